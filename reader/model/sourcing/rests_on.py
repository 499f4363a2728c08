"""Which other outlets and agencies a story rests on, and whether all of a thread rests on one."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reader.model.document import Document
from reader.model.lexicon.agencies import NEWS_AGENCY, agency_name
from reader.model.mark import DOUBTFUL
from reader.model.sourcing.find_origin import origin_of, origin_of_figure
from reader.model.sourcing.outlet_names import outlet_at
from reader.model.story import Story

_OPENING, _CLOSING = 400, 1_500
"""Characters at the start and end of a text where datelines and credits stand."""
_DATELINE = re.compile(
    rf"^[^\n(]{{0,80}}\((?P<agency>{NEWS_AGENCY})\)\s?(?:—|–|--|-(?=\s))"
    r"|^[A-Z][^\n/]{0,80}\s/(?P<wire>PR ?Newswire|[A-Z]\w+)/",
    re.MULTILINE,
)
_CREDITS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        rf"(?:[Rr]eporting|[Ff]iles|[Ii]nputs?|[Mm]aterial|[Cc]ontributions) (?:by|from) (?:[Tt]he )?({NEWS_AGENCY})\b",
        rf"^[ \t]*(?:©|Source:|Copyright(?: ©)?|[—–-])[ \t]*(?:\d{{4}} )?(?:[Tt]he )?((?:Thomson )?{NEWS_AGENCY})\b",
        rf"^[ \t]*(?:The )?({NEWS_AGENCY})(?: (?:writers?|reporters?|correspondents?|staff)[^\n.]{{0,80}})?"
        r" (?:also )?contributed\b",
        rf"^[ \t]*\(?({NEWS_AGENCY})\)?\.?[ \t]*$",
    )
)
"""Each with the agency that is given credit."""
_FIRST_IN = re.compile(
    r"\b[Tt]his (?:story|article|report|piece|column|interview)(?: was| has been)? (?:originally |first )?"
    r"(?:published|appeared|ran|produced)(?: originally| first)? (?:by|in|on|with) (?=\w)"
)
_IN_BYLINE = re.compile(rf"(?<![\w’'-]){NEWS_AGENCY}(?![\w’'-])")


@dataclass(frozen=True, slots=True)
class Resting:
    """An outlet or agency that a story rests on."""

    name: str
    how: tuple[str, ...]
    """What says so: "dateline", "byline", "credit line", "2 statements", "figures"."""

    @property
    def words(self) -> str:
        """ "AP (dateline, 2 statements)"."""
        return f"{self.name} ({', '.join(self.how)})"


def rests_on(story: Story) -> tuple[Resting, ...]:
    """The outlets and agencies a story names as where its words come from, without its own outlet."""
    ways: dict[str, list[str]] = {}
    for name, way in _named(story):
        name = agency_name(name)
        if not _is_own(name, story.source):
            ways.setdefault(name, []).append(way)
    return tuple(Resting(name, tuple(_counted(found))) for name, found in ways.items())


def single_source(rested: Iterable[Iterable[Resting]]) -> str:
    """The one outlet or agency that every story of a thread names, and no story any other; "" unless that is so.

    One story alone says nothing of a thread.
    """
    named = [{one.name for one in story} for story in rested]
    if len(named) < 2 or len(set().union(*named)) != 1 or not all(named):
        return ""
    return next(iter(named[0]))


def _named(story: Story) -> Iterator[tuple[str, str]]:
    yield from ((match.group(), "byline") for match in _IN_BYLINE.finditer(story.author))
    yield from _credited(story.document)
    if story.analysis is None:
        return
    text = story.document.text
    for quote in story.analysis.quotes:
        if quote.confidence >= DOUBTFUL:
            yield from ((name, "statement") for name in origin_of(text, quote, story.source).outlets)
    for figure in story.analysis.figures:
        if figure.is_lit:
            yield from ((name, "figures") for name in origin_of_figure(text, figure, story.source).outlets)


def _credited(document: Document) -> Iterator[tuple[str, str]]:
    """Datelines, and lines of credit, also those that are folded away."""
    text = document.text
    if match := _DATELINE.search(text, 0, _OPENING):
        yield (match["agency"] or match["wire"]).replace("PRN", "PR N"), "dateline"
    for part in (text[:_OPENING], text[max(_OPENING, len(text) - _CLOSING) :], *(fold.text for fold in document.folds)):
        for pattern in _CREDITS:
            yield from ((match[1], "credit line") for match in pattern.finditer(part))
        for match in _FIRST_IN.finditer(part):
            if outlet := outlet_at(part, match.end()):
                yield outlet[0], "credit line"


def _counted(ways: list[str]) -> Iterator[str]:
    for way in dict.fromkeys(ways):
        times = ways.count(way)
        yield f"{times} statement{'s' * (times > 1)}" if way == "statement" else way


def _is_own(name: str, source: str) -> bool:
    """Whether an outlet is the story's own: its name stands in that of the source."""
    own = " ".join(agency_name(source).split())
    return re.search(rf"(?<!\w){re.escape(name.removeprefix('The '))}(?!\w)", own, re.IGNORECASE) is not None
