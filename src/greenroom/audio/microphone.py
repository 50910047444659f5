"""The microphone: one PortAudio input stream, a level all the time, and a recording when asked for."""

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from greenroom.audio.devices import DeviceWatcher
from greenroom.audio.fresh_stack import fresh_stack
from greenroom.audio.level import LevelMeter
from greenroom.audio.portaudio import sound_system, user_error
from greenroom.audio.recorder import Blocks, Recorder
from greenroom.audio.spool import FolderSpools, SpoolFile
from greenroom.audio.system import Input
from greenroom.domain.disk_errors import disk_errors_told
from greenroom.domain.errors import UserError
from greenroom.domain.recording import EndReason, MicrophoneLevel, Recording, Source
from greenroom.practice.ports import Audience, Microphone

LATENCY_S = 0.03
"""What PortAudio is asked to buffer: a level that follows the voice, and slack for a busy machine."""

LAST_WORD_S = 1.0
"""The longest wait for what was said up to Stop to arrive; it comes after some hundredths of a second."""

SILENT_S = 5.0
"""A running stream without one block for so long is dead; a cold source needs 2 s for its first."""


def open_microphone(spool_folder: Path) -> Microphone:
    """Give the microphone of this computer; nothing is touched before it is used."""
    return PortAudioMicrophone(spool_folder)


class PortAudioMicrophone:
    """Used from one thread; `on_change` comes from others."""

    def __init__(self, spool_folder: Path) -> None:
        """Name the folder of the spools."""
        self._folder = spool_folder
        self._stream: Any = None
        self._watcher: DeviceWatcher | None = None
        self._recorder: Recorder | None = None
        self._blocks: Blocks | None = None
        self._rate_hz = 0
        self._meter: LevelMeter | None = None
        self._latency_s = 0.0
        self._last_block_at = 0.0
        self.overflows = 0
        self._on_change: Callable[[EndReason | None], None] = _unheard

    def sources(self) -> Sequence[Source]:
        return [each.source for each in sound_system().inputs()]

    def sound_server(self) -> str | None:
        return sound_system().server()

    def open(self, source: str | None, on_change: Callable[[EndReason | None], None]) -> Source:
        self.close()
        system = sound_system()
        inputs = system.inputs()
        if not inputs:
            raise UserError("microphone.none")
        chosen = next((each for each in inputs if each.source.id == source), inputs[0])
        self._on_change = on_change
        with system.chosen(chosen.source):
            self._start(chosen)
        try:
            self._watcher = DeviceWatcher(system.watch(), self._on_device_change, self._is_silent)
        except ConnectionError as error:
            self.close()
            raise UserError("microphone.none") from error
        return chosen.source

    def level(self) -> MicrophoneLevel | None:
        meter = self._meter  # another thread may take it away
        return meter.newest if meter else None

    def record(self, question_id: str | None, question_text: str, audience: Audience) -> None:
        if self._recorder is not None:
            raise RuntimeError("a recording is under way")
        if self._meter is None:
            raise UserError("microphone.closed")
        blocks: Blocks = SimpleQueue()
        self._blocks = blocks  # from here on the callback keeps what it hears
        try:
            with disk_errors_told(self._folder):
                spool = SpoolFile(self._folder, self._rate_hz, question_id, question_text)
        except UserError:
            self._blocks = None
            raise
        self._recorder = Recorder(blocks, spool, self._rate_hz, audience, self._on_write_failure)

    @property
    def recorded_s(self) -> float:
        recorder = self._recorder
        return recorder.recorded_s if recorder else 0.0

    @property
    def room_s(self) -> float | None:
        recorder = self._recorder
        return recorder.room_s if recorder else None

    def recent_peaks(self, count: int) -> tuple[float, ...]:
        recorder = self._recorder
        return recorder.recent_peaks(count) if recorder else ()

    def stop(self) -> Recording:
        recorder = self._ended()
        with disk_errors_told(self._folder):
            return recorder.seal()

    def discard(self) -> None:
        if self._recorder is None:
            return
        recorder = self._ended(at_once=True)
        with suppress(OSError):  # what the disk refuses to keep is to go anyway
            recorder.leave()
        FolderSpools(self._folder).discard(recorder.spool)

    def close(self) -> None:
        try:
            if self._recorder is not None:
                with disk_errors_told(self._folder):
                    self._ended(at_once=True).leave()
        finally:
            self._close_stream()

    def _close_stream(self) -> None:
        if self._watcher is not None:
            self._watcher.close()
            self._watcher = None
        if self._stream is not None:
            self._stream.close()
            self._stream = None
        self._meter = None

    def _start(self, chosen: Input) -> None:
        import sounddevice
        import soundfile  # noqa: F401 - loaded here, so that Record begins at once
        import soxr  # noqa: F401

        self._rate_hz = chosen.rate_hz
        self._meter = LevelMeter(chosen.rate_hz)
        self.overflows = 0
        self._last_block_at = time.monotonic()
        try:
            self._stream = sounddevice.RawInputStream(
                samplerate=chosen.rate_hz,
                device=chosen.device,
                channels=1,
                dtype="int16",
                latency=LATENCY_S,
                callback=self._on_block,
            )
            self._latency_s = self._stream.latency
            with fresh_stack():
                self._stream.start()
        except sounddevice.PortAudioError as error:
            self.close()
            raise user_error("microphone", error) from error

    def _on_block(self, data: Any, frames: int, times: Any, status: Any) -> None:  # noqa: ANN401 - cffi's
        """PortAudio's callback: copy, hand over, the level; nothing else."""
        block = bytes(data)
        self.overflows += bool(status)
        self._last_block_at = time.monotonic()
        blocks, meter = self._blocks, self._meter
        if blocks is not None:
            heard = times.inputBufferAdcTime  # of the first sample; 0 where the system does not know
            late_s = times.currentTime - heard if heard else self._latency_s
            blocks.put((block, self._last_block_at - late_s + frames / self._rate_hz))
        if meter is not None:
            meter.add(block)

    def _ended(self, *, at_once: bool = False) -> Recorder:
        """End the recording, with the last word or at once."""
        if self._recorder is None:
            raise UserError("microphone.closed")
        recorder, self._recorder = self._recorder, None
        if at_once:
            recorder.end()
        else:
            recorder.end_at(time.monotonic() + self._latency_s, LAST_WORD_S)
        self._blocks = None
        return recorder

    def _on_device_change(self, reason: EndReason | None) -> None:
        if reason is not None:
            self._meter = self._blocks = None  # what comes from now on is another source's
            if (recorder := self._recorder) is not None:
                recorder.end(reason)
        self._on_change(reason)

    def _on_write_failure(self, reason: EndReason) -> None:
        self._blocks = None
        self._on_change(reason)

    def _is_silent(self) -> bool:
        return time.monotonic() - self._last_block_at > SILENT_S


def _unheard(_reason: EndReason | None) -> None:
    """Tell nobody."""
