"""The eighth format: how often the reader wants a feed to be asked, and until when a refresh has taken it on."""

SCRIPT = """
ALTER TABLE feeds ADD COLUMN every_minutes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feeds ADD COLUMN claimed_until INTEGER;
ALTER TABLE feeds ADD COLUMN claimed_by INTEGER;
"""
