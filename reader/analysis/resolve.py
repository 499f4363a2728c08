"""Who a source is: from the words beside a cue to the canonical name and role within the story.

Works through the attributions in order, because a pronoun stands for someone named or quoted before. Every naming keeps
how it was found and how sure that is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.analysis.cast import Cast, Member
from reader.analysis.learning import GENDERED, learn_descriptions, learn_genders, learn_roles
from reader.analysis.lexicon import Gender, body_nouns, gender_in, is_role, report_nouns, role_nouns, word_set
from reader.analysis.names import NameRun, is_outlet
from reader.analysis.nlp import text_of
from reader.analysis.phrases import Phrase, phrase_of
from reader.analysis.quotes import Paragraph, paragraph_at
from reader.analysis.roles import adds_roles, clean_role, last_token, led_up_to, role_of
from reader.analysis.salience import Salience
from reader.analysis.subjects import SUBJECTS
from reader.model.document import Span
from reader.model.marks import DOUBTFUL

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BODY_NAME = re.compile(
    r"(?:[Tt]he )?((?:[A-Z][\w.&’'-]*|[a-z]{0,2}[A-Z]\w*)(?: (?:(?:of|for|and|the|de|&) )*[A-Z][\w.&’'-]*)*)"
)
_CUT = re.compile(r"\s*(?:[,;(—–]|\s(?:who|which|that|whose|where|quoted|cited)\s).*", re.S)
_MADE_BY = re.compile(
    r"(?!.*\b(?:seen|received|obtained|reviewed|viewed) by),?(?: \w+){0,3}? (?:by|from|of|in|at)(?: the)?(?: journal)? "
)
"""What stands between a report and whoever made it."""
_DEMONYM = re.compile(r"(?:[a-z]{2}ian|[a-z]ean|[a-z]{2}ese|[a-z]lander|[a-z]man|[a-z]woman)$")
_MAN_OR_WOMAN: dict[str, Gender] = {"man": "m"}
_WHOSE_LIFE = re.compile(r"\d+-year-old|-(?:born|raised|bred)\b")
"""What is told of somebody's life to call them by something else."""
_SUBJECTS = {"him": "he", "her": "she", "them": "they"}
"""As which a pronoun speaks that stands as an object: "quoted him as saying"."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A resolved source."""

    name: str
    role: str = ""
    method: str = "name"
    confidence: float = 1.0
    member: Member | None = None


