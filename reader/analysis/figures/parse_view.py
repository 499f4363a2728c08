"""The shared parse as the search for the thing needs it: tokens by offset, and noun phrases as words."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from reader.analysis.numbers.quantity_words import (
    DROPPED,
    FORECASTS,
    NOT_IN_PHRASE,
    PRONOUNS,
    TIME_NOUNS,
)
from reader.analysis.quantities.not_quantities import INDEXES
from reader.model.lexicon.inline_words import wordset

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token

    from reader.analysis.numbers.candidate import Found

NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_INSIDE = NOUNS | {"JJ", "JJR", "JJS", "VBG", "VBN", "HYPH", "POS", "AFX", "FW", "VBD", "CC", "XX", "ADD"}
_LEFT_OUT = wordset("DT PRP$ `` '' -LRB- -RRB- , : . POS PDT RB RBR RBS IN WDT WP$ $ PRP MD TO")
_JOINS_NOTHING = re.compile(r"^(?:(?:and|or|&)(?:\s|-))+|(?:\s(?:and|or|&))+$")
_LEFT = frozenset(("compound", "amod", "nmod", "poss", "nummod", "case", "punct", "advmod", "npadvmod", "quantmod"))


class Parsed:
    """A parse with the figures found in it; offsets are those of the text."""

    def __init__(self, doc: Doc, found: Iterable[Found]) -> None:
        self.doc = doc
        self._starts: list[int] = doc.to_array("IDX").tolist()
        self.owner: dict[int, int] = {}
        """Index of the figure a token belongs to."""
        for number, each in enumerate(found):
            for i in range(self.at(each.start), min(self.at(each.end - 1) + 1, len(doc))):
                self.owner[i] = number

    def has_figure(self, first: int, last: int) -> bool:
        """Whether a token of a figure stands from `first` to `last`."""
        return any(i in self.owner for i in range(first, last + 1))

    def at(self, offset: int) -> int:
        """Index of the token that holds `offset`."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def covers(self, found: Found) -> bool:
        """Whether the figure lies inside the parsed text."""
        return bool(self._starts) and found.end <= self._starts[-1] + len(self.doc[-1].text)

    def root(self, found: Found) -> Token:
        """The token of the figure's span by which it hangs in the sentence."""
        first, last = self.at(found.start), self.at(found.end - 1)
        inside = range(first, last + 1)
        outward = [self.doc[i] for i in inside if self.doc[i].head.i not in inside or self.doc[i].head.i == i]
        spoken = [token for token in outward if token.dep_ != "punct"]
        return (spoken or outward or [self.doc[last]])[-1]

    def run_after(self, found: Found) -> list[Token]:
        """The noun phrase that stands right after the figure; empty when none does.

        Read off the tags, which err less than the tree: adjectives and nouns up to the last noun, not into a name
        that begins a new phrase ("3% Tuesday", "$5 million last year").
        """
        i = self.at(found.end - 1) + 1
        run: list[Token] = []
        while i < len(self.doc) and len(run) < 10:
            token = self.doc[i]
            if token.text == "worth" or (len(run) == 4 and run[0].tag_ == "HYPH"):
                break
            inside = token.tag_ in _INSIDE or (bool(run) and token.tag_ in ("DT", "IN", "TO") and self._hyphened(token))
            if not inside or (token.is_sent_start and run) or i in self.owner or token.is_space:
                break
            if token.lower_ in NOT_IN_PHRASE or token.lower_.split("’")[0].split("'")[0] in PRONOUNS:
                break
            if token.lower_ in TIME_NOUNS and self._over_time(token):
                break
            if token.lower_ in TIME_NOUNS and not (run and run[-1].tag_ == "HYPH") and not self._modifies_noun(token):
                break
            if token.tag_ == "CC" and not (run and token.lower_ in ("and", "&") and self._pairs(run[-1], i + 1)):
                break
            if token.tag_ == "VBD" and (not token.lower_.endswith("ed") or (run and run[-1].tag_ in NOUNS)):
                break
            if run and token.lower_ in ("age", "aged", "ages"):
                break
            if token.tag_ in ("NNP", "NNPS") and run and run[-1].tag_ == "NNS":
                break
            run.append(token)
            i += 1
        return _to_last_noun(run)

    def _pairs(self, left: Token, i: int) -> bool:
        """ "men and women", "black and white": the word after "and" is of the same class as the one before."""
        return i < len(self.doc) and self.doc[i].tag_ == left.tag_ and self.doc[i].tag_ in ("NNS", "JJ", "NN", "NNP")

    def _over_time(self, token: Token) -> bool:
        """ "year-to-date", "month-on-month"."""
        after = [each.lower_ for each in self.doc[token.i + 1 : token.i + 3]]
        return after[:1] == ["-"] and after[1:] in (["to"], ["on"], ["over"])

    def _modifies_noun(self, token: Token) -> bool:
        following = self.doc[token.i + 1] if token.i + 1 < len(self.doc) else None
        return (
            following is not None
            and following.tag_ in ("NN", "NNS")
            and token.dep_ in ("compound", "nmod")
            and token.head.i > token.i
        )

    def _number_of_name(self, head: Token) -> list[Token]:
        """The "500" of "S&P 500"."""
        following = self.doc[head.i + 1] if head.i + 1 < len(self.doc) else None
        named = head.lower_ in INDEXES and following is not None and following.tag_ == "CD"
        return [following] if named and following is not None and following.i not in self.owner else []

    def phrase(self, head: Token, *, with_of: bool = True) -> list[Token]:
        """The words of a noun phrase: what stands before the head, the head, and a short "of" after it."""
        words = [
            token
            for child in head.lefts
            if child.dep_ in _LEFT and abs(child.i - head.i) < 10
            for token in child.subtree
            if self._kept(token)
        ]
        words += [head, *self._hyphened_to(head), *self._number_of_name(head)]
        if with_of:
            words += self._short_of(head)
        return sorted(set(words), key=lambda token: token.i)

    def _hyphened_to(self, head: Token) -> list[Token]:
        """The "-waste" of "e-waste", where the parse takes the first part for the head."""
        words: list[Token] = []
        for token in self.doc[head.i + 1 : head.i + 5]:
            last = words[-1] if words else head
            if last.whitespace_ or token.i in self.owner or not (token.text == "-" or (words and last.text == "-")):
                break
            words.append(token)
        return words if len(words) > 1 else []

    def _short_of(self, head: Token) -> list[Token]:
        joins = ("of", "for", "on") if head.lower_ in FORECASTS else ("of",)
        for child in head.rights:
            if child.lower_ in joins and child.i - head.i <= 2:
                for noun in child.rights:
                    if noun.dep_ == "pobj" and not self.has_figure(child.i, noun.i) and noun.tag_ in NOUNS:
                        inner = self.phrase(noun, with_of=False)
                        return [child, *inner] if len(inner) <= 5 else [child, noun]
        return []

    def _kept(self, token: Token) -> bool:
        if token.i in self.owner or token.is_space:
            return False
        if self._hyphened(token):  # "in-office workers", "first-degree murder"
            return True
        if token.lower_ in DROPPED:
            return False
        if token.tag_ == "CD":  # "S&P 500"
            return token.i > 0 and self.doc[token.i - 1].tag_ in ("NNP", "NNPS")
        return token.tag_ not in _LEFT_OUT

    def _hyphened(self, token: Token) -> bool:
        left, right = self.doc[max(0, token.i - 1)], self.doc[min(token.i + 1, len(self.doc) - 1)]
        if not token.text[0].isalpha():
            return False
        return right.text == "-" or (left.text == "-" and left.i not in self.owner)

    def wording(self, tokens: list[Token]) -> str:
        """Tokens as words: hyphens closed up, determiners and possessive marks left out."""
        out = ""
        glue = False
        for token in tokens:
            if token.tag_ == "HYPH" or token.text in ("-", "–"):
                if (
                    token.i == 0 or self.doc[token.i - 1].i not in self.owner or not out
                ):  # "copies of his four-song demo"
                    out, glue = out + "-", True
                continue
            if (not self._kept(token) and token.lower_ not in ("of", "for", "on")) or not any(
                char.isalnum() or char == "&" for char in token.text
            ):
                continue
            out += token.text if glue or not out else " " + token.text
            glue = False
        out = _JOINS_NOTHING.sub("", out.replace("--", " ").strip())
        return out.strip(" -") if any(char.isalpha() for char in out) else ""


def _to_last_noun(run: list[Token]) -> list[Token]:
    while run and run[-1].tag_ not in NOUNS:
        run.pop()
    return run
