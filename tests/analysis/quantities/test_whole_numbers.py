"""Numbers are read whole or not at all, however the text writes them; what only looks like one is none."""

import pytest

from reader.analysis import analyze
from reader.analysis.numbers.separators import as_english
from reader.model.document import plain_document


def read(text: str) -> list[tuple[str, float | tuple[float, float], str]]:
    """The figures of a text: words, value or ends, unit."""
    return [
        (text[one.span.start : one.span.end], one.low if one.low == one.high else (one.low, one.high), one.unit)
        for one in analyze(plain_document(text), language="en").figures
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # groups
        ("Some 62 000 people signed.", [("62 000", 62_000, "people")]),
        ("The barn cost €18 500 to build.", [("€18 500", 18_500, "EUR")]),
        ("It burned 1\u202f240\u202f000 litres.", [("1\u202f240\u202f000 litres", 1_240_000, "litre")]),
        ("The canton lent CHF 3'400'000.", [("CHF 3'400'000", 3_400_000, "CHF")]),
        ("The organ cost €2.150.000 to mend.", [("€2.150.000", 2_150_000, "EUR")]),
        ("The organ cost €2.150.000, and 7.800 visitors heard it.",
         [("€2.150.000", 2_150_000, "EUR"), ("7.800", 7_800, "people")]),
        ("The wire weighs 7.800 grams.", [("7.800 grams", 7.8, "gram")]),
        ("In 2018 300 people came.", [("300", 300, "people")]),
        ("The yard bought 400 737 Max jets.", [("400", 400, "")]),
        # decimal commas, powers
        ("Beer holds 5,2% of alcohol.", [("5,2%", 5.2, "%")]),
        ("The dam cost €7,5 million.", [("€7,5 million", 7_500_000, "EUR")]),
        ("It threw out 10⁷ tonnes of dust.", [("10⁷ tonnes", 1e7, "metric ton")]),
        ("It threw out 3 × 10^5 tonnes of dust.", [("3 × 10^5 tonnes", 3e5, "metric ton")]),
        # halves and fractions
        ("The trial took three and a half weeks.", [("three and a half weeks", 3.5, "week")]),
        ("The tank holds six and a half million litres.", [("six and a half million litres", 6.5e6, "litre")]),
        ("The path is two-and-a-half miles long.", [("two-and-a-half miles", 2.5, "mile")]),
        ("The farm has five and three quarter acres.", [("five and three quarter acres", 5.75, "acre")]),
        ("A week and a half later it rained.", [("A week and a half", 1.5, "week")]),
        ("One in three hundred eggs is bad.", [("One in three hundred", 1 / 300, "fraction")]),
        ("It costs 1/12th of the price.", [("1/12th", 1 / 12, "fraction")]),
        ("Hardly a thirtieth of the seed came up.", [("a thirtieth", 1 / 30, "fraction")]),
        ("The bank cut its rate by a quarter-point.", [("quarter-point", 0.25, "percentage point")]),
        # currencies
        ("He was fined R80,000 in Durban.", [("R80,000", 80_000, "ZAR")]),
        ("The road cost R2.6 billion.", [("R2.6 billion", 2.6e9, "ZAR")]),
        ("Rice costs P58 a kilo.", [("P58 a kilo", 58, "PHP per kilogram")]),
        ("Road R412 and form P60 are gone.", []),
        ("Milk costs 14 kr in Ossel.", [("14 kr", 14, "krone")]),
        ("Panels sell at $0.28/W.", [("$0.28/W", 0.28, "USD per watt")]),
        # heights, ages, limits
        ("The 6-foot-3 goalkeeper fell.", [("6-foot-3", 75, "inch")]),
        ("Tarn, who is 51, won.", [("51", 51, "year of age")]),
        ("Boys between the ages of 12 and 15 came.", [("12 and 15", (12, 15), "year of age")]),
        # units that a neighbor has
        ("Aro and Bell, 61 and 48 years old, won.", [("61", 61, "year of age"), ("48 years old", 48, "year of age")]),
        ("Rents rose 3, 5 and 8 percent.", [("3", 3, "%"), ("5", 5, "%"), ("8 percent", 8, "%")]),
        ("It may last another 10, 15, 20 years.", [("10", 10, "year"), ("15", 15, "year"), ("20 years", 20, "year")]),
        ("He had sons, ages 6 and 16.", [("6", 6, "year of age"), ("16", 16, "year of age")]),
        ("Twelve died, and 3 days later he left.", [("Twelve", 12, "people"), ("3 days", 3, "day")]),
        ("It hired 14, 20 percent of them women.", [("14", 14, "people"), ("20 percent", 20, "%")]),
        ("A 15- to 60-second clip played.", [("15- to 60-second", (15, 60), "second")]),
        ("A 24- to 30-foot boat sank.", [("24- to 30-foot", (24, 30), "foot")]),
        ("It is a 5- to 6-inch pipe.", [("5- to 6-inch", (5, 6), "inch")]),
        ("The club charges $9.99 monthly.", [("$9.99", 9.99, "USD per month")]),
        ("A £4 weekly fee is due.", [("£4", 4, "GBP")]),
        ("It paid $40 monthly users hate.", [("$40", 40, "USD")]),
        # signs of feet and inches, spaced points
        ("The driver, 6'1\" tall, fled.", [("6'1\"", 73, "inch")]),
        ("The door is 7' high.", [("7'", 7, "foot")]),
        ("A 17″ panel and a 5.9\" screen broke.", [("17″", 17, "inch"), ("5.9\"", 5.9, "inch")]),
        ('"We sold 15" is all she said.', [("15", 15, "")]),
        ("A magnitude 4. 6 quake struck.", [("magnitude 4. 6", 4.6, "magnitude")]),
        ("It lay 1. 2 miles deep.", [("1. 2 miles", 1.2, "mile")]),
        ("It costs $99. 99 now.", [("$99. 99", 99.99, "USD")]),
        ("They took £1. 7m ($2. 6m) in gems.", [("£1. 7m", 1.7e6, "GBP"), ("$2. 6m", 2.6e6, "USD")]),
        ("It costs $40. 12 of them went.", [("$40", 40, "USD"), ("12", 12, "")]),
        ("He came in 2010. 5 people died.", [("5", 5, "people")]),
        ("A 10  percent fee is due.", [("10  percent", 10, "%")]),
        ("Some 80 plus percent agreed.", [("80 plus percent", 80, "%")]),
        # more ages
        ("Then 67, Aro was freed.", [("67", 67, "year of age")]),
        ("She died on Friday at 91.", [("91", 91, "year of age")]),
        ("Bell, now 28, sings.", [("28", 28, "year of age")]),
        ("The death toll remained at 113.", [("113", 113, "people")]),
        # percentages and scales in German and French
        ("Die Miete steigt um 14 Prozent.", [("14 Prozent", 14, "%")]),
        ("Die Quote sank auf 6,5 Prozent.", [("6,5 Prozent", 6.5, "%")]),
        ("Der Umbau kostet 7,2 Millionen Euro.", [("7,2 Millionen Euro", 7.2e6, "EUR")]),
        ("Der Bund gibt 1,4 Milliarden Euro.", [("1,4 Milliarden Euro", 1.4e9, "EUR")]),
        ("Le loyer augmente de 3,5 pour cent.", [("3,5 pour cent", 3.5, "%")]),
        ("Von 3,4 Prozentpunkten sprach er.", [("3,4 Prozentpunkten", 3.4, "percentage point")]),
        # ages of one, and not what one has
        ("A man of 52 was fined.", [("52", 52, "year of age")]),
        ("The girl of nine, who swam, won.", [("nine", 9, "year of age")]),
        ("A widow of about 80 told it.", [("80", 80, "year of age")]),
        ("The father of 12 boys spoke.", [("12", 12, "people")]),
        ("The ship of 40 came in.", [("40", 40, "")]),
        # no figures
        ("At 4-7, the Gulls are out.", []),
        ("The Gulls (0-1) lost to the Terns.", []),
        ("It serves 5-7 ferries.", [("5-7", (5, 7), "")]),
        ("A visit takes about 5-7.", [("5-7", (5, 7), "")]),
        ("“Up on the House” by the Ash 5 tops his list.", []),
        ("They tried the new Orla 3 models.", []),
        ("On the river Aro 3 models sank.", [("3", 3, "")]),
        ("In Carrow 400 people died.", [("400", 400, "people")]),
        ("They seized six AK 47 rifles.", [("six", 6, "")]),
        ("The Group of 40 met in Carrow.", []),
        ("Neighbors called 911 at dawn.", []),
        ("Divers zeroed in on the wreck.", []),
        ("The Gulls are 18-9-4 this year.", []),
        ("Chapters 4,6 and 9 are short.", []),
        ("CARROW (81): Lund 5-8 1-2 11, Ferris 2-6 0-1 4.", []),
    ],
)  # fmt: skip
def test_numbers_are_whole(text: str, expected: list[tuple[str, float, str]]) -> None:
    found = read(text)
    assert [(words, unit) for words, _, unit in found] == [(words, unit) for words, _, unit in expected]
    assert [value for _, value, _ in found] == [pytest.approx(value) for _, value, _ in expected]


