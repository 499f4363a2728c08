"""Why a mark is lit, as one would tell a friend: what it is, who said it, how that was found, how sure it is."""

from reader.app.rendering.mark_words import fraction, number, words_of
from reader.app.rendering.wrap import drawable
from reader.model.document import Document
from reader.model.mark import (
    DOUBTFUL,
    Analysis,
    ByReader,
    Figure,
    FigureKind,
    Quote,
    QuoteKind,
)
from reader.model.sourcing.find_origin import origin_of
from reader.model.sourcing.origin import NOWHERE, Origin
from reader.model.sourcing.rests_on import rests_on
from reader.model.story import Story

Explained = tuple[tuple[str, str], ...]
"""Labels with a sentence each."""

CERTAIN = 0.85
"""Quotes at least this sure are told without a doubt."""

_KINDS: dict[QuoteKind, str] = {
    "direct": "a direct quote: the very words, as they were spoken",
    "mixed": "a few of the speaker’s own words inside a sentence of the reporter’s",
    "indirect": "an indirect quote: what was said, in the reporter’s words",
}
_WAYS = {
    "name": "{name} is named beside it",
    "surname": "“{said}” is the surname of {name}, whom the story names in full elsewhere",
    "given name": "“{said}” is the first name of {name}, whom the story names in full elsewhere",
    "spelling": "“{said}” is taken for another spelling of {name}",
    "abbreviation": "“{said}” is short for {name}",
    "label": "the line begins with the name of its speaker, {name}",
    "role": "“{said}” is taken for {name}, whom the story gives that role",
    "pronoun": "“{said}” is taken for {name}, the last person mentioned whom it fits",
    "report": "“{said}” is the work of {name}",
    "turn": "nobody is named beside it; two people take turns here, and it is the turn of {name}",
    "continued": "nobody is named beside it; {name} spoke just before and seems to go on",
    "nearby": "nobody is named beside it; {name} is the nearest one who could be meant",
    "unnamed": "the story gives no name, only “{said}”",
    "rules": "the quotation marks and the words beside them say so; no language model read this story",
}
_FIGURES: dict[FigureKind, str] = {
    "percent": "a percentage", "points": "a change in percentage points", "money": "a sum of money",
    "people": "a number of people", "casualties": "people killed, hurt or missing", "votes": "a number of votes",
    "share": "a part of a whole", "multiple": "how many times as much", "measure": "a measurement",
    "temperature": "a temperature", "duration": "a length of time", "age": "an age", "count": "a number of things",
}  # fmt: skip
_MODIFIERS = {"=": "", "~": "about ", ">": "at least ", "<": "at most "}


def why_fields(story: Story) -> Explained:
    """Where title, author, dates, outlet and address of a story come from, and which other outlets it rests on."""
    rows = [
        (
            _FIELDS.get(one.field, one.field.capitalize()),
            f"{one.where}: {one.said}" if one.field in _DATED else one.where,
        )
        for one in story.details.sources
    ]
    if rested := rests_on(story):
        rows.append(("Rests on", drawable("; ".join(one.words for one in rested))))
    return tuple(rows)


_DATED = ("published", "updated")
_FIELDS = {"published": "Date", "updated": "Changed"}


def why_quote(document: Document, analysis: Analysis, quote: Quote, outlet: str = "") -> Explained:
    """Why a passage is a quote of whom; `outlet` is where the story stands."""
    rows = [("What", _sentence(_KINDS[quote.kind]))]
    if quote.speaker_name:
        rows.append(("Who", _sentence(f"{quote.speaker_name}, {quote.role}" if quote.role else quote.speaker_name)))
    else:
        rows.append(("Who", _sentence(quote.role or "the story names nobody")))
    rows.append(("How", _sentence("; ".join(_ways(document, quote)))))
    if quote.by_reader is not None:
        rows.append(("You", _sentence(_your_word(quote, quote.by_reader))))
    rows += _origin(origin_of(document.text, quote, outlet))
    rows.append(("Sure", _sentence(_sureness(quote))))
    if quote.method != quote.way:
        rows.append(("Rules", quote.method.replace("; ", " · ")))
    if analysis.method == "rules" and quote.method != "rules":
        rows.append(("Note", "No language model read this story: only direct quotes are found, by rules."))
    return tuple(rows)


