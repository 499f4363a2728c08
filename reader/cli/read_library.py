"""Commands that read the library: list, search, show, who, figures, related."""

import click

from reader.cli.command_context import Session, pass_session
from reader.cli.minus_words import MinusWords
from reader.cli.output import BIGGEST, columns, day, json_option, say, say_json, story_id_argument, wrapped
from reader.errors import NothingFound, ReaderError
from reader.model.link import Relative
from reader.model.mark import DOUBTFUL, Figure, Quote, speaker_names
from reader.model.queries.figure_words import way
from reader.model.queries.query_parser import parse_query
from reader.model.safe_text import safe_address, safe_line
from reader.model.saying import said_as
from reader.model.sourcing.find_origin import origin_of, origin_of_figure
from reader.model.sourcing.rests_on import rests_on
from reader.model.sourcing.unanswered import find_unanswered
from reader.model.story import Headline, Story

limit_option = click.option(
    "-n", "--limit", type=click.IntRange(1, BIGGEST), default=50, show_default=True, help="At most so many."
)


@click.command("list", cls=MinusWords)
@limit_option
@json_option
@click.argument("query", nargs=-1)
@pass_session
def list_stories(session: Session, query: tuple[str, ...], limit: int, as_json: bool) -> None:
    """List stories, newest first, or those QUERY finds."""
    print_headlines(session, " ".join(query), limit=limit, as_json=as_json)


