"""The Leitner system at a glance: five open boxes that hold their cards, new ones to the left."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.style import Style
from textual.widget import Widget

from revise1924 import home_words
from revise1924.cards import Card
from revise1924.leitner import WAITS
from revise1924.overview import Overview
from revise1924.tui.widgets.fitted import fitted

_WOOD = "$secondary"
_PAPER, _DUE_PAPER = "$foreground on $panel", "bold reverse $text-primary"
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

    def drawn(self) -> Content:
        """Return its number; a click knows which card it is."""
        tile = Content.styled(f" {self.number}", _DUE_PAPER if self.is_due else _PAPER)
        return tile.stylize(self._meta)

    def with_topic(self, width: int) -> Content:
        """Return its number and its topic, in so many cells."""
        tile = self.drawn()
        topic = Content(" ") + fitted(self.topic, width - tile.cell_length - 1)
        return tile + topic.stylize(_PAPER).stylize(self._meta)

    @property
    def _meta(self) -> Style:
        return Style.from_meta({"card": self.index})


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

    def standing(self, width: int, rows: int) -> list[Content]:
        """Return its cards by their numbers in so many rows, at the bottom."""
        lines = self._in_lines(width, rows)
        return [_padded(line, width) for line in [Content("")] * (rows - len(lines)) + lines]

    def lying(self, width: int, rows: int) -> list[Content]:
        """Return its cards by their topics where there are rows enough, else by their numbers."""
        if self.cards > rows:
            return self.standing(width, rows)
        lines = [tile.with_topic(width) for tile in self.tiles]
        return [_padded(line, width) for line in [*lines, *[Content("")] * (rows - len(lines))]]

    @property
    def ink(self) -> str:
        """The colour of its name."""
        return "bold $foreground" if self.tiles else "$text-muted"

    def in_short(self, width: int) -> list[Content]:
        """Return its name and how many cards it holds."""
        number = f"{self.cards}{_DUE if self.due else ''}" if self.tiles else "·"
        ink = "bold $text-primary" if self.due else "$foreground" if self.tiles else "$text-muted"
        name = self.title.removeprefix("Box ")
        return [Content.styled(each.center(width), ink) for each in (name, number)]

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
            is_due = standing.is_due_on(overview.today)
            held[standing.box].put(_Tile(index, overview.deck.cards[index].topic, is_due))
        self._boxes = [box for box in held.values() if box.wait or box.tiles]
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
        if self.screen.has_class("-roomy"):
            return container.height
        return 2 + self._rows(width, viewport.height)

    def render(self) -> Content:
        """Draw the boxes."""
        if not self._boxes:
            return Content("")
        if self._is_short:
            return self._figures()
        return self._cabinet() if self.screen.has_class("-roomy") else self._strip()

    def _figures(self) -> Content:
        width = self.content_size.width // len(self._boxes)
        drawn = [box.in_short(width) for box in self._boxes]
        return Content("\n").join(Content("").join(line) for line in zip(*drawn, strict=True))

    def _strip(self) -> Content:
        """Return the new cards, and beside them one long box with five compartments."""
        rows = self.content_size.height - 2
        widths = self._widths(self.content_size.width)
        drawn = zip(self._boxes, widths, strict=True)
        columns = [(box, width, box.standing(width, rows)) for box, width in drawn]
        new, boxes = columns[: -len(WAITS)], columns[-len(WAITS) :]
        wall = Content.styled("│", _WOOD)
        lines = [
            Content.assemble(
                *(Content(" ") + line for line in before), wall, wall.join(cards), wall
            )
            for before, cards in zip(_across(new, rows), _across(boxes, rows), strict=True)
        ]
        ends = ["╰", *"┴" * (len(boxes) - 1)]
        bottoms = [
            Content.assemble((end, _WOOD), _board(box.wait, width))
            for end, (box, width, _) in zip(ends, boxes, strict=True)
        ]
        names = [
            Content.styled(f" {box.title}".ljust(width + 1), box.ink) for box, width, _ in columns
        ]
        bottom = Content.assemble(" " * (len(names[0]) * len(new)), *bottoms, ("╯", _WOOD))
        return Content("\n").join([Content("").join(names), *lines, bottom])

    def _cabinet(self) -> Content:
        """Return the new cards, and under them the boxes one under the other."""
        width, high = self.content_size.width - 2, self._rows_stacked(self.content_size.height)
        wall, lines, corners = Content.styled("│", _WOOD), list[Content](), "╭╮"
        for box, rows in zip(self._boxes, high, strict=True):
            cards = box.lying(width, rows)
            if not box.wait:
                lines += [Content.styled(f" {box.title}", box.ink)]
                lines += [Content.assemble(" ", card) for card in cards]
                continue
            name = Content.assemble((f" {box.title} ", box.ink), (f"· {box.wait} ", "$text-muted"))
            board = "─" * (width - 1 - name.cell_length)
            lines.append(
                Content.assemble((f"{corners[0]}─", _WOOD), name, (f"{board}{corners[1]}", _WOOD))
            )
            lines += [Content.assemble(wall, card, wall) for card in cards]
            corners = "├┤"
        return Content("\n").join([*lines, Content.styled(f"╰{'─' * width}╯", _WOOD)])

    @property
    def _is_short(self) -> bool:
        return self.screen.has_class("-narrow") or self.screen.has_class("-short")

    def _widths(self, width: int) -> list[int]:
        """Return the cells for the cards of each box, all boxes being as wide; new ones before."""
        boxes, before = len(WAITS), len(self._boxes) - len(WAITS)
        each = (width - boxes - 1 - before) // (boxes + before)
        return [*[width - boxes - 1 - before - boxes * each] * before, *[each] * boxes]

    def _rows(self, width: int, height: int) -> int:
        """Return the rows of cards that all boxes have, side by side."""
        sized = zip(self._boxes, self._widths(width), strict=True)
        return max(1, min(max(box.rows_of(each) for box, each in sized), height // 8))

    def _rows_stacked(self, height: int) -> list[int]:
        """Return the rows of cards of each box, one under the other in so many lines."""
        rows = [1] * len(self._boxes)
        room = height - 2 * len(rows) - 1
        while room > 0:
            short = [at for at, box in enumerate(self._boxes) if len(box.tiles) > rows[at]]
            if not short:
                break
            at = min(short, key=lambda at: rows[at])
            rows[at] += 1
            room -= 1
        return rows


def _across(columns: list[tuple[_Box, int, list[Content]]], rows: int) -> list[list[Content]]:
    """Return what stands beside one another in each row."""
    return [[lines[row] for _, _, lines in columns] for row in range(rows)]


def _padded(line: Content, width: int) -> Content:
    return line.pad_right(width - line.cell_length)


def _board(wait: str, width: int) -> Content:
    """Return the bottom of a box, with how long cards wait in it."""
    rest = "─" * (width - 3 - len(wait))
    return Content.assemble(("─", _WOOD), (f" {wait} ", "$text-muted"), (rest, _WOOD))


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
