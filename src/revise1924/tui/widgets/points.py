"""The points of a card as a list, each to be ticked."""

from collections.abc import Callable, Hashable, Mapping
from types import MappingProxyType

from textual.binding import Binding
from textual.cache import LRUCache
from textual.content import Content
from textual.geometry import Offset, Region
from textual.strip import Strip

from revise1924.recite import Recital
from revise1924.tui.sizes import NARROW
from revise1924.tui.widgets.here import HERE
from revise1924.tui.widgets.point_lines import laid, remarked
from revise1924.tui.widgets.rows import RowList

_BLANK = 24
"""Cells of the line that stands for a hidden point, where there is room for all of it."""

_AIRY = 10
"""Lines from which points stand apart, where there is room for that."""

_MOST_KEPT = 128
"""Points whose lines are kept: those of a few cards, ticked or not."""

_APART = "\n\n"
"""What parts the pieces of a hint."""

_TICKED, _OPEN, _LOST = "✓", "○", "✗"
"""Signs of a point that came back, may yet, and did not after it was hidden."""


class PointList(RowList):
    """The points of a recital, a row each, and a note under them; or a hint in their place.

    Points that are given have no sign, and hidden ones are blank until they are revealed.
    """

    BINDINGS = [
        # Here, and not as a key of the screen that goes before all others: it would overtake ticks
        # that are still on their way.
        Binding("enter", "screen.save", "Next", tooltip="Save the ticks and go on"),
        Binding(
            "space",
            "tick",
            "Tick",
            key_display="1–9",
            tooltip="Tick a point by its digit, or with Space the one under the cursor",
        ),
        *(Binding(str(digit), f"tick({digit - 1})", show=False) for digit in range(1, 10)),
    ]

    def __init__(self, changed: Callable[[], None] | None = None) -> None:
        """Take what to call once ticks have changed, so that all is painted at once."""
        super().__init__()
        self._changed = changed
        self.recital = Recital(())
        self._remarks: Mapping[int, str] = MappingProxyType({})
        self._kept: LRUCache[Hashable, list[Strip]] = LRUCache(_MOST_KEPT)
        """Lines of points, by all that their look depends on but the theme."""
        self._is_airy = False
        """Whether there is an empty line between points."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave keys to the screen: all without points, and Space while it reveals them."""
        if not self.recital.points:
            return False
        if action == "tick" and not parameters:
            return not self.recital.hidden
        return super().check_action(action, parameters)

    @property
    def hint(self) -> str:
        """The line that is shown in the place of points; nothing where there are points."""
        return "" if self.recital.points else self._below

    def show_hint(self, hint: str) -> None:
        """Show a line in the place of points."""
        self.recital = Recital(())
        self._show(0, hint, 0)

    def show_points(
        self, recital: Recital, note: str | None = None, remarks: Mapping[int, str] | None = None
    ) -> None:
        """Show the points of `recital` as they stand, the note, and remarks on some of them."""
        self.recital, self._remarks = recital, remarks or {}
        self._show(len(recital.points), _under(note), min(recital.asked, default=0))
        self._tell_of_ticks()

    def show_point(self, index: int) -> None:
        """Show what has become of one point, with the cursor on it."""
        self._go(index)
        self._redraw(index)
        self._tell_of_ticks()

    def show_ticks(self) -> None:
        """Show what has become of all points, with the cursor where it was."""
        self._redraw(*range(len(self.recital.points)))
        self._tell_of_ticks()

    def go_to(self, index: int) -> None:
        """Move the cursor to a point."""
        self._go(index)

    def action_tick(self, index: int | None = None) -> None:
        """Tick or untick the point of this index, or the one under the cursor."""
        index = self.cursor if index is None else index
        if self.recital.can_tick(index):
            self.recital.tick(index)
            self.show_point(index)

    def _tell_of_ticks(self) -> None:
        if self._changed and self.recital.points:
            self._changed()

    def _can_choose(self, row: int) -> bool:
        return row in self.recital.asked

    def _choose(self, row: int) -> None:
        self.action_tick(row)

    def _all_heights(self) -> list[int]:
        self._is_airy = False
        close = super()._all_heights()
        if self.size.height < _AIRY:
            return close
        lines = sum(close) + len(self._row(self._count).split("\n"))
        self._is_airy = lines + len(close) <= self.size.height
        return super()._all_heights()

    def _height(self, row: int) -> int:
        lines = 1 if self.recital.is_hidden(row) else super()._height(row)
        return lines + self._above(row)

    def _above(self, row: int) -> int:
        """Return the empty lines above a point."""
        return int(self._is_airy and 0 < row < self._count)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return lines as they are painted."""
        self._wrap_to_width()
        return self._without_surroundings(crop)

    def draw_ahead(self, recital: Recital, note: str | None, remarks: Mapping[int, str]) -> None:
        """Draw points that will be shown next, while nobody waits: a flip finds them drawn."""
        shown = self.recital, self._remarks, self._below
        self.recital, self._remarks, self._below = recital, remarks, _under(note)
        for row in range(len(recital.points)):
            self._rendered(self._draw(row), "rows--cursor" if row == self.cursor else None)
        if note:
            self._rendered(self._draw_below(), "rows--below")
        self.recital, self._remarks, self._below = shown

    def _rendered(self, drawn: Content, kind: str | None) -> list[Strip]:
        look = drawn.plain, tuple(drawn.spans), kind, self.width, self.size.width
        strips = self._kept.get(look)
        if strips is None:
            self._kept[look] = strips = super()._rendered(drawn, kind)
        return strips

    def notify_style_update(self) -> None:
        """Paint everything in the new colours."""
        self._kept.clear()
        super().notify_style_update()

    def _render_row(self, row: int) -> list[Strip]:
        return [self._blank] * self._above(row) + super()._render_row(row)

    def _draw_below(self) -> Content:
        """Return the note, or the hint: how much there is to recall, what to do, and more."""
        below = super()._draw_below()
        how_many, *more = below.plain.split(_APART)
        if self.recital.points or not more:
            return below
        start, end = len(how_many), len(how_many + _APART + more[0])
        return below.stylize("bold $text-primary", start, end)

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the point under the cursor begins on the screen."""
        return super().cursor_screen_offset + Offset(0, self._above(self.cursor))

    @property
    def _room(self) -> int:
        """The cells of a point; where lists have no column for a bar, one is left beside it."""
        return self.wrapped_to - (self.app.size.width < NARROW)

    def _draw(self, row: int) -> Content:
        """Return the row of a point: its sign, its number, its lines under one another."""
        recital = self.recital
        here = HERE if row == self.cursor else " "
        sign, style = self._sign(row)
        before = f"{here} {sign} {row + 1:>{len(str(len(recital.points)))}} "
        lead = before, style and f"bold {style}"
        if recital.is_hidden(row):
            return Content.assemble(lead, self._blank_line(row, self._room - len(before)))
        # It warns no longer once the point has come back, and is no part of what came back.
        ink = "$text-muted" if recital.recalled[row] else "$text-warning"
        text, remark = self._text(row, style), (self._remark(row), ink)
        return laid(text.plain, tuple(text.spans), lead, remark, self._room)

    def _blank_line(self, row: int, width: int) -> Content:
        """Return a line to be filled, as long for every point, and the remark."""
        ink = "$text-primary" if row == self.cursor else "$text-muted"
        remark = self._remark(row)
        blank = Content.styled("_" * max(1, min(_BLANK, width - len(remark) - 2)), ink)
        return remarked([blank], remark, width)[0] if remark else blank

    def _text(self, row: int, style: str) -> Content:
        """Return the words of a point, before they are wrapped."""
        return Content.styled(self.recital.points[row], style)

    def _remark(self, row: int) -> str:
        """Return what stands at the right of a point."""
        return self._remarks.get(row, "")

    def _sign(self, row: int) -> tuple[str, str]:
        """Return the sign of a point, and the colour of both."""
        if row not in self.recital.asked:
            return " ", "$text-muted"
        if self.recital.recalled[row]:
            return _TICKED, "$text-success"
        if self.recital.is_hidden(row):
            return " ", "$text-primary" if row == self.cursor else "$text-muted"
        return (_LOST, "$text-error") if self.recital.is_lost(row) else (_OPEN, "")


def _under(note: str | None) -> str:
    """Return what stands below the points."""
    return f"\n{note}" if note else ""
