"""Takes on disk and in SQLite, and the settings."""
