"""Renew the moving picture: python -m tests.recording; asciinema play docs/reader.cast shows it.

The app itself plays it, without a terminal: the first run's stories in a library that is thrown away, keys pressed at
set times by a fixed clock, so that equal programs give equal recordings. The file is of asciicast's second version
(docs.asciinema.org/manual/asciicast/v2); of each picture only what changed is written.
"""

import asyncio
import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path

from rich.cells import cell_len
from rich.style import Style
from textual._compositor import LayoutUpdate

from reader.app.app import ReaderApp
from reader.config import Config
from tests.app.driving import press, settle
from tests.picture import NOW, first_run

RECORDING = Path(__file__).parent.parent / "docs" / "reader.cast"
SIZE = (120, 34)
"""Columns and rows."""
KEYSTROKE, LOOK = 0.12, 1.6
"""Seconds a key of a word takes, and those one looks at what a key brought."""
PLAY: tuple[tuple[float, str], ...] = (
    (2.5, "j"), (1.0, "j"), (LOOK, "enter"),
    *((1.2, "right_square_bracket") for _ in range(4)), (LOOK, "i"), (2.5, "escape"),
    (LOOK, "a"), *((KEYSTROKE, letter) for letter in "ask the line"), (1.2, "escape"),
    (2.0, "x"), (1.0, "j"), (LOOK, "escape"),
    (1.2, "w"), (1.0, "j"), (LOOK, "escape"),
    (1.2, "f"), (1.0, "j"), (LOOK, "escape"),
    (1.2, "slash"), *((KEYSTROKE, letter) for letter in "said:Pell"), (1.2, "enter"), (LOOK, "enter"),
    (3.0, ""),
)  # fmt: skip
"""Seconds to wait, and the key pressed after them."""


def main() -> None:
    """Write the recording."""
    with tempfile.TemporaryDirectory() as folder:
        paths, config = first_run(Path(folder)), replace(Config(), theme="ink")
        app = ReaderApp(paths, config=config, background=False, now=lambda: NOW)
        app.animation_level = "none"
        frames = asyncio.run(_played(app))
    RECORDING.write_text("".join(f"{line}\n" for line in _cast(frames)), encoding="utf-8")
    print(f"wrote {RECORDING}: {len(frames)} pictures, {RECORDING.stat().st_size // 1000} kB")


async def _played(app: ReaderApp) -> list[tuple[float, "Picture"]]:
    """When each picture appears, in seconds from the start, and the picture."""
    frames: list[tuple[float, Picture]] = []
    seconds = 0.0
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        frames.append((0.0, _picture(app)))
        for wait, key in PLAY:
            seconds += wait
            if key:
                await press(pilot, key)
            frames.append((seconds, _picture(app)))
    return frames


Look = tuple[str, str, str]
"""The codes of a letter's marks, color and ground."""
Picture = list[list[tuple[str, Look]]]
"""Its rows: letters and how they look."""


def _picture(app: ReaderApp) -> Picture:
    """The screen as it is."""
    update = app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)
    assert isinstance(update, LayoutUpdate)
    return [
        [(letter, _look(style or Style())) for strip in row for text, style, _ in strip for letter in text]
        for row in update.strips
    ]


def _look(style: Style) -> Look:
    marks = ["1"] * bool(style.bold) + ["3"] * bool(style.italic) + ["4"] * bool(style.underline)
    marks += ["2"] * bool(style.dim) + ["7"] * bool(style.reverse) + ["9"] * bool(style.strike)
    ink = ";".join(style.color.get_ansi_codes()) if style.color else "39"
    ground = ";".join(style.bgcolor.get_ansi_codes(foreground=False)) if style.bgcolor else "49"
    return ";".join(marks), ink, ground


def _cast(frames: Sequence[tuple[float, Picture]]) -> Iterator[str]:
    width, height = SIZE
    head = {"version": 2, "width": width, "height": height, "timestamp": int(NOW.timestamp()), "title": "reader"}
    yield json.dumps(head)
    before: Picture = [[] for _ in range(height)]
    for seconds, picture in frames:
        rows = enumerate(zip(picture, before, strict=True), 1)
        changed = "".join("".join(_changes(number, new, old)) for number, (new, old) in rows)
        begin = "" if before[0] else "\x1b[?25l\x1b[2J"
        yield json.dumps([round(seconds, 2), "o", begin + changed], ensure_ascii=False)
        before = picture


def _changes(number: int, new: list[tuple[str, Look]], old: list[tuple[str, Look]]) -> Iterator[str]:
    """What is written to make a row another one: from the first letter that differs to the last."""
    first = next((at for at, pair in enumerate(zip_longest(new, old)) if pair[0] != pair[1]), None)
    if first is None:
        return
    last = len(new)
    while len(new) == len(old) and new[last - 1] == old[last - 1]:
        last -= 1
    yield f"\x1b[{number};{cell_len(''.join(letter for letter, _ in new[:first])) + 1}H"
    before: Look | None = None
    for letter, look in new[first:last]:
        if before is None or look[0] != before[0]:
            yield f"\x1b[{';'.join(part for part in ('0', *look) if part)}m"
        elif changed := ";".join(code for code, was in zip(look[1:], before[1:], strict=True) if code != was):
            yield f"\x1b[{changed}m"
        before = look
        yield letter


if __name__ == "__main__":
    main()
