"""What somebody does with the words of a quote: claims them, denies them, asks them, or passes on a rumor."""

import re
from typing import Literal

SpeechAct = Literal["claim", "denial", "question", "rumor"]

_DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ial|ials)|refut\w+|rebut\w*|disput\w+|reject\w*|dismiss\w*|disavow\w*|contradict\w*|not|never|n[’']t)\b"
    r"|n[’']t\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|wonder\w*|inquir\w+|enquir\w+|quer(?:y|ies|ied|ying)|want(?:s|ed|ing)? to know)\b",
    re.IGNORECASE,
)
_RUMOR = re.compile(r"\b(?:rumou?r\w*|reportedly|allegedly|gossip\w*|speculat\w+|hears?|heard)\b", re.IGNORECASE)


def speech_act(cue: str) -> SpeechAct:
    """What the words of saying tell: "denied" a denial, "did not say" one too, "asked whether" a question.

    Cheap enough to ask for each line that is drawn. A cue without words, a colon say, makes a claim.
    """
    if _DENIAL.search(cue):
        return "denial"
    if _QUESTION.search(cue):
        return "question"
    return "rumor" if _RUMOR.search(cue) else "claim"
