"""Which stories a key term occurs in: an inverted index that grows story by story.

A term is a number of 32 bits. Its postings lie in blocks of story ids, a few dozen to a row, so that adding a story
appends four bytes in forty places. Beside them every story keeps its vector: to be compared, and to be taken out again
without a trace. A story deleted elsewhere leaves its id behind by a trigger and is swept out before the index is next
used.
"""

import struct
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reader.model.link import Candidate
from reader.store.file.library import Library
from reader.store.row_values import maybe_moment, places

INDEXED = 32
"""The strongest terms of a story are indexed; the rest only serves to compare."""
BLOCK_BYTES = 256
READ_POSTINGS = 2_500
"""Postings read to find candidates, of rare terms first: what keeps a large library as quick as a small one."""
_ALL = -(1 << 32)
"""The row of `term_counts` that counts the stories."""
_SCALE = 255
_WEIGHTS = tuple(byte / _SCALE for byte in range(_SCALE + 1))

_APPEND = f"""
INSERT INTO term_postings
SELECT ?1, coalesce((
    SELECT block + (length(stories) >= {BLOCK_BYTES}) FROM term_postings WHERE term = ?1 ORDER BY block DESC LIMIT 1
), 1), ?2 WHERE 1
ON CONFLICT DO UPDATE SET stories = CAST(stories || excluded.stories AS BLOB)
"""
"""A story's number behind the others in a term's last block, or in a new block when that is full."""


def counts(lib: Library, terms: Iterable[int]) -> tuple[dict[int, int], int]:
    """In how many stories each term is indexed (terms in none are left out), and how many stories there are."""
    _sweep(lib)
    asked = [*terms, _ALL]
    rows = lib.conn.execute(f"SELECT term, stories FROM term_counts WHERE term IN ({places(asked)})", asked)
    found = dict(rows.fetchall())
    return found, found.pop(_ALL, 0)


def put(lib: Library, story_id: int, vector: dict[int, float]) -> None:
    """Index a story, in the place of what was indexed of it before."""
    take(lib, story_id)
    lib.conn.execute("INSERT INTO term_vectors VALUES (?, ?)", (story_id, _pack(vector)))
    terms = list(vector)[:INDEXED]
    entry = struct.pack("<I", story_id)
    lib.conn.executemany(_APPEND, [(term, entry) for term in terms])
    _count(lib, terms, 1)


def holds(lib: Library, story_id: int) -> bool:
    """Whether a story is indexed."""
    return lib.conn.execute("SELECT 1 FROM term_vectors WHERE story_id = ?", (story_id,)).fetchone() is not None


def take(lib: Library, story_id: int) -> None:
    """Take a story out of the index, without a trace."""
    execute = lib.conn.execute
    row = execute("SELECT vector FROM term_vectors WHERE story_id = ?", (story_id,)).fetchone()
    if row is None:
        return
    terms = list(_unpack(row[0]))[:INDEXED]
    for term in terms:
        _take_posting(lib, term, story_id)
    _count(lib, terms, -1)
    counted = [*terms, _ALL]
    execute(f"DELETE FROM term_counts WHERE stories = 0 AND term IN ({places(counted)})", counted)
    execute("DELETE FROM term_vectors WHERE story_id = ?", (story_id,))


def candidates(
    lib: Library, vector: dict[int, float], limit: int, *, counted: Mapping[int, int] | None = None, besides: int = 0
) -> list[Candidate]:
    """The stories that share most of a vector's terms, at most `limit`, in no order; `besides` is left out.

    Of their vectors they have what they share with `vector`. `counted` is what `counts` told, if it was asked.
    """
    terms = list(vector)[:INDEXED]
    known = counts(lib, terms)[0] if counted is None else counted
    points = {term: max(1, round(10 * vector[term])) for term in _rare(terms, known)}
    rows = lib.conn.execute(
        f"SELECT term, stories FROM term_postings WHERE term IN ({places(points)})", list(points)
    ).fetchall()
    tally = Counter(_ids(b"".join(packed * points[term] for term, packed in rows)))
    tally.pop(besides, None)
    return [
        Candidate(story_id, _shared(packed, vector), maybe_moment(at), thread)
        for story_id, packed, at, thread in _packed_vectors(lib, _most(tally, limit))
    ]


