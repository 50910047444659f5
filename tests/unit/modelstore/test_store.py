"""Models on disk: checked, damaged, mended, and nothing left of what did not work."""

import errno
import os
from pathlib import Path

import pytest

from greenroom import resources
from greenroom.domain.errors import Cancelled, UserError
from greenroom.domain.model import ModelState
from greenroom.modelstore import installing
from greenroom.modelstore import store as store_module
from greenroom.modelstore.catalogue import models_from
from greenroom.modelstore.store import FolderModelStore
from greenroom.modelstore.streaming import Tally, hash_of
from greenroom.practice.work import CancelToken, unheard
from tests.unit.modelstore.made_models import FILES, catalogue, model_folder, wheel_folder


@pytest.fixture
def models_home(tmp_path: Path) -> Path:
    return tmp_path / "models"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return model_folder(tmp_path / "stick")


@pytest.fixture
def store(models_home: Path) -> FolderModelStore:
    return FolderModelStore(catalogue(), models_home)


@pytest.fixture
def installed(store: FolderModelStore, source: Path) -> FolderModelStore:
    store.install("tiny", source, unheard, CancelToken())
    return store


def state(store: FolderModelStore) -> ModelState:
    return store.models()[0].state


def left_in(models_home: Path) -> list[str]:
    return [path.name for path in models_home.iterdir() if path.is_dir()]


def test_the_catalogue_of_the_repository_is_whole() -> None:
    data = resources.read_toml(resources.model_data("catalogue.toml"))
    models = models_from(data)
    assert [name for name, model in models.items() if model.is_default] == ["base"]
    for model in models.values():
        hashes = [file.sha256 for file in model.files]
        if model.package:
            assert set(model.package.members) == {file.name for file in model.files}
            hashes += [wheel.sha256 for wheel in model.package.wheels]
        assert all(len(each) == 64 and int(each, 16) for each in hashes)


def test_the_files_come_as_they_were(installed: FolderModelStore) -> None:
    folder = installed.folder("tiny")
    assert {name: (folder / name).read_bytes() for name in FILES} == FILES


def test_wheels_in_a_folder_will_do(tmp_path: Path, models_home: Path) -> None:
    wheels = wheel_folder(tmp_path / "wheels")
    store = FolderModelStore(catalogue(wheels), models_home)
    store.install("tiny", wheels, unheard, CancelToken())
    assert (store.folder("tiny") / "model.bin").read_bytes() == FILES["model.bin"]
    assert left_in(models_home) == ["tiny"]


def test_what_the_hub_began_goes_once_the_model_came_another_way(
    store: FolderModelStore, source: Path, models_home: Path
) -> None:
    begun = models_home / ".tiny.begun"
    begun.mkdir(parents=True)
    (begun / "model.bin").write_bytes(FILES["model.bin"][:100])
    store.install("tiny", source, unheard, CancelToken())
    assert left_in(models_home) == ["tiny"]


def test_one_wheel_of_two_will_not(tmp_path: Path, models_home: Path) -> None:
    wheels = wheel_folder(tmp_path / "wheels")
    store = FolderModelStore(catalogue(wheels), models_home)
    next(wheels.glob("tiny_part2-*")).unlink()
    with pytest.raises(UserError, match=r"model\.not_in_folder"):
        store.install("tiny", wheels, unheard, CancelToken())


def test_a_wheel_that_is_none_is_corrupt(tmp_path: Path, models_home: Path) -> None:
    wheels = wheel_folder(tmp_path / "wheels")
    store = FolderModelStore(catalogue(wheels), models_home)
    next(wheels.glob("tiny_part2-*")).write_bytes(b"PK and then nothing")
    with pytest.raises(UserError, match=r"model\.corrupt"):
        store.install("tiny", wheels, unheard, CancelToken())
    assert left_in(models_home) == []


def test_nobody_else_may_look_into_a_home_that_begins_with_a_model(tmp_path: Path, source: Path) -> None:
    home = tmp_path / "home"
    FolderModelStore(catalogue(), home / "models").install("tiny", source, unheard, CancelToken())
    for folder in (home, home / "models", home / "models" / "tiny"):
        assert folder.stat().st_mode & 0o777 == 0o700


def test_one_wrong_bit_installs_nothing(store: FolderModelStore, source: Path, models_home: Path) -> None:
    flip_a_bit(source / "model.bin")
    with pytest.raises(UserError, match=r"model\.corrupt") as caught:
        store.install("tiny", source, unheard, CancelToken())
    assert caught.value.data == {"file": "model.bin"}
    assert left_in(models_home) == []
    assert state(store) is ModelState.MISSING


