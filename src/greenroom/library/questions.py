"""The person's own questions in one TOML file."""

import tomllib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from greenroom.domain.disk_errors import disk_errors_told
from greenroom.domain.question import Question
from greenroom.library.toml_files import put_aside, write_toml


@dataclass(frozen=True, slots=True)
class _File:
    version: int
    questions: tuple[Question, ...]


class TomlQuestions:
    """Keeps the questions in a file that a person may read."""

    def __init__(self, path: Path) -> None:
        """Take the file's place; it is made by the first `save`."""
        self._path = path

    def load(self) -> tuple[Question, ...]:
        """Read them; a file that makes no sense is `put_aside`. Raises UserError `disk.refused`."""
        import cattrs

        with disk_errors_told(self._path):
            try:
                return cattrs.structure(tomllib.loads(self._path.read_text("utf-8")), _File).questions
            except (FileNotFoundError, NotADirectoryError):
                return ()
            except (ValueError, RecursionError, cattrs.BaseValidationError):
                put_aside(self._path)
                return ()

    def save(self, questions: Sequence[Question]) -> None:
        """Write beside the place and move over it; raises UserError `disk.full`, `disk.refused`."""
        write_toml(self._path, {"questions": [asdict(question) for question in questions]})
