"""Why a story is related is found by the companion: the screen's process analyzes nothing."""

import subprocess
import sys
from pathlib import Path

from reader.model.event import ReasonsFound
from reader.model.link import Link, Reason
from reader.model.queries.query import Query
from reader.store.file.library import open_library
from reader.store.relations import links
from reader.store.texts.stories import headlines
from tests.app.conftest import on_screen
from tests.app.driving import press, settle
from tests.app.main.test_add_feed import Asking
from tests.app.main.test_reading import story_at
from tests.app.stories import HARBOR, LIBRARY, NOW


async def test_reasons_that_are_missing_are_asked_for_once_and_shown_when_found(tmp_path: Path) -> None:
    app = Asking(tmp_path)
    with open_library(app.session.paths.library, now=NOW) as lib:
        ids = {row.title: row.id for row in headlines(lib, Query())}
        first, second = ids[HARBOR.title], ids[LIBRARY.title]
        with lib.atomic():
            links.write(lib, [Link(first, second, 0.8, "event")])
    async with app.run_test(size=(160, 80)) as pilot:
        await settle(pilot)
        assert story_at(app) == HARBOR.title
        assert app.asked == [{"story": first}]
        with open_library(app.session.paths.library, now=NOW) as lib, lib.atomic():
            links.put_reasons(lib, first, second, [Reason("person", "Ottilie Brand")])
        app.reading.take_event(ReasonsFound(first))
        app.reading.settle()
        await settle(pilot)
        assert on_screen(app, "Ottilie Brand")
        await press(pilot, "J", "K")
        assert app.asked.count({"story": first}) == 1


def test_the_screen_imports_no_reasoner() -> None:
    code = (
        "import sys, reader.app.app, reader.app.main.main_view, reader.app.lenses.shared_passages_lens;"
        "print([name for name in sys.modules if name.endswith(('related.reasons', 'link.link_reasons'))])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
