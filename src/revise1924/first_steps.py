"""The first session ever: what to do, a step at a time, where it is done.

Each step is shown once: by the reviews one sees how far a student is, and nothing else is kept.
"""

from pathlib import Path

from revise1924.session import Session

FRONT = "Half an answer counts too: each point is scored by itself."
BACK = "Press the digit of each point you said, then Enter."
MOVED = (
    "Every point said lifts a card one box, and it waits longer. With some missed it goes down one."
)
EXAM = "Got an exam date? Press e at home, and your days are planned up to it."


def on_card(session: Session, *, is_back: bool) -> str:
    """Return the step for the card that is up; nothing where there is none."""
    answered = len(session.tally.outcomes)
    if answered > 1 or not _is_first(session):
        return ""
    steps = {(0, False): FRONT, (0, True): BACK, (1, False): MOVED}
    return steps.get((answered, is_back), "")


def at_end(session: Session) -> str:
    """Return the step for the end of a session; nothing where there is none."""
    has_exam = any(desk.keeper.progress.exam for desk in session.desks)
    return EXAM if not has_exam and _is_first(session) else ""


def _is_first(session: Session) -> bool:
    """Tell whether there are no reviews but those of this session, in any deck."""
    reviews = sum(len(desk.keeper.progress.reviews) for desk in session.desks)
    if reviews > len(session.tally.outcomes) or session.kind_name != "study":
        return False
    paths = [path for desk in session.desks if (path := desk.keeper.path)]
    return not any(_is_beside(path, paths) for path in paths)


def _is_beside(path: Path, ours: list[Path]) -> bool:
    """Tell whether the progress of another deck lies beside a file."""
    try:
        return any(other not in ours for other in path.parent.glob("*.json"))
    except OSError:
        return False
