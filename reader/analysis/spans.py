"""The words two stories share, joined where they stand together: "Sergei Ryabkov", "port of Varnholm"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reader.analysis.frequencies import share
from reader.analysis.words import Word, words

COMMON, COMMON_NAME = 0.025, 0.06
"""Words and names in a larger share of the news say nothing about why two stories are related."""
COMMON_BESIDE, COMMON_NAME_BESIDE = 0.1, 0.03
"""Rarer words beside a shared one belong to it: "peace talks", the given name; but not "President"."""
_LONGEST = 5
_JOINING = 2
"""Small words that may stand within a span: "of the"."""


@dataclass(frozen=True, slots=True)
class SharedSpan:
    """Words that stand so in both stories."""

    text: str
    forms: frozenset[str]
    weight: float
    is_name: bool
    """Every word of it but the joining ones has a capital within a sentence."""
    is_person: bool
    """A name of two or three words whose last one also stands alone: so people are named."""


def shared_spans(
    text: str, cut: Sequence[Word], other: str, weights: Mapping[str, float], names: frozenset[str]
) -> list[SharedSpan]:
    """What of `text` (`cut` into words) stands in `other` as well, weightiest first, each word told once.

    `weights` holds how much each shared word contributes to the nearness of the two stories; `other` is case-folded.
    """
    found: dict[str, SharedSpan] = {}
    position = 0
    while position < len(cut):
        last = _reach(text, cut, position, other, weights, names)
        if last is None:
            position += 1
            continue
        inside = cut[position : last + 1]
        surface = " ".join(text[inside[0].start : inside[-1].end].split())
        if surface.casefold() not in found:
            found[surface.casefold()] = _span(surface, inside, weights, names)
        position = last + 1
    return _told_once(
        sorted(found.values(), key=lambda span: (-span.weight, -len(span.text), span.text)), _alone(text, cut)
    )


def cut_up(title: str, text: str) -> tuple[str, list[Word]]:
    """The text with its headline behind it, where a headline's capitals do not count first, and its words."""
    whole = f"{text}\n{title}"
    return whole, words(whole)


def _reach(
    text: str,
    cut: Sequence[Word],
    first: int,
    other: str,
    weights: Mapping[str, float],
    names: frozenset[str],
) -> int | None:
    """Index of the last word of the longest shared span that begins at `first`."""
    if not _fits(cut[first], weights, names):
        return None
    last, joining, told = None, 0, False
    for index in range(first, min(len(cut), first + _LONGEST)):
        if index > first and text[cut[index - 1].end : cut[index].start] not in (" ", "-", "’s ", "'s "):
            break
        if not _stands(text[cut[first].start : cut[index].end].casefold(), other):
            break
        if _fits(cut[index], weights, names):
            last, joining = index, 0
            told = told or _telling(cut[index].form, weights, names)
        else:
            joining += 1
            if joining > _JOINING or len(cut[index].form) > 3 or cut[index].capital:
                break
    return last if told else None


def _stands(surface: str, other: str) -> bool:
    """Whether whole words, not parts of longer ones, occur in a text."""
    at = other.find(surface)
    while at >= 0:
        end = at + len(surface)
        if not (other[at - 1 : at].isalnum() or other[end : end + 1].isalnum()):
            return True
        at = other.find(surface, at + 1)
    return False


def _fits(word: Word, weights: Mapping[str, float], names: frozenset[str]) -> bool:
    if _telling(word.form, weights, names):
        return True
    usual = share(word.form)
    if word.capital or word.opening:
        return usual < COMMON_NAME_BESIDE
    return usual < COMMON_BESIDE and word.form in weights


def _telling(form: str, weights: Mapping[str, float], names: frozenset[str]) -> bool:
    return form in weights and share(form) < (COMMON_NAME if form in names else COMMON)


def _span(surface: str, inside: Sequence[Word], weights: Mapping[str, float], names: frozenset[str]) -> SharedSpan:
    forms = frozenset(word.form for word in inside if word.form in weights)
    is_name = all(word.form in names and (word.capital or word.opening) for word in inside if word.form in weights)
    is_person = is_name and len(inside) in (2, 3) and all(word.capital or word.opening for word in inside)
    return SharedSpan(surface, forms, sum(weights[form] for form in forms), is_name, is_person)


def _alone(text: str, cut: Sequence[Word]) -> frozenset[str]:
    """Forms that stand as a name of one word somewhere, without an article: surnames do, "House" does not."""
    found = set()
    for index, word in enumerate(cut):
        if not (word.capital or word.opening):
            continue
        before = cut[index - 1] if index else None
        after = cut[index + 1] if index + 1 < len(cut) else None
        joined_before = (
            before is not None and text[before.end : word.start] == " " and (before.capital or before.opening)
        )
        joined_after = after is not None and text[word.end : after.start] == " " and after.capital
        if not joined_before and not joined_after and (before is None or before.form != "the"):
            found.add(word.form)
    return frozenset(found)


def _told_once(spans: Sequence[SharedSpan], alone: frozenset[str]) -> list[SharedSpan]:
    told: set[str] = set()
    kept = []
    for span in spans:
        if span.forms <= told:
            continue
        told |= span.forms
        is_person = span.is_person and words(span.text)[-1].form in alone
        kept.append(SharedSpan(span.text, span.forms, span.weight, span.is_name, is_person))
    return kept
