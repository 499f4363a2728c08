"""Words as data that every floor may ask: lists in plain files, which say in their heads how to read them.

Beside them stand months and days, patterns with examples, and how spellings differ.

Everything is lower case but outlets, which are kept as written.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from reader.model.lexicon.agencies import NEWS_AGENCIES
from reader.model.lexicon.calendar import MONTHS, STOPPED_MONTHS, WEEKDAYS

Gender = Literal["m", "f", ""]


@dataclass(frozen=True, slots=True)
class SayingVerb:
    """A verb of saying: `lemma`, the words that must follow it ("on" in "went on"), and its uses (see verbs.txt)."""

    lemma: str
    after: tuple[str, ...]
    uses: str


@cache
def saying_verbs() -> dict[str, tuple[SayingVerb, ...]]:
    """Inflected form -> the verbs of saying it may be, those with more following words first."""
    forms: dict[str, dict[SayingVerb, None]] = {}
    for line in _lines("verbs.txt"):
        name, uses, *irregular = line.split()
        lemma, *after = name.split("+")
        verb = SayingVerb(lemma, tuple(after), uses)
        for form in {*inflected(lemma), *irregular}:
            forms.setdefault(form, {})[verb] = None
    return {form: tuple(sorted(verbs, key=lambda verb: -len(verb.after))) for form, verbs in forms.items()}


@cache
def movement_verbs(use: str) -> frozenset[str]:
    """All forms of the verbs of movement with one of the uses of movement.txt: u, d, U or D."""
    forms: set[str] = set()
    for line in _lines("movement.txt"):
        verb, uses, *irregular = line.split()
        if use in uses:
            forms |= {*inflected(verb), *irregular}
            forms -= {form for flag, form in (("b", verb), ("s", plural(verb))) if flag in uses}
    return frozenset(forms)


@cache
def movement_nouns(way: str) -> frozenset[str]:
    """Nouns of movement, singular: for going up ("+") or down ("-")."""
    return frozenset(word for word, uses, *_ in (line.split() for line in _lines("movement.txt")) if way in uses)


@cache
def role_nouns() -> dict[str, str]:
    """Nouns that say what a person is, singular and plural -> what they tell (see roles.txt; p for a plural)."""
    roles = {}
    for line in _lines("roles.txt"):
        word, _, flags = line.partition(" ")
        roles[word] = flags
        roles.setdefault(plural(word), flags + "p")
    return roles


@lru_cache(maxsize=1 << 14)
def is_role(word: str) -> bool:
    """Whether a lower-case word is a singular noun for what a person is, listed or by its ending ("geologist")."""
    if word not in role_nouns():
        word = word.split("-of-")[0] if "-of-" in word else re.split(r"[-/‑–]", word)[-1]
    if word not in role_nouns():
        word = next((rest for prefix in _RANKS if (rest := word.removeprefix(prefix)) in role_nouns()), word)
    if word in role_nouns():
        return "p" not in role_nouns()[word]
    return len(word) > 6 and word.endswith(_AGENT_ENDINGS) and word not in _NO_AGENTS


_RANKS = ("under", "sub", "vice", "arch", "over")
"""What an office may begin with that makes another one: "undersheriff"."""
_AGENT_ENDINGS = (
    "ologist", "ographer", "ician", "ianist", "mist", "tist", "rist", "nist", "list", "woman", "person",
    "ator", "maker",
    "keeper", "writer", "worker", "owner", "player", "cleaner", "trainer", "teacher", "seller", "founder", "grower",
)  # fmt: skip
_NO_AGENTS = frozenset(
    {
        "checklist",
        "playlist",
        "shortlist",
        "blacklist",
        "optimist",
        "pessimist",
        "watchlist",
        "wishlist",
        "indicator",
        "calculator",
        "refrigerator",
        "elevator",
        "generator",
        "accelerator",
        "equator",
        "simulator",
        "alligator",
        "radiator",
        "respirator",
        "ventilator",
        "escalator",
        "denominator",
        "incubator",
        "excavator",
        "pacemaker",
    }
)


@cache
def word_set(name: str) -> frozenset[str]:
    """One of the small sets of sets.txt. Raises KeyError for a name that is not there."""
    return _sets()[name]


@cache
def _sets() -> dict[str, frozenset[str]]:
    sets: dict[str, set[str]] = {}
    for line in _lines("sets.txt"):
        if line.startswith("["):
            current = sets.setdefault(line.strip("[]"), set())
        else:
            current.update(line.split())
    sets["calendar"] |= {word.lower() for word in (*MONTHS, *WEEKDAYS)} | {f"{one.lower()}." for one in STOPPED_MONTHS}
    return {name: frozenset(words) for name, words in sets.items()}


@cache
def titles() -> dict[str, str]:
    """Words that stand before a name as its title ("mr.", "sen.") -> what they tell (see titles.txt)."""
    return {word: flags for word, _, flags in (line.partition(" ") for line in _lines("titles.txt"))}


@cache
def titles_beside_names() -> frozenset[str]:
    """Titles and offices, without a stop, that tell no two names apart."""
    return frozenset(word.rstrip(".") for word, flags in titles().items() if "k" in flags) | word_set(
        "offices like titles"
    )


@cache
def abbreviations() -> frozenset[str]:
    """Short forms that a full stop belongs to, as written, without it: "Sen", "Nov", "Inc"."""
    short = {title[:-1].capitalize() for title in titles() if title.endswith(".")}
    return frozenset(short) | STOPPED_MONTHS | word_set("abbreviations")


@cache
def foreign_saying() -> dict[str, frozenset[str]]:
    """Words of saying in languages other than English, by the code of the language."""
    lines = (line.split() for line in _lines("saying.txt"))
    return {language: frozenset(words) for language, *words in lines}


def gender_in(flags: str) -> Gender:
    """The gender that flags of the word lists tell."""
    return "f" if "f" in flags else "m" if "m" in flags else ""


@cache
def body_nouns() -> frozenset[str]:
    """Nouns that name bodies: ministry, company, police."""
    return frozenset(_lines("bodies.txt"))


@cache
def report_nouns() -> frozenset[str]:
    """Nouns for words on paper that speak: report, lawsuit, statement."""
    return frozenset(_lines("reports.txt"))


@cache
def given_names() -> dict[str, Gender]:
    """Given name in lower case -> gender; "" for those that stand in both lists."""
    names: dict[str, Gender] = {}
    gender: Gender = ""
    for line in _lines("given_names.txt"):
        if line in ("[f]", "[m]"):
            gender = "f" if line == "[f]" else "m"
            continue
        for name in line.lower().split():
            names[name] = gender if names.get(name, gender) == gender else ""
    return names


@cache
def outlets() -> tuple[frozenset[str], frozenset[str]]:
    """Names of agencies and outlets, and the last words by which others are known."""
    known, endings = _text("outlets.txt").split("# endings\n")
    agencies = {form for name in NEWS_AGENCIES for form in (name, name.upper())}
    return frozenset(agencies.union(_bare(known))), frozenset(_bare(endings))


@cache
def _outlet_endings() -> tuple[str, ...]:
    return tuple(f" {ending}" for ending in outlets()[1])


@lru_cache(maxsize=1 << 13)
def is_outlet(words: tuple[str, ...]) -> bool:
    """Whether a name is that of a known agency or outlet, or ends like one: "Harbour Post", "TASS"."""
    known, _ = outlets()
    name = " ".join(words)
    return name in known or "The " + name in known or words[-1] in known or name.endswith(_outlet_endings())


@lru_cache(maxsize=1 << 13)
def names_body(words: tuple[str, ...]) -> bool:
    """Whether the words of a name say that it is no person: "Calder Mining Ltd", "Ministry of Works", "NATO"."""
    lowered = [word.lower() for word in words]
    told = any(word in body_nouns() or word in word_set("bodies by name") for word in lowered)
    if told and lowered[0] not in given_names():
        return True
    return is_outlet(words)


def inflected(lemma: str) -> set[str]:
    """A verb's regular forms by the rules of spelling; where those leave a doubt, both."""
    if lemma.endswith("e"):
        return {lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"}
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return {lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"}
    forms = {lemma, plural(lemma), lemma + "ed", lemma + "ing"}
    if (
        lemma[-1] in "bdgmnpt"
        and lemma[-2] in "aeiou"
        and lemma[-3:-2] not in tuple("aeio")
        and (lemma[-3:-2] != "u" or lemma[-4:-3] == "q")
    ):
        forms |= {lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"}
    if lemma.endswith("l"):
        forms |= {lemma + "led", lemma + "ling"}
    return forms


def plural(word: str) -> str:
    """A noun's plural by the rules of spelling; a verb's form in -s is made alike."""
    if word.endswith(("man", "woman")):
        return word[:-2] + "en"
    if word.endswith(("s", "sh", "ch", "x")):
        return word + "es"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


def _lines(name: str) -> Iterator[str]:
    return _bare(_text(name))


def _bare(text: str) -> Iterator[str]:
    return (line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


def _text(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
