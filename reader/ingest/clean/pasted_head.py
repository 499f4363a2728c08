"""Where the story of a pasted page begins: its headline below the menus, and the byline and date that stand at it.

A browser copies a page as its lines, menus first. The surest landmarks are the byline and the date: the headline
stands above them, or between them and the text. Without them the first line below the menus is taken that looks like
one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.ingest.clean import closing_phrases, opening_phrases
from reader.ingest.clean.captions import looks_like_caption
from reader.ingest.clean.labels import LABELS
from reader.ingest.dates import read_date
from reader.ingest.extract.draft_block import Piece
from reader.ingest.html.line_measures import ends_like_a_sentence, is_prose, length, norm
from reader.ingest.metadata.bylines import is_person, joined, names_in

MAX_HEADLINE = 35
"""Words of the longest headline."""

_LOOKED_AT = 6
"""Lines at the top among which the headline is looked for."""

_MENU_WORDS = 3
"""Words of the longest line of a menu."""

_MENU_LINES = 4
"""Short lines one below the other that are a menu."""

_LANDMARK = 14
"""Words of the longest byline or date line."""

_ABOVE = 10
"""Lines above a byline or date among which its headline is looked for."""

_BELOW = 8
"""Lines below a standfirst among which byline and date are looked for."""

_FOOTER = 5
"""Lines at the end of a page where its name stands."""

_BY = re.compile(
    r"^\W*(?:(?:written|words|text|story|report|posted|published)\s+)?(?:by|von|par|por|di|av|door)\s+(?=\S)"
    r"|^\W*(?:author|autor|auteur|autore)\s*:\s*",
    re.I,
)
_THEN_BY = re.compile(r"\bby\s+(?=[A-Z])")
_SPLIT = re.compile(r"\s*[|·•]\s*|\s+[–—-]\s+")
_WORDS = re.compile(r"[^\W\d_]+")
_READING_TIME = re.compile(r"\W*\d+\s*[- ]?\s*min(?:ute)?s?(?:\s+read|\s+lesezeit|\s+de lecture)?\W*", re.I)
_CONSENT = re.compile(
    r"\bcookies?\b|\bconsent\b|\bour (?:\d+ )?partners\b|\bpersonal data\b|\bprivacy\b|\byour choices\b", re.I
)
_GLUED = re.compile(r"[^\W\d_A-Z][A-ZÀ-ÖØ-Þ]")
"""Where two entries of a menu touch, as browsers copy what a style sets side by side."""

_CRUMBS = re.compile(r"(?:\s[›»>→|]\s.*){2}")
_HOUR = re.compile(r"\d{1,2}[:.h]\d\d(?:\s?[ap]\.?m\.?)?(?:\s?[A-Z]{2,4})?", re.I)


@dataclass(frozen=True, slots=True)
class PastedHead:
    """What stands at the top of a pasted page."""

    headline: int | None = None
    """Index of the piece; None where there is none."""
    author: str = ""
    published: str = ""
    """The date line at the headline, as it is written."""
    beside: frozenset[int] = frozenset()
    """Indexes of pieces below the headline that are no text: byline, date, the author's role."""


def find_head(pieces: Sequence[Piece], *, titled: bool = False) -> PastedHead:
    """The head of a pasted text; one that is `titled` has no headline among its lines."""
    prose = _prose(pieces)
    landmarks = _landmarks(pieces, prose)
    headline = None if titled else _above_landmark(pieces, landmarks, prose)
    if headline is None and not titled:
        headline = _first_like_one(pieces)
    start = 0 if headline is None else headline + 1
    ends = next((at for at in prose if not landmarks or at > max(landmarks)), len(pieces))
    near = {at: kind for at, kind in landmarks.items() if headline is None or at >= min(start, max(0, headline - 2))}
    if not near and headline is not None:
        near = {at: kind for at, kind in landmarks.items() if at < headline}
    names = [name for at in sorted(near) for name in _names(pieces[at].text, near[at])]
    when = next((pieces[at].text for at in sorted(near) if read_date(pieces[at].text)), "")
    beside = {at for at in near if at >= start}
    beside |= {at + 1 for at in beside if near[at] == "by" and at + 1 < ends and _is_role(pieces[at + 1].text)}
    beside |= {at for at in range(start, ends) if _READING_TIME.fullmatch(pieces[at].text)}
    beside |= {at for at in range(start, ends) if _is_alternative(pieces, at)}
    return PastedHead(headline, joined(names), when, frozenset(beside))


