"""Roles that a clause tells: what somebody "is", "became" or does for a living."""

from __future__ import annotations

import re

from reader.analysis.people.person_names import NameRun
from reader.analysis.people.roles.role_words import PREPOSITION, checked
from reader.model.lexicon import is_role

COPULA = re.compile(
    r"(?:, (?:who|whose) [^.“”\"\n]{5,160},)?(?:,|\s?[–—])?\s+(?:who )?"
    r"(?:is|was|who[’']s|used to be|has been|had been|(?:is |was )?serving as|serve[sd] as|work(?:s|ed) as|spoke as)"
    r"(?: also| now| still| currently)? ((?:an? |the )?[^,;.“”\"\n]{3,140})"
)
_BETWEEN = (
    r"(?:,? \([^()\n]{1,40}\)|, (?:aged )?\d{1,3}|, (?:of|from|at) (?:the )?(?:[a-z]+[’']s )?[A-Z][\w .’'&-]{1,60})*"
)
"""What may stand between a name and the clause that tells of it: an age, a party, a place."""
_ACTS = re.compile(
    _BETWEEN + r",?\s+who (?:also |now |still |currently )?"
    r"((?:speaks for|represents|represented|chairs|chaired|leads|led|heads|headed|runs|ran|owns|edits|manages|coaches"
    r"|coached|founded|co-founded|directs|directed|oversees|teaches|studies|plays|farms|sells|drives|trains|breeds"
    r"|covers|lives|works (?:at|for|in|with)|(?:owns|founded|built) and (?:runs|manages)"
    r"|is (?:leading|running|heading|overseeing|representing|defending|prosecuting|in charge of|responsible for)"
    r"|has (?:run|led|owned|managed|taught|coached|headed|chaired|worked (?:at|for|in|with)))"
    r"(?: [^,;.“”\"\n]{3,100}))"
)
"""What somebody does for a living, told by a verb: "who chairs the audit committee"."""
_AND_DID = re.compile(r" and (?:has|have|had|is|was|will|would|said|says|told|\w{3,}ed|went|came|left|got|took)\b.*")
"""What somebody did once, behind what they do for a living: "owns a bakery and headed out to hear him"."""
_OPEN_PLACE = re.compile(r" (?:in|at|for) the [A-Z]\w+$")
"""The first part of a list of places or names: "works in the Marlow, Ostby and Calder areas"."""
_MADE = re.compile(
    _BETWEEN + r"(?:,? who|,)?(?: (?:was|were|is|has been|had been|will be))?(?: (?:also|then|later|recently|newly))?"
    r" (?:became|becomes|(?:re-?)?elected|(?:re-?)?appointed|named|sworn in|installed|ordained|promoted to"
    r"|took over|takes over|took office|serve[sd]|works?|worked|joined [^,;.“”\"\n]{2,40}? as)(?: as)?"
    r" ((?:an? |the |its |their )?[^,;.“”\"\n]{3,100})"
)
"""What somebody was made: "was elected mayor of Ostby in May"."""
_SINCE = re.compile(
    r" (?:since|for (?:\w+ ){1,2}(?:years|months|decades)|until|when|because|after|before|while|following"
    r"|(?:last|this|next|earlier|later|early|late) (?!door)\w+|on [A-Z]\w+day$"
    r"|in (?:\d{4}|(?:(?:early|late|mid)[ -])?(?:Jan|Feb|March|April|May|June|July|Aug|Sep|Oct|Nov|Dec)\w*\.?)"
    r"|(?:\w+ ){1,2}(?:years|months|weeks|days) ago)\b.*",
    re.S,
)
_OF_RECORD = re.compile(r"(?:an? |the )?(?:first|second|third|last|only|youngest|oldest|fastest)\b.* to ")
"""What somebody is once, and no role: "became the first player to score in every final"."""
_OF_OTHER = re.compile(r"(?:him|her|them|me|us) ")
"""Whom somebody made it: "named him special agent"."""
_HOW_MADE = re.compile(r"(?:hired|named|elected|appointed|promoted|installed|picked|chosen|ordained)(?: as| to)? ")


def acts_of(text: str, run: NameRun) -> str:
    """What somebody "is" or does, told by a sentence of its own; for want of an office or trade beside the name."""
    line_end = text.find("\n", run.end)
    line_end = len(text) if line_end == -1 else line_end
    copula = COPULA.match(text, run.end, line_end)
    told = told_by_copula(copula, run) if copula is not None else ""
    if told:
        return told
    acts = _ACTS.match(text, run.end, line_end)
    if acts is not None and not (_OPEN_PLACE.search(acts.group(1)) and text.startswith(", ", acts.end())):
        return _AND_DID.sub("", _SINCE.sub("", acts.group(1))).strip()
    return made_of(text, run, line_end)


def made_of(text: str, run: NameRun, line_end: int) -> str:
    """What somebody was made: elected, appointed, hired as."""
    made = _MADE.match(text, run.end, line_end)
    words = _SINCE.sub("", made.group(1)).strip() if made is not None else ""
    head = PREPOSITION.split(words, maxsplit=1)[0].split()
    if not head or not is_role(head[-1].lower()) or _OF_RECORD.match(words) or _OF_OTHER.match(words):
        return ""
    return checked(words, False)


def is_relative(copula: re.Match[str]) -> bool:
    """Whether a clause hangs on the name: "who is", "who's", and not only "is"."""
    return re.search(r" who[ ’']", copula.group(0)) is not None


def told_by_copula(copula: re.Match[str], run: NameRun) -> str:
    """What somebody "is", when that is an office or trade; a body "is" many things that are no role."""
    if run.is_body and not is_relative(copula):
        return ""
    words = _HOW_MADE.sub("", _SINCE.sub("", copula.group(1)), count=1)
    head = PREPOSITION.split(words, maxsplit=1)[0].split()
    last = head[-1].lower() if head else ""
    opens = words.split()[0].lower() in ("a", "an", "the", "its", "their", last)
    plain = is_relative(copula) or (opens and is_role(last))
    return checked(words, run.is_body) if plain else ""
