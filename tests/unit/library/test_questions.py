"""The person's own questions on disk."""

import stat
from dataclasses import replace
from pathlib import Path

import pytest

from greenroom.domain.errors import UserError
from greenroom.domain.question import OWN_THEME
from greenroom.library.questions import TomlQuestions
from greenroom.practice.ports import OwnQuestions
from greenroom.practice.question_bank import QuestionBank
from tests.fakes.answers import QUESTIONS
from tests.fakes.library import MemoryQuestions

OWN = tuple(
    replace(question, id=f"own-{n}", text=f'{question.text} "Ü"', theme=OWN_THEME)
    for n, question in enumerate(QUESTIONS)
)


@pytest.fixture
def path(home: Path) -> Path:
    return home / "questions.toml"


@pytest.mark.parametrize("made", [MemoryQuestions(), None], ids=["memory", "toml"])
@pytest.mark.parametrize("own", [OWN, OWN[:1], ()])
def test_what_was_saved_is_loaded(made: OwnQuestions | None, own: tuple[object, ...], path: Path) -> None:
    store = made or TomlQuestions(path)
    store.save(own)  # type: ignore[arg-type]
    assert store.load() == own


def test_at_first_there_is_none(path: Path) -> None:
    assert TomlQuestions(path).load() == ()


def test_only_the_owner_may_read_it_and_nothing_is_left_beside_it(path: Path) -> None:
    TomlQuestions(path).save(OWN)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("broken", [b"questions = 3", b"[[questions]]\nid = 1", b"\xff", b"= ="])
def test_what_makes_no_sense_is_put_aside(path: Path, broken: bytes, caplog: pytest.LogCaptureFixture) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(broken)
    assert TomlQuestions(path).load() == ()
    assert path.with_name("questions.toml.bad").read_bytes() == broken
    caplog.clear()


def test_what_was_put_aside_before_is_kept_and_it_is_told(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path.parent.mkdir(parents=True)
    for broken in (b"1", b"2", b"3"):
        path.write_bytes(broken)
        assert TomlQuestions(path).load() == ()
    asides = [path.with_name(f"questions.toml.{ending}") for ending in ("bad", "bad2", "bad3")]
    assert [aside.read_bytes() for aside in asides] == [b"1", b"2", b"3"]
    assert [record.levelname for record in caplog.records] == ["WARNING"] * 3
    assert all(str(aside) in record.getMessage() for aside, record in zip(asides, caplog.records, strict=True))
    caplog.clear()


def test_a_disk_that_refuses_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UserError, match=r"disk\.refused"):
        TomlQuestions(tmp_path / "file" / "questions.toml").save(OWN)


def test_what_was_written_stands_before_the_others_and_comes_back_to_its_place() -> None:
    store = MemoryQuestions()
    bank = QuestionBank(QUESTIONS, store)
    for question in OWN:
        bank.keep(question)
    bank.remove(OWN[1])
    assert bank.questions == (OWN[0], OWN[2], *QUESTIONS)
    assert bank.by_id(OWN[1].id) is None
    bank.keep(OWN[1])
    assert bank.questions == (*OWN, *QUESTIONS)
    assert QuestionBank(QUESTIONS, store).questions == (*OWN, *QUESTIONS)
