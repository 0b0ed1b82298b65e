"""Every format in which cards come in or go out: one table, and a module for each row.

A module that reads has

    recognise(source: Source) -> bool
        Tell whether this format is what the source holds, by its content alone.
    find(source: Source, wishes: Wishes) -> Found
        Return the cards; raises FaultsFound where nothing can be made of the source.

and one that writes

    write(deck: Deck) -> str | bytes
        Return the file. Where it says when it was written, it is handed the moment as well.
    lost(deck: Deck) -> list[str]
        Return what of this deck the format cannot say, as noun phrases; nothing where it says all.

It knows neither files nor the command line. docs/formats.md shows how a format is added.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from typing import Protocol, cast

from revise1924.cards import Deck
from revise1924.formats.found import Found, Wishes
from revise1924.formats.source import Source


class Reader(Protocol):
    """What reads a format."""

    def recognise(self, source: Source) -> bool:
        """Tell whether this format is what the source holds, by its content alone."""
        ...

    def find(self, source: Source, wishes: Wishes) -> Found:
        """Return the cards; raises FaultsFound where nothing can be made of the source."""
        ...


class Writer(Protocol):
    """What writes a format."""

    def write(self, deck: Deck, *now: datetime) -> str | bytes:
        """Return the file; it is handed the moment where it says when it was written."""
        ...

    def lost(self, deck: Deck) -> Sequence[str]:
        """Return what of this deck it cannot say, as noun phrases; nothing where it says all."""
        ...


@dataclass(frozen=True)
class Format:
    """One format of cards."""

    name: str
    """As `--from` and `--as` have it."""
    about: str
    module: str
    """In this package."""
    reads: bool = True
    ending: str = ""
    """Of the files in which cards go out, with its dot; empty where the format is only read."""
    is_dated: bool = False
    """Whether its files say when they were written: Anki takes in what is later than it has."""

    def file_of(self, deck: Deck, now: datetime) -> bytes:
        """Return the file in which this deck goes out."""
        written = self.writer.write(deck, *([now] if self.is_dated else []))
        return written.encode() if isinstance(written, str) else written

    @property
    def reader(self) -> Reader:
        """What reads it; it is imported now."""
        return cast("Reader", self._module)

    @property
    def writer(self) -> Writer:
        """What writes it; it is imported now."""
        return cast("Writer", self._module)

    @property
    def _module(self) -> object:
        return import_module(f"revise1924.formats.{self.module}")


KNOWN = (
    Format("anki", "Anki's packages, .apkg and .colpkg", "anki", ending=".apkg", is_dated=True),
    Format("crowdanki", "CrowdAnki's JSON", "crowdanki"),
    Format("json", "a deck of revise1924 as JSON", "own_json", ending=".json"),
    Format("anki-text", "the text that Anki exports", "anki_text", ending=".txt"),
    Format("markdown", "a deck of revise1924 as Markdown", "own_markdown", ending=".md"),
    Format("csv", "a deck of revise1924 as CSV", "own_table", ending=".csv"),
    Format("notes", "cards in Markdown as other programs write them", "notes"),
    Format("page", "a page of a revision site, copied as text", "page"),
    Format("table", "CSV, TSV and any other table, Quizlet's too", "table"),
    Format("sheet", "a sheet to print, cut and fold", "sheet", reads=False, ending=".html"),
)
"""The formats, in the order in which a source is asked whether it is one: the surest first."""


def named(name: str) -> Format | None:
    """Return the format of this name; None where there is none."""
    return next((row for row in KNOWN if row.name == name), None)


def recognised(source: Source) -> Format | None:
    """Return the format that `source` is in, by its content; None where it is in none."""
    return next((row for row in KNOWN if row.reads and row.reader.recognise(source)), None)


def by_ending(ending: str) -> Format | None:
    """Return the format that files of this ending are written in; None where there is none."""
    return next((row for row in KNOWN if row.ending == ending.lower() != ""), None)
