"""Patterns of words by which somebody who was asked gives no answer."""

import re

_ON = r"(?: (?:about|on|for|when|beyond|regarding|over|sent|from) [^.;:,\0\n]{0,60})?"
_WHETHER = r"(?:whether|if|how|who|what|when|where|which|why)\b[^.;:,\0\n]{0,90}"
_ANY = r"(?:an? |any |further |additional |immediate )?"
_SEEKING = rf"(?: (?:seeking|requesting|asking for|for) {_ANY}(?:comment|response|interview)s?)"
_FROM_PRESS = r"(?: (?:from|by) (?:reporters|journalists|the media|[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}))"
_WORDS = r"(?:[\w’'-]+ ){0,4}?"
_SENT = rf"{_WORDS}(?:e-?mails?|messages?|calls?|letters?|texts?|voicemails?)"
_ASKED = (
    rf"(?:{_WORDS}(?:requests?|inquir(?:y|ies)|quer(?:y|ies)){_SEEKING}{_FROM_PRESS}?"
    rf"|{_WORDS}(?:interview requests?|requests? to comment)"
    rf"|{_WORDS}(?:inquiries|queries|questions)\b{_ON}"
    rf"|{_SENT}(?: and {_SENT})?(?:{_SEEKING}|{_FROM_PRESS}))"
)
"""What one answers: "a request for comment", "emailed questions", "calls seeking comment"; not "calls for reform"."""
_SOON = r"(?:(?:immediately|initially|repeatedly|also|again|later|promptly|publicly|directly|so far) )?"
_COMMENT = rf"comment(?:ed)?\b(?: further| publicly| directly)?{_ON}"
_TALK = (
    rf"(?:{_COMMENT}|be interviewed\b|answer {_WORDS}questions{_ON}|elaborate\b|say {_WHETHER}|say more\b"
    rf"|respond to {_ASKED}|discuss [^.;:,\0\n]{{2,60}}|confirm or deny\b[^.;:,\0\n]{{0,60}}"
    r"|(?:speak|talk) (?:to|with) (?:reporters|journalists|the media)|give (?:an interview|details)"
    rf"|provide (?:details|a comment)|(?:specify|disclose) {_WHETHER})"
)
_NOT = (
    r"(?:did not|didn[’']t|does not|has not|have not|had not|hasn[’']t|haven[’']t|failed to|has yet to|have yet to"
    r"|had yet to)"
)
_DAY = r"(?: immediately| (?:late )?on [A-Z][a-z]+day| [A-Z][a-z]+day)?"
REFUSALS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:(?:has|have|had) )?{_SOON}(?:declined?|declines|refused|refuses) {_SOON}(?:to {_SOON}{_TALK}|comment\b"
        rf"|{_ASKED}|(?:to give |requests? for )?an interview\b)",
        r"(?:turned down|rejected|ignored) (?:(?:several )?requests? for|an?) (?:comment|(?:an )?interview)\b",
        rf"{_NOT} {_SOON}(?:(?:respond|repl)(?:ed|y|ied)? {_SOON}to {_ASKED}|(?:respond|reply) when asked for comment"
        rf"|return(?:ed)? {_SENT}(?:{_SEEKING}|{_FROM_PRESS}|(?=[.;,\0]|$))|answer(?:ed)? {_ASKED}"
        rf"|(?:(?:want|wish) to )?{_COMMENT}|(?:provide|offer|issue)d? (?:a |any |immediate )?comment\b)",
        rf"would not {_SOON}{_TALK}",
        rf"had no (?:immediate |further )?comment\b{_ON}",
        rf"could not (?:immediately )?be (?:immediately )?(?:reached|contacted){_DAY}"
        r" (?:for (?:further |immediate )?comment|by (?:phone|telephone|e-?mail))",
        r"(?:was|were|is|are) (?:not (?:immediately )?(?:available|reachable)|unavailable|unreachable) (?:to|for) "
        rf"{_ANY}(?:comment|interview)\b",
    )
)
"""Behind whoever was asked."""
NEITHER = re.compile(
    r"\b[Nn]either (?P<names>[^.;:\0\n]{3,60} nor [^.;:\0\n]{3,60}?) "
    rf"(?P<soon>{_SOON})(?P<verb>responded|replied|returned|commented|would|did|could|was)"
    rf"(?P<rest> {_SOON}to {_ASKED}| {_SENT}(?:{_SEEKING}|{_FROM_PRESS})| comment\b| be reached for comment"
    r"| available for comment|(?=[.;,\0]|$))"
)
"""Two of whom neither answered."""
TO_THEM = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^(?P<how>{_WORDS}(?:[Ee]-?mails?|[Mm]essages?|[Cc]alls?|[Rr]equests? for comment|[Qq]uestions?)"
        r"(?: (?:seeking|requesting) comment| and (?:e-?mails?|messages?|calls?))?(?: sent| left)?)"
        r" (?:to|with|for|at) (?P<names>[^.;:\0\n]{3,80}?)"
        r" (?P<end>(?:were|was|have been|has been|went) (?:not (?:immediately )?(?:returned|answered)|unanswered"
        r"|unreturned))",
        r"^(?P<how>(?:[Aa]ttempts|[Ee]fforts) to (?:reach|contact)) (?P<names>[^.;:\0\n]{3,80}?)(?: for comment)?"
        r" (?P<end>(?:were|was) (?:unsuccessful|not (?:immediately )?successful)|failed)\b",
        r"(?P<how>\b[Tt]here was no (?:immediate )?comment) from (?P<names>[^.;:,\0\n]{3,80})(?P<end>)",
    )
)
"""Who was asked stands among what was sent to them and what became of it."""
ELSEWHERE = re.compile(
    r"\b(?:police|detectives?|investigators?|prosecutors?|court|judges?|jury|hearing|trial|committee|lawmakers|senators"
    r"|parliament|inquiry|commission|interrogat\w+|custody|treatment|subpoena)\b",
    re.IGNORECASE,
)
"""Where questions are put that no reporter asks; and what one does not answer in words."""
_HINTS = (
    "comment", "question", "declin", "refus", "interview", "call", "message", "mail", "inquir", "respon", "reach",
    "contact", "would not",
)  # fmt: skip

_NEGATED = {
    "responded": "did not respond", "replied": "did not reply", "returned": "did not return",
    "commented": "did not comment",
}  # fmt: skip


def hints_at_asking(text: str) -> bool:
    """Whether somebody may have been asked: false for most texts and sentences, in far less time than the patterns."""
    lowered = text.lower()
    return any(hint in lowered for hint in _HINTS)


def neither_did(match: re.Match[str]) -> str:
    """What each of the two did not do: "did not respond to a request for comment"."""
    verb, soon = match["verb"], match["soon"]
    negated = _NEGATED.get(verb, f"{verb} not")
    return f"{negated[:8]}{soon}{negated[8:]}{match['rest']}" if verb in _NEGATED else f"{negated}{match['rest']}"
