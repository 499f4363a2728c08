"""Sentences that every form of a dossier shares."""

from datetime import date, tzinfo

from reader.export.dossier.dossier import Dossier, Event, Source
from reader.export.exported_story import day
from reader.model.lexicon.calendar import MONTHS

WHO, FIGURES, TIMELINE, NOTES, SOURCES = "Who said what", "Figures", "Timeline", "Notes", "Sources"
UNANSWERED = "Did not answer"


def heading(dossier: Dossier) -> str:
    """What the dossier is called."""
    return f"Dossier: {dossier.name}"


def extent(dossier: Dossier, zone: tzinfo | None) -> str:
    """What it rests on: "12 stories of 4 outlets, 3 November 2026 to 12 November 2026."."""
    outlets = len({source.outlet for source in dossier.sources if source.outlet})
    days = [source.published_at or source.accessed_at for source in dossier.sources]
    first, last = (day(when, zone) for when in (days[0], days[-1]))
    of = f" of {_count(outlets, 'outlet')}" if outlets else ""
    single = f" Single source: all of them name {dossier.single_source}." if dossier.single_source else ""
    return f"{_count(len(dossier.sources), 'story')}{of}, {first}{f' to {last}' if last != first else ''}.{single}"


def date_words(when: date) -> str:
    """ "9 November 2026"."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def event_days(event: Event) -> str:
    """The day, or the first and the last."""
    first = date_words(event.first)
    return first if event.first == event.last else f"{first} to {date_words(event.last)}"


def source_parts(source: Source, zone: tzinfo | None) -> tuple[str, ...]:
    """Outlet, author, title in quotation marks, day, what it rests on, day of access; empty where not known."""
    accessed = day(source.accessed_at, zone)
    return (
        source.outlet, source.author, f"“{source.title}”", day(source.published_at, zone),
        f"rests on {'; '.join(source.rests_on)}" if source.rests_on else "", f"accessed {accessed}" if accessed else "",
    )  # fmt: skip


def _count(number: int, thing: str) -> str:
    many = f"{thing[:-1]}ies" if thing.endswith("y") else f"{thing}s"
    return f"{number:,} {thing if number == 1 else many}"
