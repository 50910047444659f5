"""The speech models: which one hears, what the others would cost, and what is spoken."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from greenroom.domain.model import ModelState, ModelStatus
from greenroom.gui.choosing import ask_for_folder
from greenroom.gui.formats import size
from greenroom.gui.notice import NoticeCard
from greenroom.gui.pieces import Button, Card, column, label, row
from greenroom.gui.settings.form import beside, line
from greenroom.gui.settings.presenter import SettingsPresenter
from greenroom.gui.settings.state import SettingsState
from greenroom.texts import text

_ROW = 44
"""Rows with and without a button are as high, in logical pixels."""


class ModelCard(Card):
    """A row a model, with the one thing that can be done about it."""

    def __init__(self, presenter: SettingsPresenter) -> None:
        """Start without a row."""
        super().__init__(gap=10)
        self._presenter = presenter
        self._rows: dict[str, _ModelRow] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(14)
        self._list.setContentsMargins(0, 0, 0, 8)
        self._notice, self._anew = NoticeCard(), NoticeCard()
        self._language = label(wraps=True)
        self.put(
            label(text("settings.model"), "eyebrow"),
            label(text("settings.model.what"), "soft", wraps=True),
            self._list,
            self._notice,
            self._anew,
            line(text("settings.language"), self._language),
            beside(label(text("settings.language.why"), "soft", wraps=True)),
        )
        self._notice.action_requested.connect(presenter.act)
        self._anew.action_requested.connect(presenter.act)

    def show_state(self, state: SettingsState) -> None:
        for status in state.found.models:
            if status.name not in self._rows:
                self._rows[status.name] = _ModelRow(status.name, self._presenter)
                self._list.addWidget(self._rows[status.name])
            self._rows[status.name].show_status(status, state)
        self._notice.show_notice(state.model_notice)
        self._anew.show_notice(state.anew_notice)
        names = ", ".join(text(f"settings.language.{language}") for language in state.languages)
        self._language.setText(names)


class _ModelRow(QWidget):
    def __init__(self, name: str, presenter: SettingsPresenter) -> None:
        super().__init__()
        self._name, self._presenter = name, presenter
        self._title = label(role="strong", wraps=True)
        self._detail = label(role="soft", wraps=True)
        self._used = label(text("settings.model.used"), "mint")
        self._use = Button(text("settings.model.use"), lambda: presenter.choose_model(name))
        self._fetch = Button(text("settings.model.fetch"), lambda: presenter.fetching.fetch(name))
        self._folder = Button(text("settings.model.folder"), self._ask_for_folder)
        self.setMinimumHeight(_ROW)
        whole = row(gap=16)
        whole.addLayout(column(self._title, self._detail, gap=2), 1)
        for each in (self._used, self._use, self._fetch, self._folder):
            whole.addWidget(each, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(whole)

    def show_status(self, status: ModelStatus, state: SettingsState) -> None:
        is_used = status.name == state.chosen.model
        is_there = status.state is ModelState.INSTALLED
        self._title.setText(status.title)
        seconds = round(status.seconds_per_minute)
        facts = (
            size(status.bytes),
            text(f"settings.model.state.{status.state}"),
            text("settings.model.speed", n=seconds),
        )
        self._detail.setText(" · ".join(facts))
        self._used.setVisible(is_used)
        self._use.setVisible(is_there and not is_used)
        self._fetch.setVisible(not is_there and not is_used)
        self._folder.setVisible(not is_there)
        for button in (self._fetch, self._folder):
            button.setEnabled(state.fetching is None)
        for button in (self._use, self._fetch, self._folder):
            button.setAccessibleName(f"{button.text()}: {status.title}")

    def _ask_for_folder(self) -> None:
        """Let one who has no network bring the model on a stick."""
        title = text("settings.model.folder.which", name=self._name)
        fetch = self._presenter.fetching.fetch
        ask_for_folder(self.window(), title, lambda folder: fetch(self._name, Path(folder)))
