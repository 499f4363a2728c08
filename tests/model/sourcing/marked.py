"""Sentences with a statement marked in them: "{Voss} [told] Nordwire that <the port would close>"."""

import re

from reader.model.document import Span
from reader.model.mark import Quote

_SIGNS = {"{": "speaker", "[": "cue", "<": "words"}


def marked(sentence: str) -> tuple[str, Quote]:
    """The sentence without its signs, and the statement: {speaker}, [cue], <words>; {! } is a source without a name."""
    text, opened, unnamed = "", ("", 0), "{!" in sentence
    spans: dict[str, list[Span]] = {"speaker": [], "cue": [], "words": []}
    for part in re.split(r"([{}\[\]<>]!?)", sentence):
        if part[:1] in _SIGNS:
            opened = (_SIGNS[part[0]], len(text))
        elif part in ("}", "]", ">"):
            spans[opened[0]].append(Span(opened[1], len(text)))
        else:
            text += part
    speaker = spans["speaker"][0] if spans["speaker"] else None
    quote = Quote(
        tuple(spans["words"]),
        "indirect",
        speaker,
        text[speaker.start : speaker.end] if speaker else "",
        cue=spans["cue"][0] if spans["cue"] else None,
        method="unnamed" if unnamed else "name",
    )
    return text, quote
