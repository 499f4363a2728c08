"""A statement in words that cannot be misread: the words of saying stand before the words said.

"that the ministry had hidden anything" is a claim; "denied that the ministry had hidden anything" is what was printed.
Whatever shows a statement, on the screen, in an export or at the command line, takes it from here.
"""

import re

from reader.model.document import Span
from reader.model.mark import Quote

_NEAR = 48
"""Characters between cue and words up to which what stands there goes with the cue: "told reporters on Monday"."""
_BEFORE = 60
"""Characters before a cue that are searched for what turns it round: "did not", "refused to"."""
_TURNS = re.compile(
    r"(?:\b(?:did|does|do|has|have|had|is|are|was|were|be|been|being|would|will|could|can|cannot|may|might|must|should"
    r"|never|not|no longer|neither|nor|ever|even|only|yet|reportedly|allegedly|supposedly|purportedly|falsely|wrongly"
    r"|(?:did|does|do|has|have|had|is|are|was|were|would|will|could|ca|should|must|wo)n['’]t"
    r"|(?:den|refus|declin|fail|avoid|stopp|omitt|neglect|reject|retract)(?:y|ies|ied|es|ed|e|s|ying|ing)?"
    r"|short of|to|having|without|from|rumou?red|said to|alleged to|supposed to|reported to)\s+)+$",
    re.IGNORECASE,
)
"""Words that stand right before a verb of saying and belong to it; "to" and auxiliaries only with others of them."""
_TURNING = re.compile(
    r"\b(?:never|not|no longer|neither|nor|without|reportedly|allegedly|supposedly|purportedly|falsely|wrongly"
    r"|\w+n['’]t|cannot|rumou?red|may|might|could|would|should"
    r"|(?:den|refus|declin|fail|avoid|stopp|omitt|neglect|reject|retract|alleg|suppos|report)\w*)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…]['\"”’)]*\s|\n")


def cue_words(text: str, quote: Quote) -> str:
    """The words of saying as they stand in the text, with what turns them round: "did not say"; "" without a cue."""
    if quote.cue is None:
        return ""
    return _line(text[_cue_start(text, quote.cue) : quote.cue.end])


def said_as(text: str, quote: Quote) -> str:
    """A statement on one line, from the words of saying on: "denied that …", "said: “…”"; … where it is interrupted."""
    words = " … ".join(_line(text[span.start : span.end]) for span in quote.spans)
    cue = quote.cue
    if cue is None or not any(letter.isalnum() for letter in text[cue.start : cue.end]):
        return words
    saying = cue_words(text, quote)
    first = quote.spans[0].start if quote.spans else cue.end
    between = text[cue.end : first]
    if quote.kind != "direct" and 0 <= first - cue.end <= _NEAR and not _SENTENCE_END.search(between):
        return f"{_line(saying + between)} {words}"
    return f"{saying}: {words}"


def _cue_start(text: str, cue: Span) -> int:
    """Where the words of saying begin, with what turns them round."""
    before = text[max(0, cue.start - _BEFORE) : cue.start]
    if ends := list(_SENTENCE_END.finditer(before)):
        before = before[ends[-1].end() :]
    found = _TURNS.search(before)
    return cue.start - len(found[0]) if found and _TURNING.search(found[0]) else cue.start


def _line(text: str) -> str:
    return " ".join(text.split())
