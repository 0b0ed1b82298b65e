"""The app's own faults: what is said of one, and where its details are written down."""

import os
import traceback
from collections.abc import Iterator
from datetime import datetime

from revise1924 import __version__
from revise1924.errors import ReviseError
from revise1924.paths import data_folder
from revise1924.text import one_line


class CrashError(ReviseError):
    """The app has failed by a fault of its own; the remedy says where the details are."""


def crash(raised: Exception | None, printed: str, now: datetime) -> CrashError:
    """Write down the details of a fault; return the error that says so.

    `raised` is what the app raised. Where a thread of Textual's has failed, that is None, and there
    is only what Textual would have `printed`.
    """
    if raised is None:
        lines, details = printed.split("\n"), printed
        place = ""
    else:
        lines = traceback.format_exception_only(raised)
        details = "".join(_trace(raised))
        place = _place(traceback.extract_tb(raised.__traceback__))
    what = next((line for line in reversed(lines) if line.strip()), "")
    return CrashError(
        one_line(f"failed: {what}", 300),
        remedy="All that was saved is safe; start again to go on.\n"
        + one_line(_write_down(details, place, now), 1000),
    )


def _write_down(details: str, place: str, now: datetime) -> str:
    """Write a crash report; return the sentence that says where it is, or why there is none."""
    try:
        path = data_folder() / f"crash-{now:%Y%m%d-%H%M%S-%f}.txt"
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(path, "x", encoding="utf-8", errors="backslashreplace", opener=_private) as file:
            file.write(f"{_versions()}\n\n{details}")
    except OSError as error:
        return f"Details could not be written ({error.strerror}){place}"
    except ReviseError as error:
        return f"Details could not be written ({error.what}){place}"
    return f"Details: {path}"


def _private(path: str, flags: int) -> int:
    """Open a file that is its owner's alone."""
    return os.open(path, flags, 0o600)


def _trace(raised: BaseException) -> Iterator[str]:
    """Return where an error was raised, and those that led to it, the first of them first.

    Their kinds are told and not their messages, which may repeat what the student has written.
    """
    before = raised.__cause__ or (None if raised.__suppress_context__ else raised.__context__)
    if before is not None:
        yield from _trace(before)
        yield "\nThat led to this:\n\n"
    yield "Traceback (most recent call last):\n"
    yield from traceback.format_tb(raised.__traceback__)
    yield f"{type(raised).__qualname__}\n"


def _place(frames: traceback.StackSummary) -> str:
    last = frames[-1] if frames else None
    return f" at {last.filename}, line {last.lineno}" if last else ""


def _versions() -> str:
    import platform  # noqa: PLC0415 - needed by none but an app that has failed
    from importlib.metadata import version  # noqa: PLC0415 - as above

    parts = [
        f"revise1924 {__version__}",
        f"Textual {version('textual')}",
        f"Rich {version('rich')}",
    ]
    parts += [f"Python {platform.python_version()}", platform.platform()]
    return "\n".join([*parts, f"TERM={os.environ.get('TERM', '')}"])
