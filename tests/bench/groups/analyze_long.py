"""`greenroom analyze --json` on an hour, beside stock: the most memory, and the time."""

from tests.bench import peer
from tests.bench.found import Figure, Found, Plan
from tests.bench.processes import spent
from tests.bench.stage import MODELS, command_line, write_long

LENGTH_S, TRIAL_S = 3600, 30


def measure(plan: Plan) -> Found:
    """Hear the same file once each, in processes of their own."""
    file = write_long(plan.folder / "long.flac", plan.either(LENGTH_S, TRIAL_S))
    ours = spent(command_line("analyze", "--json", str(file)))
    theirs = spent(peer.command(MODELS, file))
    return Found(
        {
            "analyze 60 min: most memory": Figure(ours.peak_mb, theirs.peak_mb),
            "analyze 60 min": Figure(ours.wall_s, theirs.wall_s),
        }
    )
