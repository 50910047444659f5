"""What a group has found: figures of Greenroom and its peer, the points of charts, single runs, and where."""

import json
import os
import platform
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
_PACKAGES = ("PySide6-Essentials", "ctranslate2", "faster-whisper")


@dataclass(frozen=True, slots=True)
class Plan:
    """How a group is to be measured: `is_trial` asks for the shortest run that shows that it works.

    `folder` is empty and the group's own; `answers` is how many of two minutes are given.
    """

    folder: Path
    is_trial: bool = False
    answers: int = 20

    def either(self, whole: int, trial: int) -> int:
        """Give the count for a whole run, or for a trial."""
        return trial if self.is_trial else whole


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in the unit of its target; None where this group does not measure it."""

    greenroom: float | None = None
    peer: float | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """`figures` by the names in targets.toml; `runs` are the single values they were made from.

    `lines` are those of the charts: by name, the points (x, y).
    """

    figures: Mapping[str, Figure]
    runs: Mapping[str, Sequence[float]] = field(default_factory=dict)
    lines: Mapping[str, Sequence[tuple[float, float]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Place:
    """Where and with what something was measured."""

    machine: str
    versions: str
    commit: str
    is_trial: bool

    @classmethod
    def here(cls, *, is_trial: bool) -> "Place":
        """Tell this computer and what is installed; a changed working copy has a + behind its commit."""
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        model = next((line.split(": ", 1)[1] for line in lines if line.startswith("model name")), "unknown CPU")
        python = f"Python {platform.python_version()}"
        versions = ", ".join([python, *(f"{name} {version(name)}" for name in _PACKAGES)])
        changed = _git("status", "--porcelain", "--untracked-files=no")
        commit = _git("rev-parse", "--short", "HEAD") + ("+" if changed else "")
        cores = len(os.sched_getaffinity(0))
        return cls(f"{model}, {cores} cores, {platform.system()}", versions, commit, is_trial)


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=REPOSITORY, capture_output=True, text=True, check=False)
    return done.stdout.strip()


def keep(folder: Path, group: str, found: Found, place: Place) -> None:
    """Write what was found to `<folder>/<group>.json`."""
    folder.mkdir(parents=True, exist_ok=True)
    data = {"place": asdict(place), **asdict(found)}
    (folder / f"{group}.json").write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


def kept(folder: Path, group: str) -> tuple[Found, Place] | None:
    """Read what `keep` wrote; None where the group was not measured."""
    path = folder / f"{group}.json"
    if not path.exists():
        return None
    data = json.loads(path.read_text(encoding="utf-8"))
    figures = {name: Figure(**figure) for name, figure in data["figures"].items()}
    lines = {name: [(x, y) for x, y in points] for name, points in data["lines"].items()}
    return Found(figures, data["runs"], lines), Place(**data["place"])
