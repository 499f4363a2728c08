"""The cast of a story: who each of its names means."""

import pytest

from reader.analysis.people.entities import Cast

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
