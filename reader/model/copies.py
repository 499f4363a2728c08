"""When one story stands for another: the same words alone do not make two stories one."""

from reader.model.addresses import same_page

_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum())
_TYPOGRAPHY = "“”„‘’‚«»‹›–—‑…·•\xa0\xad\u2009\u200b\u202f\u2060"


def letters_of(text: str) -> bytes:
    """What is left of a text without white space, punctuation and capitals; made for speed."""
    folded = text.casefold()
    if not folded.isascii():
        for sign in _TYPOGRAPHY:
            folded = folded.replace(sign, "")
    return folded.encode("utf-8", "surrogatepass").translate(None, _SIGNS)


def agree(title: str, url: str, other_title: str, other_url: str) -> bool:
    """Whether two stories of the same words have one title or one address besides: then one may stand for both."""
    letters = letters_of(title)
    return bool(letters and letters == letters_of(other_title)) or same_page(url, other_url)
