"""What is answered line by line, and what is done meanwhile."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.commands import Run

Typed = str | Callable[[], object]
"""A line, without its end; or something that happens before the next one is read."""

Quiz = Callable[..., str]
"""Answers `quiz` with the given lines, by the test's clock, and returns what it said.

Its arguments are the answers and those of the command; it ends with exit code 0.
"""


class Keyboard:
    """An input from which one answer after the other is read."""

    def __init__(self, answers: list[Typed]) -> None:
        self._answers = answers

    def isatty(self) -> bool:
        return False

    def readline(self, _: int) -> str:
        while self._answers:
            answer = self._answers.pop(0)
            if isinstance(answer, str):
                return f"{answer}\n"
            answer()
        return ""


@pytest.fixture
def quiz(run: Run, monkeypatch: pytest.MonkeyPatch) -> Quiz:
    def play(answers: list[Typed], *arguments: object) -> str:
        monkeypatch.setattr(sys, "stdin", Keyboard(list(answers)))
        code, out, err = run("quiz", *arguments)
        assert (code, err) == (0, "")
        return out

    return play


RIVERS = """\
# Rivers
<!-- id: rivers -->

## Nile
<!-- tags: africa -->
How long is it, and where does it end?
- 6,650 km
- In the Mediterranean
- In a delta
> As measured in 1950.

## Po
Where does it end?
- In the Adriatic
"""


@pytest.fixture
def rivers(tmp_path: Path) -> Path:
    """A deck of two cards, of three points and of one."""
    path = tmp_path / "rivers.md"
    path.write_text(RIVERS, encoding="utf-8")
    return path
