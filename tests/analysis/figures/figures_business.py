"""Sentences of business news written for these tests, with their figures."""

Gold = tuple[str, float | tuple[float, float], str, str, str]
"""Words of the span, value or range, unit, change, words of the thing of which one must be found ("" none, "*" any)."""

M, B, T = 1e6, 1e9, 1e12

SENTENCES: list[tuple[str, list[Gold]]] = [
    (
        "Revenue of $3.2 billion, up 12% from a year earlier, beat forecasts.",
        [("$3.2 billion", 3.2 * B, "USD", "=", "revenue"), ("12%", 12, "%", "up", "revenue")],
    ),
    (
        "Nordwall shares fell 4.5% to 182 crowns on Thursday.",
        [("4.5%", 4.5, "%", "down", "shares"), ("182 crowns", 182, "crown", "=", "shares")],
    ),
    (
        "The central bank raised its key rate by 50 basis points to 7.25%.",
        [("50 basis points", 50, "basis point", "up", "rate"), ("7.25%", 7.25, "%", "=", "rate")],
    ),
    (
        "Net profit rose to €412 million from €389 million a year ago.",
        [("€412 million", 412 * M, "EUR", "up", "profit"), ("€389 million", 389 * M, "EUR", "=", "profit")],
    ),
    (
        "Halden Motors sold 48,300 vehicles in May, down 9% on the year.",
        [("48,300", 48300, "", "=", "vehicles"), ("9%", 9, "%", "down", "vehicles")],
    ),
    (
        "The retailer earned 34 cents a share, compared with 29 cents a share a year earlier.",
        [
            ("34 cents a share", 34, "cent per share", "=", "retailer earned"),
            ("29 cents a share", 29, "cent per share", "=", "retailer earned"),
        ],
    ),
    (
        "Analysts had expected earnings of $1.15 per share on revenue of $27.5 billion.",
        [
            ("$1.15 per share", 1.15, "USD per share", "=", "earnings"),
            ("$27.5 billion", 27.5 * B, "USD", "=", "revenue"),
        ],
    ),
    (
        "Brent crude futures gained 68 cents, or 0.8%, to settle at $86.24 a barrel.",
        [
            ("68 cents", 68, "cent", "up", "crude futures"),
            ("0.8%", 0.8, "%", "up", "crude futures"),
            ("$86.24 a barrel", 86.24, "USD per barrel", "=", "crude futures"),
        ],
    ),
    (
        "The index closed 132 points higher at 18,904.",
        [("132 points", 132, "point", "up", "index"), ("18,904", 18904, "", "=", "index")],
    ),
    (
        "Organic sales are expected to grow in the mid-single digits this year.",
        [("mid-single digits", (4, 6), "%", "~ up", "sales")],
    ),
    (
        "Kestrel Foods plans to invest Rs 500 crore in a new plant over the next three years.",
        [("Rs 500 crore", 5 * B, "INR", "=", "plant"), ("three years", 3, "year", "=", "invest plant")],
    ),
    (
        "The group will cut about 1,200 jobs, or 8% of its workforce.",
        [("1,200", 1200, "", "~", "jobs"), ("8%", 8, "%", "=", "workforce")],
    ),
    (
        "Inflation accelerated to 3.4% in April from 2.9% in March.",
        [("3.4%", 3.4, "%", "up", "inflation"), ("2.9%", 2.9, "%", "=", "inflation")],
    ),
    ("Output fell by more than a fifth in the first quarter.", [("a fifth", 0.2, "fraction", "> down", "output")]),
    ("The deal values Orsted Rail at £1.8bn including debt.", [("£1.8bn", 1.8 * B, "GBP", "=", "deal")]),
    ("Sales nearly doubled to 95 million yuan.", [("95 million yuan", 95 * M, "CNY", "up", "sales")]),
    (
        "The company bought back 2.4 million shares for $190 million.",
        [("2.4 million", 2.4 * M, "", "=", "shares"), ("$190 million", 190 * M, "USD", "=", "shares")],
    ),
    (
        "Capital spending is forecast at between $4 billion and $4.5 billion.",
        [("$4 billion and $4.5 billion", (4 * B, 4.5 * B), "USD", "=", "capital spending")],
    ),
    (
        "Wheat prices jumped 3 percent to $6.12 a bushel.",
        [("3 percent", 3, "%", "up", "wheat"), ("$6.12 a bushel", 6.12, "USD per bushel", "=", "wheat")],
    ),
    (
        "The euro slipped 0.2% to $1.0845.",
        [("0.2%", 0.2, "%", "down", "euro"), ("$1.0845", 1.0845, "USD", "=", "euro")],
    ),
    ("Unit labour costs grew at an annual rate of 1.7%.", [("1.7%", 1.7, "%", "up", "labour costs")]),
    (
        "The bank set aside $750 million for bad loans, three times as much as last year.",
        [("$750 million", 750 * M, "USD", "=", "loans"), ("three times", 3, "", "=", "loans bank")],
    ),
    (
        "It expects full-year revenue of 4.1 billion to 4.3 billion euros.",
        [("4.1 billion to 4.3 billion euros", (4.1 * B, 4.3 * B), "EUR", "=", "revenue")],
    ),
    (
        "Gross margin narrowed to 38.2% from 40.1%.",
        [("38.2%", 38.2, "%", "down", "margin"), ("40.1%", 40.1, "%", "=", "margin")],
    ),
    (
        "The stock has lost almost a third of its value since January.",
        [("a third", 1 / 3, "fraction", "~ down", "stock value")],
    ),
    (
        "Smartphone shipments totalled 298 million units in the quarter.",
        [("298 million", 298 * M, "", "=", "shipments units")],
    ),
    (
        "Tavira Airways ordered 40 jets worth $5.6 billion at list prices.",
        [("40", 40, "", "=", "jets"), ("$5.6 billion", 5.6 * B, "USD", "=", "jets")],
    ),
    ("The minimum wage will increase to $15 an hour.", [("$15 an hour", 15, "USD per hour", "up", "wage")]),
    (
        "Housing starts dropped 6.1% to a seasonally adjusted annual rate of 1.31 million units.",
        [("6.1%", 6.1, "%", "down", "housing starts"), ("1.31 million", 1.31 * M, "", "=", "housing starts units")],
    ),
    ("The fund manages more than $80 billion in assets.", [("$80 billion", 80 * B, "USD", ">", "assets")]),
    ("Spending on cloud services rose 21% year over year.", [("21%", 21, "%", "up", "spending")]),
    (
        "The 10-year Treasury yield climbed four basis points to 4.52%.",
        [
            ("10-year", 10, "year", "=", "treasury"),
            ("four basis points", 4, "basis point", "up", "yield"),
            ("4.52%", 4.52, "%", "=", "yield"),
        ],
    ),
    (
        "Subscribers reached 14.6 million at the end of June, an increase of 1.1 million.",
        [
            ("14.6 million", 14.6 * M, "people", "=", "subscribers"),
            ("1.1 million", 1.1 * M, "people", "up", "subscribers"),
        ],
    ),
    ("The chipmaker posted a net loss of 120 billion won.", [("120 billion won", 120 * B, "KRW", "=", "loss")]),
    (
        "Oil output averaged 2.1 million barrels per day last month.",
        [("2.1 million barrels per day", 2.1 * M, "barrel per day", "=", "oil output")],
    ),
    ("Premiums could rise as much as 15 percent next year.", [("15 percent", 15, "%", "< up", "premiums")]),
    (
        "Quarterly dividends will be lifted 5% to 42 cents.",
        [("5%", 5, "%", "up", "dividends"), ("42 cents", 42, "cent", "=", "dividends")],
    ),
    (
        "The stake of 9.8 percent is worth roughly $640 million.",
        [("9.8 percent", 9.8, "%", "=", "stake"), ("$640 million", 640 * M, "USD", "~", "stake")],
    ),
    ("Online sales accounted for 31% of revenue.", [("31%", 31, "%", "=", "sales revenue")]),
    (
        "Deutsche Rhein agreed to pay a $75 million fine to settle the case.",
        [("$75 million", 75 * M, "USD", "=", "fine")],
    ),
    (
        "Gold traded at $2,345.10 an ounce, up $12.40.",
        [("$2,345.10 an ounce", 2345.1, "USD per ounce", "=", "gold"), ("$12.40", 12.4, "USD", "up", "gold")],
    ),
    (
        "The plant can produce 300 megawatts of power, enough for 225,000 homes.",
        [("300 megawatts", 300, "megawatt", "=", "power"), ("225,000", 225000, "", "=", "homes")],
    ),
    (
        "Jobless claims fell by 8,000 to 212,000 last week.",
        [("8,000", 8000, "", "down", "claims"), ("212,000", 212000, "", "=", "claims")],
    ),
    (
        "The economy added 187,000 jobs in July, well below the 240,000 expected.",
        [("187,000", 187000, "", "=", "jobs"), ("240,000", 240000, "", "=", "economy")],
    ),
    (
        "Exports to Norland declined 14 per cent, while imports rose 2 per cent.",
        [("14 per cent", 14, "%", "down", "exports"), ("2 per cent", 2, "%", "up", "imports")],
    ),
    (
        "Vellacorp raised $45 million in a Series B round led by Tern Partners.",
        [("$45 million", 45 * M, "USD", "=", "raised")],
    ),
    (
        "The new phone will cost £799, £50 less than its predecessor.",
        [("£799", 799, "GBP", "=", "phone"), ("£50", 50, "GBP", "=", "phone")],
    ),
    (
        "The airline carried 11.2 million passengers, 7 percent more than a year ago.",
        [("11.2 million", 11.2 * M, "people", "=", "passengers"), ("7 percent", 7, "%", "up", "passengers")],
    ),
    ("Two in five small firms plan to raise prices.", [("Two in five", 0.4, "fraction", "=", "firms")]),
    ("The deficit widened to 6.3% of GDP.", [("6.3%", 6.3, "%", "up", "deficit")]),
    ("Steel production is running at about 76% of capacity.", [("76%", 76, "%", "~", "steel production")]),
    (
        "The board proposed a dividend of 2.50 Swiss francs per share.",
        [("2.50 Swiss francs per share", 2.5, "CHF per share", "=", "dividend")],
    ),
    ("Rents in the capital are up 9.4% on average since 2021.", [("9.4%", 9.4, "%", "up", "rents")]),
    (
        "Lumen Grid will spend up to $2 billion over five years on the network.",
        [("$2 billion", 2 * B, "USD", "<", "network"), ("five years", 5, "year", "=", "spend network")],
    ),
    ("The tax credit of $7,500 expires at the end of the year.", [("$7,500", 7500, "USD", "=", "credit")]),
    (
        "Consumer confidence improved by 3.2 points to 101.4.",
        [("3.2 points", 3.2, "point", "up", "confidence"), ("101.4", 101.4, "", "=", "confidence")],
    ),
    (
        "Bookings tripled in the three months to September.",
        [("tripled", 3, "", "up", "bookings"), ("three months", 3, "month", "=", "")],
    ),
    (
        "Ebitda came in at 1.02 billion Danish crowns, below the 1.1 billion expected by analysts.",
        [("1.02 billion Danish crowns", 1.02 * B, "DKK", "=", "ebitda"), ("1.1 billion", 1.1 * B, "", "=", "*")],
    ),
    (
        "Shipping costs have soared more than sixfold since the canal was closed.",
        [("sixfold", 6, "", "> up", "shipping costs")],
    ),
    (
        "The startup, valued at $1.3 billion, employs 640 people in nine countries.",
        [
            ("$1.3 billion", 1.3 * B, "USD", "=", "startup"),
            ("640", 640, "people", "=", "people"),
            ("nine", 9, "", "=", "countries"),
        ],
    ),
    ("Prices ranged from $12 to $18 a unit.", [("$12 to $18 a unit", (12, 18), "USD per unit", "=", "prices")]),
    (
        "Traffic increased from 1.2 million to 1.9 million visits.",
        [("1.2 million to 1.9 million", (1.2 * M, 1.9 * M), "", "up", "traffic visits")],
    ),
    (
        "The levy adds 0.5 percentage points to the corporate tax rate of 25 percent.",
        [
            ("0.5 percentage points", 0.5, "percentage point", "up", "levy rate"),
            ("25 percent", 25, "%", "=", "tax rate"),
        ],
    ),
    (
        "Analysts on average had forecast a 4 percent decline in comparable sales.",
        [("4 percent", 4, "%", "down", "sales")],
    ),
    ("The bond pays a coupon of 6 7/8 percent.", [("6 7/8 percent", 6.875, "%", "=", "coupon")]),
    (
        "Silver lost 1 3/4 cents to $5.12 an ounce.",
        [("1 3/4 cents", 1.75, "cent", "down", "silver"), ("$5.12 an ounce", 5.12, "USD per ounce", "=", "silver")],
    ),
    ("The company said it would close 85 of its 310 stores.", [("85 of its 310 stores", 85, "", "=", "stores")]),
    (
        "Investors withdrew a net $3.4 billion from equity funds.",
        [("$3.4 billion", 3.4 * B, "USD", "=", "withdrew funds investors")],
    ),
    ("Volume on the exchange was 3.1 billion shares.", [("3.1 billion", 3.1 * B, "", "=", "shares volume")]),
    ("Losing issues outnumbered gainers by 3 to 1.", []),
    (
        "Profit before tax tumbled 62 per cent to £48.5m in the six months to June 30.",
        [
            ("62 per cent", 62, "%", "down", "profit"),
            ("£48.5m", 48.5 * M, "GBP", "=", "profit"),
            ("six months", 6, "month", "=", "tumbled"),
        ],
    ),
    (
        "The carmaker recalled 1.1 million vehicles over faulty airbags.",
        [("1.1 million", 1.1 * M, "", "=", "vehicles")],
    ),
    (
        "About 70 percent of the 1,500 employees surveyed want to work from home at least two days a week.",
        [
            ("70 percent", 70, "%", "~", "employees"),
            ("1,500", 1500, "people", "=", "employees"),
            ("two days", 2, "day", ">", "work"),
        ],
    ),
    (
        "The battery gives the car a range of 310 miles and weighs 1,060 pounds.",
        [("310 miles", 310, "mile", "=", "range"), ("1,060 pounds", 1060, "pound-mass", "=", "battery")],
    ),
    (
        "Its market value topped 2 trillion dollars for the first time.",
        [("2 trillion dollars", 2 * T, "USD", ">", "market value")],
    ),
    (
        "The Tokyo-listed maker guided for operating income of ¥38bn, below consensus of ¥41bn.",
        [("¥38bn", 38 * B, "JPY", "=", "income"), ("¥41bn", 41 * B, "JPY", "=", "consensus")],
    ),
    (
        "Hedge funds cut their net long position by 14,209 contracts to 88,310.",
        [("14,209", 14209, "", "down", "contracts position"), ("88,310", 88310, "", "=", "position contracts")],
    ),
    (
        "Mortgage rates averaged 6.9%, down from 7.1% the previous week.",
        [("6.9%", 6.9, "%", "down", "rates"), ("7.1%", 7.1, "%", "=", "rates")],
    ),
    ("She earns $210,000 a year.", [("$210,000 a year", 210000, "USD per year", "=", "earns")]),
    ("A further 2,500 workers will be laid off by March.", [("2,500", 2500, "people", "=", "workers")]),
    (
        "Copper inventories stand at 112,000 tonnes, their lowest since 2008.",
        [("112,000 tonnes", 112000, "metric ton", "=", "inventories")],
    ),
    ("The offer represents a 35% premium to Friday's closing price.", [("35%", 35, "%", "=", "premium")]),
    ("The dollar was little changed at 149.85 yen.", [("149.85 yen", 149.85, "JPY", "=", "dollar")]),
    ("Full-year sales will be flat to up 2%.", [("2%", 2, "%", "up", "sales")]),
    (
        "The firm has 12,000 employees and annual sales of roughly 3 billion dollars.",
        [("12,000", 12000, "people", "=", "employees"), ("3 billion dollars", 3 * B, "USD", "~", "sales")],
    ),
    (
        "Nickel fell $340, or 1.9%, to $17,260 per tonne.",
        [
            ("$340", 340, "USD", "down", "nickel"),
            ("1.9%", 1.9, "%", "down", "nickel"),
            ("$17,260 per tonne", 17260, "USD per metric ton", "=", "nickel"),
        ],
    ),
    ("Half of the proceeds will go to charity.", [("Half", 0.5, "fraction", "=", "proceeds")]),
    ("The lender's bad-loan ratio eased to 1.3 percent.", [("1.3 percent", 1.3, "%", "down", "ratio")]),
    (
        "First-quarter net was $18.2 million, or 61 cents a share.",
        [("$18.2 million", 18.2 * M, "USD", "=", "net"), ("61 cents a share", 61, "cent per share", "=", "net")],
    ),
    (
        "Ticket sales brought in $28.4 million over the weekend.",
        [("$28.4 million", 28.4 * M, "USD", "=", "ticket sales")],
    ),
    (
        "The drug, which costs $2,100 a month, cut the risk of stroke by 23%.",
        [("$2,100 a month", 2100, "USD per month", "=", "drug"), ("23%", 23, "%", "down", "risk")],
    ),
    ("Sixty-two percent of respondents said they had cut back.", [("Sixty-two percent", 62, "%", "=", "respondents")]),
    ("The group has net debt of 2.3 times earnings.", [("2.3 times", 2.3, "", "=", "debt earnings")]),
    (
        "The 256-gigabyte model has a 6.7-inch screen and a 5,000 mAh battery.",
        [
            ("256-gigabyte", 256, "gigabyte", "=", "model"),
            ("6.7-inch", 6.7, "inch", "=", "screen"),
            ("5,000 mAh", 5000, "milliampere hour", "=", "battery"),
        ],
    ),
    ("The processor is up to 40 percent faster than last year's chip.", [("40 percent", 40, "%", "<", "processor")]),
    ("The app was downloaded more than 10 million times.", [("10 million times", 10 * M, "", ">", "app")]),
    (
        "The club paid 60m euros for the striker, who scored 24 goals last season.",
        [("60m euros", 60 * M, "EUR", "=", "paid striker"), ("24", 24, "", "=", "goals")],
    ),
    ("Petrol costs 9 pence a litre more than in May.", [("9 pence a litre", 9, "penny per litre", "=", "petrol")]),
    (
        "He sold 15,000 shares at $41.20 each for a total of $618,000.",
        [
            ("15,000", 15000, "", "=", "shares"),
            ("$41.20", 41.2, "USD", "=", "shares"),
            ("$618,000", 618000, "USD", "=", "shares"),
        ],
    ),
    (
        "The S&P 500 gained 0.6 percent and the Nasdaq Composite 1.1 percent.",
        [("0.6 percent", 0.6, "%", "up", "S&P"), ("1.1 percent", 1.1, "%", "up", "nasdaq")],
    ),
    (
        "The Dow Jones Industrial Average dropped 267.52 points, or 0.8 percent, to 33,001.11.",
        [
            ("267.52 points", 267.52, "point", "down", "dow"),
            ("0.8 percent", 0.8, "%", "down", "dow"),
            ("33,001.11", 33001.11, "", "=", "dow"),
        ],
    ),
    ("Chapter 11 filings rose by 18 in the second quarter of 2024.", [("18", 18, "", "up", "filings")]),
    ("The 737 fleet will be retired by 2032.", []),
]
