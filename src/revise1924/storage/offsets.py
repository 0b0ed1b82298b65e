"""Moments in files of earlier versions, which wrote offsets with seconds: `+00:53:28`."""

import re
from datetime import datetime

from revise1924.reviews import in_whole_minutes

_WITH_SECONDS = re.compile(
    r'("(?:exam_)?at"\s*:\s*")([0-9T:.-]{19,26}[+-]\d\d:\d\d:\d\d(?:\.\d{1,6})?)(?=")'
)


def readable_offsets(text: str) -> str:
    """Return the text of a progress file with the offsets of its moments in whole minutes.

    Every moment, study day and line stays. What is no moment stays as it is.
    """
    return _WITH_SECONDS.sub(_in_whole_minutes, text)


def _in_whole_minutes(said: re.Match[str]) -> str:
    try:
        moment = datetime.fromisoformat(said[2])
    except ValueError:
        return said[0]
    return said[1] + in_whole_minutes(moment).isoformat(timespec="microseconds")