def vectors(lib: Library, story_ids: Iterable[int]) -> list[Candidate]:
    """Indexed stories with their vectors."""
    return [
        Candidate(story_id, _unpack(packed), maybe_moment(at), thread)
        for story_id, packed, at, thread in _packed_vectors(lib, list(story_ids))
    ]


def _packed_vectors(lib: Library, ids: Sequence[int]) -> Sequence[tuple[int, bytes, int | None, int | None]]:
    rows: Sequence[tuple[int, bytes, int | None, int | None]]
    rows = lib.conn.execute(
        "SELECT v.story_id, v.vector, s.published_at, s.thread_id FROM term_vectors v"
        f" JOIN stories s ON s.id = v.story_id WHERE v.story_id IN ({places(ids)})",
        tuple(ids),
    ).fetchall()
    return rows


def _sweep(lib: Library) -> None:
    """Take out the stories that were deleted since."""
    rows = lib.conn.execute("SELECT story_id FROM term_leavers").fetchall()
    for (story_id,) in rows:
        take(lib, story_id)
        lib.conn.execute("DELETE FROM term_leavers WHERE story_id = ?", (story_id,))


def _rare(terms: Iterable[int], known: Mapping[int, int]) -> list[int]:
    """The terms whose postings are read, the rarest one in any case."""
    read: list[int] = []
    left = READ_POSTINGS
    for term in sorted((term for term in terms if term in known), key=known.__getitem__):
        left -= known[term]
        if read and left < 0:
            break
        read.append(term)
    return read


def _take_posting(lib: Library, term: int, story_id: int) -> None:
    execute = lib.conn.execute
    for block, packed in execute("SELECT block, stories FROM term_postings WHERE term = ?", (term,)).fetchall():
        ids = _ids(packed)
        if story_id in ids:
            ids.remove(story_id)
            if ids:
                stays = struct.pack(f"<{len(ids)}I", *ids)
                execute("UPDATE term_postings SET stories = ? WHERE term = ? AND block = ?", (stays, term, block))
            else:
                execute("DELETE FROM term_postings WHERE term = ? AND block = ?", (term, block))
            return


def _count(lib: Library, terms: list[int], by: int) -> None:
    lib.conn.executemany(
        "INSERT INTO term_counts VALUES (?1, ?2) ON CONFLICT (term) DO UPDATE SET stories = stories + ?2",
        [(term, by) for term in (*terms, _ALL)],
    )


def _most(tally: Counter[int], limit: int) -> list[int]:
    """The stories with the most points, of equals the newest."""
    if len(tally) <= limit:
        return list(tally)
    stories = Counter(tally.values())
    reached, least = 0, 0
    for points in sorted(stories, reverse=True):
        reached, least = reached + stories[points], points
        if reached >= limit:
            break
    near = [(points, story_id) for story_id, points in tally.items() if points >= least]
    return [story_id for _, story_id in sorted(near, reverse=True)[:limit]]


def _ids(packed: bytes) -> "array[int]":
    ids = array("I", packed)
    if struct.pack("=I", 1) != struct.pack("<I", 1):
        ids.byteswap()
    return ids


def _pack(vector: dict[int, float]) -> bytes:
    weights = bytes(max(1, round(weight * _SCALE)) for weight in vector.values())
    return struct.pack(f"<{len(vector)}i", *vector) + weights


def _unpack(packed: bytes) -> dict[int, float]:
    return {term: _WEIGHTS[byte] for term, byte in _pairs(packed)}


def _shared(packed: bytes, vector: Mapping[int, float]) -> dict[int, float]:
    return {term: _WEIGHTS[byte] for term, byte in _pairs(packed) if term in vector}


def _pairs(packed: bytes) -> Iterator[tuple[int, int]]:
    size = len(packed) // 5
    return zip(struct.unpack_from(f"<{size}i", packed), packed[4 * size :], strict=True)
