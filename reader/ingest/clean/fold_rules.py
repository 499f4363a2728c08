"""Rules that fold: mostly right, so the words stay behind one key with the reason.

`tail`, `placed` and `sections` look at many lines at once; the others take the survey and an index and return a reason
or nothing.
"""

from collections import Counter
from functools import partial
from itertools import takewhile

from reader.ingest.clean import closing_phrases, opening_phrases, phrases
from reader.ingest.clean.captions import QUOTE
from reader.ingest.clean.delete_rules import heads_an_entry
from reader.ingest.clean.line_features import Line, Survey
from reader.ingest.clean.line_patterns import ANNEX, HANDLE, MAKERS, NUMBERED, OFFER, PURPOSES, REFERENCE, SYNDICATED
from reader.ingest.extract.draft_block import is_opened
from reader.ingest.html.line_measures import ends_like_a_sentence, norm

_SEVERAL = 3
"""Paragraphs from which on a container holds a story."""

_MOSTLY = 0.7
"""Share of the prose that stands in the story's container where it stands in one."""

_LIST = 100
"""Items above one among which the line is looked for that announces their list."""

_CALL = 20
"""Words of the longest call that has no end; more of them say something, and end in an address."""

_NOTICE = 120
"""Words of the longest notice by which a publisher answers for nothing."""

_WORDS_OF_A_PORTRAIT = 5

_WORDS_OF_A_POINTER = 4
"""Words of the longest line that may head other stories below the story."""

_RUN = 12
"""Lines on each side of one among which its like is looked for."""

_SPOKEN = ("-", "–", "—", '"', "“", "„", "«", "‘", "'", "*", "•", "(")


def tail(text: Survey) -> dict[int, str]:
    """The lines at the end with nothing of the story among them, each with the reason.

    A short line that opens furniture, in the last part of the prose, counts when no prose follows or at least half of
    the prose that follows appeals to the reader.
    """
    ends = _syndicated(text)
    openers = [index for index, line in enumerate(text.lines) if _opens_tail(line)]
    for start in openers:
        if text.prose_before(start) < 0.4:
            continue
        following = [line for line in text.lines[start + 1 :] if line.prose]
        if not following or 2 * sum(line.cues > 0 for line in following) >= len(following):
            found, reason = {}, ""
            for index in range(start, len(text.lines)):
                reason = _purpose(text.lines[index].norm) if index in openers else reason
                found[index] = reason
            return {**ends, **found}
    return ends


def placed(text: Survey) -> dict[int, str]:
    """Lines that stand in a container of comments, of a newsletter, of an author's portrait, of other stories."""
    return {
        index: line.place
        for index, line in enumerate(text.lines)
        if line.place and line.place not in text.own and line.piece.home != text.home and line.piece.kind != "caption"
    }


def trailing(text: Survey) -> dict[int, str]:
    """What follows the container of the story, where most of it stands in one: boxes, cards, the author.

    Notes of the story, what a publisher says about it and a further container of several paragraphs are none of these.
    """
    letters = Counter[int]()
    paragraphs = Counter(line.piece.home for line in text.lines if line.prose)
    for line in text.lines:
        letters[line.piece.home] += len(line.piece.text) * line.prose
    if not text.home or paragraphs[text.home] < _SEVERAL or letters[text.home] < _MOSTLY * letters.total():
        return {}
    last = max(index for index, line in enumerate(text.lines) if line.piece.home == text.home)
    if text.lines[last].piece.kind == "heading":  # it stands over what follows
        return {}
    found: dict[int, str] = {}
    for index in range(last + 1, len(text.lines)):
        line = text.lines[index]
        if ANNEX.matches(line.norm):
            break
        below = text.lines[min(index + 1, len(text.lines) - 1)]
        asked = line.piece.kind == "heading" and is_opened(below.piece)
        if not asked and not _belongs(text, line) and paragraphs[line.piece.home] < _SEVERAL:
            found[index] = "beside the story"
    return found


def _belongs(text: Survey, line: Line) -> bool:
    """Whether a line behind the container of the story is the story's by its kind, or a paragraph of that container."""
    piece = line.piece
    paragraph = line.prose and piece.loose and piece.around == text.home
    return (
        paragraph
        or bool(piece.role or piece.ids)
        or is_opened(piece)
        or piece.kind in ("caption", "table", "code", "quote")
    )


