"""Numbers that are no figures: dates, times, ordinals, scores, ranks, names, addresses, telephone and page numbers.

`veto_spans` marks what can be told from its own form; `is_year`, `is_name` and `is_label` judge a bare number by its
neighbors, after units had their chance.
"""

import re

from reader.analysis.lexicon.inline_words import wordset
from reader.analysis.numbers.currencies import CODES
from reader.analysis.numbers.numbers import TENS, UNITS
from reader.analysis.quantities.boilerplate import furniture_spans
from reader.analysis.quantities.calendar_dates import MONTH, date_spans
from reader.analysis.quantities.casualties import FATES, is_people

_COUNT = "|".join([*UNITS, *TENS])
_FORMS = [
    # glued letters and digits: MH17, F-16, COVID-19, H1N1, 5G, 3D, 4x4, v2.0
    re.compile(
        r"\b(?!(?:[A-Z]{3}|R[sMp]|rs|Dh|US)\$?\d|(?:k|c|m)?m[23]\b"
        r"|R\d{1,3}(?:,\d{3})+|R\d+(?:\.\d+)?\s?(?:million|billion|trillion|bn|m)\b|[RP]\d[\d,.]*\s(?:an?|per)\s)"
        r"[A-Za-z]+\d[\w.]*(?:-\w+)?"
    ),
    re.compile(r"\b(?!sub-|minus-|plus-|f(?:oo|ee)t-\d|magnitude-|over-the-)[A-Za-z][\w]*-\d+(?!\d*(?:\.\d+)?\s?(?:%|percent))[\w-]*"),
    re.compile(rf"\b\d+(?!(?:{'|'.join(sorted(CODES))})\b)[A-Z]\d*[A-Z]*\b(?<![KMBTCFW])|\b[2-6][GDK]\b|\b\d+x\d+\b"),
    # ordinals
    re.compile(r"(?<!\d/)\b\d[\d,]*(?:st|nd|rd|th)\b", re.IGNORECASE),
    # ranks and serial numbers
    re.compile(
        rf"(?:#\s?|№\s?|\bnos?\.\s?|\bno\s(?=\d)|\bnumbers?\s(?=(?:\d|{_COUNT})\b(?!\s(?:of|million"
        rf"|people))))(?:\d[\d,.-]*\w*|(?:{_COUNT})\b)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:top|bottom|final|big|ranked|ranks|ranking|seeded)[-\s](?:\d{{1,3}}|{_COUNT})\b(?!\s?%|\spercent)",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:Group|Gang|Committee|Council|Band|Club)\s[Oo]f\s(?:\d{1,3}|[A-Z][a-z]+)\b(?!\s[a-z]+s\b)"),
    re.compile(
        r"\b(?:chapters?|pages|articles|sections|verses|parts|rooms|gates|lanes|lines|paragraphs)\s\d+"
        r"(?:(?:,\s?|\s?(?:and|to|-|–|&)\s?)\d+)+\b", re.IGNORECASE,
    ),
    # calls for help, "zero in", a season's record
    re.compile(
        r"\b(?:911|999)\b(?!\s(?:[a-z]+\s)?(?:people|[a-z]+s)\b)|\bzero(?:ed|es|ing)?\s(?:in|out)\b", re.IGNORECASE
    ),
    re.compile(r"\b\d{1,3}-\d{1,3}-\d{1,3}\b(?!-)"),
    # lines of a box score
    re.compile(r"(?m)^[A-Z][A-Z .’'-]{2,30}\s\(\d{1,3}\):.*$|\b\d{1,2}-\d{1,2}\s\d{1,2}-\d{1,2}\s\d{1,3}\b"),
    # telephone numbers, short codes, post codes, addresses, net addresses, books of law and scripture
    re.compile(r"(?<![\w$€£])(?![1-9]\d{0,2}(?:,\d{3})+\b)\+?\(?\d{1,4}\)?(?:[-\s.]\(?\d{2,4}\)?){1,3}[-\s.]\d{3,4}\b(?!,\d)"),
    re.compile(
        r"\b(?:call|text|dial|dialing|dialling|phone|tel\.?:?|fax:?|SMS)\s+(?:on\s+)?\d[\d-]+(?!\s\w+s\b)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b\d{1,5}[A-Za-z]?\s(?:[A-Z][\w.'’]+\s){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln"
        r"|Drive|Dr|Square"
        r"|Sq|Court|Ct|Place|Pl|Terrace|Way|Highway|Hwy|Parkway|Plaza|Row|Quay)\b\.?"
    ),
    re.compile(r"\b(?:[A-Z]\.[A-Z]\.|[A-Z]{2}),?\s\d{5}(?:-\d{4})?\b|\bP\.?\s?O\.?\s[Bb]ox\s\d+"),
    re.compile(r"\b(?:https?://|www\.)\S++|(?<![\w.+-])[\w.+-]++@\w[\w-]*+(?:\.\w[\w-]*+)++|[@#]\w++"),
    re.compile(r"\b\d+\s(?:U\.S\.C?\.?|USC|U\.S\.|F\.[23]d)\s§?\s?\d+|§+\s?\d[\d.()a-z-]*|\b\d+:\d+(?:-\d+)?"),
    re.compile(r"\+\d{1,3}\s?[\d\s().-]{6,}\d\b|\b(?:240|360|480|720|1080|1440|2160|4320)[pi]\b"),
    re.compile(
        r"\b(?:AK|MiG|Su|Mi|M|T|F|B|RPG)[\s-]\d{1,3}s?\b(?=\s(?:assault\s)?(?:rifles?|guns?|tanks?|jets?|fighters?|bombers?"
        r"|helicopters?|launchers?|warplanes?)\b)"
    ),
    # arms by their bore, races by their length, meetings by their number, works by their title
    re.compile(
        r"\b\d+(?:\.\d+)?[-\s]?mm\s(?:pistols?|guns?|handguns?|rifles?|cannons?|rounds?|calib\w+|lens\w*|film|bullets?"
        r"|mortars?|shells?|ammunition|howitzers?)\b"
    ),
    re.compile(
        r"\b\d[\d,]*[-\s]?(?:m|k|km|metres?|meters?|yards?)\s(?:\w+\s)?(?:hurdles|freestyle|sprint|relay|race|butterfly"
        r"|backstroke|breaststroke|final|medley|dash|steeplechase|champion|title)\b"
    ),
    re.compile(r"\bCOP\s?\d\d?\b|\bP5\+1\b|(?<=\d)\(\d{1,3}\)|\bext\.?\s?\d+"),
    re.compile(r"\b\d{1,3}\s(?:for|/)\s(?:\d|10)\b(?![\d.,]*\d|\s?(?:%|[a-z]+s\b|percent|million|billion))"),
    re.compile(r"\b\d{1,4},?\s(?:Avenue|Rue|Via|Viale|Calle|Plaza|Rua|Avenida|Boulevard|Place|Piazza|Quai)\s[A-Z]\w+"),
    re.compile(r"[\"“‘']\d{1,4}\s(?!Million|Billion|Percent|People|Dead|Killed)(?:[A-Z]\w+\s?){1,4}[\"”’']"),
    # where a paper was published: "2015; 28: 685-690"
    re.compile(r"\b(?:19|20)\d\d;\s?\d+(?:\s?\(\d+\))?:\s?[A-Za-z]?\d+(?:\s?[-–]\s?\d+)?"),
    # rates of exchange: "one euro bought $1.09"
    re.compile(
        r"\b(?:one|1)\s(?:U\.S\.\s)?(?:euro|dollar|pound|yuan|franc|ruble|rouble|rupee|crown|bitcoin|barrel|ounce)\s"
        r"(?:buys|bought|equals|equalled|fetche[sd]|cost|costs|(?:is|was)\s(?:worth|trading|quoted))\b",
        re.IGNORECASE,
    ),
    # "four-by-four", "the nineteen eighties"
    re.compile(rf"\b(?:\d+|{_COUNT})-by-(?:\d+|{_COUNT})\b", re.IGNORECASE),
    re.compile(r"\b(?:eighteen|nineteen|twenty)[\s-]\w+ties\b", re.IGNORECASE),
    # odds and ratios
    re.compile(rf"\b(?:\d+|{_COUNT})(?:\s|-)to(?:\s|-)(?:1|one)\b"),
    # list numbers and footnotes
    re.compile(r"(?<=[a-z\d.] )\(\d{1,3}(?:, ?\d{1,3})*\)(?=[.,;\s]|$)|(?<=[a-z.])\(\d{1,3}\)"),
    re.compile(r"(?m)^\s*\(?\d{1,2}[.)]\s|\[\d{1,3}\]"),
    # scores, versions, bills; sets of tennis
    re.compile(r"\b\d{1,2}-\d{1,2}\s\(\d{1,2}(?:[-/]\d{1,2})?\)|\b[0-7]-[0-7](?:,?\s(?:and\s)?[0-7]-[0-7]\b)+"),
    re.compile(r"\b[A-Z][\w.]+:\s\d{1,3}[,;]\s(?:[A-Z][\w.]+\s?){1,3}:\s\d{1,3}\b"),
    re.compile(r"\b(?:S|H\.\s?R|H\.\s?J|A\.\s?B|S\.\s?B)\.\s?\d+|\b(?:HR|SB|AB|HB)\s\d+"),
    re.compile(r"\b(?:version|ver\.|v\.)\s?\d+(?:\.\d+)*", re.IGNORECASE),
    re.compile(r"\b\d+(?:\.\d+){2,}\b"),
    re.compile(
        r"\b(?:24/7|50[-/]50|20/20|9-to-5|fifty-fifty|one-on-one|one-to-one|two-by-fours?|nine-to-five"
        r"|7-Eleven|one-two)\b",
        re.IGNORECASE,
    ),
    # plans by their number of points, and compounds that name a sort of thing
    re.compile(
        rf"\b(?:\d{{1,3}}|{_COUNT})[-\s]point\s(?:\w+\s)?(?:plan|proposal|agenda|program|programme|framework"
        rf"|list|deal|charter"
        r"|manifesto|strategy|roadmap|road\smap|document|peace|draft|scheme|blueprint|declaration|guide"
        r"|checklist|action)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:\d{{1,3}}|{_COUNT})-(?:star|stars|state|party|way|time|times|sided|off|off's|piece|tier|tiered"
        rf"|step|sum|man|woman|horse"
        r"|tolerance|covid|carbon|emission|emissions|something|dimensional|timer|timers|pronged|faced|handed"
        r"|track|nation|power"
        r"|legged|bedroom|bed|door|wheel|wheeler|wheeled|cylinder|speed|figure|digit|letter|word|stop|club"
        r"|shot|finger|set|pack"
        r"|fits-all|size|day\scricket|liners?|hander|caliber|calibre|gauge)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:ground|net|absolute|patient|day|year)[-\s]zero\b|\bzero\s(?:tolerance|hour|sum|gravity"
        r"|emissions?|trust)\b",
        re.IGNORECASE,
    ),
    # "one" as pronoun or in a saying
    re.compile(
        r"\b(?:no|any|every|each|some|this|that|which|another|the|first|last|only|other|good|bad|new|big|old"
        r"|latest|previous|"
        r"loved|square|all|as|for)[-\s]ones?\b(?!\s(?:million|billion|hundred|thousand|percent|per\scent"
        r"|in\s\w+\b|miles?|hours?|dollars?|kilomet|met[er]+s?\b))"
        r"|\bones?(?=(?:[-\s](?:of|another|by|on|and|hand|thing|side|day|point|time|can|could|must|should"
        r"|would|may|might|(?:has|is|was)(?!\s(?:been\s|still\s|also\s)?(?:killed|wounded|injured|missing|dead"
        r"|arrested|hurt|critically|seriously))"
        r"|way|such|who|that|which|to|more|person's|after|at|for|with|from|without|as|else|big|major|final"
        r"|last|key|possible)\b|['’.,;:!?)\"”]|$))"
        r"(?!\s(?:million|billion))"
        r"|\b(?:formula|channel|air\sforce|capital|square|world\swar|phase|part|type|day|number|page|chapter"
        r"|act|tier|grade|year|season|game|"
        r"level|stage|step|week|round)\sone\b",
        re.IGNORECASE,
    ),
]  # fmt: skip
_SCORE = re.compile(
    r"(?<![\d.,$€£-])(\d{1,3})\s?[-–—:]\s?(\d{1,3})(?![\d.,]*\d|%|-|\s?(?:million|billion|percent|per cent|bn|m\b))"
)
_VOTING = re.compile(
    r"\b(?:vot\w+|pass\w*|approv\w+|confirm\w*|reject\w*|rul\w+|decision|decided|ballot|tally|majority"
    r"|defeated|adopted|against)\b",
    re.IGNORECASE,
)
_PLAY = re.compile(
    r"\b(?:beat\w*|win\w*|won|los\w+|lost|dr[ea]w\w*|defeat\w*|lead|led|score\w*|thrash\w*|match|game|final"
    r"|aggregate|victory|series|tie\w*|set|sets|half-?time|goals?)\b",
    re.IGNORECASE,
)

