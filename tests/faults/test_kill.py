"""A recording whose process is killed without warning loses at most a second."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from greenroom.audio.spool import FolderSpools
from tests.audio_server import AudioServer, write_wav
from tests.sounds import noise, place_of, sound_in

TRIALS = int(os.environ.get("FAULT_TRIALS", "2"))
RATE_HZ = 48_000
LONGEST_S = 8.0
MAY_BE_LOST_S = 1.0


@pytest.mark.parametrize("trial", range(TRIALS))
def test_kill_while_recording(audio_server: AudioServer, tmp_path: Path, trial: int) -> None:
    moment_s = random.Random(trial).uniform(0.5, LONGEST_S)  # noqa: S311 - a moment, no secret
    said = noise(LONGEST_S + 4, RATE_HZ)
    with audio_server.speaking(write_wav(tmp_path / "said.wav", said, RATE_HZ)):
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.recording", str(tmp_path / "spool")], stdout=subprocess.PIPE
        )
        assert process.stdout is not None
        already_s = float(process.stdout.readline())
        began_s = time.monotonic() - already_s
        while time.monotonic() - began_s < moment_s:
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        heard_s = time.monotonic() - began_s
        process.communicate(timeout=10)

    spools = FolderSpools(tmp_path / "spool")
    (spool,) = spools.left_behind()
    assert (spool.question_id, spool.question_text) == ("q1", "Why us?")
    assert spool.duration_s > heard_s - MAY_BE_LOST_S

    recording = spools.recover(spool)
    sound, rate_hz = sound_in(recording.audio)
    assert len(sound) / rate_hz == spool.duration_s
    in_the_middle = sound[len(sound) // 4 : -len(sound) // 4]
    place = place_of(in_the_middle, said)
    np.testing.assert_array_equal(in_the_middle, said[place : place + len(in_the_middle)])
    spools.discard(spool)
    assert list((tmp_path / "spool").iterdir()) == []
