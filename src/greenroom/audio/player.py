"""The loudspeaker: a feeder thread fills buffers, PortAudio's callback takes them."""

import time
from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import nullcontext, suppress
from pathlib import Path
from queue import Empty, Queue
from threading import Event, Thread
from typing import Any

from greenroom.audio.clips import BUFFER_S, Buffer, buffers
from greenroom.audio.files import AvSound, AvSoundFiles
from greenroom.audio.fresh_stack import fresh_stack
from greenroom.audio.portaudio import sound_system, user_error
from greenroom.domain.errors import UserError
from greenroom.domain.loudspeaker import Loudspeaker
from greenroom.domain.transcript import Span

RATE_HZ = 48_000
"""What loudspeakers are asked for where no recording is at hand."""

BUFFERS_AHEAD = 50
LATENCY_S = 0.3
"""A busy machine must not make a replay stutter: a second is ready before the first sample leaves."""

BUFFERS_REMEMBERED = 200
"""Four seconds of places, more than any loudspeaker is late."""


class SoundDevicePlayer:
    """Plays parts of one recording; used from one thread, and not from within `on_end`."""

    def __init__(self, loudspeaker: str | None = None) -> None:
        """Take what `choose` takes; nothing is touched yet."""
        self._loudspeaker = loudspeaker
        self._sound: AvSound | None = None
        self._playback: _Playback | None = None

    def loudspeakers(self) -> Sequence[Loudspeaker]:
        return [each.loudspeaker for each in sound_system().outputs(RATE_HZ)]

    def choose(self, loudspeaker: str | None) -> None:
        self._loudspeaker = loudspeaker

    def load(self, path: Path) -> None:
        self.stop()
        self._sound = AvSoundFiles().open(path)

    def play(self, spans: Sequence[Span], on_end: Callable[[], None], speed: float = 1.0) -> None:
        self.stop()
        if self._sound is not None:
            self._playback = _Playback(self._sound, spans, on_end, speed, self._loudspeaker)

    def stop(self) -> None:
        if self._playback is not None:
            self._playback.close()
            self._playback = None

    @property
    def position_s(self) -> float | None:
        playback = self._playback
        return playback.position_s if playback else None

    def close(self) -> None:
        self.stop()
        self._sound = None


class _Playback:
    """One press of Play, until its last sample was heard."""

    def __init__(
        self,
        sound: AvSound,
        spans: Sequence[Span],
        on_end: Callable[[], None],
        speed: float,
        loudspeaker: str | None,
    ) -> None:
        """Open the loudspeaker and start; raises UserError `loudspeaker.none`, `loudspeaker.refused`."""
        self._on_end = on_end
        self._speed = speed
        self._filled: Queue[Buffer | None] = Queue(BUFFERS_AHEAD)
        self._heard: deque[tuple[float, float]] = deque(maxlen=BUFFERS_REMEMBERED)
        self._ready = Event()
        self._all_taken = Event()
        self._over = Event()
        system = sound_system()
        outputs = system.outputs(sound.rate_hz)
        if not outputs:
            raise UserError("loudspeaker.none")
        chosen = next((each for each in outputs if each.loudspeaker.id == loudspeaker), None)
        output = chosen or outputs[0]
        self._buffers = buffers(sound, spans, output.rate_hz, speed)
        with system.chosen(chosen.loudspeaker) if chosen else nullcontext():  # unchosen it follows the system
            self._stream = self._opened(output.device, output.rate_hz)
        self._thread = Thread(target=self._feed, name="playback feeder")
        self._thread.start()

    @property
    def position_s(self) -> float | None:
        """Where the sound now leaving the loudspeaker is."""
        if self._over.is_set():
            return None
        heard, now = tuple(self._heard), time.monotonic()
        if not heard:
            return None
        at_s, place_s = heard[max(0, bisect_right(heard, now, key=lambda pair: pair[0]) - 1)]
        return place_s + min(max(0.0, now - at_s), BUFFER_S) * self._speed

    def close(self) -> None:
        """Fall silent now and wait for the feeder."""
        self._end()
        self._thread.join()

    def _opened(self, device: int, rate_hz: int) -> Any:  # noqa: ANN401 - sounddevice has no types
        import sounddevice

        try:
            stream: Any = sounddevice.RawOutputStream(
                samplerate=rate_hz,
                blocksize=round(rate_hz * BUFFER_S),
                device=device,
                channels=1,
                dtype="float32",
                latency=LATENCY_S,
                callback=self._on_buffer,
                finished_callback=self._end,
            )
        except sounddevice.PortAudioError as error:
            raise user_error("loudspeaker", error) from error
        try:
            with fresh_stack():
                stream.start()
        except sounddevice.PortAudioError as error:
            stream.close()
            raise user_error("loudspeaker", error) from error
        return stream

    def _feed(self) -> None:
        try:
            self._fill()
            self._all_taken.wait()
            self._over.wait(self._left_to_hear_s())
        finally:
            self._over.set()
            self._stream.close()
            self._on_end()

    def _fill(self) -> None:
        with suppress(UserError):  # the file was damaged since it was loaded: it is heard up to there
            for buffer in self._buffers:
                self._filled.put(buffer)
                if self._over.is_set():
                    return
                if self._filled.full():
                    self._ready.set()
        self._filled.put(None)
        self._ready.set()

    def _left_to_hear_s(self) -> float:
        """How long the loudspeaker still has sound; PortAudio's own end comes before it was heard."""
        return max(0.0, self._heard[-1][0] + BUFFER_S - time.monotonic()) if self._heard else 0.0

    def _end(self) -> None:
        """Called when the device died and by `close`; frees a waiting feeder."""
        self._over.set()
        self._all_taken.set()
        with suppress(Empty):
            self._filled.get_nowait()

    def _on_buffer(self, out: Any, _frames: int, times: Any, _status: Any) -> None:  # noqa: ANN401 - cffi's
        """PortAudio's callback: take a filled buffer; silence where the feeder is late."""
        buffer = self._next()
        if buffer is None:
            out[:] = bytes(len(out))
            return
        out[:] = buffer.samples
        late_s = max(0.0, times.outputBufferDacTime - times.currentTime)
        self._heard.append((time.monotonic() + late_s, buffer.place_s))

    def _next(self) -> Buffer | None:
        if not self._ready.is_set():
            return None
        try:
            buffer = self._filled.get_nowait()
        except Empty:
            return None
        if buffer is None:
            self._all_taken.set()
        return buffer
