"""`greenroom models`: list, install, verify."""

from dataclasses import replace
from pathlib import Path

import pytest

from greenroom.domain.model import ModelState
from tests.fakes.library import MemoryModelStore
from tests.unit.cli.desk import BASE, TINY, Desk


@pytest.fixture
def desk(home: Path) -> Desk:
    return Desk(home)


def test_the_list_tells_size_licence_and_state(desk: Desk) -> None:
    assert desk.run("models", "list") == 0
    base, tiny = desk.out.splitlines()
    assert base.split() == ["base", "148", "MB", "MIT", "installed", "Base"]
    assert tiny.split() == ["tiny.en", "78", "MB", "MIT", "not", "installed", "Tiny"]


def test_columns_never_run_together(home: Path, desk: Desk) -> None:
    damaged = replace(
        BASE, name="base-multilingual", licence="Apache-2.0", state=ModelState.DAMAGED, damaged=("a.bin", "b.json")
    )
    desk.models = MemoryModelStore(home, damaged, TINY)
    assert desk.run("models", "list") == 0
    rows = [line.split("  ") for line in desk.out.splitlines()]
    base, tiny = ([cell.strip() for cell in row if cell] for row in rows)
    assert base == ["base-multilingual", "148 MB", "Apache-2.0", "damaged (a.bin, b.json)", "Base"]
    assert tiny == ["tiny.en", "78 MB", "MIT", "not installed", "Tiny"]
    first, second = desk.out.splitlines()
    assert first.index("Base") == second.index("Tiny")


def test_a_model_is_installed_by_its_name(desk: Desk) -> None:
    assert desk.run("models", "install", "tiny.en") == 0
    assert desk.out.split()[:5] == ["tiny.en", "78", "MB", "MIT", "installed"]
    assert desk.models.models()[1].state is ModelState.INSTALLED


def test_all_means_all(desk: Desk) -> None:
    assert desk.run("models", "install", "--all") == 0
    assert [line.split()[0] for line in desk.out.splitlines()] == ["base", "tiny.en"]


def test_an_unknown_model_is_told_with_the_known(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert desk.run("models", "install", "huge") == 1
    assert "base, tiny.en" in capsys.readouterr().err


def test_verifying_looks_at_what_is_installed(desk: Desk) -> None:
    assert desk.run("models", "verify") == 0
    assert [line.split()[0] for line in desk.out.splitlines()] == ["base"]


def test_a_damaged_model_is_named_with_its_files(home: Path, desk: Desk) -> None:
    damaged = replace(BASE, state=ModelState.DAMAGED, damaged=("model.bin",))
    desk.models = MemoryModelStore(home, damaged, TINY)
    assert desk.run("models", "verify") == 1
    assert "damaged (model.bin)" in desk.out
    assert desk.run("models", "install", "base") == 0
    assert desk.run("models", "verify") == 0
