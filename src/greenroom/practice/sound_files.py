"""The sound files that a person means: those named, and those in the folders named."""

from collections.abc import Iterable, Iterator
from pathlib import Path

_SUFFIXES = """
    .aac .ac3 .aif .aiff .amr .au .avi .caf .flac .m4a .m4b .m4v .mka .mkv .mov .mp2 .mp3 .mp4 .mpeg .mpg .oga .ogg
    .ogv .opus .ra .spx .w64 .wav .webm .wma .wmv .3gp
"""
SUFFIXES = frozenset(_SUFFIXES.split())
"""In a folder only these are opened; a file that is named is opened whatever it is called."""


def sound_files_in(names: Iterable[str]) -> Iterator[str]:
    """Give each file; in the place of a folder the sound files below it, in order, hidden ones left out.

    A folder without any is given itself, so that whoever opens it says what is wrong.
    """
    for name in names:
        yield from (_below(Path(name)) or [name]) if Path(name).is_dir() else [name]


def _below(folder: Path) -> list[str]:
    found = sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)
    shown = (p for p in found if not any(part.startswith(".") for part in p.relative_to(folder).parts))
    return [str(path) for path in shown if path.is_file()]
