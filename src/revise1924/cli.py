"""The command line: arguments, one short function a command, the one place that prints errors.

Nothing heavy is imported before a command needs it, so that `--help` answers at once.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from revise1924 import __version__
from revise1924.errors import DeckError, ReviseError, UsageError

if TYPE_CHECKING:
    from revise1924.overview import Overview

    Commands = argparse._SubParsersAction["_Parser"]  # noqa: SLF001 - argparse gives it no other name

Clock = Callable[[], datetime]

DONE, FAULTS, BAD_USAGE = 0, 1, 2


def system_clock() -> datetime:
    """Return the present moment with the local offset."""
    return datetime.now().astimezone()


def main(argv: Sequence[str] | None = None, clock: Clock = system_clock) -> int:
    """Run the command that `argv` names and return the exit code.

    0 done, 1 a check found faults or the app failed, 2 bad usage or bad input, 128+n ended by
    signal n. `clock` gives the present moment, with its offset.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(
                errors="replace"
            )  # a terminal that knows no dash still gets its text
    arguments = _parser().parse_args(_with_command(sys.argv[1:] if argv is None else list(argv)))
    try:
        code: int = arguments.run(arguments, clock)
        sys.stdout.flush()
    except ReviseError as error:
        _print_error(error)
        return BAD_USAGE
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader has gone; nothing may be flushed to it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    return code


def study(arguments: argparse.Namespace, clock: Clock) -> int:
    """Open the full-screen app."""
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise UsageError(
            "study needs a terminal",
            remedy="Without one these work: status, status --json, check, schema.",
        )
    from revise1924.cards import load_deck
    from revise1924.paths import find_deck, progress_path
    from revise1924.store import ProgressFile
    from revise1924.tui.app import ReviseApp
    from revise1924.tui.terminal import CrashError

    deck = load_deck(find_deck(arguments.deck))
    file = ProgressFile(arguments.progress or progress_path(deck.id), deck.id)
    if arguments.exam:
        file.set_exam(_exam_date(arguments.exam, clock))
    try:
        return ReviseApp(deck, file, clock).go()
    except CrashError as error:
        _print_error(error)
        return FAULTS


def status(arguments: argparse.Namespace, clock: Clock) -> int:
    """Print what is due, the boxes and the exam countdown."""
    from revise1924.cards import load_deck
    from revise1924.overview import survey
    from revise1924.paths import find_deck, progress_path
    from revise1924.store import ProgressFile

    deck = load_deck(find_deck(arguments.deck))
    file = ProgressFile(arguments.progress or progress_path(deck.id), deck.id)
    overview = survey(deck, file.progress, clock())
    if arguments.json:
        print(json.dumps(_status_json(overview, file.path), ensure_ascii=False, indent=2))
    else:
        _print_status(overview, file.path)
    return DONE


def check(arguments: argparse.Namespace, _: Clock) -> int:
    """Validate decks; print each fault with file, line and field."""
    from revise1924.cards import load_deck
    from revise1924.text import one_line
    from revise1924.wording import counted

    code = DONE
    for deck_path in arguments.decks:
        try:
            deck = load_deck(deck_path)
        except DeckError as error:
            code = FAULTS
            for fault in error.faults:
                line = "" if fault.line is None else f"{fault.line}:"
                print(one_line(f"{deck_path}:{line} {fault}", 1000))
        else:
            found = f"{counted(len(deck.cards), 'card')}, {counted(deck.points, 'point')}"
            print(one_line(f"{deck_path}: {found}, no fault", 1000))
    return code


def schema(_: argparse.Namespace, __: Clock) -> int:
    """Print the JSON Schema of a deck."""
    from revise1924.cards import deck_schema

    print(json.dumps(deck_schema(), ensure_ascii=False, indent=2))
    return DONE


def _status_json(overview: "Overview", path: Path) -> dict[str, Any]:
    """Return the promise to scripts: fields may be added, none renamed or removed."""
    from revise1924.wording import warnings

    deck = overview.deck
    return {
        "deck": deck.id,
        "title": deck.title,
        "today": _iso(overview.today),
        "exam": _iso(overview.exam),
        "days_left": overview.days_left,
        "progress": str(path),
        "counts": {
            "cards": len(deck.cards),
            "points": deck.points,
            "new": overview.new,
            "due": overview.due,
        },
        "boxes": {str(box): len(cards) for box, cards in overview.boxes.items()},
        "next_due": _iso(overview.next_due),
        "warnings": warnings(overview),
        "cards": [
            {
                "id": card.id,
                "topic": card.topic,
                "box": standing.box,
                "due": _iso(standing.due),
                "reviews": standing.reviews,
                "last_recall": standing.last and round(standing.last.score, 4),
            }
            for card, standing in zip(deck.cards, overview.standings, strict=True)
        ],
    }


