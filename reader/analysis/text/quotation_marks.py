"""Quotation marks: which passages of a story stand between them. No model, any language.

Handled: curly, straight, low-high, angle and doubled single marks, single marks used as quotation marks (British),
marks mixed in one quotation, quotations inside quotations, quotations over several paragraphs (opened again in each,
closed once) and marks never closed. Whether a passage is speech at all is decided later, by `speakers`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reader.analysis.text.datelines import dateline_end
from reader.model.document import Document, Span
from reader.model.lexicon.agencies import CREDITED_AGENCY

PROSE = ("paragraph", "heading", "quote", "item")
"""Kinds of block that quotes are read from; captions, tables and code are not prose."""

OPENING = "“„«‹"
CLOSING = "”»›"
_SINGLE = {"‘": "’", "'": "'", "‚": "’"}
_LONGEST_SINGLE = 1200
_MARK = re.compile(r"[“„«‹\"”‘'‚`]")
_CREDIT = re.compile(
    r"\b(?:[Pp]hoto(?:graph)?s?|[Ii]mages?|[Cc]redit|[Pp]icture)\s?:"
    rf"|/\s?(?:{CREDITED_AGENCY}|Pool)\b[^.]*$"
    r"|\b(?:via REUTERS|Getty Images|AP Photo)\b"
)
"""A line under a picture, where a plain text has no blocks of its own for it."""
_SHORTEST_UNOPENED = 12
_SAID_BEHIND = re.compile(r"\s*(?:said|says|he|she|they|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)* (?:said|says|told))\b")
_CURLY_POSSESSIVE = re.compile(r"(?<=\ws)’(?= [a-zA-Z])")
_LONGEST_LINE = 4000
"""Characters of a line that are read as one paragraph."""
_DOUBLE = '“"'
_ENDINGS = ",.!?…"
_AFTER_DASH = "—–-([/"


@dataclass(frozen=True, slots=True)
class Passage:
    """Words between quotation marks, the marks included; never across a line break."""

    start: int
    end: int
    goes_on: bool = False
    """The next paragraph opens the same quotation again."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of prose with its passages."""

    start: int
    end: int
    passages: tuple[Passage, ...]
    heading: bool = False
    """A heading, or a line in title case like one: parsers and capitals mislead there."""

    def within(self, offset: int) -> bool:
        """Whether `offset` stands inside one of the passages."""
        index = bisect_right(self.passages, offset, key=lambda passage: passage.start) - 1
        return index >= 0 and offset < self.passages[index].end


def find_paragraphs(document: Document) -> tuple[Paragraph, ...]:
    """The lines of prose in order, each with its quoted passages."""
    lines = list(_lines(document))
    found = []
    for index, (start, end, heading) in enumerate(lines):
        following = document.text[lines[index + 1][0]] if index + 1 < len(lines) else ""
        passages = tuple(_passages(document.text, start, end, following))
        found.append(Paragraph(start, end, passages, heading))
    return tuple(found)


def paragraph_at(paragraphs: Sequence[Paragraph], offset: int) -> Paragraph | None:
    """The paragraph that holds `offset`; None between paragraphs."""
    index = bisect_right(paragraphs, offset, key=lambda paragraph: paragraph.start) - 1
    return paragraphs[index] if index >= 0 and offset < paragraphs[index].end else None


