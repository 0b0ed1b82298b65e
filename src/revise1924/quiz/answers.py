"""What a student has answered, read from a line: a command, points, yes or no, a number."""

import re
from typing import Literal, get_args

Command = Literal["undo", "skip", "aside", "edit", "pause", "help", "quit"]

_COMMANDS: dict[str, Command] = {each: each for each in get_args(Command)}
_COMMANDS |= {each[0]: each for each in _COMMANDS.values() if each != "aside"}
"""Each by its word or its first letter; "a" is for "all"."""

_ALL, _NONE = {"all", "a", "yes", "y"}, {"none", "n", "no"}
_YES, _NO = {"yes", "y"}, {"no", "n"}

_BETWEEN = re.compile(r"[\s,;.]+|\band\b")
_RANGE = re.compile(r"(\d{1,9})(?:\s*[-–]\s*(\d{1,9}))?")


class UnclearError(Exception):
    """It cannot be told what is meant; says what can be written instead."""


def command_in(said: str) -> Command | None:
    """Return the command that was written; None where it is none."""
    return _COMMANDS.get(_word(said))


def ticks_in(said: str, points: int) -> list[bool]:
    """Return which of so many points came back: "1 3", "1-3", "all", "none".

    Raises UnclearError where the line says anything else.
    """
    word = _word(said)
    if word in _ALL | _NONE:
        return [word in _ALL] * points
    ticks = [False] * points
    for first, last in _ranges(word, points):
        for number in range(first, last + 1):
            ticks[number - 1] = True
    return ticks


def yes_in(said: str) -> bool:
    """Tell whether the answer is yes or no; raises UnclearError where it is neither."""
    word = _word(said)
    if word not in _YES | _NO:
        raise UnclearError("Write yes or no.")
    return word in _YES


def number_in(said: str, cards: int) -> int:
    """Return how many of so many cards are wanted; raises UnclearError where that is not said."""
    word = _word(said)
    if word in {"all", "a"}:
        return cards
    number = int(word) if re.fullmatch(r"\d{1,9}", word) else 0
    if not number:
        raise UnclearError("Write a number, or all.")
    return min(number, cards)


def _word(said: str) -> str:
    """Return the line without what dictation puts around a word."""
    return said.strip().rstrip(".!?").strip().casefold()


def _ranges(word: str, points: int) -> list[tuple[int, int]]:
    """Return the first and the last number of each part; raises as `ticks_in` does."""
    found, at = list[tuple[int, int]](), 0
    while part := _RANGE.match(word, at):
        first, last = int(part[1]), int(part[2] or part[1])
        for number in (first, last):
            if not 1 <= number <= points:
                raise UnclearError(_no_such_point(number, points))
        if first > last:
            break
        found.append((first, last))
        at = part.end()
        while between := _BETWEEN.match(word, at):
            at = between.end()
        if at == len(word):
            return found
        if at == part.end():
            break  # something clings to the number
    raise UnclearError(_what_to_write(points))


def _no_such_point(number: int, points: int) -> str:
    if points == 1:
        return f"There is no point {number}, only 1."
    return f"There is no point {number}. The points are 1 to {points}."


def _what_to_write(points: int) -> str:
    if points == 1:
        return "Write yes or no."
    return f"Write the numbers of the points you said, from 1 to {points}, or all, or none."
