"""Numbers that are no figures, told by their own form: names, addresses, scores, ranks, pages, pronouns.

Dates stand in `calendar_dates`, page furniture in `boilerplate`. A bare number that its neighbors decide about is the
matter of `not_quantities`.
"""

import re

from reader.analysis.numbers.currencies import CODES
from reader.analysis.numbers.numbers import TENS, UNITS
from reader.model.lexicon.text_patterns import PatternTable, TextPattern

_COUNT = "|".join([*UNITS, *TENS])

CODES_AND_NUMBERS = PatternTable(
    "anywhere",
    (
        TextPattern(
            "letters before digits",
            r"\b(?!(?:[A-Z]{3}|R[sMp]|rs|Dh|US|euro)\$?\d|(?:k|c|m)?m[23]\b"
            r"|R\d{1,3}(?:,\d{3})+|R\d+(?:\.\d+)?\s?(?:million|billion|trillion|bn|m)\b|[RP]\d[\d,.]*\s(?:an?|per)\s)"
            r"[A-Za-z]+\d[\w.]*(?:-\w+)?",
            "models, flights, viruses, roads; amounts in a currency are none of these",
            yes=("flight KV881", "H1N1", "the A40"),
            no=("USD500", "R12,000", "12 km2"),
            needs=("0",),
        ),
        TextPattern(
            "digits before letters",
            rf"\b\d+(?!(?:{'|'.join(sorted(CODES))})\b)[A-Z]\d*[A-Z]*\b(?<![KMBTCFW])|\b[2-6][GDK]\b|\b\d+x\d+\b",
            "models, networks, screens; scales of money and units are none of these",
            yes=("seat 14A", "5G", "4x4"),
            no=("$4M", "500USD"),
            needs=("0",),
        ),
        TextPattern(
            "serial number",
            r"(?i:(?:#\s?|№\s?|\bnos?\.\s?|\bno\s(?=\d)"
            rf"|\bnumbers?\s(?=(?:\d|{_COUNT})\b(?!\s(?:of|million|people))))(?:\d[\d,.-]*\w*|(?:{_COUNT})\b))",
            "a number behind No. counts nothing",
            yes=("ranked No. 7", "pump #3", "number one in the list"),
            no=("The numbers 40 million people give", "a number of 12"),
            needs=("#", "№", "no.", "nos.", "no 0", "number"),
        ),
        TextPattern(
            "rank",
            r"(?i:\b(?:top|bottom|final|big|ranked|ranks|ranking|seeded)[-\s]"
            rf"(?:\d{{1,3}}|{_COUNT})\b(?!\s?%|\spercent|\s(?:or|to)\s(?:\d|{_COUNT})))",
            "a place in a ranking",
            yes=("in the top 10", "the Big Four", "seeded third or ranked 31"),
            no=("the top 10%", "on top of 4 ships", "the top three or four offers"),
            needs=("top", "bottom", "final", "big", "rank", "seeded"),
        ),
        TextPattern(
            "group by its number",
            r"\b(?:Group|Gang|Committee|Council|Band|Club)\s[Oo]f\s(?:\d{1,3}|[A-Z][a-z]+)\b(?!\s[a-z]+s\b)",
            "the number is the group's name",
            yes=("the Group of Seven", "the Committee of 24"),
            no=("a group of 20", "the Club of 40 bakers"),
            needs=("group of ", "gang of ", "committee of ", "council of ", "band of ", "club of "),
        ),
        TextPattern(
            "parts of a book",
            r"(?i:\b(?:chapters?|pages|articles|sections|verses|parts|rooms|gates|lanes|lines|paragraphs)\s\d+"
            r"(?:(?:,\s?|\s?(?:and|to|-|–|&)\s?)\d+)+\b)",
            "numbers of chapters, rooms, lanes",
            yes=("chapters 3 and 4", "pages 12-15", "gates 4, 5 and 6"),
            no=("40 pages", "pages of 3 books"),
            needs=("s 0", "chapter 0"),
        ),
        TextPattern(
            "exchange rate",
            r"\((?:US)?[$€£¥]1\s=\s[^()]{3,60}\)",
            "what an agency converts money by, at the end of a story",
            yes=("($1 = 0.7912 pounds)", "($1 = 18.21 Mexican pesos)", "(€1 = 7.46 Danish crowns)"),
            no=("a dollar bought 0.8 pounds", "($1 a share)", "($12 = lunch)"),
            needs=("0 = ",),
        ),
        TextPattern(
            "emergency number",
            r"(?<![\w.,$€£¥₹])(?:911|999)\b(?![.,]\d|%|\s?(?:percent|million|billion|dollars|euros|pounds)\b|\s(?:[a-z]+\s)?(?:people|[a-z]+s)\b)",
            "a call for help",
            yes=("she rang 911 at once",),
            no=("999 people came", "911 old coins", "$1,999", "4.999", "999 euros"),
            needs=("000",),
        ),
        TextPattern(
            "zero in",
            r"(?i:\bzero(?:ed|es|ing)?\s(?:in|out)\b)",
            "a verb",
            yes=("They zeroed in on the pier",),
            no=("zero deaths in May",),
            needs=("zero",),
        ),
        TextPattern(
            "telephone number",
            r"(?<![\w$€£])(?![1-9]\d{0,2}(?:,\d{3})+\b)\+?\(?\d{1,4}\)?(?:[-\s.]\(?\d{2,4}\)?){1,3}[-\s.]\d{3,4}\b(?!,\d)"
            r"|\+\d{1,3}\s?[\d\s().-]{6,}\d\b|\b0\d{2,4}\s\d{5,7}\b|\bext\.?\s?\d+",
            "groups of digits",
            yes=("0800 555 0199", "(555) 010-0199", "+47 22 01 01 99", "0800 123123", "ext. 12"),
            no=("1,200,000", "$40 100"),
            needs=("-000", " 000", ".000", "+0", "ext"),
        ),
        TextPattern(
            "address on the web",
            r"\b(?:https?://|www\.)\S+|\b[\w.-]+\.(?:com|org|net|gov|edu)/\S+",
            "digits in it name a page",
            yes=("https://ossel.example/a-021-00400", "www.carrow.org/40", "tarn.com/2031/40-ships"),
            no=("the .com boom of 40 firms", "www is 40"),
            needs=("http", "www.", ".com/", ".org/", ".net/", ".gov/", ".edu/"),
        ),
        TextPattern(
            "number to call",
            r"(?i:\b(?:call|text|dial|dialing|dialling|phone|tel\.?:?|fax:?|SMS)\s+(?:on\s+|[“\"]?[A-Z]{2,}[”\"]?\s+to\s+)?\d[\d-]+(?!\s\w+s\b))",
            "a verb of calling before it",
            yes=("dial 112", "text 40404", "text HELP to 50505"),
            no=("call 20 doctors",),
            needs=("call", "text", "dial", "phone", "tel", "fax", "sms"),
        ),
        TextPattern(
            "street address",
            r"\b\d{1,5}[A-Za-z]?\s(?:[A-Z][\w.'’]+\s){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln"
            r"|Drive|Dr|Square|Sq|Court|Ct|Place|Pl|Terrace|Way|Highway|Hwy|Parkway|Plaza|Row|Quay)\b\.?",
            "a house number",
            yes=("17 Harbour Street", "4B Old Mill Rd."),
            no=("17 houses in Harbour Street",),
            needs=("0",),
        ),
        TextPattern(
            "street address, the street first",
            r"\b\d{1,4},?\s(?:Avenue|Rue|Via|Viale|Calle|Plaza|Rua|Avenida|Boulevard|Place|Piazza|Quai)\s[A-Z]\w+",
            "a house number",
            yes=("12, Rue Haute", "4 Piazza Nuova"),
            no=("12 avenues of trees",),
            needs=("avenue", "rue", "via", "calle", "plaza", "rua", "avenida", "boulevard", "place", "piazza", "quai"),
        ),
        TextPattern(
            "volume of a journal",
            r"\b(?:19|20)\d\d;\s?\d+(?:\s?\(\d+\))?:\s?[A-Za-z]?\d+(?:\s?[-–]\s?\d+)?",
            "where a paper was published",
            yes=("2015; 28: 685-690",),
            no=("2015; 28 of them",),
            needs=("000;",),
        ),
        TextPattern(
            "post code or box",
            r"\b(?:[A-Z]\.[A-Z]\.|[A-Z]{2}),?\s\d{5}(?:-\d{4})?\b|\bP\.?\s?O\.?\s[Bb]ox\s\d+",
            "part of a postal address",
            yes=("Orla, VM 05641", "P.O. Box 441"),
            no=("PO 5641", "a box of 441"),
            needs=(" 00000", "box 0"),
        ),
        TextPattern(
            "place in a law or scripture",
            r"\b\d+\s(?:U\.S\.C?\.?|USC|U\.S\.|F\.[23]d)\s§?\s?\d+|§+\s?\d[\d.()a-z-]*|\b\d+:\d+(?:-\d+)?",
            "where it stands in a book of law or scripture, or an hour",
            yes=("12 U.S.C. 44", "§ 12(b)", "3:16-18"),
            no=("12 U.S. ships",),
            needs=("0 u.s", "0 usc", "0 f.", "§", "0:0"),
        ),
        TextPattern(
            "lines of a screen",
            r"\b(?:240|360|480|720|1080|1440|2160|4320)[pi]\b",
            "a quality of pictures",
            yes=("in 1080p",),
            no=("1080 pupils",),
            needs=("00p", "00i"),
        ),
        TextPattern(
            "pixels by pixels",
            r"\b\d{3,4}\s?[x×]\s?\d{3,4}\b(?!,?\d|\s?(?:mm|cm|m|km|feet|foot|ft|met\w+|inch\w*|miles?|yards?|pixels?)\b)",
            "the size of a screen",
            yes=("its 1680 x 1050 screen", "720×720"),
            no=("a 120 x 240 metre field", "12 x 40"),
            needs=("0 x 0", "0x0", "0 × 0", "0×0"),
        ),
        TextPattern(
            "arms by number",
            r"\b(?:AK|MiG|Su|Mi|M|T|F|B|RPG)[\s-]\d{1,3}s?\b(?=\s(?:assault\s)?(?:rifles?|guns?|tanks?|jets?|fighters?"
            r"|bombers?|helicopters?|launchers?|warplanes?)\b)",
            "the model of a weapon",
            yes=("an AK 47 rifle", "two T 72 tanks"),
            no=("F 16 euros",),
            needs=("rifle", "gun", "tank", "jet", "fighter", "bomber", "helicopter", "launcher", "warplane"),
        ),
        TextPattern(
            "bore",
            r"\b\d+(?:\.\d+)?[-\s]?mm\s(?:pistols?|guns?|handguns?|rifles?|cannons?|rounds?|calib\w+|lens\w*|film"
            r"|bullets?"
            r"|mortars?|shells?|ammunition|howitzers?)\b|\.?\s?\b\d{2,3}[-\s](?:Magnum|caliber|calibre)\b",
            "arms and films by their bore or width",
            yes=("a 9mm pistol", "35 mm film", "a .357 Magnum", "a 45-caliber revolver"),
            no=("40 mm of rain",),
            needs=("0mm", "0 mm", "0-mm", "magnum", "calib"),
        ),
        TextPattern(
            "race by its length",
            r"\b\d[\d,]*[-\s]?(?:m|k|km|metres?|meters?|yards?)\s(?:\w+\s)?(?:hurdles|freestyle|sprint|relay|race"
            r"|butterfly"
            r"|backstroke|breaststroke|final|medley|dash|steeplechase|champion|title)\b",
            "a sport's name",
            yes=("the 100m hurdles", "the 4,000 metres mixed relay"),
            no=("100m of hose",),
            needs=(
                "hurdles",
                "freestyle",
                "sprint",
                "relay",
                "race",
                "butterfly",
                "stroke",
                "final",
                "medley",
                "dash",
                "chase",
                "champion",
                "title",
            ),
        ),
        TextPattern(
            "meeting by its number",
            r"\bCOP\s?\d\d?\b|\bP5\+1\b",
            "a series of meetings",
            yes=("COP 31", "COP31"),
            no=("COP 3100",),
            needs=("cop0", "cop 0", "p0+0"),
        ),
        TextPattern(
            "list or footnote number",
            r"(?m:^\s*\(?\d{1,2}[.)]\s)|(?m:^\d{1,2}\s[-–—]\s(?=[A-Z]))"
            r"|(?<=[.!?][”\"])\d{1,2}(?=\s[A-Z]|$)|\[\d{1,3}\]|(?<=\d)\(\d{1,3}\)"
            r"|(?<=[a-z\d.] )\(\d{1,3}(?:, ?\d{1,3})*\)(?=[.,;\s]|$)|(?<=[a-z.])\(\d{1,3}\)",
            "it counts the text's own parts",
            yes=("1. Read the manual.", "12 – Tarn in Winter", "“They left.”3 Then", "as shown.[12]", "as shown (3)."),
            no=("1.5 tons", "of whom (3 of them) left", "12 - or 13 - ships", "he said: “Go.” 3 ships left"),
            needs=("0.", "0)", "[0", "(0", "0 -", "0 –", "0 —", "”0", '"0'),
        ),
        TextPattern(
            "list number within a sentence",
            r"(?<=[,;:]\s)\(\d\)(?=\s\w)",
            "it counts the sentence's own parts",
            yes=("There are two: (1) the pier, (2) the lock",),
            no=("two piers (2 of them new)", "the piers, (40) of them"),
            needs=("(0)",),
        ),
        TextPattern(
            "label with its number",
            r"(?m:^\W{0,3}(?:\d{1,2}\.\s)?[A-Z][a-z]+\s\d{1,2}(?=\s?(?::|[–—-]\s|$)))",
            "goals, steps, packages of a list",
            yes=("Goal 2: Save for a boat", "Trend 11 – Slow travel", "Hour 3"),
            no=("Sold 12 of them: nobody knows why", "Killed: 12"),
            needs=("0",),
        ),
        TextPattern(
            "account by its paragraph",
            r"\b4(?:01|03|57)\(?[kb]\)?(?=\W|s\b)",
            "plans of saving that are named by a law",
            yes=("a 401(k) plan", "two 403(b)s"),
            no=("401 kites",),
            needs=("000k", "000b", "000("),
        ),
        TextPattern(
            "form of an office",
            r"\b(?:[Ff]orm|[Ff]ile\sa|[Tt]he)\s(?:1040|1099|990|8938)(?:-[A-Z]+)?\b(?!\s(?:[a-z]+\s)?(?:people|men|women))",
            "tax papers",
            yes=("a simple Form 1040 returns", "a Form 1099-K"),
            no=("the 1040 people", "1040 forms"),
            needs=("form 0", "file a 0", "the 0"),
        ),
        TextPattern(
            "pages and chapters cited",
            r"(?i:\b(?:ch|chap|pp?|pg|page|vol|fig)\.?\s\d{1,3}(?:[-–]\d{1,3})?(?=[,;:.)]|$))",
            "where it stands in a book",
            yes=("(NCA5, Ch. 2, page 2-11)", "Vol. 3, p. 12"),
            no=("the page 12 people read",),
            needs=("h 0", "h. 0", "p 0", "p. 0", "g 0", "g. 0", "e 0", "e. 0", "l 0", "l. 0"),
        ),
        TextPattern(
            "year of an era",
            r"\b\d{1,4}\s(?:BCE?|CE|AD|B\.C\.E?\.?|A\.D\.|b?ce)(?=[\s,.;)]|$)",
            "a date",
            yes=("About 850 CE a herd", "in 44 BC."),
            no=("850 cedars", "over 100 ad sellers"),
            needs=("0 b", "0 c", "0 a"),
        ),
        TextPattern(
            "version",
            r"(?i:\b(?:version|ver\.|v\.)\s?\d+(?:\.\d+)*)|\b\d+(?:\.\d+){2,}\b",
            "a program's number",
            yes=("version 4.1", "2.10.3"),
            no=("the version of 4 men", "2.10"),
            needs=("version", "ver.", "v.", "0.0"),
        ),
        TextPattern(
            "bill",
            r"\b(?:S|H\.\s?R|H\.\s?J|A\.\s?B|S\.\s?B)\.\s?\d+|\b(?:HR|SB|AB|HB)\s\d+",
            "a bill in parliament",
            yes=("H.R. 2215", "S. 88", "SB 40"),
            no=("HR chief of 40",),
            needs=("s. 0", "s.0", "r. 0", "r.0", "j. 0", "j.0", "b. 0", "b.0", "hr 0", "sb 0", "ab 0", "hb 0"),
        ),
        TextPattern(
            "plan by its points",
            rf"(?i:\b(?=\w+[-\s]point)(?:\d{{1,3}}|{_COUNT})[-\s]point\s(?:\w+\s)?(?:plan|proposal|agenda|program|programme|framework"
            rf"|list"
            r"|deal|charter|manifesto|strategy|roadmap|road\smap|document|peace|draft|scheme|blueprint|declaration"
            r"|guide"
            r"|checklist|action))",
            "the number of its parts says nothing of the world",
            yes=("a 12-point plan", "the ten-point peace draft"),
            no=("a 12-point lead",),
            needs=("point",),
        ),
    ),
)
"""Numbers that name or address something."""

