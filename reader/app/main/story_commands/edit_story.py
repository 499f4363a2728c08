"""What one does with the story at hand as a whole: read, star, remove, tag."""

from reader.app.keys.bindings import KEEP, bind
from reader.app.main.story_commands.base import StoryCommands
from reader.model.action import ChangeTags, SetRead, SetRemoved, SetStarred


class EditStoryCommands(StoryCommands):
    """Changes what is remembered of a story."""

    BINDINGS = [
        bind("m", "toggle_read", "read", "Mark read or unread", id="story.read", group=KEEP, show=True),
        bind("s", "toggle_star", "star", "Star, or take the star away", id="story.star", group=KEEP, show=True),
        bind("D", "remove", "hide", "Hide the story from every list (u brings it back)", id="story.remove",
             group=KEEP),
        bind("t", "tag", "tag", "Add and take away tags: +word -word", id="story.tag", group=KEEP, show=True),
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
        """Hide it from every list."""
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
        self.holder.app.push_screen(TagPrompt(row.title, row.tags, known), change)
