"""A recording that a crash left behind."""

from datetime import datetime
from pathlib import Path

from greenroom.domain.recording import Spool
from tests.fakes.answers import QUESTIONS


def a_spool(name: str) -> Spool:
    when = datetime.now().astimezone().replace(hour=14, minute=2)
    return Spool(Path(name), when, 48_000, 84.0, QUESTIONS[0].id, QUESTIONS[0].text)
