"""Every state of the feedback and of correcting that is worth a look."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from greenroom.analysis.measuring import measure
from greenroom.coaching.advising import advise
from greenroom.domain.assessment import Assessment
from greenroom.domain.corrections import Corrections
from greenroom.domain.edits import confirming, replacing, turning
from greenroom.domain.errors import UserError
from greenroom.domain.measures import QualityReason
from greenroom.domain.transcript import Span
from greenroom.gui.feedback.transcript import TranscriptWidget
from greenroom.gui.main_window import MainWindow
from greenroom.gui.marks import MarkKind
from greenroom.gui.pieces import Button
from greenroom.gui.sidebar import Screen
from tests.desktop.scene import (
    SETTLE_MS,
    Scene,
    hearing,
    nothing,
)
from tests.fakes.answers import QUESTIONS, SAID, VERSIONS, a_take, an_assessment, an_unmeasurable_assessment
from tests.fakes.gui import FakeServices
from tests.fakes.spoken import english, spoken

# Feedback.


def _take(window: MainWindow) -> None:
    window.show_take(a_take().id)


def _read(window: MainWindow) -> None:
    window.show_take(a_take().id)
    QTimer.singleShot(SETTLE_MS // 2, lambda: window.feedback.replay.seek(14.3))


def _only_fillers(window: MainWindow) -> None:
    window.show_take(a_take().id)
    QTimer.singleShot(SETTLE_MS // 2, lambda: window.feedback.replay.show_only(MarkKind.FILLER))


def _measure(window: MainWindow) -> None:
    window.feedback.measure_when_read(a_take().id)
    window.show_screen(Screen.FEEDBACK)


def _unmeasured(services: FakeServices) -> None:
    services.takes.assessments.clear()


def _measuring(services: FakeServices) -> None:
    _unmeasured(services)
    hearing(services)


def _silent(services: FakeServices) -> None:
    services.takes.assessments[a_take().id] = an_unmeasurable_assessment()


def _too_short(services: FakeServices) -> None:
    services.takes.assessments[a_take().id] = an_unmeasurable_assessment(QualityReason.TOO_SHORT)
    services.takes.kept = (a_take(duration_s=1.6), *services.takes.kept[1:])


def _other_language(services: FakeServices) -> None:
    """Show what stands where the words do not: length and pauses."""
    said = "[0.8] Ich habe das ganze Jahr im Lager gearbeitet [1.4] und danach im Verkauf und an der Kasse. [0.9]"
    heard = replace(spoken(said), language_chance=0.01)
    measures = measure(heard, english())
    services.takes.assessments[a_take().id] = Assessment(
        heard, measures, advise(measures, heard.transcript, QUESTIONS[0]), VERSIONS
    )


def _clipped(services: FakeServices) -> None:
    services.takes.assessments[a_take().id] = an_unmeasurable_assessment(QualityReason.CLIPPED)


def _two_voices(services: FakeServices) -> None:
    spoilt = an_unmeasurable_assessment(QualityReason.TWO_VOICES)
    services.takes.assessments[a_take().id] = replace(spoilt, heard=an_assessment().heard)


def _sound_gone(services: FakeServices) -> None:
    services.takes.gone.add(a_take().id)


def _long_answer(services: FakeServices) -> None:
    script = " ".join([SAID] * 24)
    take = a_take(12, id=a_take().id, question_text=" ".join([QUESTIONS[0].text] * 3), duration_s=38.4 * 24)
    services.takes.kept = (take, *services.takes.kept[1:])
    services.takes.assessments[take.id] = an_assessment(script)


def _no_loudspeaker(services: FakeServices) -> None:
    services.player.errors = [UserError("loudspeaker.none")]


# Correcting.

_SAID = (
    "{um} So I led the migration of our billing cistern last year. [1.6] I think it was {uh?} failing every week, "
    "and we talked to each team to find out what they really needed. {um} Then I wrote a plan with three faces, "
    "and we shipped the first in six weeks. [1.2] The result was that incidents dropped by seventy percent {um?} "
    "and we saved around two hundred thousand dollars a year. I guess that is how I work."
)


def _misheard(services: FakeServices) -> None:
    machine = services.correcting._assessing.assess(spoken(_SAID), QUESTIONS[0])
    services.takes.assessments[a_take().id] = machine
    services.takes.kept = (a_take(duration_s=machine.heard.transcript.duration_s), *services.takes.kept[1:])


def _corrected(services: FakeServices) -> None:
    _misheard(services)
    machine = services.takes.assessments[a_take().id]
    words = machine.heard.transcript.words
    pause = machine.heard.transcript.filled_pauses[1]
    made = (
        replacing([words[9]], "system"),
        confirming(Span(pause.start_s, pause.end_s), "uh"),
        turning([words[1]], "uh"),
    )
    person = services.correcting.assess(machine, made, QUESTIONS[0])
    services.takes.save_corrections(a_take().id, lambda *_: (Corrections(made, made[:1]), person))


def _type(*keys: tuple[Qt.Key, Qt.KeyboardModifier]) -> Callable[[MainWindow], None]:
    """Open the take and press keys on its transcript."""

    def press(window: MainWindow) -> None:
        words = window.findChild(TranscriptWidget)
        assert words is not None
        words.setFocus()
        for key, modifiers in keys:
            QTest.keyClick(words, key, modifiers)

    def act(window: MainWindow) -> None:
        window.show_take(a_take().id)
        QTimer.singleShot(SETTLE_MS // 2, lambda: press(window))

    return act


def _origin(name: str) -> Callable[[MainWindow], None]:
    """Open the take and ask where a figure comes from."""

    def act(window: MainWindow) -> None:
        window.show_take(a_take().id)
        links = (b for b in window.findChildren(Button) if b.accessibleName().endswith(f": {name}"))
        QTimer.singleShot(SETTLE_MS // 2, lambda: next(links).click())

    return act


def _menu(window: MainWindow) -> None:
    """Ask with the menu key what can be done to a word."""

    def ask() -> None:
        words = window.findChild(TranscriptWidget)
        assert words is not None
        QApplication.sendEvent(words, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint()))

    _type(*_TO_CISTERN)(window)
    QTimer.singleShot(SETTLE_MS, ask)


def _show_heard(window: MainWindow) -> None:
    window.show_take(a_take().id)
    QTimer.singleShot(SETTLE_MS // 2, lambda: window.feedback.corrector.show_heard(heard=True))


_NONE, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


_TO_CISTERN = ((Qt.Key.Key_Right, _NONE),) * 9


FEEDBACK_SCENES = (
    Scene("feedback-origin", nothing, _origin("Fillers"), 1400),
    Scene("feedback-origin-length", nothing, _origin("Length"), 1400),
    Scene("feedback", nothing, _read),
    Scene("feedback-fillers", nothing, _only_fillers, 700),
    Scene("feedback-unmeasured", _unmeasured, _take),
    Scene("feedback-measuring", _measuring, _measure, 1800),
    Scene("feedback-silent", _silent, _take),
    Scene("feedback-short", _too_short, _take),
    Scene("feedback-clipped", _clipped, _take),
    Scene("feedback-other-language", _other_language, _take),
    Scene("feedback-two-voices", _two_voices, _take),
    Scene("feedback-sound-gone", _sound_gone, _take),
    Scene("feedback-no-loudspeaker", _no_loudspeaker, _only_fillers, 700),
    Scene("feedback-long", _long_answer, _read),
    Scene("correct-possible", _misheard, _type((Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)), 700),
    Scene("correct-editing", _misheard, _type(*_TO_CISTERN, (Qt.Key.Key_F2, _NONE)), 700),
    Scene("correct-chosen", _misheard, _type(*_TO_CISTERN, *((Qt.Key.Key_Right, _SHIFT),) * 2), 700),
    Scene("correct-menu", _misheard, _menu, 700),
    Scene("corrected", _corrected, _read),
    Scene("corrected-heard", _corrected, _show_heard, 700),
)
