"""Telling the words under a picture from a paragraph: nobody speaks in them, and they name who made the picture."""

import re

from reader.ingest.clean.phrases import RIGHTS
from reader.ingest.html.line_measures import is_prose, length, norm
from reader.model.lexicon.agencies import CREDITED_AGENCY

MAX_WORDS = 40
"""Words of the longest caption that is recognized by its credit."""

MAX_LENGTH = 600
"""Characters of the same."""

QUOTE = re.compile('["“”„«»‘]')
"""A quotation mark: somebody speaks, so it is neither a caption nor an appeal of the page."""

_AGENCY = rf"(?:{CREDITED_AGENCY}|Getty Images \w+|iStock\w+)"
_MADE = r"(?:Photo|Photograph|Picture|Image|Foto|Fotos|Photos|Bild|Crédito?|Credit|Illustration|Screenshot|Фото)s?"
_CREDIT = re.compile(
    rf"(?:^|[\s(\[/|•.]){_MADE}(?: credits?| courtesy| illustration| by)?\s?(?::|/|\||©)\s*\S"
    rf"|(?:^|\s){_MADE} (?:by|courtesy(?: of)?|via) [A-Z]"
    rf"|\(?\bvia [A-Z]{{2,}}\b\)?$|\bvia {_AGENCY}\)?$"
    r"|^©|©\s?[A-Z][\w .&/-]{1,40}$"
    rf"|\((?:[^()]*[\s/,])?{_AGENCY}\)\.?$"
    r"|\([^()]*(?:[Pp]hoto|[Cc]redit|[Cc]ourtesy)[^()]*\)\.?$|\bAP Photo\b"
)
_MAYBE_CREDIT = re.compile(r"Photo|Picture|Image|Foto|Bild|Crédit|Credit|Illustration|Screenshot|Фото|via |©|\)\.?$")
"""What all credits have in common, for a quick look: most lines are none."""

_MAKER_AT_END = re.compile(
    rf"[\s/,|–—-]{_AGENCY}\)?$"
    r"|(?<!/)\b[^\W\d_][\w.)]*\s?[/|]\s?(?:[A-Z][\w.&'-]{2,}|[A-Z]{2,})(?: [A-Z][\w.&'-]*){0,3}\)?$"
)


def looks_like_caption(text: str) -> bool:
    """Whether a line is the words under a picture."""
    if len(text) > MAX_LENGTH or length(text) > MAX_WORDS or QUOTE.search(text):
        return False
    credited = (_MAYBE_CREDIT.search(text) and _CREDIT.search(text)) or (
        not is_prose(text) and length(text) > 1 and _MAKER_AT_END.search(text)
    )
    return bool(credited) and not RIGHTS.matches(norm(text))
