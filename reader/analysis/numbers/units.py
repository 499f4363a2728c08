"""Units of measure, SI and American, by their names and signs; one canonical name each, British spelling."""

import re
from dataclasses import dataclass

from reader.model.mark import FigureKind


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit's canonical name, and the kind of figure it makes."""

    name: str
    kind: FigureKind = "measure"


_LONG: dict[str, str] = {
    "kilometre": "kilometre kilometres kilometer kilometers km kms", "metre": "metre metres meter meters",
    "centimetre": "centimetre centimetres centimeter centimeters cm",
    "millimetre": "millimetre millimetres millimeter millimeters mm",
    "micrometre": "micrometre micrometres micron microns",
    "nanometre": "nanometre nanometres nanometer nanometers nm", "mile": "mile miles", "yard": "yard yards yd yds",
    "foot": "foot feet ft", "inch": "inch inches ins", "nautical mile": "nautical_mile nautical_miles nautical-mile",
    "light year": "light_year light_years light-year light-years", "fathom": "fathom fathoms",
    "furlong": "furlong furlongs", "kilogram": "kilogram kilograms kilogramme kilogrammes kilo kilos kg kgs",
    "gram": "gram grams gramme grammes", "milligram": "milligram milligrams mg",
    "microgram": "microgram micrograms mcg µg μg",
    "metric ton": "tonne tonnes metric_ton metric_tons metric_tonne metric_tonnes",
    "ton": "ton tons short_ton short_tons", "pound-mass": "lb lbs", "ounce": "ounce ounces oz",
    "carat": "carat carats", "bushel": "bushel bushels", "hectare": "hectare hectares ha", "acre": "acre acres",
    "litre": "litre litres liter liters", "millilitre": "millilitre millilitres milliliter milliliters ml",
    "gallon": "gallon gallons gal", "barrel": "barrel barrels bbl", "pint": "pint pints", "quart": "quart quarts",
    "cup": "cup cups",
    "cubic metre": "cubic_metre cubic_metres cubic_meter cubic_meters m³ m3", "cubic foot": "cubic_foot cubic_feet",
    "cubic kilometre": "cubic_kilometres cubic_kilometers",
    "cubic centimetre": "cubic_centimetres cubic_centimeters cc", "acre-foot": "acre-feet acre_feet acre-foot",
    "square metre": "square_metre square_metres square_meter square_meters sq_m sq._m m² m2 sqm",
    "square kilometre": "square_kilometre square_kilometres square_kilometer square_kilometers sq_km sq._km km² km2",
    "square mile": "square_mile square_miles sq_mi sq_mile sq_miles",
    "square foot": "square_foot square_feet sq_ft sq._ft. sq._ft square-foot sqft",
    "square inch": "square_inch square_inches",
    "square yard": "square_yard square_yards",
    "mile per hour": "mph miles_per_hour mile_per_hour miles_an_hour mile-per-hour mile-an-hour",
    "kilometre per hour": "kph km/h kmh kmph km/hr kilometres_per_hour kilometers_per_hour kilometres_an_hour "
    "kilometers_an_hour",
    "metre per second": "m/s metres_per_second meters_per_second", "mile per gallon": "mpg miles_per_gallon",
    "knot": "knot knots", "revolution per minute": "rpm", "frame per second": "fps frames_per_second frame_per_second",
    "watt": "watt watts",
    "kilowatt": "kilowatt kilowatts kw", "megawatt": "megawatt megawatts mw", "gigawatt": "gigawatt gigawatts gw",
    "terawatt": "terawatt terawatts tw", "watt hour": "watt-hour watt-hours wh",
    "kilowatt hour": "kilowatt-hour kilowatt-hours kilowatt_hour kilowatt_hours kwh",
    "megawatt hour": "megawatt-hour megawatt-hours megawatt_hour megawatt_hours mwh",
    "gigawatt hour": "gigawatt-hour gigawatt-hours gigawatt_hours gwh",
    "terawatt hour": "terawatt-hour terawatt-hours terawatt_hours twh", "volt": "volt volts",
    "kilovolt": "kilovolt kilovolts kv", "ampere": "amp amps ampere amperes", "milliampere hour": "mah",
    "horsepower": "horsepower hp bhp", "pound-foot": "pound-feet pound-foot lb-ft foot-pounds ft-lb",
    "joule": "joule joules", "calorie": "calorie calories", "kilocalorie": "kilocalorie kilocalories kcal",
    "british thermal unit": "btu btus", "million british thermal unit": "mmbtu", "hertz": "hertz hz",
    "kilohertz": "kilohertz khz", "megahertz": "megahertz mhz", "gigahertz": "gigahertz ghz", "bit": "bit bits",
    "byte": "byte bytes", "kilobyte": "kilobyte kilobytes kb", "megabyte": "megabyte megabytes mb",
    "gigabyte": "gigabyte gigabytes gb gigs", "terabyte": "terabyte terabytes tb",
    "petabyte": "petabyte petabytes pb", "megabit per second": "mbps megabits_per_second",
    "gigabit per second": "gbps gigabits_per_second", "pixel": "pixel pixels", "megapixel": "megapixel megapixels",
    "decibel": "decibel decibels db", "pascal": "pascal pascals", "hectopascal": "hpa",
    "millibar": "millibar millibars", "pound per square inch": "psi", "kiloton": "kiloton kilotons",
    "megaton": "megaton megatons", "gigaton": "gigaton gigatons gigatonne gigatonnes",
    "barrel per day": "bpd b/d boepd barrels_per_day barrels_a_day", "barrel of oil equivalent": "boe",
    "twenty-foot equivalent unit": "teu teus", "parts-per-million": "ppm parts_per_million",
    "parts-per-billion": "ppb parts_per_billion", "becquerel": "becquerel becquerels",
    "microsievert": "microsievert microsieverts", "millisievert": "millisievert millisieverts",
    "degree": "degree degrees deg °", "page": "page pages", "karat": "karat karats",
}  # fmt: skip
_DURATIONS = {
    "nanosecond": "nanosecond nanoseconds", "millisecond": "millisecond milliseconds", "second": "second seconds secs",
    "minute": "minute minutes min mins", "hour": "hour hours hrs", "day": "day days", "week": "week weeks",
    "fortnight": "fortnight fortnights", "month": "month months", "quarter": "quarters", "year": "year years yrs",
    "decade": "decade decades", "century": "century centuries", "night": "night nights",
    "weekend": "weekends", "season": "seasons",
}  # fmt: skip
_TEMPERATURES = {
    "celsius": "celsius centigrade celcius °c degrees_celsius degree_celsius degrees_centigrade degrees_c deg_c ºc"
    " ° degree-celsius ℃",
    "fahrenheit": "fahrenheit farenheit °f degrees_fahrenheit degree_fahrenheit degrees_f deg_f ºf degree-fahrenheit ℉",
    "kelvin": "kelvin kelvins degrees_kelvin",
}  # fmt: skip
_PERCENT = "% percent per_cent pct percents pc per-cent ％ percentage prozent pour_cent"
_POINTS = (
    "percentage_point percentage_points percentage-point percent_points pp ppt ppts %_points pps"
    " prozentpunkte prozentpunkten"
)
_BASIS = "basis_point basis_points bp bps basis-point bips"


