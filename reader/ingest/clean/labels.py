"""Whole lines that are never part of a story: buttons, icons, counters, captions of nothing.

Norms (see `words.norm`), so one entry stands for every spelling with other case and punctuation.
"""

_COMMAS = """
ad, ads, advertisement, advertisements, advertisement story continues below, article continues below, article
continues after advertisement, story continues below advertisement, story continues, story continues
below, article continues, continue reading below, sponsored, sponsored content,
promoted, promoted content, paid content, partner content, partner news, anzeige, werbung, publicité, publicidad,
publicidade, pubblicità, reklama, реклама, 広告, 광고, share, share this, share this article,
share this story, share article, share on facebook, share on twitter, share on x, share on whatsapp, share via
email, share with facebook, shares, teilen, partager, compartir, compartilhar, condividi, поделиться, tweet, tweet
this, facebook, twitter, x, instagram, whatsapp, linkedin, telegram, pinterest, reddit, flipboard, youtube,
tiktok, threads, bluesky, email, e mail, email this, print, print article, print this, order reprints, copy link,
link copied, copied, save, saved, save article, save story, bookmark, bookmarks, gift article, gift this article,
listen, listen to this article, listen to article, listen now, play, pause, watch, watch now, watch this, watch
video, video, read, read more, read more here, read full article, read the full story, read in app, read next,
read on, show more, show less, see more, see all, view all, view more, view gallery, view comments, load more,
learn more, find out more, more, more info, more information, click here, click to expand, tap to expand, expand,
collapse, close, open, menu, search, home, back, back to top, top, next, previous, prev, skip, skip to content,
skip to main content, comment, comments, no comments, leave a comment, post a comment, join the conversation, join
the discussion, reply, replies, like, likes, follow, follow us, following, subscribe, subscribe now, subscribe
today, sign up, sign up now, sign in, log in, login, register, create account, submit, send, cancel, continue,
continue reading, accept, accept all, accept cookies, manage cookies, agree, i agree, got it, ok, preview,
one time, monthly, annual, annually, yearly, weekly, donate, donate now, give now, contribute, support us, payment
methods, remind me later, maybe later, no thanks, not now, dismiss,
thank you, thanks for signing up, an error has occurred please try again later, something went wrong, loading,
loading video, loading comments, please wait, enlarge, enlarge this image, hide caption, toggle caption, image,
image caption, photo, photos, picture, file photo, getty images, afp, reuters, published, published
on, posted on, posted at, last updated, last modified, last update, updated at, date, source, author, tags, tag,
topics, topic, filed under, categories, category, keywords, explore more on these topics, reuse this content, most
viewed, breaking, live, exclusive, recommended, recommended videos, recommended reading, suggested reading,
related, related video, related videos, related content, watch related video, trending, tickets, privacy policy,
terms of use, terms of service, cookie policy, all rights reserved, newsletter, newsletters, translate, select
language, font size, text size, page not found, javascript is disabled, your browser does not support the video
tag, your browser does not support the audio element, this video can not be played, this video is no longer
available, weitere informationen, mehr anzeigen, lire la suite, lire plus, leer más, seguir leyendo, ler mais,
leggi tutto, читать далее, もっと見る, 続きを読む, 더보기
"""

LABELS = frozenset(" ".join(label.split()) for label in _COMMAS.split(","))
