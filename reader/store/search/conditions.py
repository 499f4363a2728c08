"""A query as SQL: conditions on `statuses` (as `st`), and what is asked of the full-text index.

Words go to the index as quoted strings, so nothing a person types is read as its syntax. Brackets that hold words alone
become part of one question to the index; others are conditions like the rest.
"""

import json
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from reader.model.feed import folder_parts
from reader.model.note import tag_name
from reader.model.queries.query import FigureTest, Query, State
from reader.store.file.library import Library
from reader.store.row_values import like_literal, places, seconds
from reader.store.search.name_search import name_search

_WORD = re.compile(r"[^\W_]")
_STATES: dict[State, str] = {
    "unread": "st.read_at IS NULL",
    "read": "st.read_at IS NOT NULL",
    "starred": "st.starred_at IS NOT NULL",
    "noted": "st.notes > 0",
    "corrected": "st.story_id IN (SELECT story_id FROM corrections)",
    "changed": "st.read_at < (SELECT changed_at FROM stories c WHERE c.id = st.story_id AND c.versions > 1)",
}
_MARKED: frozenset[State] = frozenset({"starred", "noted"})
"""What the reader has done to a story, so that it is found whatever became of its feed."""
_IN_TEXT = "st.story_id IN (SELECT rowid FROM full_text WHERE full_text MATCH ?)"
_CALLED = (
    "WITH named(key) AS (SELECT value FROM json_each(?)) SELECT id FROM people WHERE root_id IN"
    " (SELECT p.root_id FROM named JOIN people p ON p.key = named.key UNION SELECT p.root_id FROM named"
    " JOIN aliases a ON a.key = named.key JOIN people p ON p.id = a.person_id WHERE a.split_to IS NULL)"
)
"""People who go, or whom the reader has go, by one of these name keys."""
_IN_NOTES = "SELECT n.story_id FROM note_words w JOIN notes n ON n.id = w.rowid WHERE w.note_words MATCH ?"
GATHERED = 5_000
NEWEST, COMMON = 2_000, 2
"""A figure that so many in a hundred of the newest stories have is looked for from the top of the list."""


@dataclass(slots=True)
class Conditions:
    """SQL conditions on `st` with their parameters, and the full-text expression, kept apart."""

    terms: list[str] = field(default_factory=lambda: ["st.listed = 1", "st.removed_at IS NULL"])
    values: list[Any] = field(default_factory=list)
    match: str = ""
    noted: tuple[int, ...] = ()
    """Stories whose words are found in the reader's notes; as good as those that `match` finds."""
    is_wide: bool = False
    """Whether a word stands for all that begin so: the index gathers those anew for every question."""
    impossible: bool = False
    gathered: int = GATHERED
    """Stories that are looked up by their marks at most; where there are more, each story of the list is looked at."""

    def add(self, term: str, *values: Any) -> None:
        """One more condition that must hold."""
        self.terms.append(term)
        self.values.extend(values)

    def settle_words(self, test: str = _IN_TEXT) -> None:
        """Have the words be a condition like the others; `test` asks the index for the story at hand."""
        if self.match and self.noted:
            noted = "st.story_id IN (SELECT value FROM json_each(?))"
            self.add(f"({test} OR {noted})", self.match, json.dumps(self.noted))
        elif self.match:
            self.add(test, self.match)
        self.match, self.noted = "", ()


def conditions(lib: Library, query: Query, *, gathered: int = GATHERED) -> Conditions:
    """What `query` asks, whatever its order; `gathered` as in `Conditions`.

    Muted feeds are left out unless words, their own name, or what the reader has marked are asked for.
    """
    found = Conditions(["st.listed = 1"]) if query.with_removed else Conditions()
    found.gathered = gathered
    if not _names(query):
        without_muted(lib, found)
    _narrow(lib, query, found)
    return found


def without_muted(lib: Library, found: Conditions) -> None:
    """Leave the stories of muted feeds out."""
    muted = [row[0] for row in lib.conn.execute("SELECT id FROM feeds WHERE muted").fetchall()]
    if muted:
        found.add(f"(st.feed_id IS NULL OR st.feed_id NOT IN ({places(muted)}))", *muted)


