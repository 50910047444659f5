"""What to work on next and what landed: message keys and data, never sentences."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from greenroom.domain.transcript import Span

Value = str | int | float


@dataclass(frozen=True, slots=True)
class Message:
    """A key of the text catalogue and the values for its placeholders."""

    key: str
    data: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to work on: what, why, where it can be heard, and the rule that said so."""

    rule: str
    headline: Message
    reason: Message
    clips: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Feedback:
    """`next` is None only where nothing could be measured; `landed` names what went well, best first."""

    next: Advice | None
    landed: tuple[Message, ...]
    not_measured: tuple[Message, ...] = ()
