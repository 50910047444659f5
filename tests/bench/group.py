"""Measures one group in this process: `python -m tests.bench.group GROUP FOLDER trial|whole ANSWERS`."""

import os
import sys
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from greenroom import resources
from tests.bench.found import Found, Place, Plan, keep


def main(group: str, folder: str, length: str, answers: str) -> None:
    """Measure a group, print its figures, and keep them as `FOLDER/GROUP.json`."""
    is_trial = length == "trial"
    with TemporaryDirectory(prefix="bench") as name:
        os.environ["GREENROOM_MODELS"] = str(resources.models_home())  # asked for first: they may lie in the home
        os.environ["GREENROOM_HOME"] = str(Path(name) / "home")
        measured = import_module(f"tests.bench.groups.{group}")
        plan = Plan(Path(name), is_trial, int(answers))
        found: Found = measured.measure(plan)
    for what, figure in found.figures.items():
        values = (("Greenroom", figure.greenroom), ("peer", figure.peer))
        told = ", ".join(f"{who} {value:.4g}" for who, value in values if value is not None)
        print(f"{group}: {what}: {told}", flush=True)
    keep(Path(folder), group, found, Place.here(is_trial=is_trial))


if __name__ == "__main__":
    main(*sys.argv[1:])
