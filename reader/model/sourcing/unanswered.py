"""Who was asked and gave no answer: "declined to comment", "did not respond to a request for comment".

They say nothing, so they are no speakers; that they were asked is worth knowing all the same. A question that is left
open, "declined to say whether the plant would close", counts as well, with its words: somebody put it, and whoever
cites the story must not take it for answered. What is put to a witness or a suspect is another matter, and so is what
no person is asked: "did not respond to treatment".
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from reader.model.document import Span
from reader.model.lexicon import body_nouns, given_names, is_role, role_nouns, saying_verbs, titles, word_set
from reader.model.sentences import sentences, within_sentence
from reader.model.sourcing.refusals import ELSEWHERE, NEITHER, REFUSALS, TO_THEM, hints_at_asking, neither_did


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Somebody who was asked."""

    name: str
    """As the text names them, whole where it does so elsewhere: "Dana Voss", "Calder Mining", "the ministry"."""
    how: str
    """In the text's words: "did not respond to a request for comment"."""
    span: Span
    """From the name to the end of those words."""


def find_unanswered(text: str, names: Iterable[str] = ()) -> tuple[Unanswered, ...]:
    """Those who were asked and did not answer, in the order of the text; each once for the same words.

    `names` are whole names of the story's speakers, for those it calls by the surname here.
    """
    known = frozenset(names)
    found: dict[tuple[str, str], Unanswered] = {}
    if hints_at_asking(text):
        for sentence in sentences(text):
            for one in _in_sentence(text, sentence, known):
                found.setdefault((one.name.casefold(), one.how), one)
    return tuple(found.values())


_WALLED = re.compile(r"“[^”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)")
_LEAD = re.compile(
    r"(?:(?:On|In|At|When|Asked|Reached|Contacted|After|By|Late|Early|Earlier|For (?:his|her|its|their) part|However"
    r"|Meanwhile|Approached|Through|Citing|Despite)\b[^,\0]*, )+"
)
_JOINT = re.compile(r"(?:^|,? )(?:[Bb]ut|[Aa]nd|[Ww]hile|[Aa]lthough|[Tt]hough|[Yy]et|because) (?=\S)|; |: |\0+[,.]? ?")
_FOR_OTHERS = re.compile(
    r"(?:(?:[Aa]n?|[Tt]he|[Tt]wo|[Ss]everal|[Bb]oth) )?(?:[\w-]+ ){0,2}?"
    r"(?:[Ss]pokes(?:m[ae]n|wom[ae]n|persons?|people)|[Rr]epresentatives?|(?:[Pp]ress|[Mm]edia) offic(?:es?|ers?)"
    r"|[Nn]o one|[Nn]obody) (?:for|of|at|from|with) (?=\S)"
)
"""Those who speak for others: the others are meant."""
_OF_OTHERS = re.compile(r"[’']s? (?:[\w-]+ )?(?:spokes\w+|press office|press officer|representatives?|media office)$")
_LISTED = re.compile(r",? (?:and|or|nor) |, ")
_NO_NAME = word_set("nobody asked")
_OPENS = frozenset({"the", "a", "an", "both", "two", "three", "four", "several", "all", "his", "her", "its", "their"})
_LINKS = frozenset({"of", "for", "at", "from", "with", "in", "the", "and", "on", "an", "a", "to"})
_LONGEST = 14
"""Words of whoever is asked."""
_SHORT = 4


def _in_sentence(text: str, sentence: Span, known: frozenset[str]) -> Iterator[Unanswered]:
    words = text[sentence.start : sentence.end]
    if not hints_at_asking(words) or words.endswith("?"):
        return
    seen = _WALLED.sub(lambda quoted: "\0" * len(quoted.group()), words)
    for match in NEITHER.finditer(seen):
        yield from _each(
            text, sentence, known, match["names"], match.start(), match.end(), within_sentence(neither_did(match))
        )
    for pattern in TO_THEM:
        for match in pattern.finditer(seen):
            how = within_sentence(" … ".join(filter(None, (match["how"], match["end"]))))
            yield from _each(text, sentence, known, match["names"], match.start(), match.end(), how)
    for pattern in REFUSALS:
        for match in pattern.finditer(seen):
            by_reporters = "comment" in match.group() or not ELSEWHERE.search(seen, match.start())
            asked = _asked(seen[: match.start()].rstrip()) if by_reporters else ""
            if asked:
                yield from _each(
                    text, sentence, known, asked, seen.find(asked), match.end(), within_sentence(match.group())
                )


def _asked(left: str) -> str:
    """Who is asked: what stands before the verb, when that is somebody and nothing else; "" otherwise."""
    relative = re.search(r", (?:who|which)$", left)
    left = left[: relative.start()] if relative else left
    left = _LEAD.sub("", left, count=1) if _LEAD.match(left) else left
    if left.endswith(","):
        left = left[: left.find(",")] if left.count(",") > 1 else left[:-1]
    for part in _parts(left):
        if _is_somebody(part):
            return part
    return _subject_before(left)


