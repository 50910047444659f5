"""A take as a text to read: every sentence with its time, fillers, long pauses and hedges marked."""

from collections.abc import Iterator

from greenroom.analysis.bands import LONG_PAUSE_S
from greenroom.analysis.pauses import within_answer
from greenroom.domain.assessment import Assessment, Corrected
from greenroom.domain.measures import Filler, Hedge
from greenroom.domain.take import Take
from greenroom.domain.transcript import Word, WordKind
from greenroom.texts import text, words

ENDS = (".", "?", "!", "…")


def readable(take: Take, assessment: Assessment, corrected: Corrected | None = None) -> str:
    """Give the whole text; of a corrected take what was heard, too."""
    transcript = assessment.heard.transcript
    advice = assessment.feedback.next
    when = take.recorded_at.astimezone()
    head = [take.title, take.question_text]
    head.append(
        text("export.line", number=take.number, when=f"{when:%Y-%m-%d %H:%M}", length=clock(take.duration_s))
    )
    head += [text("export.next", headline=words(advice.headline))] if advice else []
    head += [words(message) for message in assessment.feedback.not_measured]
    parts = ["\n".join(filter(None, head)), "\n".join(_sentences(assessment)), take.notes.strip()]
    if corrected:
        heard = [text("export.heard", n=len(corrected.corrections.made)), *_sentences(corrected.machine)]
        parts.append("\n".join(heard))
    parts += [text("export.legend")] if transcript.words else []
    return "\n\n".join(filter(None, parts)) + "\n"


def clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02}"


def _sentences(assessment: Assessment) -> Iterator[str]:
    """Give one line a sentence."""
    line: list[str] = []
    said = assessment.heard.transcript.words
    for number, word in enumerate(said):
        line = line or [f"[{clock(word.start_s)}]"]
        line.append(_marked(word, assessment))
        following = said[number + 1] if number + 1 < len(said) else None
        line += _pause_between(word, following, assessment)
        if word.text.endswith(ENDS) or following is None:
            yield " ".join(line)
            line = []


def _marked(word: Word, assessment: Assessment) -> str:
    if word.kind is WordKind.FILLED_PAUSE:
        return f"({word.text})"
    marks: tuple[Hedge | Filler, ...] = (*assessment.measures.hedges, *assessment.measures.discourse_markers)
    return f"_{word.text}_" if any(mark.start_s <= word.start_s < mark.end_s for mark in marks) else word.text


def _pause_between(word: Word, following: Word | None, assessment: Assessment) -> list[str]:
    """Give the long pauses that begin after the middle of a word and before that of the next."""
    if following is None:
        return []
    begin, end = ((each.start_s + each.end_s) / 2 for each in (word, following))
    pauses = [pause for pause in within_answer(assessment.measures.pauses) if begin <= pause.start_s < end]
    return [text("export.pause", seconds=f"{p.duration_s:.1f}") for p in pauses if p.duration_s > LONG_PAUSE_S]
