"""A dossier as Markdown with footnotes."""

from datetime import tzinfo

from reader.export.dossier.dossier import Asked, Dossier, Noted, Said, Source, Speaker
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
    source_parts,
)  # fmt: skip
from reader.export.markdown_format import address, escape, inline, passage_blocks


def markdown(dossier: Dossier, zone: tzinfo | None = None) -> str:
    """The whole dossier as one document; each line has the footnote of its source."""
    blocks = [f"# {inline(heading(dossier))}", inline(extent(dossier, zone))]
    if dossier.speakers:
        blocks.append(f"## {WHO}")
        blocks += [block for speaker in dossier.speakers for block in _speaker(speaker)]
    if dossier.unanswered:
        blocks.append(f"## {UNANSWERED}")
        blocks.append("\n".join(asked_line(one, f"[^{one.source}]") for one in dossier.unanswered))
    if dossier.figures:
        blocks.append(f"## {FIGURES}")
        for measured in dossier.figures:
            blocks.append(f"### {inline(measured.name)}{f' ({measured.verdict})' if measured.verdict else ''}")
            blocks.append(
                "\n".join(
                    f"- **{inline(one.words)}**, {date_words(one.day)}: {inline(one.sentence)} [^{one.source}]"
                    for one in measured.values
                )
            )
    if dossier.timeline:
        blocks.append(f"## {TIMELINE}")
        lines = (
            f"- {event_days(one)}: {inline(one.words) if one.told else f'**{inline(one.words)}**'} [^{one.source}]"
            for one in dossier.timeline
        )
        blocks.append("\n".join(lines))
    if dossier.notes:
        blocks.append(f"## {NOTES}")
        blocks += [block for noted in dossier.notes for block in _noted(dossier, noted)]
    blocks.append(f"## {SOURCES}")
    blocks += [f"[^{source.number}]: {source_line(source, zone)}" for source in dossier.sources]
    return "\n\n".join(blocks) + "\n"


def said_line(one: Said, mark: str) -> str:
    """A statement as an item of a list; `mark` leads to its source."""
    signs = f" ({inline(one.signs)})" if one.signs else ""
    return f"- {date_words(one.day)}: {inline(one.words)}{signs} {mark}"


def asked_line(one: Asked, mark: str) -> str:
    """Who did not answer, as an item of a list; `mark` leads to its source."""
    return f"- {date_words(one.day)}: {inline(one.words)} {mark}"


def source_line(source: Source, zone: tzinfo | None) -> str:
    """Where words come from, with a link."""
    *known, accessed = source_parts(source, zone)
    parts = [inline(part) for part in known if part]
    return ", ".join([*parts, *([f"<{address(source.url)}>"] if source.url else []), *([accessed] if accessed else [])])


def _speaker(speaker: Speaker) -> list[str]:
    role = f", {inline(speaker.role)}" if speaker.role else ""
    lines = (said_line(one, f"[^{one.source}]") for one in speaker.statements)
    return [f"### {inline(speaker.name)}{role}", "\n".join(lines)]


def _noted(dossier: Dossier, noted: Noted) -> list[str]:
    blocks = [f"### {inline(dossier.source(noted.source).title)} [^{noted.source}]"]
    if noted.tags:
        blocks.append("Tags: " + escape(", ".join(noted.tags)))
    return blocks + [block for passage in noted.passages for block in passage_blocks(passage)]
