"""Records into a folder until it is killed, and prints how many seconds were heard."""

import sys
from pathlib import Path
from threading import Event

from greenroom.audio.microphone import open_microphone
from greenroom.practice.ports import HEARING_RATE_HZ, Samples
from tests.fakes.audio import KeepingListener


class TellingListener(KeepingListener):
    """Tells how long the sound is that reached it."""

    count = 0

    def feed(self, samples: Samples) -> None:
        self.count += len(samples)
        sys.stdout.write(f"{self.count / HEARING_RATE_HZ}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    microphone = open_microphone(Path(sys.argv[1]))
    microphone.open(None, lambda _reason: None)
    microphone.record("q1", "Why us?", TellingListener())
    Event().wait()
