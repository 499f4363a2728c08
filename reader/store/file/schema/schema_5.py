"""Fifth step: whether a figure is a value, the value before, or a change."""

SCRIPT = "ALTER TABLE figures ADD COLUMN sense TEXT NOT NULL DEFAULT 'value';"
