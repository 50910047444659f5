"""The screen that lists the takes."""
