"""The recordings the figures come from: clips, what was said in them, and folds by speaker."""

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from greenroom.audio.files import AvSoundFiles
from greenroom.practice.ports import HEARING_RATE_HZ, Samples

FOLDS = 5
NEVER_TRAINED = ("read-timed",)
"""Non-commercial recordings: nothing that is shipped may learn from them."""
HELD_OUT = "held-out"
"""Tag of synthetic voices that are measured with only."""
DEFAULT_DATA = Path("..") / "shared" / "evaldata"
DEFAULT_SYNTHETIC = Path("build") / "fillers"
"""Where `packaging/make_fillers.py build/fillers` speaks the synthetic clips."""


@dataclass(frozen=True)
class Clip:
    """One recording with its reference: words and fillers as dicts of text, start_s, end_s (None: no times)."""

    audio: str
    path: Path
    speaker: str
    words: Sequence[dict[str, Any]]
    fillers: Sequence[dict[str, Any]]
    tags: frozenset[str]
    duration_s: float

    @property
    def kind(self) -> str:
        return self.audio.split("/")[0]

    @property
    def is_trained_on(self) -> bool:
        return self.kind not in NEVER_TRAINED and HELD_OUT not in self.tags

    @property
    def fold(self) -> int:
        """All clips of a speaker are in the same fold."""
        return zlib.crc32(self.speaker.encode()) % FOLDS

    def sound(self) -> Samples:
        """Give the sound as the program itself reads it, 16 kHz."""
        blocks = list(AvSoundFiles().open(self.path).blocks())
        return np.concatenate(blocks) if blocks else np.empty(0, np.float32)


def load(data: Path) -> list[Clip]:
    """Read the references of a folder of recordings."""
    clips = []
    for line in (data / "references.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        speaker = entry["speaker"] or entry["audio"]
        audio, tags = entry["audio"], frozenset(entry["tags"])
        clips.append(
            Clip(audio, data / audio, speaker, entry["words"], entry["fillers"], tags, entry["duration_s"])
        )
    return clips


def seconds(sound: Samples) -> float:
    return len(sound) / HEARING_RATE_HZ
