"""What the screens have in common that look now and then whether anything is otherwise."""

from abc import abstractmethod

from revise1924.tui.shared.undo_screen import Result, UndoScreen

LOOK_SECONDS = 20
"""Between looks at the clock and the files: short, so that a computer that slept is soon right."""


class WatchfulScreen(UndoScreen[Result]):
    """Looks when the student comes back to it, and every now and then.

    Study days begin, other windows save, and decks are edited elsewhere. Not every terminal tells
    that it is looked at again.
    """

    def on_compose(self) -> None:
        """Know the size of the terminal before anything is laid out, and not only afterwards."""
        app = self.app
        for breakpoints, cells in (
            (app.HORIZONTAL_BREAKPOINTS, app.size.width),
            (app.VERTICAL_BREAKPOINTS, app.size.height),
        ):
            _, name = max(each for each in breakpoints or () if each[0] <= cells)
            self.add_class(name, update=False)

    def on_mount(self) -> None:
        """Look every now and then, and when the program goes on after a stop."""
        self.set_interval(LOOK_SECONDS, self._look_if_up)
        self.app.app_resume_signal.subscribe(self, lambda _: self._look_if_up())

    def on_app_focus(self) -> None:
        """Look when the terminal is looked at again."""
        self._look_if_up()

    def _look_if_up(self) -> None:
        if self.is_current:
            self.look()

    @abstractmethod
    def look(self) -> None:
        """Take in what has changed, and show it."""