def _table() -> dict[str, Unit]:
    table: dict[str, Unit] = {}
    kinds: list[tuple[dict[str, str], FigureKind]] = [
        (_DURATIONS, "duration"),
        (_TEMPERATURES, "temperature"),
        (_LONG, "measure"),
        ({"%": _PERCENT}, "percent"),
        ({"percentage point": _POINTS, "basis point": _BASIS, "point": "point points pts"}, "points"),
    ]
    for names, kind in kinds:
        for name, forms in names.items():
            for form in forms.split():
                table[form.replace("_", " ")] = Unit(name, kind)
    return table


UNITS = _table()
SHORT = {
    "m": Unit("metre"), "g": Unit("gram"), "l": Unit("litre"), "t": Unit("metric ton"), "mi": Unit("mile"),
    "w": Unit("watt"), "h": Unit("hour", "duration"), "c": Unit("celsius", "temperature"),
    "f": Unit("fahrenheit", "temperature"), "in": Unit("inch"),
}  # fmt: skip
"""Signs of one or two letters that are units only when glued to digits ("70m") or standing before a stop."""

_FORMS = sorted(UNITS, key=len, reverse=True)
AFTER = re.compile(
    r"\]?(?:[\s-]plus(?=[\s-]))?(?:\s?-\s?|\s{1,2})?(?P<unit>"
    + "|".join(re.escape(form).replace(r"\ ", r"[\s-]+") for form in _FORMS)
    + r")(?![\w°]|(?-i:(?<=[A-Z][a-z]{3})|(?<=[A-Z][a-z]{4}))-[a-z])"
    r"|(?P<short>(?:m|g|l|t|mi|h|in|(?-i:[WCF]))\b|\sm\b(?=[\s,.)]|$)"
    r"|\st\b(?=\s+of\b|[,.)]|$)|(?<=\d)\s(?-i:[CF])\b(?![\w'’+]|\.(?!\s*$)|\s(?-i:[A-Z])))",
    re.IGNORECASE,
)
"""A unit that begins where the number ends."""

