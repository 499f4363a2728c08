"""Every major currency by sign, code and name; one ISO code each where the words allow only one.

A bare dollar is the American one, a bare pound (as money) the British; pesos, francs, crowns and dinars of no named
country keep their own word, because guessing the country would be inventing.
"""

import re

from reader.model.lexicon.inline_words import wordset

SIGNS = {
    "$": "USD", "us$": "USD", "u.s.$": "USD", "usd$": "USD", "a$": "AUD", "au$": "AUD", "aud$": "AUD", "c$": "CAD",
    "ca$": "CAD", "cad$": "CAD", "can$": "CAD", "nz$": "NZD", "hk$": "HKD", "s$": "SGD", "nt$": "TWD", "r$": "BRL",
    "mx$": "MXN", "j$": "JMD", "z$": "ZWL", "€": "EUR", "£": "GBP", "¥": "JPY", "cn¥": "CNY", "₹": "INR", "₽": "RUB",
    "₴": "UAH", "₩": "KRW", "₪": "ILS", "₺": "TRY", "₦": "NGN", "฿": "THB", "₫": "VND", "₱": "PHP", "₭": "LAK",
    "₿": "BTC", "₵": "GHS", "₸": "KZT", "₼": "AZN", "₾": "GEL", "rs": "INR", "rs.": "INR", "rm": "MYR",
    "r": "ZAR", "p": "PHP",
    "元": "CNY", "円": "JPY", "zł": "PLN", "kč": "CZK", "sfr": "CHF", "rp": "IDR", "ksh": "KES", "dh": "AED",
    "dhs": "AED", "euro": "EUR", "e£": "EGP", "mex$": "MXN",
}  # fmt: skip
CODES = wordset(
    """
    USD EUR GBP JPY CNY RMB AUD CAD NZD HKD SGD TWD INR RUB UAH MYR ILS NIS CHF ZAR KRW TRY BRL MXN SEK NOK DKK ISK
    PLN CZK HUF RON BGN RSD GEL AMD AZN KZT UZS BYN MDL AED SAR QAR KWD BHD OMR IRR IQD JOD LBP SYP EGP MAD TND DZD
    LYD NGN GHS KES UGX TZS ETB ZMW XOF XAF THB VND IDR PHP PKR BDT LKR NPR MMK KHR LAK MNT AFN ARS CLP COP PEN UYU
    PYG BOB VES CRC DOP JMD TTD BTC ETH
    """
)
_CODE_ALIASES = {"RMB": "CNY", "NIS": "ILS"}

NAMES = {
    "dollar": "USD", "buck": "USD", "greenback": "USD", "euro": "EUR", "pound": "GBP", "quid": "GBP", "sterling": "GBP",
    "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rmb": "CNY", "rupee": "INR", "ruble": "RUB", "rouble": "RUB",
    "hryvnia": "UAH", "hryvnias": "UAH", "ringgit": "MYR", "shekel": "ILS", "rand": "ZAR", "won": "KRW", "lira": "TRY",
    "reais": "BRL", "zloty": "PLN", "zlotys": "PLN", "forint": "HUF", "koruna": "CZK",
    "baht": "THB", "rupiah": "IDR", "dong": "VND", "naira": "NGN", "cedi": "GHS", "birr": "ETB", "taka": "BDT",
    "tenge": "KZT", "lari": "GEL", "manat": "AZN", "dirham": "AED", "riyal": "SAR", "kwacha": "ZMW", "kyat": "MMK",
    "afghani": "AFN", "bolivar": "VES", "leu": "RON", "lei": "RON", "lev": "BGN", "bitcoin": "BTC", "kronor": "SEK",
    "krona": "SEK", "dram": "AMD", "peso": "peso", "franc": "franc", "crown": "crown", "krone": "krone",
    "kroner": "krone", "kr": "krone", "dinar": "dinar", "rial": "rial", "shilling": "shilling",
}  # fmt: skip
COUNTRIES = {
    "us": "US", "u.s.": "US", "american": "US", "united states": "US", "canadian": "CA", "australian": "AU",
    "new zealand": "NZ", "hong kong": "HK", "singapore": "SG", "singaporean": "SG", "taiwan": "TW", "taiwanese": "TW",
    "british": "GB", "egyptian": "EG", "lebanese": "LB", "syrian": "SY", "mexican": "MX", "argentine": "AR",
    "argentinian": "AR", "chilean": "CL", "colombian": "CO", "philippine": "PH", "filipino": "PH", "cuban": "CU",
    "swiss": "CH", "swedish": "SE", "norwegian": "NO", "danish": "DK", "czech": "CZ", "icelandic": "IS",
    "indian": "IN", "pakistani": "PK", "sri lankan": "LK", "nepalese": "NP", "kenyan": "KE", "ugandan": "UG",
    "tanzanian": "TZ", "somali": "SO", "kuwaiti": "KW", "iraqi": "IQ", "jordanian": "JO", "serbian": "RS",
    "algerian": "DZ", "tunisian": "TN", "libyan": "LY", "bahraini": "BH", "iranian": "IR", "omani": "OM",
    "saudi": "SA", "qatari": "QA", "emirati": "AE", "uae": "AE", "moroccan": "MA", "jamaican": "JM", "turkish": "TR",
    "south korean": "KR", "korean": "KR", "japanese": "JP", "chinese": "CN", "russian": "RU", "ukrainian": "UA",
    "israeli": "IL", "south african": "ZA", "brazilian": "BR", "polish": "PL", "malaysian": "MY", "congolese": "CD",
    "cfa": "XF",
}  # fmt: skip
_LETTERS = {
    "dollar": "D", "pound": "P", "peso": "P", "franc": "F", "crown": "K", "krona": "K", "kronor": "K", "krone": "K",
    "kroner": "K", "rupee": "R", "shilling": "S", "dinar": "D", "rial": "R", "riyal": "R", "dirham": "D",
}  # fmt: skip

