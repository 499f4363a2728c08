"""Fifth step: whether a figure is a value, the value before, or a change. Sixth: stories that are listed unread."""

SENSE_OF_FIGURES = "ALTER TABLE figures ADD COLUMN sense TEXT NOT NULL DEFAULT 'value';"
WAITING_STORIES = "CREATE INDEX stories_waiting ON stories (sort_at) WHERE partial = 'waiting';"
