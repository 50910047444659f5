"""The tests; see docs/architecture.md for the layers."""
