"""The Leitner system at a glance: five boxes that hold their cards, new ones to the left."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from revise1924 import wording
from revise1924.leitner import WAITS
from revise1924.overview import Overview

_MOST_TILES = 1000
"""Tiles of one box; where there are more cards their number alone is shown."""


class BoxRow(Horizontal):
    """New cards and the five boxes, side by side."""

    def compose(self) -> ComposeResult:
        """Lay out the columns."""
        yield Box("New")
        for box, days in WAITS.items():
            yield Box(f"Box {box}", wording.counted(days, "day"))

    def fill(self, overview: Overview) -> None:
        """Show which card is in which box."""
        held: dict[int | None, list[int]] = {box: [] for box in (None, *WAITS)}
        for index, standing in enumerate(overview.standings):
            held[standing.box].append(index)
        for box, cards in zip(self.query(Box), held.values(), strict=True):
            box.hold([_tile(overview, index) for index in cards[:_MOST_TILES]], len(cards))


class Box(Static):
    """One box of the Leitner system, drawn as a column that holds its cards as numbered tiles."""

    @dataclass(frozen=True, slots=True)
    class Tile:
        """A card in a box."""

        number: int
        """Its number in the table."""
        due: bool

    def __init__(self, title: str, wait: str = "") -> None:
        """Take the box's name, and how long cards wait in it."""
        super().__init__(classes="box")
        self._title = title
        self._tiles: Sequence[Box.Tile] = ()
        self._number = 0
        self.border_title = Content(title)
        self.border_subtitle = Content(wait)

    def hold(self, tiles: Sequence[Tile], number: int) -> None:
        """Show these cards, of so many in all."""
        self._tiles, self._number = tiles, number
        self.set_class(bool(tiles), "-full")
        self.refresh()

    def render(self) -> Content:
        """Draw the tiles, or their number where they do not fit."""
        number = self._number
        if self.screen.has_class("-narrow") or self.screen.has_class("-short"):
            return Content(f"{self._title}\n{number or '·'}")
        if number > min(len(self._tiles), self.size.width * self.size.height):
            return Content(f"{number} cards")
        labels = [f" {tile.number} " for tile in self._tiles]
        rows = _in_rows([len(label) for label in labels], self.size.width)
        if len(rows) > self.size.height:
            return Content(f"{number} cards")
        styles = [
            "bold $text on $primary" if tile.due else "$text on $panel" for tile in self._tiles
        ]
        tiles = [Content.styled(label, style) for label, style in zip(labels, styles, strict=True)]
        lines = [Content(" ").join(tiles[start:end]) for start, end in rows]
        return Content("\n").join(lines)


def _tile(overview: Overview, index: int) -> Box.Tile:
    due = overview.standings[index].due
    return Box.Tile(index + 1, due is not None and due <= overview.today)


def _in_rows(widths: Sequence[int], room: int) -> list[tuple[int, int]]:
    """Return where rows of things with these widths, one cell apart, begin and end."""
    rows: list[tuple[int, int]] = []
    start, used = 0, -1
    for index, width in enumerate(widths):
        if used + 1 + width > room and index > start:
            rows.append((start, index))
            start, used = index, -1
        used += 1 + width
    return [*rows, (start, len(widths))]
