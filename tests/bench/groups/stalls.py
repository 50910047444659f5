"""How long the window stands still while an answer is given: so long a key pressed then would wait."""

from collections.abc import Mapping, Sequence

from tests.bench.found import Figure, Found, Plan
from tests.bench.stage import StallWatch, record, stage, write_answer
from tests.bench.statistics import percentile

LENGTH_S, TRIAL_S = 600, 20


def measure(plan: Plan) -> Found:
    """Watch one long answer: what grows with its length would be seen."""
    length_s, watch = plan.either(LENGTH_S, TRIAL_S), StallWatch()
    with stage(plan.folder / "home") as (driver, server):
        sound = write_answer(plan.folder / "answer.wav", length_s, 20.0)
        record(driver, server, sound, length_s, watch=watch)
    return Found(figures(watch.gaps_s, ours=True), {"longest": sorted(watch.gaps_s)[-20:]})


def figures(gaps_s: Sequence[float], *, ours: bool) -> Mapping[str, Figure]:
    """Give the figures of the times between two beats of a `StallWatch`, in ms: Greenroom's or the peer's."""
    longest, p99 = (1000 * value for value in (max(gaps_s), percentile(gaps_s, 0.99)))
    return {
        "window stands still while recording, longest": Figure(longest) if ours else Figure(None, longest),
        "window stands still while recording, p99": Figure(p99) if ours else Figure(None, p99),
    }
