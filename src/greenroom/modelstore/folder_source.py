"""Model files from a folder on this computer: the files themselves, or the wheels that hold them."""

from collections.abc import Iterator
from pathlib import Path

from greenroom.domain.errors import UserError
from greenroom.modelstore.catalogue import Model, ModelFile
from greenroom.modelstore.streaming import pieces_of
from greenroom.modelstore.wheels import WheelFiles, wheels_in


class FolderFiles:
    """Model files that lie in a folder as they are."""

    def __init__(self, folder: Path) -> None:
        """Take the folder."""
        self._folder = folder

    def pieces(self, file: ModelFile) -> Iterator[bytes]:
        with (self._folder / file.name).open("rb") as opened:
            yield from pieces_of(opened)


def files_in(folder: Path, model: Model) -> FolderFiles | WheelFiles:
    """Find a model in a folder; raises UserError `model.not_in_folder`."""
    if all((folder / file.name).is_file() for file in model.files):
        return FolderFiles(folder)
    wheels = wheels_in(folder, model.package) if model.package else None
    if model.package and wheels:
        return WheelFiles(model.package, wheels)
    raise UserError("model.not_in_folder", name=model.name, folder=str(folder))