def figure_terms(words: str) -> tuple[list[str], list[Any]]:
    """Conditions on figures as `g`: each word, without its plural s, is part of the thing or unit, or is the kind."""
    like = "(g.thing LIKE ? ESCAPE '\\' OR g.thing_key LIKE ? ESCAPE '\\' OR g.unit LIKE ? ESCAPE '\\' OR g.kind = ?)"
    sought = words.split()
    return [like] * len(sought), [
        value for word in sought for value in (*[_like(_without_s(word))] * 3, word.casefold())
    ]


def _names(query: Query) -> bool:
    """Whether words, a feed, a story itself or the reader's own marks are asked for."""
    return bool(
        query.words or query.titles or query.by or query.feeds or query.exact_feeds or query.ids
        or query.tags or query.notes or not _MARKED.isdisjoint(query.states)
        or query.feed_id is not None or any(_names(one) for group in query.either for one in group)
    )  # fmt: skip


def _narrow(lib: Library, query: Query, found: Conditions) -> None:
    """Add all that a query asks."""
    for state in query.states:
        found.add(_STATES[state])
    _about_feeds(lib, query, found)
    for tag in query.tags:
        found.add("st.story_id IN (SELECT story_id FROM tags WHERE name = ?)", tag_name(tag))
    for name in query.said:
        found.add(*_said(lib, name, found.gathered))
    for test in query.figures:
        found.add(*_figure(lib, test, found.gathered))
    for length in query.lengths:
        found.add(*_length(length))
    if query.since:
        found.add("st.sort_at >= ?", _day(query.since))
    if query.until:
        found.add("st.sort_at < ?", _day(query.until, days=1))
    if query.ids:
        found.add("st.story_id IN (SELECT value FROM json_each(?))", json.dumps(query.ids))
    for thread in query.threads:
        found.add(*_in_thread(thread))
    for word in query.notes:
        found.add(f"st.story_id IN ({_IN_NOTES})", _quoted(word) or '""')
    _about_words(lib, query, found)
    for group in query.either:
        if not all(map(_is_words, group)):
            found.add(*_one_of(lib, group, found.gathered))
    for without in query.excluded:
        if not _is_words(without):
            term, *values = _one_of(lib, [without], found.gathered)
            found.add(f"{term} IS NOT TRUE", *values)


def _one_of(lib: Library, queries: Iterable[Query], gathered: int) -> tuple[Any, ...]:
    """Queries as one condition that holds where one of them does, with its parameters."""
    terms, values = [], []
    for query in queries:
        inner = Conditions([], gathered=gathered)
        _narrow(lib, query, inner)
        inner.settle_words()
        if not inner.impossible:
            terms.append(f"({' AND '.join(inner.terms) or '1'})")
            values += inner.values
    return (f"({' OR '.join(terms) or '0'})", *values)


def _about_words(lib: Library, query: Query, found: Conditions) -> None:
    """Ask the full-text index, and the reader's notes, for all that are words."""
    match = _expression(query)
    unwanted = " OR ".join(text for one in query.excluded if _is_words(one) and (text := _expression(one)))
    if match is None:
        found.impossible = True
    elif match:
        found.is_wide = any(
            word.endswith("*") for one in query.parts() for word in (*one.words, *one.titles, *one.by)
        )  # fmt: skip
        found.noted = _noted(lib, query, unwanted)
        found.match = f"({match}) NOT ({unwanted})" if unwanted else match
    elif unwanted:
        found.add(f"{_IN_TEXT} IS NOT TRUE", unwanted)


def _is_words(query: Query) -> bool:
    """Whether it asks for words alone, so that the index can answer it."""
    words = replace(query, words=(), titles=(), by=(), either=(), excluded=()) == Query()
    asks = query.words or query.titles or query.by or query.either
    return bool(words and asks and all(_is_words(one) for one in query.parts() if one is not query))


def _expression(query: Query, *, notes: bool = False) -> str | None:
    """The words of a query in the language of the index; empty without any, None when they cannot be found.

    With `notes` it is for the reader's notes, which have neither title nor author.
    """
    wanted = [_quoted(word) for word in query.words]
    if not notes:
        wanted += [_quoted(name, "author : ") for name in query.by]
        wanted += [_quoted(word, "title : ") for word in query.titles]
    for group in query.either:
        if all(map(_is_words, group)):
            texts = [_nested(one, notes) for one in group]
            wanted.append(f"({' OR '.join(filter(None, texts))})" if any(texts) else "")
    return None if not all(wanted) else " AND ".join(wanted)


