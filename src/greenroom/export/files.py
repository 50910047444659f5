"""Writes a take where the person wants it: whole or not at all, and never over something else unasked."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from greenroom.domain.assessment import Assessment, Corrected
from greenroom.domain.disk_errors import disk_errors_told
from greenroom.domain.errors import UserError
from greenroom.domain.take import Take
from greenroom.export.readable import readable
from greenroom.practice.exporting import ExportForm
from greenroom.practice.report import report
from greenroom.texts import words

BLOCK = 1 << 16


class FileExporter:
    """Writes one file an export."""

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
            UserError: `export.exists`, `export.not_measured`, `disk.full`, `disk.refused`.
        """
        if form.needs_assessment and assessment is None:
            raise UserError("export.not_measured", number=take.number)
        write = _writer(take, assessment, form, corrected)
        if target.exists() and not replace:
            raise UserError("export.exists", path=str(target))
        part = target.with_name(f".{target.name}.{os.getpid()}.part")
        with disk_errors_told(target.parent):
            try:
                part.touch()  # what the folder refuses is an error of the disk, not of the sound library
                write(part)
                with part.open("r+b") as file:
                    os.fsync(file.fileno())
                _place(part, target, replace=replace)
            finally:
                part.unlink(missing_ok=True)
        return target


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
    import soundfile

    with (
        soundfile.SoundFile(source) as sound,
        soundfile.SoundFile(target, "w", sound.samplerate, sound.channels, "PCM_16", format="WAV") as file,
    ):
        for block in sound.blocks(BLOCK, dtype="int16"):
            file.write(block)


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
