"""Domain values to rows and back."""

import json
from datetime import UTC, datetime

import numpy as np

from greenroom.domain.assessment import Assessment
from greenroom.domain.recording import Recording
from greenroom.domain.take import outline_of
from greenroom.library.stored_assessment import to_json
from greenroom.library.tables import AssessmentRow, TakeRow, WaveformRow

PEAKS = np.dtype("<f2")
"""Two bytes a peak: within 0.05 % of the largest, and small ones keep their shape."""


def take_row(recording: Recording, audio: str, number: int) -> TakeRow:
    return TakeRow(
        id=recording.spool.path.stem,
        question_id=recording.spool.question_id,
        question_text=recording.spool.question_text,
        number=number,
        recorded_at=recording.spool.started_at,
        duration_s=recording.duration_s,
        rate_hz=recording.rate_hz,
        audio=audio,
        outline=outline_of(recording.peaks),
        kept_at=datetime.now(UTC),
        end_reason=recording.end_reason.value,
    )


def waveform_row(recording: Recording) -> WaveformRow:
    return WaveformRow(
        take_id=recording.spool.path.stem,
        peaks=np.asarray(recording.peaks, PEAKS).tobytes(),
        peak_step_s=recording.peak_step_s,
    )


def assessment_row(take_id: str, assessment: Assessment) -> AssessmentRow:
    rate, advice, versions = assessment.measures.filler_rate, assessment.feedback.next, assessment.versions
    return AssessmentRow(
        take_id=take_id,
        made_at=datetime.now(UTC),
        app=versions.app,
        analysis=versions.analysis,
        model=versions.model,
        weights=versions.weights,
        speech_rate_wpm=assessment.measures.pace.speech_rate_wpm,
        fillers_per_minute=rate.per_minute if rate else None,
        headline=json.dumps([advice.headline.key, dict(advice.headline.data)]) if advice else None,
        assessment=to_json(assessment),
    )


def peaks_of(row: WaveformRow) -> tuple[float, ...]:
    return tuple(np.frombuffer(row.peaks, PEAKS).tolist())
