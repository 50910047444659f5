"""Settings in one TOML file."""

import tomllib
from dataclasses import asdict
from pathlib import Path

from greenroom.domain.disk_errors import disk_errors_told
from greenroom.library.toml_files import put_aside, write_toml
from greenroom.practice.settings import Settings


class TomlSettings:
    """Keeps the settings in a file that a person may read and change."""

    def __init__(self, path: Path) -> None:
        """Take the file's place; it is made by the first `save`."""
        self._path = path

    def load(self) -> Settings:
        """Read the settings; a file that makes no sense is `put_aside` and the defaults hold.

        Raises:
            UserError: `disk.refused`.
        """
        with disk_errors_told(self._path):
            return self._load()

    def _load(self) -> Settings:
        import cattrs

        try:
            chosen = tomllib.loads(self._path.read_text("utf-8"))
            return cattrs.structure(chosen, Settings)
        except (FileNotFoundError, NotADirectoryError):
            return Settings()
        except (ValueError, RecursionError, cattrs.BaseValidationError):  # a number of 5000 digits is a ValueError
            put_aside(self._path)
            return Settings()

    def save(self, settings: Settings) -> None:
        """Write beside the place and move over it; what is left to the system is left out.

        Raises:
            UserError: `disk.full`, `disk.refused`.
        """
        chosen = {name: _plain(value) for name, value in asdict(settings).items() if value is not None}
        write_toml(self._path, chosen)


def _plain(value: object) -> object:
    """Put a set into a list in a steady order: TOML knows no sets."""
    return sorted(value) if isinstance(value, frozenset) else value
