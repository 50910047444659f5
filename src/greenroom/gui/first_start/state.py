"""What the first start shows."""

from dataclasses import dataclass
from enum import StrEnum

from greenroom.domain.recording import Source
from greenroom.gui.notice import Notice
from greenroom.gui.practise.state import Loudness


class Step(StrEnum):
    """How far a sentence is; BUSY is a short moment in which keys do nothing."""

    OPENING = "opening"
    NO_MICROPHONE = "no_microphone"
    READY = "ready"
    BUSY = "busy"
    RECORDING = "recording"
    SAID = "said"


@dataclass(frozen=True, slots=True)
class FirstStartState:
    """`verdict` is what the sentence was like, once one was said; each notice is told apart."""

    step: Step = Step.OPENING
    sources: tuple[Source, ...] = ()
    source: Source | None = None
    verdict: Loudness | None = None
    is_playing: bool = False
    trouble: Notice | None = None
    model: Notice | None = None

    @property
    def action(self) -> str:
        """The one thing to do next: a key below `first.do.`."""
        if self.step is Step.SAID:
            return "finish" if self.verdict is Loudness.GOOD else "again"
        return {Step.RECORDING: "stop", Step.NO_MICROPHONE: "retry"}.get(self.step, "record")
