"""Exporting in the background: how far it is, what went wrong, and where the files went."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from greenroom.domain.errors import UserError
from greenroom.domain.feedback import Message
from greenroom.gui.notice import Notice, notice_of
from greenroom.gui.tasks import Line, Task, Tasks
from greenroom.practice.exporting import Exported, Wanted
from greenroom.practice.services import Services
from greenroom.practice.work import CancelToken, Progress
from greenroom.texts import text


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

    def export_corrections(self, folder: Path, *, with_sound: bool) -> None:
        """Write what was corrected into a new folder within this one."""
        self._start(
            lambda progress, cancel: self._services.exporting.export_corrections(
                folder, progress, cancel, with_sound=with_sound
            )
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
