"""Folders for what is the person's own."""

from pathlib import Path

import pytest

from greenroom.practice.folders import make_own


def test_only_what_is_made_is_for_the_owner_alone(tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir(mode=0o755)
    for _again in range(2):
        make_own(there / "home" / "spool")
    modes = [path.stat().st_mode & 0o777 for path in (there, there / "home", there / "home" / "spool")]
    assert modes == [0o755, 0o700, 0o700]


def test_a_file_in_the_way_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "home").touch()
    with pytest.raises(FileExistsError):
        make_own(tmp_path / "home" / "spool")
