"""The reader's word on a statement: somebody else said it, nobody did, or the role is another."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from textual import events
from textual.app import App
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static
from textual.widgets.option_list import Option

from reader.app.dialogs.dialog import quiet, quoted
from reader.app.dialogs.picker import Choice, Picker
from reader.app.rendering.wrap import drawable
from reader.model.action import Action, Correct, TakeBackCorrection
from reader.model.corrections.correct_quotes import correction_on
from reader.model.corrections.correction import Correction, correction_words
from reader.model.document import Span
from reader.model.mark import Quote
from reader.model.names import name_key
from reader.model.safe_text import safe_line
from reader.model.saying import said_as
from reader.model.story import Story

Do = Callable[[Action, str], object]
"""Performs an action and tells what was done."""
_NAME = "name "
"""Before a name in the id of a choice."""


class CorrectDialog(Picker):
    """Asks who said something: one of the story's people, a name as typed, nobody; or what else is wrong."""

    keys_words = "type a name, or ↓ chooses one · Enter saves · Esc cancels"

    def __init__(self, words: str, found: str, choices: Sequence[Choice], everywhere: str) -> None:
        """`everywhere` says what else may be meant; nothing is offered without it."""
        super().__init__("Correct this statement", choices, preselect=False)
        self.everywhere = False
        self._said, self._found, self._offer = words, found, everywhere
        self._known = {choice.words.casefold() for choice in choices}

    def parts(self) -> list[Widget]:
        """The statement, whose it is taken for, the line and the list, and whether more is meant."""
        offered = [Static(self._offered(), id="everywhere", markup=False)] if self._offer else []
        return [quoted(self._said), quiet(self._found), *super().parts(), *offered]

    def on_key(self, event: events.Key) -> None:
        """Tab says that more is meant, or not."""
        if event.key == "tab":
            event.stop()
            event.prevent_default()
            self.toggle()

    def on_click(self, event: events.Click) -> None:
        """So does a click on the words."""
        if event.widget is not None and event.widget.id == "everywhere":
            self.toggle()

    def toggle(self) -> None:
        """More is meant, or not."""
        if self._offer:
            self.everywhere = not self.everywhere
            self.query_one("#everywhere", Static).update(self._offered())

    def _offered(self) -> str:
        return f"[{'x' if self.everywhere else ' '}] {self._offer} (Tab)"

    def _options(self, typed: str) -> list[Option]:
        """What fits, and last the words themselves as a name."""
        found, name = super()._options(typed), safe_line(typed).strip()
        if name and name.casefold() not in self._known:
            found.append(Option(Content.assemble(name, ("  the name as you typed it", "$muted")), id=_NAME + name))
        return found


def ask_word(
    app: App[None], story: Story, quote: Quote, own: Sequence[Correction], now: datetime, thread: bool, do: Do
) -> None:
    """Ask what is wrong with a statement of a story, and do what is answered.

    `own` are the corrections made in the story so far; `thread` says whether it has others of its thread beside it.
    """
    text = story.document.text
    blank = correction_on(story.id, text, quote, now)
    earlier = next((one for one in own if one.span and _meets(one.span, quote)), None)
    name = safe_line(quote.speaker_name)
    dialog = CorrectDialog(
        drawable(said_as(text, quote)),
        _taken_for(quote, earlier),
        _choices(story, quote, earlier),
        f"the same for everything {safe_line(blank.found_name)} says in this {'thread' if thread else 'story'}"
        if blank.found_name
        else "",
    )

    def say(correction: Correction) -> None:
        do(Correct(correction), f"corrected: {correction_words(correction)}")

    def in_role(role: str | None) -> None:
        if role is not None:
            say(_with(blank, role=role, everywhere=dialog.everywhere))

    def chosen(answer: str | None) -> None:
        if answer is None:
            return
        if answer.startswith(_NAME):
            say(_with(blank, speaker=answer.removeprefix(_NAME), everywhere=dialog.everywhere))
        elif answer == "nobody":
            say(_with(blank, speaker="", everywhere=dialog.everywhere))
        elif answer == "none":
            say(_with(blank, is_statement=False))
        elif answer == "found" and earlier is not None:
            do(TakeBackCorrection(earlier.id), "correction undone")
        else:
            from reader.app.dialogs.prompt import Prompt

            explanation = f"The role of {name or 'the speaker'} in this story. Leave it empty for none."
            app.push_screen(Prompt("The role", explanation, value=quote.role, may_be_empty=True), in_role)

    app.push_screen(dialog, chosen)


def _meets(span: Span, quote: Quote) -> bool:
    return any(span.start < one.end and one.start < span.end for one in quote.spans)


def _with(
    blank: Correction, *, speaker: str | None = None, role: str | None = None, is_statement: bool = True,
    everywhere: bool = False,
) -> Correction:  # fmt: skip
    return replace(blank, speaker=speaker, role=role, is_statement=is_statement, everywhere=everywhere)


def _taken_for(quote: Quote, earlier: Correction | None) -> str:
    name, role = safe_line(quote.speaker_name), safe_line(quote.role)
    whose = ", ".join(filter(None, (name, role))) or "nobody who is named"
    return f"{whose} ({safe_line(correction_words(earlier))}: your correction)" if earlier else f"Found: {whose}"


def _choices(story: Story, quote: Quote, earlier: Correction | None) -> list[Choice]:
    """The story's people but for the speaker, those who are quoted first, and what else may be wrong."""
    roles: dict[str, str] = {}
    if story.analysis is not None:
        for one in story.analysis.quotes:
            roles[one.speaker_name] = roles.get(one.speaker_name) or one.role
        for mention in story.analysis.mentions:
            roles.setdefault(mention.name, "")
    if quote.by_reader is not None:
        roles.setdefault(quote.by_reader.found_speaker, "")
    here = name_key(quote.speaker_name)
    people = [
        Choice(_NAME + name, safe_line(name), safe_line(role))
        for name, role in roles.items()
        if name.strip() and name_key(name) != here
    ]
    name = safe_line(quote.speaker_name)
    others = [
        Choice("role", f"{'Another role for ' + name if name else 'Their role'}…", safe_line(quote.role)),
        *([Choice("nobody", f"Not {name}: the speaker is not named", more="nobody")] if name else []),
        Choice("none", "Not a statement", "this one only"),
    ]
    if earlier is not None:
        others.append(Choice("found", "As the program found it", "undoes your correction"))
    return [*people, *others]
