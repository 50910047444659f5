"""Every state of every screen that is worth a look: what the services hold, and what the person did."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from threading import Event

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollBar

from greenroom import resources
from greenroom.coaching.questions import questions_from
from greenroom.domain.assessment import Assessment
from greenroom.domain.backup import Backup
from greenroom.domain.corrections import Corrections
from greenroom.domain.edits import confirming, replacing, turning
from greenroom.domain.errors import UserError
from greenroom.domain.measures import QualityReason
from greenroom.domain.model import ModelState, ModelStatus
from greenroom.domain.recording import EndReason, MicrophoneLevel, Spool
from greenroom.domain.take import Take
from greenroom.domain.transcript import Span
from greenroom.gui.feedback.transcript import TranscriptWidget
from greenroom.gui.main_window import MainWindow
from greenroom.gui.marks import MarkKind
from greenroom.gui.practise.picker.dialog import QuestionPicker
from greenroom.gui.practise.question_card import QuestionCard
from greenroom.gui.sidebar import Screen
from greenroom.gui.takes.filtering import Period, TakeFilter
from greenroom.gui.takes.list_view import ListView
from greenroom.practice.question_bank import QuestionBank
from greenroom.practice.work import CancelToken, Progress
from tests.fakes.answers import PEAKS, QUESTIONS, SAID, a_take, an_assessment, an_unmeasurable_assessment
from tests.fakes.gui import THREE_MODELS, FakeAnswering, FakeImporting, FakeModels, FakeRemeasuring, FakeServices
from tests.fakes.spoken import spoken

SETTLE_MS = 350
_MIDDLE = QPoint(300, 200)
_LOOK_S = 0.05
_SHARE = 0.45
_SPENT_S = 1.1
"""After this a time left is shown."""


def _work_on(progress: Progress, cancel: CancelToken) -> None:
    """Go on until it is cancelled, with a share that stands still."""
    pause, spent_s = Event(), 0.0
    while not cancel.is_cancelled:
        if spent_s <= _SPENT_S + _LOOK_S:
            progress(_SHARE)
        pause.wait(_LOOK_S)
        spent_s += _LOOK_S
    cancel.raise_if_cancelled()


class SlowAnswering(FakeAnswering):
    """Listens without an end."""

    def _hear(self, take: Take, progress: Progress, cancel: CancelToken) -> Assessment:
        _work_on(progress, cancel)
        return super()._hear(take, progress, cancel)


class SlowRemeasuring(FakeRemeasuring):
    """Listens without an end."""

    def measure(self, take: Take, progress: Progress, cancel: CancelToken) -> bool:
        _work_on(progress, cancel)
        return super().measure(take, progress, cancel)


class SlowModels(FakeModels):
    """Installs without an end."""

    def install(self, name: str, folder: Path | None, progress: Progress, cancel: CancelToken) -> ModelStatus:
        _work_on(progress, cancel)
        return super().install(name, folder, progress, cancel)


@dataclass(frozen=True, slots=True)
class Scene:
    """`arrange` prepares the services, `act` what the person did before the picture is taken."""

    name: str
    arrange: Callable[[FakeServices], None]
    act: Callable[[MainWindow], None]
    settle_ms: int = SETTLE_MS


def _nothing(_services: FakeServices) -> None:
    """All is well."""


def _stay(_window: MainWindow) -> None:
    """The screen it begins with."""


# Practise.


def _record(window: MainWindow) -> None:
    window.practise.record_or_stop()


def _record_focused(window: MainWindow) -> None:
    window.practise.switch_focus()
    window.practise.record_or_stop()


def _throw_away(window: MainWindow) -> None:
    window.practise.record_or_stop()
    QTimer.singleShot(SETTLE_MS // 2, window.practise.start_over)


def _stop_soon(window: MainWindow) -> None:
    window.practise.record_or_stop()
    QTimer.singleShot(SETTLE_MS // 2, window.practise.record_or_stop)


def _install(window: MainWindow) -> None:
    window.practise.act("install_model")


def _tab(window: MainWindow) -> None:
    for _ in range(3):
        window.focusNextChild()


def _speaking(services: FakeServices) -> None:
    services.microphone.recorded_s = 47.2
    services.microphone.peaks = PEAKS[:96]
    services.answering.heard = an_assessment().heard.transcript
    services.answering.live_pace_wpm = 147.6


def _just_begun(services: FakeServices) -> None:
    services.microphone.recorded_s = 2.4
    services.microphone.peaks = PEAKS[42:90]


def _speaking_without_a_model(services: FakeServices) -> None:
    _just_begun(services)
    services.models.state = ModelState.MISSING


def _over_time(services: FakeServices) -> None:
    services.microphone.recorded_s = 3723.0
    services.microphone.peaks = PEAKS


def _hearing(services: FakeServices) -> None:
    _speaking(services)
    old = services.answering
    services.answering = SlowAnswering(old.microphone, old.library, old.hearing, old.take, old.assessment)


def _no_microphone(services: FakeServices) -> None:
    services.microphone.listed = []
    services.microphone.heard = None
    services.microphone.errors = [UserError("microphone.none")]


def _refused(services: FakeServices) -> None:
    services.microphone.heard = None
    services.microphone.errors = [UserError("microphone.busy", name="USB Headset")]


def _no_model(services: FakeServices) -> None:
    services.models.state = ModelState.MISSING


def _damaged(services: FakeServices) -> None:
    services.models.state = ModelState.DAMAGED


def _installing(services: FakeServices) -> None:
    services.models = SlowModels()
    services.models.state = ModelState.MISSING
    services.hearing._models = services.models


def _install_fails(services: FakeServices) -> None:
    _no_model(services)
    services.models.errors = [UserError("model.network")]


def _crashed(services: FakeServices) -> None:
    when = datetime.now().astimezone().replace(hour=14, minute=2)
    text = QUESTIONS[0].text
    services.answering.spools = (Spool(Path("spool"), when, 48_000, 84.0, QUESTIONS[0].id, text),)


def _unplugged(services: FakeServices) -> None:
    services.answering.end_reason = EndReason.SOURCE_GONE


def _disk_filled(services: FakeServices) -> None:
    services.answering.end_reason = EndReason.DISK_FULL


def _disk_is_full(services: FakeServices) -> None:
    services.answering.errors = {"begin": UserError("disk.full")}


def _clipping(services: FakeServices) -> None:
    _speaking(services)
    services.microphone.heard = MicrophoneLevel(-3.0, 0.0, clips=True)


def _quiet(services: FakeServices) -> None:
    services.microphone.recorded_s = 12.6
    services.microphone.peaks = tuple(0.12 * peak for peak in PEAKS[:96])
    services.microphone.heard = MicrophoneLevel(-48.0, -38.0, clips=False)


def _long_question(services: FakeServices) -> None:
    long = (
        "Tell me about a time when you had to bring together people from several teams who wanted quite different "
        "things, with little time and no authority over any of them, and what you would do differently today."
    )
    first = replace(QUESTIONS[0], text=long, wants=f"{QUESTIONS[0].wants} {QUESTIONS[0].wants}")
    services.question_bank = QuestionBank((first, *QUESTIONS[1:]), services.own_questions)


def _all_questions(services: FakeServices) -> None:
    files = sorted(resources.asset("questions").glob("*.toml"))
    shipped = questions_from({file.name: resources.read_toml(file) for file in files})
    services.question_bank = QuestionBank(shipped, services.own_questions)


def _own_question(services: FakeServices) -> None:
    _all_questions(services)
    own = replace(QUESTIONS[1], id="own-1", text="What did you do in your last year at school?", wants="")
    services.question_bank.keep(own)


def _long_question_and_trouble(services: FakeServices) -> None:
    _long_question(services)
    _no_model(services)


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
    _hearing(services)


def _silent(services: FakeServices) -> None:
    services.takes.assessments[a_take().id] = an_unmeasurable_assessment()


def _too_short(services: FakeServices) -> None:
    services.takes.assessments[a_take().id] = an_unmeasurable_assessment(QualityReason.TOO_SHORT)
    services.takes.kept = (a_take(duration_s=1.6), *services.takes.kept[1:])


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
    services.takes.save_corrections(a_take().id, Corrections(made, made[:1]), person)


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

# Takes.


def _no_takes(services: FakeServices) -> None:
    services.takes.kept = ()


def _one_take(services: FakeServices) -> None:
    services.takes.kept = (a_take(1, id=a_take().id),)


def _many_takes(services: FakeServices) -> None:
    services.takes.kept = tuple(
        a_take(n, id=f"many-{n}", question_text=" ".join([QUESTIONS[n % 3].text] * (1 + n % 2 * 2)))
        for n in range(400, 0, -1)
    )


def _broken_library(services: FakeServices) -> None:
    services.takes.errors = [UserError("library.newer", path="library.sqlite")]


def _damaged_library(services: FakeServices) -> None:
    services.takes.errors = [UserError("library.damaged", path="library.sqlite")]
    when = datetime.now().astimezone().replace(hour=8, minute=15)
    services.rescuing.backup = Backup(Path("library-20261123T081500000000-0006.sqlite"), when, 12)


def _damaged_without_a_copy(services: FakeServices) -> None:
    _damaged_library(services)
    services.rescuing.backup = None


def _restored(services: FakeServices) -> None:
    _damaged_library(services)
    services.rescuing.lost = (Path("a.flac"), Path("b.flac"))


def _lost(services: FakeServices) -> None:
    services.rescuing.lost = (Path("a.flac"), Path("b.flac"))


def _restore(window: MainWindow) -> None:
    window.show_screen(Screen.TAKES)
    QTimer.singleShot(SETTLE_MS, lambda: window._rescue.act("restore"))


def _come_forward(window: MainWindow) -> None:
    window.come_forward()


def _newer_library(services: FakeServices) -> None:
    services.answering.errors = {"left_behind": UserError("library.newer", path="library.sqlite")}


def _switched(services: FakeServices) -> None:
    services.answering.end_reason = EndReason.SOURCE_CHANGED


def _may_not_listen(services: FakeServices) -> None:
    services.microphone.heard = None
    services.microphone.errors = [UserError("microphone.refused", reason="Access denied")]


def _takes(window: MainWindow) -> None:
    window.show_screen(Screen.TAKES)


def _unmeasured_row(window: MainWindow) -> None:
    window.show_screen(Screen.TAKES)
    QTimer.singleShot(SETTLE_MS // 2, lambda: _down(window))


def _down(window: MainWindow) -> None:
    table = window.focusWidget()
    table.setCurrentIndex(table.model().index(2, 0))  # type: ignore[attr-defined]


def _delete(window: MainWindow) -> None:
    window.show_screen(Screen.TAKES)
    QTimer.singleShot(SETTLE_MS // 2, lambda: window.takes.delete(a_take()))


def _find(sought: str) -> Callable[[MainWindow], None]:
    def act(window: MainWindow) -> None:
        window.show_screen(Screen.TAKES)
        QTimer.singleShot(SETTLE_MS // 2, lambda: window._takes_view.list._search.setText(sought))

    return act


def _named_and_noted(services: FakeServices) -> None:
    first, second, *rest = services.takes.kept
    noted = replace(first, notes="Say the number first: 70 %.\nShorter beginning.")
    services.takes.kept = (noted, replace(second, title="The one for Thursday"), *rest)


def _outlined(services: FakeServices) -> None:
    _named_and_noted(services)
    services.takes.kept = tuple(replace(take, outline=_outline(n)) for n, take in enumerate(services.takes.kept))


def _outline(number: int) -> bytes:
    return bytes(round(255 * PEAKS[60 * number + 12 * step]) for step in range(48))


def _in_list(act: Callable[[ListView], object]) -> Callable[[MainWindow], None]:
    """Go to the takes, and do something there once they are read."""

    def act_there(window: MainWindow) -> None:
        window.show_screen(Screen.TAKES)
        QTimer.singleShot(SETTLE_MS // 2, lambda: act(window._takes_view.list))

    return act_there


def _filter(chosen: TakeFilter) -> Callable[[MainWindow], None]:
    return _in_list(lambda view: view._presenter.filter(chosen))


def _rename(view: ListView) -> None:
    view._table.rename_current()


def _filled_bin(services: FakeServices) -> None:
    _outlined(services)
    services.takes.bin = list(services.takes.kept[:2])


def _export_all(view: ListView) -> None:
    view._table.selectAll()
    view._export_chosen()


def _show_bin(window: MainWindow) -> None:
    window.show_screen(Screen.TAKES)
    window._takes_view.show_bin()


def _import(*names: str, known: str = "") -> Callable[[MainWindow], None]:
    def act(window: MainWindow) -> None:
        services = window.importing._services
        services.importing.there[known] = a_take(2)  # type: ignore[attr-defined]
        window.importing.take_in(names)

    return act


def _hold_above(window: MainWindow) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/home/me/phone.m4a")])
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    held = QDragEnterEvent(_MIDDLE, Qt.DropAction.CopyAction, mime, button, none)
    QApplication.sendEvent(window, held)


def _ask_for_question(window: MainWindow) -> None:
    window.show_screen(Screen.TAKES)
    QTimer.singleShot(SETTLE_MS // 2, lambda: window._takes_view._ask_question((a_take(),)))


class SlowImporting(FakeImporting):
    """Reads without an end."""

    def take_in(self, path: Path, progress: Progress, cancel: CancelToken) -> Take:
        _work_on(progress, cancel)
        return super().take_in(path, progress, cancel)


def _importing(services: FakeServices) -> None:
    _outlined(services)
    services.importing = SlowImporting(services.takes)


def _ask_to_forget(window: MainWindow) -> None:
    _show_bin(window)
    QTimer.singleShot(SETTLE_MS // 2, window._takes_view.bin._ask)


# The first start.


def _first(services: FakeServices) -> None:
    services.settings.settings = replace(services.settings.settings, is_introduced=False)


def _first_without_model(services: FakeServices) -> None:
    _first(services)
    _installing(services)


def _first_offline(services: FakeServices) -> None:
    _first(services)
    _install_fails(services)


def _first_without_microphone(services: FakeServices) -> None:
    _first(services)
    _no_microphone(services)


def _first_refused(services: FakeServices) -> None:
    _first(services)
    services.microphone.heard = None
    services.microphone.errors = [UserError("microphone.refused", reason="Device unavailable")]


def _first_clipping(services: FakeServices) -> None:
    _first(services)
    services.microphone.heard = MicrophoneLevel(-3.0, 0.0, clips=True)


def _first_silent(services: FakeServices) -> None:
    _first(services)
    services.microphone.heard = MicrophoneLevel(-80.0, -70.0, clips=False)


def _space(window: MainWindow) -> None:
    assert window.first_start is not None
    window.first_start.record_or_stop()


def _say(window: MainWindow) -> None:
    _space(window)
    QTimer.singleShot(SETTLE_MS, lambda: _space(window))


# Settings.


def _settings(window: MainWindow) -> None:
    window.show_screen(Screen.SETTINGS)


def _three_models(services: FakeServices) -> None:
    services.models = SlowModels(*THREE_MODELS)


def _measured_with_base(services: FakeServices) -> None:
    """Two takes are due; the model in use is another one than measured them."""
    _three_models(services)
    services.hearing._models = services.models
    services.settings.settings = replace(services.settings.settings, model="tiny.en", keep_days=30)
    services.remeasuring = SlowRemeasuring()
    services.remeasuring.takes_due = list(services.takes.kept[:2])


def _fetch(window: MainWindow) -> None:
    _settings(window)
    window.settings.fetching.fetch("small")


def _measure_anew(window: MainWindow) -> None:
    _settings(window)
    QTimer.singleShot(SETTLE_MS, lambda: window.settings.act("measure_anew"))


def _scrolled(window: MainWindow) -> None:
    _settings(window)
    QTimer.singleShot(SETTLE_MS, lambda: _to_the_end(window))


def _to_the_end(window: MainWindow) -> None:
    for bar in window._settings_view.findChildren(QScrollBar):
        bar.setValue(bar.maximum())


def _no_devices(services: FakeServices) -> None:
    services.microphone.listed = []
    services.player.listed = []


def _erase_asked(window: MainWindow) -> None:
    _scrolled(window)
    QTimer.singleShot(2 * SETTLE_MS, lambda: _press(window, "Delete everything"))


def _licences(window: MainWindow) -> None:
    _settings(window)
    QTimer.singleShot(SETTLE_MS, lambda: _press(window, "Licences"))


def _press(window: MainWindow, beginning: str) -> None:
    next(b for b in window.findChildren(QAbstractButton) if b.text().startswith(beginning)).click()


def _erased(window: MainWindow) -> None:
    _scrolled(window)
    QTimer.singleShot(SETTLE_MS // 2, window.settings.erase_everything)
    QTimer.singleShot(2 * SETTLE_MS, lambda: _to_the_end(window))


def _keys(window: MainWindow) -> None:
    window._show_keys()


def _choose_question(window: MainWindow) -> None:
    card = window.findChild(QuestionCard)
    assert card is not None
    card.picker_requested.emit()


def _think(window: MainWindow) -> None:
    window.practise.think_or_stop()


def _seek_question(sought: str) -> Callable[[MainWindow], None]:
    def act(window: MainWindow) -> None:
        _choose_question(window)
        picker = window.findChild(QuestionPicker)
        assert picker is not None
        picker._search.setText(sought)

    return act


def _write_question(window: MainWindow) -> None:
    _choose_question(window)
    picker = window.findChild(QuestionPicker)
    assert picker is not None
    picker._open_editor(None)


def _speak_freely(window: MainWindow) -> None:
    window.practise.choose_question(None)


SCENES = (
    Scene("practise", _nothing, _stay),
    Scene("practise-focus", _nothing, _tab),
    Scene("practise-recording", _speaking, _record),
    Scene("practise-recording-soon", _just_begun, _record),
    Scene("practise-recording-no-model", _speaking_without_a_model, _record),
    Scene("practise-recording-focus", _speaking, _record_focused),
    Scene("practise-thrown-away", _speaking, _throw_away, 700),
    Scene("practise-over-time", _over_time, _record),
    Scene("practise-clipping", _clipping, _record),
    Scene("practise-quiet", _quiet, _record),
    Scene("practise-hearing", _hearing, _stop_soon, 2000),
    Scene("practise-unplugged", _unplugged, _stop_soon, 700),
    Scene("practise-disk-filled", _disk_filled, _stop_soon, 700),
    Scene("practise-disk-full", _disk_is_full, _record),
    Scene("practise-no-microphone", _no_microphone, _stay),
    Scene("practise-busy", _refused, _stay),
    Scene("practise-no-model", _no_model, _stay),
    Scene("practise-installing", _installing, _install, 1800),
    Scene("practise-install-failed", _install_fails, _install),
    Scene("practise-damaged", _damaged, _stay),
    Scene("practise-crash", _crashed, _stay),
    Scene("practise-long", _long_question, _stay),
    Scene("practise-long-trouble", _long_question_and_trouble, _stay),
    Scene("practise-thinking", _nothing, _think, 1200),
    Scene("practise-free", _nothing, _speak_freely),
    Scene("picker", _all_questions, _choose_question),
    Scene("picker-found", _all_questions, _seek_question("team")),
    Scene("picker-none", _all_questions, _seek_question("zeppelin")),
    Scene("picker-own", _own_question, _choose_question),
    Scene("picker-write", _all_questions, _write_question),
    Scene("feedback", _nothing, _read),
    Scene("feedback-fillers", _nothing, _only_fillers, 700),
    Scene("feedback-unmeasured", _unmeasured, _take),
    Scene("feedback-measuring", _measuring, _measure, 1800),
    Scene("feedback-silent", _silent, _take),
    Scene("feedback-short", _too_short, _take),
    Scene("feedback-clipped", _clipped, _take),
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
    Scene("takes", _outlined, _takes),
    Scene("takes-notes", _outlined, _in_list(lambda view: view._show_notes())),
    Scene("takes-rename", _outlined, _in_list(_rename)),
    Scene("takes-several", _outlined, _in_list(lambda view: view._table.selectAll())),
    Scene("takes-menu", _outlined, _in_list(lambda view: view._actions.open_menu(view.mapToGlobal(_MIDDLE)))),
    Scene("takes-filter-menu", _outlined, _in_list(lambda view: view._filter.open_menu())),
    Scene("takes-filtered", _outlined, _filter(TakeFilter(QUESTIONS[0].id, Period.WEEK, measured=True))),
    Scene("takes-filtered-none", _outlined, _filter(TakeFilter(QUESTIONS[0].id, measured=False))),
    Scene("takes-filter-days", _outlined, _in_list(lambda view: view._filter._ask_days())),
    Scene("takes-drop", _outlined, _hold_above),
    Scene("takes-importing", _importing, _import("phone call.wav", "second.wav", "third.wav"), 1800),
    Scene("takes-imported", _outlined, _import("phone call.wav"), 700),
    Scene(
        "takes-imported-many",
        _outlined,
        _import(
            "monday.wav", "notes.txt", "old.wav", "call with a rather long name of its own.wav", known="old.wav"
        ),
        1500,
    ),
    Scene("takes-imported-no-model", _no_model, _import("phone call.wav"), 700),
    Scene("takes-import-menu", _outlined, _in_list(lambda view: view._open_import())),
    Scene("takes-question", _outlined, _ask_for_question, 500),
    Scene("takes-export", _outlined, _in_list(_export_all), 500),
    Scene("bin", _filled_bin, _show_bin),
    Scene("bin-empty", _nothing, _show_bin),
    Scene("bin-forget", _filled_bin, _ask_to_forget),
    Scene("takes-none", _no_takes, _takes),
    Scene("takes-one", _one_take, _takes),
    Scene("takes-many", _many_takes, _takes),
    Scene("takes-unmeasured", _nothing, _unmeasured_row),
    Scene("takes-deleted", _nothing, _delete),
    Scene("takes-found", _nothing, _find("forty serv"), 700),
    Scene("takes-not-found", _nothing, _find("nobody said this"), 700),
    Scene("takes-broken", _broken_library, _takes),
    Scene("first", _first, _stay),
    Scene("first-recording", _first, _space),
    Scene("first-said", _first, _say, 900),
    Scene("first-clipping", _first_clipping, _say, 900),
    Scene("first-nothing-heard", _first_silent, _say, 900),
    Scene("first-fetching", _first_without_model, _stay, 1800),
    Scene("first-offline", _first_offline, _stay),
    Scene("first-no-microphone", _first_without_microphone, _stay),
    Scene("first-refused", _first_refused, _stay),
    Scene("settings", _three_models, _settings),
    Scene("settings-end", _three_models, _scrolled, 900),
    Scene("settings-fetching", _three_models, _fetch, 1800),
    Scene("settings-anew", _measured_with_base, _settings),
    Scene("settings-anew-going", _measured_with_base, _measure_anew, 2200),
    Scene("settings-no-devices", _no_devices, _settings),
    Scene("settings-erase", _nothing, _erase_asked, 1200),
    Scene("settings-erased", _nothing, _erased, 1200),
    Scene("settings-licences", _three_models, _licences, 1500),
    Scene("rescue", _damaged_library, _takes, 700),
    Scene("rescue-no-copy", _damaged_without_a_copy, _takes, 700),
    Scene("rescue-restored", _restored, _restore, 1200),
    Scene("rescue-lost", _lost, _stay),
    Scene("said-second", _nothing, _come_forward),
    Scene("said-newer", _newer_library, _stay),
    Scene("said-switched", _switched, _stop_soon, 700),
    Scene("said-refused", _may_not_listen, _stay),
    Scene("keys", _nothing, _keys),
)
