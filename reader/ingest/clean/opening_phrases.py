"""How lines of page furniture open: calls, pointers and walls, looked for at the start of a line as
`line_measures.norm` makes it.

A line is only compared with these after its length and place were looked at. What heads or closes a page stands in
`closing_phrases`.
"""

from reader.model.lexicon.text_patterns import PatternTable, TextPattern

CROSS_REFERENCE = PatternTable(
    "start",
    (
        TextPattern(
            "read",
            r"read(?: it)? (?:more|also|next|now|the full|the original|on)\b"
            r"|(?:(?:you )?(?:can|may|should) )?also read\b|must read\b|further reading\b",
            "it sends the reader to another text",
            yes=("read more the strike of the bakers", "also read", "can also read bread by boat", "must read"),
            no=("read one of the letters aloud", "you can also bake at night"),
        ),
        TextPattern(
            "more",
            r"more (?:on this|from|about|must reads|coverage)\b|for more (?:on|information|news|stories|from|about"
            r"|details)\b"
            r"|learn more (?:about|how)\b|explore more\b|check out (?:our|more|the full)\b|get the full\b",
            "it offers more of the same",
            yes=("more from skarholm", "for more information", "learn more about ferries"),
            no=("more than one baker",),
        ),
        TextPattern(
            "see",
            r"see (?:also|more)\b|also on\b|now (?:see|watch|read)\b|click (?:here|to|on)\b|tap here\b",
            "it points to another place",
            yes=("see also the islands", "click here", "now read this"),
            no=("see you on utvik", "clicking sounds"),
        ),
        TextPattern(
            "watch and listen",
            r"watch (?:now|live|more|the video|this)\b|must watch\b|listen (?:now|to the|to this|here|back|live)\b"
            r"|listen to .{1,60}\b(?:live (?:at|on)|listen back|podcasts?|spotify)\b",
            "it points to a film or a recording",
            yes=("watch the video of the landing", "listen now", "listen to tide talk live at noon on weekdays"),
            no=("watch out for ice", "listen he said", "listen to those who live by the sea"),
        ),
        TextPattern(
            "related",
            r"related (?:articles?|stor(?:y|ies)|content|reading|posts?|links?|news|coverage|topics?|videos?)?\b"
            r"|recommended\b"
            r"|you (?:may|might|ll) (?:also )?(?:like|enjoy|be interested)|you may also\b|don t miss\b",
            "it names another story as one for this reader",
            yes=("related stories ferries", "recommended", "you might also like"),
            no=("relatives waited on the pier", "you may enter"),
        ),
        TextPattern(
            "other languages",
            r"lesen sie (?:auch|mehr|hier)|mehr zum thema|lire aussi|à lire|voir aussi|sur le même sujet|lea también"
            r"|le puede interesar|te puede interesar|leia (?:também|mais)|veja também|leggi anche|читайте также"
            r"|lees ook"
            r"|läs (?:också|mer)|czytaj (?:też|także|więcej)|関連記事|관련기사",
            "the same in other languages",
            yes=("lesen sie auch der streik", "lire aussi les îles", "читайте также"),
            no=("lesen sie laut", "à table"),
        ),
    ),
)
"""How a line opens that sends the reader to another page."""

NEWSLETTER = PatternTable(
    "start",
    (
        TextPattern(
            "sign up",
            r"sign up\b|subscribe (?:to|now|today|for|here)\b|create (?:an|your|a free) account\b|enter your email"
            r"|join (?:our|the) .*\b(?:newsletter|mailing|community|forums?|members?)\b",
            "a call to become a reader by name",
            yes=("sign up for the evening mail", "subscribe now", "join our mailing list"),
            no=("subscribers left", "join the crew"),
        ),
        TextPattern(
            "get",
            r"get (?:\w+ ){1,8}(?:newsletter|inbox|app|updates|alerts|subscription|on the go)\b"
            r"|get (?:the|unlimited|full) (?:latest|access)\b|download (?:our|the) .*\bapp\b|never miss\b"
            r"|get (?:\w+ ){0,4}free (?:\w+ ){0,4}(?:guide|checklist|template|e ?book)\b",
            "what would be sent",
            yes=(
                "get the best of skarholm in your inbox",
                "get unlimited access",
                "never miss a story",
                "get the harbor post s free little guide to knots",
            ),
            no=("get the bread to the islands", "get free bread on the way to the islands"),
        ),
        TextPattern(
            "question",
            r"(?:want|looking for) (?:more|the latest|weekly|daily)\b.*\b(?:sign up|newsletter|subscribe)\b"
            r"|stay (?:connected|informed|up to date|on top|on the cutting)\b"
            r"(?=$|.*\b(?:us|our|newsletter|inbox|e ?mail|alerts|subscri\w+|follow|app)\b)",
            "whom it would suit",
            yes=("want more ferry news sign up here", "stay informed", "stay on top with our app"),
            no=("want more bread", "stay on the island", "stay informed ask the harbor office before you sail"),
        ),
        TextPattern(
            "other languages",
            r"melden sie sich|abonnieren sie|abonnez vous|inscrivez vous|suscríbete|suscríbase|regístrate|assine\b"
            r"|inscreva se|iscriviti|подпишитесь|подписывайтесь",
            "the same in other languages",
            yes=("abonnieren sie uns", "suscríbete"),
            no=("melden wird sich niemand",),
        ),
    ),
)
"""How a line opens that offers a newsletter, an app or a subscription."""

