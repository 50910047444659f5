"""PulseAudio (or PipeWire as such): the true devices behind PortAudio's one. Linux alone."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from greenroom.audio.pulse_config import stream_environment
from greenroom.audio.system import Input, Output
from greenroom.domain.loudspeaker import Loudspeaker
from greenroom.domain.recording import Source

DEVICE = "pulse"
"""PortAudio reaches PulseAudio through ALSA's device of this name."""

CHOICES = {Source: "PULSE_SOURCE", Loudspeaker: "PULSE_SINK"}
"""The variables that libpulse reads when a stream is opened."""
NAME = "greenroom"


class PulseSystem:
    """Lists sources and sinks with pulsectl and chooses one with a variable of the environment."""

    def __init__(self, device: int) -> None:
        """Take PortAudio's index of the ALSA device `pulse`."""
        self._device = device

    @classmethod
    def found(cls) -> "PulseSystem | None":
        """Give the system where a server answers and PortAudio can reach it."""
        import sounddevice

        device = next((d["index"] for d in sounddevice.query_devices() if d["name"] == DEVICE), None)
        if device is None:
            return None
        with suppress(ConnectionError), _connect():
            return cls(device)
        return None

    def server(self) -> str | None:
        with suppress(ConnectionError), _connect() as connection, _asking():
            return str(connection.server_info().server_name)
        return None

    def inputs(self) -> Sequence[Input]:
        with suppress(ConnectionError), _connect() as connection, _asking():
            return [Input(source, rate_hz, self._device) for source, rate_hz in _microphones(connection)]
        return ()

    def outputs(self, wanted_hz: int) -> Sequence[Output]:
        with suppress(ConnectionError), _connect() as connection, _asking():
            found = _loudspeakers(connection)
            return [Output(each, wanted_hz, self._device) for each in found]  # PulseAudio takes any rate
        return ()

    @contextmanager
    def chosen(self, device: Source | Loudspeaker) -> Iterator[None]:
        with stream_environment({CHOICES[type(device)]: device.id}):
            yield

    def watch(self) -> "PulseWatch":
        return PulseWatch()


class PulseWatch:
    """A connection of the watcher's own."""

    def __init__(self) -> None:
        """Subscribe to sources, streams and the server; raises ConnectionError."""
        self._connection = _connect()
        self._connection.event_mask_set("source", "source_output", "server")
        self._connection.event_callback_set(_end_wait)

    def wait(self, timeout_s: float) -> None:
        self._connection.event_listen(timeout_s, raise_on_disconnect=False)

    def wake(self) -> None:
        self._connection.event_listen_stop()

    def sources(self) -> Sequence[Source]:
        with _asking():
            return [source for source, _ in _microphones(self._connection)]

    def source_in_use(self) -> str | None:
        with _asking():
            own = str(os.getpid())
            streams = self._connection.source_output_list()
            index = next((s.source for s in streams if s.proplist.get("application.process.id") == own), None)
            return next((s.name for s in self._connection.source_list() if s.index == index), None)

    def close(self) -> None:
        self._connection.close()


def _connect() -> Any:  # noqa: ANN401 - pulsectl has no types
    try:
        import pulsectl
        from pulsectl import _pulsectl as native
    except (ImportError, OSError) as error:  # pulsectl, which only Linux has, or libpulse is not installed
        raise ConnectionError from error

    class SourceInfo(pulsectl.PulseSourceInfo):  # type: ignore[misc]
        """A source with its rate, copied while libpulse still holds it (pulsectl keeps a dangling pointer)."""

        def _init_from_struct(self, struct: Any) -> None:  # noqa: ANN401
            self.rate_hz = int(struct.sample_spec.rate)

    class Connection(pulsectl.Pulse):  # type: ignore[misc]
        source_list = pulsectl.Pulse._pulse_get_list(  # noqa: SLF001
            native.PA_SOURCE_INFO_CB_T, native.pa.context_get_source_info_list, SourceInfo
        )

    connection = Connection(NAME, connect=False)
    try:
        connection.connect(autospawn=False)  # with a timeout pulsectl always waits the whole of it
    except pulsectl.PulseError as error:
        connection.close()
        raise ConnectionError from error
    return connection


@contextmanager
def _asking() -> Iterator[None]:
    """Turn pulsectl's ways of saying that the server has gone into one."""
    import pulsectl
    from pulsectl import _pulsectl as native

    try:
        yield
    except (pulsectl.PulseError, native.pa.CallError) as error:
        raise ConnectionError from error


def _end_wait(_event: object) -> None:
    import pulsectl

    raise pulsectl.PulseLoopStop


def _microphones(connection: Any) -> list[tuple[Source, int]]:  # noqa: ANN401
    """List sources and their rates, the default first. What a loudspeaker plays is no microphone.

    Such a monitor is listed only where it is the default (a person chose it) or nothing else exists.
    """
    default = connection.server_info().default_source_name
    sources = connection.source_list()
    real = [s for s in sources if s.monitor_of_sink_name is None or s.name == default]
    listed = [(Source(s.name, s.description, s.name == default), s.rate_hz) for s in real or sources]
    return sorted(listed, key=lambda pair: not pair[0].is_default)


def _loudspeakers(connection: Any) -> list[Loudspeaker]:  # noqa: ANN401
    """List sinks, the default first."""
    default = connection.server_info().default_sink_name
    listed = [Loudspeaker(s.name, s.description, s.name == default) for s in connection.sink_list()]
    return sorted(listed, key=lambda each: not each.is_default)
