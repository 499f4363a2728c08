"""The door of the analysis: languages, blocks, figures, a missing model, and the pinned model itself."""

import hashlib
import json
from importlib.metadata import files
from pathlib import Path

import pytest

from reader.analysis import ANALYSIS_VERSION, Unread, analyze, analyze_all
from reader.analysis.analyze_batch import analysis_row
from reader.analysis.speakers.without_model import find_plain_speakers
from reader.analysis.text.language import language_of
from reader.analysis.text.nlp import (
    MODEL,
    lemma,
    parse,
    text_of,
)
from reader.model.document import Block, Document, plain_document

STORY = (
    "Port minister Anton Belkin said the strike had cost 40 million crowns.\n\n"
    "“We have made a fair offer of 12 million crowns,” Belkin told reporters."
)
INVENTED = Path(__file__).parents[1] / "data" / "speakers.jsonl"
MODEL_FILE = "parser/model"
MODEL_SHA256 = "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e"


def test_a_story_is_analysed_whole() -> None:
    analysis = analyze(plain_document(STORY))
    assert (analysis.version, analysis.language, analysis.method) == (ANALYSIS_VERSION, "en", "model")
    assert [quote.speaker_name for quote in analysis.quotes] == ["Anton Belkin", "Anton Belkin"]
    assert len(analysis.mentions) == 2


def test_a_figure_in_a_direct_quote_has_its_speaker_as_source() -> None:
    figures = analyze(plain_document(STORY)).figures
    assert {figure.low: figure.source for figure in figures} == {40e6: "", 12e6: "Anton Belkin"}


def test_the_row_can_be_written_as_json() -> None:
    row = json.loads(json.dumps(analysis_row(analyze(plain_document(STORY)))))
    assert row["quotes"][1]["speaker_name"] == "Anton Belkin"
    assert STORY[slice(*row["quotes"][1]["cue"])] == "told"
    assert row["figures"][0]["span"]


@pytest.mark.parametrize(
    "text",
    ["", "\n\n", "“”", '"', "“", ":", "said", "— —", "X" * 3000, "“" * 400, "a\n" * 500],
    ids=range(11),
)
def test_nothing_odd_makes_it_fail(text: str) -> None:
    analyze(plain_document(text))


def test_captions_give_names_but_no_quotes() -> None:
    text = "Mayor Ana Duarte said “no” on Sunday\n“It stays,” Duarte said."
    cut = text.index("\n")
    document = Document(text, (Block("caption", 0, cut), Block("paragraph", cut + 1, len(text))))
    (quote,) = analyze(document).quotes
    assert (quote.speaker_name, quote.role) == ("Ana Duarte", "Mayor")


FOREIGN = {
    "de": ("Der Streik hat die Stadt und das Land sehr viel Geld gekostet, so hieß es am Tag danach. "
           "„Wir bleiben bis zum Frühling am Kai“, sagte Anton Belkin. Die Leute in der Stadt sind nicht mit ihm "
           "zufrieden, und auch der Hafen ist noch geschlossen.", "Anton Belkin"),
    "fr": ("La grève a coûté très cher à la ville et au pays, selon les gens du port. « Nous resterons ici jusqu'au "
           "printemps », a déclaré Marie Tollier devant la presse. Les dockers ne sont pas contents de cette offre et "
           "le port est fermé pour une semaine de plus.", "Marie Tollier"),
    "es": ("La huelga ha costado mucho a la ciudad y al país, según la gente del puerto. «Nos quedamos aquí hasta la "
           "primavera», dijo Ana Duarte ante la prensa. Los estibadores no están contentos con la oferta y el "
           "puerto está cerrado por una semana más.", "Ana Duarte"),
    "ru": ("Забастовка стоила городу очень дорого, и порт на этой неделе не работает, как сказал он в понедельник. «Мы "
           "останемся здесь до самой весны», — заявил Антон Белкин. По его словам, это не конец, а начало, и что будет "
           "дальше, от него уже не зависит.", ""),
}  # fmt: skip


@pytest.mark.parametrize(("language", "story"), FOREIGN.items(), ids=FOREIGN.keys())
def test_other_languages_have_direct_quotes_by_rules(language: str, story: tuple[str, str]) -> None:
    text, name = story
    analysis = analyze(plain_document(text))
    assert (analysis.language, analysis.method) == (language, "rules")
    (quote,) = analysis.quotes
    assert (quote.speaker_name, quote.kind, quote.method) == (name, "direct", "rules")


