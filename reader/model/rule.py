"""Rules: what is done by itself with the stories a search line finds, as they arrive or once they are analyzed."""

from dataclasses import dataclass
from typing import Literal, get_args

from reader.errors import ReaderError
from reader.model.action import Action, ChangeTags, SetRead, SetRemoved, SetStarred
from reader.model.note import tag_name
from reader.model.queries.query import Query
from reader.model.queries.query_parser import parse_query
from reader.model.safe_text import safe_line

Act = Literal["hide", "read", "star", "tag"]
ACTS: tuple[Act, ...] = get_args(Act)
_HOW = "a rule is hide, read, star or tag=WORD and a search, such as: hide title:football"


@dataclass(frozen=True, slots=True)
class Rule:
    """What is done with the stories that `line` finds."""

    act: Act
    line: str
    tag: str = ""
    """The tag it puts on, where it puts one on."""
    id: int = 0
    done: int = 0
    """Stories it has been carried out on so far."""

    @property
    def words(self) -> str:
        """The rule as it is typed: "hide title:football"."""
        return f"{self.act}={self.tag} {self.line}" if self.act == "tag" else f"{self.act} {self.line}"


def parse_rule(text: str) -> Rule:
    """The rule a line stands for: what is done, then the search. Raises ReaderError in words."""
    first, _, line = safe_line(text).partition(" ")
    name, equals, tag = first.partition("=")
    act = next((one for one in ACTS if one == name.lower()), None)
    if act is None or (act == "tag") != bool(equals) or (equals and not tag_name(tag)):
        raise ReaderError(_HOW)
    if not line.strip():
        raise ReaderError(f"{act} what? {_HOW}")
    rule = Rule(act, line.strip(), tag_name(tag))
    asked(rule)
    return rule


def asked(rule: Rule) -> Query:
    """What the rule looks for. Raises ReaderError when its line makes no sense."""
    return parse_query(rule.line)


def waits_for_analysis(query: Query) -> bool:
    """Whether it can be told only of an analyzed story: who is quoted, which figures there are."""
    return any(one.said or one.figures for one in query.parts())


def waits_for_text(query: Query) -> bool:
    """Whether a story that is found by its title alone might not be found once its text is there, too."""
    return any(one.excluded or one.lengths for one in query.parts())


def action_of(rule: Rule, story_ids: tuple[int, ...]) -> Action:
    """What the rule does to stories."""
    match rule.act:
        case "hide":
            return SetRemoved(story_ids, True)
        case "read":
            return SetRead(story_ids, True)
        case "star":
            return SetStarred(story_ids, True)
        case "tag":
            return ChangeTags(story_ids, add=(rule.tag,))
