"""Who said what, in all stories: people at the left, what they said at the right, newest first.

Two who are one are merged here, and a spelling that is somebody else is split off; later stories keep to it.
"""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from reader.app.keys.bindings import KEEP, MARKS, bind
from reader.app.keys.places import Places
from reader.app.lenses.lens import Lens, LensList, LensRow, widen
from reader.app.lenses.read_aside import read_aside
from reader.app.lenses.scopes import Scopes
from reader.app.messages import Changed, Explain, LibraryChanged, Say
from reader.app.rendering.rows.people_rows import (
    names_lines,
    names_words,
    person_lines,
    statement_lines,
)
from reader.app.rendering.times import short_time
from reader.app.rendering.why_text import why_quote
from reader.app.rendering.wrap import wrapped
from reader.app.session import Session
from reader.app.state.search_scope import field_with
from reader.app.state.watchable import of_speaker
from reader.app.watch_commands import WatchCommands
from reader.errors import ReaderError
from reader.model.action import Action, MergePeople, SplitPerson
from reader.model.safe_text import safe_line
from reader.store.annotations.corrections import corrections_of
from reader.store.annotations.people import (
    PersonRow,
    Spelling,
    Statement,
    speakers,
    spellings,
    statements,
)
from reader.store.file.library import Library
from reader.store.relations.threads import has_thread
from reader.store.search.headlines import newest_id
from reader.store.texts.stories import get_story

NEWEST = 2_000
"""Stories whose speakers are shown at once; those of all follow."""
FIRST_STATEMENTS, MOST_STATEMENTS = 80, 2_000
"""Statements that are shown at once, and how many more follow; of those beyond one is told how to find them."""


