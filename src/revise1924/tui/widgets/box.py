"""A box of the Leitner system as it is drawn, with its cards."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from textual.content import Content
from textual.style import Style

from revise1924.tally import Move
from revise1924.tui.widgets.moves import INKS, MARKS

_PAPER, _DUE_PAPER = "$paper-ink on $paper", "bold reverse $text-primary"
_DUE = "•"

_MOST_TILES = 1000
"""Cards of one box that are drawn; where there are more, their number alone is told."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A card in a box."""

    index: int
    is_due: bool
    moved: Move | None = None
    """Where it went in the session that is told of."""

    @property
    def number(self) -> str:
        """Its number in the list, with a sign where it went up or fell, or is due."""
        due = _DUE if self.is_due else " "
        return f"{self.index + 1}{MARKS[self.moved] if self.moved else due}"

    def drawn(self, lead: str) -> Content:
        """Return its number after `lead`; a click knows which card it is."""
        tile = Content.styled(f"{lead}{self.number}", self._paper)
        return tile.stylize(Style.from_meta({"card": self.index}))

    @property
    def _paper(self) -> str:
        if self.moved:
            return f"bold reverse {INKS[self.moved]}"
        return _DUE_PAPER if self.is_due else _PAPER


@dataclass(slots=True)
class Box:
    """A box with its cards, those that are due first."""

    title: str
    wait: str = ""
    tiles: list[Tile] = field(default_factory=list)
    """At most `_MOST_TILES`."""
    cards: int = 0
    due: int = 0

    def put(self, tile: Tile) -> None:
        """Put a card in; those that are due stand before the others."""
        self.cards += 1
        if self.cards <= _MOST_TILES:
            self.tiles.insert(self.due if tile.is_due else len(self.tiles), tile)
        self.due += tile.is_due

    def rows_of(self, width: int, lead: str) -> int:
        """Return the rows its cards need in `width` cells, with `lead` before each number."""
        return len(_in_rows(self._widths(lead), width)) if self.tiles else 0

    def standing(self, width: int, rows: int, lead: str) -> list[Content]:
        """Return its cards by their numbers in so many rows, filled from the top; or a dot."""
        lines = self._in_lines(width, rows, lead) or [Content.styled(f"{lead}·", "$text-muted")]
        return [_padded(line, width) for line in [*lines, *[Content("")] * (rows - len(lines))]]

    @property
    def ink(self) -> str:
        """The colour of its name."""
        return "bold $foreground" if self.tiles else "$text-muted"

    @property
    def in_short(self) -> Content:
        """How many cards it holds, those that are due before the others: "3 due+2"."""
        if not self.tiles:
            return Content.styled("·", "$text-muted")
        others, due = self.cards - self.due, f"{self.due} due" if self.due else ""
        rest = f"{'+' if due else ''}{others}" if others else ""
        return Content.assemble((due, "bold $text-primary"), (rest, "$foreground"))

    def _widths(self, lead: str) -> list[int]:
        return [len(lead) + len(tile.number) for tile in self.tiles]

    def _in_lines(self, width: int, most: int, lead: str) -> list[Content]:
        """Return the cards by their numbers; of those for which there is no room, how many."""
        widths, most = self._widths(lead), max(1, most)  # less for a moment, when resized
        rows = _in_rows(widths, width)
        if not self.tiles or len(rows) <= most:
            return [self._line(*row, lead) for row in rows] if self.tiles else []
        first, after = rows[most - 1]
        while (more := f"+{self.cards - after}") and after > first:
            if sum(widths[first:after]) + after - first + len(more) <= width:
                break
            after -= 1
        last = Content.assemble(self._line(first, after, lead), (f" {more}", "$text-muted"))
        return [*(self._line(*row, lead) for row in rows[: most - 1]), last]

    def _line(self, first: int, after: int, lead: str) -> Content:
        return Content(" ").join(tile.drawn(lead) for tile in self.tiles[first:after])


def _padded(line: Content, width: int) -> Content:
    return line.pad_right(width - line.cell_length)


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
