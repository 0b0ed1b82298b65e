"""The commands and their arguments as shells and the manual need them, read off the parsers."""

import argparse
from dataclasses import asdict, dataclass

from revise1924.arguments import of_command
from revise1924.options import COMMANDS
from revise1924.settings import GLYPHS, SETTINGS, Settings
from revise1924.tui.themes import NAMES


@dataclass(frozen=True)
class Argument:
    """An option, or a place for a word."""

    flags: tuple[str, ...]
    """How it is said; empty for a place."""
    name: str
    """What its value is called; empty for an option without one."""
    about: str
    """What it is, in words."""
    kind: str
    """What completes its value: decks, files, words or none."""
    words: tuple[str, ...]
    """These words."""
    is_many: bool
    """Whether there can be several."""
    is_needed: bool
    """Whether it cannot be left out."""
    after: dict[str, tuple[str, ...]]
    """What completes its value after which word."""


@dataclass(frozen=True)
class Command:
    """A command."""

    name: str
    about: str
    example: str
    options: tuple[Argument, ...]
    places: tuple[Argument, ...]


def commands() -> list[Command]:
    """Return every command, in the order of the help."""
    return [_command(name) for name in COMMANDS]


def _command(name: str) -> Command:
    about, example, _ = COMMANDS[name]
    # What argparse has no other way to tell.
    arguments = [_argument(action) for action in of_command(name)._actions]  # noqa: SLF001
    options = tuple(each for each in arguments if each.flags)
    places = tuple(each for each in arguments if not each.flags)
    return Command(name, about, example, options, places)


def _argument(action: argparse.Action) -> Argument:
    takes = action.nargs != 0
    words = tuple(map(str, action.choices or ()))
    name = str(action.metavar or action.dest.upper()) if takes else ""
    if name == "KEY":
        words = tuple(SETTINGS)
    kinds = {"DECK": "decks", "FILE": "files"}
    is_needed = action.nargs not in {"?", "*"} and not action.option_strings
    return Argument(
        tuple(action.option_strings),
        name,
        (action.help or "").replace("%%", "%"),
        "words" if words else kinds.get(name, "none"),
        words,
        action.nargs in {"*", "+"} or isinstance(action, argparse._AppendAction),  # noqa: SLF001
        is_needed or (action.required and bool(action.option_strings)),
        _settings() if name == "VALUE" else {},
    )


def _settings() -> dict[str, tuple[str, ...]]:
    """Return the values of the settings that are one of a few words."""
    switches = [key for key, value in asdict(Settings()).items() if isinstance(value, bool)]
    return {"theme": tuple(NAMES), "glyphs": GLYPHS, **dict.fromkeys(switches, ("true", "false"))}