def hours(pieces: Sequence[Piece]) -> set[int]:
    """Indexes of hours that stand over entries of a story told hour by hour: several, each followed by prose."""
    found = {
        index
        for index in range(len(pieces) - 1)
        if _HOUR.fullmatch(pieces[index].text) and length(pieces[index + 1].text) > _MENU_WORDS
    }
    return found if len(found) > 1 else set()


def _prose(pieces: Sequence[Piece]) -> list[int]:
    """Indexes of running text, without what a page asks its visitor to agree to."""
    return [
        index
        for index, piece in enumerate(pieces)
        if is_prose(piece.text)
        and len(set(_CONSENT.findall(piece.text.lower()))) < 2
        and not _is_consent(pieces, index)
    ]


def _is_consent(pieces: Sequence[Piece], index: int) -> bool:
    """Whether prose stands right below a line about privacy, or names cookies near the top."""
    above = pieces[index - 1].text if index else ""
    return bool(_CONSENT.search(pieces[index].text) or _CONSENT.search(above)) and length(above) <= _LANDMARK


def _landmarks(pieces: Sequence[Piece], prose: Sequence[int]) -> dict[int, str]:
    """Bylines ("by") and date lines ("when") above the text, or below its first line; by index."""
    first = prose[0] if prose else len(pieces)
    second = prose[1] if len(prose) > 1 else first
    within = range(min(second, first + _BELOW, len(pieces)))
    found: dict[int, str] = {}
    for index in within:
        text = pieces[index].text
        if length(text) > _LANDMARK or pieces[index].kind not in ("paragraph", "heading") or is_prose(text):
            continue
        if _is_by(text):
            found[index] = "by"
        elif _is_when(text):
            found[index] = "when"
    for index in within:
        near = range(max(0, index - 2), index + 3)
        if index not in found and _are_people(pieces[index].text) and any(found.get(at) == "when" for at in near):
            found[index] = "by"
    return found


def _is_by(text: str) -> bool:
    match = _BY.match(text) or (_THEN_BY.search(text) if read_date(text) else None)
    if match:
        return bool(names_in(f"by {text[match.end() :]}", sure=False))
    parts = _SPLIT.split(text)
    return len(parts) > 1 and _are_people(parts[0]) and any(_is_when(part) for part in parts[1:])


def _are_people(text: str) -> bool:
    """Whether a line is names of persons and nothing else."""
    parts = re.split(r",\s*|\s+(?:and|und|et|y|&)\s+", text)
    return len(text) < 80 and all(is_person(part) for part in parts)


def _is_when(text: str) -> bool:
    """Whether a line says a day and little else: a month, a zone, "Published"."""
    if length(text) > _LANDMARK or not any(char.isdigit() for char in text) or read_date(text) is None:
        return False
    return any(read_date(part) and len(_WORDS.findall(part)) <= 5 for part in (text, *_SPLIT.split(text)))


def _names(text: str, kind: str) -> list[str]:
    if kind != "by":
        return []
    match = _BY.match(text) or (_THEN_BY.search(text) if read_date(text) else None)
    if match:
        return names_in(f"by {text[match.end() :]}", sure=False)
    return names_in(_SPLIT.split(text)[0], sure=False)


def _is_role(text: str) -> bool:
    """Whether a line below a byline says what its author does."""
    return length(text) <= 5 and not ends_like_a_sentence(text) and not any(char.isdigit() for char in text)


