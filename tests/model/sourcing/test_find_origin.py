"""The chain a text gives for a statement or figure: tables of sentences, those where nothing may be said among them."""

import pytest

from reader.model.document import Span
from reader.model.mark import Figure, Quote
from reader.model.sourcing.find_origin import origin_of, origin_of_figure
from tests.model.sourcing.marked import marked

STATEMENTS = [
    # told an outlet, or reporters
    ("{Voss} [told] Nordwire <that the port would close>.", "told Nordwire", ("Nordwire",)),
    ("<“It will close,”> {Voss} [told] the Harbor Post on Friday.", "told the Harbor Post", ("Harbor Post",)),
    ("<“It will close,”> {Voss} [told] CNN’s Ada Marl.", "told CNN", ("CNN",)),
    ("{Voss} [told] the Italian daily Il Porto <it would hold>.", "told the Italian daily Il Porto", ("Il Porto",)),
    ("{Voss} [told] the Kestrel news agency <the pier would hold>.", "told the Kestrel news agency", ("Kestrel",)),
    ("{Voss} [told] Nordwire and the Coast Herald <the pier would hold>.", "told Nordwire; told the Coast Herald",
     ("Nordwire", "Coast Herald")),
    ("{Voss} [told] Reuters in an interview <the pier would hold>.", "told Reuters; in an interview", ("Reuters",)),
    ("<“It will close,”> {Voss} [told] reporters outside the hall.", "told reporters", ()),
    ("<“It will close,”> {she} [told] local media.", "told local media", ()),
    ("{Voss} [told] a news conference <the pier would hold>.", "told a news conference", ()),
    ("{Voss} [told] state television <the pier would hold>.", "told state television", ()),
    # near: told somebody, which leads nowhere
    ("{Voss} [told] the court <that the port would close>.", "", ()),
    ("<“It will close,”> {Voss} [told] him.", "", ()),
    ("<“It will close,”> {Voss} [told] Emily Post.", "", ()),
    ("<“It will close,”> {Voss} [told] the press secretary.", "", ()),
    ("{Voss} [told] Brandt <that the port would close>.", "", ()),
    ("{Voss} [told] police in an interview <that the port would close>.", "", ()),
    ("{Voss} [told] lawmakers in a statement <that the port would close>.", "", ()),
    ("{Voss} [told] the Harbor Council <that the port would close>.", "", ()),
    # in what it was said
    ("{Voss} [said] in a statement <that the port would close>.", "in a statement", ()),
    ("In a joint statement on Monday, {Voss} [said] <the port would close>.", "in a joint statement", ()),
    ("<“It will close,”> [said] {Brandt, a fellow at the institute}, in an email.", "in an email", ()),
    ("<“It will close,”> {Voss} [wrote] on X.", "on X", ()),
    ("<“It will close,”> {Voss} [wrote] in a post on Truth Social.", "in a post on Truth Social", ()),
    ("{Calder Mining} [said] in a statement posted on X <that it would leave>.", "in a statement posted on X", ()),
    ("<“It will close,”> {Voss} [said] at a news conference in Dunmarrow.", "at a news conference", ()),
    ("In an interview with the Coast Herald, {Voss} [said] <it would close>.", "in an interview with the Coast Herald",
     ("Coast Herald",)),
    ("{Voss}, speaking to Radio Dunmarrow News on Monday, [said] <it would close>.",
     "speaking to Radio Dunmarrow News", ("Radio Dunmarrow News",)),
    ("<“It will close,”> {Voss} [said] on state television.", "on state television", ()),
    ("<“It will close,”> {Voss} [said] by phone.", "by phone", ()),
    ("<“It will close,”> {Voss} [said] in a memo seen by Nordwire.", "in a memo seen by Nordwire", ("Nordwire",)),
    ("<“It will close,”> {Voss} [said] during an earnings call.", "during an earnings call", ()),
    # near: circumstances of another matter
    ("{Voss} [said] <it would close>, while Brandt spoke in an interview with Nordwire.", "", ()),
    ("<“It will close,”> {Voss} [said], and Brandt told Nordwire.", "", ()),
    ("{Voss} [said] <“she told Nordwire in a statement”>.", "", ()),
    ("<“It will close,”> {Voss} [said] in a police interview.", "", ()),
    ("<“It will close,”> {Voss} [said] in an interview with detectives.", "", ()),
    ("<“It will close,”> {Voss} [said] in a post office.", "", ()),
    ("<“It will close,”> {Voss} [said] on the X-ray ward.", "", ()),
    ("<“It will close,”> {Voss} [said] on Monday in Dunmarrow.", "", ()),
    # other outlets, and whom they name
    ("{Reuters} [reported] <that the port would close>.", "reported by Reuters", ("Reuters",)),
    ("<The port will close>, [according to] {the Coast Herald}.", "reported by the Coast Herald", ("Coast Herald",)),
    ("{Nordwire} [reported], citing two unnamed officials, <that the port would close>.",
     "reported by Nordwire; citing two unnamed officials", ("Nordwire",)),
    ("Citing a court filing, {Voss} [said] <it would close>.", "citing a court filing", ()),
    ("<It cut 400 jobs>, [according to] {!a court filing seen by Nordwire}.", "a court filing seen by Nordwire",
     ("Nordwire",)),
    ("<It cut 400 jobs>, [according to] {!a court filing seen by the committee}.", "", ()),
    ("<It cut 400 jobs>, [according to] {Dana Voss}.", "", ()),
    # sources without a name
    ("{!Two officials} [said] <the port would close>.", "two officials, not named", ()),
    ("<It would close>, [according to] {!four people close to its owner}.",
     "four people close to its owner, not named", ()),
    ("{!A person briefed on the plan} [told] Nordwire <it would close>.",
     "told Nordwire; a person briefed on the plan, not named", ("Nordwire",)),
    ("<It would close>, [said] {!a senior official} who spoke on condition of anonymity.",
     "a senior official, not named; on condition of anonymity", ()),
    ("{!An aide}, who was not authorized to speak publicly, [said] <it would close>.",
     "an aide, not named; not authorized to speak publicly", ()),
    ("<“It will close,”> {!an official} [said]. The person asked not to be named because the talks are private.",
     "an official, not named; asked not to be named because the talks are private", ()),
    ("<“It will close,”> {!the pilot} [said]. The pilot spoke on condition of anonymity.",
     "on condition of anonymity", ()),
    # near: nobody hides
    ("{!Officials} [said] <the port would close>.", "", ()),
    ("{!The ministry} [said] <the port would close>.", "", ()),
    ("{!Two in five voters} [said] <the port should close>.", "", ()),
    ("{Voss} [said] <it would close>. A clerk spoke on condition of anonymity.", "", ()),
    ("<“It will close,”> {!police} [said]. The witness asked not to be named.", "", ()),
    ("{Voss}, who met an official on condition of anonymity, [said] <it would close>.", "", ()),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "words", "outlets"), STATEMENTS, ids=lambda value: str(value)[:60])
