"""What a search begins with where the list shows a feed, a folder or a tag: one can see it, change it and save it."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from reader.app.state.list_views import View
from reader.model.feed import Feed


def scope_line(view: View, feeds: Sequence[Feed]) -> str:
    """The beginning of a search line that asks for no more than the list shows; empty in a list of all stories."""
    query = view.query
    if view.text:
        return view.text
    parts = [field_with("folder", folder) for folder in query.folders]
    parts += [f"tag:{tag}" for tag in query.tags]
    parts += [f"is:{state}" for state in query.states if state in ("starred", "noted")]
    feed = next((feed for feed in feeds if feed.id == query.feed_id), None)
    if feed is not None:
        parts.append(field_with("feed", _name_of_its_own(feed, feeds)))
    return "".join(f"{part} " for part in parts)


def _name_of_its_own(feed: Feed, feeds: Sequence[Feed]) -> str:
    """What finds this feed and no other: its name, else its address."""
    part = feed.name.casefold()
    others = [one for one in feeds if one.id != feed.id and part in f"{one.title}\n{one.url}".casefold()]
    if not others and feed.title:
        return feed.name
    place = urlsplit(feed.url)
    return f"{place.hostname or ''}{place.path}" if place.hostname else feed.name


def field_with(name: str, value: str) -> str:
    """A field of the search language with a value: `said:"Ina Roth"`."""
    value = " ".join(value.replace('"', " ").split())
    return f'{name}:"{value}"' if " " in value else f"{name}:{value}"
