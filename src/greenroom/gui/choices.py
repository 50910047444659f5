"""What the person chose, at hand for the window and written in the background."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from greenroom.domain.errors import UserError
from greenroom.gui.tasks import Line, Tasks
from greenroom.practice.services import Services
from greenroom.practice.settings import Settings


class Choices(QObject):
    """The settings, read once."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, services: Services, tasks: Tasks) -> None:
        """Read the settings: one small file, before the window stands."""
        super().__init__()
        self._services = services
        self._tasks = tasks
        try:
            self._settings = services.settings.load()
        except UserError:  # told a moment later, by the library or the model, which need the same folder
            self._settings = Settings()

    @property
    def settings(self) -> Settings:
        return self._settings

    def choose(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of Settings
        """Change and keep some of the settings."""
        new = replace(self._settings, **changes)
        if new != self._settings:
            self._settings = new
            self.changed.emit()
            self._tasks.start(
                Line.LIBRARY, lambda _progress, _cancel: self._services.settings.save(new), failed=self.failed.emit
            )
