"""Takes on disk and in SQLite."""
