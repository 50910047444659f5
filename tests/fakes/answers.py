"""A spoken answer as the window gets it: made of real domain values, with every kind of mark."""

import math
from datetime import datetime, timedelta
from pathlib import Path

from greenroom.coaching.advising import advise
from greenroom.domain.assessment import Assessment, Versions
from greenroom.domain.heard import Heard
from greenroom.domain.measures import (
    Filler,
    FillerKind,
    FillerRate,
    Hedge,
    Level,
    Measures,
    Pace,
    Pause,
    PausePlace,
    Pitch,
    Quality,
    QualityReason,
)
from greenroom.domain.question import Concern, Question, QuestionType
from greenroom.domain.sound import LevelTrack
from greenroom.domain.take import Take
from greenroom.domain.transcript import Certainty, FilledPause, Span, Transcript, Word, WordKind

QUESTIONS = (
    Question(
        "failing-system",
        "Tell me about a time you fixed a system that kept failing.",
        Concern.CAN_DO,
        QuestionType.STORY,
        "They want proof you can own a problem. One story: the situation in a sentence, what you did, the result.",
        "Names the situation in a sentence, spends most of its time on what you did, ends with a number.",
        60.0,
        120.0,
    ),
    Question(
        "why-us",
        "Why do you want to work for us?",
        Concern.WANTS_IT,
        QuestionType.SIMPLE,
        "They want to know that you chose them and not just any employer.",
        "Names this employer and this role, with one reason that fits nobody else.",
        30.0,
        90.0,
    ),
    Question(
        "disagreement",
        "Tell me about a disagreement with a colleague.",
        Concern.WILL_FIT,
        QuestionType.STORY,
        "They want to hear that you can differ and still work together.",
        "Tells what the other person wanted too, and what came of it.",
        60.0,
        120.0,
    ),
)

SAID = (
    "[2.1] *Um so I led the migration of our billing system last year. We had *uh about forty services and "
    "the old one was ?like failing every week. [1.6] I started by talking to each team to find out what they "
    "really needed. Then I *um wrote a plan with three phases, and we shipped the first in six weeks. The result "
    "was that incidents dropped by seventy percent, and we saved around two hundred thousand dollars a year. "
    "~I ~think that shows, ~I ~guess, how I work."
)
_WORD_S = 0.36
_GAP_S = 0.06

PEAK_STEP_S = 0.05


def _peak(step: int) -> float:
    """A voice's ups and downs, and next to nothing in the two pauses."""
    if any(start < step * PEAK_STEP_S < end for start, end in ((0.0, 2.1), (13.4, 15.0))):
        return 0.01
    phrase = abs(math.sin(0.21 * step) * math.sin(0.047 * step + 1))
    return 0.12 + 0.75 * phrase * (0.55 + 0.45 * math.sin(step * 12.9898) ** 2)


PEAKS = tuple(_peak(step) for step in range(788))


def said(script: str) -> tuple[tuple[Word, ...], tuple[Filler, ...], tuple[Pause, ...], tuple[Hedge, ...], float]:
    """Time a script: "[1.6]" a pause, "*um" a filler, "?like" a possible one, "~I ~think" a hedge."""
    words: list[Word] = []
    fillers: list[Filler] = []
    pauses: list[Pause] = []
    hedges: list[Hedge] = []
    at_s = 0.0
    hedging = False
    for piece in script.split():
        if piece.startswith("["):
            place = PausePlace.OPENING if not words else PausePlace.BOUNDARY
            pauses.append(Pause(at_s, at_s + float(piece[1:-1]), place))
            at_s += float(piece[1:-1])
            continue
        sign, text = (piece[0], piece[1:]) if piece[0] in "*?~" else ("", piece)
        end_s = at_s + _WORD_S
        kind = WordKind.FILLED_PAUSE if sign == "*" else WordKind.WORD
        words.append(Word(text, at_s, end_s, kind))
        if sign in ("*", "?"):
            sure = Certainty.CONFIRMED if sign == "*" else Certainty.POSSIBLE
            filler = FillerKind.FILLED_PAUSE if sign == "*" else FillerKind.DISCOURSE_MARKER
            fillers.append(Filler(text, filler, at_s, end_s, sure))
        if sign == "~" and hedging:
            first = hedges.pop()
            hedges.append(Hedge(f"{first.text} {text}", first.start_s, end_s))
        elif sign == "~":
            hedges.append(Hedge(text, at_s, end_s))
        hedging = sign == "~"
        at_s = end_s + _GAP_S
    return tuple(words), tuple(fillers), tuple(pauses), tuple(hedges), at_s


