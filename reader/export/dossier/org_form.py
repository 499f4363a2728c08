"""A dossier as Org with footnotes."""

from datetime import tzinfo

from reader.export.dossier.dossier import Dossier, Noted
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
from reader.export.org_format import address, passage_lines, tame


def org(dossier: Dossier, zone: tzinfo | None = None) -> str:
    """The whole dossier as one document."""
    lines = [f"#+title: {tame(heading(dossier))}", "", extent(dossier, zone)]
    if dossier.speakers:
        lines += ["", f"* {WHO}"]
    for speaker in dossier.speakers:
        lines.append(f"** {tame(speaker.name)}{f', {tame(speaker.role)}' if speaker.role else ''}")
        for said in speaker.statements:
            signs = f" ({tame(said.signs)})" if said.signs else ""
            lines.append(f"- {date_words(said.day)}: {tame(said.words)}{signs} [fn:{said.source}]")
    if dossier.unanswered:
        lines += ["", f"* {UNANSWERED}"]
    lines += [f"- {date_words(one.day)}: {tame(one.words)} [fn:{one.source}]" for one in dossier.unanswered]
    if dossier.figures:
        lines += ["", f"* {FIGURES}"]
    for measured in dossier.figures:
        lines.append(f"** {tame(measured.name)}{f' ({measured.verdict})' if measured.verdict else ''}")
        lines += [
            f"- {tame(one.words)}, {date_words(one.day)}: {tame(one.sentence)} [fn:{one.source}]"
            for one in measured.values
        ]
    if dossier.timeline:
        lines += ["", f"* {TIMELINE}"]
    lines += [f"- {event_days(one)}: {tame(one.words)} [fn:{one.source}]" for one in dossier.timeline]
    if dossier.notes:
        lines += ["", f"* {NOTES}"]
    for noted in dossier.notes:
        lines += _noted(dossier, noted)
    lines += ["", f"* {SOURCES}"]
    for source in dossier.sources:
        *known, accessed = source_parts(source, zone)
        link = f"[[{address(source.url)}]]" if source.url else ""
        parts = [*(tame(part) for part in known if part), link, accessed]
        lines += ["", f"[fn:{source.number}] {', '.join(filter(None, parts))}"]
    return "\n".join(lines) + "\n"


def _noted(dossier: Dossier, noted: Noted) -> list[str]:
    lines = [f"** {tame(dossier.source(noted.source).title)} [fn:{noted.source}]"]
    if noted.tags:
        lines.append("Tags: " + ", ".join(map(tame, noted.tags)))
    for passage in noted.passages:
        lines += ["", *passage_lines(passage)]
    return lines