def test_the_chain_of_a_statement(sentence: str, words: str, outlets: tuple[str, ...]) -> None:
    origin = origin_of(*marked(sentence))
    assert (origin.words, origin.outlets) == (words, outlets)


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("{!Two officials} [said] <it would close>.", 2),
        ("{!A senior diplomat} [said] <it would close>.", 1),
        ("{!Several residents} [said] <it would close>.", None),
    ],
)
def test_sources_that_the_text_counts(sentence: str, count: int | None) -> None:
    assert origin_of(*marked(sentence)).count == count


def test_the_own_outlet_is_nobody_s_source() -> None:
    text, quote = marked("{Voss} [told] the Harbor Post <that the port would close>.")
    assert origin_of(text, quote, "Harbor Post").words == ""
    assert origin_of(text, quote, "Coast Herald").words == "told the Harbor Post"


def test_the_agency_that_analysis_found_stands_once() -> None:
    text, quote = marked("<“It will close,”> {Voss} [said].")
    words = Quote(quote.spans, "direct", quote.speaker, "Voss", cue=quote.cue, via="Reuters")
    assert origin_of(text, words).words == "via Reuters"
    assert origin_of(text, words, "Reuters").words == ""


FIGURES = [
    ("The strike cost #40# million crowns, according to the port office.", "according to the port office"),
    ("According to the port office, the strike cost #40# million crowns.", "according to the port office"),
    ("It will cut #400# jobs, according to a court filing seen by Nordwire.", "a court filing seen by Nordwire"),
    ("It will cut #400# jobs, according to two people briefed on the plan.",
     "two people briefed on the plan, not named"),
    ("It will cut #400# jobs, Reuters reported.", ""),
    ("It will cut #400# jobs, Voss told the Coast Herald.", "told the Coast Herald"),
    ("Calder Mining said in a statement that #400# jobs would go.", "in a statement"),
    # near
    ("#Two# officials told Nordwire that jobs would go.", ""),
    ("It will cut jobs, according to #two# people briefed on the plan.", ""),
    ("#300# ships waited, and the strike cost millions, according to the port office.", ""),
    ("The strike cost millions, according to the port office, while #300# ships waited.", ""),
    ("Voss said #300# ships waited, according to the port office.", ""),
    ("The pier is #300# meters long.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "words"), FIGURES)
def test_the_chain_of_a_figure(sentence: str, words: str) -> None:
    before, number, behind = sentence.split("#")
    span = Span(len(before), len(before) + len(number))
    assert origin_of_figure(before + number + behind, Figure(span, span, 1, 1)).words == words
