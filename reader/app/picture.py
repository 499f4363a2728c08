"""A picture of the program as SVG, for the README: the app run without a terminal, keys pressed, the screen drawn."""

import asyncio
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from reader.config import Config
from reader.paths import Paths

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from reader.app.app import ReaderApp


def take_picture(
    paths: Paths,
    config: Config,
    *,
    size: tuple[int, int] = (120, 40),
    theme: str = "",
    keys: Sequence[str] = (),
    now: Callable[[], datetime],
    title: str = "reader",
) -> str:
    """The screen of `size` columns and rows as SVG, after `keys` ("enter", "j", "ctrl+o", …) were pressed.

    `theme` wins over the one in `config`. No companion process runs and nothing moves, so equal libraries and clocks
    give equal pictures. The stories opened on the way become read in the library: hand in one that may change. Raises
    LibraryError when the library cannot be used.
    """
    from reader.app.app import ReaderApp

    app = ReaderApp(paths, config=replace(config, theme=theme or config.theme), background=False, now=now)
    app.animation_level = "none"
    return asyncio.run(_drawn(app, size, keys, title))


async def _drawn(app: "ReaderApp", size: tuple[int, int], keys: Sequence[str], title: str) -> str:
    async with app.run_test(size=size) as pilot:
        await _settle(app, pilot)
        for key in keys:
            await pilot.press(key)
            await _settle(app, pilot)
        return _self_contained(app.export_screenshot(title=title))


async def _settle(app: "ReaderApp", pilot: "Pilot[None]") -> None:
    await app.workers.wait_for_complete()
    await pilot.pause()


_FONT_FACE = re.compile(r"\s*@font-face \{.*?\}\s*?\n", re.DOTALL)
_TEXT = re.compile(r'x="([\d.]+)" (y="[\d.]+") textLength="([\d.]+)"([^>]*)>((?:&#160;)*)([^<]*?)((?:&#160;)*)</text>')
_SPACE = "&#160;"


def _self_contained(svg: str) -> str:
    """The picture without fonts from the net, and with every piece of text where its first letter stands.

    Some programs that draw SVG drop spaces at the ends of a piece, which moves or stretches the rest.
    """

    def placed(match: re.Match[str]) -> str:
        left, y, length, rest, before, text, after = match.groups()
        if not text:
            return match.group()
        cell = float(length) / (len(re.sub(r"&[^;]+;", " ", before + text + after)) or 1)
        spaces, tail = len(before) // len(_SPACE), len(after) // len(_SPACE)
        x, wide = float(left) + spaces * cell, float(length) - (spaces + tail) * cell
        return f'x="{x:.1f}" {y} textLength="{wide:.1f}"{rest}>{text}</text>'

    return _TEXT.sub(placed, _FONT_FACE.sub("", svg))
