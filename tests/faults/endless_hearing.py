"""The command line with everything real but the ear, which never has heard enough."""

import sys
from collections.abc import Iterator
from threading import Event
from typing import Any

from greenroom import resources
from greenroom.bootstrap import Greenroom
from greenroom.cli.running import run_command_line
from greenroom.practice.ports import Samples
from greenroom.speech.live import LiveListener


class EndlessEar:
    def feed(self, samples: Samples) -> Iterator[int]:
        while not Event().wait(0.01):
            yield samples.size

    def close(self) -> None: ...


class EndlessHearing:
    def listen(self) -> LiveListener:
        make_ear: Any = EndlessEar
        return LiveListener(make_ear)


if __name__ == "__main__":
    services: Any = Greenroom(resources.home(), resources.models_home())
    services.hearing = EndlessHearing()
    try:
        status = run_command_line(services, sys.argv[1:], sys.stdout)
    finally:
        services.close()
    sys.exit(status)
