"""Speaks sentences whose word times are known: `python packaging/make_words.py FOLDER`.

Needs the program flite, a tool for this alone and no part of the product. Each sentence of sentences.txt is spoken
by one of the voices, at varied speeds, levels and bandwidths, with a little noise; the same each time. The folder
gets the clips and their references.jsonl for tests/evals/corpus.py. `--voice` has one voice speak them all, to
measure with.
"""

import argparse
import json
import subprocess
from functools import cache
from pathlib import Path

import numpy as np
import soundfile
import soxr

VOICES = ("awb", "rms", "slt", "kal16")
STRETCHES = (0.8, 0.9, 1.0, 1.1, 1.2)
RATE_HZ = 16_000

Phone = tuple[str, float, float]


def spoken(voice: str, text: str, stretch: float, path: str) -> list[Phone]:
    """Speak a text into a file; give its phones with their times in seconds."""
    command = ["flite", "-voice", voice, "--setf", f"duration_stretch={stretch}", "-psdur", "-t", text, "-o", path]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own words
    phones, before = [], 0.0
    for part in done.stdout.split():
        name, end = part.split(":")
        phones.append((name, before, float(end)))
        before = float(end)
    return phones


@cache
def phones_in(word: str) -> int:
    return sum(name != "pau" for name, _, _ in spoken("slt", word, 1.0, "none"))


def words_of(text: str, phones: list[Phone]) -> list[dict[str, object]] | None:
    """Give the words with their times; None where a word sounds otherwise than alone."""
    voiced = [phone for phone in phones if phone[0] != "pau"]
    lengths = [phones_in(word) for word in text.split()]
    if sum(lengths) != len(voiced):
        return None
    ends = np.cumsum(lengths)
    return [
        {"text": word, "start_s": round(voiced[end - n][1], 3), "end_s": round(voiced[end - 1][2], 3)}
        for word, n, end in zip(text.split(), lengths, ends, strict=True)
    ]


def changed(sound: np.ndarray, at: int, draw: np.random.Generator) -> np.ndarray:
    """Vary level and noise; every third clip has the bandwidth of a telephone."""
    if at % 3 == 1:
        sound = soxr.resample(soxr.resample(sound, RATE_HZ, 8000), 8000, RATE_HZ)
    noise = 10 ** (draw.uniform(-70, -45) / 20) * draw.standard_normal(len(sound))
    return (sound * 10 ** (draw.uniform(-15, 0) / 20) + noise).astype(np.float32)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--voice", help="who speaks them all; the four in turn if not given")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    draw = np.random.default_rng(1)
    sentences = Path(__file__).with_name("sentences.txt").read_text(encoding="utf-8").splitlines()
    lines = []
    for at, text in enumerate(sentences):
        path = arguments.folder / f"{at:03d}.flac"
        voice = arguments.voice or VOICES[at % len(VOICES)]
        phones = spoken(voice, text, STRETCHES[int(draw.integers(len(STRETCHES)))], str(path.with_suffix(".wav")))
        sound, rate_hz = soundfile.read(path.with_suffix(".wav"), dtype="float32")
        path.with_suffix(".wav").unlink()
        sound = changed(soxr.resample(sound, rate_hz, RATE_HZ), at, draw)
        if (words := words_of(text, phones)) is None:
            continue
        soundfile.write(path, sound, RATE_HZ)
        tags = ["word-times-manual", *(["held-out"] if arguments.voice else [])]
        entry = {"audio": path.name, "duration_s": len(sound) / RATE_HZ, "speaker": voice, "words": words}
        lines.append(json.dumps({**entry, "fillers": [], "tags": tags}))
    (arguments.folder / "references.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} sentences in {arguments.folder}")


if __name__ == "__main__":
    main()
