"""What the microphone gives: sources, level, events, a finished recording."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

SOUND_CHECK = "sound-check"
"""Stands where a question's id would: a sentence said to try the microphone, never to be kept."""


@dataclass(frozen=True, slots=True)
class Source:
    """A microphone as the system names it; `id` is stable over restarts."""

    id: str
    name: str
    is_default: bool = False


@dataclass(frozen=True, slots=True)
class MicrophoneLevel:
    """The newest tenth of a second: loudness and peak in dBFS, and whether it clips."""

    rms_dbfs: float
    peak_dbfs: float
    clips: bool


class EndReason(StrEnum):
    """Why a recording ended."""

    STOPPED = "stopped"
    SOURCE_GONE = "source_gone"
    SOURCE_CHANGED = "source_changed"
    DISK_FULL = "disk_full"
    WRITE_FAILED = "write_failed"


@dataclass(frozen=True, slots=True)
class Spool:
    """A recording under way or left behind by a crash: raw samples on disk and what is known of them."""

    path: Path
    started_at: datetime
    rate_hz: int
    duration_s: float
    question_id: str | None
    question_text: str


@dataclass(frozen=True, slots=True)
class Recording:
    """A sealed recording: a mono FLAC beside its spool, not yet in the library.

    `peaks` are the largest magnitudes (0..1) of each `peak_step_s` of sound, for the waveform.
    """

    audio: Path
    spool: Spool
    duration_s: float
    rate_hz: int
    peaks: tuple[float, ...]
    peak_step_s: float
    end_reason: EndReason
