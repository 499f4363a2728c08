"""One picture of each lens over a few stories in a dark and a light theme, compared with the one kept."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.app.driving import press, settle
from tests.app.samples import DEATHS, STRIKE, TO_RELATED, sample_app

SCREENS: dict[str, tuple[str, tuple[str, ...]]] = {
    "thread": (DEATHS, ("x",)),
    "timeline": (DEATHS, ("L",)),
    "compare": (STRIKE, ("c", "J", "J")),
    "passages": (STRIKE, (*TO_RELATED, "i", "l")),
}


@pytest.mark.parametrize("theme", ["ink", "paper"])
@pytest.mark.parametrize("name", SCREENS)
def test_screen(snap_compare: Callable[..., bool], tmp_path: Path, name: str, theme: str) -> None:
    title, keys = SCREENS[name]

    async def reach(pilot: Pilot[None]) -> None:
        await pilot.app.workers.wait_for_complete()
        await settle(pilot)
        await press(pilot, *keys)

    assert snap_compare(sample_app(tmp_path, title, theme=theme), terminal_size=(120, 40), run_before=reach)
