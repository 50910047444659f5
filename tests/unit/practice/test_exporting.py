"""Many takes into a folder: free names, and what the folder refuses."""

from pathlib import Path

import pytest

from greenroom.audio.flac import write_flac
from greenroom.domain.errors import UserError
from greenroom.export.files import FileExporter
from greenroom.practice.exporting import ExportForm, Exporting, Wanted
from greenroom.practice.work import CancelToken, unheard
from tests.fakes.answers import a_take
from tests.fakes.takes import FakeTakes
from tests.sounds import noise


@pytest.fixture
def exporting(tmp_path: Path) -> Exporting:
    audio = write_flac(tmp_path / "take.flac", 16_000, [noise(0.5, 16_000).tobytes()])
    return Exporting(FakeTakes((a_take(audio=audio),), {}), FileExporter())  # type: ignore[arg-type]


def test_each_file_stands_beside_those_that_are_there(exporting: Exporting, tmp_path: Path) -> None:
    wanted = [Wanted(a_take(), form, "mine") for form in (ExportForm.FLAC, ExportForm.WAV, ExportForm.FLAC)]
    done = exporting.export_into(tmp_path, wanted, unheard, CancelToken())
    assert [path.name for path in done.files] == ["mine.flac", "mine.wav", "mine (2).flac"]


def test_a_folder_that_takes_no_such_name_is_told(exporting: Exporting, tmp_path: Path) -> None:
    wanted = [Wanted(a_take(), ExportForm.FLAC, "a" * 300)]
    with pytest.raises(UserError, match=r"disk\.refused"):
        exporting.export_into(tmp_path, wanted, unheard, CancelToken())
    assert [path.name for path in tmp_path.iterdir()] == ["take.flac"]
