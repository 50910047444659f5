"""The steps from an empty library to the newest; `versions` holds one file a step."""
