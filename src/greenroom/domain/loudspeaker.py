"""What sound is played on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Loudspeaker:
    """A loudspeaker or headphones as the system names them; `id` is stable over restarts."""

    id: str
    name: str
    is_default: bool = False
