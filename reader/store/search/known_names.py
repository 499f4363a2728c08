"""Names a search may ask for, to complete what is being typed: tags, feeds, folders, people, authors."""

from reader.model.names import name_key
from reader.store.file.library import Library
from reader.store.row_values import like_literal

MOST = 20
_ASKED = {
    "tag": "SELECT name FROM tags WHERE name LIKE ?1 ESCAPE '\\' GROUP BY name ORDER BY count(*) DESC, name LIMIT ?3",
    "feed": (
        "SELECT title FROM feeds WHERE title LIKE ?1 ESCAPE '\\' OR title LIKE ?2 ESCAPE '\\' ORDER BY title LIMIT ?3"
    ),
    "folder": (
        "SELECT DISTINCT name FROM feed_labels WHERE name LIKE ?1 ESCAPE '\\' OR name LIKE ?2 ESCAPE '\\'"
        " ORDER BY name LIMIT ?3"
    ),
    "said": (
        "SELECT name FROM people WHERE root_id = id AND kind = 'person'"
        " AND (key LIKE ?1 ESCAPE '\\' OR key LIKE ?2 ESCAPE '\\') ORDER BY length(name), name LIMIT ?3"
    ),
    "thread": (
        "SELECT name FROM threads WHERE name LIKE ?1 ESCAPE '\\' OR name LIKE ?2 ESCAPE '\\' ORDER BY id DESC LIMIT ?3"
    ),
    "by": (
        "SELECT author FROM (SELECT author FROM stories ORDER BY id DESC LIMIT 2000)"
        " WHERE author LIKE ?1 ESCAPE '\\' OR author LIKE ?2 ESCAPE '\\'"
        " GROUP BY author ORDER BY count(*) DESC, author LIMIT ?3"
    ),
}


def known_names(lib: Library, field: str, begun: str) -> list[str]:
    """Names of a field of the search language of which a word begins so; authors only of the newest stories."""
    start = like_literal(name_key(begun) if field == "said" else begun)
    rows = lib.conn.execute(_ASKED[field], (f"{start}%", f"% {start}%", MOST)).fetchall()
    return [row[0] for row in rows]
