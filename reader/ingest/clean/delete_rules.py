"""Rules that delete: what they hit was never seen to be part of a story.

Each takes the survey of a text and the index of a line and returns the reason to delete the line, or nothing.
"""

import re
from itertools import pairwise

from reader.ingest.clean.captions import QUOTE
from reader.ingest.clean.labels import LABELS
from reader.ingest.clean.line_features import Line, Survey
from reader.ingest.clean.line_patterns import COUNTER, SCRIPT
from reader.ingest.html.line_measures import ends_like_a_sentence, likeness
from reader.model.lexicon.calendar import MONTH

NEAR_TOP = 6
"""Lines from the top, or from the first prose, within which a headline or a byline is looked for."""

_NAME = 4
"""Words of the longest heading above the story that may name the site or a section of it."""

_ANOTHER = 0.5
"""Likeness below which a heading above the story says something else than the headline."""

_WORDS_OF_AN_HOUR = 6
"""Words of the longest line that tells when something happened: "5 min ago 14:02 GMT"."""

_SCENE_BREAK = re.compile(r"(?:[*_~#·•—–-]\s*){3,}")
_CODE_MARKS = frozenset("{}<=([")
_DATE_WORD = (
    rf"(?:\d{{1,4}}(?:st|nd|rd|th)?|{MONTH.lower()}"
    r"|mon(?:day)?|tues?(?:day)?|wed(?:nesday)?"
    r"|thu(?:rs)?(?:day)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|a m|p m|\d{0,2}[ap]m|\d{1,2}h\d\d"
    r"|e[sd]?t|p[sd]?t|c[sd]t|gmt|utc|bst|ce?st|ist|amt|on|at|of|mins?|minutes?|hours?|hrs?|days?|weeks?|ago|read)"
)
_DATE = re.compile(
    r"(?:(?:first |last |originally )?(?:published|posted|updated|modified|date|update)(?: on| at)? )?"
    rf"{_DATE_WORD}(?: {_DATE_WORD})*"
)
_BYLINE = re.compile(
    r"(?:by|von|par|por|(?:a )?post by|(?:written|words|story|text|(?:medically |fact )?(?:reviewed|checked)) by) "
)
_TRAIL = re.compile(r"\s[>»›❯]\s")
"""What stands between the parts of the way to a page."""


def symbol(text: Survey, index: int) -> str:
    """No letter and no digit: an icon, a bullet. A break between two scenes of a story stays."""
    line = text.lines[index]
    if line.piece.text[:1].isalnum() or any(char.isalnum() for char in line.piece.text):
        return ""
    return "" if text.inside(index) and _SCENE_BREAK.fullmatch(line.piece.text) else "symbol"


def template(text: Survey, index: int) -> str:
    """The source's stories repeat this line; prose inside a story is never template."""
    line = text.lines[index]
    if line.norm not in text.template:
        return ""
    return "" if line.prose and text.inside(index) else "template"


def label(text: Survey, index: int) -> str:
    """A known label, or the name of an icon such as "arrow_right"; never what ends as a sentence does."""
    line = text.lines[index]
    if not line.wordy or line.length > 8 or ends_like_a_sentence(line.piece.text):
        return ""
    icon = line.length <= 2 and re.fullmatch(r"[a-z]+(?:_[a-z]+)+", line.piece.text)
    return "label" if icon or LABELS.matches(line.norm) or COUNTER.matches(line.norm) else ""


def announcement(text: Survey, index: int) -> str:
    """A label such as "Filed at:" after the story or before it, with nothing behind its colon."""
    line = text.lines[index]
    if text.inside(index) or not line.wordy or line.length > 4 or not line.piece.text.endswith((":", "：")):
        return ""
    following = next((after for after in text.lines[index + 1 :] if after.norm), None)
    return "" if following and following.piece.kind != "heading" else "label"


