"""The transcript's lines without a widget."""

from greenroom.domain.transcript import Span, Transcript, Word, WordKind
from greenroom.gui.feedback.flow import Flow, Token, tokens
from greenroom.gui.marks import Mark, MarkKind, marks_of
from tests.fakes.answers import an_assessment


def a_flow(width: float = 300.0) -> Flow:
    assessment = an_assessment()
    found = tokens(assessment.heard.transcript, marks_of(assessment.measures), lambda seconds: f"{seconds:.1f} s")
    return Flow(found, width, space=4.0, widths=[8.0 * len(token.text) for token in found])


def test_pauses_stand_in_their_places() -> None:
    texts = [placed.token.text for placed in a_flow().placed]
    assert texts[:3] == ["2.1 s", "Um", "so"]
    assert texts[texts.index("1.6 s") - 1] == "week."


def test_marks_are_known_by_kind() -> None:
    kinds = {placed.token.text: placed.token.mark.kind for placed in a_flow().placed if placed.token.mark}
    assert kinds["uh"] is MarkKind.FILLER
    assert kinds["guess,"] is MarkKind.HEDGE
    assert kinds["1.6 s"] is MarkKind.PAUSE


def test_a_word_whose_time_a_filler_took_is_no_filler() -> None:
    words = (Word("um", 1.0, 1.4, WordKind.FILLED_PAUSE), Word("Then", 1.4, 1.4), Word("I", 1.4, 1.6))
    transcript = Transcript(words, (), (Span(1.0, 1.6),), 2.0, "en")
    found = tokens(transcript, [Mark(MarkKind.FILLER, 1.0, 1.4, "um")], str)
    assert [token.text for token in found if token.mark] == ["um"]


def test_lines_hold_every_token_once_and_within_the_width() -> None:
    flow = a_flow()
    places = [place for line in range(flow.line_count) for place in flow.in_line(line)]
    assert places == list(range(len(flow.placed)))
    assert all(placed.left + placed.width <= 300.0 for placed in flow.placed)


def test_a_word_wider_than_the_line_has_a_line_of_its_own() -> None:
    words = [Token("a", 0, 1), Token("x" * 100, 1, 2), Token("b", 2, 3)]
    flow = Flow(words, 100.0, 4.0, [8.0 * len(token.text) for token in words])
    assert [placed.line for placed in flow.placed] == [0, 1, 2]


def test_what_lies_under_a_point() -> None:
    flow = a_flow()
    for place, placed in enumerate(flow.placed):
        assert flow.at(placed.line, placed.left + placed.width / 2) == place
    first, second = flow.placed[0], flow.placed[1]
    assert flow.at(0, (first.left + first.width + second.left) / 2) is None
    assert flow.at(flow.line_count, 0.0) is None
    assert flow.at(-1, 0.0) is None


def test_what_is_heard_at_a_moment() -> None:
    flow = a_flow()
    for place, placed in enumerate(flow.placed):
        assert flow.heard_at((placed.token.start_s + placed.token.end_s) / 2) == place
    assert flow.heard_at(9999.0) is None


def test_from_mark_to_mark() -> None:
    flow = a_flow()
    seen, place = [], flow.next_mark(0, 1)
    while place is not None:
        seen.append(flow.placed[place].token.text)
        place = flow.next_mark(place, 1)
    assert seen == ["Um", "uh", "like", "1.6 s", "um", "I", "I"]


def test_an_empty_transcript() -> None:
    flow = Flow((), 300.0, 4.0, ())
    assert flow.line_count == 0
    assert flow.heard_at(0.0) is None
    assert flow.next_mark(0, 1) is None
