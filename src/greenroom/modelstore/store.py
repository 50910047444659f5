"""Models as folders of files under the user's models folder."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from greenroom.domain.disk_errors import disk_errors_told
from greenroom.domain.errors import UserError
from greenroom.domain.model import ModelState, ModelStatus
from greenroom.modelstore.catalogue import Model, ModelFile, models_from
from greenroom.modelstore.installing import install
from greenroom.modelstore.stamp import FileState, Stamp
from greenroom.modelstore.streaming import Tally, hash_of
from greenroom.practice.work import CancelToken, Progress, unheard


class FolderModelStore:
    """The catalogue and `<models_home>/<name>/`. A file is used only after its hash was checked once."""

    def __init__(
        self,
        catalogue: Mapping[str, Any],
        models_home: Path,
        prepare: Callable[[Path], object] = lambda _place: None,
    ) -> None:
        """Take the catalogue as TOML gives it, the folder of all models, and what readies an installed one."""
        self._models = models_from(catalogue)
        self._home = models_home
        self._prepare = prepare

    def models(self) -> tuple[ModelStatus, ...]:
        """List the catalogue; a file that was never hashed is judged by its size."""
        return tuple(self._status(model) for model in self._models.values())

    def verify(self, name: str, progress: Progress, cancel: CancelToken) -> ModelStatus:
        """Hash every file of a model, whatever is known of it."""
        model = self._model(name)
        return self._hashed(model, model.files, progress, cancel)

    def install(self, name: str, folder: Path | None, progress: Progress, cancel: CancelToken) -> ModelStatus:
        """Install a model, or mend a damaged one; where it is already whole nothing is fetched."""
        model = self._model(name)
        status = self._checked(model, cancel)
        if status.state is not ModelState.INSTALLED:
            install(model, self._place(model), folder, progress, cancel)
            status = self._status(model)
        if status.state is ModelState.INSTALLED:
            self._prepare(self._place(model))
        progress(1.0)
        return status

    def folder(self, name: str) -> Path:
        """Tell where a model lies whose every file was hashed."""
        model = self._model(name)
        status = self._checked(model, CancelToken())
        if status.state is ModelState.MISSING:
            raise UserError("model.missing", name=name)
        if status.state is ModelState.DAMAGED:
            raise UserError("model.damaged", name=name, file=", ".join(status.damaged))
        return self._place(model)

    def _model(self, name: str) -> Model:
        if name not in self._models:
            raise UserError("model.unknown", name=name, known=", ".join(self._models))
        return self._models[name]

    def _place(self, model: Model) -> Path:
        return self._home / model.name

    def _checked(self, model: Model, cancel: CancelToken) -> ModelStatus:
        """Tell a model's state after hashing what was never hashed."""
        stamp = Stamp(self._place(model))
        unchecked = tuple(file for file in model.files if stamp.state(file) is FileState.UNCHECKED)
        return self._hashed(model, unchecked, unheard, cancel)

    def _hashed(
        self, model: Model, files: tuple[ModelFile, ...], progress: Progress, cancel: CancelToken
    ) -> ModelStatus:
        place = self._place(model)
        with disk_errors_told(place):
            there = [file for file in files if (place / file.name).is_file()]
            if there:
                stamp = Stamp(place)
                tally = Tally(sum(file.bytes for file in there), progress, cancel)
                for file in there:
                    stamp.note(file.name, hash_of(place / file.name, tally))
                stamp.save()
        return self._status(model)

    def _status(self, model: Model) -> ModelStatus:
        stamp = Stamp(self._place(model))
        states = {file.name: stamp.state(file) for file in model.files}
        damaged = tuple(name for name, state in states.items() if state is FileState.DAMAGED)
        if damaged:
            state = ModelState.DAMAGED
        elif FileState.MISSING in states.values():
            state = ModelState.MISSING
        else:
            state = ModelState.INSTALLED
        return ModelStatus(
            model.name,
            model.title,
            model.licence,
            model.bytes,
            state,
            model.is_default,
            damaged,
            model.seconds_per_minute,
        )
