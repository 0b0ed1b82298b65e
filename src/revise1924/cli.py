"""The command line: arguments, the choice of a command, the errors.

Nothing but argparse is imported before the arguments are read, so that `--help` and `--version`
answer at once: `typing`, `pathlib` and `dataclasses` alone would take as long as all the rest.
"""

import argparse
import os
import sys
from importlib import import_module

from revise1924 import __version__

TYPE_CHECKING = False  # as `typing` has it
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path
    from typing import NoReturn

    from revise1924.commands import Clock

    Commands = argparse._SubParsersAction["_Parser"]  # noqa: SLF001 - argparse gives it no other name


def system_clock() -> "datetime":
    """Return the present moment with the local offset."""
    from datetime import datetime  # noqa: PLC0415 - as the module says

    return datetime.now().astimezone()


def main(argv: "Sequence[str] | None" = None, clock: "Clock" = system_clock) -> int:
    """Run the command that `argv` names and return the exit code.

    0 done, 1 a check found faults or the app failed, 2 bad usage or bad input, 128+n ended by
    signal n. `clock` gives the present moment, with its offset.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # for terminals that know no dash
    arguments = _parser().parse_args(_with_command(sys.argv[1:] if argv is None else list(argv)))
    from revise1924.commands import BAD_USAGE, print_error  # noqa: PLC0415
    from revise1924.errors import ReviseError  # noqa: PLC0415

    try:
        command = import_module(f"revise1924.commands.{arguments.command}")
        code: int = command.run(arguments, clock)
        sys.stdout.flush()
    except ReviseError as error:
        print_error(error)
        return BAD_USAGE
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader has gone; nothing may be flushed to it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    return code


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> "NoReturn":
        """Say what is wrong and where help is, in two lines."""
        from revise1924.commands import BAD_USAGE, print_error  # noqa: PLC0415
        from revise1924.errors import UsageError  # noqa: PLC0415

        print_error(UsageError(message, remedy=f"Try `{self.prog} --help`."))
        sys.exit(BAD_USAGE)


def _with_command(argv: list[str]) -> list[str]:
    """Return `argv` with the command that it leaves out: `study`."""
    named = argv and (argv[0] in _COMMANDS or argv[0] in {"-h", "--help", "--version"})
    return argv if named else ["study", *argv]


def _parser() -> _Parser:
    parser = _Parser(
        prog="revise1924",
        allow_abbrev=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Revise for an exam in the terminal. Without a command it opens the deck\n"
        "that ships; DECK is the path of a deck file, or the id of one in your library.",
        epilog="examples:\n"
        "  revise1924                        revise the deck that ships\n"
        "  revise1924 mydeck.json            revise your own\n"
        "  revise1924 --exam 2027-06-04      and be ready on the day\n"
        "  revise1924 COMMAND --help         all about one command",
    )
    parser.add_argument("--version", action="version", version=f"revise1924 {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for add in _COMMANDS.values():
        add(commands)
    return parser


def _command(commands: "Commands", name: str, about: str, example: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(
        name,
        help=about,
        description=f"{about[0].upper()}{about[1:]}.",
        epilog=f"example:\n  {example}",
        allow_abbrev=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(command=name)
    return parser


def _add_study(commands: "Commands") -> None:
    example = "revise1924 study --exam 2027-06-04"
    parser = _command(commands, "study", "open the full-screen app", example)
    _add_deck(parser)
    parser.add_argument(
        "--exam",
        metavar="DATE",
        help="the day of the exam: 2027-06-04, '4 June', 'in 3 weeks', or none",
    )


def _add_status(commands: "Commands") -> None:
    about = "print what is due, without a screen"
    parser = _command(commands, "status", about, "revise1924 status --json")
    _add_deck(parser)
    parser.add_argument("--json", action="store_true", help="for scripts")


def _add_stats(commands: "Commands") -> None:
    about = "print recall, weak points, days and what comes, without a screen"
    parser = _command(commands, "stats", about, "revise1924 stats --json")
    _add_deck(parser)
    parser.add_argument("--json", action="store_true", help="for scripts")


def _add_check(commands: "Commands") -> None:
    about = "find every fault in deck files"
    parser = _command(commands, "check", about, "revise1924 check mydeck.json")
    parser.add_argument("decks", metavar="DECK", nargs="+", help="a deck file, or a deck's id")


def _add_schema(commands: "Commands") -> None:
    about = "print the JSON Schema of a deck, for editors"
    _command(commands, "schema", about, "revise1924 schema > deck.schema.json")


def _add_doctor(commands: "Commands") -> None:
    about = "find what is wrong with a progress file, and mend it"
    parser = _command(commands, "doctor", about, "revise1924 doctor --fix")
    _add_deck(parser)
    parser.add_argument("--fix", action="store_true", help="mend it; the file as it was is kept")


def _add_merge(commands: "Commands") -> None:
    about = "take copies of a progress file in, from another computer or a synced folder"
    parser = _command(commands, "merge", about, "revise1924 merge laptop/stalin-1924-41.json")
    parser.add_argument("files", metavar="FILE", nargs="+", type=_path, help="a progress file")
    _add_progress(parser)


def _add_deck(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("deck", metavar="DECK", nargs="?", help="a deck file, or a deck's id")
    _add_progress(parser)


def _add_progress(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--progress", metavar="FILE", type=_path, help="keep the progress in this file"
    )


def _path(given: str) -> "Path":
    from pathlib import Path  # noqa: PLC0415 - as the module says

    return Path(given)


_COMMANDS: "dict[str, Callable[[Commands], None]]" = {
    "study": _add_study,
    "status": _add_status,
    "stats": _add_stats,
    "check": _add_check,
    "schema": _add_schema,
    "doctor": _add_doctor,
    "merge": _add_merge,
}
