"""A minute recorded while other processes hold both cores: every sample has to be there."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np

from tests.audio_server import write_wav
from tests.bench.found import Figure, Found, Plan
from tests.bench.stage import RATE_HZ, SPARE_S, record, stage, voice
from tests.bench.statistics import samples_lost
from tests.sounds import Int16, sound_in

LENGTH_S, TRIAL_S = 60, 15
BUSY = 2
HISS = 300
"""Of 32,767: it never repeats, and stands in the pauses too."""


def measure(plan: Plan) -> Found:
    """Compare what Greenroom kept, and what a recorder that does nothing else did, with what was played."""
    length_s = plan.either(LENGTH_S, TRIAL_S)
    played = _sound(length_s + SPARE_S)
    file = write_wav(plan.folder / "answer.wav", played, RATE_HZ)
    with stage(plan.folder / "home") as (driver, server):
        with _busy_processes(), server.hearing("mic.monitor", RATE_HZ) as heard:
            answered = record(driver, server, file, length_s)
        kept, rate_hz = sound_in(answered.take.audio)
    if rate_hz != RATE_HZ:
        raise ValueError(f"recorded at {rate_hz} Hz")
    plain = heard[0][: len(kept)]
    figure = Figure(samples_lost(kept, played, RATE_HZ), samples_lost(plain, played, RATE_HZ))
    runs: dict[str, Sequence[float]] = {"samples kept": [len(kept)], "Stop to feedback": [answered.feedback_s]}
    return Found({"samples lost while two processes hold both cores": figure}, runs)


def _sound(length_s: float) -> Int16:
    """Speech with a hiss under it, so that no two moments of it are alike."""
    hiss = HISS * np.random.default_rng(1).standard_normal(round(length_s * RATE_HZ))
    sound: Int16 = np.clip(np.resize(voice(), len(hiss)) * 0.8 + hiss, -32_768, 32_767).astype(np.int16)
    return sound


@contextmanager
def _busy_processes() -> Iterator[None]:
    processes = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(BUSY)]
    try:
        yield
    finally:
        for process in processes:
            process.kill()
            process.wait(timeout=10)
