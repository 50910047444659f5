"""Every state of the takes and the bin that is worth a look."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication

from greenroom.domain.errors import UserError
from greenroom.domain.take import Take
from greenroom.gui.main_window import MainWindow
from greenroom.gui.sidebar import Screen
from greenroom.gui.takes.filtering import Period, TakeFilter
from greenroom.gui.takes.list_view import ListView
from greenroom.practice.work import CancelToken, Progress
from tests.desktop.scene import (
    SETTLE_MS,
    Scene,
    no_model,
    nothing,
    takes,
    work_on,
)
from tests.fakes.answers import PEAKS, QUESTIONS, a_take
from tests.fakes.gui import FakeImporting, FakeServices

_MIDDLE = QPoint(300, 200)


# Takes.


def _no_takes(services: FakeServices) -> None:
    services.takes.kept = ()


def _one_take(services: FakeServices) -> None:
    services.takes.kept = (a_take(1, id=a_take().id),)


def _many_takes(services: FakeServices) -> None:
    services.takes.kept = tuple(
        a_take(n, id=f"many-{n}", question_text=" ".join([QUESTIONS[n % 3].text] * (1 + n % 2 * 2)))
        for n in range(400, 0, -1)
    )


def _broken_library(services: FakeServices) -> None:
    services.takes.errors = [UserError("library.newer", path="library.sqlite")]


def _unmeasured_row(window: MainWindow) -> None:
    window.show_screen(Screen.TAKES)
    QTimer.singleShot(SETTLE_MS // 2, lambda: _down(window))


def _down(window: MainWindow) -> None:
    table = window.focusWidget()
    table.setCurrentIndex(table.model().index(2, 0))  # type: ignore[attr-defined]


def _delete(window: MainWindow) -> None:
    window.show_screen(Screen.TAKES)
    QTimer.singleShot(SETTLE_MS // 2, lambda: window.takes.delete(a_take()))


def _find(sought: str) -> Callable[[MainWindow], None]:
    def act(window: MainWindow) -> None:
        window.show_screen(Screen.TAKES)
        QTimer.singleShot(SETTLE_MS // 2, lambda: window._takes_view.list._search.setText(sought))

    return act


def _named_and_noted(services: FakeServices) -> None:
    first, second, *rest = services.takes.kept
    noted = replace(first, notes="Say the number first: 70 %.\nShorter beginning.")
    services.takes.kept = (noted, replace(second, title="The one for Thursday"), *rest)


def _outlined(services: FakeServices) -> None:
    _named_and_noted(services)
    services.takes.kept = tuple(replace(take, outline=_outline(n)) for n, take in enumerate(services.takes.kept))


def _outline(number: int) -> bytes:
    return bytes(round(255 * PEAKS[60 * number + 12 * step]) for step in range(48))


def _in_list(act: Callable[[ListView], object]) -> Callable[[MainWindow], None]:
    """Go to the takes, and do something there once they are read."""

    def act_there(window: MainWindow) -> None:
        window.show_screen(Screen.TAKES)
        QTimer.singleShot(SETTLE_MS // 2, lambda: act(window._takes_view.list))

    return act_there


def _filter(chosen: TakeFilter) -> Callable[[MainWindow], None]:
    return _in_list(lambda view: view._presenter.filter(chosen))


def _rename(view: ListView) -> None:
    view._table.rename_current()


def _filled_bin(services: FakeServices) -> None:
    _outlined(services)
    services.takes.bin = list(services.takes.kept[:2])


def _export_all(view: ListView) -> None:
    view._table.selectAll()
    view._export_chosen()


def _show_bin(window: MainWindow) -> None:
    window.show_screen(Screen.TAKES)
    window._takes_view.show_bin()


def _import(*names: str, known: str = "") -> Callable[[MainWindow], None]:
    def act(window: MainWindow) -> None:
        services = window.importing._services
        services.importing.there[known] = a_take(2)  # type: ignore[attr-defined]
        window.importing.take_in(names)

    return act


def _hold_above(window: MainWindow) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/home/me/phone.m4a")])
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    held = QDragEnterEvent(_MIDDLE, Qt.DropAction.CopyAction, mime, button, none)
    QApplication.sendEvent(window, held)


def _ask_for_question(window: MainWindow) -> None:
    window.show_screen(Screen.TAKES)
    QTimer.singleShot(SETTLE_MS // 2, lambda: window._takes_view._ask_question((a_take(),)))


class SlowImporting(FakeImporting):
    """Reads without an end."""

    def take_in(self, path: Path, progress: Progress, cancel: CancelToken) -> Take:
        work_on(progress, cancel)
        return super().take_in(path, progress, cancel)


def _importing(services: FakeServices) -> None:
    _outlined(services)
    services.importing = SlowImporting(services.takes)


def _ask_to_forget(window: MainWindow) -> None:
    _show_bin(window)
    QTimer.singleShot(SETTLE_MS // 2, window._takes_view.bin._ask)


TAKES_SCENES = (
    Scene("takes", _outlined, takes),
    Scene("takes-notes", _outlined, _in_list(lambda view: view._show_notes())),
    Scene("takes-rename", _outlined, _in_list(_rename)),
    Scene("takes-several", _outlined, _in_list(lambda view: view._table.selectAll())),
    Scene("takes-menu", _outlined, _in_list(lambda view: view._actions.open_menu(view.mapToGlobal(_MIDDLE)))),
    Scene("takes-filter-menu", _outlined, _in_list(lambda view: view._filter.open_menu())),
    Scene("takes-filtered", _outlined, _filter(TakeFilter(QUESTIONS[0].id, Period.WEEK, measured=True))),
    Scene("takes-filtered-none", _outlined, _filter(TakeFilter(QUESTIONS[0].id, measured=False))),
    Scene("takes-filter-days", _outlined, _in_list(lambda view: view._filter._ask_days())),
    Scene("takes-drop", _outlined, _hold_above),
    Scene("takes-importing", _importing, _import("phone call.wav", "second.wav", "third.wav"), 1800),
    Scene("takes-imported", _outlined, _import("phone call.wav"), 700),
    Scene(
        "takes-imported-many",
        _outlined,
        _import(
            "monday.wav", "notes.txt", "old.wav", "call with a rather long name of its own.wav", known="old.wav"
        ),
        1500,
    ),
    Scene("takes-imported-no-model", no_model, _import("phone call.wav"), 700),
    Scene("takes-import-menu", _outlined, _in_list(lambda view: view._open_import())),
    Scene("takes-question", _outlined, _ask_for_question, 500),
    Scene("takes-export", _outlined, _in_list(_export_all), 500),
    Scene("bin", _filled_bin, _show_bin),
    Scene("bin-empty", nothing, _show_bin),
    Scene("bin-forget", _filled_bin, _ask_to_forget),
    Scene("takes-none", _no_takes, takes),
    Scene("takes-one", _one_take, takes),
    Scene("takes-many", _many_takes, takes),
    Scene("takes-unmeasured", nothing, _unmeasured_row),
    Scene("takes-deleted", nothing, _delete),
    Scene("takes-found", nothing, _find("forty serv"), 700),
    Scene("takes-not-found", nothing, _find("nobody said this"), 700),
    Scene("takes-broken", _broken_library, takes),
)
