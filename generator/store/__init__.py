"""The store: facts in SQLite, for everything that depends on many agencies."""
