"""What holds for every store of models."""

from collections.abc import Callable
from pathlib import Path

import pytest

from greenroom.domain.errors import Cancelled, UserError
from greenroom.domain.model import ModelState, ModelStatus
from greenroom.modelstore.store import FolderModelStore
from greenroom.practice.ports import ModelStore
from greenroom.practice.work import CancelToken, unheard
from tests.fakes import gui
from tests.fakes.library import MemoryModelStore
from tests.unit.modelstore.made_models import FILES, catalogue, model_folder

SIZE = sum(map(len, FILES.values()))


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return model_folder(tmp_path / "stick")


@pytest.fixture(params=["memory", "folder", "fake of the window"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> ModelStore:
    if request.param == "folder":
        return FolderModelStore(catalogue(), tmp_path / "models")
    tiny = ModelStatus("tiny", "Tiny", "MIT", SIZE, ModelState.MISSING, is_default=True)
    other = ModelStatus("other", "Other", "MIT", SIZE, ModelState.MISSING, is_default=False)
    if request.param == "memory":
        return MemoryModelStore(tmp_path / "models", tiny, other)
    return gui.FakeModels(tiny, other)


def test_the_catalogue_is_listed_in_its_order(store: ModelStore) -> None:
    tiny, other = store.models()
    assert tiny == ModelStatus("tiny", "Tiny", "MIT", SIZE, ModelState.MISSING, is_default=True)
    assert (other.name, other.is_default) == ("other", False)


def test_an_installed_model_has_a_folder(store: ModelStore, source: Path) -> None:
    status = store.install("tiny", source, unheard, CancelToken())
    assert status.state is ModelState.INSTALLED
    assert status in store.models()
    assert store.folder("tiny").name == "tiny"
    assert store.verify("tiny", unheard, CancelToken()) == status


def test_progress_grows_to_one(store: ModelStore, source: Path) -> None:
    told: list[float] = []
    store.install("tiny", source, told.append, CancelToken())
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_a_missing_model_has_no_folder(store: ModelStore) -> None:
    with pytest.raises(UserError, match=r"model\.missing"):
        store.folder("tiny")


CALLS: list[Callable[[ModelStore], object]] = [
    lambda store: store.folder("huge"),
    lambda store: store.verify("huge", unheard, CancelToken()),
    lambda store: store.install("huge", None, unheard, CancelToken()),
]


@pytest.mark.parametrize("call", CALLS, ids=["folder", "verify", "install"])
def test_an_unknown_model_is_told_with_the_known(store: ModelStore, call: Callable[[ModelStore], object]) -> None:
    with pytest.raises(UserError, match=r"model\.unknown") as caught:
        call(store)
    assert caught.value.data == {"name": "huge", "known": "tiny, other"}


def test_cancelling_installs_nothing(store: ModelStore, source: Path) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        store.install("tiny", source, unheard, cancel)
    assert store.models()[0].state is ModelState.MISSING


def test_a_folder_that_is_not_there_is_told(store: ModelStore, source: Path) -> None:
    with pytest.raises(UserError, match=r"model\.not_in_folder"):
        store.install("tiny", source / "nowhere", unheard, CancelToken())
