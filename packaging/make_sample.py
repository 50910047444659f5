"""Speaks assets/samples/answer.toml into answer.flac with a synthetic voice (`pip install hibari-tts==0.2.1`).

Each part of the answer is a sentence, a filled pause given in phonemes, or a silence, so that the sample's words,
fillers and pauses are known exactly; the parts' times are written beside it as answer.times.toml.
"""

import tomllib
from pathlib import Path

import numpy as np
import soundfile
from hibari import Hibari

SAMPLES = Path(__file__).resolve().parents[1] / "assets" / "samples"
RATE_HZ = 24_000
ROOM_DBFS = -66.0
VOICE_PEAK = 0.5


def trimmed(sound: np.ndarray) -> np.ndarray:
    """Cut the voice's own silence off both ends, so that only the silences asked for are there."""
    loud = np.flatnonzero(np.abs(sound) > 0.01 * np.abs(sound).max())
    return sound[loud[0] : loud[-1] + 1]


def main() -> None:
    voice, parts, times, at = Hibari(), [], [], 0
    for part in tomllib.loads((SAMPLES / "answer.toml").read_text())["parts"]:
        if "silence_s" in part:
            sound = np.zeros(int(part["silence_s"] * RATE_HZ), np.float32)
        elif "filler" in part:
            sound = trimmed(voice.from_phonemes(part["phonemes"], speed=part.get("speed", 1.0), seed=0))
        else:
            sound = trimmed(voice(part["text"], speed=part.get("speed", 1.0), seed=0))
        name = next(key for key in ("silence_s", "filler", "text") if key in part)
        times.append((name, part[name], at / RATE_HZ, (at + len(sound)) / RATE_HZ))
        parts.append(sound)
        at += len(sound)
    sound = np.concatenate(parts)
    sound *= VOICE_PEAK / np.abs(sound).max()
    sound += 10 ** (ROOM_DBFS / 20) * np.random.default_rng(0).standard_normal(len(sound)).astype(np.float32)
    soundfile.write(SAMPLES / "answer.flac", sound, RATE_HZ, subtype="PCM_16")
    lines = [
        f"[[parts]]\n{name} = {value if name == 'silence_s' else chr(34) + value + chr(34)}\n"
        f"start_s = {start:.3f}\nend_s = {end:.3f}\n"
        for name, value, start, end in times
    ]
    (SAMPLES / "answer.times.toml").write_text("# Written by packaging/make_sample.py.\n" + "\n".join(lines))


if __name__ == "__main__":
    main()
