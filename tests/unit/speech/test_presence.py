"""Voice activity mended by what was recognised: quiet speech counts, silence under a stretched word does not."""

from collections.abc import Iterable, Sequence

import numpy as np

from greenroom.domain.transcript import Span
from greenroom.speech.filled_pauses import POSSIBLE, Event
from greenroom.speech.presence import frame_levels, presence, trimmed
from greenroom.speech.voice import FRAME, FRAME_S
from greenroom.speech.whisper import TimedWord

ROOM, QUIET, LOUD = -60.0, -48.0, -25.0


def heard(
    levels: list[float],
    voiced: Iterable[int],
    words: list[TimedWord],
    events: list[Event],
    silent: Sequence[Span] = (),
) -> tuple[Span, ...]:
    on = set(voiced)
    chance = np.array([0.9 if i in on else 0.1 for i in range(len(levels))], np.float32)
    return presence(chance, np.array(levels, np.float32), words, events, silent, len(levels) * FRAME_S)


def covers(spans: tuple[Span, ...], frame: int) -> bool:
    middle = (frame + 0.5) * FRAME_S
    return any(span.start_s <= middle < span.end_s for span in spans)


def test_a_quiet_word_that_voice_activity_missed_counts() -> None:
    levels = [LOUD] * 20 + [ROOM] * 20 + [QUIET] * 10 + [ROOM] * 20
    word = TimedWord("quietly", 40 * FRAME_S, 50 * FRAME_S, 0.9)

    spans = heard(levels, range(20), [word], [])

    assert covers(spans, 45)
    assert not covers(spans, 30)
    assert not covers(spans, 60)


def test_a_word_stretched_over_silence_does_not_fill_it() -> None:
    levels = [LOUD] * 20 + [ROOM] * 20 + [LOUD] * 20
    word = TimedWord("stretched", 20 * FRAME_S, 60 * FRAME_S, 0.9)

    spans = heard(levels, [*range(20), *range(40, 60)], [word], [])

    assert not any(covers(spans, frame) for frame in range(22, 39))


def test_a_filled_pause_counts_only_where_it_sounds() -> None:
    levels = [ROOM] * 20 + [LOUD] * 10 + [ROOM] * 20
    event = Event(15 * FRAME_S, 40 * FRAME_S, 9.0, nasal=True)

    spans = heard(levels, range(0), [], [event])

    assert covers(spans, 25)
    assert not covers(spans, 35)
    (left,) = trimmed([event], spans)
    assert (left.start_s, left.end_s) == (20 * FRAME_S, 30 * FRAME_S)


def test_a_breath_that_voice_activity_took_for_a_voice_is_none() -> None:
    levels = [LOUD] * 60
    spans = heard(levels, range(60), [], [], [Span(20 * FRAME_S, 40 * FRAME_S)])
    assert covers(spans, 19)
    assert not any(covers(spans, frame) for frame in range(20, 40))
    assert covers(spans, 40)


def test_a_doubtful_filled_pause_makes_no_voice() -> None:
    levels = [ROOM] * 20 + [LOUD] * 10 + [ROOM] * 20
    event = Event(20 * FRAME_S, 30 * FRAME_S, POSSIBLE, nasal=True)
    assert heard(levels, range(0), [], [event]) == ()


def test_a_microphone_that_mutes_itself_makes_no_room_quieter() -> None:
    word = TimedWord("hiss", 20 * FRAME_S, 30 * FRAME_S, 0.9)
    assert heard([-100.0] * 20 + [-66.0] * 10 + [-100.0] * 20, range(0), [word], []) == ()


def test_what_lies_behind_the_end_is_no_room() -> None:
    levels = np.array([-50.0] * 40 + [-46.0] * 10 + [-100.0] * 20, np.float32)
    word = TimedWord("hum", 40 * FRAME_S, 50 * FRAME_S, 0.9)
    assert presence(np.zeros(70, np.float32), levels, [word], [], [], 50 * FRAME_S) == ()


def test_nothing_is_made_of_nothing() -> None:
    assert heard([], range(0), [], []) == ()


def test_levels_are_in_dbfs() -> None:
    assert np.allclose(frame_levels(np.full(2 * FRAME, 0.1, np.float32)), -20.0, atol=0.01)
