"""The truth of measurement: `python -m tests.evals.evaluate --data FOLDER` writes docs/accuracy.md and .json.

Greenroom, stock faster-whisper and stock with a prompt hear the same clips in one run; `--keep FOLDER` keeps what
they heard and uses what is there already, so that a run that was broken off goes on.
"""

import argparse
import importlib.util
import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

from greenroom import resources
from greenroom.analysis.lexicon import Lexicon
from tests.evals import cost, markers, stress, synthesised
from tests.evals.corpus import DEFAULT_DATA, DEFAULT_SYNTHETIC, Clip, load, seconds
from tests.evals.figures import Tally, figures, interval, tally_of, total
from tests.evals.systems import GreenroomSystem, StockSystem, System
from tests.evals.writing import SYSTEMS, Found, write

Predictions = Mapping[str, dict[str, Any]]
MARKERS = "markers and hedges F1"
SEALED = Path(__file__).parent / "labelled" / "markers_sealed.tsv"
WAYS = {"native": "native, on the telephone", "nonNative": "not native, on the telephone", "acted": "acted"}
"""Tags of the recordings that tell how one speaks. Age and sex are not told there."""
LIGHT = "tiny.en"


def score_module(data: Path) -> ModuleType:
    """Load the scoring program that lies beside the recordings."""
    spec = importlib.util.spec_from_file_location("score", data / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(data / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def heard(
    name: str, system: System, clips: Sequence[Clip], keep: Path | None, change: str = "as it is"
) -> Predictions:
    """Give what a system hears of all clips, from the folder where it is kept."""
    path = keep / f"{name} {change}.jsonl" if keep else None
    if path and path.exists():
        lines = path.read_text(encoding="utf-8").splitlines()
        return {one["audio"]: one for one in map(json.loads, lines)}
    began = time.monotonic()
    found = {clip.audio: system(clip, stress.changed(clip, change)) for clip in clips}
    print(f"{name}, {change}: {time.monotonic() - began:.0f} s", flush=True)
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(json.dumps(one) for one in found.values()), encoding="utf-8")
    return found


def groups(clips: Sequence[Clip], tallies: Sequence[Mapping[str, Tally]]) -> Iterator[str]:
    """Tell the words and the filled pauses of each kind of recording, and of each way of speaking."""
    spoken = [clip for clip in clips if "not-speech" not in clip.tags]
    parts = [(kind, [clip for clip in spoken if clip.kind == kind]) for kind in sorted({c.kind for c in spoken})]
    parts += [(told, [clip for clip in spoken if tag in clip.tags]) for tag, told in WAYS.items()]
    for name, part in parts:
        cells = []
        for each in tallies:
            whole = total(each[clip.audio] for clip in part)
            n = whole.counts
            found = f"{n['hit']}, {n['missed']}, {n['wrong'] + n['invented']}"
            cells.append(f"{figures(whole)['WER']:.3f}; {found}")
        speakers, minutes = len({clip.speaker for clip in part}), sum(clip.duration_s for clip in part) / 60
        yield f"| {name} | {speakers} | {minutes:.1f} | {' | '.join(cells)} |"


def light(
    score: ModuleType, clips: Sequence[Clip], spoken: Sequence[Clip], models: Path, keep: Path | None
) -> str:
    """Tell how Greenroom fares with the light model, in the same folds."""
    if not (models / LIGHT).exists():
        return f"Not run: `greenroom models install {LIGHT}` fetches it."
    found = heard(f"greenroom {LIGHT}", GreenroomSystem(models, clips, spoken, LIGHT), clips, keep)
    told = figures(total(tally_of(score, clip, found[clip.audio]) for clip in clips))
    rows = [f"| {name} | {value:.3g} |" for name, value in told.items()]
    return "\n".join(["| (times in ms) | |", "|---|---|", *rows])


def stressed(
    score: ModuleType, clips: Sequence[Clip], systems: Mapping[str, System], keep: Path | None
) -> Iterator[str]:
    """Tell how each system fares with clips made harder."""
    chosen = stress.chosen(clips)
    for change in stress.CHANGES:
        cells = []
        for name, system in systems.items():
            found = heard(name, system, chosen, keep / "stress" if keep else None, change)
            lasting = [replace(clip, duration_s=seconds(stress.changed(clip, change))) for clip in chosen]
            one = figures(total(tally_of(score, clip, found[clip.audio]) for clip in lasting))
            cells.append(f"{one['WER']:.3f}")
            if name != "stock_plain":
                cells += [f"{one['filled pauses F1']:.3f}", f"{one['invented a minute']:.2f}"]
        yield f"| {change} | {' | '.join(cells)} |"


def of_markers() -> tuple[dict[str, Sequence[float | None]], dict[str, int]]:
    """Give F1 of Greenroom and of the list alone on the sealed sentences, and their number, if there are any."""
    if not SEALED.exists():
        print(f"no {SEALED} (sealed until its one scoring): that figure is left out")
        return {}, {}
    lexicon = Lexicon.from_data(resources.read_toml(resources.asset("lexicons", "en.toml")))
    labelled = markers.occurrences(SEALED)
    ours = markers.scores([(one.counts, one.at in markers.counted(one.text, lexicon)) for one in labelled])
    matched = markers.scores([(one.counts, True) for one in labelled])
    return {MARKERS: (ours[2], matched[2], None)}, {MARKERS: len(labelled)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--synthetic", type=Path, default=DEFAULT_SYNTHETIC, help="what make_fillers.py spoke")
    parser.add_argument("--words", type=Path, default=synthesised.DEFAULT_HELD_OUT, help="spoken by make_words.py")
    parser.add_argument("--models", type=Path, default=resources.models_home())
    parser.add_argument("--out", type=Path, default=Path("docs"))
    parser.add_argument("--keep", type=Path, help="folder to keep what was heard in")
    arguments = parser.parse_args()
    score, clips = score_module(arguments.data), load(arguments.data)
    spoken = load(arguments.synthetic) if arguments.synthetic.exists() else ()
    if not spoken:
        print(
            f"no {arguments.synthetic} (packaging/make_fillers.py speaks it): that output of the probe as shipped"
        )
    ours = GreenroomSystem(arguments.models, clips, spoken)
    plain, prompted = (StockSystem(arguments.models / "base", prompted=prompted) for prompted in (False, True))
    systems: dict[str, System] = dict(zip(SYSTEMS, (ours, plain, prompted), strict=True))
    tallies = []
    for name, system in systems.items():
        found = heard(name, system, clips, arguments.keep)
        tallies.append({clip.audio: tally_of(score, clip, found[clip.audio]) for clip in clips})
    sound = cost.long_answer(clips)
    hear: Callable[[Any], object] = ours.hear
    marked, uses = of_markers()
    told = Found(
        clips,
        [interval([(clip.speaker, each[clip.audio]) for clip in clips]) for each in tallies],
        {
            **marked,
            "cost against one stock decode": (
                cost.ratio(hear, plain.transcribe, sound),
                1.0,
                cost.ratio(prompted.transcribe, plain.transcribe, sound),
            ),
        },
        {**uses, "cost against one stock decode": 1},
        list(groups(clips, tallies)),
        light=light(score, clips, spoken, arguments.models, arguments.keep),
        synthesised="\n\n".join(
            [
                synthesised.told(score, ours.told, arguments.words),
                synthesised.fillers_told(score, ours.told, spoken),
            ]
        ),
    )
    write(told, arguments.out)  # what takes longest is still to come
    rows = list(stressed(score, clips, systems, arguments.keep))
    write(replace(told, stress=rows, stressed=len(stress.chosen(clips))), arguments.out)
    print((arguments.out / "accuracy.json").read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