NAME_HEADS = wordset(
    """
    boeing airbus apollo windows iphone ipad galaxy playstation xbox formula channel studio terminal flight gate
    section article title chapter resolution proposition amendment rule order room suite platform route highway
    interstate exit psalm john matthew luke mark genesis isaiah area district zone category catch version android
    ios falcon soyuz voyager gemini viking nasdaq s&p dow ftse nikkei dax cac stoxx russell fortune forbes asx kospi
    sensex nifty topix hang group gang expo agenda vision protocol class type grade level phase stage tier pier act
    bill public law directive regulation page line part book volume episode season week day lap round
    """
)
"""Words that stand before a number as its name's first part, even when a plural noun follows ("Windows 10 users")."""
_LABELS = wordset(
    """
    phase stage step chapter page pages part section article paragraph clause rule item category level grade class
    type tier round game lap heat episode volume version flight gate terminal platform route highway interstate exit
    room suite size sizes floor apartment apt building block zone ward precinct sector channel studio number no
    resolution title amendment exhibit form model formula division appendix annex table fig verse psalm size row
    column option sizes proposition prop protocol bus lane line unit group pier hole under article articles sections
    chapters paragraphs rules day week matchday act lot area
    """
)
INDEXES = wordset(
    """
    s&p p dow ftse nikkei dax cac stoxx russell fortune forbes nasdaq asx sensex nifty topix kospi 500
    """
)
_YEARLY = wordset(
    """
    in since by until till from of during before after for to late early mid fiscal spring summer autumn winter fall
    through between year season circa ca c the this and or january february march april may june july august
    september october november december
    """
)  # fmt: skip
_STRONGLY_YEARLY = wordset(
    """
    in since until till during throughout amid fiscal summer winter spring autumn year
    """
)
_VERSION = re.compile(r"\d{1,2}\.\d{1,2}(?![\d,]|\.\d|\s?[%-])")
"""As in "Stable Harbor 1.5"."""
_WORD_BEFORE = re.compile(r"([\w&'’.-]*[\w&])[\s-]*$")
_MONTH_ONLY = re.compile(rf"{MONTH}\.?$", re.IGNORECASE)


