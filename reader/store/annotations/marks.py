"""What language analysis found in a story, by the reader's word where there is one, stored and read back."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import replace

from reader.model.codec import from_plain, to_plain
from reader.model.corrections.correct_quotes import Corrected, correct_quotes
from reader.model.document import Span
from reader.model.mark import (
    Analysis,
    ByReader,
    Figure,
    Mention,
    Quote,
)
from reader.model.names import name_key
from reader.model.safe_text import safe_line
from reader.store import blobs
from reader.store.annotations import corrections, resolve_people
from reader.store.annotations.headline_figure import headline_figure
from reader.store.file.library import Library
from reader.store.row_values import maybe_span


def save_analysis(lib: Library, story_id: int, analysis: Analysis, *, text: str | None = None) -> bool:
    """Put the marks of a story in the place of older ones, and its speakers among the people.

    `text` is what was analyzed: when the story's text has changed meanwhile, or the story is gone, nothing is stored
    and the answer is False. Marks that do not lie within the text are left out.
    """
    with lib.transaction():
        row = lib.conn.execute(
            "SELECT s.sort_at, s.title, b.document FROM stories s JOIN bodies b ON b.story_id = s.id WHERE s.id = ?",
            (story_id,),
        ).fetchone()
        if row is None:
            return False
        document = blobs.unpack_document(row["document"])
        words = document.text
        if text is not None and text != words:
            return False
        analysis = _by_reader(lib, story_id, _safe(analysis, len(words)), words)
        heard = resolve_people.people_heard(lib, story_id)
        persons = resolve_people.resolve(lib, story_id, analysis.quotes, sort_at=row["sort_at"])
        _clear(lib, story_id)
        _put_mentions(lib, story_id, analysis.mentions, persons)
        _put_quotes(lib, story_id, analysis.quotes, persons)
        resolve_people.join_surnames(lib, story_id, persons.values())
        _put_figures(lib, story_id, analysis.figures)
        lib.conn.execute(
            "UPDATE stories SET analysis_version = ?, analysis_language = ?, analysis_method = ?, quotes = ?,"
            " figures = ?, figure = ? WHERE id = ?",
            (
                analysis.version,
                analysis.language,
                analysis.method,
                len(analysis.quotes),
                sum(one.is_lit for one in analysis.figures),
                headline_figure(analysis.figures, document, row["title"]),
                story_id,
            ),
        )
        resolve_people.forget_unheard(lib, heard - set(persons.values()))
    return True


def mark_again(lib: Library, story_id: int) -> None:
    """Put the reader's word in the place of what was found in a story, and what was found back where it was taken back.

    Nothing happens to a story that was not analyzed yet.
    """
    analysis = load_analysis(lib, story_id)
    if analysis is None:
        return
    with lib.transaction():
        before = analysis.quotes
        heard = resolve_people.people_heard(lib, story_id)
        save_analysis(lib, story_id, _as_found(lib, story_id, analysis))
        heard |= resolve_people.people_heard(lib, story_id)
        resolve_people.settle_roles(lib, heard, gone={quote.role for quote in before})


def mark_threads_again(lib: Library, thread_ids: Iterable[int | None], left: Iterable[int] = ()) -> None:
    """Stories came into threads, or `left` them: what the reader meant everywhere in a thread holds in its stories."""
    concerned = corrections.threads_concerned(lib)
    changed = list(left) if concerned else []
    for thread_id in concerned.intersection(thread_ids):
        rows = lib.conn.execute("SELECT id FROM stories WHERE thread_id = ?", (thread_id,))
        changed += [story_id for (story_id,) in rows.fetchall()]
    for story_id in dict.fromkeys(changed):
        mark_again(lib, story_id)


def _by_reader(lib: Library, story_id: int, analysis: Analysis, text: str) -> Analysis:
    """The marks of a story by the reader's word; what was found is kept where that is something else."""
    own, thread = corrections.corrections_of(lib, story_id), corrections.corrections_of_thread(lib, story_id)
    lib.conn.execute("DELETE FROM found_quotes WHERE story_id = ?", (story_id,))
    if not own and not thread:
        return analysis
    pairs = correct_quotes(text, analysis.quotes, own, thread)
    quotes = tuple(pair.quote for pair in pairs if pair.quote is not None)
    if quotes == analysis.quotes:
        return analysis
    found = (json.dumps(to_plain(analysis.quotes)), json.dumps([one.source for one in analysis.figures]))
    lib.conn.execute("INSERT INTO found_quotes VALUES (?, ?, ?)", (story_id, *found))
    figures = tuple(replace(one, source=_source(one, pairs)) for one in analysis.figures)
    return _safe(replace(analysis, quotes=quotes, figures=figures), len(text))


def _source(figure: Figure, pairs: list[Corrected]) -> str:
    """Who gives a figure: the speaker of the statement it stands in, where the reader corrected that."""
    for found, quote in pairs:
        spans = (found or quote or Quote((), "direct")).spans
        if quote != found and any(start <= figure.span.start and figure.span.end <= end for start, end in spans):
            return quote.speaker_name if quote else ""
    return figure.source


def _as_found(lib: Library, story_id: int, analysis: Analysis) -> Analysis:
    """The marks of a story as analysis found them."""
    row = lib.conn.execute("SELECT * FROM found_quotes WHERE story_id = ?", (story_id,)).fetchone()
    if row is None:
        return analysis
    sources = json.loads(row["sources"])
    return replace(
        analysis,
        quotes=tuple(from_plain(Quote, one) for one in json.loads(row["quotes"])),
        figures=tuple(replace(one, source=source) for one, source in zip(analysis.figures, sources, strict=False)),
    )


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
        by_reader=from_plain(ByReader, json.loads(row["by_reader"])) if row["by_reader"] else None,
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
        "INSERT INTO quotes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
                json.dumps(to_plain(one.by_reader)) if one.by_reader else "",
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
