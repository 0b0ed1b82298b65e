"""What can go wrong and can be mended by the user: one base, one leaf a kind.

Every error prints itself in at most three lines: where, what happened, what to do. The names it
repeats are made safe to show there, so that no screen and no command has to think of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from revise1924.text import one_line

_MOST_FAULTS = 5
"""Faults of a text that are told at once."""

_MOST_OF_A_PATH = 1000


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong inside a file."""

    what: str
    """The fault as a sentence without its subject: "is blank"."""
    field: str = ""
    """The path to the field, as in `cards[2].back[0]`; empty for the file as a whole."""
    line: int | None = None
    """The line in the file, counted from 1; None where no single line is at fault."""

    def __str__(self) -> str:
        return f"{self.field} {self.what}" if self.field else self.what


class ReviseError(Exception):
    """Something the user can mend.

    `what` happened, in which file (`path`) and on which `line`, and the `remedy`: what to do now.
    """

    def __init__(
        self, what: str, *, path: Path | None = None, line: int | None = None, remedy: str = ""
    ) -> None:
        super().__init__(what)
        self.what = what
        self.path = path
        self.line = line
        self.remedy = remedy

    def __str__(self) -> str:
        place = "" if self.path is None else f"{one_line(str(self.path), _MOST_OF_A_PATH)}:"
        place += "" if self.line is None else f"{self.line}:"
        sentence = f"{place} {one_line(self.what, 400)}".strip()
        remedies = self.remedy.split("\n")[:2] if self.remedy else []
        return "\n".join([sentence, *(one_line(line, 1000) for line in remedies)])


class UsageError(ReviseError):
    """The command line asks for something that is not there."""


class EditorError(ReviseError):
    """The editor could not be started, or says that something went wrong in it."""


class NoDeckError(UsageError):
    """There is no deck of the name given, `named`; `known` are those that there are."""

    def __init__(self, what: str, *, named: str, known: Sequence[str], remedy: str) -> None:
        super().__init__(what, remedy=remedy)
        self.named = named
        self.known = tuple(known)


class UnreadableError(ReviseError):
    """A file cannot be read at all: it is missing, a folder, or not permitted."""


class FaultyFileError(ReviseError):
    """Something was read, but what it says breaks the format; `faults` names each place.

    `path` is its file, None where it is in none.
    """

    def __init__(self, path: Path | None, faults: Sequence[Fault], *, remedy: str) -> None:
        first, more = faults[0], len(faults) - 1
        counted = f" (and {more} more {'fault' if more == 1 else 'faults'})" if more else ""
        super().__init__(f"{first}{counted}", path=path, line=first.line, remedy=remedy)
        self.faults = tuple(faults)


class DeckError(FaultyFileError):
    """A deck that breaks the deck format."""


class SettingsError(FaultyFileError):
    """Something in the file of settings that cannot be used, or cannot be changed from here."""


class SourceError(FaultyFileError):
    """Something from which no card can be taken in."""


class WrittenCardError(FaultyFileError):
    """A card that a student has written breaks the format, or does not fit into its deck.

    The lines are those of what was written.
    """

    @property
    def in_lines(self) -> str:
        """The first few faults, a line each."""
        lines = [f"Line {each.line}: {each}" if each.line else str(each) for each in self.faults]
        if len(lines) > _MOST_FAULTS:
            lines[_MOST_FAULTS:] = [f"and {len(lines) - _MOST_FAULTS} more"]
        return "\n".join(one_line(line, 400) for line in lines)


class DeckChangedError(ReviseError):
    """A deck was changed by somebody else while a card of it was being edited."""


class ProgressError(FaultyFileError):
    """A progress file that breaks its format. It is never overwritten and never taken for empty."""


class ForeignFileError(ProgressError):
    """A progress file that is sound, but of a newer version or another deck."""


class SaveError(ReviseError):
    """Progress, or a deck, could not be written; what was on disk before is still there."""