def _print_status(overview: "Overview", path: Path) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from revise1924 import wording
    from revise1924.text import one_line

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("#", justify="right")
    table.add_column("Topic")
    for heading in ("Box", "Recall", "Due"):
        table.add_column(heading, no_wrap=True)
    rows = zip(overview.deck.cards, overview.standings, strict=True)
    for number, (card, standing) in enumerate(rows, 1):
        table.add_row(
            str(number),
            Text(one_line(card.topic)),
            str(standing.box or "–"),
            wording.recall(standing.last),
            wording.due_in(standing, overview.today),
        )
    boxes = [f"new {overview.new}"]
    boxes += [f"box {box}: {len(cards)}" for box, cards in overview.boxes.items()]
    console = Console(highlight=False)
    console.print(Text(one_line(overview.deck.title), style="bold"))
    console.print(table)
    for line in (
        wording.waiting(overview) or wording.nothing_due(overview),
        " · ".join(boxes),
        wording.exam(overview),
        *wording.warnings(overview),
        one_line(f"Progress: {path}", 1000),
    ):
        if line:
            console.print(Text(line), soft_wrap=True)


def _exam_date(given: str, clock: Clock) -> date | None:
    from revise1924.leitner import study_day

    if given == "none":
        return None
    try:
        exam = date.fromisoformat(given)
    except ValueError as error:
        raise UsageError(
            f'"{given}" is no date', remedy="Write it as in --exam 2027-06-04, or --exam none."
        ) from error
    if exam < study_day(clock()):
        raise UsageError(f"the exam date {exam} is past", remedy="Give a day to come, or none.")
    return exam


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _print_error(error: ReviseError) -> None:
    from revise1924.text import one_line

    lines = str(error).splitlines()[:3]
    for prefix, line in zip(("revise1924: ", "  ", "  "), lines, strict=False):
        print(prefix + one_line(line, 400), file=sys.stderr)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where help is, in two lines."""
        _print_error(UsageError(message, remedy=f"Try `{self.prog} --help`."))
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
    for name, add in _COMMANDS.items():
        add(commands, name)
    return parser


def _command(
    commands: "Commands", name: str, run: Callable[..., int], about: str, example: str
) -> argparse.ArgumentParser:
    parser = commands.add_parser(
        name,
        help=about,
        description=f"{about[0].upper()}{about[1:]}.",
        epilog=f"example:\n  {example}",
        allow_abbrev=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run=run)
    return parser


def _add_study(commands: "Commands", name: str) -> None:
    parser = _command(
        commands, name, study, "open the full-screen app", "revise1924 study --exam 2027-06-04"
    )
    _add_deck(parser)
    parser.add_argument("--exam", metavar="DATE", help="the day of the exam as YYYY-MM-DD, or none")


def _add_status(commands: "Commands", name: str) -> None:
    parser = _command(
        commands, name, status, "print what is due, without a screen", "revise1924 status --json"
    )
    _add_deck(parser)
    parser.add_argument("--json", action="store_true", help="for scripts")


def _add_check(commands: "Commands", name: str) -> None:
    parser = _command(
        commands, name, check, "find every fault in deck files", "revise1924 check mydeck.json"
    )
    parser.add_argument("decks", metavar="DECK", nargs="+", type=Path, help="a deck file")


def _add_schema(commands: "Commands", name: str) -> None:
    _command(
        commands,
        name,
        schema,
        "print the JSON Schema of a deck, for editors",
        "revise1924 schema > deck.schema.json",
    )


def _add_deck(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("deck", metavar="DECK", nargs="?", help="a deck file, or a deck's id")
    parser.add_argument(
        "--progress", metavar="FILE", type=Path, help="keep the progress in this file"
    )


_COMMANDS: dict[str, Callable[["Commands", str], None]] = {
    "study": _add_study,
    "status": _add_status,
    "check": _add_check,
    "schema": _add_schema,
}
