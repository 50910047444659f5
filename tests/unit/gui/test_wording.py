"""What a row of the list of takes says."""

from dataclasses import replace

import pytest

from greenroom.gui.takes.wording import detail
from tests.fakes.answers import a_take


@pytest.mark.parametrize(
    ("is_measured", "headline", "rate", "said"),
    [
        (False, None, None, "not measured yet"),
        (True, None, None, "could not be measured"),
        (True, None, 140.0, "nothing stands out"),
        (True, "Slow down.", 140.0, "Slow down."),
    ],
)
def test_the_second_line_says_what_became_of_a_take(
    *, is_measured: bool, headline: str | None, rate: float | None, said: str
) -> None:
    take = replace(a_take(), is_measured=is_measured, headline=headline, speech_rate_wpm=rate)
    assert detail(take).endswith(f"· {said}")
