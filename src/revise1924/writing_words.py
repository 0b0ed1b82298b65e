"""The sentences while an essay is written: its time, what it is to have, how fast it goes."""

from collections.abc import Sequence

from revise1924.essay import Essay, Try
from revise1924.wording import counted

SOON = 300
"""Seconds left from which on one is told to come to an end."""

TIME_IS_UP = "Time is up: well done. You may write on."
LAST_MINUTES = "The last minutes: bring it to an end."
THEN_MARKED = "Once you are done, the points found in it are ticked for you; you decide."

_MINUTE = 60


def time_of(essay: Essay) -> str:
    """Return what the clock says: "12:05 left", "1:30 over", or without one how long it took."""
    left = essay.seconds_left
    if left is None:
        return _minutes(essay.seconds)
    return f"{_minutes(left)} left" if left > 0 else f"{_minutes(-left)} over"


def clock_line(essay: Essay) -> str:
    """Return the time over an essay that is written: "12:05 left · paused"."""
    return f"{time_of(essay)}{' · paused' if essay.is_paused else ''}"


def _minutes(seconds: float) -> str:
    whole = int(seconds)
    return f"{whole // 60}:{whole % 60:02}"


def time_news(essay: Essay) -> str:
    """Return what there is to tell of the time: that it is nearly up, or up; else nothing."""
    left = essay.seconds_left
    if left is None or left > SOON:
        return ""
    return LAST_MINUTES if left > 0 else TIME_IS_UP


def aim(points: int, before: Sequence[Try]) -> str:
    """Return what an essay is to have: "22 points to make, 10 last time"."""
    made = f", {before[-1].recalled} last time" if before and before[-1].asked == points else ""
    return f"{counted(points, 'point')} to make{made}"


def a_topic_takes(topics: int, minutes: int | None) -> str:
    """Return how many topics there are, and what each may take: "7 topics, 2 minutes each"."""
    each = round((minutes or 0) / max(1, topics))
    pace = f", about {counted(each, 'minute')} each" if each else ""
    return f"{counted(topics, 'topic')}{pace}"


def topic_now(topics: int, essay: Essay) -> int | None:
    """Return the number of the topic at which one is who gives each the same time.

    None without a clock, and once the time is up.
    """
    left = essay.seconds_left
    if left is None or essay.minutes is None or left <= 0:
        return None
    return int(topics * essay.seconds / (60 * essay.minutes)) + 1


def by_the_clock(topics: int, essay: Essay) -> str:
    """Return at which topic one is by the clock: "by now: topic 2 of 7"; nothing where none is."""
    now = topic_now(topics, essay)
    return f"by now: topic {now} of {topics}" if now else ""


def timetable(topics: int, minutes: int) -> list[str]:
    """Return until when each topic may take: "until 12:51 left", and the last to the end."""
    share = _MINUTE * minutes / topics
    times = [_minutes(share * (topics - topic)) for topic in range(1, topics)]
    return [*(f"until {time} left" for time in times), "until the end"]


def speed(words: int, seconds: float) -> str:
    """Return how fast it goes, after the first minute: "16 words a minute"; else nothing."""
    a_minute = round(60 * words / seconds) if seconds >= _MINUTE else 0
    return f"{counted(a_minute, 'word')} a minute" if a_minute else ""


def how_long(minutes: int | None) -> str:
    """Return a choice of the clock: "45 minutes"."""
    return "No clock" if minutes is None else f"{minutes} minutes"
