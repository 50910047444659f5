"""What a take can be exported as, exporting many at once, and what was corrected."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from greenroom.domain.assessment import Corrected
from greenroom.domain.disk_errors import disk_errors_told
from greenroom.domain.errors import UserError
from greenroom.domain.take import Take
from greenroom.practice.labels import labels
from greenroom.practice.work import CancelToken, Progress

if TYPE_CHECKING:
    from greenroom.practice.ports import TakeExporter, TakeStore


CORRECTIONS_FOLDER, LABELS_FILE = "greenroom-corrections", "references.jsonl"


class ExportForm(StrEnum):
    """Its value is also the ending of the file's name."""

    FLAC = "flac"
    WAV = "wav"
    JSON = "json"
    TEXT = "txt"

    @property
    def needs_assessment(self) -> bool:
        """Whether the take must have been measured."""
        return self in (ExportForm.JSON, ExportForm.TEXT)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One file to be: a take in a form, and what to call it, without the ending."""

    take: Take
    form: ExportForm
    name: str


@dataclass(frozen=True, slots=True)
class Exported:
    """`left_out` could not be written in a form that tells figures or words, because they are not measured yet."""

    files: tuple[Path, ...]
    left_out: tuple[Take, ...] = ()


def corrected_of(takes: "TakeStore", take_id: str) -> Corrected | None:
    """Give what lies behind the person's version of a take; None where nothing was corrected."""
    corrections = takes.corrections(take_id)
    machine = takes.heard(take_id) if corrections.made else None
    return Corrected(machine, corrections) if machine else None


def labels_of(takes: "TakeStore", take: Take, audio: str) -> str | None:
    """Give a corrected take as a line of JSON (docs/labels.md), None where it is not measured any more.

    `audio` is what the line calls its sound.
    """
    assessment = takes.assessment(take.id)
    if assessment is None:
        return None
    made = labels(take, assessment.heard.transcript, takes.corrections(take.id), audio)
    return json.dumps(made, allow_nan=False)


class Exporting:
    """Writes takes into a folder."""

    def __init__(self, takes: "TakeStore", exporter: "TakeExporter") -> None:
        """Take the ports."""
        self._takes = takes
        self._exporter = exporter

    def export_as(self, wanted: Wanted, target: Path) -> Exported:
        """Write one file, over another where there is one; raises UserError as `TakeExporter.export` does."""
        return Exported((self._write(wanted, target, replace=True),))

    def export_into(
        self, folder: Path, wanted: Sequence[Wanted], progress: Progress, cancel: CancelToken
    ) -> Exported:
        """Write many files, each under a name that is free; those written stay where a later one fails.

        Raises:
            UserError: as `TakeExporter.export` does, and as `TakeStore.take`.
            Cancelled: the token was set.
        """
        files: list[Path] = []
        left_out: dict[str, Take] = {}
        for done, each in enumerate(wanted):
            cancel.raise_if_cancelled()
            progress(done / len(wanted))
            try:
                files.append(self._write_beside(each, folder))
            except UserError as error:
                if error.code != "export.not_measured":
                    raise
                left_out[each.take.id] = each.take
        progress(1.0)
        return Exported(tuple(files), tuple(left_out.values()))

    def export_corrections(
        self, folder: Path, progress: Progress, cancel: CancelToken, *, with_sound: bool
    ) -> Exported:
        """Write what was corrected into a new folder within this one, a line a take (docs/labels.md).

        Raises:
            UserError: `corrections.none`, `disk.full`, `disk.refused`, and as `TakeExporter.export` does.
            Cancelled: the token was set; the takes written by then stay.
        """
        takes = self._takes.corrected_takes()
        if not takes:
            raise UserError("corrections.none")
        with disk_errors_told(folder):
            place = _new_folder(folder)
        files = [place / LABELS_FILE]
        for done, take in enumerate(takes):
            cancel.raise_if_cancelled()
            progress(done / len(takes))
            audio = take.audio
            if with_sound:
                audio = self._write_beside(Wanted(take, ExportForm.FLAC, take.id), place)
                files.append(audio)
            if line := labels_of(self._takes, take, "/".join(audio.parts[-2:])):
                with disk_errors_told(folder), files[0].open("a", encoding="utf-8") as file:
                    file.write(line + "\n")
        progress(1.0)
        return Exported(tuple(files))

    def _write_beside(self, wanted: Wanted, folder: Path) -> Path:
        """Write one file beside those that are there."""
        target, count = folder / f"{wanted.name}.{wanted.form}", 1
        with disk_errors_told(folder):
            while target.exists():
                count += 1
                target = folder / f"{wanted.name} ({count}).{wanted.form}"
        return self._write(wanted, target, replace=False)

    def _write(self, wanted: Wanted, target: Path, *, replace: bool) -> Path:
        take = self._takes.take(wanted.take.id)
        assessment = self._takes.assessment(take.id) if wanted.form.needs_assessment else None
        corrected = corrected_of(self._takes, take.id) if assessment else None
        return self._exporter.export(take, assessment, wanted.form, target, replace=replace, corrected=corrected)


def _new_folder(folder: Path) -> Path:
    """Make a folder under a name that is free."""
    place, count = folder / CORRECTIONS_FOLDER, 1
    while place.exists():
        count += 1
        place = folder / f"{CORRECTIONS_FOLDER} ({count})"
    place.mkdir(mode=0o700, parents=True)
    return place