def _is_alternative(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a line is what a picture shows to those who do not see it, above its caption."""
    text = pieces[index].text
    if index + 1 >= len(pieces) or length(text) > _LANDMARK or ends_like_a_sentence(text):
        return False
    return (
        looks_like_caption(pieces[index + 1].text)
        and not looks_like_caption(text)
        and pieces[index].kind == "paragraph"
    )


def _above_landmark(pieces: Sequence[Piece], landmarks: dict[int, str], prose: Sequence[int]) -> int | None:
    """The headline at the byline, else at the last date line; None without either."""
    signed = [at for at, kind in landmarks.items() if kind == "by"]
    if not landmarks:
        return None
    anchor = min(signed) if signed else max(landmarks)
    together = anchor
    while together - 1 in landmarks:
        together -= 1
    found = list(_candidates(pieces, together, landmarks))
    long = [at for at in found if length(pieces[at].text) > _MENU_WORDS]
    if len(long) > 1 and _names_the_site(pieces, min(long)):
        long.remove(min(long))
    if long:
        return min(long)
    following = next((at for at in prose if at > anchor), len(pieces))
    below = [
        at
        for at in range(anchor + 1, following)
        if at not in landmarks and length(pieces[at].text) > _MENU_WORDS and could_be_headline(pieces[at].text)
    ]
    return below[0] if below else max(found, default=None)


def _candidates(pieces: Sequence[Piece], anchor: int, landmarks: dict[int, str]) -> Iterator[int]:
    """Lines above a byline or date that could be its headline, nearest first, up to the menus."""
    passed = long = 0
    for at in range(anchor - 1, max(-1, anchor - 1 - _ABOVE), -1):
        text = pieces[at].text
        short = length(text) <= _MENU_WORDS
        if _is_menu(text) or (short and long) or passed >= _MENU_LINES:
            return
        passed = passed + 1 if short else 0
        if at in landmarks or _is_furniture(text) or not could_be_headline(text):
            continue
        long += not short
        yield at


def _is_menu(text: str) -> bool:
    """Whether a line is several entries of a menu, or the path to a page."""
    glued = any(len(_GLUED.findall(word)) > 1 for word in text.split())
    return glued or (length(text) <= _LANDMARK and _CRUMBS.search(text) is not None)


def _names_the_site(pieces: Sequence[Piece], index: int) -> bool:
    """Whether the page's last lines begin with the first words of a line, as they do with the outlet's name."""
    words = norm(pieces[index].text).split()[:2]
    name = " ".join(words)
    last = [norm(piece.text) for piece in pieces[max(index + 1, len(pieces) - _FOOTER) :]]
    return len(words) > 1 and any(re.match(rf"(?:\d+ |copyright )*{re.escape(name)}\b", line) for line in last)


def _first_like_one(pieces: Sequence[Piece]) -> int | None:
    """Index of the headline among the first lines below the menus, page furniture above it passed over; None without
    one. It stands above the byline and the prose.
    """
    if len(pieces) < 2:
        return None
    prose = next((index for index, piece in enumerate(pieces) if is_prose(piece.text)), len(pieces))
    prose = next((index for index, piece in enumerate(pieces[:prose]) if _is_by(piece.text)), prose)
    below = _below_menus(pieces[:prose])
    fits = [
        index
        for index, piece in enumerate(pieces[below : below + _LOOKED_AT], below)
        if piece.kind == "heading" or (piece.kind == "paragraph" and could_be_headline(piece.text))
    ]
    fits = [index for index in fits if index <= prose]
    found = next(
        (index for index in fits if not _is_furniture(pieces[index].text)), fits[0] if fits[:1] == [below] else None
    )
    if below and found in (None, prose) and could_be_headline(pieces[below - 1].text):
        return below - 1  # a headline as short as the lines of the menu above it
    return found


def _below_menus(pieces: Sequence[Piece]) -> int:
    """Index of the first line below the last run of short lines, which is a menu; 0 without one."""
    below = run = 0
    for index, piece in enumerate(pieces):
        run = run + 1 if length(piece.text) <= _MENU_WORDS and not ends_like_a_sentence(piece.text) else 0
        below = index + 1 if run >= _MENU_LINES or _is_menu(piece.text) else below
    return below


def could_be_headline(text: str) -> bool:
    """Whether a line has a headline's length and end."""
    words = length(text)
    if len(text) > 400 or not 2 <= words <= MAX_HEADLINE or looks_like_caption(text):
        return False
    return not text.endswith((".", ":", ",", ";", "。")) or (words <= 20 and text.endswith(("...", "U.S.")))


def _is_furniture(text: str) -> bool:
    line = norm(text)
    calls = (
        closing_phrases.TAIL,
        opening_phrases.NEWSLETTER,
        opening_phrases.FOLLOW,
        closing_phrases.CREDIT,
        opening_phrases.CROSS_REFERENCE,
    )
    return (
        LABELS.matches(line)
        or (length(text) <= 12 and any(call.matches(line) for call in calls))
        or (length(text) <= 8 and (read_date(text) is not None or _is_by(text)))
    )
