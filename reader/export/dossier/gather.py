"""A dossier read from the library."""

from collections.abc import Sequence
from datetime import tzinfo

from reader.analysis.compare.analyzed_story import AnalyzedStory
from reader.analysis.compare.timeline import Published, days_of
from reader.errors import NothingFound, ReaderError
from reader.export.analyzed_stories import analyzed
from reader.export.dossier.dossier import (
    MOST,
    ONCE,
    Asked,
    Dossier,
    Event,
    Measured,
    Noted,
    Said,
    Source,
    Speaker,
    Value,
)
from reader.export.exported_story import export_item, public_address
from reader.export.figures_by_measure import figure_groups
from reader.model.mark import DOUBTFUL, speaker_names
from reader.model.names import kind_of
from reader.model.safe_text import safe_line
from reader.model.saying import said_as
from reader.model.sourcing.find_origin import origin_of
from reader.model.sourcing.rests_on import Resting, rests_on, single_source
from reader.model.sourcing.unanswered import find_unanswered
from reader.model.story import Story
from reader.store.annotations import people
from reader.store.annotations.figures import FigureRow, figures
from reader.store.file.library import Library
from reader.store.reading.notes import notes_of
from reader.store.texts.stories import get_story

_ALL = 1_000_000
_LAST = "body"
"""The kind of speakers that never stands above people: outlets, documents, offices."""


def gather_dossier(lib: Library, story_ids: Sequence[int], name: str, zone: tzinfo | None) -> Dossier:
    """The dossier of these stories; raises NothingFound without any and ReaderError when there are too many."""
    if not story_ids:
        raise NothingFound(f"nothing for a dossier: no story found for {safe_line(name)}")
    if len(story_ids) > MOST:
        raise ReaderError(f"too many stories for one dossier; narrow them down to {MOST:,} or fewer")
    stories = sorted((get_story(lib, story_id) for story_id in dict.fromkeys(story_ids)), key=_time)
    numbers = {story.id: number for number, story in enumerate(stories, 1)}
    rested = {story.id: rests_on(story) for story in stories}
    read = [analyzed(lib, story, zone) for story in stories]
    return Dossier(
        safe_line(name),
        _speakers(lib, read, numbers),
        _figures(lib, numbers, zone),
        _timeline(read, numbers),
        tuple(noted for story in stories if (noted := _noted(lib, story, numbers[story.id]))),
        tuple(_source(story, numbers[story.id], rested[story.id]) for story in stories),
        safe_line(single_source(rested.values())),
        tuple(one for story in read for one in _unanswered(story, numbers[story.id])),
    )


def _time(story: Story) -> tuple[float, int]:
    return (story.published_at or story.status.arrived_at).timestamp(), story.id


def _source(story: Story, number: int, rested: Sequence[Resting]) -> Source:
    return Source(
        number,
        safe_line(story.title) or "Untitled",
        safe_line(story.source),
        safe_line(story.author),
        story.published_at,
        public_address(story.url),
        story.status.arrived_at,
        tuple(safe_line(one.words) for one in rested),
    )


def _speakers(lib: Library, stories: Sequence[AnalyzedStory], numbers: dict[int, int]) -> tuple[Speaker, ...]:
    known = {row.id: row for row in people.speakers(lib, story_ids=tuple(numbers), limit=_ALL)}
    said: dict[tuple[int, str], list[Said]] = {}
    roles: dict[tuple[int, str], str] = {}
    for story in stories:
        for quote in story.quotes:
            if not quote.speaker_name:
                continue
            person = story.people.get(quote.speaker_name)
            # a person has statements in many stories; a description means another one in each
            key = (person, "") if person in known else (-story.id, quote.speaker_name)
            words = said_as(story.text, quote)
            said.setdefault(key, []).append(
                Said(
                    safe_line(words),
                    story.at.date(),
                    numbers[story.id],
                    safe_line(quote.via),
                    quote.confidence < DOUBTFUL,
                    quote.by_reader is not None,
                    safe_line(origin_of(story.text, quote, story.source).beyond(words)),
                )
            )
            roles[key] = safe_line(quote.role) or roles.get(key, "")
    found = []
    for key, statements in said.items():
        row = known.get(key[0])
        name, role, kind = (row.name, row.role, row.kind) if row else (key[1], "", kind_of(key[1]))
        found.append((kind == _LAST, Speaker(safe_line(name), safe_line(role) or roles[key], tuple(statements))))
    found.sort(key=lambda one: (one[0], -len(one[1].statements), one[1].name))
    return tuple(speaker for _, speaker in found)


def _unanswered(story: AnalyzedStory, number: int) -> list[Asked]:
    found = find_unanswered(story.text, speaker_names(story.analysis))
    return [Asked(safe_line(one.name), safe_line(one.how), story.at.date(), number) for one in found]


def _figures(lib: Library, numbers: dict[int, int], zone: tzinfo | None) -> tuple[Measured, ...]:
    def value(name: str, row: FigureRow) -> Value:
        day = row.published_at.astimezone(zone).date()
        return Value(name, safe_line(row.words), safe_line(row.sentence), day, numbers[row.story_id],
                     safe_line(row.origin.words))  # fmt: skip

    groups = figure_groups(figures(lib, story_ids=tuple(numbers), limit=_ALL))
    several = [
        Measured(group.name, group.word, tuple(value(group.name, row) for row in group.rows))
        for group in groups
        if len(group.rows) > 1
    ]
    alone = [(group.rows[0], group.name) for group in groups if len(group.rows) == 1]
    alone.sort(key=lambda one: (numbers[one[0].story_id], one[0].figure.span))
    once = [Measured(ONCE, "", tuple(value(name, row) for row, name in alone))] if alone else []
    return tuple(several + once)


def _timeline(stories: Sequence[AnalyzedStory], numbers: dict[int, int]) -> tuple[Event, ...]:
    events = []
    for day in days_of(stories):
        for event in day.events:
            if isinstance(event, Published):
                story, words = event.addition.story, event.addition.story.title
            else:
                story, words = event.story, event.story.words(event.sentence)
            came_out = isinstance(event, Published)
            events.append(
                Event(event.days.first, event.days.last, safe_line(words), numbers[story.id], told=not came_out)
            )
    return tuple(events)


def _noted(lib: Library, story: Story, number: int) -> Noted | None:
    notes = tuple(notes_of(lib, story.id))
    if not (notes or story.tags):
        return None
    item = export_item(story, notes)
    return Noted(number, item.tags, item.passages)
