"""What each command is given. Why nothing else is imported here, `cli` says."""

import argparse

TYPE_CHECKING = False  # as `typing` has it
if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _study(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "decks", metavar="DECK", nargs="*", help="a deck file, or a deck's id; none is all of them"
    )
    _progress(parser)
    _tag(parser)
    parser.add_argument(
        "--exam",
        metavar="DATE",
        help="the day of the exam: 2027-06-04, '4 June', 'in 3 weeks', or none",
    )


def _quiz(parser: argparse.ArgumentParser) -> None:
    _study(parser)
    kinds = parser.add_mutually_exclusive_group()
    for kind, about in (("test", "ask every card once, for a mark"), ("drill", "ask weak points")):
        kinds.add_argument(
            f"--{kind}", dest="kind", action="store_const", const=kind, default="study", help=about
        )
    parser.add_argument(
        "--minutes",
        type=_minutes,
        metavar="MINUTES",
        help="the time of a test; what comes after it is told apart",
    )


def _web(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "decks", metavar="DECK", nargs="*", help="a deck file, or a deck's id; none is all of them"
    )
    parser.add_argument(
        "--port",
        type=_port,
        metavar="PORT",
        default=1924,
        help="where on this machine: 1924, or one from 1024 to 65535; 0 takes a free one",
    )


def _status(parser: argparse.ArgumentParser) -> None:
    _deck(parser)
    _tag(parser)
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_true", help="for scripts")
    how.add_argument(
        "--short",
        action="store_true",
        help="one line for a prompt or tmux; without DECK, of all decks together",
    )
    parser.add_argument(
        "--exit-code", action="store_true", help="end with 3 where nothing is to study now"
    )


def _stats(parser: argparse.ArgumentParser) -> None:
    _deck(parser)
    _tag(parser)
    parser.add_argument("--json", action="store_true", help="for scripts")


def _decks(parser: argparse.ArgumentParser) -> None:
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_true", help="for scripts")
    how.add_argument("--ids", action="store_true", help="only the decks' ids, one a line")


def _check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "decks", metavar="DECK", nargs="*", help="a deck file, or a deck's id; none is all of them"
    )


def _new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("title", metavar="TITLE", help="of the deck: its question or topic")


def _import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        help="cards of any program: an Anki package, a table, Quizlet's text, notes, a page copied"
        " as text; - takes what you paste or pipe",
    )
    parser.add_argument(
        "--from",
        dest="format",
        metavar="FORMAT",
        help="what the file is, where it is taken for something else: anki, anki-text, crowdanki,"
        " csv, json, markdown, notes, page or table",
    )
    parser.add_argument(
        "--to", metavar="FILE", type=_path, help="write the deck there, not into the library"
    )
    parser.add_argument(
        "--as", dest="id", metavar="ID", help="the deck's id; else it is made of its title"
    )
    parser.add_argument("--title", metavar="TITLE", help="the deck's title")
    parser.add_argument("--yes", action="store_true", help="save it without asking")
    parser.add_argument(
        "--split", action="store_true", help="several decks in one file stay several"
    )
    parser.add_argument(
        "--points",
        choices=["lines", "sentences"],
        default="lines",
        help="what a point is: a line of an answer, or a sentence where it has but one line",
    )
    parser.add_argument(
        "--between", metavar="TEXT", help="what parts the two sides of a card, as Quizlet asks"
    )
    parser.add_argument("--rows", metavar="TEXT", help="what parts one card from the next")


def _export(parser: argparse.ArgumentParser) -> None:
    _deck(parser)
    parser.add_argument(
        "--to",
        metavar="FILE",
        required=True,
        help="its ending says the format: .json, .md, .csv, .txt for Anki, .apkg, .html to print;"
        " - writes to the output",
    )
    parser.add_argument(
        "--as",
        dest="format",
        metavar="FORMAT",
        help="the format, whatever the ending: json, markdown, csv, anki-text, anki, sheet, or"
        " reviews for your progress as a table",
    )
    parser.add_argument("--yes", action="store_true", help="write over a file that is there")


def _edit(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "deck",
        metavar="DECK",
        nargs="?",
        help="a deck file, or a deck's id; none is the only one there is",
    )


def _schema(parser: argparse.ArgumentParser) -> None:
    """Take no arguments."""


def _doctor(parser: argparse.ArgumentParser) -> None:
    _deck(parser)
    parser.add_argument("--fix", action="store_true", help="mend it; the file as it was is kept")


def _merge(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", metavar="FILE", nargs="+", type=_path, help="a progress file")
    _progress(parser)


def _config(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("key", metavar="KEY", nargs="?", help="print this setting alone")
    parser.add_argument("value", metavar="VALUE", nargs="?", help="change it to this")
    parser.add_argument("--json", action="store_true", help="for scripts")


def _completion(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "shell", metavar="SHELL", choices=["bash", "zsh", "fish"], help="bash, zsh or fish"
    )


def _deck(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("deck", metavar="DECK", nargs="?", help="a deck file, or a deck's id")
    _progress(parser)


def _progress(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--progress", metavar="FILE", type=_path, help="keep the progress in this file"
    )


def _tag(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--tag",
        metavar="TAG",
        action="append",
        default=[],
        help="only the cards that have this tag; can be given again for more",
    )


def _port(given: str) -> int:
    port = int(given) if given.isascii() and given.isdigit() and len(given) < 6 else -1
    if port == 0 or 1024 <= port <= 65535:
        return port
    raise argparse.ArgumentTypeError(f"no port from 1024 to 65535, and not 0: {given!r}")


def _minutes(given: str) -> int:
    from revise1924.stopwatch import MOST_MINUTES, minutes_in

    minutes = minutes_in(given)
    if minutes is None:
        raise argparse.ArgumentTypeError(f"no minutes from 1 to {MOST_MINUTES}: {given!r}")
    return minutes


def _path(given: str) -> "Path":
    from pathlib import Path

    return Path(given)


COMMANDS: "dict[str, tuple[str, str, Callable[[argparse.ArgumentParser], None]]]" = {
    "study": ("open the full-screen app", "study --exam 2027-06-04", _study),
    "quiz": ("study line by line, as for a screen reader", "quiz --test", _quiz),
    "web": ("open the full-screen app in a browser on this machine", "web", _web),
    "status": ("print what is due, without a screen", "status --json", _status),
    "stats": ("print recall, weak points, days and what comes", "stats --json", _stats),
    "decks": ("print all your decks, and what is due today", "decks --json", _decks),
    "new": ("start a deck, with two cards that show how", 'new "The Cold War"', _new),
    "edit": ("open a whole deck in your editor, then check it", "edit mydeck", _edit),
    "import": (
        "take in cards of any program, after showing what was understood",
        "import cards.apkg",
        _import,
    ),
    "export": ("give a deck out in another format", "export mydeck --to mydeck.apkg", _export),
    "check": ("find every fault in deck files", "check mydeck.json", _check),
    "schema": (
        "print the JSON Schema of a deck, for editors",
        "schema > deck.schema.json",
        _schema,
    ),
    "doctor": ("find what is wrong with a progress file, and mend it", "doctor --fix", _doctor),
    "merge": (
        "take in other copies of a progress file, as of a synced folder",
        "merge laptop/stalin-1924-41.json",
        _merge,
    ),
    "completion": (
        "print what lets a shell complete commands and decks",
        "completion bash > ~/.local/share/bash-completion/completions/revise1924",
        _completion,
    ),
    "config": ("print the settings, or change one", "config new_a_day 5", _config),
}
"""Each command's line of help, its example, and what adds its arguments."""
