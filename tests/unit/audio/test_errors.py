"""Every error of the audio part has its words, and PortAudio's codes mean something to a person."""

import re
from pathlib import Path

import pytest
import sounddevice

from greenroom import audio
from greenroom.audio.portaudio import user_error
from greenroom.domain.errors import UserError
from greenroom.texts import words

DATA = {"path": "a.wav", "reason": "no"}


def raised_codes() -> list[str]:
    sources = "".join(path.read_text() for path in Path(str(audio.__file__)).parent.glob("*.py"))
    plain = re.findall(r'UserError\("([a-z_.]+)"', sources)
    return sorted(
        {*plain, "disk.full", "disk.refused", "loudspeaker.none", "loudspeaker.refused", "microphone.refused"}
    )


@pytest.mark.parametrize("code", raised_codes())
def test_it_says_what_happened_what_was_kept_and_what_to_do(code: str) -> None:
    what, kept, todo = map(words, UserError(code, **DATA).messages)
    assert what.endswith((".", ": no"))
    assert todo.endswith(".")
    assert kept == " " or kept.endswith(".")


@pytest.mark.parametrize(
    ("role", "number", "code"),
    [
        ("microphone", -9985, "microphone.busy"),
        ("loudspeaker", -9985, "loudspeaker.refused"),
        ("microphone", -9996, "microphone.none"),
        ("microphone", -9993, "microphone.none"),
        ("loudspeaker", -9996, "loudspeaker.none"),
        ("microphone", -9999, "microphone.refused"),
    ],
)
def test_what_portaudio_says(role: str, number: int, code: str) -> None:
    assert user_error(role, sounddevice.PortAudioError("Error opening the stream", number)).code == code
    assert user_error(role, sounddevice.PortAudioError("?")).code == f"{role}.refused"
