"""Takes as files: which forms, where to, and where they went."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from greenroom.domain.errors import UserError
from greenroom.domain.feedback import Message
from greenroom.domain.take import Take
from greenroom.gui.notice import Notice, notice_of
from greenroom.gui.pieces import Button, column, label, row
from greenroom.gui.takes.wording import title
from greenroom.gui.tasks import Line, Task, Tasks
from greenroom.practice.exporting import Exported, ExportForm, Wanted
from greenroom.practice.services import Services
from greenroom.practice.work import CancelToken, Progress
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


class ExportPresenter(QObject):
    """Exports in the background; `notice_changed` carries the Notice, or None."""

    notice_changed = Signal(object)
    told = Signal(str, str, object)

    def __init__(
        self, services: Services, tasks: Tasks, open_folder: Callable[[Path], object] | None = None
    ) -> None:
        """Take what opens a folder, for tests."""
        super().__init__()
        self._services = services
        self._tasks = tasks
        self._open_folder = open_folder or _open_folder
        self._task: Task | None = None
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.folder = Path(documents or Path.home())
        """Where the last files went."""

    def export_as(self, wanted: Wanted, target: Path) -> None:
        """Write one file, over another where there is one."""
        self._start(lambda _progress, _cancel: self._services.exporting.export_as(wanted, target))

    def export_into(self, wanted: Sequence[Wanted], folder: Path) -> None:
        """Write many files into a folder."""
        self._start(
            lambda progress, cancel: self._services.exporting.export_into(folder, wanted, progress, cancel)
        )

    def act(self, action: str) -> None:
        """Do what the notice's button says."""
        if action == "cancel_export" and self._task is not None:
            self._task.cancel()
        else:
            self.notice_changed.emit(None)

    def _start(self, work: Callable[[Progress, CancelToken], Exported]) -> None:
        self._on_progress(0.0)
        self._task = self._tasks.start(
            Line.WORK,
            work,
            done=self._on_done,
            failed=self._on_failed,
            cancelled=lambda: self.notice_changed.emit(None),
            progressed=self._on_progress,
        )

    def _on_progress(self, share: float) -> None:
        left_s = self._task.left_s(share) if self._task else None
        self.notice_changed.emit(
            Notice((Message("export.under_way"),), ("cancel_export",), progress=share, left_s=left_s)
        )

    def _on_done(self, exported: Exported) -> None:
        self._task = None
        left_out = len(exported.left_out)
        if not exported.files:
            self.notice_changed.emit(Notice((Message("export.nothing", {"n": left_out}),), ("dismiss",)))
            return
        self.notice_changed.emit(None)
        folder = exported.files[0].parent
        self.folder = folder
        said = text("export.done", n=len(exported.files), name=exported.files[0].name, folder=str(folder))
        if left_out:
            said = f"{said} {text('export.left_out', n=left_out)}"
        self.told.emit(said, text("export.open_folder"), lambda: self._open_folder(folder))

    def _on_failed(self, error: UserError) -> None:
        self._task = None
        self.notice_changed.emit(notice_of(error, "dismiss"))


def _open_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


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
