"""The Leitner system at a glance: five open boxes that hold their cards, new ones to the left."""

from collections.abc import Callable, Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.widget import Widget

from revise1924 import home_words
from revise1924.cards import Card
from revise1924.leitner import LAST_BOX, WAITS
from revise1924.overview import Overview
from revise1924.tui.widgets.box import Box, Tile

_WOOD = "$secondary"

_SHORTENED = ", because of the exam"

_TOLD = 40
"""The most cards of one box that are ever told by their topics: home is not higher."""

_LEAST_WIDE, _MOST_WIDE = 40, 56
"""The cells of the boxes one under the other; topics that are longer are cut."""


class Boxes(Widget):
    """New cards and the five boxes: side by side, one under the other, or as figures."""

    ALLOW_SELECT = False

    def __init__(self, read: Callable[[Card], None]) -> None:
        """Take what shows a card."""
        super().__init__(id="boxes")
        self._read = read
        self._cards: Sequence[Card] = ()
        self._boxes: list[Box] = []
        self._shortened: int | None = None
        """The first box in which cards wait less because of the exam."""

    def fill(self, overview: Overview) -> None:
        """Show which card is in which box."""
        self._cards = overview.deck.cards
        waits, self._shortened = home_words.waits(overview), home_words.first_shortened(overview)
        held: dict[int | None, Box] = {None: Box("New")}
        held |= {box: Box(f"Box {box}", waits[box]) for box in WAITS}
        for index, standing in enumerate(overview.standings):
            is_due = standing.is_due_on(overview.today)
            held[standing.box].put(Tile(index, overview.deck.cards[index].topic, is_due))
        self._boxes = [box for box in held.values() if box.wait or box.tiles]
        self.refresh(layout=True)

    def on_click(self, event: Click) -> None:
        """Show the card that was clicked."""
        index = event.style.meta.get("card")
        if index is not None:
            event.stop()
            self._read(self._cards[index])

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Return the cells that the boxes need one under the other."""
        del container, viewport
        tiles = (tile for box in self._boxes if box.cards <= _TOLD for tile in box.tiles)
        topics = (len(tile.number) + 2 + cell_len(tile.topic) for tile in tiles)
        return max(_LEAST_WIDE, min(2 + max(topics, default=0), _MOST_WIDE))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the boxes have."""
        if not self._boxes:
            return 0
        if self._is_short:
            return 1
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
        names = [box.title.removeprefix("Box ") for box in self._boxes]
        names[-len(WAITS)] = self._boxes[-len(WAITS)].title
        drawn = [box.in_short(name) for box, name in zip(self._boxes, names, strict=True)]
        free = self.content_size.width - sum(each.cell_length for each in drawn)
        gap = max(1, min(3, free // (len(drawn) - 1)))
        return Content(" " * gap).join(drawn).truncate(self.content_size.width, ellipsis=True)

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
        names = [
            Content.styled(f"  {box.title}".ljust(width + 1), box.ink) for box, width, _ in columns
        ]
        bottom = Content.assemble(
            " " * (len(names[0]) * len(new)),
            *self._boards([width for _, width, _ in boxes]),
            ("╯", _WOOD),
        )
        return Content("\n").join([Content("").join(names), *lines, bottom])

    def _boards(self, widths: list[int]) -> list[Content]:
        """Return the bottoms of the boxes; those where the exam shortens the waits share one."""
        told = [box.wait for box in self._boxes[-len(WAITS) :]]
        at = (self._shortened or LAST_BOX) - 1
        shared = sum(widths[at:]) + len(widths) - at - 1
        if self._shortened and len(why := f"{told[at]}{_SHORTENED}") + 3 <= shared:
            told, widths = [*told[:at], why], [*widths[:at], shared]
        ends = ["╰", *"┴" * (len(widths) - 1)]
        return [
            Content.assemble((end, _WOOD), _board(wait, width))
            for end, wait, width in zip(ends, told, widths, strict=True)
        ]

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
            why = _SHORTENED if box.title == f"Box {self._shortened}" else ""
            name = Content.assemble(
                (f" {box.title} ", box.ink), (f"· {box.wait}{why} ", "$text-muted")
            )
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
        rest = width - boxes - 1 - before - boxes * each
        if before:
            return [rest, *[each] * boxes]
        return [each + (box < rest) for box in range(boxes)]

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


def _across(columns: list[tuple[Box, int, list[Content]]], rows: int) -> list[list[Content]]:
    """Return what stands beside one another in each row."""
    return [[lines[row] for _, _, lines in columns] for row in range(rows)]


def _board(wait: str, width: int) -> Content:
    """Return the bottom of a box, with how long cards wait in it."""
    rest = "─" * (width - 3 - len(wait))
    return Content.assemble(("─", _WOOD), (f" {wait} ", "$text-muted"), (rest, _WOOD))
