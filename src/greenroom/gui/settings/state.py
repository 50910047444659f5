"""What the Settings screen shows."""

from dataclasses import dataclass
from pathlib import Path

from greenroom.domain.loudspeaker import Loudspeaker
from greenroom.domain.model import ModelStatus
from greenroom.domain.recording import Source
from greenroom.gui.notice import Notice
from greenroom.practice.settings import Settings

KEEP_DAYS = (None, 30, 90, 365)
"""For how long recordings may be kept; None is for ever."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the computer and the library hold; read each time the screen is entered."""

    sources: tuple[Source, ...] = ()
    loudspeakers: tuple[Loudspeaker, ...] = ()
    models: tuple[ModelStatus, ...] = ()
    size_bytes: int | None = None
    going: int = 0
    """How many takes are older than what is to be kept, and go at the next start."""
    corrected: int | None = None
    """How many takes the person corrected."""


@dataclass(frozen=True, slots=True)
class SettingsState:
    """`fetching` names the model that is being installed; each notice stands in the card it belongs to."""

    chosen: Settings
    home: Path
    languages: tuple[str, ...]
    found: Found = Found()
    fetching: str | None = None
    model_notice: Notice | None = None
    anew_notice: Notice | None = None
    sound_notice: Notice | None = None
    export_notice: Notice | None = None
    library_notice: Notice | None = None
    is_playing: bool = False
