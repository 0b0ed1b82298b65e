"""How ready a student is, by the reviews alone."""

from datetime import date
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revise1924.cards import Deck
from revise1924.edits import Edit
from revise1924.forgetting import after as after_look
from revise1924.forgetting import chance
from revise1924.overview import survey
from revise1924.progress import Progress
from revise1924.readiness import Figure, Readiness, readiness
from revise1924.reviews import Review
from revise1924.said import ExamDay
from revise1924.traces import Traces
from tests.support.clock import MONDAY, TODAY, after
from tests.support.decks import numbered_cards
from tests.support.progress import look, ticks

POINTS = 3


def deck_of(cards: int) -> Deck:
    return Deck(id="d", title="D", cards=numbered_cards(cards, points=POINTS))


def progress_of(reviews: list[Review], exam: date | None = None) -> Progress:
    return Progress("d", ExamDay(exam), reviews)


def ready(cards: int, reviews: list[Review], exam: date | None = None) -> Readiness | None:
    progress = progress_of(reviews, exam)
    return readiness(survey(deck_of(cards), progress, MONDAY), progress, MONDAY)


def surely(cards: int, reviews: list[Review], exam: date | None = None) -> Readiness:
    said = ready(cards, reviews, exam)
    assert said is not None
    return said


def looks(cards: int, came: int, days: tuple[int, ...] = (-5, -3), box: int = 2) -> list[Review]:
    """Return looks at each card on each of these days, at which so many of its points came back."""
    return [
        look(f"topic-{card}", ticks(came, POINTS), days=day, minutes=card / 100, box=box)
        for day in days
        for card in range(cards)
    ]


def share_of_card(reviews: list[Review], progress: Progress | None = None) -> list[float]:
    (card,) = deck_of(1).cards
    return Traces([card], progress or progress_of(reviews), MONDAY).chances(card, TODAY)


# What is left of points


def test_a_point_fades_by_the_days_since_its_last_look() -> None:
    chances = share_of_card([look("topic-0", (True, False, None), days=-10)])
    faded = [chance(after_look(None, each, day=1), 11) for each in (True, False)]
    assert chances[:2] == pytest.approx(faded)


def test_a_look_of_today_counts_as_a_night_old() -> None:
    today, yesterday = (share_of_card(looks(1, 2, days=(day,))) for day in (0, -1))
    assert today == yesterday
    assert max(today) < 1


def test_a_point_never_asked_comes_back_as_those_did_when_they_were_new() -> None:
    cards = deck_of(41).cards
    for came, low, high in ((0, 0.0, 0.1), (1, 0.3, 0.4), (3, 0.9, 1.0)):
        traces = Traces(cards, progress_of(looks(40, came, days=(-1,))), MONDAY)
        assert low < traces.known < high
        assert traces.chances(cards[40], TODAY) == [traces.known] * POINTS


def test_what_a_drill_did_not_ask_stays_as_it_was() -> None:
    first = look("topic-0", (False, True, True), days=-5)
    drilled = look("topic-0", (True, None, None), days=-1, kind="drill", box=None)
    before, now = share_of_card([first]), share_of_card([first, drilled])
    assert now[0] > before[0]
    assert now[1] == pytest.approx(before[1], abs=0.05)  # it tells of the student alone


def test_reviews_undone_or_of_days_to_come_tell_nothing() -> None:
    done = looks(1, 1)
    others = [
        look("topic-0", (True,) * 3, days=-1, undone=True),
        look("topic-0", (True,) * 3, days=3),
    ]
    assert share_of_card([*done, *others]) == share_of_card(done)


def test_a_point_keeps_its_history_where_points_are_moved() -> None:
    reviews = [look("topic-0", (True, True, False), days=-6)]
    moved = Edit(reviews[0].at.replace(hour=20), (2, 0, 1), 3)
    progress = Progress("d", reviews=reviews, edits={"topic-0": (moved,)})
    missed, came, also_came = share_of_card([], progress)
    assert missed < came == also_came


def test_a_look_of_which_nobody_can_tell_the_points_counts_for_none() -> None:
    odd = look("topic-0", (True,) * 5, days=-1)
    card = deck_of(1).cards[0]
    assert Traces([card], progress_of([odd]), MONDAY).share(card, TODAY) is None


# The student


@pytest.mark.parametrize(("came", "is_lower"), [(0, True), (1, True), (3, False)])
def test_the_students_own_record_corrects_the_formulas(came: int, is_lower: bool) -> None:
    cards = deck_of(30).cards
    record = [*looks(30, 3, days=(-9,)), *looks(30, came, days=(-7,))]
    after_a_miss, after_a_recall = Traces(cards, progress_of(record), MONDAY).odds
    assert (after_a_recall < 1) == is_lower
    assert after_a_miss == 1  # nobody has been asked what was missed


def test_a_short_record_corrects_less_than_a_long_one() -> None:
    def odds(cards: int) -> float:
        record = [*looks(cards, 3, days=(-9,)), *looks(cards, 1, days=(-7,))]
        return Traces(deck_of(cards).cards, progress_of(record), MONDAY).odds[True]

    assert 1 > odds(1) > odds(5) > odds(40)


def test_two_looks_on_one_day_say_nothing_of_how_the_student_remembers() -> None:
    twice = [look("topic-0", (False,) * 3), look("topic-0", (False,) * 3, minutes=5)]
    traces = Traces(deck_of(1).cards, progress_of(twice), MONDAY)
    assert (traces.looked_again, traces.odds) == (0, (1, 1))


