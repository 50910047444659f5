"""The frozen values everyone speaks; no input, no output, no third party."""
