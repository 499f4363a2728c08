"""Values, the values before them, and changes are told apart."""

import pytest

from reader.analysis.figures import find_figures
from reader.analysis.text.nlp import parse
from tests.analysis.figures.marked import passage

SENSES = ("value", "before", "change")


@pytest.mark.parametrize(
    "line",
    [
        "The death toll rose to [82|value up], up from [51|before] on Saturday.",
        "Police counted [seven cases|value down], down from [nine|before].",
        "Support stands at [48%|value down], down from [60%|before].",
        "Revenue was [$2.4 billion|value up], up from [$2.1 billion|before] a year earlier.",
        "Prices rose [3.6%|change up] in June, compared with [3.4%|before] in May.",
        "Her basic pay is [2,450 crowns a month|value up], up from [2,380|before] three years ago.",
        "Inflation slowed to [2.4%|value down] from [3.1%|before] in May.",
        "Sales fell [12%|change down] from [$4 billion|before] a year earlier.",
        "Shares fell [4.5%|change down] to [182 crowns|value].",
        "The fund was raised by [$2 million|change up] to [$12 million|value].",
        "The yield climbed [5 basis points|change up] to [4.4%|value].",
        "A [5%|change up] rise in rents was followed by an increase of [3%|change up].",
        "Nearly [40|value] percent of farms closed, against [31%|before] a year ago.",
        "A loss of [€4 million|value], against a profit of [€9 million|before] in the same quarter last year.",
        "It now expects [$300 million|value down], down from its earlier estimate of [$420 million|before].",
        "The figure was [4%|value], slower than the [5.2%|before] pace in March.",
        "The price fell below [$60|value down] a barrel.",
        "Turnout was [61%|value] in the north, compared with [48%|value] in the south.",
        "She won [51%|value] of the vote against [47%|value] for her rival.",
        "It lowered its forecast to [$4.1 billion|value down], from [$4.8 billion|before] previously.",
        "It raised its forecast to between [$4.1 billion|value up] and $4.3 billion.",
        "The company earned [$1.42|value] a share, compared with the [$1.35|value] analysts had expected.",
        # from one end to the other, each with its time
        "Herons rose from [1,900|before] in 2019 to [2,600|value up] in 2025.",
        "Cod landings fell from about [3,000 tonnes|before] in 2011 to just [800 tonnes|value down] last spring.",
        "Rents climbed from [€900 a month|before] in May to [€1,050 a month|value up] in June.",
        "The share of women grew from [12%|before] in 1998 to [31%|value up].",
        "Prices range from [$3|value] in May to [$5|value] in August.",
        "In 1998 to [2,000 fans|value] he sang for nothing.",
        # both ends after a share
        "Stocks of cod fell by [half|change down], from [40,000 to 21,000 tonnes|value down], in six years.",
        "The grant was cut by [a third|change down], from [£90m to £60m|value down].",
        "Fares rose by [a tenth|change up], from [€2|before] in May.",
        # how far, and from where
        "It paid fees of [€20 million|value], up [8 percent|change up] from [€18.5 million|before].",
        "Turnover was [€9m|value], down [a fifth|change down] from [€11.2m|before].",
        "The index lost [2 percent|change down] from [4,000 points|before].",
        "He cut staff by [12 percent|change down] from 2019 levels.",
        "Profit was [£40m|value], [5%|change down] less than a year earlier ([£42m|before]).",
        "Takings came to [€9m|value], an increase of [8%|change up] on the year before ([€8.3m|before]).",
        "Costs rose to [€9m|value up], more than last year ([€2m|value] of it for fuel).",
        "It sold [400 boats|value] in March (300) and more in May.",
        # whose earlier value it is
        "The toll rose to [14|value up], with [20 people|value] missing, she said, up from [nine|before] on Sunday.",
        "Claims fell to [180|value down], while [240 people|value] have since found work, down from [260|before].",
        # earlier forecasts of one's own, and those of others
        "It sees growth of [2%|change up] and [3%|change up], against [4%|before] and [5%|before] in its May outlook.",
        "The bank sees prices up [2%|change up], against [1%|before] in its previous forecast.",
        "It sees profit of [€3m|value], compared with [€4m|before] in its August forecast.",
        "It sees growth of [2%|change up], compared with [3%|value] in a ministry's forecast.",
        "Output is to grow by [1.1%|change up] this year and [1.5%|change up] next.",
        "Trade is expected to shrink [3%|change down] in May.",
        "Prices are expected to fall to [4%|value down].",
        "They voted [312|value] against [205|value].",
        "The bank raised [$40 million|value] from [12 investors|value].",
        "The road runs [40 kilometres|value] from [the town|] to the coast.",
    ],
)
def test_senses(line: str) -> None:
    marked = passage(line)
    for figures in (find_figures(marked.text, parse(marked.text)), find_figures(marked.text, None)):
        for mark in marked.marks:
            if not mark.note:
                continue
            figure = next((one for one in figures if mark.start <= one.span.start < mark.end), None)
            assert figure is not None, mark
            assert " ".join([figure.sense, figure.direction]).strip() == mark.note


def test_the_value_before_is_of_the_same_thing_and_unit() -> None:
    text = "Her basic pay is 2,450 crowns a month, up from 2,380 three years ago."
    for figures in (find_figures(text, parse(text)), find_figures(text, None)):
        now, before, _ = figures
        assert (before.unit, before.kind, before.thing_key) == (now.unit, now.kind, now.thing_key)
    text = "It now sees a profit of $1.20, down from its previous range of $1.35 to $1.45."
    now, before = find_figures(text, parse(text))
    assert before.thing_key == now.thing_key == "profit"


@pytest.mark.parametrize(("one", "other"), [("$4.1 billion", "$4,100 million"), ("€2.3bn", "€2,300m")])
def test_equal_amounts_are_equal_however_they_are_written(one: str, other: str) -> None:
    values = [find_figures(f"The deal is worth {words}.", None)[0].low for words in (one, other)]
    assert values[0] == values[1]