SCORES_AND_RECORDS = PatternTable(
    "anywhere",
    (
        TextPattern(
            "record of a season",
            r"\b\d{1,3}-\d{1,3}-\d{1,3}\b(?!-)|\b\d{1,2}W-\d{1,2}[LDT](?:-\d{1,2}[LDT])?\b",
            "won, lost, drawn",
            yes=("a 10-4-2 record", "at home 13W-2L-2D"),
            no=("a 10-4 vote",),
            needs=("0-0", "0w-0"),
        ),
        TextPattern(
            "box score",
            r"(?m:^[A-Z][A-Z .’'-]{2,30}\s\(\d{1,3}\):.*$)|\b\d{1,2}-\d{1,2}\s\d{1,2}-\d{1,2}\s\d{1,3}\b",
            "a line of a sports table",
            yes=("ORLA TOWN (81): Aro 4-9 2-2 10",),
            no=("Orla Town (81) won.",),
            needs=("):", "0-0"),
        ),
        TextPattern(
            "statistics of players",
            r"(?m:^(?=(?:[^\n]*?\b\d{1,3}\s(?:goals?|assists?|saves?|points?|rebounds?|steals?|tackles?|sacks?|kills?|digs"
            r"|aces?|blocks?|hits?|RBIs?|strikeouts?|TFL|INT|QH|total)\b\s?[.(]){3})(?:[^\n.]*[^a-z\n]\d[^\n.a-z]*[a-z]*[.,]\s?)+[^\n]*$)",
            "a line of names, each with goals or saves",
            yes=("Lund Town (1-0): Aro 2 goals. B. Kael 1 goal. D. Orr 1 assist. T. Ness 5 saves.",),
            no=(
                "Aro averaged 24 points, 9 rebounds, 4 assists and 3 steals.",
                "The keeper with 40 saves had 2 assists, too, and 1 goal.",
            ),
            needs=("0",),
        ),
        TextPattern(
            "sets of tennis",
            r"\b\d{1,2}-\d{1,2}\s\(\d{1,2}(?:[-/]\d{1,2})?\)|\b[0-7]-[0-7](?:,?\s(?:and\s)?[0-7]-[0-7]\b)+",
            "one set after another",
            yes=("7-6 (4)", "6-4, 5-7"),
            no=("a 6-4 ruling",),
            needs=("0-0",),
        ),
        TextPattern(
            "score with colons",
            r"\b[A-Z][\w.]+:\s\d{1,3}[,;]\s(?:[A-Z][\w.]+\s?){1,3}:\s\d{1,3}\b",
            "each side with its points",
            yes=("Orla: 3, Vimes United: 1",),
            no=("Orla: 3 ships",),
            needs=(": 0",),
        ),
        TextPattern(
            "tries",
            r"\b\d{1,3}\s(?:for|/)\s(?:\d|10)\b(?![\d.,]*\d|\s?(?:%|[a-z]+s\b|percent|million|billion))",
            "a player's hits, a side's wickets",
            yes=("went 3 for 4", "all out 212 / 9"),
            no=("3 for 4 days", "paid 12 for 40"),
            needs=("for 0", "/ 0"),
        ),
        TextPattern(
            "odds",
            rf"\b(?:\d+|{_COUNT})(?:\s|-)to(?:\s|-)(?:1|one)\b",
            "a ratio",
            yes=("20 to 1", "ten-to-one"),
            no=("20 to 100",),
            needs=("to 0", "to-0", "to one", "to-one"),
        ),
    ),
)
"""Results of games."""

