"""Synthetic stories for measuring: made words in a natural distribution, with speakers, quotes and figures.

Everything follows from the number of the story, so two machines make the same library.
"""

import random
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate

from reader.model.document import Block, Document, Span, plain_document
from reader.model.mark import Analysis, Figure, Quote
from reader.model.story import CleanStory

FIRST_DAY = datetime(2026, 1, 1, tzinfo=UTC)
_SYLLABLES = re.findall(r"\w+", "ba den kor lin mar no pel ras sto tur ven wil dar fo gan hel jor kas lum mo")
_SURNAMES = [a.title() + b + "son" for a in _SYLLABLES for b in _SYLLABLES]
_GIVEN = ["Anna", "Boris", "Clara", "David", "Edda", "Felix", "Greta", "Hugo", "Ida", "Jonas"]


def _vocabulary() -> list[str]:
    dice = random.Random(1)
    return ["".join(dice.choices(_SYLLABLES, k=dice.randint(1, 4))) for _ in range(20_000)]


_WORDS = _vocabulary()
_UP_TO = list(accumulate(1 / (rank + 2) for rank in range(len(_WORDS))))
"""How often each word and all before it stand in a text: common words first."""


def story(number: int) -> tuple[CleanStory, Analysis]:
    """Story `number` of about 4,200 characters, with the marks analysis would find in it."""
    dice = random.Random(number)
    words = iter(dice.choices(_WORDS, cum_weights=_UP_TO, k=720))
    person = f"{dice.choice(_GIVEN)} {dice.choice(_SURNAMES)}"
    text, quotes, figures = "", [], []
    for paragraph in range(12):
        if paragraph:
            text += "\n"
        if paragraph % 3 == 1:
            said = f"“{_sentence(words, 14)}”"
            quotes.append(
                Quote(
                    (Span(len(text), len(text) + len(said)),),
                    "direct",
                    Span(len(text) + len(said) + 1, len(text) + len(said) + 1 + len(person)),
                    person,
                    role="minister of ports",
                    cue=Span(len(text) + len(said) + len(person) + 2, len(text) + len(said) + len(person) + 6),
                )
            )
            text += f"{said} {person} said. "
        if paragraph % 4 == 2:
            number_text = f"{dice.randint(1, 99)}%"
            span = Span(len(text), len(text) + len(number_text))
            value = float(number_text[:-1])
            figures.append(
                Figure(span, Span(span.start, span.end + 8), value, value, "%", "percent", "tariffs", "tariff")
            )
            text += f"{number_text} tariffs on "
        text += " ".join(_sentence(words, 15) for _ in range(3))
    document = plain_document(text)
    clean = CleanStory(
        guid=f"story-{number}",
        title=_sentence(iter(dice.choices(_WORDS, cum_weights=_UP_TO, k=9)), 8).rstrip("."),
        document=Document(document.text, tuple(Block("paragraph", b.start, b.end) for b in document.blocks)),
        markdown=text.replace("\n", "\n\n"),
        raw="".join(f"<p>{line}</p>" for line in text.split("\n")),
        raw_kind="feed",
        url=f"https://outlet-{number % 100}.example/{number}",
        site=f"Outlet {number % 100}",
        language="en",
        published_at=FIRST_DAY + timedelta(minutes=number),
    )
    return clean, Analysis(1, mentions=(), quotes=tuple(quotes), figures=tuple(figures))


def stories(count: int) -> Iterator[tuple[CleanStory, Analysis]]:
    """`count` stories, oldest first."""
    return (story(number) for number in range(count))


def _sentence(words: Iterator[str], length: int) -> str:
    return (" ".join(word for word, _ in zip(words, range(length), strict=False)) or "nothing").capitalize() + "."
