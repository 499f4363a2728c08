"""The one sanitizer for text: it stands at the door to the store and again at the door to the screen.

What passes is printable text, newline and tab. What a terminal or a bidi engine would obey never passes: C0 and C1
controls, bidi controls and marks, tag characters, line and paragraph separators, lone surrogates, the byte order mark.
"""

import re
import unicodedata

MAX_COMBINING = 8
"""Combining marks kept on one base character; more is a way to smear the screen."""

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and newline, DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidi controls
    "\u2028\u2029\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff"
    "\U000e0000-\U000e007f]"  # tag characters
)
_NEWLINES = re.compile("\r\n?|[\u2028\u2029\x85\x0b\x0c]")
_MARK = re.compile(r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
_MARKS = re.compile(rf"[^\W_]?{_MARK.pattern}{{9,}}")


def safe_text(text: str) -> str:
    """`text` without anything a terminal might obey; newlines are normalized to \\n."""
    if not all(map(str.isprintable, text.split("\n"))):  # ten times as fast as the patterns, which rarely find anything
        text = _NEWLINES.sub("\n", text)
        text = _FORBIDDEN.sub("", text)
    return text if text.isascii() or not _MARK.search(text) else _MARKS.sub(_cap_marks, text)


def safe_line(text: str) -> str:
    """`safe_text` on one line, white space collapsed: for titles, names, links and error words."""
    return " ".join(safe_text(text).split())


def _cap_marks(match: re.Match[str]) -> str:
    run = match.group()
    first_mark = next(i for i, char in enumerate(run) if unicodedata.combining(char) or i > 0)
    return run[: first_mark + MAX_COMBINING]
