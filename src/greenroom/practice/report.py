"""One answer as the JSON object of `docs/analyze.schema.json`: what other programs may build on."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from greenroom.analysis.quality import withheld
from greenroom.analysis.spoken import cut_offs
from greenroom.domain.assessment import Assessment, Corrected
from greenroom.domain.errors import UserError
from greenroom.domain.feedback import Feedback, Message
from greenroom.domain.measures import Level, Measures, Pace, Part, Quality
from greenroom.domain.transcript import Transcript, Word, WordKind

SCHEMA = 1

NOT_BUILT = "not_built"
"""The reason for figures that this version does not measure yet."""

BUILT = {
    "pace.speech_rate_wpm": Part.PACE,
    "pace.articulation_rate_wpm": Part.ARTICULATION,
    "pace.articulation_rate_sps": Part.ARTICULATION,
    "pace.phonation_ratio": Part.PAUSES,
    "voice.f0_median_hz": Part.PITCH,
    "voice.f0_range_st": Part.PITCH,
    "voice.level_dbfs": Part.LOUDNESS,
    "voice.fading_ends": Part.FADING,
    "concision.answer_length_s": Part.LENGTH,
    "concision.share_wasted": Part.WORDING,
}
"""The figures that this version measures where the recording allows it, and what they stand or fall with."""

NO_SPEECH = "no_speech"
"""The reason where the recording itself can be trusted but holds too little to work with."""

UNREADABLE = "unreadable"

Report = dict[str, Any]
Words = Callable[[Message], str]


class Timed(Protocol):
    @property
    def start_s(self) -> float: ...

    @property
    def end_s(self) -> float: ...


def report(audio: str, assessment: Assessment, words: Words, corrected: Corrected | None = None) -> Report:
    """Give the object of one measured file.

    Args:
        audio: the path as the person gave it.
        assessment: what was measured; times in seconds, rounded here to a millisecond.
        words: turns the messages of the feedback into sentences.
        corrected: of a corrected take, whose `assessment` is the person's version, what lies behind it.
    """
    transcript, measures = assessment.heard.transcript, assessment.measures
    figures = _figures(measures)
    return {
        "schema": SCHEMA,
        "audio": audio,
        "duration_s": _rounded(transcript.duration_s, 3),
        "language": transcript.language,
        "model": assessment.versions.model,
        "error": None,
        **_marks(transcript, measures),
        **figures,
        "quality": {
            "measured": measures.quality.measured,
            "reasons": [reason.value for reason in measures.quality.reasons],
            "not_measured": _reasons(figures, measures),
        },
        "feedback": _feedback(assessment.feedback, words),
        **(_behind(audio, corrected, words) if corrected else {}),
    }


def _behind(audio: str, corrected: Corrected, words: Words) -> Report:
    """Give what was corrected and what the machine made of it; keys that only a corrected take has."""
    return {
        "corrections": [
            {"kind": each.kind.value, **_span(each), "heard": each.heard, "text": each.text}
            for each in corrected.corrections.made
        ],
        "machine": report(audio, corrected.machine, words),
    }


def error_report(audio: str, error: UserError, words: Words) -> Report:
    """Give the object of a file that could not be read: every key is there, `error` tells why."""
    what, kept, todo = (words(message).strip() for message in error.messages)
    figures = _no_figures()
    return {
        "schema": SCHEMA,
        "audio": audio,
        "duration_s": None,
        "language": None,
        "model": None,
        "error": {"code": error.code, "what": what, "kept": kept, "todo": todo},
        "words": [],
        "fillers": [],
        "pauses": [],
        "hedges": [],
        **figures,
        "quality": {
            "measured": False,
            "reasons": [UNREADABLE],
            "not_measured": dict.fromkeys(_nulls(figures), UNREADABLE),
        },
        "feedback": {"next": None, "landed": [], "not_measured": []},
    }


def _marks(transcript: Transcript, measures: Measures) -> Report:
    broken = cut_offs(transcript.words)
    return {
        "words": [
            {
                "text": word.text,
                **_span(word),
                "kind": _kind(word, broken, measures).value,
                "confidence": _rounded(word.confidence, 3),
            }
            for word in transcript.words
        ],
        "fillers": [
            {
                "text": filler.text,
                "kind": filler.kind.value,
                **_span(filler),
                "certainty": filler.certainty.value,
                "evidence": list(filler.evidence),
            }
            for filler in sorted([*measures.fillers, *measures.discourse_markers], key=_start)
        ],
        "pauses": [{**_span(pause), "place": pause.place.value} for pause in measures.pauses],
        "hedges": [{"text": hedge.text, **_span(hedge)} for hedge in measures.hedges],
    }


def _kind(word: Word, broken: Sequence[Word], measures: Measures) -> WordKind:
    """Tell a word broken off and one said once too often from the others."""
    if word in broken:
        return WordKind.CUT_OFF
    if word.kind is WordKind.WORD and any(r.start_s <= word.start_s < r.end_s for r in measures.repetitions):
        return WordKind.REPETITION
    return word.kind


def _start(marked: Timed) -> float:
    return marked.start_s


def _figures(measures: Measures) -> Report:
    pace = measures.pace
    return {
        "pace": {
            "speech_rate_wpm": _rounded(pace.speech_rate_wpm, 1),
            "articulation_rate_wpm": _rounded(pace.articulation_rate_wpm, 1),
            "articulation_rate_sps": _rounded(pace.articulation_rate_sps, 2),
            "phonation_ratio": _rounded(pace.phonation_ratio, 3),
            "windows": [
                {**_span(window), "speech_rate_wpm": _rounded(window.speech_rate_wpm, 1)}
                for window in pace.windows
            ],
        },
        "voice": {
            "f0_median_hz": _rounded(measures.pitch.median_hz, 1),
            "f0_range_st": _rounded(measures.pitch.range_st, 2),
            "level_dbfs": _rounded(measures.level.speech_dbfs, 1),
            "fading_ends": None if measures.fading_ends is None else [_span(end) for end in measures.fading_ends],
        },
        "concision": {
            "answer_length_s": _rounded(measures.answer_length_s, 3),
            "time_to_point_s": None,
            "share_wasted": _rounded(measures.share_wasted, 3),
        },
        "story": {"kind": None, "shares": None, "result": None},
    }


def _no_figures() -> Report:
    """Give every figure, not measured."""
    return _figures(
        Measures(
            answer_length_s=None,
            word_count=0,
            pace=Pace(None, None, None, None),
            fillers=(),
            filler_rate=None,
            pauses=(),
            hedges=(),
            level=Level(None, None, 0.0, 0.0),
            quality=Quality(measured=False),
        )
    )


def _nulls(figures: Report) -> list[str]:
    """Name the figures that are null, as `group.figure`."""
    return [f"{group}.{name}" for group, held in figures.items() for name, value in held.items() if value is None]


def _reasons(figures: Report, measures: Measures) -> dict[str, str]:
    """Say of each figure that is null why."""
    lost = withheld(measures.quality, measures.level)
    why = {name: lost[part].value if part in lost else NO_SPEECH for name, part in BUILT.items()}
    return {name: why.get(name, NOT_BUILT) for name in _nulls(figures)}


def _feedback(feedback: Feedback, words: Words) -> Report:
    advice = feedback.next
    return {
        "next": advice
        and {
            "rule": advice.rule,
            "headline": _message(advice.headline, words),
            "reason": _message(advice.reason, words),
            "clips": [_span(clip) for clip in advice.clips],
        },
        "landed": [_message(message, words) for message in feedback.landed],
        "not_measured": [_message(message, words) for message in feedback.not_measured],
    }


def _message(message: Message, words: Words) -> Report:
    return {"key": message.key, "data": dict(message.data), "text": words(message)}


def _span(span: Timed) -> Report:
    return {"start_s": _rounded(span.start_s, 3), "end_s": _rounded(span.end_s, 3)}


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(float(value), digits)
