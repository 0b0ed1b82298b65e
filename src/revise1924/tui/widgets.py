"""Widgets that more than one screen shows, or that are a screen's own small worlds."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.style import Style
from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.color import Color
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from revise1924.cards import Card

NARROW = 72
"""Below this width screens leave out what can be left out."""


_KEYS_IN_A_ROW = 4


class Keys(Footer):
    """The keys at the bottom; closer together where there is little room."""

    def __init__(self) -> None:
        super().__init__(show_command_palette=False)

    def compose(self) -> ComposeResult:
        """Lay the keys out; in two rows where one is too short for them."""
        yield from super().compose()
        self.styles.grid_size_columns = _KEYS_IN_A_ROW

    def on_resize(self, event: Resize) -> None:
        """Choose the spacing."""
        self.compact = event.size.width < NARROW


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
        self.border_title = Content(title)
        self.border_subtitle = Content(wait)

    def hold(self, tiles: Sequence[Tile]) -> None:
        """Show these cards."""
        self._tiles = tiles
        self.set_class(bool(tiles), "-full")
        self.refresh()

    def render(self) -> Content:
        """Draw the tiles, or their number where they do not fit."""
        number = len(self._tiles)
        if self.screen.has_class("-narrow") or self.screen.has_class("-short"):
            return Content(f"{self._title}\n{number or '·'}")
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


def _in_rows(widths: Sequence[int], room: int) -> list[tuple[int, int]]:
    """Return where rows of things with these widths, one cell apart, begin and end."""
    rows: list[tuple[int, int]] = []
    start, used = 0, -1
    for at, width in enumerate(widths):
        if used + 1 + width > room and at > start:
            rows.append((start, at))
            start, used = at, -1
        used += 1 + width
    return [*rows, (start, len(widths))]


class PointList(OptionList):
    """The back of a card: its points with a box to tick each, and the note under them."""

    BINDINGS = [
        # Here, and not as a key of the screen that goes before all others: it would overtake ticks
        # that are still on their way.
        Binding("enter", "screen.save", "Save", tooltip="Save the ticks and go on"),
    ]

    @dataclass
    class Ticked(Message):
        """The ticks have changed; by the time this is read, another card may be up."""

        card: Card
        ticks: Sequence[bool]

    def __init__(self) -> None:
        super().__init__(markup=False)
        self.ticks: list[bool] = []
        self._card: Card | None = None

    def on_mount(self) -> None:
        """Take the colour of ticked points from the theme, now and after a change of theme."""
        self.app.theme_changed_signal.subscribe(self, lambda _: self._redraw_all())

    def show_card(self, card: Card, ticks: Sequence[bool] | None = None) -> None:
        """Show the points of `card`, with `ticks` or with none."""
        self._card = card
        self.ticks = list(ticks or [False] * len(card.back))
        note = [Option(Text(f"\n{card.note}"), disabled=True)] if card.note else []
        self.set_options([*(Option(self._row(at)) for at in range(len(card.back))), *note])
        self.highlighted = 0

    def tick(self, at: int | None = None) -> None:
        """Tick or untick the point at this index, or the one under the cursor."""
        at = self.highlighted if at is None else at
        if at is not None and at < len(self.ticks):
            self.ticks[at] = not self.ticks[at]
            self.highlighted = at
            self._redraw(at)

    def tick_all(self, ticked: bool) -> None:
        """Tick every point, or none."""
        self.ticks = [ticked] * len(self.ticks)
        self._redraw_all()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tick the point that was clicked."""
        event.stop()
        self.tick(event.option_index)

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Bring the note into view with the last point."""
        super().watch_highlighted(highlighted)
        if highlighted is not None and highlighted == len(self.ticks) - 1:
            self.scroll_end(animate=False)

    def _redraw_all(self) -> None:
        self._redraw(*range(len(self.ticks)))

    def _redraw(self, *indices: int) -> None:
        for at in indices:
            self.replace_option_prompt_at_index(at, self._row(at))
        if self._card is not None:
            self.post_message(self.Ticked(self._card, tuple(self.ticks)))

    def _row(self, at: int) -> Table:
        """Return the row of a point: a box, its number, its text with lines under one another."""
        assert self._card is not None  # noqa: S101 - rows are made of the card that is shown
        ticked = self.ticks[at]
        row = Table.grid(padding=(0, 1), expand=True)
        row.add_column(width=3)
        row.add_column(width=len(str(len(self.ticks))), justify="right")
        row.add_column(ratio=1, overflow="fold")
        green = Color.parse(self.app.theme_variables["text-success"]).rich_color
        style = Style(color=green, bold=True) if ticked else ""
        row.add_row(
            Text("[x]" if ticked else "[ ]", style),
            Text(str(at + 1), style),
            Text(self._card.back[at], style),
        )
        return row