def veto_spans(text: str) -> list[tuple[int, int]]:
    """Spans no figure may touch, sorted by start."""
    spans = date_spans(text) + furniture_spans(text)
    for form in _FORMS:
        spans += [match.span() for match in form.finditer(text)]
    spans += [match.span() for match in _SCORE.finditer(text) if _is_score(text, match)]
    return sorted(spans)


def is_vote(text: str, start: int, end: int) -> bool:
    """Whether "51-48" stands beside words of voting."""
    line = text[max(0, start - 60) : end + 25]
    return bool(_VOTING.search(line)) and not _PLAY.search(line)


def _is_score(text: str, match: re.Match[str]) -> bool:
    low, high = int(match[1]), int(match[2])
    if re.search(r"[A-Z][a-z]+\s$", text[max(0, match.start() - 20) : match.start()]) and re.match(
        r"\s[A-Z][a-z]", text[match.end() : match.end() + 3]
    ):
        return True
    if is_vote(text, *match.span()):
        return False
    if low >= high or (match[0][len(match[1])] == ":"):
        return True
    around = text[max(0, match.start() - 50) : match.start()] + text[match.end() : match.end() + 20]
    return (
        high < 20
        and bool(_PLAY.search(around))
        and not re.match(r"[-\s][a-z]+s\b", text[match.end() : match.end() + 20])
    )


