"""Where things lie: assets, models and questions in the installed, the editable or the frozen app; user folders.

Reads TOML for the layers below, which do no input of their own.
"""

import os
import sys
import tomllib
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import platformdirs

APP = "greenroom"


@cache
def _data() -> Path:
    """Give the folder that holds `assets` and `models`."""
    package = Path(__file__).resolve().parent
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [Path(frozen)] if frozen else []
    candidates += [package / "_data", package.parents[1]]
    return next(folder for folder in candidates if (folder / "assets").is_dir())


def asset(*parts: str) -> Path:
    return _data().joinpath("assets", *parts)


def model_data(*parts: str) -> Path:
    """Give a file of the repository's `models` folder: the catalogue, our own small weights."""
    return _data().joinpath("models", *parts)


def read_toml(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return tomllib.load(file)


def home() -> Path:
    """Give the user's own folder, `GREENROOM_HOME` or the system's place for data; made by who writes to it."""
    return _chosen("GREENROOM_HOME") or platformdirs.user_data_path(APP, appauthor=False)


def models_home() -> Path:
    """Give the folder of the large weights, `GREENROOM_MODELS` or `models` in the user's own folder."""
    return _chosen("GREENROOM_MODELS") or home() / "models"


def _chosen(variable: str) -> Path | None:
    """Give the folder that a variable names, seen from where the program was started."""
    chosen = os.environ.get(variable)
    if not chosen:
        return None
    with suppress(RuntimeError):  # ~ of a user whom this computer does not know
        return Path(chosen).expanduser().absolute()
    return Path(chosen).absolute()
