"""Roles: what the story says a named person or body is, beside the name.

In front ("port minister Anton Belkin", "the foreign minister, Ana Duarte"), behind ("Maria Toller, head of ...") or in
a clause ("Hsu, who is a scientist at ..."). A noun of the role list must head it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.analysis.lexicon import body_nouns, is_role, role_nouns, titles, word_set
from reader.analysis.people.person_names import NameRun
from reader.analysis.text.nlp import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONGEST = 160
_MOST_WORDS = 24
"""Words in front of a name that may be its role."""
_BEFORE_NAME = ("NN", "NNP", "NNPS", "JJ", "JJS", "POS", "HYPH", "VBN", "VBG", "CD", "PRP$", "DT")
_CALENDAR = word_set("calendar")
_HONORIFICS = word_set("honorifics")
_BASED = re.compile(r"an? [A-Z][\w. ]{1,30}, [A-Z][\w.]*(?: [A-Z]\w*)?-(?:based|born|raised) [a-z][^,;()“”\n]{2,60}")
"""A place of two parts before what somebody is: "a Lubny, Calder-based baker"."""
_SEGMENT = re.compile(r"(?:,| ?\()\s*([^,;()“”‘\"\n—–]{1,160})")
_SKIPPED = re.compile(
    r"(?:aged? )?\d{1,3}(?: years? old)?$|an? \d+-year-old(?: from .*)?$"
    r"|[RDI]-\w|from |of [A-Z]|Jr\.?$|Sr\.?$|[A-Z][\w.]+$"
)
_CLAUSE = re.compile(
    r"\s(?:who|which|that|whose|where|when|after|before|while|because|said|says|told|has|have|had|was|were|is|are|will|would)\b.*",
    re.S,
)
_COPULA = re.compile(
    r"(?:, (?:who|whose) [^.“”\"\n]{5,160},)?,?\s+(?:who )?"
    r"(?:is|was|has been|had been|(?:is |was )?serving as|serve[sd] as|work(?:s|ed) as|spoke as)"
    r"(?: also| now| still| currently)? ((?:an? |the )?[^,;.“”\"\n]{3,140})"
)
_ACTS = re.compile(
    r",?\s+who (?:also |now |still |currently )?"
    r"((?:speaks for|represents|represented|chairs|chaired|leads|led|heads|headed|runs|ran|owns|edits|manages|coaches"
    r"|coached|founded|co-founded|directs|directed|oversees|teaches)(?: [^,;.“”\"\n]{3,100}))"
)
"""What somebody does for a living, told by a verb: "who chairs the audit committee"."""
_SINCE = re.compile(
    r" (?:since|for (?:\w+ ){1,2}(?:years|months|decades)|until|when|because|after|before|while)\b.*", re.S
)
_SENTENCE_END = re.compile(
    r"(?<![A-Z.])(?<!\bInc)(?<!\bCorp)(?<!\bCo)(?<!\bLtd)(?<!\b[SDM][trs])(?<!\bGov)(?<!\bSen)(?<!\bGen)(?<!\bRep)"
    r"(?<!\bProf)[.!?][’'”\"]?(?:\s|$)"
)
_NEXT_NAME = re.compile(r"(?:^|\s)([A-Za-z]\w*\.?) ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)(?=$| and |,)")
_BEHIND_NAME = re.compile(r"(?:an? |the )?(?:[A-Z][\w’'.-]*,? |of |the |and |& )+([a-z][\w-]+)\b")
"""What somebody is behind the name of where they are it."""
_FRONTED = re.compile(r"(?:An?|The|One of) [^,.;:“”\"\n]{3,110}, $")
"""What somebody is before the name at the beginning of a sentence: "A friend of the mayor at the Harbour Board, "."""
_TRADE = re.compile(r"\b[a-z]{3,} [a-z]{3,}$")
_ADVERB = re.compile(r"^(?:also|currently|now|then|formerly|previously|still|himself|herself)\s+", re.I)
_BODY_BEHIND = re.compile(r", (?:the )?((?:[A-Z][\w&.’'-]*)(?: (?:(?:of|and|for|&) )?[A-Z][\w&’'-]*){1,4})(?=[,.;]|$)")
"""A body's name behind a bare role: "Director, Northbank Securities"."""
_ONE_OF = re.compile(r"[Oo]ne of (?:the|its|his|her|their) (\w+)")
_BEFORE_COMMA = re.compile(r"(?: (?:of|for|at|in|to) [^,.;:“”\"\n]{1,80})?, ")
"""What may stand between a role and the name it leads up to: "head of the agency, "."""
_PLACED = re.compile(r"\b(?:[Ii]n|[Nn]ear|[Oo]utside|[Aa]cross|[Aa]round)\s$")
_PREPOSITION = re.compile(r"\s(?:of|for|at|in|with|from|on|to|by|under|over|about|behind|near|during|since|based)\s")
_NEVER_FIRST = re.compile(
    r"(?:through|via|amid|along|together|during|despite|near|outside|inside|among|adding|saying|calling|and|but|or|in|on|at|by|with|when|while|as|after|before|according|citing|including)\b",
    re.I,
)


