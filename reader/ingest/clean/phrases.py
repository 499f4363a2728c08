"""What lines of page furniture say: patterns found anywhere in a norm (see `line_measures.norm`).

Ordinary words of stories on charity, cookies or subscriptions are no cue by themselves.
"""

import re

from reader.model.lexicon.text_patterns import PatternTable, TextPattern

CUES = PatternTable(
    "anywhere",
    (
        TextPattern(
            "newsletter",
            r"\bnewsletters?\b",
            "what the page would send",
            yes=("our morning newsletter",),
            no=("a news letterbox",),
        ),
        TextPattern(
            "inbox",
            r"\b(?:your|in) (?:inbox|mailbox)\b|\binbox daily\b|\bdelivered (?:straight |right |directly )?to you",
            "where it would send it",
            yes=("straight to your inbox", "delivered to you"),
            no=("the inbox of the minister", "delivered to the island"),
        ),
        TextPattern("sign up", r"\bsign(?:ing)? up\b", "a call", yes=("sign up here",), no=("a sign upon the pier",)),
        TextPattern(
            "subscribe",
            r"\bsubscrib\w+ (?:to|now|today|for)\b|\bsubscribers agree\b|\bbecome a (?:subscriber|member|supporter"
            r"|patron)\b",
            "a call",
            yes=("subscribe today", "become a member"),
            no=("the subscribers left", "become a baker"),
        ),
        TextPattern(
            "donate",
            r"\bdonat(?:e|ing)\b(?! to the)|\bmake a (?:donation|contribution|gift)\b"
            r"|\b(?:tax deductible|every contribution)\b",
            "a call; giving to somebody else is told of in stories",
            yes=("please donate", "gifts are tax deductible"),
            no=("asked to donate to the school", "the donation"),
        ),
        TextPattern(
            "your help",
            r"\byour (?:support|donation|contribution|gift|generosity)\b|\bwith your help\b|\bwe need your help\b"
            r"|\bneeds your support\b",
            "what readers are to give",
            yes=("your support keeps us going",),
            no=("their support", "with help from you"),
        ),
        TextPattern(
            "support us",
            r"\bsupport(?:ing)? (?:us|our (?:work|journalism|newsroom|reporting|mission))\b"
            r"|\bplease (?:support|consider|subscribe|donate)\b",
            "who is to get it",
            yes=("support our work", "please consider"),
            no=("support our troops",),
        ),
        TextPattern(
            "how often",
            r"\b(?:monthly|annual|one time) (?:contribution|donation|gift|subscription)\b|\bsupport us monthly\b",
            "how often readers are to pay",
            yes=("a one time gift",),
            no=("a monthly meeting",),
        ),
        TextPattern(
            "terms",
            r"\bprivacy (?:policy|notice)\b|\bterms (?:of (?:use|service)|and conditions)\b",
            "rules of a page",
            yes=("our privacy policy", "the terms of service"),
            no=("privacy law", "the terms of the truce"),
        ),
        TextPattern(
            "follow us",
            r"\bfollow (?:us|our)\b|\bour (?:app|podcast|facebook|telegram|whatsapp|youtube|social)\b",
            "other places of the publisher",
            yes=("follow us there", "get our app"),
            no=("follow them", "our approach"),
        ),
        TextPattern(
            "journalism",
            r"\b(?:independent|fearless|open|quality) journalism\b|\bour (?:journalism|work|journalists|newsroom"
            r"|reporting)\b",
            "what the publisher says of itself",
            yes=("independent journalism costs money", "our newsroom"),
            no=("the journalism prize", "their newsroom"),
        ),
        TextPattern(
            "readers",
            r"\bstanding with us\b|\bdear readers?\b|\bunsubscribe\b|\bour terms\b|\bfree trial\b|\bspecial offers\b",
            "it speaks to readers as customers",
            yes=("dear reader", "unsubscribe at any time", "a free trial"),
            no=("the trial was free to attend", "readers wrote"),
        ),
        TextPattern(
            "click",
            r"\bclick (?:here|below|the link)\b|\bdelivered (?:straight |right |directly |free )?(?:to|through) your\b",
            "what to press",
            yes=("click here",),
            no=("the click of a lock",),
        ),
        TextPattern(
            "community",
            r"\bour (?:community|forums?|readers|partners|sponsors)\b|\bpersonali[sz]ed ads?\b"
            r"|\bcookies?\b.*\b(?:accept|consent|settings)\b",
            "whom the page works with, and what it stores",
            yes=("join our community", "to use cookies we need your consent"),
            no=("the fishing community", "cookies on the shelf"),
        ),
    ),
)
"""Cues of an appeal. A line is one when several of them meet, or one in a short line outside the story."""