def _nested(query: Query, notes: bool) -> str:
    """A query that is words alone as part of a larger one; empty when it cannot be found."""
    if notes and any(one.titles or one.by for one in query.parts()):
        return ""
    match = _expression(query, notes=notes)
    unwanted = " OR ".join(text for one in query.excluded if (text := _expression(one, notes=notes)))
    return f"(({match}) NOT ({unwanted}))" if match and unwanted else f"({match})" if match else ""


def _noted(lib: Library, query: Query, unwanted: str) -> tuple[int, ...]:
    """The stories in one of whose notes the words stand; what else is asked must hold of the story itself."""
    match = _expression(query, notes=True)
    if not match:
        return ()
    asked, values = f"SELECT DISTINCT story_id FROM ({_IN_NOTES})", [match]
    of_story = " AND ".join(
        [_quoted(name, "author : ") for name in query.by] + [_quoted(word, "title : ") for word in query.titles]
    )
    tests = []
    for text, sign in ((of_story, "IN"), (unwanted, "NOT IN")):
        if text:
            tests.append(f"story_id {sign} (SELECT rowid FROM full_text WHERE full_text MATCH ?)")
            values.append(text)
    rows = lib.conn.execute(asked + (f" WHERE {' AND '.join(tests)}" if tests else ""), values).fetchall()
    return tuple(row[0] for row in rows)


def _quoted(word: str, column: str = "") -> str:
    """A word or phrase as an FTS5 string, with * behind it for a prefix; empty when it holds no letter or digit."""
    bare = word.rstrip("*")
    if not _WORD.search(bare):
        return ""
    text = column + '"' + bare.replace('"', '""').replace("\0", "") + '"'
    return f"{text} *" if word.endswith("*") else text


def _about_feeds(lib: Library, query: Query, found: Conditions) -> None:
    wanted: list[set[int]] = [{query.feed_id}] if query.feed_id is not None else []
    if query.feeds or query.exact_feeds:
        known = lib.conn.execute("SELECT id, title, url FROM feeds").fetchall()
        names = {row["id"]: (row["title"].casefold(), row["url"].casefold()) for row in known}
        parts, wholes = map(str.casefold, query.feeds), map(str.casefold, query.exact_feeds)
        wanted += [{feed_id for feed_id in names if part in "\n".join(names[feed_id])} for part in parts]
        wanted += [{feed_id for feed_id in names if whole in names[feed_id]} for whole in wholes]
    wanted += [feeds_in_folder(lib, folder) for folder in query.folders]
    if not wanted:
        return
    ids = sorted(set.intersection(*wanted))
    if not ids:
        found.impossible = True
        return
    # a feed also carries the stories it shares with another feed that had them first
    copies = lib.conn.execute(
        f"SELECT 1 FROM stories WHERE same_as IS NOT NULL AND feed_id IN ({places(ids)}) LIMIT 1", ids
    ).fetchone()
    own = f"st.feed_id = {ids[0]}" if len(ids) == 1 else f"st.feed_id IN ({places(ids)})"
    values = [] if len(ids) == 1 else ids
    if copies is None:
        found.add(own, *values)
        return
    shared = f"SELECT same_as FROM stories WHERE same_as IS NOT NULL AND feed_id IN ({places(ids)})"
    found.add(f"({own} OR st.story_id IN ({shared}))", *values, *ids)


def feeds_in_folder(lib: Library, folder: str) -> set[int]:
    """The feeds of a folder and of those below it, or with a tag of that name, whatever the case of its letters."""
    folder = folder.casefold()
    sought = folder_parts(folder)
    if not sought:
        return set()
    rows = lib.conn.execute("SELECT feed_id, kind, name FROM feed_labels").fetchall()
    return {
        feed_id
        for feed_id, kind, name in rows
        if (folder_parts(name.casefold())[: len(sought)] == sought if kind == "folder" else name.casefold() == folder)
    }


