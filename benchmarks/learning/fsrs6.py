"""The formulas of FSRS-6, for arrays. `verify` holds them against the `fsrs` package.

Source: the open-spaced-repetition project's FSRS-6, with its default parameters.
"""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.learning.arrays import Floats, Ints

if TYPE_CHECKING:
    from fsrs import Scheduler

DEFAULT = np.array(
    [
        *(0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796),
        *(1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542),
    ]
)
AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4
_LEAST = 0.001
_CLOSE = 1e-9


def recall(days: Floats, stability: Floats, decay: Floats | float = -DEFAULT[20]) -> Floats:
    """Return the chance of recall, 0 to 1, so many days after a look."""
    chance: Floats = (1 + (0.9 ** (1 / decay) - 1) * days / stability) ** decay
    return chance


def interval(stability: Floats, retention: Floats | float, w: Floats = DEFAULT) -> Floats:
    """Return the days after which the chance of recall has sunk to `retention`, 1 at least.

    `w` are the 21 weights here and below: numbers, or a row a weight for cards that differ.
    """
    decay = -w[20]
    days = stability / (0.9 ** (1 / decay) - 1) * (retention ** (1 / decay) - 1)
    whole: Floats = np.maximum(1, np.round(days))
    return whole


def first_stability(rating: Ints, w: Floats = DEFAULT) -> Floats:
    """Return the stability, in days, after a first look."""
    chosen: Floats = np.choose(rating - 1, list(w[:4]))
    return chosen


def first_difficulty(rating: Ints, w: Floats = DEFAULT) -> Floats:
    """Return the difficulty, 1 to 10, after a first look."""
    clipped: Floats = np.clip(_plain_difficulty(rating, w), 1, 10)
    return clipped


def _plain_difficulty(rating: Ints, w: Floats) -> Floats:
    plain: Floats = w[4] - np.exp(w[5] * (rating - 1)) + 1
    return plain


def next_difficulty(difficulty: Floats, rating: Ints, w: Floats = DEFAULT) -> Floats:
    """Return the difficulty, 1 to 10, after another look."""
    step = -w[6] * (rating - 3) * (10 - difficulty) / 9
    easy = _plain_difficulty(np.array(EASY), w)
    clipped: Floats = np.clip(w[7] * easy + (1 - w[7]) * (difficulty + step), 1, 10)
    return clipped


def next_stability(
    stability: Floats,
    difficulty: Floats,
    chance: Floats,
    rating: Ints,
    w: Floats = DEFAULT,
    *,
    gain: Floats | float = 1.0,
) -> Floats:
    """Return the stability after a look; `gain` scales what a recall adds, for other students."""
    bonus = np.where(rating == HARD, w[15], np.where(rating == EASY, w[16], 1))
    growth = np.exp(w[8]) * (11 - difficulty) * stability ** -w[9]
    growth *= (np.exp((1 - chance) * w[10]) - 1) * bonus
    forgot = w[11] * difficulty ** -w[12] * ((stability + 1) ** w[13] - 1)
    forgot *= np.exp((1 - chance) * w[14])
    forgot = np.minimum(forgot, stability / np.exp(w[17] * w[18]))
    held: Floats = np.where(rating == AGAIN, forgot, stability * (1 + gain * growth))
    return np.asarray(np.maximum(_LEAST, held))


def same_day_stability(stability: Floats, rating: Ints, w: Floats = DEFAULT) -> Floats:
    """Return the stability after one more look on the same day."""
    growth = np.exp(w[17] * (rating - 3 + w[18])) * stability ** -w[19]
    held: Floats = stability * np.where(rating == AGAIN, growth, np.maximum(1, growth))
    return np.maximum(_LEAST, held)


def verify(walks: int = 20, seed: int = 1924) -> float:
    """Walk random looks through these formulas and the package; return the largest difference.

    Raises RuntimeError where they differ by more than rounding.
    """
    from fsrs import Scheduler  # noqa: PLC0415 - only verifying needs it

    random = np.random.default_rng(seed)
    package = Scheduler(enable_fuzzing=False, learning_steps=(), relearning_steps=())
    worst = float(np.abs(np.array(package.parameters) - DEFAULT).max())
    for _ in range(walks):
        worst = max(worst, _walk(package, random))
    if worst > _CLOSE:
        raise RuntimeError(f"the formulas of FSRS-6 differ from the package's by {worst}")
    return worst


def _walk(package: "Scheduler", random: np.random.Generator, looks: int = 10) -> float:
    """Return the largest difference on one card that is looked at so often."""
    from fsrs import Card, Rating  # noqa: PLC0415

    card, now = Card(), datetime(2026, 1, 1, tzinfo=UTC)
    stability = difficulty = np.array(0.0)
    worst = 0.0
    for look in range(looks):
        rating = np.array(random.integers(1, 5))
        days = float(random.choice([0, *range(1, 60)], p=[0.2, *[0.8 / 59] * 59])) if look else 0.0
        now += timedelta(days=days)
        if look == 0:
            stability, difficulty = first_stability(rating), first_difficulty(rating)
        else:
            chance = recall(np.array(days), stability)
            stability = (
                next_stability(stability, difficulty, chance, rating)
                if days
                else same_day_stability(stability, rating)
            )
            difficulty = next_difficulty(difficulty, rating)
        card, _ = package.review_card(card, Rating(int(rating)), now)
        wait = (card.due - now).days
        theirs = (card.stability or 0.0, card.difficulty or 0.0, wait)
        ours = (stability, difficulty, interval(stability, package.desired_retention))
        worst = max(
            worst, *(abs(1 - one / float(other)) for one, other in zip(theirs, ours, strict=True))
        )
    return worst
