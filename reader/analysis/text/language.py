"""Which language a text is in, by its commonest small words: enough to know whether the English model fits."""

from __future__ import annotations

import re
from collections import Counter

_ENOUGH = 40
"""Words from which on the text is believed more than what the feed says of it."""
_FEWEST_WORDS = 6
"""Words of a paragraph that tell its language."""
_SAMPLE = 4000
_SMALL_WORDS = {
    "en": "the of and to in is that was for on with as it at by from are has have said he his this be not will an who",
    "de": "der die das und ist in den von zu mit sich auf für nicht ein eine dem des im auch als es an werden sagte",
    "fr": "le la les des et est une du dans que pour qui sur pas au par plus avec ce sont il cette été a dit",
    "es": "el la los las de que y en un una por con para del se no su al lo como más fue ha dijo este",
    "it": "il di che la e per un una del della sono con non è si da dei le gli ha nel alla anche come più",
    "pt": "o a os as de que e do da em um uma para com não se por mais dos das no na ao foi disse",
    "nl": "de het een van en in is dat op te voor met zijn niet aan er ook als door bij werd naar zegt heeft",
    "sv": "och att det som en på är av för med den till inte har om ett de var sig men säger från i",
    "da": "og at det som en på er af for med den til ikke har om et de var sig men siger fra i der",
    "no": "og at det som en på er av for med den til ikke har om et de var seg men sier fra i",
    "fi": "ja on ei se että oli hän mutta myös kun ovat mukaan tai joka ole sen sanoo vuoden jo",
    "pl": "i w na z do się nie że to jest o jak po co za od dla przez był tym powiedział jego oraz",
    "cs": "a se v na je že s z do o i to by pro za ale jako po podle řekl které jsou byl jeho",
    "ro": "și în de la cu a pe nu că o care este din pentru un se mai au fost sa spus prin",
    "hu": "a az és hogy nem is egy ez meg van csak már mint volt azt szerint ha vagy mondta",
    "tr": "ve bir bu için ile de da olarak olan daha çok dedi göre kadar sonra ise değil en",
    "id": "yang dan di dengan untuk dari ini itu pada dalam tidak akan kata oleh juga ada karena",
    "ru": "и в на не что с по он это как а из к но за от его для было сказал также о",
    "uk": "і в на не що з та до він це як за від його для було також про у але й є",
    "el": "και το της του η ο να τα στην των με για από που είναι στο δεν τον την",
}
_BY_LANGUAGE = {language: frozenset(words.split()) for language, words in _SMALL_WORDS.items()}
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")), ("ko", re.compile("[\uac00-\ud7af]")), ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ar", re.compile("[\u0600-\u06ff]")), ("he", re.compile("[\u0590-\u05ff]")), ("hi", re.compile("[\u0900-\u097f]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
)  # fmt: skip


def language_of(text: str, said: str = "") -> str:
    """The two-letter code of the text's language; `said` is what its source claims, "en-GB" or empty.

    A short text is taken at its source's word, and as English when nothing is known.
    """
    claimed = re.split(r"[-_]", said.strip().lower())[0]
    sample = text[:_SAMPLE]
    for language, script in _SCRIPTS:
        if len(script.findall(sample)) * 5 > len(sample):
            return language
    words = re.findall(r"[^\W\d_]+", sample.lower())
    often = Counter(words)
    counts = Counter({language: sum(often[word] for word in small) for language, small in _BY_LANGUAGE.items()})
    (best, hits), *_ = counts.most_common(1)
    if len(words) >= _ENOUGH and hits * 10 >= len(words) and (best == claimed or hits > counts[claimed]):
        return best
    return claimed or (best if hits * 5 >= len(words) > 3 and hits > counts["en"] + 1 else "en")


def is_foreign(text: str) -> bool:
    """Whether a paragraph of an English story is in another language: a quotation left as it was, a second version."""
    words = re.findall(r"[^\W\d_]+", text[:_SAMPLE].lower())
    english = sum(word in _BY_LANGUAGE["en"] for word in words)
    if len(words) < _FEWEST_WORDS or english * 8 > len(words):
        return False
    best = max(sum(word in small for word in words) for name, small in _BY_LANGUAGE.items() if name != "en")
    return best * 5 >= len(words) and best > 2 * english
