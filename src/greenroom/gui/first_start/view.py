"""The first start: one sheet in the middle, with one thing to do next."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from greenroom.domain.recording import MicrophoneLevel
from greenroom.gui.first_start.presenter import FirstStartPresenter
from greenroom.gui.first_start.state import FirstStartState, Step
from greenroom.gui.notice import NoticeCard
from greenroom.gui.pieces import Button, Card, column, label, row, scrolled
from greenroom.gui.practise.microphone_card import MicrophoneCard
from greenroom.gui.practise.state import Loudness
from greenroom.gui.theme import Look
from greenroom.texts import text

_WIDTH = 640


class FirstStartView(QWidget):
    """Space begins, ends and plays; Enter does what the green button says; Esc skips all of it."""

    def __init__(self, presenter: FirstStartPresenter, look: Look) -> None:
        """Build the sheet and draw the state as it is."""
        super().__init__()
        self._presenter = presenter
        self._microphone = MicrophoneCard(look)
        self._trouble, self._model = NoticeCard(), NoticeCard()
        self._sentence = label(text("first.sentence"), "headline", wraps=True)
        self._says = label(role="soft", wraps=True)
        self._next = Button("", self._do_next, "primary")
        self._hear = Button(text("first.do.hear"), lambda: presenter.act("hear"))
        self._else = Button("", self._do_else)
        self._skip = Button(text("first.skip"), presenter.finish, "quiet")
        for centred in (self._sentence, self._says):
            centred.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._say = Card(
            label(text("first.say"), "eyebrow"),
            self._sentence,
            self._says,
            row(None, self._next, self._hear, self._else, None, gap=12),
            gap=14,
        )
        self._lay_out()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(text("first.title"))
        presenter.state_changed.connect(self._show_state)
        presenter.level_changed.connect(self._show_level)
        self._microphone.chosen.connect(presenter.choose_source)
        for notice in (self._trouble, self._model):
            notice.action_requested.connect(presenter.act)
        self._show_state(presenter.state)

    def _lay_out(self) -> None:
        promise = label(text("first.promise"), "small", wraps=True)
        promise.setAlignment(Qt.AlignmentFlag.AlignCenter)
        titles = column(
            label(text("app.name"), "brand"),
            label(text("first.title"), "title", wraps=True),
            label(text("first.why"), "soft", wraps=True),
            gap=4,
        )
        sheet = QWidget()
        sheet.setFixedWidth(_WIDTH)
        sheet.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        sheet.setLayout(
            column(
                titles,
                self._trouble,
                self._microphone,
                self._say,
                self._model,
                row(None, self._skip, None),
                promise,
                gap=14,
            )
        )
        page = QWidget()
        page.setProperty("role", "page")
        across = row(None, sheet, None)
        whole = column(None, across, None)
        whole.setContentsMargins(28, 20, 28, 20)
        page.setLayout(whole)
        self.setLayout(column(scrolled(page)))

    def _do_next(self) -> None:
        self._presenter.act(self._presenter.state.action)

    def _do_else(self) -> None:
        self._presenter.act(_other(self._presenter.state))

    def _show_state(self, state: FirstStartState) -> None:
        is_said = state.step is Step.SAID
        self._microphone.show_sources(
            state.sources, state.source, may_choose=state.step not in (Step.BUSY, Step.RECORDING)
        )
        self._trouble.show_notice(state.trouble)
        self._model.show_notice(state.model)
        self._says.setText(_says(state))
        self._next.relabel(text(f"first.do.{state.action}"))
        self._next.become("recording" if state.step is Step.RECORDING else "primary")
        if state.step in (Step.OPENING, Step.BUSY) and self._next.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # a button that goes to sleep would hand the keys on
        self._next.setEnabled(state.step not in (Step.OPENING, Step.BUSY))
        self._hear.setVisible(is_said and state.verdict is not Loudness.NOTHING)
        self._skip.setVisible(not is_said)  # there is a button to go on with then
        self._hear.setEnabled(not state.is_playing)
        self._else.setVisible(is_said)
        self._else.relabel(text(f"first.do.{_other(state)}"))

    def _show_level(self, level: MicrophoneLevel | None, loudness: Loudness) -> None:
        self._microphone.show_level(level, loudness)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What has the focus takes its own Space and Enter before they come here."""
        if event.isAutoRepeat():
            return
        if event.key() == Qt.Key.Key_Escape:
            self._presenter.finish()
        elif event.key() == Qt.Key.Key_Space:
            self._presenter.record_or_stop()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._next.isEnabled():
            self._do_next()
        else:
            super().keyPressEvent(event)


def _other(state: FirstStartState) -> str:
    """Give what can be done besides, once a sentence was said."""
    return "again" if state.action == "finish" else "finish"


def _says(state: FirstStartState) -> str:
    if state.step is Step.SAID:
        return text("first.playing") if state.is_playing else text(f"first.verdict.{state.verdict}")
    return text(f"first.step.{state.step}")
