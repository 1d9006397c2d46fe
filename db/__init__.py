"""The store of meetings: records, tables, and one door to a SQLite file."""