MINOR = {
    "cent": "cent", "cents": "cent", "penny": "penny", "pence": "penny", "pennies": "penny", "p": "penny",
    "¢": "cent", "c": "cent", "kopeck": "kopeck", "kopecks": "kopeck", "paise": "paisa",
}  # fmt: skip
MINOR_AFTER = re.compile(
    r"(?:[\s-]?(?P<minor>cents?|penny|pence|pennies|kopecks?|paise|¢)(?!\w)|(?P<glued>(?-i:[pc]))\b)", re.IGNORECASE
)
"""Hundredths of a currency; "75p", "5c" only when glued."""

_SIGN_WORDS = sorted((re.escape(sign) for sign in SIGNS if not sign.isalpha() and sign != "rs."), key=len, reverse=True)
BEFORE = re.compile(
    rf"(?<![A-Za-z.])(?:(?:U\.S\.\s?|US\s|C\s|NZ\s)\$|{'|'.join(_SIGN_WORDS)}|Rs\.?|RM|rmb|euro|zł|(?-i:[RP])(?=\Z)|(?-i:S[Ff]r|Rp|K[Ss]h|Dhs?)\.?"
    rf"|(?-i:{'|'.join(sorted(CODES))}|usd|eur|gbp|inr|cad|aud)(?:\$|€|£|¥)?|u\.s\.?\s\$)\s?$",
    re.IGNORECASE,
)
"""A sign or code that ends where the number begins."""

_NAME_FORMS = sorted(
    {form for name in NAMES for form in (name, name if name.endswith("s") else name + "s")}, key=len, reverse=True
)
AFTER = re.compile(
    rf"[\s-]?(?:(?P<sign>[$€£¥₹₽₴₩₪₺₦฿₫₱₭₿]|元|円|zł|kč)(?!\s?\d)"
    rf"|(?P<millions>(?-i:M))?(?P<code>(?-i:{'|'.join(sorted(CODES))}))\b"
    rf"|(?:(?P<country>{'|'.join(sorted(map(re.escape, COUNTRIES), key=len, reverse=True))})\s+)?"
    rf"(?P<name>{'|'.join(_NAME_FORMS)})(?:\s+sterling)?(?!\w|-(?:f(?:ee|oo)t|force)))",
    re.IGNORECASE,
)
"""A sign, code or name that begins where the number ends."""


def by_sign(words: str) -> str:
    """ISO code of a sign or code before a number: "US$" -> USD."""
    key = "".join(words.lower().split()).rstrip(".")
    if key in SIGNS:
        return SIGNS[key]
    upper = key.upper().rstrip("$€£¥")
    if upper in CODES:
        return _CODE_ALIASES.get(upper, upper)
    return SIGNS["$"] if key.endswith("$") else upper


def by_name(name: str, country: str | None) -> str:
    """ISO code of a currency's name: ("dollars", "Canadian") -> CAD; the plain word when no country is known."""
    word = name.lower()
    if word not in NAMES:
        word = word.removesuffix("s")
    if country and word in _LETTERS:
        code = COUNTRIES[" ".join(country.lower().split())] + _LETTERS[word]
        code = {"MXP": "MXN", "XFF": "XOF", "IRR": "IRR", "SAR": "SAR", "RUR": "RUB"}.get(code, code)
        return code if code in CODES else NAMES[word]
    return NAMES[word]
