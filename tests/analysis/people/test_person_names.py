"""Names and their spellings."""

import pytest

from reader.analysis.people.person_names import close_spelling, find_runs

RUNS = {
    "plain": ("Then Ana Duarte left.", [("", "Ana Duarte")]),
    "capitalized role": ("Port Deputy Administrator Pam Ellery left.", [("Port Deputy Administrator", "Pam Ellery")]),
    "abbreviated title": ("Sen. Ivo Brankov spoke.", [("Sen.", "Ivo Brankov")]),
    "Mr.": ("“No,” Mr. Kimani said.", [("Mr.", "Kimani")]),
    "title and surname": ("Judge Hsu rose.", [("Judge", "Hsu")]),
    "particles": ("Carla von der Marck and Omar bin Salim met.", [("", "Carla von der Marck"), ("", "Omar bin Salim")]),
    "hyphened article": ("Foreign Minister Karim el-Sayegh left.", [("Foreign Minister", "Karim el-Sayegh")]),
    "initials": ("J.D. Marlow and C. Justin Reed ran.", [("", "J.D. Marlow"), ("", "C. Justin Reed")]),
    "possessive ends a name": ("Harbour Post's Lena Aro wrote.", [("", "Harbour Post"), ("", "Lena Aro")]),
    "weekday is no name": ("On Monday Tim Ashby rose.", [("", "Tim Ashby")]),
    "holiday is no surname": ("It snows by Christmas Day again.", []),
    "office without a holder": ("The Chief Medical Officer rose.", [("", "Chief Medical Officer")]),
    "common noun before a name": ("Newlyweds Tom Ashby and Eva Lind fled.", [("", "Tom Ashby"), ("", "Eva Lind")]),
    "junior": ("Tom Ashby Jr. Lubny is calm.", [("", "Tom Ashby Jr."), ("", "Lubny")]),
    "lower-case role stays out": ("The mayor Ana Duarte left.", [("", "Ana Duarte")]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RUNS.values(), ids=RUNS.keys())
def test_runs(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(run.title, run.name) for run in find_runs(text)] == expected


@pytest.mark.parametrize(
    ("one", "other", "close"),
    [
        ("Marchuk", "Marchuck", True),
        ("Brankov", "Barnkov", True),
        ("Zelinskyy", "Zelinsky", True),
        ("Zelinskyy", "Zelinski", True),
        ("Marchuk", "Karchuk", False),
        ("Novak", "Novac", False),
        ("Brankov", "Brankov", False),
        ("Brankov", "Branting", False),
    ],
)
def test_close_spelling(one: str, other: str, close: bool) -> None:
    assert close_spelling(one, other) is close
