"""`reader rules …`: what is done by itself with stories that a search finds."""

from typing import TYPE_CHECKING

import click

from reader.cli.command_context import Session, pass_session
from reader.cli.output import columns, complain, counted, json_option, say, say_json
from reader.errors import NothingFound, ReaderError

if TYPE_CHECKING:
    from reader.model.rule import Rule

SHOWN = 10
"""Headlines a trial lists."""


@click.group(invoke_without_command=True)
@json_option
@click.pass_context
def rules(ctx: click.Context, as_json: bool) -> None:
    """Hide, mark read, star or tag what a search finds.

    A rule is hide, read, star or tag=WORD and a search: reader rules add hide title:football. It is applied to
    stories of feeds as they arrive, or after their analysis if it has said: or figure:, and once to each story.
    """
    if ctx.invoked_subcommand:
        return
    from reader.store.reading import story_rules as kept

    session: Session = ctx.obj
    found = kept.rules(session.library)
    if as_json:
        say_json(found)
    elif not found:
        raise NothingFound("no rules yet; try: reader rules add hide title:WORD")
    else:
        table = [(str(rule.id), rule.words, f"{rule.done:,}", _trouble(rule)) for rule in found]
        for line in columns([("id", "rule", "did", ""), *table], right=frozenset({0, 2})):
            say(line)


def _trouble(rule: "Rule") -> str:
    """Why a rule is not carried out; empty when it is."""
    from reader.model.rule import asked

    try:
        asked(rule)
    except ReaderError as error:
        return f"not applied: {error}"
    return ""


@rules.command("add", context_settings={"ignore_unknown_options": True})
@click.argument("words", nargs=-1, required=True, type=click.UNPROCESSED, metavar="ACT SEARCH…")
@click.option("--old", is_flag=True, help="Apply it to the stories already here, too.")
@pass_session
def add(session: Session, words: tuple[str, ...], old: bool) -> None:
    """Make a rule: hide, read, star or tag=WORD, then a search."""
    from reader.model.rule import parse_rule
    from reader.store.reading import story_rules as kept

    rule = kept.add_rule(session.own_library, parse_rule(search_line(words)), now=session.clock())
    say(f"rule {rule.id}: {rule.words}")
    if old:
        _apply(session, rule)
        return
    trial = kept.try_rule(session.library, rule)
    if trial.stories:
        here = counted(len(trial.stories), "story")
        complain(f"it matches {here} already here; to apply it to them: reader rules apply {rule.id}")


@rules.command("try", context_settings={"ignore_unknown_options": True})
@click.argument("words", nargs=-1, required=True, type=click.UNPROCESSED, metavar="ID|ACT SEARCH…")
@json_option
@pass_session
def try_out(session: Session, words: tuple[str, ...], as_json: bool) -> None:
    """Show which stories here a rule would match, and do nothing.

    Give its number, or a rule as for `rules add`.
    """
    from reader.model.rule import parse_rule
    from reader.store.reading import story_rules as kept
    from reader.store.texts.stories import headline

    rule = _named(session, words[0]) if len(words) == 1 and words[0].isdecimal() else parse_rule(search_line(words))
    trial = kept.try_rule(session.library, rule)
    if as_json:
        say_json(trial.stories)
        return
    say(f"{rule.words}: matches {len(trial.stories):,} of {trial.of:,} stories here")
    for story_id in trial.stories[:SHOWN]:
        say(f"  {story_id}  {headline(session.library, story_id).title}")
    if len(trial.stories) > SHOWN:
        say(f"  and {len(trial.stories) - SHOWN:,} more")


@rules.command("apply")
@click.argument("rule_id", metavar="ID", type=int)
@pass_session
def apply(session: Session, rule_id: int) -> None:
    """Apply a rule to the stories already here."""
    from reader.store.reading import story_rules as kept

    _apply(session, kept.get_rule(session.own_library, rule_id))


@rules.command("did")
@click.argument("rule_id", metavar="ID", type=int)
@json_option
@pass_session
def did(session: Session, rule_id: int, as_json: bool) -> None:
    """List the stories a rule was applied to."""
    from reader.store.reading import story_rules as kept
    from reader.store.texts.stories import headline

    rule = kept.get_rule(session.library, rule_id)
    found = kept.acted_on(session.library, rule_id)
    if as_json:
        say_json(found)
        return
    if not found:
        raise NothingFound(f"rule {rule_id} has matched nothing yet")
    say(f"{rule.words}: {counted(rule.done, 'story')}")
    for story_id in found:
        say(f"{story_id}  {headline(session.library, story_id).title}")


@rules.command("remove")
@click.argument("rule_id", metavar="ID", type=int)
@pass_session
def remove(session: Session, rule_id: int) -> None:
    """Delete a rule; what it has done stays."""
    from reader.store.reading import story_rules as kept

    gone = kept.remove_rule(session.own_library, rule_id)
    say(f"deleted: {gone.words} (applied to {counted(gone.done, 'story')}; again: reader rules add {gone.words})")


def _apply(session: Session, rule: "Rule") -> None:
    from reader.store.reading import story_rules as kept

    count, _ = kept.apply_rule(session.library, rule, now=session.clock())
    say(f"applied to {counted(count, 'story')}")


def _named(session: Session, number: str) -> "Rule":
    from reader.store.reading import story_rules as kept

    return kept.get_rule(session.library, int(number))


def search_line(words: tuple[str, ...]) -> str:
    """The words as one line; one with blanks in it, as the shell has unquoted it, gets its quotation marks back."""
    return " ".join(_quoted(word) for word in words) if len(words) > 1 else words[0]


def _quoted(word: str) -> str:
    field, colon, value = word.partition(":")
    if " " not in word or '"' in word:
        return word
    return f'{field}:"{value}"' if colon and field.isalpha() else f'"{word}"'


COMMANDS = (rules,)
