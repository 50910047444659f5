"""What is being imported, how long it still takes, and what became of each file."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget, QProgressBar

from greenroom.domain.take import Take
from greenroom.gui.formats import left
from greenroom.gui.notice import NoticeCard
from greenroom.gui.pieces import Button, Card, column, label, row
from greenroom.gui.takes.importing import FileResult, ImportPresenter, ImportState, Outcome
from greenroom.texts import text

_ROW = 26
_ROWS = 5
_ORDER = (Outcome.FAILED, Outcome.CANCELLED, Outcome.KNOWN, Outcome.KEPT)
"""What a person may want to do something about comes first."""


class ImportCard(Card):
    """Hidden while there is nothing to tell."""

    question_requested = Signal(object)
    """Carries the takes that came in, for which a question may be chosen."""

    def __init__(self, presenter: ImportPresenter) -> None:
        """Draw the state as it is."""
        super().__init__(role="notice")
        self._presenter = presenter
        self._title = label(role="strong", wraps=True)
        self._detail = label(role="soft", wraps=True)
        self._bar = QProgressBar(textVisible=False, minimum=0, maximum=1000)
        self._bar.setAccessibleName(text("notice.progress"))
        self._files = QListWidget()
        self._files.setAccessibleName(text("import.results"))
        self._cancel = Button(text("import.cancel"), presenter.cancel)
        self._question = Button("", self._ask)
        self._close = Button(text("action.dismiss"), presenter.dismiss)
        self._trouble = NoticeCard()
        self._trouble.action_requested.connect(lambda _action: presenter.dismiss())
        head = row(gap=24)
        head.addLayout(column(self._title, self._detail, gap=4), 1)
        head.addLayout(row(self._question, self._cancel, self._close))
        self.put(head, self._bar, self._files, self._trouble)
        presenter.state_changed.connect(self._show_state)
        self._show_state(presenter.state)

    def _show_state(self, state: ImportState) -> None:
        had_keys = any(button.hasFocus() for button in (self._cancel, self._question, self._close))
        self.setVisible(bool(state.total or state.measuring or state.notice))
        self._title.setText(_title(state))
        self._title.setVisible(bool(self._title.text()))
        self._detail.setText(_detail(state))
        self._detail.setVisible(bool(self._detail.text()))
        self.setAccessibleName(f"{self._title.text()} {self._detail.text()}")
        self._bar.setVisible(state.is_reading)
        self._bar.setValue(round(1000 * state.progress))
        is_told = bool(state.total) and not state.is_reading
        self._cancel.setVisible(state.is_reading)
        self._close.setVisible(is_told)
        self._question.setVisible(is_told and bool(_unasked(state)))
        self._question.relabel(text("import.question", n=len(_unasked(state))))
        trouble = state.notice
        self._trouble.show_notice(replace(trouble, actions=()) if trouble and is_told else trouble)
        self._show_files(state if is_told else ImportState())
        if had_keys and not state.is_reading:
            self._close.setFocus()

    def _show_files(self, state: ImportState) -> None:
        lines = [_line(result) for outcome in _ORDER for result in state.of(outcome)]
        needs_list = len(lines) > 1 or bool(state.of(Outcome.FAILED))
        self._files.setVisible(needs_list)
        if lines != [self._files.item(place).text() for place in range(self._files.count())]:
            self._files.clear()
            self._files.addItems(lines)
        self._files.setFixedHeight(_ROW * min(_ROWS, max(1, len(lines))) + 10)

    def _ask(self) -> None:
        self.question_requested.emit(_unasked(self._presenter.state))


def _unasked(state: ImportState) -> tuple[Take, ...]:
    return tuple(result.take for result in state.of(Outcome.KEPT) if result.take is not None)


def _title(state: ImportState) -> str:
    if state.is_reading:
        done = len(state.results) + 1
        named = text("import.reading.named", name=state.name) if state.name else ""
        return text("import.reading", n=state.total, done=done, name=named)
    counts = [(outcome, len(state.of(outcome))) for outcome in reversed(_ORDER)]
    said = [text(f"import.{outcome}", n=count) for outcome, count in counts if count]
    if said or not state.measuring:
        return " ".join(said)
    return text("import.measuring", n=state.measuring)


def _detail(state: ImportState) -> str:
    if state.is_held:
        return text("import.held")
    if state.is_reading:
        return left(state.left_s) if state.left_s is not None else ""
    if state.total and state.measuring:
        return text("import.measuring", n=state.measuring)
    return ""


def _line(result: FileResult) -> str:
    return text(f"import.file.{result.outcome}", name=result.name, reason=result.reason)
