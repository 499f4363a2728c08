"""The cast of a story: everyone and everything named in it, each under one canonical name.

A surname stands for the full name it ends, a given name for the one it begins, an abbreviation for the body it
abbreviates; a surname nobody bears is taken for the misspelling of one that differs by a slip or two.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from reader.analysis.people.identity.aliases import aliases
from reader.analysis.people.identity.kind_of_name import (
    goes_by_first,
    goes_by_surname,
    may_be_place,
    says_human,
    told_human,
)
from reader.analysis.people.identity.relatives import couples, relatives
from reader.analysis.people.identity.successions import successions
from reader.analysis.people.name_spans import story_runs
from reader.analysis.people.name_variants import is_part, same_given, without_article
from reader.analysis.people.person_names import NameRun, close_spelling
from reader.model.lexicon import Gender, given_names, is_outlet, word_set

_STOP = re.compile(r"[.!?][”\"]?\s|\n")
_ONE_SENTENCE = 300
_MOST_ALIKE = 60
"""Names alike beyond which comparing them costs time and tells nothing."""


@dataclass(slots=True, eq=False)
class Member:
    """Someone or something named in the story."""

    name: str
    words: tuple[str, ...]
    is_body: bool
    first: int
    """Where it is first named."""
    count: int = 0
    gender: Gender = ""
    human: bool = False
    """Something in the text says it is a person."""
    roles: list[str] = field(default_factory=list)
    in_full: list[int] = field(default_factory=list)
    """Where it is named in full, in order."""
    places: list[tuple[NameRun, str]] = field(default_factory=list)
    """Where it is named, and how that naming was resolved."""
    gained: set[str] = field(default_factory=set)
    """Offices that it took over in the story."""
    lost: set[str] = field(default_factory=set)
    """Offices that it gave up or had taken away."""
    successor: Member | None = field(default=None, repr=False)
    """Who took over from it."""

    @property
    def role(self) -> str:
        """The role it is given first; empty when the text tells none."""
        return self.roles[0] if self.roles else ""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A naming with whom it means."""

    member: Member
    method: str
    confidence: float


