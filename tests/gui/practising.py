"""What the Practise screen is at, and what it tells."""

from greenroom.gui.practise.presenter import PractisePresenter
from greenroom.gui.practise.state import Phase


def phase_of(practise: PractisePresenter) -> Phase:
    return practise.state.phase


def notice_keys(practise: PractisePresenter) -> list[str]:
    return [line.key for line in practise.state.notice.lines] if practise.state.notice else []
