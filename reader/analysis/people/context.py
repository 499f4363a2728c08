"""What is known of a story while its sources are resolved, one after the other, and what becomes known of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.analysis.people.entities import Cast, Member, Resolved
from reader.analysis.people.roles.role_words import is_aside, tells, tells_more
from reader.analysis.people.salience import Salience

if TYPE_CHECKING:
    from spacy.tokens import Doc

SETTLED = 0.7
"""A guess surer than this is good enough to learn from."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A resolved source."""

    name: str
    role: str = ""
    method: str = "name"
    confidence: float = 1.0
    member: Member | None = None


@dataclass(frozen=True, slots=True)
class Discourse:
    """The parse of a story, who is named in it, and whom and what its reader has in mind so far."""

    doc: Doc
    cast: Cast
    salience: Salience
    reports: dict[str, Naming] = field(default_factory=dict)
    """The noun of a report that has spoken -> who made it: for "the study" behind "a study by Northbank"."""
    unnamed_reports: dict[str, Naming] = field(default_factory=dict)
    """The same for those made by nobody who is named: "the inquiry's report", later "the report"."""

    @property
    def text(self) -> str:
        """The text of the story, as it was parsed."""
        return self.cast.text


def as_member(member: Member, method: str, confidence: float) -> Naming:
    """A member of the cast, under the role that is known best."""
    return Naming(member.name, member.role, method, confidence, member)


def as_named(found: Resolved, role: str = "") -> Naming:
    """Whom a name means, under the role beside it or else the one that is known best."""
    member = found.member
    return Naming(member.name, role or member.role, found.method, found.confidence, member)


def telling_role(naming: Naming) -> str:
    """Of the roles a speaker is given, the one that tells most: what stands beside the name unless it is a bare word.

    A title says less than an office, an office less than an office of something.
    """
    member = naming.member
    if member is None or not member.roles:
        return naming.role
    better = [role for role in member.roles if tells_more(role, naming.role)]
    if is_aside(naming.role):
        better = [role for role in member.roles if not is_aside(role)]
    return max(better, key=tells, default="") or naming.role


def nobody_known(confidence: float) -> Naming:
    """Somebody speaks, and the text does not let on who; `confidence` that they speak."""
    return Naming("", "", "unknown", confidence)
