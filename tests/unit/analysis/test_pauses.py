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
        ("We spoke really slow and slightly... [0.5] Lower than before", ["within_clause"]),
        ("It is one of the many… [1.4] tests that I do", ["within_clause"]),
        ("The plan failed... [0.6] and we began again", ["boundary"]),
        ("We asked the customers. [0.8] about their invoices", ["within_clause"]),
        ("We asked the customers. [0.8] About half had left", ["boundary"]),
        ("We asked them why? [0.8] in a letter", ["within_clause"]),
        ("We stopped. [0.8] because it was late", ["boundary"]),
        ("We stopped. [0.8] 20 people stayed", ["boundary"]),
        ("We met on Monday, [0.5] the whole team", ["boundary"]),
        ("So I'd. [1.3] Rather ask first", ["within_clause"]),
        ("And that's, [0.6] the thing I learned", ["within_clause"]),
        ("It went better than. [1.1] We had hoped", ["within_clause"]),
        ("It was John's. [0.5] He had built it", ["boundary"]),
        ("I know what it is. [0.5] Well, it works", ["within_clause"]),  # "is" hardly ends a clause; here it does
        ("", []),
        ("[5.0]", []),
    ],
)
def test_places(said: str, places: list[str]) -> None:
    assert [pause.place for pause in found(said)] == places


def test_a_pause_is_as_long_as_the_silence() -> None:
    (pause,) = found("We had [1.4] four weeks")
    assert pause.duration_s == pytest.approx(1.4)
