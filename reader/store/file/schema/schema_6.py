"""Sixth step: stories that are listed before their text is read out."""

SCRIPT = "CREATE INDEX stories_waiting ON stories (sort_at) WHERE partial = 'waiting';"
