"""Direct quotes without a language model: any language, by quotation marks, words of saying and capitalized names.

Says less than `speakers` and is less sure: a quote's speaker is the name beside a known word of saying or before a
colon; where none stands there, the quote has no speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from reader.analysis.people.entities import Cast
from reader.analysis.people.person_names import NameRun
from reader.analysis.speakers.find_quotes import Speakers
from reader.analysis.text.datelines import without_datelines
from reader.analysis.text.quotation_marks import Paragraph, Passage, find_paragraphs
from reader.model.document import Document, Span
from reader.model.lexicon import body_nouns, foreign_saying, is_role, saying_verbs
from reader.model.mark import Mention, Quote

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")
_PRONOUN = re.compile(r"\b(?:he|she|they|it|we|I|who)\b")
_OF = frozenset(("of", "for", "at", "from", "to", "in", "on", "with", "by", "de", "von", "di", "del", "du", "a", "an"))
_MOST_BEFORE_NAME = 5
_LOWER = re.compile(r"(?:['’]s)?(?: [a-z]+){1,3}")
_WINDOW = 110
_FEWEST_WORDS = 4
_SURE, _UNSURE = 0.7, 0.4


def find_plain_speakers(document: Document, language: str = "en") -> Speakers:
    """The direct quotes of a document and the mentions of their speakers.

    Speakers are named in the languages whose words of saying are known; in any other only the quotes are found.
    """
    if language != "en" and language not in foreign_saying():
        return Speakers(tuple(_unowned(document)))
    cast = Cast(without_datelines(document.text))
    quotes: list[Quote] = []
    for paragraph in find_paragraphs(document):
        for passage in paragraph.passages:
            quote = _quote(document.text, cast, paragraph, passage, quotes[-1] if quotes else None, language)
            if quote is not None:
                quotes.append(quote)
    names = {quote.speaker_name for quote in quotes}
    mentions = [
        Mention(Span(run.name_start, run.end), member.name, method)
        for member in cast.members if member.name in names
        for run, method in member.places
    ]  # fmt: skip
    return Speakers(tuple(quotes), tuple(sorted(mentions, key=lambda mention: mention.span)))


def _unowned(document: Document) -> Iterator[Quote]:
    """What stands between quotation marks and is long enough to be speech, without anybody's name."""
    for paragraph in find_paragraphs(document):
        for passage in paragraph.passages:
            if _is_speech(document.text, passage):
                yield Quote((passage.span,), "direct", confidence=_UNSURE, method="rules")


def _is_speech(text: str, passage: Passage) -> bool:
    inner = text[passage.start : passage.end].strip("“”\"'‘’«»„‹› ")
    ends = inner[-1:] in tuple(".!?,…") or text[passage.end : passage.end + 1] == ","
    return len(inner.split()) >= _FEWEST_WORDS and ends


def _quote(
    text: str, cast: Cast, paragraph: Paragraph, passage: Passage, before: Quote | None, language: str
) -> Quote | None:
    for low, high in _windows(text, paragraph, passage):
        found = _source(text, cast, low, high, passage, language)
        if found is not None:
            run, cue = found
            known = cast.resolved[run.start]
            source = Span(run.start, run.end)
            return Quote(
                (passage.span,), "direct", source, known.member.name, cue=cue, confidence=_SURE, method="rules"
            )
    label = _label(text, cast, paragraph, passage)
    if label is not None:
        return Quote((passage.span,), "direct", Span(label.start, label.end), cast.resolved[label.start].member.name,
                     cue=Span(passage.start - 2, passage.start - 1), confidence=_SURE, method="rules")  # fmt: skip
    if not _is_speech(text, passage):
        return None
    near = before is not None and paragraph.start <= before.spans[0].start
    name = before.speaker_name if before is not None and near else ""
    return Quote((passage.span,), "direct", None, name, confidence=_UNSURE, method="rules")


def _windows(text: str, paragraph: Paragraph, passage: Passage) -> Iterator[tuple[int, int]]:
    """The words beside a passage that may name its speaker: behind it first, then in front."""
    following = min(
        [p.start for p in paragraph.passages if p.start >= passage.end] + [paragraph.end, passage.end + _WINDOW]
    )
    stop = _SENTENCE_END.search(text, passage.end, following)
    yield passage.end, stop.start() if stop else following
    low = max(
        [p.end for p in paragraph.passages if p.end <= passage.start] + [paragraph.start, passage.start - _WINDOW]
    )
    stops = list(_SENTENCE_END.finditer(text, low, passage.start))
    yield stops[-1].end() if stops else low, passage.start


def _source(text: str, cast: Cast, low: int, high: int, passage: Passage, language: str) -> tuple[NameRun, Span] | None:
    """The name that stands with the first word of saying between two offsets: before it, or behind an inverted one.

    None where a pronoun or a noun without a name speaks: no name is better than that of a bystander.
    """
    cues = [Span(m.start(), m.end()) for m in _WORD.finditer(text, low, high) if _says(m.group(), language)]
    near = takewhile(lambda run: run.start < high, cast.runs_from(low))
    runs = [run for run in near if run.end <= high and text[run.start - 1] not in "(["]
    if not cues or not runs:
        return None
    cue = cues[0]
    before = [run for run in runs if run.end <= cue.start]
    if before:
        run = before[0] if low == passage.end else before[-1]
        return None if _PRONOUN.search(text, run.end, cue.start) or _only_modifies(text, run) else (run, cue)
    following = _holder(text, [run for run in runs if run.start >= cue.end])
    words = _WORD.findall(text, low, cue.start)
    if following is None or len(words) > 1 or any(_PRONOUN.fullmatch(word) for word in words):
        return None
    return (
        (following, cue) if _leads_up(text[cue.end : following.start]) and not _only_modifies(text, following) else None
    )


def _holder(text: str, runs: list[NameRun]) -> NameRun | None:
    """The first of some names, or the one set off behind it that holds it as an office: "die Leiterin der Wache, X"."""
    first, second = (*runs, None, None)[:2]
    if first is None or second is None or not any(word.islower() for word in first.words[1:-1]):
        return first
    apposed = text[first.end : second.start] == ", " and len(second.words) > 1
    return second if apposed and text[second.end : second.end + 1] in (",", ".") else first


def _only_modifies(text: str, run: NameRun) -> bool:
    """Whether a name stands before the noun that speaks: "a Northbank spokesman", "the Velden foreign ministry"."""
    behind = _LOWER.match(text, run.end)
    return behind is not None and any(is_role(word) or word in body_nouns() for word in behind.group().split())


def _leads_up(words: str) -> bool:
    """Whether words between a word of saying and a name belong to the name: "port minister", "der Minister"."""
    found = _WORD.findall(words)
    return len(found) < _MOST_BEFORE_NAME and not any(word.lower() in _OF or _PRONOUN.match(word) for word in found)


def _says(word: str, language: str) -> bool:
    if not word.islower():
        return False
    if language != "en":
        return word in foreign_saying().get(language, frozenset())
    return any("d" in verb.uses and not verb.after for verb in saying_verbs().get(word, ()))


def _label(text: str, cast: Cast, paragraph: Paragraph, passage: Passage) -> NameRun | None:
    """The name in front of a colon that opens the passage."""
    if not text[paragraph.start : passage.start].rstrip().endswith(":"):
        return None
    near = takewhile(lambda run: run.start < passage.start, cast.runs_from(paragraph.start))
    runs = [run for run in near if run.end <= passage.start]
    return runs[-1] if runs and not text[runs[-1].end : passage.start].strip(" :") else None
