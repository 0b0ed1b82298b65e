"""A short motion: text that comes as ink does, where the student wants things to move."""

from typing import TYPE_CHECKING

from textual.widget import Widget

if TYPE_CHECKING:
    from textual.timer import Timer

MOVES = "-moves"
"""The class of an app in which things move."""

_FIRST, *_LATER = 0.35, 0.7, 1.0
"""How much of the ink is there, at first and step by step."""

_STEP = 0.05
"""Seconds between steps: it is over before a hand is at the next key."""


class Ink:
    """Lets a widget come; all of it can be read and answered from the first moment."""

    def __init__(self, widget: Widget) -> None:
        """Take the widget."""
        self._widget = widget
        self._timer: Timer | None = None
        self._steps: list[float] = []

    def come(self) -> None:
        """Begin to come, where things move and colours can be mixed."""
        app = self._widget.app
        if app.has_class(MOVES) and not app.current_theme.ansi:
            self._steps = list(_LATER)
            self._widget.styles.opacity = _FIRST
            self._timer = self._timer or self._widget.set_interval(_STEP, self._step, pause=True)
            self._timer.resume()

    def be_there(self) -> None:
        """Be there at once."""
        if self._steps:
            self._steps = self._steps[-1:]
            self._step()

    def _step(self) -> None:
        if self._steps:
            self._widget.styles.opacity = self._steps.pop(0)
        if not self._steps and self._timer:
            self._timer.pause()
