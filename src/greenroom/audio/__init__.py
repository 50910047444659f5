"""Microphone, loudspeaker and audio files."""
