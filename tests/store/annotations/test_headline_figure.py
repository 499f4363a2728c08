"""A headline is listed with a figure that it does not tell itself."""

import pytest

from reader.analysis import analyze
from reader.model.document import plain_document
from reader.store.annotations.headline_figure import headline_figure

STORY = "The strike costs the port 40 million crowns a day. Some 1,200 dockers stay out and ask for 12%."


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Strike at the port", "40 million crowns a day"),
        ("Strike costs port 40 million a day", "1,200 dockers"),
        ("Strike costs port 40m a day", "1,200 dockers"),
        ("Strike costs port forty million a day", "1,200 dockers"),
        ("Strike of 1,200 dockers costs port 40m crowns a day", "12%"),
        ("40m lost, 1,200 dockers out, twelve percent asked", ""),
        ("Strike: day 40", "40 million crowns a day"),
    ],
)
def test_the_first_figure_that_the_headline_does_not_tell(title: str, expected: str) -> None:
    document = plain_document(STORY)
    found = headline_figure(analyze(document, language="en").figures, document, title)
    assert found.endswith(expected) if expected else found == ""