def test_a_point_missed_first_and_found_later_that_day_counts_as_missed() -> None:
    cards = deck_of(20).cards
    missed, found = (
        looks(20, 0, days=(-9,)),
        [
            look(f"topic-{card}", (True,) * 3, days=-9, minutes=30 + card / 100)
            for card in range(20)
        ],
    )
    after_a_miss, after_a_recall = Traces(
        cards, progress_of([*missed, *found, *looks(20, 0, days=(-7,))]), MONDAY
    ).odds
    assert after_a_miss < 1
    assert after_a_recall == 1


# The figures


def test_nothing_is_said_before_points_were_asked_on_a_second_day() -> None:
    assert ready(5, []) is None
    assert ready(5, looks(5, 2, days=(0,)), after(20)) is None
    assert ready(5, looks(5, 2), after(20)) is not None


def test_today_is_the_mean_over_all_points_the_new_ones_too() -> None:
    cards, reviews = deck_of(8).cards, looks(5, 2)
    traces = Traces(cards, progress_of(reviews), MONDAY)
    chances = [each for card in cards for each in traces.chances(card, TODAY)]
    assert len(chances) == 8 * POINTS
    assert surely(8, reviews).today.share == pytest.approx(sum(chances) / len(chances))


def test_cards_with_more_marks_weigh_more() -> None:
    known, unknown = numbered_cards(2, points=POINTS)
    reviews = looks(1, 3)

    def of_marks(first: int | None, second: int | None) -> Readiness:
        cards = [
            card.model_copy(update={"marks": marks})
            for card, marks in ((known, first), (unknown, second))
        ]
        deck, progress = Deck(id="d", title="D", cards=tuple(cards)), progress_of(reviews, after(2))
        said = readiness(survey(deck, progress, MONDAY), progress, MONDAY)
        assert said is not None
        return said

    mostly, alike, hardly = of_marks(20, 1), of_marks(None, None), of_marks(1, 20)
    assert mostly.today.share > alike.today.share > hardly.today.share
    assert alike == of_marks(POINTS, POINTS)


@pytest.mark.parametrize(
    ("exam", "is_ahead"), [(None, False), (0, False), (-3, False), (1, True), (90, True)]
)
def test_the_exams_day_is_told_while_it_is_ahead(exam: int | None, is_ahead: bool) -> None:
    said = surely(5, looks(5, 2), None if exam is None else after(exam))
    assert (said.exam is not None) == is_ahead


def test_who_keeps_every_day_is_readier_on_the_exams_day_than_today() -> None:
    said = surely(10, looks(5, 1), after(21))
    assert said.exam is not None
    assert said.exam.share > said.today.share + 0.2
    assert said.exam.share > 0.9


def test_an_exam_tomorrow_leaves_time_for_what_is_due_today_alone() -> None:
    """Who has looked at all of it today can do nothing more: it is today's share, a night on."""
    studied = looks(10, 2, days=(-5, -3, 0))
    said = surely(10, studied, after(1))
    assert said.exam is not None
    assert said.exam.share == pytest.approx(said.today.share)


def test_one_and_the_same_figure_is_told_each_time() -> None:
    assert ready(40, looks(30, 2), after(30)) == ready(40, looks(30, 2), after(30))


def test_the_band_narrows_with_what_is_known() -> None:
    def width(figure: Figure) -> float:
        return figure.high - figure.low

    few, many = (surely(cards, looks(cards, 2, days=(-6, -1))) for cards in (3, 60))
    assert width(few.today) > width(many.today)
    assert few.is_rough
    assert few.shares == (None, None)
    assert not many.is_rough


def test_the_band_widens_while_points_rest() -> None:
    def width(rested: int) -> float:
        today = surely(60, looks(60, 2, days=(-rested - 4, -rested))).today
        return (today.high - today.low) / sqrt(today.share * (1 - today.share))

    assert width(1) < width(3) < width(10)


@pytest.mark.parametrize(("days", "is_early"), [(1, True), (5, True), (6, False), (7, False)])
def test_figures_are_shown_from_the_sixth_day_after_the_first_look(
    days: int, is_early: bool
) -> None:
    begun = looks(1, 3, days=(-days,))
    said = surely(60, [*begun, *looks(60, 3, days=(-1, 0))])
    assert said.is_rough == is_early
    assert said.shares == ((None, None) if is_early else (round(said.today.share, 4), None))
    assert 0 < said.today.high - said.today.low < 0.2  # narrow enough, were there days enough


@given(
    st.lists(
        st.tuples(st.integers(0, 5), st.integers(-40, 0), st.integers(0, POINTS)), max_size=25
    ),
    st.none() | st.integers(-5, 80),
)
def test_shares_lie_in_their_bands_whatever_was_reviewed(
    made: list[tuple[int, int, int]], exam: int | None
) -> None:
    reviews = [
        look(f"topic-{card}", ticks(came, POINTS), days=day, minutes=number, box=1)
        for number, (card, day, came) in enumerate(made)
    ]
    said = ready(6, reviews, None if exam is None else after(exam))
    for figure in (said.today, said.exam) if said else ():
        if figure is not None:
            assert 0 <= figure.low <= figure.share <= figure.high <= 1


def test_of_a_very_large_deck_some_cards_tell_of_all() -> None:
    few, many = surely(200, looks(200, 2), after(30)), surely(2000, looks(2000, 2), after(30))
    assert many.today.share == pytest.approx(few.today.share, abs=0.02)
    traces = Traces(deck_of(2000).cards, progress_of(looks(2000, 2)), MONDAY)
    assert len(traces.cards) == 500
    last = deck_of(2000).cards[-1]
    assert last not in traces.cards
    assert traces.share(last, TODAY) == pytest.approx(many.today.share, abs=0.02)
