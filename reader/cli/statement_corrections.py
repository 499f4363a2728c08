"""Commands for the reader's word on statements: correct, corrections."""

from dataclasses import replace

import click

from reader.cli.command_context import Session, pass_session
from reader.cli.output import BIGGEST, day, json_option, say, say_json, story_id_argument, wrapped
from reader.errors import NothingFound, ReaderError
from reader.model.corrections.correction import Correction
from reader.model.mark import Quote
from reader.model.story import Story


@click.command()
@story_id_argument
@click.argument("words", nargs=-1, required=True)
@click.option("--by", "speaker", metavar="NAME", help="Who says it.")
@click.option("--nobody", is_flag=True, help="Nobody who is named says it.")
@click.option("--no-statement", is_flag=True, help="It is not a statement.")
@click.option("--role", metavar="ROLE", help="The speaker's role in the story; an empty one removes it.")
@click.option("--everywhere", is_flag=True, help="Correct all statements found under that name in the story's thread.")
@pass_session
def correct(
    session: Session, story_id: int, words: tuple[str, ...], speaker: str | None, nobody: bool, no_statement: bool,
    role: str | None, everywhere: bool,
) -> None:  # fmt: skip
    """Correct who said what in a story.

    It corrects the statement of story ID that contains WORDS.

    \b
    reader correct 12 have counted --by "Ida Moen"
    reader correct 12 have counted --role "harbor pilot" --everywhere
    reader correct 12 have counted --no-statement

    Your correction takes precedence over what the program finds, also when the story is analyzed again.
    `reader corrections` lists and undoes corrections.
    """
    from reader.model.action import Correct
    from reader.model.corrections.correct_quotes import correction_on
    from reader.model.corrections.correction import correction_words
    from reader.store.reading.actions import perform
    from reader.store.texts.stories import get_story

    if (speaker is not None) + nobody + no_statement > 1:
        raise ReaderError("give one of --by, --nobody and --no-statement")
    if speaker is None and role is None and not nobody and not no_statement:
        raise ReaderError("say what is wrong: --by NAME, --nobody, --no-statement or --role ROLE")
    if speaker is not None and not speaker.strip():
        raise ReaderError("--by needs a name; use --nobody if nobody is named")
    story = get_story(session.library, story_id)
    now = session.clock()
    blank = correction_on(story_id, story.document.text, _statement(story, " ".join(words)), now)
    said = replace(
        blank,
        speaker="" if nobody else speaker and speaker.strip(),
        role=None if no_statement else role and role.strip(),
        is_statement=not no_statement,
        everywhere=everywhere and not no_statement,
    )
    perform(session.own_library, Correct(said), now=now)
    say(wrapped(f"{said.words}: {correction_words(said)}"))


def _statement(story: Story, words: str) -> Quote:
    """The one statement of a story that holds some words; raises ReaderError when that is none or several."""
    wanted = " ".join(words.split()).casefold()
    quotes = story.analysis.quotes if story.analysis else ()
    found = [quote for quote in quotes if wanted in _said(story, quote).casefold()]
    if not found:
        waits = "" if story.analysis else ": it has not been analyzed yet"
        raise NothingFound(
            f"no statement of story {story.id} contains “{words}”{waits}; reader show {story.id} lists them"
        )
    if len(found) > 1:
        raise ReaderError(f"{len(found)} statements of story {story.id} contain “{words}”; give more of the words")
    return found[0]


def _said(story: Story, quote: Quote) -> str:
    return " ".join(" ".join(story.document.text[start:end] for start, end in quote.spans).split())


@click.command()
@json_option
@click.option("--take-back", metavar="N", type=click.IntRange(1, BIGGEST), help="Undo correction N.")
@pass_session
def corrections(session: Session, take_back: int | None, as_json: bool) -> None:
    """List your corrections of statements.

    The newest first; --take-back N undoes one.
    """
    from reader.model.action import TakeBackCorrection
    from reader.model.corrections.correction import correction_words
    from reader.store.annotations.corrections import all_corrections, correction
    from reader.store.reading.actions import perform

    if take_back is not None:
        gone = correction(session.library, take_back)
        perform(session.own_library, TakeBackCorrection(take_back), now=session.clock())
        say(wrapped(f"undone: {correction_words(gone)}"))
        return
    rows = all_corrections(session.library)
    if as_json:
        say_json([{**_plain(row.correction), "title": row.title, "outlet": row.source} for row in rows])
    if not rows:
        raise NothingFound("nothing corrected yet; reader correct ID WORDS --by NAME, or ! on a statement")
    if as_json:
        return
    for row in rows:
        one = row.correction
        say(wrapped(f"{one.id}  {one.told}"))
        say(wrapped(one.words, "    > "))
        parts = (row.source, row.title, f"story {one.story_id}", day(one.made_at))
        say(wrapped(" · ".join(part for part in parts if part), "    "))


def _plain(one: Correction) -> dict[str, object]:
    from reader.model.codec import to_plain

    return {"told": one.told, "words": one.words, **to_plain(one)}


COMMANDS = (correct, corrections)