def an_assessment(script: str = SAID) -> Assessment:
    words, fillers, pauses, hedges, length_s = said(script)
    confirmed = [filler for filler in fillers if filler.certainty is Certainty.CONFIRMED]
    measures = Measures(
        answer_length_s=length_s,
        word_count=len(words),
        pace=Pace(60 * len(words) / length_s, 171.0, 4.2, 0.82),
        fillers=fillers,
        filler_rate=FillerRate(len(confirmed), 60 * len(confirmed) / length_s, 100 * len(confirmed) / len(words)),
        pauses=pauses,
        hedges=hedges,
        level=Level(-23.0, -58.0, -4.0, 0.0),
        quality=Quality(measured=True),
        share_wasted=(len(confirmed) + len(hedges)) / (len(words) + len(confirmed)),
        fading_ends=(),
        pitch=Pitch(182.0, 5.4),
    )
    heard = _heard(words, confirmed, length_s)
    return Assessment(heard, measures, advise(measures, heard.transcript, QUESTIONS[0]), VERSIONS)


VERSIONS = Versions("0.1.0", "1", "base", "1")


def _heard(words: tuple[Word, ...], fillers: list[Filler], length_s: float) -> Heard:
    filled = tuple(FilledPause(f.text, f.start_s, f.end_s, f.certainty) for f in fillers)
    transcript = Transcript(words, filled, (Span(0.0, length_s),), length_s, "en")
    return Heard(transcript, LevelTrack(0.02, (), -4.0, 0, 0), "base", "1")


def an_unmeasurable_assessment(reason: QualityReason = QualityReason.SILENCE) -> Assessment:
    measures = Measures(
        answer_length_s=None,
        word_count=0,
        pace=Pace(None, None, None, None),
        fillers=(),
        filler_rate=None,
        pauses=(),
        hedges=(),
        level=Level(None, None, -60.0, 0.1 if reason is QualityReason.CLIPPED else 0.0),
        quality=Quality(measured=False, reasons=(reason,)),
    )
    heard = _heard((), [], 4.0)
    return Assessment(heard, measures, advise(measures, heard.transcript, QUESTIONS[0]), VERSIONS)


def a_take(number: int = 3, **changes: object) -> Take:
    now = datetime.now().astimezone().replace(hour=14, minute=2)
    values: dict[str, object] = {
        "id": f"take-{number}",
        "question_id": QUESTIONS[0].id,
        "question_text": QUESTIONS[0].text,
        "number": number,
        "recorded_at": now,
        "duration_s": 39.4,
        "rate_hz": 48_000,
        "audio": Path("take.flac"),
        "speech_rate_wpm": 147.0,
        "fillers_per_minute": 6.3,
        "headline": "Say the result first, then how you got there.",
        "is_measured": changes.get("headline", "") is not None,
    }
    return Take(**{**values, **changes})  # type: ignore[arg-type]


def some_takes() -> tuple[Take, ...]:
    now = datetime.now().astimezone().replace(hour=14, minute=2)
    why = {"question_id": QUESTIONS[1].id, "question_text": QUESTIONS[1].text}
    return (
        a_take(3),
        a_take(2, recorded_at=now - timedelta(minutes=11), duration_s=112.0, speech_rate_wpm=163.0),
        a_take(
            1,
            id="why-1",
            recorded_at=now - timedelta(days=1),
            duration_s=68.0,
            speech_rate_wpm=None,
            fillers_per_minute=None,
            headline=None,
            **why,
        ),
        a_take(
            1, recorded_at=now - timedelta(days=3), duration_s=141.0, speech_rate_wpm=171.0, fillers_per_minute=8.0
        ),
    )
