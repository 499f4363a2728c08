"""What belongs to a story that was found on a page, and was not chosen with it.

Extractors leave out paragraphs that are divs, leads outside the element of the story, subheadings, short lines, and
now and then the story itself for the quotes in it. Each function here takes all pieces of the page and the indexes of
those that were chosen, and gives the indexes of what one kind of loss has taken.
"""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from reader.ingest.extract.draft_block import Piece, is_opened
from reader.ingest.extract.story_element import SEVERAL
from reader.ingest.html.line_measures import ends_like_a_sentence, is_prose, length, norm

_MAIN = 0.3
"""Share of the story's letters from which on a container, or a class, is the story's own."""

_NEAR = 12
"""Pieces before the story within which its standfirst is looked for."""

_STANDFIRST = re.compile(
    r"(?:^|[\s_-]|[a-z])(?:[Dd]ek|deck|standfirst|strapline|subhead\w*|sub-?(?:headline|heading|title|deck)|Subtitle)(?:$|[\s_-])"
)

_SUMMARY = re.compile(r"(?:^|[\s_-])(?:[Ss]ummary|[Ll]ead|[Ll]ede|[Ii]ntro(?:duction)?)(?:$|[\s_-])")
"""Names of the element of a standfirst that have other meanings elsewhere."""

_EXCERPT = re.compile(r"(?:^|[\s_-])[Ee]xcerpt(?:$|[\s_-])")

_SHORT = 5
"""Words of the longest line that may be a label rather than a standfirst."""

_DESCRIBED = 25
"""Characters of the shortest line that the page's description of itself can be about."""

_PATH = 60
"""Characters of the names around a piece by which it is known where it stands."""

_AT_MOST = 0.2
"""Share of the prose that may be folded as standing beside the story; where there is more, it is other stories."""

_FAR = 10_000
"""Pieces: how far it is to none."""


def loose(everything: list[Piece], chosen: set[int]) -> set[int]:
    """Prose in no element for text that is the story's all the same.

    It stands among the chosen pieces, or in a container of its own there, or in one of the class of theirs, or there
    are several of its class and they make up much of the text.
    """
    main = main_homes(everything, chosen)
    found = [
        index
        for index, piece in enumerate(everything)
        if piece.loose and piece.kind != "caption" and is_prose(piece.text) and piece.linked < 0.5 * len(piece.text)
    ]
    classes: dict[str, list[int]] = {}
    for index in found:
        classes.setdefault(_own_name(everything[index]), []).append(index)
    alike_to = {_own_name(everything[index]) for index in chosen if everything[index].loose} - {""}
    letters = sum(len(everything[index].text) for index in chosen)
    much = {
        index
        for name, alike in classes.items()
        if name and len(alike) >= SEVERAL and sum(len(everything[index].text) for index in alike) > _MAIN * letters
        for index in alike
    }
    return {
        index
        for index in found
        if index in much
        or not main.isdisjoint((everything[index].home, everything[index].around))
        or (_own_name(everything[index]) in alike_to and not everything[index].furniture)
    }


def _own_name(piece: Piece) -> str:
    """The last of the classes and ids around a piece: the one nearest to it."""
    return piece.where.rpartition(" ")[2]


def among_loose(everything: list[Piece], chosen: set[int]) -> set[int]:
    """Short lines and quotations in a container where prose of the story stands loose, as in the posts of a forum."""
    homes = {piece.home for index in chosen if (piece := everything[index]).loose and is_prose(piece.text)}
    return {
        index
        for index, piece in enumerate(everything)
        if piece.home in homes
        and (piece.loose or piece.kind == "quote")
        and piece.kind != "caption"
        and not piece.furniture
        and piece.linked < 0.5 * len(piece.text)
    }


def main_homes(everything: list[Piece], chosen: set[int]) -> set[int]:
    """The containers that hold much of the chosen text."""
    homes = Counter[int]()
    for index in chosen:
        homes[everything[index].home] += len(everything[index].text)
    enough = _MAIN * homes.total()
    return {home for home, letters in homes.items() if letters >= enough}