class PeopleScreen(Lens):
    """The lens "who said what"."""

    BINDINGS = [
        widen("people"),
        bind("equals_sign", "merge", "merge", "Merge this person with another: they are the same", id="people.merge",
             group=KEEP, show=True),
        bind("minus", "split", "split", "Split off a spelling that is somebody else's", id="people.split",
             group=KEEP, show=True),
        bind("exclamation_mark", "correct", "correct", "Correct a statement: other speaker, other role, or none",
             id="people.correct", group=MARKS),
        bind("i", "why", "why", "Why this statement is given to this person", id="people.why", group=MARKS, show=True),
        *WatchCommands.BINDINGS,
    ]  # fmt: skip
    PLACES: ClassVar[Places] = {"the speakers lens": (LensList,)}
    left_title, right_title = "Who", "said what"

    def __init__(
        self, session: Session, scopes: Scopes | None = None, newest: int = NEWEST, most: int = MOST_STATEMENTS
    ) -> None:
        """A library of more than `newest` stories is counted in a thread; `most` statements follow the first ones.

        See `Lens`.
        """
        super().__init__(session, scopes)
        self.newest, self.most = newest, most
        self._text = ""
        self._people: Sequence[PersonRow] = ()
        self._watches = WatchCommands(
            session, lambda: of_speaker(self.person.name) if self.person else "nobody here to watch",
            self, lambda: self.master.draw_again(),
        )  # fmt: skip
        self.commands = (*self.commands, self._watches)

    @property
    def person(self) -> PersonRow | None:
        """The person under the cursor."""
        row = self.master.current
        return row.key if row is not None and isinstance(row.key, PersonRow) else None

    def fill(self, text: str) -> None:
        """People whose name holds the words; in a large library first those of the newest stories, then of all."""
        self._text = text
        some = not self.story_ids and newest_id(self.session.lib) > self.newest
        newest = self.newest if some else 0
        self._show(speakers(self.session.lib, text, begun=True, story_ids=self.story_ids, newest=newest), some=some)

        def show_all(people: Sequence[PersonRow]) -> None:
            """The cursor stays on the person it was moved to."""
            person, place = self.person, self.master.place
            if text == self._text and not self.story_ids:
                self._show(people, some=False)
                if person and place:
                    self.master.action_move(_place_of(person.id, people, place))

        if some:
            read_aside(self, "speakers", lambda lib: speakers(lib, text, begun=True), show_all)

    def _show(self, people: Sequence[PersonRow], *, some: bool) -> None:
        self._people, text = people, self._text
        count = f"{len(people):,} speaker{'s' * (len(people) != 1)}" + (f" with {text}" if text else "")
        aside = f" in the newest {self.newest:,} stories, counting all…" if some else ""
        self.status.place = f"Who said what{self.where}: {count}{aside}"
        self._watches.read()
        today = self.session.now().date()
        rows = [_person_row(one, today, self._watches) for one in people]
        self.master.show(rows, "Nobody of that name is quoted here." if text else self.nothing("speakers"))

    def follow(self, row: LensRow | None) -> None:
        """What the person said, below the names they go by; of very much the rest follows."""
        person = row.key if row is not None and isinstance(row.key, PersonRow) else None
        lib, ids = self.session.lib, self.story_ids
        said = statements(lib, person.id, story_ids=ids, limit=FIRST_STATEMENTS) if person else []
        names = names_words(spellings(lib, person.id), person.name) if person else ""
        self.detail.show([_statement_row(self, one, "" if number else names) for number, one in enumerate(said)], "")

        def read_on(lib: Library) -> list[Statement]:
            assert person is not None
            return statements(lib, person.id, story_ids=ids, skip=FIRST_STATEMENTS, limit=self.most + 1)

        def add(said: Sequence[Statement]) -> None:
            if person and self.person == person:
                rows = [_statement_row(self, one, "") for one in said[: self.most]]
                self.detail.add([*rows, _rest_row(person.name)] if len(said) > self.most else rows)

        if person and len(said) == FIRST_STATEMENTS:
            read_aside(self, "statements", read_on, add)

    def on_library_changed(self, event: LibraryChanged) -> None:
        """Something was undone or done again."""
        self.status.say(event.words)
        self._fill_again(self.person.id if self.person else 0)

    def action_merge(self) -> None:
        """Choose somebody who is the person at hand too."""
        from reader.app.dialogs.picker import Choice, Picker

        person = self.person
        if person is None:
            self.post_message(Say("nobody here to merge"))
            return
        every = speakers(self.session.lib) if self._text or self.story_ids else self._people
        others = [one for one in every if one.id != person.id]
        others.sort(key=lambda one: -_shared(one.name, person.name))
        choices = [Choice(str(one.id), one.name, _aside(one)) for one in others]
        if not choices:
            self.post_message(Say("there is nobody else to merge with"))
            return

        def merge(chosen: str | None) -> None:
            if chosen:
                other = next(one for one in others if str(one.id) == chosen)
                words = f"{safe_line(other.name)} merged with {safe_line(person.name)}"
                self._do(MergePeople(person.id, other.id), words, person.id)

        picker = Picker(f"Who else is {safe_line(person.name)}?", choices, preselect=False)
        self.app.push_screen(picker, merge)

    def action_split(self) -> None:
        """Choose a spelling that is somebody else."""
        from reader.app.dialogs.picker import Choice, Picker

        person = self.person
        groups = _groups(spellings(self.session.lib, person.id), person) if person else []
        if person is None or not groups:
            self.post_message(Say(f"{safe_line(person.name)} has one spelling" if person else "nobody here to split"))
            return
        choices = [
            Choice(str(number), group[0].surface, "merged by you" if group[0].source == "user" else "")
            for number, group in enumerate(groups)
        ]

        def split(chosen: str | None) -> None:
            if chosen:
                surfaces = tuple(one.surface for one in groups[int(chosen)])
                words = f"{safe_line(surfaces[0])} split off {safe_line(person.name)}"
                self._do(SplitPerson(person.id, surfaces), words, person.id)

        self.app.push_screen(Picker(f"Which is not {safe_line(person.name)}?", choices), split)

    def action_why(self) -> None:
        """Explain the statement at hand; from the left list, the newest one."""
        row = self.detail.current
        if row is None or not isinstance(row.key, Statement):
            self.post_message(Say("no statement here"))
            return
        story = get_story(self.session.lib, row.key.story_id)
        if story.analysis is not None:
            rows = why_quote(story.document, story.analysis, row.key.quote, story.source)
            self.post_message(Explain("Why this is their statement", row.key.said, rows))

    def action_correct(self) -> None:
        """Ask what is wrong with the statement at hand; from the left list, with the newest one."""
        from reader.app.dialogs.correct_dialog import ask_word

        row, person_id = self.detail.current, self.person.id if self.person else 0
        if row is None or not isinstance(row.key, Statement):
            self.post_message(Say("no statement here"))
            return
        lib, said, now = self.session.lib, row.key, self.session.now()
        story, own = get_story(lib, said.story_id), corrections_of(lib, said.story_id)

        def do(action: Action, words: str) -> None:
            self._do(action, words, person_id)

        ask_word(self.app, story, said.quote, own, now, has_thread(lib, said.story_id), do)

    def _do(self, action: Action, words: str, person_id: int) -> None:
        try:
            effect = self.session.perform(action, words=words)
        except ReaderError as error:
            self.status.say(str(error), problem=True)
            return
        self.post_message(Changed(effect.story_ids, "", effect.listed))
        self.status.say(f"{words}: u undoes it")
        self._fill_again(person_id)

    def _fill_again(self, person_id: int) -> None:
        """Read everything again and stand on the person, or where they stood."""
        before = self.master.place
        self.fill(self._text)
        place = _place_of(person_id, self._people, before)
        if place > 0:
            self.master.action_move(place)


