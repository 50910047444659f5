"""The system's own dialogues for files and folders, opened without holding up the window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from greenroom.practice.sound_files import SUFFIXES
from greenroom.texts import text


def ask_for_files(parent: QWidget, chosen: Callable[[list[str]], object]) -> QFileDialog:
    """Let sound files be chosen."""
    dialog = QFileDialog(parent, text("import.files"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    patterns = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
    dialog.setNameFilters([text("import.sounds", patterns=patterns), text("import.all_files")])
    return _open(dialog, lambda: chosen(dialog.selectedFiles()))


def ask_for_folder(parent: QWidget, title: str, chosen: Callable[[str], object]) -> QFileDialog:
    """Let a folder be chosen."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _open(dialog, lambda: chosen(dialog.selectedFiles()[0]))


def ask_where_to_save(
    parent: QWidget, title: str, suggested: Path, chosen: Callable[[str], object]
) -> QFileDialog:
    """Let a file be named; the dialogue itself asks before another one is replaced."""
    dialog = QFileDialog(parent, title, str(suggested.parent))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suggested.suffix.removeprefix("."))
    dialog.selectFile(str(suggested))
    return _open(dialog, lambda: chosen(dialog.selectedFiles()[0]))


def _open(dialog: QFileDialog, accepted: Callable[[], object]) -> QFileDialog:
    dialog.accepted.connect(accepted)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
