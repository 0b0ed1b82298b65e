"""A question with yes or no, asked where a command runs in a terminal."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

_TERMINAL = "CON" if os.name == "nt" else "/dev/tty"


def can_ask() -> bool:
    """Tell whether there is a terminal to ask in; the input may be something else."""
    if not sys.stdout.isatty():
        return False
    try:
        with _answers():
            return True
    except OSError:
        return False


def agrees(question: str, *, by_enter: bool) -> bool:
    """Ask, and tell whether the answer is yes; Enter alone may be, the end of the input is not."""
    print(f"{question} [{'Y/n' if by_enter else 'y/N'}] ", end="", flush=True)
    with _answers() as answers:
        answer = answers.readline()
    if not answer.endswith("\n"):
        print()
    return answer.strip().lower() in {"y", "yes"} or (by_enter and answer == "\n")


@contextmanager
def _answers() -> Iterator[TextIO]:
    """Yield what the student types: the input, or the terminal where the input is something else.

    Raises OSError where there is no terminal.
    """
    if sys.stdin.isatty():
        yield sys.stdin
        return
    with open(_TERMINAL, encoding=sys.stdout.encoding, errors="replace") as terminal:  # noqa: PTH123 - a device
        yield terminal
