"""Sound made longer or shorter while its pitch stays: FFmpeg's `atempo` (WSOLA), block by block."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

import numpy as np

from greenroom.practice.ports import Samples


def stretched(blocks: Iterable[Samples], rate_hz: int, speed: float) -> Iterator[Samples]:
    """Give mono sound at `speed` times its tempo, as many samples as the tempo asks for.

    Sample k of what comes lies at second k * `speed` / `rate_hz` of what went in, within some 20 ms: that far the
    filter may look for the place where two of its windows join best.
    """
    if speed == 1:
        yield from blocks
        return
    tempo = _Tempo(rate_hz, speed)
    taken = given = 0
    for block in blocks:
        taken += len(block)
        part = tempo.feed(block)
        given += len(part)
        if len(part):
            yield part
    rest, missing = tempo.finish(), max(0, round(taken / speed) - given)
    yield np.pad(rest[:missing], (0, max(0, missing - len(rest))))


class _Tempo:
    """One run of the filter."""

    def __init__(self, rate_hz: int, speed: float) -> None:
        """Join source, `atempo` and sink."""
        from av.filter import Graph

        self._rate_hz = rate_hz
        self._at = 0
        self._graph = Graph()
        source = self._graph.add_abuffer(
            format="fltp", sample_rate=rate_hz, layout="mono", time_base=Fraction(1, rate_hz)
        )
        tempo, sink = self._graph.add("atempo", str(speed)), self._graph.add("abuffersink")
        source.link_to(tempo)
        tempo.link_to(sink)
        self._graph.configure()

    def feed(self, block: Samples) -> Samples:
        from av import AudioFrame

        if not len(block):
            return block
        frame = AudioFrame.from_ndarray(np.ascontiguousarray(block[np.newaxis]), format="fltp", layout="mono")
        frame.sample_rate = self._rate_hz
        frame.pts = self._at
        self._at += len(block)
        self._graph.push(frame)
        return self._come()

    def finish(self) -> Samples:
        self._graph.push(None)
        return self._come()

    def _come(self) -> Samples:
        """Give what the filter has made by now."""
        from av import BlockingIOError as NothingYet
        from av import EOFError as NothingMore

        parts = [np.empty(0, dtype=np.float32)]
        while True:
            try:
                parts.append(self._graph.pull().to_ndarray()[0])
            except (NothingYet, NothingMore):
                return np.concatenate(parts)
