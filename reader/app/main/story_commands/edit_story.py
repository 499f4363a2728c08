"""What one does with the story at hand as a whole, or with all that are selected: read, star, remove, tag."""

from reader.app.keys.bindings import KEEP, bind
from reader.app.main.story_commands.base import StoryCommands
from reader.model.action import ChangeTags, SetRead, SetRemoved, SetStarred
from reader.store.reading.statuses import any_unread, any_unstarred
from reader.store.texts.stories import headline


class EditStoryCommands(StoryCommands):
    """Changes what is remembered of a story."""

    BINDINGS = [
        bind("m", "toggle_read", "read", "Mark read or unread", id="story.read", group=KEEP, show=True),
        bind("s", "toggle_star", "star", "Star or unstar", id="story.star", group=KEEP, show=True),
        bind("D", "remove", "hide", "Hide the story from every list (u brings it back)", id="story.remove",
             group=KEEP),
        bind("t", "tag", "tag", "Add and remove tags: +word -word", id="story.tag", group=KEEP, show=True),
    ]  # fmt: skip

    def action_toggle_read(self) -> None:
        """Read becomes unread and the other way round; of several, all become read unless all are."""
        if ids := self.stories():
            self.do_to(SetRead(ids, any_unread(self.session.lib, ids)))

    def action_toggle_star(self) -> None:
        """Star or not; of several, all get one unless all have one."""
        if ids := self.stories():
            self.do_to(SetStarred(ids, any_unstarred(self.session.lib, ids)))

    def action_remove(self) -> None:
        """Hide from every list."""
        if ids := self.stories():
            self.do_to(SetRemoved(ids, True), hint=": u brings it back" if len(ids) == 1 else ": u brings them back")

    def action_tag(self) -> None:
        """Ask for tags and change them."""
        ids = self.stories()
        if not ids:
            return
        from reader.app.dialogs.tag_dialog import TagPrompt
        from reader.store.reading.tags import tags, tags_of

        def change(answer: tuple[tuple[str, ...], tuple[str, ...]] | None) -> None:
            if answer and (answer[0] or answer[1]):
                self.do_to(ChangeTags(ids, *answer))

        lib = self.session.lib
        title = f"{len(ids):,} stories" if len(ids) > 1 else headline(lib, ids[0]).title
        worn, known = ([tag.name for tag in found] for found in (tags_of(lib, ids), tags(lib)))
        self.holder.app.push_screen(TagPrompt(title, worn, known, several=len(ids) > 1), change)
