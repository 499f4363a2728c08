"""Version 10: attachments, discussion and the source of each field beside a story's text; dates that are none."""

SCRIPT = """
ALTER TABLE bodies ADD COLUMN details TEXT NOT NULL DEFAULT '';

-- Programs that know no date wrote the first day of 1970, or a year nobody published in: such stories are listed by
-- the time they arrived.
UPDATE statuses SET sort_at = arrived_at WHERE story_id IN (
    SELECT id FROM stories WHERE published_at < -2208988800 OR (published_at >= 0 AND published_at < 86400)
);
UPDATE stories SET sort_at = (SELECT arrived_at FROM statuses WHERE story_id = stories.id)
    WHERE published_at < -2208988800 OR (published_at >= 0 AND published_at < 86400);
UPDATE stories SET published_at = NULL
    WHERE published_at < -2208988800 OR (published_at >= 0 AND published_at < 86400);
"""
