"""How the command line is read, and help; what each command is given, `options` says.

Why it is as it is, `cli` says.
"""

import argparse
import os
import sys

from revise1924 import __version__
from revise1924.options import COMMANDS

TYPE_CHECKING = False  # as `typing` has it
if TYPE_CHECKING:
    from typing import NoReturn

    from _typeshed import SupportsWrite


class _Parser(argparse.ArgumentParser):
    word: str | None = None
    """What stands where a command is named and is none: then it should be a deck."""

    def _print_message(self, message: str, file: "SupportsWrite[str] | None" = None) -> None:
        """Print; argparse itself says nothing of output that fails."""
        (file or sys.stderr).write(message)

    def error(self, message: str) -> "NoReturn":
        """Say what is wrong and where help is, in two lines."""
        from revise1924.commands import BAD_USAGE, print_error, why_no_command
        from revise1924.errors import UsageError

        unknown = why_no_command(self.word, COMMANDS)
        print_error(unknown or UsageError(message, remedy=f"Try `{self.prog} --help`."))
        sys.exit(BAD_USAGE)


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the terminal."""

    def __init__(self, prog: str) -> None:
        try:
            columns = int(os.environ.get("COLUMNS") or os.get_terminal_size().columns)
        except (OSError, ValueError):
            columns = 80
        super().__init__(prog, width=columns - 2)


def read(argv: list[str]) -> argparse.Namespace:
    """Return the arguments of the command that `argv` names, or of `study` where it names none."""
    if argv and argv[0] in {"-h", "--help", "--version"}:
        return of_all().parse_args(argv)
    if argv and argv[0] in COMMANDS:
        return of_command(argv[0]).parse_args(argv[1:])
    parser = of_command("study")
    if argv and not argv[0].startswith("-"):
        parser.word = argv[0]
    return parser.parse_args(argv)


def of_all() -> _Parser:
    """Return the parser of what can be asked without a command."""
    commands = "\n".join(f"  {name:<12}{about}" for name, (about, *_) in COMMANDS.items())
    parser = _Parser(
        prog="revise1924",
        usage="%(prog)s [COMMAND] [ARGUMENTS]",
        allow_abbrev=False,
        formatter_class=_Formatter,
        description="Revise for an exam in the terminal. Without a command it opens your decks,\n"
        "or the one there is; DECK is the path of a deck file, or the id of one in your library.",
        epilog=f"commands:\n{commands}\n\n"
        "examples:\n"
        "  revise1924                        revise all your decks\n"
        "  revise1924 mydeck.md              revise one\n"
        "  revise1924 biology french         revise two together\n"
        "  revise1924 --exam 2027-06-04      and be ready on the day\n"
        "  revise1924 import cards.apkg      take in cards from Anki, Quizlet, a table, a page\n"
        "  revise1924 COMMAND --help         all about one command",
    )
    parser.add_argument("--version", action="version", version=f"revise1924 {__version__}")
    return parser


def of_command(name: str) -> _Parser:
    """Return the parser of one command's arguments."""
    about, example, add = COMMANDS[name]
    parser = _Parser(
        prog=f"revise1924 {name}",
        description=f"{about[0].upper()}{about[1:]}.",
        epilog=f"example:\n  revise1924 {example}",
        allow_abbrev=False,
        formatter_class=_Formatter,
    )
    # No module can be called "import".
    parser.set_defaults(command=name, module="import_" if name == "import" else name)
    add(parser)
    return parser
