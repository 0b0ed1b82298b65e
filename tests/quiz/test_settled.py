"""What the student has settled counts line by line as well."""

import sys

import pytest

from tests.quiz.conftest import Keyboard, Quiz
from tests.support.commands import Run


def test_as_many_new_cards_come_as_are_settled_on(quiz: Quiz, run: Run) -> None:
    assert "7 new cards today." in quiz([])
    run("config", "new_a_day", "2")
    assert "2 of 7 new cards today." in quiz([])


def test_who_has_settled_on_line_by_line_gets_no_screen(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("config", "accessible", "true")
    monkeypatch.setattr(sys, "stdin", Keyboard([]))
    code, out, err = run()
    assert (code, err) == (0, "")
    assert "Card 1 of 7" in out