@click.command(cls=MinusWords)
@limit_option
@json_option
@click.argument("query", nargs=-1, required=True)
@pass_session
def search(session: Session, query: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Find stories by words, names, figures, tags and more.

    \b
    ferry strike   "third week"   -union   ferr*
    said:vossberg  by:"Lena Aro"  figure:>100%   figure:usd>1bn   figure:killed   thread:ferry
    tag:port  #port  feed:nordwire  is:unread  is:starred  is:noted  is:corrected  is:changed
    since:2026-11-01
    """
    line = " ".join(query)
    if not line.strip():
        raise ReaderError("there is nothing to search for; reader list shows all stories")
    print_headlines(session, line, limit=limit, as_json=as_json)


def print_headlines(session: Session, text: str, *, limit: int, as_json: bool) -> None:
    """The stories that answer a search line; raises NothingFound when there are none."""
    from reader.store.texts.stories import headlines

    found = headlines(session.library, parse_query(text), limit=limit)
    if as_json:
        say_json(found)
    if not found:
        raise NothingFound(
            f"no story matches {text}" if text.strip() else "the library holds no stories yet; try: reader add ADDRESS"
        )
    if not as_json:
        for line in columns([_row(item) for item in found], right=frozenset({0})):
            say(line)


def _row(item: Headline) -> tuple[str, ...]:
    flags = ("★" if item.starred else "") + (" " if item.read else "●")
    about = [
        f"{item.quotes} quotes" if item.quotes > 1 else "1 quote" if item.quotes else "",
        item.figure,
        f"{item.links} related" if item.links else "",
        " ".join(f"#{tag}" for tag in item.tags),
    ]
    sources = ", ".join(filter(None, (item.source, *item.other_sources)))
    words = f"  ({', '.join(part for part in about if part)})" if any(about) else ""
    return str(item.id), flags, day(item.published_at), sources, item.title + words


@click.command()
@json_option
@click.option("--markdown", is_flag=True, help="Print the story as Markdown.")
@story_id_argument
@pass_session
def show(session: Session, story_id: int, markdown: bool, as_json: bool) -> None:
    """Print one story with its speakers and figures."""
    from reader.store.texts.stories import get_story

    if as_json:
        say_json(get_story(session.library, story_id))
    elif markdown:
        story = get_story(session.library, story_id)
        say("\n\n".join(filter(None, (story.markdown, *_links_as_markdown(story)))))
    else:
        print_story(session, story_id)


def print_story(session: Session, story_id: int) -> None:
    """A story as plain text, with the marks listed below it."""
    from reader.ingest.link.link_reasons import relatives
    from reader.model.story import WAITING
    from reader.store.texts.stories import get_story

    story = get_story(session.library, story_id)
    say(wrapped(story.title))
    about = (story.source, story.author, day(story.published_at), story.url)
    if any(about):
        say(" · ".join(part for part in about if part))
    for copy in story.copies:
        say("Also " + " · ".join(part for part in (copy.source, copy.title, safe_address(copy.url)) if part))
    if story.other_text == "feed":
        say("The text is the page's; what the feed sent is kept too")
    if story.apart_from:
        say(f"Was shown together with “{story.apart_from}”: notes and tags made then are there")
    if story.taken_apart:
        say("Was shown together with this one, now listed again: " + ", ".join(f"“{one}”" for one in story.taken_apart))
    if rested := rests_on(story):
        say(wrapped("Rests on " + safe_line("; ".join(one.words for one in rested))))
    for words, href in links_of(story):
        say(f"{words}: {href}")
    if story.partial == WAITING:
        say("\nOnly listed so far: the next refresh reads its text")
    before = ""
    for block in story.document.blocks:
        text = story.document.block_text(block)
        if not block.tight and not (block.kind == before == "item"):
            say()
        before = block.kind
        if block.table:
            for line in columns([[story.document.text[a:b] for a, b in row] for row in block.table.rows]):
                say(f"  {line}")
        elif block.kind in ("code", "table"):
            say(text)
        elif block.kind == "item":
            say(wrapped(f"{block.marker or '•'} {text}", "  " * (block.level + 1)))
        elif block.kind == "caption":
            media = {"video": "film", "audio": "recording"}.get(block.media, "picture")
            address = f" {block.picture}" if block.media in ("video", "audio") else ""
            say(wrapped(f"[{media}] {text}{address}"))
        elif block.kind == "quote":
            say(wrapped(text, "  > "))
        else:
            say(wrapped(text))
    _print_speakers(story)
    _print_unanswered(story)
    _print_figures(story)
    related = relatives(session.library, story_id)
    if related:
        say("\nRelated")
        for relative in related:
            say(f"  {relative.id}  {relative.title} ({_origin(relative)})")
            say(f"      {', '.join(reason.text for reason in relative.link.reasons)}")


def links_of(story: Story) -> list[tuple[str, str]]:
    """What a story has beside its text, as (words, address)."""
    found = [(" ".join(filter(None, (one.title or one.kind, _length(one.seconds)))), one.url)
             for one in story.details.attachments]  # fmt: skip
    if story.details.discussion:
        found.append(("discussion", story.details.discussion))
    return found


def _links_as_markdown(story: Story) -> list[str]:
    from reader.export.exported_story import public_address
    from reader.export.markdown_format import escape

    found = ((words, public_address(href)) for words, href in links_of(story))
    return [f"{escape(words.capitalize())}: <{href}>" for words, href in found if href]


def _length(seconds: int) -> str:
    return f"({seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02})" if seconds else ""


def _origin(story: Relative) -> str:
    """Where and when a story appeared, as far as it is known."""
    return ", ".join(part for part in (story.source, day(story.published_at)) if part)


def _print_speakers(story: Story) -> None:
    quotes = story.analysis.quotes if story.analysis else ()
    by_name: dict[str, list[Quote]] = {}
    for quote in quotes:
        by_name.setdefault(quote.speaker_name or "unnamed", []).append(quote)
    if by_name:
        say("\nSpeakers")
    for name, said in sorted(by_name.items(), key=lambda item: -len(item[1])):
        role = next((quote.role for quote in said if quote.role), "")
        say(f"  {name}{', ' + role if role else ''}")
        for quote in said:
            say(wrapped(quote_line(story, quote), "    "))


def _print_unanswered(story: Story) -> None:
    found = find_unanswered(story.document.text, speaker_names(story.analysis))
    if found:
        say("\nDid not answer")
    for one in found:
        say(wrapped(f"{safe_line(one.name)} {safe_line(one.how)}", "  "))


def quote_line(story: Story, quote: Quote) -> str:
    """The words of a quote after those of saying, the agency in between, and doubt."""
    words = said_as(story.document.text, quote)
    extras = [
        safe_line(origin_of(story.document.text, quote, story.source).beyond(words)),
        "doubtful" if quote.confidence < DOUBTFUL else "",
        "corrected by you" if quote.by_reader else "",
    ]
    return f"{words} ({', '.join(part for part in extras if part)})" if any(extras) else words


def _print_figures(story: Story) -> None:
    lit = [figure for figure in story.analysis.figures if figure.is_lit] if story.analysis else []
    if lit:
        say("\nFigures")
    for figure in lit:
        came = origin_of_figure(story.document.text, figure, story.source).words
        say(f"  {figure_line(story.document.text, figure)}{f' · {safe_line(came)}' if came else ''}")


def figure_line(text: str, figure: Figure) -> str:
    """A figure as it stands in the text with what it measures, modifier and direction in words."""
    written = text[figure.lit.start : figure.span.start].strip()  # "at least" is not "more than"
    modifier = f"{written} " if written else {"~": "about ", ">": "at least ", "<": "up to "}.get(figure.modifier, "")
    direction = f" {way(figure)}" if way(figure) else ""
    words = text[figure.span.start : figure.span.end]
    thing = figure.thing if figure.thing and figure.thing.casefold() not in words.casefold() else ""
    source = f"  ({figure.source})" if figure.source else ""
    return f"{modifier}{words}{' ' + thing if thing else ''}{direction}{source}"


@click.command()
@json_option
@limit_option
@click.argument("name", required=False, default="")
@pass_session
def who(session: Session, name: str, limit: int, as_json: bool) -> None:
    """Who said what: all speakers, or what NAME is quoted with.

    The newest first. NAME is words of a name, or their beginnings if nobody has these words.
    """
    from reader.store.annotations.people import speakers, statements

    rows = speakers(session.library, name)[:limit]
    if not rows:
        if as_json:
            say_json([])
        raise NothingFound(f"nobody called {name} is quoted" if name else "nobody is quoted yet")
    if name:
        said = [(row, statements(session.library, row.id, limit=limit)) for row in rows]
        if as_json:
            say_json([{"person": row, "statements": quotes} for row, quotes in said])
            return
        for row, quotes in said:
            say(f"{row.name}{', ' + row.role if row.role else ''}")
            for statement in quotes:
                say(wrapped(statement.said, "  "))
                word = "corrected by you" if statement.quote.by_reader else ""
                came = safe_line(statement.origin.beyond(statement.said))
                parts = (came, word, statement.source, day(statement.published_at), f"story {statement.story_id}")
                say("    " + " · ".join(part for part in parts if part))
        return
    if as_json:
        say_json(rows)
        return
    table = [(str(row.statements), str(row.stories), row.name, row.role) for row in rows]
    for line in columns([("said", "stories", "name", "role"), *table], right=frozenset({0, 1})):
        say(line)


@click.command()
@json_option
@limit_option
@click.argument("word", required=False, default="")
@pass_session
def figures(session: Session, word: str, limit: int, as_json: bool) -> None:
    """The figures of all stories, or those about WORD."""
    from reader.store.annotations.figures import figures as find

    rows = find(session.library, word, limit=limit)
    if as_json:
        from reader.export.figures_by_measure import figure_groups, group_row

        say_json([group_row(group) for group in figure_groups(rows)])
    if not rows:
        raise NothingFound(f"no figure about {word}" if word else "no figures yet")
    if as_json:
        return
    table = [
        (
            f"{row.words} {way(row.figure)}".rstrip(),
            row.figure.thing,
            day(row.published_at),
            row.source,
            f"story {row.story_id}",
        )
        for row in rows
    ]
    for line in columns(table):
        say(line)


@click.command()
@json_option
@click.option("--why", is_flag=True, help="Say what they have in common.")
@story_id_argument
@pass_session
def related(session: Session, story_id: int, why: bool, as_json: bool) -> None:
    """Stories related to ID, most closely related first."""
    from reader.ingest.link.link_reasons import relatives
    from reader.store.texts.stories import get_story

    get_story(session.library, story_id)
    rows = relatives(session.library, story_id)
    if as_json:
        say_json(rows)
    if not rows:
        raise NothingFound(f"story {story_id} has no related stories")
    if as_json:
        return
    for row in rows:
        level = {"event": "same event", "story": "same story"}[row.link.kind]
        say(f"{row.id}  {row.title} ({_origin(row)}) · {level}")
        if why:
            say(wrapped(", ".join(reason.text for reason in row.link.reasons), "    "))


COMMANDS = (list_stories, search, show, who, figures, related)