@pytest.mark.parametrize(
    "text", ["25 000", "2'750'000", "€6.400.000", "4,5%", "3,125 and 18.5", "10 000 000 and 1,2 million", "no number"]
)
def test_separators_keep_offsets(text: str) -> None:
    assert len(as_english(text)) == len(text)


def test_things_are_those_measured() -> None:
    def things(text: str) -> list[str]:
        return [one.thing for one in analyze(plain_document(text), language="en").figures]

    assert things("Rents fell in Lower Tarn (12.5%) and in Ossel (9.1%).") == ["Lower Tarn", "Ossel"]
    assert things("Sales have doubled and wages tripled.")[0] == "Sales"
    assert things("The Reds are on 21%, the Blue Alliance on 14% and others on 9%.") == [
        "Reds",
        "Blue Alliance",
        "others",
    ]
    assert things("Wheat closed at $210, Maize at $180 and oats at $95.") == ["Wheat", "Maize", "oats"]
    assert things("Lund ended with 31%, Ferris with 22%, and independents with 4%.")[1:] == ["Ferris", "independents"]
    assert things("Prices in Ossel rose by 3% in May, and by 4% in June.") == ["Prices", "Prices"]
    assert things("Of the old coins the museum acquired 40.") == ["old coins"]
    assert things("The rebels hold 70 captive.") == ["captive"]
    assert things("Some 400 are walking home.") == [""]