def _parts(left: str) -> Iterator[str]:
    """The whole of it, then what stands behind each "and" or "but", the longest first."""
    yield left
    for joint in _JOINT.finditer(left):
        yield left[joint.end() :]
    if ", " in left and not left.startswith("\0"):
        yield left.partition(", ")[0]


def _subject_before(left: str) -> str:
    """ "Voss denied the charge but [declined to comment]": who begins the sentence, when a verb of saying follows."""
    if not re.search(r"\b(?:and|but)$", left):
        return ""
    tokens = left.split(" ")
    for at, token in enumerate(tokens[1:_LONGEST], 1):
        if token in saying_verbs() and _is_somebody(" ".join(tokens[:at])):
            return " ".join(tokens[:at])
    return ""


def _is_somebody(words: str) -> bool:
    """Whether words are those of one or more who may be asked, and nothing besides."""
    for_others = _FOR_OTHERS.match(words)
    parts = _several(words[for_others.end() :] if for_others else words)
    if len(parts) == 1:
        return _is_one(parts[0]) or (bool(for_others) and _is_short(parts[0]))
    return all(_is_one(part) or _is_short(part) for part in parts)


def _is_short(words: str) -> bool:
    """Whether words may be a body though no list knows it: "the port"."""
    tokens = words.split()
    return len(tokens) <= _SHORT and tokens[0].lower() in _OPENS and not _NO_NAME.intersection(tokens)


def _is_one(words: str) -> bool:
    tokens = words.split()
    bare = [token.strip(",").lower() for token in tokens]
    if not tokens or len(tokens) > _LONGEST or _NO_NAME.intersection(bare) or "\0" in words:
        return False
    if any(word in saying_verbs() and not _is_noun(word) for word in bare[1:]):
        return False
    if tokens[-1][0].islower() and not _is_noun(bare[-1]):
        return False
    plain = [token for token in tokens if token[0].islower() and token.strip(",") not in _LINKS]
    named = any(token[0].isupper() for token in tokens[bare[0] in _OPENS :])
    return all(map(_may_be_in_name, plain)) if named else bare[0] in _OPENS


def _is_noun(word: str) -> bool:
    """Whether a word names people or a body."""
    word = re.sub(r"[’']s?$", "", word)
    return word in role_nouns() or word in body_nouns() or is_role(word) or word in ("company", "office", "officials")


def _may_be_in_name(token: str) -> bool:
    word = token.strip(",").lower()
    return _is_noun(word) or not word.endswith(("ed", "ing")) or "-" in word


def _each(
    text: str, sentence: Span, known: frozenset[str], names: str, at: int, end: int, how: str
) -> Iterator[Unanswered]:
    """Everybody who is named, by the name they have in the whole text."""
    span = Span(sentence.start + max(0, at), sentence.start + end)
    for_others = _FOR_OTHERS.match(names)
    names = names[for_others.end() :] if for_others else names
    for one in _several(names):
        one = _OF_OTHERS.sub("", one.strip(" ,"))
        if name := _whole_name(text, _without_article(one), known):
            yield Unanswered(name, how, span)


def _several(names: str) -> list[str]:
    """The names of a list; "the Ministry of Trade and Industry" is one."""
    parts = _LISTED.split(names)
    for before, part in pairwise(parts):
        one_body = before.split()[0].lower() in _OPENS and before.split()[-1][0].isupper() if before.split() else True
        opens = part.split()[:1]
        if not opens or (opens[0] not in _OPENS and (one_body or not opens[0][0].isupper())):
            return [names]
    return parts


def _without_article(words: str) -> str:
    first, _, rest = words.partition(" ")
    if first.lower() not in _OPENS:
        return words
    return rest if rest[:1].isupper() and first.lower() == "the" else f"{first.lower()} {rest}" if rest else words


def _whole_name(text: str, name: str, known: frozenset[str]) -> str:
    """The name with the given name the text has elsewhere, when it has one and only one; titles go with a surname."""
    words = name.split()
    if len(words) == 2 and words[0].lower().rstrip(".") in {one.rstrip(".") for one in titles()}:
        words = words[1:]
    if len(words) != 1 or not words[0][0].isupper() or words[0].lower() in word_set("nobody in particular"):
        return name
    found = {
        match.group()
        for match in re.finditer(rf"\b[A-Z][\w’'-]+(?: [A-Z]\.)? {re.escape(words[0])}\b", text)
        if match.group().split()[0].lower() in given_names()
    }
    found |= {one for one in known if one.split()[-1:] == words and len(one.split()) > 1}
    return found.pop() if len(found) == 1 else name
