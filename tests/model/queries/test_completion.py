"""What a search line may go on to."""

import pytest

from reader.model.queries.completion import complete

NAMES = {
    "tag": ["port", "strike"],
    "feed": ["Harbour Post", "Wire B"],
    "folder": ["World/Asia"],
    "said": ["Petra Vossberg", "Ana Vos-Lind"],
    "by": ["Lena Aro"],
    "thread": ["Ferry strike"],
}


def known(field: str, begun: str) -> list[str]:
    return [
        name for name in NAMES[field] if any(word.lower().startswith(begun.lower()) for word in [name, *name.split()])
    ]


@pytest.mark.parametrize(
    ("line", "completed"),
    [
        ("fi", "figure:"),
        ("ferry -sa", "ferry -said:"),
        ("(ti", "(title:"),
        ("f", ""),
        ("ferry", ""),
        ("", ""),
        ("ferry ", ""),
        ("is:un", "is:unread"),
        ("is:", "is:unread"),
        ("tag:po", "tag:port"),
        ("x #str", "x #strike"),
        ("-#str", "-#strike"),
        ("said:vos", "said:vossberg"),
        ("said:Pet", "said:Petra"),
        ('said:"pet', 'said:"petra Vossberg"'),
        ('said:"Petra Vo', 'said:"Petra Vossberg"'),
        ('(tag:port OR feed:"wire', '(tag:port OR feed:"wire B"'),
        ("folder:wor", "folder:world/Asia"),
        ('thread:"ferry', 'thread:"ferry strike"'),
        ("-thread:st", "-thread:strike"),
        ("author:ar", "author:aro"),
        ("tag:port", ""),
        ("said:", ""),
        ("tag:zz", ""),
        ("since:20", ""),
        ("https:po", ""),
        ('"is:un', ""),
        ('"a phrase" is:no', '"a phrase" is:noted'),
    ],
)
def test_the_last_word_is_completed(line: str, completed: str) -> None:
    assert complete(line, known).lower() == completed.lower()
    assert complete(line, known).startswith(line if completed else "")
