"""From PortAudio's callback to the spool and the FLAC in one thread, to the peaks and the listener in another."""

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
from greenroom.domain.disk_errors import is_full
from greenroom.domain.recording import EndReason, Recording, Spool
from greenroom.practice.ports import Audience, Samples

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
        audience: Audience,
        on_end: Callable[[EndReason], None],
    ) -> None:
        """Start to write; `on_end` is called from the writer thread when nothing more can be written."""
        self._blocks = blocks
        self._spool = spool
        self._rate_hz = rate_hz
        self._audience = audience
        self._on_end = on_end
        self._flac: FlacWriter | None = None  # without one the spool has it all, and `seal` makes the FLAC
        with suppress(OSError):
            self._flac = FlacWriter(spool.path.with_suffix(".flac"), rate_hz)
        self._peaks = Peaks(rate_hz)
        self._resampler = Resampler(rate_hz)
        self._ends_at_s = math.inf
        self._reason = EndReason.STOPPED
        self._written: SimpleQueue[bytes | None] = SimpleQueue()
        self._heard_all = False
        self._writer = Thread(target=self._write_all, name="spool writer")
        self._hearer = Thread(target=self._hear_all, name="recording hearer")
        self._writer.start()
        self._hearer.start()

    @property
    def spool(self) -> Spool:
        return self._spool.spool

    @property
    def recorded_s(self) -> float:
        return self._spool.recorded_s

    @property
    def room_s(self) -> float:
        return self._spool.room_s

    def recent_peaks(self, count: int) -> tuple[float, ...]:
        return self._peaks.newest(count)

    def end_at(self, time_s: float, wait_s: float) -> None:
        """End with the block heard at `time_s` of the monotonic clock; wait at most `wait_s` for it to come."""
        self._ends_at_s = time_s
        self._writer.join(wait_s)
        self.end()

    def end(self, reason: EndReason | None = None) -> None:
        """End with what was handed over so far; harmless when it has ended."""
        if reason is not None and self._writer.is_alive():
            self._reason = reason
        self._blocks.put(None)

    def wait(self) -> None:
        """Wait until all is written and heard."""
        self._writer.join()
        self._hearer.join()

    def seal(self) -> Recording:
        """Wait for the writer and give the finished recording; raises OSError where the disk takes none."""
        self.wait()
        with suppress(OSError):  # a spool that the disk does not confirm is no loss beside a FLAC that it does
            self._spool.close()
        spool, peaks = self._spool.spool, self._peaks.all()
        try:
            audio = self._flac.seal() if self._flac is not None else None
        except OSError:
            audio = None
        if audio is None or not self._heard_all:  # made anew, in the room that the failed one gave back
            return sealed_again(spool, self._reason)
        return Recording(audio, spool, spool.duration_s, self._rate_hz, peaks, PEAK_STEP_S, self._reason)

    def leave(self) -> None:
        """Wait for the writer and leave the spool on disk, to be offered at the next start; raises OSError."""
        self.wait()
        try:
            self._spool.close()
        finally:
            if self._flac is not None:
                self._flac.abandon()

    def _write_all(self) -> None:
        failure: EndReason | None = EndReason.WRITE_FAILED
        try:
            self._write_blocks()
            failure = None
        except OSError as error:
            if is_full(error):
                failure = EndReason.DISK_FULL
        finally:  # whatever it met, the end is told and what is on the disk stays
            self._written.put(None)
            if failure is not None:
                self._reason = failure
                with suppress(OSError):
                    self._spool.free_reserve()
                self._on_end(failure)

    def _write_blocks(self) -> None:
        while (block := self._blocks.get()) is not None:
            sound, heard_at_s = block
            self._spool.append(sound)
            self._written.put(sound)
            if self._flac is not None:
                self._flac.write(sound)
            if heard_at_s >= self._ends_at_s:
                return

    def _hear_all(self) -> None:
        """Hear what is on the disk; whatever fails here, the recording goes on, but half is not told as all."""
        try:
            while (sound := self._written.get()) is not None:
                samples = from_int16(sound)
                self._peaks.add(samples)
                self._hear(self._resampler.feed(samples))
            self._hear(self._resampler.finish())
            self._audience.end()
            self._heard_all = True
        finally:
            if not self._heard_all:
                self._audience.abandon()

    def _hear(self, heard: Samples) -> None:
        if len(heard):
            self._audience.feed(heard)