def closing(text: Survey) -> dict[int, str]:
    """Portraits of those who wrote the story, where nothing of the story follows."""
    found: dict[int, str] = {}
    for index in range(len(text.lines) - 1, text.first, -1):
        line = text.lines[index]
        if _is_portrait(text, index):
            found[index] = "author"
        elif line.prose or line.piece.kind in ("table", "code") or line.piece.ids:
            break
    return found


def _is_portrait(text: Survey, index: int) -> bool:
    line = text.lines[index]
    if not line.wordy or line.length < _WORDS_OF_A_PORTRAIT or QUOTE.search(line.piece.text):
        return False
    return closing_phrases.PORTRAIT.matches(line.norm) and _is_stranger(text, index)


def _is_stranger(text: Survey, index: int) -> bool:
    """Whether the line opens with a name that is the author's, or that the story does not know."""
    words = text.lines[index].piece.text.split()[:2]
    if len(words) < 2 or not all(word[:1].isupper() for word in words):
        return False
    name = norm(" ".join(words))
    known = any(name in line.norm or name.split()[-1] in line.norm.split() for line in text.lines[:index])
    return (bool(name) and name in text.author) or not known


def sections(text: Survey) -> dict[int, str]:
    """Lines of sections whose heading opens furniture, down to the next heading or the story's own prose."""
    found: dict[int, str] = {}
    reason = ""
    for index, line in enumerate(text.lines):
        if _opens_section(text, index):
            reason = _purpose(line.norm)
        elif reason and ((line.piece.kind == "heading" and line.linked < 0.8) or text.is_body(index) or not line.wordy):
            reason = ""
        if reason:
            found[index] = reason
    return found


def opening(text: Survey, index: int) -> str:
    """A line whose first words say that it is a pointer, a call or a credit."""
    line = text.lines[index]
    if not line.wordy or QUOTE.search(line.piece.text[:1]):
        return ""
    told = (line.prose or line.length > _CALL) and (text.inside(index) or line.piece.home == text.home)
    short = line.length <= 14 or (line.length <= 45 and not told)
    announces = line.piece.text.endswith(":")
    if short and not announces and opening_phrases.CROSS_REFERENCE.matches(line.norm):
        return "cross-reference"
    if line.length <= 60 and opening_phrases.NEWSLETTER.matches(line.norm):
        return "newsletter"
    if line.length <= 20 and opening_phrases.WALL.matches(line.norm):
        return "subscription"
    if short and not announces and opening_phrases.SHARE.matches(line.norm) and not line.prose:
        return "share"
    if line.length <= 14 and MAKERS.matches(line.piece.text):
        return "credit"
    if (short or not text.inside(index)) and line.length <= 60 and closing_phrases.CREDIT.matches(line.norm):
        return "credit"
    return ""


def asking(text: Survey, index: int) -> str:
    """A line that asks to write, follow, subscribe, give or buy."""
    line = text.lines[index]
    if not line.wordy:
        return ""
    outside = not text.first <= index < text.last
    if line.length <= 60 and phrases.RIGHTS.matches(line.norm) and not QUOTE.search(line.piece.text[:1]):
        return "terms"
    if line.length <= _NOTICE and outside and phrases.DISCLAIMER.matches(line.norm):
        return "terms"
    if line.length <= 60 and phrases.AFFILIATE.matches(line.norm):
        return "shop"
    if (
        line.length <= 45
        and opening_phrases.FOLLOW.matches(line.norm)
        and (HANDLE.matches(line.piece.text) or outside or line.linked)
    ):
        return "contact"
    if line.cues >= 2 and line.length <= 90:
        return _purpose(line.norm)
    if line.cues and line.length <= 30 and outside:
        return _purpose(line.norm)
    return ""


def biography(text: Survey, index: int) -> str:
    """Who the author is, before or after the story."""
    line = text.lines[index]
    if not line.wordy or line.piece.kind == "quote" or text.first < index < text.last or line.length > 120:
        return ""
    named = bool(text.author) and line.norm.startswith((text.author, text.author.partition(" ")[0] + " "))
    if named and phrases.BIOGRAPHY.matches(line.norm):
        return "author"
    reachable = HANDLE.matches(line.piece.text) and line.length <= 40 and not text.inside(index)
    return "contact" if reachable else ""


def link(text: Survey, index: int) -> str:
    """A line that is nothing but links, but for the story's headings, sources and offers, and lists it announces."""
    line = text.lines[index]
    if line.linked < 0.8 or line.length < 3 or not line.wordy or line.prose or REFERENCE.matches(line.piece.text):
        return ""
    if text.inside(index) and OFFER.matches(line.piece.text):
        return ""
    if line.piece.kind == "heading" and (NUMBERED.matches(line.piece.text) or _heads_the_story(text, index)):
        return ""
    return "" if line.piece.kind == "item" and _is_announced(text, index) else "related"


