"""What changed in a story: its versions at the left, newest first; at the right the text with what went and came.

Of a version the headline comes first, then paragraphs in which quoted words changed, then figures, then other words.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import ClassVar

from reader.app.keys.bindings import READ, bind
from reader.app.keys.places import Places
from reader.app.lenses.lens import Answer, Lens, LensList, LensRow
from reader.app.messages import Say
from reader.app.rendering.pieces import Piece
from reader.app.rendering.text.change_weight import Touches, weight
from reader.app.rendering.text.diff import Change, changed_line, changes
from reader.app.rendering.text.highlighted_lines import lit_lines
from reader.app.rendering.times import long_time
from reader.app.rendering.wrap import pad, width_of
from reader.app.session import Session
from reader.model.document import Span
from reader.model.safe_text import safe_line
from reader.store.texts.stories import Version, versions

TEXT_WIDTH = 84
"""Widest line of the text, in columns."""

_SIGNS = {"same": "  ", "changed": "± ", "removed": "− ", "added": "+ "}
_TOUCHED: dict[Touches, str] = {"quotes": "Quotes", "figures": "Figures", "words": "Other words"}
_BRACKETS = {"removed": ("[−", "]"), "added": ("[+", "]")}


@dataclass(frozen=True, slots=True)
class Step:
    """A version beside the one before it."""

    number: int
    version: Version
    headline: Change | None
    """The headline, when it changed."""
    text: tuple[Change, ...]
    missing: int = 0
    """Versions between the two that are not kept: there were very many."""

    @property
    def words(self) -> str:
        """How much changed: "2 paragraphs changed, 1 added"; what the first version is, and what is missing."""
        if self.missing:
            first, last = self.number - self.missing, self.number - 1
            between = f"{first} to {last} are" if self.missing > 1 else f"{last} is"
            return f"{self._changed}; version{'s' * (self.missing > 1)} {between} not kept"
        return self._changed

    @property
    def _changed(self) -> str:
        if self.number == 1:
            return "as it first arrived"
        numbers = Counter(change.kind for change in self.text)
        parts = [f"{numbers[kind]} {kind}" for kind in ("changed", "added", "removed") if numbers[kind]]
        if parts:
            first, _, rest = parts[0].partition(" ")
            parts[0] = f"{first} paragraph{'s' * (first != '1')} {rest}"
        weighty, differ = ["headline"] * bool(self.headline), weight(*self.text)
        for count, name in ((differ.quotes, "quote"), (differ.figures, "figure")):
            weighty += [f"{count} {name}{'s' * (count != 1)}"] if count else []
        if weighty and not parts:
            return f"{', '.join(weighty)} changed"
        return "; ".join(filter(None, (", ".join(weighty), ", ".join(parts)))) or "only spacing or emphasis changed"


class VersionsScreen(Lens):
    """The lens "versions"."""

    BINDINGS = [bind("Z", "folds", "unchanged", "Show or hide what did not change", id="versions.folds", group=READ,
                     show=True)]  # fmt: skip
    PLACES: ClassVar[Places] = {"the versions": (LensList,)}
    left_title, right_title = "Versions", "− removed  + added"

    def __init__(self, session: Session, story_id: int) -> None:
        super().__init__(session)
        self._story_id = story_id
        self._steps = steps(versions(session.lib, story_id))
        self._whole = False

    def fill(self, text: str) -> None:
        """The versions whose changes hold the text."""
        now = self.session.now()
        self.status.place = f"Versions of {safe_line(self._steps[0].version.title)}"
        rows = [
            LensRow(partial(version_lines, step, long_time(step.version.seen_at, now)), key=step)
            for step in self._steps
            if not text or any(text.lower() in part.text.lower() for one in _told(step) for part in one.parts)
        ]
        self.master.show(rows, f"No version changed {text}.")

    def follow(self, row: LensRow | None) -> None:
        """The text of a version with its changes."""
        if row is None or not isinstance(row.key, Step):
            self.detail.show([], "")
            return
        whole = self._whole or row.key.number == 1
        self.detail.show(self._in_order(row.key) if whole else self._by_weight(row.key), "")

    def action_folds(self) -> None:
        """The whole text, or only what changed."""
        self._whole = not self._whole
        self.follow(self.master.current)
        self.post_message(Say("the whole text" if self._whole else "only what changed"))

    def _in_order(self, step: Step) -> list[LensRow]:
        return [LensRow(partial(change_lines, one), answer=self._place(one)) for one in _told(step)]

    def _by_weight(self, step: Step) -> list[LensRow]:
        rows = (
            [LensRow(partial(change_lines, step.headline), answer=self._place(step.headline))] if step.headline else []
        )
        changed = [(weight(one).touches, one) for one in step.text if one.kind != "same"]
        for touched, name in _TOUCHED.items():
            for number, one in enumerate(one for touches, one in changed if touches == touched):
                heading = name if not number else ""
                draw = partial(change_lines, one, heading=heading)
                rows.append(LensRow(draw, answer=self._place(one), head=bool(heading)))
        if same := len(step.text) - len(changed):
            rows.append(LensRow(partial(skipped_lines, same)))
        return rows

    def _place(self, change: Change) -> Answer:
        """Where the paragraph stands in the story as it is now."""
        words = "".join(part.text for part in change.parts if part.kind != "removed")
        return self._story_id, self._steps[0].version.document.find(words) if words else None


def steps(kept: Sequence[Version]) -> tuple[Step, ...]:
    """Every version beside the one before it, newest first."""
    first = kept[0]
    found = [Step(1, first, None, changes(first.document, first.document))]
    for old, new in pairwise(kept):
        headline = changed_line(old.title, new.title) if old.title != new.title else None
        found.append(Step(new.number, new, headline, changes(old.document, new.document), new.number - old.number - 1))
    return tuple(reversed(found))


def version_lines(step: Step, seen: str, width: int) -> list[list[Piece]]:
    """Number and date, then how much changed."""
    name = f"Version {step.number}"
    return [
        [(name, "title"), (" " * max(1, width - width_of(name) - width_of(seen)), "quiet"), (seen, "quiet")],
        *lit_lines(step.words, Span(0, len(step.words)), width, part="quiet"),
        [("", "quiet")],
    ]


def change_lines(change: Change, width: int, *, heading: str = "") -> list[list[Piece]]:
    """A paragraph with its sign, below a heading where one is given.

    Inside one that was rewritten, brackets say what went and what came.
    """
    text, lit = "", list[tuple[Span, str]]()
    for part in change.parts:
        bare = part.text.strip()
        if part.kind == "same" or not bare:
            text += part.text
            continue
        before, behind = part.text[: part.text.index(bare)], part.text[part.text.index(bare) + len(bare) :]
        opening, closing = _BRACKETS[part.kind] if change.kind == "changed" else ("", "")
        text += before + opening
        lit += [
            (Span(len(text) - len(opening), len(text)), "quiet"),
            (Span(len(text), len(text) + len(bare)), part.kind),
        ]
        text += bare
        lit.append((Span(len(text), len(text) + len(closing)), "quiet"))
        # what went and what came stand apart, whatever stood between the words
        text += closing + (behind or (" " if opening and part.kind == "removed" else ""))
    plain = "quiet" if change.kind == "same" else "plain"
    lines = lit_lines(text, Span(0, len(text)), min(width, TEXT_WIDTH) - 2, lit, part=plain)
    sign, goes_on = _SIGNS[change.kind], "  " if change.kind == "changed" else _SIGNS[change.kind]
    drawn = [[(goes_on if number else sign, "title"), *line] for number, line in enumerate(lines)]
    return [*([[(heading, "quiet")]] if heading else []), *drawn, [("", "quiet")]]


def skipped_lines(count: int, width: int) -> list[list[Piece]]:
    """What stands for paragraphs that stayed as they were."""
    words = f"  ┄ {count} paragraph{'s' * (count != 1)} as before ┄"
    return [[(pad(words, width), "quiet")], [("", "quiet")]]


def _told(step: Step) -> tuple[Change, ...]:
    return (step.headline, *step.text) if step.headline else step.text
