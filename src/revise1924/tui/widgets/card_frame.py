"""The paper that a card stands on, between two lines that say which side is up, and which card."""

from typing import TYPE_CHECKING, Self

from rich.segment import Segment
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip

from revise1924.tui.motion import MOVES
from revise1924.tui.widgets.unlinked import Unlinked

if TYPE_CHECKING:
    from textual.timer import Timer

STEPS = 4
"""In how many the heavy line of the back is drawn, where things move."""

_STEP = 0.05
"""Seconds between steps: it is over before a hand is at the next key."""

_FLAT = str.maketrans("╭╮╰╯┏┓", "────━━")
"""Without sides there is nothing for corners to join."""

_THIN = str.maketrans("━", "─")


class CardFrame(Vertical, Unlinked):
    """A card with a line along its upper edge, as index cards have one: heavy at the back."""

    def __init__(self) -> None:
        super().__init__(id="card")
        self._is_back = False
        self._place = ""
        self._painted: tuple[Region, ...] = ()
        """What alone is painted anew; nothing where it is all."""
        self.step = STEPS
        """How far the heavy line is drawn."""
        self._timer: Timer | None = None

    def on_mount(self) -> None:
        """Take the colours of another theme."""
        self.app.theme_changed_signal.subscribe(self, lambda _: self._dress())

    def turn(self, title: str, place: str, *, is_back: bool) -> None:
        """Show a side: what it is called, and above all else at the bottom, where it stands."""
        self._is_back, self.step = is_back, STEPS
        self._painted = (self._edge(0),)
        self.border_title = Content(title)
        self._dress()
        if place != self._place:
            self._place, self._painted = place, (self._edge(self.outer_size.height - 1),)
            self.border_subtitle = Content(place)
        self._painted = ()

    def run(self) -> None:
        """Have the heavy line run along the edge, where things move: once the card is turned."""
        if self.app.has_class(MOVES):
            self.step = 1
            self._timer = self._timer or self.set_interval(_STEP, self._go_on, pause=True)
            self._timer.reset()
            self._timer.resume()

    def _go_on(self) -> None:
        if self.step < STEPS:
            self.step += 1
            super().refresh(self._edge(0))
        elif self._timer:
            self._timer.pause()

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Paint it anew; while it turns, the edges alone that a turn changes: half of a paint."""
        if self._painted and not layout:
            regions = self._painted
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def _edge(self, line: int) -> Region:
        """Return a line, by its place beside the content, as Textual has it."""
        left, top = -self.content_offset
        return Region(left, top + line, self.outer_size.width, 1)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return its lines: the first, the last, and between them one that is all the others."""
        last = self.outer_size.height - 1
        if crop.y > 0 or crop.bottom <= last:
            lines = zip(crop.line_range, super().render_lines(crop), strict=True)
            return [_flat(line) if y in {0, last} else line for y, line in lines]
        top, between = super().render_lines(Region(crop.x, 0, crop.width, 2))
        (bottom,) = super().render_lines(Region(crop.x, last, crop.width, 1))
        cut = crop.width * self.step // STEPS
        return [_flat(top, cut), *[between] * (last - 1), _flat(bottom)]

    def _dress(self) -> None:
        # Set here and not by a class, which would look at the styles of all that is on the card:
        # that takes longer than a whole flip.
        colours = self.app.theme_variables
        if self._is_back:
            self.styles.border_top = "heavy", colours["primary"]
        else:
            self.styles.border_top = "round", colours["secondary"]


def _flat(edge: Strip, heavy: int | None = None) -> Strip:
    """Return an edge without its corners; from that cell on its line is thin."""
    first, *between, last = edge
    flat = Strip([_with(first, _FLAT), *between, _with(last, _FLAT)], edge.cell_length)
    if heavy is None or heavy >= edge.cell_length:
        return flat
    thin = [_with(each, _THIN) for each in flat.crop(heavy)]
    return Strip.join([flat.crop(0, heavy), Strip(thin, edge.cell_length - heavy)])


def _with(segment: Segment, signs: dict[int, int]) -> Segment:
    return Segment(segment.text.translate(signs), segment.style, segment.control)
