"""What a person says was really said: corrections, and the transcript they make of the one that was heard."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import reduce
from itertools import accumulate

from greenroom.domain.transcript import Certainty, FilledPause, Span, Transcript, Word, WordKind

PERSON = "person"
"""The evidence of a filled pause that a person heard."""

_SAME_S = 1e-3
"""Times this near each other are the same: the JSON of other programs is rounded to a millisecond."""


class CorrectionKind(StrEnum):
    REPLACE = "replace"
    """The words `heard` are `text`; without a text they were not said."""
    CONFIRM = "confirm"
    """The possible filled pause is one."""
    DISMISS = "dismiss"
    """There is no filled pause; or the words `heard` are neither hedge nor filler, but meant."""
    ADD = "add"
    """There is a filled pause: the words `heard` are it, or, without such, between the words."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction of the stretch from `start_s` to `end_s`; where other words are heard it changes nothing."""

    kind: CorrectionKind
    start_s: float
    end_s: float
    text: str = ""
    heard: str = ""


@dataclass(frozen=True, slots=True)
class Corrections:
    """All that were made of one take, in order; `left_out` fit an earlier hearing and not the newest one."""

    made: tuple[Correction, ...] = ()
    left_out: tuple[Correction, ...] = ()


NO_CORRECTIONS = Corrections()


def corrected(transcript: Transcript, corrections: Iterable[Correction]) -> Transcript:
    """Apply corrections one after another; leaving out the last undoes it.

    Words stay in time order and never overlap. Speech stays as it was: silence is measured in the sound.
    """
    return reduce(_applied, corrections, transcript)


def run_of(words: Sequence[Word], correction: Correction) -> slice | None:
    """Find the words that were heard in exactly this stretch."""
    said = correction.heard.split()
    for at in range(len(words) - len(said) + 1):
        run = words[at : at + len(said)]
        if run and run[0].start_s > correction.start_s + _SAME_S:
            return None
        if run and _is_there(Span(run[0].start_s, run[-1].end_s), correction) and _texts(run) == said:
            return slice(at, at + len(said))
    return None


def _applied(transcript: Transcript, correction: Correction) -> Transcript:
    return _APPLY[correction.kind](transcript, correction)


def _replaced(transcript: Transcript, correction: Correction) -> Transcript:
    run = run_of(transcript.words, correction)
    if run is None:
        return transcript
    before, typed = transcript.words[run], correction.text.split()
    after = (
        tuple(
            word if word.text == text else Word(text, word.start_s, word.end_s)
            for word, text in zip(before, typed, strict=True)
        )
        if len(before) == len(typed)
        else tuple(_spread(typed, Span(before[0].start_s, before[-1].end_s)))
    )
    gone = [word for word in before if word not in after]
    return replace(
        transcript,
        words=(*transcript.words[: run.start], *after, *transcript.words[run.stop :]),
        filled_pauses=tuple(p for p in transcript.filled_pauses if not any(_is_gone(p, word) for word in gone)),
    )


def _confirmed(transcript: Transcript, correction: Correction) -> Transcript:
    possible = next((p for p in _possible(transcript) if _is_there(p, correction)), None)
    if possible is None:
        return transcript
    others = tuple(pause for pause in transcript.filled_pauses if pause is not possible)
    evidence = (*possible.evidence, PERSON)
    return _with(replace(transcript, filled_pauses=others), replace(possible, evidence=evidence))


def _dismissed(transcript: Transcript, correction: Correction) -> Transcript:
    kept = tuple(pause for pause in transcript.filled_pauses if not _is_there(pause, correction))
    if len(kept) < len(transcript.filled_pauses):
        words = tuple(
            word
            for word in transcript.words
            if word.kind is not WordKind.FILLED_PAUSE or not _is_there(word, correction)
        )
        return replace(transcript, words=words, filled_pauses=kept)
    if run_of(transcript.words, correction) is None:
        return transcript
    meant = {*transcript.meant, Span(correction.start_s, correction.end_s)}
    return replace(transcript, meant=tuple(sorted(meant, key=lambda span: (span.start_s, span.end_s))))


