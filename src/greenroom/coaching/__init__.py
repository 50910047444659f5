"""Measures to what to work on next: pure functions and tables."""
