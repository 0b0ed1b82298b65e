"""Essays for tests, and what passes while they are written."""

from pathlib import Path

from textual.pilot import Pilot

from revise1924.cards import Deck
from revise1924.essay import STOPPED, Essay
from revise1924.tui.shared.essay_screen import EssayScreen

ANSWER = (
    "He filled posts with his supporters as General Secretary.\n\n"
    "In the end veteran Bolsheviks found fault with his economic policies, and Kirov was dead.\n"
    "Before that, posters and films had shown him as a kindly Little Father."
)
"""On the question of the shipped deck; its cards stand in it in the order 1, 7, 6."""


class Seconds:
    """A clock that nobody sets but the test: it stands still until it is told to go on."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    def go_by(self, seconds: float, pilot: Pilot[None]) -> None:
        """Have so many seconds pass while the app runs and looks at them."""
        screen, end = pilot.app.screen, self.now + seconds
        assert isinstance(screen, EssayScreen)
        while self.now < end:
            self.now = min(end, self.now + STOPPED)
            screen._each_second()


def written(deck: Deck, text: str = ANSWER) -> Essay:
    """Return an essay that is to be marked."""
    return Essay(deck.id, minutes=45, text=text, seconds=1500.0, is_written=True)


def kept(progress: Path) -> Path:
    """Return where the unfinished essay lies beside a progress file."""
    return progress.with_name(f"{progress.name}.essay")
