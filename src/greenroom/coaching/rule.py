"""One row of the table of advice."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from greenroom.coaching.answer import Answer
from greenroom.domain.feedback import Value
from greenroom.domain.transcript import Span


@dataclass(frozen=True, slots=True)
class Finding:
    """That a rule applies: the values for its texts and what to listen to."""

    data: Mapping[str, Value] = field(default_factory=dict)
    clips: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """Its texts are `advice.<name>.headline` and `advice.<name>.reason`.

    `when` says in words when it applies, `why` why it is worth a headline and stands where it does, `source` who
    found so; docs/measures.md shows all three.
    """

    name: str
    find: Callable[[Answer], Finding | None]
    when: str
    why: str
    source: str
