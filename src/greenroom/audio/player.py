"""The loudspeaker: a feeder thread fills buffers, PortAudio's callback takes them."""

from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from queue import Empty, Full, Queue
from threading import Event, Thread
from typing import Any

import numpy as np

from greenroom.audio.files import AvSound, AvSoundFiles
from greenroom.audio.portaudio import sound_system, user_error
from greenroom.domain.errors import UserError
from greenroom.domain.transcript import Span
from greenroom.practice.ports import Samples

BUFFER_S = 0.02
BUFFERS_AHEAD = 10
FADE_S = 0.01
"""Own judgement: short enough to keep a consonant, long enough that a cut does not click."""

PATIENCE_S = 0.1
"""How often a feeder with full buffers looks whether it should stop."""


class SoundDevicePlayer:
    """Plays parts of one recording; used from one thread."""

    def __init__(self) -> None:
        """Touch nothing yet."""
        self._sound: AvSound | None = None
        self._playback: Playback | None = None

    def load(self, path: Path) -> None:
        self.stop()
        self._sound = AvSoundFiles().open(path)

    def play(self, spans: Sequence[Span], on_end: Callable[[], None]) -> None:
        self.stop()
        if self._sound is not None:
            self._playback = Playback(self._sound, spans, on_end)

    def stop(self) -> None:
        if self._playback is not None:
            self._playback.close()
            self._playback = None

    @property
    def position_s(self) -> float | None:
        return self._playback.position_s if self._playback else None

    def close(self) -> None:
        self.stop()
        self._sound = None


class Playback:
    """One press of Play."""

    def __init__(self, sound: AvSound, spans: Sequence[Span], on_end: Callable[[], None]) -> None:
        """Open the loudspeaker and start; raises UserError `loudspeaker.none`, `loudspeaker.refused`."""
        import sounddevice

        self._sound, self._spans, self._on_end = sound, spans, on_end
        self._frames = round(sound.rate_hz * BUFFER_S)
        self._filled: Queue[tuple[bytes, float] | None] = Queue(BUFFERS_AHEAD)
        self._heard: deque[tuple[float, float]] = deque(maxlen=500)
        self._stopping = Event()
        self._silent = Event()
        device = sound_system().output_device()
        if device is None:
            raise UserError("loudspeaker.none")
        try:
            self._stream = sounddevice.RawOutputStream(
                samplerate=sound.rate_hz,
                blocksize=self._frames,
                device=device,
                channels=1,
                dtype="float32",
                callback=self._on_buffer,
                finished_callback=self._silent.set,
            )
            self._stream.start()
        except sounddevice.PortAudioError as error:
            raise user_error("loudspeaker", error) from error
        self._thread = Thread(target=self._feed, name="playback feeder")
        self._thread.start()

    @property
    def position_s(self) -> float | None:
        """Where the sound now leaving the loudspeaker is, by the stream's own clock."""
        if self._silent.is_set():
            return None
        heard = tuple(self._heard)
        now: float = self._stream.time
        index = bisect_right(heard, now, key=lambda pair: pair[0]) - 1
        if index < 0:
            return heard[0][1] if heard else self._spans[0].start_s
        at, position_s = heard[index]
        return position_s + min(now - at, BUFFER_S)

    def close(self) -> None:
        """Fall silent now and wait for the feeder."""
        self._stopping.set()
        self._thread.join()

    def _feed(self) -> None:
        for buffer in self._buffers():
            if not self._put(buffer):
                break
        else:
            self._put(None)
            while not (self._silent.wait(PATIENCE_S) or self._stopping.is_set()):
                pass
        self._stream.abort()
        self._silent.wait()
        self._stream.close()
        self._on_end()

    def _put(self, buffer: tuple[bytes, float] | None) -> bool:
        while not self._stopping.is_set():
            try:
                self._filled.put(buffer, timeout=PATIENCE_S)
            except Full:
                continue
            return True
        return False

    def _buffers(self) -> Iterator[tuple[bytes, float]]:
        """Give the spans in whole buffers, each with the place of its first sample."""
        rate_hz = self._sound.rate_hz
        for span in self._spans:
            blocks = list(self._sound.mono(span.start_s, span.end_s))
            sound = faded(np.concatenate(blocks), rate_hz) if blocks else np.empty(0, np.float32)
            for start in range(0, len(sound), self._frames):
                part = sound[start : start + self._frames]
                padded = np.pad(part, (0, self._frames - len(part)))
                yield padded.astype(np.float32).tobytes(), span.start_s + start / rate_hz

    def _on_buffer(self, out: Any, _frames: int, times: Any, _status: Any) -> None:  # noqa: ANN401 - cffi's
        """PortAudio's callback: take a filled buffer; silence where the feeder is late."""
        import sounddevice

        try:
            filled = self._filled.get_nowait()
        except Empty:
            out[:] = bytes(len(out))
            return
        if filled is None:
            raise sounddevice.CallbackStop
        out[:], position_s = filled
        self._heard.append((times.outputBufferDacTime, position_s))


def faded(sound: Samples, rate_hz: int) -> Samples:
    """Let a clip begin and end softly, so that it does not click."""
    count = min(round(FADE_S * rate_hz), len(sound) // 2)
    ramp = np.linspace(0, 1, count, endpoint=False, dtype=np.float32)
    out = sound.copy()
    out[:count] *= ramp
    out[len(out) - count :] *= ramp[::-1]
    return out
