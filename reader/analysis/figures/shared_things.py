"""Sieves that know the thing of a figure from the figure before it: set beside it, told again, a part of its whole."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.analysis.figures.parse_view import NOUNS
from reader.analysis.figures.thing import Thing
from reader.analysis.figures.thing_scene import Scene
from reader.analysis.numbers.quantity_words import MOVES
from reader.analysis.quantities.casualties import FATES, HARM
from reader.analysis.quantities.conversions import converts
from reader.analysis.quantities.gapping import gapped_subject
from reader.model.sentences import sentence_start

if TYPE_CHECKING:
    from reader.analysis.numbers.candidate import Found

MOVE_WORDS = "|".join(sorted(MOVES))
_NEARLY = (
    r"(?:(?:an?|the|another|nearly|almost|about|around|roughly|some|just|only|over|under|up\s+to|more\s+than"
    r"|less\s+than"
    r"|at\s+least|as\s+much\s+as)\s+)*"
)
BESIDE = re.compile(
    rf"(?:^\s*\(|^,?\s*(?:or|and)\s+{_NEARLY}|^,\s*|^\s*/\s*|^\s+to\s+|^\s+from\s+(?:an?\s+)?(?:\w+\s+)?"
    r"|(?:^|[,(])\s*(?:which\s+(?:is|was)\s+)?(?:up|down|higher|lower|compared|versus|vs\.?|against|from)"
    r"(?:\s+(?:with|to|from|about|an?|the|just|only|around|nearly|earlier|by|some|more|less|than|over|almost"
    r"|roughly))*\s*"
    rf"|(?:^|,)\s*(?:an?|the|its)\s+(?:[\w-]+\s+){{0,2}}?(?:{MOVE_WORDS})\s+of\s+(?:[\w-]+\s+){{0,2}}?)$",
    re.IGNORECASE,
)
_DASH = re.compile(rf"\s+[–—-]\s+{_NEARLY}")
_COMMA = re.compile(rf",\s+{_NEARLY}")
_MORE_THAN = re.compile(r"\s+(?:(?:as\s+(?:many|much)|more|less|fewer|higher|lower)\s+(?:than|as)\b|below|above)")
_A_TOTAL = re.compile(
    rf"\b(?:(?:an?|the|its|their)\s+(?:combined\s+|grand\s+|overall\s+)?total\s+(?:of|to)|to\s+reach|including|another|other)"
    rf"\s+{_NEARLY}$"
)
_RUNNING_TOTAL = re.compile(
    rf"\b(?:the|its|their)\s(?:[a-z]+\s)?(?:total|sum|tally|count)\s(?:[a-z]+\s)?(?:to|at|of|close\sto)\s+{_NEARLY}$"
)
_LIST_GOES_ON = re.compile(rf"(?:,|\band|\bwith|\bplus)\s+{_NEARLY}$")
_HAVING = re.compile(rf"\b(?:had|has|have|with|got|added|made|took)\s+{_NEARLY}$")
_CLAUSE_ENDS = re.compile(r"\s*(?:[.;]|$|\s(?:each|apiece)\b|,\s(?:and|but|while)\b)")
_THERE_ARE = re.compile(rf"\b[Tt]here\s+(?:are|were|is|was)\s+(?:now\s+|still\s+|also\s+)?{_NEARLY}$")
HARM_WORDS = frozenset(word for word, fate in FATES.items() if fate in HARM)
_OF_THEM_NAMED = re.compile(
    r"\s+of\s+(?:them|whom),?\s+(?:(?:are|were)\s+)?(?P<noun>(?:[a-z]+\s)?[a-z]+(?:ren|men|s))(?=[.,;)]|$|\s+(?:and|in|from|under)\b)"
)
_SERIOUSLY = re.compile(
    r"\s+(?:of\s+them\s+)?(?:seriously|critically|severely|badly|fatally|slightly|lightly)\b(?!\s+(?:ill|hurt|injured|wounded))"
)
_OF_THEM = re.compile(r"\s+of\s+(?:these|those|them|which|whom)\b")
_OF_WHICH = re.compile(
    r",\s+(?:and\s+)?of\s+(?:which|whom|these|those|them)\s+(?:(?:at\s+least|about|only|some|just)\s+)?$"
)
_ANOTHER = re.compile(r"(?:[,;]|\b(?:and|while|but|another))\s+(?:(?:another|about|some|nearly|only|just)\s+)*$")
_AND_THEY = re.compile(
    r"\s+(?:said|say|think|thought|believed?|want(?:ed)?|expect(?:ed)?|plan(?:ned)?|were|are|did|had|have|would|felt|saw"
    r"|disagree[ds]?|agree[ds]?|approved?|disapproved?|supported|support|opposed?|reported)\b"
)
"""What people counted as a share do."""
_SUMMED_UP = re.compile(r",\s+(?:an?|the|its)\s+(?:(?:nearly|roughly|more\s+than|about|over|almost|record)\s+)?$")
_MOVE_AFTER = re.compile(rf"\s+(?:[\w-]+\s+)?(?:{MOVE_WORDS})\b(?!\s+(?:in|of)\b)")
"""A change that sums up the figure before it: "sold 40,000 cars, a 16% increase"."""
_AGAINST = re.compile(r"\s*(?:votes?\s+)?(?:to|against)\s+")
_OF_WHOLE = re.compile(
    r"[\"“]?Of\s+(?:the|its|their|these|those|all(?:\s+the)?)\s+"
    r"(?P<noun>(?:[a-z-]+\s+){0,2}?[a-z]+s)\b(?!\s+of\b)"
)
_LISTED_HOLDER = re.compile(
    rf"(?:,|,?\sand|;)\s(?:the\s|all\s)?(?P<holder>(?:[A-Z][\w&’'-]*)(?:\s[A-Z][\w&’'-]*){{0,3}}|others?|[a-z]{{3,}}s)"
    rf"\s(?P<link>on|at|with)\s{_NEARLY}"
)
_OF_THE = re.compile(r"\bOf\s+(?:(?:the|its|all|these|those|about|some|more\s+than)\s+)*$")


def summed_up(scene: Scene) -> Thing | None:
    if scene.before.words and _SUMMED_UP.search(scene.gap) and _MOVE_AFTER.match(scene.text, scene.each.end):
        return Thing(scene.before.words)
    return None


def more_of_the_same(scene: Scene) -> Thing | None:
    """ "shipped 640,000 tonnes of gravel, a tenth more than planned": more of the same."""
    relative = scene.each.kind in ("share", "percent", "multiple", "points")
    last_part = f",{scene.gap.rpartition(',')[2]}" if "," in scene.gap else ""
    if relative and _COMMA.fullmatch(last_part) and _MORE_THAN.match(scene.text, scene.each.end):
        return Thing(scene.before.words) if scene.before.words else None
    return None


def told_again(scene: Scene) -> Thing | None:
    """ "20 metres (66 ft)", "2% – just 900 – of the buses": told again, in brackets or between dashes."""
    if scene.last is None or not scene.things[-1].words:
        return None
    aside = _DASH.fullmatch(scene.gap) and scene.text.startswith((" –", " —", " -"), scene.each.end)
    if not aside and not converts(scene.text, scene.last, scene.each):
        return None
    return replace(scene.things[-1], end=-1)


def in_brackets(scene: Scene) -> Thing | None:
    """ "in Carrow (17.6%) and Ossel (17.4%)": of a list with its figures in brackets each is of the noun before it."""
    each, text = scene.each, scene.text
    beside = [other for other in (scene.last, scene.next) if other is not None]
    if not _is_bracketed(text, each) or not any(
        _is_bracketed(text, other) and other.unit == each.unit and abs(other.start - each.start) < 80
        for other in beside
    ):
        return None
    i = scene.parsed.at(each.start) - 2
    noun = scene.parsed.doc[i] if i >= 0 else None
    words = scene.parsed.wording(scene.parsed.phrase(noun)) if noun is not None and noun.tag_ in NOUNS else ""
    return Thing(words) if words else None


def of_them(scene: Scene) -> Thing | None:
    """ "40 boats, of which 12 sank", "31 died, five of them children"."""
    if scene.before.words and (named := _OF_THEM_NAMED.match(scene.text, scene.each.end)):
        fate = scene.before.fate if scene.before.fate in HARM_WORDS else ""
        return Thing(f"{named['noun']} {fate}".strip(), noun=named["noun"].lower(), fate=fate)
    if scene.before.words and scene.each.kind == "count" and _SERIOUSLY.match(scene.text, scene.each.end):
        return replace(scene.before, end=-1)
    whole = scene.people_before if " whom" in scene.text[scene.each.end : scene.each.end + 9] else scene.before
    of_which = scene.each.kind == "count" and bool(scene.index) and _OF_WHICH.search(scene.gap)
    if whole.words and (of_which or _OF_THEM.match(scene.text, scene.each.end)):
        return Thing(whole.words, noun=whole.noun)
    return None


def another_part(scene: Scene) -> Thing | None:
    """ "two thirds of firms were short of staff, and 41% said so", "one-fifth of exports go there; another 12% ..."."""
    if not scene.before.words or scene.each.kind not in ("percent", "share") or not _ANOTHER.search(scene.gap):
        return None
    goes_on = scene.gap.rstrip().endswith("another") or _AND_THEY.match(scene.text, scene.each.end)
    return Thing(scene.before.words) if goes_on else None


def votes_against(scene: Scene) -> Thing | None:
    """ "61 votes to 38"."""
    if scene.before.noun in ("vote", "votes") and scene.each.kind == "count" and _AGAINST.fullmatch(scene.gap):
        return scene.before
    return None


def beside_another(scene: Scene) -> Thing | None:
    """ "rose 5% to 82, up from 78": set beside the figure before."""
    each, last = scene.each, scene.last
    if last is None or not scene.before.words or not _is_beside(scene):
        return None
    own_noun = each.kind in ("count", "people") and not each.unit and bool(scene.before.noun) and last.unit != "point"
    return None if own_noun else Thing(scene.before.words)


def of_the_whole(scene: Scene) -> Thing | None:
    """ "Of the 40 boats, 12 sank": parts of a whole that begins the sentence."""
    each, last = scene.each, scene.last
    if last is None or not scene.before.words or each.kind not in ("percent", "share", "count") or each.noun:
        return None
    if "," in scene.gap and _OF_THE.search(scene.text, max(0, last.start - 12), last.start):
        return Thing(scene.before.words)
    return None


def listed_holder(scene: Scene) -> Thing | None:
    """ "The Greens are on 11%, the Liberals on 10% and others on 13%": of a list, whoever stands right before it."""
    last, each = scene.last, scene.each
    if last is None or last.unit != each.unit or each.kind not in ("percent", "count", "points", "money"):
        return None
    listed = _LISTED_HOLDER.fullmatch(scene.gap)
    if not listed or not re.search(
        rf"\b{listed['link']}\s{_NEARLY}$", scene.text[max(0, last.start - 30) : last.start]
    ):
        return None
    return Thing(listed["holder"])


def second_subject(scene: Scene) -> Thing | None:
    """ "the Dow gained 1% and the Nasdaq 2%": a second subject whose verb is left out."""
    if scene.last is None or not scene.before.words:
        return None
    if scene.last.unit != scene.each.unit and not scene.last.kind == scene.each.kind == "money":
        return None
    second = gapped_subject(scene.gap)
    return Thing(second) if second else None


def noun_left_out(scene: Scene) -> Thing | None:
    """ "opened 80 shops for a total of 270 in Carrow, and 12 in Ossel": a count whose noun was said before."""
    each = scene.each
    if each.kind != "count" or each.unit or each.noun or each.noted not in ("bare", "range", "vague", "between"):
        return None
    known = scene.counted_before
    if not known.noun or not _stands_alone(scene):
        return None
    place = scene.place_after("in", "on", "at", "from", "of")
    same_clause = bool(scene.before.words) and bool(_LIST_GOES_ON.search(scene.gap))
    if not (
        _A_TOTAL.search(scene.text, max(0, each.start - 50), each.start)
        or (same_clause and place)
        or (
            _HAVING.search(scene.text, max(0, each.start - 30), each.start) and _CLAUSE_ENDS.match(scene.text, each.end)
        )
        or (place and _THERE_ARE.search(scene.text, max(0, each.start - 40), each.start))
    ):
        return None
    return Thing(f"{known.noun} {place}".strip(), noun=known.noun)


def _stands_alone(scene: Scene) -> bool:
    """Whether no noun follows that the figure could count."""
    after = scene.word_after()
    return after is None or after.tag_ not in NOUNS | {"JJ", "VBN", "VBD", "HYPH", "CD"} or after.lower_ == "or"


def same_again(scene: Scene) -> Thing | None:
    """The thing of the figure before, of a percentage after a percentage and of what is set beside another."""
    same = scene.each.kind in ("percent", "points") and scene.unit_before
    if not (same or _is_beside(scene)):
        return None
    words = scene.before.words or (scene.alike_before.words if same else "")
    return Thing(words) if words else None


def running_total(scene: Scene) -> Thing | None:
    """ "rose 3% to $41 billion, bringing the sum to $2 trillion": of what was told of last."""
    if not _RUNNING_TOTAL.search(scene.text, max(0, scene.each.start - 50), scene.each.start):
        return None
    known = scene.counted_before if scene.each.kind == "count" else scene.alike_before
    return Thing(known.words, noun=known.noun) if known.words else None


def fronted(scene: Scene) -> Thing | None:
    """ "Of the old paintings the museum bought 65": what begins the sentence."""
    each = scene.each
    if each.kind != "count" or each.unit:
        return None
    whole = _OF_WHOLE.match(scene.text, sentence_start(scene.text, each.start))
    return Thing(whole["noun"], noun=whole["noun"].split()[-1]) if whole and whole.end() < each.start else None


def _is_bracketed(text: str, each: Found) -> bool:
    return text[each.start - 1 : each.start] == "(" and text[each.end : each.end + 1] == ")"


def _is_beside(scene: Scene) -> bool:
    if scene.last is None or not 0 < len(scene.gap) < 90 or not alike(scene.last, scene.each):
        return False
    return bool(BESIDE.search(scene.gap))


def alike(a: Found, b: Found) -> bool:
    """Whether two figures may measure one thing: equal units, or a change beside its level."""
    money = {"money"}
    relative = {"percent", "points", "share", "multiple"}
    return a.unit == b.unit or a.kind == b.kind or {a.kind, b.kind} <= relative | money | {"count", "people", "measure"}
