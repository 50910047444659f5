"""The last leg: what was heard becomes measures and feedback, live, from a file, or after a correction."""

from collections.abc import Callable
from pathlib import Path

from greenroom.analysis.lexicon import Lexicon
from greenroom.analysis.live import live_figures
from greenroom.analysis.measuring import ANALYSIS_VERSION, measure
from greenroom.coaching.advising import advise
from greenroom.domain.assessment import Assessment, Versions
from greenroom.domain.heard import Heard
from greenroom.domain.live import LiveFigures
from greenroom.domain.question import Question
from greenroom.domain.transcript import Transcript
from greenroom.practice.ports import Hearing, SoundFiles
from greenroom.practice.work import CancelToken, Progress


class Assessing:
    """Measures answers."""

    def __init__(
        self,
        hearing: Hearing,
        files: SoundFiles,
        lexicon: Lexicon,
        app_version: str,
        leaves_out_blocks: Callable[[], bool] = lambda: False,
    ) -> None:
        """Take the hearing, what the figures are made with, and how to see whether advice leaves out blocks."""
        self._hearing = hearing
        self._files = files
        self._lexicon = lexicon
        self._app_version = app_version
        self._leaves_out_blocks = leaves_out_blocks

    def assess(self, heard: Heard, question: Question | None) -> Assessment:
        """Measure and advise; the same for the same input and choice."""
        measures = measure(heard, self._lexicon)
        return Assessment(
            heard=heard,
            measures=measures,
            feedback=advise(measures, heard.transcript, question, leaves_out_blocks=self._leaves_out_blocks()),
            versions=Versions(self._app_version, ANALYSIS_VERSION, heard.model, heard.weights),
        )

    def live_figures(self, heard: Transcript) -> LiveFigures:
        """Tell the figures of an answer under way; pure."""
        return live_figures(heard, self._lexicon)

    def assess_file(
        self, path: Path, question: Question | None, progress: Progress, cancel: CancelToken
    ) -> Assessment:
        """Hear a file and measure it; raises UserError as `SoundFiles.open` and `Hearing.hear` do."""
        sound = self._files.open(path)
        heard = self._hearing.hear(sound.blocks(), sound.duration_s, progress, cancel)
        return self.assess(heard, question)
