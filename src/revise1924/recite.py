"""Reciting: which points of a card are revealed, and which of them came back.

What a student is asked to recall stands here while it is being answered; a screen only draws it.
All points are revealed at once when a card is studied, and one after the other in a drill or in an
outline.
"""

from collections import deque
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from revise1924.cards import Deck
from revise1924.kinds import KindName


class Recital:
    """Points being recalled."""

    def __init__(
        self,
        points: Sequence[str],
        asked: Collection[int] | None = None,
        *,
        one_by_one: bool = False,
    ) -> None:
        """Take the points, and the indices of those that are asked; None is all of them.

        `one_by_one` hides those asked, until each is revealed in its turn.
        """
        self.points = tuple(points)
        self.asked = frozenset(range(len(points)) if asked is None else asked)
        """The indices of the points asked; the others are given."""
        self.recalled = [False] * len(points)
        """Which points have come back; a point that is given has not."""
        self.current: int | None = None
        """The point that has been revealed and waits for its mark."""
        self._hidden = deque(sorted(self.asked) if one_by_one else ())
        self._at_first = len(self._hidden)

    @property
    def is_begun(self) -> bool:
        """Whether there is anything in it that the student has answered."""
        return self.score > 0 or self.hidden < self._at_first

    def asks_the_same(self, other: "Recital") -> bool:
        """Tell whether `other` asks the same points."""
        return (self.points, self.asked) == (other.points, other.asked)

    @property
    def hidden(self) -> int:
        """How many points are still hidden."""
        return len(self._hidden)

    @property
    def next_hidden(self) -> int | None:
        """The point that is revealed next; None where none is hidden."""
        return self._hidden[0] if self._hidden else None

    @property
    def missed(self) -> list[int]:
        """The points asked that have not come back, by their indices in order."""
        return [index for index in sorted(self.asked) if not self.recalled[index]]

    @property
    def score(self) -> int:
        """How many points have come back."""
        return sum(self.recalled)

    def is_hidden(self, index: int) -> bool:
        """Tell whether the point of this index is still hidden."""
        return bool(self._hidden) and index >= self._hidden[0] and index in self.asked

    def is_lost(self, index: int) -> bool:
        """Tell whether the point of this index was hidden, and has not come back by now."""
        return (
            bool(self._at_first)
            and self.can_tick(index)
            and index != self.current
            and not self.recalled[index]
        )

    def can_tick(self, index: int) -> bool:
        """Tell whether the point of this index is asked and has been revealed."""
        return index in self.asked and not self.is_hidden(index)

    def reveal(self) -> int:
        """Reveal the next hidden point and return its index; one left unmarked counts as missed."""
        self.current = self._hidden.popleft()
        return self.current

    def mark(self, came_back: bool) -> int:
        """Say whether the point just revealed had come back; return its index.

        Raises ValueError where no point waits for a mark.
        """
        if self.current is None:
            raise ValueError("no point has been revealed")
        marked, self.current = self.current, None
        self.recalled[marked] = came_back
        return marked

    def show_answers(self, recalled: Sequence[bool]) -> None:
        """Reveal everything, with these ticks: the answers of a review that was undone."""
        self._hidden.clear()
        self.current = None
        self.recalled = [bool(tick) for tick in recalled]

    def tick(self, index: int) -> None:
        """Tick the point of this index, or untick it; one that cannot be ticked stays as it is."""
        if self.can_tick(index):
            self.recalled[index] = not self.recalled[index]

    def tick_all(self, came_back: bool) -> None:
        """Tick every point that is asked, or none."""
        self.recalled = [came_back and index in self.asked for index in range(len(self.points))]


@dataclass(eq=False)
class Draft:
    """What a student has answered about a card and not saved yet. Each is another one."""

    recital: Recital
    words: str = ""
    """What was written before the card was flipped."""
    is_flipped: bool = False
    """Whether the points have been shown."""
    left: date | None = None
    """The study day on which the card was left; None while it is up, also over the day's end."""

    @property
    def is_begun(self) -> bool:
        """Whether anything would be lost with it."""
        return self.recital.is_begun or bool(self.words.strip())

    def edited(self, fresh: Recital) -> "Draft":
        """Return the draft of the card as it is now, of which nothing has been answered yet."""
        old = self.recital
        if fresh.hidden or old.points == fresh.points:  # it asks other points of the same card
            return Draft(fresh)
        ticked = {point for point, tick in zip(old.points, old.recalled, strict=True) if tick}
        fresh.show_answers([point in ticked for point in fresh.points])
        return Draft(fresh, self.words, self.is_flipped)


class Drafts:
    """The drafts of a deck: one a kind of session and card."""

    def __init__(self) -> None:
        self._drafts: dict[tuple[KindName, str], Draft] = {}

    def put_up(self, kind: KindName, card: str, fresh: Recital, today: date) -> Draft:
        """Return the draft of a card that is up from now on; `leave` the others first.

        It is the one that was left on the study day `today`, where it asks the same as `fresh`. If
        the card has been edited since, the words are kept and the ticks of points that stayed.
        """
        draft = self._drafts.get((kind, card))
        if not (draft and draft.is_begun and draft.left == today):
            draft = Draft(fresh)
        elif not draft.recital.asks_the_same(fresh):
            draft = draft.edited(fresh)
        self._drafts[kind, card] = draft
        draft.left = None
        return draft

    def leave(self, today: date) -> None:
        """Take note that no card is up from now on."""
        for draft in self._drafts.values():
            draft.left = draft.left or today

    def drop(self, kind: KindName, card: str) -> None:
        """Forget the draft of a card: it has been saved."""
        self._drafts.pop((kind, card), None)

    def begun(self, today: date) -> dict[tuple[KindName, str], Draft]:
        """Return those of the study day `today` in which there is anything that would be lost.

        By the kind of session, and the card's id.
        """
        return {
            which: draft
            for which, draft in self._drafts.items()
            if draft.is_begun and draft.left in (None, today)
        }


def outline(deck: Deck) -> Recital:
    """Return the topics of `deck` to be recalled one by one, in order: the plan of its essay."""
    return Recital([card.topic for card in deck.cards], one_by_one=True)
