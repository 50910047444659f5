"""The writer thread: from PortAudio's callback to the spool, the FLAC, the peaks and the listener."""

import math
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from typing import TypeAlias

from greenroom.audio.flac import FlacWriter
from greenroom.audio.peaks import PEAK_STEP_S, Peaks
from greenroom.audio.resampling import Resampler, from_int16
from greenroom.audio.spool import SpoolFile, sealed_again
from greenroom.domain.recording import EndReason, Recording, Spool
from greenroom.practice.ports import Listener, Samples

Block: TypeAlias = tuple[bytes, float]
"""16-bit samples and the time on the monotonic clock at which the last of them was heard."""

Blocks: TypeAlias = "SimpleQueue[Block | None]"


class Recorder:
    """One recording under way."""

    def __init__(
        self,
        blocks: Blocks,
        spool: SpoolFile,
        rate_hz: int,
        listener: Listener,
        on_end: Callable[[EndReason], None],
    ) -> None:
        """Start to write; `on_end` is called from the writer thread when the disk is full."""
        self._blocks = blocks
        self._spool = spool
        self._rate_hz = rate_hz
        self._listener = listener
        self._on_end = on_end
        self._flac: FlacWriter | None = None  # without one the spool has it all, and `seal` makes the FLAC
        with suppress(OSError):
            self._flac = FlacWriter(spool.path.with_suffix(".flac"), rate_hz)
        self._peaks = Peaks(rate_hz)
        self._resampler = Resampler(rate_hz)
        self._ends_at_s = math.inf
        self._reason = EndReason.STOPPED
        self._thread = Thread(target=self._write_all, name="spool writer")
        self._thread.start()

    @property
    def recorded_s(self) -> float:
        return self._spool.recorded_s

    def recent_peaks(self, count: int) -> tuple[float, ...]:
        return self._peaks.newest(count)

    def end_at(self, time_s: float, wait_s: float) -> None:
        """End with the block heard at `time_s` of the monotonic clock; wait at most `wait_s` for it to come."""
        self._ends_at_s = time_s
        self._thread.join(wait_s)
        self.end()

    def end(self, reason: EndReason | None = None) -> None:
        """End with what was handed over so far; harmless when it has ended."""
        if reason is not None and self._thread.is_alive():
            self._reason = reason
        self._blocks.put(None)

    def wait(self) -> None:
        """Wait until the writer has ended."""
        self._thread.join()

    def seal(self) -> Recording:
        """Wait for the writer and give the finished recording; raises OSError where the disk is full."""
        self.wait()
        self._spool.close()
        spool, peaks = self._spool.spool, self._peaks.all()
        try:
            audio = self._flac.seal() if self._flac is not None else None
        except OSError:
            audio = None
        if audio is None:  # made anew, in the room that the failed one gave back
            return sealed_again(spool, self._reason)
        return Recording(audio, spool, spool.duration_s, self._rate_hz, peaks, PEAK_STEP_S, self._reason)

    def leave(self) -> Spool:
        """Wait for the writer and leave the spool on disk, to be offered at the next start; gives it."""
        self.wait()
        self._spool.close()
        if self._flac is not None:
            self._flac.abandon()
        return self._spool.spool

    def _write_all(self) -> None:
        while (block := self._blocks.get()) is not None:
            sound, heard_at_s = block
            try:
                self._spool.append(sound)
                if self._flac is not None:
                    self._flac.write(sound)
            except OSError:
                self._spool.free_reserve()
                self._reason = EndReason.DISK_FULL
                self._on_end(self._reason)
                break
            samples = from_int16(sound)
            self._peaks.add(samples)
            self._hear(self._resampler.feed(samples))
            if heard_at_s >= self._ends_at_s:
                break
        self._hear(self._resampler.finish())

    def _hear(self, heard: Samples) -> None:
        if len(heard):
            self._listener.feed(heard)
