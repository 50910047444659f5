"""What a person corrected as files: how much there is, writing it, and where it went."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from greenroom.domain.errors import UserError
from greenroom.domain.feedback import Message
from greenroom.gui.notice import Notice, notice_of
from greenroom.gui.tasks import Line, Task, Tasks
from greenroom.practice.exporting import Exported
from greenroom.practice.services import Services
from greenroom.practice.work import CancelToken, Progress
from greenroom.texts import text


class CorrectionsExport(QObject):
    """Writes in the background; `corrected` is the number of takes with corrections, None until it is known."""

    changed = Signal()
    told = Signal(str, str, object)

    def __init__(
        self, services: Services, tasks: Tasks, open_folder: Callable[[Path], object] | None = None
    ) -> None:
        """Look only when asked; take what opens a folder, for tests."""
        super().__init__()
        self._services = services
        self._tasks = tasks
        self._open_folder = open_folder or _open_folder
        self._task: Task | None = None
        self.corrected: int | None = None
        self.notice: Notice | None = None
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.folder = Path(documents or Path.home())
        """Where the last files went."""

    @property
    def may_begin(self) -> bool:
        return bool(self.corrected) and self._task is None

    def look(self) -> None:
        """See how many takes are corrected."""
        self._tasks.start(
            Line.LIBRARY,
            lambda _progress, _cancel: len(self._services.exporting.corrected()),
            done=self._on_counted,
            failed=self._on_failed,
        )

    def export_into(self, folder: Path, *, with_sound: bool) -> None:
        """Write them into a new folder within this one."""
        if not self.may_begin:
            return
        self.folder = folder

        def work(progress: Progress, cancel: CancelToken) -> Exported:
            return self._services.exporting.export_corrections(folder, progress, cancel, with_sound=with_sound)

        self._task = self._tasks.start(
            Line.WORK,
            work,
            done=self._on_done,
            failed=self._on_failed,
            cancelled=self._end,
            progressed=self._on_progress,
        )
        self._on_progress(0.0)

    def act(self, action: str) -> None:
        """Do what the notice's button says."""
        if action == "cancel_export" and self._task is not None:
            self._task.cancel()
        else:
            self._tell(None)

    def _on_counted(self, count: int) -> None:
        self.corrected = count
        self.changed.emit()

    def _on_progress(self, share: float) -> None:
        self._tell(Notice((Message("export.under_way"),), ("cancel_export",), progress=share))

    def _on_done(self, exported: Exported) -> None:
        self._end()
        place = exported.files[0].parent
        said = text("corrections.done", name=place.name, folder=str(place.parent))
        self.told.emit(said, text("export.open_folder"), lambda: self._open_folder(place))

    def _on_failed(self, error: UserError) -> None:
        self._task = None
        self._tell(notice_of(error, "dismiss"))

    def _end(self) -> None:
        self._task = None
        self._tell(None)

    def _tell(self, notice: Notice | None) -> None:
        self.notice = notice
        self.changed.emit()


def _open_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
