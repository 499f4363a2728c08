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
_UNUSUAL = re.compile(
    "[^\n\t -~\xa0-\u02ff\u0370-\u0482\u048a-\u058f\u2010-\u2027\u202f-\u205f\u20a0-\u20cf\u2100-\u2bff"
    "\u3000-\u3029\u3030-\u3096\u309b-\u9fff\uac00-\ud7a3\uff01-\uffdc]"
)
"""What is none of the characters most text is written in, of which none is forbidden or combines."""

_NEWLINES = re.compile("\r\n?|[\u2028\u2029\x85\x0b\x0c]")


def safe_text(text: str) -> str:
    """`text` without anything a terminal might obey; newlines are normalized to \\n."""
    if not _UNUSUAL.search(text):
        return text
    # one look at each different character decides which of the slow passes over the whole text are needed
    characters = set(text)
    if any(not char.isprintable() and char not in "\n\t" for char in characters):
        text = _FORBIDDEN.sub("", _NEWLINES.sub("\n", text))
    marks = [char for char in characters if not char.isascii() and unicodedata.category(char) in ("Mn", "Me")]
    if len(text) > MAX_COMBINING and marks:
        runs = re.compile(f"[{re.escape(''.join(sorted(marks)))}]{{{MAX_COMBINING + 1},}}")
        text = runs.sub(lambda run: run.group()[:MAX_COMBINING], text)
    return text


def safe_line(text: str) -> str:
    """`safe_text` on one line, white space collapsed: for titles, names, links and error words."""
    return " ".join(safe_text(text).split())


MAX_LINE = 1000
"""Characters kept of a title or a name."""


def shortened(text: str) -> str:
    """`safe_line`, and a sign where one that is far too long breaks off."""
    line = safe_line(text)
    return line if len(line) <= MAX_LINE else line[: MAX_LINE - 1].rstrip() + "…"


def safe_address(url: str) -> str:
    """The address as it may be shown, logged and exported: without control characters, the login as ***."""
    return re.sub(r"(?<=//)[^/?#]*@", "***@", safe_line(url))
