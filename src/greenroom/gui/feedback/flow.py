"""Words, marks and pauses set into lines: where each stands, what lies under a point. Knows no widget."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from greenroom.domain.transcript import Transcript, WordKind
from greenroom.gui.marks import Mark, MarkKind


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or in its place the length of a long pause or a filled pause that is only possible.

    `mark` is what it belongs to; `is_asked` where it stands for a possible filled pause and no word was heard.
    """

    text: str
    start_s: float
    end_s: float
    mark: Mark | None = None
    is_asked: bool = False

    @property
    def is_pause(self) -> bool:
        return self.mark is not None and self.mark.kind is MarkKind.PAUSE

    @property
    def is_word(self) -> bool:
        return not self.is_pause and not self.is_asked

    @property
    def is_possible(self) -> bool:
        return self.mark is not None and self.mark.possible

    @property
    def shown(self) -> str:
        """What is painted and read out: a possible filled pause asks."""
        return f"{self.text}?" if self.is_asked else self.text


@dataclass(frozen=True, slots=True)
class Placed:
    """A token in its line; `left` and `width` in pixels."""

    token: Token
    line: int
    left: float
    width: float


def tokens(
    transcript: Transcript, marks: Sequence[Mark], pause_words: Callable[[float], str]
) -> tuple[Token, ...]:
    """Join the words with the long pauses and the possible filled pauses between them, in the order of time."""
    among = _Marks(marks)
    found = [
        Token(word.text, word.start_s, word.end_s, among.of(word.start_s, word.end_s, word.kind))
        for word in transcript.words
    ]
    found += [
        Token(pause_words(mark.duration_s), mark.start_s, mark.end_s, mark)
        for mark in marks
        if mark.kind is MarkKind.PAUSE
    ]
    told = {id(token.mark) for token in found}
    found += [
        Token(mark.words, mark.start_s, mark.end_s, mark, is_asked=True)
        for mark in marks
        if mark.possible and id(mark) not in told
    ]
    return tuple(sorted(found, key=lambda token: (token.start_s, not token.is_pause)))


class _Marks:
    """Finds the mark of a word without looking at every mark: an hour's answer shows as soon as a minute's."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._marks = sorted((m for m in marks if m.kind is not MarkKind.PAUSE), key=lambda m: m.start_s)
        self._starts = [mark.start_s for mark in self._marks]
        self._longest_s = max((mark.duration_s for mark in self._marks), default=0.0)

    def of(self, start_s: float, end_s: float, kind: WordKind) -> Mark | None:
        middle = (start_s + end_s) / 2
        first = bisect_left(self._starts, middle - self._longest_s)
        last = bisect_right(self._starts, middle)
        within = [mark for mark in self._marks[first:last] if middle <= mark.end_s]
        if kind is WordKind.WORD:  # one that a filler took the time of stands at its edge and is none
            within = [mark for mark in within if mark.start_s < end_s and start_s < mark.end_s]
        if kind is WordKind.FILLED_PAUSE:
            within.sort(key=lambda mark: mark.kind is not MarkKind.FILLER)
        return within[0] if within else None


class Flow:
    """Tokens set for one width; `widths` are those of the tokens, `space` stands between two."""

    def __init__(self, found: Sequence[Token], width: float, space: float, widths: Sequence[float]) -> None:
        """Set the lines: a token that does not fit begins the next one."""
        self.placed: list[Placed] = []
        self._starts: list[int] = []
        self._times = [token.start_s for token in found]
        line, left = -1, width + 1
        for place, (token, wide) in enumerate(zip(found, widths, strict=True)):
            if left + wide > width:
                line, left = line + 1, 0.0
                self._starts.append(place)
            self.placed.append(Placed(token, line, left, wide))
            left += wide + space

    @property
    def line_count(self) -> int:
        return len(self._starts)

    def in_line(self, line: int) -> range:
        """Give the places of the tokens of a line."""
        end = self._starts[line + 1] if line + 1 < len(self._starts) else len(self.placed)
        return range(self._starts[line], end)

    def at(self, line: int, x: float) -> int | None:
        """Give the place of the token at a point; None beside every token."""
        if not 0 <= line < self.line_count:
            return None
        hit = (
            p for p in self.in_line(line) if self.placed[p].left <= x <= self.placed[p].left + self.placed[p].width
        )
        return next(hit, None)

    def heard_at(self, at_s: float) -> int | None:
        """Give the place of the token that is heard at a moment; None between two."""
        place = bisect_right(self._times, at_s) - 1
        return place if place >= 0 and at_s < self.placed[place].token.end_s else None

    def next_mark(self, place: int, step: int) -> int | None:
        """Give the place of the next token (step 1 or -1) that begins another mark."""
        here = self.placed[place].token.mark if 0 <= place < len(self.placed) else None
        place += step
        while 0 <= place < len(self.placed):
            mark = self.placed[place].token.mark
            before = self.placed[place - 1].token.mark if place > 0 else None
            if mark is not None and mark is not here and mark is not before:
                return place
            place += step
        return None
