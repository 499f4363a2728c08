"""The library: one SQLite file that is the reader's own. The only place that knows SQL.

Reading imports sqlite3 alone; sqlite-utils comes in only while a schema is made or upgraded.
"""
