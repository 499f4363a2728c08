"""Commands that look after the program: doctor, backup, restore, config, themes, sample, completion."""

import difflib
import sys
from pathlib import Path

import click

from reader import __version__
from reader.cli.command_context import Session, pass_session
from reader.cli.output import columns, complain, counted, say
from reader.errors import LibraryError, NothingFound, ReaderError
from reader.model.safe_text import safe_line
from reader.paths import packaged_themes


@click.command()
@pass_session
def doctor(session: Session) -> None:
    """Check the library, the language model, themes, settings."""
    from reader.analysis.text.nlp import model
    from reader.app.state.drafts import Drafts
    from reader.app.themes import load_themes
    from reader.store.file.soundness import check
    from reader.store.texts.stories import taken_apart

    sound = True
    say(f"reader     {__version__}, Python {sys.version.split()[0]}")
    say(f"library    {session.paths.library}")
    apart: list[tuple[int, str, int, str]] = []
    try:
        problems = check(session.library)
        apart = taken_apart(session.library) if not problems else []
        if session.library.read_only:
            say(f"           {session.library.why_read_only}")
    except LibraryError as error:
        problems = [str(error)]
    for problem in problems:
        sound = False
        say(f"           {safe_line(problem)}")
    if not problems:
        say("           sound: integrity, references, search index and all texts are consistent")
    for number, title, other, its_title in apart:
        say(f"           {number} “{title}” was shown with {other} “{its_title}”, which has its notes and tags")
    say(f"model      {'English model loaded' if model() else 'none: direct quotes by rules only; reinstall reader'}")
    if drafts := Drafts(session.paths.state_dir / "drafts", session.paths.library).all():
        say(f"drafts     {counted(len(drafts), 'note')} not saved yet: open the story and press a to continue")
        for draft in drafts:
            say(f"           story {draft.note.story_id}, {safe_line(draft.title)}")
    found = load_themes(packaged_themes(), session.paths.user_themes)
    say(f"themes     {len(found.good)} usable")
    for trouble in found.problems:
        sound = False
        say(f"           {trouble}")
    none = "" if session.paths.config_file.exists() else " (none: defaults)"
    say(f"config     {session.paths.config_file}{none}")
    for trouble in _troubles_in_config(session, [theme.name for theme in found.good]):
        sound = False
        say(f"           {safe_line(trouble)}")
    if not sound:
        raise LibraryError("something needs attention; see above")


def _troubles_in_config(session: Session, themes: list[str]) -> list[str]:
    """What of the settings cannot be, or does not do what it says."""
    from reader.app.config_editor import problems_with_keys

    try:
        config = session.config
    except ReaderError as error:
        return [str(error)]
    troubles = problems_with_keys(config)
    if config.theme not in themes:
        near = difflib.get_close_matches(config.theme, themes, n=1)
        hint = f'did you mean "{near[0]}"?' if near else f"there are {', '.join(themes)}"
        troubles.insert(0, f'there is no theme "{config.theme}"; {hint}')
    return troubles


@click.command()
@click.argument("to", type=click.Path(path_type=Path))
@click.option("--damaged", is_flag=True, help="Copy it even if it is damaged.")
@pass_session
def backup(session: Session, to: Path, damaged: bool) -> None:
    """Copy the library to the file TO while it is in use.

    The copy is checked. A damaged library is only copied if you ask for it.
    """
    from reader.store.file.backup import backup as copy

    complain(f"wrote {copy(session.library, to, damaged=damaged)}")


@click.command()
@click.argument("source", metavar="[FROM]", type=click.Path(path_type=Path), required=False)
@pass_session
def restore(session: Session, source: Path | None) -> None:
    """Replace the library with the backup FROM.

    Without FROM, with the newest backup beside it. The library that was there is kept beside it.
    """
    from reader.store.file.daily_backup import last_backup
    from reader.store.file.restore import restore as put_back

    now = session.clock()
    source = source or last_backup(session.paths.library, now=now)
    kept = put_back(source, session.paths.library, now=now)
    was = f"; what was there is kept as {kept}" if kept else ""
    complain(f"restored {session.paths.library} from {source}{was}")


@click.command()
@pass_session
def config(session: Session) -> None:
    """Show where files are and what is set."""
    from dataclasses import fields

    rows = [("config", str(session.paths.config_file)), ("library", str(session.paths.library))]
    rows += [("themes", str(session.paths.user_themes)), ("log", str(session.paths.log_file))]
    rows += [(item.name, repr(getattr(session.config, item.name))) for item in fields(session.config)]
    for line in columns(rows):
        say(line)


@click.command()
@pass_session
def themes(session: Session) -> None:
    """List the themes; set one in the config as theme = "NAME"."""
    from reader.app.themes import load_themes

    found = load_themes(packaged_themes(), session.paths.user_themes)
    for theme in found.good:
        say(f"{'*' if theme.name == session.config.theme else ' '} {theme.name}{'' if theme.dark else '  (light)'}")
    for trouble in found.problems:
        complain(trouble)


@click.group()
def sample() -> None:
    """The sample stories of the first run."""


@sample.command("add")
@pass_session
def sample_add(session: Session) -> None:
    """Add the sample stories, or bring them back."""
    from reader.sample import install, present

    if present(session.own_library):
        say("the sample stories are already here")
        return
    added = install(session.own_library, now=session.clock())
    say(f"{counted(added, 'sample story')} added")


@sample.command("remove")
@pass_session
def sample_remove(session: Session) -> None:
    """Remove the sample stories.

    What you noted, tagged or starred stays.
    """
    from reader.sample import remove

    taken = remove(session.own_library)
    if not taken:
        raise NothingFound("there are no sample stories here")
    say(f"{counted(taken, 'sample story')} removed")


@sample.command("build", hidden=True)
def sample_build() -> None:
    """Rebuild the marks and links shipped with the samples."""
    from reader.sample.build import build

    complain(f"wrote {build()}")


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the completion script for SHELL.

    In bash: eval "$(reader completion bash)"; the same in zsh; in fish: reader completion fish | source
    """
    from click.shell_completion import get_completion_class

    made = get_completion_class(shell)
    root = ctx.find_root()
    if made is not None:
        click.echo(made(root.command, {}, "reader", "_READER_COMPLETE").source())


COMMANDS = (doctor, backup, restore, config, themes, sample, completion)
