"""Lines to and from a student: no control of the screen, no colour, nothing that moves."""

import re
from collections.abc import Callable
from typing import TextIO, TypeVar

from revise1924.quiz.answers import UnclearError, command_in
from revise1924.text import clean

Answer = TypeVar("Answer")

LONGEST = 500
"""Characters of an answer. More is something pasted by mistake."""

_UNITS = {"s": "second", "min": "minute", "h": "hour"}
_SHORT = re.compile(rf"\b(\d+) ({'|'.join(_UNITS)})\b")


class LeaveError(Exception):
    """The student leaves: by `quit`, or since nothing more can be read.

    It says what is not saved then; nothing where all is.
    """


class Lines:
    """Says one line after the other, and asks for one."""

    def __init__(self, answers: TextIO, out: TextIO) -> None:
        """Take where answers are read, and where everything is written."""
        self._answers = answers
        self._out = out
        self._hinted = set[str]()
        self.is_terminal = answers.isatty() and out.isatty()
        """Whether both are a terminal, so that an editor can be opened there."""

    def say(self, *texts: str) -> None:
        """Write these texts, each from a line's beginning; of one that is empty, an empty line."""
        for text in texts:
            self._out.write(f"{clean(text)}\n")
        self._out.flush()

    def hint(self, *hints: str) -> None:
        """Write these hints, but those that have been given before."""
        self.say(*(hint for hint in hints if hint not in self._hinted))
        self._hinted.update(hints)

    def ask(self, prompt: str) -> str:
        """Return what the student answers on one line.

        A line that is far too long is not heeded, and asked for again. Raises LeaveError for
        `quit`, and where nobody answers any more.
        """
        while True:
            self._out.write(f"{prompt} ")
            self._out.flush()
            line = self._read()
            ends = line.endswith("\n")
            if not (ends and self.is_terminal):  # where no terminal has begun a new line
                self.say("")
            if not line:
                raise LeaveError
            if ends or len(line) < LONGEST:
                if command_in(line) == "quit":
                    raise LeaveError
                return line
            self._pass_over_the_rest()
            self.say("That line is too long.")

    def ask_until_clear(self, prompt: str, read: Callable[[str], Answer]) -> Answer:
        """Return the answer as `read` understands it; ask again where that raises UnclearError."""
        while True:
            try:
                return read(self.ask(prompt))
            except UnclearError as unclear:
                self.say(*unclear.args)

    def _pass_over_the_rest(self) -> None:
        while (rest := self._read()) and not rest.endswith("\n"):
            pass

    def _read(self) -> str:
        """Return a line, or a part of one that is far too long; nothing at the end."""
        try:
            return self._answers.readline(LONGEST)
        except OSError:  # the terminal has gone, or the input is none that can be read
            return ""


def aloud(sentence: str) -> str:
    """Return a sentence of the screens in words that can be read aloud.

    "95 %" is read by all; a dot between two parts is not, and "5 min" is not by some.
    """
    words = _SHORT.sub(lambda short: _in_full(int(short[1]), short[2]), sentence)
    return words.replace(" · ", ", ")


def _in_full(number: int, unit: str) -> str:
    return f"{number} {_UNITS[unit]}{'' if number == 1 else 's'}"
