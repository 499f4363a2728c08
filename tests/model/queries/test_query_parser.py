"""The search line, read."""

import math
from datetime import date

import pytest

from reader.errors import ReaderError
from reader.model.queries.query import FigureTest, Query
from reader.model.queries.query_parser import parse_query

UP, DOWN = math.inf, -math.inf
FERRY, TRAM = Query(words=("ferry",)), Query(words=("tram",))


def _one_of(*words: str) -> Query:
    return Query(either=(tuple(Query(words=(word,)) for word in words),))


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("", Query()),
        ("   ", Query()),
        ("ferry strike", Query(words=("ferry", "strike"))),
        ('"third week" ferry', Query(words=("third week", "ferry"))),
        ("“third week” „old port”", Query(words=("third week", "old port"))),
        ('"third week', Query(words=("third week",))),
        ("ferr* -tram", Query(words=("ferr*",), excluded=(TRAM,))),
        ('-"third week" -tag:port', Query(excluded=(Query(words=("third week",)), Query(tags=("port",))))),
        ("-#Port -tag:x ferry", Query(words=("ferry",), excluded=(Query(tags=("port",)), Query(tags=("x",))))),
        ("-tag:x -feed:nord", Query(excluded=(Query(tags=("x",)), Query(feeds=("nord",))))),
        ("tag:Port #Strike ##a", Query(tags=("port", "strike", "a"))),
        ('feed:nordwire FEED:"Harbour Post"', Query(feeds=("nordwire",), exact_feeds=("Harbour Post",))),
        ('folder:World/Asia folder:"Far North"', Query(folders=("World/Asia", "Far North"))),
        ("is:unread is:Starred is:unread", Query(states=("unread", "starred"))),
        ('"is:odd" Re: strike https://a.example/x', Query(words=("is:odd", "Re:", "strike", "https://a.example/x"))),
        ('said:belkin by:"Lena Aro"', Query(said=("belkin",), by=("Lena Aro",))),
        ("since:2026-11-01 until:2026-11-30", Query(since="2026-11-01", until="2026-11-30")),
        ('title:ferry title:"sea ice"', Query(titles=("ferry", "sea ice"))),
        ("since:2026 until:2026", Query(since="2026-01-01", until="2026-12-31")),
        ("since:2026-2 until:2028-02", Query(since="2026-02-01", until="2028-02-29")),
        ("until:2026-02", Query(until="2026-02-28")),
        ("http://a.example/x 12:30", Query(words=("http://a.example/x", "12:30"))),
        ("co-operation it's", Query(words=("co-operation", "it's"))),
        ("ferry - -- # * \"\" : ! '' (", Query(words=("ferry",))),
        ("a\x1b\u202eb\x00c", Query(words=("abc",))),
        ("ferry\n\tstrike", Query(words=("ferry", "strike"))),
    ],
)
def test_what_a_line_asks(typed: str, query: Query) -> None:
    assert parse_query(typed) == query


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("ferry OR tram", Query(either=((FERRY, TRAM),))),
        ("ferry strike OR #port", Query(either=((Query(words=("ferry", "strike")), Query(tags=("port",))),))),
        ("(ferry OR tram) strike", Query(words=("strike",), either=((FERRY, TRAM),))),
        ("(ferry) (tram)", Query(either=((FERRY,), (TRAM,)))),
        ("a (b OR (c OR ferry))", Query(words=("a",), either=((Query(words=("b",)), _one_of("c", "ferry")),))),
        ("x -(ferry OR tram)", Query(words=("x",), excluded=(FERRY, TRAM))),
        ("x -(ferry tram)", Query(words=("x",), excluded=(Query(words=("ferry", "tram")),))),
        ("x NOT ferry AND NOT (tram)", Query(words=("x",), excluded=(FERRY, TRAM))),
        ("x -said:vossberg", Query(words=("x",), excluded=(Query(said=("vossberg",)),))),
        ('"OR" or -OR', Query(words=("OR", "or"), excluded=(Query(words=("OR",)),))),
        # what is not whole asks for what it holds
        ("ferry OR", FERRY),
        ("OR ferry", FERRY),
        ("() OR (ferry", Query(either=((FERRY,),))),
        ("ferry) tram)", Query(words=("ferry", "tram"))),
        ("ferry(s) https://a.example/x_(y)", Query(words=("ferry(s", "https://a.example/x_(y"))),
    ],
)
def test_brackets_and_alternatives(typed: str, query: Query) -> None:
    assert parse_query(typed) == query


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("age:<7d", Query(since="2026-02-23")),
        ("age:2W", Query(since="2026-02-16")),
        ("age:>1m", Query(until="2026-01-31")),
        ("age:>=1y", Query(until="2025-03-02")),
        ("age:<99999y", Query(since="0001-01-01")),
        ("words:>200", Query(lengths=(FigureTest(low=math.nextafter(200, UP)),))),
        ("words:100..200", Query(lengths=(FigureTest(low=100, high=200),))),
        ("author:aro note:lawyer", Query(by=("aro",), notes=("lawyer",))),
    ],
)
def test_ages_lengths_and_notes(typed: str, query: Query) -> None:
    assert parse_query(typed, today=date(2026, 3, 2)) == query


def test_days_count_back_from_today() -> None:
    query = parse_query("since:3d until:1D", today=date(2026, 3, 2))
    assert (query.since, query.until) == ("2026-02-27", "2026-03-01")


