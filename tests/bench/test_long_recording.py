"""Half an hour of speech: measured whole, in a fraction of its length, without holding it all in memory."""

import io
import json
import sys
import tracemalloc
from pathlib import Path
from time import perf_counter

import numpy as np
import pytest
import soundfile

from greenroom.bootstrap import Greenroom
from greenroom.cli.running import run_command_line
from tests.bad_sounds import SAMPLE
from tests.sounds import sound_in

MINUTES = 30
MOST_SHARE = 0.5
"""Of its length; two shared cores took a seventh, with every allocation traced."""
MOST_BYTES = 400_000_000
"""Held by Python and numpy at once; the sound alone, at 16 kHz, would be 115 MB."""


@pytest.mark.timeout(3600)
def test_half_an_hour(home: Path, models: Path, tmp_path: Path) -> None:
    sound, rate_hz = sound_in(SAMPLE)
    times = round(MINUTES * 60 * rate_hz / len(sound))
    soundfile.write(tmp_path / "long.flac", np.tile(sound, times), rate_hz)
    services, out = Greenroom(home, models), io.StringIO()
    tracemalloc.start()
    begun = perf_counter()
    status = run_command_line(services, ["analyze", "--json", str(tmp_path / "long.flac")], out)
    took_s = perf_counter() - begun
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    services.close()
    made = json.loads(out.getvalue())
    print(f"{made['duration_s'] / 60:.1f} min in {took_s:.0f} s, {peak / 1e6:.0f} MB", file=sys.stderr)
    assert (status, made["error"], made["quality"]["reasons"]) == (0, None, [])
    assert made["duration_s"] > 60 * (MINUTES - 1)
    words = " ".join(word["text"] for word in made["words"])
    assert words.count("billing system failed almost every week") >= times - 2
    assert made["words"][-1]["end_s"] > made["duration_s"] - 5
    assert took_s < MOST_SHARE * made["duration_s"]
    assert peak < MOST_BYTES
