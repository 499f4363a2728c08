"""Commands of the shell: what they get, what they cannot do, what is told of them."""

import json
from pathlib import Path

import pytest

from reader.app.config_editor import problems_with_keys
from reader.app.outside.own_commands import OwnCommand, line_of, read_commands
from reader.app.outside.pipe_history import keep_line, used_lines
from reader.config import Config, load_config
from reader.export.story_forms import story_json, story_markdown, story_variables
from reader.model.queries.query import Query
from reader.paths import Paths
from reader.store.file.library import open_library
from reader.store.texts.stories import get_story, headlines
from tests.app.conftest import MakeApp, on_screen, seen
from tests.app.driving import press
from tests.app.stories import GRAIN, HARBOR, NOW, SAMPLES, UNION, Sample

EVIL = Sample(
    'Gate opens\'; touch "$HOME/pwned" `touch pwned` $(touch pwned)', "Har$(touch pwned)bor", "", 0.5, "Nothing else."
)

WRONG = [
    ({"m": 3}, "m", "should be a line such as"),
    ({"m": {"key": "ctrl+e"}}, "m", "should be a line such as"),
    ({"m": {"run": " "}}, "m", "should be a line such as"),
    ({"m": {"run": "x", "sned": "text"}}, "m", 'has "sned", which is nothing known; did you mean "send"?'),
    ({"m": {"run": "x", "send": "xml"}}, "m", "should have one of text, markdown, json, address, nothing"),
    ({"m": {"run": "x", "show": 3}}, "m", 'should have text in quotes as "show"'),
    ({"m": {"run": "x", "key": "ctrl+c"}}, "m", "has a key that cannot be"),
    ({"a": {"run": "x", "key": "f5"}, "b": {"run": "y", "key": "f5"}}, "b", 'has the key of the command "a"'),
    ({"no name": "x"}, "no name", "should have a name of letters"),
]


@pytest.mark.parametrize(("given", "name", "words"), WRONG)
def test_a_command_that_cannot_be_is_told_and_the_others_work(given: dict[str, object], name: str, words: str) -> None:
    good, wrong = read_commands({**given, "fine": "wc"})
    assert words in wrong[name]
    assert OwnCommand("fine", "wc") in good


def test_the_line_of_what_is_wrong_is_found() -> None:
    text = 'theme = "ink"\n\n[commands]\na = "x"\n"b" = 3\n[commands.c]\nrun = ""\n[macros]\na = []\n'
    assert [line_of(text, "commands", name) for name in "abcd"] == [4, 5, 6, 0]
    assert line_of(text, "macros", "a") == 9


def test_what_is_wrong_in_the_config_file_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('[commands]\nfine = "wc"\n[commands.mpv]\nrun = "mpv"\nkey = "j"\n[commands.bad]\nrum = "x"\n'
                    '[macros]\nk = ["commands.fine"]\nl = ["commands.none"]\n')  # fmt: skip
    problems = problems_with_keys(load_config(path), path)
    assert any(one.startswith('line 6: the command "bad" of the config file') for one in problems)
    assert any('j is both "list.down" and "commands.mpv"' in one for one in problems)
    assert any(one.startswith('line 10: the macro "l"') and "commands.none" in one for one in problems)
    assert not any('"k"' in one for one in problems), "a macro may name a command"


def test_lines_used_come_back_last_first(tmp_path: Path) -> None:
    assert used_lines(tmp_path / "none") == []
    for line in ("wc", "less -R", "wc", "tee\nx"):
        keep_line(tmp_path / "state", line)
    assert used_lines(tmp_path / "state") == ["tee x", "wc", "less -R"]
    assert (tmp_path / "state" / "commands.txt").stat().st_mode & 0o777 == 0o600


