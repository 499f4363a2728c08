"""What stands in the rules above the panes: where one is in the list and in the story."""

from reader.app.keys.bindings import key_name
from reader.app.widgets.headline_window import Window
from reader.app.widgets.story.story_view import StoryView


def list_rule(window: Window, arrived: int, key: str) -> str:
    """Where the cursor stands in the list; instead of that, how many stories it does not show yet."""
    return f"{arrived:,} new: {key_name(key)} shows" if arrived else window.place_words


def story_rule(text: StoryView) -> tuple[str, str]:
    """The headline once it is out of sight; the match or mark one is at, and how much has been read."""
    words = []
    if text.matches:
        here = text.matches.index(text.current[0]) + 1 if text.current and text.current[0] in text.matches else 0
        words.append(f"match {here}/{len(text.matches)}" if here else _matches(len(text.matches)))
    elif (passage := text.current_passage()) is not None:
        words.append(f"mark {text.passages.index(passage) + 1}/{len(text.passages)}")
    if text.story is not None:
        words.append(_how_far(text))
    return text.story.title if text.story and text.top > 2 else "", " · ".join(words)


def _how_far(text: StoryView) -> str:
    """How far one has read, as one says it."""
    if not text.max_scroll_y:
        return "all"
    return "top" if not text.top else "end" if text.top >= text.max_scroll_y else f"{text.share_read:.0%} read"


def _matches(count: int) -> str:
    return f"{count} match{'es' * (count != 1)}"
