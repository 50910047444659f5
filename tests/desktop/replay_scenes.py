"""The states of the replay that are worth a look."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest

from greenroom.audio.files import AvSoundFiles
from greenroom.audio.spectrogram import levels
from greenroom.domain.measures import Filler, FillerKind, Repetition
from greenroom.domain.transcript import Certainty, Span
from greenroom.gui.feedback.view import FeedbackView
from greenroom.gui.main_window import MainWindow
from greenroom.gui.marks import MarkKind
from greenroom.practice.spectrograms import Spectrogram
from greenroom.resources import asset
from tests.desktop.scene import SETTLE_MS, Scene
from tests.fakes.answers import SAID, a_take, an_assessment
from tests.fakes.gui import FakeServices

_LATER_MS = 900


def every_kind(services: FakeServices) -> None:
    """Let an answer have words said twice and words that fill."""
    whole = an_assessment()
    words = whole.heard.transcript.words
    markers = tuple(
        Filler(word.text, FillerKind.DISCOURSE_MARKER, word.start_s, word.end_s, Certainty.CONFIRMED)
        for word in (words[2], words[27])
    )
    twice = tuple(Repetition(word.text, word.start_s, word.end_s) for word in (words[10], words[33], words[46]))
    measures = replace(whole.measures, discourse_markers=markers, repetitions=twice)
    services.takes.assessments[a_take().id] = replace(whole, measures=measures)


def an_hour(services: FakeServices) -> None:
    """Let the answer be an hour long."""
    take = replace(services.takes.kept[0], duration_s=3600.0)
    services.takes.kept = (take, *services.takes.kept[1:])
    services.takes.assessments[take.id] = an_assessment(" ".join([SAID] * 90))


def _then(act: Callable[[FeedbackView], object]) -> Callable[[MainWindow], None]:
    """Show the newest take, then do something on its screen."""

    def done(window: MainWindow) -> None:
        window.show_take(a_take().id)
        QTimer.singleShot(SETTLE_MS, lambda: act(window._feedback_view))

    return done


def _nothing(view: FeedbackView) -> None:
    view._presenter.replay.move(14.3)


def _zoom(view: FeedbackView) -> None:
    view._presenter.replay.move(14.3)
    view._replay._wave.zoom(4)
    QTest.mouseMove(view._replay._wave, QPoint(500, 60))


def _only_repetitions(view: FeedbackView) -> None:
    view._presenter.replay.show_only(MarkKind.REPETITION)
    view._presenter.stop()


def _next_mark(view: FeedbackView) -> None:
    view._presenter.replay.move(13.0)
    view._presenter.replay.step_mark(1)


def _repeat(view: FeedbackView) -> None:
    view._presenter.replay.choose_speed(0.75)
    view._presenter.replay.repeat(Span(16.0, 21.5))
    view._replay._wave.setFocus(Qt.FocusReason.TabFocusReason)


def with_frequencies(services: FakeServices) -> None:
    """Show the lane, drawn from the sample's true sound."""
    every_kind(services)
    services.settings.save(replace(services.settings.load(), shows_spectrogram=True))
    made, bands_hz = levels(AvSoundFiles().open(asset("samples", "answer.flac")).blocks())
    services.spectrograms.picture = Spectrogram(made, bands_hz, a_take().duration_s / made.shape[1])


def without_frequencies(services: FakeServices) -> None:
    with_frequencies(services)
    services.spectrograms.fails = True


REPLAY_SCENES = (
    Scene("replay-frequencies", with_frequencies, _then(_nothing), _LATER_MS),
    Scene("replay-frequencies-zoom", with_frequencies, _then(_zoom), _LATER_MS),
    Scene("replay-frequencies-failed", without_frequencies, _then(_nothing), _LATER_MS),
    Scene("replay-kinds", every_kind, _then(_nothing), _LATER_MS),
    Scene("replay-zoom", every_kind, _then(_zoom), _LATER_MS),
    Scene("replay-only", every_kind, _then(_only_repetitions), _LATER_MS),
    Scene("replay-mark", every_kind, _then(_next_mark), _LATER_MS),
    Scene("replay-part", every_kind, _then(_repeat), _LATER_MS),
    Scene("replay-hour", an_hour, _then(_next_mark), _LATER_MS),
)
