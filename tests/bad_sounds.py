"""Files a person may try: what is no recording, what is one of any kind, and what cannot be measured."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from greenroom import resources
from tests.sounds import Int16, encoded, resampled, sound_in

CLIPS = Path(__file__).parent / "clips"
SAMPLE = resources.asset("samples", "answer.flac")
RATE_HZ = 16_000
SPOKEN_S = 12.0

Make = Callable[[Path], object]
Sound = NDArray[np.float64]
"""Full scale is 1."""


@dataclass(frozen=True)
class Refused:
    make: Make
    code: str
    lines: list[str]

    @property
    def told(self) -> str:
        """What stands in the terminal."""
        return f"greenroom: {self.lines[0]}\n" + "".join(f"  {line}\n" for line in self.lines[1:])


@dataclass(frozen=True)
class Unmeasured:
    make: Make
    reasons: list[str]
    lines: list[str]
    standing: Sequence[str] = ()
    """Names of the figures shown all the same."""


def spoken(rate_hz: int = RATE_HZ, seconds: float = SPOKEN_S) -> Int16:
    """Give the beginning of the spoken sample."""
    sound, own_hz = sound_in(SAMPLE)
    return resampled(sound[: round(seconds * own_hz)], own_hz, rate_hz)


def written(path: Path, sound: Int16 | Sound, rate_hz: int = RATE_HZ, **form: Any) -> None:  # noqa: ANN401
    import soundfile

    soundfile.write(path, sound, rate_hz, **form)


def soundfile_of(path: Path) -> tuple[Sound, int]:
    import soundfile

    sound, rate_hz = soundfile.read(path)
    return sound, rate_hz


def torn(path: Path, *, keep: float, **form: Any) -> None:  # noqa: ANN401
    """Write a recording and keep a share of its bytes."""
    written(path, spoken(), **form)
    path.write_bytes(path.read_bytes()[: round(keep * path.stat().st_size)])


def copied(path: Path, *, name: str) -> None:
    path.write_bytes((CLIPS / name).read_bytes())


def music(path: Path) -> None:
    """Write twenty seconds of plucked strings over a beat."""
    beat_s, scale = 0.4, (0, 4, 7, 12, 7, 4, 5, 9, 12, 9)
    draw = np.random.default_rng(1)
    sound = np.zeros(20 * RATE_HZ)
    time_s = np.arange(round(1.2 * RATE_HZ)) / RATE_HZ
    for at in range(50):
        pitch_hz = 220 * 2 ** (scale[at % len(scale)] / 12)
        string = sum(np.sin(2 * np.pi * pitch_hz * part * time_s) / part for part in range(1, 8))
        string = string * np.exp(-3 * time_s) + draw.standard_normal(time_s.size) * np.exp(-50 * time_s) / 2
        place = sound[round(at * beat_s * RATE_HZ) :][: time_s.size]
        place += string[: place.size]
    written(path, 0.6 * sound / np.abs(sound).max())


def amplified(path: Path, *, times: float) -> None:
    written(path, np.clip(spoken() / 32_768 * times, -1, 1))


def faint(path: Path) -> None:
    written(path, spoken() / 32_768 * 0.005, subtype="FLOAT")


def in_noise(path: Path, *, ratio_db: float) -> None:
    """Write the sample in white noise, the voice so much louder than it (both by power)."""
    said = spoken() / 32_768
    noise = np.random.default_rng(1).standard_normal(said.size) * said.std() * 10 ** (-ratio_db / 20)
    written(path, 0.9 * (said + noise) / np.abs(said + noise).max())


def interviewed(path: Path) -> None:
    """Write a question from a loudspeaker (faint, no lows), the answer, another question and the rest of it."""
    import soxr

    asked_at_hz, rate_hz = soundfile_of(CLIPS / "interviewer.opus")
    asked = soxr.resample(asked_at_hz, rate_hz, RATE_HZ)
    asked = 0.3 * np.diff(asked, prepend=0.0) / np.abs(np.diff(asked)).max()
    said, gap = spoken(seconds=40) / 32_768, np.zeros(RATE_HZ)
    half = said.size // 2
    written(
        path,
        np.concatenate([asked[: 10 * RATE_HZ], gap, said[:half], gap, asked[10 * RATE_HZ :], gap, said[half:]]),
    )


def hush(path: Path) -> None:
    written(path, 1e-3 * np.random.default_rng(1).standard_normal(10 * RATE_HZ))


def silence(path: Path) -> None:
    written(path, np.zeros(10 * RATE_HZ))


def short(path: Path, *, seconds: float) -> None:
    written(path, spoken()[2 * RATE_HZ :][: round(seconds * RATE_HZ)])


def with_picture(path: Path, *, codec: str = "aac", picture: bool = False, rate_hz: int = 44_100) -> None:
    encoded(path, spoken(rate_hz), rate_hz, codec, picture=picture)


def in_form(path: Path, *, rate_hz: int, channels: int = 1, **form: Any) -> None:  # noqa: ANN401
    written(path, np.stack([spoken(rate_hz) / 32_768] * channels, axis=1), rate_hz, **form)


def notes(path: Path) -> None:
    path.write_text("These are my notes about the interview. " * 50)


def one_ear(path: Path) -> None:
    said = spoken(44_100)
    written(path, np.stack([said, np.zeros_like(said)], axis=1), 44_100)


def film(path: Path) -> None:
    """Write moving pictures without any sound."""
    import av

    with av.open(str(path), "w") as container:
        stream = container.add_stream("mpeg4", rate=25)
        stream.width = stream.height = 64
        container.mux([*stream.encode(av.VideoFrame(64, 64, "yuv420p")), *stream.encode(None)])


def folder_of_text(path: Path) -> None:
    path.mkdir()
    notes(path / "notes.txt")


def not_sound(name: str) -> list[str]:
    return [
        f"{name} could not be read as sound.",
        "The file was not changed.",
        "Choose a sound or video file such as WAV, FLAC, MP3, M4A, MP4 or WebM. If it is one, it is damaged.",
    ]


def empty(name: str) -> list[str]:
    return [f"There is no sound in {name}: it is empty.", "Choose another file, or record again."]


def missing(name: str) -> list[str]:
    return [f"There is no file at {name}.", "Check the name and try again."]


def none_inside(name: str) -> list[str]:
    return [
        f"There is no sound file in the folder {name}.",
        "Choose a folder of recordings, or name the file itself, whatever its name ends in.",
    ]


def nothing(_path: Path) -> None:
    """Leave the name without a file."""


LONG_NAME = "a" * 300 + ".wav"
_REFUSED: dict[str, tuple[Make, str, Callable[[str], list[str]]]] = {
    "notes.wav": (notes, "file.not_sound", not_sound),
    "notes.txt": (notes, "file.not_sound", not_sound),
    "random.wav": (
        lambda path: path.write_bytes(np.random.default_rng(1).bytes(9999)),
        "file.not_sound",
        not_sound,
    ),
    "header-torn.wav": (partial(torn, keep=30e-6), "file.not_sound", not_sound),
    "header-alone.wav": (lambda path: written(path, np.empty(0)), "file.empty", empty),
    "torn.flac": (partial(torn, keep=0.5), "file.not_sound", not_sound),
    "film.mp4": (film, "file.not_sound", not_sound),
    "empty.wav": (Path.touch, "file.empty", empty),
    "nowhere.wav": (nothing, "file.missing", missing),
    "nowhere/deep/a.wav": (nothing, "file.missing", missing),
    LONG_NAME: (nothing, "file.missing", missing),
    "folder": (folder_of_text, "file.none_inside", none_inside),
    "folder.wav": (Path.mkdir, "file.none_inside", none_inside),
}
REFUSED = {name: Refused(make, code, lines(name)) for name, (make, code, lines) in _REFUSED.items()}

MEASURED: dict[str, Make] = {
    "stereo.wav": partial(in_form, rate_hz=44_100, channels=2),
    "one-ear.wav": one_ear,
    "24-bit.wav": partial(in_form, rate_hz=48_000, subtype="PCM_24"),
    "float.wav": partial(in_form, rate_hz=96_000, subtype="FLOAT"),
    "8-bit.wav": partial(in_form, rate_hz=22_050, subtype="PCM_U8"),
    "mu-law.wav": partial(in_form, rate_hz=8_000, subtype="ULAW"),
    "six-channels.flac": partial(in_form, rate_hz=16_000, channels=6),
    "a.mp3": partial(with_picture, codec="libmp3lame"),
    "a.m4a": with_picture,
    "a.opus": partial(with_picture, codec="libopus", rate_hz=48_000),
    "a.mp4": partial(with_picture, picture=True),
    "no-ending": partial(in_form, rate_hz=16_000, format="WAV"),
    "wrong-ending.txt": partial(in_form, rate_hz=16_000, format="FLAC"),
    "never-finished.wav": partial(torn, keep=0.8),
}

# ruff: noqa: E501 - messages to the letter
_TOO_SHORT = "This was too short to measure. Speak for at least a few sentences."
_SILENT = "I heard no voice. Check that the right microphone is chosen and not muted, and watch the level move while you say a word."
_NOISY = "There is too much noise to trust any figure. Turn off what hums or plays in the room, or use a headset."
_CLIPPED = (
    "The recording is cut off at its loudest places. Lower the input volume of the microphone or sit further away."
)
UNMEASURED = {
    "silence.wav": Unmeasured(silence, ["silence"], [_SILENT]),
    "hush.wav": Unmeasured(hush, ["silence"], [_SILENT]),
    "blink.wav": Unmeasured(partial(short, seconds=0.3), ["too_short"], [_TOO_SHORT]),
    "breath.wav": Unmeasured(partial(short, seconds=4), ["too_short"], [_TOO_SHORT], ["Length"]),
    "music.wav": Unmeasured(
        music,
        ["no_words"],
        [
            "I heard something like a voice, but no words. Sit closer to the microphone, and turn off other sound in the room."
        ],
    ),
    "clipped.wav": Unmeasured(partial(amplified, times=40), ["clipped"], [_CLIPPED]),
    "noisy.wav": Unmeasured(partial(in_noise, ratio_db=0), ["noisy"], [_NOISY]),
    "faint.wav": Unmeasured(
        faint,
        ["too_quiet"],
        [
            "The recording is too quiet to trust any figure. Sit closer to the microphone or raise its input volume."
        ],
    ),
    "french.opus": Unmeasured(
        partial(copied, name="french.opus"),
        ["other_language"],
        ["This does not sound like English, and I can measure English alone."],
        ["Pauses", "Length", "Pitch"],
    ),
    "interview.wav": Unmeasured(
        interviewed,
        ["two_voices"],
        [
            "I heard more than one voice, and cannot tell which figures are yours. Record yourself alone, with headphones on where a question is spoken."
        ],
    ),
}