def beside(everything: list[Piece], chosen: set[int]) -> set[int]:
    """Prose between headline and end of the story that was not chosen, nearest first: a fifth of all at most."""
    first = min(chosen)
    headline = next((index for index in reversed(range(first)) if everything[index].level == 1), first)
    prose = {
        index
        for index, piece in enumerate(everything)
        if index > min(first, headline)
        and not piece.furniture
        and piece.kind != "caption"
        and is_prose(piece.text)
        and (piece.told or piece.linked < 0.5 * len(piece.text))
    }
    told = sum(len(everything[index].text) for index in chosen if is_prose(everything[index].text))
    room = _AT_MOST / (1 - _AT_MOST) * told
    found = set[int]()
    taken = sorted(chosen)
    for index in sorted(prose - chosen, key=lambda index: (distance(index, taken), index)):
        room -= len(everything[index].text)
        if room < 0:
            break
        found.add(index)
    return found


def beside_chosen(everything: list[Piece], chosen: set[int]) -> set[int]:
    """What stands in one container with chosen prose: an extractor that found little has left it out."""
    homes = {everything[index].home for index in chosen if is_prose(everything[index].text)}
    return {
        index
        for index, piece in enumerate(everything)
        if piece.home in homes and piece.told and piece.kind != "caption" and piece.linked < 0.5 * len(piece.text)
    }


def outweighing(everything: list[Piece], chosen: set[int]) -> set[int]:
    """The prose of containers within the chosen ones that hold more of it: not one paragraph each, but several."""
    kept = sum(len(everything[index].text) for index in chosen if is_prose(everything[index].text))
    main = main_homes(everything, chosen)
    names = {piece.where[-_PATH:] for index in chosen if (piece := everything[index]).home in main and piece.where}
    homes: dict[int, list[int]] = {}
    for index, piece in enumerate(everything):
        sure = piece.told and piece.kind != "caption" and piece.linked < 0.5 * len(piece.text)
        if sure and index not in chosen and is_prose(piece.text) and any(name in piece.where for name in names):
            homes.setdefault(piece.home, []).append(index)
    return {
        index
        for found in homes.values()
        if len(found) >= SEVERAL and sum(len(everything[index].text) for index in found) > kept
        for index in found
    }


def gaps(everything: list[Piece], chosen: set[int]) -> set[int]:
    """What was left out between chosen pieces of the container, or of the class, that holds most of the story.

    An extractor drops short lines, notes and subheadings; their place says that they belong. Where prose of one class
    between the chosen pieces outweighs them all, the extractor took the quotes and left the story: that class is added.
    """
    homes, classes = Counter[int](), Counter[str]()
    for index in chosen:
        homes[everything[index].home] += len(everything[index].text)
        classes[everything[index].where] += len(everything[index].text)
    enough = _MAIN * homes.total()
    first, last = min(chosen), max(chosen)
    missed = Counter[str]()
    for index in range(first, last):
        piece = everything[index]
        if index not in chosen and piece.where and is_prose(piece.text) and piece.linked < 0.5 * len(piece.text):
            missed[piece.where] += len(piece.text)
    outweighed = {where for where, letters in missed.items() if letters > homes.total()}
    return {
        index
        for index in range(first, len(everything))
        if (piece := everything[index]).kind != "caption"
        and (
            (index < last and (homes[piece.home] >= enough or (piece.where and classes[piece.where] >= enough)))
            or piece.where in outweighed
        )
    }


def leads(everything: list[Piece], chosen: set[int]) -> set[int]:
    """What stands above the first chosen piece in its very container, up to the headline: key points, a lead."""
    first = min(chosen)
    found = set[int]()
    for index in range(first - 1, -1, -1):
        piece = everything[index]
        if piece.kind == "caption":
            continue
        if piece.home != everything[first].home or piece.level == 1 or piece.linked >= 0.5 * len(piece.text):
            break
        found.add(index)
    return found if any(is_prose(everything[index].text) for index in found) else set()


