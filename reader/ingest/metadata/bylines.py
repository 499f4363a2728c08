"""Who wrote a story: names out of bylines, without what pages glue to them.

Publishers write roles, outlets, times, handles and calls into the same line: "By Nora Askewell, labour correspondent,
Tarn Gazette | 3 min read". A name is a run of a few capitalized words that is none of those.
"""

import re
from collections.abc import Iterable

from reader.ingest.html.line_measures import likeness, norm
from reader.model.lexicon.agencies import NEWS_AGENCY
from reader.model.lexicon.calendar import SHORT_MONTHS
from reader.model.safe_text import safe_line

MAX_AUTHORS = 12
LONGEST = 60
"""Characters of a name."""

_BY = re.compile(
    r"^\W*(?:(?:(?:written|words?|story|text|reported|posted|published|article|blog|post|reviewed|edited|review|analysis"
    r"|opinion|commentary|column|created|authored|interview)\s+by|by|authors?|writer|written\s+by|von|par|por|di|av|door"
    r"|автор|redacción|autor|autore|auteur)\b[\s:]*)+(?=\S)",
    re.I,
)
_CUT = re.compile(
    r"\s*(?:[|•·●▪»/]|\s[–—-]\s|\(|\[|\s@\w|@\w+\b|\b(?:published|updated|posted|last\s+updated|modified|reviewed|medically"
    r"|edited|fact|photograph(?:s|y)?|photos?|illustrations?|video|with\s+additional|for\s+the|contact|follow|read\s+more"
    r"|share|special\s+to|min(?:ute)?s?\s+read|senior|on\s+(?=\w{3,9}\.?\s+\d)|(?:on\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    rf"|(?:{'|'.join(SHORT_MONTHS)})\w{{0,6}}\.?(?=,?\s+\d))\b|\d)",
    re.I,
)
"""Where in a part of a byline the name ends."""

_SPLIT = re.compile(r"\s*(?:,|;|\||\n|&|•|·|/|\band\b|\bund\b|\bet\b|\by\b|\be\b|\bwith\b|\bи\b)\s*", re.I)
_ROLE = re.compile(
    r"\b(?:reporters?|correspondents?|editors?|writers?|staff|contributors?|contributing|columnists?|journalists?|producers?"
    r"|manager|director|officer|coordinator|specialist|analyst|critic|intern|fellow|freelance\w*|associate|deputy|chief"
    r"|founder|co-founder|ceo|cto|president|professor|consultant|assistant|marketing|head|author|posts?|view|profile|bio"
    r"|newsroom|desk|bureau|agency|agencies|media|press|news|newspaper|network|magazine|team|admin|administrator|guest"
    r"|sponsored|advertis\w+|guide|expert|strategist|engineer|designer|scientist|manager|lead|executive|veteran|says"
    r"|social|sharing|facebook|twitter|linkedin|instagram|email|website|all|times|post|tribune|gazette|herald|chronicle|journal|telegraph|daily|weekly|courier|university|institute|school"
    r"|college|clinic|hospital|center|centre|company|inc|llc|ltd|stories|articles|more|about|the|for|of|in|at|our|jobs)\b",
    re.I,
)
_ENDS_IN_ROLE = re.compile(
    r"\b(?:reporter|correspondent|editor|writer|coordinator|manager|director|journalist)s?$", re.I
)
_PARTICLES = frozenset(
    {"de", "da", "do", "dos", "das", "del", "della", "di", "la", "le", "les", "van", "von", "der", "den", "ter", "ten",
     "bin", "binti", "ibn", "al", "el", "af", "av", "y", "e", "du", "st", "st.", "zu", "zum", "ap", "san", "mac", "mc"}
)  # fmt: skip
_SUFFIX = re.compile(  # what stands behind a name and belongs to it
    r"^(?:jr|sr|ii|iii|iv|m\.?d|ph\.?d|mba|r\.?d|d\.?o|rn|cfa|cpa|esq|ms|ma|jd|mph|dvm|lcsw|pt|dpt)\.?$", re.I
)
_INITIAL = re.compile(r"(?:^|[\s.])[A-Z]$")
"""Ends with an initial, whose point belongs to the name."""

