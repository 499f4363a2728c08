"""Searches that find more of what is at hand, as watches of them are made: of a speaker, a figure, a thread."""

import re
from collections.abc import Sequence

from reader.app.state.search_scope import field_with
from reader.model.action import SetSearch
from reader.model.names import kind_of
from reader.model.safe_text import safe_line
from reader.store.search.saved_searches import SavedSearch

_NO_WORD = re.compile(r"[\d<>=~$€£¥]")
"""What makes a part of a thing's name a number or a comparison where a search has it."""


def of_speaker(name: str) -> SavedSearch | str:
    """What finds the stories that quote somebody; in words why nothing does, for one who is nobody in particular."""
    name = safe_line(name)
    if not name or kind_of(name) == "unnamed":
        return f"only speakers with a name can be watched{f', not “{name}”' if name else ''}"
    return SavedSearch(name, field_with("said", name))


def of_figure(thing: str) -> SavedSearch | str:
    """What finds the stories with figures of a thing; in words why nothing does."""
    words = [word for word in safe_line(thing).split() if not _NO_WORD.search(word)]
    if not words:
        return "this figure has no words by which it could be watched"
    return SavedSearch(" ".join(words), field_with("figure", " ".join(words)))


def of_thread(thread_id: int, name: str) -> SavedSearch:
    """What finds the stories of a thread, whatever it will be called."""
    line = f"thread:{thread_id}"
    return SavedSearch(safe_line(name) or line, line)


def toggled(kept: Sequence[SavedSearch], wanted: SavedSearch) -> SetSearch:
    """What makes a watch of a search, or of that one of the searches kept that asks the same; or takes the watch back.

    A search under the name that it got here is forgotten with its watch, one under a name of the reader's own stays.
    """
    same = next((one for one in kept if one.line == wanted.line), None)
    if same is None:
        return SetSearch(_free_name({one.name.casefold() for one in kept}, wanted), wanted.line, True)
    if not same.watched:
        return SetSearch(same.name, same.line, True)
    return SetSearch(same.name) if same.name in (wanted.name, wanted.line) else SetSearch(same.name, same.line)


def _free_name(taken: set[str], wanted: SavedSearch) -> str:
    """The name, or the line when another search has that name."""
    return wanted.line if wanted.name.casefold() in taken else wanted.name
