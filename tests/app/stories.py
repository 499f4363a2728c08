"""Invented stories with marks made by hand, and a library filled with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from reader.model.document import Block, Document, Fold, Inline, Span
from reader.model.link import Link, Reason, ReasonKind
from reader.model.mark import (
    Analysis,
    Figure,
    FigureKind,
    Mention,
    Quote,
    QuoteKind,
)
from reader.model.story import CleanStory
from reader.paths import Paths
from reader.store.annotations.marks import save_analysis
from reader.store.file.library import Library, open_library
from reader.store.relations import links
from reader.store.sources.feeds import add_feed
from reader.store.texts.stories import save_story

NOW = datetime(2026, 11, 21, 15, 30, tzinfo=UTC)
"""The clock of every test here: a Saturday afternoon."""


@dataclass(frozen=True)
class Said:
    """A quote by its words: what is said, by whom (as written and in full), and how."""

    words: tuple[str, ...]
    speaker: str = ""
    name: str = ""
    role: str = ""
    kind: QuoteKind = "direct"
    cue: str = ""
    confidence: float = 1.0
    method: str = "name"


@dataclass(frozen=True)
class Counted:
    """A figure by its words."""

    words: str
    low: float
    unit: str = ""
    thing: str = ""
    kind: FigureKind = "count"
    lit: str = ""
    direction: str = ""
    modifier: str = "="


@dataclass(frozen=True)
class Sample:
    """An invented story."""

    title: str
    source: str
    author: str
    hours_ago: float
    text: str
    said: tuple[Said, ...] = ()
    counted: tuple[Counted, ...] = ()
    named: tuple[tuple[str, str], ...] = ()
    folds: tuple[tuple[int, str, str], ...] = ()
    analyzed: bool = True


HARBOR = Sample(
    "Harbor bridge to stay shut until spring, port says",
    "Harbor Post",
    "Lena Aro",
    1.5,
    "The lifting bridge over the Vessa channel will stay closed until the end of March, port minister Anton Belkin "
    "said on Saturday, after divers found cracks in two of its four piers.\n"
    "“We have looked at every way to open it sooner, and there is none that I could answer for,” Belkin told "
    "reporters on the quay. “A bridge is either safe or it is shut.”\n"
    "The closure costs traders 40 million crowns a week, according to the chamber of commerce. Freight has been sent "
    "over the northern road since Tuesday, which adds 90 kilometers to every trip.\n"
    "Repair in three steps\n"
    "Work is to begin on 2 December. Engineers want to\n"
    "drain the pier boxes and measure every crack;\n"
    "replace 1,200 rivets by hand;\n"
    "lift the deck and change its bearings.\n"
    "Maria Toller, who heads the dockers’ union, called the date “an insult wrapped in a ribbon”. She said her "
    "members had reported rust three years ago and had been told to paint over it.\n"
    "A person close to the inquiry said the first reports had been lost. The ministry did not answer questions about "
    "that on Saturday.\n"
    "“If they lost the reports, let them find the people who wrote them,” Toller said. “There are 14 of us, and we "
    "all still have our copies.”",
    said=(
        Said(
            ("The lifting bridge over the Vessa channel will stay closed until the end of March",),
            "port minister Anton Belkin", "Anton Belkin", "port minister", "indirect", "said",
        ),
        Said(
            (
                "“We have looked at every way to open it sooner, and there is none that I could answer for,”",
                "“A bridge is either safe or it is shut.”",
            ),
            "Belkin", "Anton Belkin", "port minister", "direct", "told", method="surname",
        ),
        Said(("“an insult wrapped in a ribbon”",), "Maria Toller", "Maria Toller", "head of the dockers’ union",
             "mixed", "called"),
        Said(("her members had reported rust three years ago and had been told to paint over it",), "She",
             "Maria Toller", "", "indirect", "said", method="pronoun"),
        Said(("the first reports had been lost",), "A person close to the inquiry", "", "a person close to the inquiry",
             "indirect", "said", 0.5, "role"),
        Said(
            (
                "“If they lost the reports, let them find the people who wrote them,”",
                "“There are 14 of us, and we all still have our copies.”",
            ),
            "Toller said", "Maria Toller", "", "direct", "said", method="surname",
        ),
    ),
    counted=(
        Counted("two of its four", 2, "", "piers", "share", "two of its four piers"),
        Counted("40 million crowns", 40e6, "crown", "a week", "money", "40 million crowns a week"),
        Counted("90 kilometers", 90, "kilometre", "every trip", "measure", direction="up"),
        Counted("1,200", 1200, "", "rivets", "count", "1,200 rivets"),
    ),
    named=(("Anton Belkin", "Anton Belkin"), ("Belkin", "Anton Belkin"), ("Maria Toller", "Maria Toller"),
           ("Toller", "Maria Toller")),
    folds=(
        (9, "Sign up for our weekly harbor letter\nNo spam, ever.", "newsletter"),
        (10, "Photo: T. Maas / Harbor Post\nGetting the boat out", "credit"),
    ),
)  # fmt: skip

UNION = Sample(
    "Union rejects ministry’s offer over closed bridge",
    "Coast Daily",
    "",
    2.2,
    "Dockers at Vessa voted on Friday to turn down an offer of 25 million crowns for lost shifts, the union said.\n"
    "“Nobody here wants to strike over a bridge,” said Maria Toller, its head. “But nobody here will drown for one.”\n"
    "Port minister Anton Belkin said the offer stood until Monday.",
    said=(
        Said(("“Nobody here wants to strike over a bridge,”", "“But nobody here will drown for one.”"),
             "Maria Toller", "Maria Toller", "head of the union", "direct", "said"),
        Said(("the offer stood until Monday",), "Port minister Anton Belkin", "Anton Belkin", "port minister",
             "indirect", "said"),
    ),
    counted=(Counted("25 million crowns", 25e6, "crown", "lost shifts", "money", "25 million crowns for lost shifts"),),
    named=(("Maria Toller", "Maria Toller"), ("Anton Belkin", "Anton Belkin")),
)  # fmt: skip

GRAIN = Sample(
    "Grain prices up 12% in a week as the northern road fills",
    "Nordwire",
    "Ib Sand",
    27,
    "Wheat at the Vessa exchange rose 12% this week, the steepest climb since 2019, as freight that used to cross the "
    "harbor bridge crowded the northern road.\n"
    "“We pay for the detour twice, in diesel and in days,” said Oda Krag, who buys for three mills.",
    said=(Said(("“We pay for the detour twice, in diesel and in days,”",), "Oda Krag", "Oda Krag",
               "buyer for three mills", "direct", "said"),),
    counted=(Counted("12%", 12, "%", "Wheat", "percent", direction="up"),),
    named=(("Oda Krag", "Oda Krag"),),
)  # fmt: skip

LIBRARY = Sample(
    "Town library lends its first telescope",
    "Coast Daily",
    "Mira Holm",
    75,
    "A telescope went home with a reader on Wednesday evening for the first time since the library of Elsund began to "
    "lend more than books.\nIt came back on Thursday, wet but whole.",
)

FERRY = Sample(
    "Ferries to run through the night while the bridge is closed",
    "Harbor Post",
    "",
    100,
    "Three ferries will cross the channel every 20 minutes, day and night, from Monday on.",
    counted=(Counted("20 minutes", 20, "minute", "", "duration"),),
    analyzed=False,
)

ELECTION = Sample(
    "Elsund council seat goes to recount after tie at 412 votes each",
    "The Elsund and Outer Islands Evening Gazette",
    "",
    24 * 40,
    "Both candidates won 412 votes, the clerk said. A recount begins on Friday.",
    counted=(Counted("412 votes", 412, "", "votes", "votes"),),
)

SAMPLES = (HARBOR, UNION, GRAIN, LIBRARY, FERRY, ELECTION)


def document_of(sample: Sample) -> Document:
    """The sample's lines as blocks: a short line without a stop is a heading, lines ending in ; or . after it items."""
    blocks, at = [], 0
    for line in sample.text.split("\n"):
        kind = "paragraph"
        if len(line) < 40 and line[-1] not in ".”;":
            kind = "heading"
        elif line[0].islower():
            kind = "item"
        blocks.append(Block(kind, at, at + len(line), level=2 if kind == "heading" else 0))  # type: ignore[arg-type]
        at += len(line) + 1
    link = sample.text.find("chamber of commerce")
    if link >= 0:
        index = next(i for i, block in enumerate(blocks) if block.start <= link < block.end)
        block = blocks[index]
        inline = Inline(link, link + len("chamber of commerce"), "link", "https://chamber.example/report")
        blocks[index] = Block(block.kind, block.start, block.end, inlines=(inline,))
    return Document(sample.text, tuple(blocks), tuple(Fold(*fold) for fold in sample.folds))


