"""A dossier as a folder of Markdown notes with links between them, as Obsidian and its like read it.

One note tells of the whole, one of each speaker with a name of their own, one of each story; front matter holds what a
program may ask for.
"""

import json
import re
from collections.abc import Iterable
from datetime import UTC

from reader.export.dossier.dossier import Dossier, Source, Speaker
from reader.export.dossier.markdown_form import asked_line, said_line, source_line
from reader.export.dossier.wording import (
    FIGURES,
    NOTES,
    SOURCES,
    TIMELINE,
    UNANSWERED,
    WHO,
    date_words,
    event_days,
    extent,
    heading,
)
from reader.export.markdown_format import inline, passage_blocks

_BAD = re.compile(r'[\\/:*?"<>|#^\[\]%\x00-\x1f]+')
"""What no file system, or no link between notes, allows in a name."""
_LONGEST = 80
"""Characters of a name; far below every file system's limit in bytes, in every script."""


def notes(dossier: Dossier) -> dict[str, str]:
    """The text of every note by its path inside the folder. Days are UTC days."""
    stories = _names((f"{one.outlet} – {one.title}" if one.outlet else one.title for one in dossier.sources), "Stories")
    speakers = _names((one.name for one in dossier.speakers), "Speakers")
    links = {source.number: f"[[{path}]]" for source, path in zip(dossier.sources, stories, strict=True)}
    found = {f"{_clean(heading(dossier))}.md": _whole(dossier, speakers, links)}
    for speaker, path in zip(dossier.speakers, speakers, strict=True):
        found[f"{path}.md"] = _speaker(speaker, links)
    for source, path in zip(dossier.sources, stories, strict=True):
        heard = [(one, at) for one, at in zip(dossier.speakers, speakers, strict=True) if _speaks(one, source)]
        found[f"{path}.md"] = _story(dossier, source, heard)
    return found


def _whole(dossier: Dossier, speakers: list[str], links: dict[int, str]) -> str:
    blocks = [_front(kind="dossier"), f"# {inline(heading(dossier))}", extent(dossier, UTC)]
    if speakers:
        people = zip(speakers, dossier.speakers, strict=True)
        blocks += [f"## {WHO}", "\n".join(f"- [[{path}]]{_role(one)} ({len(one.statements)})" for path, one in people)]
    if dossier.unanswered:
        blocks += [f"## {UNANSWERED}", "\n".join(asked_line(one, links[one.source]) for one in dossier.unanswered)]
    if dossier.figures:
        blocks.append(f"## {FIGURES}")
    for measured in dossier.figures:
        blocks.append(f"### {inline(measured.name)}{f' ({measured.verdict})' if measured.verdict else ''}")
        lines = (
            f"- **{inline(one.words)}**, {date_words(one.day)}: {inline(one.sentence)} {links[one.source]}"
            for one in measured.values
        )
        blocks.append("\n".join(lines))
    if dossier.timeline:
        lines = (f"- {event_days(one)}: {inline(one.words)} {links[one.source]}" for one in dossier.timeline)
        blocks += [f"## {TIMELINE}", "\n".join(lines)]
    blocks += [f"## {SOURCES}", "\n".join(f"{number}. {link}" for number, link in links.items())]
    return "\n\n".join(blocks) + "\n"


def _speaker(speaker: Speaker, links: dict[int, str]) -> str:
    front = _front(kind="speaker", name=speaker.name, role=speaker.role)
    lines = "\n".join(said_line(one, links[one.source]) for one in speaker.statements)
    return f"{front}\n\n# {inline(speaker.name)}\n\n{lines}\n"


def _story(dossier: Dossier, source: Source, heard: list[tuple[Speaker, str]]) -> str:
    noted = next((one for one in dossier.notes if one.source == source.number), None)
    published = source.published_at.astimezone(UTC).date().isoformat() if source.published_at else ""
    front = _front(
        kind="story", title=source.title, outlet=source.outlet, author=source.author, published=published,
        url=source.url, tags=noted.tags if noted else (),
    )  # fmt: skip
    blocks = [front, f"# {inline(source.title)}", source_line(source, UTC)]
    if heard:
        blocks += [f"## {WHO}", "\n".join(f"- [[{path}]]{_role(one)}" for one, path in heard)]
    if noted and noted.passages:
        blocks += [f"## {NOTES}", *(block for passage in noted.passages for block in passage_blocks(passage))]
    return "\n\n".join(blocks) + "\n"


def _speaks(speaker: Speaker, source: Source) -> bool:
    return any(one.source == source.number for one in speaker.statements)


def _role(speaker: Speaker) -> str:
    return f", {inline(speaker.role)}" if speaker.role else ""


def _front(**values: object) -> str:
    """YAML front matter; JSON strings and lists are YAML, too."""
    lines = (f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in values.items() if value)
    return "---\n" + "\n".join(lines) + "\n---"


def _names(titles: Iterable[str], folder: str) -> list[str]:
    """A path for each, without its ending; two of one name, whatever the case of its letters, are told apart."""
    found: list[str] = []
    taken: set[str] = set()
    for title in titles:
        name = plain = _clean(title)
        number = 2
        while name.casefold() in taken:
            name, number = f"{plain} {number}", number + 1
        taken.add(name.casefold())
        found.append(f"{folder}/{name}")
    return found


def _clean(title: str) -> str:
    return " ".join(_BAD.sub(" ", title).split())[:_LONGEST].strip(" .") or "Untitled"
