"""Why something is lit, in words a person would use."""

from dataclasses import replace

import pytest

from reader.app.rendering.why_text import amount, why_figure, why_quote
from reader.model.document import Span, plain_document
from reader.model.mark import Analysis, Figure, Quote
from tests.app.conftest import MakeApp, on_screen
from tests.app.driving import press

TEXT = "“The pier will hold,” Belkin told Nordwire, which passed it on."
DOCUMENT = plain_document(TEXT)
QUOTE = Quote(
    (Span(0, 21),), "direct", Span(22, 28), "Anton Belkin", "port minister", Span(29, 33), "", 0.95, "surname"
)  # fmt: skip
FIGURE = Figure(Span(0, 3), Span(0, 3), 40e6, 40e6, "crown", "money", "cost of the closure")


def said(quote: Quote, analysis: Analysis | None = None) -> dict[str, str]:
    return dict(why_quote(DOCUMENT, analysis or Analysis(1), quote))


def test_a_quote_of_somebody_named() -> None:
    assert said(QUOTE) == {
        "What": "A direct quote: the very words, as they were spoken.",
        "Who": "Anton Belkin, port minister.",
        "How": "“told” says that somebody speaks; “Belkin” is the surname of Anton Belkin, "
        "whom the story names in full elsewhere.",
        "Source": "Told Nordwire.",
        "Sure": "As good as certain.",
    }


@pytest.mark.parametrize(
    ("method", "words"),
    [
        ("name", "Anton Belkin is named beside it"),
        ("spelling", "“Belkin” is taken for another spelling of Anton Belkin"),
        ("role", "“Belkin” is taken for Anton Belkin, whom the story gives that role"),
        ("pronoun", "“Belkin” is taken for Anton Belkin, the last person mentioned whom it fits"),
        ("turn", "two people take turns here, and it is the turn of Anton Belkin"),
        ("continued", "Anton Belkin spoke just before and seems to go on"),
        ("report", "“Belkin” is the work of Anton Belkin"),
        ("rules", "no language model read this story"),
        ("a way not known yet", "“told” says that somebody speaks."),
    ],
)
def test_how_the_name_was_found(method: str, words: str) -> None:
    assert words in said(replace(QUOTE, method=method))["How"]


def test_doubt_agency_and_namelessness_are_told() -> None:
    doubtful = said(replace(QUOTE, confidence=0.5, cue=None, via="Reuters"))
    assert doubtful["Sure"] == "Doubtful, about 5 in 10: take the name as a guess."
    assert doubtful["Source"] == "Via Reuters."
    assert "Source" not in dict(why_quote(DOCUMENT, Analysis(1), QUOTE, "Nordwire"))
    assert said(replace(QUOTE, confidence=0.7))["Sure"] == "Likely, not certain: about 7 in 10."
    nobody = said(replace(QUOTE, speaker=None, speaker_name="", role="", cue=None, method="unknown"))
    assert nobody["Who"] == "The story names nobody."
    assert nobody["How"] == "The quotation marks alone say so."
    assert nobody["Sure"] == "Only that it was said, not by whom."
    assert "No language model" in said(replace(QUOTE, method=""), Analysis(1, method="rules"))["Note"]


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (FIGURE, "40,000,000 crown"),
        (replace(FIGURE, low=39, high=41, unit="%", modifier="~"), "about 39 to 41%"),
        (replace(FIGURE, low=2, high=2, of=4, unit=""), "2 of 4"),
        (replace(FIGURE, low=14, high=14, unit="", modifier=">"), "at least 14"),
        (replace(FIGURE, low=0.25, high=0.25, unit="", modifier="<"), "at most 0.25"),
    ],
)
def test_amounts(figure: Figure, words: str) -> None:
    assert amount(figure) == words


def test_a_figure_says_of_what_which_way_and_on_whose_word() -> None:
    told = dict(why_figure(replace(FIGURE, direction="up", as_of="on Tuesday", source="Maria Toller"), "Nordwire"))
    assert told == {
        "What": "A sum of money: 40,000,000 crown.",
        "Of": "Cost of the closure.",
        "Moved": "Up ↑.",
        "As of": "On Tuesday.",
        "Whose": "Maria Toller gives it.",
    }
    assert dict(why_figure(FIGURE, "Nordwire"))["Whose"] == "Nobody is quoted for it; Nordwire itself gives it."


async def test_every_pane_and_lens_explains(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "enter", "l", "ctrl+d", "j", "i")
        assert on_screen(app, "Why this quote is lit")
        assert on_screen(app, "Maria Toller, head of the dockers’ union.")
        await press(pilot, "escape", "escape", "right_square_bracket", "right_square_bracket", "i")
        assert on_screen(app, "Why this")
        await press(pilot, "q", "w", "i")
        assert on_screen(app, "Why this is their statement")
        await press(pilot, "space", "escape", "f", "slash", *"crown", "enter", "i")
        assert on_screen(app, "A sum of money")
        await press(pilot, "enter")
        assert not on_screen(app, "A sum of money")


async def test_nothing_to_explain_is_said(make_app: MakeApp) -> None:
    app = make_app(())
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "w", "i")
        assert on_screen(app, "no statement here")
        await press(pilot, "escape", "f", "i")
        assert on_screen(app, "no figure here")
