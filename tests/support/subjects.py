"""Decks of several subjects, each with an exam, and what a student knows of their cards."""

import json
import random
from dataclasses import dataclass
from datetime import date
from typing import Literal

from revise1924.paths import library_folder, progress_path
from revise1924.storage.progress_file import ProgressFile
from tests.support.clock import MONDAY, after


@dataclass(frozen=True)
class Subject:
    """A deck of the library, with an exam."""

    name: str
    """The deck's id."""
    exam: int
    """Days from the first day to the exam."""
    points: tuple[int, ...]
    """How many points each card has. The ids of the cards are the same in all decks."""
    form: Literal["json", "md"] = "json"

    def put(self) -> None:
        """Put the deck into the library, and the exam into its progress file."""
        path = library_folder() / f"{self.name}.{self.form}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self._markdown if self.form == "md" else json.dumps(self._json))
        ProgressFile(progress_path(self.name), self.name).set_exam(after(self.exam), MONDAY)

    @property
    def _json(self) -> dict[str, object]:
        cards = [
            {
                "id": _card(number),
                "topic": f"Topic {self.name} {number:02}",
                "front": f"Front {self.name} {number:02}?",
                "back": self._back(number),
            }
            for number in range(len(self.points))
        ]
        return {"id": self.name, "title": f"All of {self.name}", "cards": cards}

    @property
    def _markdown(self) -> str:
        lines = [f"# All of {self.name}", f"<!-- id: {self.name} -->"]
        for number in range(len(self.points)):
            lines += [
                *("", f"## Topic {self.name} {number:02}", f"<!-- id: {_card(number)} -->"),
                f"Front {self.name} {number:02}?",
                *(f"- {point}" for point in self._back(number)),
            ]
        return "\n".join(lines)

    def _back(self, number: int) -> list[str]:
        return [f"Point {self.name} {number:02} {each}" for each in "abcde"[: self.points[number]]]


def _card(number: int) -> str:
    return f"card-{number:02}"


class Answers:
    """What the student knows: the same at the same look, whoever asks."""

    def __init__(self, seed: int) -> None:
        """Take what decides every answer."""
        self._seed = seed

    def at(self, deck: str, card: str, points: int, day: date, look: int) -> tuple[bool, ...]:
        """Return which points come back at this look at the card that day, the first being 0.

        It is another answer than that of the look before it, so that a card that is given again
        after an undo is given differently.
        """
        chance = random.Random(f"{self._seed} {deck} {card} {day}")
        answer: tuple[bool, ...] = ()
        for _ in range(look + 1):
            before, known = answer, chance.choice([0.2, 0.7, 1, 1, 1])
            answer = tuple(chance.random() < known for _ in range(points))
            if answer == before:
                answer = (not answer[0], *answer[1:])
        return answer
