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

_MOST_SQUARES = 12
"""Topics that are told by a square each."""


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


def by_the_clock(topics: int, essay: Essay) -> str:
    """Return where one is who gives each topic the same time: "■■□□ topic 2 by the clock".

    Nothing without a clock, and once the time is up.
    """
    left = essay.seconds_left
    if left is None or essay.minutes is None or left <= 0:
        return ""
    now = int(topics * essay.seconds / (60 * essay.minutes)) + 1
    squares = f"{'■' * now}{'□' * (topics - now)} " if topics <= _MOST_SQUARES else ""
    return f"{squares}topic {now} by the clock"


def speed(words: int, seconds: float) -> str:
    """Return the words, after the first minute with how many a minute: "106 words, 16 a minute"."""
    a_minute = round(60 * words / seconds) if seconds >= _MINUTE else 0
    return f"{counted(words, 'word')}{f', {a_minute} a minute' if a_minute else ''}"


def how_long(minutes: int | None) -> str:
    """Return a choice of the clock: "45 minutes"."""
    return "No clock" if minutes is None else f"{minutes} minutes"
