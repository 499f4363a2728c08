"""The origin of a statement or figure, read off the words around it.

Only what stands beside the words of saying counts: behind them, in front of the sentence, between speaker and verb, or
behind "according to". What stands in quotation marks, or within the statement, is what somebody says and no source.
"""

import re

from reader.model.document import Span
from reader.model.mark import Figure, Quote
from reader.model.sentences import around, sentences
from reader.model.sourcing.channels import steps_in, told_whom
from reader.model.sourcing.origin import NOWHERE, Origin, Step
from reader.model.sourcing.outlet_names import outlet_at
from reader.model.sourcing.unnamed_sources import count_of, ground_behind, ground_in, unnamed_in

_WALL = "\0"
"""Stands for each character of what is said."""
_QUOTED = re.compile(r"“[^”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)", re.MULTILINE)
_FAR = 200
"""Characters behind the words of saying within which their circumstances stand."""
_CLAUSE = re.compile(
    r"[;:\0\n—–]|,? (?:while|but|although|though|whereas|because|as|when|where|if|that|than)\b"
    r"|, (?:and|adding|saying)\b"
)
"""Where another matter begins."""
_ACCORDING = re.compile(r"according to$", re.IGNORECASE)
_PHRASE = re.compile(r" (?P<source>(?:the |The )?[^,;:.\0\n—–]{2,120}(?:\.\w[^,;:.\0\n]*)?)")
_SEEN_BY = re.compile(
    r"\b(?:seen|obtained|reviewed|viewed|published|leaked|shared|provided|compiled|first reported)"
    r"(?: by| with| to)? (?=\w)"
)
_CITING = re.compile(r"\b[Cc]iting (?P<whom>[^,;:\0\n]{3,90}?)(?=[,.;:\0\n]|$| that\b| as\b)")
_TELLS = re.compile(r"(?:told|tells?|telling)$", re.IGNORECASE)
_OPENS = re.compile(r"(?:In|During|Speaking|At|On|Writing|By|Citing)\b[^,\0\n]{3,120},")
_ASIDE = re.compile(r", (?=(?:speaking|writing|talking|in an?)\b)")
_SAYS = re.compile(
    r"\b(?:told|tells?|telling|said|says?|saying|reported|reports|according to|wrote|announced|estimated|estimates?"
    r"|claimed|citing|added|adding|stated|warned|denied|confirmed|admitted|acknowledged|conceded|insisted|testified|alleged"
    r"|revealed|predicted|noted|argued)\b",
    re.IGNORECASE,
)
_TURN = re.compile(r"[;—–:]|, (?:and|but|while|although|whereas|as)\b| (?:while|but|although|whereas)\b")


def origin_of(text: str, quote: Quote, publisher: str = "") -> Origin:
    """Where a statement comes from; `publisher` is the story's own outlet, which is nobody's source there."""
    cue = quote.cue
    if cue is None or not quote.spans:
        return _with_via(NOWHERE, quote, publisher)
    near = around(text, cue)
    seen = _walled(text, near, quote.spans)
    here = Span(cue.start - near.start, cue.end - near.start)
    speaker = quote.speaker if quote.speaker and near.start <= quote.speaker.start else None
    who = text[speaker.start : speaker.end] if speaker else ""
    steps = _opening(seen, here.start)
    if speaker and speaker.end <= cue.start:
        steps += _aside(seen[speaker.start - near.start : here.start])
    steps += _reported(who) + _behind(seen, here, who)
    if quote.way != "unnamed":
        return _with_via(Origin(_kept(steps, publisher)), quote, publisher)
    unnamed = unnamed_in(who)
    without_cue = seen[: here.start] + _WALL + seen[here.end :]
    ground = ground_in(without_cue) or ground_behind(_next_sentence(text, near), unnamed or who, bool(unnamed))
    return _with_via(Origin(_kept(steps, publisher), unnamed, count_of(unnamed), ground), quote, publisher)


def origin_of_figure(text: str, figure: Figure, publisher: str = "") -> Origin:
    """Where a figure comes from: "according to …" in its sentence, or words of saying with those who were told.

    Nothing when its sentence has more than one source, or turns to another matter between source and figure.
    """
    near = around(text, figure.span)
    seen = _walled(text, near, ())
    places = [Span(*match.span()) for match in _SAYS.finditer(seen)]
    at = figure.span.start - near.start
    if len(places) != 1 or _TURN.search(seen, *sorted((at, places[0].start))):
        return NOWHERE
    place = places[0]
    if not _ACCORDING.search(seen[place.start : place.end]):
        if at < place.start and not set(seen[at : place.start]) & {",", _WALL}:
            return NOWHERE  # it counts those who say so
        return Origin(_kept(_opening(seen, place.start) + _behind(seen, place, ""), publisher))
    source = _source_behind(seen, place.end)
    if not source or place.end <= at < place.end + 1 + len(source):
        return NOWHERE
    unnamed = unnamed_in(source)
    steps = [] if unnamed else _document(source) or [Step("cited", f"according to {source}")]
    return Origin(_kept(steps, publisher), unnamed, count_of(unnamed), ground_in(seen) if unnamed else "")


