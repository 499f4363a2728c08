"""The part of the application that lives in a terminal: its driver, and the way to the shell and back."""

from textual.app import App
from textual.driver import Driver
from textual.widgets import Input, TextArea

from reader.app.keys.bindings import PROGRAM, bind


class TerminalApp(App[None]):
    """An application that can be put aside and taken up again."""

    BINDINGS = [
        bind("ctrl+z", "suspend_process", "suspend", "Back to the shell; fg there comes back here", id="suspend",
             group=PROGRAM),
    ]  # fmt: skip

    def get_driver_class(self) -> type[Driver]:
        """Our own driver where Textual would take the one it is made from."""
        driver = super().get_driver_class()
        if driver.__name__ != "LinuxDriver":
            return driver
        from reader.app.system.terminal import TerminalDriver

        return TerminalDriver

    def on_mount(self) -> None:
        """Draw everything after a stop."""
        self.app_resume_signal.subscribe(self, self._draw_all)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While one is typing, the key that goes back to the shell belongs to the text."""
        if action == "suspend_process" and isinstance(self.focused, Input | TextArea):
            return False
        return super().check_action(action, parameters)

    def _draw_all(self, _: object) -> None:
        """Back from the shell: nothing of what was on the screen is there any more."""
        for widget in self.screen.walk_children(with_self=True):
            widget.refresh(layout=True)
