"""How lines of page furniture open: one pattern a line, matched at the start of a norm (see `words.norm`).

A line is only compared with these after its length and place were looked at.
"""

import re


def _any_of(patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{line.strip()})" for line in patterns.splitlines() if line.strip()))


CROSS_REFERENCE = _any_of(r"""
    read(?: it)? (?:more|also|next|now|the full|the original|on)\b|also read\b
    more (?:on this|from|about|must reads|coverage)\b|see also\b|see more\b
    related (?:articles?|stor(?:y|ies)|content|reading|posts?|links?|news|coverage|topics?|videos?)?\b
    recommended\b|don t miss\b|must read\b|must watch\b
    you (?:may|might|ll) (?:also )?(?:like|enjoy|be interested)|you may also\b|further reading\b|also on\b
    click (?:here|to|on)\b|tap here\b|watch (?:now|live|more|the video|this)\b|watch the video\b
    listen (?:now|to the|to this|here)\b|explore more\b|check out (?:our|more|the full)\b
    for more (?:on|information|news|stories|from|about|details)\b|get the full\b|now (?:see|watch|read)\b
    learn more (?:about|how)\b|lesen sie (?:auch|mehr|hier)
    mehr zum thema|lire aussi|à lire|voir aussi|sur le même sujet|lea también|le puede interesar
    te puede interesar|leia (?:também|mais)|veja também|leggi anche|читайте также
    lees ook|läs (?:också|mer)
    czytaj (?:też|także|więcej)|関連記事|관련기사
""")
"""How a line opens that sends the reader to another page."""

NEWSLETTER = _any_of(r"""
    sign up\b|subscribe (?:to|now|today|for|here)\b
    get (?:\w+ ){1,8}(?:newsletter|inbox|app|updates|alerts|subscription|on the go)\b
    get (?:the|unlimited|full) (?:latest|access)\b
    (?:want|looking for) (?:more|the latest|weekly|daily)\b.*\b(?:sign up|newsletter|subscribe)\b
    join (?:our|the) .*\b(?:newsletter|mailing|community|forums?|members?)\b
    stay (?:connected|informed|up to date|on top|on the cutting)\b|never miss\b|download (?:our|the) .*\bapp\b
    create (?:an|your|a free) account\b|enter your email|you re reading (?:the|our)\b
    this article (?:is|was) (?:part of|from) .*newsletter|melden sie sich|abonnieren sie|abonnez vous
    inscrivez vous|suscríbete|suscríbase|regístrate|assine\b|inscreva se|iscriviti|подпишитесь|подписывайтесь
""")
"""How a line opens that offers a newsletter, an app or a subscription."""

FOLLOW = _any_of(r"""
    follow (?:us|me|him|her|them|our|all our|the|\w+(?: \w+){0,3} on)\b|like us on\b|find us on\b|join us on\b
    connect with us|contact (?:us|me|the|\w+ \w+ at)\b
    email (?:us|me|the (?:author|reporter|writer)|\w+(?: \w+)? at)\b|write to (?:us|\w+ \w+ at)\b
    reach (?:the reporters?|\w+(?: \w+){0,2} (?:at|on|by))\b|have a (?:news )?tip\b|got a (?:news )?tip\b
    send (?:us )?(?:your )?(?:tips|news tips|feedback|comments)\b|if you have a (?:news )?tip
    do you have (?:a tip|information|any)\b.*\b(?:contact|email|tip|tips)\b|let us know\b|tell us\b
    what do you think\b|join the conversation|have your say
""")
"""How a line opens that asks readers to write or to follow."""

SHARE = _any_of(r"""
    (?:did you )?(?:enjoy(?:ed)?|liked?|loved?) (?:reading )?(?:this|our|what you)\b
    (?:read or )?share (?:this|it)\b(?! of)|pass (?:it|this) on\b|spread the word\b|tell (?:a friend|your friends)\b
""")
"""How a line opens that asks to hand the story on."""

