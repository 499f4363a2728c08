"""Commands for what is the reader's own: tag, note, star, export."""

from dataclasses import replace
from pathlib import Path

import click

from reader.cli.command_context import Session, pass_session
from reader.cli.minus_words import MinusWords
from reader.cli.output import BIGGEST, complain, json_option, say, say_file, say_json, story_id_argument
from reader.errors import NothingFound, ReaderError
from reader.model.action import AddNote, ChangeTags
from reader.model.note import Note, tag_name
from reader.model.queries.query_parser import parse_query


@click.command(cls=MinusWords)
@json_option
@click.argument("story_id", metavar="[ID]", type=click.IntRange(0, BIGGEST), required=False)
@click.argument("changes", metavar="[+TAG|-TAG]...", nargs=-1)
@pass_session
def tag(session: Session, story_id: int | None, changes: tuple[str, ...], as_json: bool) -> None:
    """List all tags, or tag story ID: +word adds, -word removes."""
    from reader.store.reading.actions import perform
    from reader.store.reading.tags import tags
    from reader.store.texts.stories import get_story

    if story_id is None:
        rows = tags(session.library)
        if as_json:
            say_json(rows)
        if not rows:
            raise NothingFound("no tags yet; try: reader tag ID +word")
        if not as_json:
            for row in rows:
                say(f"{row.stories:>5}  {row.name}")
        return
    get_story(session.library, story_id)
    add = tuple(change.lstrip("+#") for change in changes if not change.startswith("-"))
    remove = tuple(change.lstrip("-#") for change in changes if change.startswith("-"))
    if empty := [change for change in changes if not tag_name(change.lstrip("+-#"))]:
        raise ReaderError(f'"{empty[0]}" names no tag; +word adds one, -word removes one')
    if changes:
        perform(session.own_library, ChangeTags((story_id,), add, remove), now=session.clock())
    worn = get_story(session.library, story_id).tags
    if as_json:
        say_json(list(worn))
    else:
        say(" ".join(f"#{name}" for name in worn) if worn else "no tags")


@click.command()
@story_id_argument
@click.argument("words", nargs=-1)
@click.option("--on", "passage", default="", help="The passage the note is about, exactly as in the text.")
@json_option
@pass_session
def note(session: Session, story_id: int, words: tuple[str, ...], passage: str, as_json: bool) -> None:
    """Write WORDS as a note on story ID.

    Without words, show its notes.
    """
    from reader.store.reading.actions import perform
    from reader.store.reading.notes import notes_of
    from reader.store.texts.stories import get_story

    story = get_story(session.library, story_id)
    body = " ".join(words).strip()
    if body or passage:
        now = session.clock()
        span = story.document.find(passage) if passage else None
        if passage and span is None:
            raise ReaderError(f"story {story_id} does not say “{passage}”; copy the passage exactly as in the text")
        written = Note(0, story_id, body, now, now, *(story.document.anchor(span) if span else ()))
        perform(session.own_library, AddNote(written), now=now)
    rows = notes_of(session.library, story_id)
    if as_json:
        say_json(rows)
    if not rows:
        raise NothingFound(f"no notes on story {story_id}")
    if not as_json:
        for row in rows:
            if row.quoted:
                say(f"  > {row.quoted}" + ("  (no longer in the text)" if row.lost else ""))
            if row.body:
                say(row.body)


@click.command(cls=MinusWords)
@click.option(
    "--format",
    "-f",
    "form",
    default="md",
    show_default=True,
    help="md, json, csv, html or org; of a dossier csl and bibtex (its sources) and obsidian (a folder), too.",
)
@click.option("--template", metavar="NAME", help="A dossier through your own templates/NAME.j2 in the config folder.")
@click.option("--output", "-o", type=click.Path(path_type=Path), help="Write to this file instead of stdout.")
@click.option("--overwrite", is_flag=True, help="Replace the file when it exists.")
@click.option("--dossier", is_flag=True, help="Export a dossier: speakers, figures, timeline, notes, sources.")
@click.option("--thread", type=int, metavar="ID", help="About the stories in the thread of story ID.")
@click.argument("query", nargs=-1)
@pass_session
def export(
    session: Session,
    form: str,
    template: str | None,
    output: Path | None,
    overwrite: bool,
    dossier: bool,
    thread: int | None,
    query: tuple[str, ...],
) -> None:
    """Export your notes, highlights and tags, or a dossier.

    Of all stories, or those QUERY finds. A dossier holds who said what in order of time, figures by what they
    measure, the timeline and your notes, each line with its source.
    """
    from reader.export import export_notes

    if thread is not None and query:
        raise ReaderError("give a search or --thread, not both")
    if template:
        name, ids = _dossier_of(session, thread, " ".join(query))
        _give(_through_template(session, template, name, ids), output, overwrite=overwrite)
        return
    if dossier:
        _export_dossier(session, form, output, overwrite, thread, " ".join(query))
        return
    asked = parse_query(" ".join(query))
    if thread is not None:
        asked = replace(asked, ids=_thread(session, thread)[1])
    _give(export_notes(session.library, query=asked, format=form), output, overwrite=overwrite)


def _give(text: str, output: Path | None, *, overwrite: bool) -> None:
    """Print a text, or write it to a file."""
    from reader.export.write_file import write_new

    if output is None:
        say_file(text if text.endswith("\n") else f"{text}\n")
    else:
        complain(f"wrote {write_new(output, text, overwrite=overwrite)}")


def _export_dossier(
    session: Session, form: str, output: Path | None, overwrite: bool, thread: int | None, line: str
) -> None:
    from reader.export.dossier import dossier_text, form_named, write_dossier

    name, ids = _dossier_of(session, thread, line)
    form = form_named(form)
    if output is not None:
        complain(f"wrote {write_dossier(session.library, ids, name, form, output, overwrite=overwrite)}")
    elif form == "obsidian":
        raise ReaderError("obsidian is a folder of notes: name it with -o FOLDER")
    else:
        say_file(dossier_text(session.library, ids, name, form))


def _dossier_of(session: Session, thread: int | None, line: str) -> tuple[str, tuple[int, ...]]:
    """What a dossier is of, in words, and its stories."""
    from reader.export.dossier.dossier import MOST
    from reader.store.search.headlines import headlines

    if thread is not None:
        return _thread(session, thread)
    # one more than a dossier may have, so that too many are told as such
    found = headlines(session.library, parse_query(line), limit=MOST + 1)
    return line or "all stories", tuple(one.id for one in found)


def _through_template(session: Session, template: str, name: str, ids: tuple[int, ...]) -> str:
    from reader.export.dossier import template_text
    from reader.export.dossier.own_template import template_named

    folder = session.paths.config_dir
    return template_text(session.library, ids, name, template_named(folder, template), folder)


def _thread(session: Session, story_id: int) -> tuple[str, tuple[int, ...]]:
    """Name and stories of the thread of a story; the story alone when it has none."""
    from reader.export.analyzed_stories import thread_named
    from reader.store.search.headlines import headline

    title = headline(session.library, story_id).title
    return thread_named(session.library, story_id) or (title, (story_id,))


COMMANDS = (tag, note, export)
