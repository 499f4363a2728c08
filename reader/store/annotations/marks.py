"""What language analysis found in a story, stored and read back."""

import json
import sqlite3
from dataclasses import replace

from reader.model.document import Span
from reader.model.mark import (
    Analysis,
    Figure,
    Mention,
    Quote,
)
from reader.model.names import name_key
from reader.model.safe_text import safe_line
from reader.store import blobs
from reader.store.annotations import resolve_people
from reader.store.file.library import Library
from reader.store.row_values import maybe_span


def save_analysis(lib: Library, story_id: int, analysis: Analysis, *, text: str | None = None) -> bool:
    """Put the marks of a story in the place of older ones, and its speakers among the people.

    `text` is what was analyzed: when the story's text has changed meanwhile, or the story is gone, nothing is stored
    and the answer is False. Marks that do not lie within the text are left out.
    """
    with lib.joined():
        row = lib.conn.execute(
            "SELECT s.sort_at, b.document FROM stories s JOIN bodies b ON b.story_id = s.id WHERE s.id = ?", (story_id,)
        ).fetchone()
        if row is None:
            return False
        words = blobs.unpack_document(row["document"]).text
        if text is not None and text != words:
            return False
        analysis = _safe(analysis, len(words))
        heard = resolve_people.people_heard(lib, story_id)
        persons = resolve_people.resolve(lib, story_id, analysis.quotes, sort_at=row["sort_at"])
        _clear(lib, story_id)
        _put_mentions(lib, story_id, analysis.mentions, persons)
        _put_quotes(lib, story_id, analysis.quotes, persons)
        resolve_people.join_surnames(lib, story_id, persons.values())
        _put_figures(lib, story_id, analysis.figures)
        first = next((words[one.lit.start : one.lit.end] for one in analysis.figures if one.is_lit), "")
        lib.conn.execute(
            "UPDATE stories SET analysis_version = ?, analysis_language = ?, analysis_method = ?, quotes = ?,"
            " figures = ?, figure = ? WHERE id = ?",
            (
                analysis.version,
                analysis.language,
                analysis.method,
                len(analysis.quotes),
                sum(one.is_lit for one in analysis.figures),
                safe_line(first),
                story_id,
            ),
        )
        resolve_people.forget_unheard(lib, heard - set(persons.values()))
    return True


def load_analysis(lib: Library, story_id: int) -> Analysis | None:
    """The marks of a story, None until it has been analyzed."""
    execute = lib.conn.execute
    row = execute(
        "SELECT analysis_version, analysis_language, analysis_method FROM stories WHERE id = ?", (story_id,)
    ).fetchone()
    if row is None or row["analysis_version"] == 0:
        return None
    by_story = "WHERE story_id = ? ORDER BY position"
    return Analysis(
        version=row["analysis_version"],
        language=row["analysis_language"],
        method=row["analysis_method"],
        mentions=tuple(
            Mention(Span(one["start"], one["stop"]), one["name"], one["method"])
            for one in execute(f"SELECT * FROM mentions {by_story}", (story_id,)).fetchall()
        ),
        quotes=tuple(map(quote_of, execute(f"SELECT * FROM quotes {by_story}", (story_id,)).fetchall())),
        figures=tuple(map(figure_of, execute(f"SELECT * FROM figures {by_story}", (story_id,)).fetchall())),
    )


def quote_of(row: sqlite3.Row) -> Quote:
    """A quote from a row of `quotes`."""
    return Quote(
        spans=tuple(Span(*span) for span in json.loads(row["spans"])),
        kind=row["kind"],
        speaker=maybe_span(row["speaker_start"], row["speaker_stop"]),
        speaker_name=row["speaker_name"],
        role=row["role"],
        cue=maybe_span(row["cue_start"], row["cue_stop"]),
        via=row["via"],
        confidence=row["confidence"],
        method=row["method"],
    )


def figure_of(row: sqlite3.Row) -> Figure:
    """A figure from a row of `figures`."""
    return Figure(
        span=Span(row["start"], row["stop"]),
        lit=Span(row["lit_start"], row["lit_stop"]),
        low=row["low"],
        high=row["high"],
        unit=row["unit"],
        kind=row["kind"],
        thing=row["thing"],
        thing_key=row["thing_key"],
        modifier=row["modifier"],
        direction=row["direction"],
        of=row["whole"],
        is_lit=bool(row["is_lit"]),
        source=row["source"],
        as_of=row["as_of"],
        sense=row["sense"],
    )


def _safe(analysis: Analysis, length: int) -> Analysis:
    def fits(*spans: Span | None) -> bool:
        return all(span is None or 0 <= span.start <= span.end <= length for span in spans)

    return replace(
        analysis,
        language=safe_line(analysis.language),
        mentions=tuple(
            replace(one, name=safe_line(one.name), method=safe_line(one.method))
            for one in analysis.mentions
            if fits(one.span)
        ),
        quotes=tuple(
            replace(
                one,
                speaker_name=safe_line(one.speaker_name),
                role=safe_line(one.role),
                via=safe_line(one.via),
                method=safe_line(one.method),
            )
            for one in analysis.quotes
            if one.spans and fits(*one.spans, one.speaker, one.cue)
        ),
        figures=tuple(
            replace(
                one,
                unit=safe_line(one.unit),
                thing=safe_line(one.thing),
                thing_key=safe_line(one.thing_key),
                source=safe_line(one.source),
                as_of=safe_line(one.as_of),
            )
            for one in analysis.figures
            if fits(one.span, one.lit)
        ),
    )


def _clear(lib: Library, story_id: int) -> None:
    for table in ("mentions", "quotes", "figures"):
        lib.conn.execute(f"DELETE FROM {table} WHERE story_id = ?", (story_id,))


def _put_mentions(lib: Library, story_id: int, mentions: tuple[Mention, ...], persons: resolve_people.Resolved) -> None:
    lib.conn.executemany(
        "INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (story_id, position, *one.span, one.name, one.method, persons.get(one.name))
            for position, one in enumerate(mentions)
        ],
    )


def _put_quotes(lib: Library, story_id: int, quotes: tuple[Quote, ...], persons: resolve_people.Resolved) -> None:
    lib.conn.executemany(
        "INSERT INTO quotes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                story_id,
                position,
                one.kind,
                json.dumps(one.spans),
                *(one.speaker or (None, None)),
                one.speaker_name,
                name_key(one.speaker_name),
                one.role,
                *(one.cue or (None, None)),
                one.via,
                one.confidence,
                one.method,
                persons.get(one.speaker_name),
            )
            for position, one in enumerate(quotes)
        ],
    )


def _put_figures(lib: Library, story_id: int, figures: tuple[Figure, ...]) -> None:
    lib.conn.executemany(
        "INSERT INTO figures VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                story_id,
                position,
                *one.span,
                *one.lit,
                one.low,
                one.high,
                one.unit,
                one.kind,
                one.thing,
                one.thing_key,
                one.modifier,
                one.direction,
                one.of,
                one.is_lit,
                one.source,
                one.as_of,
                one.sense,
            )
            for position, one in enumerate(figures)
        ],
    )