def _your_word(quote: Quote, word: ByReader) -> str:
    """What of a statement is the reader's word, and what was found."""
    said = []
    if word.speaker:
        said.append(f"{quote.speaker_name} says this" if quote.speaker_name else "the speaker is not named")
    if word.role:
        said.append(f"the role is {quote.role}" if quote.role else "no role")
    found = ", ".join(filter(None, (word.found_speaker, word.found_role))) or "nobody who is named"
    return f"your correction: {', and '.join(said)}; the program found {found}"


def why_figure(figure: Figure, outlet: str = "", origin: Origin = NOWHERE) -> Explained:
    """What a figure says, of what, and on whose word; `outlet` is where the story stands."""
    rows = [("What", _sentence(f"{_FIGURES[figure.kind]}: {amount(figure)}"))]
    if figure.thing:
        rows.append(("Of", _sentence(figure.thing)))
    if figure.direction:
        rows.append(("Moved", _moved(figure)))
    if figure.sense == "before":
        rows.append(("When", "It was so before: another figure beside it is measured against it."))
    if figure.as_of:
        rows.append(("As of", _sentence(figure.as_of)))
    if figure.source:
        rows.append(("Whose", _sentence(f"{figure.source} gives it")))
    elif origin == NOWHERE:
        rows.append(("Whose", _sentence(f"nobody is quoted for it; {outlet or 'the story'} itself gives it")))
    return (*rows, *_origin(origin))


def _origin(origin: Origin) -> Explained:
    """The chain the text gives for a statement or figure."""
    return (("Source", _sentence(origin.words)),) if origin.words else ()


def _moved(figure: Figure) -> str:
    way = "Up ↑" if figure.direction == "up" else "Down ↓"
    return f"{way} by so much." if figure.sense == "change" else f"{way}."


def amount(figure: Figure) -> str:
    """The value with its modifier and unit: "at least 40,000,000 crown", "2 of 4", "39 to 41%"."""
    told = fraction if figure.unit == "fraction" else number
    words = told(figure.low) if figure.low == figure.high else f"{told(figure.low)} to {told(figure.high)}"
    if figure.of is not None:
        words += f" of {number(figure.of)}"
    if figure.unit == "%":
        words += "%"
    elif figure.unit and figure.unit not in (figure.thing, "fraction"):
        words += f" {figure.unit}"
    return _MODIFIERS[figure.modifier] + words


def _ways(document: Document, quote: Quote) -> list[str]:
    ways = []
    if quote.cue is not None and any(char.isalnum() for char in words_of(document, quote.cue)):
        ways.append(f"“{words_of(document, quote.cue)}” says that somebody speaks")
    said = words_of(document, quote.speaker).split(",")[0] if quote.speaker else quote.speaker_name
    if quote.by_reader is not None and quote.by_reader.speaker:
        return [*ways, "you said whose words these are"]
    way = _WAYS.get(quote.way, "")
    if way and (quote.speaker_name or quote.way == "unnamed"):
        ways.append(way.format(said=said, name=quote.speaker_name))
    elif said and not quote.speaker_name:
        ways.append(f"“{said}” stands beside it, without a name")
    return ways or ["the quotation marks alone say so"]


def _sureness(quote: Quote) -> str:
    if quote.by_reader is not None and quote.by_reader.speaker:
        return "certain: you said so"
    if not quote.speaker_name:
        return "only that it was said, not by whom"
    if quote.confidence >= CERTAIN:
        return "as good as certain"
    if quote.confidence >= DOUBTFUL:
        return f"likely, not certain: about {round(quote.confidence * 10)} in 10"
    return f"doubtful, about {round(quote.confidence * 10)} in 10: take the name as a guess"


def _sentence(words: str) -> str:
    words = drawable(words.strip())
    words = words[:1].upper() + words[1:]
    return words if words.endswith((".", "!", "?", "…", ".”")) else f"{words}."
