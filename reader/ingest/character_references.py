"""Numeric character references that stand for no character, mended before any parser sees them.

Publishing systems write one emoji as two references, to the halves ("surrogates") UTF-16 makes of it: such a pair
becomes the character it was meant to be. What stands for nothing becomes U+FFFD, as browsers do it (HTML standard,
"numeric character reference end state"). All other references stay as they are.
"""

import re

_RUN = re.compile(rb"(?:&(?:amp;)*#(?:[xX][0-9a-fA-F]+|[0-9]+);?)+")
_ONE = re.compile(rb"(&(?:amp;)*#)(?:[xX]([0-9a-fA-F]+)|([0-9]+));?")
_LAST = 0x10FFFF
_UNKNOWN = 0xFFFD


def mend_references(source: bytes) -> bytes:
    """`source`, in an encoding that holds ASCII, with every reference to a character that exists.

    References that were escaped once more, as feeds do with HTML, are mended too.
    """
    return _RUN.sub(_mended_run, source) if b"#" in source else source


def mend_references_in(text: str) -> str:
    """`mend_references` for text that is decoded already."""
    if "#" not in text:
        return text
    return mend_references(text.encode("utf-8", "surrogatepass")).decode("utf-8", "surrogatepass")


def join_surrogates(text: str) -> str:
    """`text` as any database and pipe takes it: halves that stand together become the character they make, one that
    stands alone U+FFFD.
    """
    return text if text.isascii() else text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _mended_run(run: "re.Match[bytes]") -> bytes:
    found = list(_ONE.finditer(run.group()))
    codes = [_code(one) for one in found]
    if not any(map(_is_no_character, codes)):
        return run.group()
    mended, index = [], 0
    while index < len(found):
        code, opening = codes[index], found[index][1]
        low = codes[index + 1] if index + 1 < len(found) else 0
        if 0xD800 <= code < 0xDC00 <= low < 0xE000:
            whole = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)
            mended.append(b"%s%d;" % (opening, whole))
            index += 2
            continue
        unknown = b"%s%d;" % (opening, _UNKNOWN)
        mended.append(unknown if _is_no_character(code) else found[index].group())
        index += 1
    return b"".join(mended)


def _code(reference: "re.Match[bytes]") -> int:
    digits, base = (reference[2], 16) if reference[2] else (reference[3], 10)
    digits = digits.lstrip(b"0")
    return int(digits or b"0", base) if len(digits) <= 8 else _LAST + 1


def _is_no_character(code: int) -> bool:
    return code > _LAST or 0xD800 <= code < 0xE000
