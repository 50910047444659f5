"""Choosing a question: search, groups by theme, and writing one of your own."""
