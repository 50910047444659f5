import stat
import tomllib
from pathlib import Path

import pytest

from greenroom.domain.errors import UserError
from greenroom.domain.question import Concern, QuestionType
from greenroom.library.settings import TomlSettings
from greenroom.practice.ports import SettingsStore
from greenroom.practice.settings import LiveFigure, Settings, Theme
from tests.fakes.library import MemorySettings
from tests.full_disk import room_for

CHOSEN = Settings(
    microphone='usb "Röde"',
    loudspeaker="headset",
    theme=Theme.DARK,
    model="tiny.en",
    last_question="why-us",
    keep_days=90,
    concern=Concern.WILL_FIT,
    question_type=QuestionType.STORY,
    is_focused=True,
    live=frozenset({LiveFigure.TIME, LiveFigure.LEVEL}),
    is_introduced=True,
)


@pytest.fixture
def path(home: Path) -> Path:
    return home / "settings.toml"


def test_a_person_may_read_what_is_shown_live(path: Path) -> None:
    TomlSettings(path).save(CHOSEN)
    assert tomllib.loads(path.read_text("utf-8"))["live"] == ["level", "time"]


def test_nothing_shown_live_is_a_choice_too(path: Path) -> None:
    TomlSettings(path).save(Settings(live=frozenset()))
    assert TomlSettings(path).load().live == frozenset()


def test_the_first_start_is_over_once_it_was_gone_through_or_something_was_practised() -> None:
    assert Settings().is_first_start
    assert not Settings(is_introduced=True).is_first_start
    assert not Settings(last_question="why-us").is_first_start


@pytest.mark.parametrize("made", [MemorySettings(), None], ids=["memory", "toml"])
@pytest.mark.parametrize("chosen", [CHOSEN, Settings()], ids=["chosen", "defaults"])
def test_what_was_saved_is_loaded(made: SettingsStore | None, chosen: Settings, path: Path) -> None:
    store = made or TomlSettings(path)
    assert store.load() in (Settings(), CHOSEN)
    store.save(chosen)
    assert store.load() == chosen


def test_without_a_file_the_defaults_hold_and_nothing_is_written(path: Path) -> None:
    assert TomlSettings(path).load() == Settings()
    assert not path.parent.exists()


def test_the_file_is_versioned_and_the_owners_alone(path: Path) -> None:
    TomlSettings(path).save(CHOSEN)
    assert tomllib.loads(path.read_text("utf-8"))["version"] == 1
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in path.parent.iterdir()] == ["settings.toml"]


def test_a_disk_that_fills_up_leaves_what_stood_there_and_nothing_beside(path: Path) -> None:
    TomlSettings(path).save(CHOSEN)
    with room_for(10), pytest.raises(UserError, match=r"disk\.full"):
        TomlSettings(path).save(Settings())
    assert TomlSettings(path).load() == CHOSEN
    assert [each.name for each in path.parent.iterdir()] == ["settings.toml"]


def test_a_link_stays_one_and_leads_to_what_was_chosen(path: Path, tmp_path: Path) -> None:
    real = tmp_path / "dotfiles" / "greenroom.toml"
    path.parent.mkdir()
    path.symlink_to(real)
    TomlSettings(path).save(CHOSEN)
    assert path.is_symlink()
    assert TomlSettings(real).load() == CHOSEN
    assert [each.name for each in path.parent.iterdir()] == ["settings.toml"]


def test_settings_that_may_not_be_read_say_so_and_stay(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(UserError, match=r"disk\.refused"):
        TomlSettings(path).load()
    assert path.is_dir()


@pytest.mark.parametrize(
    "broken",
    [
        b"theme = ",
        b"\xff\xfe",
        b'theme = "neon"',
        b"microphone = 'a'\nmicrophone = 'b'",
        b"keep_days = -1",
        b"keep_days = 0",
        b"keep_days = 100000000000",
        b"thinking_s = -5",
        b"thinking_s = inf",
        b"speed = 0.0",
        b"speed = nan",
        b"thinking_s = " + b"9" * 5000,
        b"x = " + b"[" * 5000,
    ],
    ids=lambda broken: str(broken[:20]),
)
def test_an_unreadable_file_is_kept_aside(path: Path, broken: bytes, caplog: pytest.LogCaptureFixture) -> None:
    path.parent.mkdir()
    path.write_bytes(broken)
    assert TomlSettings(path).load() == Settings()
    assert path.with_name("settings.toml.bad").read_bytes() == broken
    caplog.clear()
    assert not path.exists()


def test_what_was_put_aside_before_is_kept_and_it_is_told(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path.parent.mkdir(parents=True)
    for broken in (b"1", b"2", b"3"):
        path.write_bytes(broken)
        assert TomlSettings(path).load() == Settings()
    asides = [path.with_name(f"settings.toml.{ending}") for ending in ("bad", "bad2", "bad3")]
    assert [aside.read_bytes() for aside in asides] == [b"1", b"2", b"3"]
    assert [record.levelname for record in caplog.records] == ["WARNING"] * 3
    assert all(str(aside) in record.getMessage() for aside, record in zip(asides, caplog.records, strict=True))
    caplog.clear()


def test_what_a_newer_version_wrote_is_read_as_far_as_it_is_known(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('version = 2\nmodel = "tiny.en"\nsky = "blue"\n', "utf-8")
    assert TomlSettings(path).load() == Settings(model="tiny.en")


def test_a_home_that_cannot_be_one_leaves_the_defaults_and_says_so_when_they_are_changed(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    settings = TomlSettings(tmp_path / "file" / "settings.toml")
    assert settings.load() == Settings()
    with pytest.raises(UserError, match=r"disk\.refused"):
        settings.save(CHOSEN)
