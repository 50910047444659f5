"""PortAudio's thread ends when its source goes before the first block, whatever stood on its stack before."""

import subprocess
import sys

from tests.audio_server import running_server

PATIENCE_S = 20
UNTIL_IT_NOTICED_S = 0.5


def main() -> None:
    """Use stacks, start a stream on a source whose first block takes two seconds, end the server, close."""
    from threading import Event, Thread

    import sounddevice

    from greenroom.audio.fresh_stack import fresh_stack

    with running_server() as server:
        server.pactl("load-module", "module-null-sink", "sink_name=slow")
        server.pactl("set-default-source", "slow.monitor")
        heard: list[int] = []
        stream = sounddevice.RawInputStream(
            samplerate=48_000,
            device="pulse",
            channels=1,
            dtype="int16",
            latency=0.03,
            callback=lambda _data, frames, _time, _status: heard.append(frames),
        )
        workers = [Thread(target=_use_stack) for _ in range(4)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        with fresh_stack():
            stream.start()
        server.end()
        Event().wait(UNTIL_IT_NOTICED_S)
        stream.close()
        sys.stdout.write("too late" if heard else "closed before the first block")


def test_a_source_that_goes_before_its_first_block() -> None:
    command = [sys.executable, "-m", "tests.contract.test_fresh_stack"]
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, timeout=PATIENCE_S, check=True
    )
    assert done.stdout == "closed before the first block"


def _use_stack() -> None:
    """Leave numbers on this thread's stack: sorting in C calls Python calls C."""
    import ctypes

    order = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(lambda _a, _b: 1)
    numbers = (ctypes.c_int * 2000)(*range(2000, 0, -1))
    ctypes.CDLL(None).qsort(numbers, len(numbers), 4, order)


if __name__ == "__main__":
    main()
