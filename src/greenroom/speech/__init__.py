"""Hearing: voice activity, words, filled pauses."""
