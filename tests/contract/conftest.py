"""The audio server for the contracts that hold for real devices."""

from tests.audio_server import audio_server

__all__ = ["audio_server"]
