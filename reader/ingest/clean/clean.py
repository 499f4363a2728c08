"""Raw input to a clean story: three kinds of input (feed HTML, whole page, pasted text), one result.

Pure: no file, no network, no clock. The same input gives the same story, so stored stories can be cleaned again when a
rule or a source's template has grown.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from html import unescape

from reader.ingest.character_references import join_surrogates, mend_references_in
from reader.ingest.clean.plain_text import read_pasted, with_headings
from reader.ingest.clean.request import CleanRequest
from reader.ingest.clean.rules import Judged, judge
from reader.ingest.clean.site_template import candidates
from reader.ingest.extract.draft_block import Piece, to_document
from reader.ingest.html.line_measures import length, norm
from reader.model.document import Fold
from reader.model.safe_text import safe_line
from reader.model.story import Attachment, CleanStory, Details, FieldSource

SUMMARY_WORDS = 60
"""A feed's text of fewer words is taken for a summary."""

_GOES_ON = ("…", "...", "[…]", "[...]", "(more)", "»", "→")
_MORE = frozenset(
    {"read more", "continue reading", "read the full story", "read full article", "more", "keep reading", "read on",
     "view article", "weiterlesen", "lire la suite", "leer más", "ler mais", "leggi tutto", "читать далее"}
)  # fmt: skip
"""How a feed's text ends that breaks off."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of the raw input, before the rules."""

    pieces: Sequence[Piece]
    title: str = ""
    author: str = ""
    published_at: datetime | None = None
    updated_at: datetime | None = None
    site: str = ""
    language: str = ""
    picture: str = ""
    partial: str = ""
    above: tuple[str, ...] = ()
    address: str = ""
    sources: tuple[FieldSource, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    discussion: str = ""


def clean(request: CleanRequest, *, now: datetime | None = None) -> CleanStory:
    """The story in `request.raw`.

    What the request knows of title, author, dates and site goes before what the input says. Its address resolves
    relative links, without it the address that a page gives itself; dates ahead of the clock `now` are no dates. Never
    raises on odd input: what cannot be parsed is read as plain text.
    """
    return _story(request, _read(request, now))


def clean_and_learn(request: CleanRequest, *, now: datetime | None = None) -> tuple[CleanStory, frozenset[str]]:
    """What `clean` makes of the request, and the lines of the uncleaned text that could be its source's template
    (`site_template.candidates`), from one reading.
    """
    read = _read(request, now)
    lines = candidates(read.pieces, title=request.title or read.title, author=request.author or read.author)
    return _story(request, read), lines


def _story(request: CleanRequest, read: _Read) -> CleanStory:
    """The story told by what was read, without its furniture."""
    from reader.ingest.extract.html_to_markdown import to_markdown  # markdownify: not for those who only need the rules

    given = safe_line(request.title), safe_line(request.author)
    title, author = given[0] or read.title, given[1] or read.author
    judged = judge(read.pieces, title=title, author=author, template=frozenset(request.template))
    if request.kind == "text":
        judged = replace(judged, pieces=with_headings(judged.pieces))
    document = to_document(judged.pieces, (*(Fold(0, line, "furniture") for line in read.above), *judged.folds))
    url = request.url or read.address
    return CleanStory(
        guid=request.guid or url,
        title=title or _first_words(document.text) or url,
        document=document,
        markdown=to_markdown(judged.pieces),
        raw=join_surrogates(request.raw),
        raw_kind=request.kind,
        url=url,
        author=author,
        site=safe_line(request.site) or read.site,
        language=read.language,
        published_at=request.published_at or read.published_at,
        updated_at=request.updated_at or read.updated_at,
        partial=read.partial or (_summary(read, judged) if request.kind == "feed" else ""),
        picture=read.picture or next((piece.picture for piece in judged.pieces if piece.picture), ""),
        details=Details(read.attachments, read.discussion, _sources(request, read.sources)),
    )


def _sources(request: CleanRequest, found: Sequence[FieldSource]) -> tuple[FieldSource, ...]:
    """Where each field comes from: from whoever gave the input where they knew it, else where it was found."""
    known = {
        "title": safe_line(request.title),
        "author": safe_line(request.author),
        "published": request.published_at,
        "updated": request.updated_at,
        "outlet": request.site,
    }
    giver = "the feed" if request.kind == "feed" else "given"
    told = tuple(FieldSource(field, giver) for field, value in known.items() if value)
    return (*told, *(one for one in found if not known.get(one.field)))


def _read(request: CleanRequest, now: datetime | None) -> _Read:
    source, title = join_surrogates(request.raw), safe_line(request.title)
    if request.kind == "text":
        return _pasted(source, title)
    from reader.ingest.extract.sanitize import TooTangled, plain_text

    try:
        return _page(source, request.url, now) if request.kind == "page" else _feed(source, request.url)
    except TooTangled:
        return _pasted(plain_text(source), title)


def _page(source: str, url: str, now: datetime | None) -> _Read:
    from reader.ingest.extract.main_content import page_pieces
    from reader.ingest.extract.sanitize import parse_page
    from reader.ingest.metadata.page_metadata import read_metadata

    root = parse_page(source)
    data = read_metadata(root, url, now=now)
    return _Read(
        page_pieces(root, data.base, data.description),
        data.title,
        data.author,
        data.published_at,
        data.updated_at,
        data.site,
        data.language,
        data.picture,
        "wall" if data.locked else "",
        address=data.address,
        sources=data.sources,
    )


def _feed(source: str, url: str) -> _Read:
    from reader.ingest.extract.attachments import (
        discussion_in,
        is_discussion,
        pictures_in,
        read_attached,
        split_attached,
    )
    from reader.ingest.extract.blocks.html_blocks import read_blocks
    from reader.ingest.extract.sanitize import parse_fragment

    source, attached = split_attached(source)
    attachments, discussion = read_attached(attached, url)
    if "<" not in source:
        source = unescape(mend_references_in(source))
    if "<" not in source:
        lines = read_pasted(source, title="given").pieces
        return _Read(lines, attachments=attachments, discussion=discussion)
    root = parse_fragment(source)
    discussion = discussion or discussion_in(root, url)
    pieces = read_blocks(root, url)
    if all(piece.kind == "caption" or is_discussion(piece.text) for piece in pieces):
        attachments = (*pictures_in(root, url), *attachments)
        pieces = [piece for piece in read_blocks(root, url, pictures=True) if not is_discussion(piece.text)]
    return _Read(pieces, attachments=attachments, discussion=discussion)


def _pasted(source: str, title: str) -> _Read:
    from reader.ingest.dates import read_date

    pasted = read_pasted(source, title=title)
    return _Read(pasted.pieces, pasted.title, pasted.author, read_date(pasted.published), above=pasted.above)


def _summary(read: _Read, judged: Judged) -> str:
    """ "summary" when a feed's text is short or breaks off; what was read may end in a button the rules took.

    A picture, film or recording is the story itself, however few words go with it.
    """
    if any(one.kind != "file" for one in read.attachments):
        return ""
    given = read.pieces
    texts = [piece.text for piece in judged.pieces if piece.kind != "caption"]
    if sum(map(length, texts)) < SUMMARY_WORDS:
        return "summary"
    broken = norm(given[-1].text) in _MORE or any(text.endswith(_GOES_ON) for text in (texts[-1], given[-1].text))
    return "summary" if broken else ""


def _first_words(text: str) -> str:
    line = text.partition("\n")[0]
    return line if len(line) <= 120 else line[:119].rsplit(" ", 1)[0] + "…"
