"""Every place on disk the program uses.

Folders are values handed down from the entry point, so a test passes its own and patches nothing.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from reader.errors import ReaderError

APP_NAME = "reader-tui"
"""The distribution's name; the library called `reader` on the package index is another project."""


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders of one user, and the library file."""

    config_dir: Path
    data_dir: Path
    state_dir: Path
    library: Path
    library_is_named: bool = False
    """Whether the user has named the library: then the name may be mistyped, and only what is added makes one."""

    @property
    def config_file(self) -> Path:
        """The user's settings; may not exist."""
        return self.config_dir / "config.toml"

    @property
    def user_themes(self) -> Path:
        """The user's own theme files; may not exist."""
        return self.config_dir / "themes"

    @property
    def log_file(self) -> Path:
        """Where the background process writes what it could not show."""
        return self.state_dir / "reader.log"


def user_paths(environ: Mapping[str, str] = os.environ) -> Paths:
    """The platform's folders for this user (XDG on Linux); the variable `READER_LIBRARY` names another library."""
    from platformdirs import PlatformDirs

    dirs = PlatformDirs(APP_NAME, appauthor=False)
    named = environ.get("READER_LIBRARY")
    return Paths(
        config_dir=Path(dirs.user_config_dir),
        data_dir=Path(dirs.user_data_dir),
        state_dir=Path(dirs.user_state_dir),
        library=expanded(Path(named) if named else Path(dirs.user_data_dir) / "library.db"),
        library_is_named=bool(named),
    )


def expanded(path: Path) -> Path:
    """`path` with the home folder in place of ~, absolute. Raises ReaderError for the home of somebody unknown."""
    try:
        return path.expanduser().absolute()
    except RuntimeError as error:
        raise ReaderError(f"there is no home folder {path.parts[0]}: name the folder in full") from error


def packaged_themes() -> Path:
    """The themes shipped with the program: beside the package in a checkout, inside it in a wheel."""
    here = Path(__file__).parent
    shipped = here / "themes"
    return shipped if shipped.is_dir() else here.parent / "themes"


def open_log(path: Path) -> TextIO:
    """A log to append to, which only its owner can read; raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    return os.fdopen(handle, "w", encoding="utf-8", errors="replace")
