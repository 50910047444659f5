"""Writes docs/accuracy.md, .json and the chart from the figures; what was tried stands in prose.md."""

import json
import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.evals.chart import Row, svg
from tests.evals.corpus import FOLDS, Clip
from tests.evals.figures import DRAWS, Figures

_HERE = Path(__file__).parent
SYSTEMS = ("greenroom", "stock_plain", "stock_prompted")
_CHARTED = ("filled pauses F1", "invented a minute", "WER", "word starts median", "word ends median", "pauses F1")

_TEXT = """# How accurate the hearing is

Written by `make evals` (`python -m tests.evals.evaluate`); the figures are also in [accuracy.json](accuracy.json).

{clips} clips, {minutes:.0f} minutes, {speakers} speakers: telephone sentences made up on the spot, read speech in
a second language, an aligner's test recordings, read speech with hand-set word times, noises. All with Whisper
base, int8, beam 1, two threads. Greenroom: {folds} folds by speaker; each clip is heard with a filled-pause probe
trained without its speaker, the word aligner learnt from no person at all, and the read speech with hand-set times
is never trained on. Stock is faster-whisper with word times, plain and with a prompt full of fillers; plain, its
pauses are the gaps between its words, prompted they are Silero's from 100 ms on, without padding. Where stock
doubts it draws at random, so its figures vary a little from run to run; Greenroom draws nothing. In brackets:
95 % intervals from drawing speakers {draws} times.

![The main figures beside each other](accuracy.svg)

| | Greenroom | stock, plain | stock, prompted | target |
|---|---|---|---|---|
{rows}

The targets are set for other recordings, on which stock base has a WER of 0.196 and 0.057; here they show the way.

## By kind of recording and by accent
WER, and filled pauses found, missed, invented:

| | speakers | minutes | Greenroom | stock, plain | stock, prompted |
|---|---|---|---|---|---|
{groups}

## With Whisper tiny.en
{light}

## Made harder
{stressed} telephone clips, half with filled pauses, changed alike for each system; speeds keep the pitch.

| | Greenroom WER | F1 | invented a minute | stock WER | stock, prompted: WER | F1 | invented a minute |
|---|---|---|---|---|---|---|---|
{stress}

## A larger check of times
{synthesised}

{prose}"""


@dataclass(frozen=True)
class Found:
    """All that was measured: figures of each system in the order of `SYSTEMS`, and what else is told."""

    clips: Sequence[Clip]
    figures: Sequence[Figures]
    others: Mapping[str, Sequence[float | None]]
    counted: Mapping[str, int]
    groups: Sequence[str]
    light: str
    synthesised: str
    stress: Sequence[str] = ()
    stressed: int = 0


def targets() -> list[dict[str, Any]]:
    """Read the figures that count and what each is aimed at."""
    with (_HERE / "targets.toml").open("rb") as file:
        figures: list[dict[str, Any]] = tomllib.load(file)["figure"]
        return figures


def write(found: Found, folder: Path) -> None:
    """Write the page, the figures and the chart."""
    measured = [one for one in targets() if one["name"] in found.others or one["name"] in found.figures[0]]
    spoken = [clip for clip in found.clips if "not-speech" not in clip.tags]
    page = _TEXT.format(
        clips=len(found.clips),
        minutes=sum(clip.duration_s for clip in found.clips) / 60,
        speakers=len({clip.speaker for clip in spoken}),
        folds=FOLDS,
        draws=DRAWS,
        rows="\n".join(_row(target, found) for target in measured),
        groups="\n".join(found.groups),
        stress="\n".join(found.stress),
        stressed=found.stressed,
        light=found.light,
        synthesised=found.synthesised,
        prose=(_HERE / "prose.md").read_text(encoding="utf-8"),
    )
    (folder / "accuracy.md").write_text(page, encoding="utf-8")
    figures = {target["name"]: _as_json(target, found) for target in measured}
    (folder / "accuracy.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    charted = [target for target in measured if target["name"] in _CHARTED]
    rows = [Row(t["name"], tuple(_values(t["name"], found)), t["target"]) for t in charted]
    (folder / "accuracy.svg").write_text(svg(rows), encoding="utf-8")


def _values(name: str, found: Found) -> list[float | None]:
    if name in found.others:
        return list(found.others[name])
    return [figure[name][0] if math.isfinite(figure[name][0]) else None for figure in found.figures]


def _as_json(target: Mapping[str, Any], found: Found) -> dict[str, float | int | None]:
    values = [None if value is None else round(value, 4) for value in _values(target["name"], found)]
    clips = found.counted.get(target["name"]) or sum(_is_meant(c, target.get("clips", "")) for c in found.clips)
    return {**dict(zip(SYSTEMS, values, strict=True)), "target": target["target"], "clips": clips}


def _is_meant(clip: Clip, tag: str) -> bool:
    """Tell whether a figure rests on this clip: on a tag, a kind, the beginning of a tag, or on all speech."""
    if tag == "may-have-fillers":
        return not clip.tags & {"no-fillers", "not-speech"}
    if tag == "timed-fillers":
        return bool(clip.fillers) and clip.fillers[0]["start_s"] is not None
    if tag:
        return tag == clip.kind or any(one.startswith(tag) for one in clip.tags)
    return "not-speech" not in clip.tags


def _row(target: Mapping[str, Any], found: Found) -> str:
    name = target["name"]
    digits = 0 if target.get("unit") == "ms" or name == "words on noise" else 3
    cells = []
    for at, value in enumerate(_values(name, found)):
        cell = "" if value is None else f"{value:.{digits}f}"
        if value is not None and name not in found.others and name != "words on noise":
            _, low, high = found.figures[at][name]
            cell += f" ({low:.{digits}f}-{high:.{digits}f})"
        cells.append(cell)
    label = f"{name}, ms" if target.get("unit") == "ms" else name
    return f"| {label} | {' | '.join(cells)} | {target['target']} |"
