"""libpulse's settings for our own streams: a person's own, without shared memory. Linux alone."""

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

VARIABLE = "PULSE_CLIENTCONFIG"
"""Names the file that libpulse reads in place of the person's when a stream is opened."""
SYSTEM = Path("/etc/pulse/client.conf")


@contextmanager
def stream_environment(variables: Mapping[str, str]) -> Iterator[None]:
    """Set variables, and libpulse's settings, while a stream is opened.

    Without shared memory: libpulse locks up for good when the server ends while PortAudio's thread holds a block
    in the server's memory, and closing the stream then waits for ever (seen once in seven with PulseAudio 16).
    Where there is no room for a temporary file, sound with shared memory is better than none.
    """
    with ExitStack() as until_opened:
        wanted = dict(variables)
        with suppress(OSError):
            folder = until_opened.enter_context(TemporaryDirectory(prefix="greenroom"))
            config = Path(folder, SYSTEM.name)
            config.write_text("".join(f".include {path}\n" for path in _own_files()) + "enable-shm = no\n")
            wanted[VARIABLE] = str(config)
        until_opened.enter_context(_environment(wanted))
        yield


def _own_files() -> list[Path]:
    """List what libpulse would read: the first file there is, and those in the folder beside it."""
    configured = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    named = os.environ.get(VARIABLE)
    places = (
        [Path(named)]
        if named
        else [Path.home() / ".pulse" / SYSTEM.name, configured / "pulse" / SYSTEM.name, SYSTEM]
    )
    found = next((place for place in places if os.access(place, os.R_OK)), places[-1])
    beside = sorted(found.with_name(f"{found.name}.d").glob("*.conf"))
    return [path for path in (found, *beside) if os.access(path, os.R_OK)]


@contextmanager
def _environment(variables: Mapping[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
