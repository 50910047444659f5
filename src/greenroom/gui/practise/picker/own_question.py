"""A question of one's own: its text, what they want to know by it, what kind it is, how long an answer."""

from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QLineEdit, QSpinBox, QWidget

from greenroom.coaching.questions import USUAL_BAND_S
from greenroom.domain.question import OWN_THEME, Concern, Question, QuestionType
from greenroom.gui.pieces import Button, column, label, row
from greenroom.texts import text

_INSET = 8
_LEAST_S, _MOST_S, _STEP_S = 10, 600, 5
_LONGEST = 400
"""Characters: a question is asked in a breath or two."""
_WIDTH = 620


class OwnQuestionDialog(QDialog):
    """Writes a new question, or one that stands."""

    written = Signal(object)

    def __init__(self, question: Question | None, parent: QWidget) -> None:
        """Begin with the question as it is, or empty."""
        super().__init__(parent)
        self._question = question
        title = text("own.title.edit" if question else "own.title.new")
        self.setWindowTitle(title)
        self._text = QLineEdit(maxLength=_LONGEST, placeholderText=text("own.text.example"))
        self._good = QLineEdit(maxLength=_LONGEST, placeholderText=text("own.good.example"))
        self._concern = _combo("concern", Concern)
        self._type = _combo("question_type", QuestionType)
        self._low, self._high = _seconds(), _seconds()
        self._keep = Button(text("own.keep"), self._write, "primary")
        self._keep.setDefault(True)
        self._put_together(title)
        self._fill(question)
        self._type.activated.connect(self._propose_band)
        self._text.textChanged.connect(self._check)
        self._low.valueChanged.connect(self._check)
        self._high.valueChanged.connect(self._check)
        self._check()

    def _put_together(self, title: str) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        band = row(self._low, label(text("own.band.to")), self._high, None)
        for name, field in (("text", self._text), ("type", self._type), ("concern", self._concern)):
            self._add(form, name, field)
        form.addRow(label(text("own.band")), band)
        self._low.setAccessibleName(text("own.band.low"))
        self._high.setAccessibleName(text("own.band.high"))
        self._add(form, "good", self._good)
        close = Button(text("own.cancel"), self.reject)
        whole = column(label(title, "headline"), form, row(None, close, self._keep))
        whole.setContentsMargins(24, 20, 24, 20)
        self.setLayout(whole)
        self.setMinimumWidth(_WIDTH)

    def _add(self, form: QFormLayout, name: str, field: QWidget) -> None:
        field.setAccessibleName(text(f"own.{name}"))
        field.setAccessibleDescription(text(f"own.{name}"))
        form.addRow(label(text(f"own.{name}")), field)

    def _fill(self, question: Question | None) -> None:
        if question is None:
            self._propose_band()
            return
        self._text.setText(question.text)
        self._good.setText(question.good_answer)
        self._concern.setCurrentIndex(list(Concern).index(question.concern))
        self._type.setCurrentIndex(list(QuestionType).index(question.type))
        self._low.setValue(round(question.band_low_s))
        self._high.setValue(round(question.band_high_s))

    def _propose_band(self) -> None:
        """Aim for what is usual for the type; it may be changed."""
        low, high = USUAL_BAND_S[self._type.currentData()]
        self._low.setValue(round(low))
        self._high.setValue(round(high))

    def _check(self) -> None:
        self._keep.setEnabled(bool(self._text.text().strip()) and self._low.value() < self._high.value())

    def _write(self) -> None:
        written = Question(
            id=f"{OWN_THEME}-{datetime.now(UTC):%Y%m%dT%H%M%S%f}",
            text=self._text.text().strip(),
            concern=self._concern.currentData(),
            type=self._type.currentData(),
            wants="",
            good_answer=self._good.text().strip(),
            band_low_s=float(self._low.value()),
            band_high_s=float(self._high.value()),
            theme=OWN_THEME,
        )
        self.written.emit(replace(written, id=self._question.id) if self._question else written)
        self.accept()


def _combo(names: str, kinds: type[Concern] | type[QuestionType]) -> QComboBox:
    made = QComboBox()
    for kind in kinds:
        made.addItem(text(f"{names}.{kind}"), kind)
    return made


def _seconds() -> QSpinBox:
    made = QSpinBox(minimum=_LEAST_S, maximum=_MOST_S, singleStep=_STEP_S)
    made.setSuffix(text("own.band.unit"))
    made.lineEdit().setTextMargins(_INSET, 0, 0, 0)  # a style sheet cannot: the field ignores its padding
    return made
