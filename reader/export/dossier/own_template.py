"""A dossier through a template of the reader's own: a Jinja2 file `NAME.EXT.j2` in the folder `templates`.

Templates run in a sandbox, reach no file outside their folder, and see the values of `dossier.py` alone. A field that
is not there is an error, and with an error nothing is written.
"""

import json
import re
import traceback
from dataclasses import fields
from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.export.dossier.dossier import Dossier
from reader.export.dossier.wording import date_words
from reader.model.safe_text import safe_line

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

ENDING = ".j2"
FOLDER = "templates"
"""In the folder of the settings."""
_MARKUP = ("html", "htm", "xml")
"""Endings of files in which every value is escaped."""


def templates(config_dir: Path) -> tuple[str, ...]:
    """What templates there are, "press.md" for `press.md.j2`."""
    try:
        found = sorted((config_dir / FOLDER).glob(f"*{ENDING}"))
    except OSError:
        return ()
    return tuple(path.name.removesuffix(ENDING) for path in found if path.is_file() and not path.name.startswith("."))


def template_named(config_dir: Path, name: str) -> str:
    """The template called `name`, with or without the ending of what it makes; raises ReaderError in words."""
    every = templates(config_dir)
    bare = name.removesuffix(ENDING)
    found = [one for one in every if one == bare] or [one for one in every if one.split(".")[0] == bare]
    if len(found) == 1:
        return found[0]
    where = config_dir / FOLDER
    if found:
        raise ReaderError(f'"{safe_line(name)}" may be {" or ".join(found)}; give the whole name')
    there = f"there are {', '.join(every)}" if every else "there is none yet"
    raise ReaderError(f'there is no template "{safe_line(name)}" in {where}; {there}')


def filled(config_dir: Path, name: str, dossier: Dossier, zone: tzinfo | None = None) -> str:
    """The text that the template `name` (one of `templates`) makes of a dossier.

    Raises ReaderError with file, line and what is wrong there.
    """
    from jinja2 import TemplateError, TemplateSyntaxError

    folder = config_dir / FOLDER
    values = {one.name: getattr(dossier, one.name) for one in fields(dossier)}
    try:
        template = _environment(folder, name, zone).get_template(name + ENDING)
        return template.render(values, source=dossier.source)
    except TemplateSyntaxError as error:
        where = error.filename or str(folder / f"{name}{ENDING}")
        raise ReaderError(f"{where}, line {error.lineno}: {_sentence(error.message or 'cannot be read')}") from error
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError, OSError,
            RecursionError) as error:  # fmt: skip
        file, line = _place(error, folder, name)
        raise ReaderError(f"{file}, line {line}: {_sentence(_fault(error))}") from error


def _environment(folder: Path, name: str, zone: tzinfo | None) -> "ImmutableSandboxedEnvironment":
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        loader=FileSystemLoader(folder),
        autoescape=name.rpartition(".")[2].lower() in _MARKUP,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )

    def local(when: date | datetime | None) -> date | None:
        return when.astimezone(zone).date() if isinstance(when, datetime) else when

    def day(when: date | datetime | None) -> str:
        found = local(when)
        return date_words(found) if found else ""

    def iso(when: date | datetime | None) -> str:
        found = local(when)
        return found.isoformat() if found else ""

    environment.filters |= {"day": day, "iso": iso, "json": lambda value: json.dumps(value, ensure_ascii=False)}
    return environment


def _place(error: BaseException, folder: Path, name: str) -> tuple[str, int]:
    """File and line of the template where an error arose."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if Path(frame.filename).is_relative_to(folder)]
    return (own[-1].filename, own[-1].lineno or 1) if own else (str(folder / f"{name}{ENDING}"), 1)


_NO_FIELD = re.compile(r"has no attribute '(\w+)'|^'(\w+)' is undefined|has no element '?(\w+)")


def _fault(error: BaseException) -> str:
    words = str(error) or type(error).__name__
    match = _NO_FIELD.search(words)
    return f"there is no field “{next(filter(None, match.groups()))}” here" if match else words


def _sentence(words: str) -> str:
    return safe_line(words).rstrip(".")
