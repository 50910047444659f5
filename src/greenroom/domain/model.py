"""A model of the catalogue and its state on this computer."""

from dataclasses import dataclass
from enum import StrEnum


class ModelState(StrEnum):
    INSTALLED = "installed"
    MISSING = "missing"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class ModelStatus:
    """`bytes` is the size of all its files; `damaged` names the files that are not as the catalogue says.

    `seconds_per_minute` is how long a minute of speech takes to hear, on two cores of an ordinary computer.
    """

    name: str
    title: str
    licence: str
    bytes: int
    state: ModelState
    is_default: bool
    damaged: tuple[str, ...] = ()
    seconds_per_minute: float = 0.0
