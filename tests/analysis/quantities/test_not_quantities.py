"""What is never a figure, and what looks alike and is one."""

import pytest

from reader.analysis.figures import find_figures
from reader.analysis.quantities.find_figures import find
from reader.model.document import Span

NO_FIGURES = [
    "The envoy arrived on March 3, 2024 and left before the 14th.",
    "Talks resumed on 12 April, in the autumn of 2019 and again in mid-2021.",
    "The office is open from 9 a.m. to 5:30 p.m.; the bulletin airs at 18:00 GMT+2.",
    "Output peaked in the 1990s, between 1994 and 1998, and again in 2015/16.",
    "She finished 5th, ranked No. 7, in the top 10 and the third round.",
    "The Airbus A320, the Falcon 9, the MiG-29 and flight KV881 were on display.",
    "Section 12 of the act, Article 9 and Resolution 1441 were cited in Chapter 11.",
    "Orla Town beat Vimes United 3-1 after a 0-0 draw, winning 4–2 on penalties.",
    "Windows 11, iPhone 15 and PlayStation 5 owners are affected.",
    "The 12-point plan was shown to the G20 and the Group of Seven.",
    "Call 0800 555 0199 or dial 112; write to P.O. Box 441, 17 Harbour Street.",
    "He was the one who said no one, not one of them, would be at ground zero.",
    "Photo 3 of 12",
    "Last updated 3 hours ago",
    "6 min read",
    "Published 4 May 2024, 11:20",
    "Please support our reporting from just $3 a month.",
    "Subscribe today for only €1 and read all of our stories.",
    "The S&P 500 and the FTSE 100 opened late.",
    "Bill H.R. 2215 met S. 88 in committee.",
    "Zero tolerance, net zero and a five-star hotel were on the two-way ballot.",
    "The odds were 20 to 1 against.",
    "1. Read the manual.",
    "The alarm rang after four in the morning and the ships left before eight.",
    "It began at ten past three, or at a quarter to four, and went on until twelve.",
    "By Ada Brook · 3 min read · 24 comments",
    "1.2K Shares | 300 likes",
    "NRD 45.20 +1.2%\nCAL 12.10 -0.4%",
    "Apples 1kg $3.20\nPears 2kg $4.10",
    "Falcons 3 Rovers 1\nCity 2 United 2",
    "NORDWALL INC. 118.40 -7.31 -5.81%",
    "Duarte lost 6-7 (4), 6-4, 5-7 to Toller.",
    "NBC 5 has the pictures.",
    "The rebels in area 55 left.",
    "The 1967 floods and the 2019 models were discussed in 2008 terms.",
]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_no_figure(text: str) -> None:
    assert [text[each.start : each.end] for each in find(text)] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("About 2000 troops crossed the river.", ["2000"]),
        ("One person was killed and one was wounded.", ["One", "one"]),
        ("He paid $3 for our lunch.", ["$3"]),
        ('"Support us with $5 million," the minister told donors.', ["$5 million"]),
        ("A third of voters stayed at home in the third round.", ["A third"]),
        ("The quarter began badly; a quarter of sales was lost.", ["a quarter"]),
        ("Boeing delivered 747 jets and the Boeing 747 retired.", ["747"]),
        ("It rose 5% on May 5.", ["5%"]),
    ],
)
def test_what_only_looks_like_none(text: str, words: list[str]) -> None:
    assert [text[each.start : each.end] for each in find(text)] == words


def test_spans_to_skip() -> None:
    text = "Oil fell 3% as stocks rose 4%."
    assert [figure.low for figure in find_figures(text, None, skip=[Span(0, 12)])] == [4]


def test_offsets_count_the_whole_text() -> None:
    text = "Überschrift ohne Zahl\n\nProfit was €5m.\nIt fell 3%."
    assert [text[slice(*figure.span)] for figure in find_figures(text, None)] == ["€5m", "3%"]


@pytest.mark.parametrize(
    "text",
    ["1," * 4000, "9" * 5000, "half a " * 2000, "5% " * 1000, "voted 5-4 " * 500, "$" * 3000, "\x00½⅓ " * 300, ""],
)
def test_no_text_is_too_odd(text: str) -> None:
    assert isinstance(find_figures(text, None), tuple)
