"""Who was asked and did not answer: a table of sentences, those where nobody was asked by a reporter among them."""

import pytest

from reader.model.sourcing.unanswered import find_unanswered

FOUND = [
    ("The company declined to comment.", "the company: declined to comment"),
    ("Calder Mining has declined to comment on the report.", "Calder Mining: has declined to comment on the report"),
    ("The union declines to comment.", "the union: declines to comment"),
    ("A spokesperson for Calder Mining did not respond to a request for comment.",
     "Calder Mining: did not respond to a request for comment"),
    ("The company’s spokeswoman was not available for comment.", "the company: was not available for comment"),
    ("Voss’s lawyer declined to comment.", "Voss’s lawyer: declined to comment"),
    ("Dana Voss could not be reached for comment.", "Dana Voss: could not be reached for comment"),
    ("Dana Voss could not immediately be reached by phone.", "Dana Voss: could not immediately be reached by phone"),
    ("The minister refused to answer questions about the memo.",
     "the minister: refused to answer questions about the memo"),
    ("The harbor office did not immediately reply to emailed questions.",
     "the harbor office: did not immediately reply to emailed questions"),
    ("The bank did not return calls seeking comment.", "the bank: did not return calls seeking comment"),
    ("The White House had no immediate comment.", "White House: had no immediate comment"),
    ("The ministry has yet to comment.", "the ministry: has yet to comment"),
    ("Selka Power turned down requests for an interview.", "Selka Power: turned down requests for an interview"),
    ("Voss would not say how many ships had left.", "Voss: would not say how many ships had left"),
    # a question left open
    ("Voss declined to say whether the plant would close.", "Voss: declined to say whether the plant would close"),
    # more than one, and those behind a clause
    ("Calder Mining and the dockers’ union did not reply to requests for comment.",
     "Calder Mining: did not reply to requests for comment; "
     "the dockers’ union: did not reply to requests for comment"),
    ("Representatives for Calder Mining, Selka Power and the port did not return calls seeking comment.",
     "Calder Mining: did not return calls seeking comment; Selka Power: did not return calls seeking comment; "
     "the port: did not return calls seeking comment"),
    ("The Ministry of Trade and Industry declined to comment.", "Ministry of Trade and Industry: declined to comment"),
    ("Neither the ministry nor Calder Mining replied to requests for comment.",
     "the ministry: did not reply to requests for comment; "
     "Calder Mining: did not reply to requests for comment"),
    ("Neither Voss nor Brandt could be reached for comment.",
     "Voss: could not be reached for comment; Brandt: could not be reached for comment"),
    ("Voss, who declined to comment, left the hall.", "Voss: declined to comment"),
    ("The union, which represents 400 dockers, declined to comment.", "the union: declined to comment"),
    ("Reached by phone, Voss declined to comment on the figures.", "Voss: declined to comment on the figures"),
    ("Voss denied the charge but declined to comment further.", "Voss: declined to comment further"),
    ("Voss declined to comment, saying the case was pending.", "Voss: declined to comment"),
    ("“It will close,” Voss said, but the union declined to comment.", "the union: declined to comment"),
    ("Although Brandt has not commented, Voss has.", "Brandt: has not commented"),
    ("Her brother turned down an interview.", "her brother: turned down an interview"),
    ("Sales fell and the company did not comment on it.", "the company: did not comment on it"),
    # told of those who were asked
    ("There was no immediate comment from the ministry.", "the ministry: there was no immediate comment"),
    ("Messages left with Voss were not immediately returned.",
     "Voss: messages left … were not immediately returned"),
    ("Efforts to reach the pilot were unsuccessful.", "the pilot: efforts to reach … were unsuccessful"),
]  # fmt: skip
NOBODY = [
    "The patient did not respond to treatment.",
    "The ministry did not respond to calls for reform.",
    "Firefighters responded to a request for help.",
    "Dray refused to answer questions from detectives.",
    "The minister declined to answer questions at the hearing.",
    "A deal could not be reached by Friday.",
    "The village could not be reached by road.",
    "Voss declined the offer.",
    "Voss declined to attend.",
    "Shares declined to 40 crowns.",
    "The company is expected to decline to comment.",
    "If the minister declines to comment, the council will meet.",
    "Nobody declined to comment.",
    "Why has the minister declined to comment?",
    "“The union declined to comment,” Voss said.",
    "He declined to comment.",
    "Voss did not answer the door.",
    "Voss did not return to the port.",
    "The union responded to a request for comment.",
    "The company commented on the report.",
    "Neither company closed.",
    "The port is not available for ships.",
]


@pytest.mark.parametrize(("sentence", "asked"), FOUND)
def test_who_did_not_answer(sentence: str, asked: str) -> None:
    assert "; ".join(f"{one.name}: {one.how}" for one in find_unanswered(sentence)) == asked


@pytest.mark.parametrize("sentence", NOBODY)
def test_nobody_was_asked(sentence: str) -> None:
    assert find_unanswered(sentence) == ()


def test_a_surname_stands_for_the_whole_name() -> None:
    text = "The memo is by Marta Voss.\nMs. Voss declined to comment."
    assert [one.name for one in find_unanswered(text)] == ["Marta Voss"]
    two = f"{text}\nHer brother Peter Voss left."
    assert [one.name for one in find_unanswered(two)] == ["Ms. Voss"]
    known = find_unanswered("Aldersund declined to comment.", ["Henrik Aldersund", "Brandt"])
    assert [one.name for one in known] == ["Henrik Aldersund"]


def test_words_and_place_are_those_of_the_text() -> None:
    text = "The pier is old.\n\nOn Monday, the bank declined to comment. The bank declined to comment."
    (found,) = find_unanswered(text)
    assert text[found.span.start : found.span.end] == "the bank declined to comment"
