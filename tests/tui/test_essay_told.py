"""The cards of an essay that is marked, as a list."""

from hypothesis import given
from hypothesis import strategies as st

from revise1924.cards import Card, Deck
from revise1924.essay import Essay
from revise1924.library import Desk
from revise1924.marking import Marking
from revise1924.progress import Progress
from revise1924.storage.memory import ProgressInMemory
from revise1924.tui.widgets.essay_told import course_told, marked_told


@given(st.integers(1, 30), st.data(), st.integers(1, 40))
def test_of_many_cards_those_around_the_one_that_is_up_are_listed(
    cards: int, data: st.DataObject, height: int
) -> None:
    up = data.draw(st.integers(0, cards - 1))
    deck = Deck(
        id="d",
        title="D",
        cards=tuple(Card(id=f"c{n}", topic=f"T{n}", front="?", back=("p",)) for n in range(cards)),
    )
    essay = Essay("d", text="zebra", is_written=True)
    marking = Marking(Desk(deck, ProgressInMemory(Progress("d"))), essay)
    marking.go(up)
    lines = marked_told(marking, 30, height).plain.split("\n")
    assert len(lines) == min(cards, height)
    assert [line.split()[2] for line in lines if line.startswith("▸")] == [f"T{up}"]
    numbers = [int(line.removeprefix("▸").split()[0]) for line in lines]
    assert numbers == list(range(numbers[0], numbers[0] + len(lines)))


@given(st.integers(1, 40), st.integers(1, 60), st.floats(0, 899))
def test_the_timetable_stands_beside_an_essay_where_there_is_room_for_all_of_it(
    cards: int, height: int, seconds: float
) -> None:
    deck = Deck(
        id="d",
        title="D",
        cards=tuple(Card(id=f"c{n}", topic=f"T{n}", front="?", back=("p",)) for n in range(cards)),
    )
    essay = Essay("d", minutes=15, seconds=seconds)
    lines = course_told(deck, [], essay, 0, width=38, height=height).plain.split("\n")
    rows = [line for line in lines if "  until " in line]
    assert len(rows) in {0, cards}
    assert not rows or len(lines) <= height
    assert len([row for row in rows if row.startswith("▸")]) == bool(rows)
