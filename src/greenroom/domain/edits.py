"""What a person does to a transcript, as corrections of it; and corrections brought over to another hearing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from greenroom.domain.corrections import Correction, CorrectionKind, Corrections, corrected
from greenroom.domain.transcript import FilledPause, Span, Transcript, Word

FILLED_PAUSE_S = 0.35
"""How long a filled pause is taken for that nobody timed. Own judgement: about as long as those that are heard."""
LEAST_S = 0.1
"""Below this a filled pause could not be told from the words around it."""
NEAR_S = 0.5
"""Two hearings give a word times that differ by less than this."""


class Said(Protocol):
    """A word, or whatever stands for one."""

    @property
    def text(self) -> str: ...

    @property
    def start_s(self) -> float: ...

    @property
    def end_s(self) -> float: ...


def replacing(words: Sequence[Said], text: str) -> Correction:
    """Say that these words, side by side, are `text`."""
    return _of(CorrectionKind.REPLACE, words, " ".join(text.split()))


def turning(words: Sequence[Said], text: str) -> Correction:
    """Say that these words, side by side, are one filled pause."""
    return _of(CorrectionKind.ADD, words, text)


def confirming(pause: Span, text: str) -> Correction:
    """Say that the possible filled pause of these times is one."""
    return Correction(CorrectionKind.CONFIRM, pause.start_s, pause.end_s, text)


def dismissing(transcript: Transcript, marked: Span, *, is_filled_pause: bool) -> Correction | None:
    """Say that what is marked is no filled pause, or no hedge; None where nothing is said there.

    A filled pause that was only written, as a word, was not said then.
    """
    if any((p.start_s, p.end_s) == (marked.start_s, marked.end_s) for p in transcript.filled_pauses):
        return Correction(CorrectionKind.DISMISS, marked.start_s, marked.end_s)
    words = said_in(transcript, marked)
    kind = CorrectionKind.REPLACE if is_filled_pause else CorrectionKind.DISMISS
    return _of(kind, words, "") if words else None


def adding_after(transcript: Transcript, end_s: float, text: str) -> Correction:
    """Say that there is a filled pause after the word that ends there; the next gives it room if need be."""
    following = next((word for word in transcript.words if word.start_s >= end_s), None)
    free_s = (following.start_s if following else transcript.duration_s) - end_s
    if free_s >= LEAST_S:
        return Correction(CorrectionKind.ADD, end_s, end_s + min(free_s, FILLED_PAUSE_S), text)
    room_s = (following.end_s - following.start_s) / 2 if following else 0.0
    return Correction(CorrectionKind.ADD, end_s, end_s + free_s + min(room_s, FILLED_PAUSE_S), text)


def said_in(transcript: Transcript, stretch: Span) -> tuple[Word, ...]:
    """Give the words whose middle lies within a stretch."""
    return tuple(
        word for word in transcript.words if stretch.start_s <= (word.start_s + word.end_s) / 2 <= stretch.end_s
    )


def carried_over(corrections: Iterable[Correction], transcript: Transcript) -> Corrections:
    """Bring corrections to another hearing of the same sound: by time, where the words still agree."""
    made: list[Correction] = []
    left_out: list[Correction] = []
    for correction in corrections:
        moved = _moved(correction, transcript)
        if moved is None:
            left_out.append(correction)
        else:
            made.append(moved)
            transcript = corrected(transcript, (moved,))
    return Corrections(tuple(made), tuple(left_out))


def _of(kind: CorrectionKind, words: Sequence[Said], text: str) -> Correction:
    heard = " ".join(word.text for word in words)
    return Correction(kind, words[0].start_s, words[-1].end_s, text, heard)


def _moved(correction: Correction, transcript: Transcript) -> Correction | None:
    """Give the correction with the times and words of this hearing; None where it heard something else."""
    if correction.heard:
        runs = _runs(correction, transcript.words)
        run = min(runs, key=lambda run: abs(run[0].start_s - correction.start_s), default=())
        return _of(correction.kind, run, correction.text) if run else None
    if correction.kind is CorrectionKind.ADD:
        return correction
    near = (pause for pause in transcript.filled_pauses if _is_near(pause, correction))
    pause = min(near, key=lambda pause: _distance_s(pause, correction), default=None)
    if pause is not None:
        return replace(correction, start_s=pause.start_s, end_s=pause.end_s)
    return replace(correction, kind=CorrectionKind.ADD) if correction.kind is CorrectionKind.CONFIRM else None


def _runs(correction: Correction, words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Give the words side by side that read the same, near the time of the correction."""
    heard = [_plain(text) for text in correction.heard.split()]
    for at in range(len(words) - len(heard) + 1):
        run = words[at : at + len(heard)]
        if abs(run[0].start_s - correction.start_s) <= NEAR_S and [_plain(word.text) for word in run] == heard:
            yield run


def _plain(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _distance_s(pause: FilledPause, correction: Correction) -> float:
    """Tell how far apart the two begin and end; two filled pauses may begin together."""
    return abs(pause.start_s - correction.start_s) + abs(pause.end_s - correction.end_s)


def _is_near(pause: FilledPause, correction: Correction) -> bool:
    """Tell whether the two overlap, or are one: where the sound ends an added one has no length."""
    overlap = pause.start_s < correction.end_s and correction.start_s < pause.end_s
    return overlap or _distance_s(pause, correction) == 0
