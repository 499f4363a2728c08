"""Shapes of lines and of containers that rules ask for by name; the words of a line are read as they are written."""

from reader.model.lexicon.text_patterns import PatternTable, TextPattern

PLACES = PatternTable(
    "anywhere",
    (
        TextPattern(
            "comments",
            r"(?:^|[\s_-])comments?(?:[\s_-]|$)|disqus",
            "readers' comments, by the class of their container",
            yes=("comments", "post-comments wide", "disqus_thread"),
            no=("commentary", "story-body"),
        ),
        TextPattern(
            "newsletter",
            r"newsletter",
            "a form that offers a newsletter",
            yes=("newsletter-box", "c-newsletter"),
            no=("news-letterhead",),
        ),
        TextPattern(
            "author",
            r"author[_-]+(?:bio|info|box|card)|about[_-]+(?:the[_-]+)?author",
            "a portrait of the author",
            yes=("author-bio", "about-the-author"),
            no=("author", "authority-box"),
        ),
        TextPattern(
            "related",
            r"related[_-]*(?:articles?|posts?|stor(?:y|ies)|content|links?|news|releases?|summar(?:y|ies))|recirc"
            r"|most-?read|card(?:base)?[_-]+(?:description|excerpt|summary)",
            "lists of other stories",
            yes=("related-posts", "relatedstories", "most-read", "textcard-description", "display-card-excerpt"),
            no=("related", "unrelated-matter", "card-body", "postcard description"),
        ),
    ),
)
"""Classes and ids (in small letters) of containers of furniture, named by the reason a reader is told."""

PURPOSES = PatternTable(
    "anywhere",
    (
        TextPattern(
            "newsletter",
            r"newsletter|inbox|mailbox|sign(?:ing)? up|subscri|stay (?:connected|on|in|up)",
            "it offers to send something",
            yes=("sign up for the evening mail", "stay in the know"),
            no=("stayed up all night",),
        ),
        TextPattern(
            "appeal",
            r"support|donat|message from|dear readers|contribut|journalism|help",
            "it asks for money or help",
            yes=("a message from the editor", "donate now"),
            no=("top stories",),
        ),
        TextPattern(
            "comments",
            r"comment|conversation|discussion",
            "readers talk there",
            yes=("join the conversation",),
            no=("what readers say",),
        ),
        TextPattern(
            "credit",
            r"credit|source|reference|cite",
            "it names makers or sources",
            yes=("photo credits", "story source"),
            no=("photo of the day",),
        ),
        TextPattern(
            "author",
            r"about the author|about us|about me|who we are",
            "it presents who wrote",
            yes=("about the authors",),
            no=("about town",),
        ),
        TextPattern(
            "terms",
            r"privacy|terms|cookies",
            "it states rules of use",
            yes=("privacy policy",),
            no=("the policy",),
        ),
        TextPattern(
            "contact",
            r"follow|share|app\b|podcast",
            "it sends readers to other places of the publisher",
            yes=("follow us", "get the app"),
            no=("apply here",),
        ),
    ),
)
"""Why a line of furniture stands there, in the order in which they are asked; the names are what a reader is told."""

SCRIPT = PatternTable(
    "anywhere",
    (
        TextPattern(
            "style or markup",
            r"[\"'\w]+\s*:\s*[^{}]*;\s*\}|<\w+ [a-z-]+=[\"']",
            "a style sheet or tags that were left in the page",
            yes=(".box { color: red; }", '<div class="x">'),
            no=("a < b and b > c, where b = 2",),
        ),
        TextPattern(
            "marks of a page builder",
            r"^(?:\[/?[a-z]+(?:_[a-z]+)+(?: [^\]]*)?\]\s*)+$|^(?:\[/[a-z]+\]\s*)+$"
            r"|^\[[a-z]+ [a-z]+=[^\]]*\][^\[\]]*\[/[a-z]+\]$",
            "shortcodes that nobody has turned into a page",
            yes=("[/vc_text][/vc_row]", "[button link=”/a”] Send us bread[/button]", "[vc_row full=”yes”]"),
            no=("[Purpose]", "[1] Annals of the lighthouse", "[Nordwire]"),
        ),
    ),
)

