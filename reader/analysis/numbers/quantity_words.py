"""Word lists the search for the thing shares: what rises and falls, what acts on money, what is only time or place."""

from reader.model.lexicon import movement_nouns, movement_verbs, plural
from reader.model.lexicon.calendar import MONTH_WORDS, WEEKDAY_WORDS
from reader.model.lexicon.inline_words import wordset

RISING = (
    movement_verbs("u")
    | movement_verbs("d")
    | movement_verbs("r")
    | wordset(
        """
    contract cool narrow edge edged tick ticked inch inched trade traded trading close closed closing open opened
    settle settled finish finished end ended add move moved go went swing swung peak peaked bottom average averaged
    averages averaging total totaled totalled totaling totalling totals reach reached reaches reaching hit hits hitting
    stand stands stood standing exceed exceeds exceeded exceeding top tops topped topping surpass surpassed surpasses
    cost costs costing amount amounted amounts weigh weighs weighed measure measures measured number numbered numbers
    is are was were be been being 's 're remain remains remained stay stayed yield yields yielded range ranges ranged
    vary varies come comes came account accounts accounted accounting represent represents represented representing
    make makes made comprise comprised constitute equal equals equaled run runs ran hover hovered hovering beat beats
    missed miss become became seem seems sit sits sat touch touched touches approach approached approaches near neared
    hold holds held pass passed stretch stretches stretched span spans spanned extend extends extended cover covers
    covered last lasts lasted take takes took continue continued generate generates generated earn burn require
    requires worth valued value values price priced sell sells sold need needs outpace trail trailed outperformed
    underperformed register registered record recorded
    """
    )
)
"""Verbs that say of their subject how much it is or how it moved; forms of all times, so no lemmas are needed."""

SETTING = ((movement_verbs("U") | movement_verbs("D")) - movement_verbs("r")) | wordset(
    """
    hold holds held holding maintain maintains maintained maintaining retain retained lower set sets setting put puts
    fix fixed keep kept estimate estimates estimated expect expects expected forecast forecasts projected project see
    sees saw seen push pushed pushing bring brought bringing take send sent drive drove driving leave left leaving
    narrow narrowed widen limit limited cap capped peg pegged value valued price priced say predict predicted
    """
)
"""Verbs that move their object: the object is the thing, or the subject when there is none."""

PAYING = wordset(
    """
    pay pays paid paying spend spends spent spending invest invests invested investing donate donated donating give
    gives gave given giving receive receives received receiving get gets got win wins won winning allocate allocated
    approve approved provide provides provided pledge pledges pledged commit committed contribute contributed lend
    lent borrow borrows borrowed borrowing owe owes owed offer offers offered charge charges charged fine fined
    steal stole stolen collect collected collects raise raised raising earn earns earned earning make made save
    saved saving grant granted award awarded loan loaned deposit deposited withdraw withdrew seize seized fund
    funded funding sell sold buy bought acquire acquired purchase purchased secure secured seek sought seeking bid
    transfer transferred return returned repay repaid burn burned generated inject injected send sent pump pumped
    put bet swindle swindled bought sold release released unlock approved announced announce book booked launder
    laundered embezzle embezzled
    """
)
"""Verbs of money changing hands: the thing is what it was given for, or the deed itself."""

_MOVED = (movement_nouns("+") | movement_nouns("-")) - {"loss"}
MOVES = _MOVED | {plural(noun) for noun in _MOVED} | wordset("change swing move changes correction")
"""Nouns of movement: "a 5% rise in rents" is about rents; a loss is a thing itself."""

VAGUE_HEADS = wordset(
    """
    number numbers total amount amounts rate rates level levels figure figures majority rest part portion proportion
    percentage share average sum value
    """
)

TIME_NOUNS = (
    wordset(
        """
        year years month months week weeks day days hour hours minute minutes second seconds quarter quarters decade
        decades century centuries morning afternoon evening night nights weekend time period today yesterday tomorrow
        tonight half spring summer autumn winter trading session date season noon midnight midday
        a.m. p.m. am pm a.m p.m
        """
    )
    | MONTH_WORDS
    | WEEKDAY_WORDS
)
EMPTY_NOUNS = wordset(
    """
    total all cash value size length width height weight addition case fact place turn return general particular
    part one ones average averages mean median maximum minimum high low record peak estimate estimates
    """
)
"""Nouns that say nothing of what is measured."""
NOT_IN_PHRASE = wordset(
    """
    including excluding following starting ending according based given cheaper higher lower compared versus ago
    earlier later yesterday respectively apiece each annually
    """
)
"""Words the tagger takes for nouns after a figure and that never are."""

PRONOUNS = wordset(
    """
    it he she they we you i this that these those which who whom what there them him her us me one some many most
    others another each
    """
)
DROPPED = wordset(
    """
    more other such same further additional extra own various many several few some first last next estimated total
    a an the this that these those its his her their our my your 's ’s about around least most all both each every
    any no only just another nearly up
    """
)
NOT_IN_PHRASE = wordset(
    """
    including excluding following starting ending according based given cheaper higher lower compared versus ago
    earlier later yesterday respectively apiece each annually year-to-date respectively
    """
)
"""Words the tagger takes for nouns after a figure and that never are."""
DIMENSIONS = wordset(
    """
    high tall long wide deep thick away old broad across apart inland offshore underground
    """
)
GENERIC = wordset(
    """
    annual annualized annualised average yearly monthly quarterly total adjusted seasonally overall combined current
    record rapid same brisk compound slower faster
    """
)
"""Adjectives of rates and totals that say nothing of what is measured."""
EARNINGS = wordset("earnings revenue revenues sales profit profits income ebitda book value cash")
"""What a price is a multiple of."""
PACES = wordset("rate pace clip tempo speed")
FORECASTS = wordset(
    """
    forecast forecasts estimate estimates projection projections outlook guidance expectation expectations target
    targets goal bid offer demand request budget tariff tariffs duty duties tax levy prospects
    """
)
"""Nouns of which it matters what they are for or on: "its forecast for global growth"."""
ESTIMATES = wordset(
    """
    range target estimate reading forecast pace rate level figure number guidance total record low high peak average
    projection outlook count toll tally value mark result print clip ratio
    """
)
"""What an earlier value is called: "its previous range of $1.35" is a range of the profit just spoken of."""
BASES = wordset(
    """
    gdp total capacity all normal target par average output
    """
)
WHOLES = ("domestic product", "national income", "economic output", "national output")
"""Wholes that only scale a percentage: "123% of GDP" is about the debt that is compared."""
