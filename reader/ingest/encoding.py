"""Bytes of unknown encoding to text: for pages and feeds alike.

The order of trust: a byte order mark; UTF-8, also where a few bytes of it are wrong (other encodings hardly ever look
like it, whatever a header or a declaration claims); what the server says, then what the document declares; then the
encoding most old pages are in. Nothing raises: what cannot be read becomes U+FFFD.
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
_WIDE = ((re.compile(rb"\s*<\0[?!\w]\0"), "utf-16-le"), (re.compile(rb"\s*\0<\0[?!\w]"), "utf-16-be"))
"""How a document in UTF-16 begins that has no mark."""

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.I)
_XML_DECLARATION = re.compile(r"<\?xml\b[^>]{0,200}\?>", re.I)
_HEAD = 4096
"""Bytes at the start in which a declaration is looked for."""

_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]+")

_WIDER = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
          "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "ks_c_5601-1987": "cp949", "euc-kr": "cp949",
          "iso-8859-9": "cp1254", "tis-620": "cp874", "iso-8859-11": "cp874"}  # fmt: skip
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
    wide = next((name for beginning, name in _WIDE if beginning.match(raw)), "")
    found = _DECLARED.search(raw[:_HEAD])
    names = (wide, declared, found.group(1).decode("ascii") if found else "")
    if not wide and _is_nearly_utf8(raw, sure=any("utf-8" in name.lower() or "utf8" in name.lower() for name in names)):
        return raw.decode("utf-8", _ODD_BYTES)
    for name in (*names, "cp1252"):
        encoding = _WIDER.get(name.strip().lower(), name.strip())
        if encoding and (
            encoding == wide or not encoding.lower().startswith(("utf-16", "utf-32", "ucs", "utf-8", "utf8"))
        ):
            try:
                return raw.decode(encoding, "replace")
            except (LookupError, UnicodeError, ValueError):  # an unknown name; one that is no encoding of text
                continue
    return raw.decode("utf-8", "replace")


def as_utf8(raw: bytes, content_type: str = "") -> bytes:
    """A document in UTF-8 that begins with its first sign and declares nothing about its encoding, for XML parsers.

    `content_type` is the header it was served with.
    """
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", content_type, re.I)
    if raw.isascii() and raw[:1] == b"<" and not _DECLARED.search(raw[:200]):
        return raw
    text = decode(raw, charset.group(1) if charset else "").lstrip("\ufeff \t\r\n\0")
    declaration = _XML_DECLARATION.match(text)
    return (text[declaration.end() :].lstrip() if declaration else text).encode("utf-8", "replace")


def _is_nearly_utf8(raw: bytes, *, sure: bool) -> bool:
    """Whether far more of the signs beyond ASCII are UTF-8 than are not; where it is `sure` to be meant so, more."""
    whole = wrong = 0
    for run in _BEYOND_ASCII.findall(raw):
        letters = _MULTIBYTE.findall(run)
        whole += len(letters)
        wrong += len(run) > sum(map(len, letters))
    return whole >= (1 if sure else 3) * wrong


def _odd_byte(error: UnicodeError) -> tuple[str, int]:
    """A byte that is no UTF-8, as Windows means it: most come from there."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


_ODD_BYTES = "reader.odd-bytes"
codecs.register_error(_ODD_BYTES, _odd_byte)