def word_before(text: str, start: int) -> str:
    """The word that ends before `start`, with only blanks or a hyphen between; empty after punctuation."""
    match = _WORD_BEFORE.search(text, max(0, start - 40), start)
    return match[1] if match else ""


def is_year(text: str, start: int, value: float, counted: str) -> bool:
    """Whether a bare four-digit number is a year: by the word before it, and by what is counted after it.

    "the 1967 floods" and "2019 models" hold years; "2000 troops" and "1500 houses" do not.
    `counted` is the plural noun or empty.
    """
    if not (1400 <= value <= 2100 and value == int(value)):
        return False
    before = word_before(text, start).lower()
    if re.compile(r"\d{4}\s[A-Z]").match(text, start):
        return True
    if before in _STRONGLY_YEARLY or _MONTH_ONLY.match(before):
        return True
    if counted:
        if value < 1900 or ((is_people(counted) or counted in FATES) and before != "the"):
            return False
        return before in ("by", "of", "the", "a", "an", "its", "his", "their", "that") or value % 100 != 0
    return value >= 1900 or before in _YEARLY or text[max(0, start - 1) : start] in "(,"


def is_name(text: str, start: int, plain_integer: bool, counted: bool) -> bool:
    """Whether a bare number belongs to a name before it: "Boeing 747", "Apollo 11", "S&P 500", "Article 5"."""
    before = word_before(text, start)
    low = before.lower().strip(".'’")
    if not low:
        return False
    if low in INDEXES or (before != before.lower() and low in NAME_HEADS):
        return True
    if not plain_integer:
        version = _VERSION.match(text, start) and before[0].isupper() and not counted
        return bool(version) and _inside_sentence(text, start - len(before) - 1)
    if len(before) > 1 and before.isupper() and before.isalpha() and not counted and text[start - 1 : start] == " ":
        return True  # a channel, a ship: "NBC 5"
    if low in _LABELS and not counted:
        return True
    if before[0].isupper() and re.compile(r"\d+\s[A-Z]").match(text, start):
        return _inside_sentence(text, start - len(before) - 1) and low not in _YEARLY
    return (
        before[0].isupper() and not counted and _inside_sentence(text, start - len(before) - 1) and low not in _YEARLY
    )


def _inside_sentence(text: str, position: int) -> bool:
    """Whether the capital at `position` is one of a name and not of a sentence's first word."""
    left = text[max(0, position - 12) : position].rstrip()
    return bool(left) and left[-1] not in ".!?:;\n\"“”'‘(-–—•"
