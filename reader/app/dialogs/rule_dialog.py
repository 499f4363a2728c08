"""A rule as one line, with what it would do to the stories that are here while one types."""

from textual import on
from textual.widget import Widget
from textual.widgets import Input, Static

from reader.app.dialogs.dialog import Dialog, quiet
from reader.app.session import Session
from reader.errors import ReaderError
from reader.model.rule import Rule, parse_rule
from reader.model.safe_text import safe_line
from reader.store.reading.story_rules import try_rule
from reader.store.texts.stories import headline

SHOWN = 5
"""Headlines that are named."""
_PAUSE = 0.15
"""Seconds without a key before the stories are looked for."""
_WORDS = (
    "First what to do (hide, read, star or tag=WORD), then a search, such as: hide title:football -feed:sport. "
    "The rule is applied to new stories as they arrive; one with said: or figure: as soon as they are analyzed."
)


class RuleDialog(Dialog[Rule]):
    """Answers the rule."""

    title_words = "Rule"
    keys_words = "Enter saves the rule · Esc cancels"

    def __init__(self, session: Session, line: str, words: str = "") -> None:
        """`line` stands there to begin with; `words` says more."""
        super().__init__()
        self._session, self._line, self._words = session, line, words

    def parts(self) -> list[Widget]:
        """The line and what it would do."""
        more = [quiet(self._words)] if self._words else []
        return [quiet(_WORDS), *more, Input(self._line, select_on_focus=False), Static("", id="trial", markup=False)]

    def on_mount(self) -> None:
        """What the first line would do."""
        self._try()

    @on(Input.Changed)
    def typed(self) -> None:
        """Look again when typing rests."""
        self.set_timer(_PAUSE, self._try)

    @on(Input.Submitted)
    def make(self, event: Input.Submitted) -> None:
        """Answer the rule, or say what is wrong with it."""
        try:
            self.dismiss(parse_rule(event.value))
        except ReaderError as error:
            self.complain(str(error))

    def _try(self) -> None:
        line = self.query_one(Input).value
        try:
            trial = try_rule(self._session.lib, parse_rule(line))
            titles = [safe_line(headline(self._session.lib, each).title) for each in trial.stories[:SHOWN]]
        except ReaderError:
            self.query_one("#trial", Static).update("")
            return
        self.complain("")
        more = [f"  and {len(trial.stories) - SHOWN:,} more"] if len(trial.stories) > SHOWN else []
        count = len(trial.stories)
        said = f"It matches {f'{count:,} of the {trial.of:,} stories' if count else 'no story'} here."
        self.query_one("#trial", Static).update("\n".join([said, *(f"  {title}" for title in titles), *more]))
