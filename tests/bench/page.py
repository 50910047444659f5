"""Writes docs/performance.md, .json and the charts from what the groups kept."""

import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.found import Figure, Found, Place
from tests.bench.line_chart import Chart, svg

_HERE = Path(__file__).parent
NOT_MEASURED = "not measured"
OURS = "Greenroom, "
"""Begins the name of the single runs by length."""

_TEXT = """# How quick it is and what it takes

Written by `make bench` (`python -m tests.bench.run --write`); the figures are also in
[performance.json](performance.json).

{places}

Stock is faster-whisper as it is installed: Whisper base, int8, two threads, word times, its default beam of 5
unless beam 1 is named; it hears the same sound and takes turns with Greenroom. Each group of figures runs in a
process of its own; answers are given in the real window on a virtual screen, with keys pressed from outside and a
virtual microphone in real time.

![Length of answer against time to feedback; takes against time to open](performance.svg)

| | unit | Greenroom | stock | ratio | target | |
|---|---|---|---|---|---|---|
{rows}

{answers}A target with × is one for the ratio; every target is the most that is allowed, on two cores.

## How each was measured
{how}
"""


@dataclass(frozen=True, slots=True)
class Target:
    """A figure that counts: `of` is what may be at most `target`, as targets.toml says."""

    name: str
    group: str
    unit: str
    target: float
    of: str
    how: str


@dataclass(frozen=True, slots=True)
class Row:
    """A figure beside its target; None: not measured."""

    target: Target
    greenroom: float | None
    peer: float | None

    @property
    def ratio(self) -> float | None:
        """Greenroom over the peer; None without both, or where the peer has 0."""
        return self.greenroom / self.peer if self.greenroom is not None and self.peer else None

    @property
    def more(self) -> float | None:
        """What Greenroom has more than the peer; None without both."""
        return None if self.greenroom is None or self.peer is None else self.greenroom - self.peer

    @property
    def verdict(self) -> str:
        value = {"greenroom": self.greenroom, "ratio": self.ratio, "more": self.more}[self.target.of]
        if value is None:
            return NOT_MEASURED
        return "met" if value <= self.target.target else "not met"


def targets() -> tuple[Target, ...]:
    """Read the figures that count, in the order of the page."""
    with (_HERE / "targets.toml").open("rb") as file:
        return tuple(Target(**figure) for figure in tomllib.load(file)["figure"])


def rows(aims: Sequence[Target], found: Iterable[Found]) -> list[Row]:
    """Put beside each target what any group found of it; raises KeyError for a figure without a target."""
    merged: dict[str, Figure] = {aim.name: Figure() for aim in aims}
    for figures in (each.figures for each in found):
        for name, figure in figures.items():
            known = merged[name]
            merged[name] = Figure(
                known.greenroom if figure.greenroom is None else figure.greenroom,
                known.peer if figure.peer is None else figure.peer,
            )
    return [Row(aim, merged[aim.name].greenroom, merged[aim.name].peer) for aim in aims]


def write(found: Mapping[str, tuple[Found, Place]], folder: Path) -> None:
    """Write the page, the figures and the charts from what each group found."""
    made = rows(targets(), [each for each, _ in found.values()])
    page = _TEXT.format(
        places="\n".join(_places(found)),
        rows="\n".join(map(_line, made)),
        answers=_answers(found),
        how="\n".join(f"- **{row.target.name}**: {row.target.how}." for row in made),
    )
    (folder / "performance.md").write_text(page, encoding="utf-8")
    figures = {row.target.name: _as_json(row) for row in made}
    (folder / "performance.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    lines = {group: each.lines for group, (each, _) in found.items()}
    charts = (
        Chart("From Stop to feedback", "length of answer, s", "s", lines.get("answers", {})),
        Chart("Opening the list of takes", "takes", "s", lines.get("library", {})),
    )
    (folder / "performance.svg").write_text(svg(charts), encoding="utf-8")


def _places(found: Mapping[str, tuple[Found, Place]]) -> list[str]:
    """Tell where each group was measured; groups of one place together."""
    groups: dict[Place, list[str]] = {}
    for group, (_, place) in found.items():
        groups.setdefault(place, []).append(group)
    told = []
    for place, names in groups.items():
        line = f"- {', '.join(names)}: {place.machine}; {place.versions}; commit {place.commit}"
        told.append(
            f"{line}. **A trial run: shorter, and no measure of anything.**" if place.is_trial else line + "."
        )
    return told


def _answers(found: Mapping[str, tuple[Found, Place]]) -> str:
    """Tell how many answers there were of each length."""
    if "answers" not in found:
        return ""
    runs = found["answers"][0].runs
    counts = [f"{len(runs[name])} of {name.removeprefix(OURS)}" for name in runs if name.startswith(OURS)]
    return f"Answers: {', '.join(sorted(counts))}. "


def _number(value: float | None) -> str:
    return NOT_MEASURED if value is None else f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"


def _line(row: Row) -> str:
    aim = row.target
    target = {"greenroom": "{:g}", "ratio": "{:g}×", "more": "stock + {:g}"}[aim.of].format(aim.target)
    beside = ("-" if value is None else _number(value) for value in (row.peer, row.ratio))
    cells = (aim.name, aim.unit, _number(row.greenroom), *beside, target, row.verdict)
    return f"| {' | '.join(cells)} |"


def _as_json(row: Row) -> dict[str, float | str | None]:
    def rounded(value: float | None) -> float | None:
        return None if value is None else round(value, 4)

    return {
        "greenroom": rounded(row.greenroom),
        "peer": rounded(row.peer),
        "ratio": rounded(row.ratio),
        "target": row.target.target,
        "unit": row.target.unit,
        "of": row.target.of,
    }
