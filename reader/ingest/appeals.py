"""What lines of page furniture say: cues found anywhere in a norm (see `words.norm`).

Ordinary words of stories on charity, cookies or subscriptions are no cue by themselves.
"""

import re

CUES = tuple(
    re.compile(cue)
    for cue in (
        r"\bnewsletters?\b",
        r"\b(?:your|in) (?:inbox|mailbox)\b|\binbox daily\b|delivered (?:straight |right |directly )?to you",
        r"\bsign(?:ing)? up\b",
        r"\bsubscrib\w+ (?:to|now|today|for)\b|\bsubscribers agree\b|"
        r"\bbecome a (?:subscriber|member|supporter|patron)\b",
        r"\bdonat(?:e|ing)\b(?! to the)|\bmake a (?:donation|contribution|gift)\b|"
        r"\b(?:tax deductible|every contribution)\b",
        r"\byour (?:support|donation|contribution|gift|generosity)\b|\bwith your help\b|\bwe need your help\b|"
        r"\bneeds your support\b",
        r"\bsupport(?:ing)? (?:us|our (?:work|journalism|newsroom|reporting|mission))\b|"
        r"\bplease (?:support|consider|subscribe|donate)\b",
        r"\b(?:monthly|annual|one time) (?:contribution|donation|gift|subscription)\b|\bsupport us monthly\b",
        r"\bprivacy (?:policy|notice)\b|\bterms (?:of (?:use|service)|and conditions)\b",
        r"\bfollow (?:us|our)\b|\bour (?:app|podcast|facebook|telegram|whatsapp|youtube|social)\b",
        r"\b(?:independent|fearless|open|quality) journalism\b|"
        r"\bour (?:journalism|work|journalists|newsroom|reporting)\b",
        r"\bstanding with us\b|\bdear readers?\b|\bunsubscribe\b|\bour terms\b|\bfree trial\b|"
        r"\bspecial offers\b",
        r"\bclick (?:here|below|the link)\b|"
        r"\bdelivered (?:straight |right |directly |free )?(?:to|through) your\b",
        r"\bour (?:community|forums?|readers|partners|sponsors)\b|\bpersonali[sz]ed ads?\b|"
        r"\bcookies?\b.*\b(?:accept|consent|settings)\b",
    )
)
"""Cues of an appeal; a line is one when several of them meet, or one in a short line outside the story."""

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
