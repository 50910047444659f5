"""Writes a take where the person wants it: whole or not at all, and never over something else unasked."""

import json
import os
import shutil
import wave
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from greenroom.domain.assessment import Assessment, Corrected
from greenroom.domain.disk_errors import disk_error
from greenroom.domain.errors import UserError
from greenroom.domain.take import Take
from greenroom.export.readable import readable
from greenroom.practice.exporting import ExportForm
from greenroom.practice.report import report
from greenroom.texts import words

BLOCK = 1 << 16


class FileExporter:
    """Writes one file an export, readable by its owner alone."""

    def export(
        self,
        take: Take,
        assessment: Assessment | None,
        form: ExportForm,
        target: Path,
        *,
        replace: bool = False,
        corrected: Corrected | None = None,
    ) -> Path:
        """Write the file and give its place.

        Raises:
            UserError: `export.exists`, `export.not_measured`, `disk.full`, `disk.refused`, and where the sound is
                gone or damaged `take.sound_gone`, `file.not_sound`.
        """
        if form.needs_assessment and assessment is None:
            raise UserError("export.not_measured", number=take.number)
        write = _writer(take, assessment, form, corrected)
        part = target.with_name(f".greenroom-{os.getpid()}.part")  # the longest name leaves no room for more
        try:
            if target.exists() and not replace:
                raise UserError("export.exists", path=str(target))
            with _removed(part):
                part.touch(mode=0o600)
                write(part)
                with part.open("r+b") as file:
                    os.fsync(file.fileno())
                _place(part, target, replace=replace)
        except OSError as error:
            if not take.audio.is_file():
                raise UserError("take.sound_gone", number=take.number) from error
            raise disk_error(OSError(error.errno, error.strerror), target) from error
        return target


@contextmanager
def _removed(part: Path) -> Iterator[None]:
    """Leave nothing of it behind."""
    try:
        yield
    finally:
        part.unlink(missing_ok=True)


def _writer(
    take: Take, assessment: Assessment | None, form: ExportForm, corrected: Corrected | None
) -> Callable[[Path], object]:
    """Give what writes the file."""
    if form is ExportForm.FLAC:
        return lambda path: shutil.copyfile(take.audio, path)
    if form is ExportForm.WAV or assessment is None:
        return lambda path: _write_wav(take.audio, path)
    if form is ExportForm.JSON:
        made = json.dumps(report(take.audio.name, assessment, words, corrected), allow_nan=False, indent=2)
        return lambda path: path.write_text(made + "\n", "utf-8")
    return lambda path: path.write_text(readable(take, assessment, corrected), "utf-8")


def _write_wav(source: Path, target: Path) -> None:
    """Write 16-bit sound; raises OSError, also where the disk is full, and UserError `file.not_sound`.

    libsndfile reads and Python writes, so that each error tells on which side it was.
    """
    import soundfile

    try:
        with soundfile.SoundFile(source) as sound, target.open("wb") as file, wave.open(file, "wb") as whole:
            whole.setparams((sound.channels, 2, sound.samplerate, 0, "NONE", ""))
            while len(block := sound.read(BLOCK, dtype="int16")):
                whole.writeframesraw(block.tobytes())
            is_all = whole.tell() == sound.frames
    except soundfile.LibsndfileError as error:
        source.stat()  # what is gone is told as that
        raise UserError("file.not_sound", path=str(source)) from error
    if not is_all:
        raise UserError("file.not_sound", path=str(source))


def _place(part: Path, target: Path, *, replace: bool) -> None:
    """Move the file to its place; one that came there meanwhile stays."""
    if replace:
        part.replace(target)
        return
    try:
        os.link(part, target)
    except FileExistsError as error:
        raise UserError("export.exists", path=str(target)) from error
    except OSError:  # a file system without hard links
        part.replace(target)
