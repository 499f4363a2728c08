"""The table of keys says what the bindings are today."""

import re

from reader.app.action_registry import every_action
from tests.keytable import PAGE, page


def test_the_table_of_keys_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "renew it: python -m tests.keytable"


def test_every_action_stands_in_it_once() -> None:
    assert sorted(re.findall(r"`([^`]+)` \|$", page(), re.MULTILINE)) == sorted(every_action())