def role_of(doc: Doc, run: NameRun, last: Token | None) -> str:
    """The role the text gives beside one naming; `last` is the token of the name's last word. Empty when none."""
    behind, front = role_behind(doc, run), _role_in_front(doc, run, last)
    tells = front and front != run.title and not front.endswith(".")
    return front if tells else behind or front  # a bare "Dr." or "Senator" tells less than what stands behind


def role_behind(doc: Doc, run: NameRun) -> str:
    """The role in an apposition or relative clause behind a name."""
    text = text_of(doc)
    if _PLACED.search(text, max(0, run.start - 12), run.start):
        return ""  # "In Sarnholt, the governor said": the governor is not the town
    line_end = text.find("\n", run.end)
    line_end = len(text) if line_end == -1 else line_end
    copula = _COPULA.match(text, run.end, line_end)
    if copula is not None and " who " in copula.group(0):
        return _told_by_copula(copula, run)
    position = run.end
    for _ in range(3):
        match = _SEGMENT.match(text, position, min(line_end, position + _LONGEST + 4))
        if match is None:
            return ""
        based = _BASED.match(text, match.start(1), line_end)
        segment = based.group() if based is not None else _up_to_verb(doc, match.start(1), match.end(1))
        role = _checked(_CLAUSE.sub("", " " + segment).strip(), run)
        if role and len(role.split()) < 4 and not run.is_body and not _PREPOSITION.search(role):
            behind = _BODY_BEHIND.match(text, match.end(), line_end)
            if behind is not None and behind.group(1).split()[-1].lower() in body_nouns():
                return f"{role}, {behind.group(1)}"
        if role:
            return role
        if not _SKIPPED.match(segment):
            return ""
        position = match.end() + (1 if text[match.end() : match.end() + 1] == ")" else 0)
    return ""


def acts_of(text: str, run: NameRun) -> str:
    """What somebody "is" or does, told by a sentence of its own; for want of an office or trade beside the name."""
    line_end = text.find("\n", run.end)
    line_end = len(text) if line_end == -1 else line_end
    copula = _COPULA.match(text, run.end, line_end)
    if copula is not None:
        return _told_by_copula(copula, run)
    acts = _ACTS.match(text, run.end, line_end)
    return _SINCE.sub("", acts.group(1)).strip() if acts is not None else ""


def _told_by_copula(copula: re.Match[str], run: NameRun) -> str:
    """What somebody "is", when that is an office or trade; a body "is" many things that are no role."""
    if run.is_body and " who " not in copula.group(0):
        return ""
    words = _SINCE.sub("", copula.group(1))
    head = _PREPOSITION.split(words, maxsplit=1)[0].split()
    last = head[-1].lower() if head else ""
    opens = words.split()[0].lower() in ("a", "an", "the", last)
    plain = " who " in copula.group(0) or (opens and is_role(last))
    return _checked(words, run) if plain else ""


def _up_to_verb(doc: Doc, start: int, end: int) -> str:
    """The words of an apposition, up to a finite verb that a missing comma let in."""
    stop = _SENTENCE_END.search(text_of(doc), start, end)
    end = stop.start() if stop is not None else end
    span = doc.char_span(start, end, alignment_mode="contract")
    verb = next((token for token in span or () if token.tag_ in ("VBD", "VBZ", "VBP", "MD")), None)
    return text_of(doc)[start : verb.idx if verb is not None else end].strip()


