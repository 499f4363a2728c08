"""What every dialog looks like: a quiet box over the dimmed screen, a title, and the keys that end it."""

from typing import TypeVar

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from reader.app.dialogs.answers_once import AnswersOnce
from reader.app.keys.bindings import PROGRAM, bind
from reader.app.messages import Say

Answer = TypeVar("Answer")


class Dialog(AnswersOnce[Answer], ModalScreen[Answer]):
    """A modal box; `Esc` answers None."""

    DEFAULT_CSS = """
    Dialog { align: center middle; background: $background 60%; }
    Dialog > #box {
        width: 76; max-width: 94%; height: auto; max-height: 90%;
        padding: 1 2; background: $surface; border: round $rule; border-title-color: $foreground;
        border-title-style: bold; border-subtitle-color: $muted;
    }
    Dialog .quiet { color: $muted; margin-bottom: 1; }
    Dialog .problem { color: $error; text-style: bold; display: none; margin-top: 1; }
    Dialog .problem.-said { display: block; }
    Dialog .quoted { color: $quote; border-left: thick $quote; padding-left: 1; margin-bottom: 1; max-height: 6; }
    Dialog Input, Dialog TextArea, Dialog OptionList {
        background: $background; color: $foreground; border: tall $panel; padding: 0 1;
    }
    Dialog Input:focus, Dialog TextArea:focus, Dialog OptionList:focus { border: tall $accent; }
    Dialog OptionList { height: auto; max-height: 16; }
    Dialog TextArea, Dialog OptionList {
        scrollbar-size-vertical: 1; scrollbar-color: $rule; scrollbar-color-hover: $muted;
        scrollbar-color-active: $muted; scrollbar-background: $background; scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
    }
    Dialog OptionList > .option-list--option-highlighted { background: $panel; color: $foreground; text-style: bold; }
    """
    BINDINGS = [bind("escape", "cancel", "cancel", "Close without doing anything", id="dialog.cancel", group=PROGRAM)]

    title_words = ""
    answered = False
    """Whether it was ended by an answer."""
    keys_words = "Enter confirms · Esc cancels"

    def compose(self) -> ComposeResult:
        """The box with the dialog's own parts."""
        box = Vertical(*self.parts(), Static(classes="problem", markup=False), id="box")
        box.border_title = self.title_words.replace("[", r"\[")
        box.border_subtitle = self.keys_words
        yield box

    def on_mount(self) -> None:
        """Remarks made before would lie over the box."""
        self.app.clear_notifications()

    def parts(self) -> list[Widget]:
        """What stands in the box."""
        return []

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Close with an answer, or with none."""
        self.answered = self.answered or (self.is_current and result is not None)
        return super().dismiss(result)

    def complain(self, words: str) -> None:
        """Say what is wrong with the answer and stay."""
        problem = self.query_one(".problem", Static)
        problem.update(words)
        problem.set_class(bool(words), "-said")

    def on_say(self, event: Say) -> None:
        """Remarks of the dialog's widgets."""
        event.stop()
        self.complain(event.words)

    def action_cancel(self) -> None:
        """Close without an answer."""
        self.dismiss(None)


def quiet(words: str) -> Static:
    """A line of explanation."""
    return Static(words, classes="quiet", markup=False)


def quoted(words: str) -> Static:
    """A passage of a story, told apart by a bar."""
    return Static(words, classes="quoted", markup=False)