WALL = _any_of(r"""
    this (?:story|article|content|page|post) is (?:only |exclusively |available |reserved )*for (?:subscr|memb)
    already (?:a |an )?(?:subscribers?|members?|registered|have (?:an account|a subscription))\b
    you (?:have|ve) (?:only )?(?:\d+|no|one|two|three|four) (?:more )?(?:free )?(?:stories|articles) (?:left|remain)
    you (?:have |ve )?(?:reached|read|used) (?:your|all your|the) (?:\w+ ){0,4}(?:limit|free (?:articles|stories))
    (?:to )?(?:continue|keep) reading (?:this|with|for)\b
    (?:subscribe|log in|sign in|register) to (?:continue|read|keep|unlock)\b
""")
"""How a line opens that stands before the part of a story one pays for."""

CREDIT = _any_of(r"""
    (?:additional |with )?(?:reporting|writing|editing|photography|illustrations?|graphics?|video) (?:and \w+ )?by\b
    (?:additional |with )?(?:edited|written|translated|compiled|produced) (?:and \w+ )?by\b
    (?:additional )?reporting (?:from|contributed)
    (?:original|originally) (?:written|published|appeared|reported)\b
    this \w+ (?:(?:was|has been|is|first|originally) )+(?:published|appeared|produced)\b|this \w+ first appeared\b
    this (?:article|story|post|piece|column|report|version) (?:was|has been|is) (?:updated|written|corrected)\b
    this (?:article|story|post|piece|column|report|version) (?:was|has been|is) (?:adapted|\w*published|syndicated)\b
    copyright (?:\d{4}|c|by|the)\b|all rights reserved|materials provided by|story source
    journal reference|cite this page
    (?:photo|picture|image|gallery|video|editorial|art|lead image) credits?\b|photographs? (?:by|courtesy)
    the post .* appeared first on\b|the article .* appeared first on\b
    images? courtesy|(?:the )?(?:associated press|ap|afp|reuters) (?:contributed|writers?)
    \w+(?: \w+){0,9} contributed (?:to (?:this|the)|reporting)|clarification\b|corrections?$|editor s note\b
    by clicking\b|by (?:signing|subscribing|submitting|entering)\b|disclaimer\b|disclosure\b
    advertiser disclosure
""")
"""How a line opens that names makers, rights or the history of the text."""

SECTION = _any_of(r"""
    related\b|recommended\b|most (?:read|popular|viewed|watched|shared|recent)\b
    more (?:from|on|in|about|must|stories|news|articles|coverage)\b|read (?:more|next|also)\b
    you (?:may|might) (?:also )?(?:like|enjoy)|trending\b|popular (?:on|now|stories|articles|posts|in)\b
    latest (?:news|stories|articles|posts|headlines|from|in)\b|top (?:stories|news|headlines)\b
    editors? (?:s )?picks?\b|newsletters?\b|sign up\b|subscribe\b|stay (?:connected|on the|in the|up to)
    get the (?:latest|\w+ )?newsletter|comments?\b|join the (?:conversation|discussion)|discussion$
    about the authors?\b|about (?:us|me)$|who we are$|share (?:this|article)|follow us|tags?$|topics?$
    (?:photo|video|editorial|image|art) credits?|story source|journal reference|cite this|deep dive$
    what to read next|sponsored\b|partner (?:content|news)|from our partners|a message from
    dear readers?$|support (?:our|the|us|independent)|help us|don t miss|in case you missed|also (?:read|in|on)
    keep reading|explore more|watch (?:next|more)|like what you re reading|compare top\b|other \w+ guides$
    \w+ guides$|mehr zum thema|meistgelesen|das könnte sie|à lire aussi|sur le même sujet|les plus lus
    más leídas|lo más (?:leído|visto)|te puede interesar|mais lidas|leia mais|più letti|potrebbe interessarti
    самое читаемое|читайте также|주요뉴스|関連記事|おすすめ記事
""")
"""How a heading opens that stands over furniture."""

TAIL = _any_of(r"""
    a message from\b|dear readers?$|sign up (?:for|to)\b|subscribe (?:to|now|today)\b
    support (?:the|our|us|independent)\b|related (?:articles|stories|content|topics|posts|news)?$
    most (?:read|popular|viewed)\b|read more$|comments?$|get the (?:\w+ ){0,3}newsletter
    recommended$|more from\b|more stories\b|join the (?:conversation|discussion)|about the authors?$|share this
    tags?$|trending\b|you may also\b|newsletters?$|top stories$|latest (?:news|stories)$
""")
"""How a short line opens after which nothing of the story follows."""