def _checked(words: str, run: NameRun) -> str:
    """`words` when their head says what someone is; the article in front is dropped."""
    words = _ADVERB.sub("", words.strip(" .,;:'’"))
    head = _PREPOSITION.split(words, maxsplit=1)[0]
    ends = words.split()[-1].lower() if words else ""
    named = _BEHIND_NAME.match(words)
    if named is not None and is_role(named.group(1).lower()):
        return clean_role(words)  # "a University of Calder physicist and veteran of ..."
    if is_role(ends) and not _is_role(_lowered(head), run.is_body) and _TRADE.search(words):
        return clean_role(words)  # "Northern Department of Roads public affairs officer"
    if _NEVER_FIRST.match(words) or _is_list_of_names(head) or not _is_role(_lowered(head), run.is_body):
        return ""
    if _leads_to_name(words):
        return ""
    return clean_role(words)


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
        (word.replace("-", "") if re.fullmatch(r"(?:[A-Z]\w+-)+[A-Z]\w+", word) else word).lower()
        for word in head.split()
    ]


def _is_role(head: list[str], body: bool) -> bool:
    words = [word.strip("’'.,") for word in head]
    if not words or len(words) > 12:
        return False
    return any(is_role(word) for word in words) or (body and any(word in body_nouns() for word in words))


def _role_in_front(doc: Doc, run: NameRun, last: Token | None) -> str:
    """The role before a name: the nouns that lead up to it, or the phrase it is an apposition of."""
    title = " ".join(word for word in run.title.split() if word.lower() not in _HONORIFICS)
    text = text_of(doc)
    lead = led_up_to(doc, run)
    if not lead and last is not None and last.dep_ == "appos" and last.head.i < last.i:
        head = last.head
        if is_role(head.lower_) and _BEFORE_COMMA.fullmatch(text, head.idx + len(head), run.start):
            first = head.left_edge
            while first.i > 0 and not doc[first.i - 1].whitespace_ and doc[first.i - 1].tag_ in ("HYPH", "NN", ":"):
                first = doc[first.i - 1]  # "vice-chancellor" may be torn
            lead = text[first.idx : run.start].rstrip(" ,")
    lead = lead or _fronted(doc, run)
    set_off = bool(lead) and text[run.start - 2 : run.start] == ", "
    role = lead if set_off else f"{lead} {title}".strip()  # "its head, Colonel Teshen"
    noun = _PREPOSITION.split(role, maxsplit=1)[0] if set_off else role
    heads = [word.strip("’',").lower() for word in noun.split()]
    if not heads:
        return ""
    if _is_pair(text, run, heads[-1]):
        return clean_role(role[: -len(heads[-1])] + _singular(heads[-1]))
    return clean_role(role) if is_role(heads[-1]) or title or _is_kind(heads[-1]) else ""


def _fronted(doc: Doc, run: NameRun) -> str:
    """The role that begins the sentence of a name, set off by a comma: no verb stands in it."""
    text = text_of(doc)
    span = doc.char_span(run.start, run.start + 1, alignment_mode="expand")
    if span is None or not len(span) or text[run.start - 2 : run.start] != ", ":
        return ""
    begin = span[0].sent.start_char
    match = _FRONTED.match(text, begin, run.start)
    if match is None or any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in doc[span[0].sent.start : span[0].i]):
        return ""
    head = _PREPOSITION.split(match.group().rstrip(" ,"), maxsplit=1)[0].split()
    return match.group().rstrip(" ,") if any(is_role(word.lower()) for word in head[1:]) else ""


def _is_pair(text: str, run: NameRun, word: str) -> bool:
    """ "Senators Jo Do and Flo Po": a role in the plural for several names."""
    if is_role(word) or not is_role(_singular(word)):
        return False
    return text[: run.start].endswith(" and ") or re.match(r"(?:, [A-Z]|,? and [A-Z])", text[run.end :]) is not None


def _behind_first_name(doc: Doc, first: int) -> int:
    """For the second of two names under one role ("Senators Jo Do and Flo Po") where the first begins, else `first`."""
    if first < 3 or doc[first - 1].lower_ != "and":
        return first
    index = first - 1
    while index > max(0, first - _MOST_WORDS) and doc[index - 1].tag_ == "NNP":
        index -= 1
    before = doc[index - 1].lower_ if index > 0 else ""
    return index if index < first - 1 and not is_role(before) and is_role(_singular(before)) else first


def _joins_roles(doc: Doc, index: int) -> bool:
    return doc[index - 1].lower_ == "and" and is_role(doc[index - 2].lower_) and is_role(doc[index].lower_)


def _joins_modifiers(doc: Doc, index: int) -> bool:
    """ "oil and gas tycoon": two nouns before the role, neither of them one."""
    pair = (doc[index - 2], doc[index])
    return (
        doc[index - 1].lower_ == "and"
        and all(token.tag_ == "NN" and not is_role(token.lower_) for token in pair)
        and index + 1 < len(doc)
        and is_role(doc[index + 1].lower_)
    )


