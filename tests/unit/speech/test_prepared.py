"""A model made ready once; whatever comes between, only a whole one is taken for one."""

import logging
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import BinaryIO

import pytest
from filelock import FileLock

from greenroom.speech import prepared as module
from greenroom.speech.prepared import LEFT_FREE_BYTES, NAME, NOTE, WEIGHTS, forget, prepared
from greenroom.speech.seven_bits import in_seven_bits
from tests.full_disk import room_for
from tests.unit.speech.made_weights import made_model, model_bin, random_weights

Broken = Callable[[BinaryIO], Iterator[bytes]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return made_model(tmp_path / "base")


def shown(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.suffix != ".lock")


UNTOUCHED = ["checked.json", "config.json", "model.bin", "vocabulary.txt"]


def test_it_lies_in_the_model_with_what_is_needed_beside_it(folder: Path) -> None:
    place = prepared(folder)
    assert place == folder / NAME
    with (folder / WEIGHTS).open("rb") as source:
        assert (place / WEIGHTS).read_bytes() == b"".join(in_seven_bits(source))
    assert shown(place) == ["config.json", NOTE, "model.bin", "tokenizer.json", "vocabulary.txt"]
    assert (place / "config.json").read_bytes() == (folder / "config.json").read_bytes()
    assert shown(folder) == [NAME, *UNTOUCHED]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no modes")
def test_nobody_else_looks_into_it(folder: Path) -> None:
    assert prepared(folder).stat().st_mode & 0o077 == 0


def test_it_is_made_once(folder: Path) -> None:
    first = (prepared(folder) / WEIGHTS).stat()
    assert (prepared(folder) / WEIGHTS).stat() == first


def changed(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    os.utime(path, ns=(1, 1))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda place: changed(place / WEIGHTS),
        lambda place: (place / NOTE).unlink(),
        lambda place: (place / NOTE).write_text("{", "utf-8"),
        lambda place: (place / "config.json").unlink(),
        shutil.rmtree,
    ],
    ids=["weights", "no note", "half a note", "a file gone", "all gone"],
)
def test_one_that_is_not_whole_is_made_anew(folder: Path, spoil: Callable[[Path], object]) -> None:
    whole = (prepared(folder) / WEIGHTS).read_bytes()
    spoil(folder / NAME)
    assert (prepared(folder) / WEIGHTS).read_bytes() == whole
    assert (folder / NAME / "config.json").exists()


def test_of_another_model_in_the_same_place_it_is_made_anew(folder: Path) -> None:
    before = (prepared(folder) / WEIGHTS).read_bytes()
    (folder / WEIGHTS).write_bytes(model_bin(random_weights(rows=6)))
    assert (prepared(folder) / WEIGHTS).read_bytes() != before


def test_what_is_forgotten_is_made_anew(folder: Path) -> None:
    prepared(folder)
    forget(folder)
    assert shown(folder) == UNTOUCHED
    assert prepared(folder).is_dir()


def breaking(error: BaseException) -> Broken:
    def broken(file: BinaryIO) -> Iterator[bytes]:
        yield file.read(100)
        raise error

    return broken


@pytest.mark.parametrize("error", [KeyboardInterrupt(), MemoryError()])
def test_what_ends_in_the_middle_leaves_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    with monkeypatch.context() as while_broken:
        while_broken.setattr(module, "in_seven_bits", breaking(error))
        with pytest.raises(type(error)):
            prepared(folder)
    assert shown(folder) == UNTOUCHED
    assert prepared(folder) == folder / NAME


def test_what_a_crash_left_is_no_model_and_is_swept_up(folder: Path) -> None:
    left = folder / f".{NAME}~left" / NAME
    left.mkdir(parents=True)
    (left / WEIGHTS).write_bytes(b"half")
    (folder / NAME).mkdir()
    (folder / NAME / WEIGHTS).write_bytes(b"half")
    assert (prepared(folder) / WEIGHTS).stat().st_size > len(b"half")
    assert shown(folder) == [NAME, *UNTOUCHED]


def loaded_as_it_is(folder: Path, caplog: pytest.LogCaptureFixture) -> bool:
    with caplog.at_level(logging.INFO):
        same = prepared(folder) == folder
    return same and "as they are" in caplog.text and shown(folder) == UNTOUCHED


def test_a_full_disk_leaves_the_model_as_it_is(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    with room_for(200):
        assert loaded_as_it_is(folder, caplog)


def test_the_last_room_is_left_to_answers(
    folder: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=LEFT_FREE_BYTES))
    assert loaded_as_it_is(folder, caplog)


def test_a_disk_that_may_not_be_written_leaves_it_as_it_is(
    folder: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(30, "Read-only file system")

    monkeypatch.setattr(Path, "mkdir", refuse)
    assert loaded_as_it_is(folder, caplog)


@pytest.mark.parametrize("content", [model_bin(random_weights(), version=5), b"no model", b""])
def test_another_format_is_left_as_it_is(tmp_path: Path, caplog: pytest.LogCaptureFixture, content: bytes) -> None:
    assert loaded_as_it_is(made_model(tmp_path / "other", content), caplog)


def test_no_model_at_all_is_left_to_be_told_by_who_loads_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        assert prepared(tmp_path) == tmp_path
        assert prepared(tmp_path / "nowhere") == tmp_path / "nowhere"


def test_a_second_program_waits_and_finds_it_made(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked, made = [], []
    second_looked = threading.Event()

    def looks(place: Path, source: Path) -> bool:
        looked.append(1)
        if len(looked) > 2:  # the first looks twice: before it has the lock, and with it
            second_looked.set()
        return is_whole(place, source)

    def made_meanwhile(file: BinaryIO) -> Iterator[bytes]:
        made.append(pool.submit(prepared, folder))
        assert second_looked.wait(10)
        yield from in_seven_bits(file)

    is_whole = module._is_whole
    monkeypatch.setattr(module, "_is_whole", looks)
    monkeypatch.setattr(module, "in_seven_bits", made_meanwhile)
    with ThreadPoolExecutor(1) as pool:
        assert prepared(folder) == folder / NAME
        assert [other.result(20) for other in made] == [folder / NAME]


def test_who_waits_in_vain_loads_it_as_it_is(
    folder: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_WAIT_S", 0.0)
    with FileLock(folder / f".{NAME}.lock"):
        assert loaded_as_it_is(folder, caplog)