def analysis_of(sample: Sample) -> Analysis:
    """The sample's marks, found by their words."""
    text = sample.text

    def span(words: str, start: int = 0) -> Span:
        at = text.index(words, start)
        return Span(at, at + len(words))

    quotes = []
    for said in sample.said:
        first = span(said.words[0])
        speaker = said.speaker.removesuffix(" said")
        near = max(0, first.start - 60)
        quotes.append(
            Quote(
                tuple(span(words) for words in said.words), said.kind,
                span(speaker, near) if speaker else None, said.name,
                said.role, span(said.cue, near) if said.cue else None, "", said.confidence, said.method,
            )
        )  # fmt: skip
    figures = [
        Figure(
            span(one.words), span(one.lit or one.words), one.low, one.low, one.unit, one.kind, one.thing,
            one.thing.lower(),
            one.modifier, one.direction,
        )
        for one in sample.counted
    ]  # fmt: skip
    mentions: list[Mention] = []
    taken = set[int]()
    for words, name in sample.named:
        at = text.find(words)
        while at >= 0:
            if at not in taken and not any(m.span.start <= at < m.span.end for m in mentions):
                mentions.append(Mention(Span(at, at + len(words)), name))
            at = text.find(words, at + 1)
    return Analysis(1, mentions=tuple(mentions), quotes=tuple(quotes), figures=tuple(figures))