def short(text: Survey, index: int) -> str:
    """A short line without an end, before the first or after the last prose, and away from the rest of the story.

    One that ends as a sentence does goes with those around it, where half of them and more have no end.
    """
    if _is_label(text, index):
        return "furniture"
    if not _is_short(text, index):
        return ""
    before = takewhile(partial(_is_short, text), range(index - 1, index - _RUN, -1))
    after = takewhile(partial(_is_short, text), range(index + 1, index + _RUN))
    run = [index, *before, *after]
    labels = sum(_is_label(text, at) for at in run)
    return "furniture" if labels >= max(2, len(run) / 2) else ""


SINGLE_RULES = (opening, asking, biography, link, short)


def _is_label(text: Survey, index: int) -> bool:
    line = text.lines[index]
    if text.inside(index) or not line.wordy or line.piece.kind == "quote" or not line.norm:
        return False
    before = index < text.first
    if before and (NUMBERED.matches(line.piece.text) or _opens_the_story(text, index) or heads_an_entry(text, index)):
        return False
    if line.piece.home and (line.piece.home == text.home or (not before and line.piece.kind != "paragraph")):
        return False
    few = line.length <= (8 if before else 20)
    return few and not ends_like_a_sentence(line.piece.text) and not line.piece.text.startswith(_SPOKEN)


def _is_short(text: Survey, index: int) -> bool:
    """Whether a line of few words stands there, before or after the story."""
    if not 0 <= index < len(text.lines) or text.inside(index):
        return False
    line = text.lines[index]
    return line.wordy and line.length <= 8 and not line.prose


def _heads_the_story(text: Survey, index: int) -> bool:
    """Whether prose of the story follows the heading, pictures aside; within the story any text will do."""
    for line in text.lines[index + 1 :]:
        if line.piece.kind != "caption":
            told = line.prose or (text.inside(index) and line.piece.kind != "heading")
            return told and line.linked < 0.5
    return False


def _opens_the_story(text: Survey, index: int) -> bool:
    """Whether the line is a heading and the story's first prose follows it, pictures and other headings aside."""
    if text.lines[index].piece.kind != "heading" or text.lines[index].piece.text.isupper():
        return False
    following = (line for line in text.lines[index + 1 :] if line.piece.kind not in ("caption", "heading"))
    return next(following, None) is text.lines[text.first]


def _is_announced(text: Survey, index: int) -> bool:
    """Whether the item stands in a list of the story: below a line that announces a list.

    Behind the last prose that line ends in a colon, stands with the story, and is no mere label.
    """
    near = reversed(text.lines[max(0, index - _LIST) : index])
    above = next((line for line in near if line.piece.kind != "item" or line.linked < 0.8), None)
    if index <= text.first or above is None or _points_elsewhere(above):
        return False
    if above.piece.text.endswith((":", "：")):
        return index < text.last or (above.piece.home == text.home and above.length > _WORDS_OF_A_POINTER)
    return index < text.last and above.piece.kind in ("heading", "item")


def _points_elsewhere(line: Line) -> bool:
    return closing_phrases.SECTION.matches(line.norm) or opening_phrases.CROSS_REFERENCE.matches(line.norm)


def _syndicated(text: Survey) -> dict[int, str]:
    """The line at the end that many programs write below what they syndicate."""
    last = max((index for index, line in enumerate(text.lines) if line.norm), default=-1)
    return {last: "credit"} if last > 0 and SYNDICATED.matches(text.lines[last].norm) else {}


def _opens_tail(line: Line) -> bool:
    return line.wordy and line.length <= 12 and not line.prose and closing_phrases.TAIL.matches(line.norm)


def _opens_section(text: Survey, index: int) -> bool:
    line = text.lines[index]
    if line.length > 10 or line.prose or not line.wordy or not closing_phrases.SECTION.matches(line.norm):
        return False
    if line.piece.kind == "heading":
        return True
    if line.piece.kind == "item" and _is_announced(text, index):
        return False
    points_itself = ":" in line.piece.text[:-1]
    return not points_itself and not ends_like_a_sentence(line.piece.text) and _followed_by_furniture(text, index)


def _followed_by_furniture(text: Survey, index: int) -> bool:
    following = index + 1
    return following >= len(text.lines) or not text.is_body(following)


def _purpose(words: str) -> str:
    """The reason a reader is told for an appeal or a section."""
    return PURPOSES.first(words) or "related"
