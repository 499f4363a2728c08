"""How lines open that stand at the head or the end of furniture, looked for at the start of a line as
`line_measures.norm` makes it.
"""

from reader.model.lexicon.agencies import NEWS_AGENCY
from reader.model.lexicon.text_patterns import PatternTable, TextPattern

CREDIT = PatternTable(
    "start",
    (
        TextPattern(
            "made by",
            r"(?:additional |with )?(?:reporting|writing|editing|photography|illustrations?|graphics?"
            r"|video) (?:and \w+ )?by\b"
            r"|(?:additional |with )?(?:edited|written|translated|compiled|produced) (?:and \w+ )?by\b"
            r"|(?:additional )?reporting (?:from|contributed)|\w+(?: \w+){0,18} contributed (?:to (?:this"
            r"|the (?:report|reporting|story|article|piece|post))\b|reporting)"
            rf"|(?:the )?{NEWS_AGENCY.lower()} (?:contributed|writers?)",
            "who made the story",
            yes=(
                "reporting by lena aro",
                "additional editing and checking by timo vask",
                "lena aro contributed to this",
                "by lena aro skarholm nordwire writer timo vask in utvik contributed to this report",
            ),
            no=("reporting boats", "written rules", "years of rust contributed to the fall of the crane"),
        ),
        TextPattern(
            "published before",
            r"(?:original|originally) (?:written|published|appeared|reported)\b"
            r"|this \w+ (?:(?:was|has been|is|first|originally) )+(?:published|appeared|produced)\b"
            r"|this \w+ first appeared\b|the (?:post|article) .* appeared first on\b",
            "where the text came from",
            yes=("originally published by nordwire", "this story was first published in 2031"),
            no=("this story was told twice",),
        ),
        TextPattern(
            "changed",
            r"this (?:article|story|post|piece|column|report|version) (?:was|has been|is) (?:updated|written"
            r"|corrected|adapted(?! from)"
            r"|\w*published|syndicated)\b|clarification\b|corrections?$|editor s note\b",
            "what was changed in it",
            yes=("this article has been updated", "correction", "editor s note"),
            no=("this article has been read", "correction of the tide", "this article was adapted from its source"),
        ),
        TextPattern(
            "rights and terms",
            r"copyright (?:\d{4}|c|by|the)\b|all rights reserved|by clicking\b"
            r"|by (?:signing|subscribing|submitting|entering)\b|(?:disclaimer|disclosure)s?$|advertiser disclosure",
            "whose it is, and the label over what a page disclaims; what a writer discloses is for the reader",
            yes=("copyright 2031 nordwire", "by clicking you agree", "disclosure"),
            no=("copyright law", "by boat", "disclosure the author owns shares in the ferry"),
        ),
    ),
)
"""How a line opens that names makers, rights or the history of the text."""

