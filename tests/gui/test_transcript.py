"""The painted transcript: what is where, what keys and clicks do, what a screen reader is told."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from greenroom.gui.feedback.accessible import accessible
from greenroom.gui.feedback.flow import Token, tokens
from greenroom.gui.feedback.transcript import TranscriptWidget
from greenroom.gui.marks import marks_of
from greenroom.gui.theme import Look
from tests.fakes.answers import an_assessment


@pytest.fixture
def transcript(qtbot: QtBot, look: Look) -> TranscriptWidget:
    QAccessible.installFactory(accessible)
    widget = TranscriptWidget(look)
    widget.setAccessibleName("Transcript")
    qtbot.addWidget(widget)
    widget.resize(700, 400)
    assessment = an_assessment()
    found = tokens(assessment.heard.transcript, marks_of(assessment.measures), lambda seconds: f"{seconds:.1f} s")
    widget.show_tokens(found)
    widget.show()
    widget.setFocus()
    return widget


def place_of(transcript: TranscriptWidget, text: str) -> int:
    return next(place for place, token in enumerate(transcript.tokens) if token.text == text)


def test_every_word_is_found_under_its_own_middle(transcript: TranscriptWidget) -> None:
    for place in range(len(transcript.tokens)):
        assert transcript.place_at(transcript.rect_of(place).center()) == place
    assert transcript.place_at(QPointF(690, 395)) is None


def test_a_click_on_a_word_asks_to_hear_it(qtbot: QtBot, transcript: TranscriptWidget) -> None:
    heard: list[Token] = []
    transcript.word_chosen.connect(heard.append)
    place = place_of(transcript, "migration")
    middle = transcript.rect_of(place).center().toPoint()
    QTest.mouseClick(transcript, Qt.MouseButton.LeftButton, pos=middle)
    assert [token.text for token in heard] == ["migration"]
    assert transcript.place == place


def test_arrows_go_by_word_and_control_by_mark(qtbot: QtBot, transcript: TranscriptWidget) -> None:
    QTest.keyClick(transcript, Qt.Key.Key_Right)
    QTest.keyClick(transcript, Qt.Key.Key_Right)
    assert transcript.tokens[transcript.place].text == "so"
    QTest.keyClick(transcript, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert transcript.tokens[transcript.place].text == "uh"
    QTest.keyClick(transcript, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert transcript.tokens[transcript.place].text == "Um"


def test_space_plays_where_the_keys_are(qtbot: QtBot, transcript: TranscriptWidget) -> None:
    heard: list[Token] = []
    transcript.word_chosen.connect(heard.append)
    QTest.keyClick(transcript, Qt.Key.Key_End)
    QTest.keyClick(transcript, Qt.Key.Key_Space)
    assert [token.text for token in heard] == ["work."]


def test_the_menu_is_asked_for_with_a_key_and_with_the_mouse(qtbot: QtBot, transcript: TranscriptWidget) -> None:
    asked: list[QPoint] = []
    transcript.menu_requested.connect(asked.append)
    place = place_of(transcript, "migration")
    transcript.go_to(place)
    below = transcript.mapToGlobal(transcript.rect_of(place).bottomLeft().toPoint())
    for_key = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(transcript, for_key)
    at = transcript.rect_of(place_of(transcript, "billing")).center().toPoint()
    for_mouse = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, transcript.mapToGlobal(at))
    QApplication.sendEvent(transcript, for_mouse)
    assert asked == [below, transcript.mapToGlobal(at)]
    assert [token.text for token in transcript.chosen] == ["billing"]


def test_shift_chooses_words_by_key_and_by_click(qtbot: QtBot, transcript: TranscriptWidget) -> None:
    transcript.go_to(place_of(transcript, "migration"))
    for _ in range(2):
        QTest.keyClick(transcript, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert [token.text for token in transcript.chosen] == ["led", "the", "migration"]
    heard: list[Token] = []
    transcript.word_chosen.connect(heard.append)
    system = transcript.rect_of(place_of(transcript, "system")).center().toPoint()
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.mouseClick(transcript, Qt.MouseButton.LeftButton, shift, system)
    assert [token.text for token in transcript.chosen] == ["migration", "of", "our", "billing", "system"]
    assert heard == [], "choosing is silent"
    QTest.keyClick(transcript, Qt.Key.Key_Right)
    assert [token.text for token in transcript.chosen] == ["last"]


def test_up_and_down_go_by_line_and_stop_at_the_ends(qtbot: QtBot, transcript: TranscriptWidget) -> None:
    QTest.keyClick(transcript, Qt.Key.Key_Up)
    assert transcript.place == 0
    QTest.keyClick(transcript, Qt.Key.Key_Down)
    assert transcript.rect_of(transcript.place).top() > transcript.rect_of(0).bottom()


def colours_within(transcript: TranscriptWidget, place: int) -> set[str]:
    image = transcript.grab().toImage()
    box = transcript.rect_of(place).toRect().adjusted(1, 1, -1, 3)
    return {
        QColor(image.pixel(x, y)).name().upper()
        for x in range(box.left(), box.right())
        for y in range(box.top(), box.bottom())
    }


def test_marks_are_painted_in_their_own_colours(transcript: TranscriptWidget, look: Look) -> None:
    transcript.clearFocus()
    theme = look.theme
    assert theme.filler_fill in colours_within(transcript, place_of(transcript, "uh"))
    assert theme.filler_fill not in colours_within(transcript, place_of(transcript, "like")), "only possible"
    assert theme.pause_fill in colours_within(transcript, place_of(transcript, "1.6 s"))
    assert theme.hedge in colours_within(transcript, place_of(transcript, "think"))
    assert colours_within(transcript, place_of(transcript, "migration")).isdisjoint(
        {theme.filler_fill, theme.pause_fill, theme.hedge, theme.current}
    )


def test_what_is_heard_is_highlighted_and_kept_in_sight(transcript: TranscriptWidget, look: Look) -> None:
    seen: list[int] = []
    transcript.seen.connect(lambda top, _height: seen.append(top))
    place = place_of(transcript, "incidents")
    transcript.show_position(transcript.tokens[place].start_s + 0.1, follow=True)
    assert look.theme.current in colours_within(transcript, place)
    assert seen
    assert abs(seen[-1] - transcript.rect_of(place).top()) < 10


def test_it_grows_in_height_where_it_is_narrow(transcript: TranscriptWidget) -> None:
    assert transcript.heightForWidth(300) > transcript.heightForWidth(900) > 0


def test_a_screen_reader_hears_the_words_and_moves_the_cursor(transcript: TranscriptWidget) -> None:
    interface = QAccessible.queryAccessibleInterface(transcript)
    assert interface.role() is QAccessible.Role.Paragraph
    assert interface.text(QAccessible.Text.Name) == "Transcript"
    words = interface.textInterface()
    assert words.text(0, words.characterCount()).startswith("2.1 s Um so I led the migration")

    transcript.go_to(place_of(transcript, "migration"))
    cursor = words.cursorPosition()
    assert words.text(cursor, cursor + 9) == "migration"

    words.setCursorPosition(words.text(0, 9999).index("incidents") + 2)
    assert transcript.tokens[transcript.place].text == "incidents"

    box = words.characterRect(words.cursorPosition())
    assert words.offsetAtPoint(box.center()) == words.cursorPosition()
    assert words.offsetAtPoint(QPoint(-5, -5)) == -1


def test_an_empty_transcript_paints_and_moves(qtbot: QtBot, transcript: TranscriptWidget) -> None:
    transcript.show_tokens(())
    QTest.keyClick(transcript, Qt.Key.Key_Right)
    QTest.keyClick(transcript, Qt.Key.Key_Space)
    transcript.grab()
    assert transcript.place == 0
    assert QAccessible.queryAccessibleInterface(transcript).textInterface().characterCount() == 0


def test_what_is_to_be_seen_with_the_focus_is_the_word_with_the_keys(transcript: TranscriptWidget) -> None:
    """An area that scrolls asks for this when Tab comes; without an answer it shows the middle of everything."""
    transcript.go_to(3)
    seen = transcript.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    assert seen == transcript.rect_of(3).toAlignedRect()
