"""What one does with the story at hand: read, star, remove, tag, highlight, note, find, fetch whole."""

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.app.keys.bindings import (
    FEEDS,
    FIND,
    KEEP,
    SHOW,
    bind,
    key_name,
)
from reader.app.main.story_commands.open_copy_pipe import StoryTaking
from reader.app.messages import Ask, DropNote, EditNoteAsked, FetchPage, FindEverywhere, OpenStory, ShowArrived
from reader.app.rendering.mark_words import words_of
from reader.app.state.drafts import Draft
from reader.model.action import (
    AddNote,
    ChangeTags,
    DeleteNote,
    SetRead,
    SetRemoved,
    SetStarred,
    ShowText,
)
from reader.model.document import Span
from reader.model.note import Note
from reader.model.safe_text import safe_line

if TYPE_CHECKING:
    from reader.app.main.story_commands.note_writer import NoteWriter

_AROUND = 32
"""Characters kept on each side of an annotated passage, to find it again."""


class StoryActions(StoryTaking):
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
        bind("d", "versions", "versions", "What changed in the story since it first came", id="lens.versions",
             group=SHOW),
        bind("asterisk", "everywhere", "everywhere", "Find the passage, speaker or figure at hand in all stories",
             id="find.everywhere", group=FIND),
        bind("X", "whole_page", "whole page", "The page's full text, or again what the feed sent",
             id="story.page", group=FEEDS),
        bind("ctrl+x", "whole_pages", "whole pages", "Always fetch the whole page for this feed, or no longer",
             id="feed.pages", group=FEEDS),
        bind("r", "refresh_this", "refresh", "Show what is new in the list, else refresh the feed of this story",
             id="feed.refresh", group=FEEDS),
    ]  # fmt: skip

    def action_toggle_read(self) -> None:
        """Read becomes unread and the other way round."""
        if row := self.row():
            self.do(SetRead((row.id,), not row.read))

    def action_toggle_star(self) -> None:
        """Star or not."""
        if row := self.row():
            self.do(SetStarred((row.id,), not row.starred))

    def action_remove(self) -> None:
        """Out of every list."""
        if row := self.row():
            self.do(SetRemoved((row.id,), True), hint=": u brings it back")

    def action_tag(self) -> None:
        """Ask for tags and change them."""
        row = self.row()
        if row is None:
            return
        from reader.app.dialogs.tag_dialog import TagPrompt
        from reader.store.reading.tags import tags

        def change(answer: tuple[tuple[str, ...], tuple[str, ...]] | None) -> None:
            if answer and (answer[0] or answer[1]):
                self.do(ChangeTags((row.id,), *answer))

        known = [tag.name for tag in tags(self.session.lib)]
        self.app.push_screen(TagPrompt(row.title, row.tags, known), change)

    def action_highlight(self) -> None:
        """Highlight the passage at hand; a highlight of the very same words is taken away."""
        span = self.passage
        if span is None or self.story is None:
            self.say("no passage at hand: select one with v, or walk with [ ] ( ) { }")
            return
        same = next((note for note in self.notes if note.span == span and note.is_highlight), None)
        self.do(
            DeleteNote(same.id) if same else AddNote(self._new_note(span, "")), "highlight taken away" if same else ""
        )
        self.view.give_up_selection()

    def action_note(self) -> None:
        """Write on the passage at hand, else on the story."""
        if self.story is None:
            self.say("no story at hand")
            return
        span = self.passage
        quoted = words_of(self.story.document, span) if span else ""
        # of the text as it is now: it may change while one writes
        self._writer().new(self._new_note(span, ""), self.story.title, quoted)

    def tell_draft(self) -> None:
        """Say that a note begun on the story at hand is kept."""
        if self.story is not None and self.session.drafts.of_story(self.story.id):
            key = key_name(self.session.config.keys.get("passage.note", "a"))
            self.say(f"a note you began on this story is kept: {key} goes on with it")

    def write_on(self, draft: Draft) -> None:
        """Go on writing a note that was begun before."""
        self._writer().go_on(draft)

    def on_edit_note_asked(self, event: EditNoteAsked) -> None:
        """Change the words of a note."""
        event.stop()
        note = next((note for note in self.notes if note.id == event.note_id), None)
        if note is not None and self.story is not None:
            self._writer().change(note, self.story.title)

    def on_drop_note(self, event: DropNote) -> None:
        """Delete a note."""
        event.stop()
        self.do(DeleteNote(event.note_id), hint=": u brings it back")

    def action_everywhere(self) -> None:
        """Search the library for what is at hand: a quote's speaker, a figure's thing, else the words."""
        passage, analysis = self.view.current_passage(), self.story.analysis if self.story else None
        text = ""
        if passage and analysis and passage.kind == "quote":
            text = _asked("said", analysis.quotes[passage.index].speaker_name)
        elif passage and analysis and passage.kind == "figure":
            figure = analysis.figures[passage.index]
            text = _asked("figure", (figure.thing.split() or [figure.unit])[-1])
        if not text and self.story and (span := self.passage):
            text = f'"{words_of(self.story.document, span).strip("“”").replace(chr(34), "")}"'
        if text:
            self.post_message(FindEverywhere(text))
        else:
            self.say("nothing at hand to find: walk to a mark with [ ] or select with v")

    def action_versions(self) -> None:
        """What changed between the versions kept of the story."""
        if self.story is None:
            self.say("no story at hand")
        elif self.story.versions < 2:
            self.say("one version: this story has not changed since it came")
        else:
            from reader.app.lenses.versions_lens import VersionsScreen

            def show(answer: tuple[int, Span | None] | None) -> None:
                if answer:
                    self.post_message(OpenStory(*answer))

            self.app.push_screen(VersionsScreen(self.session, self.story.id), show)

    def action_whole_page(self) -> None:
        """Let the companion fetch the page of the story; of one that has both texts show the other one."""
        if self.story is None:
            self.say("no story at hand")
        elif self.story.other_text:
            self.do(ShowText(self.story.id, self.story.other_text))
        elif not self.story.url:
            self.say("this story has no web address to fetch")
        else:
            self.post_message(FetchPage(self.story.id, self.story.title))

    def action_whole_pages(self) -> None:
        """Have the page of every new story of this feed fetched, or no longer."""
        from reader.store.sources.feeds import get_feed, update_feed

        if self.story is None or self.story.feed_id is None:
            self.say("this story came from no feed")
            return
        lib = self.session.lib
        with lib.atomic():
            feed = get_feed(lib, self.story.feed_id)
            update_feed(lib, replace(feed, full_text=not feed.full_text))
        name = feed.name
        if feed.full_text:
            self.say(f"{name}: stories stay as the feed gives them; ^X fetches whole pages again")
        else:
            self.say(f"{name}: the whole page is fetched for every new summary; ^X ends that")

    def action_refresh_this(self) -> None:
        """Show what has come in meanwhile; when nothing has, refresh the feed this story came from."""
        if self.arrived:
            self.post_message(ShowArrived())
        elif self.story is None or self.story.feed_id is None:
            self.say("this story came from no feed; R refreshes all feeds")
        else:
            source = safe_line(self.story.source)
            self.post_message(Ask("refresh", {"feed": self.story.feed_id, "force": False}, f"refreshing {source}…"))

    def _new_note(self, span: Span | None, body: str) -> Note:
        assert self.story is not None
        text, now = self.story.document.text, self.session.now()
        if span is None:
            return Note(0, self.story.id, body, now, now)
        return Note(
            0, self.story.id, body, now, now, span, text[span.start : span.end],
            text[max(0, span.start - _AROUND) : span.start], text[span.end : span.end + _AROUND],
        )  # fmt: skip

    def _writer(self) -> "NoteWriter":
        from reader.app.main.story_commands.note_writer import NoteWriter

        return NoteWriter(self, self.view.give_up_selection)


def _asked(field: str, words: str) -> str:
    words = safe_line(words).replace('"', "")
    if not words:
        return ""
    return f'{field}:"{words}"' if " " in words else f"{field}:{words}"
