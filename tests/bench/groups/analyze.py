"""`greenroom analyze --json` on ten minutes, beside stock, each in a process of its own that loads its model."""

from statistics import median

from tests.bench import peer
from tests.bench.found import Figure, Found, Plan
from tests.bench.processes import spent
from tests.bench.stage import MODELS, command_line, write_long

LENGTH_S, TRIAL_S = 600, 20
TURNS = 3


def measure(plan: Plan) -> Found:
    """Let the three take turns on the same file."""
    file = write_long(plan.folder / "long.flac", plan.either(LENGTH_S, TRIAL_S))
    commands = {f"stock beam {beam}": peer.command(MODELS, file, beam) for beam in peer.BEAMS}
    commands["Greenroom"] = command_line("analyze", "--json", str(file))
    took: dict[str, list[float]] = {who: [] for who in commands}
    for _ in range(plan.either(TURNS, 1)):
        for who, command in commands.items():
            took[who].append(spent(command).wall_s)
    ours, *theirs = (median(took[who]) for who in ("Greenroom", *(f"stock beam {beam}" for beam in peer.BEAMS)))
    figures = {
        "analyze 10 min, beside stock": Figure(ours, theirs[0]),
        "analyze 10 min, beside stock with beam 1": Figure(ours, theirs[1]),
    }
    return Found(figures, took)