WORDS_OF_NUMBER = PatternTable(
    "anywhere",
    (
        TextPattern(
            "number by number",
            rf"(?i:\b(?=\w+-by-)(?:\d+|{_COUNT})-by-(?:\d+|{_COUNT})\b)",
            "a shape or a way of going",
            yes=("a four-by-four", "one-by-one"),
            no=("four by the pier",),
            needs=("-by-",),
        ),
        TextPattern(
            "decade in words",
            r"(?i:\b(?:eighteen|nineteen|twenty)[\s-](?:twen|thir|for|fif|six|seven|eigh|nine)ties\b)",
            "a date",
            yes=("the nineteen eighties",),
            no=("nineteen cities", "nineteen ships"),
            needs=("ties",),
        ),
        TextPattern(
            "saying",
            r"(?i:\b(?:24/7|9\s?/\s?11|[234]-D|50[-/]50|20/20|9-to-5|fifty-fifty|one-on-one|one-to-one|two-by-fours?|nine-to-five|7-Eleven"
            r"|one-two)\b)",
            "a figure of speech",
            yes=("open 24/7", "a one-on-one", "after 9 / 11", "in 3-D"),
            no=("24 of 7",),
            needs=(
                "00/0",
                "0/00",
                "0 / 00",
                "0-d",
                "00-00",
                "0-to-0",
                "fifty-fifty",
                "one-on-one",
                "one-to-one",
                "two-by-four",
                "nine-to-five",
                "-eleven",
                "one-two",
            ),
        ),
        TextPattern(
            "compound of a sort",
            rf"(?i:\b(?=\w+-)(?:\d{{1,3}}|{_COUNT})-(?:star|stars|state|party|way|time|times|sided|off|off's|piece|tier"
            rf"|tiered|step"
            r"|sum|man|woman|horse|tolerance|covid|carbon|emission|emissions|something|dimensional|timer|timers|pronged"
            r"|faced|handed|track|nation|power|legged|bedroom|bed|door|wheel|wheeler|wheeled|cylinder|speed|figure"
            r"|digit"
            r"|letter|word|stop|club|shot|finger|set|pack|fits-all|size|day\scricket|liners?|hander|caliber|calibre"
            r"|gauge)\b)",
            "it names a sort of thing and counts none",
            yes=("a five-star hotel", "the two-way ballot", "a 3-bedroom house"),
            no=("a five-day strike", "three-week-old"),
            needs=("-",),
        ),
        TextPattern(
            "half as a saying",
            r"(?i:\bhalf\s(?:of\s)?(?:the|a)\s(?:battle|story|fun|chance|mind|truth|picture)\b)",
            "nobody measures these",
            yes=("is only half the battle", "half of the fun"),
            no=("half the stories", "half the town"),
            needs=("half",),
        ),
        TextPattern(
            "long ago",
            r"(?i:\ba\s(?:decade|century)\s(?:ago|later|earlier|before)\b)",
            "a date told roughly",
            yes=("closed a decade ago", "a century later"),
            no=("lasted a decade", "two decades ago"),
            needs=("a decade", "a century"),
        ),
        TextPattern(
            "zero in a name",
            r"(?i:\b(?:ground|net|absolute|patient|day|year)[-\s]zero\b"
            r"|\bzero[-\s](?:tolerance|hour|sum|gravity|emissions?|trust|G)\b)",
            "a name of a policy or place",
            yes=("ground zero", "zero tolerance", "net-zero"),
            no=("zero deaths", "below zero"),
            needs=("zero",),
        ),
        TextPattern(
            "one before a small word",
            r"(?i:\bones?(?=(?:[-\s](?:of|another|by|on|and|hand|thing|side|day|point|time|can|could|must|should"
            r"|would|may"
            r"|might|(?:has|is|was)(?!\s(?:been\s|still\s|also\s)?(?:killed|wounded|injured|missing|dead|arrested|hurt"
            r"|critically|seriously))|way|such|who|that|which"
            rf"|to(?![-\s](?:\d|(?:{_COUNT})\b))|more|person's|after|at|for|with|from|without|as"
            r"|else|big"
            r"|major|final|last|key|possible)\b|['’.,;:!?)\"”]|$))(?!\s(?:million|billion)))",
            "a pronoun, or a saying",
            yes=("one of them", "one day", "by one."),
            no=("one was killed", "one sailor"),
            needs=("one",),
        ),
        TextPattern(
            "nobody",
            r"(?i:\bno\s(?:one|1)\b)",
            "a pronoun in two words",
            yes=("no one was hurt", "No one came"),
            no=("one no-show", "not one came"),
            needs=("no one", "no 0"),
        ),
        TextPattern(
            "title in quotation marks",
            r"[\"“‘']\d{1,4}\s(?!Million|Billion|Percent|People|Dead|Killed)(?:[A-Z]\w+\s?){1,4}[\"”’']",
            "a work's name",
            yes=("“40 Winters”",),
            no=("“40 ships”", "“40 People”"),
            needs=('"0', "“0", "‘0", "'0"),
        ),
        TextPattern(
            "rate of exchange",
            r"(?i:\b(?:one|1)\s(?:U\.S\.\s)?(?:euro|dollar|pound|yuan|franc|ruble|rouble|rupee|crown|bitcoin|barrel"
            r"|ounce)\s"
            r"(?:buys|bought|equals|equalled|fetche[sd]|cost|costs|(?:is|was)\s(?:worth|trading|quoted))\b)",
            "the one that is exchanged",
            yes=("one euro bought", "1 dollar is worth"),
            no=("one euro more",),
            needs=(
                "euro",
                "dollar",
                "pound",
                "yuan",
                "franc",
                "ruble",
                "rouble",
                "rupee",
                "crown",
                "bitcoin",
                "barrel",
                "ounce",
            ),
        ),
    ),
)
"""Number words that count nothing."""

SCORE_CONTEXT = PatternTable(
    "anywhere",
    (
        TextPattern(
            "vote",
            r"\b(?:vot\w+|pass\w*|approv\w+|confirm\w*|reject\w*|rul\w+|decision|decided|ballot|tally|majority|defeated"
            r"|adopted|against)\b",
            "two numbers beside it are those for and against",
            yes=("the senate voted", "the bill passed"),
            no=("the ferry sailed",),
        ),
        TextPattern(
            "game",
            r"\b(?:beat\w*|win\w*|won|los\w+|lost|dr[ea]w\w*|defeat\w*|lead|led|score\w*|thrash\w*|match|game|final"
            r"|aggregate|victory|series|tie\w*|set|sets|half-?time|goals?)\b",
            "two numbers beside it are a score",
            yes=("Orla beat Vimes", "at half-time"),
            no=("the senate voted",),
        ),
    ),
    re.IGNORECASE,
)
"""What the words around two numbers with a dash speak of."""

VETOES = (CODES_AND_NUMBERS, SCORES_AND_RECORDS, WORDS_OF_NUMBER)
