"""What was done to words of the transcript on the screen; becomes a correction of the transcript behind them."""

from dataclasses import dataclass
from enum import StrEnum

from greenroom.domain.corrections import Correction
from greenroom.domain.edits import adding_after, confirming, dismissing, replacing, turning
from greenroom.domain.transcript import Span, Transcript
from greenroom.gui.feedback.flow import Token
from greenroom.gui.marks import Mark, MarkKind

_UM, _UH = "um", "uh"


class EditKind(StrEnum):
    REPLACE = "replace"
    REMOVE = "remove"
    CONFIRM = "confirm"
    DISMISS = "dismiss"
    TURN = "turn"
    ADD = "add"


@dataclass(frozen=True, slots=True)
class Edit:
    """`tokens` were chosen, at least one; `text` is what was typed in their place."""

    kind: EditKind
    tokens: tuple[Token, ...]
    text: str = ""


def edits_of(tokens: tuple[Token, ...]) -> tuple[EditKind, ...]:
    """Tell what can be done to what is chosen, in the order of a menu."""
    words = any(token.is_word for token in tokens)
    mark = _mark_of(tokens)
    can = {
        EditKind.CONFIRM: mark is not None and mark.possible,
        EditKind.DISMISS: mark is not None,
        EditKind.REPLACE: words,
        EditKind.TURN: words and (mark is None or mark.kind is not MarkKind.FILLER or mark.possible),
        EditKind.ADD: words,
        EditKind.REMOVE: words and mark is None,
    }
    return tuple(kind for kind, possible in can.items() if possible)


def correction_of(edit: Edit, transcript: Transcript) -> Correction | None:
    """Give what the edit says of a transcript; None where it says nothing new."""
    words = tuple(token for token in edit.tokens if token.is_word)
    mark = _mark_of(edit.tokens)
    if edit.kind is EditKind.CONFIRM and mark is not None:
        return confirming(Span(mark.start_s, mark.end_s), mark.words)
    if edit.kind is EditKind.DISMISS and mark is not None:
        marked = Span(mark.start_s, mark.end_s)
        return dismissing(transcript, marked, is_filled_pause=mark.kind is MarkKind.FILLER)
    if not words:
        return None
    if edit.kind is EditKind.ADD:
        return adding_after(transcript, words[-1].end_s, _UM)
    if edit.kind is EditKind.TURN:
        return turning(words, _UM if "m" in words[0].text.lower() else _UH)
    typed = "" if edit.kind is EditKind.REMOVE else " ".join(edit.text.split())
    return None if typed == " ".join(word.text for word in words) else replacing(words, typed)


def _mark_of(tokens: tuple[Token, ...]) -> Mark | None:
    """Give the mark that everything chosen belongs to; the length of a pause is no mark to be corrected."""
    marks = {token.mark for token in tokens}
    mark = marks.pop()
    return None if marks or mark is None or mark.kind is MarkKind.PAUSE else mark