RIGHTS = PatternTable(
    "anywhere",
    (
        TextPattern(
            "rights",
            r"\b(?:non commercial use only|subscriber agreement|all rights reserved"
            r"|may not be (?:published|broadcast|reproduced|reprinted|redistributed|republished)"
            r"|not to be (?:redistributed|reproduced|copied)"
            r"|(?:reproduction|republication|redistribution) (?:without|is prohibited))\b",
            "who may copy the text",
            yes=("all rights reserved", "may not be reproduced"),
            no=("rights were reserved for islanders",),
        ),
        TextPattern(
            "rights in other languages",
            r"\b(?:無断転載|무단전재|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados)\b",
            "the same in Japanese, Korean, German, French, Spanish",
            yes=("alle rechte vorbehalten",),
            no=("alle rechte der insel",),
        ),
    ),
)
"""What a line says about who may copy the text."""

DISCLAIMER = PatternTable(
    "anywhere",
    (
        TextPattern(
            "no opinion of ours",
            r"\b(?:do(?:es)? not (?:necessarily )?(?:represent|reflect)|(?:are|is) not necessarily(?: those of)?)"
            r" (?:the )?(?:official )?(?:views?|opinions?|positions?|those) of\b|\bprimary \w+ mission is to\b",
            "what the publisher stands for, or does not",
            yes=(
                "does not necessarily reflect the views of the harbor post",
                "the harbor post s primary local mission is to",
            ),
            no=("the views of the islanders", "their mission is to"),
        ),
        TextPattern(
            "transcript",
            r"\btranscripts? (?:\w+ )?(?:may|might) (?:vary|be revised|contain errors|not be)\b",
            "that a transcript may be wrong",
            yes=("accuracy of our transcripts may vary", "this transcript may contain errors"),
            no=("the transcript may be read in full",),
        ),
    ),
)
"""What a publisher says below a story so that nobody can hold the text against it."""

AFFILIATE = PatternTable(
    "anywhere",
    (
        TextPattern(
            "affiliate",
            r"\b(?:affiliate (?:links?|partnerships?|commissions?|program)|commission (?:on|from) (?:purchases|sales"
            r"|items)"
            r"|(?:may|we) (?:earn|receive|get|collect|make) (?:(?:a|an|some) )?(?:\w+ )?"
            r"(?:commissions?|compensation|share|money)"
            r"|(?:earns?|earning|receives?) (?:us )?(?:an? )?(?:\w+ )?commissions? (?:from|when|if|on|for|through)"
            r"|(?:links|purchases) (?:\w+ ){0,6}(?:may )?earn us\b|our links (?:may )?earn"
            r"|earn (?:\w+ )?(?:from|on|through) qualifying purchases"
            r"|(?:selected|chosen|reviewed|picked) independently by (?:our|the)"
            r"|independently (?:selected|chosen|reviewed) by)\b",
            "a page says that it earns by what readers buy",
            yes=(
                "we may earn a commission",
                "affiliate links",
                "chosen independently by our testers",
                "buying by these links may earn us a fee",
                "the post earns commissions from shops named here",
            ),
            no=("the affiliate of the union", "fishers earn money"),
        ),
    ),
)
"""What a shop's disclosure says."""

BIOGRAPHY = PatternTable(
    "anywhere",
    (
        TextPattern(
            "author",
            r"\b(?:is|was|has been|works as|covers|writes|joined)\b.{0,80}"
            r"\b(?:writer|reporter|editor|correspondent|journalist|columnist|freelancer?|contributor|author|analyst"
            r"|producer|critic|fellow|professor|covers?|covering|writes?|staff|news)\b",
            "what the author does",
            yes=("lena aro is a reporter in skarholm", "timo vask covers harbors and writes"),
            no=("lena aro sailed home",),
        ),
    ),
)
"""What a line says that presents an author; only asked of lines that begin with the author's name."""

ADDRESSED = re.compile(r"\b(?:you|your|our|us|we)\b")
"""Words that speak to readers, or for the page."""
