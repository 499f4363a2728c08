"""Opening an address in the user's browser: http and https only, as an argument list, never through a shell."""

import os
import shlex
import shutil
import subprocess
import sys
import threading
from collections.abc import Mapping
from urllib.parse import urlsplit

from reader.errors import ReaderError
from reader.model.safe_text import safe_line


def browser_command(url: str, environ: Mapping[str, str] = os.environ) -> list[str]:
    """The argument list that opens `url`: the variable BROWSER (its first entry), else the platform's opener.

    Raises ReaderError for anything but an http or https address, and when there is no browser to call.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname or url != "".join(safe_line(url).split()):
        raise ReaderError("this story has no web address that can be opened")
    chosen = environ.get("BROWSER", "").split(os.pathsep)[0]
    if chosen:
        try:
            command = shlex.split(chosen)
        except ValueError as error:
            raise ReaderError(f"the variable BROWSER cannot be understood: {error}") from error
        return [part.replace("%s", url) for part in command] if "%s" in chosen else [*command, url]
    opener = "open" if sys.platform == "darwin" else "xdg-open"
    if not shutil.which(opener):
        raise ReaderError(f"no browser found: set the variable BROWSER; the address is {url}")
    return [opener, url]


def open_in_browser(url: str, environ: Mapping[str, str] = os.environ) -> None:
    """Start the browser and do not wait for it. Raises ReaderError when it cannot be started."""
    command = browser_command(url, environ)
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise ReaderError(f"the browser {command[0]} cannot be started: {error.strerror}") from error
    # somebody must take note of its end, or it stays in the table of processes
    threading.Thread(target=process.wait, daemon=True, name="browser").start()
