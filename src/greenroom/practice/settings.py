"""What a person has chosen; kept between starts."""

from dataclasses import dataclass
from enum import StrEnum


class Theme(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Settings:
    """`None` leaves the choice to the system; without `keep_days` takes are kept until they are deleted."""

    microphone: str | None = None
    theme: Theme = Theme.SYSTEM
    model: str = "base"
    last_question: str | None = None
    keep_days: int | None = None
