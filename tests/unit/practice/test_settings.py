"""What follows from what a person has chosen."""

import pytest

from greenroom.practice.settings import Settings


@pytest.mark.parametrize(("chosen", "heard"), [("en", "en"), ("de", "de"), ("fr", "en"), ("xx", "en")])
def test_only_a_language_that_can_be_measured_is_listened_for(chosen: str, heard: str) -> None:
    assert Settings(language=chosen).heard_language(("de", "en")) == heard
