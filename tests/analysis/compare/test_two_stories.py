"""Two stories side by side, and the passages they share."""

import pytest

from reader.analysis.compare.analyzed_story import AnalyzedStory, said_words
from reader.analysis.compare.replies import answers_within
from reader.analysis.compare.shared_passages import shared_passages
from reader.analysis.compare.two_stories import compare_stories
from reader.model.document import Span
from tests.analysis.compare.tellings import figure, said, story

MINISTER = (
    "Minister Odo Falk said the closed tunnel was costing traders 30 million marks a day. Grain rose by 4 percent."
)
CRITIC = (
    "The figure of 30 million marks a day is wrong, Rita Somm said of the closed tunnel's costs. "
    "Rita Somm denied that the tunnel was closed on her orders. "
    "Traders counted 12 million marks a day. Falk repeated that the closed tunnel was costing traders a great deal."
)
PER_DAY = {"unit": "mark per day", "kind": "money"}


def minister(**details: object) -> AnalyzedStory:
    words = "the closed tunnel was costing traders 30 million marks a day"
    quotes = [said(MINISTER, words, "Odo Falk", role="Minister")]
    figures = [figure(MINISTER, "30 million marks a day", 30e6, thing="tunnel", **PER_DAY)]
    return story(1, 3, MINISTER, quotes, figures, **details)


def critic(**details: object) -> AnalyzedStory:
    quotes = [
        said(CRITIC, "The figure of 30 million marks a day is wrong", "Rita Somm", cue="nothing"),
        said(CRITIC, "that the tunnel was closed on her orders", "Rita Somm", cue="denied"),
        said(CRITIC, "that the closed tunnel was costing traders a great deal", "Falk", cue="repeated"),
    ]
    figures = [
        figure(CRITIC, "30 million marks a day", 30e6, thing="figure", **PER_DAY),
        figure(CRITIC, "12 million marks a day", 12e6, thing="traders", **PER_DAY),
    ]
    return story(2, 4, CRITIC, quotes, figures, **details)


def test_statements_of_two_stories_are_not_said_to_answer_each_other() -> None:
    assert compare_stories(minister(), critic()).within == ()


def test_nobody_answers_themselves() -> None:
    words = (
        "Odo Falk said the closed tunnel was costing traders 30 million marks a day. "
        "Falk denied that the closed tunnel was costing traders 30 million marks a day."
    )
    quotes = [
        said(words, "the closed tunnel was costing traders 30 million marks a day", "Odo Falk"),
        said(words, "that the closed tunnel was costing traders 30 million marks a day", "Odo Falk", cue="denied"),
    ]
    assert answers_within(story(3, 5, words, quotes)) == ()


IN_ONE = (
    "Deputy Odo Falk told a station that the talks had run dry. Rita Somm, without naming Fallk, said it was wrong to "
    "call the path closed. "
)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (IN_ONE.replace("Fallk", "Falk"), [("Rita Somm", "Odo Falk")]),
        # nobody is named, and the two have no words in common
        (IN_ONE.replace(", without naming Fallk,", ""), []),
        # too much was said in between
        (IN_ONE.replace(" Rita", " The cook, said Bo Lund, was ill. The tea, said Bo Lund, was cold. Rita"), []),
    ],
)
def test_a_statement_answers_one_just_before_it_whose_speaker_it_names(
    text: str, speakers: list[tuple[str, str]]
) -> None:
    quotes = [
        said(text, "that the talks had run dry", "Odo Falk", cue="told"),
        said(text, "it was wrong to call the path closed", "Rita Somm"),
    ]
    quotes += [said(text, words, "Bo Lund") for words in ("The cook", "The tea") if words in text]
    found = answers_within(story(1, 3, text, quotes))
    assert [(one.statement.quote.speaker_name, one.said.quote.speaker_name) for one in found] == speakers


@pytest.mark.parametrize(
    ("answer", "words", "cue"),
    [
        # who denies is somebody else, be it in the same sentence or in what is said
        ("Rita Somm thought that Falk had a brother, which he denied.", "that Falk had a brother", "thought"),
        ("Rita Somm said that Falk had long denied it.", "that Falk had long denied it", "said"),
        ("Rita Somm, while not denying it, named Falk a friend.", "Falk a friend", "named"),
    ],
)
def test_only_the_speakers_own_word_answers(answer: str, words: str, cue: str) -> None:
    text = f"Deputy Odo Falk told a station that the talks had run dry. {answer}"
    quotes = [
        said(text, "that the talks had run dry", "Odo Falk", cue="told"),
        said(text, words, "Rita Somm", cue=cue),
    ]
    assert answers_within(story(1, 3, text, quotes)) == ()


def test_two_who_deny_the_same_agree() -> None:
    one = "Odo Falk said the old tunnel roof did not fall in. "
    other = "Rita Somm denied that the old tunnel roof fell in."
    both = [
        said(one + other, "the old tunnel roof did not fall in", "Odo Falk"),
        said(one + other, "that the old tunnel roof fell in", "Rita Somm", cue="denied"),
    ]
    assert answers_within(story(1, 3, one + other, both)) == ()


