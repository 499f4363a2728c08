"""Boxes in which a publisher speaks of the story: corrections, updates, notes of the editors.

They are kept, whatever the rules about furniture say, and marked as what they are.
"""

import re

from reader.model.document import BlockRole

MAX_LENGTH = 1200
"""Characters; a longer text only begins like a box."""

_OPENINGS: tuple[tuple[BlockRole, re.Pattern[str]], ...] = (
    (
        "correction",
        re.compile(
            r"(?:corrections?|clarifications?|erratum|errata|corrigendum|berichtigung|korrektur|rectificatif|correctif"
            r"|correcci[oó]n|fe de errores|rettifica)\b(?:\s?\(.{3,30}\))?\s?[:.–—,-]"
            r"|(?:this|the|an? (?:earlier|previous|original)) (?:\w+ )?(?:version of (?:this|the) )?"
            r"(?:story|article|post|report|headline|caption|column|piece)\b.{0,60}?"
            r"\b(?:has been|was|have been) (?:since )?(?:corrected|amended|clarified)"
            r"|an? (?:earlier|previous|original) version of (?:this|the) (?:story|article|post|report|headline|column)",
            re.I,
        ),
    ),
    (
        "editor's note",
        re.compile(
            r"(?:editor[’']?s?[’']? note|editors[’'] note|a note to (?:our )?readers|note to readers"
            r"|anm(?:erkung|\.) der redaktion|note de la rédaction|nota de la redacción|nota della redazione)\b",
            re.I,
        ),
    ),
    (
        "update",
        re.compile(
            r"update(?:\s?\(.{3,40}\)|\s\d{1,2}[:.]\d\d.{0,20}?)?\s?[:–—]"
            r"|this (?:story|article|post|report) (?:has been|was|is being|will be) updated",
            re.I,
        ),
    ),
)
_CLASSES: tuple[tuple[BlockRole, re.Pattern[str]], ...] = (
    ("correction", re.compile(r"(?:^|[\s_-])(?:correction|clarification|erratum|corrigendum)s?(?:$|[\s_-])", re.I)),
    ("editor's note", re.compile(r"(?:^|[\s_-])editors?[_-]?note(?:$|[\s_-])", re.I)),
)
_MAYBE = re.compile(r"corr|clarif|errat|amend|editor|redak|rédac|redac|redaz|updat|note|berichtig|rettif|version", re.I)
"""What all of them have in common, for a quick look."""


_BEGINS = re.compile(r"(?:corr|clar|err|berich|korr|rect|fe |rett|this|the|an? |edit|note?|anm|nota|upd)", re.I)
"""How all boxes begin, for a quick look at the first letters."""


def role_of(text: str, where: str = "") -> BlockRole:
    """What kind of box a text is, by its first words or by the classes around it; empty for the story's own text."""
    if where and _MAYBE.search(where):
        for role, name in _CLASSES:
            if name.search(where[-80:]):
                return role
    if len(text) > MAX_LENGTH or not _BEGINS.match(text):
        return ""
    return next((role for role, opening in _OPENINGS if opening.match(text)), "")
