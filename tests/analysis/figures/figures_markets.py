"""Sentences on markets, cars, sport and science written for these tests; the form is that of `figures_business`."""

from tests.analysis.figures.figures_business import Gold

M, B, T = 1e6, 1e9, 1e12

SENTENCES: list[tuple[str, list[Gold]]] = [
    (
        "The sedan's 2.0-liter engine makes 248 horsepower and 273 pound-feet of torque.",
        [
            ("2.0-liter", 2, "litre", "=", "engine"),
            ("248 horsepower", 248, "horsepower", "=", "engine"),
            ("273 pound-feet", 273, "pound-foot", "=", "torque"),
        ],
    ),
    (
        "It sprints from zero to 60 mph in 4.9 seconds and tops out at 155 mph.",
        [
            ("zero to 60 mph", (0, 60), "mile per hour", "up", "*"),
            ("4.9 seconds", 4.9, "second", "=", "*"),
            ("155 mph", 155, "mile per hour", "=", "speed"),
        ],
    ),
    (
        "The SUV starts at $38,995, about $2,000 more than the outgoing model.",
        [("$38,995", 38995, "USD", "=", "SUV"), ("$2,000", 2000, "USD", "~", "SUV")],
    ),
    (
        "The tablet has an 11-inch display, 8GB of RAM and up to 12 hours of battery life.",
        [
            ("11-inch", 11, "inch", "=", "display"),
            ("8GB", 8, "gigabyte", "=", "RAM"),
            ("12 hours", 12, "hour", "<", "battery life"),
        ],
    ),
    (
        "Orlov scored 31 points and grabbed 12 rebounds as the Hawks won for the fifth time in six games.",
        [("31", 31, "", "=", "points"), ("12", 12, "", "=", "rebounds"), ("six", 6, "", "=", "games")],
    ),
    (
        "The striker signed a five-year, $60 million contract.",
        [("five-year", 5, "year", "=", "contract"), ("$60 million", 60 * M, "USD", "=", "contract")],
    ),
    (
        "The telescope is 1.5 million kilometres from Earth and cost nearly $10 billion.",
        [
            ("1.5 million kilometres", 1.5 * M, "kilometre", "=", "telescope"),
            ("$10 billion", 10 * B, "USD", "~", "telescope"),
        ],
    ),
    (
        "The asteroid, roughly 500 feet wide, passed within 2.2 million miles of the planet.",
        [("500 feet", 500, "foot", "~", "asteroid"), ("2.2 million miles", 2.2 * M, "mile", "<", "planet asteroid")],
    ),
    (
        "Global mean temperature was 1.48C above the pre-industrial average.",
        [("1.48C", 1.48, "celsius", "=", "temperature")],
    ),
    (
        "Carbon dioxide levels hit 424 parts per million in May.",
        [("424 parts per million", 424, "parts-per-million", "=", "levels")],
    ),
    (
        "The vaccine was 94.1% effective in a trial of 30,000 volunteers.",
        [("94.1%", 94.1, "%", "=", "vaccine"), ("30,000", 30000, "people", "=", "volunteers")],
    ),
    ("Users spend an average of 52 minutes a day on the app.", [("52 minutes", 52, "minute", "=", "*")]),
    (
        "The site had 4.2 billion page views last month, up 18% from May.",
        [("4.2 billion", 4.2 * B, "", "=", "page views"), ("18%", 18, "%", "up", "page views")],
    ),
    ("The game sold 1.3 million copies in its first week.", [("1.3 million", 1.3 * M, "", "=", "copies")]),
    ("Its share of the search market slipped below 90% for the first time.", [("90%", 90, "%", "< down", "share")]),
    (
        "Bitcoin dropped as much as 7.4 percent to $58,120.",
        [("7.4 percent", 7.4, "%", "< down", "bitcoin"), ("$58,120", 58120, "USD", "=", "bitcoin")],
    ),
    ("Ether was up 2.1% at $3,010.", [("2.1%", 2.1, "%", "up", "ether"), ("$3,010", 3010, "USD", "=", "ether")]),
    ("Margins are seen at 21.5 to 22 percent.", [("21.5 to 22 percent", (21.5, 22), "%", "=", "margins")]),
    (
        "The group's order book stood at €14.3bn at the end of March, against €12.9bn a year before.",
        [("€14.3bn", 14.3 * B, "EUR", "=", "order book"), ("€12.9bn", 12.9 * B, "EUR", "=", "order book")],
    ),
    ("Passenger numbers are still 15% below 2019 levels.", [("15%", 15, "%", "=", "passenger numbers")]),
    ("The bank's profit more than doubled to $1.2 billion.", [("$1.2 billion", 1.2 * B, "USD", "up", "profit")]),
    (
        "Food prices are 25% higher than they were three years ago.",
        [("25%", 25, "%", "up", "food prices"), ("three years", 3, "year", "=", "ago")],
    ),
    (
        "Tesano delivered 422,875 cars, missing estimates of about 430,000.",
        [("422,875", 422875, "", "=", "cars"), ("430,000", 430000, "", "~", "*")],
    ),
    (
        "The index of 30 blue-chip companies added 0.3%.",
        [("30", 30, "", "=", "companies"), ("0.3%", 0.3, "%", "up", "index")],
    ),
    (
        "Crude stockpiles fell by 3.2 million barrels last week, more than the 1.5 million expected.",
        [
            ("3.2 million barrels", 3.2 * M, "barrel", "down", "crude stockpiles"),
            ("1.5 million", 1.5 * M, "", "=", "*"),
        ],
    ),
    ("The yen weakened past 150 per dollar.", [("150", 150, "", "=", "*")]),
    (
        "The tax would raise 8 billion pounds a year by 2028.",
        [("8 billion pounds a year", 8 * B, "GBP per year", "=", "tax")],
    ),
    (
        "Rates on 30-year loans averaged 7.03 percent, the highest in 22 years.",
        [
            ("30-year", 30, "year", "=", "loans"),
            ("7.03 percent", 7.03, "%", "=", "rates"),
            ("22 years", 22, "year", "=", "*"),
        ],
    ),
    (
        "Norsk Lumber guided to earnings of $2.10-$2.20 per share.",
        [("$2.10-$2.20 per share", (2.1, 2.2), "USD per share", "=", "earnings")],
    ),
    ("Sales at stores open at least a year rose 3.1%.", [("3.1%", 3.1, "%", "up", "sales")]),
    (
        "The unit lost $1.4 billion on revenue of $900 million.",
        [("$1.4 billion", 1.4 * B, "USD", "=", "unit lost"), ("$900 million", 900 * M, "USD", "=", "revenue")],
    ),
    (
        "The firm has hired more than 300 engineers since 2020 and plans to add 200 more.",
        [("300", 300, "people", ">", "engineers"), ("200", 200, "people", "=", "engineers")],
    ),
    (
        "Sugar fell 0.12 cent, or 0.6%, to 19.85 cents per lb.",
        [
            ("0.12 cent", 0.12, "cent", "down", "sugar"),
            ("0.6%", 0.6, "%", "down", "sugar"),
            ("19.85 cents per lb", 19.85, "cent per pound", "=", "sugar"),
        ],
    ),
    (
        "The Sensex rose 312.4 points to 71,106.9 while the rupee settled at 83.11 against the dollar.",
        [
            ("312.4 points", 312.4, "point", "up", "sensex"),
            ("71,106.9", 71106.9, "", "=", "sensex"),
            ("83.11", 83.11, "", "=", "rupee"),
        ],
    ),
    (
        "Fuel economy is rated at 28 mpg in the city and 36 mpg on the highway.",
        [
            ("28 mpg", 28, "mile per gallon", "=", "fuel economy"),
            ("36 mpg", 36, "mile per gallon", "=", "fuel economy"),
        ],
    ),
    (
        "The battery charges from 10% to 80% in 18 minutes.",
        [("10% to 80%", (10, 80), "%", "up", "battery"), ("18 minutes", 18, "minute", "=", "*")],
    ),
    (
        "Of the 2,400 firms polled, 58 percent said costs had risen.",
        [("2,400", 2400, "", "=", "firms"), ("58 percent", 58, "%", "=", "firms")],
    ),
    ("The kingdom pumps roughly 9 million bpd.", [("9 million bpd", 9 * M, "barrel per day", "~", "kingdom pumps")]),
    (
        "Net interest income increased by 11% to S$2.47 billion.",
        [("11%", 11, "%", "up", "interest income"), ("S$2.47 billion", 2.47 * B, "SGD", "=", "interest income")],
    ),
    (
        "The company forecast a loss of 5 to 7 cents a share, versus expectations for a profit of 2 cents.",
        [("5 to 7 cents a share", (5, 7), "cent per share", "=", "loss"), ("2 cents", 2, "cent", "=", "profit")],
    ),
    (
        "China's economy expanded 5.2% in the third quarter from a year earlier, slower than the 6.3% in the second.",
        [("5.2%", 5.2, "%", "up", "economy"), ("6.3%", 6.3, "%", "=", "economy")],
    ),
    ("Chipmaker Qualla jumped 9%, its biggest gain since 2022.", [("9%", 9, "%", "up", "Qualla")]),
    ("She ran the marathon in 2 hours 14 minutes.", [("2 hours 14 minutes", 2 + 14 / 60, "hour", "=", "marathon")]),
    (
        "He finished with 287 yards and three touchdowns.",
        [("287 yards", 287, "yard", "=", ""), ("three", 3, "", "=", "touchdowns")],
    ),
    (
        "The phone weighs 187 grams and is 7.8 mm thick.",
        [("187 grams", 187, "gram", "=", "phone"), ("7.8 mm", 7.8, "millimetre", "=", "phone thick")],
    ),
    ("Demand for copper could double by 2035.", [("double", 2, "", "up", "demand")]),
    (
        "Energy bills will fall by an average of £122 a year.",
        [("£122 a year", 122, "GBP per year", "down", "energy bills")],
    ),
    (
        "The merger would create a company with $70 billion in annual revenue and 150,000 employees.",
        [("$70 billion", 70 * B, "USD", "=", "annual revenue"), ("150,000", 150000, "people", "=", "employees")],
    ),
    ("Roughly 1 in 4 Americans live paycheck to paycheck.", [("1 in 4", 0.25, "fraction", "~", "Americans")]),
    (
        "Two-thirds of the 90 economists surveyed expect no change.",
        [("Two-thirds", 2 / 3, "fraction", "=", "economists"), ("90", 90, "people", "=", "economists")],
    ),
]
