"""The sound files that a person means: those named, and those in the folders named."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from greenroom.domain.errors import UserError
from greenroom.practice.work import CancelToken

_SUFFIXES = """
    .aac .ac3 .aif .aiff .amr .au .avi .caf .flac .m4a .m4b .m4v .mka .mkv .mov .mp2 .mp3 .mp4 .mpeg .mpg .oga .ogg
    .ogv .opus .ra .spx .w64 .wav .webm .wma .wmv .3gp
"""
SUFFIXES = frozenset(_SUFFIXES.split())
"""In a folder only these are opened; a file that is named is opened whatever it is called."""


def sound_files_in(names: Iterable[str], cancel: CancelToken | None = None) -> Iterator[str]:
    """Give each file; in the place of a folder the sound files below it, in order, hidden ones left out.

    A folder without any is given itself, so that `sound_file` says what is wrong in its turn. It may hold a whole
    disk: the token is looked at with each file, and Cancelled raised.
    """
    cancel = cancel or CancelToken()
    for name in names:
        cancel.raise_if_cancelled()
        yield from (_below(Path(name), cancel) or [name]) if is_folder(Path(name)) else [name]


def sound_file(name: str) -> Path:
    """Give the path of one of them; raises UserError `file.none_inside` of a folder, which holds none."""
    path = Path(name)
    if is_folder(path):
        raise UserError("file.none_inside", path=name)
    return path


def is_folder(path: Path) -> bool:
    """Tell whether it is seen to be one; what may not be looked at is left to whoever opens it."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _below(folder: Path, cancel: CancelToken) -> list[str]:
    found = []
    for path in folder.rglob("*"):
        cancel.raise_if_cancelled()
        if path.suffix.lower() in SUFFIXES:
            found.append(path)
    shown = (p for p in sorted(found) if not any(part.startswith(".") for part in p.relative_to(folder).parts))
    return [str(path) for path in shown if not is_folder(path)]
