"""The store of meetings: records, tables, and one door to a SQLite file.

A module of this room runs when it is first asked for something, not when it is imported: panes import the nouns whose
edits they make, and the window would wait for SQLAlchemy and the tables before anybody has made one.
"""

from db import later

later.begin(__name__)
