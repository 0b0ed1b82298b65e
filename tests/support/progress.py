"""Reviews, and what progress files hold."""

import json
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from revise1924.kinds import KindName
from revise1924.library import Desk
from revise1924.reviews import Review
from revise1924.session import Session
from revise1924.storage.keeper import ProgressKeeper
from tests.support.clock import MONDAY, Clock
from tests.support.decks import SHIPPED_ID

MOMENT = "2026-11-23T18:00:00.000000+00:00"
"""MONDAY as progress files have it."""


def look(
    card: str = "nep",
    recalled: Sequence[bool | None] = (True, False),
    *,
    days: float = 0,
    minutes: float = 0,
    box: int | None = 1,
    kind: KindName = "study",
    undone: bool = False,
    seconds: tuple[float, float] | None = None,
) -> Review:
    """Return a review of so many days and minutes after MONDAY; half of two points and box 1."""
    moment = MONDAY + timedelta(days=days, minutes=minutes)
    return Review(card, moment, tuple(recalled), box, kind, undone=undone, seconds=seconds)


def ticks(recalled: int, points: int) -> tuple[bool, ...]:
    """Return the ticks of so many points, of which only the first have come back."""
    return tuple(point < recalled for point in range(points))


def save(keeper: ProgressKeeper, review: Review) -> Review | None:
    """Save one review as it is; return it as it is then."""
    return keeper.record(lambda _: review)


def document(**fields: Any) -> str:
    """Return the text of a progress file without reviews, with these fields changed or added."""
    whole = {"format": 1, "deck": SHIPPED_ID, "exam": None, "reviews": []}
    return json.dumps({**whole, **fields})


def written(path: Path, **fields: Any) -> Path:
    """Write a progress file with these fields, in a folder that is made where it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(document(**fields))
    return path


def entry(**fields: Any) -> dict[str, Any]:
    """Return `look()` as a progress file has it, with these fields changed or added."""
    return {"card": "nep", "at": MOMENT, "recalled": [True, False], "box": 1, **fields}


def take_tests(desk: Desk, clock: Clock, days: int) -> None:
    """Take a test of the whole deck on so many days, and know the first point of each card."""
    for _ in range(days):
        session = Session(desk, clock(), "test")
        while session.card:
            session.grade(ticks(1, len(session.card.back)), clock())
        clock.advance(days=1)
