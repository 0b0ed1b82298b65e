"""What an answer means, whichever way it is written."""

import re
from contextlib import suppress
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revise1924.quiz.answers import (
    Command,
    UnclearError,
    command_in,
    number_in,
    ticks_in,
    yes_in,
)
from revise1924.quiz.words import HELP
from tests.support.places import ROOT


@pytest.mark.parametrize(
    ("said", "points"),
    [
        ("1 3", {1, 3}),
        ("3 1", {1, 3}),
        ("2", {2}),
        ("2\n", {2}),
        ("  2  ", {2}),
        ("1,3", {1, 3}),
        ("1, 3", {1, 3}),
        ("1; 3.", {1, 3}),
        ("1. 3.", {1, 3}),
        ("1 and 3", {1, 3}),
        ("1, 2 and 4", {1, 2, 4}),
        ("1-3", {1, 2, 3}),
        ("1 - 3", {1, 2, 3}),
        ("1–3", {1, 2, 3}),
        ("1-2 4", {1, 2, 4}),
        ("1 2-4", {1, 2, 3, 4}),
        ("2-2", {2}),
        ("1 1 1", {1}),
        ("٢", {2}),  # dictated or typed in Arabic
        ("all", {1, 2, 3, 4}),
        ("ALL", {1, 2, 3, 4}),
        ("All.", {1, 2, 3, 4}),
        ("a", {1, 2, 3, 4}),
        ("yes", {1, 2, 3, 4}),
        ("y", {1, 2, 3, 4}),
        ("none", set()),
        ("None.\n", set()),
        ("n", set()),
        ("no", set()),
    ],
)
def test_the_points_that_came_back_are_written_in_many_ways(said: str, points: set[int]) -> None:
    assert ticks_in(said, 4) == [number in points for number in range(1, 5)]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("", "Write the numbers of the points you said, from 1 to 4, or all, or none."),
        (" \n", "Write the numbers of the points you said, from 1 to 4, or all, or none."),
        ("one", "Write the numbers"),
        ("1 all", "Write the numbers"),
        ("all 1", "Write the numbers"),
        ("all but 2", "Write the numbers"),
        ("3-1", "Write the numbers"),
        ("1-", "Write the numbers"),
        ("-1", "Write the numbers"),
        ("1a", "Write the numbers"),
        ("1?", None),
        ("²", "Write the numbers"),
        ("0", "There is no point 0. The points are 1 to 4."),
        ("5", "There is no point 5. The points are 1 to 4."),
        ("1 3 5", "There is no point 5. The points are 1 to 4."),
        ("13", "There is no point 13. The points are 1 to 4."),
        ("1-9", "There is no point 9. The points are 1 to 4."),
        ("9" * 500, "There is no point 999999999."),
    ],
)
def test_nothing_is_guessed(said: str, why: str | None) -> None:
    if why is None:
        assert ticks_in(said, 4) == [True, False, False, False]
        return
    with pytest.raises(UnclearError) as unclear:
        ticks_in(said, 4)
    assert str(unclear.value).startswith(why)


@pytest.mark.parametrize(
    ("said", "why"), [("", "Write yes or no."), ("2", "There is no point 2, only 1.")]
)
def test_of_a_single_point_yes_or_no_is_wanted(said: str, why: str) -> None:
    with pytest.raises(UnclearError) as unclear:
        ticks_in(said, 1)
    assert str(unclear.value) == why


@given(st.lists(st.booleans(), min_size=1, max_size=20), st.sampled_from([" ", ", ", ",", " and "]))
def test_points_listed_by_number_are_read_as_they_were_meant(ticks: list[bool], comma: str) -> None:
    numbers = [str(number) for number, tick in enumerate(ticks, 1) if tick]
    assert ticks_in(comma.join(numbers) or "none", len(ticks)) == ticks


@given(st.text(alphabet="0123456789 -–,.and²", max_size=12), st.integers(1, 20))
def test_any_line_is_points_or_unclear(said: str, points: int) -> None:
    with suppress(UnclearError):
        assert len(ticks_in(said, points)) == points


@pytest.mark.parametrize(
    ("said", "command"),
    [
        ("undo", "undo"),
        ("Undo.", "undo"),
        ("u", "undo"),
        ("skip", "skip"),
        ("s", "skip"),
        ("aside", "aside"),
        ("a", None),  # all
        ("edit", "edit"),
        ("e", "edit"),
        ("help", "help"),
        ("h", "help"),
        ("quit", "quit"),
        (" QUIT \n", "quit"),
        ("q", "quit"),
        ("undo it", None),
        ("", None),
        ("1", None),
    ],
)
def test_a_command_is_a_word_or_its_first_letter(said: str, command: Command | None) -> None:
    assert command_in(said) == command


@pytest.mark.parametrize(
    ("said", "is_yes"),
    [("y", True), ("yes", True), ("Yes.", True), ("n", False), ("no", False), ("NO", False)],
)
def test_yes_and_no(said: str, is_yes: bool) -> None:
    assert yes_in(said) is is_yes


@pytest.mark.parametrize("said", ["", "all", "maybe", "1", "yes no"])
def test_what_is_neither_yes_nor_no_is_asked_again(said: str) -> None:
    with pytest.raises(UnclearError, match="Write yes or no"):
        yes_in(said)


@pytest.mark.parametrize(
    ("said", "cards"),
    [("10", 10), ("20", 20), ("all", 32), ("a", 32), ("1", 1), ("32", 32), ("500", 32)],
)
def test_how_many_cards(said: str, cards: int) -> None:
    assert number_in(said, 32) == cards


@pytest.mark.parametrize("said", ["", "0", "-1", "ten", "1.5", "9" * 500])
def test_how_many_cards_is_asked_again(said: str) -> None:
    with pytest.raises(UnclearError, match="Write a number, or all"):
        number_in(said, 32)


def first_cells(heading: str) -> list[str]:
    """Return what stands between backticks in the first column of a table of the docs."""
    docs = (ROOT / "docs" / "accessibility.md").read_text(encoding="utf-8")
    rows = docs.partition(f"| {heading} |")[2].partition("\n\n")[0].splitlines()[2:]
    return [form for row in rows for form in re.findall(r"`([^`]+)`", row.split("|")[1])]


def test_every_form_that_the_docs_name_is_understood() -> None:
    forms = first_cells("you write")
    assert len(forms) > 8
    for form in forms:
        assert len(ticks_in(form, 3)) == 3


def test_the_docs_and_the_help_name_every_command() -> None:
    assert first_cells("word") == [*get_args(Command)]
    for command in get_args(Command):
        assert command == "help" or any(line.startswith(f"{command} ") for line in HELP)
