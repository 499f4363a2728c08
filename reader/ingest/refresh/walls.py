"""Pages that show a wall, a login or a check for robots instead of their story."""

import re

from reader.model.document import Document

ENOUGH = 200
"""Words of its own after which a page is no mere wall, whatever else it asks."""
_LINE = 60
"""Words; what a wall says it says in short lines."""

_WALL = re.compile(
    r"""\b(?:subscribe|sign\ up|register|log\ ?in|sign\ in|join)\b.{0,40}
      \bto\ (?:continue|keep|read|unlock|access|view|see)\b
    |\b(?:continue|keep)\ reading\b.{0,60}\b(?:subscri|account|trial|free|log\ ?in|sign\ in)
    |\b(?:you(?:['’]ve|\ have)?|your)\b.{0,40}\b(?:free|complimentary|remaining|monthly)\ (?:article|stor|view|limit)
    |\balready\ (?:a\ |have\ )?(?:an?\ )?(?:subscriber|subscribed|member|registered|account|subscription)\b
    |\b(?:article|story|content|page)\b.{0,30}\b(?:is|are)\b.{0,20}\b(?:only|exclusive(?:ly)?|available|reserved|for)\b.{0,30}
      \b(?:subscribers|members|paying)\b
    |\b(?:for|to)\ (?:subscribers|members)\ only\b|\bsubscribers[- ]only\b|\bunlock\ (?:this|the\ full)\b
    |\bstart\ your\b.{0,20}\btrial\b|\bforgot(?:ten)?\ (?:your\ )?password\b
    |\bcreate\ (?:a|an|your)\ (?:free\ )?account\b
    |\bverify\ (?:that\ )?you(?:['’]re|\ are)\ (?:a\ )?human\b|\bare\ you\ a\ (?:human|robot)\b|\bnot\ a\ robot\b
    |\bunusual\ traffic\b|\bchecking\ (?:if\ the\ site|your\ browser)\b|\bplease\ enable\ (?:js|javascript|cookies)\b
    |\b(?:nur|exklusiv)\ für\ (?:abonnent|mitglied)|\bbereits\ (?:abonnent|registriert|mitglied|kunde)
    |\b(?:jetzt|hier)\ (?:abonnieren|anmelden|registrieren)\b.{0,40}\b(?:weiter)?lesen|\bweiterlesen\ mit\b
    |\bréservée?s?\ aux\ abonn|\bdéjà\ abonn|\bpour\ (?:lire|continuer)\b.{0,40}\b(?:abonne|connecte|inscri)
    |\b(?:solo|exclusivo|exclusiva)\ para\ suscriptores|\bya\ (?:eres|es)\ suscriptor
    |\bsuscríb(?:ete|ase)\b.{0,40}\bleer\b
    |\briservat[oaie]\ agli\ abbonati|\bsei\ già\ abbonato|\bexclusivo\ para\ assinantes|\bjá\ é\ assinante
    |\balleen\ voor\ abonnees|\bonly\ for\ premium\b""",
    re.IGNORECASE | re.VERBOSE,
)


def is_wall(page: Document, feed_words: int, *, told: bool) -> bool:
    """Whether a page has little more to say than the feed did, and asks for money, a login or a proof instead.

    `feed_words` counts what the feed gave; `told` says that the page calls itself closed to others.
    """
    lines = [*page.text.split("\n"), *(line for fold in page.folds for line in fold.text.split("\n"))]
    asks = [line for line in lines if len(line.split()) <= _LINE and _WALL.search(line)]
    if not asks and not told:
        return False
    own = page.words - sum(len(line.split()) for line in asks if line in page.text)
    return own < max(ENOUGH, 2 * feed_words)