class Resolver:
    """Resolves the sources of one story, in order of the text."""

    def __init__(self, doc: Doc, cast: Cast, paragraphs: tuple[Paragraph, ...], sources: Iterable[Phrase] = ()):
        self.doc, self.cast = doc, cast
        self.reports: dict[str, Naming] = {}
        learn_roles(doc, cast)
        for source in sources:
            self._in_apposition(source)
        cast.settle()
        self.salience = Salience(doc, cast, paragraphs)
        learn_descriptions(doc, self.salience, paragraphs)
        self._acting(paragraphs)
        learn_genders(text_of(doc), self.salience, paragraphs)

    def _in_apposition(self, source: Phrase) -> None:
        """Take whoever speaks as "a spokesperson for the ministry, Liu Heng," for a person."""
        naming = self._apposition(source) if is_role(source.head.lower_) else None
        if naming is not None and naming.member is not None and not naming.member.is_body:
            naming.member.human = True

    def _acting(self, paragraphs: tuple[Paragraph, ...]) -> None:
        """Remember whom sentences are about under a role: "The county's engineer agreed" makes "she" the engineer."""
        subjects = {self.doc.vocab.strings[name] for name in SUBJECTS}
        places = [i for i, kind in enumerate(self.doc.to_array("DEP").tolist()) if kind in subjects]
        for token in (self.doc[i] for i in places):
            if token.tag_ != "NN" or not is_role(token.lower_):
                continue
            verb = token.head
            paragraph = paragraph_at(paragraphs, token.idx)
            alone = sum(child.dep_ in SUBJECTS for child in verb.children) == 1  # not "A keeper, he ..."
            if verb.dep_ != "ROOT" or not alone or paragraph is None or paragraph.within(token.idx):
                continue
            source = phrase_of(token, paragraph, high=verb.i)
            if source is None or self._apposition(source) is not None:
                continue
            naming = self._common(source)
            gender = gender_in(role_nouns().get(token.lower_, ""))
            if naming.method != "role" or naming.confidence > 0.7:
                self.salience.acted(naming.member, source.start, naming.name, gender)

    def resolve(self, source: Phrase, *, label: bool = False) -> Naming:
        """Who `source` is; the salience of whoever it is grows. A label leaves the article out: "Minister: ..."."""
        naming = self._resolve(source)
        if label and naming.method == "unnamed":
            words, noun = text_of(self.doc)[source.start : source.end], source.head.lower_
            holders = [m for m in self.cast.members if any(noun in role.lower().split() for role in m.roles)]
            naming = (self._by_role(words, noun, source) if len(holders) == 1 else None) or naming
        if naming.member is not None:
            self.salience.spoke(naming.member, source.start)
            if naming.method == "report":
                self.reports[source.head.lower_] = naming
        elif naming.method != "pronoun" and " and " not in naming.name:
            head = source.head
            human = is_role(head.lower_) or head.lower_ in word_set("people")
            plural = head.tag_ in ("NNS", "NNPS") or head.lower_ in word_set("several")
            gender = gender_in(role_nouns().get(head.lower_, ""))
            self.salience.spoke_unnamed(naming.name, source.start, plural, human, gender)
        return naming

    def is_person(self, member: Member) -> bool:
        """Whether a member is known for a person: by name and role, or because they have spoken."""
        return not member.is_body and (member.human or member.gender != "" or self.salience.has_spoken(member))

    def labeled(self, label: Span) -> Naming:
        """Who the label of a transcript's line is: "BELKIN", "Anton Belkin"."""
        run = self.cast.run_at(label.start, label.end)
        if run is None:
            return Naming(text_of(self.doc)[label.start : label.end], "", "name", 0.8)
        found = self.cast.resolved[run.start]
        return Naming(found.member.name, self._role(found.member), found.method, found.confidence, found.member)

    def unlabeled(self, answers: bool, first: Span) -> Naming:
        """Who speaks behind a bare "Q:" or "A:"; the one person named before an interview begins gives the answers."""
        named = {
            id(member): member for run in self.cast.runs if run.start < first.start
            for member in [self.cast.resolved[run.start].member] if member.human and len(member.words) > 1
        }  # fmt: skip
        if not answers or len(named) != 1:
            return Naming("", "", "unknown", DOUBTFUL)
        member = next(iter(named.values()))
        return Naming(member.name, self._role(member), "turn", 0.65, member)

    def _resolve(self, source: Phrase) -> Naming:
        head = source.head
        word = head.lower_
        if head.tag_ == "PRP" or word in ("he", "she", "they", "it"):
            return self._pronoun(_SUBJECTS.get(word, word), source)
        if word in ("who", "which", "that") and head.text != "WHO":
            return self._antecedent(source)
        if (head.tag_ in ("NNP", "NNPS") or head.text == "WHO" or self._is_known(head)) and word not in report_nouns():
            named = self._named(source, head)
            if named is not None:
                return named
        named_beside = self._apposition(source)
        if named_beside is not None:
            return named_beside
        return self._common(source)

    def _named(self, source: Phrase, head: Token) -> Naming | None:
        """The phrase's head is a name."""
        run = self._run_of(head)
        if run is None:
            return None
        if run.is_office and self.cast.resolved[run.start].member.words == run.words:
            return None
        if run.after_the and len(run.words) == 1 and _is_demonym(run.name):
            return self._taken_up(source, _MAN_OR_WOMAN.get(run.name[-3:], ""))
        other = self._employed(run) or self._coordinated(source, run)
        if other is not None:
            return other
        if self._is_body(run, source):
            return self._body(source, run)
        found = self.cast.resolved[run.start]
        role = role_of(self.doc, run, last_token(self.doc, run)) or self._role(found.member)
        return Naming(found.member.name, role, found.method, found.confidence, found.member)

    def _run_of(self, head: Token) -> NameRun | None:
        behind = 1 if head.lower_ in word_set("behind names") else 0  # "Helena Marsh KC"
        return next((run for run in self.cast.runs if run.start <= head.idx < run.end + 2 * behind), None)

    def _is_body(self, run: NameRun, source: Phrase) -> bool:
        member = self.cast.resolved[run.start].member
        if member.human or run.title:
            return False
        if member.is_body or run.after_the:
            return True
        return self._tail_of(run, source) != "" and not _may_be_person(run)

    def _tail_of(self, run: NameRun, source: Phrase) -> str:
        """What goes on with the name of a body behind a run: " of Health", " for National Statistics"."""
        match = _BODY_NAME.match(text_of(self.doc), run.name_start, source.end)
        tail = re.sub(r"['’]s$", "", match.group(0)[run.end - run.name_start :]) if match else ""
        return tail if any(char.isalnum() for char in tail) else ""

    def _body(self, source: Phrase, run: NameRun) -> Naming:
        found = self.cast.resolved[run.start]
        tail = self._tail_of(run, source)
        if not tail and (found.method != "name" or len(found.member.words) > 1):
            return Naming(found.member.name, self._role(found.member), found.method, found.confidence, found.member)
        name = (run.title + " " + run.name).strip() + tail
        in_front = text_of(self.doc)[source.start : run.start].split()
        if in_front and in_front[-1].lower() not in ("the", "a", "an") and in_front[-1].lower() in body_nouns():
            role = clean_role(" ".join(in_front))
        else:
            role = ""
        member = self.cast.body(name, source.start)
        return Naming(member.name, role or self._role(member), "name", 0.95, member)

    def _employed(self, run: NameRun) -> Naming | None:
        """ "Marks & Renner chief executive Stuart Vane": who stands behind the role, not the firm before it."""
        text = text_of(self.doc)
        role = re.compile(r" ((?:[a-z][\w-]* ){1,4})(?=[A-Z])").match(text, run.end)
        between = self.doc.char_span(role.start(1), role.end(1) - 1) if role is not None else None
        if role is None or between is None or any(token.tag_ not in ("NN", "NNP", "JJ", "HYPH") for token in between):
            return None
        behind = self.cast.run_at(role.end(), role.end() + 1)
        if behind is None or behind.is_body or not is_role(between[-1].lower_):
            return None
        found = self.cast.resolved[behind.start]
        words = clean_role(text[run.start : role.end()])
        return Naming(found.member.name, words, found.method, found.confidence, found.member)

    def _coordinated(self, source: Phrase, run: NameRun) -> Naming | None:
        """ "Ana Duarte and Femi Adeyemi" speak together."""
        joint = re.match(r"(?:,[^,]{1,60},)? and ", text_of(self.doc)[run.end : source.end])
        if joint is None:
            return None
        second = self.cast.run_at(run.end + joint.end(), source.end)
        if second is None or self._is_body(run, source):
            return None
        both = [self.cast.resolved[r.start].member for r in (run, second)]
        for member in reversed(both):
            self.salience.spoke(member, source.start)
        return Naming(" and ".join(member.name for member in both), "", "name", 0.9)

    def _is_known(self, head: Token) -> bool:
        """Whether a capitalized word the tagger takes for a common noun is a name: not "Researchers" at the start."""
        run = self._run_of(head)
        if run is None:
            return False
        member = self.cast.resolved[run.start].member
        return head.tag_ not in ("NNS", "NN") or len(member.words) > 1 or member.count > 1 or len(member.places) > 2

    def _apposition(self, source: Phrase) -> Naming | None:
        """ "the Greek foreign minister, Giorgos Gerapetritis", "Labour councillor Dev Patankar" (head "councillor")."""
        head_end = source.head.idx + len(source.head)
        for run in self.cast.runs:
            if run.start < head_end:
                continue
            if run.start >= source.end:
                return None
            between = text_of(self.doc)[head_end : run.start]
            in_front = re.fullmatch(r"(?:-[a-z]+)* ", between) is not None or adds_roles(between)
            led_up = between.startswith(", ") and between == f", {led_up_to(self.doc, run)} "
            beside = in_front or led_up or re.fullmatch(r"[^,.;]{0,80}, ", between) is not None
            set_off = between.endswith(", ") and text_of(self.doc)[run.end : run.end + 1] in (",", ".")
            if (
                beside
                and (not run.is_body or (set_off and self._is_no_place(run)) or _is_kind(source, between))
                and not run.is_office
                and len(run.words) < 5
            ):
                found = self.cast.resolved[run.start]
                own = led_up or (in_front and not adds_roles(between))
                role = role_of(self.doc, run, last_token(self.doc, run)) if own else ""
                role = role or clean_role(text_of(self.doc)[source.start : run.start])
                if role and (not found.member.roles or found.member.roles[0] == run.title):
                    found.member.roles.insert(0, role)
                return Naming(found.member.name, role, found.method, found.confidence, found.member)
        return None

    def _is_no_place(self, run: NameRun) -> bool:
        """Whether a body's name in apposition is one, and not the "Maryland" behind "in Greenbelt, "."""
        before = text_of(self.doc)[: run.start].rstrip(" ,").rsplit(maxsplit=1)[-1]
        return before.islower() or any(word.lower() in body_nouns() for word in run.words)

    def _common(self, source: Phrase) -> Naming:
        """A common noun: a role that was given to somebody, a body that was named, or an unnamed source."""
        text = text_of(self.doc)[source.start : source.end]
        words = _CUT.sub("", text)
        first = self.doc.char_span(source.start, source.start + 1, alignment_mode="expand")
        tagged = first is not None and len(first) > 0 and first[0].tag_ in ("NNP", "NNPS")
        proper = tagged or words[1:2].isupper() or self._elsewhere_capital(words.split()[0] if words.split() else "")
        name = words if proper else words[:1].lower() + words[1:]
        head = source.head.lower_
        if head in ("reply", "answer", "response"):
            return Naming("", "", "unknown", 0.2)  # "came the reply"
        definite = re.match(r"(?:the|this|that) ", words, re.I) is not None
        if head in report_nouns():
            made = self._maker(source, head, definite)
            if made is not None:
                return made
        if definite and source.head.tag_ in ("NN", "NNP", "JJ", "CD"):
            found = self._by_role(words, head, source) or self._by_body(head, source, words)
            if found is not None:
                return found
        kin = self._relative(head) if re.match(r"(?:his|her|their) ", words, re.I) else None
        if kin is not None:
            return Naming(kin.name, self._role(kin), "role", 0.75, kin)
        if head == "one" and " " not in name.strip():
            return Naming("one", "", "unnamed", 0.6)
        return Naming(name, "", "unnamed", 0.9)

    def _relative(self, noun: str) -> Member | None:
        """ "His uncle", when the story names one uncle and no other: "the uncle, Ma Chengming"."""
        named = [m for m in self.cast.members if any(role.lower().split()[-1:] == [noun] for role in m.roles)]
        return named[0] if noun in word_set("relatives") and len(named) == 1 else None

    def _elsewhere_capital(self, word: str) -> bool:
        """Whether a word has its capital inside a sentence too: "Israeli courts" stay so."""
        text = text_of(self.doc)
        return (
            word[:1].isupper()
            and word.lower() not in word_set("never names")
            and re.search(rf"[a-z,] {re.escape(word)}\b", text) is not None
            and re.search(rf"\b{re.escape(word.lower())}\b", text) is None
        )

    def _maker(self, source: Phrase, head: str, definite: bool) -> Naming | None:
        """A report speaks for whoever made it: "a study by Northbank", "FactSet data", later "the study"."""
        run = next((r for r in self.cast.runs if source.start <= r.start < source.end), None)
        behind = text_of(self.doc)[source.head.idx + len(source.head) : run.start] if run is not None else ""
        made = _MADE_BY.fullmatch(behind) if run is not None and run.start > source.head.idx else True
        if run is not None and made and (run.start > source.head.idx or len(run.words) == 1 or run.is_body):
            found = self.cast.resolved[run.start]
            if found.member.human and not run.is_body:
                return Naming(found.member.name, self._role(found.member), "report", 0.85, found.member)
            naming = self._body(Phrase(run.start, source.end, source.head), run)
            return Naming(naming.name, naming.role, "report", 0.85, naming.member)
        return self.reports.get(head) if definite else None

    def _by_role(self, words: str, head: str, source: Phrase) -> Naming | None:
        wanted = {
            word for word in re.findall(r"[\w-]+", words.lower()) if word not in ("the", "this", "that", "of", "for")
        }
        nouns = role_nouns()
        whole = words.lower().rsplit(" ", 1)[-1]
        head = whole if whole.endswith(f"-{head}") and whole in nouns else head  # "left-hander"
        if head not in nouns and not _WHOSE_LIFE.search(words):
            return None
        told = gender_in(nouns.get(head, ""))
        best: Member | None = None
        for member in self.salience.humans(source.start):
            if told and member.gender and member.gender != told:
                continue
            for role in member.roles:
                named = set(re.findall(r"[\w-]+", re.split(r",| and ", role.lower())[0]))
                named |= {part for word in named for part in word.split("-")}
                if head in named and (wanted <= named or len(wanted) == 1):
                    best = member
                    break
            if best is not None:
                return Naming(best.name, self._role(best), "role", 0.8, best)
        if _WHOSE_LIFE.search(words):
            return self._taken_up(source, told)
        if "x" in nouns.get(head, ""):
            last = self.salience.last_speaker(source.start, told) or self._without_role(source, told)
            if last is not None:
                return Naming(last.name, self._role(last), "role", 0.55, last)
        return None

    def _without_role(self, source: Phrase, told: Gender) -> Member | None:
        """The person being talked of, when nothing is told of what they are."""
        found = self.salience.person(source.start, told)
        settled = found is not None and found.member is not None and found.confidence > 0.7
        return found.member if settled and found is not None and not found.member.roles else None  # type: ignore[union-attr]

    def _taken_up(self, source: Phrase, told: Gender) -> Naming | None:
        """Whom "the Norwegian" or "the 31-year-old winger" takes up: who spoke last, or who is being talked of."""
        last, found = self.salience.last_speaker(source.start, told), self.salience.person(source.start, told)
        member = last or (found.member if found is not None else None)
        if member is None:
            return None
        sure = found is not None and found.member is member and found.confidence > 0.7
        return Naming(member.name, self._role(member), "role", 0.7 if sure else 0.55, member)

    def _by_body(self, head: str, source: Phrase, words: str) -> Naming | None:
        """ "the ministry": the body named last whose name or role says so, else the only body that speaks."""
        if head not in body_nouns() or len(words.split()) > 3:
            return None
        bodies = self.salience.bodies(source.start)
        for member in bodies:
            if len(member.words) == 1 and member.words[0].lower() == head:
                continue  # "Company", torn from a name, is no name
            named = {word.lower() for word in member.words}
            if head in named or any(head in role.lower().split() for role in member.roles):
                return Naming(member.name, self._role(member), "role", 0.8, member)
        if head in word_set("public bodies") or len(words.split()) > 2:
            return None
        found = self.salience.body(source.start)
        if found is None or found.member is None:
            return None
        member = found.member
        if head in word_set("bodies of a kind") and len(member.words) > 1:
            return None
        if not (member.is_body or self.salience.has_spoken(member)):
            return None
        return Naming(member.name, self._role(member), "role", 0.55, member)

    def _antecedent(self, source: Phrase) -> Naming:
        """ "who": the noun its clause hangs on."""
        verb = source.head.head
        for _ in range(4):
            if verb.dep_ == "relcl":
                break
            if verb.head.i == verb.i:
                break
            verb = verb.head
        noun = verb.head
        if verb.dep_ != "relcl" or noun.i >= source.head.i:
            run = self.cast.run_at(max(0, source.start - 80), source.start)
            if run is not None and not text_of(self.doc)[run.end : source.start].strip(" ,"):
                found = self.cast.resolved[run.start]
                return Naming(found.member.name, self._role(found.member), found.method, 0.8, found.member)
            return Naming("", "", "unknown", 0.3)
        left = noun.left_edge.idx
        naming = self._resolve(
            Phrase(left, max(noun.idx + len(noun), min(source.start - 1, noun.right_edge.idx)), noun)
        )
        return Naming(naming.name, naming.role, naming.method, naming.confidence * 0.95, naming.member)

    def _pronoun(self, word: str, source: Phrase) -> Naming:
        if word in ("he", "she"):
            found = self.salience.person(source.start, GENDERED[word])
        elif word == "it":
            found = self.salience.body(source.start)
        else:
            found = self.salience.anyone(source.start)
        if found is None:
            return Naming("", "", "unknown", 0.3)
        if found.member is None:
            return Naming(found.unnamed, "", "pronoun", found.confidence)
        settled = found.confidence > 0.7 or self.salience.has_spoken(found.member)
        if word in GENDERED and settled and not found.member.gender:
            found.member.gender = GENDERED[word]
        return Naming(found.member.name, self._role(found.member), "pronoun", found.confidence, found.member)

    def _role(self, member: Member) -> str:
        return member.roles[0] if member.roles else ""


def _is_demonym(word: str) -> bool:
    """Whether a word behind "the" calls a person by where they come from: "Norwegian", "Spaniard"."""
    return not is_outlet((word,)) and (word.lower() in word_set("demonyms") or _DEMONYM.search(word) is not None)


def _is_kind(source: Phrase, between: str) -> bool:
    """Whether a body's name stands right behind what it is: "the newspaper Harbour Post"."""
    return between == " " and source.head.lower_ in body_nouns()


def _may_be_person(run: NameRun) -> bool:
    """Whether "of the Centre Alliance" behind a name says whose man he is: of "Pieter Lang", not of an "Office"."""
    return 1 < len(run.words) < 4 and not any(word.isupper() or word.lower() in body_nouns() for word in run.words)
