"""The Leitner system at a glance: five open boxes that hold their cards, new ones to the left."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.style import Style
from textual.widget import Widget

from revise1924 import home_words
from revise1924.cards import Card
from revise1924.leitner import WAITS
from revise1924.overview import Overview
from revise1924.text import one_line

_WOOD = "$secondary"
_PAPER, _DUE_PAPER = "$foreground on $panel", "bold $block-cursor-foreground on $primary"
_DUE = "•"

_MOST_TILES = 1000
"""Cards of one box that are drawn; where there are more, their number alone is told."""


@dataclass(frozen=True, slots=True)
class _Tile:
    """A card in a box."""

    index: int
    topic: str
    is_due: bool

    @property
    def number(self) -> str:
        """Its number in the list, with a sign where it is due."""
        return f"{self.index + 1}{_DUE if self.is_due else ' '}"

    def drawn(self, width: int | None = None) -> Content:
        """Return its number, with its topic in so many cells; a click knows which card it is."""
        label = f" {self.number}"
        if width is not None:
            topic = Content(f"{label} {one_line(self.topic)}")
            label = topic.truncate(width, ellipsis=True, pad=True).plain
        tile = Content.styled(label, _DUE_PAPER if self.is_due else _PAPER)
        return tile.stylize(Style.from_meta({"card": self.index}))


@dataclass(slots=True)
class _Box:
    """A box with its cards, those that are due first."""

    title: str
    wait: str = ""
    tiles: list[_Tile] = field(default_factory=list)
    """At most `_MOST_TILES`."""
    cards: int = 0
    due: int = 0

    def put(self, tile: _Tile) -> None:
        """Put a card in; those that are due stand before the others."""
        self.cards += 1
        if self.cards <= _MOST_TILES:
            self.tiles.insert(self.due if tile.is_due else len(self.tiles), tile)
        self.due += tile.is_due

    def rows_of(self, width: int) -> int:
        """Return how many rows its cards need in `width` cells."""
        return len(_in_rows(self._widths, width)) if self.tiles else 0

    def drawn(self, width: int, rows: int, *, by_topic: bool) -> list[Content]:
        """Return it: its name, its cards in so many rows between its walls, and its bottom."""
        inner = width - 4
        if by_topic and self.cards <= rows:
            lines = [tile.drawn(inner) for tile in self.tiles]
        else:
            lines = self._in_lines(inner, rows)
        lines = [Content("")] * (rows - len(lines)) + lines
        wall = Content.styled("│", _WOOD)
        walled = [
            Content.assemble(wall, " ", line, " " * (inner - line.cell_length), " ", wall)
            for line in lines
        ]
        ink = "bold $foreground" if self.tiles else "$text-muted"
        return [Content.styled(f" {self.title}".ljust(width), ink), *walled, self._bottom(width)]

    def in_short(self, width: int) -> list[Content]:
        """Return its name and how many cards it holds."""
        number = f"{self.cards}{_DUE if self.due else ''}" if self.tiles else "·"
        ink = "bold $text-primary" if self.due else "$foreground" if self.tiles else "$text-muted"
        name = self.title.removeprefix("Box ")
        return [Content.styled(each.center(width), ink) for each in (name, number)]

    def _bottom(self, width: int) -> Content:
        wait = f" {self.wait} " if self.wait else ""
        line = "─" * (width - 3 - len(wait))
        return Content.assemble(("╰─", _WOOD), (wait, "$text-muted"), (f"{line}╯", _WOOD))

    @property
    def _widths(self) -> list[int]:
        return [1 + len(tile.number) for tile in self.tiles]

    def _in_lines(self, width: int, most: int) -> list[Content]:
        """Return the cards by their numbers; of those for which there is no room, how many."""
        rows = _in_rows(self._widths, width)
        if not self.tiles or len(rows) <= most:
            return [self._line(*row) for row in rows] if self.tiles else []
        first, after = rows[most - 1]
        while (more := f"+{self.cards - after}") and after > first:
            if sum(self._widths[first:after]) + after - first + len(more) <= width:
                break
            after -= 1
        last = Content.assemble(self._line(first, after), (f" {more}", "$text-muted"))
        return [*(self._line(*row) for row in rows[: most - 1]), last]

    def _line(self, first: int, after: int) -> Content:
        return Content(" ").join(tile.drawn() for tile in self.tiles[first:after])


class Boxes(Widget):
    """New cards and the five boxes: side by side, one under the other, or as figures."""

    ALLOW_SELECT = False

    def __init__(self, read: Callable[[Card], None]) -> None:
        """Take what shows a card."""
        super().__init__(id="boxes")
        self._read = read
        self._cards: Sequence[Card] = ()
        self._boxes: list[_Box] = []

    def fill(self, overview: Overview) -> None:
        """Show which card is in which box."""
        self._cards = overview.deck.cards
        waits = home_words.waits(overview)
        held: dict[int | None, _Box] = {None: _Box("New")}
        held |= {box: _Box(f"Box {box}", waits[box]) for box in WAITS}
        for index, standing in enumerate(overview.standings):
            is_due = standing.due is not None and standing.due <= overview.today
            held[standing.box].put(_Tile(index, overview.deck.cards[index].topic, is_due))
        self._boxes = list(held.values())
        self.refresh(layout=True)

    def on_click(self, event: Click) -> None:
        """Show the card that was clicked."""
        index = event.style.meta.get("card")
        if index is not None:
            event.stop()
            self._read(self._cards[index])

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the boxes have."""
        if not self._boxes:
            return 0
        if self._is_short:
            return 2
        if self.screen.has_class("-two"):
            return sum(2 + rows for rows in self._rows_stacked(container.height))
        return 2 + self._rows(width, viewport.height)

    def render(self) -> Content:
        """Draw the boxes."""
        if not self._boxes:
            return Content("")
        width = self.content_size.width
        if self.screen.has_class("-two") and not self._is_short:
            rows = self._rows_stacked(self.content_size.height)
            drawn = [
                box.drawn(width, high, by_topic=True)
                for box, high in zip(self._boxes, rows, strict=True)
            ]
            return Content("\n").join(line for box in drawn for line in box)
        widths = list(self._widths(width))
        if self._is_short:
            drawn = [box.in_short(each) for box, each in zip(self._boxes, widths, strict=True)]
        else:
            rows_here = self.content_size.height - 2
            drawn = [
                box.drawn(each, rows_here, by_topic=False)
                for box, each in zip(self._boxes, widths, strict=True)
            ]
        lines = zip_longest(*drawn, fillvalue=Content(""))
        return Content("\n").join(Content("").join(line) for line in lines)

    @property
    def _is_short(self) -> bool:
        return self.screen.has_class("-narrow") or self.screen.has_class("-short")

    def _widths(self, width: int) -> Iterator[int]:
        """Return the cells of each box, which together are all there are."""
        boxes = len(self._boxes)
        return ((width * (at + 1)) // boxes - (width * at) // boxes for at in range(boxes))

    def _rows(self, width: int, height: int) -> int:
        """Return the rows of cards that all boxes have, side by side."""
        widths = self._widths(width)
        needed = max(box.rows_of(each - 4) for box, each in zip(self._boxes, widths, strict=True))
        return max(1, min(needed, height // 8))

    def _rows_stacked(self, height: int) -> list[int]:
        """Return the rows of cards of each box, one under the other in so many lines."""
        rows = [1] * len(self._boxes)
        room = height - 3 * len(rows)
        while room > 0:
            short = [at for at, box in enumerate(self._boxes) if len(box.tiles) > rows[at]]
            if not short:
                break
            at = min(short, key=lambda at: rows[at])
            rows[at] += 1
            room -= 1
        return rows


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
