"""Ctrl-C costs the figures that are being made, never a recording nor figures made before."""

import json
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from threading import Event

from greenroom import resources
from greenroom.library.takes import SqlTakeStore
from tests.audio_server import AudioServer, write_wav
from tests.sounds import noise, sound_in

RATE_HZ = 48_000


def test_ctrl_c_while_measuring(audio_server: AudioServer, home: Path, tmp_path: Path) -> None:
    sound = write_wav(tmp_path / "said.wav", noise(20, RATE_HZ), RATE_HZ)
    greenroom = [sys.executable, "-m", "tests.faults.endless_hearing"]
    command = [*greenroom, "record", "--seconds", "1", "--question", "why-us"]
    with (
        audio_server.speaking(sound),
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process,
    ):
        assert process.stderr is not None
        said: list[str] = []
        while not (said and said[-1].startswith("Kept as take")):
            said.append(process.stderr.readline())
            assert said[-1], "".join(said)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)

    store = SqlTakeStore(home)
    (take,) = store.takes()
    assert process.returncode == 130
    assert out == ""
    assert err.startswith("Take 1 is kept; it was not measured. ")
    assert err.endswith(f'greenroom analyze --question why-us "{take.audio}"\n')
    assert len(err.splitlines()) == 1
    heard, rate_hz = sound_in(take.audio)
    assert 0.9 <= len(heard) / rate_hz == take.duration_s
    assert store.assessment(take.id) is None
    store.close()
    assert list((home / "spool").iterdir()) == []
    assert not (home / "log").exists()


def test_ctrl_c_while_measuring_files(home: Path, models: Path, tmp_path: Path) -> None:
    """The real command, on real recordings; the same command goes on with the next of them."""
    names = [str(tmp_path / f"{number}.flac") for number in range(3)]
    for name in names:
        shutil.copyfile(resources.asset("samples", "answer.flac"), name)
    results, pause = tmp_path / "results.jsonl", Event()
    command = [sys.executable, "-m", "greenroom", "analyze", "--into", str(results), *names]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        while not (results.exists() and results.stat().st_size):
            assert process.poll() is None
            pause.wait(0.05)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, "")
    assert "Stopped; " in err
    assert "The same command goes on from there." in err
    before = results.read_text().splitlines()
    assert len(before) in {1, 2}
    again = subprocess.run(command, capture_output=True, text=True, check=True, timeout=200)
    assert "measured in" in again.stderr
    after = results.read_text().splitlines()
    assert after[: len(before)] == before
    made = [json.loads(line) for line in after]
    assert [one.pop("audio") for one in made] == names
    assert made[0] == made[1] == made[2]
