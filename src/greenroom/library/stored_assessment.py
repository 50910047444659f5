"""An assessment as JSON and back, whole."""

from functools import cache
from typing import TYPE_CHECKING

from greenroom.domain.assessment import Assessment

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
