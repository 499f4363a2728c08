"""A statement in words that cannot be misread: the words of saying stand before the words said.

"that the ministry had hidden anything" is a claim; "denied that the ministry had hidden anything" is what was printed.
Whatever shows a statement, on the screen, in an export or at the command line, takes it from here.
"""

import re

from reader.model.document import Span
from reader.model.mark import DOUBTFUL, Quote

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
_CLAUSE = 120
"""Characters between cue and words up to which a clause before a colon is kept: "rejected the charge that …: “…”"."""
_PREPOSITION = re.compile(r"(?:according to|as per|per|in the (?:words|view|opinion) of)\b", re.IGNORECASE)
"""Cues that are no verb, and cannot stand behind a name."""
_NAMING = re.compile(r"\b(?:call|dubb|label|term|brand)(?:s|ed|ing|ling|led)?$", re.IGNORECASE)
_TELLING = re.compile(r"\b(?:told|tells|tell|telling)$", re.IGNORECASE)
"""Verbs that need somebody who is told."""
_SAYING_FOR = {"told": "said", "tells": "says", "tell": "say", "telling": "saying"}
_ADDRESSEE = re.compile(
    r"(?:[ \n](?!(?:that|how|whether|why|what|if)\b)[\w'’.&-]*[\w’]){1,5}?"
    r"(?=\s*(?:[.,;:!?—–\"”“‘(]|$)|\s(?:on|in|at|outside|inside|after|before|by|during|with|from|when|while|as|over|under"
    r"|last|this|that|how|whether|why|what|if|through|via|ahead|later|earlier|yesterday|today)\b)"
)
"""Whom a verb of telling has right behind it: " reporters", " the Dunmarrow Echo"."""
_HANGING_COMMA = re.compile(r",(?=[\"'”’»]*$)")
"""A comma that joins a quotation to the words of saying behind it, which are not shown there."""
_SENTENCE_END = re.compile(r"[.!?…]['\"”’)]*\s|\n")


def cue_words(text: str, quote: Quote) -> str:
    """The words of saying as they stand in the text, with what turns them round: "did not say"; "" without a cue."""
    if quote.cue is None:
        return ""
    return _line(text[_cue_start(text, quote.cue) : quote.cue.end])


def said_as(text: str, quote: Quote) -> str:
    """A statement on one line, to stand behind its speaker's name: "denied that …", "said: “…”", "told reporters: “…”".

    … where it is interrupted. Without words of saying "said: " where the quotation is surely the speaker's, else bare.
    """
    words = _HANGING_COMMA.sub("", bare_words(text, quote))
    cue = quote.cue
    if cue is None or not _says(text, quote, cue):
        return f"said: {words}" if _is_surely_theirs(quote) else words
    first = quote.spans[0].start if quote.spans else cue.end
    between = text[cue.end : first]
    is_whole = 0 <= first - cue.end <= _NEAR and not _SENTENCE_END.search(between)
    if _PREPOSITION.match(text[cue.start : cue.end]):
        return f"said: {words}" if _cue_start(text, cue) == cue.start else f"{cue_words(text, quote)}: {words}"
    saying = cue_words(text, quote)
    if quote.kind != "direct" and is_whole:
        return f"{saying if between.strip() == ',' else _line(saying + between)} {words}"
    if 0 < first - cue.end <= _CLAUSE and between.rstrip().endswith(":") and not _SENTENCE_END.search(between):
        return f"{_line(saying + between)} {words}"
    if quote.kind == "direct" and not between.strip() and _NAMING.search(saying):
        return f"{saying} {words}"
    if not (telling := _TELLING.search(saying)):
        return f"{saying}: {words}"
    if addressee := _ADDRESSEE.match(text[cue.end : cue.end + _CLAUSE]):
        return f"{_line(saying + addressee[0])}: {words}"
    rest = saying[: telling.start()]
    return f"{rest}{_SAYING_FOR[telling[0].lower()] if rest or telling[0].lower() != 'telling' else 'said'}: {words}"


def bare_words(text: str, quote: Quote) -> str:
    """The words of a statement on one line, without those of saying."""
    return " … ".join(_line(text[span.start : span.end]) for span in quote.spans)


def _says(text: str, quote: Quote, cue: Span) -> bool:
    """Whether a cue has words of saying: a dash, and the name under a quotation set apart, have none."""
    is_name = quote.speaker is not None and quote.speaker.start <= cue.start and cue.end <= quote.speaker.end
    return not is_name and any(letter.isalnum() for letter in text[cue.start : cue.end])


def _is_surely_theirs(quote: Quote) -> bool:
    return quote.kind == "direct" and bool(quote.speaker_name) and quote.confidence >= DOUBTFUL


def _cue_start(text: str, cue: Span) -> int:
    """Where the words of saying begin, with what turns them round."""
    before = text[max(0, cue.start - _BEFORE) : cue.start]
    if ends := list(_SENTENCE_END.finditer(before)):
        before = before[ends[-1].end() :]
    found = _TURNS.search(before)
    return cue.start - len(found[0]) if found and _TURNING.search(found[0]) else cue.start


def _line(text: str) -> str:
    return " ".join(text.split())