SECTION = PatternTable(
    "start",
    (
        TextPattern(
            "other stories",
            r"related\b|recommended\b|most (?:read|popular|viewed|watched|shared|recent)\b"
            r"|more (?:from|on|in|about|must|coverage)\b"
            r"|more (?:\w+ )?(?:stories|news|articles|posts|reading|recommendations)\b"
            r"|read (?:more|next|also)\b"
            r"|you (?:may|might) (?:also )?(?:like|enjoy)|trending\b|popular (?:on|now|stories|articles|posts|in)\b"
            r"|latest (?:news|stories|articles|posts|headlines|from|in)\b|top (?:stories|news|headlines)\b"
            r"|editors? (?:s )?picks?\b|deep dive$|what to read next|don t miss|in case you missed|also (?:read|in|on)"
            r"|keep reading|explore more|watch (?:next|more)",
            "a list of other stories follows",
            yes=("most read", "more from the islands", "more helpful articles by vask", "editor s picks", "don t miss"),
            no=("most bakers", "more than bread", "popular demand"),
        ),
        TextPattern(
            "calls",
            r"newsletters?\b|sign up\b|subscribe\b|stay (?:connected|on the|in the|up to)|get the (?:latest"
            r"|\w+ )?newsletter"
            r"|share (?:this|article)|follow us|dear readers?$|support (?:our|the|us|independent)\b|help us"
            r"|a message from"
            r"|like what you re reading|(?:want to )?(?:republish|reprint) (?:this|our|the|an?)\b"
            r"|republication guidelines",
            "a call to the reader follows",
            yes=("newsletter", "support our work", "follow us", "republish this story", "want to republish a story"),
            no=("stay at home", "help is on the way", "republished after a century"),
        ),
        TextPattern(
            "comments",
            r"comments?\b|join the (?:conversation|discussion)",
            "what readers say follows; what papers call their discussion is told in them",
            yes=("comments", "join the discussion"),
            no=("discussion",),
        ),
        TextPattern(
            "about",
            r"about the authors?\b|about (?:us|me)$|who we are$|our (?:services|products|locations|offices)$"
            r"|tags?$|topics?$"
            r"|(?:photo|video|editorial|image|art) credits?|story source|journal reference|cite this",
            "what is said of the author, the page or the text follows",
            yes=("about the author", "our services", "tags", "photo credits"),
            no=("about the strike", "our services to the islands", "tags on sacks"),
        ),
        TextPattern(
            "advertising",
            r"sponsored\b|partner (?:content|news)|from our partners|compare top\b|(?:other )?\w+ guides$",
            "what somebody paid for follows",
            yes=("sponsored", "travel guides"),
            no=("partner of the baker",),
        ),
        TextPattern(
            "other languages",
            r"mehr zum thema|meistgelesen|das könnte sie|à lire aussi|sur le même sujet|les plus lus|más leídas"
            r"|lo más (?:leído|visto)|te puede interesar|mais lidas|leia mais|più letti|potrebbe interessarti"
            r"|самое читаемое|читайте также|주요뉴스|関連記事|おすすめ記事",
            "the same in other languages",
            yes=("meistgelesen", "à lire aussi", "самое читаемое"),
            no=("mehr brot",),
        ),
    ),
)
"""How a heading opens that stands over furniture."""

TAIL = PatternTable(
    "start",
    (
        TextPattern(
            "calls",
            r"a message from\b|dear readers?$|sign up (?:for|to)\b|subscribe (?:to|now|today)\b"
            r"|support (?:the|our|us|independent)\b|get the (?:\w+ ){0,3}newsletter|share this|newsletters?$",
            "only calls follow",
            yes=("sign up for the evening mail", "support our work", "a message from the editor"),
            no=("signs of spring", "support came late"),
        ),
        TextPattern(
            "other stories",
            r"related (?:articles|stories|content|topics|posts|news)?$|most (?:read|popular|viewed)\b|read more$"
            r"|recommended$"
            r"|more (?:from|stories)\b|trending\b|you may also\b|top stories$|latest (?:news|stories)$|tags?$",
            "only other stories follow",
            yes=("related stories", "more from skarholm", "trending now"),
            no=("related by blood", "most of the bread", "read more of it"),
        ),
        TextPattern(
            "comments",
            r"comments?$|join the (?:conversation|discussion)|about the authors?$",
            "only readers' words, or words about the author, follow",
            yes=("comments", "about the author"),
            no=("comments on the strike",),
        ),
    ),
)
"""How a short line opens after which nothing of the story follows."""

PORTRAIT = PatternTable(
    "anywhere",
    (
        TextPattern(
            "work",
            r"\bis (?:a|an|the|our|one of) (?:\w+ ){0,8}(?:writer|reporter|editor|journalist|columnist|correspondent"
            r"|blogger|contributor|freelancer|author of|author and|strategist|copywriter)\b"
            r"|\b(?:writes|covers|blogs) (?:\w+ ){0,3}(?:about|for|on)\b|\bwork (?:has )?appear(?:s|ed) in\b"
            r"|\bhas (?:written|reported|contributed) (?:for|to)\b",
            "what somebody writes",
            yes=(
                "lena aro is a freelance writer in skarholm",
                "timo vask writes about bread",
                "her work has appeared in",
            ),
            no=("lena aro is a baker", "the writer was asked", "he has written a letter"),
        ),
        TextPattern(
            "career",
            r"\b(?:over|more than|with) (?:\w+ ){1,4}(?:of )?experience\b|\bhas (?:over|more than) \w+ years\b"
            r"|\bco ?founded\b|\bis (?:a|an|the) (?:\w+ ){0,6}(?:director|founder|co founder|ceo|head|expert"
            r"|specialist|coach|engineer|consultant|manager|professor|physician)\b",
            "what somebody has done",
            yes=("she has over 15 years of experience", "is the health director of the harbor post"),
            no=("experience counts", "the director is out"),
        ),
    ),
)
"""What is said of whoever wrote a story, in a line that names somebody the story does not tell of."""
