"""A private PulseAudio with a microphone and a loudspeaker that are not there (null sinks)."""

import os
import select
import signal
import subprocess
import sys
import wave
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from typing import IO, Any

import numpy as np
import pytest
from numpy.typing import NDArray

ALSA_SYSTEM = "/usr/share/alsa/alsa.conf"
ALSA_TO_PULSE = "pcm.!default { type pulse }\nctl.!default { type pulse }\n"
SETTLE_S = 10
IDLE_S = 600
"""A server whose tests were killed ends by itself."""


@dataclass(frozen=True, slots=True)
class AudioServer:
    """A running server; its environment is already in `os.environ`, for this process and its children."""

    environment: dict[str, str]
    pid: int

    def pactl(self, *arguments: str) -> str:
        """Ask or tell the server."""
        done = subprocess.run(["pactl", *arguments], capture_output=True, text=True, check=True, timeout=SETTLE_S)
        return done.stdout.strip()

    def add_sink(self, name: str, rate_hz: int = 48_000) -> str:
        """Add a sink; its `<name>.monitor` is a source. Small buffers, as a sound card has; gives the module."""
        return self.pactl(
            "load-module",
            "module-null-sink",
            f"sink_name={name}",
            f"rate={rate_hz}",
            "norewinds=1",
            f"sink_properties=device.description={name}",
        )

    def remove(self, module: str) -> None:
        """Unplug what `add_sink` or another module gave."""
        self.pactl("unload-module", module)

    def end(self) -> None:
        """End the server, as a crash does, and wait until it has."""
        running = os.pidfd_open(self.pid)
        os.kill(self.pid, signal.SIGKILL)
        select.select([running], [], [], SETTLE_S)
        os.close(running)
        pid = Path(self.environment["XDG_RUNTIME_DIR"]) / "pulse" / "pid"
        pid.unlink(missing_ok=True)  # until somebody reaps it, the ended one is taken for running

    def speak(self, sound: Path, device: str = "mic") -> None:
        """Play a WAV or FLAC into a sink and wait until its last sample is played."""
        subprocess.run(["paplay", f"--device={device}", str(sound)], check=True, timeout=120)

    @contextmanager
    def speaking(self, sound: Path, device: str = "mic") -> Iterator[None]:
        """Play into a sink meanwhile."""
        with _ended(subprocess.Popen(["paplay", f"--device={device}", str(sound)])):
            yield

    @contextmanager
    def hearing(self, source: str = "speaker.monitor", rate_hz: int = 48_000) -> Iterator[list[NDArray[np.int16]]]:
        """Record a source meanwhile; sound flows when the block begins, the list holds it (mono) afterwards."""
        command = ["parec", f"--device={source}", f"--rate={rate_hz}", "--channels=1", "--format=s16ne", "--raw"]
        heard: list[NDArray[np.int16]] = []
        ending = Event()
        with (
            _ended(subprocess.Popen([*command, "--latency-msec=20"], stdout=subprocess.PIPE)) as recorder,
            ThreadPoolExecutor(max_workers=1) as pool,
        ):
            assert recorder.stdout is not None
            first = recorder.stdout.read(2)
            rest = pool.submit(_read_on, recorder.stdout, ending, rate_hz)
            try:
                yield heard
            finally:
                ending.set()
            data = first + rest.result(SETTLE_S)
        heard.append(np.frombuffer(data[: len(data) // 2 * 2], dtype=np.int16))


@pytest.fixture(scope="session")
def audio_server() -> Iterator[AudioServer]:
    """A server of our own with the sinks `mic` and `speaker`; what `mic` plays is what the microphone hears."""
    with running_server() as server:
        yield server


@contextmanager
def restarted(server: AudioServer) -> Iterator[AudioServer]:
    """Run a server in the place of one that was ended, with nothing in it."""
    with _pulseaudio(Path(server.environment["XDG_RUNTIME_DIR"])) as pid:
        yield AudioServer(server.environment, pid)


@contextmanager
def running_server() -> Iterator[AudioServer]:
    """Run a private server; the newest one is what this process and its children reach."""
    with TemporaryDirectory(prefix="sound") as name:
        folder = Path(name)
        folder.chmod(0o700)
        (folder / "asound.conf").write_text(ALSA_TO_PULSE)
        environment = {
            "XDG_RUNTIME_DIR": name,
            "PULSE_COOKIE": str(folder / "cookie"),
            "ALSA_CONFIG_PATH": f"{ALSA_SYSTEM}:{folder / 'asound.conf'}",
        }
        with _in_environment(environment), _pulseaudio(folder) as pid:
            server = AudioServer(environment, pid)
            server.add_sink("mic")
            server.add_sink("speaker")
            server.pactl("set-default-source", "mic.monitor")
            server.pactl("set-default-sink", "speaker")
            _let_portaudio_see()
            yield server


def _read_on(stream: IO[bytes], ending: Event, count: int) -> bytes:
    """Read until `count` bytes (half a second) have come after the end, for what was still on its way."""
    data, after = [], 0
    while after < count:
        data.append(stream.read(960))
        after += len(data[-1]) if ending.is_set() else 0
    return b"".join(data)


def write_wav(path: Path, sound: NDArray[np.int16], rate_hz: int) -> Path:
    """Write mono 16-bit sound for `AudioServer.speak`."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate_hz)
        file.writeframes(sound.tobytes())
    return path


@contextmanager
def _in_environment(environment: dict[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in (*environment, "PULSE_SERVER", "PULSE_SOURCE", "PULSE_SINK")}
    for name in before:
        os.environ.pop(name, None)
    os.environ.update(environment)
    yield
    for name, value in before.items():
        os.environ.pop(name, None)
        if value is not None:
            os.environ[name] = value


@contextmanager
def _pulseaudio(folder: Path) -> Iterator[int]:
    """Run the server; it has started when the command returns, and is ended by its process id."""
    command = ["pulseaudio", "--daemonize=yes", f"--exit-idle-time={IDLE_S}", "--log-target=null", "-n"]
    subprocess.run(
        [*command, "--load=module-native-protocol-unix"], check=True, timeout=SETTLE_S, capture_output=True
    )
    pid = int((folder / "pulse" / "pid").read_text())
    running = os.pidfd_open(pid)
    try:
        yield pid
    finally:
        with suppress(ProcessLookupError):  # a test may have ended it
            os.kill(pid, signal.SIGTERM)
        select.select([running], [], [], SETTLE_S)
        os.close(running)


def _let_portaudio_see() -> None:
    """Make PortAudio, which lists devices once a process, look again where it has looked before."""
    if "sounddevice" in sys.modules:
        sounddevice: Any = sys.modules["sounddevice"]
        sounddevice._terminate()
        sounddevice._initialize()


@contextmanager
def _ended(process: subprocess.Popen[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    try:
        yield process
    finally:
        process.terminate()
        process.wait(SETTLE_S)
        if process.stdout is not None:
            process.stdout.close()
