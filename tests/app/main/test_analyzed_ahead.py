"""A story without marks gets them before all others, and the next ones in the list with it."""

from dataclasses import replace
from pathlib import Path

from reader.app.app import ReaderApp
from reader.app.messages import Ask
from reader.config import Config
from tests.app.conftest import filled
from tests.app.driving import press
from tests.app.stories import NOW, Sample

PLAIN = Sample("", "Harbor Post", "", 0, "The ferry was late again.", analyzed=False)
STORIES = [replace(PLAIN, title=f"Ferry {number}", hours_ago=number) for number in range(1, 8)]


class Asking(ReaderApp):
    """Keeps which stories it asks to be analyzed."""

    def __init__(self, folder: Path) -> None:
        done = [replace(STORIES[at], analyzed=at in (0, 2)) for at in range(len(STORIES))]
        super().__init__(filled(folder, done), config=Config(), background=False, now=lambda: NOW, rest=0.0)
        self.asked: list[list[str]] = []

    def on_ask(self, event: Ask) -> None:
        if event.command == "analyze":
            rows = {row.id: row.title for row in self.reading.main.headlines.window.rows}
            self.asked.append([rows[story_id] for story_id in event.details["stories"]])  # type: ignore[attr-defined]


async def test_the_story_shown_and_the_next_three_are_analyzed_first(tmp_path: Path) -> None:
    app = Asking(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        assert app.asked == [["Ferry 2", "Ferry 4"]]
        await press(pilot, "j", "enter")
        assert app.asked[1] == ["Ferry 2", "Ferry 4", "Ferry 5"]
        assert ["Ferry 2"] in app.asked
        await press(pilot, "q", "G")
        assert app.asked[-1] == ["Ferry 7"]
