"""Sieves that know the thing of a figure from the words around it: right after it, before it, and up the tree."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.analysis.figures.figure_clauses import noun_words, subject_of, verb_above
from reader.analysis.figures.parse_view import NOUNS
from reader.analysis.figures.thing import AS_BEFORE, Thing
from reader.analysis.figures.thing_by_head import climb
from reader.analysis.figures.thing_nouns import right_of
from reader.analysis.figures.thing_of_time import aged, lasting
from reader.analysis.figures.thing_scene import Scene
from reader.analysis.numbers.quantity_words import BASES, TIME_NOUNS, WHOLES
from reader.analysis.quantities.casualties import FATES
from reader.analysis.quantities.gapping import TITLES
from reader.model.lexicon import movement_verbs
from reader.model.lexicon.calendar import MONTH, WEEKDAY

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOT_AFTER_NUMBER = (
    "captive",
    "killing",
    "kill",
    "kills",
    "death",
    "toll",
    "die",
    "dies",
    "injuring",
    "wounding",
    "bodies",
    "lives",
    "shot",
    "registered",
    "charged",
)
_NEARLY = (
    r"(?:(?:an?|the|another|nearly|almost|about|around|roughly|some|just|only|over|under|up\s+to|more\s+than"
    r"|less\s+than"
    r"|at\s+least|as\s+much\s+as)\s+)*"
)
_BEFALLEN = re.compile(
    r"(?P<link>(?:\s+(?:are|is|were|was|remain|remains|remained|have\s+been|has\s+been|had\s+been)(?:\s+(?:still|also|now|feared"
    r"|believed|reported|presumed|confirmed|reportedly|thought))*)?)"
    rf"\s+(?P<fate>{'|'.join(word for word in FATES if word not in _NOT_AFTER_NUMBER)})\b(?!-|\s+(?:people|civilians"
    rf"|[a-z]+(?:ers|men))\b)"
)
_FOR_WHOM = re.compile(
    rf"\s+(?:votes\s+)?for\s+(?:(?:{TITLES})\.?\s+)?(?!{MONTH}\b|{WEEKDAY})"
    r"(?P<name>[A-Z][a-zA-Z'’-]+(?:\s+[A-Z][a-zA-Z'’-]+){0,2})(?=\s*(?:[.,;)]|and\b|$))"
)
"""Whose share of the vote it is: "51 percent to 47 percent for Mr. Delane"."""
_SPEEDS = ("mile per hour", "kilometre per hour", "knot", "metre per second")
_MEASURED = re.compile(
    r"(?:temperature|speed|heat|wind|gust|high|low|warming|warmth|pace|limit|fever)s?\b", re.IGNORECASE
)
_STATE = re.compile(r"\s(?P<state>[a-z]{4,})(?=[.,;:)]|$|\s(?:and|on|by|in|after|with|while)\b)")
"""What a part is said to be: "13% undecided"."""
_MORE_SO = re.compile(
    r"\s+(?P<more>(?:(?:more|less)\s+likely\s+to\s+[a-z]+(?:\s[a-z]+)?|(?:more|less)\s+(?!than\b|on\b|in\b)[a-z]{4,}"
    r"|(?:fast|tall|long|short|wid|heavi|light|cheap|deep|bigg|larg|small|old|young|strong|weak|thinn|thick|slow|hott|cold|warm)er)"
    r"(?:\s[a-z]+ing)?)\b"
)
_OF_BASE = re.compile(
    r"\s+(?P<base>of\s+(?:(?:the|its|their|our|global|world|national|annual)\s+)*(?:GDP|gross\s+domestic\s+product|capacity"
    r"|national\s+income|economic\s+output))\b"
)
_FAR_FROM = re.compile(
    r"\s+(?P<far>(?:(?:to\s+the\s+)?(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)(?:ern)?(?:\s+of)?|from|off|outside)"
    r"\s+(?:the\s+|its\s+|their\s+|an?\s+)?[A-Za-z][\w’'-]*(?:\s[A-Z][\w’'-]*)*)"
)
"""Where a distance leads: "40 miles north of Ossel"."""
_ARTICLE = re.compile(r"\s(?:the|an?)\s")
_WORTH = re.compile(
    r",?\s(?:(?:conservatively\s+)?(?:valued|estimated|priced|appraised|insured)\s+(?:at|to\s+be\s+worth)|worth|costing"
    r"|(?P<span>ranging\s+(?:from|between)|averaging|totall?ing|starting\s+(?:at|from)))\s+"
    rf"{_NEARLY}(?:an\s+estimated\s+|over\s+)?$"
)
_PARENT = re.compile(
    r"\b(?:mother|father|mom|mum|dad|parents?|grandmother|grandfather|grandparents?)(?:\s|-)of(?:\s|-)$", re.IGNORECASE
)
_MOVED = "|".join(sorted(movement_verbs("u") | movement_verbs("d") | {"added", "lost", "gained", "shed"}))
_NAME_MOVED = re.compile(
    r"(?:[,;]\s|\b(?:and|while|but)\s)(?:the\s)?(?P<name>[A-Z][\w&'’-]*(?:\s[A-Z][\w&'’-]*){0,3})"
    rf"(?:\s\.[A-Z]+)?\s(?:{_MOVED})\s(?:by\s)?{_NEARLY}$"
)
_BREAK = re.compile(rf"(?:\s?\(|\s[–—-]\s|—|:\s)(?:{_NEARLY}|[Aa]pprox(?:\.|imately)?\s)$")
_BRACKET = re.compile(rf"\s\((?:{_NEARLY}|[Aa]pprox(?:\.|imately)?\s)$")
_WEIGHING = re.compile(r"\bweigh(?:s|ed|ing)?\s(?:\w+\s){0,3}$")
_SIDE = re.compile(
    r"\s+in\s+(?P<side>height|length|width|diameter|depth|weight|thickness|area|circumference|volume|size)\b"
)
_MORE = re.compile(r"\s+(?:more|others?)\b(?!\s+than)")


def tally(scene: Scene) -> Thing | None:
    return Thing("vote") if scene.each.noted == "tally" else None


def age(scene: Scene) -> Thing | None:
    return aged(scene) if scene.each.kind == "age" else None


def befallen(scene: Scene) -> Thing | None:
    each = scene.each
    if each.unit or each.kind != "count" or not (struck := _BEFALLEN.match(scene.text, each.end)):
        return None
    return Thing(struck["fate"], -1 if struck["link"] else struck.end(), "", struck["fate"].lower())


def for_whom(scene: Scene) -> Thing | None:
    each = scene.each
    if each.kind not in ("percent", "votes", "count") or each.noun:
        return None
    whose = _FOR_WHOM.match(scene.text, each.end)
    return Thing(whose["name"]) if whose else None


def what_multiplied(scene: Scene) -> Thing | None:
    """ "catches have doubled", "complaints grew twelvefold": the subject of the verb itself."""
    if scene.each.noted == "verbed":
        verb: Token | None = scene.parsed.doc[scene.parsed.at(scene.each.start)]
    elif scene.each.noted == "fold":
        verb = verb_above(scene.root)
    else:
        return None
    if verb is None or not verb.tag_.startswith("VB"):
        return None
    beside = scene.parsed.doc[verb.i - 1] if verb.i else verb
    if scene.each.noted == "fold" and beside.tag_ in NOUNS and beside.i not in scene.parsed.owner:
        return Thing(scene.parsed.wording(scene.parsed.phrase(beside)))
    words = noun_words(scene.parsed, subject_of(verb, verb))
    return Thing(words) if words else None


def right_after(scene: Scene) -> Thing | None:
    beyond = scene.beyond
    right = right_of(scene.parsed, scene.text, beyond)
    if not right.words or right.noun in BASES or right.words.lower().endswith(WHOLES):
        return None
    return right if beyond is scene.each else replace(right, end=-1)


def duration(scene: Scene) -> Thing | None:
    return lasting(scene) if scene.each.kind == "duration" else None


def side_measured(scene: Scene) -> Thing | None:
    """ "a drum 90 cm in length and 55 cm in width": the side that is measured, of what is measured."""
    match = _SIDE.match(scene.text, scene.each.end)
    if scene.each.kind != "measure" or match is None:
        return None
    subject = subject_of(verb_above(scene.root), scene.root)
    return Thing(f"{noun_words(scene.parsed, subject)} {match['side']}".strip())


def climbed(scene: Scene) -> Thing | None:
    """What the tree says: the noun it belongs to, the subject or object of its verb."""
    each = scene.each
    climbed = climb(scene.parsed, each, scene.root)
    if each.kind == "count" and scene.before.noun and _MORE.match(scene.text, each.end):
        words = f"{scene.before.noun} {climbed.words if climbed.fate else ''}"
        return Thing(words.strip(), noun=scene.before.noun, fate=climbed.fate)
    if climbed is AS_BEFORE:
        again = scene.before.words or scene.alike_before.words
        return Thing(again) if again else None
    if climbed.words:
        return _qualified(scene, climbed)
    return climbed if climbed.does else None


def _qualified(scene: Scene, thing: Thing) -> Thing:
    """With what a sum or a measure is for ("a ticket costs $12 for adults") and the base of a percentage."""
    each = scene.each
    if thing.fate or len(thing.words.split()) > 6:
        return thing
    if each.kind == "temperature" or each.unit in _SPEEDS:
        quantity = "temperature" if each.kind == "temperature" else "speed"
        known = _MEASURED.search(thing.words)
        return thing if known else replace(thing, words=f"{thing.words} {quantity}", compared=thing.words)
    said = ""
    if each.kind in ("percent", "multiple", "measure") and (more := _MORE_SO.match(scene.text, each.end)):
        said = more["more"]
    elif each.kind == "percent" and (base := _OF_BASE.match(scene.text, each.end)):
        said = base["base"]
    elif each.kind == "money":
        said = scene.place_after("for")
    elif each.kind == "measure" and (far := _FAR_FROM.match(scene.text, each.end)):
        said = _ARTICLE.sub(" ", far["far"])
    elif each.kind == "measure":
        said = scene.place_after("on", "for")
    elif each.kind == "percent" and (after := _STATE.match(scene.text, each.end)):
        word = scene.word_after()
        said = after["state"] if word is not None and word.tag_ in ("JJ", "VBN") else ""
    last = said.split()[-1].lower() if said else ""
    return replace(thing, words=f"{thing.words} {said}") if said and last not in thing.words.lower().split() else thing


def what_for(scene: Scene) -> Thing | None:
    """Last resort: "... for generators", "go 300 miles on a single charge"."""
    said = scene.place_after("for", "on") if scene.each.kind in ("money", "measure") else ""
    return Thing(said.partition(" ")[2]) if said else None


def more_so(scene: Scene) -> Thing | None:
    """ "40% more likely to fall ill": how much more so, where nothing says who."""
    more = _MORE_SO.match(scene.text, scene.each.end)
    return Thing(more["more"]) if more and scene.each.kind in ("percent", "multiple") else None


def worth_so_much(scene: Scene) -> Thing | None:
    """ "watches valued at $2 million": the noun before the participle, whatever the tree makes of it."""
    worth = _WORTH.search(scene.text, max(0, scene.each.start - 60), scene.each.start)
    said = worth is not None and (scene.each.kind == "money" or worth["span"])
    noun = scene.parsed.doc[scene.parsed.at(worth.start() - 1)] if worth and said else None
    if noun is None or noun.tag_ not in NOUNS or noun.i in scene.parsed.owner:
        return None
    words = scene.parsed.wording(scene.parsed.phrase(noun))
    return Thing(words) if words else None


def offspring(scene: Scene) -> Thing | None:
    """ "the mother of three": whom one has."""
    parent = _PARENT.search(scene.text, max(0, scene.each.start - 30), scene.each.start)
    if parent is None or scene.each.kind not in ("count", "people") or scene.parsed.run_after(scene.each):
        return None
    return Thing("children", noun="children")


def name_that_moved(scene: Scene) -> Thing | None:
    """ "…, and the Ossel Composite added 11.4 points": a name with its verb right before the figure."""
    if scene.each.kind not in ("points", "percent", "money", "measure"):
        return None
    moved = _NAME_MOVED.search(scene.text, max(0, scene.each.start - 90), scene.each.start)
    return Thing(moved["name"]) if moved else None


def far_from(scene: Scene) -> Thing | None:
    """ "I live 25 miles south of the quake": where it leads, where nothing says what is there."""
    far = _FAR_FROM.match(scene.text, scene.each.end) if scene.each.kind == "measure" else None
    return Thing(_ARTICLE.sub(" ", far["far"])) if far else None


def after_break(scene: Scene) -> Thing | None:
    """ "ground clearance (8.7 inches is a lot)", "Student loans – approx. $110,000": the noun before the break."""
    gap = _BREAK.search(scene.text, max(0, scene.each.start - 40), scene.each.start)
    if gap is None or gap.start() == 0 or scene.each.kind in ("count", "people", "duration", "age"):
        return None
    noun = scene.parsed.doc[scene.parsed.at(gap.start() - 1)]
    if noun.tag_ not in NOUNS or noun.i in scene.parsed.owner:
        return None
    words = scene.parsed.wording(scene.parsed.phrase(noun))
    return Thing(words) if words else None


def in_own_bracket(scene: Scene) -> Thing | None:
    """ "sets the weight (up to 100 pounds)": of a figure with a bracket to itself the noun right before that."""
    if scene.each.kind not in ("money", "percent", "measure", "temperature"):
        return None
    opened = _BRACKET.search(scene.text, max(0, scene.each.start - 24), scene.each.start)
    if opened is None or opened.start() == 0 or scene.text[scene.each.end : scene.each.end + 1] != ")":
        return None
    noun = scene.parsed.doc[scene.parsed.at(opened.start() - 1)]
    if noun.tag_ not in NOUNS or noun.i in scene.parsed.owner or noun.lower_ in TIME_NOUNS:
        return None
    words = scene.parsed.wording(scene.parsed.phrase(noun))
    return Thing(words) if words else None


def by_kind(scene: Scene) -> Thing | None:
    """What the unit alone says: degrees are of a temperature, miles an hour of a speed."""
    if scene.each.kind == "temperature":
        return Thing("temperature")
    if scene.each.unit == "magnitude":
        return Thing("magnitude")
    if scene.each.kind == "measure" and _WEIGHING.search(scene.text, max(0, scene.each.start - 30), scene.each.start):
        return Thing("weight")
    return Thing("speed") if scene.each.unit in _SPEEDS else None


def base_at_least(scene: Scene) -> Thing | None:
    """What stands right after, were it only the whole that scales it: "123% of GDP"."""
    right = right_of(scene.parsed, scene.text, scene.beyond)
    return right if right.words else None
