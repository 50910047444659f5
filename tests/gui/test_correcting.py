"""Correcting the transcript in its place: keys, the line to type in, both versions, undo and redo."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from greenroom.domain.corrections import CorrectionKind, Corrections
from greenroom.domain.edits import replacing
from greenroom.domain.errors import UserError
from greenroom.gui.feedback.editing import Editing
from greenroom.gui.feedback.state import Answer
from greenroom.gui.feedback.transcript import TranscriptWidget
from greenroom.gui.feedback.transcript_card import TranscriptCard
from greenroom.gui.feedback.word_editor import WordEditor
from greenroom.gui.main_window import MainWindow
from tests.fakes.answers import QUESTIONS, a_take
from tests.fakes.executors import HeldExecutor
from tests.fakes.gui import FakeServices
from tests.fakes.spoken import spoken

SAID = (
    "{um} So I led the migration of our billing cistern last year. [1.6] I think it was {uh?} failing every week, "
    "and we um fixed it in the end with three of us."
)
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def transcript(services: FakeServices, window: MainWindow, library: HeldExecutor) -> TranscriptWidget:
    """The words of an answer on the screen, with the keys on the first."""
    machine = services.correcting._assessing.assess(spoken(SAID), QUESTIONS[0])
    services.takes.assessments[a_take().id] = machine
    window.show_take(a_take().id)
    library.run_all()
    found = window.findChild(TranscriptWidget)
    assert found is not None
    found.setFocus()
    return found


@pytest.fixture
def press(transcript: TranscriptWidget, library: HeldExecutor) -> Callable[..., None]:
    """Presses a key where the keys are, and lets what follows happen."""

    def pressed(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or transcript, key, modifiers)
        library.run_all()

    return pressed


def go(transcript: TranscriptWidget, words: str) -> None:
    """Go to a word, and choose on to the last."""
    first, *more = words.split()
    transcript.go_to(next(place for place, token in enumerate(transcript.tokens) if token.shown == first))
    for _ in more:
        transcript.go_to(transcript.place + 1, chooses=True)


def typed(transcript: TranscriptWidget, words: str) -> None:
    editor = editor_of(transcript)
    assert editor.isVisible()
    editor.setText(words)


def editor_of(transcript: TranscriptWidget) -> WordEditor:
    found = transcript.findChild(WordEditor)
    assert found is not None
    return found


def said(transcript: TranscriptWidget) -> str:
    return " ".join(token.shown for token in transcript.tokens if not token.is_pause)


def answer_of(window: MainWindow) -> Answer:
    answer = window.feedback.state.answer
    assert answer is not None
    return answer


def quiet_line(window: MainWindow) -> str:
    card = window.findChild(TranscriptCard)
    assert card is not None
    return card._hint.text()


Press = Callable[..., None]


def test_f2_brings_the_keys_to_the_word_that_is_heard_and_then_corrects_it(
    transcript: TranscriptWidget, window: MainWindow, press: Callable[..., None]
) -> None:
    place = next(p for p, token in enumerate(transcript.tokens) if token.shown == "billing")
    window._feedback_view.setFocus()
    window.feedback.replay.move(transcript.tokens[place].start_s + 0.01)
    press(Qt.Key.Key_F2)
    assert transcript.hasFocus()
    assert transcript.place == place
    editor = window.findChild(WordEditor)
    assert editor is not None
    assert not editor.isVisible()
    press(Qt.Key.Key_F2)
    assert editor.isVisible()


def test_a_word_is_corrected_where_it_stands(
    window: MainWindow, transcript: TranscriptWidget, press: Press, services: FakeServices
) -> None:
    go(transcript, "cistern")
    press(Qt.Key.Key_F2)
    editor = editor_of(transcript)
    assert (editor.text(), editor.selectedText(), editor.hasFocus()) == ("cistern", "cistern", True)
    assert editor.geometry().contains(transcript.rect_of(transcript.place).center().toPoint())
    QTest.keyClicks(editor, "system")
    press(Qt.Key.Key_Return)
    assert "billing system last" in said(transcript)
    assert transcript.hasFocus()
    assert transcript.tokens[transcript.place].text == "system"
    assert services.takes.corrected[a_take().id].made[0].text == "system"
    assert quiet_line(window) == "1 correction"


def test_what_is_corrected_after_the_take_was_measured_anew_is_kept_of_the_newer_hearing(
    transcript: TranscriptWidget, press: Press, services: FakeServices
) -> None:
    newer = services.correcting._assessing.assess(spoken(SAID.replace("failing", "falling")), QUESTIONS[0])
    services.takes.save_corrections(a_take().id, lambda *_: (Corrections(), newer), newer)
    go(transcript, "cistern")
    press(Qt.Key.Key_F2)
    typed(transcript, "system")
    press(Qt.Key.Key_Return)
    assert services.takes.heard(a_take().id) == newer
    assert [correction.text for correction in services.takes.corrected[a_take().id].made] == ["system"]
    kept = services.takes.assessments[a_take().id].heard.transcript.text
    assert "billing system" in kept
    assert "falling every week" in kept


def test_escape_leaves_it_as_it_was(transcript: TranscriptWidget, press: Press, services: FakeServices) -> None:
    go(transcript, "cistern")
    press(Qt.Key.Key_Return)
    typed(transcript, "system")
    press(Qt.Key.Key_Escape)
    assert not editor_of(transcript).isVisible()
    assert "cistern" in said(transcript)
    assert services.takes.corrected == {}
    assert transcript.hasFocus()


def test_tab_goes_on_with_the_next_word_and_back(transcript: TranscriptWidget, press: Press) -> None:
    go(transcript, "year.")
    press(Qt.Key.Key_F2)
    typed(transcript, "week.")
    press(Qt.Key.Key_Tab)
    assert editor_of(transcript).text() == "I", "the length of a pause is no word"
    press(Qt.Key.Key_Backtab, SHIFT)
    assert editor_of(transcript).text() == "week."
    press(Qt.Key.Key_Escape)
    assert "last week. I think" in said(transcript)


def test_several_words_are_chosen_and_become_others(transcript: TranscriptWidget, press: Press) -> None:
    go(transcript, "billing")
    press(Qt.Key.Key_Right, SHIFT)
    press(Qt.Key.Key_F2)
    typed(transcript, "brand new building system")
    press(Qt.Key.Key_Enter)
    assert "of our brand new building system last" in said(transcript)


def test_what_is_typed_is_kept_when_one_clicks_elsewhere(
    transcript: TranscriptWidget, press: Press, library: HeldExecutor
) -> None:
    go(transcript, "cistern")
    press(Qt.Key.Key_F2)
    typed(transcript, "system")
    transcript.setFocus(Qt.FocusReason.MouseFocusReason)
    library.run_all()
    assert "system" in said(transcript)


def test_a_double_click_edits_and_is_silent(
    window: MainWindow, transcript: TranscriptWidget, library: HeldExecutor
) -> None:
    go(transcript, "migration")
    middle = transcript.rect_of(transcript.place).center().toPoint()
    QTest.mouseClick(transcript, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseDClick(transcript, Qt.MouseButton.LeftButton, pos=middle)
    library.run_all()
    assert editor_of(transcript).text() == "migration"
    assert not window.feedback.state.is_playing


def test_a_possible_filler_asks_and_is_answered(
    window: MainWindow, transcript: TranscriptWidget, press: Press
) -> None:
    assert quiet_line(window).startswith("One filler is not sure")
    assert "was uh? failing" in said(transcript)
    go(transcript, "uh?")
    count = fillers(window)
    press(Qt.Key.Key_Y)
    assert "was uh failing" in said(transcript)
    assert fillers(window) == count + 1
    go(transcript, "uh")
    press(Qt.Key.Key_Delete)
    assert "was failing" in said(transcript)
    assert fillers(window) == count
    press(Qt.Key.Key_Z, CONTROL)
    press(Qt.Key.Key_Z, CONTROL)
    go(transcript, "uh?")
    press(Qt.Key.Key_Delete)
    assert "was failing" in said(transcript)


def fillers(window: MainWindow) -> int:
    assessment = answer_of(window).assessment
    assert assessment is not None
    assert assessment.measures.filler_rate is not None
    return assessment.measures.filler_rate.count


def test_a_written_filler_and_a_hedge_are_dismissed(
    window: MainWindow, transcript: TranscriptWidget, press: Press
) -> None:
    count = fillers(window)
    transcript.go_to(next(p for p, t in enumerate(transcript.tokens) if t.text == "um" and t.start_s > 5))
    press(Qt.Key.Key_Delete)
    assert "and we fixed" in said(transcript)
    assert fillers(window) == count - 1
    go(transcript, "think")
    assert answer_of(window).assessment.measures.hedges  # type: ignore[union-attr]
    press(Qt.Key.Key_Delete)
    assert "I think it" in said(transcript)
    assert not answer_of(window).assessment.measures.hedges  # type: ignore[union-attr]


def test_a_word_is_marked_as_a_filler_one_follows_and_one_was_not_said(
    window: MainWindow, transcript: TranscriptWidget, press: Press
) -> None:
    count = fillers(window)
    go(transcript, "So")
    press(Qt.Key.Key_U)
    assert said(transcript).startswith("um uh I led")
    assert fillers(window) == count + 1
    go(transcript, "led")
    press(Qt.Key.Key_U, SHIFT)
    assert said(transcript).startswith("um uh I led um the")
    assert fillers(window) == count + 2
    go(transcript, "migration")
    press(Qt.Key.Key_Delete)
    assert "led um the of our" in said(transcript)


def test_every_step_is_undone_and_done_again(
    window: MainWindow, transcript: TranscriptWidget, press: Press, services: FakeServices
) -> None:
    machine = answer_of(window).assessment
    versions = [said(transcript)]
    for word, key in (("So", Qt.Key.Key_U), ("uh?", Qt.Key.Key_Y), ("three", Qt.Key.Key_Delete)):
        go(transcript, word)
        press(key)
        versions.append(said(transcript))
    assert len(set(versions)) == 4
    seen = [said(transcript)]
    for _ in range(3):
        press(Qt.Key.Key_Z, CONTROL)
        seen.append(said(transcript))
    assert seen == versions[::-1]
    assert answer_of(window).assessment == machine
    assert services.takes.assessments[a_take().id] == machine
    press(Qt.Key.Key_Z, CONTROL)
    for version in versions[1:]:
        press(Qt.Key.Key_Z, CONTROL | SHIFT)
        assert said(transcript) == version
    press(Qt.Key.Key_Z, CONTROL | SHIFT)
    assert services.takes.corrected[a_take().id] == answer_of(window).corrections
    assert len(answer_of(window).corrections.made) == 3


def test_what_was_heard_is_shown_and_cannot_be_edited_meanwhile(
    window: MainWindow, transcript: TranscriptWidget, press: Press, library: HeldExecutor
) -> None:
    before = said(transcript)
    go(transcript, "So")
    press(Qt.Key.Key_Delete)
    after = said(transcript)
    card = window.findChild(TranscriptCard)
    assert card is not None
    card._versions.click()
    library.run_all()
    assert said(transcript) == before
    assert quiet_line(window) == "What was heard, without your correction"
    go(transcript, "migration")
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_F2)
    assert said(transcript) == before
    assert not editor_of(transcript).isVisible()
    card._versions.click()
    library.run_all()
    assert said(transcript) == after


def test_both_versions_are_there_when_the_take_is_opened_again(
    window: MainWindow, transcript: TranscriptWidget, press: Press, library: HeldExecutor
) -> None:
    heard = said(transcript)
    go(transcript, "So")
    press(Qt.Key.Key_Delete)
    corrected = said(transcript)
    window.show_take("take-2")
    library.run_all()
    assert quiet_line(window).startswith("Misheard?") or "not sure" in quiet_line(window)
    window.show_take(a_take().id)
    library.run_all()
    assert said(transcript) == corrected
    assert quiet_line(window) == "1 correction"
    transcript.setFocus()
    press(Qt.Key.Key_Z, CONTROL)
    assert said(transcript) == heard


def test_corrections_of_an_earlier_hearing_are_told(
    window: MainWindow, transcript: TranscriptWidget, services: FakeServices, library: HeldExecutor
) -> None:
    old = replacing(transcript.tokens[1:2], "Sew")
    services.takes.corrected[a_take().id] = Corrections((), (old,))
    window.show_take(a_take().id)
    library.run_all()
    assert quiet_line(window) == "1 belongs to an earlier hearing and is not used"


def test_a_library_that_cannot_keep_it_is_told(
    window: MainWindow, transcript: TranscriptWidget, press: Press, services: FakeServices
) -> None:
    services.takes.errors_on_correcting = [UserError("disk.full")]
    go(transcript, "So")
    press(Qt.Key.Key_Delete)
    notice = window.feedback.state.notice
    assert notice is not None
    assert notice.lines[0].key == "error.disk.full.what"


def test_the_menu_offers_what_can_be_done(
    transcript: TranscriptWidget, library: HeldExecutor, services: FakeServices
) -> None:
    editing = transcript.findChild(Editing)
    assert editing is not None
    go(transcript, "So")  # a filler word, and marked as one
    dismissed = ["Play from here", "No, this is none", "Correct…", "This is an “um”", "An “um” follows"]
    assert offered(editing) == dismissed
    go(transcript, "led")
    assert offered(editing) == [
        "Play from here",
        "Correct…",
        "This is an “um”",
        "An “um” follows",
        "This was not said",
    ]
    go(transcript, "uh?")
    assert offered(editing) == ["Play from here", "Yes, this is a filler", "No, this is none"]
    editing.menu().actions()[2].trigger()
    library.run_all()
    assert [c.kind for c in services.takes.corrected[a_take().id].made] == [CorrectionKind.CONFIRM]


def offered(editing: Editing) -> list[str]:
    return [action.text() for action in editing.menu().actions() if action.text()]


def test_what_is_edited_stays_open_while_another_correction_arrives(
    transcript: TranscriptWidget, library: HeldExecutor
) -> None:
    go(transcript, "our")
    QTest.keyClick(transcript, Qt.Key.Key_F2)
    typed(transcript, "the whole of our")
    QTest.keyClick(editor_of(transcript), Qt.Key.Key_Tab)
    typed(transcript, "build")
    library.run_all()
    assert editor_of(transcript).text() == "build"
    middle = transcript.box_of(transcript.chosen).center()
    assert editor_of(transcript).geometry().contains(middle.toPoint())
    assert transcript.chosen[0].text == "billing"
