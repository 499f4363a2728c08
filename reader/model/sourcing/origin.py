"""Where one statement or figure comes from."""

from dataclasses import dataclass
from typing import Literal

Channel = Literal["outlet", "press", "interview", "statement", "post", "document", "briefing", "broadcast", "message",
                  "cited"]  # fmt: skip
"""What words went through: "outlet" for one that was told or reported them, "press" for reporters at large, "cited" for
whom or what an outlet names as its own source."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that words went through on their way into the story."""

    channel: Channel
    words: str
    """As the text has them, to stand alone: "told Nordwire", "in a post on X", "citing two officials"."""
    by: str = ""
    """The outlet or agency it names; empty when it names none that is surely one."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The chain the text gives; empty where it gives none."""

    steps: tuple[Step, ...] = ()
    """In the order of the text."""
    unnamed: str = ""
    """Who speaks when the text names nobody: "two officials familiar with the talks"."""
    count: int | None = None
    """How many those are, where the text counts them."""
    ground: str = ""
    """Why they are not named: "on condition of anonymity because the talks are private"."""

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets and agencies it went through, each once."""
        return tuple(dict.fromkeys(step.by for step in self.steps if step.by))

    @property
    def words(self) -> str:
        """All of it on one line: "told Nordwire; two officials, not named"; empty when nothing is known."""
        unnamed = f"{self.unnamed}, not named" if self.unnamed else ""
        return "; ".join(filter(None, (*(step.words for step in self.steps), unnamed, self.ground)))

    def beyond(self, said: str) -> str:
        """What of it `said`, a statement with its words of saying, does not tell already; who is unnamed stands there.

        "in an interview" behind "told Nordwire: “…”".
        """
        return "; ".join(filter(None, (*(one.words for one in self.steps if one.words not in said), self.ground)))


NOWHERE = Origin()