def headline(text: Survey, index: int) -> str:
    """The headline again, near the top; a line of another wording is no headline, though it be marked as one."""
    line = text.lines[index]
    if not text.title or not line.wordy or line.length > 40 or index > text.first + NEAR_TOP:
        return ""
    another = line.length > _NAME and likeness(line.norm, text.title) < _ANOTHER
    if line.piece.kind == "heading" and line.piece.level == 1 and index < text.first and not another:
        return "headline"
    if line.norm == text.title:
        return "headline"
    before_the_story = index < max(text.first, 3) or (line.piece.kind == "heading" and index <= text.first)
    return "headline" if before_the_story and likeness(line.norm, text.title) >= 0.7 else ""


def script(text: Survey, index: int) -> str:
    """What looks like a program outside a block of code."""
    line = text.lines[index]
    if not line.wordy or line.length >= 40 or _CODE_MARKS.isdisjoint(line.piece.text):
        return ""
    return "script" if SCRIPT.matches(line.piece.text) else ""


def byline(text: Survey, index: int) -> str:
    """A bare date, "By" with a name, or the author's name alone, outside the story's prose."""
    line = text.lines[index]
    if not line.wordy or line.length > 14 or line.prose:
        return ""
    if _is_date(line) and not text.inside(index):
        return "" if heads_an_entry(text, index) else "date"
    if text.first < index < text.last:
        return ""
    named = bool(text.author) and line.norm in (text.author, f"by {text.author}")
    by_name = (
        _BYLINE.match(line.norm) and line.piece.text.count(",") < 3 and line.length <= 10 and _is_name(line.piece.text)
    )
    return "byline" if named or by_name else ""


def trail(text: Survey, index: int) -> str:
    """The way to the page, from the site's first page down: "Home › News › Bread by boat", above the story."""
    line = text.lines[index]
    return "menu" if index < text.first and line.wordy and len(_TRAIL.findall(line.piece.text)) > 1 else ""


def alternative(text: Survey, index: int) -> str:
    """A picture's alternative text: a short line the caption after it starts with."""
    line = text.lines[index]
    if index + 1 >= len(text.lines) or not line.wordy or line.length > 30 or not line.norm:
        return ""
    following = text.lines[index + 1]
    starts = following.piece.kind == "caption" and following.norm.startswith(line.norm)
    return "picture" if starts else ""


def repeat(text: Survey, index: int) -> str:
    """The line stood a line or two above; or a whole paragraph stands there twice (more often, it is meant so)."""
    line = text.lines[index]
    if not line.norm or line.piece.kind in ("code", "table"):
        return ""
    if line.length >= 3 and any(text.lines[near].norm == line.norm for near in range(max(0, index - 2), index)):
        return "repeat"
    if line.length >= 15 and len(text.places[line.norm]) == 2 and text.places[line.norm][1] == index:
        return "repeat"
    return ""


def _is_date(line: Line) -> bool:
    return bool(_DATE.fullmatch(line.norm)) and any(char.isdigit() for char in line.norm)


def heads_an_entry(text: Survey, index: int) -> bool:
    """Whether the line is a date or an hour over one of several entries, as where a story is told hour by hour.

    An entry may have a heading.
    """
    entries = [line for line in text.lines[index:] if line.piece.kind not in ("heading", "caption") or _is_date(line)]
    if len(entries) < 2 or entries[0] is not text.lines[index] or not _is_date(entries[0]) or not entries[1].prose:
        return False
    return any(
        _is_date(line) and line.length <= _WORDS_OF_AN_HOUR and after.prose for line, after in pairwise(entries[1:])
    )


SAFE_RULES = (symbol, template, label, announcement, headline, trail, script, byline, alternative, repeat)


def _is_name(text: str) -> bool:
    """Whether the words after "By" are capitalized and no sentence follows."""
    said = text.split()
    at = next((at for at, word in enumerate(said) if word.lower() == "by"), 0)
    words = [word for word in said[at + 1 :] if word[0].isalpha()]
    return (
        bool(words)
        and not ends_like_a_sentence(text)
        and not QUOTE.search(text)
        and sum(word[0].isupper() for word in words) >= 0.7 * len(words)
    )
