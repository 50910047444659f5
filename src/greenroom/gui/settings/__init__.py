"""The screen of everything that can be chosen."""