FOLLOW = PatternTable(
    "start",
    (
        TextPattern(
            "follow",
            r"follow (?:us|me|him|her|them|our|all our|the|\w+(?: \w+){0,3} on)\b|(?:like|find|join) us on\b"
            r"|connect with us",
            "where the publisher or author is to be followed",
            yes=("follow us", "follow lena aro on every network", "find us on the radio"),
            no=("following the strike", "join us"),
        ),
        TextPattern(
            "write",
            r"contact (?:us|me|the|\w+ \w+ at)\b|email (?:us|me|the (?:author|reporter|writer)|\w+(?: \w+)? at)\b"
            r"|write to (?:us|\w+ \w+ at)\b|reach (?:the reporters?|\w+(?: \w+){0,2} (?:at|on|by))\b"
            r"|\w+(?: \w+){0,2} (?:may|can) be reached (?:at|on|by|via)\b",
            "where to write to",
            yes=("contact us", "email lena at", "reach the reporter", "lena aro can be reached at"),
            no=("contacts between the crews", "reach the shore", "the hut can be reached in an hour"),
        ),
        TextPattern(
            "tip",
            r"(?:have|got) a (?:news )?tip\b|send (?:us )?(?:your )?(?:tips|news tips|feedback|comments)\b"
            r"|if you have a (?:news )?tip|do you have (?:a tip|information|any)\b.*\b(?:contact|email|tip|tips)\b",
            "a call for what readers know",
            yes=("have a news tip", "send us your feedback"),
            no=("have a nice day", "send us bread"),
        ),
        TextPattern(
            "say",
            r"let us know\b|tell us\b|what do you think\b|join the conversation|have your say",
            "a call for what readers think",
            yes=("tell us below", "what do you think", "have your say"),
            no=("tell them", "what do they think"),
        ),
    ),
)
"""How a line opens that asks readers to write or to follow."""

SHARE = PatternTable(
    "start",
    (
        TextPattern(
            "liked it",
            r"(?:did you )?(?:enjoy(?:ed)?|liked?|loved?) (?:reading )?(?:this|our|what you)\b",
            "it asks whether the reader liked the story",
            yes=("did you enjoy this story", "like what you see"),
            no=("liked by all", "love of bread"),
        ),
        TextPattern(
            "pass it on",
            r"(?:read or )?share (?:this|it)\b(?! of)|pass (?:it|this) on\b|spread the word\b|tell (?:a friend"
            r"|your friends)\b",
            "it asks to hand the story on",
            yes=("share this with a friend", "spread the word"),
            no=("share it of course", "pass the bread"),
        ),
    ),
)
"""How a line opens that asks to hand the story on."""

WALL = PatternTable(
    "start",
    (
        TextPattern(
            "for subscribers",
            r"this (?:story|article|content|page|post) is (?:only |exclusively |available |reserved )*for (?:subscr"
            r"|memb)"
            r"|already (?:a |an )?(?:subscribers?|members?|registered|have (?:an account|a subscription))\b",
            "who may read on",
            yes=("this story is only for subscribers", "already a member"),
            no=("this story is for children", "already a ruin"),
        ),
        TextPattern(
            "stories left",
            r"you (?:have|ve) (?:only )?(?:\d+|no|one|two|three|four) (?:more )?(?:free )?(?:stories"
            r"|articles) (?:left|remain)"
            r"|you (?:have |ve )?(?:reached|read|used) (?:your|all your|the) (?:\w+ ){0,4}(?:limit|free (?:articles"
            r"|stories))",
            "how much may still be read",
            yes=("you have 2 free articles left", "you ve reached your monthly limit"),
            no=("you have two ships left",),
        ),
    ),
)
"""How a line opens that stands before the part of a story one pays for."""
