"""Which stories show their page, and which can."""

from dataclasses import replace

from reader.model.action import ShowText
from reader.store.file.library import Library
from reader.store.texts.page_texts import PageTexts, page_texts
from reader.store.texts.stories import save_story
from reader.store.texts.story_texts import put_page, show_text
from tests.builders import NOW, clean_story


def test_stories_are_sorted_by_what_can_be_done_about_their_page(library: Library) -> None:
    without, wanted, shown, beside = (
        save_story(library, clean_story(guid=name, text=f"Words of {name}.", url=url), feed_id=None, now=NOW).id
        for name, url in (("a", ""), ("b", "http://127.0.0.1/b"), ("c", "http://127.0.0.1/c"), ("d", "http://x/d"))
    )
    for story_id, name in ((shown, "c"), (beside, "d")):
        put_page(library, story_id, replace(clean_story(guid=name, text=f"The page of {name}.")))
    show_text(library, ShowText(beside, "feed"))
    found = page_texts(library, [shown, 9999, beside, wanted, without])
    assert found == PageTexts((wanted,), (beside,), (shown,), (without,))