def test_a_changed_file_is_found_and_mended(installed: FolderModelStore, source: Path) -> None:
    flip_a_bit(installed.folder("tiny") / "model.bin")
    with pytest.raises(UserError, match=r"model\.damaged"):
        installed.folder("tiny")
    assert installed.models()[0].damaged == ("model.bin",)
    installed.install("tiny", source, unheard, CancelToken())
    assert (installed.folder("tiny") / "model.bin").read_bytes() == FILES["model.bin"]


def test_rot_that_no_clock_shows_is_found_by_verifying(installed: FolderModelStore, source: Path) -> None:
    file = installed.folder("tiny") / "model.bin"
    then = file.stat().st_mtime_ns
    flip_a_bit(file)
    os.utime(file, ns=(then, then))
    assert state(installed) is ModelState.INSTALLED
    assert installed.verify("tiny", unheard, CancelToken()).state is ModelState.DAMAGED
    assert state(installed) is ModelState.DAMAGED
    assert installed.install("tiny", source, unheard, CancelToken()).state is ModelState.INSTALLED


def test_a_file_of_another_size_is_damaged_at_once(installed: FolderModelStore) -> None:
    with (installed.folder("tiny") / "model.bin").open("ab") as file:
        file.write(b"!")
    assert state(installed) is ModelState.DAMAGED


def test_a_file_that_is_gone_is_missing(installed: FolderModelStore) -> None:
    (installed.folder("tiny") / "config.json").unlink()
    assert state(installed) is ModelState.MISSING


def test_files_put_there_by_hand_are_hashed_once(
    store: FolderModelStore, models_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model_folder(models_home / "tiny")
    hashed: list[Path] = []

    def noted(path: Path, tally: Tally) -> str:
        hashed.append(path)
        return hash_of(path, tally)

    monkeypatch.setattr(store_module, "hash_of", noted)
    assert store.folder("tiny") == store.folder("tiny")
    assert len(hashed) == len(FILES)


def test_a_model_put_there_by_hand_and_wrong_is_not_used(store: FolderModelStore, models_home: Path) -> None:
    flip_a_bit(model_folder(models_home / "tiny") / "model.bin")
    with pytest.raises(UserError, match=r"model\.damaged"):
        store.folder("tiny")


def test_a_whole_model_is_not_installed_again(installed: FolderModelStore, source: Path) -> None:
    (source / "model.bin").unlink()
    told: list[float] = []
    assert installed.install("tiny", source, told.append, CancelToken()).state is ModelState.INSTALLED
    assert told == [1.0]


def test_cancelling_midway_leaves_nothing(store: FolderModelStore, source: Path, models_home: Path) -> None:
    cancel = CancelToken()
    with pytest.raises(Cancelled):
        store.install("tiny", source, lambda _done: cancel.cancel(), cancel)
    assert left_in(models_home) == []


def test_a_model_without_a_source_says_so(store: FolderModelStore) -> None:
    with pytest.raises(UserError, match=r"model\.no_source"):
        store.install("other", None, unheard, CancelToken())


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk.full"),
        (errno.EFBIG, "disk.full"),
        (errno.EROFS, "disk.refused"),
        (errno.EIO, "disk.refused"),
    ],
)
def test_what_the_disk_refuses_is_told_and_leaves_nothing(
    store: FolderModelStore,
    source: Path,
    models_home: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    code: str,
) -> None:
    def refuse(*_: object) -> str:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(installing, "write_hashed", refuse)
    with pytest.raises(UserError) as caught:
        store.install("tiny", source, unheard, CancelToken())
    assert caught.value.code == code
    assert left_in(models_home) == []


@pytest.mark.parametrize("home_is", ["file", "file/models"])
def test_a_home_that_cannot_be_a_folder_holds_no_model_and_takes_none(
    tmp_path: Path, source: Path, home_is: str
) -> None:
    (tmp_path / "file").write_text("in the way")
    store = FolderModelStore(catalogue(), tmp_path / home_is)
    assert state(store) is ModelState.MISSING
    with pytest.raises(UserError, match=r"disk\.refused"):
        store.install("tiny", source, unheard, CancelToken())


def test_what_a_crash_left_is_swept_up(store: FolderModelStore, source: Path, models_home: Path) -> None:
    (models_home / ".tiny~left").mkdir(parents=True)
    (models_home / ".other~busy").mkdir()
    store.install("tiny", source, unheard, CancelToken())
    assert sorted(left_in(models_home)) == [".other~busy", "tiny"]


def test_two_programs_do_not_install_at_once(store: FolderModelStore, source: Path, models_home: Path) -> None:
    second = FolderModelStore(catalogue(), models_home)
    codes: list[str] = []

    def meanwhile(_done: float) -> None:
        try:
            second.install("tiny", source, unheard, CancelToken())
        except UserError as error:
            codes.append(error.code)

    store.install("tiny", source, meanwhile, CancelToken())
    assert codes
    assert set(codes) == {"model.busy"}


def flip_a_bit(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
