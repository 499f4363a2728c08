"""Sentences of world news written for these tests; the form is that of `figures_business`."""

from tests.analysis.figures.figures_business import Gold

M, B, T = 1e6, 1e9, 1e12

SENTENCES: list[tuple[str, list[Gold]]] = [
    (
        "At least 31 people were killed and 112 injured when a ferry capsized off Port Salo on Sunday.",
        [("31", 31, "people", ">", "people killed"), ("112", 112, "people", "=", "injured")],
    ),
    (
        "The flood has left 18 villages under water and forced 64,000 residents from their homes.",
        [("18", 18, "", "=", "villages"), ("64,000", 64000, "people", "=", "residents")],
    ),
    (
        "Rebels said they had shot down two helicopters and taken nine soldiers prisoner.",
        [("two", 2, "", "=", "helicopters"), ("nine", 9, "people", "=", "soldiers")],
    ),
    (
        "The parliament approved the bill by 312 votes to 204, with 17 abstentions.",
        [("312", 312, "", "=", "votes"), ("204", 204, "", "=", "votes"), ("17", 17, "", "=", "abstentions")],
    ),
    (
        "The measure passed 52-48 in the Senate and 218-210 in the House.",
        [("52-48", 52, "", "=", "vote"), ("218-210", 218, "", "=", "vote")],
    ),
    ("The council voted 8-3 to close the market.", [("8-3", 8, "", "=", "vote")]),
    (
        "The president's approval rating has slipped to 38%, its lowest since he took office.",
        [("38%", 38, "%", "down", "approval rating")],
    ),
    (
        "With 92 percent of ballots counted, Maro led with 51.3 percent.",
        [("92 percent", 92, "%", "=", "ballots"), ("51.3 percent", 51.3, "%", "=", "Maro")],
    ),
    (
        "The quake of magnitude 6.2 struck 40 kilometres north of Velda at a depth of 12 km.",
        [
            ("magnitude 6.2", 6.2, "magnitude", "=", "quake"),
            ("40 kilometres", 40, "kilometre", "=", "*"),
            ("12 km", 12, "kilometre", "=", "depth"),
        ],
    ),
    (
        "More than three dozen flights were cancelled and thousands of passengers stranded.",
        [("three dozen", 36, "", ">", "flights"), ("thousands", (1000, 10000), "people", "=", "passengers")],
    ),
    (
        "The court fined the company 4 million euros and jailed its director for six years.",
        [("4 million euros", 4 * M, "EUR", "=", "fined company"), ("six years", 6, "year", "=", "*")],
    ),
    (
        "A 26-year-old woman and her two children died in the fire.",
        [("26-year-old", 26, "year of age", "=", "woman"), ("two", 2, "people", "=", "children died")],
    ),
    (
        "The UN says 2.3 million people, a third of the population, need food aid.",
        [("2.3 million", 2.3 * M, "people", "=", "people"), ("a third", 1 / 3, "fraction", "=", "population")],
    ),
    (
        "Four miners were rescued after 60 hours underground; one is still missing.",
        [
            ("Four", 4, "people", "=", "miners rescued"),
            ("60 hours", 60, "hour", "=", "*"),
            ("one", 1, "people", "=", "missing"),
        ],
    ),
    (
        "The minister promised 20,000 new homes by 2030 and a 15 percent cut in waiting times.",
        [("20,000", 20000, "", "=", "homes"), ("15 percent", 15, "%", "down", "*")],
    ),
    (
        "Wildfires have burned 85,000 acres and destroyed some 430 buildings.",
        [("85,000 acres", 85000, "acre", "=", "burned wildfires"), ("430", 430, "", "~", "buildings")],
    ),
    (
        "The plane, carrying 143 passengers and six crew, skidded off the runway.",
        [("143", 143, "people", "=", "passengers"), ("six", 6, "people", "=", "crew")],
    ),
    (
        "The union says up to 9,000 teachers walked out; the ministry put the figure at 5,500.",
        [("9,000", 9000, "people", "<", "teachers"), ("5,500", 5500, "", "=", "*")],
    ),
    (
        "Norland will send 50 tanks and €300 million in military aid.",
        [("50", 50, "", "=", "tanks"), ("€300 million", 300 * M, "EUR", "=", "military aid")],
    ),
    (
        "The toll climbed to 214 on Tuesday, with dozens still missing.",
        [("214", 214, "people", "up", "toll"), ("dozens", (12, 120), "people", "=", "missing")],
    ),
    ("Seven in ten voters want an election.", [("Seven in ten", 0.7, "fraction", "=", "voters")]),
    (
        "The dam holds back 1.2 billion cubic metres of water.",
        [("1.2 billion cubic metres", 1.2 * B, "cubic metre", "=", "water")],
    ),
    (
        "Winds reached 120 kilometres per hour and 300 millimetres of rain fell in two days.",
        [
            ("120 kilometres per hour", 120, "kilometre per hour", "=", "winds"),
            ("300 millimetres", 300, "millimetre", "=", "rain"),
            ("two days", 2, "day", "=", "fell"),
        ],
    ),
    (
        "Temperatures plunged to minus 32 degrees Celsius overnight.",
        [("minus 32 degrees Celsius", -32, "celsius", "down", "temperatures")],
    ),
    (
        "Police arrested 27 demonstrators, 11 of them minors.",
        [("27", 27, "people", "=", "demonstrators arrested"), ("11", 11, "people", "=", "minors demonstrators")],
    ),
    (
        "He was sentenced to 14 years for bribery and ordered to repay $1.6m.",
        [("14 years", 14, "year", "=", "sentenced"), ("$1.6m", 1.6 * M, "USD", "=", "repay")],
    ),
    ("The airline's Flight 482 to Oster was delayed for five hours.", [("five hours", 5, "hour", "=", "*")]),
    (
        "Only one in 20 asylum claims was accepted, compared with one in eight in 2019.",
        [
            ("one in 20", 0.05, "fraction", "=", "asylum claims"),
            ("one in eight", 0.125, "fraction", "=", "asylum claims"),
        ],
    ),
    (
        "The number of new cases rose by 1,480 to 36,912.",
        [("1,480", 1480, "", "up", "cases"), ("36,912", 36912, "", "=", "cases")],
    ),
    (
        "Between 15,000 and 20,000 people marched through the capital.",
        [("15,000 and 20,000", (15000, 20000), "people", "=", "people")],
    ),
    ("The drone flew 600 miles before it was shot down over the Gulf.", [("600 miles", 600, "mile", "=", "*")]),
    (
        "The reservoir is 40% full, down from 65% a year ago.",
        [("40%", 40, "%", "down", "reservoir"), ("65%", 65, "%", "=", "reservoir")],
    ),
    ("Ministers agreed to cut emissions by 55 percent by 2035.", [("55 percent", 55, "%", "down", "emissions")]),
    (
        "Two people died and one was injured when a truck hit a bus.",
        [("Two", 2, "people", "=", "people died"), ("one", 1, "people", "=", "injured")],
    ),
    (
        "The pipeline carries 35 billion cubic metres of gas a year.",
        [("35 billion cubic metres", 35 * B, "cubic metre", "=", "gas")],
    ),
    ("The rebels control nearly 70 percent of the province.", [("70 percent", 70, "%", "~", "province")]),
    (
        "The convoy of 26 trucks entered the enclave with 500 tonnes of flour.",
        [("26", 26, "", "=", "trucks"), ("500 tonnes", 500, "metric ton", "=", "flour")],
    ),
    ("Some 1.4 million ballots were declared invalid.", [("1.4 million", 1.4 * M, "", "~", "ballots")]),
    (
        "The clinic has 40 beds for a district of 300,000 people.",
        [("40", 40, "", "=", "beds"), ("300,000", 300000, "people", "=", "people")],
    ),
    (
        "The wreck lies 3,800 metres below the surface, about 600 km from the coast.",
        [("3,800 metres", 3800, "metre", "=", "wreck surface"), ("600 km", 600, "kilometre", "~", "coast wreck")],
    ),
    (
        "Turnout was 61.4%, up 3 points from 2020.",
        [("61.4%", 61.4, "%", "=", "turnout"), ("3 points", 3, "percentage point", "up", "turnout")],
    ),
    ("Officials put the damage at 2.5 billion rupees.", [("2.5 billion rupees", 2.5 * B, "INR", "=", "damage")]),
    ("The law bans phones for children under 14.", []),
    ("Article 12 of the 1998 treaty was invoked on 3 March 2021 at 10:15 GMT.", []),
    ("Channel 9 said the Boeing 777 left Gate 14 at 9 p.m. for Terminal 3.", []),
    ("United beat City 4-2 in the second leg to win 5-3 on aggregate.", []),
    ("She was ranked No. 3 in the world and finished 12th.", []),
    ("The 20-point plan was drafted by the G7 in 2023.", []),
    ("Call the helpline on 0800 123 4567 or text HELP to 80800.", []),
    ("The F-35s and MiG-29s flew over Highway 401.", []),
    ("He lives at 24 Oakfield Road, Marlow.", []),
    ("The company denied 24 of the 25 charges.", [("24 of the 25 charges", 24, "", "=", "charges")]),
    ("The euro zone's 20 members must all agree.", [("20", 20, "people", "=", "members")]),
    (
        "A second strike hit a school, killing five teachers and wounding at least 20 pupils.",
        [("five", 5, "people", "=", "teachers"), ("20", 20, "people", ">", "pupils")],
    ),
    ("In all, 78 of the 120 seats went to the opposition.", [("78 of the 120 seats", 78, "", "=", "seats")]),
    (
        "Half of the city's 400,000 inhabitants have fled.",
        [("Half", 0.5, "fraction", "=", "inhabitants"), ("400,000", 400000, "people", "=", "inhabitants")],
    ),
    (
        "The bridge, 1,200 metres long, cost twice as much as planned.",
        [("1,200 metres", 1200, "metre", "=", "bridge"), ("twice as much", 2, "", "=", "bridge")],
    ),
    (
        "Oil spilled into the bay at a rate of 5,000 barrels a day.",
        [("5,000 barrels a day", 5000, "barrel per day", "=", "oil")],
    ),
    (
        "The coalition has a majority of just three seats in the 150-seat chamber.",
        [("three", 3, "", "=", "seats"), ("150", 150, "", "=", "chamber seat")],
    ),
    (
        "Her party won 44% of the vote, seven points more than in the last election.",
        [("44%", 44, "%", "=", "vote"), ("seven points", 7, "percentage point", "up", "*")],
    ),
]
