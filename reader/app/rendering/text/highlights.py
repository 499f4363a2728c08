"""What is lit in a story's text, and where one can jump to in it.

`lights` turns marks, notes, matches and the reader's selection into spans with a kind; `runs` flattens them so that a
line is drawn by looking up its part.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from reader.model.document import Document, Span
from reader.model.mark import DOUBTFUL, Analysis, Quote
from reader.model.note import Note

LightKind = Literal[
    "speaker", "quote", "said", "doubtful", "figure", "note", "match", "link", "bold", "italic", "code", "inserted",
    "abbreviation", "known", "current", "selected",
]  # fmt: skip
LightLevel = Literal["all", "quotes", "figures", "none"]
"""How much of what was found is lit."""
LEVELS: tuple[LightLevel, ...] = get_args(LightLevel)
_QUIETED: frozenset[LightKind] = frozenset({"speaker", "quote", "said", "doubtful", "figure"})
PassageKind = Literal["quote", "figure", "note"]


_PRONOUNS = {"he", "she", "they", "it", "who", "i", "we", "him", "her", "them"}
WITHIN_MARKS = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"|«[^»\n]*»|„[^“\n]*“|‘[^’\n]{12,}’")
"""Words within quotation marks, marks included; single ones only where they hold more than an apostrophe would."""


@dataclass(frozen=True, slots=True)
class Light:
    """A lit span."""

    start: int
    end: int
    kind: LightKind


@dataclass(frozen=True, slots=True)
class Run:
    """Neighboring characters lit alike."""

    start: int
    end: int
    kinds: frozenset[LightKind]


@dataclass(frozen=True, slots=True)
class Passage:
    """A mark or note one can walk to; `index` counts within `Analysis.quotes`, `.figures` or the list of notes."""

    span: Span
    kind: PassageKind
    index: int
    spans: tuple[Span, ...] = ()


def text_lights(document: Document) -> list[Light]:
    """Emphasis, code and links as the publisher set them."""
    return [Light(inline.start, inline.end, inline.kind) for block in document.blocks for inline in block.inlines]


def mark_lights(analysis: Analysis | None, document: Document, level: LightLevel = "all") -> list[Light]:
    """Names, quotes and lit figures, as much as `level` asks for.

    Half of a page lit is nothing lit: words within quotation marks stand out, of indirect speech only a bar in the
    margin tells, and a name is lit where it is introduced and in each paragraph its bearer speaks in.
    """
    if analysis is None or level == "none":
        return []
    lit: list[Light] = []
    if level != "figures":
        lit += [Light(*span, "speaker") for span in _names_to_light(analysis, document)]
        for quote in analysis.quotes:
            lit += _quote_lights(quote, document.text)
    if level != "quotes":
        lit.extend(Light(*figure.lit, "figure") for figure in analysis.figures if figure.is_lit)
    return lit


def _names_to_light(analysis: Analysis, document: Document) -> list[Span]:
    """Where the story first names somebody, and where a paragraph first names one who speaks in it."""
    named = sorted((one.span, one.name) for one in analysis.mentions if one.method != "pronoun")
    starts = [span.start for span, _ in named]
    speaking: set[tuple[int | None, str]] = set()
    for quote in analysis.quotes:
        said = quote.speaker
        if said is None or not quote.speaker_name:
            continue
        speaking.add((document.block_at(said.start), quote.speaker_name))
        if document.text[said.start : said.end].casefold() in _PRONOUNS:
            continue
        if bisect_left(starts, said.start) == bisect_left(starts, said.end):
            named.append((_name_part(document.text, said), quote.speaker_name))
    first: dict[tuple[int | None, str], Span] = {}
    for span, name in sorted(named):
        first.setdefault((document.block_at(span.start), name), span)
    introduced: set[str] = set()
    lit = []
    for (block, name), span in first.items():
        if name not in introduced or (block, name) in speaking:
            lit.append(span)
        introduced.add(name)
    return lit


def _quote_lights(quote: Quote, text: str) -> list[Light]:
    if quote.confidence < DOUBTFUL:
        return [Light(*span, "doubtful") for span in quote.spans]
    if quote.kind == "direct":
        return [Light(*span, "quote") for span in quote.spans]
    lit = [Light(*span, "said") for span in quote.spans]
    for span in quote.spans:
        within = WITHIN_MARKS.finditer(text, span.start, span.end)
        lit += [Light(found.start(), found.end(), "quote") for found in within]
    return lit


def steady_lights(
    document: Document, analysis: Analysis | None, notes: Iterable[Note], level: LightLevel
) -> list[Light]:
    """All that is lit whatever one does: what the publisher set apart, what was found, what the reader marked."""
    return [*text_lights(document), *mark_lights(analysis, document, level), *note_lights(notes)]


def quieted(lights: Sequence[Light], known: Sequence[Span]) -> list[Light]:
    """The lights with what was found in known sentences left out, and those sentences quiet."""
    if not known:
        return list(lights)
    starts = [span.start for span in known]

    def is_quiet(light: Light) -> bool:
        at = bisect_right(starts, light.start) - 1
        return at >= 0 and light.start < known[at].end and light.kind in _QUIETED

    return [*(light for light in lights if not is_quiet(light)), *(Light(*span, "known") for span in known)]


def note_lights(notes: Iterable[Note]) -> list[Light]:
    """The passages the reader highlighted or wrote on."""
    return [Light(*note.span, "note") for note in notes if note.span]


def find_matches(text: str, words: Sequence[str]) -> tuple[Span, ...]:
    """Where the words of a search stand: whole words, phrases across any white space, prefixes ending in *."""
    patterns = []
    for word in words:
        parts = [re.escape(part) for part in word.rstrip("*").split()]
        if parts:
            patterns.append(r"\s+".join(parts) + (r"\w*" if word.endswith("*") else ""))
    if not patterns:
        return ()
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)
    return tuple(Span(*found.span()) for found in pattern.finditer(text))


def runs(lights: Iterable[Light]) -> tuple[Run, ...]:
    """The lit parts of the text, in order and disjoint, each with all its kinds; unlit parts are left out."""
    edges: dict[int, list[tuple[LightKind, int]]] = {}
    for light in lights:
        if light.start < light.end:
            edges.setdefault(light.start, []).append((light.kind, 1))
            edges.setdefault(light.end, []).append((light.kind, -1))
    flat, depth, before = [], dict[LightKind, int](), 0
    for at in sorted(edges):
        if kinds := frozenset(kind for kind, count in depth.items() if count):
            flat.append(Run(before, at, kinds))
        for kind, step in edges[at]:
            depth[kind] = depth.get(kind, 0) + step
        before = at
    return tuple(flat)


def runs_in(flat: Sequence[Run], start: int, end: int) -> Sequence[Run]:
    """The runs that touch `start` to `end`."""
    first = bisect_right(flat, start, key=lambda run: run.end)
    last = bisect_left(flat, end, key=lambda run: run.start)
    return flat[first:last]


def passages(analysis: Analysis | None, notes: Sequence[Note] = ()) -> tuple[Passage, ...]:
    """Quotes, lit figures and annotated passages in the order of the text; a note on a whole mark is no second stop."""
    found: list[Passage] = []
    if analysis is not None:
        found += [
            Passage(quote.spans[0], "quote", index, quote.spans)
            for index, quote in enumerate(analysis.quotes)
            if quote.spans
        ]
        found += [
            Passage(figure.lit, "figure", index) for index, figure in enumerate(analysis.figures) if figure.is_lit
        ]
    marked = {(passage.span.start, (passage.spans or (passage.span,))[-1].end) for passage in found}
    found += [
        Passage(note.span, "note", index) for index, note in enumerate(notes) if note.span and note.span not in marked
    ]
    return tuple(sorted(found, key=lambda passage: (passage.span.start, -passage.span.end)))


def passage_at(found: Sequence[Passage], offset: int) -> int | None:
    """Index of the smallest passage that holds `offset`: a figure inside a quote is the figure."""
    held = [
        (span.end - span.start, index)
        for index, passage in enumerate(found)
        for span in (passage.spans or (passage.span,))
        if span.start <= offset < span.end
    ]
    return min(held)[1] if held else None


def _name_part(text: str, span: Span) -> Span:
    """A speaker up to the first comma: "Ilse Brandt" of "Ilse Brandt, a senior fellow at …"."""
    comma = text.find(",", span.start, span.end)
    return Span(span.start, comma) if comma > span.start else span
