"""Memory while ten minutes are recorded with live words, beside that of stock hearing the same file afterwards."""

from time import monotonic

from tests.bench import peer
from tests.bench.found import Figure, Found, Plan
from tests.bench.processes import own_memory_mb, spent
from tests.bench.stage import MODELS, record, stage, write_answer
from tests.bench.statistics import slope

LENGTH_S, TRIAL_S = 600, 30
EVERY_S = 10.0
SETTLED_S, TRIAL_SETTLED_S = 60, 0
"""Growth is told from then on: the model is loaded within the first minute."""


def measure(plan: Plan) -> Found:
    """Record once; what this process has is noted every ten seconds, and at the feedback the most it ever had."""
    begun = monotonic()
    sizes: list[tuple[float, float]] = []

    def look() -> None:
        at_s = monotonic() - begun
        if not sizes or at_s - 60 * sizes[-1][0] >= EVERY_S:
            sizes.append((at_s / 60, own_memory_mb("VmRSS")))

    with stage(plan.folder / "home") as (driver, server):
        length_s = plan.either(LENGTH_S, TRIAL_S)
        sound = write_answer(plan.folder / "answer.wav", length_s, 20.0)
        begun = monotonic()
        answered = record(driver, server, sound, length_s, look)
        peak_mb = own_memory_mb("VmHWM")
        theirs = spent(peer.command(MODELS, answered.take.audio))
    settled = [size for size in sizes if 60 * size[0] >= plan.either(SETTLED_S, TRIAL_SETTLED_S)]
    figures = {
        "recording 10 min: most memory": Figure(peak_mb, theirs.peak_mb),
        "recording 10 min: growth a minute": Figure(slope(settled)),
    }
    return Found(figures, {"VmRSS every 10 s": [size for _, size in sizes]})
