"""Asks as what takes are to be exported, and gives their files names."""

import re
from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from greenroom.domain.take import Take
from greenroom.gui.pieces import Button, column, label, row
from greenroom.gui.takes.wording import title
from greenroom.practice.exporting import ExportForm, Wanted
from greenroom.texts import text

_UNFIT = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
"""What some system does not allow in the name of a file."""
_LONGEST = 80
_LONGEST_BYTES = 180
"""Disks count bytes: 255 for a whole name, and a letter may be four."""


def file_name(take: Take) -> str:
    """Give a name for a take's file, without an ending: its day, what it is called, its number."""
    day = take.recorded_at.astimezone()
    called = title(take)[:_LONGEST].encode()[:_LONGEST_BYTES].decode(errors="ignore").strip()
    said = text("export.name", day=f"{day:%Y-%m-%d}", title=called, number=take.number)
    return _UNFIT.sub("_", said).strip(" .")


class ExportDialog(QDialog):
    """Asks in which forms; what needs figures can be chosen only where there are any."""

    def __init__(self, parent: QWidget, takes: Sequence[Take]) -> None:
        """Offer the forms for these takes, sound first."""
        super().__init__(parent)
        self._takes = takes
        self.setWindowTitle(text("export.title", n=len(takes)))
        is_any_measured = any(take.is_measured for take in takes)
        self.boxes = {form: QCheckBox(text(f"export.form.{form}")) for form in ExportForm}
        for form, box in self.boxes.items():
            box.setEnabled(is_any_measured or not form.needs_assessment)
            box.toggled.connect(self._show_button)
        self._next = Button(text("export.next_step"), self.accept, "primary")
        leave = Button(text("assign.leave"), self.reject)
        head = label(text("export.title", n=len(takes)), "headline")
        whole = column(head, column(*self.boxes.values(), gap=10))
        if any(not take.is_measured for take in takes):
            whole.addWidget(label(text("export.unmeasured"), "small", wraps=True))
        whole.addLayout(row(None, leave, self._next, gap=12))
        whole.setContentsMargins(28, 24, 28, 24)
        self.setLayout(whole)
        self.setMinimumWidth(420)
        self.boxes[ExportForm.FLAC].setChecked(True)
        self.boxes[ExportForm.FLAC].setFocus()

    @property
    def wanted(self) -> tuple[Wanted, ...]:
        """A file for each take and each form chosen."""
        forms = [form for form, box in self.boxes.items() if box.isChecked()]
        return tuple(Wanted(take, form, file_name(take)) for take in self._takes for form in forms)

    def _show_button(self) -> None:
        self._next.setEnabled(bool(self.wanted))
