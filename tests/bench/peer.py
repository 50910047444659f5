"""The peer: faster-whisper as it is installed, with word times. `python -m tests.bench.peer MODEL BEAM [FILE]`.

With a file it is heard once, and the process ends: its time and memory are those of the process. Without one, the
files named line by line on the standard input are heard one after another, and each answered with its seconds.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any

BEAM = 5
"""The default of faster-whisper."""
BEAMS = (BEAM, 1)
THREADS = 2


def load(folder: Path) -> Any:  # noqa: ANN401 - faster_whisper.WhisperModel has no types
    """Load Whisper as Greenroom does: int8, on two threads."""
    from faster_whisper import WhisperModel

    return WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=THREADS)


def transcribe(model: Any, file: str, beam: int) -> int:  # noqa: ANN401
    """Hear a file; gives the number of its words."""
    segments, _ = model.transcribe(file, language="en", beam_size=beam, word_timestamps=True)
    return sum(len(segment.words or ()) for segment in segments)


def command(models: Path, file: Path, beam: int = BEAM) -> list[str]:
    """Give the command that hears a file once in a process of its own."""
    return [sys.executable, "-m", "tests.bench.peer", str(models / "base"), str(beam), str(file)]


class Peer:
    """A process with the model loaded, so that Greenroom's own process stays as it is."""

    def __init__(self, process: subprocess.Popen[str], beam: int) -> None:
        """Take a process that was started by `running`."""
        self._process, self.beam = process, beam

    def seconds(self, file: Path) -> float:
        """Hear a file; gives how long it took, decoding the file included."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{file}\n")
        self._process.stdin.flush()
        return float(self._process.stdout.readline())


@contextmanager
def running(models: Path, beam: int = BEAM) -> Iterator[Peer]:
    """Run the peer until the block ends."""
    asked = [sys.executable, "-m", "tests.bench.peer", str(models / "base"), str(beam)]
    with subprocess.Popen(asked, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield Peer(process, beam)
        finally:
            assert process.stdin is not None
            process.stdin.close()


def main(folder: str, beam: str, *files: str) -> None:
    model = load(Path(folder))
    for file in files:
        print(transcribe(model, file, int(beam)), flush=True)
    for line in () if files else sys.stdin:
        begun = perf_counter()
        transcribe(model, line.strip(), int(beam))
        print(perf_counter() - begun, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
