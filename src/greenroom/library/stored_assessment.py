"""An assessment as JSON and back, whole; corrections likewise."""

from functools import cache
from typing import TYPE_CHECKING

from greenroom.domain.assessment import Assessment
from greenroom.domain.corrections import Corrections

if TYPE_CHECKING:
    from cattrs.preconf.json import JsonConverter


@cache
def _converter() -> "JsonConverter":
    from cattrs.preconf.json import make_converter

    return make_converter()


def to_json(assessment: Assessment) -> str:
    """Give the JSON text; raises ValueError where a number is not finite."""
    return str(_converter().dumps(assessment, allow_nan=False, separators=(",", ":")))


def from_json(stored: str) -> Assessment | None:
    """Give the assessment; None where it was stored in a shape this version cannot read: measure again then."""
    from cattrs import BaseValidationError

    try:
        return _converter().loads(stored, Assessment)
    except BaseValidationError:
        return None


def corrections_to_json(corrections: Corrections) -> str:
    """Give the JSON text; the times come back to the last bit."""
    return str(_converter().dumps(corrections, allow_nan=False, separators=(",", ":")))


def corrections_from_json(stored: str) -> Corrections:
    """Give the corrections; none where they were stored in a shape this version cannot read."""
    from cattrs import BaseValidationError

    try:
        return _converter().loads(stored, Corrections)
    except BaseValidationError:
        return Corrections()
