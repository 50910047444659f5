"""What `greenroom doctor` finds of the sound: its server, microphones and loudspeakers, and those chosen."""

import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from greenroom.cli.finding import Finding, failed
from greenroom.domain.errors import UserError
from greenroom.domain.loudspeaker import Loudspeaker
from greenroom.domain.recording import Source
from greenroom.practice.settings import Settings
from greenroom.texts import text

if TYPE_CHECKING:
    from greenroom.practice.services import Services

Devices = Sequence[Source] | Sequence[Loudspeaker]


def sound_findings(services: "Services") -> Iterator[Finding]:
    """Look at the sound server, then at the devices; without the sound library there is only that to say."""
    try:
        server = services.microphone.sound_server()
    except UserError as error:
        yield failed("server", error)
        return
    chosen = _chosen(services)
    microphones = list(_devices("microphone", services.microphone.sources, chosen.microphone))
    yield _server(server, well=not any(finding.todo for finding in microphones))
    yield from microphones
    yield from _devices("loudspeaker", partial(_loudspeakers, services), chosen.loudspeaker)


def _loudspeakers(services: "Services") -> Devices:
    """List them; the player itself cannot be made where the settings cannot be read."""
    return services.player.loudspeakers()


def _server(name: str | None, *, well: bool) -> Finding:
    """Linux alone has a server that may be down; without one devices are found by PortAudio, or none are."""
    if name is not None:
        return Finding("server", name)
    needed = sys.platform == "linux" and not well
    return Finding("server", text("cli.doctor.server.none"), text("cli.doctor.server.start") if needed else "")


def _devices(name: str, listed: Callable[[], Devices], chosen: str | None) -> Iterator[Finding]:
    try:
        devices = listed()
    except UserError as error:
        yield failed(name, error)
        return
    if not devices:
        yield failed(name, UserError(f"{name}.none"))
        return
    for device in devices:
        yield Finding(name, text("cli.doctor.default", name=device.name) if device.is_default else device.name)
    if chosen is not None and chosen not in [device.id for device in devices]:
        yield Finding(name, text("cli.doctor.chosen_gone", id=chosen), text("cli.doctor.chosen_gone.todo"))


def _chosen(services: "Services") -> Settings:
    """Give the settings; where they cannot be read the line about the model says so."""
    try:
        return services.settings.load()
    except UserError:
        return Settings()
