"""Roles as words: which words may be one, and how one is written once what surrounds it is taken off."""

from __future__ import annotations

import re

from reader.model.lexicon import body_nouns, is_role, role_nouns, titles, word_set

PREPOSITION = re.compile(r"\s(?:of|for|at|in|with|from|on|to|by|under|over|about|behind|near|during|since|based)\s")
_OF_SOMETHING = re.compile(r" (?:of|at|for|in|with) ")
_ENOUGH_WORDS, _CLEARLY = 6, 2
_OF_OLD = re.compile(r"\b(?:former|ex-|previous|outgoing|departing|ousted|sacked)")
_OPENING = re.compile(r"^(?:(?:an?|the|and|but|then|its|his|her|their|another)\s+)+", re.I)
_AGE = re.compile(r"^(?:[\w-]+-)?year-old (?=\w)", re.I)
"""An age is no part of a role, whole or what is left of it behind a number."""
_HALF = re.compile(r"(?: (?:of|for|at|in|with|from|on|to|by|the|a|an|its|his|her|their))+$")
"""What a phrase that was cut off ends with."""
_ONLY_SOMEBODY = re.compile(r"(?:man|woman|boy|girl|person)(?: \w+(?:ed|en|ing)\b.*)?$", re.I)
"""What tells only that it is somebody: "one of the men held overnight"."""
_DOUBLE = re.compile(r"(?:[A-Z]\w+-)+[A-Z]\w+")
_IN_CHARGE = re.compile(r"(?:in charge of|responsible for) \w")
_ONE_OF = re.compile(r"[Oo]ne of (?:(?:the|its|his|her|their) )?((?:(?:[\w.-]+ )?[\w.-]+[’']s? )?)(\w+)")
_NEXT_NAME = re.compile(r"(?:^|\s)([A-Za-z]\w*\.?) ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)(?=$| and |,)")
_BEHIND_NAME = re.compile(r"(?:an? |the )?(?:[A-Z][\w’'.-]*,? |of |the |and |& )+([a-z][\w-]+)\b")
"""What somebody is behind the name of where they are it."""
_TRADE = re.compile(r"\b[a-z]{3,} [a-z]{3,}$")
_ADVERB = re.compile(r"^(?:also|currently|now|then|formerly|previously|still|himself|herself)\s+", re.I)
_NEVER_FIRST = re.compile(
    r"(?:of|from|for|through|via|amid|along|together|during|despite|near|outside|inside|among|adding|saying|calling|and"
    r"|but|or|in|on|at|by|with|when|while|as|after|before|according|citing|including)\b",
    re.I,
)


def checked(words: str, is_body: bool) -> str:
    """`words` when their head says what someone is; the article in front is dropped."""
    words = _one_of(_ADVERB.sub("", words.strip(" .,;:'’")))
    if _NEVER_FIRST.match(words):
        return ""
    head = PREPOSITION.split(words, maxsplit=1)[0]
    ends = words.split()[-1].lower() if words else ""
    named = _BEHIND_NAME.match(words)
    if named is not None and is_role(named.group(1).lower()):
        return clean_role(words)  # "a University of Calder physicist and veteran of ..."
    if is_role(ends) and not _is_role(_lowered(head), is_body) and _TRADE.search(words):
        return clean_role(words)  # "Northern Department of Roads public affairs officer"
    if _is_list_of_names(head) or not _is_role(_lowered(head), is_body):
        return ""
    if _leads_to_name(words):
        return ""
    return clean_role(words)


def in_charge(words: str) -> str:
    """ "In charge of salt at Northbank": what somebody does, told without a noun for it; else empty."""
    return words if _IN_CHARGE.match(words) else ""


def one_of_several(words: str) -> str:
    """The role of each of the people that `words` tell of: of "both economists at Northbank" the singular."""
    words = re.sub(r"^(?:both|all|the|two|three|four) (?:of them )?(?:the )?", "", words)
    head = PREPOSITION.split(words, maxsplit=1)[0]
    noun = head.split()[-1] if head else ""
    if "p" not in role_nouns().get(noun.lower(), "") and not (noun.endswith("s") and is_role(singular(noun.lower()))):
        return ""
    return clean_role(head[: -len(noun)] + singular(noun) + words[len(head) :])


def _one_of(words: str) -> str:
    """ "One of the band's founders" as what one of them is: "band's founder"."""
    one = _ONE_OF.match(words)
    return one.group(1) + singular(one.group(2)) + words[one.end() :] if one is not None else words


def _is_list_of_names(head: str) -> bool:
    """ "Rumer, Scout and Tallulah": names may be words for roles."""
    words = head.split()
    return (
        "and" in words
        and not all(word == "and" or is_role(word.lower()) for word in words)
        and all(word == "and" or word[:1].isupper() for word in words)
        and not is_role(words[-1].lower())
    )