class Cast:
    """The named people and bodies of one story."""

    def __init__(self, text: str, title: str = ""):
        self.text = text
        self.runs = story_runs(text)
        self.starts = [run.start for run in self.runs]
        self.members: list[Member] = []
        self._by_name: dict[str, Member] = {}
        self._by_last: defaultdict[str, list[Member]] = defaultdict(list)
        self._surnames: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._by_first: defaultdict[str, list[Member]] = defaultdict(list)
        self._abbreviations: dict[str, Member] = {}
        for run in self.runs:
            if len(run.words) > 1:
                self._enter(run)
        self._enter_from(title)
        self._abbreviate()
        self._short_outlets = {
            m.words[-1]: m for m in self.members if m.is_body and len(m.words) > 1 and is_outlet(m.words)
        }
        """By the last word of its name: "the Post" for the Harbour Post."""
        self.resolved = {run.start: self._resolve(run) for run in self.runs}
        self._share_aliases()
        self._share_surnames()
        self._name_couples()
        for run in self.runs:
            found = self.resolved[run.start]
            found.member.places.append((run, found.method))
            found.member.gender = found.member.gender or run.gender
            found.member.human = found.member.human or says_human(run) or told_human(self.text, run)
        for member in self.members:
            member.human = member.human or goes_by_surname(self.text, member)
        self._name_titled()
        self._change_offices()

    def run_at(self, start: int, end: int) -> NameRun | None:
        """The last run of capitalized words that begins within a span."""
        index = bisect_left(self.starts, end) - 1
        if index < 0:
            return None
        run = self.runs[index]
        begins_within = run.start >= start or (run.start < start < run.end and run.name_start >= start)
        return run if begins_within else None

    def runs_from(self, position: int) -> Iterator[NameRun]:
        """The runs that begin at a place or behind it, in order."""
        return (self.runs[index] for index in range(bisect_left(self.starts, position), len(self.runs)))

    def settle(self) -> None:
        """Give people the parts of their names they go by: "Han" for Han Ji-won, "Fuentes" for Rodrigo Fuentes Araya.

        For when it is known who is human: a part of a name that is no surname of anybody may be a place, too.
        """
        holders = self._holders()
        for member in list(self.members):
            whole_name = member.human and len(member.words) > 1
            if member.is_body or whole_name or not member.places or may_be_place(self.text, member):
                continue
            whole = [
                m for m in holders.get(member.words[0].casefold(), ())
                if m is not member and is_part(member.words, m.words)
                and ((m.human and m.first < member.first) or goes_by_first(self.text, member, m))
            ]  # fmt: skip
            if len(whole) == 1:
                whole[0].human = True
                self._merge(member, whole[0])

    def _holders(self) -> dict[str, list[Member]]:
        """Word -> the people in whose whole name it stands, with and without an article before it."""
        holders: defaultdict[str, list[Member]] = defaultdict(list)
        for member in self.members:
            if not member.is_body and len(member.words) > 1:
                for word in {w for each in member.words for w in (each.casefold(), without_article(each))}:
                    if len(holders[word]) < _MOST_ALIKE:
                        holders[word].append(member)
        return holders

    def named(self, name: str) -> Member | None:
        """Whoever is named so in full, in capitals or small letters."""
        return self._by_name.get(_key(name))

    def body(self, name: str, start: int) -> Member:
        """The body of that name, entered when new."""
        known = self._by_name.get(_key(name))
        return known or self._add(name, tuple(name.split()), True, start)

    def _enter(self, run: NameRun) -> None:
        member = self._by_name.get(_key(run.name)) or self._variant(run)
        if member is None:
            member = self._add(run.name, run.words, run.is_body, run.start)
            if not run.is_body:
                self._by_last[run.last.casefold()].append(member)
                self._surnames[run.last[0].casefold()][run.last.casefold()] = None
            self._by_first[run.words[0].casefold()].append(member)
        self._by_name[_key(run.name)] = member
        member.count += 1
        member.in_full.append(run.start)
        member.gender = member.gender or run.gender
        member.human = member.human or says_human(run)

    def _enter_from(self, title: str) -> None:
        """A full name that only the headline gives, for a surname of the text."""
        bare = {run.name for run in self.runs if len(run.words) == 1}
        words = [
            word.strip("’'s,:;.?!“”\"") if word.endswith(("’s", "'s")) else word.strip(',:;.?!“”"')
            for word in title.split()
        ]
        for given, surname in pairwise(words):
            if given.lower() in given_names() and surname in bare and not self._by_last[surname.casefold()]:
                member = self._add(f"{given} {surname}", (given, surname), False, 0)
                member.gender, member.human = given_names()[given.lower()], True
                self._by_last[surname.casefold()].append(member)

    def _add(self, name: str, words: tuple[str, ...], is_body: bool, first: int) -> Member:
        member = Member(name, words, is_body, first)
        self.members.append(member)
        self._by_name[_key(name)] = member
        return member

    def _variant(self, run: NameRun) -> Member | None:
        """A known person whose full name is the same but for spelling or a middle name."""
        if run.is_body:
            return None
        for member in self._by_last[run.last.casefold()]:
            if same_given(member.words, run.words) and not self._told_apart(member, run):
                return member
        for last in self._alike(run.last):
            if close_spelling(last, run.last):
                for member in self._by_last[last]:
                    if same_given(member.words, run.words):
                        return member
        return None

    def _told_apart(self, member: Member, run: NameRun) -> bool:
        """Whether one sentence names both in full by given names that differ: "Robert Moor met Bob Moor"."""
        given, last = run.words[0].rstrip("."), member.in_full[-1] if member.in_full else -1
        if member.words[0] == run.words[0] or len(given) == 1 or last < 0 or run.start - last > _ONE_SENTENCE:
            return False
        return not _STOP.search(self.text, last, run.start)

    def _alike(self, surname: str) -> Iterable[str]:
        """Surnames that begin alike; where there are hundreds, slips of the pen say nothing."""
        known = self._surnames[surname[0].casefold()]
        return known if len(known) <= _MOST_ALIKE else ()

    def _abbreviate(self) -> None:
        """ "World Health Organization (WHO)" and initials of three letters and more."""
        wanted = {
            run.name for run in self.runs if len(run.words) == 1 and 2 <= len(run.name) <= 6 and run.name.isupper()
        }
        for member in self.members:
            short = "".join(word[0] for word in member.words if word[:1].isupper())
            if short in wanted and (len(short) > 2 or f"({short})" in self.text):
                self._abbreviations.setdefault(short, member)
        for match in re.finditer(
            r"((?:[A-Z][\w’'-]*(?: (?:of|for|on|and|the|in|&))* ){2,8})\((?:the )?([A-Z]{2,6})\)", self.text
        ):
            run = self.run_at(match.start(), match.start(2) - 1)
            if match.group(2) in wanted and run is not None:
                name = match.group(1).strip()
                self._abbreviations[match.group(2)] = self.body(re.sub(r"^The ", "", name), match.start())

    def _resolve(self, run: NameRun) -> Resolved:
        known = self._by_name.get(_key(run.name))
        if len(run.words) > 1 and known is not None:
            return Resolved(known, "name" if _key(known.name) == _key(run.name) else "spelling", 0.97)
        word = run.name
        if word in self._abbreviations:
            return Resolved(self._abbreviations[word], "abbreviation", 0.9)
        if run.after_the and word in self._short_outlets:
            return Resolved(self._short_outlets[word], "name", 0.9)
        fitting = self._fitting(run, self._by_last.get(run.last.casefold(), []))
        if fitting:
            return Resolved(fitting[-1], "surname", 0.95 if len(fitting) == 1 else 0.5)
        begun = [
            member for member in self._by_first.get(word.casefold(), [])
            if not (run.title and member.is_body) and (member.human or (member.is_body and member.first < run.start))
        ]  # fmt: skip
        if begun:
            sure = len({member.name for member in begun}) == 1
            return Resolved(begun[0], "name" if begun[0].is_body else "given name", 0.85 if sure else 0.5)
        for last in self._alike(run.last):
            if close_spelling(last, run.last) and len(self._by_last[last]) == 1 and not run.is_body:
                return Resolved(self._by_last[last][0], "spelling", 0.85)
        return Resolved(known or self._add(run.name, run.words, run.is_body, run.start), "name", 0.95)

    def _fitting(self, run: NameRun, members: list[Member]) -> list[Member]:
        """Bearers of a surname whom title and gender allow, the one named last in front of the run at the end."""
        allowed = [m for m in members if not (run.gender and m.gender and run.gender != m.gender)]
        if run.after_the and not run.title:
            allowed = [m for m in allowed if not m.human]
        return sorted(allowed, key=lambda m: self._last_named(m, run.start))

    def _last_named(self, member: Member, before: int) -> int:
        index = bisect_left(member.in_full, before)
        return member.in_full[index - 1] if index else -1 - member.first

    def _merge(self, part: Member, whole: Member) -> None:
        """Let everything told of a part of a name be told of the whole."""
        for run, _ in part.places:
            whole.places.append((run, "surname"))
            self.resolved[run.start] = Resolved(whole, "surname", 0.85)
        whole.places.sort(key=lambda place: place[0].start)
        whole.roles.extend(role for role in part.roles if role not in whole.roles)
        whole.gender = whole.gender or part.gender
        part.places.clear()

    def _share_aliases(self) -> None:
        """Let every naming by another name ("better known as Lady Pike") be one of whoever was named first."""
        known_as: dict[int, Member] = {}
        for run, other in aliases(self.text, self.runs):
            first, second = self.resolved[run.start].member, self.resolved[other.start].member
            if first is not second and not len(first.words) < len(second.words) == 1:
                first.human = True
                known_as[id(second)] = first
        for run in self.runs if known_as else ():
            found = self.resolved[run.start]
            if id(found.member) in known_as:
                self.resolved[run.start] = Resolved(known_as[id(found.member)], "spelling", min(found.confidence, 0.9))

    def _share_surnames(self) -> None:
        """Give a relative the surname that a title uses for them: "his sister Imelda", "Ms Lanchester"."""
        titled: defaultdict[str, list[NameRun]] = defaultdict(list)
        for run in self.runs:
            if run.title and len(run.words) == 1:
                titled[run.name].append(run)
        for relative in relatives(self.text, self.runs):
            owner, alone = self.resolved[relative.of.start].member, self.resolved[relative.run.start].member
            last = relative.of.last
            owner.gender = owner.gender or relative.gender_of
            if len(alone.words) > 1 or alone is owner or not relative.gender or relative.gender == owner.gender:
                continue
            theirs = [run for run in titled[last] if run.gender == relative.gender]
            if not theirs:
                continue
            alone.name, alone.words = f"{alone.name} {last}", (*alone.words, last)
            alone.gender, alone.human = relative.gender, True
            alone.roles.append(relative.role)
            for run in theirs:
                self.resolved[run.start] = Resolved(alone, "surname", 0.9)

    def _name_couples(self) -> None:
        """Give the first of two people under one surname that surname: "Melody and Nariman Tashk"."""
        for run, other in couples(self.text, self.runs):
            first, second = self.resolved[run.start].member, self.resolved[other.start].member
            if len(first.words) == 1 and not first.is_body and not may_be_place(self.text, first):
                first.name, first.words = f"{first.name} {other.last}", (*first.words, other.last)
                first.gender = first.gender or given_names().get(run.words[0].lower(), "")
                first.human = second.human = True

    def _change_offices(self) -> None:
        """Note who took an office over from whom."""
        for change in successions(self.text, self.runs):
            new = self.resolved[change.new.start].member if change.new is not None else None
            old = self.resolved[change.old.start].member if change.old is not None else None
            if new is old or any(member is not None and member.is_body for member in (new, old)):
                continue
            if new is not None:
                new.gained.add(change.office)
                new.human = True
            if old is not None:
                old.lost.add(change.office)
                old.successor = new
                old.human = True

    def _name_titled(self) -> None:
        """A bare surname that only occurs with its title is called by both: "Judge Hsu"."""
        kept = word_set("kept with a surname")
        for member in self.members:
            titles = {run.title for run, _ in member.places}
            if (
                len(member.words) == 1
                and len(titles) == 1
                and not member.is_body
                and kept & {*min(titles).lower().split()}
            ):
                member.name = f"{titles.pop()} {member.words[0]}"


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
