"""`greenroom doctor`: looks at all that Greenroom needs and names what to do."""

import os
import platform
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from greenroom import __version__
from greenroom.cli.doctor_sound import sound_findings
from greenroom.cli.finding import Finding, failed
from greenroom.cli.terminal import terminal_of
from greenroom.domain.disk_errors import disk_errors_told
from greenroom.domain.errors import UserError
from greenroom.domain.model import ModelState
from greenroom.texts import text

if TYPE_CHECKING:
    from greenroom.practice.services import Services

SOMETHING_TO_DO = 1
LITTLE_SPACE_BYTES = 1_000_000_000
"""An hour of recording takes about 200 MB as it comes in; a model needs 300 MB while it is installed."""


def doctor(context: typer.Context) -> None:
    terminal = terminal_of(context)
    well = True
    for finding in findings(terminal.services):
        mark = text("cli.doctor.todo" if finding.todo else "cli.doctor.well")
        terminal.print(f"{mark:<6}{text(f'cli.doctor.{finding.name}'):<12}{finding.found}")
        if finding.todo:
            terminal.print(f"{'':<18}{finding.todo}")
            well = False
    raise typer.Exit(0 if well else SOMETHING_TO_DO)


def findings(services: "Services") -> Iterator[Finding]:
    """Look at versions, folders, disk, library, models and sound, one after another."""
    found = text(
        "cli.doctor.versions", app=__version__, python=platform.python_version(), system=platform.platform()
    )
    yield Finding("version", found)
    yield from _folders(services)
    yield _disk(services.home)
    yield _library(services)
    yield from _models(services)
    yield from sound_findings(services)


def _folders(services: "Services") -> Iterator[Finding]:
    for name, folder in (("home", services.home), ("models", services.models_home)):
        there = _nearest(folder)
        if not (there.is_dir() and os.access(there, os.R_OK | os.W_OK | os.X_OK)):
            yield Finding(name, str(folder), text("cli.doctor.folder.refused", path=str(there)))
        elif there != folder:
            yield Finding(name, text("cli.doctor.folder.none", path=str(folder)))
        elif name == "home" and os.name == "posix" and stat.S_IMODE(folder.stat().st_mode) & 0o077:
            yield Finding(name, str(folder), text("cli.doctor.folder.open", path=str(folder)))
        else:
            yield Finding(name, str(folder))


def _nearest(folder: Path) -> Path:
    """Give the folder itself or the nearest above it that is there: whether it can be made is up to that one."""
    return next(place for place in (folder, *folder.parents) if _is_seen(place))


def _is_seen(place: Path) -> bool:
    """Tell whether it is there; what lies in a folder that may not be entered is not seen."""
    try:
        return place.exists()
    except PermissionError:
        return False


def _disk(home: Path) -> Finding:
    free = shutil.disk_usage(_nearest(home)).free
    found = text("cli.doctor.free", gigabytes=f"{free / 1e9:.1f}")
    return Finding("disk", found, text("cli.doctor.free.little") if free < LITTLE_SPACE_BYTES else "")


def _library(services: "Services") -> Finding:
    try:
        with disk_errors_told(services.home):
            if not any((services.home / name).exists() for name in ("library.sqlite", "backups")):
                return Finding("library", text("cli.doctor.library.none"))
        return Finding("library", text("cli.doctor.takes", n=len(services.takes.takes())))
    except UserError as error:
        return failed("library", error)


def _models(services: "Services") -> Iterator[Finding]:
    try:
        chosen, models = services.settings.load().model, services.models.models()
    except UserError as error:
        yield failed("model", error)
        return
    if chosen not in (known := [model.name for model in models]):
        yield failed("model", UserError("model.unknown", name=chosen, known=", ".join(known)))
    for model in models:
        if model.name != chosen and model.state is ModelState.MISSING:
            continue
        state = text(f"cli.models.{model.state}", name=model.name, files=", ".join(model.damaged))
        whole = model.state is ModelState.INSTALLED
        yield Finding(
            "model", f"{model.name}: {state}", "" if whole else text("cli.doctor.model.install", name=model.name)
        )
