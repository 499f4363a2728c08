"""Who said what: each difficulty of the news in invented sentences, with all that is expected of a quote."""

from typing import NamedTuple

import pytest

from reader.analysis.speakers.find_quotes import find_speakers
from reader.analysis.speakers.without_model import find_plain_speakers
from reader.analysis.text.nlp import parse
from reader.model.document import Block, Document, plain_document
from reader.model.mark import DOUBTFUL, Quote


class Said(NamedTuple):
    name: str
    role: str
    kind: str
    cue: str
    words: str
    """The first span from its first to its last word, the middle left out as "..."."""


CASES: dict[str, tuple[str, list[Said]]] = {
    # direct
    "quote, subject, verb": (
        "“We have made a fair offer,” Belkin said.",
        [Said("Belkin", "", "direct", "said", "“We have made a fair offer,”")],
    ),
    "subject, verb, quote": (
        "Port minister Anton Belkin said, \"The strike must end.\"",
        [Said("Anton Belkin", "Port minister", "direct", "said", "\"The strike must end.\"")],
    ),
    "inversion": (
        "“Every bed has a name on it,” said the country's Chief Medical Officer, Femi Adeyemi, at a hearing.",
        [Said("Femi Adeyemi", "country's Chief Medical Officer", "direct", "said", "“Every bed has a name on it,”")],
    ),
    "inversion with a long apposition": (
        "“The gate was open,” said Maria Toller, head of the dockers' union, on Monday.",
        [Said("Maria Toller", "head of the dockers' union", "direct", "said", "“The gate was open,”")],
    ),
    "told whom": (
        "Ana Duarte, the mayor of Lubny, told reporters on Friday: “The bridge is safe.”",
        [Said("Ana Duarte", "mayor of Lubny", "direct", "told", "“The bridge is safe.”")],
    ),
    "a verb no list knows": (
        "“It was a good sandwich,” Brauer deadpanned into the microphone. “We shared it,” Toller parried.",
        [Said("Brauer", "", "direct", "deadpanned", "“It was a good sandwich,”"),
         Said("Toller", "", "direct", "parried", "“We shared it,”")],
    ),
    "set off by commas before the verb": (
        "“We heard loud bangs,” tourist Jo Ash, 18, from Lubny, told the Harbour Post.",
        [Said("Jo Ash", "tourist", "direct", "told", "“We heard loud bangs,”")],
    ),
    # interrupted, several sentences, paragraphs
    "interrupted": (
        "“The river,” said Gita Rao, a teacher, “was in my kitchen.”",
        [Said("Gita Rao", "teacher", "direct", "said", "“The river,”")],
    ),
    "goes on after the cue": (
        "“He never came,” Toller said. “When he does, we can talk.”",
        [Said("Toller", "", "direct", "said", "“He never came,”")],
    ),
    "question and exclamation before the cue": (
        "“What are we waiting for?” asked Clara Novak. “Stop it!” Judge Hsu cried.",
        [Said("Clara Novak", "", "direct", "asked", "“What are we waiting for?”"),
         Said("Judge Hsu", "Judge", "direct", "cried", "“Stop it!”")],
    ),
    "over paragraphs": (
        "“We are not out of danger,” Belkin said. “The fund is empty.\n\n“There is still time.”",
        [Said("Belkin", "", "direct", "said", "“We are not out of danger,”")],
    ),
    "a colon and the next paragraph": (
        "President Ivo Brankov continued:\n\n“A corridor has two doors and no roof.”",
        [Said("Ivo Brankov", "President", "direct", "continued", "“A corridor has two doors and no roof.”")],
    ),
    "a paragraph without a cue": (
        "“We were lucky twice,” Sana Qureshi said.\n\n“I would rather be good once.”",
        [Said("Sana Qureshi", "", "direct", "said", "“We were lucky twice,”"),
         Said("Sana Qureshi", "", "direct", "", "“I would rather be good once.”")],
    ),
    "never closed": (
        "“We will stay until spring, said nobody.\n\nBelkin said: “We wait.",
        [Said("Belkin", "", "direct", "said", "“We wait.")],
    ),
    # marks
    "British single marks": (
        "‘We can't heat a building that nobody uses,’ said Margaret Osei, leader of the council.",
        [Said("Margaret Osei", "leader of the council", "direct", "said",
              "‘We can't heat a building that nobody uses,’")],
    ),
    "curly and straight mixed": (
        "“I counted them twice,\" Egan said. \"There were three missing.”",
        [Said("Egan", "", "direct", "said", "“I counted them twice,\"")],
    ),
    "nested": (
        "“He said, ‘You never saw this,’ and left,” Ruth Amadi told the court.",
        [Said("Ruth Amadi", "", "direct", "told", "“He said, ‘You never saw this,’ and left,”")],
    ),
    # mixed
    "mixed after that": (
        "Belkin said that the strike was “a knife at our throat” and had to end.",
        [Said("Belkin", "", "mixed", "said", "that the strike ... had to end")],
    ),
    "mixed object": (
        "Maria Toller rejected the offer as “an insult wrapped in a ribbon.”",
        [Said("Maria Toller", "", "mixed", "rejected", "the offer as ... in a ribbon.”")],
    ),
    "mixed before the cue": (
        "The survival of the islands was “frankly miraculous,” according to Tanaka.",
        [Said("Tanaka", "", "mixed", "according to", "The survival of ... was “frankly miraculous,”")],
    ),
    "called it names": (
        "Greenwatch called the pause “a pause for the cameras” on Sunday.",
        [Said("Greenwatch", "", "mixed", "called", "the pause “a ... for the cameras”")],
    ),
    # indirect
    "indirect": (
        "Anton Belkin said on Tuesday that the strike had cost 40 million crowns.",
        [Said("Anton Belkin", "", "indirect", "said", "that the strike ... 40 million crowns")],
    ),
    "content first": (
        "Three villages have been emptied, said two security officials.",
        [Said("two security officials", "", "indirect", "said", "Three villages have been emptied")],
    ),
    "as she said": (
        "As Duarte said last week, tariffs would make her look tough.\n\nAs she said this, the lights went out.",
        [Said("Duarte", "", "indirect", "said", "tariffs would make her look tough")],
    ),
    "a title around the cue": (
        "“The Silver Plough,” Dorvane says, had been in the making for years.",
        [Said("Dorvane", "", "indirect", "says", "had been in ... making for years")],
    ),
    "a verb taken for an adjective": (
        "Orvane Bank, meanwhile, estimated shoppers paid some $31 billion with the cards this year.",
        [Said("Orvane Bank", "", "indirect", "estimated", "shoppers paid some ... cards this year")],
    ),
    "it was impossible belongs to what is added": (
        "Naeem added that the ward was out of service, and it was impossible to help.",
        [Said("Naeem", "", "indirect", "added", "that the ward ... impossible to help")],
    ),
    "two sources and a chief": (
        "Gunmen killed eleven soldiers in an ambush near the town of Lubny, two security sources and a chief said.",
        [Said("two security sources and a chief", "", "indirect", "said",
              "Gunmen killed eleven ... town of Lubny")],
    ),
    "content around the cue": (
        "However, Belkin insisted, the port will open on Monday.",
        [Said("Belkin", "", "indirect", "insisted", "the port will open on Monday")],
    ),
    "according to in front": (
        "According to Petr Havlik, an economist at Northbank, the fund would last until March.",
        [Said("Petr Havlik", "economist at Northbank", "indirect", "According to", "the fund would last until March")],
    ),
    "denial": (
        "Energy Minister Ana Duarte denied that the country was running out of diesel.",
        [Said("Ana Duarte", "Energy Minister", "indirect", "denied", "that the country ... out of diesel")],
    ),
    "accusation": (
        "The opposition accused her of hiding the figures.",
        [Said("the opposition", "", "indirect", "accused", "her of hiding the figures")],
    ),
    "vow": (
        "Joyce Wambui promised to visit the highlands.",
        [Said("Joyce Wambui", "", "indirect", "promised", "to visit the highlands")],
    ),
    "a participle shares the speaker": (
        "Belkin said the port was safe, adding that night trains would need escorts.",
        [Said("Belkin", "", "indirect", "said", "the port was safe"),
         Said("Belkin", "", "indirect", "adding", "that night trains would need escorts")],
    ),
    "a second verb shares the speaker": (
        "Duarte said that the pumps had failed and warned that more would follow.",
        [Said("Duarte", "", "indirect", "said", "that the pumps had failed"),
         Said("Duarte", "", "indirect", "warned", "that more would follow")],
    ),
    "relative clause": (
        "Lena Ostrov, who has said she would run only if asked, was asked on Sunday.",
        [Said("Lena Ostrov", "", "indirect", "said", "she would run only if asked")],
    ),
    "a study finds": (
        "A study by the World Clinic Network found that one ward in five had no night nurse.",
        [Said("World Clinic Network", "", "indirect", "found", "that one ward ... no night nurse")],
    ),
    "said, but warned": (
        "The bank said talks had gone well but warned demand was weak.\n\n"
        "It confirmed the deal had been signed and said details would follow.",
        [Said("the bank", "", "indirect", "said", "talks had gone well"),
         Said("the bank", "", "indirect", "warned", "demand was weak"),
         Said("the bank", "", "indirect", "confirmed", "the deal had been signed"),
         Said("the bank", "", "indirect", "said", "details would follow")],
    ),
    "who was lied to may be who accuses": (
        "Duarte said the minister had lied and accused her of spying.",
        [Said("Duarte", "", "indirect", "said", "the minister had ... her of spying"),
         Said("the minister", "", "indirect", "accused", "her of spying")],
    ),
    "said while asserting": (
        "Duarte said the port was “not a toy” as she once again insisted that it was safe.",
        [Said("Duarte", "", "mixed", "said", "the port was “not a toy”"),
         Said("Duarte", "", "indirect", "insisted", "that it was safe")],
    ),
    "what the writer adds": (
        "Belkin warned of long delays, which did not go over well.\n\n"
        "Toller warned of “ruinous” floods along the coast as the storm made landfall.",
        [Said("Belkin", "", "indirect", "warned", "long delays"),
         Said("Toller", "", "mixed", "warned", "“ruinous” floods along the coast")],
    ),
    "told whom they had lost": (
        "One of the men told rescuers they had lost steering.",
        [Said("one of the men", "", "indirect", "told", "they had lost steering")],
    ),
    "an office that tells what others told": (
        "One of the men told rescuers they had lost steering, according to the Coast Office.",
        [Said("Coast Office", "", "indirect", "according to", "One of the ... had lost steering")],
    ),
    "the one uncle there is": (
        "His uncle said the roof gave way.\n\n“We sat in the cellar till dawn,” the uncle, Ivo Karstens, said.",
        [Said("Ivo Karstens", "uncle", "indirect", "said", "the roof gave way"),
         Said("Ivo Karstens", "uncle", "direct", "said", "“We sat in the cellar till dawn,”")],
    ),
    "the drug regulator is no drugmaker": (
        "Belvane said it works.\n\nThe drug regulator said it would wait.",
        [Said("Belvane", "", "indirect", "said", "it works"),
         Said("the drug regulator", "", "indirect", "said", "it would wait")],
    ),
    "told the judge they were": (
        "The foreman told the judge they were “hopelessly stuck”.",
        [Said("the foreman", "", "mixed", "told", "they were “hopelessly stuck”")],
    ),
    "what others say and do": (
        "Officials said at least 40 people had been killed, while rebels put the toll at 120.\n\n"
        "Belkin said he would “finish what we started”, drawing chants from the crowd.",
        [Said("officials", "", "indirect", "said", "at least 40 ... had been killed"),
         Said("Belkin", "", "mixed", "said", "he would “finish what we started”")],
    ),
    "said he had called": (
        "Duarte said she had called for help twice.",
        [Said("Duarte", "", "indirect", "said", "she had called for help twice")],
    ),
    "at a briefing that": (
        "Spokesperson Ana Wu said at a regular briefing that Velden “firmly opposes” the sale.",
        [Said("Ana Wu", "Spokesperson", "mixed", "said", "that Velden “firmly opposes” the sale")],
    ),
    "according to a readout": (
        "“We should not miss this,” Chancellor Ilse Wagner told her counterpart, according to a readout of the call.",
        [Said("Ilse Wagner", "Chancellor", "direct", "told", "“We should not miss this,”")],
    ),
    # sources
    "statement": (
        "Calder Mining said in a statement that it had “paused all blasting” at the pit.",
        [Said("Calder Mining", "", "mixed", "said", "that it had ... at the pit")],
    ),
    "post": (
        "Dana Whitlock wrote on social media: “One crack is one too many.”",
        [Said("Dana Whitlock", "", "direct", "wrote", "“One crack is one too many.”")],
    ),
    "ministry": (
        "The Ministry of Works in Lubny said the bridge was closed. The ministry added that it would open in May.",
        [Said("Ministry of Works", "", "indirect", "said", "the bridge was closed"),
         Said("Ministry of Works", "", "indirect", "added", "that it would open in May")],
    ),
    "unnamed": (
        "“It is over,” said a senior official who asked not to be named.",
        [Said("a senior official", "", "direct", "said", "“It is over,”")],
    ),
    "plural common noun": (
        "Residents complained that no warning had been given.",
        [Said("residents", "", "indirect", "complained", "that no warning had been given")],
    ),
    # names
    "surname to full name": (
        "Port minister Anton Belkin arrived.\n\n“My door is open,” Belkin said.",
        [Said("Anton Belkin", "Port minister", "direct", "said", "“My door is open,”")],
    ),
    "misspelt surname": (
        "Deputy minister Yevgeny Marchuk arrived.\n\n“The bridge is safe,” Marchuck said.",
        [Said("Yevgeny Marchuk", "Deputy minister", "direct", "said", "“The bridge is safe,”")],
    ),
    "she": (
        "Port minister Anton Belkin met Maria Toller. Toller left early.\n\n“We can talk,” she said.",
        [Said("Maria Toller", "", "direct", "said", "“We can talk,”")],
    ),
    "he, with two to choose from": (
        "Chancellor Stefan Brauer met Interior Minister Inge Stahl.\n\n“It rained,” he said.",
        [Said("Stefan Brauer", "Chancellor", "direct", "said", "“It rained,”")],
    ),
    "the minister": (
        "Port minister Anton Belkin met Maria Toller, head of the union.\n\n“It stays,” the minister said.",
        [Said("Anton Belkin", "Port minister", "direct", "said", "“It stays,”")],
    ),
    "what a company is, before its name": (
        "Developer Northquay Holdings said the price was fair.\n\nChipmaker Orvane said “it is over.”",
        [Said("Northquay Holdings", "Developer", "indirect", "said", "the price was fair"),
         Said("Orvane", "Chipmaker", "direct", "said", "“it is over.”")],
    ),
    "who is quoted, not who quotes": (
        "Foreign Minister Ilya Koren arrived.\n\n“We never left,” TNA quoted him as saying.\n\n"
        "The agency quoted Koren as saying that talks would resume.",
        [Said("Ilya Koren", "Foreign Minister", "direct", "quoted him as saying", "“We never left,”"),
         Said("Ilya Koren", "Foreign Minister", "indirect", "quoted Koren as saying", "that talks would resume")],
    ),
    "the governor is not the town": (
        "Speaking in Sarnholt, the central bank governor said “it stays.”",
        [Said("the central bank governor", "", "direct", "said", "“it stays.”")],
    ),
    "a firm of two names and its economist": (
        "“We see it,” Calder & Finch economist Tara Boyle wrote.\n\n"
        "“We do not,” said Marks & Renner chief executive Stuart Vane.",
        [Said("Tara Boyle", "Calder & Finch economist", "direct", "wrote", "“We see it,”"),
         Said("Stuart Vane", "Marks & Renner chief executive", "direct", "said", "“We do not,”")],
    ),
    "whose man he is": (
        "“It is over,” said Pieter Lang of the Centre Alliance.\n\n“It is not,” said the Office of the Regent.",
        [Said("Pieter Lang", "of the Centre Alliance", "direct", "said", "“It is over,”"),
         Said("Office of the Regent", "", "direct", "said", "“It is not,”")],
    ),
    "the union is no securities house": (
        "“This is a reset,” said Ines Calloway of Brightwater Securities.\n\n“It is reckless,” the union said.",
        [Said("Ines Calloway", "of Brightwater Securities", "direct", "said", "“This is a reset,”"),
         Said("the union", "", "direct", "said", "“It is reckless,”")],
    ),
    "title tells two of one surname apart": (
        "Senator John Farrow and Governor Helen Farrow met.\n\n“It got worse,” the governor said.",
        [Said("Helen Farrow", "Governor", "direct", "said", "“It got worse,”")],
    ),
    "Mr. and Ms.": (
        "Edward Kimani, chairman of the board, met Joyce Wambui.\n\n"
        "“It costs more,” Mr. Kimani said. “I pay,” Ms. Wambui said.",
        [Said("Edward Kimani", "chairman of the board", "direct", "said", "“It costs more,”"),
         Said("Joyce Wambui", "", "direct", "said", "“I pay,”")],
    ),
    "they after an unnamed source": (
        "They met on Sunday, and a source close to the family said he was ill.\n\n"
        "“He rests,” they said.",
        [Said("a source close to the family", "", "indirect", "said", "he was ill"),
         Said("a source close to the family", "", "direct", "said", "“He rests,”")],
    ),
    "a surname that is a role": (
        "Industry analyst Ken Doctor left.\n\n“It shrinks,” Doctor said.",
        [Said("Ken Doctor", "Industry analyst", "direct", "said", "“It shrinks,”")],
    ),
    "WHO is no pronoun": (
        "The World Health Office (WHO) met. Plague is rare, the WHO said.",
        [Said("World Health Office", "", "indirect", "said", "Plague is rare")],
    ),
    "it is no place": (
        "Many live in the Lubny Strip. It said on Monday that the road was closed.",
        [Said("", "", "indirect", "said", "that the road was closed")],
    ),
    "whom the sentence before is about": (
        "“We wait,” Amara Osei-Poe said.\n\n“I wait,” Leo Marx said.\n\nOsei-Poe looked away. “He owes me.”",
        [Said("Amara Osei-Poe", "", "direct", "said", "“We wait,”"),
         Said("Leo Marx", "", "direct", "said", "“I wait,”"),
         Said("Amara Osei-Poe", "", "direct", "", "“He owes me.”")],
    ),
    "a name and one word": (
        "“Close it,” Dean Fagg said.\n\n“It stays,” Mabel Crisp said.\n\n“No,” Fagg said.\n\n"
        "Crisp snorts. “He has not been in since he was nine.”",
        [Said("Dean Fagg", "", "direct", "said", "“Close it,”"),
         Said("Mabel Crisp", "", "direct", "said", "“It stays,”"),
         Said("Dean Fagg", "", "direct", "said", "“No,”"),
         Said("Mabel Crisp", "", "direct", "", "“He has not been in since he was nine.”")],
    ),
    "whom the paragraph before is about": (
        "“We wait,” Anton Belkin said.\n\nCounselor Heather Wible, organizer of the drive, told of her joy.\n\n"
        "“The children turned their learning into action.”",
        [Said("Anton Belkin", "", "direct", "said", "“We wait,”"),
         Said("Heather Wible", "organizer of the drive", "direct", "",
              "“The children turned their learning into action.”")],
    ),
    "paper with its name": (
        "The Velden newspaper Harbour Post reported that soldiers had left. Better-than-hoped data showed it rose.",
        [Said("Harbour Post", "Velden newspaper", "indirect", "reported", "that soldiers had left"),
         Said("better-than-hoped data", "", "indirect", "showed", "it rose")],
    ),
    "it shows, analysts said": (
        "Orvane fell. Analysts said it shows that prices had peaked.",
        [Said("analysts", "", "indirect", "said", "it shows that prices had peaked")],
    ),
    "it is the body that speaks": (
        "Calder Mining said the pit was safe. It added that blasting had stopped in Lubny.",
        [Said("Calder Mining", "", "indirect", "said", "the pit was safe"),
         Said("Calder Mining", "", "indirect", "added", "that blasting had stopped in Lubny")],
    ),
    "the nearest of two subjects": (
        "Bench scraper, a sturdy edge used to scrape flat tops: “They give you an even coat,” Manganelli says.",
        [Said("Manganelli", "", "direct", "says", "“They give you an even coat,”")],
    ),
    "a part of a long name": (
        "Planning Minister Rodrigo Fuentes Araya left. “No,” Fuentes said.\n\n"
        "Samjin president Han Ji-won left. “No,” Han said.\n\n"
        "The envoy, Maria de la Cruz Herrera, left. “No,” de la Cruz said.\n\n"
        "A spokesperson for the ministry, Liu Heng, said, “No.” “Never,” Liu said.\n\n"
        "The group’s leader, Nabil al-Hashem, left. “No,” Hashem said.\n\n"
        "The mayor, Pieter van der Meulen, left. Van der Meulen said, “No.”",
        [Said("Rodrigo Fuentes Araya", "Planning Minister", "direct", "said", "“No,”"),
         Said("Han Ji-won", "Samjin president", "direct", "said", "“No,”"),
         Said("Maria de la Cruz Herrera", "envoy", "direct", "said", "“No,”"),
         Said("Liu Heng", "spokesperson for the ministry", "direct", "said", "“No.”"),
         Said("Liu Heng", "spokesperson for the ministry", "direct", "said", "“Never,”"),
         Said("Nabil al-Hashem", "group’s leader", "direct", "said", "“No,”"),
         Said("Pieter van der Meulen", "mayor", "direct", "said", "“No.”")],
    ),
    "whose daughter she is": (
        "Her daughter, the playwright Imogen Rowe, said, “It rained.”\n\n"
        "His rival, former banker Lydia Mbanefo, said, “It did not.”",
        [Said("Imogen Rowe", "playwright", "direct", "said", "“It rained.”"),
         Said("Lydia Mbanefo", "former banker", "direct", "said", "“It did not.”")],
    ),
    "short words make no title": (
        "Belkin left. “You will have to ask Bello,” Toller said.",
        [Said("Toller", "", "direct", "said", "“You will have to ask Bello,”")],
    ),
    "taken up by where he is from and how old": (
        "Manager Stig Halvorsen left. “Wrong price,” the Norwegian said.\n\n“No,” said the 51-year-old coach.",
        [Said("Stig Halvorsen", "Manager", "direct", "said", "“Wrong price,”"),
         Said("Stig Halvorsen", "Manager", "direct", "said", "“No,”")],
    ),
    "a name nobody knows for a person's": (
        "Wanjiru Kamau opened a shop. “Pain is a subject,” she said.\n\n“Balance is,” the Lubny-born designer said.",
        [Said("Wanjiru Kamau", "Lubny-born designer", "direct", "said", "“Pain is a subject,”"),
         Said("Wanjiru Kamau", "Lubny-born designer", "direct", "said", "“Balance is,”")],
    ),
    "she is whom the sentence before is about": (
        "“It is dry,” Maria Toller said.\n\nA water engineer agreed. “It is slow,” she said.",
        [Said("Maria Toller", "", "direct", "said", "“It is dry,”"),
         Said("a water engineer", "", "direct", "said", "“It is slow,”")],
    ),
    "he makes her another": (
        "Few know the canal like Bertil Nyqvist. He walks there. Ada Lunde came. “It is dry,” she said.",
        [Said("Ada Lunde", "", "direct", "said", "“It is dry,”")],
    ),
    # what stands beside the speaker
    "possessive behind a closing single mark": (
        "‘Half a wall is a step,’ said the islands’ ambassador, Rashida Comar.",
        [Said("Rashida Comar", "islands’ ambassador", "direct", "said", "‘Half a wall is a step,’")],
    ),
    "single marks inside double ones stay": (
        "Brankov told Toller, “The same ‘stable genius’ said we had won,” and left.",
        [Said("Brankov", "", "direct", "told", "“The same ‘stable genius’ said we had won,”")],
    ),
    "dateline": (
        "HANOI, Velden (AP) — Defense Secretary Mark Elder on Monday accused the navy of waiting. He urged it to act.",
        [Said("Mark Elder", "Defense Secretary", "indirect", "accused", "the navy of waiting"),
         Said("Mark Elder", "Defense Secretary", "indirect", "urged", "it to act")],
    ),
    "subject behind a place": (
        "In a post on Pinboard, the governor of the coast, Oksana Lyubchenko, said a tank had burned.",
        [Said("Oksana Lyubchenko", "governor of the coast", "indirect", "said", "a tank had burned")],
    ),
    "place before the subject": (
        "Upstream, the operator of the dam, Selka Power, said its reservoir was full.",
        [Said("Selka Power", "operator of the dam", "indirect", "said", "its reservoir was full")],
    ),
    "a firm in apposition to its trade is the company": (
        "The operator of the Hask dam, Selka Power, said its lake was full. ‘We are dry,’ the company said.",
        [Said("Selka Power", "operator of the Hask dam", "indirect", "said", "its lake was full"),
         Said("Selka Power", "operator of the Hask dam", "direct", "said", "‘We are dry,’")],
    ),
    "the Frenchwoman is no man": (
        "Claire Vasseur won the stage ahead of Paul Brandt. Brandt said the wind had turned. "
        "“I went early,” the Frenchwoman said. She thanked her team.",
        [Said("Paul Brandt", "", "indirect", "said", "the wind had turned"),
         Said("Claire Vasseur", "", "direct", "said", "“I went early,”")],
    ),
    "sum before the subject": (
        "The port put the loss at 190 million crowns, but its secretary, Inga Rold, said that it was small.",
        [Said("Inga Rold", "secretary", "indirect", "said", "that it was small")],
    ),
    "told a body": (
        "“We do not set tariffs,” the bank’s governor, Nadja Ferrow, told a news conference in Lubny on Monday.",
        [Said("Nadja Ferrow", "bank’s governor", "direct", "told", "“We do not set tariffs,”")],
    ),
    "inversion behind a common noun": (
        "Jobs will go in areas that do not support its goals, said Calder executive Marco Clare in a letter to staff.",
        [Said("Marco Clare", "Calder executive", "indirect", "said", "Jobs will go ... support its goals")],
    ),
    "she is not the company": (
        "Dana Fosk, who had voted against, looked for her gloves. Skarra Line said it would sail.\n\n"
        "“I wanted the nine,” she said.",
        [Said("Skarra Line", "", "indirect", "said", "it would sail"),
         Said("Dana Fosk", "", "direct", "said", "“I wanted the nine,”")],
    ),
    "possessive within a name": (
        "The Harbour Workers’ Union said the strike would go on.",
        [Said("Harbour Workers’ Union", "", "indirect", "said", "the strike would go on")],
    ),
    "a paper seen by an outlet": (
        "A ministry paper from September, seen by the Ledger, warned that prices would rise.",
        [Said("a ministry paper from September", "", "indirect", "warned", "that prices would rise")],
    ),
    "notes on teams are no transcript": (
        "The Falcons beat the Rovers.\n\nFalcons: Ash left early.\n\nRovers: Poe missed a game.\n\n"
        "Falcons: Visit Lubny on Friday.",
        [],
    ),
    # labels
    "headline with a colon": (
        "Brankov: ‘We will not be a corridor’\n\nPresident Ivo Brankov left.",
        [Said("Ivo Brankov", "President", "direct", ":", "‘We will not be a corridor’")],
    ),
    "headline without marks": (
        "Finance minister: budget will be ready\n\nFinance minister Marit Skogen left on Friday.",
        [Said("Marit Skogen", "Finance minister", "indirect", ":", "budget will be ready")],
    ),
    "headline that ends with who speaks": (
        "Three killed in blast: police\n\nA bomb went off in Lubny.",
        [Said("police", "", "indirect", ":", "Three killed in blast")],
    ),
    "headline with one of two ministers": (
        "Minister: talks resume\n\nFinance minister Marit Skogen met port minister Anton Belkin.",
        [Said("Minister", "", "indirect", ":", "talks resume")],
    ),
    "headline about somebody": ("Ana Duarte: a life in song\n\nAna Duarte left on Friday.", []),
    "headline about something": ("Floods in Lubny: what we know\n\nIt rained on Friday.", []),
    "credits": ("Director: Ana Duarte\n\nThe film opens on Friday.", []),
    "interview": (
        "The novelist Ana Duarte has a new book.\n\nQ: Why the sea?\n\nA: I was bored.\n\nQ: Again?\n\nA: Yes.",
        [Said("", "", "direct", ":", "Why the sea?"), Said("Ana Duarte", "novelist", "direct", ":", "I was bored."),
         Said("", "", "direct", ":", "Again?"), Said("Ana Duarte", "novelist", "direct", ":", "Yes.")],
    ),
    "interview with one of two": (
        "Ana Duarte met Anton Belkin.\n\nQ: Why?\n\nA: I was bored.\n\nQ: Again?\n\nA: Yes.",
        [Said("", "", "direct", ":", words) for words in ("Why?", "I was bored.", "Again?", "Yes.")],
    ),
    "label in a sentence": (
        "Asked about the offer, the minister: “It stays on the table.”",
        [Said("the minister", "", "direct", ":", "“It stays on the table.”")],
    ),
    "signature on the line below": (
        "The strike went on.\n\n“We have nothing left to give.”\n\nMaria Toller, head of the dockers’ union",
        [Said("Maria Toller", "head of the dockers’ union", "direct", "Maria Toller",
              "“We have nothing left to give.”")],
    ),
    "dialogue behind dashes": (
        "— I will not go, said Anton Belkin.\n\n— Then we stay, Maria Toller answered. — We shall see.",
        [Said("Anton Belkin", "", "direct", "said", "I will not go"),
         Said("Maria Toller", "", "direct", "answered", "Then we stay")],
    ),
    "label no tagger knows for a name": (
        "Belkin: ‘We will not yield’\n\nAnton Belkin, the port minister, spoke on Monday.",
        [Said("Anton Belkin", "port minister", "direct", ":", "‘We will not yield’")],
    ),
    "signature behind a dash": (
        "“The sea gives and the sea takes.” — Ana Duarte, mayor of Lubny",
        [Said("Ana Duarte", "mayor of Lubny", "direct", "—", "“The sea gives and the sea takes.”")],
    ),
    "transcript": (
        "Anton Belkin met the press.\n\nHOST: What now?\n\nBELKIN: We wait.\n\nHOST: For whom?\n\nBELKIN: For spring.",
        [Said("HOST", "", "direct", ":", "What now?"), Said("Anton Belkin", "", "direct", ":", "We wait."),
         Said("HOST", "", "direct", ":", "For whom?"), Said("Anton Belkin", "", "direct", ":", "For spring.")],
    ),
    # no speech
    "titles are no speech": ("The festival opened with “The Long Harvest,” a drama, and Lindqvist said nothing.", []),
    "nicknames are no speech": ("Lindqvist, nicknamed “The Clock” by all, left in a “people's limousine.”", []),
    "nothing said": ("Belkin did not say when he would go. Toller declined to say. Nobody would say why.", []),
    "goes without saying": ("It goes without saying that winter is hard in the valley.", []),
    "told elsewhere": ("Belkin disclosed this during a meeting in Lubny on Tuesday.", []),
    "nobody said": ("Nobody has said when the port will open. No one said why it closed.", []),
    "had he said": ("Had he said no, the deal would have died.", []),
    "said to be": ("Belkin is said to be ill. He reportedly left.", []),
    "a move suggests": ("The move suggests that prices will fall.", []),
    "title with a cue": (
        "Orla Finn says in her book, “The Long Harvest,” that the river was poisoned.",
        [Said("Orla Finn", "", "indirect", "says", "that the river was poisoned")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_who_said_what(text: str, expected: list[Said]) -> None:
    assert [_said(text, quote) for quote in _quotes(text)] == expected


def test_a_quotation_goes_on_behind_its_cue_and_over_paragraphs() -> None:
    (quote,) = _quotes("“We are not safe,” Belkin said. “The fund is empty.\n\n“There is still time.”")
    assert len(quote.spans) == 3


VIA = {
    "he added": ("Ivo Brankov rose. According to Nordwire, he added, “We wait.”", "Ivo Brankov", "Nordwire"),
    "at the end": ("It fell, claimed two officials, according to Nordwire.", "two officials", "Nordwire"),
    "told an agency": ("“We wait,” Ivo Brankov told the Harbour News Agency.", "Ivo Brankov", "Harbour News Agency"),
    "told a known agency": ("Ivo Brankov told the state TASS agency that they wait.", "Ivo Brankov", "TASS"),
    "at the end, after a call": (
        "Ivo Brankov has called for “calm” in Lubny, state news agency Nordwire reported on Friday.",
        "Ivo Brankov", "Nordwire",
    ),
    "the agency reported": ("Ivo Brankov said they would wait, Nordwire reported.", "Ivo Brankov", "Nordwire"),
    "nobody between": ("“We wait,” Ivo Brankov told the crowd in Lubny.", "Ivo Brankov", ""),
}  # fmt: skip


@pytest.mark.parametrize(("text", "name", "via"), VIA.values(), ids=VIA.keys())
def test_via(text: str, name: str, via: str) -> None:
    quote = _quotes(text)[-1]
    assert (quote.speaker_name, quote.via) == (name, via)


METHODS = {
    "name": ("“No,” Ana Duarte said.", "name"),
    "surname": ("Ana Duarte rose. “No,” Duarte said.", "surname"),
    "spelling": ("Yuri Brankov rose. “No,” Barnkov said.", "spelling"),
    "role": ("Mayor Ana Duarte rose. “No,” the mayor said.", "role"),
    "pronoun": ("Ana Duarte rose. “No,” she said.", "pronoun"),
    "unnamed": ("“No,” a clerk said.", "unnamed"),
    "report": ("The report by Greenwatch said the river was dead.", "report"),
    "continued": ("“No,” Ana Duarte said.\n\n“We will never sign such a paper.”", "continued"),
}


@pytest.mark.parametrize(("text", "method"), METHODS.values(), ids=METHODS.keys())
def test_the_method_is_told(text: str, method: str) -> None:
    assert _quotes(text)[-1].way == method


def test_turns_without_cues_alternate_doubtfully() -> None:
    text = (
        "“Twelve machines, eleven pilots,” Paul Okonkwo said.\n\n“The twelfth graduates in May,” Viktor Nagy said.\n\n"
        "“Then buy the twelfth machine in May,” Okonkwo said.\n\n“And who will pay for all of that?”"
    )
    last = _quotes(text)[-1]
    assert (last.speaker_name, last.way) == ("Viktor Nagy", "turn")
    assert last.confidence < DOUBTFUL


def test_a_question_is_answered_by_the_other() -> None:
    text = "“We sold it,” Ana Duarte said.\n\n“And the money?” Ivo Brankov asked.\n\n“The money is in the bank.”"
    last = _quotes(text)[-1]
    assert (last.speaker_name, last.way) == ("Ana Duarte", "turn")


def test_an_ambiguous_surname_is_doubtful() -> None:
    quote = _quotes("John Farrow met Jack Farrow.\n\n“It got worse,” Farrow said.")[-1]
    assert quote.confidence < DOUBTFUL


PLAIN = {
    "the subject, not the bystander": (
        "“We had some trouble,” Toller, head of the union, said on Monday at the Harbour Post.", "Maria Toller"
    ),
    "a capital is no verb": ("They played “Mary and the Lamb by the Sea,” Marvel Works and more.", ""),
    "somebody of hers": ("“We are sorry for all of this,” said a Northbank spokesman when reached.", ""),
    "behind of": ("“We fall off a cliff now,” said the director of Northbank Foods.", ""),
    "a pronoun": ("“Here we are at last,” he told Lubny settlers.", ""),
}  # fmt: skip


@pytest.mark.parametrize(("text", "name"), PLAIN.values(), ids=PLAIN.keys())
def test_without_a_model_no_bystander_speaks(text: str, name: str) -> None:
    quotes = find_plain_speakers(plain_document(f"Maria Toller came.\n\n{text}")).quotes
    assert [quote.speaker_name for quote in quotes] == [name]


def test_they_are_not_one_man_for_sure() -> None:
    text = "Ana Duarte said the offer stood.\n\nThe crowd grew. They say the fund is empty."
    assert all(q.confidence < DOUBTFUL for q in _quotes(text) if q.speaker_name == "Ana Duarte" and q.way == "pronoun")


@pytest.mark.parametrize("credit", [" at the site", " Photo: Mila Brandt/Pool via NORDWIRE", ". Photo: Mila Brandt"])
def test_a_full_name_in_a_caption_serves_the_text(credit: str) -> None:
    text = f"Pellas said the leak was small.\nCastellan spokesman Dorin Pellas{credit}"
    document = Document(text, (Block("paragraph", 0, 31), Block("caption", 32, len(text))))
    doc = parse(document)
    assert doc is not None
    (quote,) = find_speakers(document, doc).quotes
    assert (quote.speaker_name, quote.role) == ("Dorin Pellas", "Castellan spokesman")


def test_each_naming_of_a_speaker_is_a_mention() -> None:
    text = "Port minister Anton Belkin rose. Maria Toller sat. “No,” Belkin said. “Never,” he added."
    found = find_speakers(plain_document(text), parse(text))  # type: ignore[arg-type]
    assert [(text[slice(*m.span)], m.name, m.method) for m in found.mentions] == [
        ("Anton Belkin", "Anton Belkin", "name"),
        ("Belkin", "Anton Belkin", "surname"),
        ("he", "Anton Belkin", "pronoun"),
    ]


def test_what_lies_beyond_the_parse_is_left_alone() -> None:
    text = "“No,” Ana Duarte said.\n“Yes,” Ivo Brankov said."
    doc = parse(text, longest=30)
    assert doc is not None
    assert [quote.speaker_name for quote in find_speakers(plain_document(text), doc).quotes] == ["Ana Duarte"]


def _quotes(text: str) -> tuple[Quote, ...]:
    doc = parse(text)
    assert doc is not None
    return find_speakers(plain_document(text), doc).quotes


def _said(text: str, quote: Quote) -> Said:
    words = text[slice(*quote.spans[0])]
    if quote.kind != "direct" and len(words.split()) > 6:
        words = " ".join([*words.split()[:3], "...", *words.split()[-3:]])
    return Said(quote.speaker_name, quote.role, quote.kind, text[slice(*quote.cue)] if quote.cue else "", words)