COUNTER = PatternTable(
    "whole",
    (
        TextPattern(
            "counter",
            r"\d+(?: \d{3})* (?:videos?|photos?|images?|pictures?|comments?|shares?|views?|likes?|replies)",
            "how many of something a page has, on a line of its own",
            yes=("12 comments", "1 204 views"),
            no=("12 comments were read aloud", "12 ships"),
        ),
    ),
)

HANDLE = PatternTable(
    "anywhere",
    (
        TextPattern(
            "address or handle",
            r"\S@\S+\.\w{2,}|(?:^|\s)@\w{3,}|(?<!pic\.)\b(?:twitter|x|facebook|instagram)\.com/\w",
            "where somebody can be written to or followed",
            yes=("lena@harbour.example", "on @lenaaro", "twitter.com/lenaaro"),
            no=("two loaves @ 3 crowns", "pic.twitter.com/abc"),
        ),
    ),
)

SYNDICATED = PatternTable(
    "whole",
    (
        TextPattern(
            "first appeared on",
            r"(?:the|this) (?:post|article|entry|story) .{1,300} (?:first )?appeared (?:first )?(?:on|in|at) .{1,100}",
            "what programs write below the last line of what they syndicate",
            yes=("the post bread by boat appeared first on harbour post",),
            no=("the post appeared on the hill",),
        ),
    ),
)

MAKERS = PatternTable(
    "start",
    (
        TextPattern(
            "maker behind a colon",
            r"\W?(?:Contributing|Contributors?|Reporting|Editing|Writing|Translation|Production)\s?[:：]\s*[A-Z]",
            "who made the story",
            yes=("Editing: Timo Vask", "(Reporting: Lena Aro)"),
            no=("Editing: what it takes", "Reporting by boat"),
        ),
    ),
)

ANNEX = PatternTable(
    "whole",
    (
        TextPattern(
            "notes and sources",
            r"(?:foot ?notes?|end ?notes?|notes?|references?|sources?|bibliography|works cited|citations?|glossary"
            r"|appendix|credits?)(?: \W)?",
            "a part of the story that has a container of its own",
            yes=("footnotes", "works cited"),
            no=("notes on a strike",),
        ),
        TextPattern(
            "questions and answers",
            r"(?:.{1,60} )?faqs?|frequently asked questions.{0,60}",
            "questions a story answers at its end",
            yes=("ferry faq", "frequently asked questions"),
            no=("questions in parliament",),
        ),
        TextPattern(
            "ending",
            r"conclusions?|summary|1",
            "the story's last part, or the mark of its first footnote",
            yes=("conclusion", "1"),
            no=("conclusion of the talks", "2"),
        ),
    ),
)

NUMBERED = PatternTable(
    "start",
    (
        TextPattern(
            "counted",
            r"(?:#\s?|(?:[Ss]tep|[Pp]art|No\.?|Nr\.?) )?\d{1,3}(?:[.):]|\s[–—-])\s",
            "a heading that counts the parts of a story",
            yes=("1. Bring a candle", "#3: The foghorn", "Step 2: Climb", "4) Rope", "7 – The lamp"),
            no=("1,200 climbed the hill", "2014 was dark", "#harbor", "3.5 miles"),
        ),
    ),
)
"""How a heading begins that counts the parts of a story."""

REFERENCE = PatternTable(
    "start",
    (
        TextPattern(
            "source",
            r"\[\d{1,3}\]\s",
            "a numbered source of the story",
            yes=("[1] Annals of the lighthouse",),
            no=("[sic] the lamp", "[2014]"),
        ),
        TextPattern(
            "address",
            r"https?://\S+$",
            "an address in full: what the text speaks of, and no pointer",
            yes=("https://lamps.example/annals",),
            no=("https://lamps.example the annals",),
        ),
    ),
)
"""How a line begins that leads elsewhere because the story quotes it."""

OFFER = PatternTable(
    "anywhere",
    (
        TextPattern(
            "price",
            r"[$£€¥₹]\s?\d|\d\s?(?:[€£]|kr\b|zł\b|USD\b|EUR\b|GBP\b)",
            "what a thing costs that the story is about, with the way to where it is sold",
            yes=("now $89.99 at the harbor shop", "ab 12 € bei Vask"),
            no=("12 stories about bread", "the euro falls"),
        ),
    ),
)
"""What a line says that leads to a shop and is part of a story on what to buy."""
