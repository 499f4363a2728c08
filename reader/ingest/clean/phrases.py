"""What lines of page furniture say: cues found anywhere in a norm (see `words.norm`).

Ordinary words of stories on charity, cookies or subscriptions are no cue by themselves.
"""

import re

_CUES = (
    r"newsletters?\b",
    r"(?:your|in) (?:inbox|mailbox)\b|inbox daily\b|delivered (?:straight |right |directly )?to you",
    r"sign(?:ing)? up\b",
    r"subscrib\w+ (?:to|now|today|for)\b|subscribers agree\b|"
    r"become a (?:subscriber|member|supporter|patron)\b",
    r"donat(?:e|ing)\b(?! to the)|make a (?:donation|contribution|gift)\b|"
    r"(?:tax deductible|every contribution)\b",
    r"your (?:support|donation|contribution|gift|generosity)\b|with your help\b|we need your help\b|"
    r"needs your support\b",
    r"support(?:ing)? (?:us|our (?:work|journalism|newsroom|reporting|mission))\b|"
    r"please (?:support|consider|subscribe|donate)\b",
    r"(?:monthly|annual|one time) (?:contribution|donation|gift|subscription)\b|support us monthly\b",
    r"privacy (?:policy|notice)\b|terms (?:of (?:use|service)|and conditions)\b",
    r"follow (?:us|our)\b|our (?:app|podcast|facebook|telegram|whatsapp|youtube|social)\b",
    r"(?:independent|fearless|open|quality) journalism\b|"
    r"our (?:journalism|work|journalists|newsroom|reporting)\b",
    r"standing with us\b|dear readers?\b|unsubscribe\b|our terms\b|free trial\b|"
    r"special offers\b",
    r"click (?:here|below|the link)\b|"
    r"delivered (?:straight |right |directly |free )?(?:to|through) your\b",
    r"our (?:community|forums?|readers|partners|sponsors)\b|personali[sz]ed ads?\b|"
    r"cookies?\b.*\b(?:accept|consent|settings)\b",
)
_EACH_CUE = tuple(re.compile(rf"\b(?:{cue})") for cue in _CUES)
_ANY_CUE = re.compile(rf"\b(?:{'|'.join(_CUES)})")

RIGHTS = re.compile(
    r"\b(?:non commercial use only|subscriber agreement|all rights reserved|無断転載|무단전재"
    r"|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados"
    r"|may not be (?:published|broadcast|reproduced|reprinted|redistributed|republished)"
    r"|not to be (?:redistributed|reproduced|copied)"
    r"|(?:reproduction|republication|redistribution) (?:without|is prohibited))\b"
)
"""What a line says about who may copy the text."""

AFFILIATE = re.compile(
    r"\b(?:affiliate (?:links?|partnerships?|commissions?|program)|commission (?:on|from) (?:purchases|sales|items)"
    r"|(?:may|we) (?:earn|receive|get|collect|make) (?:(?:a|an|some) )?(?:\w+ )?(?:commission|compensation|share|money)"
    r"|independently (?:selected|chosen|reviewed) by)\b"
)
"""What a shop's confession says."""

BIOGRAPHY = re.compile(
    r"\b(?:is|was|has been|works as|covers|writes|joined)\b.{0,80}"
    r"\b(?:writer|reporter|editor|correspondent|journalist|columnist|freelancer?|contributor|author|analyst|producer"
    r"|critic|fellow|professor|covers?|covering|writes?|staff|news)\b"
)
"""What a line says that presents an author."""

ADDRESSED = re.compile(r"\b(?:you|your|our|us|we)\b")
"""Words that speak to readers, or for the page."""


def cues(words: str) -> int:
    """How many different cues of an appeal a norm holds.

    A line is an appeal when several of them meet, or one in a short line outside the story.
    """
    return sum(1 for cue in _EACH_CUE if cue.search(words)) if _ANY_CUE.search(words) else 0
