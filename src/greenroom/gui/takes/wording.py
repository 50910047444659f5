"""What a row of the list says, to the eye and to the ear."""

from datetime import datetime, timedelta

from greenroom.domain.search import Hit
from greenroom.domain.take import BIN_DAYS, Take
from greenroom.gui.formats import day_time, duration
from greenroom.texts import text

_WORDS_BEFORE = 2  # so that what was found is seen in a narrow window too


def title(take: Take) -> str:
    """Give the person's own name for a take, or its question."""
    return take.title or take.question_text or text("feedback.free")


def when(take: Take) -> str:
    return day_time(take.recorded_at, datetime.now().astimezone())


def detail(take: Take, hit: Hit | None = None) -> str:
    """Give the second line of a take: where it is said, until when it can come back, or what to work on."""
    if hit is not None:
        before = hit.before.split()[-_WORDS_BEFORE:]
        said = " ".join((*before, hit.said, *hit.after.split()))
        return text("takes.hit", time=duration(hit.start_s), said=said)
    if take.deleted_at is not None:
        return text("bin.detail", n=days_left(take.deleted_at), when=_day(take.deleted_at))
    line = text("takes.detail", number=take.number, headline=take.headline or text(_without_headline(take)))
    return text("takes.with_notes", detail=line) if take.notes else line


def _without_headline(take: Take) -> str:
    if not take.is_measured:
        return "takes.not_measured"
    return "takes.measured" if take.speech_rate_wpm is not None else "takes.not_measurable"


def tooltip(take: Take) -> str:
    """Give all that a narrow row may cut off."""
    lines = [take.title, take.question_text or text("feedback.free"), take.headline or "", take.notes]
    return "\n".join(filter(None, lines))


def sentence(take: Take, hit: Hit | None = None) -> str:
    """Give a row as one sentence, for those who hear it."""
    minutes, seconds = divmod(round(take.duration_s), 60)
    long = [text("takes.said.minutes", n=minutes)] if minutes else []
    parts = [title(take), when(take), *long, text("takes.said.seconds", n=seconds)]
    if take.speech_rate_wpm is not None:
        parts.append(text("takes.said.pace", n=round(take.speech_rate_wpm)))
    if take.fillers_per_minute is not None:
        parts.append(text("takes.said.fillers", rate=f"{take.fillers_per_minute:.1f}"))
    return f"{', '.join(parts)}. {detail(take, hit)}"


def days_left(deleted_at: datetime) -> int:
    """Tell for how many days, begun ones counted, a take can still come back."""
    left = deleted_at + timedelta(days=BIN_DAYS) - datetime.now().astimezone()
    return max(0, left.days + 1)


def _day(deleted_at: datetime) -> str:
    return day_time(deleted_at, datetime.now().astimezone())
