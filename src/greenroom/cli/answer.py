"""What an interviewer would have heard, in lines for a terminal."""

from collections import Counter
from collections.abc import Iterator, Sequence

from greenroom.analysis.bands import LONG_PAUSE_S
from greenroom.analysis.pauses import within_answer
from greenroom.analysis.quality import withheld
from greenroom.domain.assessment import Assessment
from greenroom.domain.feedback import Feedback
from greenroom.domain.measures import Measures, Part, PausePlace
from greenroom.domain.transcript import Certainty, Span
from greenroom.texts import text, words

LABEL_WIDTH = 12
PLACES_SHOWN = 8


def lines(title: str, assessment: Assessment) -> Iterator[str]:
    """Give the feedback on one answer, what to work on first."""
    heard, measures = assessment.heard.transcript, assessment.measures
    yield text("cli.answer.title", title=title, length=clock(heard.duration_s))
    yield from _advice(assessment.feedback)
    for name, value in _figures(measures):
        yield f"  {text(f'cli.figure.{name}'):<{LABEL_WIDTH}}{value}"
    for message in assessment.feedback.not_measured:
        yield f"  {words(message)}"
    if heard.text:
        yield f"  {text('cli.figure.words'):<{LABEL_WIDTH}}{heard.text}"


def _advice(feedback: Feedback) -> Iterator[str]:
    if feedback.next:
        yield f"  {text('cli.answer.next', headline=words(feedback.next.headline))}"
        yield f"    {words(feedback.next.reason)}"
        if feedback.next.clips:
            yield f"    {text('cli.answer.hear', places=_places(feedback.next.clips))}"
    for message in feedback.landed:
        yield f"  {text('cli.answer.landed', what=words(message))}"


def _figures(measures: Measures) -> Iterator[tuple[str, str]]:
    """Give the name and the value of each figure that was measured."""
    lost = withheld(measures.quality, measures.level)
    pace = measures.pace
    if pace.speech_rate_wpm is not None and pace.articulation_rate_wpm is not None:
        yield (
            "pace",
            text("cli.pace", rate=f"{pace.speech_rate_wpm:.0f}", articulation=f"{pace.articulation_rate_wpm:.0f}"),
        )
    if Part.FILLERS not in lost:
        yield "fillers", _fillers(measures)
    if Part.PAUSES not in lost:
        yield "pauses", _pauses(measures, has_words=Part.WORDING not in lost)
    if measures.answer_length_s is not None:
        yield "length", clock(measures.answer_length_s)
    if Part.WORDING not in lost:
        yield "hedges", _counted("cli.hedges", [hedge.text for hedge in measures.hedges])
    if measures.pitch.median_hz is not None and measures.pitch.range_st is not None:
        yield (
            "pitch",
            text("cli.pitch", range=f"{measures.pitch.range_st:.1f}", median=f"{measures.pitch.median_hz:.0f}"),
        )
    if measures.repetitions and Part.WORDING not in lost:
        yield (
            "repeated",
            _counted("cli.repetitions", [repetition.text.lower() for repetition in measures.repetitions]),
        )
    if measures.share_wasted is not None:
        yield "wasted", text("cli.wasted", share=f"{100 * measures.share_wasted:.0f}")


def _fillers(measures: Measures) -> str:
    confirmed = [filler for filler in measures.fillers if filler.certainty is Certainty.CONFIRMED]
    filled = [filler.text.lower() for filler in confirmed]
    markers = [marker.text for marker in measures.discourse_markers]
    rate = measures.filler_rate
    parts = [_counted("cli.filled_pauses", filled)]
    if rate and rate.per_minute is not None:
        parts.append(text("cli.per_minute", rate=f"{rate.per_minute:.1f}"))
    if markers:
        parts.append(_counted("cli.markers", markers))
    if possible := len(measures.fillers) - len(confirmed):
        parts.append(text("cli.possible", n=possible))
    return ", ".join(parts)


def _pauses(measures: Measures, *, has_words: bool) -> str:
    pauses = within_answer(measures.pauses)
    long = [pause for pause in pauses if pause.duration_s > LONG_PAUSE_S]
    within = sum(pause.place is PausePlace.WITHIN_CLAUSE for pause in long)
    parts = [text("cli.pauses", n=len(pauses))]
    parts += [text("cli.pauses.long", n=len(long))] if long else []
    parts += [text("cli.pauses.within", n=within)] if within and has_words else []
    return ", ".join(parts)


def _counted(key: str, said: Sequence[str]) -> str:
    """Give the number of what was said and, in brackets, what was said how often."""
    bare = [each.strip(" .,?!…") for each in said]
    spelt = {each.casefold(): each for each in reversed(bare)}
    counts = Counter(each.casefold() for each in bare)
    each = ", ".join(f"{spelt[word]} {n}" if n > 1 else spelt[word] for word, n in counts.most_common())
    return text(key, n=len(said)) + (f" ({each})" if each else "")


def _places(clips: Sequence[Span]) -> str:
    shown = ", ".join(clock(clip.start_s) for clip in clips[:PLACES_SHOWN])
    return shown + (" …" if len(clips) > PLACES_SHOWN else "")


def clock(seconds: float) -> str:
    """Give minutes and seconds."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02}"
