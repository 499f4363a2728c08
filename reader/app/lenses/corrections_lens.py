"""All the reader's corrections in one place: what was said of which statement, and how it stands in its story now."""

from functools import partial
from typing import ClassVar

from reader.app.keys.bindings import KEEP, bind
from reader.app.keys.places import Places
from reader.app.lenses.lens import Lens, LensList, LensRow
from reader.app.messages import Changed, LibraryChanged, Say
from reader.app.rendering.pieces import Piece
from reader.app.rendering.times import long_time, short_time
from reader.app.rendering.wrap import cut, width_of, wrapped
from reader.errors import ReaderError
from reader.model.action import TakeBackCorrection
from reader.model.corrections.correction import ListedCorrection, correction_words
from reader.model.safe_text import safe_line
from reader.model.sentences import around
from reader.store.annotations.corrections import all_corrections
from reader.store.texts.stories import get_story

_WIDEST = 80


class CorrectionsScreen(Lens):
    """The list of corrections."""

    BINDINGS = [
        bind("delete,backspace", "take_back", "take back", "Undo this correction: what was found is shown again",
             id="corrections.delete", group=KEEP, show=True),
    ]  # fmt: skip
    PLACES: ClassVar[Places] = {"the list of corrections": (LensList,)}
    left_title, right_title = "Corrections", "in the story"

    _text, _shown = "", 0

    def fill(self, text: str) -> None:
        """Corrections that hold the words anywhere."""
        self._text = text
        asked = text.casefold().split()
        found = [one for one in all_corrections(self.session.lib) if all(word in _everything(one) for word in asked)]
        self.status.place = f"Your corrections: {len(found):,}" + (f" with {text}" if text else "")
        self._shown = len(found)
        now = self.session.now()
        rows = [
            LensRow(
                partial(correction_lines, one, time=short_time(one.correction.made_at, now)),
                answer=(one.correction.story_id, one.correction.span),
                key=one,
            )
            for one in found
        ]
        none = "No corrections yet. ! on a statement changes its speaker or role, or says that it is no statement."
        self.master.show(rows, f"No correction with {text}." if text else none)

    def follow(self, row: LensRow | None) -> None:
        """The sentence it was made on, and what was found there."""
        listed = row.key if row is not None and isinstance(row.key, ListedCorrection) else None
        if row is None or listed is None:
            self.detail.show((), "")
            return
        one, around_it = listed.correction, ""
        if one.span is not None:
            text = self.session.read(lambda lib: get_story(lib, one.story_id).document.text, "")
            sentence = around(text, one.span)
            around_it = text[sentence.start : sentence.end]
        made = long_time(one.made_at, self.session.now())
        self.detail.show([LensRow(partial(story_lines, listed, around_it, made), answer=row.answer)], "")

    def on_library_changed(self, event: LibraryChanged) -> None:
        """Something was undone or done again."""
        self.status.say(event.words)
        self.fill(self._text)

    def action_take_back(self) -> None:
        """Let what is found hold again."""
        row = self.master.current
        if row is None or not isinstance(row.key, ListedCorrection):
            self.post_message(Say("no correction here"))
            return
        try:
            effect = self.session.perform(TakeBackCorrection(row.key.correction.id), words="correction undone")
        except ReaderError as error:
            self.status.say(str(error), problem=True)
            return
        self.post_message(Changed(effect.story_ids, "", effect.listed))
        place = self.master.place
        self.fill(self._text)
        if (step := min(place, self._shown - 1)) > 0:
            self.master.action_move(step)
        self.status.say(f"{effect.words}: u brings it back")


def correction_lines(listed: ListedCorrection, width: int, time: str) -> list[list[Piece]]:
    """What the reader said, and of which words."""
    one = listed.correction
    lines: list[list[Piece]] = [[(line, "title")] for line in wrapped(safe_line(correction_words(one)), width, 2)]
    lines += [[(line, "quote")] for line in wrapped(safe_line(one.words), width, 2)]
    signs = [word for word, shown in (("loose", one.lost), ("everywhere", one.everywhere)) if shown]
    where = " · ".join((*signs, f"{safe_line(listed.source)} {time}".strip()))
    return [*lines, [(cut(where, width), "quiet")], [("", "quiet")]]


def story_lines(listed: ListedCorrection, sentence: str, made: str, width: int) -> list[list[Piece]]:
    """The story, the sentence, what was found and what holds."""
    width, one = min(width, _WIDEST), listed.correction
    found = one.found
    rows = [
        ("Found", _whose(found.speaker_name, found.role) if found else "nothing"),
        ("You say", correction_words(one)),
        ("Where", _meant(listed)),
        ("When", made),
    ]
    lines: list[list[Piece]] = [[(line, "title")] for line in wrapped(safe_line(listed.title), width, 2)]
    words = (
        sentence or f"{one.words} — these words are no longer in the story; they are looked for again when it changes."
    )
    lines += [[("", "quiet")], *([(line, "quote")] for line in wrapped(safe_line(words), width, 8)), [("", "quiet")]]
    for label, told in rows:
        for number, line in enumerate(wrapped(safe_line(told), width - 8, 3)):
            head = label if not number else ""
            lines.append([(head + " " * (8 - width_of(head)), "quiet"), (line, "plain")])
    return lines


def _whose(name: str, role: str) -> str:
    return ", ".join(filter(None, (name, role))) or "nobody who is named"


def _meant(listed: ListedCorrection) -> str:
    if not listed.correction.everywhere:
        return "this statement"
    thread = f"the thread “{listed.thread}”" if listed.thread else "this thread"
    return f"everything {listed.correction.found_name} is said to say in {thread}"


def _everything(listed: ListedCorrection) -> str:
    one = listed.correction
    return f"{correction_words(one)} {one.words} {listed.title} {listed.source}".casefold()
