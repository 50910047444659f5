"""One answer from the key press to its feedback; the recording is kept before anything else is tried."""

from collections.abc import Callable
from contextlib import ExitStack, suppress

from greenroom.domain.assessment import Assessment
from greenroom.domain.errors import UserError
from greenroom.domain.live import LiveFigures
from greenroom.domain.question import Question
from greenroom.domain.recording import SOUND_CHECK, EndReason, Recording, Spool
from greenroom.domain.take import Take
from greenroom.domain.transcript import Transcript
from greenroom.practice.assessing import Assessing
from greenroom.practice.correcting import Correcting
from greenroom.practice.ports import Hearing, Listener, Microphone, Spools, StayAwake, TakeStore
from greenroom.practice.work import CancelToken, Progress


class Answering:
    """Records an answer, keeps it, and measures it."""

    def __init__(
        self,
        microphone: Microphone,
        hearing: Hearing,
        spools: Spools,
        takes: Callable[[], TakeStore],
        assessing: Assessing,
        question_by_id: Callable[[str | None], Question | None],
        awake: StayAwake,
    ) -> None:
        """Take the ports; `takes` opens the library, which recording does not wait for."""
        self._microphone = microphone
        self._hearing = hearing
        self._spools = spools
        self._takes = takes
        self._assessing = assessing
        self._question_by_id = question_by_id
        self._awake = awake
        self._listener: Listener | None = None
        self._aside: Recording | None = None

    def begin(self, question: Question | None) -> None:
        """Record from now on; raises UserError as `Microphone.record` does."""
        self._forget_listener()
        listener = self._hearing.listen()
        with ExitStack() as on_failure:
            on_failure.callback(listener.abandon)
            self._microphone.record(question.id if question else None, question.text if question else "", listener)
            on_failure.pop_all()
        self._listener = listener
        self._awake.hold()

    @property
    def heard_so_far(self) -> Transcript | None:
        """What was heard by now of the answer under way, as `Listener.heard_so_far`."""
        listener = self._listener  # another thread may take it away
        return listener.heard_so_far if listener is not None else None

    def live_figures(self, heard: Transcript) -> LiveFigures:
        """Tell the figures of an answer under way."""
        return self._assessing.live_figures(heard)

    def keep(self) -> tuple[Take, EndReason]:
        """End the recording and put it into the library; the sound is safe when this returns."""
        with ExitStack() as on_failure:
            on_failure.callback(self._forget_listener)
            recording = self._stop()
            take = self._takes().add(recording)
            on_failure.pop_all()
        self._discard(recording.spool)
        self._let_go()
        return take, recording.end_reason

    def measure(self, take: Take, progress: Progress, cancel: CancelToken) -> Assessment:
        """Hear what is left of the answer just kept and measure it."""
        listener, self._listener = self._listener, None
        if listener is None:
            return self.measure_again(take, progress, cancel)
        try:
            heard = listener.finish(progress, cancel)
        finally:
            listener.abandon()
        assessment = self._assessing.assess(heard, self._question_by_id(take.question_id))
        self._takes().save_assessment(take.id, assessment)
        return assessment

    def measure_again(self, take: Take, progress: Progress, cancel: CancelToken) -> Assessment:
        """Measure a take from its file; what a person corrected is brought over."""
        question = self._question_by_id(take.question_id)
        assessment = self._assessing.assess_file(take.audio, question, progress, cancel)
        return Correcting(self._takes(), self._assessing, self._question_by_id).carry_over(take.id, assessment)

    def discard(self) -> None:
        """Stop and keep nothing."""
        try:
            self._forget_listener()
        finally:
            self._awake.release()
            self._microphone.discard()

    def set_aside(self) -> None:
        """Stop and keep it out of the library; `bring_back` brings it there until the next recording is kept."""
        self._forget_listener()
        recording = self._stop()
        self._let_go()
        self._aside = recording

    def bring_back(self) -> Take:
        """Put what was set aside into the library, to be measured; raises UserError `take.missing`."""
        if self._aside is None:
            raise UserError("take.missing")
        take = self._takes().add(self._aside)
        self._let_go()
        return take

    def close(self) -> None:
        """End the listening, let go of what was set aside; a recording under way is the microphone's to leave."""
        self._forget_listener()
        self._awake.release()
        self._let_go()

    def left_behind(self) -> tuple[Spool, ...]:
        """List the recordings that a crash left behind; of a sound check nothing is kept."""
        aside = self._aside.spool.path if self._aside else None
        found = [spool for spool in self._spools.left_behind() if spool.path != aside]
        for spool in found:
            if spool.question_id == SOUND_CHECK:
                self._spools.discard(spool)
        return tuple(spool for spool in found if spool.question_id != SOUND_CHECK)

    def recover(self, spool: Spool) -> Take:
        """Put a recording left behind into the library; it is measured with `measure_again`."""
        recording = self._spools.recover(spool)
        take = self._takes().add(recording)
        self._discard(spool)
        return take

    def forget(self, spool: Spool) -> None:
        """Throw a recording left behind away."""
        self._spools.discard(spool)

    def _stop(self) -> Recording:
        try:
            return self._microphone.stop()
        finally:
            self._awake.release()

    def _let_go(self) -> None:
        """Remove what was set aside."""
        aside, self._aside = self._aside, None
        if aside is not None:
            self._discard(aside.spool)

    def _discard(self, spool: Spool) -> None:
        """Remove what is kept or not wanted; where the disk refuses, it is offered at the next start."""
        with suppress(UserError):
            self._spools.discard(spool)

    def _forget_listener(self) -> None:
        listener, self._listener = self._listener, None
        if listener is not None:
            listener.abandon()
