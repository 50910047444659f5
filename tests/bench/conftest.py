"""The benchmarks run on the real window, the real audio server and the real model, as the desktop tests do."""

from tests.desktop.conftest import audio_server, qapp_args, screen

__all__ = ["audio_server", "qapp_args", "screen"]