STRETCHED = re.compile(
    r"(?:\s(?:consecutive|straight|more|full|additional|extra|long|whole|successive|further|trading|working|business"
    r"|calendar|other|solid|uninterrupted))+\s(?P<unit>"
    + "|".join(sorted(" ".join(_DURATIONS.values()).split(), key=len, reverse=True))
    + r")(?!\w)",
    re.IGNORECASE,
)
"""A stretch of time with a word between: "two consecutive quarters"."""

PER = re.compile(
    r"(?:\s*/\s*|\s+per\s+(?:diluted\s+|basic\s+|ordinary\s+|common\s+|adjusted\s+)?|\s+an?\s+|-an?-|-per-|\s+each\s+|\s+every\s+)(?P<per>"
    r"barrel|bbl|share|ounce|oz|tonne|ton|metric ton|pound|lb|gallon|bushel|kilo|kilogram|kg|litre|liter|unit"
    r"|head|capita|"
    r"megawatt[- ]hour|kilowatt[- ]hour|mwh|kwh|square (?:foot|metre|meter|mile|kilometre|kilometer)|acre"
    r"|hectare|mile|km|kilometre|"
    r"kilometer|person|household|child|user|customer|student|vehicle|car|ticket|night|day|week|month|year|hour"
    r"|minute|second|"
    r"quarter|annum|mmbtu|million btus?"
    r"|million british thermal units?|game|piece|head|night|room|seat|subscriber|employee|worker|family|book"
    r"|bottle|sack|bag|crate|watt|kw|w|1,?000|100,?000|mo|yr|hr|sq ft|(?<=per\s)(?!cent\b)[a-z]{3,})"
    r"(?!\w|-|\s+(?:ago|earlier|before|later|prior|previously)\b)",
    re.IGNORECASE,
)
"""What a price or a flow is counted by: "a barrel", "per share", "/kWh"."""

EVERY = re.compile(
    r"\s(?P<every>hourly|daily|weekly|monthly)(?=[.,;:)]|$|\s(?:rate|for|to|in|and|or|on|from|with|plus)\b)"
)
"""Rates by an adverb: "$9.99 monthly", "a $9.99 monthly rate"; "a $10 monthly fee" has its own noun."""
EVERY_NAMES = {"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month"}

PER_NAMES = {
    "bbl": "barrel", "oz": "ounce", "lb": "pound", "kg": "kilogram", "kilo": "kilogram", "liter": "litre",
    "tonne": "metric ton", "km": "kilometre", "kilometer": "kilometre", "mwh": "megawatt hour", "kwh": "kilowatt hour",
    "w": "watt", "kw": "kilowatt",
    "million british thermal units": "mmbtu", "million british thermal unit": "mmbtu", "million btu": "mmbtu",
    "million btus": "mmbtu", "annum": "year", "mo": "month", "yr": "year", "hr": "hour", "meter": "metre",
}  # fmt: skip


def per_name(words: str) -> str:
    """Canonical name of what follows "per"."""
    plain = " ".join(words.lower().replace("-", " ").split())
    return PER_NAMES.get(plain, plain)


def known(words: str) -> Unit:
    """The unit by its words as `AFTER` matched them."""
    plain = " ".join(words.lower().replace("-", " ").split())
    return UNITS.get(plain) or UNITS.get(words.lower()) or UNITS["-".join(plain.split())]
