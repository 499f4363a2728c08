"""Feeds broken at random, always the same way for the same seed: what a parser must survive."""

import random
from collections.abc import Callable, Iterator, Sequence

SEEDS = (11, 23, 47, 91)

_HOSTILE = (
    b"&#55357;&#56832;",
    b"&#xD83D;",
    b"&#x110000;",
    b"&#x99999999;",
    b"&#0;",
    b"&#x1b;",
    b"&#xFFFF;",
    b"&#",
    b"&#x;",
    b"&",
    b"&nbsp;",
    b"&unknown;",
    b"&lt;img \x04>",
    b"\x00",
    b"\x1b[31m",
    b"\x9b",
    b"\xff\xfe",
    b"\xed\xa0\xbd",
    b"\xc3",
    b"<",
    b">",
    b"<entry<",
    b"<item",
    b"</item>",
    b"<![CDATA[",
    b"]]>",
    b"<!--",
    b"-->",
    b"<?",
    b"?>",
    b"<!DOCTYPE",
    b"<!ENTITY a 'b'>",
    b"<textInput",
    b"xml:base='http://[bad'",
    b"href='http://[::'",
    b"<link>http://a b/</link>",
    b"<pubDate>99999999999999999999</pubDate>",
    b"<updated>0000-00-00T99:99:99Z</updated>",
    b" xmlns:x='u'",
    b"<content type='application/xhtml+xml'>",
    b"<guid></guid>",
    b"\xe2\x80\xa8",
    b"\xf0\x9f\x98",
    b'"',
    b"'",
)
"""What feeds have been seen with, or what is known to stop a parser."""
_ENCODINGS = (
    b"undefined",
    b"\xb5",
    b"utf-16",
    b"utf-7",
    b"base64",
    b"idna",
    b"punycode",
    b"hex",
    b"rot13",
    b"",
    b"\x00",
)
_WORDS = (b"item", b"entry", b"title", b"link", b"guid", b"id", b"description", b"content", b"channel", b"feed", b"rss")

Mutation = Callable[[bytes, random.Random], bytes]


def mutants(feeds: Sequence[bytes], count: int, seed: int) -> Iterator[bytes]:
    """As many broken feeds as asked for, each with one to six faults."""
    chance = random.Random(seed)
    for number in range(count):
        body = feeds[(number + seed) % len(feeds)]
        for _ in range(chance.randint(1, 6)):
            mutation = chance.choice(_MUTATIONS)
            body = mutation(body, chance)
        if chance.random() < 0.05:
            body = _spliced(body, chance.choice(feeds), chance)
        yield body


def _flip(body: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(body) + 1)
    return body[:place] + bytes([chance.randrange(256)]) + body[place + 1 :]


def _insert(body: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(body) + 1)
    return body[:place] + chance.choice(_HOSTILE) + body[place:]


def _behind_a_tag(body: bytes, chance: random.Random) -> bytes:
    """Something hostile where text begins."""
    places = [place + 1 for place in range(len(body)) if body[place : place + 1] == b">"]
    place = chance.choice(places) if places else 0
    return body[:place] + chance.choice(_HOSTILE) + body[place:]


def _delete(body: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(body) + 1)
    return body[:start] + body[start + chance.choice((1, 2, 5, 20, 200)) :]


def _double(body: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(body) + 1)
    part = body[start : start + chance.choice((3, 30, 300))]
    return body[:start] + part * chance.randint(2, 4) + body[start:]


def _cut(body: bytes, chance: random.Random) -> bytes:
    return body[: chance.randrange(len(body) + 1)]


def _rename(body: bytes, chance: random.Random) -> bytes:
    return body.replace(chance.choice(_WORDS), chance.choice(_WORDS), chance.randint(1, 3))


def _encode(body: bytes, chance: random.Random) -> bytes:
    rest = body[body.find(b"?>") + 2 :] if body.lstrip().startswith(b"<?xml") else body
    return b'<?xml version="1.0" encoding="' + chance.choice(_ENCODINGS) + b'"?>' + rest


def _spliced(body: bytes, other: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(other) + 1)
    return body[: chance.randrange(len(body) + 1)] + other[place:]


_MUTATIONS: tuple[Mutation, ...] = (
    _flip, _flip, _insert, _insert, _behind_a_tag, _behind_a_tag, _delete, _double, _cut, _rename, _encode,
)  # fmt: skip
