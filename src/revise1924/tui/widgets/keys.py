"""The row of keys at the bottom of a screen."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, ClassVar, NamedTuple

from rich.cells import cell_len
from textual.binding import ActiveBinding, Binding
from textual.cache import LRUCache
from textual.content import Content
from textual.dom import DOMNode
from textual.events import Click, MouseMove
from textual.screen import Screen
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual

from revise1924.tui.widgets.unlinked import Unlinked

_MOST_DRAWINGS = 64
"""Rows of keys that are kept drawn: those of every screen, in a size or two."""

_LAST = {"undo", "app.quit", "help", "leave", "back", "dismiss"}
"""What nearly every screen offers: at the right, where it stays when other keys come and go."""

_RARE = {"undo", "choose('outline')"}
"""What is looked for least: the first to go where not all that there is can be told in full."""

_NAMES = {"pageup": "Page up", "pagedown": "Page down"}
"""What keys are called in sentences, where it is not their own name with a capital."""


def key_name(binding: Binding) -> str:
    """Return what the key of a binding is called in sentences: a word, and no arrow."""
    display = binding.key_display
    if display and (display.isascii() or len(display) > 1):
        return display
    parts = binding.key.split("+")
    return "+".join(each if len(each) == 1 else _NAMES.get(each, each.title()) for each in parts)


def on_offer(screen: Screen[Any]) -> Iterator[tuple[str, Binding, DOMNode]]:
    """Return what can be done now, each once: the names of its keys, the first, and whose it is."""
    by_action: dict[str, list[ActiveBinding]] = {}
    for active in screen.active_bindings.values():
        if (active.binding.show or active.binding.tooltip) and active.enabled:
            by_action.setdefault(active.binding.action, []).append(active)
    for same in by_action.values():
        names = dict.fromkeys(key_name(each.binding) for each in same)
        yield " or ".join(names), same[0].binding, same[0].node


class Offered(NamedTuple):
    """A key that does something now."""

    key: str
    display: str
    description: str
    tooltip: str
    is_last: bool = False
    """Whether it stands at the right."""
    is_rare: bool = False
    """Whether it goes first where there is little room."""
    is_off: bool = False
    """Whether it does nothing now, and keeps its place all the same."""

    @property
    def width(self) -> int:
        """The cells it needs."""
        return cell_len(self.words)

    @property
    def words(self) -> str:
        """The key, and what it does where that is told."""
        return f"{self.display} {self.description}".rstrip()


class Keys(Unlinked):
    """The keys at the bottom, in one row; a click presses them.

    One widget, where Textual's Footer makes one of each key: that costs a sixth of the time to the
    first paint, and most of the time of a flip, after which other keys are offered.
    """

    _drawn: ClassVar[LRUCache[tuple[str, int, tuple[Offered, ...]], Strip]] = LRUCache(
        _MOST_DRAWINGS
    )
    """What has been drawn, for all screens: a session goes to and fro between two rows of keys."""

    def __init__(self) -> None:
        super().__init__()
        self.offered: list[Offered] = []
        self._row = Strip.blank(0)

    def on_mount(self) -> None:
        """Show the keys now, and whenever others are offered."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.look())
        self.look()

    def on_resize(self) -> None:
        """Fit the row to the width."""
        self._show()

    def notify_style_update(self) -> None:
        """Take the new colours."""
        super().notify_style_update()
        self._show()

    def on_click(self, event: Click) -> None:
        """Press the key that was clicked."""
        if key := event.style.meta.get("key"):
            self.app.simulate_key(key)

    def on_mouse_move(self, event: MouseMove) -> None:
        """Tell what the key under the mouse does."""
        tooltip = event.style.meta.get("tooltip")
        self.tooltip = Content(tooltip) if tooltip else None

    def look(self) -> None:
        """Show the keys that do something now."""
        by_action: dict[str, Offered] = {}  # of several keys for one thing the first is shown
        for _, binding, enabled, tooltip in self.screen.active_bindings.values():
            if binding.show:
                by_action.setdefault(
                    binding.action,
                    Offered(
                        binding.key,
                        self.app.get_key_display(binding),
                        binding.description,
                        tooltip or binding.description,
                        binding.action in _LAST,
                        binding.action in _RARE,
                        not enabled,
                    ),
                )
        offered = list(by_action.values())
        if offered != self.offered:
            self.offered = offered
            self._show()

    def _show(self) -> None:
        # The gutter hears of a resize later, and may be as wide as the terminal is now.
        width = max(1, self.app.size.width - self.gutter.width)
        drawing = self.app.theme, width, tuple(self.offered)
        row = self._drawn.get(drawing)
        if row is None:
            keys = _in_a_row(self.offered, width)
            (row,) = Visual.to_strips(self, keys, width, 1, self.visual_style, pad=True)
            self._drawn[drawing] = row
        self._row = row
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the row as it is painted."""
        del y
        return self._row


@lru_cache(maxsize=256)
def _label(key: Offered) -> Content:
    """Return a key and what it does, with what a click and the mouse over it need to know."""
    if key.is_off:
        return Content(key.words)
    meta = Style.from_meta({"key": key.key, "tooltip": key.tooltip})
    display = Content.styled(key.display, "bold $footer-key-foreground")
    return Content.assemble(display, key.words.removeprefix(key.display)).stylize(meta)


def _fitting(keys: list[Offered], width: int) -> list[Offered]:
    """Return the keys that one row has room for; the help and the palette have the others.

    Where there is little room, the rarest are left out; or those that nearly every screen offers
    stand for themselves, then the others are told in a word.
    """
    most = [key for key in keys if not key.is_rare]
    bare, brief = _bare(keys), _brief(keys)
    for row in (keys, most, bare, brief):
        if _width(row) <= width:
            return row
    brief = _brief(most)
    room = width - _width([key for key in brief if key.is_last])
    kept = []
    for key in brief:
        needed = 0 if key.is_last else key.width + 1
        if needed <= room:
            kept.append(key)
            room -= needed
    return kept


def _bare(keys: list[Offered]) -> list[Offered]:
    """Return keys of which those that nearly every screen offers stand for themselves."""
    return [key._replace(description="") if key.is_last else key for key in keys]


def _brief(keys: list[Offered]) -> list[Offered]:
    """Return the same with the others told in a word."""
    return [key._replace(description=_last_word(key.description)) for key in _bare(keys)]


def _last_word(words: str) -> str:
    """Return the word that tells most, or two where it is "back", which alone is Escape's."""
    every = words.split()
    told = " ".join(every[-2:] if every[-1:] == ["back"] else every[-1:])
    return told[:1].upper() + told[1:]


def _width(keys: list[Offered]) -> int:
    """Return the cells that keys need close together."""
    return sum(key.width for key in keys) + len(keys) - 1


def _in_a_row(keys: list[Offered], width: int) -> Content:
    """Return the keys, those that nearly every screen offers at the right."""
    keys = _fitting(keys, width)
    first, last = _spaced(keys, 2)
    if first.cell_length + last.cell_length + 2 > width:
        first, last = _spaced(keys, 1)
    return Content.assemble(first, " " * (width - first.cell_length - last.cell_length), last)


def _spaced(keys: list[Offered], gap: int) -> list[Content]:
    """Return the keys so many cells apart, those that nearly every screen offers by themselves."""
    return [
        Content(" " * gap).join([_label(key) for key in keys if key.is_last == is_last])
        for is_last in (False, True)
    ]
