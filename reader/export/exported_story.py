"""What is exported of one story, as values; every text in it is safe to print."""

from datetime import datetime, tzinfo
from urllib.parse import urlsplit, urlunsplit

from reader.model.corrections.correction import Correction
from reader.model.document import Span
from reader.model.lexicon.calendar import MONTHS
from reader.model.mark import DOUBTFUL, Analysis, Quote, speaker_names
from reader.model.note import ExportedLink, ExportItem, Note, Passage
from reader.model.safe_text import safe_line, safe_text
from reader.model.saying import cue_words
from reader.model.sourcing.find_origin import origin_of
from reader.model.sourcing.rests_on import rests_on
from reader.model.sourcing.unanswered import find_unanswered
from reader.model.story import Attachment, Story


def export_item(story: Story, notes: tuple[Note, ...], corrections: tuple[Correction, ...] = ()) -> ExportItem:
    """`story`, its notes and corrections as they leave the house; notes on the whole story first, then by place."""
    in_order = sorted(notes, key=lambda note: (bool(note.quoted), note.lost, note.span or Span(0, 0), note.created_at))
    return ExportItem(
        title=safe_line(story.title) or "Untitled",
        source=safe_line(story.source),
        author=safe_line(story.author),
        published_at=story.published_at,
        url=public_address(story.url),
        tags=tuple(safe_line(tag) for tag in story.tags),
        starred=story.status.starred_at is not None,
        passages=tuple(_passage(note, story.document.text, story.analysis, story.source) for note in in_order),
        corrections=corrections,
        attachments=tuple(_link(one) for one in story.details.attachments if public_address(one.url)),
        discussion=public_address(story.details.discussion),
        rests_on=tuple(safe_line(one.words) for one in rests_on(story)),
        unanswered=tuple(
            safe_line(f"{one.name} {one.how}")
            for one in find_unanswered(story.document.text, speaker_names(story.analysis))
        ),
    )


def _link(one: Attachment) -> ExportedLink:
    title = safe_line(" – ".join(part for part in (one.title, one.hover) if part))
    return ExportedLink(one.kind, public_address(one.url), title, one.seconds)


def links_of(item: ExportItem) -> tuple[tuple[str, str], ...]:
    """What a story has beside its text, as (words, address), for every format that lists it."""
    discussion = (("Discussion", item.discussion),) if item.discussion else ()
    return (*((one.words, one.url) for one in item.attachments), *discussion)


def known_of(item: ExportItem, zone: tzinfo | None) -> tuple[str, ...]:
    """Outlet, author, day, and what the story rests on, as far as it is known."""
    rested = f"rests on {'; '.join(item.rests_on)}" if item.rests_on else ""
    return tuple(part for part in (item.source, item.author, day(item.published_at, zone), rested) if part)


def citation(story: Story | ExportItem, zone: tzinfo | None = None) -> str:
    """One line that names where words come from: outlet, title, date, address; what is unknown is left out."""
    title = safe_line(story.title)
    parts = (safe_line(story.source), f"“{title}”" if title else "", day(story.published_at, zone))
    return ", ".join(part for part in (*parts, public_address(story.url)) if part)


def day(when: datetime | None, zone: tzinfo | None = None) -> str:
    """A date as one writes it, "9 November 2026", in `zone` (the machine's own when None); empty for None."""
    if when is None:
        return ""
    local = when.astimezone(zone)
    return f"{local.day} {MONTHS[local.month - 1]} {local.year}"


def public_address(url: str) -> str:
    """`url` when it leads to the web, without a user name and password; anything else is empty."""
    clean = "".join(safe_text(url).split())
    try:
        parts = urlsplit(clean)
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not parts.netloc:
        return ""
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def _passage(note: Note, text: str, analysis: Analysis | None, outlet: str) -> Passage:
    quote = _quote_at(note.span, analysis.quotes) if note.span and analysis else None
    return Passage(
        written_at=note.created_at,
        quoted=_words(note.quoted),
        note=_words(note.body),
        speaker=safe_line(quote.speaker_name) if quote else "",
        role=safe_line(quote.role) if quote else "",
        cue=safe_line(cue_words(text, quote)) if quote else "",
        via=safe_line(quote.via) if quote else "",
        doubtful=quote is not None and quote.confidence < DOUBTFUL,
        by_reader=quote is not None and quote.by_reader is not None,
        lost=note.lost,
        changed_at=note.updated_at,
        before=safe_text(note.before),
        after=safe_text(note.after),
        origin=safe_line(origin_of(text, quote, outlet).beyond("")) if quote else "",
    )


def _words(text: str) -> str:
    return safe_text(text).replace("\t", " ").strip()


def _quote_at(passage: Span, quotes: tuple[Quote, ...]) -> Quote | None:
    """The quote with a known speaker that holds at least half of the passage; the one that holds most of it."""
    held = [(sum(_shared(passage, span) for span in quote.spans), quote) for quote in quotes if quote.speaker_name]
    most, quote = max(held, key=lambda pair: pair[0], default=(0, None))
    return quote if most > 0 and 2 * most >= passage.end - passage.start else None


def _shared(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))
