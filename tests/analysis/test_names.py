"""Names, their spellings, and the cast of a story."""

import pytest

from reader.analysis.cast import Cast
from reader.analysis.names import close_spelling, find_runs, slips

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


def test_slips_count_a_swap_once() -> None:
    assert slips("brankov", "barnkov", 2) == 1
    assert slips("abcdef", "ghijkl", 2) == 3


CASTS = {
    "surname": ("Ana Duarte left. Duarte was ill.", "Duarte", ("Ana Duarte", "surname")),
    "given name": ("Katie Prior won. Katie cried.", "Katie", ("Katie Prior", "given name")),
    "misspelt surname": ("Yuri Brankov left. Barnkov was ill.", "Barnkov", ("Yuri Brankov", "spelling")),
    "transliterated given name": ("Sergey Lavrenko rose. Sergei Lavrenko sat.", "Sergei Lavrenko",
                                  ("Sergey Lavrenko", "spelling")),
    "body by its first word": ("Calder Mining shut a pit. Calder pays well.", "Calder", ("Calder Mining", "name")),
    "abbreviation in brackets": ("The World Clinic Network (WCN) closed. WCN is poor.", "WCN",
                                 ("World Clinic Network", "abbreviation")),
    "initials of three letters": ("The Federal Rail Agency met. FRA staff left.", "FRA",
                                  ("Federal Rail Agency", "abbreviation")),
    "only with its title": ("Judge Hsu rose.", "Hsu", ("Judge Hsu", "name")),
    "bare and with its title": ("President Brankov rose. Brankov sat.", "Brankov", ("Brankov", "name")),
    "two of one surname": ("John Farrow met Helen Farrow. Farrow left.", "Farrow", ("Helen Farrow", "surname")),
    "title tells two apart": ("John Farrow met Helen Farrow. Mr. Farrow left.", "Farrow", ("John Farrow", "surname")),
    "office before three words": ("Secretary of State for Culture Ana Duarte left. Duarte won.", "Duarte",
                                  ("Ana Duarte", "surname")),
    "title case gives no names": ("Port Talks Stall Again\n\nThe Port was calm.", "Port", ("Port", "name")),
}  # fmt: skip


@pytest.mark.parametrize(("text", "word", "expected"), CASTS.values(), ids=CASTS.keys())
def test_cast(text: str, word: str, expected: tuple[str, str]) -> None:
    cast = Cast(text)
    run = [run for run in cast.runs if run.name == word][-1]
    found = cast.resolved[run.start]
    assert (found.member.name, found.method) == expected


def test_an_ambiguous_surname_is_doubtful() -> None:
    cast = Cast("John Farrow met Helen Farrow. Farrow left.")
    assert cast.resolved[cast.runs[-1].start].confidence < 0.6


def test_the_headline_may_give_the_full_name() -> None:
    cast = Cast("Duarte left early.", title="Ana Duarte’s long goodbye")
    assert cast.resolved[0].member.name == "Ana Duarte"
