"""Every error that a disk gives has its words, and one place says which they are."""

import errno
import os
from pathlib import Path

import pytest

from greenroom.domain.disk_errors import disk_errors_told
from greenroom.domain.errors import UserError
from greenroom.texts import words

FULL = ("ENOSPC", "EDQUOT", "EFBIG")
REFUSED = ("EACCES", "EPERM", "EROFS", "EIO", "ENOTDIR", "EISDIR", "EEXIST", "ENOENT", "ENODEV", "ENAMETOOLONG")


def told(name: str, *filename: str) -> UserError:
    number = getattr(errno, name)
    with pytest.raises(UserError) as caught, disk_errors_told(Path("home")):
        raise OSError(number, os.strerror(number), *filename)
    assert isinstance(caught.value.__cause__, OSError)
    return caught.value


@pytest.mark.parametrize(
    ("name", "code"), [*((n, "disk.full") for n in FULL), *((n, "disk.refused") for n in REFUSED)]
)
def test_what_the_disk_says_is_told(name: str, code: str) -> None:
    error = told(name)
    assert (error.code, error.data) == (code, {"path": "home"})
    assert all(words(message).strip() for message in error.messages)


def test_the_path_that_refused_is_named_where_the_system_names_it() -> None:
    assert told("EACCES", "home/library").data == {"path": "home/library"}
    assert "home/library" in words(told("EACCES", "home/library").messages[0])


def test_what_is_no_error_of_the_disk_is_a_bug() -> None:
    with pytest.raises(KeyError), disk_errors_told(Path("home")):
        raise KeyError


def test_a_refusal_by_the_real_disk(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match=r"disk\.refused"), disk_errors_told(tmp_path):
        (tmp_path / "file" / "folder").mkdir(parents=True)
    with pytest.raises(UserError, match=r"disk\.full"), disk_errors_told(tmp_path):
        Path("/dev/full").write_bytes(b"x")
