"""Where newsboat keeps its feeds and what was read of them."""

from collections.abc import Mapping
from pathlib import Path

_URLS = ("{home}/.newsboat/urls", "{config}/newsboat/urls")
_CACHES = ("{home}/.newsboat/cache.db", "{data}/newsboat/cache.db")


def newsboat_files(environ: Mapping[str, str]) -> tuple[Path, ...]:
    """The list of feeds and the cache that are there, in this order; nothing without a list."""
    if not (home := environ.get("HOME", "")):
        return ()
    folders = {
        "home": home,
        "config": environ.get("XDG_CONFIG_HOME") or f"{home}/.config",
        "data": environ.get("XDG_DATA_HOME") or f"{home}/.local/share",
    }
    urls = _first(_URLS, folders)
    return (*urls, *_first(_CACHES, folders)) if urls else ()


def _first(places: tuple[str, ...], folders: Mapping[str, str]) -> list[Path]:
    paths = (Path(place.format(**folders)) for place in places)
    return [path for path in paths if _holds_something(path)][:1]


def _holds_something(path: Path) -> bool:
    try:
        return path.is_file() and path.stat().st_size > 0
    except OSError:
        return False
