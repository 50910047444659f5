"""Silent pauses: which count, and where they stand."""

import pytest

from greenroom.analysis.pauses import pauses
from greenroom.analysis.spoken import counted
from greenroom.domain.measures import Pause
from tests.fakes.spoken import english, spoken

LEXICON = english()


def found(said: str) -> tuple[Pause, ...]:
    transcript = spoken(said).transcript
    return pauses(transcript, counted(transcript, LEXICON), LEXICON)


@pytest.mark.parametrize(
    ("said", "places"),
    [
        ("[2.0] We began. [0.5] It worked. [1.0]", ["opening", "boundary", "closing"]),
        ("We had [0.6] four weeks", ["within_clause"]),
        ("We had four weeks [0.6] and no money", ["boundary"]),
        ("In March, [0.4] we began", ["boundary"]),
        ("I was asked to [0.4] {uh} [0.4] find it", ["within_clause", "within_clause"]),
        ("It worked. [0.4] {um} [0.4] We left", ["boundary", "boundary"]),
        ("{um} [0.5] we began", ["boundary"]),
        ("We had [0.24] four weeks", []),
        ("We had [0.25] four weeks", ["within_clause"]),
        ("He said “stop.” [0.3] Nobody did", ["boundary"]),
        ("I think the hard part was. [1.6] That every team differed", ["within_clause"]),
        ("I was asked to, {uh} [0.3] find the reason", ["within_clause"]),
        ("It was late and [0.7] because of that we left", ["within_clause"]),
        ("", []),
        ("[5.0]", []),
    ],
)
def test_places(said: str, places: list[str]) -> None:
    assert [pause.place for pause in found(said)] == places


def test_a_pause_is_as_long_as_the_silence() -> None:
    (pause,) = found("We had [1.4] four weeks")
    assert pause.duration_s == pytest.approx(1.4)
