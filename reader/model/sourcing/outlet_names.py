"""Names of outlets and agencies at a place of a text."""

import re

from reader.model.lexicon import given_names, is_outlet, outlets, word_set
from reader.model.lexicon.calendar import MONTHS, WEEKDAYS

_TYPES = (
    r"(?:news agency|news agencies|press agency|wire service|(?:television|TV|radio)(?: station| channel| network)?"
    rf"|news (?:site|website|outlet|channel|portal|service)|{'|'.join(sorted(word_set('kinds of outlet')))})"
)
"""What outlets are: beside a name it says that the name is one."""
_ARTICLE = r"(?:the |The |a |an )?"
_KIND = r"(?:(?:[A-Z][a-z]+|state|state-run|local|public|private|national|regional|independent|business) ){0,2}?"
_WORD = r"[A-Z0-9][\w&’'-]*(?:\.[A-Z]\b\.?)*"
_RUN = re.compile(rf"{_WORD}(?: (?:(?:of|de|del|della|der|la|du|des) (?:the |la )?)?{_WORD}){{0,5}}")
_TYPE_BEFORE = re.compile(rf"{_ARTICLE}{_KIND}{_TYPES} (?=[A-Z])")
_BEFORE = re.compile(r"(?:[Tt]he )?(?:(?:state-run|state|local|public|private|independent) )?(?=[A-Z])")
_TYPE_BEHIND = re.compile(rf" (?:{_TYPES}|website|channel|agency)\b")
_LIKE_OUTLET = re.compile(r"\w+(?:wire|news|tv|press|radio|zeitung|blatt)$", re.IGNORECASE)
"""Single words that no person is called: "Nordwire", "Kanalnews"."""
_NO_OUTLET = frozenset({"corp", "inc", "ltd", "llc", "plc", "co", "group", "holdings", "council", "club", "office"})
_NOT_IN_NAME = frozenset((*MONTHS, *WEEKDAYS))


def outlet_at(text: str, start: int) -> tuple[str, int] | None:
    """The outlet named at `start`, an article and what it is before it, and where its words end; None for no outlet.

    "the Italian daily Il Sole" is one, for it is called a daily; "Dana Press" is not, for Dana is a given name.
    """
    typed = _TYPE_BEFORE.match(text, start)
    plain = _BEFORE.match(text, start)
    begin = typed.end() if typed else plain.end() if plain else start
    has_article = begin > start
    run = _RUN.match(text, begin)
    if run is None:
        return None
    words = _cut_at_possessive(run.group().split(" "))
    words = words[: next((at for at, word in enumerate(words) if word in _NOT_IN_NAME), len(words))]
    name = " ".join(words)
    if not words or words[-1].lower().strip(".") in _NO_OUTLET:
        return None
    end = begin + len(name)
    behind = _TYPE_BEHIND.match(text, end)
    if not typed and not behind and not _is_one(words, has_article=has_article):
        return None
    article = "The " if f"The {name}" in outlets()[0] else ""
    return article + name.removeprefix("The "), behind.end() if behind else end


def _is_one(words: list[str], *, has_article: bool) -> bool:
    if len(words) == 1 and _LIKE_OUTLET.fullmatch(words[0]):
        return True
    known = outlets()[0]
    if not has_article and len(words) == 2 and words[0].lower() in given_names() and " ".join(words) not in known:
        return False
    return is_outlet(tuple(words)) or (words[0].isupper() and words[0] in known)


def _cut_at_possessive(words: list[str]) -> list[str]:
    """The words up to one in "'s", without the ending: "CNN" of "CNN's Jake"."""
    for at, word in enumerate(words):
        if word.endswith(("’s", "'s")):
            return [*words[:at], word[:-2]]
    return words
