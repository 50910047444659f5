"""The rules one by one: their texts, their thresholds, and what is never held against anybody."""

import string
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.analysis.measuring import measure
from greenroom.coaching.advising import advise
from greenroom.coaching.rule import Rule
from greenroom.coaching.table import NOTHING, RULES
from greenroom.domain.feedback import Feedback, Message, Value
from greenroom.domain.measures import QualityReason
from greenroom.texts import text, words
from tests.fakes.spoken import Voice, english, spoken
from tests.unit.coaching.test_golden import QUESTIONS

LEXICON = english()
PLAIN = "We moved the whole shop to the new service in one night. [0.6] "
RESULT = "In the end it worked. "
DATA: dict[str, Value] = {
    "n": 3,
    "rate": "9",
    "longest": "1.8",
    "length": "0:24",
    "low": "1:00",
    "high": "2:00",
    "most": "I think",
    "level": "-44",
}
GRADES = {"bad", "wrong", "poor", "score", "grade", "fail", "failed", "weak", "accent", "stutter", "must"}


def feedback(said: str, question: str | None = "why-us", voice: Voice | None = None) -> Feedback:
    heard = spoken(said, voice)
    return advise(measure(heard, LEXICON), heard.transcript, QUESTIONS[question] if question else None)


def rule(said: str, question: str | None = "why-us", voice: Voice | None = None) -> str | None:
    advice = feedback(said, question, voice).next
    return advice.rule if advice else None


@pytest.mark.parametrize("row", [*RULES, NOTHING], ids=lambda row: row.name)
@pytest.mark.parametrize("count", [1, 2, 7])
def test_every_row_has_its_texts_and_a_source(row: Rule, count: int) -> None:
    assert row.source
    for part in ("headline", "reason"):
        assert words(Message(f"advice.{row.name}.{part}", {**DATA, "n": count}))


def test_every_reason_for_no_figure_has_a_text() -> None:
    assert all(text(f"not_measured.{reason}") for reason in QualityReason)


def test_texts_never_grade() -> None:
    shown = [
        text(f"advice.{row.name}.{part}", **DATA) for row in (*RULES, NOTHING) for part in ("headline", "reason")
    ]
    said = {word.strip(string.punctuation).lower() for line in shown for word in line.split()}
    assert not said & GRADES


def test_five_fillers_a_minute_are_never_the_headline() -> None:
    at_most_five = PLAIN * 10 + "{um} " + PLAIN * 10
    heard = spoken(at_most_five)
    assert heard.transcript.duration_s > 60
    assert rule("{um} {uh} {um} {uh} " + at_most_five) == "nothing"
    assert rule("{um} {uh} {um} {uh} {um} {uh} {um} {uh} {um} {uh} " + at_most_five) == "fillers"


def test_two_fillers_in_a_short_answer_are_no_habit() -> None:
    assert rule("{um} {uh} " + PLAIN) == "nothing"


@pytest.mark.parametrize("question", [None, "why-us", "about-yourself", "anything-else", "first-month"])
@pytest.mark.parametrize("times", [2, 60])
def test_only_stories_get_advice_on_their_length(question: str | None, times: int) -> None:
    assert rule(PLAIN * times, question) == "nothing"


def test_a_story_far_outside_its_band_does() -> None:
    assert rule(PLAIN * 4 + RESULT, "deadline") == "much_too_short"
    assert rule(PLAIN * 40 + RESULT, "deadline") == "much_too_long"
    assert rule(PLAIN * 15 + RESULT, "deadline") == "nothing"


def test_a_story_without_a_result_is_told_so_and_another_answer_is_not() -> None:
    assert rule(PLAIN * 15, "deadline") == "no_result"
    assert rule(PLAIN * 15, "first-month") == "nothing"


@given(st.floats(0, 30))
def test_a_pause_to_think_before_a_story_changes_nothing(thought_s: float) -> None:
    assert feedback(f"[{thought_s:.2f}] " + PLAIN * 15 + RESULT, "mistake") == feedback(
        PLAIN * 15 + RESULT, "mistake"
    )


def test_long_pauses_between_sentences_are_no_fault() -> None:
    assert rule("We moved the whole shop to the new service in one night. [2.5] " * 12) == "nothing"


MARKERS = "Basically, we moved the shop. [0.6] "
USUALLY = "I usually ask them what they need. [0.6] I would always listen first. [0.6] "


def test_filler_words_are_advised_on_above_eight_a_minute_and_after_filler_sounds() -> None:
    assert rule(PLAIN * 6 + MARKERS * 4) == "nothing"
    assert rule(PLAIN * 2 + MARKERS * 4) == "discourse_markers"
    assert rule(MARKERS * 3) == "nothing"
    assert rule("{um} {uh} {um} " + PLAIN * 2 + MARKERS * 4) == "fillers"
    assert rule("I guess maybe probably " + PLAIN * 2 + MARKERS * 4) == "hedges"


def test_an_opinion_that_was_asked_for_may_be_called_one() -> None:
    opinion = "I think it is wood. I believe it will stay. I would say it is good. " + PLAIN
    assert rule(opinion, "trade-changing") == "nothing"
    assert rule(opinion, "why-us") == "hedges"
    assert rule("Maybe it is. Probably it is. Perhaps it is. " + PLAIN, "trade-changing") == "hedges"