def _behind(seen: str, cue: Span, who: str) -> list[Step]:
    """What the words behind a cue tell; `who` is the speaker's mention."""
    verb = seen[cue.start : cue.end]
    if _ACCORDING.search(verb):
        return _document(_source_behind(seen, cue.end) or who)
    behind = seen[cue.end : cue.end + _FAR]
    told = told_whom(behind) if _TELLS.search(verb) else []
    clause = _CLAUSE.search(behind, 1)
    behind = behind[: clause.start()] if clause else behind
    citing = _CITING.search(seen, cue.start, cue.end + _FAR)
    cited = [_cited(citing["whom"])] if citing and not _TURN.search(seen, cue.end, citing.start()) else []
    circumstances = (
        [] if _TELLS.search(verb) and not told else steps_in(behind)
    )  # told somebody else, "in an interview"
    names = {step.by for step in told if step.by}
    return told + [step for step in circumstances if step.by not in names or not step.by] + cited


def _opening(seen: str, cue_start: int) -> list[Step]:
    """ "In a statement on Monday, …", "Citing two officials, …"."""
    match = _OPENS.match(seen)
    if match is None or match.end() > cue_start:
        return []
    citing = _CITING.match(seen)
    return [_cited(citing["whom"])] if citing else steps_in(match.group())


def _aside(part: str) -> list[Step]:
    """ "Voss, speaking to Nordwire on Monday, said"; `part` goes from the speaker to the verb."""
    match = _ASIDE.search(part)
    return steps_in(part[match.start() :]) if match else []


def _reported(who: str) -> list[Step]:
    """An outlet that says so itself."""
    outlet = outlet_at(who, 0) if who else None
    return [Step("outlet", f"reported by {_named(who, outlet)}", outlet[0])] if outlet else []


def _document(source: str) -> list[Step]:
    """ "a court filing seen by Nordwire"; an outlet by itself is told by `_reported`."""
    match = _SEEN_BY.search(source)
    outlet = outlet_at(source, match.end()) if match else None
    if match is None or outlet is None:
        whole = outlet_at(source, 0)
        return [Step("outlet", f"reported by {_named(source, whole)}", whole[0])] if whole else []
    return [Step("document", source[: outlet[1]], outlet[0])]


def _named(words: str, outlet: tuple[str, int]) -> str:
    """The outlet at the start of `words` as the text has it, its article small unless it belongs to the name."""
    name, end = outlet
    article = words.startswith("The ") and not name.startswith("The ")
    return f"the {words[4:end]}" if article else words[:end]


def _cited(whom: str) -> Step:
    whom = " ".join(whom.split())
    outlet = outlet_at(whom, 0)
    return Step("cited", f"citing {whom}", outlet[0] if outlet else "")


def _source_behind(seen: str, start: int) -> str:
    match = _PHRASE.match(seen, start)
    source = " ".join(match["source"].split()) if match else ""
    turn = _TURN.search(source)
    return source[: turn.start()] if turn else source


def _kept(steps: list[Step], publisher: str) -> tuple[Step, ...]:
    """Each step once, without what only names the story's own outlet."""
    own = publisher.removeprefix("The ").casefold()
    return tuple(
        dict.fromkeys(one for one in steps if not (own and one.by and one.by.removeprefix("The ").casefold() in own))
    )


def _with_via(origin: Origin, quote: Quote, publisher: str) -> Origin:
    """The agency that analysis found words to have come through, where the steps do not name it."""
    named = " ".join(step.words for step in origin.steps)
    if not quote.via or quote.via.removeprefix("The ") in named or quote.via == publisher:
        return origin
    if outlet_at(quote.via, 0) is None:
        return origin
    step = Step("outlet", f"via {quote.via}", quote.via)
    return Origin((*origin.steps, step), origin.unnamed, origin.count, origin.ground)


def _next_sentence(text: str, near: Span) -> str:
    behind = next((span for span in sentences(text) if span.start >= near.end), None)
    if behind is None or "\n" in text[near.end : behind.start]:
        return ""
    return text[behind.start : behind.end]


def _walled(text: str, near: Span, spans: tuple[Span, ...]) -> str:
    """The sentence with what is said in it walled off, offsets kept."""
    part = text[near.start : near.end]
    within = [match.span() for match in _QUOTED.finditer(part)]
    within += [(span.start - near.start, span.end - near.start) for span in spans]
    for first, last in within:
        start, end = max(0, first), min(len(part), last)
        if start < end:
            part = part[:start] + _WALL * (end - start) + part[end:]
    return part
