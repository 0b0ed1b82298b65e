"""What was understood of the cards that a student takes in, and what saving it comes to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from revise1924.adopting import sentences
from revise1924.importing import Understood
from revise1924.tui.shared.beside import HowFar
from revise1924.updating import Plan


class Choices(NamedTuple):
    """What the student wants otherwise than it was understood."""

    title: str | None = None
    in_sentences: bool = False
    """Whether an answer in one piece becomes a point a sentence."""
    is_split: bool = False
    """Whether several decks in one file stay several."""


@dataclass(frozen=True)
class Seen:
    """What was understood, and what saving it comes to."""

    understood: Understood
    plans: Sequence[Plan]
    choices: Choices

    @property
    def changes(self) -> list[Plan]:
        """The decks in which there is anything to save."""
        return [each for each in self.plans if each.is_change]

    @property
    def has_title(self) -> bool:
        """Whether the source or the student has given a title to every deck."""
        return all(deck.is_named for deck in self.understood.decks)

    @property
    def replaced(self) -> str:
        """The title of a deck of which no card would be left; empty where there is none."""
        for each in self.plans:
            if each.before is not None and each.replaces_all:
                return each.before.deck.title
        return ""

    @cached_property
    def _is_in_pieces(self) -> bool:
        """Whether every card has one point alone, and some of these are of several sentences."""
        backs = [card.back for plan in self.plans for card in plan.deck.cards]
        return all(len(back) == 1 for back in backs) and any(
            len(sentences(back[0])) > 1 for back in backs
        )

    def can_be_in_sentences(self, wanted: bool) -> bool:
        """Tell whether answers can become a point a sentence, or be put in one piece again."""
        return wanted is not self.choices.in_sentences and (not wanted or self._is_in_pieces)

    def can_be_split(self, wanted: bool) -> bool:
        """Tell whether the decks of the source can be kept apart, or be put together again."""
        return wanted is not self.choices.is_split and (not wanted or self.understood.is_joined)


Read = Callable[[Choices, HowFar], Seen]
"""Reads the source anew, in another thread; raises ReviseError, and what `HowFar.tell` raises."""
