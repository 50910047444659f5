"""The peer of the window that does not stand still: an empty one, while stock hears in a thread beside it."""

from concurrent.futures import ThreadPoolExecutor

from PySide6.QtWidgets import QMainWindow

from greenroom import resources
from tests.bench import peer
from tests.bench.found import Found, Plan
from tests.bench.groups.stalls import figures
from tests.bench.stage import MODELS, StallWatch, application
from tests.desktop.driving import Patience

LENGTH_S, TRIAL_S = 120, 10


def measure(plan: Plan) -> Found:
    """Watch for as long as an answer takes; stock hears the sample again and again meanwhile."""
    file, length_s = str(resources.asset("samples", "answer.flac")), plan.either(LENGTH_S, TRIAL_S)
    is_over = False

    def hear() -> int:
        model, times = peer.load(MODELS / "base"), 0
        while not is_over:
            peer.transcribe(model, file, peer.BEAM)
            times += 1
        return times

    with application(), ThreadPoolExecutor(1) as pool:
        window, watch = QMainWindow(), StallWatch()
        window.show()
        hearing = pool.submit(hear)
        watch.start()
        Patience().wait(1000 * length_s)
        watch.stop()
        is_over = True
        times = hearing.result()
        window.close()
    return Found(figures(watch.gaps_s, ours=False), {"heard the sample": [times]})
