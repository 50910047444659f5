"""The window: the sidebar, the screens, and the way between them."""

from PySide6.QtCore import QByteArray, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QWidget

from greenroom.domain.errors import UserError
from greenroom.domain.take import Take
from greenroom.gui.choices import Choices
from greenroom.gui.exporting import ExportPresenter
from greenroom.gui.feedback.presenter import FeedbackPresenter
from greenroom.gui.feedback.view import FeedbackView
from greenroom.gui.first_start.presenter import FirstStartPresenter
from greenroom.gui.first_start.view import FirstStartView
from greenroom.gui.keys import KeysDialog
from greenroom.gui.practise.presenter import PractisePresenter
from greenroom.gui.practise.state import Phase, PractiseState
from greenroom.gui.practise.view import PractiseView
from greenroom.gui.rescue.presenter import RescuePresenter
from greenroom.gui.rescue.view import RescueDialog
from greenroom.gui.settings.presenter import SettingsPresenter
from greenroom.gui.settings.view import SettingsView
from greenroom.gui.sidebar import Screen, Sidebar
from greenroom.gui.speech_model import SpeechModel
from greenroom.gui.takes.bin import BinPresenter
from greenroom.gui.takes.dropping import Dropping
from greenroom.gui.takes.importing import ImportPresenter
from greenroom.gui.takes.presenter import TakesPresenter
from greenroom.gui.takes.view import TakesView
from greenroom.gui.tasks import Tasks
from greenroom.gui.theme import Look
from greenroom.gui.toast import Toast
from greenroom.practice.services import Services
from greenroom.practice.settings import Theme
from greenroom.texts import text, words


