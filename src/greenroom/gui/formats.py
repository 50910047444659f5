"""How durations and dates read: 1:24, today 14:02."""

from datetime import datetime, timedelta

from PySide6.QtCore import QDate, QLocale

from greenroom.texts import text

_WEEK = 7
_MEGABYTE, _GIGABYTE = 1e6, 1e9
_LOCALE = QLocale(QLocale.Language.English)


def duration(seconds: float) -> str:
    """Give minutes and seconds, 1:24, and hours where there are any, 1:02:03; cut, as a clock does."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def moment(seconds: float) -> str:
    """Give a moment to the tenth of a second, 1:24.3; cut, as a clock does."""
    tenths = int(seconds * 10)
    return f"{duration(tenths // 10)}.{tenths % 10}"


def day_time(when: datetime, now: datetime) -> str:
    """Give the day as near as it is, and the time: today, yesterday, the weekday, the date."""
    when, now = when.astimezone(), now.astimezone()
    time, date = when.strftime("%H:%M"), QDate(when.year, when.month, when.day)
    days = (now.date() - when.date()) // timedelta(days=1)
    if days == 0:
        return text("gui.when.today", time=time)
    if days == 1:
        return text("gui.when.yesterday", time=time)
    if 0 < days < _WEEK:
        return f"{_LOCALE.toString(date, 'ddd')} {time}"
    pattern = "d MMM" if when.year == now.year else "d MMM yyyy"
    return f"{_LOCALE.toString(date, pattern)} {time}"


def left(seconds: float) -> str:
    """Give a time left in words: in steps of five seconds below a minute, then in minutes."""
    if seconds < 5:  # noqa: PLR2004
        return text("gui.left.soon")
    if seconds < 60:  # noqa: PLR2004
        return text("gui.left.seconds", n=5 * round(seconds / 5))
    return text("gui.left.minutes", n=round(seconds / 60))


def size(count: int) -> str:
    """Give a number of bytes as people are told of files: 145 MB, 1.2 GB; from 0.1 MB on, never less."""
    if count >= _GIGABYTE:
        return text("gui.size.gigabytes", size=f"{count / _GIGABYTE:.1f}")
    megabytes = max(count, 1e5 if count else 0) / _MEGABYTE
    return text("gui.size.megabytes", size=f"{megabytes:.0f}" if megabytes >= 10 else f"{megabytes:.1f}")  # noqa: PLR2004
