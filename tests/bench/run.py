"""Measures how quick Greenroom is and what it takes, group by group, each in a process of its own.

`python -m tests.bench.run [--only GROUP...] [--keep FOLDER] [--answers N] [--trial] [--write]`
"""

import argparse
import subprocess
import sys
from pathlib import Path

from tests.bench.found import REPOSITORY, kept
from tests.bench.page import write

GROUPS = (
    "start",
    "library",
    "correction",
    "busy",
    "empty_window",
    "analyze",
    "stalls",
    "recording",
    "answers",
    "analyze_long",
)
"""The modules in `tests/bench/groups`, the quick ones first."""


def main(arguments: argparse.Namespace) -> int:
    """Measure the groups that were asked for; gives the number of those that failed, and 0 when all went well."""
    failed = []
    for group in arguments.only:
        folder = str(arguments.keep.absolute())
        length = "trial" if arguments.trial else "whole"
        command = [sys.executable, "-m", "tests.bench.group", group, folder, length, str(arguments.answers)]
        if subprocess.run(command, cwd=REPOSITORY, check=False).returncode:
            failed.append(group)
            print(f"{group}: failed", file=sys.stderr)
    if arguments.write:
        found = {group: measured for group in GROUPS if (measured := kept(arguments.keep, group)) is not None}
        write(found, REPOSITORY / "docs")
    return len(failed)


def asked() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="*", choices=GROUPS, default=GROUPS, help="these groups; none: just write")
    parser.add_argument("--keep", type=Path, default=REPOSITORY / "build" / "bench", help="where figures are kept")
    parser.add_argument("--answers", type=int, default=20, help="how many answers of two minutes")
    parser.add_argument("--trial", action="store_true", help="as short as can be, only to see it work")
    parser.add_argument("--write", action="store_true", help="write the page from all that is kept")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main(asked()))
