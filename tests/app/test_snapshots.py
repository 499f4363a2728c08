"""One picture of each screen in a dark and a light theme, of some in sixteen colors, compared with the one kept."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from reader.config import Config
from reader.model.event import FeedsOffered, OfferedFeed
from tests.app.conftest import MakeApp
from tests.app.driving import press, settle
from tests.app.lenses.test_versions_lens import edit
from tests.app.main.sources.test_sources_pane import in_folders

SCREENS: dict[str, tuple[str, ...]] = {
    "stories": (),
    "story": ("enter", "right_square_bracket", "right_square_bracket", "H", "right_square_bracket", "i"),
    "side": ("enter", "l", "j", "j"),
    "search": ("slash", *"bridge"),
    "help": ("question_mark",),
    "tag": ("t", *"+po"),
    "note": ("enter", "right_parenthesis", "a", *"Who signed it?"),
    "filter": ("F",),
    "sources": ("h", "G", "k"),
    "people": ("w",),
    "merge": ("w", "="),
    "figures": ("f",),
    "versions": ("j", "d"),
    "why": ("enter", "right_square_bracket", "right_square_bracket", "right_square_bracket", "i"),
    "selected": ("v", "j", "j"),
    "copy": ("enter", "right_square_bracket", "ctrl+y"),
    "timeline": ("V", "L"),
    "pipe": ("vertical_line", *"less -R"),
}


ALSO_SIXTEEN: dict[str, tuple[str, ...]] = {
    "reading": ("enter", "right_square_bracket"),
    "settings": ("C", *"text"),
    "palette": ("colon",),
    "palette-typed": ("colon", *"unsub"),
    "corrections": ("enter", "right_square_bracket", "exclamation_mark", *"not a st", "enter", "W"),
    "correct": ("enter", "right_square_bracket", "exclamation_mark"),
    "rules": ("ampersand",),
    "rule": ("B",),
    "add": ("plus",),
    "starter": ("plus", "enter"),
    "known": ("enter", "tilde"),
    "dossier": ("e",),
    "feed-settings": ("F", *"nordw", "tab", "E"),
    "found-feeds": ("plus", *"harbor.example", "enter"),
    "one-rule": ("B", "enter", "n", "ampersand"),
}
OFFERED = FeedsOffered(
    "harbor.example",
    (
        OfferedFeed("https://harbor.example/all.xml", "Harbor Post: all stories"),
        OfferedFeed("https://harbor.example/port.xml", "Harbor Post: port and shipping"),
        OfferedFeed("https://harbor.example/comments.xml", ""),
    ),
)
PICTURES = [
    *((name, theme) for name in SCREENS for theme in ("ink", "paper")),
    *((name, theme) for name in ALSO_SIXTEEN for theme in ("ink", "paper", "sixteen")),
]


@pytest.mark.parametrize(("name", "theme"), PICTURES)
def test_screen(snap_compare: Callable[..., bool], make_app: MakeApp, name: str, theme: str) -> None:
    async def reach(pilot: Pilot[None]) -> None:
        await press(pilot, *(SCREENS | ALSO_SIXTEEN)[name])
        if name == "found-feeds":
            app.reading.take_event(OFFERED)
            await settle(pilot)
        if name == "dossier":
            app.screen.query_one(Input).value = "/home/lena/dossier.md"  # it begins with the folder the tests run in
        await pilot.app.workers.wait_for_complete()
        for line in pilot.app.screen.query(Input):
            line.cursor_blink = False
        await settle(pilot)

    few = theme == "sixteen"
    app = make_app(config=Config(theme="ink" if few else theme), few_colors=few)
    if name == "versions":
        edit(app)
    if name == "sources":
        in_folders(app)
    assert snap_compare(app, terminal_size=(120, 40), run_before=reach)


@pytest.mark.parametrize("theme", ["ink", "paper"])
def test_empty(snap_compare: Callable[..., bool], make_app: MakeApp, theme: str) -> None:
    assert snap_compare(make_app((), config=Config(theme=theme)), terminal_size=(120, 40))


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
def test_other_sizes(snap_compare: Callable[..., bool], make_app: MakeApp, size: tuple[int, int]) -> None:
    async def reach(pilot: Pilot[None]) -> None:
        await press(pilot, "enter", "right_square_bracket")

    assert snap_compare(make_app(), terminal_size=size, run_before=reach)


def test_every_screen_is_kept_once() -> None:
    folder = Path(__file__).parent / "__snapshots__" / "test_snapshots"
    assert len(list(folder.iterdir())) == len(PICTURES) + 2 + 2