def _statement_row(lens: Lens, statement: Statement, names: str) -> LensRow:
    time = short_time(statement.published_at, lens.session.now())
    return LensRow(
        lambda width: statement_lines(statement, width, time, names),
        answer=(statement.story_id, statement.quote.spans[0] if statement.quote.spans else None),
        key=statement,
        head=len(names_lines(names, lens.detail.size.width - 3)),
    )


def _rest_row(name: str) -> LensRow:
    """Stands below the last statement that is shown where there are older ones."""
    words = f"older statements: leave with q, then / {field_with('said', safe_line(name))}"
    return LensRow(lambda width: [[(line, "quiet")] for line in wrapped(words, width, 2)])


def _person_row(person: PersonRow, today: date, watches: WatchCommands) -> LensRow:
    search = of_speaker(person.name)
    return LensRow(lambda width: person_lines(person, width, today, watched=watches.holds(search)), key=person)


def _place_of(person_id: int, people: Sequence[PersonRow], otherwise: int) -> int:
    """Which row a person is; where there is none, the one that is `otherwise` stood on."""
    ids = [one.id for one in people]
    return ids.index(person_id) if person_id in ids else min(otherwise, len(ids) - 1)


def _groups(found: Sequence[Spelling], person: PersonRow) -> list[list[Spelling]]:
    """What can be split off: each spelling of the person's own, each person put in by hand whole."""
    own = [[one] for one in found if one.source != "user" or one.person_id == person.id]
    joined: dict[int, list[Spelling]] = {}
    for one in found:
        if one.source == "user" and one.person_id != person.id:
            joined.setdefault(one.person_id, []).append(one)
    return [*(own if len(own) > 1 else []), *joined.values()]


def _aside(person: PersonRow) -> str:
    count = f"{person.statements}×"
    return f"{person.role} · {count}" if person.role else count


def _shared(one: str, other: str) -> int:
    """How much two names have in common: words weigh most, then letters they begin with."""
    words = set(one.casefold().split()) & set(other.casefold().split())
    alike = sum(a[:3] == b[:3] for a in one.casefold().split() for b in other.casefold().split())
    return 4 * len(words) + alike
