"""Every state of Practise and its picker of questions that is worth a look."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QTimer

from greenroom import resources
from greenroom.coaching.questions import questions_from
from greenroom.domain.errors import UserError
from greenroom.domain.model import ModelState
from greenroom.domain.recording import EndReason, MicrophoneLevel, Spool
from greenroom.gui.main_window import MainWindow
from greenroom.gui.practise.picker.dialog import QuestionPicker
from greenroom.gui.practise.question_card import QuestionCard
from greenroom.practice.question_bank import QuestionBank
from tests.desktop.scene import (
    SETTLE_MS,
    Scene,
    hearing,
    install_fails,
    installing,
    no_microphone,
    no_model,
    nothing,
    speaking,
    stay,
    stop_soon,
)
from tests.fakes.answers import PEAKS, QUESTIONS
from tests.fakes.gui import FakeServices

# Practise.


def _record(window: MainWindow) -> None:
    window.practise.record_or_stop()


def _record_focused(window: MainWindow) -> None:
    window.practise.switch_focus()
    window.practise.record_or_stop()


def _throw_away(window: MainWindow) -> None:
    window.practise.record_or_stop()
    QTimer.singleShot(SETTLE_MS // 2, window.practise.start_over)


def _install(window: MainWindow) -> None:
    window.practise.act("install_model")


def _tab(window: MainWindow) -> None:
    for _ in range(3):
        window.focusNextChild()


def _just_begun(services: FakeServices) -> None:
    services.microphone.recorded_s = 2.4
    services.microphone.peaks = PEAKS[42:90]


def _speaking_without_a_model(services: FakeServices) -> None:
    _just_begun(services)
    services.models.state = ModelState.MISSING


def _over_time(services: FakeServices) -> None:
    services.microphone.recorded_s = 3723.0
    services.microphone.peaks = PEAKS


def _refused(services: FakeServices) -> None:
    services.microphone.heard = None
    services.microphone.errors = [UserError("microphone.busy", name="USB Headset")]


def _damaged(services: FakeServices) -> None:
    services.models.state = ModelState.DAMAGED


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
    speaking(services)
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
    no_model(services)


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


PRACTISE_SCENES = (
    Scene("practise", nothing, stay),
    Scene("practise-focus", nothing, _tab),
    Scene("practise-recording", speaking, _record),
    Scene("practise-recording-soon", _just_begun, _record),
    Scene("practise-recording-no-model", _speaking_without_a_model, _record),
    Scene("practise-recording-focus", speaking, _record_focused),
    Scene("practise-thrown-away", speaking, _throw_away, 700),
    Scene("practise-over-time", _over_time, _record),
    Scene("practise-clipping", _clipping, _record),
    Scene("practise-quiet", _quiet, _record),
    Scene("practise-hearing", hearing, stop_soon, 2000),
    Scene("practise-unplugged", _unplugged, stop_soon, 700),
    Scene("practise-disk-filled", _disk_filled, stop_soon, 700),
    Scene("practise-disk-full", _disk_is_full, _record),
    Scene("practise-no-microphone", no_microphone, stay),
    Scene("practise-busy", _refused, stay),
    Scene("practise-no-model", no_model, stay),
    Scene("practise-installing", installing, _install, 1800),
    Scene("practise-install-failed", install_fails, _install),
    Scene("practise-damaged", _damaged, stay),
    Scene("practise-crash", _crashed, stay),
    Scene("practise-long", _long_question, stay),
    Scene("practise-long-trouble", _long_question_and_trouble, stay),
    Scene("practise-thinking", nothing, _think, 1200),
    Scene("practise-free", nothing, _speak_freely),
    Scene("picker", _all_questions, _choose_question),
    Scene("picker-found", _all_questions, _seek_question("team")),
    Scene("picker-none", _all_questions, _seek_question("zeppelin")),
    Scene("picker-own", _own_question, _choose_question),
    Scene("picker-write", _all_questions, _write_question),
)
