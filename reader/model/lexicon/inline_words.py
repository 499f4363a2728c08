"""Lists of words as plain text: they read better so than as a hundred quoted strings."""


def wordset(words: str) -> frozenset[str]:
    """The words of a text, divided at white space, as a set."""
    return frozenset(words.split())
