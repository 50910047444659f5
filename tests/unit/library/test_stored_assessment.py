import json
from dataclasses import replace

import pytest
from hypothesis import given

from greenroom.domain.assessment import Assessment
from greenroom.library.stored_assessment import from_json, to_json
from tests.fakes.answers import an_assessment
from tests.unit.library.assessments import assessments


@given(assessments)
def test_an_assessment_comes_back_as_it_was(assessment: Assessment) -> None:
    assert from_json(to_json(assessment)) == assessment


def test_a_shape_of_another_version_is_measured_again() -> None:
    stored = json.loads(to_json(an_assessment()))
    stored["measures"]["pauses"] = [{"from": 1}]
    assert from_json(json.dumps(stored)) is None


def test_what_a_newer_version_adds_is_left_out() -> None:
    stored = json.loads(to_json(an_assessment()))
    stored["measures"]["story"] = {"kind": "plan"}
    assert from_json(json.dumps(stored)) == an_assessment()


def test_a_number_that_is_none_is_refused() -> None:
    whole = an_assessment()
    broken = replace(whole, measures=replace(whole.measures, answer_length_s=float("nan")))
    with pytest.raises(ValueError, match="JSON compliant"):
        to_json(broken)