class MainWindow(QMainWindow):
    """Holds the screens; only one of them is awake."""

    begun = Signal()
    """It can be seen, and what is done once a start is under way."""

    def __init__(self, services: Services, tasks: Tasks, choices: Choices, look: Look) -> None:
        """Build every screen; nothing is opened or loaded before the window is shown."""
        super().__init__()
        self._services, self._tasks = services, tasks
        self._choices = choices
        self._look = look
        self._geometry = QSettings(str(services.home / "window.ini"), QSettings.Format.IniFormat)
        self._model = model = SpeechModel(services, tasks, choices)
        self.practise = PractisePresenter(services, tasks, choices, model)
        self.feedback = FeedbackPresenter(services, tasks, model, choices)
        self.takes = TakesPresenter(services, tasks)
        self.bin = BinPresenter(services, tasks)
        self.settings = SettingsPresenter(services, tasks, choices, model)
        self.importing = ImportPresenter(services, tasks)
        self.exporting = ExportPresenter(services, tasks)
        self._sidebar = Sidebar(choices.settings.theme)
        self._feedback_view = FeedbackView(self.feedback, look)
        self._takes_view = TakesView(
            self.takes, self.bin, self.importing, self.exporting, look, lambda: services.questions
        )
        self._stack = QStackedWidget()
        self._settings_view = SettingsView(self.settings)
        self._views = (
            PractiseView(self.practise, look),
            self._takes_view,
            self._feedback_view,
            self._settings_view,
        )
        for view in self._views:
            self._stack.addWidget(view)
        middle = QWidget()
        beside = QHBoxLayout(middle)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self._sidebar)
        beside.addWidget(self._stack, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(middle)
        self.setCentralWidget(self._pages)
        self.first_start: FirstStartPresenter | None = None
        self._toast = Toast(self._stack)
        self._rescue = RescuePresenter(services, tasks)
        self._quit = QShortcut(QKeySequence("Ctrl+Q"), self, self.close)
        self._settings_key = QShortcut(QKeySequence("Ctrl+,"), self, self._open_settings)
        self._open = QShortcut(QKeySequence(QKeySequence.StandardKey.Open), self, self._takes_view.ask_for_files)
        self._keys = QShortcut(QKeySequence("?"), self, self._show_keys)
        self.setWindowTitle(text("app.name"))
        self.setMinimumSize(960, 640)
        self.resize(1280, 820)
        self._connect()
        self._is_shown = self._is_begun = False

    def show_screen(self, screen: Screen) -> None:
        """Go to a screen: the one left falls asleep, the one shown wakes."""
        left = self.place
        if left is not screen:
            if left is Screen.PRACTISE:
                self.practise.leave()
            elif left is Screen.FEEDBACK:
                self.feedback.leave()
            elif left is Screen.SETTINGS:
                self.settings.leave()
        self._stack.setCurrentIndex(screen)
        self._toast.raise_()  # the stack has put the screen above it
        self._sidebar.show_screen(screen)
        if screen is Screen.PRACTISE:
            self.practise.enter()
        elif screen is Screen.TAKES:
            self._takes_view.show_list()
        elif screen is Screen.SETTINGS:
            self.settings.enter()
        self._views[screen].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def place(self) -> Screen:
        return Screen(self._stack.currentIndex())

    @property
    def shows_first_start(self) -> bool:
        return self._pages.currentIndex() != 0

    def show_take(self, take_id: str, at_s: float = 0.0) -> None:
        """Show the feedback of a take, at a moment in it."""
        self.feedback.show_take(take_id, at_s)
        self.show_screen(Screen.FEEDBACK)

    def _connect(self) -> None:
        self._sidebar.screen_requested.connect(lambda screen: self.show_screen(Screen(screen)))
        self._sidebar.theme_requested.connect(self._choose_theme)
        self._sidebar.keys_requested.connect(self._show_keys)
        self.practise.state_changed.connect(self._on_practise_changed)
        self.practise.measured.connect(self._on_measured)
        self.practise.take_requested.connect(self.show_take)
        self.practise.take_kept.connect(self._on_take_kept)
        self.practise.thrown_away.connect(self._on_thrown_away)
        self._feedback_view.try_again_requested.connect(self._try_again)
        self._feedback_view.next_requested.connect(self._practise_next)
        self._feedback_view.back_requested.connect(lambda: self.show_screen(Screen.TAKES))
        self._takes_view.open_requested.connect(self.show_take)
        self._takes_view.practise_requested.connect(lambda: self.show_screen(Screen.PRACTISE))
        self._takes_view.measure_requested.connect(self._measure_takes)
        self.takes.told.connect(self._toast.tell)
        self._settings_view.theme_requested.connect(self._choose_theme)
        self.settings.erased.connect(self._toast.hide)
        self.settings.erase_requested.connect(self.importing.cancel_all)
        for presenter in (self.bin, self.importing, self.exporting, self.settings.exporting):
            presenter.told.connect(self._toast.tell)
        self.importing.library_changed.connect(self._on_library_changed)
        self.importing.open_requested.connect(self.show_take)
        self.importing.began.connect(self._on_import_began)
        Dropping(self).dropped.connect(self.importing.take_in)
        self._choices.failed.connect(self.tell_in_passing)
        self._rescue.offered.connect(lambda: RescueDialog(self._rescue, self).open())
        self._rescue.not_opened.connect(self.practise.tell)
        self._rescue.restored.connect(self._on_restored)
        self._rescue.lost_found.connect(self._on_lost_found)
        self._rescue.brought_back.connect(self._on_brought_back)

    def _on_practise_changed(self, state: PractiseState) -> None:
        self._sidebar.allow_leaving(not state.keeps_here)
        self.settings.anew.hold(is_recording=state.keeps_here)
        self.importing.hold(state.keeps_here or state.phase is Phase.HEARING)

    def _on_import_began(self) -> None:
        if not self.practise.state.keeps_here:
            self.show_screen(Screen.TAKES)

    def _on_library_changed(self) -> None:
        if self.place is Screen.TAKES:
            self.takes.read()

    def _on_measured(self, take_id: str) -> None:
        if self.place is Screen.PRACTISE:
            self.show_take(take_id)
        else:
            self._toast.tell(text("toast.measured"), text("action.show_take"), lambda: self.show_take(take_id))

    def _on_take_kept(self, take: Take) -> None:
        self._toast.tell(
            text("toast.kept", number=take.number), text("action.show_take"), lambda: self.show_take(take.id)
        )

    def _on_thrown_away(self) -> None:
        self._toast.tell(text("toast.thrown_away"), text("action.undo"), self.practise.bring_back)

    def _on_restored(self) -> None:
        """Begin anew with what the library holds now."""
        self.practise.act("dismiss")
        self.practise.begin()
        self.show_screen(self.place if self.place is Screen.PRACTISE else Screen.TAKES)

    def _on_lost_found(self, count: int) -> None:
        self._toast.tell(text("toast.lost", n=count), text("action.bring_back"), self._rescue.bring_back)

    def _on_brought_back(self, count: int) -> None:
        self._toast.tell(
            text("toast.brought_back", n=count), text("action.show_takes"), lambda: self.show_screen(Screen.TAKES)
        )
        if self.place is Screen.TAKES:
            self.takes.read()

    def come_forward(self) -> None:
        """Stand before the other windows, because somebody started Greenroom again."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()
        self._toast.tell(text("toast.only_one"), text("action.dismiss"), lambda: None)

    def tell_in_passing(self, error: UserError) -> None:
        """Tell what went wrong and belongs to no screen."""
        said = " ".join(line for line in (words(message).strip() for message in error.messages) if line)
        self._toast.tell(said, text("action.dismiss"), lambda: None)

    def _measure_takes(self, takes: tuple[Take, ...]) -> None:
        if len(takes) > 1:
            self.importing.measure(takes)
            return
        self.feedback.measure_when_read(takes[0].id)
        self.show_screen(Screen.FEEDBACK)

    def _try_again(self) -> None:
        answer = self.feedback.state.answer
        if answer is not None:
            self.practise.choose_question_by_id(answer.take.question_id)
        self.show_screen(Screen.PRACTISE)

    def _practise_next(self) -> None:
        self.practise.next_question()
        self.show_screen(Screen.PRACTISE)

    def _choose_theme(self, theme: Theme) -> None:
        self._look.choose(theme)
        self._sidebar.show_theme(theme)
        self._choices.choose(theme=theme)

    def _open_settings(self) -> None:
        """Go there, unless a recording or the first start is under way."""
        if not self.shows_first_start and not self.practise.state.keeps_here:
            self.show_screen(Screen.SETTINGS)

    def _show_keys(self) -> None:
        KeysDialog(self).open()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._geometry.setValue("geometry", self.saveGeometry())
        super().closeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_shown:
            self._is_shown = True
            if isinstance(kept := self._geometry.value("geometry"), QByteArray):
                self.restoreGeometry(kept)
            if self._choices.settings.is_first_start:
                self._begin_first_start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Begin once the window can be seen: what works in the background would hold it up."""
        super().paintEvent(event)
        if not self._is_begun:
            self._is_begun = True
            QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        if not self.shows_first_start:
            self.show_screen(self.place)
        self.practise.begin()
        self._rescue.look()
        self.begun.emit()

    def _begin_first_start(self) -> None:
        """Show the first start in place of everything else, once."""
        self.first_start = FirstStartPresenter(self._services, self._tasks, self._choices, self._model)
        view = FirstStartView(self.first_start, self._look)
        self._pages.setCurrentIndex(self._pages.addWidget(view))
        self.first_start.finished.connect(lambda: self._end_first_start(view))
        self.first_start.enter()
        view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end_first_start(self, view: FirstStartView) -> None:
        """Take it away for good; the presenter stays until its last pieces of work have ended."""
        self._pages.removeWidget(view)
        view.deleteLater()
        self.show_screen(Screen.PRACTISE)
