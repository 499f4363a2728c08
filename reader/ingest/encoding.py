"""Bytes of unknown encoding to text.

The order of trust: a byte order mark, then valid UTF-8 (other encodings hardly ever look like it), then what the page
declares, then the encoding most old pages are in. Nothing raises: what cannot be read becomes U+FFFD.
"""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.I)
_HEAD = 4096
"""Bytes at the start in which a declaration is looked for."""

_WIDER = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
          "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "ks_c_5601-1987": "cp949", "euc-kr": "cp949",
          "iso-8859-9": "cp1254"}  # fmt: skip
"""What browsers read a declared encoding as: its superset, because pages use it."""


def decode(raw: bytes, declared: str = "") -> str:
    """`raw` as text; `declared` is what the server said (the charset of Content-Type), if anything."""
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(name, "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        cut_short = error.end >= len(raw) and len(raw) - error.start < 4
    if cut_short:
        return raw.decode("utf-8", "replace")
    found = _DECLARED.search(raw[:_HEAD])
    for name in (declared, found.group(1).decode("ascii") if found else "", "cp1252"):
        encoding = _WIDER.get(name.strip().lower(), name.strip())
        if encoding and not encoding.lower().startswith(("utf-16", "utf-32", "ucs")):
            try:
                return raw.decode(encoding, "replace")
            except LookupError:
                continue
    return raw.decode("utf-8", "replace")
