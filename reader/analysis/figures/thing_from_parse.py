"""What a figure measures or counts, from the parse: a table of sieves, of which the first that knows decides."""

from __future__ import annotations

from reader.analysis.figures import own_things as own
from reader.analysis.figures import shared_things as shared
from reader.analysis.figures.thing import NOTHING, Thing
from reader.analysis.figures.thing_scene import Scene
from reader.analysis.sieve import Sieve, Sieves

THINGS: Sieves[Scene, Thing] = Sieves(
    "the thing of a figure",
    Sieve("tally", "voted 51-48", own.tally),
    Sieve("age", "the 19-year-old driver", own.age),
    Sieve("parent of", "a mother of three", own.offspring),
    Sieve("befallen", "41 were killed", own.befallen),
    Sieve("for whom", "51 percent for Mr. Delane", own.for_whom),
    Sieve("summed up", "sold 40,000 cars, a 16% increase", shared.summed_up),
    Sieve("compared", "shipped 640,000 tonnes of gravel, a tenth more than planned", shared.more_of_the_same),
    Sieve("multiplied", "catches have doubled", own.what_multiplied),
    Sieve("converted", "20 metres (66 ft) of pipe", shared.told_again),
    Sieve("in brackets", "in Carrow (17.6%) and Ossel (17.4%)", shared.in_brackets),
    Sieve("name that moved", "and the Ossel Composite added 11.4 points", own.name_that_moved),
    Sieve("worth", "watches valued at $2 million", own.worth_so_much),
    Sieve("right after", "500% tariffs; a third of voters", own.right_after),
    Sieve("of them", "20 boats, of which 12 sank", shared.of_them),
    Sieve("another part", "a fifth of exports; another 12% is sold at home", shared.another_part),
    Sieve("votes against", "61 votes to 38", shared.votes_against),
    Sieve("beside", "sales of $3m, compared with $2m", shared.beside_another),
    Sieve("of the whole", "Of the 40 boats, 12 sank", shared.of_the_whole),
    Sieve("gapped", "the Dow gained 1% and the Nasdaq 2%", shared.second_subject),
    Sieve("holders in a list", "the Greens on 11%, the Liberals on 10% and others on 13%", shared.listed_holder),
    Sieve("duration", "worked there for 12 years", own.duration),
    Sieve("left out", "80 shops, 12 in Ossel", shared.noun_left_out),
    Sieve("dimension", "55 cm in width", own.side_measured),
    Sieve("in its own bracket", "sets the weight (up to 100 pounds)", own.in_own_bracket),
    Sieve("climbed", "inflation slowed to 3%", own.climbed),
    Sieve("same again", "from 3% to 4%", shared.same_again),
    Sieve("for", "$3m for generators", own.what_for),
    Sieve("fronted", "Of the paintings it bought 65", shared.fronted),
    Sieve("more so", "40% more likely to fall ill", own.more_so),
    Sieve("running total", "bringing the total to $1 trillion", shared.running_total),
    Sieve("far", "I live 25 miles south of the quake", own.far_from),
    Sieve("after a break", "Student loans – approx. $110,000", own.after_break),
    Sieve("by kind", "it went at 60 mph", own.by_kind),
    Sieve("base", "123% of GDP", own.base_at_least),
)


def thing_of(scene: Scene) -> Thing:
    """The thing of a figure; `NOTHING` when no sieve knows it."""
    found = THINGS.first(scene)
    return found.answer if found is not None else NOTHING
