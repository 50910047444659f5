"""An installed model made ready to load: a folder within its own, with weights of seven bits (ADR 21)."""

import json
import logging
import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from greenroom.speech.model_file import UnknownFormatError
from greenroom.speech.seven_bits import in_seven_bits

NAME = "7-bit-1"
"""The folder's name; whoever changes what is written there counts the number up."""
WEIGHTS = "model.bin"
_BESIDE = ("config.json", "vocabulary.txt", "vocabulary.json", "preprocessor_config.json")
"""What else CTranslate2 and faster-whisper look for; no model has all of it."""
_TOKENIZER = "tokenizer.json"
_NO_TOKENIZER = b'{"version": "1.0", "model": {"type": "BPE", "vocab": {}, "merges": []}}'
"""One that faster-whisper reads at once; its own takes 75 ms with the interpreter held (`Vocabulary`)."""
NOTE = "made.json"
LEFT_FREE_BYTES = 200_000_000
"""An hour of recording (`cli/doctor.py`): the disk's last room is for answers."""
_WAIT_S = 30.0
"""For another program that makes the same folder, which takes it a second or two."""

log = logging.getLogger(__name__)


def prepared(folder: Path) -> Path:
    """Give the folder to load an installed model from, made now if it is not there yet.

    That is the model's own where none can be made: the disk is full or read-only, or the format is another one.
    """
    from filelock import FileLock

    place = folder / NAME
    try:
        if not _is_whole(place, folder):
            with FileLock(folder / f".{NAME}.lock", timeout=_WAIT_S, mode=0o600):
                if not _is_whole(place, folder):
                    _make(place, folder)
    except (OSError, UnknownFormatError) as error:
        log.info("the weights in %s are loaded as they are: %s", folder, error)
        return folder
    return place


def forget(folder: Path) -> None:
    """Remove what was prepared of a model that could not be loaded; it is made anew when it is needed again."""
    shutil.rmtree(folder / NAME, ignore_errors=True)


def _make(place: Path, folder: Path) -> None:
    """Make the folder beside its place, to be moved there once the disk has it; sweep up what was left."""
    for left in (place, *folder.glob(f".{NAME}~*")):
        shutil.rmtree(left, ignore_errors=True)
    source = _prints(folder)
    if shutil.disk_usage(folder).free < (folder / WEIGHTS).stat().st_size + LEFT_FREE_BYTES:
        raise OSError("the disk is nearly full")
    with tempfile.TemporaryDirectory(dir=folder, prefix=f".{NAME}~", ignore_cleanup_errors=True) as name:
        beside = Path(name) / NAME
        beside.mkdir(0o700)
        with (folder / WEIGHTS).open("rb") as weights:
            _write(beside / WEIGHTS, in_seven_bits(weights))
        for file in source.keys() & set(_BESIDE):
            _write(beside / file, [(folder / file).read_bytes()])
        _write(beside / _TOKENIZER, [_NO_TOKENIZER])
        note = json.dumps({"source": source, "made": _prints(beside)})
        _write(beside / NOTE, [note.encode()])
        beside.rename(place)


def _is_whole(place: Path, folder: Path) -> bool:
    """Tell whether it was made of the files that are there now, and not changed since; raises OSError."""
    try:
        note = json.loads((place / NOTE).read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return False
    return bool(note == {"source": _prints(folder), "made": _prints(place)})


def _prints(folder: Path) -> dict[str, list[int]]:
    """Give size and time of change of each file that is there."""
    there = {name: (folder / name).stat() for name in (WEIGHTS, _TOKENIZER, *_BESIDE) if (folder / name).is_file()}
    return {name: [status.st_size, status.st_mtime_ns] for name, status in there.items()}


def _write(path: Path, parts: Iterable[bytes]) -> None:
    with path.open("xb") as file:
        file.writelines(parts)
        file.flush()
        os.fsync(file.fileno())
