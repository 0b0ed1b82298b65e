"""What is told at once: the line for a prompt, and the decks' ids for a shell that completes them.

A shell asks before each prompt, and what `status` imports takes five times as long as Python's
start. So the answer of the last time is kept, with all it stands on: while no file or folder of
these has changed, and on the same study day, it is the answer of now. The file can be deleted at
any time. Nothing is imported here that argparse and json have not imported already.
"""

import json
import os
import sys

from revise1924 import __version__

TYPE_CHECKING = False  # as `typing` has it
if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from datetime import datetime
    from typing import Any

_MOST_FILES = 2000
"""Files and folders that are looked at before a prompt; whoever has more waits for the answer."""

_SETTLED = 2_000_000_000
"""Nanoseconds after a change during which another may leave no trace."""

_DECIDES = (
    *("REVISE1924_DATA_DIR", "REVISE1924_CONFIG_DIR", "HOME"),
    *("XDG_DATA_HOME", "XDG_CONFIG_HOME"),
)
"""Variables of the environment that say where the files lie."""

StandsOn = dict[str, str]
"""Every file and folder an answer stands on, and what it was like; nothing for one not there."""


class Answer:
    """What the library comes to now."""

    def __init__(self, line: str, ids: "Sequence[str]", *, is_to_do: bool) -> None:
        """Take the line for a prompt, every deck's id, and whether there is anything to do."""
        self.line = line
        self.ids = list(ids)
        self.is_to_do = is_to_do

    def give(self, arguments: "argparse.Namespace") -> int:
        """Print what `arguments` ask for; return the exit code."""
        if arguments.command == "decks":
            sys.stdout.write("".join(f"{deck}\n" for deck in self.ids))
            return 0
        sys.stdout.write(f"{self.line}\n")
        return 3 if arguments.exit_code and not self.is_to_do else 0


def is_asked(arguments: "argparse.Namespace") -> bool:
    """Tell whether this is all that a command asks for, of the whole library."""
    if arguments.command == "decks":
        return bool(arguments.ids)
    is_short = arguments.command == "status" and arguments.short
    return is_short and not (arguments.deck or arguments.progress or arguments.tag)


def kept(now: "datetime") -> Answer | None:
    """Return the answer of the last time if it still holds; None where it has to be found anew."""
    try:
        with open(kept_file(), encoding="utf-8") as file:  # noqa: PTH123 - pathlib takes 5 ms
            raw: Any = json.load(file)
        if raw["made"] != _made():
            return None
        if not raw["from"] <= now.replace(tzinfo=None).isoformat() < raw["until"]:
            return None
        if any(_state(path) != state for path, state in raw["stands_on"].items()):
            return None
        return Answer(raw["line"], raw["ids"], is_to_do=raw["is_to_do"])
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def as_kept(answer: Answer, stands_on: StandsOn, span: "tuple[datetime, datetime]") -> bytes:
    """Return what `kept_file` is to say: this answer stands on these files in this local time."""
    first, end = (moment.isoformat() for moment in span)
    said = {"made": _made(), "from": first, "until": end, **vars(answer), "stands_on": stands_on}
    return json.dumps(said).encode()


def all_in(folder: str, files: "Sequence[str]", now: "datetime") -> StandsOn | None:
    """Return these files, and all that is in a folder but what can be made anew, as they are now.

    None where a change might not be told by them: right after another one, where folders are
    linked, and where there are too many.
    """
    found = [*files, folder]
    for here, folders, names in os.walk(folder):
        if here == folder:
            folders[:] = [name for name in folders if name != "cache"]
        paths = [os.path.join(here, name) for name in folders]  # noqa: PTH118
        if len(found) > _MOST_FILES or any(map(os.path.islink, paths)):
            return None
        found += [*paths, *(f"{here}/{name}" for name in names if not name.endswith(".lock"))]
    try:
        states = {os.path.abspath(path): _state(path) for path in found}  # noqa: PTH100
    except OSError:
        return None
    latest = max((int(state.rpartition(" ")[2]) for state in states.values() if state), default=0)
    return None if latest > now.timestamp() * 1e9 - _SETTLED else states


def _state(path: str) -> str:
    try:
        about = os.stat(path)  # noqa: PTH116
    except (FileNotFoundError, NotADirectoryError):
        return ""
    return f"{about.st_dev} {about.st_ino} {about.st_size} {about.st_mtime_ns}"


def _made() -> "list[str]":
    """Return by what an answer is made, and where that looks for decks."""
    said = [os.environ.get(name, "") for name in _DECIDES]
    return [__version__, sys.prefix, *(each and os.path.abspath(each) for each in said)]  # noqa: PTH100


def kept_file() -> str:
    """Return where the answer is kept: in `paths.cache_folder`, but without what that imports."""
    chosen = os.environ.get("REVISE1924_DATA_DIR")
    if chosen:
        return f"{chosen}/cache/at_once.json"
    if sys.platform in {"darwin", "win32"}:
        from revise1924.paths import cache_folder  # noqa: PLC0415 - 12 ms

        return f"{cache_folder() or '/nowhere'}/at_once.json"
    caches = os.environ.get("XDG_CACHE_HOME", "").strip() or os.path.expanduser("~/.cache")  # noqa: PTH111
    return f"{caches}/revise1924/at_once.json"
