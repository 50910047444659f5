"""The audio server for the faults."""

from tests.audio_server import audio_server

__all__ = ["audio_server"]
