"""libpulse's settings while a stream is opened."""

import os
import tempfile
from pathlib import Path

import pytest

from greenroom.audio.pulse_config import VARIABLE, stream_environment


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (VARIABLE, "PULSE_SOURCE"):
        monkeypatch.delenv(name, raising=False)


def test_a_device_is_chosen_without_shared_memory_and_all_is_as_before_afterwards() -> None:
    with stream_environment({"PULSE_SOURCE": "desk"}):
        assert os.environ["PULSE_SOURCE"] == "desk"
        config = Path(os.environ[VARIABLE])
        assert config.read_text().endswith("enable-shm = no\n")
    assert not config.parent.exists()
    assert not {VARIABLE, "PULSE_SOURCE"} & set(os.environ)


def test_without_room_for_a_temporary_file_the_device_is_chosen_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    with stream_environment({"PULSE_SOURCE": "desk"}):
        assert os.environ["PULSE_SOURCE"] == "desk"
        assert VARIABLE not in os.environ
    assert "PULSE_SOURCE" not in os.environ
