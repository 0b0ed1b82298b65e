"""The path of a file as a student types it, or as a terminal types it where a file is dropped."""

import os
import re
import shlex
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote, urlsplit

from revise1924.paths import exists

_LONGEST = 4096
"""Characters; systems take no longer path."""

_LOOKS_LIKE_ONE = re.compile(
    r"[\"']?(?:[/\\~]|\.\.?[/\\]|file:/|[A-Za-z]:\\)"
    r"|.*\.(?:apkg|colpkg|csv|tsv|txt|md|markdown|json)[\"']?$",
    re.IGNORECASE,
)
"""Begins as a path does, or ends as the files do in which programs keep cards."""


def path_in(text: str) -> Path | None:
    """Return the path that `text` is, of a file that is there or not; None where it is none.

    It may stand in quotes, have its spaces behind backslashes, or be a URL of a file; ~ is the home
    folder.
    """
    line = text.strip()
    if not line or "\n" in line or len(line) > _LONGEST:
        return None
    paths = [Path(os.path.expanduser(each)) for each in _readings(line)]  # noqa: PTH111 - no home, no error
    there = next((path for path in paths if exists(path)), None)
    return there or (paths[0] if _LOOKS_LIKE_ONE.match(line) else None)


def _readings(line: str) -> Iterator[str]:
    """Yield what is meant, if it is a path: the likeliest first."""
    if line.startswith("file:/"):
        with suppress(ValueError):  # as of a host that can be none
            yield unquote(urlsplit(line).path)
    with suppress(ValueError):  # as of a quote that is not closed
        words = shlex.split(line)
        if len(words) == 1:
            yield words[0]
    yield line
