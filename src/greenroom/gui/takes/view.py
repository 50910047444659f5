"""The Takes screen: the list, the bin behind it, and what is asked before something is done."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from greenroom.domain.question import Question
from greenroom.domain.take import Take
from greenroom.gui.choosing import ask_for_files, ask_for_folder, ask_where_to_save
from greenroom.gui.exporting import ExportPresenter
from greenroom.gui.notice import NoticeCard
from greenroom.gui.takes.bin import BinPresenter, BinView
from greenroom.gui.takes.export_dialog import ExportDialog
from greenroom.gui.takes.import_card import ImportCard
from greenroom.gui.takes.importing import ImportPresenter
from greenroom.gui.takes.list_view import ListView
from greenroom.gui.takes.presenter import TakesPresenter
from greenroom.gui.takes.question_dialog import QuestionDialog
from greenroom.gui.theme import Look
from greenroom.practice.exporting import Wanted
from greenroom.texts import text


class TakesView(QStackedWidget):
    """The list, and the bin in its place where it is asked for."""

    open_requested = Signal(str, float)
    """Carries the take's id and the second to begin at."""
    measure_requested = Signal(object)
    """Carries the takes that are to be measured."""
    practise_requested = Signal()

    def __init__(
        self,
        presenter: TakesPresenter,
        bin_presenter: BinPresenter,
        importing: ImportPresenter,
        exporting: ExportPresenter,
        look: Look,
        questions: Callable[[], Sequence[Question]],
    ) -> None:
        """Build both and draw the state as it is; `questions` are those a take may be said to answer."""
        super().__init__()
        self._presenter = presenter
        self._bin_presenter = bin_presenter
        self._importing = importing
        self._exporting = exporting
        self._questions = questions
        self.import_card = ImportCard(importing)
        export_notice = NoticeCard()
        self.list = ListView(presenter, look, self.import_card, export_notice)
        self.bin = BinView(bin_presenter, look)
        for page in (self.list, self.bin):
            self.addWidget(page)
        exporting.notice_changed.connect(export_notice.show_notice)
        export_notice.action_requested.connect(exporting.act)
        self.import_card.question_requested.connect(self._ask_question)
        self.list.open_requested.connect(self.open_requested)
        self.list.measure_requested.connect(self.measure_requested)
        self.list.practise_requested.connect(self.practise_requested)
        self.list.bin_requested.connect(self.show_bin)
        self.list.export_requested.connect(self._ask_forms)
        self.list.assign_requested.connect(self._ask_question)
        self.list.files_requested.connect(self.ask_for_files)
        self.list.folder_requested.connect(self._ask_for_folder)
        self.bin.back_requested.connect(self.show_list)
        self.setAccessibleName(text("screen.takes"))
        self.setFocusProxy(self.list)

    def show_bin(self) -> None:
        """Show what was deleted."""
        self._bin_presenter.read()
        self._go(self.bin)

    def show_list(self) -> None:
        self._presenter.read()
        self._go(self.list)

    def ask_for_files(self) -> None:
        """Let files be chosen that are to become takes."""
        ask_for_files(self, self._importing.take_in)

    def _ask_for_folder(self) -> None:
        ask_for_folder(self, text("import.folder"), lambda folder: self._importing.take_in([folder]))

    def _ask_question(self, takes: tuple[Take, ...]) -> None:
        dialog = QuestionDialog(self, self._questions(), len(takes))
        dialog.chosen.connect(lambda question: self._presenter.assign(takes, question))
        dialog.open()

    def _ask_forms(self, takes: tuple[Take, ...]) -> None:
        dialog = ExportDialog(self, takes)
        dialog.accepted.connect(lambda: self._ask_where(dialog.wanted))
        dialog.open()

    def _ask_where(self, wanted: tuple[Wanted, ...]) -> None:
        """One file is named, several go into a folder."""
        exporting, folder = self._exporting, self._exporting.folder
        if len(wanted) == 1:
            (one,) = wanted
            suggested = folder / f"{one.name}.{one.form}"
            title = text("export.save")
            ask_where_to_save(self, title, suggested, lambda path: exporting.export_as(one, Path(path)))
        else:
            title = text("export.folder")
            ask_for_folder(self, title, lambda into: exporting.export_into(wanted, Path(into)))

    def _go(self, page: QWidget) -> None:
        self.setCurrentWidget(page)
        self.setFocusProxy(page)
        page.setFocus()
