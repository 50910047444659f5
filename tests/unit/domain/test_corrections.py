"""Corrections of a transcript: what each does, and laws that hold after any number of them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.domain.corrections import Correction, CorrectionKind, corrected
from greenroom.domain.edits import (
    adding_after,
    carried_over,
    confirming,
    dismissing,
    replacing,
    turning,
)
from greenroom.domain.transcript import Certainty, FilledPause, Span, Transcript, Word, WordKind
from tests.fakes.spoken import spoken

SAID = "{um} So their team has {uh?} shipped it. [1.2] I think it held, I think."


@pytest.fixture
def heard() -> Transcript:
    return spoken(SAID).transcript


def said(transcript: Transcript) -> str:
    return " ".join(f"({w.text})" if w.kind is WordKind.FILLED_PAUSE else w.text for w in transcript.words)


def run(transcript: Transcript, text: str) -> tuple[Word, ...]:
    """Find the words that read so."""
    pieces = text.split()
    places = range(len(transcript.words) - len(pieces) + 1)
    runs = (transcript.words[at : at + len(pieces)] for at in places)
    return next(words for words in runs if [word.text for word in words] == pieces)


def test_a_misheard_word_keeps_its_time(heard: Transcript) -> None:
    (before,) = run(heard, "their")
    after = corrected(heard, [replacing([before], "there")])
    assert said(after) == "(um) So there team has shipped it. I think it held, I think."
    assert run(after, "there") == (Word("there", before.start_s, before.end_s),)
    assert after.words[:2] + after.words[3:] == heard.words[:2] + heard.words[3:]


def test_more_words_share_the_stretch_by_their_length(heard: Transcript) -> None:
    before = run(heard, "their team")
    a, ready = run(corrected(heard, [replacing(before, " a\tready ")]), "a ready")
    assert (a.start_s, ready.end_s) == (before[0].start_s, before[1].end_s)
    assert (ready.start_s, ready.confidence) == (before[1].start_s, 1.0), "as many words keep their times"
    first, second, third = run(corrected(heard, [replacing(before, "a be ready")]), "a be ready")
    assert (first.start_s, third.end_s) == (before[0].start_s, before[1].end_s)
    length_s = third.end_s - first.start_s
    assert [w.end_s - w.start_s for w in (first, second, third)] == pytest.approx(
        [length_s * share / 8 for share in (1, 2, 5)]
    )


def test_words_that_were_not_said_are_gone(heard: Transcript) -> None:
    assert said(corrected(heard, [replacing(run(heard, "their team"), "")])).startswith("(um) So has shipped")


def test_a_filled_pause_may_have_been_a_word(heard: Transcript) -> None:
    after = corrected(heard, [replacing(heard.words[:1], "And")])
    assert said(after).startswith("And So their")
    assert [pause.text for pause in after.filled_pauses] == ["uh"], "the possible one elsewhere stays"


def test_a_filled_pause_that_is_typed_again_stays_one(heard: Transcript) -> None:
    after = corrected(heard, [replacing(heard.words[:3], "um So there")])
    assert said(after).startswith("(um) So there")
    assert after.filled_pauses == heard.filled_pauses


def test_a_possible_filled_pause_is_confirmed_in_its_place(heard: Transcript) -> None:
    possible = heard.filled_pauses[1]
    after = corrected(heard, [confirming(Span(possible.start_s, possible.end_s), possible.text)])
    assert said(after).startswith("(um) So their team has (uh) shipped")
    assert after.filled_pauses[1] == FilledPause(
        "uh", possible.start_s, possible.end_s, Certainty.CONFIRMED, ("sound", "person")
    )


@pytest.mark.parametrize("which", [0, 1])
def test_a_filled_pause_is_dismissed(heard: Transcript, which: int) -> None:
    pause = heard.filled_pauses[which]
    dismissed = dismissing(heard, Span(pause.start_s, pause.end_s), is_filled_pause=True)
    assert dismissed is not None
    after = corrected(heard, [dismissed])
    assert after.filled_pauses == (heard.filled_pauses[1 - which],)
    assert said(after) == said(heard).replace("(um) ", "" if which == 0 else "(um) ")


def test_a_hedge_may_be_meant(heard: Transcript) -> None:
    words = run(heard, "I think")
    meant = dismissing(heard, Span(words[0].start_s, words[1].end_s), is_filled_pause=False)
    assert meant is not None
    after = corrected(heard, [meant, meant])
    assert after.words == heard.words
    assert after.meant == (Span(words[0].start_s, words[1].end_s),)


def test_a_filled_pause_only_written_was_not_said() -> None:
    heard = spoken("So um their team has shipped it.").transcript
    written = run(heard, "um")[0]
    gone = dismissing(heard, Span(written.start_s, written.end_s), is_filled_pause=True)
    assert gone is not None
    assert said(corrected(heard, [gone])) == "So their team has shipped it."


def test_a_word_may_be_a_filled_pause(heard: Transcript) -> None:
    after = corrected(heard, [turning(run(heard, "has"), "uh")])
    assert said(after).startswith("(um) So their team (uh) shipped")
    assert [p.certainty for p in after.filled_pauses] == ["confirmed", "confirmed", "possible"]


def test_a_filled_pause_is_added_where_there_is_a_silence_and_where_there_is_none(heard: Transcript) -> None:
    (it,) = run(heard, "it.")
    in_silence = corrected(heard, [adding_after(heard, it.end_s, "um")])
    assert said(in_silence).endswith("shipped it. (um) I think it held, I think.")
    assert in_silence.filled_pauses[-1].start_s == it.end_s
    assert in_silence.speech == heard.speech
    (so,) = run(heard, "So")
    between = corrected(heard, [adding_after(heard, so.end_s, "um")])
    assert said(between).startswith("(um) So (um) their team")
    assert run(between, "So") == (so,)
    assert run(between, "their")[0].start_s == between.words[2].end_s > so.end_s


def test_a_correction_changes_nothing_where_something_else_is_heard(heard: Transcript) -> None:
    other = spoken("{um} So there thieves had shipped it.").transcript
    assert corrected(other, [replacing(run(heard, "their team"), "the team")]) == other
    assert corrected(other, [turning(run(heard, "has"), "uh")]) == other


def test_another_hearing_takes_over_what_it_agrees_with(heard: Transcript) -> None:
    edits = (
        replacing(run(heard, "team"), "teams"),
        replacing(run(heard, "their"), "there"),
        confirming(Span(heard.filled_pauses[1].start_s, heard.filled_pauses[1].end_s), "uh"),
    )
    other = spoken("[0.06] {um} So, there Team has [0.4] shipped it. [1.2] I think it held.").transcript
    over = carried_over(edits, other)
    assert over.left_out == (edits[1],)
    assert said(corrected(other, over.made)) == "(um) So, there teams has (uh) shipped it. I think it held."
    assert carried_over(over.made, other) == type(over)(over.made)


# Laws.

texts = st.sampled_from(["", "a", "so we", "um", "there", "one two three four"])


@st.composite
def transcripts(draw: st.DrawFn) -> Transcript:
    """Words and filled pauses in order and apart, and possible ones anywhere."""
    words: list[Word] = []
    pauses: list[FilledPause] = []
    at_s = 0.0
    for text in draw(st.lists(st.sampled_from(["the", "team", "a", "{um}", "{uh}"]), max_size=12)):
        start_s = at_s + draw(st.sampled_from([0.0, 0.0, 0.1, 0.9]))
        at_s = start_s + draw(st.sampled_from([0.02, 0.3, 0.7]))
        if text[0] == "{":
            pauses.append(FilledPause(text[1:-1], start_s, at_s, Certainty.CONFIRMED, ("sound",)))
            words.append(Word(text[1:-1], start_s, at_s, WordKind.FILLED_PAUSE))
        else:
            words.append(Word(text, start_s, at_s))
    maybe = draw(st.lists(st.floats(0, max(at_s, 0.1)), max_size=3))
    pauses += [FilledPause("uh", at, at + 0.2, Certainty.POSSIBLE, ("sound",)) for at in maybe]
    pauses.sort(key=lambda pause: (pause.start_s, pause.end_s))
    return Transcript(tuple(words), tuple(pauses), (Span(0.0, at_s),), at_s + 1.0, "en")


@st.composite
def edited(draw: st.DrawFn) -> tuple[Transcript, tuple[Correction, ...]]:
    """A transcript and what a person did to it, each step to what the steps before had made of it."""
    machine = now = draw(transcripts())
    made: list[Correction] = []
    for _ in range(draw(st.integers(1, 6))):
        correction = draw(steps(now))
        made += [correction] if correction else []
        now = corrected(machine, made)
    return machine, tuple(made)


@st.composite
def steps(draw: st.DrawFn, now: Transcript) -> Correction | None:
    coin = st.booleans()
    if draw(coin) and now.filled_pauses:
        pause = draw(st.sampled_from(now.filled_pauses))
        span = Span(pause.start_s, pause.end_s)
        filler = draw(coin)
        return draw(st.sampled_from([confirming(span, pause.text), dismissing(now, span, is_filled_pause=filler)]))
    if not now.words:
        return adding_after(now, draw(st.floats(0, now.duration_s)), "um")
    first = draw(st.integers(0, len(now.words) - 1))
    words = now.words[first : first + draw(st.integers(1, 3))]
    return draw(
        st.sampled_from(
            [
                replacing(words, draw(texts)),
                turning(words, "um"),
                adding_after(now, words[-1].end_s, "um"),
                dismissing(now, Span(words[0].start_s, words[-1].end_s), is_filled_pause=False),
            ]
        )
    )


@given(edited())
def test_words_stay_in_order_and_apart_and_filled_pauses_among_them(
    case: tuple[Transcript, tuple[Correction, ...]],
) -> None:
    machine, made = case
    after = corrected(machine, made)
    assert all(word.start_s <= word.end_s and word.text for word in after.words)
    assert all(one.end_s <= other.start_s for one, other in pairwise(after.words))
    assert [p.start_s for p in after.filled_pauses] == sorted(p.start_s for p in after.filled_pauses)
    confirmed = [(p.text, p.start_s, p.end_s) for p in after.filled_pauses if p.certainty is Certainty.CONFIRMED]
    among = [(w.text, w.start_s, w.end_s) for w in after.words if w.kind is WordKind.FILLED_PAUSE]
    assert sorted(confirmed) == sorted(among)
    assert (after.speech, after.duration_s) == (machine.speech, machine.duration_s)


@given(edited())
def test_doing_the_last_step_twice_does_it_once(case: tuple[Transcript, tuple[Correction, ...]]) -> None:
    machine, made = case
    assert corrected(machine, (*made, *made[-1:])) == corrected(machine, made)


@given(edited())
def test_steps_are_taken_one_after_another_so_that_leaving_out_the_last_undoes_it(
    case: tuple[Transcript, tuple[Correction, ...]],
) -> None:
    machine, made = case
    assert corrected(corrected(machine, made[:-1]), made[-1:]) == corrected(machine, made)
    assert corrected(machine, ()) == machine


@given(edited())
def test_the_same_hearing_takes_over_every_step(case: tuple[Transcript, tuple[Correction, ...]]) -> None:
    machine, made = case
    applied = tuple(
        c for at, c in enumerate(made) if corrected(machine, made[: at + 1]) != corrected(machine, made[:at])
    )
    over = carried_over(applied, machine)
    assert corrected(machine, over.made) == corrected(machine, applied)


def test_of_two_filled_pauses_that_begin_together_the_same_one_goes() -> None:
    um = Word("um", 0.0, 0.3, WordKind.FILLED_PAUSE)
    pauses = (
        FilledPause("uh", 0.0, 0.2, Certainty.POSSIBLE, ("sound",)),
        FilledPause("um", 0.0, 0.3, Certainty.CONFIRMED, ("sound",)),
    )
    machine = Transcript((um,), pauses, (Span(0.0, 0.3),), 1.3, "en")
    dismissed = Correction(CorrectionKind.DISMISS, 0.0, 0.3)
    assert carried_over([dismissed], machine).made == (dismissed,)


def test_a_filled_pause_added_where_the_sound_ends_can_be_taken_away_again() -> None:
    machine = Transcript((Word("Yes.", 0.0, 1.0),), (), (Span(0.0, 1.0),), 1.0, "en")
    added = adding_after(machine, 1.0, "um")
    dismissed = Correction(CorrectionKind.DISMISS, added.start_s, added.end_s)
    assert carried_over([added, dismissed], machine).made == (added, dismissed)


def test_every_kind_of_correction_is_known() -> None:
    empty = Transcript((), (), (), 0.0, "en")
    assert [corrected(empty, [Correction(kind, 0.0, 0.1, "um", "um")]) for kind in CorrectionKind] == [empty] * 4
