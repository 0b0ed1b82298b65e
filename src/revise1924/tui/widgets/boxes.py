"""The Leitner system at a glance: five open boxes that hold their cards, new ones to the left."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.widget import Widget

from revise1924 import home_words
from revise1924.cards import Card
from revise1924.leitner import WAITS
from revise1924.overview import Overview
from revise1924.tally import Move
from revise1924.tui.sizes import HIGH, NARROW, ROOMY, TALL
from revise1924.tui.widgets.box import Box, Tile

_WOOD = "$secondary"

_SHORTENED = (": exam soon", ": exam")
"""Why cards wait less, in more words or fewer."""

_EDGE = 3
"""The cells of an edge before its words and beside them."""

_AIRY_ROWS = 2
"""In so many rows of cards at most, a cell is always free between cards and walls."""

_NOBODY: Mapping[str, Move] = MappingProxyType({})


class Boxes(Widget):
    """New cards and the five boxes: side by side, or as figures."""

    ALLOW_SELECT = False

    def __init__(self, read: Callable[[Card], None]) -> None:
        """Take what shows a card."""
        super().__init__(id="boxes")
        self._read = read
        self._cards: Sequence[Card] = ()
        self._boxes: list[Box] = []
        self._is_shortened = False
        """Whether cards wait less because of the exam, in the last boxes at least."""

    def fill(self, overview: Overview, moved: Mapping[str, Move] = _NOBODY) -> None:
        """Show which card is in which box, and which ones `moved` by their ids."""
        self._cards = overview.deck.cards
        waits, self._is_shortened = home_words.waits(overview), home_words.is_shortened(overview)
        held: dict[int | None, Box] = {None: Box("New")}
        held |= {box: Box(f"Box {box}", waits[box]) for box in WAITS}
        for index, standing in enumerate(overview.standings):
            is_due = standing.is_due_on(overview.today)
            went = moved.get(self._cards[index].id)
            held[standing.box].put(Tile(index, is_due, went))
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
        del container
        if not self._boxes:
            return 0
        if self._is_short:
            return 1
        return 2 + 2 * self._air + self._rows(width, viewport.height)

    def render(self) -> Content:
        """Draw the boxes."""
        if not self._boxes:
            return Content("")
        if self._is_short:
            return self._figures()
        return self._strip()

    def _figures(self) -> Content:
        """Return how many cards each holds, between walls as they are where there is room."""
        room, cut = self.content_size.width, -len(WAITS)
        drawn = [box.in_short for box in self._boxes]
        new = [Content.assemble(("New ", "$text-muted"), cards, "  ") for cards in drawn[:cut]]
        name, lines = Content.styled("Boxes", "$text-muted"), []
        for pad in (" ", ""):
            wall = Content.assemble(pad, ("│", _WOOD), pad)
            lines.append(Content.assemble(*new, wall.join([name, *drawn[cut:], ""]).rstrip()))
        line = next((each for each in lines if each.cell_length <= room), lines[-1])
        return line.truncate(room, ellipsis=True)

    def _strip(self) -> Content:
        """Return the new cards, and beside them one long box with five compartments."""
        air, room = self._air, self.content_size.width
        inset, lead = self._around(room)
        rows = self.content_size.height - 2 - 2 * air
        drawn = zip(self._boxes, self._widths(room), strict=True)
        columns = [
            (box, width, _framed(box.standing(width - 2 * inset, rows, lead), width, inset, air))
            for box, width in drawn
        ]
        rows += 2 * air
        new, boxes = columns[: -len(WAITS)], columns[-len(WAITS) :]
        wall = Content.styled("│", _WOOD)
        lines = [
            Content.assemble(
                *(Content(" ") + line for line in before), wall, wall.join(cards), wall
            )
            for before, cards in zip(_across(new, rows), _across(boxes, rows), strict=True)
        ]
        pile = [Content.styled(f"  {box.title}".ljust(width + 1), box.ink) for box, width, _ in new]
        bottom = Content.assemble(
            " " * sum(map(len, pile)),
            *self._boards([width for _, width, _ in boxes]),
            ("╯", _WOOD),
        )
        top = Content.assemble(*pile, self._lids([(box, width) for box, width, _ in boxes]))
        return Content("\n").join([top, *lines, bottom])

    def _lids(self, boxes: list[tuple[Box, int]]) -> Content:
        """Return the names of the boxes, above each; in a wide terminal in their upper edges."""
        if not self._has_lids:
            names = [(f"  {box.title}".ljust(width + 1), box.ink) for box, width in boxes]
            return Content.assemble(*names)
        ends = ["╭", *"┬" * (len(boxes) - 1)]
        return Content.assemble(
            *(
                Content.assemble((end, _WOOD), _board(box.title, width, box.ink))
                for end, (box, width) in zip(ends, boxes, strict=True)
            ),
            ("╮", _WOOD),
        )

    @property
    def _has_lids(self) -> bool:
        return self.screen.size.width >= ROOMY

    @property
    def _air(self) -> int:
        """The blank rows above the cards, and below them."""
        return int(self._has_lids and self.screen.size.height >= HIGH)

    def _boards(self, widths: list[int]) -> list[Content]:
        """Return the bottoms of the boxes; the last tells why the exam shortens the waits."""
        told = [box.wait for box in self._boxes[-len(WAITS) :]]
        if self._is_shortened:
            room = widths[-1] - _EDGE - len(told[-1])
            told[-1] += next((why for why in _SHORTENED if len(why) <= room), "")
        ends = ["╰", *"┴" * (len(widths) - 1)]
        boards = [_board(wait, width) for wait, width in zip(told, widths, strict=True)]
        return [
            Content.assemble((end, _WOOD), board) for end, board in zip(ends, boards, strict=True)
        ]

    @property
    def _is_short(self) -> bool:
        return self.screen.size.width < NARROW or self.screen.size.height < TALL

    def _widths(self, width: int) -> list[int]:
        """Return the cells for the cards of each box, all boxes being as wide; new ones before."""
        boxes, before = len(WAITS), len(self._boxes) - len(WAITS)
        each = (width - boxes - 1 - before) // (boxes + before)
        rest = width - boxes - 1 - before - boxes * each
        if before:
            return [rest, *[each] * boxes]
        return [each + (box >= boxes - rest) for box in range(boxes)]

    def _rows(self, width: int, height: int) -> int:
        """Return the rows of cards that all boxes have, side by side."""
        return max(1, min(self._most_rows(width, *self._around(width)), height // 8))

    def _around(self, width: int) -> tuple[int, str]:
        """Return the cells between cards and walls, and what stands before the numbers.

        There is nothing where a cell there would cost a row, or one beyond `_AIRY_ROWS`.
        """
        rows = [self._most_rows(width, inset, "") for inset in (0, 1)]
        inset = int(rows[1] <= max(_AIRY_ROWS, rows[0]))
        return inset, "" if rows[inset] < self._most_rows(width, inset, " ") else " "

    def _most_rows(self, width: int, inset: int, lead: str) -> int:
        sized = zip(self._boxes, self._widths(width), strict=True)
        return max(box.rows_of(each - 2 * inset, lead) for box, each in sized)


def _across(columns: list[tuple[Box, int, list[Content]]], rows: int) -> list[list[Content]]:
    """Return what stands beside one another in each row."""
    return [[lines[row] for _, _, lines in columns] for row in range(rows)]


def _framed(rows: list[Content], width: int, inset: int, air: int) -> list[Content]:
    """Return rows with so many cells beside them, and blank rows above and below."""
    side, blank = Content(" " * inset), [Content(" " * width)] * air
    return [*blank, *(Content.assemble(side, row, side) for row in rows), *blank]


def _board(words: str, width: int, ink: str = "$text-muted") -> Content:
    """Return an edge of a box with words in it: what it is called, how long cards wait there."""
    rest = "─" * (width - _EDGE - len(words))
    return Content.assemble(("─", _WOOD), (f" {words} ", ink), (rest, _WOOD))
