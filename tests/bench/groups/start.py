"""From the start of the program to its usable window, and to a recording under way."""

import json
import os
import subprocess
import sys
from statistics import median
from time import monotonic

from greenroom.bootstrap import Greenroom
from greenroom.practice.settings import Settings
from tests.audio_server import running_server
from tests.bench.found import REPOSITORY, Figure, Found, Plan
from tests.bench.stage import MODELS
from tests.desktop.virtual_screen import virtual_screen

STARTS = 5


def measure(plan: Plan) -> Found:
    """Start the program again and again in a process of its own; the first start only fills the disk's cache."""
    home = plan.folder / "home"
    services = Greenroom(home, MODELS)
    services.settings.save(Settings(is_introduced=True))
    services.close()
    environment = {**os.environ, "GREENROOM_HOME": str(home), "GREENROOM_MODELS": str(MODELS)}
    times: list[dict[str, float]] = []
    with running_server(), virtual_screen() as display:
        environment |= {name: os.environ[name] for name in ("XDG_RUNTIME_DIR", "PULSE_COOKIE", "ALSA_CONFIG_PATH")}
        environment |= {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        for _ in range(1 + plan.either(STARTS, 1)):
            command = [sys.executable, "-m", "tests.bench.started", repr(monotonic())]
            done = subprocess.run(command, cwd=REPOSITORY, env=environment, capture_output=True, check=True)
            times.append(json.loads(done.stdout))
    usable, recording = ([each[moment] for each in times[1:]] for moment in ("usable", "recording"))
    figures = {
        "start to usable window": Figure(median(usable)),
        "start to recording": Figure(median(recording)),
    }
    return Found(figures, {"usable": usable, "recording": recording})
