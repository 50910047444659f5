"""The whole of what hearing gives for one recording."""

from dataclasses import dataclass

from greenroom.domain.sound import NO_PITCH, LevelTrack, PitchTrack
from greenroom.domain.transcript import Transcript


@dataclass(frozen=True, slots=True)
class Heard:
    """A transcript and its tracks, with the name of the speech model and the version of our own weights."""

    transcript: Transcript
    level: LevelTrack
    model: str
    weights: str
    pitch: PitchTrack = NO_PITCH
    language_chance: float | None = None
    """How likely the language heard is the one listened for, 0..1; None where too little was said to tell."""
