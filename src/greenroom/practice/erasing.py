"""Deleting everything: what was said is gone, and not only out of sight."""

from greenroom.practice.ports import Spools, TakeStore


class Erasing:
    """Removes all takes and all that was left behind; settings and models stay."""

    def __init__(self, takes: TakeStore, spools: Spools) -> None:
        """Take the two places where something spoken lies."""
        self._takes = takes
        self._spools = spools

    def erase_everything(self) -> None:
        """Leave nothing but a recording that is under way; raises UserError as the two places do."""
        self._spools.erase()
        self._takes.erase()
