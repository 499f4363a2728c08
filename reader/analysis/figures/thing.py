"""What a figure measures, as the searches for it hand it on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thing:
    """What is measured, in the story's words, and how far it stands right beside the figure."""

    words: str = ""
    end: int = -1
    """Where the adjacent thing ends in the text; -1 when it does not stand right after the figure."""
    noun: str = ""
    """The counted noun, lower-cased, when there is one."""
    fate: str = ""
    """The word for what befell those counted, lower-cased: "killed"."""
    compared: str = ""
    """The words that are compared with other stories', where `words` say more than stories agree on."""
    does: str = ""
    """What those counted do, where the sentence does not say who they are: "lined" in "60 lined the road"."""


NOTHING = Thing()
"""No thing is known."""

AS_BEFORE = Thing(end=-2)
"""The figure hangs on the one before it and measures the same."""
