"""Progress as a table: which rows there are, and what each says."""

import csv
import io

import pytest

from revise1924.cards import Card, Deck
from revise1924.edits import Edit
from revise1924.formats.reviews_table import COLUMNS, write_reviews
from revise1924.progress import Progress
from revise1924.reviews import Review
from tests.support.clock import MONDAY
from tests.support.progress import look

DECK = Deck(
    id="d",
    title="T",
    cards=(
        Card(topic="NEP", front="?", back=("one", "two")),
        Card(topic="=1+1", id="sum", front="?", back=("-a\n-b", "b")),
    ),
)


def rows_of(progress: Progress) -> list[dict[str, str]]:
    written = write_reviews(DECK, progress)
    assert written.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(written.removeprefix("\ufeff"), newline="")))


def points_of(*looks: Review, edits: tuple[Edit, ...] = ()) -> list[tuple[str, str, str]]:
    rows = rows_of(Progress("d", reviews=list(looks), edits={"nep": edits}))
    return [(row["point"], row["text"], row["recalled"]) for row in rows]


def test_there_is_a_row_for_each_point_that_was_asked() -> None:
    rows = rows_of(Progress("d", reviews=[look(seconds=(2.25, 4.5))]))
    same = {
        "deck": "d",
        "card": "nep",
        "topic": "NEP",
        "at": "2026-11-23T18:00:00+00:00",
        "study day": "2026-11-23",
        "kind": "study",
        "box": "1",
        "seconds": "6.8",
        "undone": "0",
    }
    assert rows == [
        {**same, "point": "1", "text": "one", "recalled": "1"},
        {**same, "point": "2", "text": "two", "recalled": "0"},
    ]


def test_the_columns_stand_above_though_there_is_no_review() -> None:
    written = write_reviews(DECK, Progress("d"))
    assert written == "\ufeff" + ",".join(COLUMNS) + "\r\n"


def test_a_point_that_was_not_asked_has_no_row() -> None:
    assert points_of(look(recalled=(None, True), kind="drill", box=None)) == [("2", "two", "1")]


def test_what_is_not_known_is_empty() -> None:
    (row, _) = rows_of(Progress("d", reviews=[look(box=None)]))
    assert (row["box"], row["seconds"]) == ("", "")


def test_undone_reviews_are_there_and_say_so() -> None:
    rows = rows_of(Progress("d", reviews=[look(undone=True), look(minutes=1)]))
    assert [row["undone"] for row in rows] == ["1", "1", "0", "0"]


def test_a_night_belongs_to_the_study_day_before() -> None:
    (row, _) = rows_of(Progress("d", reviews=[look(minutes=8 * 60)]))
    assert (row["at"][:10], row["study day"]) == ("2026-11-24", "2026-11-23")


MOVED = Edit(MONDAY, (1, None), 2)  # the second point became the first, the other one is new


@pytest.mark.parametrize(
    ("days", "edits", "points"),
    [
        (-1, (), [("1", "one", "1"), ("2", "two", "0")]),
        (-1, (MOVED,), [("", "", "1"), ("1", "one", "0")]),
        (1, (MOVED,), [("1", "one", "1"), ("2", "two", "0")]),
        (-1, (Edit(MONDAY, (0, 1), 3),), [("", "", "1"), ("", "", "0")]),
    ],
)
def test_each_point_has_the_words_it_has_today(
    days: float, edits: tuple[Edit, ...], points: list[tuple[str, str, str]]
) -> None:
    assert points_of(look(days=days), edits=edits) == points


def test_no_words_are_said_where_the_deck_was_changed_unseen() -> None:
    assert points_of(look(recalled=(True, False, True))) == [
        ("", "", "1"),
        ("", "", "0"),
        ("", "", "1"),
    ]


def test_a_card_that_is_gone_keeps_its_rows() -> None:
    (row, _) = rows_of(Progress("d", reviews=[look("gone")]))
    assert (row["card"], row["topic"], row["point"], row["text"]) == ("gone", "", "", "")


def test_no_cell_is_a_formula() -> None:
    rows = rows_of(Progress("d", reviews=[look("sum")]))
    assert [(row["topic"], row["text"]) for row in rows] == [("'=1+1", "'-a\n-b"), ("'=1+1", "b")]
