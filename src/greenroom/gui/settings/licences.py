"""What Greenroom is made of, and under which licences."""

import re
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from greenroom import __version__
from greenroom.domain.model import ModelStatus
from greenroom.gui.pieces import Button, column, label, row
from greenroom.texts import text

if TYPE_CHECKING:
    from importlib import metadata

_NAME = re.compile(r"[\w.-]+")
_ITS_OWN = (("Greenroom", __version__, "Apache-2.0"), ("Inter", "4", "SIL OFL 1.1"))
_NOT_SAID = "-"


def parts(models: tuple[ModelStatus, ...]) -> tuple[tuple[str, str, str], ...]:
    """Give name, version and licence of the program, its font, its speech models and its libraries."""
    from importlib import metadata

    names = sorted({_NAME.findall(line)[0] for line in metadata.requires("greenroom") or []}, key=str.lower)
    installed = {each.metadata["Name"].lower().replace("_", "-"): each for each in metadata.distributions()}
    libraries = [installed[name.lower()] for name in names if name.lower() in installed]
    return (
        *_ITS_OWN,
        *((f"Whisper {model.name}", _NOT_SAID, model.licence) for model in models),
        *((each.metadata["Name"], each.version, _licence(each)) for each in libraries),
    )


def _licence(library: "metadata.Distribution") -> str:
    """Give what the library's own metadata say: the expression, the classifier, or the first line."""
    said = library.metadata
    expressions = said.get_all("License-Expression") or said.get_all("License") or []
    classifiers = [c for c in said.get_all("Classifier") or [] if c.startswith("License ::")]
    named = [expression.strip().partition("\n")[0] for expression in expressions]
    return next(filter(None, [*named, *(each.rpartition(":: ")[2] for each in classifiers)]), _NOT_SAID)


class LicencesDialog(QDialog):
    """A list that can be read and copied with the keys; closed with Esc or its button."""

    def __init__(self, parent: QWidget, models: tuple[ModelStatus, ...]) -> None:
        """Write down what is installed here."""
        super().__init__(parent)
        self.setWindowTitle(text("settings.licences"))
        self.resize(620, 480)
        lines = [f"{name} {version}   {licence}" for name, version, licence in parts(models)]
        shown = QPlainTextEdit("\n".join(lines))
        shown.setReadOnly(True)
        shown.setTabChangesFocus(True)
        shown.setAccessibleName(text("settings.licences"))
        close = Button(text("keys.close"), self.accept, "primary")
        whole = column(
            label(text("settings.licences"), "headline"),
            label(text("settings.licences.what"), "soft", wraps=True),
            shown,
            row(None, close),
            gap=12,
        )
        whole.setContentsMargins(28, 24, 28, 24)
        self.setLayout(whole)