def _lines(document: Document) -> Iterator[tuple[int, int, bool]]:
    for block in document.blocks:
        if block.kind not in PROSE:
            continue
        for match in re.finditer(r"[^\n]+", document.text[block.start : block.end]):
            line = match.group()
            bare = line.strip()
            if bare and not _CREDIT.search(bare):
                start = block.start + match.start() + line.index(bare)
                for first, end in _pieces(document.text, start, start + len(bare)):
                    heading = block.kind == "heading" or in_title_case(document.text[first:end])
                    yield dateline_end(document.text, first, end), end, heading


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A line as it is, or one longer than any paragraph of the news in pieces: reading one takes time by its square."""
    while end - start > _LONGEST_LINE:
        cut = max(text.rfind(ending, start, start + _LONGEST_LINE) + 1 for ending in (". ", "” "))
        cut = cut if cut > start + _LONGEST_LINE // 2 else start + _LONGEST_LINE
        yield start, cut
        start = cut + len(text[cut : cut + 8]) - len(text[cut : cut + 8].lstrip())
    yield start, end


def without_credits(text: str) -> str:
    """`text` with the credits of pictures blank, offsets kept: nobody is called "Dorin Pellas Photo"."""
    credit = _CREDIT.search(text)
    while credit:
        end = text.find("\n", credit.start())
        end = len(text) if end == -1 else end
        text = text[: credit.start()] + " " * (end - credit.start()) + text[end:]
        credit = _CREDIT.search(text, end)
    return text


def with_plain_possessives(text: str) -> str:
    """`text` with the apostrophe of a plural's possessive ("the islands’ ambassador") straight, offsets kept.

    A tokenizer takes the curly one for a closing quotation mark.
    """
    if not _CURLY_POSSESSIVE.search(text):
        return text
    plain = list(text)
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        for match in _CURLY_POSSESSIVE.finditer(text, start, end):
            if not _is_open(text, start, match.start()) or _is_possessive(text, match.start(), end):
                plain[match.start()] = "'"
        start = end + 1
    return "".join(plain)


def _is_open(text: str, start: int, position: int) -> bool:
    """Whether a single quotation mark was opened before `position` and not closed since."""
    opened = text.rfind("‘", start, position)
    return opened != -1 and re.search(r"’(?!\w)", text[opened:position]) is None


def in_title_case(line: str) -> bool:
    """Whether a line without a final stop capitalizes nearly all its words of four letters and more."""
    if len(line) > 160 or line[-1:] in ".,;:":
        return False
    words = [word for word in re.findall(r"[^\W\d_][\w’'-]*", line) if len(word) > 3]
    if len(words) < 3:
        return False
    return sum(1 for word in words if word[0].isupper()) >= 0.8 * len(words)


def _passages(text: str, start: int, end: int, following: str) -> Iterator[Passage]:
    """The outermost passages of one line; `following` is the first character of the next line."""
    position, first = start, True
    while (mark := _MARK.search(text, position, end)) is not None:
        position = mark.start()
        if not _opens(text, position, start, end):
            if first and _closes_unopened(text, position, start, end):
                yield Passage(start, position + 1)
                first = False
            position += 1
            continue
        shut = _closing(text, position, end)
        if shut is not None:
            first = False
            yield Passage(position, shut)
            position = shut
            continue
        if text[position] in _SINGLE and following == text[position] and _begins_speech(text, position, start):
            yield Passage(position, end, True)
            return
        if text[position] in _SINGLE:
            position += 1
            continue
        goes_on = bool(following) and following in OPENING + '"'
        if goes_on or text[position] in OPENING or _stands_alone(text, position, start):
            yield Passage(position, end, goes_on)
            return
        position += 1


def _closes_unopened(text: str, position: int, start: int, end: int) -> bool:
    """Whether the first mark of a line closes what was never opened: 'It was our best year,” said ...'."""
    if (
        text[position] not in '”"'
        or text[position - 1 : position] not in tuple(_ENDINGS)
        or position - start < _SHORTEST_UNOPENED
    ):
        return False
    following = text[position + 1 : end]
    return (not following or following[0] in " \u00a0") and _SAID_BEHIND.match(following) is not None


def _opens(text: str, position: int, start: int, end: int) -> bool:
    mark = text[position]
    before = text[position - 1] if position > start else " "
    after = text[position + 1] if position + 1 < end else " "
    if mark in OPENING:
        return True
    if mark == '"':
        return not after.isspace() or before.isspace()
    if text[position : position + 2] == "``":
        return True
    if text[position : position + 2] == "''":
        return not before.isalnum()
    if mark == "”":  # a closing mark put where one opens
        return before.isspace() and not after.isspace()
    if mark in _SINGLE:
        return not before.isalnum() and before not in ".,!?’'" and (after.isalnum() or after in "$£€[…")
    return False


def _closing(text: str, position: int, end: int) -> int | None:
    """Where the passage opened at `position` ends, behind its mark; None when it is never closed in the line."""
    mark = text[position]
    if mark in _SINGLE and text[position : position + 2] != "''":
        return _closing_single(text, position, end)
    if text[position : position + 2] in ("``", "''"):
        shut = text.find("''", position + 2, end)
        return shut + 2 if shut != -1 else None
    depth = 1
    index = position + 1
    while index < end:
        char = text[index]
        before, after = text[index - 1], text[index + 1] if index + 1 < end else " "
        opening_here = (before.isspace() or before in _AFTER_DASH) and not after.isspace()
        if char in OPENING and index > position + 1:
            if mark == char and opening_here and not _closes_twice(text, index, end):
                return None if depth > 1 else _until(text, position, index)
            depth += 1 if opening_here else -1  # German quotations close with the mark that opens English ones
        elif char == '"' and mark != '"' and opening_here and '"' in text[index + 1 : end]:
            shut = text.find('"', index + 1, end)
            if any(close in text[shut:end] for close in CLOSING):
                index = shut  # straight marks inside curly ones
                index += 1
                continue
            depth -= 1
        elif char == mark == '"' and opening_here and _closes_further_on(text, index, end):
            if text[:index].rstrip()[-1:] in tuple(_ENDINGS):
                return _until(text, position, index)
            index = text.find('"', index + 1, end)
        elif char in CLOSING or char == '"':
            depth -= 1
        elif mark in _DOUBLE and _closes_with_two(text, index, end):
            return index + 2
        if depth == 0:
            return index + 1
        index += 1
    return None


def _closes_further_on(text: str, index: int, end: int) -> bool:
    """Whether a straight mark opened within straight ones is one: '"They spoke of "lean" years," she said'.

    Behind the end of a sentence one further mark is enough, for the first quotation was only left open.
    """
    shut = text.find('"', index + 1, end)
    last = text.find('"', shut + 1, end) if shut != -1 else -1
    if text[:index].rstrip()[-1:] in tuple(_ENDINGS):
        last = shut
    return last != -1 and not any(text[at - 1].isspace() for at in (shut, last))


def _closes_with_two(text: str, index: int, end: int) -> bool:
    """Whether two single marks end what a double one began: “It was never weighed,’’ she said."""
    if text[index : index + 2] not in ("’’", "''") or text[index - 1] not in _ENDINGS:
        return False
    return index + 2 >= end or not text[index + 2].isalnum()


def _closes_twice(text: str, index: int, end: int) -> bool:
    return sum(text.count(close, index, end) for close in CLOSING) >= 2


def _until(text: str, position: int, index: int) -> int:
    """A passage opened again before it was closed ends before the new mark."""
    return position + len(text[position:index].rstrip())


def _closing_single(text: str, position: int, end: int) -> int | None:
    shut = _SINGLE[text[position]]
    index = text.find(shut, position + 2, min(end, position + _LONGEST_SINGLE))
    while index != -1:
        before, after = text[index - 1], text[index + 1] if index + 1 < end else " "
        if not before.isspace() and not after.isalnum() and not _is_possessive(text, index, end):
            inner = text[position + 1 : index]
            return None if any(char in inner for char in '"“”') else index + 1
        index = text.find(shut, index + 1, min(end, position + _LONGEST_SINGLE))
    return None


def _is_possessive(text: str, index: int, end: int) -> bool:
    """A plural's apostrophe ("the teachers' union") and a dropped letter, when a real closing mark is still to come."""
    after = text[index + 1 : index + 3]
    if text[index - 1] not in "sn" or not (after[:1] == " " and after[1:].islower()):
        return False
    rest = text[index + 1 : end]
    return re.search(r"[.,!?][’'](?!\w)|\w[’'](?=[.,;:!?)]|\s|$)", rest) is not None


def _stands_alone(text: str, position: int, start: int) -> bool:
    """A mark never closed is believed where speech would begin: at a paragraph's start, behind a colon or comma."""
    return position == start or text[start:position].rstrip()[-1:] in (":", ",")


def _begins_speech(text: str, position: int, start: int) -> bool:
    """A mark that the next line opens again may also stand behind a full stop: "she said. ‘Then he came." """
    return _stands_alone(text, position, start) or text[start:position].rstrip()[-1:] == "."


def covered(passages: Iterable[Passage], start: int, end: int) -> int:
    """How many characters of a span stand between quotation marks."""
    return sum(max(0, min(end, passage.end) - max(start, passage.start)) for passage in passages)
