"""Who a source is: from the words beside a cue to the canonical name and role within the story.

`Resolver` answers it. `priors` gathers what the whole story tells of its people, `context` holds it. A source is then a
pronoun (`pronouns`), a name (`proper_names`, `organizations`), a common noun with a name beside it (`appositions`), or
a common noun alone (`common_nouns`): a report that speaks for its maker (`reports`), somebody known by what they are
(`descriptions`), or a source without a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.analysis.people.appositions import apposition
from reader.analysis.people.common_nouns import common_noun
from reader.analysis.people.context import (
    Naming,
    as_member,
    as_named,
    nobody_known,
)
from reader.analysis.people.descriptions import role_holder
from reader.analysis.people.entities import Cast, Member
from reader.analysis.people.priors import read_beforehand
from reader.analysis.people.pronouns import (
    antecedent,
    is_personal,
    is_relative,
    name_in_front,
    pronoun,
)
from reader.analysis.people.proper_names import proper_name
from reader.analysis.text.noun_phrases import Phrase
from reader.analysis.text.quotation_marks import Paragraph
from reader.model.document import Span
from reader.model.lexicon import gender_in, is_role, role_nouns, word_set
from reader.model.mark import DOUBTFUL

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Naming", "Resolver"]


class Resolver:
    """Resolves the sources of one story, in order of the text, because a pronoun stands for someone named before.

    Every naming keeps how it was found and how sure that is. `sources` are all that stand beside a cue; they are looked
    through beforehand.
    """

    def __init__(self, doc: Doc, cast: Cast, paragraphs: tuple[Paragraph, ...], sources: Iterable[Phrase] = ()):
        self._discourse = read_beforehand(doc, cast, paragraphs, sources)

    def resolve(self, source: Phrase, *, label: bool = False, told: Sequence[Span] = ()) -> Naming:
        """Who `source` is, who says what is `told`; the salience of whoever it is grows.

        A label leaves the article out: "Minister: ...".
        """
        naming = self._resolve(source, told)
        if label and naming.method == "unnamed":
            naming = self._only_holder(source) or naming
        self._remember(source, naming)
        return naming

    def is_person(self, member: Member) -> bool:
        """Whether a member is known for a person: by name and role, or because they have spoken."""
        known = member.human or member.gender != "" or self._discourse.salience.has_spoken(member)
        return known and not member.is_body

    def labeled(self, label: Span) -> Naming:
        """Who the label of a transcript's line is: "BELKIN", "Anton Belkin"."""
        cast = self._discourse.cast
        run = cast.run_at(label.start, label.end)
        if run is None:
            name = cast.text[label.start : label.end]
            known = cast.named(name)
            return as_member(known, "name", 0.9) if known is not None else Naming(_unshouted(name), "", "name", 0.8)
        return as_named(cast.resolved[run.start])

    def unlabeled(self, answers: bool, first: Span) -> Naming:
        """Who speaks behind a bare "Q:" or "A:"; the one person named before an interview begins gives the answers."""
        cast = self._discourse.cast
        named = {
            id(member): member for run in cast.runs if run.start < first.start
            for member in [cast.resolved[run.start].member] if member.human and len(member.words) > 1
        }  # fmt: skip
        if not answers or len(named) != 1:
            return nobody_known(DOUBTFUL)
        return as_member(next(iter(named.values())), "turn", 0.65)

    def _resolve(self, source: Phrase, told: Sequence[Span] = ()) -> Naming:
        discourse = self._discourse
        if is_personal(source.head):
            return pronoun(discourse, source, told)
        if is_relative(source.head):
            noun = antecedent(source)
            if noun is None:
                return name_in_front(discourse, source)
            naming = self._resolve(noun)
            return replace(naming, confidence=naming.confidence * 0.95)
        return (
            proper_name(discourse, source)
            or apposition(discourse.doc, discourse.cast, source)
            or common_noun(discourse, source)
        )

    def _only_holder(self, source: Phrase) -> Naming | None:
        """Whom a label means by their role, when one person and no other is called by that noun."""
        noun = source.head.lower_
        called = [m for m in self._discourse.cast.members if any(noun in role.lower().split() for role in m.roles)]
        words = self._discourse.text[source.start : source.end]
        return role_holder(self._discourse, source, words) if len(called) == 1 else None

    def _remember(self, source: Phrase, naming: Naming) -> None:
        """Keep in mind who has spoken; of several at once each is remembered where they are resolved."""
        head, salience = source.head, self._discourse.salience
        if naming.member is not None:
            salience.spoke(naming.member, source.start)
            if naming.method == "report":
                self._discourse.reports[head.lower_] = naming
        elif naming.method != "pronoun" and " and " not in naming.name:
            human = is_role(head.lower_) or head.lower_ in word_set("people")
            plural = head.tag_ in ("NNS", "NNPS") or head.lower_ in word_set("several")
            gender = gender_in(role_nouns().get(head.lower_, ""))
            salience.spoke_unnamed(naming.name, source.start, plural, human, gender)


def _unshouted(name: str) -> str:
    """A label in capitals as a name or a phrase is written: "Rosa Tann", "unidentified person"."""
    if not name.isupper() or " " not in name:
        return name
    last = name.split()[-1].lower()
    return name.lower() if is_role(last) or last in ("person", "group", "crowd", *word_set("people")) else name.title()
