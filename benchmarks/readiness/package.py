"""The product's formulas of forgetting beside those of the `fsrs` package."""

from datetime import UTC, datetime, timedelta

import numpy as np

from revise1924.forgetting import after, chance

RECALLED, CLOSE = 0.7, 1e-9
"""How many looks of a walk come back, and what is rounding."""


def against_package(seed: int, walks: int = 40, looks: int = 12) -> float:
    """Walk random looks through `forgetting` and the `fsrs` package; return the largest difference.

    Raises RuntimeError where they differ by more than rounding.
    """
    import fsrs  # noqa: PLC0415 - only this needs it

    random = np.random.default_rng(seed)
    package = fsrs.Scheduler(enable_fuzzing=False, learning_steps=(), relearning_steps=())
    worst = 0.0
    for _ in range(walks):
        card, now, trace = fsrs.Card(), datetime(2026, 1, 1, tzinfo=UTC), None
        day = now.toordinal()
        for _ in range(looks):
            came_back, days = bool(random.random() < RECALLED), int(random.integers(0, 60))
            now, day = now + timedelta(days=days), day + days
            rating = fsrs.Rating.Good if came_back else fsrs.Rating.Again
            expected = package.get_card_retrievability(card, now)
            if trace is not None:
                worst = max(worst, abs(chance(trace, day) - expected))
            trace = after(trace, came_back, day)
            card, _ = package.review_card(card, rating, now)
            theirs = card.stability or 0.0, card.difficulty or 0.0
            worst = max(worst, *(abs(1 - a / b) for a, b in zip(trace, theirs, strict=False)))
    if worst > CLOSE:
        raise RuntimeError(f"the formulas of FSRS-6 differ from the package's by {worst}")
    return worst
