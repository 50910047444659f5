"""Where the user's folders are, whatever a person called them."""

from pathlib import Path

import pytest

from greenroom import resources
from greenroom.bootstrap import Greenroom

ODD = ["a b", "what?", "100%41", "a#b", "two\nlines", "b\udce9b\udce9", "?mode=memory", "é"]


def test_a_home_named_from_here_is_the_same_one_from_everywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GREENROOM_HOME", "mine")
    monkeypatch.setenv("GREENROOM_MODELS", "weights")
    assert resources.home() == tmp_path / "mine"
    assert resources.models_home() == tmp_path / "weights"


def test_the_home_of_nobody_is_a_folder_called_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GREENROOM_HOME", "~nobody-of-this-name/mine")
    assert resources.home() == tmp_path / "~nobody-of-this-name" / "mine"


@pytest.mark.parametrize("name", ODD)
def test_whatever_a_home_is_called_the_library_lies_in_it(tmp_path: Path, name: str) -> None:
    home = tmp_path / name
    services = Greenroom(home, tmp_path / "models")
    assert services.takes.takes() == ()
    services.close()
    again = Greenroom(home, tmp_path / "models")
    assert again.takes.takes() == ()
    assert again.rescuing.newest() is not None
    again.close()
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert {path.name for path in home.iterdir()} == {"library.sqlite", "backups"}