def lists(everything: list[Piece], chosen: set[int]) -> set[int]:
    """Lists among the chosen pieces that lead nowhere: points for and against, what is needed, what was measured.

    Above the second paragraph a list is the byline and the dates.
    """
    prose = [index for index in sorted(chosen) if is_prose(everything[index].text)]
    if len(prose) < SEVERAL:
        return set()
    found = set[int]()
    run: list[int] = []
    for index in range(prose[1], max(chosen) + 1):
        piece = everything[index]
        if piece.kind == "item" and not piece.furniture and piece.linked < _MAIN * len(piece.text):
            run.append(index)
            continue
        found.update(run if len(run) > 1 else ())
        run = []
    return found


def announced(everything: list[Piece], chosen: set[int]) -> set[int]:
    """The list below the last chosen piece where that announces one: sources, addresses, what else there is."""
    last = max(chosen)
    if not everything[last].text.endswith((":", "：")):
        return set()
    following = takewhile(lambda index: everything[index].kind == "item", range(last + 1, len(everything)))
    return {index for index in following if not everything[index].furniture}


def headings(everything: list[Piece], chosen: set[int]) -> set[int]:
    """Headings right above chosen text, captions aside: builders of pages give each heading a container of its own."""
    found = set[int]()
    below = False
    for index in range(max(chosen), min(chosen), -1):
        piece = everything[index]
        plain = piece.kind == "heading" and not piece.furniture and piece.linked < 0.5 * len(piece.text)
        if plain and below and index not in chosen:
            found.add(index)
        if piece.kind != "caption":
            below = index in chosen and piece.kind != "heading"
    return found


def unfolded(everything: list[Piece], chosen: set[int]) -> set[int]:
    """What opens at a press within the story or below it, with its heading: several parts, less than a third of it."""
    found = [
        index
        for index in range(min(chosen), len(everything))
        if (piece := everything[index]).kind != "caption"
        and not piece.furniture
        and piece.linked < 0.5 * len(piece.text)
        and is_opened(piece)
    ]
    letters = sum(len(everything[index].text) for index in found)
    prose = sum(is_prose(everything[index].text) for index in found)
    enough = prose >= SEVERAL and 3 * letters < sum(len(everything[index].text) for index in chosen)
    return set(found) if enough else set()


def standfirst(everything: list[Piece], first: int, description: str) -> set[int]:
    """What stands between headline and story and sums it up: by its class, because the page describes itself so, or
    because it is prose right below the headline that is called a summary. Excerpts are made for lists of stories.
    """
    described = norm(description)
    headline = next((index for index in reversed(range(first)) if everything[index].level == 1), first)
    below = range(headline + 1, min(first, headline + 1 + _NEAR))
    for index in sorted({*below, *range(max(0, first - _NEAR), first)}):
        piece = everything[index]
        if piece.kind not in ("paragraph", "heading", "quote") or piece.linked > 0.5 * len(piece.text):
            continue
        if _EXCERPT.search(piece.where[-80:]):
            continue
        words = norm(piece.text)
        same = (
            len(words) >= _DESCRIBED
            and bool(described)
            and (words.startswith(described[:80]) or described.startswith(words))
        )
        named = _STANDFIRST.search(piece.where[-80:]) and (
            length(piece.text) > _SHORT or ends_like_a_sentence(piece.text)
        )
        summary = index > headline and is_prose(piece.text) and _SUMMARY.search(piece.where[-80:])
        if same or named or summary:
            return {index}
    return set()


def captions(everything: list[Piece], first: int, last: int) -> set[int]:
    """Captions of pictures within the story, and of one that stands above it."""
    return {
        index
        for index in range(max(0, first - _NEAR), last)
        if (piece := everything[index]).kind == "caption" and piece.picture and piece.linked < 0.5 * len(piece.text)
    }


def distance(index: int, chosen: Sequence[int]) -> int:
    """How far the nearest of the chosen pieces is, in pieces; they stand in order."""
    at = bisect(chosen, index)
    return min((abs(index - near) for near in chosen[max(0, at - 1) : at + 1]), default=_FAR)
