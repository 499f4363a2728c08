"""What a thread is called."""

import pytest

from reader.analysis.related.thread_titles import thread_name

Stories = list[tuple[str, str]]

FERRY: Stories = [
    ("Ferry strike in Varnholm", "Ferries in Varnholm stayed in port as the ferry strike began on Monday."),
    ("Varnholm: ferry strike goes on", "The ferry strike in Varnholm enters its second week, the union said."),
    ("No end of ferry strike", "Nobody sails from Varnholm. Talks about the ferry strike failed on Tuesday."),
]
CREAM: Stories = [
    (
        "Arrest After 41 Years in Murder at the Ice Cream Shop",
        "Police in New Orrin held a woman for the murder of a man.",
    ),
    (
        "Woman Held Over Ice Cream Shop Murder in New Orrin",
        "The murder at an ice cream shop in New Orrin is 41 years old.",
    ),
]
PIRATES: Stories = [
    ("NAVY FOILS VARNISH PIRATE ATTACK OFF GULF OF TORN", "Pirates struck in the Gulf of Torn, the navy says."),
    ("Pirate attack in Gulf of Torn foiled", "Two frigates drove off a pirate attack, the navy said in Ost."),
]
COUNTIES: Stories = [
    ("Orrin County earthquake felt on coast", "A small earthquake shook Orrin County on Monday."),
    ("Earthquake shakes Varn County", "The earthquake was felt from Orrin County to Varn County."),
]
HELD: Stories = [
    ("", "Police in Skarrow said a man was held. The double murder shook the town."),
    ("", "Neighbours laid flowers. In the double murder, Skarrow has its first trial since the war."),
]


@pytest.mark.parametrize(
    ("stories", "name"),
    [
        (FERRY, "Ferry strike in Varnholm"),
        (FERRY[::-1], "Ferry strike in Varnholm"),
        (CREAM, "Ice cream shop murder"),
        (PIRATES, "Pirate attack in Gulf of Torn"),
        (COUNTIES, "Orrin County earthquake"),
        (HELD, "Skarrow: double murder"),
        ([("Greta Holm wins", ""), ("All eyes on Greta Holm", "")], "Greta Holm"),
    ],
)
def test_a_thread_is_named_in_words_that_stand_in_a_headline(stories: Stories, name: str) -> None:
    assert thread_name(stories) == name


@pytest.mark.parametrize("stories", [[], [("", "")], [("", "…"), ("", "—")]])
def test_no_words_no_name(stories: Stories) -> None:
    assert thread_name(stories) == ""
