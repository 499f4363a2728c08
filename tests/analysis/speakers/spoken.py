"""Passages with their quotes marked in place, and how well quotes that were found agree with the marks.

A file holds passages, each under a line "= what it is about"; every further line is a paragraph, one that begins with
"# " a heading. A mark reads `{words|speaker|role|kind}`:

- words: what is said, quotation marks included; `{words|+}` goes on with the quote marked before it;
- speaker: the full name the passage gives, or the phrase for a source without a name; `*` is any;
- role: what the passage says the speaker is, nothing when it says none; `*` is any, none included;
- kind: `d`irect, `m`ixed, `i`ndirect. `{words|?}` may be found or not.

`/` stands between what is equally right.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reader.analysis.speakers.find_quotes import find_speakers
from reader.analysis.text.nlp import parse
from reader.model.document import Block, Document, Span
from reader.model.mark import DOUBTFUL, Quote

_MARK = re.compile(r"\{([^{}|]+)\|([^{}]*)\}")
_ARTICLE = re.compile(r"(?:an?|the|one of the|its|his|her|their) ")
ASPECTS = ("found", "speaker", "sure", "role", "kind")


@dataclass(slots=True)
class Mark:
    spans: list[Span]
    speakers: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    kinds: str = ""
    """Empty for a quote that may be found or not."""


@dataclass(frozen=True, slots=True)
class Passage:
    name: str
    document: Document
    marks: tuple[Mark, ...]


def read(path: Path) -> list[Passage]:
    """The passages of a file."""
    return [passage(*part.split("\n", 1)) for part in re.split(r"^= ", path.read_text("utf-8"), flags=re.M)[1:]]


def passage(name: str, body: str) -> Passage:
    """A passage with its marks taken out of the text."""
    text, blocks, marks = "", list[Block](), list[Mark]()
    for line in filter(None, body.split("\n")):
        text += "\n\n" if text else ""
        start, heading = len(text), line.startswith("# ")
        text = _without_marks(line.removeprefix("# "), text, marks)
        blocks.append(Block("heading" if heading else "paragraph", start, len(text)))
    return Passage(name, Document(text, tuple(blocks)), tuple(marks))


def _without_marks(line: str, text: str, marks: list[Mark]) -> str:
    at = 0
    for match in _MARK.finditer(line):
        text += line[at : match.start()]
        span = Span(len(text), len(text) + len(match[1]))
        text, at = text + match[1], match.end()
        if match[2] == "+":
            marks[-1].spans.append(span)
        elif match[2] == "?":
            marks.append(Mark([span]))
        else:
            speaker, role, kinds = match[2].split("|")
            marks.append(Mark([span], tuple(speaker.split("/")), tuple(role.split("/")), kinds))
    return text + line[at:]


def found_in(passage: Passage) -> tuple[Quote, ...]:
    """What the analysis finds, with its parse."""
    doc = parse(passage.document)
    assert doc is not None
    return find_speakers(passage.document, doc).quotes


def agreement(passages: Iterable[Passage]) -> tuple[dict[str, float], list[str]]:
    """Every aspect in percent, and the errors as lines.

    `found` and `speaker` are F1 over quotes; `sure` is how many of the speakers that are shown without doubt are
    right; `role` is F1 over roles given; `kind` is a share of the quotes found.
    """
    marked, quoted, found, spoken, named, kind, sure, sure_right = 0, 0, 0, 0, 0, 0, 0, 0
    roles_marked, roles_given, roles_right = 0, 0, 0
    errors = []
    for each in passages:
        text, wrong, pairs, extra = each.document.text, [], *_matched(each)
        for mark, quote in pairs:
            said = " ".join(text[slice(*mark.spans[0])].split()[:8])
            marked += 1
            if quote is None:
                wrong.append(f"missed: {said}")
                continue
            found += 1
            kind += quote.kind[0] in mark.kinds
            if quote.kind[0] not in mark.kinds:
                wrong.append(f"{quote.kind}: {said}")
            right = _is_any(quote.speaker_name, mark.speakers)
            spoken += right
            if quote.confidence >= DOUBTFUL and quote.speaker_name:
                sure, sure_right = sure + 1, sure_right + right
            if not right:
                shown = quote.speaker_name + "?" * (quote.confidence < DOUBTFUL)
                wrong.append(f"speaker [{shown}] by {quote.way}, not {mark.speakers[0]}: {said}")
            if "*" in mark.roles:
                continue
            fits = any(_overlap(quote.role, role) >= 0.5 for role in mark.roles)
            roles_marked += mark.roles[0] != ""
            roles_given += quote.role != ""
            roles_right += fits and right and quote.role != ""
            if not fits and (quote.role or mark.roles[0]):
                wrong.append(f"role [{quote.role}], not {mark.roles[0]!r}: {said}")
        for quote in extra:
            shown = quote.speaker_name + "?" * (quote.confidence < DOUBTFUL)
            sure += quote.confidence >= DOUBTFUL and quote.speaker_name != ""
            wrong.append(f"extra {quote.kind} of [{shown}]: {text[slice(*quote.spans[0])]}")
        quoted += sum(quote is not None for _, quote in pairs) + len(extra)
        named += sum(quote is not None and (quote.speaker_name != "" or "*" in mark.speakers) for mark, quote in pairs)
        named += sum(quote.speaker_name != "" for quote in extra)
        if wrong:
            errors.append("\n    ".join([each.name, *wrong]))
    scores = {
        "found": 200 * found / max(1, marked + quoted),
        "speaker": 200 * spoken / max(1, marked + named),
        "sure": 100 * sure_right / max(1, sure),
        "role": 200 * roles_right / max(1, roles_marked + roles_given),
        "kind": 100 * kind / max(1, found),
    }
    return scores, errors


def _matched(passage: Passage) -> tuple[list[tuple[Mark, Quote | None]], list[Quote]]:
    """Each wanted mark with the quote that has most of its words, and the quotes no mark wants or allows."""
    left = list(found_in(passage))
    pairs: dict[int, Quote] = {}
    ranked = sorted(
        ((_shared(mark, quote), n, quote) for n, mark in enumerate(passage.marks) for quote in left),
        key=lambda one: -one[0],
    )
    for share, n, quote in ranked:
        if share >= 0.5 and n not in pairs and any(quote is one for one in left):
            pairs[n] = quote
            left = [one for one in left if one is not quote]
    wanted = [(mark, pairs.get(n)) for n, mark in enumerate(passage.marks) if mark.kinds]
    allowed = [mark for mark in passage.marks if not mark.kinds]
    extra = [quote for quote in left if not any(_shared(mark, quote) > 0.2 for mark in allowed)]
    return wanted, extra


def _shared(mark: Mark, quote: Quote) -> float:
    """How many of the characters of both are in each of them."""
    one, other = set(_places(mark.spans)), set(_places(quote.spans))
    return len(one & other) / max(1, len(one | other))


def _places(spans: Iterable[Span]) -> Iterator[int]:
    for span in spans:
        yield from range(span.start, span.end)


def _is_any(name: str, right: tuple[str, ...]) -> bool:
    bare = _ARTICLE.sub("", name.casefold(), count=1)
    return "*" in right or any(bare == _ARTICLE.sub("", one.casefold(), count=1) for one in right)


def _overlap(one: str, other: str) -> float:
    """F1 of the words of two roles; two that are empty agree."""
    words, others = _words(one), _words(other)
    if not words or not others:
        return float(words == others)
    return 2 * len(words & others) / (len(words) + len(others))


def _words(role: str) -> set[str]:
    return set(re.findall(r"[\w&.-]+", _ARTICLE.sub("", role.casefold(), count=1)))
