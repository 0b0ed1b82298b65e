"""Which screen shows which session. Screens are imported once they are needed."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from revise1924.reviews import Review
from revise1924.session import Session

if TYPE_CHECKING:
    from revise1924.tui.session_screen import SessionScreen
    from revise1924.tui.summary import EndScreen


def screen_for(
    session: Session, clock: Callable[[], datetime], undone: Review | None = None
) -> "SessionScreen":
    """Return the screen on which the cards of `session` are asked, after an undo or not."""
    if session.mode == "drill":
        from revise1924.tui.drill import DrillScreen  # noqa: PLC0415

        return DrillScreen(session, clock, undone)
    from revise1924.tui.study import StudyScreen  # noqa: PLC0415

    return StudyScreen(session, clock, undone)


def end_of(session: Session, clock: Callable[[], datetime]) -> "EndScreen":
    """Return the screen that tells what `session` came to."""
    if session.mode == "test":
        from revise1924.tui.mark import MarkScreen  # noqa: PLC0415

        return MarkScreen(session, clock)
    from revise1924.tui.summary import SummaryScreen  # noqa: PLC0415

    return SummaryScreen(session, clock)
