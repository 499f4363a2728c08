"""Why stories are related: found when one is analyzed, or when one is read before that.

Linking itself does without, so that a refresh is soon done.
"""

from collections.abc import Sequence
from dataclasses import replace

from reader.model.link import Reason, Relative
from reader.store.file.library import Library
from reader.store.relations import links, term_index


def relatives(library: Library, story_id: int) -> list[Relative]:
    """The stories a reader is shown beside this one, nearest first, each with reasons: missing ones are found now.

    Nothing is written: a reader does not wait for a refresh to be done with the library.
    """
    shown = links.relatives(library, story_id)
    found = _found(library, story_id, [one.id for one in shown if not one.link.reasons])
    return [replace(one, link=replace(one.link, reasons=found[one.id])) if one.id in found else one for one in shown]


def explain(library: Library, story_id: int) -> None:
    """Give reasons to all shown links of a story that have none: new ones, and those a merged thread showed."""
    with library.atomic():
        waiting = [link.b for link in links.unreasoned(library, story_id)]
        for other_id, found in _found(library, story_id, waiting).items():
            links.put_reasons(library, story_id, other_id, found)


def _found(library: Library, story_id: int, others: Sequence[int]) -> dict[int, tuple[Reason, ...]]:
    """Why a story is linked with others."""
    if not others:
        return {}
    from reader.analysis.related.reasons import Reasoner
    from reader.analysis.related.terms import terms

    vectors = {one.id: one.vector for one in term_index.vectors(library, [story_id, *others])}
    texts = links.texts(library, [story_id, *others])
    if story_id not in texts:
        return {}
    reasoner = Reasoner(terms(*texts[story_id]), vectors[story_id])
    return {
        other_id: reasoner.reasons(vectors[other_id], *texts[other_id])
        for other_id in others
        if other_id in texts and other_id in vectors
    }
