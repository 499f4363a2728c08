"""Choosing what the list shows: a tag, an order."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.screen import Screen

from reader.app.keys.bindings import SHOW, bind
from reader.app.keys.commands import Commands
from reader.app.messages import KeepSetting, Say
from reader.app.session import Session
from reader.app.state import list_views
from reader.app.state.list_views import View
from reader.config import LIST_CHOICES

if TYPE_CHECKING:
    from reader.app.dialogs.picker import Choice


class FilterCommands(Commands):
    """Shows the list of a tag, or the same list in another order."""

    BINDINGS = [
        bind("T", "choose_tag", "by tag", "Show the stories of a tag", id="list.tag", group=SHOW),
        bind("S", "choose_sort", "sort", "Sort the list", id="list.sort", group=SHOW),
    ]  # fmt: skip

    def __init__(
        self, session: Session, screen: Screen[None], shown: Callable[[], View], show: Callable[[View], None]
    ) -> None:
        """`shown` is the view the list shows, `show` shows another."""
        self._session, self._screen, self._shown, self._show = session, screen, shown, show

    def action_choose_tag(self) -> None:
        """The stories of a tag."""
        from reader.app.dialogs.picker import Choice
        from reader.store.reading.tags import tags

        choices = [Choice(f"#{tag.name}", f"#{tag.name}", str(tag.stories)) for tag in tags(self._session.lib)]
        if choices:
            self._pick("Tag", choices, lambda name: self._show(list_views.named_view(name)))
        else:
            self._screen.post_message(Say("no tags yet: t tags a story"))

    def action_choose_sort(self) -> None:
        """Another order."""
        from reader.app.dialogs.picker import Choice

        orders = [Choice(name, words) for name, words in list_views.SORTS.items()]
        self._pick("Sort", orders, self._sort)

    def _sort(self, order: str) -> None:
        """Show the list in another order, which is kept for it; not for a search, which comes once."""
        view = self._shown()
        if not view.text and order in LIST_CHOICES["sorts"]:
            config = self._session.config
            self._session.config = replace(config, sorts={**config.sorts, view.name: order})
            self._screen.post_message(KeepSetting(view.name, order, table="sorts"))
        self._show(list_views.sorted_view(view, order))

    def _pick(self, title: str, choices: "list[Choice]", then: Callable[[str], None]) -> None:
        from reader.app.dialogs.picker import Picker

        self._screen.app.push_screen(Picker(title, choices), lambda name: then(name) if name else None)
