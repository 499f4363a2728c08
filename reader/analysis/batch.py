"""An analysis as the plain row that the batch command writes and the scorers read."""

from typing import Any

from reader.model.marks import Analysis, Figure, Quote


def analysis_row(analysis: Analysis) -> dict[str, Any]:
    """Quotes and figures as JSON-ready dicts; spans are [start, end] in code points."""
    return {"quotes": [_quote(quote) for quote in analysis.quotes], "figures": [_figure(f) for f in analysis.figures]}


def _quote(quote: Quote) -> dict[str, Any]:
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


def _figure(figure: Figure) -> dict[str, Any]:
    marks = [figure.modifier, figure.direction]
    return {
        "span": list(figure.span),
        "value": figure.value if figure.value is not None else [figure.low, figure.high],
        "unit": figure.unit,
        "thing": figure.thing,
        "change": " ".join(mark for mark in marks if mark),
        "lit": figure.is_lit,
    }