def _added(transcript: Transcript, correction: Correction) -> Transcript:
    run = run_of(transcript.words, correction)
    if correction.heard and run is None:
        return transcript
    words = transcript.words if run is None else (*transcript.words[: run.start], *transcript.words[run.stop :])
    pause = FilledPause(correction.text, correction.start_s, correction.end_s, Certainty.CONFIRMED, (PERSON,))
    return _with(replace(transcript, words=words), pause)


def _with(transcript: Transcript, pause: FilledPause) -> Transcript:
    """Set a filled pause among the words, in place of any it meets; a word it overlaps gives way."""
    words = [w for w in transcript.words if w.kind is not WordKind.FILLED_PAUSE or not _meets(w, pause)]
    others = [other for other in transcript.filled_pauses if not _meets(other, pause)]
    at = next((i for i, word in enumerate(words) if _middle(word) > _middle(pause)), len(words))
    start_s, end_s = pause.start_s, pause.end_s
    if at > 0:
        before = words[at - 1]
        start_s = max(start_s, before.start_s)
        words[at - 1] = replace(before, end_s=min(before.end_s, start_s))
    if at < len(words):
        after = words[at]
        end_s = min(end_s, after.end_s)
        words[at] = replace(after, start_s=max(after.start_s, end_s))
    placed = replace(pause, start_s=start_s, end_s=max(start_s, end_s), certainty=Certainty.CONFIRMED)
    words.insert(at, Word(placed.text, placed.start_s, placed.end_s, WordKind.FILLED_PAUSE))
    others.append(placed)
    others.sort(key=lambda other: (other.start_s, other.end_s))
    return replace(transcript, words=tuple(words), filled_pauses=tuple(others))


def _spread(typed: Sequence[str], stretch: Span) -> Iterator[Word]:
    """Give each word a share of the stretch by the number of its letters."""
    ends = list(accumulate(len(text) for text in typed))
    times = [stretch.start_s + stretch.duration_s * end / ends[-1] for end in ends]
    starts = [stretch.start_s, *times[:-1]]
    for text, start_s, end_s in zip(typed, starts, [*times[:-1], stretch.end_s], strict=False):
        yield Word(text, start_s, max(start_s, end_s))


def _possible(transcript: Transcript) -> Iterator[FilledPause]:
    return (pause for pause in transcript.filled_pauses if pause.certainty is Certainty.POSSIBLE)


def _texts(words: Iterable[Word]) -> list[str]:
    return [word.text for word in words]


def _middle(timed: Word | FilledPause) -> float:
    return (timed.start_s + timed.end_s) / 2


def _meets(timed: Word | FilledPause, stretch: Word | FilledPause) -> bool:
    overlaps = timed.start_s < stretch.end_s and stretch.start_s < timed.end_s
    return overlaps or stretch.start_s <= _middle(timed) <= stretch.end_s


def _is_gone(pause: FilledPause, word: Word) -> bool:
    """Tell whether a filled pause goes with a word: it is that word, or was only possible there."""
    if pause.certainty is Certainty.POSSIBLE:
        return word.start_s <= _middle(pause) <= word.end_s
    return word.kind is WordKind.FILLED_PAUSE and (pause.start_s, pause.end_s) == (word.start_s, word.end_s)


def _is_there(timed: Word | FilledPause | Span, correction: Correction) -> bool:
    return abs(timed.start_s - correction.start_s) <= _SAME_S and abs(timed.end_s - correction.end_s) <= _SAME_S


_APPLY = {
    CorrectionKind.REPLACE: _replaced,
    CorrectionKind.CONFIRM: _confirmed,
    CorrectionKind.DISMISS: _dismissed,
    CorrectionKind.ADD: _added,
}
