"""The Practise screen: draws the presenter's state and passes on what is asked for."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from greenroom.gui.notice import NoticeCard
from greenroom.gui.pieces import GAP, Card, column, label, row, scrolled
from greenroom.gui.practise.live_cards import LiveCard, show_fillers, show_pace
from greenroom.gui.practise.microphone_card import MicrophoneCard
from greenroom.gui.practise.picker.dialog import QuestionPicker
from greenroom.gui.practise.presenter import PractisePresenter
from greenroom.gui.practise.question_card import QuestionCard
from greenroom.gui.practise.recorder_card import RecorderCard
from greenroom.gui.practise.state import Live, PractiseState
from greenroom.gui.theme import Look
from greenroom.practice.settings import LiveFigure
from greenroom.texts import text


class PractiseView(QWidget):
    """Question, recorder, what makes a good answer, microphone."""

    def __init__(self, presenter: PractisePresenter, look: Look) -> None:
        """Build the cards and draw the state as it is."""
        super().__init__()
        self._presenter = presenter
        self._look = look
        self._phase = presenter.state.phase
        self._question = QuestionCard()
        self._notice = NoticeCard()
        self._recorder = RecorderCard(look)
        self._microphone = MicrophoneCard(look)
        self._good = label(role="soft", wraps=True)
        self._good.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._advice = Card(label(text("practise.good_answer"), "eyebrow"), self._good)
        self._advice.contents.setContentsMargins(20, 14, 20, 16)
        self._advice.contents.addStretch(1)
        self._pace = LiveCard(text("practise.live.pace"))
        self._fillers = LiveCard(text("practise.live.fillers"))
        bottom = row(gap=GAP)
        for card, share in ((self._advice, 6), (self._pace, 4), (self._fillers, 4), (self._microphone, 4)):
            bottom.addWidget(card, share)
        page = QWidget()
        page.setProperty("role", "page")
        whole = column(self._question, self._notice, self._recorder, bottom)
        whole.setContentsMargins(28, 18, 28, 18)
        whole.setStretchFactor(self._recorder, 1)
        page.setLayout(whole)
        self.setLayout(column(scrolled(page)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(text("screen.practise"))
        self._connect()
        self._show_state(presenter.state)

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.state_changed.connect(self._show_state)
        presenter.live_changed.connect(self._show_live)
        self._question.step_requested.connect(presenter.step_question)
        self._question.picker_requested.connect(self._open_picker)
        self._question.next_requested.connect(presenter.next_question)
        self._microphone.chosen.connect(presenter.choose_source)
        self._notice.action_requested.connect(presenter.act)
        self._recorder.record_requested.connect(presenter.record_or_stop)
        self._recorder.start_over_requested.connect(presenter.start_over)
        self._recorder.cancel_requested.connect(presenter.cancel_hearing)
        self._recorder.focus_requested.connect(presenter.switch_focus)
        self._recorder.think_requested.connect(presenter.think_or_stop)
        self._recorder.thinking_chosen.connect(presenter.choose_thinking)
        presenter.thinking.changed.connect(self._show_thinking)

    def _show_state(self, state: PractiseState) -> None:
        self._take_the_keys(state)
        self._question.show_state(state)
        self._notice.show_notice(state.notice)
        self._recorder.show_state(state)
        self._microphone.show_state(state)
        self._show_cards(state)
        good = state.question.good_answer if state.question else text("practise.free_talk.good_answer")
        self._good.setText(good or text("practise.good_answer.own"))

    def _show_cards(self, state: PractiseState) -> None:
        """While an answer is given the live figures stand where the advice stood."""
        is_answering = state.is_answering
        self._advice.setVisible(not is_answering)
        self._pace.setVisible(is_answering and LiveFigure.PACE in state.shown)
        self._fillers.setVisible(is_answering and LiveFigure.FILLERS in state.shown)
        self._microphone.setVisible(not is_answering or LiveFigure.LEVEL in state.shown)

    def _open_picker(self) -> None:
        if self._presenter.state.may_choose:
            picker = QuestionPicker(self._presenter.questions, self._look, self)
            picker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            picker.chosen.connect(self._presenter.choose_question)
            picker.open()

    def _take_the_keys(self, state: PractiseState) -> None:
        """Take the focus from a button that goes to sleep: it would jump elsewhere, and Space would not stop."""
        if state.phase is not self._phase and not state.may_choose:
            focused = QApplication.focusWidget()
            if focused is not None and self.isAncestorOf(focused):
                self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._phase = state.phase

    def _show_live(self, live: Live) -> None:
        self._microphone.show_live(live)
        show_pace(self._pace, live.figures)
        show_fillers(self._fillers, live.figures)
        self._recorder.show_live(live, self._presenter.recent_peaks(self._recorder.wave.bars))

    def _show_thinking(self) -> None:
        self._recorder.show_thinking(self._presenter.thinking.left_s, self._presenter.thinking.share)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space records and stops; a button or a list that has the focus takes its Space before it comes here."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._presenter.record_or_stop()
        elif event.key() == Qt.Key.Key_T:
            self._presenter.think_or_stop()
        elif event.key() == Qt.Key.Key_F:
            self._presenter.switch_focus()
        elif event.key() == Qt.Key.Key_Left:
            self._presenter.step_question(-1)
        elif event.key() == Qt.Key.Key_Right:
            self._presenter.step_question(1)
        elif event.key() == Qt.Key.Key_N:
            self._presenter.next_question()
        elif event.key() == Qt.Key.Key_Q:
            self._open_picker()
        else:
            super().keyPressEvent(event)
