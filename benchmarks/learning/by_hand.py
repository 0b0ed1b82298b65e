"""Rules that a student could keep by hand: the product's, with other numbers in them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from benchmarks.learning.memory import Population
from benchmarks.learning.schedulers import Scheduler, Setting
from revise1924.leitner import WAITS

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

OUR_WAITS = tuple(WAITS.values())


@dataclass(frozen=True)
class Rule(Setting):
    """A rule by hand. What is said of nothing else is as in the product."""

    waits: tuple[int, ...] = OUR_WAITS
    share: float = 0.5
    """The most of the days left that a card waits, rounded up."""
    share_known: float = 0.5
    """The same from the box `known` on."""
    known: int = 4
    rest_box: int = 6
    """From this box on a card rests once the exam is near ..."""
    rest_from: int = 0
    """... that is, with so many days left or fewer ..."""
    rest_until: int = 1
    """... until so many are left."""
    rest_clean: int = 0
    """It rests only if its last so many looks all brought everything back."""
    down: int = 1
    """Boxes that a card falls where some of it was missed."""
    last_of: int = 1
    """Every card seen is due with so many days left, and then by the share."""


class ByHand(Scheduler):
    """Keeps such a rule."""

    def __init__(self, who: Population, exam: int, settings: Sequence[Setting]) -> None:
        super().__init__(who, exam, settings)
        rules = [each if isinstance(each, Rule) else Rule() for each in settings]
        self._table = np.array([(0, *each.waits) for each in rules], dtype=np.float64)
        self._rule = np.repeat(np.arange(len(rules)), self._each)
        names = (
            "share",
            "share_known",
            "known",
            "rest_box",
            "rest_from",
            "rest_until",
            "rest_clean",
            "down",
        )
        self._of = {
            name: self._spread([float(getattr(each, name)) for each in rules]) for name in names
        }
        self._clean = np.zeros(len(who.has), dtype=np.int64)

    def _waits(self, rows: Ints, came: Ints, points: Ints, day: int) -> Floats:
        of = {name: values[rows] for name, values in self._of.items()}
        before = np.maximum(1, self.box[rows])
        part = np.maximum(1, before - of["down"].astype(np.int64))
        box = np.where(
            came == points, np.minimum(5, before + 1), np.where(2 * came >= points, part, 1)
        )
        self.box[rows] = box
        self._clean[rows] = np.where(came == points, self._clean[rows] + 1, 0)
        left = max(1, self.exam - day)
        share = np.where(box >= of["known"], of["share_known"], of["share"])
        plain, most = (
            self._table[self._rule[rows], box] * self.knob[rows],
            np.ceil(share * left - 1e-9),
        )
        waits = np.minimum(plain, most)
        near = np.where(of["rest_from"] < 0, plain > most, left <= of["rest_from"])
        rests = (box >= of["rest_box"]) & near & (left > of["rest_until"])
        rests &= self._clean[rows] >= of["rest_clean"]
        return np.asarray(np.where(rests, left - of["rest_until"], waits))
