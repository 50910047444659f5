"""Words and tracks to measures: pure functions."""
