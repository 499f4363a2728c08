"""What the words of saying tell: a denial is never taken for a claim."""

import pytest

from reader.model.speech_act import speech_act

ACTS = {
    "said": "claim", "according to": "claim", ":": "claim", "announced": "claim", "noted": "claim",
    "denied": "denial", "denies": "denial", "did not say": "denial", "never said": "denial", "didn’t say": "denial",
    "rejected": "denial", "has not confirmed": "denial", "disputed": "denial",
    "asked": "question", "wondered": "question", "wanted to know": "question", "inquired": "question",
    "rumored": "rumor", "reportedly": "rumor", "heard": "rumor",
}  # fmt: skip


@pytest.mark.parametrize(("cue", "act"), ACTS.items())
def test_speech_act(cue: str, act: str) -> None:
    assert speech_act(cue) == act
