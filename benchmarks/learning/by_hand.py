"""Rules that a student could keep by hand: the product's, with other numbers in them."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np

from benchmarks.learning.arrays import Floats, Ints
from benchmarks.learning.memory import Population
from benchmarks.learning.schedulers import Scheduler, Setting
from revise1924.leitner import WAITS

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
    """... that is, with so many days left or fewer (-1: once the share would cut its wait) ..."""
    rest_until: int = 1
    """... until so many are left."""
    rest_clean: int = 0
    """It rests only if its last so many looks all brought everything back."""
    down: int = 1
    """Boxes that a card falls where some of it was missed."""


class ByHand(Scheduler):
    """Keeps such a rule."""

    def __init__(self, who: Population, exam: int, settings: Sequence[Setting]) -> None:
        super().__init__(who, exam, settings)
        rules = [each if isinstance(each, Rule) else Rule() for each in settings]
        self._table = np.array([(0, *each.waits) for each in rules], dtype=np.float64)
        self._rule = np.repeat(np.arange(len(rules)), self._each)
        own = [each.name for each in fields(Rule) if each.name in Rule.__annotations__]
        self._of = {
            name: self._spread([getattr(each, name) for each in rules])
            for name in own
            if name != "waits"
        }
        self._clean = np.zeros(len(who.has), dtype=np.int64)

    def _waits(self, rows: Ints, came: Ints, points: Ints, day: int) -> Floats:
        of = {name: values[rows] for name, values in self._of.items()}
        box = self._land(rows, came, points)
        left = max(1, self.exam - day)
        share = np.where(box >= of["known"], of["share_known"], of["share"])
        plain = self._table[self._rule[rows], box] * self.knob[rows]
        most = np.ceil(share * left - 1e-9)
        is_near = np.where(of["rest_from"] < 0, plain > most, left <= of["rest_from"])
        rests = is_near & (left > of["rest_until"]) & (box >= of["rest_box"])
        rests &= self._clean[rows] >= of["rest_clean"]
        return np.asarray(np.where(rests, left - of["rest_until"], np.minimum(plain, most)))

    def _land(self, rows: Ints, came: Ints, points: Ints) -> Ints:
        """Return the boxes in which these cards land, and note how often they came back whole."""
        before, down = np.maximum(1, self.box[rows]), self._of["down"][rows].astype(np.int64)
        part = np.where(2 * came >= points, np.maximum(1, before - down), 1)
        whole = came == points
        self.box[rows] = np.where(whole, np.minimum(5, before + 1), part)
        self._clean[rows] = np.where(whole, self._clean[rows] + 1, 0)
        return self.box[rows]