@pytest.mark.parametrize(
    ("typed", "test"),
    [
        ("killed", FigureTest("killed")),
        ("500%", FigureTest(unit="%", low=500, high=500)),
        ("500% tariffs", FigureTest("tariffs", "%", 500, 500)),
        ("500 percent", FigureTest(unit="%", low=500, high=500)),
        (">100%", FigureTest(unit="%", low=math.nextafter(100, UP))),
        (">=100%", FigureTest(unit="%", low=100)),
        ("<14 killed", FigureTest("killed", high=math.nextafter(14, DOWN))),
        ("killed>14", FigureTest("killed", low=math.nextafter(14, UP))),
        ("<=14", FigureTest(high=14)),
        ("~100", FigureTest(low=90, high=110.00000000000001)),
        ("10..20%", FigureTest(unit="%", low=10, high=20)),
        ("10 .. 20 km", FigureTest("km", low=10, high=20)),
        ("usd>1bn", FigureTest(unit="USD", low=math.nextafter(1e9, UP))),
        ("$3.5million", FigureTest(unit="USD", low=3.5e6, high=3.5e6)),
        ("€40m", FigureTest(unit="EUR", low=40e6, high=40e6)),
        ("40m eur", FigureTest(unit="EUR", low=40e6, high=40e6)),
        ("3 thousand crowns", FigureTest("crowns", low=3000, high=3000)),
        ("1,000,000", FigureTest(low=1e6, high=1e6)),
        ("1,5", FigureTest(low=1.5, high=1.5)),
        ("1.5.", FigureTest(low=1.5, high=1.5)),
        ("80kg", FigureTest("kg", low=80, high=80)),
    ],
)
def test_what_a_figure_asks(typed: str, test: FigureTest) -> None:
    assert parse_query(f'figure:"{typed}"').figures == (test,)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("since:tomorrow", "since:tomorrow is not a date; write it as since:2026-11-30"),
        ("until:2026-02-30", "until:2026-02-30 is not a date"),
        ("since:2026-13", "is not a date"),
        ("since:0000", "is not a date"),
        ("since:2026-11-", "is not a date"),
        ("figure:>abc", "no number"),
        ("figure:>", "no number"),
        ("figure:1.2.3", "no number"),
        ("figure:5>3", "no number"),
        ("figure:20..10", "smaller one first"),
        ("said:", "said: needs a value right behind it, as in said:vossberg"),
        ("-SAID:", "said: needs a value"),
        ('by:" "', "by: needs a value"),
        ("tag:#", "tag: needs a value"),
        ("feed:", "as in feed:nordwire"),
        ("is:", "as in is:unread"),
        ("is:unred", "is: knows unread, read, starred, noted, corrected"),
        ("colour:red", 'there is no field "colour"; known are tag, feed'),
        ("writer:aro", 'no field "writer"; did you mean by:. To find the words put them in "quotation marks"'),
        ("figur:>5%", "did you mean figure:"),
        ("port titel:x", 'no field "titel"; did you mean title:'),
        ("title:", "as in title:ferry"),
        ("since:3days", "since:3days is not a date"),
        ("figure:", "as in figure:>5%"),
        ("since:", "as in since:2026"),
        ("age:7", "age:7 is no age; write it as age:<7d"),
        ("age:<7h", "is no age"),
        ("words:long", "words:long is no length"),
        ("words:>5%", "is no length"),
        ("author:", "by: needs a value"),
        ("(" * 21 + "a", "more than 20 deep"),
        ("until:", "as in until:2026"),
    ],
)
def test_what_makes_no_sense_is_said(typed: str, words: str) -> None:
    with pytest.raises(ReaderError, match=words):
        parse_query(f"{typed} ferry")


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("ferr", Query(words=("ferr*",))),
        ("ferry stri", Query(words=("ferry", "stri*"))),
        ("ferry ", Query(words=("ferry",))),
        ("f", Query()),
        ("ferry st", Query(words=("ferry",))),
        ("fe*", Query()),
        ("週", Query(words=("週*",))),
        ("ferr*", Query(words=("ferr*",))),
        ('"third we', Query(words=("third we*",))),
        ('"t', Query()),
        ('"third week"', Query(words=("third week",))),
        ("-fer", Query(excluded=(Query(words=("fer",)),))),
        ("ferry since:20", Query(words=("ferry",))),
        ("ferry since:2026-1", Query(words=("ferry",), since="2026-01-01")),
        ("ferry figure:>", Query(words=("ferry",))),
        ("figure:kil", Query(figures=(FigureTest("kil"),))),
        ("said:bel", Query(said=("bel",))),
        ("tag:po", Query(tags=("po",))),
        ("ferry said:", Query(words=("ferry",))),
        ('by:"', Query()),
        ("(", Query()),
        ("we-", Query(words=("we-",))),
    ],
)
def test_the_last_word_is_a_beginning_while_typing(typed: str, query: Query) -> None:
    assert parse_query(typed, typing=True) == query


def test_what_makes_no_sense_before_the_end_is_said_while_typing_too() -> None:
    with pytest.raises(ReaderError):
        parse_query("since:20x ferry", typing=True)
    with pytest.raises(ReaderError):
        parse_query("said: belkin", typing=True)


@pytest.mark.parametrize("typed", ["(", "- -- # * \"\" : ! ''", "🚢", '"', "#", "--"])
def test_signs_alone_ask_for_nothing(typed: str) -> None:
    with pytest.raises(ReaderError, match="nothing to search for in "):
        parse_query(typed)


def test_what_is_no_text_at_all_is_not_taken_for_no_question() -> None:
    with pytest.raises(ReaderError, match="nothing to search for in this"):
        parse_query("\udcff\x00")
