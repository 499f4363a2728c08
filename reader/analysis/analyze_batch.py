"""An analysis as the plain row that the batch command writes and the scorers read."""

from typing import Any

from reader.analysis.figure_row import figure_row
from reader.model.mark import Analysis, Quote


def analysis_row(analysis: Analysis) -> dict[str, Any]:
    """Quotes and figures as JSON-ready dicts; spans are [start, end] in code points."""
    return {
        "quotes": [quote_row(quote) for quote in analysis.quotes],
        "figures": [figure_row(figure) for figure in analysis.figures],
    }


def quote_row(quote: Quote) -> dict[str, Any]:
    """One quote as a JSON-ready dict."""
    return {
        "speaker": list(quote.speaker) if quote.speaker is not None else None,
        "content": [list(span) for span in quote.spans],
        "cue": list(quote.cue) if quote.cue is not None else None,
        "speaker_name": quote.speaker_name or None,
        "role": quote.role or None,
        "kind": quote.kind,
        "via": quote.via or None,
        "confidence": quote.confidence,
        "method": quote.method,
    }
