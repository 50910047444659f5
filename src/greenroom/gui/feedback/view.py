"""The Feedback screen: draws the presenter's state and passes on what is asked for."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from greenroom.gui.feedback.advice_card import AdviceCard
from greenroom.gui.feedback.figure_card import FigureCard
from greenroom.gui.feedback.figures import Figure, figures
from greenroom.gui.feedback.flow import Token
from greenroom.gui.feedback.origin import origins
from greenroom.gui.feedback.origin_dialog import OriginDialog
from greenroom.gui.feedback.presenter import FeedbackPresenter
from greenroom.gui.feedback.replay_card import ReplayCard
from greenroom.gui.feedback.state import Answer, FeedbackState, Step
from greenroom.gui.feedback.transcript_card import TranscriptCard
from greenroom.gui.formats import day_time, duration
from greenroom.gui.notice import NoticeCard
from greenroom.gui.pieces import GAP, Button, Card, column, label, row, scrolled
from greenroom.gui.theme import Look
from greenroom.texts import text, words

_FIGURES = 5


class FeedbackView(QWidget):
    """Advice, figures, replay, transcript."""

    try_again_requested = Signal()
    next_requested = Signal()
    back_requested = Signal()

    def __init__(self, presenter: FeedbackPresenter, look: Look) -> None:
        """Build the cards and draw the state as it is."""
        super().__init__()
        self._presenter = presenter
        self._question = label(role="title", wraps=True)
        self._take = label(role="small")
        self._notice = NoticeCard()
        self._advice = AdviceCard()
        self._figures = [FigureCard(look) for _ in range(_FIGURES)]
        self._why_no_figures = label(role="small", wraps=True)
        self._no_figures = Card(gap=2)
        self._no_figures.put(label(text("figure.all"), "eyebrow"), self._why_no_figures)
        self._replay = ReplayCard(look, presenter.replay, presenter.spectrogram)
        self._transcript = TranscriptCard(look)
        self._back = Button(text("feedback.back"), self.back_requested.emit)
        self._again = Button(text("feedback.again"), self.try_again_requested.emit, "primary")
        self._again.setToolTip(text("feedback.again.key"))
        self._next = Button(text("feedback.next_question"), self.next_requested.emit)
        self._next.setToolTip(text("feedback.next_question.key"))
        head = row(gap=12)
        head.addLayout(column(self._question, self._take, gap=4), 1)
        head.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._next, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._again, 0, Qt.AlignmentFlag.AlignTop)
        figure_row = row(gap=GAP)
        for card in self._figures:
            figure_row.addWidget(card, 1)
        figure_row.addWidget(self._no_figures, 1)
        page = QWidget()
        page.setProperty("role", "page")
        whole = column(head, self._notice, self._advice, figure_row, self._replay, self._transcript)
        whole.setContentsMargins(28, 24, 28, 24)
        whole.setStretchFactor(self._transcript, 1000)
        whole.addStretch(1)  # takes the room where there is no transcript
        page.setLayout(whole)
        self._area = scrolled(page)
        self.setLayout(column(self._area))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(text("screen.feedback"))
        self._connect()
        self._show_state(presenter.state)

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.state_changed.connect(self._show_state)
        presenter.replay.moved.connect(self._transcript.show_position)
        self._notice.action_requested.connect(presenter.act)
        self._advice.hear_requested.connect(presenter.play_advice)
        for place, card in enumerate(self._figures):
            card.origin_requested.connect(partial(self._show_origin, place))
        self._transcript.word_chosen.connect(self._play_token)
        self._transcript.attended.connect(lambda: self._area.ensureWidgetVisible(self._transcript))
        self._transcript.edited.connect(presenter.corrector.correct)
        self._transcript.editing_began.connect(presenter.stop)
        self._transcript.heard_requested.connect(lambda heard: presenter.corrector.show_heard(heard=heard))

    def _show_origin(self, place: int) -> None:
        answer = self._presenter.state.answer
        if answer is None or answer.assessment is None:
            return
        shown = figures(answer.assessment.measures, answer.question)
        origin = origins(shown, answer.assessment, answer.marks)[place]
        dialog = OriginDialog(self.window(), origin, self._presenter.replay.play_mark)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _play_token(self, token: Token) -> None:
        if token.mark is not None:
            self._presenter.replay.play_mark(token.mark)
        else:
            self._presenter.replay.play_from(token.start_s)

    def _show_state(self, state: FeedbackState) -> None:
        answer = state.answer
        self._notice.show_notice(state.notice)
        self._replay.setVisible(answer is not None)
        is_measured = answer is not None and answer.assessment is not None
        for part in (self._advice, self._transcript, self._no_figures, *self._figures):
            part.setVisible(is_measured)
        self._replay.show_state(state)
        self._transcript.show_state(state)
        if answer is None:
            loading = state.step is Step.LOADING
            self._question.setText(text("feedback.loading") if loading else text("screen.feedback"))
            self._take.setText("")
            return
        self._show_answer(answer)

    def _show_answer(self, answer: Answer) -> None:
        take = answer.take
        asked = take.question_text or text("feedback.free")
        self._question.setText(take.title or asked)
        when = day_time(take.recorded_at, datetime.now().astimezone())
        told = text("feedback.take", number=take.number, when=when, length=duration(take.duration_s))
        self._take.setText(text("feedback.take.asked", asked=asked, take=told) if take.title else told)
        if answer.assessment is not None:
            self._advice.show_feedback(answer.assessment.feedback)
            self._show_figures(figures(answer.assessment.measures, answer.question))
        self._replay.show_position(self._presenter.replay.position_s)

    def _show_figures(self, shown: Sequence[Figure]) -> None:
        """Show each figure; where there is none at all, say once why."""
        are_none = all(figure.value is None for figure in shown)
        self._no_figures.setVisible(are_none)
        self._why_no_figures.setText(words(shown[0].detail))
        for card, figure in zip(self._figures, shown, strict=True):
            card.setVisible(not are_none)
            card.show_figure(figure)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter tries again, Space and P play, F2 goes to the words, Esc lets go of what was chosen, or goes back.

        What has the focus takes its own keys before they come here.
        """
        if event.matches(QKeySequence.StandardKey.Undo):
            self._presenter.corrector.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self._presenter.corrector.redo()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.try_again_requested.emit()
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_P) and not event.isAutoRepeat():
            self._presenter.replay.play_or_stop()
        elif event.key() == Qt.Key.Key_N:
            self.next_requested.emit()
        elif event.key() == Qt.Key.Key_F2:
            self._transcript.take_keys()
        elif event.key() == Qt.Key.Key_Escape:
            if not self._presenter.replay.clear():
                self.back_requested.emit()
        elif self._replay.take_key(event):
            return
        else:
            super().keyPressEvent(event)