def _joins_adjectives(doc: Doc, index: int) -> bool:
    return doc[index - 1].text == "," and doc[index - 2].tag_ == doc[index].tag_ == "JJ"


def _in_name(doc: Doc, index: int) -> bool:
    """ "Dairy Farmers of Calder president": the "of" of a body's name."""
    return doc[index - 1].lower_ == "of" and all(
        token.tag_ in ("NNP", "NNPS") and token.text[0].isupper() for token in (doc[index - 2], doc[index])
    )


def _singular(word: str) -> str:
    if word.endswith(("men", "women")):
        return word[:-2] + "an"
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") else word


def led_up_to(doc: Doc, run: NameRun) -> str:
    """The words right before a name that belong to its role: "the bank’s governor" Jo Do."""
    span = doc.char_span(run.start, run.start + 1, alignment_mode="expand")
    if span is None or not len(span):
        return ""
    index = first = _behind_first_name(doc, span[0].i)
    while index > 0 and first - index < _MOST_WORDS:
        token = doc[index - 1]
        if token.lower_ in _CALENDAR:
            break
        if token.tag_ in _BEFORE_NAME or is_role(token.lower_) or is_role(_singular(token.lower_)):
            index -= 1
        elif token.text == "&" and index > 1 and index < first and doc[index - 2].text[:1].isupper():
            index -= 2  # "Calder & Finch economist"
        elif token.tag_ == "RB" and index < first and doc[index].tag_ != "RB" and is_role(doc[index].lower_):
            index -= 1  # taggers take the "wide" of "wide receiver" for an adverb
        elif index > 1 and any(
            joins(doc, index) for joins in (_joins_roles, _joins_modifiers, _joins_adjectives, _in_name)
        ):
            index -= 2
        elif index > 1 and not token.whitespace_ and not doc[index - 2].whitespace_ and token.is_alpha:
            index -= 2  # "editor-in-chief"
        else:
            break
    while index < first and doc[index].tag_ in ("POS", "HYPH", "VBG", "VBN", "CD", "RB"):
        index += 1
    while max(0, first - _MOST_WORDS) < index < first and doc[index].text.istitle() and _is_torn(doc[index - 1]):
        index -= 1  # "Die Hard star"
    words = list(doc[index:first])
    if not words or words[-1].i + 1 != first:
        return ""
    last = words[-1].lower_
    if not (run.title or is_role(last) or _is_kind(last) or _is_pair(text_of(doc), run, last)):
        return ""
    return text_of(doc)[words[0].idx : words[-1].idx + len(words[-1])]


def _is_kind(word: str) -> bool:
    """Whether a word in front of a name says what kind of body it is: "agency", "drugmaker"."""
    return word in body_nouns() or word in word_set("company kinds")


def _is_torn(token: Token) -> bool:
    """Whether a capitalized word belongs to the capitalized one behind it, whatever it is tagged."""
    lowered = token.lower_
    return token.text.istitle() and lowered not in _CALENDAR and lowered not in word_set("never names")


def says_body(role: str) -> bool:
    """Whether a role is that of a body: "research firm", "the military wing of ..."."""
    head = _PREPOSITION.split(role.lower(), maxsplit=1)[0].split()
    return bool(head) and head[-1] in body_nouns() and not any(is_role(word) for word in head)


def clean_role(words: str) -> str:
    """A role without the article in front; empty when it only tells a woman from a man."""
    one = _ONE_OF.match(words)
    if one is not None:
        words = _singular(one.group(1)) + words[one.end() :]
    role = re.sub(r"^(?:(?:an?|the|and|but|then|its|his|her|their)\s+)+", "", words.strip(" ,;:"), flags=re.I).strip()
    return "" if role.lower() in ("man", "woman", "boy", "girl", "person") else role


def adds_roles(words: str) -> bool:
    """Whether words only add roles: the ", chief executive and president " behind "chairman"."""
    found = [word for word in re.findall(r"[\w-]+", words.lower()) if word != "and"]
    return (
        words[:1] in (",", " ")
        and bool(found)
        and is_role(found[-1])
        and all(len(found) < 6 and _may_be_role(w) for w in found)
    )


def _may_be_role(word: str) -> bool:
    return (
        is_role(word) or word in word_set("role modifiers") or word in ("executive", "managing", "general", "financial")
    )


def last_token(doc: Doc, run: NameRun) -> Token | None:
    """The token of a name's last word."""
    span = doc.char_span(run.name_start, run.end, alignment_mode="contract")
    return span[-1] if span is not None and len(span) else None