def _said(lib: Library, name: str, gathered: int) -> tuple[str, ...]:
    """Stories that quote somebody known by this name, in any spelling, or an unnamed speaker described so."""
    search = name_search(lib, name)
    keys = json.dumps([row[0] for row in lib.conn.execute(search.keys, search.values).fetchall()])
    persons = json.dumps([row[0] for row in lib.conn.execute(_CALLED, (keys,)).fetchall()])
    return _in_marks(
        lib,
        "SELECT story_id FROM quotes WHERE person_id IN (SELECT value FROM json_each(?))"
        " UNION SELECT story_id FROM quotes WHERE person_id IS NULL AND name_key <> ''"
        " AND name_key IN (SELECT value FROM json_each(?))",
        "EXISTS (SELECT 1 FROM quotes q WHERE q.story_id = st.story_id"
        " AND (q.person_id IN (SELECT value FROM json_each(?))"
        " OR q.person_id IS NULL AND q.name_key IN (SELECT value FROM json_each(?))))",
        [persons, keys],
        gathered,
    )


def _in_thread(thread: str) -> tuple[Any, ...]:
    """Stories of the thread of a number or of the one it became part of; else of those with the words in their name."""
    if thread.isascii() and thread.isdigit():
        wanted, values = "coalesce((SELECT heir_id FROM thread_heirs WHERE thread_id = ?), ?)", [thread, thread]
    else:
        values = [_like(word) for word in thread.split()]
        wanted = "SELECT id FROM threads WHERE " + " AND ".join(["name LIKE ? ESCAPE '\\'"] * len(values))
    return f"st.story_id IN (SELECT id FROM stories WHERE thread_id IN ({wanted}))", *values


def _figure(lib: Library, test: FigureTest, gathered: int) -> tuple[Any, ...]:
    terms: list[str] = []
    values: list[Any] = []
    if test.unit:
        terms.append("{}g.unit = ?")
        values.append(test.unit)
    if test.low is not None:
        terms.append("g.high >= ?")
        values.append(test.low)
    if test.high is not None:
        terms.append("g.low <= ?")
        values.append(test.high)
    about, sought = figure_terms(test.word)
    where, values = " AND ".join(terms + about) or "1", [*values, *sought]
    # with the sign before it the unit is not looked up in its index: those of one story stand together in the table
    here = f"EXISTS (SELECT 1 FROM figures g WHERE g.story_id = st.story_id AND {where.replace('{}', '+')})"
    newest = lib.conn.execute(
        f"SELECT count(*) FROM (SELECT 1 FROM statuses st WHERE story_id > (SELECT max(id) - {NEWEST} FROM stories)"
        f" AND {here} LIMIT {NEWEST * COMMON // 100})",
        values,
    ).fetchone()[0]
    if newest >= min(gathered, NEWEST * COMMON // 100):
        return (here, *values)
    return _in_marks(
        lib, f"SELECT DISTINCT g.story_id FROM figures g WHERE {where.replace('{}', '')}", here, values, gathered
    )


def _in_marks(lib: Library, every: str, here: str, values: list[Any], gathered: int) -> tuple[Any, ...]:
    """A condition on a story's marks with its parameters: `every` selects all the stories, `here` tests one.

    Few stories are looked up; where there are many, the list comes by the first of them soon.
    """
    found = lib.conn.execute(f"{every} LIMIT {gathered}", values).fetchall()
    if len(found) < gathered:
        return ("st.story_id IN (SELECT value FROM json_each(?))", json.dumps([row[0] for row in found]))
    return (here, *values)


def _length(test: FigureTest) -> tuple[Any, ...]:
    of_story = "(SELECT words FROM stories WHERE id = st.story_id)"
    low, high = (-math.inf if test.low is None else test.low), (math.inf if test.high is None else test.high)
    return f"{of_story} BETWEEN ? AND ?", low, high


def _without_s(word: str) -> str:
    """A plural by its ending as far as the singular has it: "tariffs" finds "tariff"."""
    return word[:-1] if len(word) > 3 and word[-1] in "sS" and word[-2] not in "sSuUiI" else word


def _like(part: str) -> str:
    return f"%{like_literal(part.casefold())}%"


def _day(text: str, days: int = 0) -> int:
    day = date.fromisoformat(text)
    return seconds(datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(days=days))