def paths_in(folder: Path) -> Paths:
    """Folders of a user who has none yet."""
    return Paths(folder / "config", folder / "data", folder / "state", folder / "data" / "library.db")


def clean_of(sample: Sample, now: datetime = NOW) -> CleanStory:
    """The sample as cleaning would hand it on."""
    return CleanStory(
        guid=sample.title, title=sample.title, document=document_of(sample), markdown=sample.text, raw=sample.text,
        raw_kind="text", url=f"https://news.example/{len(sample.title)}", author=sample.author, site=sample.source,
        published_at=now - timedelta(hours=sample.hours_ago),
    )  # fmt: skip


RELATED: tuple[tuple[Sample, Sample, float, Literal["event", "story"], tuple[tuple[ReasonKind, str], ...]], ...] = (
    (HARBOR, UNION, 0.82, "event", (("person", "Anton Belkin, Maria Toller"), ("figure", "40 m and 25 m crowns"))),
    (HARBOR, GRAIN, 0.61, "story", (("words", "northern road, freight"),)),
    (HARBOR, FERRY, 0.57, "story", (("words", "channel, bridge"),)),
)
"""Links between the samples, with their reasons."""


def fill(lib: Library, samples: Sequence[Sample] = SAMPLES) -> dict[str, int]:
    """Put the samples into a library, a feed an outlet; ids by title."""
    ids: dict[str, int] = {}
    feeds: dict[str, int] = {}
    for sample in samples:
        if sample.source not in feeds:
            address = f"https://{len(feeds)}.example/feed"
            feeds[sample.source] = add_feed(lib, address, title=sample.source, now=NOW)[0].id
        saved = save_story(lib, clean_of(sample), feed_id=feeds[sample.source], now=NOW)
        ids[sample.title] = saved.id
        if sample.analyzed:
            save_analysis(lib, saved.id, analysis_of(sample))
    with lib.atomic():
        links.write(
            lib,
            [
                Link(ids[a.title], ids[b.title], score, kind, tuple(Reason(what, words) for what, words in reasons))
                for a, b, score, kind, reasons in RELATED
                if a.title in ids and b.title in ids
            ],
        )
        links.count_shown(lib, ids.values())
    return ids


def filled(folder: Path, samples: Sequence[Sample] = SAMPLES) -> Paths:
    """A library of the samples in `folder`."""
    paths = paths_in(folder)
    paths.data_dir.mkdir(parents=True, exist_ok=True)
    paths.library.write_bytes(_library_of(tuple(samples)))
    return paths


@cache
def _library_of(samples: tuple[Sample, ...]) -> bytes:
    """The file of such a library; making one takes much longer than writing it once more."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        with open_library(path, now=NOW) as lib:
            fill(lib, samples)
        return path.read_bytes()
