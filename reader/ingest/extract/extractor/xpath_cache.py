"""Expressions that look at an element's name, asked once about each name.

The expressions by which trafilatura knows stories and furniture call back into Python for each element, which is most
of its time. They look at nothing but an element's own tag and attributes, and pages repeat those.
"""

import re
from collections.abc import Iterable, Sequence

from lxml import etree

from reader.model.safe_text import safe_text

_REMEMBERED = 20_000
"""Names of elements whose answers are remembered, for each set of expressions."""

_NOT_COMPARED = re.compile(r"translate\((@[\w-]+)(?:, *'\w+'){2}\)|, *'i'(?=\))")
"""Quotes in an expression that say how to compare, not what with."""

_NOT_CERTAIN = re.compile(r"\(\?[!=<][^)]*\)|\(\?:\^\|[^)]*\)|\[[^]]*\]|\\.|.[?*]")
"""Parts of a pattern that are not letters to be found as they stand: what may not follow, one of several, or none."""

_BARE = re.compile(r"@([\w-]+)\s*(?:\bor\b|\band\b|\])")
"""An attribute that an expression wants, whatever its value."""

_Name = tuple[str, tuple[tuple[str, str], ...]]


class Remembered:
    """Expressions that find elements by their own tag and attributes.

    One that begins so and then looks inside the element too is asked again, of the tree, where a name fits.
    """

    def __init__(self, *expressions: etree.XPath) -> None:
        paths = [expression.path for expression in expressions]
        tags = [re.findall(r"self::(\w+)", path.partition("[")[2].partition("]")[0]) for path in paths]
        self._expressions = expressions
        self._tags = {tag for some in tags for tag in some} if all(tags) else set[str]()
        self._attributes = frozenset(name for path in paths for name in re.findall(r"@([\w-]+)", path))
        self._words = _words(paths)
        self._bare = {name for path in paths for name in _BARE.findall(path)}
        self._look_inside = [expression for expression in expressions if expression.path.count("//") > 1]
        self._answers: dict[_Name, tuple[etree.XPath, ...]] = {}

    def __call__(self, tree: etree._Element) -> list[etree._Element]:
        """Every element below `tree` that one of the expressions finds, the first only where they want that too."""
        elements = list(tree.iterdescendants(*self._tags or "*"))
        fitting = [(element, fits) for element, fits in zip(elements, self.fitting(elements), strict=True) if fits]
        found = [element for element, fits in fitting if any(each not in self._look_inside for each in fits)]
        for expression in self._look_inside:
            if any(expression in fits for _, fits in fitting):
                found += expression(tree)
        return found

    def fitting(
        self, elements: Sequence[etree._Element], tags: Iterable[str] | None = None
    ) -> list[tuple[etree.XPath, ...]]:
        """For each of the elements the expressions that its name fits; `tags` are its names if not those it has."""
        wanted, answers = self._attributes, self._answers
        names: list[_Name] = [
            (tag, tuple([item for item in element.items() if item[0] in wanted]))
            for tag, element in zip(tags or [element.tag for element in elements], elements, strict=True)
        ]
        try:
            return [answers[name] for name in names]
        except KeyError:
            if len(answers) + len(names) > _REMEMBERED:
                answers.clear()
            self._ask([name for name in dict.fromkeys(names) if name not in answers])
            return [answers[name] for name in names]

    def _ask(self, names: list[_Name]) -> None:
        """Learn the answers about elements of these names, each standing alone in a tree made for the question."""
        tree = etree.Element("html")
        asked = {name: _standing_alone(tree, name[0], dict(name[1])) for name in names if self._may_fit(name)}
        found = [(expression, set(expression(tree))) for expression in self._expressions]
        for name in names:
            element = asked.get(name)
            self._answers[name] = tuple(expression for expression, elements in found if element in elements)

    def _may_fit(self, name: _Name) -> bool:
        """Whether it is any use to ask: most attributes hold no word that the expressions look for."""
        _, items = name
        if not items or any(key in self._bare for key, _ in items):
            return True
        values = " ".join([value for _, value in items]).lower()
        return any(word in values for word in self._words)


def _words(paths: Iterable[str]) -> frozenset[str]:
    """Words of which an attribute must hold one to fit: the longest of each alternative that stands in quotes.

    The empty word, which every name holds, stands for what looks for none.
    """
    words = set[str]()
    for path in paths:
        quoted = re.findall(r"'([^']+)'", _NOT_COMPARED.sub(" ", path)) or [""]
        alternatives = [each for text in quoted for each in _NOT_CERTAIN.sub(" ", text).split("|")]
        words |= {max(re.findall(r"[a-z]*", each.lower()), key=len) for each in alternatives}
    return frozenset(words)


def _standing_alone(tree: etree._Element, tag: str, attributes: dict[str, str]) -> etree._Element:
    parent = etree.SubElement(tree, "body")
    try:
        return etree.SubElement(parent, tag, attributes)
    except ValueError:  # control characters, or a name of another vocabulary: "fb:like"
        plain = {key: safe_text(value) for key, value in attributes.items()}
        return etree.SubElement(parent, re.sub(r"[^\w-]", "_", tag), plain)
