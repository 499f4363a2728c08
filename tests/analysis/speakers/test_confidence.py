"""How sure a speaker is: the weights fit the evidence, the scale holds, and the line means what it says."""

import pytest

from reader.analysis import analyze
from reader.analysis.speakers.confidence import LEAST, on_scale, weights
from reader.model.document import plain_document
from reader.model.mark import DOUBTFUL
from tests.confidence.fingerprint import fingerprint


def test_the_weights_were_made_for_this_evidence() -> None:
    assert weights().made_for == fingerprint(), "stale weights: make them again with python -m tests.confidence"


@pytest.mark.parametrize(
    ("share", "shown"), [(0.0, 0.0), (0.4, 0.3), (0.79, 0.59), (0.8, DOUBTFUL), (0.9, 0.8), (1.0, 1.0)]
)
def test_the_line_stands_on_doubtful(share: float, shown: float) -> None:
    assert on_scale(share, 0.8) == shown


def test_a_plain_statement_is_sure_and_a_guess_is_not() -> None:
    story = (
        "Port minister Anton Belkin opened the hall on Tuesday.\n\n"
        "“We have made a fair offer,” Belkin said.\n\n"
        "Carts promise to carry the grain uphill.\n\n"
        "The lamps were lit at nine. Nobody came.\n\n“Who will sweep the yard?”"
    )
    found = {story[q.spans[0].start : q.spans[0].end]: q for q in analyze(plain_document(story)).quotes}
    assert found["“We have made a fair offer,”"].confidence >= DOUBTFUL
    assert all(q.confidence >= LEAST or not q.speaker_name for q in found.values())
    guessed = found.get("“Who will sweep the yard?”")
    assert guessed is None or guessed.confidence < DOUBTFUL
