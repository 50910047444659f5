"""Which microphone listens and which loudspeaker plays."""

from collections.abc import Callable, Sequence

from greenroom.domain.loudspeaker import Loudspeaker
from greenroom.domain.recording import Source
from greenroom.gui.notice import NoticeCard
from greenroom.gui.picker import Picker
from greenroom.gui.pieces import Button, Card, label
from greenroom.gui.settings.form import line
from greenroom.gui.settings.presenter import SettingsPresenter
from greenroom.gui.settings.state import SettingsState
from greenroom.texts import text


class SoundCard(Card):
    """Two pickers, and a voice to hear where it comes out."""

    def __init__(self, presenter: SettingsPresenter) -> None:
        """Start without a device."""
        super().__init__(gap=10)
        self._presenter = presenter
        self._microphone = Picker(text("settings.microphone"), text("practise.microphone.none"))
        self._loudspeaker = Picker(text("settings.loudspeaker"), text("settings.loudspeaker.none"))
        self._sample = Button(text("settings.sample"), self._play_or_stop)
        self._notice = NoticeCard()
        self.put(
            label(text("settings.sound"), "eyebrow"),
            line(text("settings.microphone"), self._microphone),
            line(text("settings.loudspeaker"), self._loudspeaker, self._sample),
            self._notice,
        )
        self._microphone.picked.connect(lambda source: presenter.choose(microphone=source))
        self._loudspeaker.picked.connect(presenter.choose_loudspeaker)
        self._notice.action_requested.connect(presenter.act)

    def show_state(self, state: SettingsState) -> None:
        _show_devices(self._microphone, state.found.sources, state.chosen.microphone)
        _show_devices(self._loudspeaker, state.found.loudspeakers, state.chosen.loudspeaker)
        self._sample.relabel(text("settings.sample.stop" if state.is_playing else "settings.sample"))
        self._sample.setEnabled(bool(state.found.loudspeakers))
        self._notice.show_notice(state.sound_notice)

    def _play_or_stop(self) -> None:
        act: Callable[[], None] = (
            self._presenter.stop_sample if self._presenter.state.is_playing else self._presenter.play_sample
        )
        act()


def _show_devices(picker: Picker, devices: Sequence[Source | Loudspeaker], chosen: str | None) -> None:
    """Show the devices below the system's own choice; one that was chosen and is gone leaves it to the system."""
    default = next((each.name for each in devices if each.is_default), "")
    by_system = text("settings.device.system", name=default) if default else text("settings.device.system.unknown")
    choices: list[tuple[str, object]] = [(by_system, None), *((each.name, each.id) for each in devices)]
    known = chosen if chosen in {each.id for each in devices} else None
    picker.show_choices(choices if devices else [], known)
