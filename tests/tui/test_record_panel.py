"""What stands beside the statistics, and charts below one another."""

import pytest

from revise1924.cards import Deck
from revise1924.insight import insights
from revise1924.plots import ahead, progress
from revise1924.progress import Progress
from revise1924.reviews import Review
from revise1924.said import ExamDay
from revise1924.tui.shared.record_panel import none_weak, stacked
from tests.support.clock import EXAM, MONDAY
from tests.support.progress import look


def reviewed(deck: Deck, *looks: Review) -> Progress:
    """Return progress with these reviews, and an exam."""
    return Progress(deck.id, ExamDay(EXAM), list(looks))


@pytest.mark.parametrize("height", range(12, 60))
def test_two_charts_stand_under_one_another_where_there_is_room_for_two(
    height: int, deck: Deck
) -> None:
    facts = insights(deck, reviewed(deck, look()), MONDAY)
    lines = stacked(facts, progress, ahead, 70, height).plain.split("\n")
    assert len(lines) <= height
    assert ("Cards coming up at your pace" in lines) == (height >= 30)


def test_where_none_is_weak_it_is_said_and_a_chart_stands_below_where_it_has_room(
    deck: Deck,
) -> None:
    known = insights(deck, reviewed(deck, look()), MONDAY)
    fresh = insights(deck, Progress(deck.id), MONDAY)
    for facts, why, chart in (
        (known, "No weak points: you have missed none so far.", "Points you remembered each day"),
        (fresh, "Nothing yet: it begins with your first review.", "Cards coming up at your pace"),
    ):
        assert none_weak(facts, 60, 13).plain == why
        lines = none_weak(facts, 60, 14).plain.split("\n")
        assert lines[:2] == [why, ""]
        assert lines[2].startswith(chart)
        assert len(lines) <= 14
