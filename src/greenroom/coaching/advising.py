"""Measures become feedback: one thing to work on next, what landed, and what could not be measured."""

from greenroom.coaching.answer import Answer
from greenroom.coaching.landing import landed
from greenroom.coaching.table import NOTHING, RULES
from greenroom.domain.feedback import Advice, Feedback, Message
from greenroom.domain.measures import Measures, QualityReason
from greenroom.domain.question import Question
from greenroom.domain.transcript import Transcript


def advise(
    measures: Measures, transcript: Transcript, question: Question | None, *, leaves_out_blocks: bool = False
) -> Feedback:
    """Give the feedback on one answer; pure.

    The first rule of `coaching.table.RULES` that applies is the one thing to work on. Where nothing could be
    measured there is no advice about the answer, only what to do about the recording. `leaves_out_blocks` keeps
    silences within clauses, and the pace they slow down, out of all of it; repetitions never are in it.
    """
    if not measures.quality.measured or measures.answer_length_s is None:
        reasons = tuple(Message(f"not_measured.{reason}") for reason in measures.quality.reasons)
        return Feedback(next=None, landed=(), not_measured=reasons)
    answer = Answer(measures, transcript, question, measures.answer_length_s, leaves_out_blocks)
    return Feedback(next=_next(answer), landed=landed(answer), not_measured=_withheld(measures))


def _next(answer: Answer) -> Advice:
    for rule in (*RULES, NOTHING):
        finding = rule.find(answer)
        if finding is not None:
            headline = Message(f"advice.{rule.name}.headline", finding.data)
            return Advice(rule.name, headline, Message(f"advice.{rule.name}.reason", finding.data), finding.clips)
    raise AssertionError("NOTHING always applies")


def _withheld(measures: Measures) -> tuple[Message, ...]:
    clips = QualityReason.CLIPPED in measures.quality.reasons
    return (Message("not_measured.loudness"),) if clips else ()
