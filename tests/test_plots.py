"""The charts of the statistics, with what is said around them."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revise1924.cards import Deck
from revise1924.charts import Line
from revise1924.in_short import in_short, trend
from revise1924.insight import Day, in_spans, insights
from revise1924.plots import ahead, calendar, progress, studying
from revise1924.progress import Progress
from revise1924.record_words import box, lately, no_weak_points, weak, why_weak, worst
from revise1924.records import card_records
from revise1924.reviews import Review
from revise1924.said import ExamDay
from revise1924.text import one_line
from tests.support.clock import MONDAY, TODAY
from tests.support.progress import look


def plain(lines: list[Line]) -> list[str]:
    """Return the lines without their inks."""
    return ["".join(text for text, _ in line).rstrip() for line in lines]


def reviewed(deck: Deck, *looks: Review, exam: int | None = None) -> Progress:
    """Return progress with these reviews, and an exam in so many days."""
    day = None if exam is None else TODAY + timedelta(days=exam)
    return Progress(deck.id, ExamDay(day), sorted(looks, key=lambda each: each.at))


@pytest.mark.parametrize(
    ("first", "most", "size", "names"),
    [
        (0, 5, 1, [0]),
        (-4, 5, 1, [-4, -3, -2, -1, 0]),
        (-5, 5, 7, [-7, 0]),  # a Wednesday: weeks begin on Mondays
        (-34, 5, 14, [-35, -21, -7]),
        (-70, 5, 28, [-70, -42, -14]),
    ],
)
def test_many_days_are_shown_in_weeks_or_in_as_many_weeks_as_it_takes(
    first: int, most: int, size: int, names: list[int]
) -> None:
    done = [Day(TODAY + timedelta(days=first), 3, 2, 4)]
    days, spans = in_spans(done, TODAY, most)
    assert days == size
    assert [(span.day - TODAY).days for span in spans] == names
    assert [span.reviews for span in spans] == [3] + [0] * (len(names) - 1)


@given(st.sets(st.dates(TODAY - timedelta(days=800), TODAY), min_size=1), st.integers(3, 90))
def test_spans_hold_every_review_once_and_are_never_too_many(days: set[date], most: int) -> None:
    _, spans = in_spans([Day(day, 1, 2, 3, 4) for day in sorted(days)], TODAY, most)
    assert len(spans) <= most
    assert sum(span.reviews for span in spans) == len(days)
    assert sum(span.recalled for span in spans) == 2 * len(days)


def test_without_reviews_it_says_when_it_begins(deck: Deck) -> None:
    facts = insights(deck, Progress(deck.id), MONDAY)
    assert "Nothing yet: it begins with your first review." in plain(progress(facts, 60))
    assert "Nothing yet: it begins with your first review." in plain(calendar(facts, 60))
    assert in_short(facts) == []


def test_bars_use_the_room_there_is(deck: Deck) -> None:
    facts = insights(deck, reviewed(deck, look()), MONDAY)
    assert len(progress(facts, 60, 20)) == 20
    assert len(progress(facts, 60, 12)) == 12
    assert len(progress(facts, 60, 100)) < 40


@pytest.mark.parametrize(
    ("before", "now", "told", "in_brief"),
    [
        (
            (True, False),
            (True, True),
            "Up from 50 % on the first day to 100 % on the latest.",
            False,
        ),
        ((True, False), (True, True), "Up from 50 % to 100 %.", True),
        ((True, True), (False, True), "Down from 100 % to 50 %.", True),
        ((True, False), (False, True), "", False),
    ],
)
def test_how_the_latest_day_went_beside_the_first_is_told(
    before: tuple[bool, bool], now: tuple[bool, bool], told: str, in_brief: bool, deck: Deck
) -> None:
    known = reviewed(deck, look("nep", before, days=-3), look("nep", now))
    lines = plain(progress(insights(deck, known, MONDAY), 60, 12 if in_brief else 20))
    assert [line for line in lines if line.startswith(("Up", "Down"))] == ([told] if told else [])


@pytest.mark.parametrize(
    ("recalled", "told"),
    [
        ((1, 2, 3), "Up from 25 % to 75 %, your best yet."),
        ((1, 3, 3), "Up from 25 % to 75 %."),
        ((3, 4, 1), "Down from 75 % to 25 %."),
        ((1, 4), "Up from 25 % to 100 %."),  # of two days that says nothing more
    ],
)
def test_that_no_day_went_as_well_before_is_told(recalled: tuple[int, ...], told: str) -> None:
    days = [Day(TODAY - timedelta(days=9 - at), 1, each, 4) for at, each in enumerate(recalled)]
    assert [words for words, _ in trend(days, in_brief=True)] == [told]


def test_in_a_narrow_chart_there_are_as_many_days_as_have_room_for_their_numbers(
    deck: Deck,
) -> None:
    for exam, first, last in ((None, 23, 4), (11, 23, 4), (13, 23, 6), (40, 23, 2)):
        facts = insights(deck, reviewed(deck, exam=exam), MONDAY)
        lines = plain(ahead(facts, 38, 12))
        (days,) = (line.split() for line in lines if " 24 " in line)
        assert (days[0], days[-1]) == (str(first), str(last))
        assert len(days) == (11 if exam in {13, 40} else 12)
        assert ("E" in "".join(lines)) == (exam is not None)


def test_the_day_before_a_far_exam_is_shown_after_a_gap(deck: Deck) -> None:
    lines = plain(ahead(insights(deck, reviewed(deck, exam=40), MONDAY), 80))
    days = next(line.split() for line in lines if " 24 " in line)
    assert days[:2] == ["23", "24"]
    assert days[-3:] == ["7", "1", "2"]
    assert any("…" in line and line.endswith("M") for line in lines)


def test_the_day_of_a_near_exam_stands_among_the_days(deck: Deck) -> None:
    lines = plain(ahead(insights(deck, reviewed(deck, exam=3), MONDAY), 80))
    days = next(line.split() for line in lines if " 24 " in line)
    assert len(days) == 15
    assert sum(" E " in f"{line} " for line in lines) == 1


@pytest.mark.parametrize(
    ("exam", "coming"),
    [(3, "until the exam"), (15, "until the exam"), (16, "by Mon 7 Dec"), (None, "by Mon 7 Dec")],
)
def test_cards_are_counted_until_the_exam_where_each_day_is_known(
    exam: int | None, coming: str, deck: Deck
) -> None:
    facts = insights(deck, reviewed(deck, exam=exam), MONDAY)
    days = 15 if exam is None else min(15, exam)
    cards = sum(load.cards for load in facts.loads[:days])
    assert any(line.endswith(f" today, {cards} {coming}.") for line in plain(ahead(facts, 80)))


def test_a_day_with_nothing_left_is_told_in_words(deck: Deck) -> None:
    looks = [look(card.id, (True,) * len(card.back), box=2) for card in deck.cards]
    lines = plain(ahead(insights(deck, reviewed(deck, *looks), MONDAY), 80))
    assert any(line.startswith("No cards today, ") for line in lines)


def test_days_after_the_exam_stand_back_and_today_is_named(deck: Deck) -> None:
    missed = look("nep", (False,) * len(deck.cards[2].back), days=-1, box=1)
    lines = ahead(insights(deck, reviewed(deck, missed, exam=3), MONDAY), 80)
    assert ("today", "strong") in [piece for line in lines for piece in line]
    floor = next(number for number, line in enumerate(lines) if line[0][0].startswith("─"))
    bars = [piece for piece in lines[floor - 1] if not piece[0].isspace()]
    assert [ink for text, ink in bars if text.strip() == "M"] == ["fair"]
    assert bars[0][1] == "accent"  # today's, and not paler
    assert {ink for text, ink in bars if set(text) & set("▁▂▃▄▅▆▇█")} == {
        *("accent", "pale-accent", "pale-muted")
    }


@pytest.mark.parametrize(
    ("exam", "width", "caption"),
    [(3, 80, "after the exam"), (12, 80, "after"), (3, 32, "after the exam"), (None, 80, "")],
)
def test_the_days_after_the_exam_have_a_caption_where_there_is_room(
    exam: int | None, width: int, caption: str, deck: Deck
) -> None:
    lines = plain(ahead(insights(deck, reviewed(deck, exam=exam), MONDAY), width))
    assert [words for line in lines for words in re.findall("after(?: the exam)?", line)] == (
        [caption] if caption else []
    )


def test_with_little_height_nothing_is_blank_and_nothing_has_to_be_scrolled(deck: Deck) -> None:
    known = reviewed(deck, look(), look("nep", (True, False)), exam=11)
    facts = insights(deck, known, MONDAY)
    for draw in (progress, calendar, ahead):
        lines = plain(draw(facts, 36, 12))
        assert len(lines) <= 12
        assert all(lines[2:])


def test_an_exam_that_is_over_is_not_marked(deck: Deck) -> None:
    lines = plain(ahead(insights(deck, reviewed(deck, exam=-3), MONDAY), 80))
    assert not any("Exam" in line or " E " in line for line in lines)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "1 second studying"),
        (40, "40 seconds studying"),
        (61, "1 minute studying"),
        (300, "5 minutes studying"),
        (7500, "2 h 5 min studying"),
    ],
)
def test_the_time_spent_is_spelt_out(seconds: float, words: str) -> None:
    assert studying(seconds) == words


def test_the_whole_in_short_has_the_tests_the_latest_first(deck: Deck) -> None:
    known = reviewed(
        deck,
        look("nep", (True, False), days=-3, kind="test"),
        look("nep", (True, True), days=-1, kind="test"),
    )
    lines = plain(in_short(insights(deck, known, MONDAY)))
    assert " 75 %  of all points remembered" in lines
    assert "100 %  on the latest day" in lines
    assert lines[-2:] == ["100 %  2 of 2  Sun 22 Nov", " 50 %  1 of 2  Fri 20 Nov"]


def test_weak_points_are_those_that_have_not_been_won_back(deck: Deck) -> None:
    five = len(deck.cards[2].back)
    missed = look("nep", (False,) + (True,) * (five - 1), days=-3)
    records = card_records(deck, reviewed(deck, missed), MONDAY)
    assert [(point.card.id, point.index) for point in weak(records)] == [("nep", 0)]
    again = [look("nep", (True,) * five, days=days) for days in (-2, -1, 0)]
    records = card_records(deck, reviewed(deck, missed, *again), MONDAY)
    assert weak(records) == []
    assert no_weak_points(records) == "No weak points: you have won back all you missed."
    assert lately(records[2], 0) == "○✓✓✓"


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ("○", "Missed the only time."),
        ("✓○○", "Missed last time, 2 of 3 times."),
        ("○○✓", "Came back last time, missed 2 of 3 times."),
    ],
)
def test_why_a_point_is_weak_is_told(answers: str, why: str, deck: Deck) -> None:
    five = len(deck.cards[2].back)
    looks = [
        look("nep", (sign == "✓",) + (True,) * (five - 1), days=day - 9)
        for day, sign in enumerate(answers)
    ]
    (point,) = weak(card_records(deck, reviewed(deck, *looks), MONDAY))
    assert why_weak(point) == why


def test_the_points_that_keep_slipping_stand_beside_the_charts_as_many_as_have_room(
    deck: Deck,
) -> None:
    five = len(deck.cards[2].back)
    looks = [look("nep", (False,) * 2 + (True,) * (five - 2), days=day) for day in (-2, -1)]
    records = card_records(deck, reviewed(deck, *looks), MONDAY)
    lines = plain(worst(records, 30, 40))
    assert lines[:3] == ["", "Keep slipping", ""]
    words = " ".join(" ".join(lines[3:]).split())
    assert words == " ".join(f"2 of 2 {one_line(point)}" for point in deck.cards[2].back[:2])
    again = look("nep", (True, False) + (True,) * (five - 2))
    won = plain(worst(card_records(deck, reviewed(deck, *looks, again), MONDAY), 200, 40))
    assert won[1::4] == ["Keep slipping", "Also weak"]
    assert [line[:6] for line in won[3::4]] == ["3 of 3", "2 of 3"]
    for height in range(len(lines)):
        fewer = plain(worst(records, 30, height))
        assert len(fewer) <= height
        assert len(fewer) != 3  # a heading alone says nothing
    assert worst(card_records(deck, Progress(deck.id), MONDAY), 30, 40) == []


def test_why_there_are_no_weak_points(deck: Deck) -> None:
    five = len(deck.cards[2].back)
    records = card_records(deck, reviewed(deck, look("nep", (True,) * five)), MONDAY)
    assert no_weak_points(records) == "No weak points: you have missed none so far."
    records = card_records(deck, Progress(deck.id), MONDAY)
    assert no_weak_points(records) == "Nothing yet: it begins with your first review."


@pytest.mark.parametrize(
    ("moves", "told"),
    [((), "–"), ((1,), "1"), ((2,), "2▲"), ((2, 3, 1), "1▼"), ((2, 2), "2"), ((1, 1, 2), "2▲")],
)
def test_the_box_of_a_card_is_told_and_whether_it_came_up_or_fell_there(
    moves: tuple[int, ...], told: str, deck: Deck
) -> None:
    five = (True,) * len(deck.cards[2].back)
    looks = [look("nep", five, days=n - 9, box=now) for n, now in enumerate(moves)]
    assert box(card_records(deck, reviewed(deck, *looks), MONDAY)[2]) == told


def test_only_the_latest_answers_to_a_point_are_told(deck: Deck) -> None:
    five = len(deck.cards[2].back)
    looks = [
        look("nep", (day % 3 == 0, None) + (True,) * (five - 2), days=-day) for day in range(9)
    ]
    records = card_records(deck, reviewed(deck, *looks), MONDAY)
    assert lately(records[2], 0) == "○○✓○○✓"
    assert lately(records[2], 1) == ""
