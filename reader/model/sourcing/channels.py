"""What words went through, as phrases: "in an interview with Nordwire", "in a post on X", "at a news conference"."""

import re

from reader.model.sentences import within_sentence
from reader.model.sourcing.origin import Channel, Step
from reader.model.sourcing.outlet_names import outlet_at

_A = r"(?:an?|the|its|his|her|their|that|another)"
_ADJECTIVES = r"(?:(?!(?:in|of|on|at|to|by|the|and|for|with|from|police|job|custody)\b)[\w’'-]+ ){0,3}?"
_PLATFORMS = (
    r"(?:X(?![\w’'-])|Twitter|Facebook|Instagram|Telegram|Truth Social|LinkedIn|Bluesky|Mastodon|Threads|TikTok|Weibo"
    r"|WeChat|YouTube|Reddit|Substack|VKontakte|social media)"
)
_PHRASES: tuple[tuple[Channel, str], ...] = (
    ("interview", rf"(?:in|during) {_A} {_ADJECTIVES}interview\b"),
    ("statement", rf"in {_A} {_ADJECTIVES}statement\b"),
    ("post", rf"(?:in|on) {_A} {_ADJECTIVES}(?:post|tweet|blog)\b(?! office)"),
    ("post", rf"on (?:(?:his|her|its|their) )?{_PLATFORMS}(?: (?:account|page|channel|feed))?\b"),
    ("document", rf"in {_A} {_ADJECTIVES}(?:memo|letter|filing|report|affidavit|complaint|lawsuit|indictment|op-ed"
                 r"|release|note)\b"),
    ("message", rf"in {_A} {_ADJECTIVES}(?:e-?mail|message)\b"),
    ("message", r"(?:by|via|over the) (?:phone|telephone|e-?mail|text message)\b"),
    ("briefing", rf"(?:at|in|during) {_A} {_ADJECTIVES}(?:news|press|media) (?:conference|briefing)\b"),
    ("briefing", rf"(?:on|in|during) {_A} {_ADJECTIVES}(?:earnings|conference|media) call\b"),
    ("broadcast", r"on (?:[A-Z][a-z]+ )?(?:state|national|local|public) (?:television|TV|radio)\b"),
    ("broadcast", rf"in {_A} televised (?:address|speech|message)\b"),
    ("press", r"(?:(?:speaking |talking |spoke )?to|(?:speaking|talking|spoke) with) (?:reporters|journalists)\b"),
)  # fmt: skip
_WITH_OUTLET = re.compile(
    r"(?: (?:late|early|earlier|on))?(?: (?:last )?[A-Z][a-z]+day)?,? "
    r"(?:with|to|on|by|in|for|(?:that was )?(?:published|posted|carried|broadcast|aired|released|seen|obtained|reviewed"
    r"|viewed|shared|sent|given|leaked|emailed|first reported)(?: exclusively)? (?:in|on|by|with|to)) (?=\w)"
)
_OF_OUTLET = re.compile(r"\b(?:on|in|(?:[Ss]peaking|[Tt]alking|spoke|speech) (?:to|with|on)) (?=\w)")
"""Before an outlet without more: "said on Radio Dunmarrow", "speaking to the Harbor Post"."""
_ON_PLATFORM = re.compile(rf"(?:,? (?:made|posted|published|released|shared|written))? (?:on|to|via) {_PLATFORMS}")
_OTHER_FORUM = re.compile(
    r" (?:with|to|by|at|before|from|for)(?: \w+){0,2}? (?:police|detectives?|investigators?|agents?|officers"
    r"|prosecutors|court|parliament|lawmakers|senators|committee|congress|judges?|authorities|inquiry|FBI|him|her|them)\b",
    re.IGNORECASE,
)
"""Interviews and statements that are no reporter's business."""
_TOLD: tuple[tuple[Channel, str], ...] = (
    ("press", r" (?:(?:the|some|several|local|state|foreign|visiting|waiting|assembled|a group of|other) ){0,2}"
              r"(?:reporters|journalists)\b"),
    ("press", r" (?:the |local |state |foreign )?(?:media|press)(?=$|[,.:;\0]| (?:that|on|in|at|after|before|during"
              r"|outside|he|she|it|they|the|his|her|[A-Z][a-z]+day)\b)"),
    ("briefing", r" (?:an?|the|his|her|their) (?:[\w-]+ ){0,3}?(?:news|press|media) (?:conference|briefing)\b"),
    ("broadcast", r" (?:[A-Z][a-z]+ )?(?:state|national|local|public) (?:television|TV|radio)\b"),
)  # fmt: skip
_CHANNELS = [(channel, re.compile(rf"\b{pattern}", re.IGNORECASE)) for channel, pattern in _PHRASES]
_TOLD_CHANNELS = [(channel, re.compile(pattern)) for channel, pattern in _TOLD]


def told_whom(behind: str) -> list[Step]:
    """Who is told: outlets, or reporters at large. `behind` is what follows the verb, with the space before it.

    A court, a colleague or "him" is nobody one could look up: nothing is found then.
    """
    for channel, pattern in _TOLD_CHANNELS:
        if match := pattern.match(behind):
            return [Step(channel, within_sentence(f"told{match.group()}"))]
    found: list[Step] = []
    at, joint = 1, behind[:1] == " "
    while joint and (outlet := outlet_at(behind, at)):
        name, end = outlet
        found.append(Step("outlet", within_sentence(f"told {behind[at:end]}"), name))
        joint = behind.startswith(" and ", end)
        at = end + len(" and ")
    return found


def steps_in(part: str) -> list[Step]:
    """The channels that a part of a sentence names, in its order."""
    found: dict[int, Step] = {}
    for channel, pattern in _CHANNELS:
        for match in pattern.finditer(part):
            if channel in ("interview", "statement") and _OTHER_FORUM.match(part, match.end()):
                continue
            end, by = _with_outlet(part, match.end())
            found.setdefault(match.start(), Step(channel, within_sentence(part[match.start() : end]), by))
    for match in _OF_OUTLET.finditer(part):
        outlet = outlet_at(part, match.end())
        if outlet and not any(outlet[0] in step.words for step in found.values()):
            found.setdefault(match.start(), Step("outlet", within_sentence(part[match.start() : outlet[1]]), outlet[0]))
    steps: list[Step] = []
    for at in sorted(found):
        if not any(found[at].words in step.words for step in steps):
            steps.append(found[at])
    return steps


def _with_outlet(part: str, end: int) -> tuple[int, str]:
    """How far a channel's words go, and the outlet in them."""
    if match := _ON_PLATFORM.match(part, end):
        return match.end(), ""
    match = _WITH_OUTLET.match(part, end)
    outlet = outlet_at(part, match.end()) if match else None
    return (outlet[1], outlet[0]) if outlet else (end, "")
