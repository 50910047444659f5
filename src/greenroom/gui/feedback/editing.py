"""Editing the words of the transcript in their place: keys, the line to type in, the menu."""

from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

from greenroom.gui.feedback.edit import Edit, EditKind, edits_of
from greenroom.gui.feedback.flow import Token
from greenroom.gui.feedback.token_style import TokenStyle
from greenroom.gui.feedback.transcript import TranscriptWidget
from greenroom.gui.feedback.word_editor import WordEditor
from greenroom.texts import text

_KEYS = {
    Qt.Key.Key_F2: EditKind.REPLACE,
    Qt.Key.Key_Return: EditKind.REPLACE,
    Qt.Key.Key_Enter: EditKind.REPLACE,
    Qt.Key.Key_Y: EditKind.CONFIRM,
    Qt.Key.Key_Delete: EditKind.DISMISS,
    Qt.Key.Key_Backspace: EditKind.DISMISS,
    Qt.Key.Key_U: EditKind.TURN,
}
_SHOWN_KEYS = {
    EditKind.REPLACE: "F2",
    EditKind.CONFIRM: "Y",
    EditKind.DISMISS: "Del",
    EditKind.REMOVE: "Del",
    EditKind.TURN: "U",
    EditKind.ADD: "Shift+U",
}


class Editing(QObject):
    """Turns keys and clicks on the transcript into edits; none while what was heard is shown."""

    edited = Signal(object)
    """Carries the Edit."""
    began = Signal()

    def __init__(self, transcript: TranscriptWidget, style: TokenStyle) -> None:
        """Listen to one transcript."""
        super().__init__(transcript)
        self._transcript = transcript
        self._editor = WordEditor(transcript, style.font)
        self._tokens: tuple[Token, ...] = ()
        self.is_allowed = True
        self._editor.kept.connect(self._on_kept)
        self._editor.left.connect(self._leave)
        transcript.edit_requested.connect(lambda: self._do(EditKind.REPLACE))
        transcript.menu_requested.connect(self._open_menu)
        transcript.tokens_changed.connect(self._follow)
        transcript.key_handler = self.press

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key asks for; tells whether it was one of ours."""
        kind = _KEYS.get(Qt.Key(event.key()))
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if kind is EditKind.TURN and modifiers == Qt.KeyboardModifier.ShiftModifier:
            kind = EditKind.ADD
        elif kind is None or modifiers != Qt.KeyboardModifier.NoModifier:
            return False
        self._do(kind)
        return True

    def menu(self) -> QMenu:
        """Offer what can be done to what is chosen."""
        made = QMenu(self._transcript)
        play = made.addAction(text("correct.play"), self._transcript.play_here)
        play.setShortcut(QKeySequence(Qt.Key.Key_Space))
        made.addSeparator()
        for kind in edits_of(self._transcript.chosen):
            action = QAction(text(f"correct.{kind}"), made)
            action.setShortcut(QKeySequence(_SHOWN_KEYS[kind]))
            action.setEnabled(self.is_allowed)
            action.triggered.connect(partial(self._later, kind))
            made.addAction(action)
        return made

    def _later(self, kind: EditKind, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal carries it
        self._transcript.setFocus(Qt.FocusReason.OtherFocusReason)
        self._do(kind)

    def _open_menu(self, at: QPoint) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _do(self, kind: EditKind) -> None:
        chosen = self._transcript.chosen
        if not chosen or not self.is_allowed:
            return
        can = edits_of(chosen)
        if kind is EditKind.DISMISS and kind not in can:
            kind = EditKind.REMOVE
        if kind not in can:
            return
        if kind is EditKind.REPLACE:
            self._begin(tuple(token for token in chosen if token.is_word))
        else:
            self.edited.emit(Edit(kind, chosen))

    def _begin(self, words: tuple[Token, ...]) -> None:
        self._tokens = words
        self.began.emit()
        self._editor.edit(" ".join(token.text for token in words), self._transcript.box_of(words))

    def _on_kept(self, typed: str, step: int) -> None:
        words = self._tokens
        if not words:
            return
        self._leave()
        following = self._transcript.word_after(words[-1]) if step > 0 else self._transcript.word_before(words[0])
        self.edited.emit(Edit(EditKind.REPLACE, words, typed))
        if step and following is not None:
            self._transcript.go_to(following)
            self._do(EditKind.REPLACE)

    def _leave(self) -> None:
        self._tokens = ()
        if self._editor.isVisible():
            had_focus = self._editor.hasFocus()
            self._editor.hide()
            if had_focus:
                self._transcript.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self) -> None:
        """Stay with the words that are edited while others change; leave where they are gone."""
        if not self._tokens:
            return
        there = {(token.text, token.start_s): token for token in self._transcript.tokens}
        same = [there.get((token.text, token.start_s)) for token in self._tokens]
        if None in same:
            self._leave()
            return
        self._tokens = tuple(filter(None, same))
        self._editor.stand_at(self._transcript.box_of(self._tokens))
