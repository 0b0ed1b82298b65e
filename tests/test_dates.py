"""The exam day as students write it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revise1924.dates import exam_day
from revise1924.errors import UsageError
from tests.support.clock import TUESDAY


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2027-06-04", date(2027, 6, 4)),
        (" 2027-6-4 ", date(2027, 6, 4)),
        ("4 June", date(2027, 6, 4)),
        ("4 jun", date(2027, 6, 4)),
        ("4. June", date(2027, 6, 4)),
        ("4th of June", date(2027, 6, 4)),
        ("the 4th of June", date(2027, 6, 4)),
        ("June 4", date(2027, 6, 4)),
        ("June 4th, 2028", date(2028, 6, 4)),
        ("Friday 4 June", date(2027, 6, 4)),
        ("1 Dec", date(2026, 12, 1)),
        ("24 November", TUESDAY),
        ("23 November", date(2027, 11, 23)),
        ("29 February", date(2028, 2, 29)),
        ("4 June 2030", date(2030, 6, 4)),
        ("today", TUESDAY),
        ("tomorrow", date(2026, 11, 25)),
        ("Friday", date(2026, 11, 27)),
        ("next fri", date(2026, 11, 27)),
        ("tuesday", date(2026, 12, 1)),
        ("in 3 weeks", date(2026, 12, 15)),
        ("IN 3 WEEKS", date(2026, 12, 15)),
        ("3 weeks", date(2026, 12, 15)),
        ("in 1 week", date(2026, 12, 1)),
        ("in a fortnight", date(2026, 12, 8)),
        ("in two months", date(2027, 1, 24)),
        ("in 10 days", date(2026, 12, 4)),
        ("none", None),
        (" NONE ", None),
    ],
)
def test_it_is_understood(written: str, day: date | None) -> None:
    assert exam_day(written, TUESDAY) == day


def test_a_month_later_is_no_longer_than_the_month() -> None:
    assert exam_day("in 1 month", date(2027, 1, 31)) == date(2027, 2, 28)
    assert exam_day("in 1 month", date(2026, 12, 31)) == date(2027, 1, 31)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("", '"" is no date'),
        ("soon", '"soon" is no date'),
        ("4/6/2027", '"4/6/2027" is no date'),  # June in one country, April in another
        ("4 Ju", "is no date"),
        ("31 June", '"31 June" is no date'),
        ("2027-02-29", "is no date"),
        ("30 February", "is no date"),
        ("2026-11-23", "2026-11-23 is past"),
        ("4 June 2026", "2026-06-04 is past"),
        ("2037-01-01", "more than ten years"),
        ("in 9999 weeks", "more than ten years"),
        ("in 9999 months", "more than ten years"),
        ("2026-11-24T10:00", "is no date"),
    ],
)
def test_it_is_refused(written: str, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        exam_day(written, TUESDAY)


@given(st.text())
def test_any_text_is_a_day_to_come_or_refused(written: str) -> None:
    try:
        day = exam_day(written, TUESDAY)
    except UsageError:
        return
    assert day is None or day >= TUESDAY


@given(st.integers(0, 3600).map(lambda days: TUESDAY + timedelta(days=days)))
def test_a_day_is_read_back_as_it_is_written(day: date) -> None:
    assert exam_day(day.isoformat(), TUESDAY) == day
    assert exam_day(f"{day:%A} {day.day} {day:%B %Y}", TUESDAY) == day