def test_a_story_as_other_programs_take_it(paths: Paths) -> None:
    with open_library(paths.library, now=NOW, read_only=True) as lib:
        ids = {row.title: row.id for row in headlines(lib, Query())}
        harbor, grain = get_story(lib, ids[HARBOR.title]), get_story(lib, ids[GRAIN.title])
    text = story_markdown(harbor, NOW.tzinfo)
    assert text.startswith("# Harbor bridge to stay shut until spring, port says\n\nHarbor Post, Lena Aro, 21 November")
    plain = json.loads(story_json(harbor, harbor.analysis.quotes[0].spans[0] if harbor.analysis else None))
    assert plain["outlet"] == "Harbor Post"
    assert plain["passage"].startswith("The lifting bridge")
    assert plain["statements"][0]["speaker"] == "Anton Belkin"
    assert "40 million crowns a week" in plain["figures"]
    known = story_variables([harbor, grain])
    assert known["READER_TITLE"].splitlines() == [HARBOR.title, GRAIN.title]
    assert known["READER_FEED"].splitlines() == [harbor.source, grain.source]
    assert len(known["READER_URL"].splitlines()) == 2


async def test_what_is_sent_is_chosen_with_tab_and_lines_come_back(make_app: MakeApp, tmp_path: Path) -> None:
    app, out = make_app(), tmp_path / "out.txt"
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "vertical_line", "tab", *f"cat > {out}", "enter")
        assert on_screen(app, "given to cat")
        assert out.read_text().startswith("# Harbor bridge")
        await press(pilot, "vertical_line", "up", "tab", "tab", "enter")
        assert json.loads(out.read_text())["title"] == HARBOR.title
        await press(pilot, "vertical_line", "up", "tab", "tab", "tab", "enter")
        assert out.read_text().startswith("https://news.example/")
        await press(pilot, "vertical_line", *f'echo "$READER_FEED" | tr a-z A-Z > {out}', "enter")
        assert out.read_text() == "HARBOR POST\n", "a line is the shell's, pipes and all"


async def test_several_stories_go_one_after_the_other(make_app: MakeApp, tmp_path: Path) -> None:
    app, out = make_app(), tmp_path / "out.txt"
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "v", "j", "vertical_line", *f'cat > {out}; echo "$READER_TITLE" >> {out}', "enter")
        words = out.read_text()
        assert HARBOR.text in words
        assert UNION.text in words
        assert words.count(UNION.title) == 2
        assert on_screen(app, "2 selected"), "nothing was changed, so they stay selected"


async def test_no_headline_is_ever_obeyed(make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    config = Config(commands={"show": {"run": 'printf "%s" "$READER_TITLE$READER_FEED" > out.txt', "show": "quiet"}},
                    macros={"k": ["commands.show"]})  # fmt: skip
    app = make_app([EVIL], config=config, environ={"HOME": str(tmp_path)})
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "comma", "k")
        assert Path("out.txt").read_text() == EVIL.title + EVIL.source
        await press(pilot, "vertical_line", *'echo "$READER_TITLE" | cat > out.txt', "enter")
        assert Path("out.txt").read_text() == f"{EVIL.title}\n"
    assert not list(tmp_path.rglob("pwned"))


async def test_own_commands_have_keys_and_stand_in_palette_and_help(make_app: MakeApp, tmp_path: Path) -> None:
    out = tmp_path / "out.txt"
    config = Config(commands={
        "mark": {"run": f"cat > {out}", "key": "ctrl+e", "send": "address", "show": "quiet", "description": "mark it"},
        "words": f"wc -w > {out}",
        "fails": {"run": "echo no such thing >&2; exit 3", "show": "quiet"},
        "tells": {"run": "echo all is well", "show": "quiet", "key": "ctrl+k"},
    })  # fmt: skip
    app = make_app(SAMPLES, config=config)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "ctrl+e")
        assert out.read_text().startswith("https://news.example/")
        await press(pilot, "enter", "ctrl+k")
        assert on_screen(app, "tells: all is well")
        await press(pilot, "colon", *"wc -w", "enter")
        assert int(out.read_text()) > 100
        await press(pilot, "colon", *"no such thing", "enter")
        assert on_screen(app, "fails ended with 3: no such thing")
        await press(pilot, "question_mark")
        helped = ""
        for _ in range(12):
            helped += "\n".join(seen(app))
            await press(pilot, "pagedown")
        assert "mark it" in helped
        assert "wc -w" in helped
