"""One measured answer, with what measured it."""

from dataclasses import dataclass

from greenroom.domain.corrections import Corrections
from greenroom.domain.feedback import Feedback
from greenroom.domain.heard import Heard
from greenroom.domain.measures import Measures


@dataclass(frozen=True, slots=True)
class Versions:
    """What measured it; figures of different versions are never put on one chart."""

    app: str
    analysis: str
    model: str
    weights: str


@dataclass(frozen=True, slots=True)
class Assessment:
    heard: Heard
    measures: Measures
    feedback: Feedback
    versions: Versions


@dataclass(frozen=True, slots=True)
class Corrected:
    """What lies behind a person's version: what the machine made of it, and what was corrected of that."""

    machine: Assessment
    corrections: Corrections
