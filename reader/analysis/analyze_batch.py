"""An analysis as the plain row that the batch command writes and the scorers read."""

from typing import Any

from reader.analysis.figure_row import figure_row
from reader.model.mark import Analysis, Quote, speaker_names
from reader.model.sourcing.find_origin import origin_of
from reader.model.sourcing.origin import NOWHERE
from reader.model.sourcing.unanswered import find_unanswered


def analysis_row(analysis: Analysis, text: str = "") -> dict[str, Any]:
    """Quotes, figures and who did not answer as JSON-ready dicts; spans are [start, end] in code points of `text`."""
    return {
        "quotes": [quote_row(quote, text) for quote in analysis.quotes],
        "figures": [figure_row(figure) for figure in analysis.figures],
        "unanswered": [
            {"name": one.name, "how": one.how, "span": list(one.span)}
            for one in find_unanswered(text, speaker_names(analysis))
        ],
    }


def quote_row(quote: Quote, text: str = "") -> dict[str, Any]:
    """One quote as a JSON-ready dict; with the `text` also through whom or what it came."""
    origin = origin_of(text, quote) if text else NOWHERE
    return {
        "speaker": list(quote.speaker) if quote.speaker is not None else None,
        "content": [list(span) for span in quote.spans],
        "cue": list(quote.cue) if quote.cue is not None else None,
        "speaker_name": quote.speaker_name or None,
        "role": quote.role or None,
        "kind": quote.kind,
        "via": quote.via or None,
        "origin": origin.words or None,
        "outlets": list(origin.outlets),
        "confidence": quote.confidence,
        "method": quote.method,
    }