def test_what_usually_happens_is_no_story_where_one_was_asked_for() -> None:
    assert rule(USUALLY * 8, "said-no") == "no_story"
    assert rule("{um} {um} {um} " * 5 + USUALLY * 8, "said-no") == "no_story"
    assert rule(USUALLY * 8, "customer-is-wrong") == "nothing"
    assert rule(USUALLY * 3 + PLAIN * 12 + "I asked, and she said yes. " * 8 + RESULT, "said-no") == "nothing"


@pytest.mark.parametrize("question", ["disagreed", "know-about-us", "anything-else"])
def test_who_stops_because_nothing_comes_to_mind_is_helped_to_find_something(question: str) -> None:
    said = "I am sorry, but right now I really can't think of anything like that."
    assert rule(said, question) == "no_answer"
    assert rule(said + " [1.0] " + PLAIN * 15 + RESULT, question) == "nothing"
    assert rule(said, None) == "nothing"


def test_a_result_stands_at_the_end_or_in_the_first_sentence() -> None:
    assert rule("We solved it in the end. " + PLAIN * 15, "deadline") == "nothing"
    assert rule(PLAIN * 3 + "They paid for it. " + PLAIN * 12, "deadline") == "no_result"
    assert rule(PLAIN * 3 + "It dropped by 70%. " + PLAIN * 12, "deadline") == "nothing"


@pytest.mark.parametrize("times", [2, 10])
def test_repetitions_are_never_held_against_anybody(times: int) -> None:
    assert rule("I I I was was at the at the bakery. [0.6] " * times + PLAIN) == "nothing"


def test_a_pause_before_a_simple_question_is_no_headline_while_no_question_is_spoken() -> None:
    assert rule("[9.0] " + PLAIN * 4, "why-us") == "nothing"


def test_fast_is_advised_only_where_words_are_lost() -> None:
    assert rule(PLAIN * 12, voice=Voice(260, confidence=0.9)) == "nothing"
    assert rule(PLAIN * 12, voice=Voice(260, confidence=0.4)) == "fast"
    assert rule(PLAIN * 12, voice=Voice(170, confidence=0.4)) == "nothing"


@pytest.mark.parametrize(
    ("voice", "expected"),
    [
        (Voice(80), "slow"),
        (Voice(level_dbfs=-45), "faint"),
        (Voice(clipped_share=0.01), "clipped"),
        (Voice(noise_dbfs=-33), "nothing"),
    ],
)
def test_pace_and_recording_come_last(voice: Voice, expected: str) -> None:
    assert rule(PLAIN * 6, voice=voice) == expected
    assert rule("{um} " * 20 + PLAIN * 6, voice=replace(voice, words_per_minute=150)) == "fillers"


def test_clips_hold_what_they_are_about_and_stay_inside() -> None:
    heard = spoken("{um} " + PLAIN + "{um} {uh} [1.0] " + PLAIN + "{um}")
    advice = advise(measure(heard, LEXICON), heard.transcript, None).next
    assert advice is not None
    assert advice.rule == "fillers"
    assert len(advice.clips) == 3
    for filler in heard.transcript.filled_pauses:
        assert any(clip.start_s <= filler.start_s and filler.end_s <= clip.end_s for clip in advice.clips)
    assert all(0 <= clip.start_s < clip.end_s <= heard.transcript.duration_s for clip in advice.clips)


def test_what_landed_names_what_was_said() -> None:
    told = feedback(PLAIN * 15 + "The result was that failures dropped by 70% in three months.", "kept-failing")
    assert told.landed[0] == Message("landed.result", {"quote": "dropped by 70% in three months"})
    assert len(told.landed) == 3
    assert all(words(message) for message in told.landed)


@pytest.mark.parametrize(("times", "landed"), [(3, 0), (6, 3)])
def test_how_it_was_said_lands_only_where_there_was_enough_of_it(times: int, landed: int) -> None:
    assert len(feedback(PLAIN * times).landed) == landed


@pytest.mark.parametrize(("times", "key"), [(2, "landed.fillers"), (12, "landed.fillers_rate")])
def test_many_fillers_in_a_long_answer_are_told_by_the_minute(times: int, key: str) -> None:
    told = feedback((PLAIN * 5 + "{um} ") * times)
    assert key in [message.key for message in told.landed]
    assert all(words(message) for message in told.landed)


def test_nothing_landed_is_left_unsaid() -> None:
    assert (
        feedback("{um} We {um} had four weeks and {uh} [1.5] no money [2.0] at all, so.", voice=Voice(60)).landed
        == ()
    )


@pytest.mark.parametrize("voice", [Voice(level_dbfs=-95), Voice(level_dbfs=-55), Voice(clipped_share=0.3)])
def test_a_useless_recording_gets_no_advice_about_the_answer(voice: Voice) -> None:
    told = feedback("{um} " * 30 + PLAIN * 6, voice=voice)
    assert told.next is None
    assert told.landed == ()
    assert told.not_measured
    assert all(words(message) for message in told.not_measured)


def test_a_little_clipping_says_that_loudness_is_missing() -> None:
    assert feedback(PLAIN * 6, voice=Voice(clipped_share=0.01)).not_measured == (Message("not_measured.loudness"),)
