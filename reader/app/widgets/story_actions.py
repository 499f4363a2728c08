"""What one does with the story at hand: read, star, remove, tag, highlight, note, copy, open, fetch whole."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.containers import Horizontal

from reader.app.bindings import FEEDS, FIND, KEEP, TAKE, bind
from reader.app.messages import Ask, Changed, DropNote, EditNoteAsked, FindEverywhere, Say
from reader.app.rendering.wording import words_of
from reader.app.session import Session
from reader.errors import ReaderError
from reader.model.actions import Action, AddNote, ChangeTags, DeleteNote, EditNote, SetRead, SetRemoved, SetStarred
from reader.model.document import Span
from reader.model.notes import Note
from reader.model.safe_text import safe_line
from reader.model.story import Headline, Story

if TYPE_CHECKING:
    from reader.app.widgets.story_view import StoryView

_AROUND = 32
"""Characters kept on each side of an annotated passage, to find it again."""


class StoryActions(Horizontal):
    """Actions on the story at hand; the container below it says which that is."""

    BINDINGS = [
        bind("m", "toggle_read", "read", "Mark read or unread", id="story.read", group=KEEP, show=True),
        bind("s", "toggle_star", "star", "Star, or take the star away", id="story.star", group=KEEP, show=True),
        bind("D", "remove", "remove", "Take the story out of every list (u brings it back)", id="story.remove",
             group=KEEP),
        bind("t", "tag", "tag", "Add and take away tags: +word -word", id="story.tag", group=KEEP, show=True),
        bind("H", "highlight", "highlight", "Highlight the passage at hand", id="passage.highlight", group=KEEP),
        bind("a", "note", "note", "Write a note on the passage at hand, else on the story", id="passage.note",
             group=KEEP, show=True),
        bind("o", "browse", "browser", "Open the story in the browser", id="story.browse", group=TAKE),
        bind("O", "browse_read", "browser", "Open the story in the browser and mark it read", id="story.browse.read",
             group=TAKE),
        bind("number_sign", "links", "links", "List the links of the story", id="story.links", group=TAKE),
        *(
            bind(str(number), f"link({number})", f"link {number}", f"Open link {number} of the story",
                 id=f"story.link.{number}", group=TAKE)
            for number in range(1, 10)
        ),
        bind("Y", "cite", "citation", "Copy the passage with its source, or the source", id="story.cite", group=TAKE),
        bind("asterisk", "everywhere", "everywhere", "Find the passage, speaker or figure at hand in all stories",
             id="find.everywhere", group=FIND),
        bind("X", "whole_page", "whole page", "Fetch the full text of the page", id="story.page", group=FEEDS),
        bind("r", "refresh_this", "refresh", "Refresh the feed of this story", id="feed.refresh", group=FEEDS),
    ]  # fmt: skip

    def __init__(self, session: Session, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.session = session
        self.story: Story | None = None
        self.notes: tuple[Note, ...] = ()

    @property
    def view(self) -> "StoryView":
        """The story pane."""
        raise NotImplementedError

    @property
    def headline(self) -> Headline | None:
        """The row of the story at hand, as the list shows it."""
        raise NotImplementedError

    def do(self, action: Action, words: str = "", *, said: bool = True) -> None:
        """Perform an action and tell the screen; without `said` the user is not told, only undo knows its `words`."""
        try:
            effect = self.session.perform(action, words=words)
        except ReaderError as error:
            self.post_message(Say(str(error), problem=True))
            return
        self.post_message(Changed(effect.story_ids, effect.words if said else "", effect.listed))

    def action_toggle_read(self) -> None:
        """Read becomes unread and the other way round."""
        if row := self._row():
            self.do(SetRead((row.id,), not row.read))

    def action_toggle_star(self) -> None:
        """Star or not."""
        if row := self._row():
            self.do(SetStarred((row.id,), not row.starred))

    def action_remove(self) -> None:
        """Out of every list."""
        if row := self._row():
            self.do(SetRemoved((row.id,), True), "removed: u brings it back")

    def action_tag(self) -> None:
        """Ask for tags and change them."""
        row = self._row()
        if row is None:
            return
        from reader.app.screens.tag import TagPrompt
        from reader.store.tags import tags

        def change(answer: tuple[tuple[str, ...], tuple[str, ...]] | None) -> None:
            if answer and (answer[0] or answer[1]):
                self.do(ChangeTags((row.id,), *answer))

        known = [tag.name for tag in tags(self.session.lib)]
        self.app.push_screen(TagPrompt(row.title, row.tags, known), change)

    def action_highlight(self) -> None:
        """Highlight the passage at hand; a highlight of the very same words is taken away."""
        span = self._passage()
        if span is None or self.story is None:
            self.post_message(Say("no passage at hand: select one with v, or walk with [ ] ( ) { }"))
            return
        same = next((note for note in self.notes if note.span == span and note.is_highlight), None)
        self.do(
            DeleteNote(same.id) if same else AddNote(self._new_note(span, "")), "highlight taken away" if same else ""
        )
        self.view.give_up_selection()

    def action_note(self) -> None:
        """Write on the passage at hand, else on the story."""
        if self.story is None:
            self.post_message(Say("no story at hand"))
            return
        span = self._passage()

        def save(body: str | None) -> None:
            if body:
                self.do(AddNote(self._new_note(span, body)))
                self.view.give_up_selection()

        quoted = words_of(self.story.document, span) if span else ""
        self._ask_note("Note on a passage" if span else "Note on the story", quoted, "", save)

    def on_edit_note_asked(self, event: EditNoteAsked) -> None:
        """Change the words of a note."""
        event.stop()
        note = next((note for note in self.notes if note.id == event.note_id), None)
        if note is None:
            return

        def save(body: str | None) -> None:
            if body is not None and body != note.body:
                self.do(EditNote(note.id, body))

        self._ask_note("Change the note", " ".join(note.quoted.split()), note.body, save)

    def on_drop_note(self, event: DropNote) -> None:
        """Delete a note."""
        event.stop()
        self.do(DeleteNote(event.note_id), "note deleted: u brings it back")

    def action_browse(self) -> None:
        """Open in the browser."""
        if self.story is not None:
            self._open(self.story.url)
        else:
            self.post_message(Say("no story at hand"))

    def action_browse_read(self) -> None:
        """Open in the browser and mark read."""
        self.action_browse()
        if (row := self._row()) and not row.read:
            self.do(SetRead((row.id,), True))

    def action_link(self, number: int) -> None:
        """Open one of the story's links."""
        links = self._links()
        if number <= len(links):
            self._open(links[number - 1][1])
        else:
            self.post_message(Say(f"this story has {len(links)} links" if links else "no links in this story"))

    def action_links(self) -> None:
        """Choose one of the story's links."""
        links = self._links()
        if not links:
            self.post_message(Say("no links in this story"))
            return
        from reader.app.screens.picker import Choice, Picker

        choices = [Choice(str(number), f"{number}  {words}", href) for number, (words, href) in enumerate(links, 1)]

        def follow(chosen: str | None) -> None:
            if chosen:
                self.action_link(int(chosen))

        self.app.push_screen(Picker("Links", choices), follow)

    def action_cite(self) -> None:
        """Copy the passage at hand with its source."""
        if self.story is None:
            self.post_message(Say("no story at hand"))
            return
        from reader.export.item import citation

        span = self._passage()
        words = f"“{words_of(self.story.document, span).strip('“”')}” " if span else ""
        source = citation(self.story, self.session.now().tzinfo)
        self.app.copy_to_clipboard(f"{words}({source})" if words else source)
        self.post_message(Say("copied with its source" if span else "source copied"))

    def action_everywhere(self) -> None:
        """Search the library for what is at hand: a quote's speaker, a figure's thing, else the words."""
        passage, analysis = self.view.current_passage(), self.story.analysis if self.story else None
        text = ""
        if passage and analysis and passage.kind == "quote":
            text = _asked("said", analysis.quotes[passage.index].speaker_name)
        elif passage and analysis and passage.kind == "figure":
            figure = analysis.figures[passage.index]
            text = _asked("figure", (figure.thing.split() or [figure.unit])[-1])
        if not text and self.story and (span := self._passage()):
            text = f'"{words_of(self.story.document, span).strip("“”").replace(chr(34), "")}"'
        if text:
            self.post_message(FindEverywhere(text))
        else:
            self.post_message(Say("nothing at hand to find: walk to a mark with [ ] or select with v"))

    def action_whole_page(self) -> None:
        """Let the companion fetch the page of the story."""
        if self.story is None or not self.story.url:
            self.post_message(Say("this story has no web address to fetch"))
        else:
            self.post_message(Ask("page", {"story": self.story.id}, "fetching the whole page…"))

    def action_refresh_this(self) -> None:
        """Refresh the feed this story came from."""
        if self.story is None or self.story.feed_id is None:
            self.post_message(Say("this story came from no feed; R refreshes all feeds"))
        else:
            source = safe_line(self.story.source)
            self.post_message(Ask("refresh", {"feed": self.story.feed_id, "force": False}, f"refreshing {source}…"))

    def _row(self) -> Headline | None:
        row = self.headline
        if row is None:
            self.post_message(Say("no story at hand"))
        return row

    def _passage(self) -> Span | None:
        return self.view.passage if self.story is not None else None

    def _new_note(self, span: Span | None, body: str) -> Note:
        assert self.story is not None
        text, now = self.story.document.text, self.session.now()
        if span is None:
            return Note(0, self.story.id, body, now, now)
        return Note(
            0, self.story.id, body, now, now, span, text[span.start : span.end],
            text[max(0, span.start - _AROUND) : span.start], text[span.end : span.end + _AROUND],
        )  # fmt: skip

    def _ask_note(self, title: str, quoted: str, body: str, save: Callable[[str | None], None]) -> None:
        from reader.app.screens.note import NoteEditor

        self.app.push_screen(NoteEditor(title, quoted, body), save)

    def _links(self) -> Sequence[tuple[str, str]]:
        if self.story is None:
            return ()
        document, seen = self.story.document, dict[str, str]()
        for block in document.blocks:
            for inline in block.inlines:
                if inline.kind == "link" and inline.href:
                    seen.setdefault(inline.href, words_of(document, Span(inline.start, inline.end)))
        return [(words, href) for href, words in seen.items()]

    def _open(self, url: str) -> None:
        from reader.app.browser import open_in_browser

        try:
            open_in_browser(url)
        except ReaderError as error:
            self.post_message(Say(str(error), problem=True))
        else:
            self.post_message(Say("opened in the browser"))


def _asked(field: str, words: str) -> str:
    words = safe_line(words).replace('"', "")
    if not words:
        return ""
    return f'{field}:"{words}"' if " " in words else f"{field}:{words}"
