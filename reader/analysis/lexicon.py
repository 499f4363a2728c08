"""The word lists, from where they stood before every floor could ask them."""

from reader.model.lexicon import (
    Gender,
    SayingVerb,
    body_nouns,
    foreign_saying,
    gender_in,
    given_names,
    is_role,
    outlets,
    report_nouns,
    role_nouns,
    saying_verbs,
    titles,
    word_set,
)

__all__ = [
    "Gender",
    "SayingVerb",
    "body_nouns",
    "foreign_saying",
    "gender_in",
    "given_names",
    "is_role",
    "outlets",
    "report_nouns",
    "role_nouns",
    "saying_verbs",
    "titles",
    "word_set",
]
