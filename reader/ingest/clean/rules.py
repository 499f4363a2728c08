"""Which pieces are the story and which are page furniture.

Safe rules delete, doubtful rules fold: folded words are kept behind one key, with the reason. Each rule looks at one
line, its place between the first and the last prose, and the words of `labels`. Feed HTML, pages and pasted text are
judged alike, and judging the same text again gives the same answer.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from reader.ingest.clean.captions import looks_like_caption
from reader.ingest.clean.delete_rules import SAFE_RULES
from reader.ingest.clean.fold_rules import (
    SINGLE_RULES,
    closing,
    placed,
    sections,
    tail,
    trailing,
)
from reader.ingest.clean.line_features import (
    Line,
    Survey,
    measure,
    survey,
)
from reader.ingest.extract.draft_block import Piece
from reader.model.document import Fold

KEEP_AT_LEAST = 0.7
"""Share of the characters that must survive the doubtful rules; else what they did is taken back."""

_FORMULAS = frozenset({"contact", "credit", "share", "subscription"})
"""Reasons of rules that know a short line by its formula: however many there are, the story does not lose by them."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The pieces of the story, and what was held back between them."""

    pieces: tuple[Piece, ...]
    folds: tuple[Fold, ...]


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What becomes of a line that is not kept."""

    reason: str
    fold: bool


def judge(
    pieces: Sequence[Piece], *, title: str = "", author: str = "", template: frozenset[str] = frozenset()
) -> Judged:
    """The pieces that are the story, and the folds.

    `title` is the headline, which is no part of the text; `template` holds the norms of lines known to recur in the
    source's stories (see `ingest.template`).
    """
    lines = [measure(piece) for piece in _captioned(pieces)]
    verdicts = [_left_out(line, template) for line in lines]
    story = [index for index, verdict in enumerate(verdicts) if verdict is None]
    text = survey([lines[index] for index in story], title, author, template)
    for place, index in enumerate(story):
        verdicts[index] = _safe(text, place)
    kept = [index for index in story if verdicts[index] is None]
    for place, reason in _doubts(survey([lines[index] for index in kept], title, author, template)).items():
        verdicts[kept[place]] = _Verdict(reason, fold=True)
    _drop_orphans(lines, verdicts)
    return _sorted_out(lines, verdicts)


def _captioned(pieces: Sequence[Piece]) -> list[Piece]:
    return [
        replace(piece, kind="caption", level=0, marker="")
        if piece.kind == "paragraph" and not piece.role and looks_like_caption(piece.text)
        else piece
        for piece in pieces
    ]


def _left_out(line: Line, template: frozenset[str]) -> _Verdict | None:
    """What becomes of a line beside the story: it is folded, but for what all stories of the source have.

    The reason is what the classes around it say it is, where they do.
    """
    if not line.piece.left_out or line.piece.role == "correction":
        return None
    return (
        _Verdict("template", fold=False)
        if line.norm in template
        else _Verdict(line.place or line.piece.left_out, fold=True)
    )


def _safe(text: Survey, index: int) -> _Verdict | None:
    reason = "" if text.lines[index].piece.role else _first_reason(SAFE_RULES, text, index)
    return _Verdict(reason, fold=False) if reason else None


def _first_reason(rules: Sequence[Callable[[Survey, int], str]], text: Survey, index: int) -> str:
    for rule in rules:
        if reason := rule(text, index):
            return reason
    return ""


def _doubts(text: Survey) -> dict[int, str]:
    """Reasons to fold, by index; tail and place stand on their own evidence, the rest must leave most."""
    found = _but_boxes(text, {**closing(text), **placed(text), **tail(text)})
    single = _but_boxes(text, sections(text))
    for index in range(len(text.lines)):
        if index not in found and index not in single and not text.lines[index].piece.role:
            reason = _first_reason(SINGLE_RULES, text, index)
            if reason:
                single[index] = reason
    single = {**_but_boxes(text, trailing(text)), **single}
    size = sum(len(line.piece.text) for index, line in enumerate(text.lines) if index not in found)
    lost = sum(
        len(text.lines[index].piece.text)
        for index, reason in single.items()
        if index not in found and (reason not in _FORMULAS or text.lines[index].prose)
    )
    if lost <= (1 - KEEP_AT_LEAST) * size:
        found = {**single, **found}
    return found


def _but_boxes(text: Survey, reasons: dict[int, str]) -> dict[int, str]:
    """Reasons without those against corrections and the like: a careful reader wants them."""
    return {index: reason for index, reason in reasons.items() if not text.lines[index].piece.role}


def _drop_orphans(lines: Sequence[Line], verdicts: list[_Verdict | None]) -> None:
    """Drop headings with nothing kept below them."""
    below = False
    for index in range(len(lines) - 1, -1, -1):
        if verdicts[index] is not None:
            continue
        if lines[index].piece.kind == "heading" and not below:
            verdicts[index] = _Verdict("heading", fold=True)
        elif lines[index].piece.kind != "caption":
            below = True


def _sorted_out(lines: Sequence[Line], verdicts: Sequence[_Verdict | None]) -> Judged:
    kept: list[Piece] = []
    folds: list[Fold] = []
    for verdict, run in groupby(zip(verdicts, lines, strict=True), key=lambda pair: pair[0]):
        pieces = [line.piece for _, line in run]
        if verdict is None:
            kept += pieces
        elif verdict.fold:
            folds.append(Fold(len(kept), "\n".join(piece.text for piece in pieces), verdict.reason))
    return Judged(tuple(kept), tuple(folds))
