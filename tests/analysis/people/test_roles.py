"""Roles as the story gives them."""

import pytest

from reader.analysis.people.entities import Cast
from reader.analysis.people.roles.beside_name import role_of
from reader.analysis.people.roles.role_words import clean_role
from reader.analysis.text.nlp import parse

ROLES = {
    "capitalized in front": ("Deputy Transport Minister Yevgeny Marchuk left.", "Deputy Transport Minister"),
    "lower case in front": ("On Sunday port minister Anton Belkin left.", "port minister"),
    "with an adjective": ("They met the conservative radio host Paul Okonkwo.", "conservative radio host"),
    "with a possessive": ("The bank’s governor Andrew Hale insisted.", "bank’s governor"),
    "two roles": ("The director and writer Sean Ashby left.", "director and writer"),
    "abbreviated": ("Sen. Ivo Brankov left.", "Sen."),
    "honorific is no role": ("Mr. Ivo Brankov left.", ""),
    "apposition behind": ("Tatiana Orlova, a senior fellow at the Northbank Center, left.",
                          "senior fellow at the Northbank Center"),
    "apposition without article": ("Kathy Wylde, chief executive of the Port League, left.",
                                   "chief executive of the Port League"),
    "age between": ("Ruth Amadi, 34, a baker, left.", "baker"),
    "place between": ("Tom Ashby, from Lubny, a retired judge, left.", "retired judge"),
    "relative clause is cut": ("Ben Zhou, a professor at Northbank who led the team, left.", "professor at Northbank"),
    "clause with a copula": ("Justin Reed, who is a lead engineer at Northbank, left.", "lead engineer at Northbank"),
    "and within the role": ("David Israel, a space communications and navigation architect, left.",
                            "space communications and navigation architect"),
    "phrase in front with comma": ("The Greek foreign minister, Giorgos Ioannou, left.", "Greek foreign minister"),
    "no role": ("Ana Duarte, speaking in Lubny, left.", ""),
    "participle is no role": ("Ana Duarte, adding to the member list, left.", ""),
    "phrase in front with what it is of": ("The head of the rail agency, Carl Moss, left.", "head of the rail agency"),
    "in front rather than behind": ("They met star forward Luis Pardo, a former teammate of theirs, and left.",
                                    "star forward"),
    "behind rather than a title": ("Senator Ana Duarte, chair of the budget committee, left.",
                                   "chair of the budget committee"),
    "behind an abbreviation": ("The National Road Office (NRO), the road safety regulator, left.",
                               "road safety regulator"),
    "capitals within": ("Die Hard star Bruce Ash left.", "Die Hard star"),
    "plural for two": ("Republican senators Jo Doe and Flo Poe left.", "Republican senator"),
    "office of a ministry": ("Secretary of State for Culture Ana Duarte left.", "Secretary of State for Culture"),
    "office before initials": ("On Sunday Minister of State for Home V. K. Ostrander left.",
                               "Minister of State for Home"),
    "office in a body": ("On Sunday Head of the Department of Health Maria Duarte left.",
                         "Head of the Department of Health"),
    "office with an article": ("On Sunday Deputy Chairman of the Security Council Dmitri Volk left.",
                               "Deputy Chairman of the Security Council"),
    "vice": ("On Sunday Vice-Premier Zhao Minghui left.", "Vice-Premier"),
    "torn at its hyphen": ("The vice-chancellor, Thabo Ncube, apologised.", "vice-chancellor"),
    "titles joined": ("On Sunday Colonel-General Artem Sladkov left.", "Colonel-General"),
    "ends with its sentence": ("Ivo Marchek, the mayor of Lubny. ‘It just rained,’ he added.", "mayor of Lubny"),
    "rank behind a comma": ("Its head, Colonel Amara Teshen, left.", "head"),
    "hyphens within": ("Then Harbour Post editor-in-chief Ana Duarte left.", "Harbour Post editor-in-chief"),
    "of within a body's name": ("They met former Dairy Farmers of Velden president Pierre Lamon.",
                                "former Dairy Farmers of Velden president"),
    "two nouns before it": ("They met the oil and gas tycoon Ivo Brankov.", "oil and gas tycoon"),
    "bare role and its body": ("Then came Sanjay Rao, Director, Northbank Securities.",
                               "Director, Northbank Securities"),
    "adverb in front": ("Marco Clare, also an executive at Northbank, left.", "executive at Northbank"),
    "double-barrelled name is no role": ("For the Falcons, Ana Duarte, Jo Ash-Pope, and others played.", ""),
    "names in a list are no role": ("They met Ruma, Scout and Tallis, and left.", ""),
    "office of several words": ("Deputy Director of Coastal Defense Ida-Lotte Brenn left.",
                                "Deputy Director of Coastal Defense"),
    "a body's": ("The research firm Canlow left.", "research firm"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROLES.values(), ids=ROLES.keys())
def test_roles(text: str, expected: str) -> None:
    doc = parse(text)
    assert doc is not None
    cast = Cast(text)
    found = []
    for run in cast.runs:
        span = doc.char_span(run.name_start, run.end, alignment_mode="contract")
        found.append(role_of(doc, run, span[-1] if span is not None and len(span) else None))
    assert next((role for role in found if role), "") == expected


def test_the_article_falls_off() -> None:
    assert clean_role("the head of the union") == "head of the union"
    assert clean_role("his agent") == "agent"
    assert clean_role("one of her lawyers") == "lawyer"
    assert clean_role("one of the women") == ""