_ADDRESS = re.compile(r"https?://\S*|www\.\S+|(?<![\w.+-])[\w.+-]++@\w[\w-]*+(?:\.\w[\w-]*+)++")
_AGENCY = re.compile(rf"(?:the\s+)?{NEWS_AGENCY}", re.I)
"""Agencies that sign a story as a person would."""


def names_in(text: str, outlet: str = "", *, sure: bool = True) -> list[str]:
    """The names a byline holds, in order; `outlet` is whose page it is.

    Where the publisher says that this is the author (`sure`) and no name of a person is found, a single word or the
    name of a body stands for one: it is better than nobody. An outlet is no author of its own page.
    """
    line = _ADDRESS.sub(" ", safe_line(text))[:400]
    signed = _BY.match(line) is not None
    line = _doubled(_BY.sub("", line))
    found: list[str] = []
    for part in _SPLIT.split(line):
        bare = _BY.sub("", part).strip(" .,:-–—'\"“”")
        bare = _CUT.split(bare, maxsplit=1)[0].strip(" .,:-–—'\"“”") if bare else ""
        bare += "." * (f"{bare}." in part and _INITIAL.search(bare) is not None)
        if not bare:
            if found and not sure:
                break
            continue
        if is_person(bare) and not _is_outlet(bare, outlet):
            found.append(_cased(bare))
        elif _AGENCY.fullmatch(bare):
            found.append(bare)
        elif found and _SUFFIX.match(part.strip(" *")):
            found[-1] += f", {part.strip(' *')}"
        elif signed and not sure and not found and _is_single(bare) and not _is_outlet(bare, outlet):
            return [bare]
        elif not sure and (found or not signed):
            break
    if not found and sure:
        whole = _CUT.split(line, maxsplit=1)[0].strip(" .,:-–—'\"“”")
        if (
            1 < len(whole) <= LONGEST
            and not _is_outlet(whole, outlet)
            and norm(whole)
            and not _ENDS_IN_ROLE.search(whole)
        ):
            found = [whole]
    return list(dict.fromkeys(found))[:MAX_AUTHORS]


def label_in(text: str) -> list[str]:
    """What stands for nobody in particular, as "Our Editors": it is what the publisher says where no name is told."""
    line = safe_line(text)
    return [line] if len(line.split()) <= 4 and len(line) <= LONGEST and ends_in_role(line) else []


def ends_in_role(text: str) -> bool:
    """Whether a line ends in what somebody does."""
    return _ENDS_IN_ROLE.search(text) is not None


def _doubled(line: str) -> str:
    """A line that says the same twice, once for the eye and once for the ear, said once."""
    words = line.split()
    half = len(words) // 2
    return " ".join(words[:half]) if half and words[:half] == words[half:] else line


def is_person(text: str) -> bool:
    """Whether `text` reads as the name of a person: two to five words, capitalized but for particles, no role."""
    words = text.split()
    if not 2 <= len(words) <= 5 or len(text) > LONGEST or any(char.isdigit() for char in text):
        return False
    if _ROLE.search(text) or _AGENCY.fullmatch(text):
        return False
    if not any(char.isupper() or char.islower() for char in text):
        return len(text) <= 20  # a script without capitals
    names = [word for word in words if word.lower() not in _PARTICLES]
    return len(names) >= 1 and all(word[0].isupper() or word[:2] in ("d'", "d’", "al-") for word in names)


def joined(names: Iterable[str]) -> str:
    """The names as one line."""
    return ", ".join(dict.fromkeys(names))


def _is_outlet(name: str, outlet: str) -> bool:
    first, second = norm(name), norm(outlet)
    if not first or not second:
        return False
    bare = second.replace(" ", "").removesuffix("com").removesuffix("net").removesuffix("org")
    return likeness(first, second) >= 0.6 or first.replace(" ", "") == bare or f" {second} " in f" {first} "


def _is_single(name: str) -> bool:
    """Whether one word can be all that a person goes by: "By Amber"."""
    return (
        name.count(" ") == 0
        and name[:1].isupper()
        and 2 < len(name) <= 20
        and name.isalpha()
        and not _ROLE.search(name)
    )


def _cased(name: str) -> str:
    """A name in capitals throughout as names are written."""
    return name.title() if name.isupper() and len(name) > 4 and name.isascii() else name
