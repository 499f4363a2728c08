"""Rules: one made from the headline at hand, and all of them with what each has done."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.screen import Screen

from reader.app.keys.bindings import FIND, KEEP, bind
from reader.app.keys.commands import Commands
from reader.app.messages import Changed, Say
from reader.app.session import Session
from reader.app.state.list_views import View
from reader.errors import ReaderError
from reader.model.queries.query import Query
from reader.model.story import Headline

if TYPE_CHECKING:
    from reader.model.rule import Rule

_NEW = "new"
_WORDS = "A rule hides, marks read, stars or tags every new story that a search finds."
_FIRST = "There is none yet: Enter writes the first one. B on a headline begins one with its words."


class RuleCommands(Commands):
    """Makes rules, tries them, carries them out on what is here, and forgets them."""

    BINDINGS = [
        bind("B", "mute_words", "hide by words", "Hide stories with words of this headline, from now on",
             id="rules.mute", group=KEEP),
        bind("ampersand", "rules", "rules", "Rules: what is hidden, read, starred or tagged by itself", id="rules.all",
             group=FIND),
    ]  # fmt: skip

    def __init__(
        self,
        session: Session,
        screen: Screen[None],
        at_hand: Callable[[], Headline | None],
        show: Callable[[View], None],
    ) -> None:
        """`at_hand` is the headline under the cursor; `show` lists the stories of a view."""
        self._session, self._screen, self._at_hand, self._show = session, screen, at_hand, show

    def action_mute_words(self) -> None:
        """A rule that hides, begun with the key words of a headline."""
        from reader.app.state.headline_words import key_words

        story = self._at_hand()
        if story is None:
            self._say("no story here: B hides stories with words of its headline")
            return
        words = key_words(story.title)
        first = f'title:"{words[0]}"' if words and " " in words[0] else f"title:{words[0]}" if words else "title:"
        self._ask(f"hide {first}", f"Words of this headline: {', '.join(words)}." if words else "")

    def action_rules(self) -> None:
        """All rules."""
        from reader.app.dialogs.picker import Choice, Picker
        from reader.store.reading.story_rules import rules

        choices = [
            Choice(str(rule.id), rule.words, f"applied to {_stories(rule.done)}") for rule in rules(self._session.lib)
        ]

        def chosen(answer: str | None) -> None:
            if answer == _NEW:
                self._ask("hide ")
            elif answer:
                self._choose_for(int(answer))

        words = _WORDS if choices else f"{_WORDS} {_FIRST}"
        choices.append(Choice(_NEW, "+ A new rule…"))
        self._screen.app.push_screen(Picker("Rules", choices, aside_at_right=True, words=words), chosen)

    def _choose_for(self, rule_id: int) -> None:
        """What is to become of a rule."""
        from reader.app.dialogs.picker import Choice, Picker
        from reader.store.reading.story_rules import acted_on, get_rule, try_rule

        rule = get_rule(self._session.lib, rule_id)
        try:
            fits = f"{len(try_rule(self._session.lib, rule).stories):,} more"
        except ReaderError as error:
            fits = str(error)
        did = acted_on(self._session.lib, rule_id)
        choices = [
            Choice("did", "Show the stories it was applied to", f"{len(did):,} still here"),
            Choice("old", "Apply it to the stories already here", fits),
            Choice("change", "Change it"),
            Choice("delete", "Delete it", "what it has done stays", "forget remove"),
        ]

        def chosen(answer: str | None) -> None:
            match answer:
                case "did":
                    self._show(View(f"rule: {rule.words}", Query(ids=tuple(did) or (0,), with_removed=True)))
                case "old":
                    self._apply(rule)
                case "change":
                    self._ask(rule.words, replaces=rule)
                case "delete":
                    self._delete(rule)
                case _:
                    pass

        self._screen.app.push_screen(Picker(rule.words, choices), chosen)

    def _ask(self, line: str, words: str = "", *, replaces: "Rule | None" = None) -> None:
        from reader.app.dialogs.rule_dialog import RuleDialog
        from reader.store.reading.story_rules import add_rule, remove_rule, try_rule

        def made(rule: "Rule | None") -> None:
            if rule is None or (replaces is not None and rule.words == replaces.words):
                return
            try:
                if replaces is not None:
                    remove_rule(self._session.lib, replaces.id)
                kept = add_rule(self._session.lib, rule, now=self._session.now())
                found = len(try_rule(self._session.lib, kept).stories)
            except ReaderError as error:
                self._say(str(error), problem=True)
                return
            self._say(f"new rule: {kept.words}; & lists the rules")
            if found:
                self._ask_for_old(kept, found)

        self._screen.app.push_screen(RuleDialog(self._session, line, words), made)

    def _ask_for_old(self, rule: "Rule", found: int) -> None:
        from reader.app.dialogs.confirm import Question

        def answered(yes: bool | None) -> None:
            if yes:
                self._apply(rule)

        them = "them" if found > 1 else "it"
        words = f"The rule {rule.words} matches {_stories(found)} here. Apply it to {them} too? u undoes it."
        self._screen.app.push_screen(Question("Stories already here?", words), answered)

    def _apply(self, rule: "Rule") -> None:
        from reader.store.reading.story_rules import apply_rule

        try:
            count, inverse = apply_rule(self._session.lib, rule, now=self._session.now())
        except ReaderError as error:
            self._say(str(error), problem=True)
            return
        words = f"{rule.words}: {_stories(count)}"
        self._session.history.did(inverse, words)
        self._screen.post_message(Changed((), f"{words}: u undoes it", listed=True))

    def _delete(self, rule: "Rule") -> None:
        from reader.store.reading.story_rules import remove_rule

        try:
            gone = remove_rule(self._session.lib, rule.id)
        except ReaderError as error:
            self._say(str(error), problem=True)
        else:
            self._say(f"rule deleted: {gone.words}")

    def _say(self, words: str, *, problem: bool = False) -> None:
        self._screen.post_message(Say(words, problem=problem))


def _stories(count: int) -> str:
    return f"{count:,} stor{'ies' if count != 1 else 'y'}"
