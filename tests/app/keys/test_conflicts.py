"""Keys of the config file that do not do what they say are told, whichever pane they clash in."""

import pytest

from reader.app.config_editor import problems_with_keys
from reader.config import Config
from tests.app.conftest import MakeApp, on_screen
from tests.app.driving import press, settle


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ({}, []),
        ({"story.star": "f6"}, []),
        ({"list.down": "j,ctrl+n"}, []),
        ({"storry.star": "B"}, ['a key for "storry.star", which is no action; did you mean "story.star"?']),
        ({"zzz": "B"}, ['a key for "zzz", which is no action; the help (?) lists them']),
        ({"story.star": "ctrl+i"}, ['gives ^I to "story.star": terminals take it for Tab']),
        ({"story.star": "f5,ctrl+pagedown,[,alt+x"}, []),
        ({"story.star": "ctrl-b"}, ['gives ctrl-b to "story.star": no key has that name']),
        (
            {"story.star": "j"},
            [
                'j is both "list.down" and "story.star": in the headlines it does the first',
                'j is both "text.down" and "story.star": in the story it does the first',
                'j is both "side.down" and "story.star": in the side pane it does the first',
            ],
        ),
        ({"people.merge": "i"}, ['i is both "people.merge" and "people.why": in the speakers lens it does the first']),
        ({"thread.put": "c"}, ['c is both "thread.put" and "thread.compare": in the thread it does the first']),
        ({"compare.next": "h"}, ['h is both "compare.next" and "pair.left": in the comparison it does the first']),
        ({"versions.folds": "j"}, ['j is both "lens.down" and "versions.folds": in the versions it does the first']),
        ({"undo": "L"}, ['L is both "thread.timeline" and "undo": in the thread it does the first']),
        ({"feeds.add": "w"}, ['w is both "feeds.add" and "lens.people"']),
        ({"lens.people": "plus"}, ['+ is both "lens.people" and "feeds.add": in the headlines it does the first']),
    ],
)
def test_what_is_told(keys: dict[str, str], told: list[str]) -> None:
    found = problems_with_keys(Config(keys=keys))
    assert bool(found) == bool(told)
    for words in told:
        assert any(words in line for line in found), found


def test_our_own_keys_do_not_clash_with_themselves() -> None:
    assert problems_with_keys(Config(keys={"quit": "Q"})) == []


@pytest.mark.parametrize(("action", "key", "title"), [("feeds.add", "w", "Add"), ("lens.people", "plus", "Who said")])
async def test_what_is_told_first_is_done(make_app: MakeApp, action: str, key: str, title: str) -> None:
    app = make_app(config=Config(keys={action: key}))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, key)
        assert on_screen(app, title)


async def test_it_is_told_at_the_start(make_app: MakeApp) -> None:
    app = make_app(config=Config(keys={"story.star": "j"}))
    async with app.run_test(size=(200, 40)) as pilot:
        await settle(pilot)
        await settle(pilot)
        (told,) = [one.message for one in app._notifications]
        assert 'j is both "list.down" and "story.star": in the headlines it does the first' in told
