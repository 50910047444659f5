"""The screen on which an answer is recorded."""
