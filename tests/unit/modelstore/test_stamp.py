"""An unreadable stamp is an empty one: the files are looked at anew."""

from pathlib import Path

import pytest

from greenroom.modelstore.catalogue import ModelFile
from greenroom.modelstore.stamp import NAME, FileState, Stamp


@pytest.mark.parametrize("content", ["", "null", "5", "[1]", "{", '{"model.bin": 3}'])
def test_a_stamp_that_cannot_be_read_is_no_error(tmp_path: Path, content: str) -> None:
    (tmp_path / NAME).write_text(content)
    (tmp_path / "model.bin").write_bytes(b"abc")
    file = ModelFile("model.bin", 3, "0" * 64)
    assert Stamp(tmp_path).state(file) is FileState.UNCHECKED
