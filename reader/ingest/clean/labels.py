"""Whole lines that are never part of a story: buttons, icons, counters, captions of nothing.

The patterns are asked of norms (see `line_measures.norm`), so one stands for every spelling with other case and
punctuation. What ends as a sentence does is not asked at all (`delete_rules.label`).
"""

from reader.model.lexicon.agencies import NEWS_AGENCY
from reader.model.lexicon.text_patterns import PatternTable, TextPattern

LABELS = PatternTable(
    "whole",
    (
        TextPattern(
            "advertising",
            r"ads?|advertisements?|(?:advertisement )?(?:(?:article|story) )?continues(?: below"
            r"| after)?(?: advertisement)?"
            r"|advertisement story continues below|continue reading below|sponsored(?: content)?|promoted(?: content)?"
            r"|(?:paid|partner) content|partner news",
            "it announces an advertisement, or the story's going on behind one",
            yes=("advertisement", "story continues below", "story continues below advertisement", "sponsored content"),
            no=("the advertisement of the bakery", "the story continues"),
        ),
        TextPattern(
            "share",
            r"share(?: this)?(?: article| story)?|share (?:on|via) \w+|share with facebook|shares|tweet(?: this)?"
            r"|facebook|twitter|x"
            r"|instagram|whatsapp|linkedin|telegram|pinterest|reddit|flipboard|youtube|tiktok|threads|bluesky"
            r"|e ?mail(?: this)?|copy link|(?:link )?copied|gift (?:this )?article",
            "buttons that hand the story on",
            yes=("share", "share this article", "share on facebook", "x", "email this"),
            no=("share of the catch", "a tweet", "threads of wool"),
        ),
        TextPattern(
            "keep",
            r"print(?: this)?(?: article)?|order reprints|saved?(?: article| story)?|bookmarks?",
            "buttons that keep the story",
            yes=("print article", "save", "order reprints"),
            no=("print is not dead", "save the ferry"),
        ),
        TextPattern(
            "read on",
            r"read(?: more(?: here)?| full article| the full story| in app| next| on)?|(?:show|see|load) more|show less"
            r"|(?:see|view) all|view (?:more|gallery|comments)|learn more|find out more|more(?: info| information)?"
            r"|(?:click|tap)(?: here)?(?: to expand)?|expand|collapse|continue(?: reading)?",
            "buttons that lead on",
            yes=("read more", "view all", "continue reading", "click here", "learn more"),
            no=("read the letters", "more bread", "view of the bay"),
        ),
        TextPattern(
            "menu",
            r"close|open|menu|search|home|back(?: to top)?|top|next|previous|prev|skip(?: to (?:main )?content)?"
            r"|select language|(?:font|text) size|preview",
            "the page's own navigation",
            yes=("menu", "back to top", "skip to main content"),
            no=("home at last", "search for the ferry"),
        ),
        TextPattern(
            "comments",
            r"(?:no )?comments?|(?:leave|post) a comment|join the (?:conversation|discussion)|reply|replies|likes?",
            "where readers talk",
            yes=("comments", "leave a comment"),
            no=("no comment from the harbor office",),
        ),
        TextPattern(
            "follow and subscribe",
            r"follow(?: us)?|following|subscribe(?: now| today)?|sign (?:up(?: now)?|in)|log ?in|register"
            r"|create account"
            r"|newsletters?|thanks for signing up",
            "calls without a sentence",
            yes=("subscribe now", "sign in", "log in", "follow us"),
            no=("sign up sheet", "following the strike"),
        ),
        TextPattern(
            "form",
            r"submit|send|cancel|i agree|agree|accept(?: all| cookies)?|manage cookies|got it|ok|dismiss|not now"
            r"|no thanks"
            r"|(?:remind me|maybe) later|thank you|an error has occurred please try again later|something went wrong"
            r"|page not found|javascript is disabled",
            "buttons and answers of forms",
            yes=("submit", "accept all", "thank you"),
            no=("thank you for the bread", "send help"),
        ),
        TextPattern(
            "picture",
            r"enlarge(?: this image)?|(?:hide|toggle) caption|image(?: caption)?|photos?|picture|file photo"
            rf"|getty images|{NEWS_AGENCY.lower()}",
            "what stands beside a picture",
            yes=("image caption", "photos", "getty images"),
            no=("photos of the pier",),
        ),
        TextPattern(
            "field without a value",
            r"published(?: on)?|posted (?:on|at)|last (?:updated|modified|update)|updated at|date|source|author"
            r"|tags?|topics?"
            r"|filed under|categor(?:y|ies)|keywords",
            "what the page says of the story, its value being elsewhere",
            yes=("last updated", "filed under", "tags"),
            no=("source of the river", "last updated on tuesday"),
        ),
        TextPattern(
            "other stories",
            r"explore more on these topics|reuse this content|most viewed|breaking|live|exclusive|recommended"
            r"(?: videos| reading)?|suggested reading|related(?: videos?| content)?|trending|tickets",
            "over or beside lists of other stories",
            yes=("related content", "most viewed", "suggested reading"),
            no=("related by blood", "live music"),
        ),
        TextPattern(
            "contents",
            r"(?:table of )?contents|(?:on|in) this (?:page|article|guide|post)|jump to(?: (?:a )?section)?"
            r"|skip ahead(?: to)?|quick links|inhaltsverzeichnis|sommaire|índice",
            "over a list of links into the story, which is read from its beginning",
            yes=("table of contents", "in this article", "jump to section"),
            no=("contents of the box", "in this article we climb", "jump to the pier"),
        ),
        TextPattern(
            "terms",
            r"privacy policy|terms of (?:use|service)|cookie policy|all rights reserved",
            "links at the foot of a page",
            yes=("privacy policy", "terms of use"),
            no=("the privacy policy of the school",),
        ),
        TextPattern(
            "other languages",
            r"anzeige|werbung|publicité|publicidade?|pubblicità|reklama|реклама|広告|광고|teilen|partager"
            r"|compartir|compartilhar|condividi|поделиться|translate|weitere informationen|mehr anzeigen"
            r"|lire la suite|lire plus|leer más|seguir leyendo|ler mais|leggi tutto|читать далее"
            r"|もっと見る|続きを読む|더보기",
            "advertising, sharing and reading on in the languages whose pages we have met",
            yes=("anzeige", "lire la suite", "もっと見る"),
            no=("anzeige erstattet", "lire la carte"),
        ),
    ),
)
