"""What is said of readiness, and what is said to help."""

from datetime import date

import pytest

from revise1924 import readiness_words
from revise1924.cards import Deck
from revise1924.overview import Overview, survey
from revise1924.progress import Progress
from revise1924.readiness import Figure, Readiness
from revise1924.records import card_records, weak_points
from revise1924.reviews import Review
from revise1924.said import ExamDay
from revise1924.traces import Traces
from revise1924.what_helps import points_gained, what_helps
from tests.support.clock import EXAM, MONDAY, after
from tests.support.decks import numbered_cards
from tests.support.progress import look, ticks

FINE, SOON = Figure(0.712, 0.661, 0.763), Figure(0.934, 0.88, 0.99)


def surveyed(
    reviews: list[Review] | None = None, exam: date | None = None, cards: int = 12
) -> tuple[Overview, Progress]:
    progress = Progress("d", ExamDay(exam), reviews or [])
    deck = Deck(id="d", title="D", cards=numbered_cards(cards, points=3))
    return survey(deck, progress, MONDAY), progress


@pytest.mark.parametrize(
    ("ready", "exam", "said"),
    [
        (None, None, ""),
        (Readiness(FINE, None), None, "If the exam were today: 71 % of points."),
        (
            Readiness(FINE, SOON),
            after(11),
            "If the exam were today: 71 % of points. On 4 December, at your pace: 93 %.",
        ),
        (
            Readiness(FINE, Figure(0.998, 0.99, 1)),
            EXAM,
            "If the exam were today: 71 % of points. On 4 June 2027, at your pace: 99 %.",
        ),
        (
            Readiness(Figure(0.7, 0.55, 0.85), SOON, is_early=True),
            after(11),
            "If the exam were today: too early to say.",
        ),
        (
            Readiness(Figure(0.7, 0.55, 0.85), SOON),
            after(11),
            "If the exam were today: hard to say yet.",
        ),
        (
            Readiness(FINE, SOON, is_early=True),
            after(11),
            "If the exam were today: too early to say.",
        ),
        (
            Readiness(Figure(0.5, 0.35, 0.65), SOON),
            after(11),
            "If the exam were today: still shaky.",
        ),
        (Readiness(Figure(0.85, 0.72, 0.98), None), None, "If the exam were today: on course."),
    ],
)
def test_what_is_expected_is_told_in_figures_where_enough_is_known(
    ready: Readiness | None, exam: date | None, said: str
) -> None:
    overview, _ = surveyed(exam=exam)
    assert readiness_words.expected(ready, overview) == said


def test_in_full_the_bands_are_told_too() -> None:
    overview, _ = surveyed(exam=after(11))
    assert readiness_words.in_full(Readiness(FINE, SOON), overview) == [
        "If the exam were today: 71 % of points (66 to 76).",
        "On 4 December, if you keep every day: 93 % of points (88 to 99).",
    ]
    assert readiness_words.in_full(None, overview) == []


def test_of_a_card_it_is_told_how_many_points_would_come_back() -> None:
    overview, progress = surveyed([look("topic-0", (False,) * 3, days=-20)])
    asked, new, *_ = overview.deck.cards
    _, just_seen = surveyed([look("topic-0", (False,) * 3)])
    assert readiness_words.of_card(asked, just_seen, MONDAY) == ""
    said = readiness_words.of_card(asked, progress, MONDAY)
    assert said == "About 1 of 3 points would come back today."
    assert readiness_words.of_card(new, progress, MONDAY) == ""


def test_a_line_of_its_own_has_brief_forms() -> None:
    overview, _ = surveyed(exam=after(11))
    assert readiness_words.in_a_line(Readiness(FINE, SOON), overview) == (
        "71 % of points if the exam were today · 93 % on 4 December, at your pace",
        "71 % if the exam were today · 93 % on 4 December, at your pace",
        "71 % today · 93 % on 4 December",
        "71 % today · 93 % on 4 Dec",
    )
    assert readiness_words.in_a_line(Readiness(FINE, None), overview) == (
        "71 % of points if the exam were today",
        "71 % if the exam were today",
        "71 % today",
        "71 % today",
    )
    rough = Readiness(Figure(0.5, 0.35, 0.65), SOON)
    assert readiness_words.in_a_line(rough, overview) == ("still shaky",)
    assert readiness_words.in_a_line(None, overview) == ()


# What helps


def helps(reviews: list[Review], exam: date | None = None, cards: int = 12) -> str:
    overview, progress = surveyed(reviews, exam, cards)
    traces = Traces(overview.deck.cards, progress, MONDAY)
    weak = weak_points(card_records(overview.deck, progress, MONDAY))
    return what_helps(traces, overview, weak)


def of_all(came: int, *days: int, box: int, cards: int = 12) -> list[Review]:
    return [
        look(f"topic-{card}", ticks(came, 3), days=day, box=box)
        for card in range(cards)
        for day in days
    ]


def test_what_is_due_is_to_be_studied() -> None:
    assert helps(of_all(3, -9, -5, box=2)) == "study"


def test_missed_points_are_to_be_drilled_while_nothing_is_due() -> None:
    assert helps(of_all(2, -9, -6, box=4)) == "drill"


def test_more_new_cards_are_to_be_begun_once_the_days_are_done() -> None:
    """Ten of thirty were begun today, and went well."""
    assert helps(of_all(3, 0, box=2, cards=10), cards=30) == "more"


def test_nothing_helps_much_where_all_was_looked_at_today() -> None:
    assert helps(of_all(3, -9, -5, 0, box=4)) == "nothing"


def test_what_is_due_comes_before_nothing_however_well_it_is_known() -> None:
    assert helps(of_all(3, -200, -150, -80, -61, box=5, cards=1), cards=1) == "study"


def test_what_a_look_brings_is_more_where_more_was_forgotten() -> None:
    def gain(days: int) -> float:
        overview, progress = surveyed(of_all(2, -days - 4, -days, box=1))
        traces = Traces(overview.deck.cards, progress, MONDAY)
        return points_gained(traces, overview, {})["study"]

    assert 0 < gain(1) < gain(10) < gain(100)


def test_every_help_has_a_sentence() -> None:
    overview, progress = surveyed()
    gains = points_gained(Traces(overview.deck.cards, progress, MONDAY), overview, {})
    assert readiness_words.WHAT_HELPS.keys() == {*gains, "nothing"}
