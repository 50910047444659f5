"""One answer as the rules look at it."""

from collections.abc import Iterable
from dataclasses import dataclass

from greenroom.analysis.bands import LONG_PAUSE_S
from greenroom.domain.measures import Filler, FillerKind, Measures, Pause, PausePlace
from greenroom.domain.question import Question, QuestionType
from greenroom.domain.transcript import Certainty, Span, Transcript, Word, WordKind

PAD_S = 0.6
"""Sound kept before and after what a clip is about, so that a person hears the words around it: own judgement."""


@dataclass(frozen=True, slots=True)
class Answer:
    """`length_s` is that of a measured answer; the rules see no other."""

    measures: Measures
    transcript: Transcript
    question: Question | None
    length_s: float
    leaves_out_blocks: bool = False

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(w for w in self.transcript.words if w.kind in (WordKind.WORD, WordKind.REPETITION))

    @property
    def is_story(self) -> bool:
        return self.asked(QuestionType.STORY)

    @property
    def sure_fillers(self) -> tuple[Filler, ...]:
        """The filled pauses that count."""
        return tuple(
            filler
            for filler in self.measures.fillers
            if filler.certainty is Certainty.CONFIRMED and filler.kind is FillerKind.FILLED_PAUSE
        )

    @property
    def long_pauses_within(self) -> tuple[Pause, ...]:
        """The long silences within clauses; none where blocks are left out, from which nothing here tells them."""
        if self.leaves_out_blocks:
            return ()
        return tuple(
            pause
            for pause in self.measures.pauses
            if pause.place is PausePlace.WITHIN_CLAUSE and pause.duration_s > LONG_PAUSE_S
        )

    def asked(self, kind: QuestionType) -> bool:
        """Tell whether a question of this type was asked."""
        return self.question is not None and self.question.type is kind

    def per_minute(self, count: int) -> float:
        return 60 * count / self.length_s

    def clips(self, spans: Iterable[Filler | Pause | Word | Span]) -> tuple[Span, ...]:
        """Give what a person would want to hear: each padded by `PAD_S`, joined where they meet, in time order."""
        clips: list[Span] = []
        for span in sorted((Span(s.start_s, s.end_s) for s in spans), key=lambda s: s.start_s):
            start_s = max(0.0, span.start_s - PAD_S)
            end_s = min(self.transcript.duration_s, span.end_s + PAD_S)
            if clips and start_s <= clips[-1].end_s:
                start_s, end_s = clips[-1].start_s, max(clips.pop().end_s, end_s)
            clips.append(Span(start_s, end_s))
        return tuple(clips)


def in_minutes(seconds: float) -> str:
    """Write a length as 1:24."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"