def _leads_to_name(words: str) -> bool:
    """Whether a role is that of the next name of a list: "Prof. Jo Do", "intelligence chief Flo Po and ..."."""
    match = _NEXT_NAME.search(words)
    if match is None:
        return False
    role, name = match.group(1).lower(), match.group(2).split()
    titled = role in titles() or is_role(role)
    return (
        titled
        and not any(is_role(part.lower()) or part.lower() in body_nouns() for part in name)
        and (len(name) > 1 or role.endswith(".") or "t" in role_nouns().get(role, ""))
    )


def _lowered(head: str) -> list[str]:
    """The words of a head in lower case, double-barrelled surnames ("Ana Duarte-Pope") closed up: they hold no role."""
    return [
        (word.replace("-", "") if _DOUBLE.fullmatch(word) and not _is_joined_office(word) else word).lower()
        for word in head.split()
    ]


def _is_joined_office(word: str) -> bool:
    """ "Secretary-General", and not the "Ash-Pope" of a name."""
    return all(part in role_nouns() or part in titles() for part in word.lower().split("-"))


def _is_role(head: list[str], body: bool) -> bool:
    words = [word.strip("’'.,") for word in head]
    if not words or len(words) > 12:
        return False
    return any(is_role(word) for word in words) or (body and any(word in body_nouns() for word in words))


def singular(word: str) -> str:
    if word.endswith(("men", "women")):
        return word[:-2] + "an"
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") else word


def says_body(role: str) -> bool:
    """Whether a role is that of a body: "research firm", "the military wing of ..."."""
    head = PREPOSITION.split(role.lower(), maxsplit=1)[0].split()
    holder = is_role(role.lower().split()[-1]) if head else False  # "Bureau of Prisons spokesman"
    return bool(head) and head[-1] in body_nouns() and not holder and not any(is_role(word) for word in head)


def clean_role(words: str) -> str:
    """A role without the article in front; empty when it only tells a woman from a man."""
    words = _one_of(words)
    role = _AGE.sub("", _OPENING.sub("", words.lstrip(" ,;:”’\"'").rstrip(" ,;:"))).strip()
    role = _HALF.sub("", re.sub(r"(?:,? (?:and|or|but)|,)+$", "", role))
    return "" if _ONLY_SOMEBODY.match(role) else role


def adds_roles(words: str) -> bool:
    """Whether words only add roles: the ", chief executive and president " behind "chairman"."""
    found = [word for word in re.findall(r"[\w-]+", words) if word != "and"]
    return (
        words[:1] in (",", " ")
        and 0 < len(found) < 6
        and is_role(found[-1].lower())
        and all(word[:1].isupper() or _may_be_role(word) for word in found)
    )


def _may_be_role(word: str) -> bool:
    return (
        is_role(word) or word in word_set("role modifiers") or word in ("executive", "managing", "general", "financial")
    )


def is_kind(word: str) -> bool:
    """Whether a word in front of a name says what kind of body it is: "agency", "drugmaker"."""
    return word in body_nouns() or word in word_set("company kinds")


def tells(role: str) -> int:
    """How much a role tells: its words, and that it is one of something; a mere abbreviation tells nothing."""
    if not role or role.endswith("."):
        return 0
    return min(len(role.split()), _ENOUGH_WORDS) + 2 * (_OF_SOMETHING.search(role) is not None)


def tells_more(role: str, than: str) -> bool:
    """Whether a role clearly tells more than another: no aside, and nothing of the past beside what somebody is now."""
    return tells(role) > tells(than) + _CLEARLY and not is_less(role, than)


def is_less(role: str, than: str) -> bool:
    """Whether a role is an aside, or of the past beside an office of today, however much it tells."""
    return is_aside(role) or (is_past(role) and not is_past(than) and _is_office(than))


def _is_office(role: str) -> bool:
    """Whether a role is an office, which somebody holds or leaves: "chief executive", not "AI pioneer"."""
    head = PREPOSITION.split(role.lower(), maxsplit=1)[0].split()
    return bool(head) and "t" in role_nouns().get(head[-1], "")


def is_aside(role: str) -> bool:
    """Whether a role says whose somebody is, and not what: "mother of two", "friend of the mayor"."""
    head = PREPOSITION.split(role.lower(), maxsplit=1)[0].split()
    return bool(head) and (head[-1] in word_set("relatives") or head[-1] in word_set("told beside an office"))


def is_past(role: str) -> bool:
    """Whether a role is over: "former captain", "captain until May"."""
    return _OF_OLD.search(role.lower()) is not None or " until " in role
