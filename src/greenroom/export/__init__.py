"""Takes as files for other programs."""
