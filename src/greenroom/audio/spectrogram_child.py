"""The child that makes one mel spectrogram: first it gets ready, then one line names the sound and the place.

librosa loads and compiles for seconds and holds Python's lock meanwhile: here it keeps neither window nor hearing
waiting. It ends when its input does.
"""

import json
import os
import sys
from pathlib import Path

import numpy as np

from greenroom.audio.files import AvSoundFiles
from greenroom.audio.spectrogram import WINDOW, keep_spectrogram, levels
from greenroom.domain.errors import UserError

MODEST = 15
"""Niceness: whoever records, hears or draws comes first."""


def main() -> int:
    """Wait for the line and make the picture; gives the exit status."""
    if hasattr(os, "nice"):
        os.nice(MODEST)
    levels([np.zeros(WINDOW, np.float32)])
    line = sys.stdin.readline()
    if not line:
        return 0
    sound, place = (Path(each) for each in json.loads(line))
    try:
        keep_spectrogram(place, *levels(AvSoundFiles().open(sound).blocks()))
    except (UserError, OSError):
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