@pytest.mark.parametrize(
    ("text", "said", "language"),
    [
        ("Port closed", "", "en"),
        ("Hafen zu", "de-AT", "de"),
        (STORY * 5, "de", "en"),
        ("港口关闭了，工人们说他们会等到春天。", "en", "zh"),
        ("", "", "en"),
    ],
)
def test_language(text: str, said: str, language: str) -> None:
    assert language_of(text, said) == language


PLAIN = {
    "verb, name": ("“We stay until spring,” said Anton Belkin.", "Anton Belkin"),
    "name, verb": ("“We stay until spring,” Anton Belkin said.", "Anton Belkin"),
    "in front": ("Anton Belkin said: “We stay until spring.”", "Anton Belkin"),
    "surname": ("Anton Belkin rose. “We stay until spring,” Belkin said.", "Anton Belkin"),
    "label": ("Belkin: “We stay until spring.”", "Belkin"),
    "nobody": ("“We stay until the spring comes.”", ""),
}


@pytest.mark.parametrize(("text", "name"), PLAIN.values(), ids=PLAIN.keys())
def test_direct_quotes_without_a_model(text: str, name: str) -> None:
    (quote,) = find_plain_speakers(plain_document(text)).quotes
    assert quote.speaker_name == name


@pytest.mark.parametrize("text", ["They saw “The Long Harvest” twice.", "The so-called “limousine” broke."])
def test_titles_and_scare_quotes_are_no_quotes_without_a_model(text: str) -> None:
    assert find_plain_speakers(plain_document(text)).quotes == ()


def test_the_parse_keeps_offsets_and_ends_sentences_at_line_breaks() -> None:
    text = "Harbour closed\nAna Duarte   left.\ncode code\nShe said so."
    blocks = (Block("paragraph", 0, 33), Block("code", 34, 43), Block("paragraph", 44, 56))
    doc = parse(Document(text, blocks))
    assert doc is not None
    assert text_of(doc)[34:43] == " " * 9
    words = [token for token in doc if not token.is_space]
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in words)
    assert {"Harbour", "Ana", "She"} <= {sentence[0].text for sentence in doc.sents}
    assert lemma(next(token for token in words if token.text == "said")) == "say"


def test_a_very_long_text_is_parsed_in_part() -> None:
    doc = parse("Ana left.\n" * 20, longest=55)
    assert doc is not None
    assert text_of(doc) == "Ana left.\n" * 5


def test_the_pinned_model_is_the_one_measured() -> None:
    path = next(path for path in files(MODEL) or () if str(path).endswith(MODEL_FILE))
    assert hashlib.sha256(Path(str(path.locate())).read_bytes()).hexdigest() == MODEL_SHA256


def test_the_invented_stories_keep_their_score() -> None:
    """The share of attributions found with the right canonical name stays above its floor."""
    found = wanted = 0
    for line in INVENTED.read_text(encoding="utf-8").splitlines():
        story = json.loads(line)
        quotes = analyze(plain_document(story["text"]), language="en").quotes
        for gold in story["attributions"]:
            wanted += 1
            names = {name.casefold() for name in [gold["speaker_name"], *gold.get("alt_names", [])]}
            found += any(
                quote.speaker_name.casefold() in names and _overlap(gold["content"], quote.spans) > 0.5
                for quote in quotes
            )
    assert wanted == 85
    assert found / wanted >= 0.95


def _overlap(one: list[list[int]], other: tuple[tuple[int, int], ...]) -> float:
    a = {offset for start, end in one for offset in range(start, end)}
    b = {offset for start, end in other for offset in range(start, end)}
    return len(a & b) / len(a | b)


def test_stories_analyzed_together_have_the_marks_of_each_alone() -> None:
    told = ["“The dam holds,” said Mara Lind. It cost 40 million crowns.", "", "Der Damm hält, sagte sie. „Er hält.“"]
    stories = [Unread(plain_document(text), language="de" if "Damm" in text else "en") for text in told]
    alone = [analyze(story.document, language=story.language) for story in stories]
    assert analyze_all(stories) == alone
    found = [(one.language, one.method, len(one.quotes), len(one.figures)) for one in alone]
    assert found == [("en", "model", 1, 1), ("en", "model", 0, 0), ("de", "rules", 0, 0)]
    assert analyze_all([]) == []
