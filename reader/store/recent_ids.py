"""Which stories the small full-text index of the newest ones holds: two generations of ids, each in a table of its own.

Below two generations there is nothing to be had, and nothing is put there.
"""

GENERATION = 8192
"""Ids in one table."""
FIRST = f"(SELECT max(2, seq / {GENERATION} - 1) * {GENERATION} FROM sqlite_sequence WHERE name = 'stories')"
"""In SQL, from which id on it holds every story. Ids are counted though stories may be gone."""
