"""The figures of an answer against their formulas worked out by hand."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from greenroom.analysis.measuring import measure
from greenroom.analysis.quality import LEAST_ANSWER_S, SPOILS, withheld
from greenroom.domain.measures import Level, Measures, Part, Quality, QualityReason
from greenroom.domain.sound import PitchTrack
from greenroom.domain.transcript import Certainty, FilledPause, Transcript, Word, WordKind
from tests.fakes.spoken import Voice, english, spoken

LEXICON = english()
FIGURES: dict[str, Callable[[Measures], object]] = {
    "length": lambda m: m.answer_length_s,
    "speech rate": lambda m: m.pace.speech_rate_wpm,
    "windows": lambda m: m.pace.windows or None,
    "articulation": lambda m: m.pace.articulation_rate_sps,
    "phonation": lambda m: m.pace.phonation_ratio,
    "fillers a minute": lambda m: m.filler_rate and m.filler_rate.per_minute,
    "fillers a hundred words": lambda m: m.filler_rate and m.filler_rate.per_100_words,
    "share wasted": lambda m: m.share_wasted,
    "pitch": lambda m: m.pitch.median_hz,
    "loudness": lambda m: m.level.speech_dbfs,
    "fading": lambda m: m.fading_ends,
}
SAID = (
    "[2.0] We had {um} four weeks. [1.6] I moved the report to {uh} a copy. [0.8] Failures dropped by 70%. [3.0]"
)


def test_pace_is_60_w_over_t_and_over_p() -> None:
    measures = measure(spoken(SAID, Voice(words_per_minute=120)), LEXICON)
    length_s = 15 * 0.5 + 2 * 0.4 + 1.6 + 0.8
    phonation_s = length_s - 1.6 - 0.8
    assert measures.word_count == 16  # "70%" is said as two words
    assert measures.answer_length_s == pytest.approx(length_s)
    assert measures.pace.speech_rate_wpm == pytest.approx(60 * 16 / length_s)
    assert measures.pace.articulation_rate_wpm == pytest.approx(60 * 16 / phonation_s)
    assert measures.pace.phonation_ratio == pytest.approx(phonation_s / length_s)
    syllables = 4 + 9 + 9
    assert measures.pace.articulation_rate_sps == pytest.approx(syllables / phonation_s)


def test_filler_rate_counts_the_confirmed_ones() -> None:
    heard = spoken(SAID)
    possible = FilledPause("um", 0.5, 0.9, Certainty.POSSIBLE)
    transcript = replace(heard.transcript, filled_pauses=(possible, *heard.transcript.filled_pauses))
    measures = measure(replace(heard, transcript=transcript), LEXICON)
    assert len(measures.fillers) == 3
    assert measures.filler_rate is not None
    assert measures.answer_length_s is not None
    assert measures.filler_rate.count == 2
    assert measures.filler_rate.per_minute == pytest.approx(120 / measures.answer_length_s)
    assert measures.filler_rate.per_100_words == pytest.approx(200 / 16)


def test_a_written_um_is_a_filler_and_no_word() -> None:
    heard = measure(spoken("Um, we had four weeks and we used every one of them well."), LEXICON)
    assert [filler.text for filler in heard.fillers] == ["um"]
    assert heard.word_count == 12


def test_cut_offs_are_no_words_and_repetitions_are() -> None:
    heard = spoken("We had four weeks and I I mig- migrated all of it in two.")
    words = tuple(_kind(word) for word in heard.transcript.words)
    measures = measure(replace(heard, transcript=replace(heard.transcript, words=words)), LEXICON)
    assert measures.word_count == 13


def _kind(word: Word) -> Word:
    return replace(word, kind=WordKind.CUT_OFF) if word.text.endswith("-") else word


def test_windows_cover_the_answer_and_hold_every_word() -> None:
    measures = measure(spoken("[3.0] " + "word " * 65, Voice(words_per_minute=150)), LEXICON)
    windows = measures.pace.windows
    assert [w.start_s for w in windows] == pytest.approx([3, 13, 23])
    assert [w.end_s for w in windows] == pytest.approx([13, 23, 29])
    assert sum(w.speech_rate_wpm * (w.end_s - w.start_s) / 60 for w in windows) == pytest.approx(65)


def test_loudness_is_that_of_the_voice_and_of_what_lies_between() -> None:
    measures = measure(spoken(SAID, Voice(level_dbfs=-21.0, noise_dbfs=-55.0)), LEXICON)
    assert measures.level.speech_dbfs == pytest.approx(-21.0, abs=0.5)
    assert measures.level.noise_dbfs == pytest.approx(-55.0, abs=0.5)


@pytest.mark.parametrize(
    ("said", "voice", "reason"),
    [
        ("[20.0]", Voice(level_dbfs=-95), QualityReason.SILENCE),
        ("", Voice(), QualityReason.SILENCE),
        (SAID, Voice(level_dbfs=-95), QualityReason.SILENCE),
        ("{um} [1.0] {uh} [4.0] {um}", Voice(), QualityReason.NO_WORDS),
        ("Because I like it.", Voice(), QualityReason.TOO_SHORT),
        ("one two three four five six seven eight nine ten", Voice(240), QualityReason.TOO_SHORT),
        (SAID, Voice(level_dbfs=-52), QualityReason.TOO_QUIET),
        (SAID, Voice(clipped_share=0.06), QualityReason.CLIPPED),
    ],
)
def test_what_cannot_be_measured_has_no_figure(said: str, voice: Voice, reason: QualityReason) -> None:
    measures = measure(spoken(said, voice), LEXICON)
    assert not measures.quality.measured
    assert measures.quality.reasons == (reason,)
    assert measures.filler_rate is None
    assert measures.pace.speech_rate_wpm is None
    assert measures.pace.windows == ()


LONG = f"{SAID} I checked the numbers every morning. [1.2] Then I told the team what had changed since."
STANDING: list[tuple[str, str, Voice, float | None, set[str]]] = [
    ("good", LONG, Voice(), None, {*FIGURES}),
    ("silence", "[20.0]", Voice(level_dbfs=-95), None, set()),
    ("no words", "{um} [1.0] {uh} [4.0] {um}", Voice(), None, {"loudness"}),
    ("too short", "[2.0] Because I like it, I do, every day.", Voice(), None, {"length", "pitch", "loudness"}),
    ("too quiet", LONG, Voice(level_dbfs=-52), None, {"loudness"}),
    ("noisy", LONG, Voice(noise_dbfs=-30.0), None, {"loudness"}),
    (
        "unsure words",
        LONG,
        Voice(confidence=0.39),
        None,
        {"length", "fillers a minute", "phonation", "pitch", "loudness"},
    ),
    ("other language", LONG, Voice(), 0.01, {"length", "phonation", "pitch", "loudness"}),
    ("clipped", LONG, Voice(clipped_share=0.01), None, {*FIGURES} - {"loudness", "fading"}),
    ("ruined", LONG, Voice(clipped_share=0.06), None, set()),
]


@pytest.mark.parametrize(
    ("said", "voice", "chance", "standing"), [row[1:] for row in STANDING], ids=[row[0] for row in STANDING]
)
def test_each_reason_takes_its_figures_and_the_rest_stand(
    said: str, voice: Voice, chance: float | None, standing: set[str]
) -> None:
    heard = spoken(said, voice)
    sung = PitchTrack(0.05, (120.0,) * round(heard.transcript.duration_s / 0.05))
    measures = measure(replace(heard, pitch=sung, language_chance=chance), LEXICON)
    assert {name for name, read in FIGURES.items() if read(measures) is not None} == standing


def test_two_voices_leave_no_figure() -> None:
    heard = spoken("word " * 100)
    steps = round(heard.transcript.duration_s / 0.05)
    low_and_high = PitchTrack(0.05, (110.0,) * (steps // 2) + (230.0,) * (steps - steps // 2))
    measures = measure(replace(heard, pitch=low_and_high), LEXICON)
    assert measures.quality.reasons == (QualityReason.TWO_VOICES,)
    assert [name for name, read in FIGURES.items() if read(measures) is not None] == []


def test_every_reason_says_what_it_takes() -> None:
    assert set(SPOILS) == set(QualityReason)
    assert all(SPOILS.values())


def test_the_first_reason_that_takes_a_figure_is_told() -> None:
    level = Level(-52.0, -60.0, -30.0, 0.01)
    reasons = (QualityReason.TOO_SHORT, QualityReason.TOO_QUIET, QualityReason.CLIPPED)
    why = withheld(Quality(False, reasons), level)
    assert why[Part.PACE] == QualityReason.TOO_SHORT
    assert why[Part.PITCH] == QualityReason.TOO_QUIET
    assert why[Part.LOUDNESS] == QualityReason.CLIPPED


def test_a_little_clipping_takes_the_loudness_alone() -> None:
    measures = measure(spoken(SAID, Voice(clipped_share=0.01)), LEXICON)
    assert measures.quality.measured
    assert measures.quality.reasons == (QualityReason.CLIPPED,)
    assert measures.level.speech_dbfs is None
    assert measures.pace.speech_rate_wpm is not None


def test_nothing_heard_is_no_error() -> None:
    heard = spoken("")
    empty = replace(heard, transcript=Transcript((), (), (), 0.0, "en"))
    assert measure(empty, LEXICON).quality.reasons == (QualityReason.SILENCE,)


@pytest.mark.parametrize(
    ("voice", "language_chance", "reasons"),
    [
        (Voice(noise_dbfs=-30.0), None, (QualityReason.NOISY,)),
        (Voice(noise_dbfs=-32.0), None, ()),
        (Voice(confidence=0.39), None, (QualityReason.UNSURE_WORDS,)),
        (Voice(confidence=0.46), 0.06, ()),
        (Voice(confidence=0.41), 0.46, ()),
        (Voice(confidence=0.44), 0.44, (QualityReason.OTHER_LANGUAGE,)),
        (Voice(noise_dbfs=-30.0), 0.04, (QualityReason.NOISY,)),
        (Voice(confidence=0.3), 0.04, (QualityReason.OTHER_LANGUAGE,)),
    ],
)
def test_noise_unclear_words_and_other_languages_are_told(
    voice: Voice, language_chance: float | None, reasons: tuple[QualityReason, ...]
) -> None:
    measures = measure(replace(spoken(SAID, voice), language_chance=language_chance), LEXICON)
    assert measures.quality.reasons == reasons
    assert measures.quality.measured == (not reasons)


def test_little_of_another_language_is_not_called_short() -> None:
    heard = replace(spoken("Five words of something else. [9.0]"), language_chance=0.01)
    assert measure(heard, LEXICON).quality.reasons == (QualityReason.OTHER_LANGUAGE,)


def test_few_words_are_too_short_however_long_they_take() -> None:
    heard = spoken("Five [2.0] words [2.0] of [2.0] an answer.")
    assert heard.transcript.duration_s > LEAST_ANSWER_S
    assert measure(heard, LEXICON).quality.reasons == (QualityReason.TOO_SHORT,)


def test_a_blink_is_too_short_and_not_a_voice_without_words() -> None:
    heard = spoken("{um}")
    assert heard.transcript.duration_s < LEAST_ANSWER_S
    assert measure(heard, LEXICON).quality.reasons == (QualityReason.TOO_SHORT,)


def test_the_share_wasted_counts_each_word_once() -> None:
    said = "{um} So, I I mean we had, you know, four weeks and I think we mig- migrated it."
    measures = measure(spoken(said), LEXICON)
    # um, so, I, I mean, you know, I think, mig-: 10 of the 18 spoken
    assert [marker.text for marker in measures.discourse_markers] == ["so", "i mean", "you know"]
    assert measures.share_wasted == pytest.approx(10 / 18)
    assert measure(spoken("We moved it. " * 10), LEXICON).share_wasted == 0.0


@pytest.mark.parametrize(("fall_db", "fades"), [(9.0, 0), (11.0, 1)])
def test_an_end_that_falls_away_is_found(fall_db: float, fades: int) -> None:
    heard = spoken("We moved all of the data over. [0.5] Then everybody went home on time.")
    end = heard.transcript.words[6]
    steps = [
        level - fall_db if heard.transcript.words[5].start_s <= i * heard.level.step_s < end.end_s else level
        for i, level in enumerate(heard.level.rms_dbfs)
    ]
    measures = measure(replace(heard, level=replace(heard.level, rms_dbfs=tuple(steps))), LEXICON)
    assert measures.fading_ends is not None
    assert [span.end_s for span in measures.fading_ends] == [end.end_s] * fades