def test_the_earlier_story_is_at_the_left() -> None:
    found = compare_stories(critic(), minister())
    assert (found.left.id, found.right.id) == (1, 2)


def test_of_two_sums_only_the_one_both_give_is_of_one_measure() -> None:
    (pair,) = compare_stories(minister(), critic()).figures
    assert [one.low for one in pair.left] == [30e6]
    assert [one.low for one in pair.right] == [30e6]
    assert pair.verdict == "equal"


@pytest.mark.parametrize(
    ("kind", "words", "verdict"),
    [
        ("money", "45 and not 30 marks", "equal"),
        ("count", "45 and of them 30 marks", "equal"),
        ("money", "45 marks", "equal"),
    ],
)
def test_of_two_values_of_one_story_that_is_compared_which_the_other_has(kind: str, words: str, verdict: str) -> None:
    one, other = "The closed tunnel costs 45 marks.", f"The closed tunnel costs {words}."
    details = {"unit": "mark", "kind": kind, "thing": "tunnel"}
    values = [(word, float(word)) for word in ("45", "30") if word in words]
    found = compare_stories(
        story(1, 3, one, [], [figure(one, "45", 45, **details)]),
        story(2, 4, other, [], [figure(other, word, value, **details) for word, value in values]),
    )
    assert [pair.verdict for pair in found.figures] == [verdict]


def test_percentages_of_two_things_are_never_of_one_measure() -> None:
    one = "The bank raised its main rate to 4 percent after the grain duty of the old tunnel council was cut."
    other = "The old tunnel council cut the grain duty to 30 percent after the bank raised it."
    found = compare_stories(
        story(1, 3, one, [], [figure(one, "4 percent", 4, unit="%", kind="percent", thing="main rate")]),
        story(2, 4, other, [], [figure(other, "30 percent", 30, unit="%", kind="percent", thing="grain duty")]),
    )
    assert found.figures == ()


def test_figures_of_one_thing_are_of_one_measure() -> None:
    text = "The closed tunnel costs 45 million marks a day."
    later = story(3, 9, text, [], [figure(text, "45 million marks a day", 45e6, thing="tunnel", **PER_DAY)])
    (pair,) = compare_stories(minister(), later).figures
    assert pair.verdict is None


def test_a_speaker_of_both_is_one_by_surname_and_the_same_words_are_opposite() -> None:
    found = compare_stories(minister(), critic())
    (speaker,) = found.speakers
    assert speaker.name == "Odo Falk"
    assert speaker.quotes[0].alike
    assert found.only_right == ("Rita Somm",)


def test_people_the_library_tells_apart_are_two() -> None:
    found = compare_stories(minister(people={"Odo Falk": 1}), critic(people={"Falk": 2}))
    assert found.speakers == ()


def test_people_the_library_has_merged_are_one() -> None:
    found = compare_stories(minister(people={"Odo Falk": 7}), critic(people={"Rita Somm": 7}))
    assert [speaker.name for speaker in found.speakers] == ["Rita Somm"]


def test_a_denial_never_stands_without_its_words_of_saying() -> None:
    quote = critic().quotes[1]
    assert said_words(critic(), quote) == " denied that the tunnel was closed on her orders"


def test_shared_words_are_lit_in_both() -> None:
    best = shared_passages(minister(), critic())[0]
    lit = [MINISTER[slice(*span)] for span in best.left_lit]
    assert "tunnel" in " ".join(lit)
    for words in best.shared:
        assert words in MINISTER
    assert [CRITIC[slice(*span)].lower() for span in best.right_lit]


def test_what_stands_beside_shared_words_in_both_is_lit_with_them() -> None:
    one = "On Monday the Port Minister Odo Falk closed the tunnel."
    other = "The tunnel was shut by Port Minister Odo Falk, a minister for years."
    (found,) = shared_passages(story(1, 3, one), story(2, 4, other))
    assert [one[span.start : span.end] for span in found.left_lit] == ["Port Minister Odo Falk", "tunnel"]
    assert [other[span.start : span.end] for span in found.right_lit] == ["tunnel", "Port Minister Odo Falk"]


def test_words_under_pictures_are_no_shared_passage() -> None:
    text = "Picture: Ulla Wendt, Harbor Herald"
    one, other = (story(number, 3, text, captions=(Span(0, len(text)),)) for number in (1, 2))
    assert shared_passages(one, other) == ()


def test_stories_without_marks_compare_to_nothing() -> None:
    found = compare_stories(story(1, 3, "Rain."), story(2, 4, "Sun.", analysis=None))
    assert (found.within, found.figures, found.speakers) == ((), (), ())


def test_what_was_before_stands_opposite_nothing() -> None:
    first = "The toll was 51 dead."
    then = "The toll was 82 dead, up from 60 dead."
    dead = {"unit": "people", "kind": "casualties", "thing": "dead"}
    figures = [figure(then, "82 dead", 82, **dead), figure(then, "60 dead", 60, sense="before", **dead)]
    (pair,) = compare_stories(
        story(1, 3, first, figures=[figure(first, "51 dead", 51, **dead)]), story(2, 4, then, figures=figures)
    ).figures
    assert [one.low for one in (*pair.left, *pair.right)] == [51, 82]
    assert pair.verdict == "rises"
