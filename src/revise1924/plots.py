"""The charts of the statistics with their headings and what is said below, as lines."""

from collections.abc import Sequence
from datetime import date, timedelta

from revise1924 import charts, test_words, wording
from revise1924.charts import Bar, Ink, Line
from revise1924.forecast import DAYS
from revise1924.insight import Day, Insights, in_spans

_LEAST_CHART, _MOST_CHART = 4, 24
"""Rows of bars: with fewer they cannot be told apart, and more say nothing more."""

_BESIDES = 4
"""Lines of a chart beside its bars, what stands below them, and what is told: two are blank."""

_CHART = 8
"""Rows of bars where there is no end to the room."""

_SHORT = 14
"""Lines in which nothing is left blank that need not be."""

_TESTS = 5
"""Tests that are told one by one, the latest."""

NOTHING_YET = "Nothing yet: it begins with your first review."
_COLOURS = "Green from 80 %, red below 50 %."
_KEEPS_STREAK = "Days with nothing due do not break it."


def progress(
    insights: Insights, width: int, height: int = 0, *, is_summed_up: bool = True
) -> list[Line]:
    """Return how much came back, a bar a day or, where they are many, a bar a span of days.

    It takes `height` lines, as far as bars make use of them. The sums may stand elsewhere.
    """
    most = charts.most_bars(width, in_per_cent=True)
    size, spans = in_spans(insights.days, insights.today, most)
    each = {1: "each day", 7: "each week"}.get(size, f"every {size // 7} weeks")
    today = insights.today if size == 1 else None
    names = _names([span.day for span in spans], today, has_weekdays=most >= 2 * len(spans))
    shown = [_recall_bar(span, under, today) for span, under in zip(spans, names, strict=True)]
    told = [*_recalled(insights), *_tests(insights)] if is_summed_up or not spans else []
    if height > _SHORT and spans:
        told.append([(_COLOURS, "muted")])
    rows = _rows(height, len(told) + _BESIDES + (len(names[0]) if names else 0))
    chart = charts.bars(shown, rows, width, in_per_cent=True)
    return [[(f"Points you remembered {each} (%)", "strong")], *chart, [], *told]


def _recall_bar(span: Day, under: tuple[str, ...], today: date | None) -> Bar:
    ink: Ink = "strong" if span.day == today else "muted"
    if not span.asked:
        return Bar(None, under=under, under_ink=ink)
    recall = span.recall
    return Bar(recall, f"{100 * recall:.0f}", under, charts.ink_of(recall), under_ink=ink)


def _names(
    days: Sequence[date], today: date | None, *, has_weekdays: bool
) -> list[tuple[str, ...]]:
    """Return what stands under each day: its weekday, its number, and each month once, or today."""
    names = []
    for before, day in zip([None, *days], days, strict=False):
        is_new = before is None or (before.year, before.month) != (day.year, day.month)
        weekday = (f"{day:%a}",) if has_weekdays else ()
        month = f"{day:%b}" if is_new else ""
        names.append((*weekday, str(day.day), "today" if day == today else month))
    return names


def _recalled(insights: Insights) -> list[Line]:
    recalled = sum(day.recalled for day in insights.days)
    asked = sum(day.asked for day in insights.days)
    return [[(wording.score(recalled, asked) if asked else NOTHING_YET, "")]]


def _tests(insights: Insights) -> list[Line]:
    """Return the latest test."""
    if not insights.marks:
        return []
    last = insights.marks[-1]
    count = wording.counted(len(insights.marks), "test")
    return [[(f"{count}, the latest {test_words.in_all(last)}", "")]]


def in_short(insights: Insights) -> list[Line]:
    """Return the whole in a few lines, to stand beside it."""
    recalled = sum(day.recalled for day in insights.days)
    asked = sum(day.asked for day in insights.days)
    if not asked:
        return []
    share, last = recalled / asked, insights.days[-1]
    lines: list[Line] = [
        [("In short", "strong")],
        [],
        [(f"{share:>5.0%}", charts.ink_of(share)), ("  of all points remembered", "")],
        [(f"{last.recall:>5.0%}", charts.ink_of(last.recall)), ("  on the latest day", "")],
        [],
    ]
    reviews, days = sum(day.reviews for day in insights.days), len(insights.days)
    for number, what in (
        (reviews, "reviews" if reviews > 1 else "review"),
        (days, "days with reviews" if days > 1 else "day with reviews"),
        (insights.streak, "days in a row" if insights.streak != 1 else "day in a row"),
    ):
        lines.append([(f"{number:>5}", "accent"), (f"  {what}", "")])
    if insights.marks:
        lines += [[], [("Tests", "strong")], []]
    for mark in reversed(insights.marks[-_TESTS:]):
        lines.append(
            [
                (f"{mark.recall:>5.0%}", charts.ink_of(mark.recall)),
                (f"  {test_words.in_brief(mark)}  ", ""),
                (wording.short_day(mark.began.date()), "muted"),
            ]
        )
    return lines


def calendar(insights: Insights, width: int, height: int = 0) -> list[Line]:
    """Return reviews a day on a calendar, the streak, the time spent."""
    counts = {day.day: day.reviews for day in insights.days}
    reviews, streak = sum(counts.values()), insights.streak
    done = f"{wording.counted(reviews, 'review')} on {wording.counted(len(counts), 'day')}"
    spent = f", {studying(insights.seconds)}" if insights.seconds else ""
    row = f"{wording.counted(streak, 'day')} in a row." if streak else "No streak yet."
    return [
        [("Reviews each day", "strong")],
        *([[]] if height > _SHORT or not height else []),
        *charts.calendar(counts, insights.today, width, insights.exam_ahead),
        [],
        [(charts.legend(counts), "muted")],
        [],
        [(f"{row} {_KEEPS_STREAK}", "")],
        [(f"{done}{spent}." if reviews else NOTHING_YET, "")],
    ]


def studying(seconds: float) -> str:
    """Return a time spent: "12 seconds studying", "5 minutes studying", "2 h 5 min studying"."""
    number, _, unit = wording.duration(seconds).partition(" ")
    spelt = {"s": "second", "min": "minute"}.get(unit)
    return f"{wording.counted(int(number), spelt) if spelt else f'{number} {unit}'} studying"


def ahead(insights: Insights, width: int, height: int = 0) -> list[Line]:
    """Return how many cards come on the days ahead, if every review goes as the last ones did."""
    loads, exam = insights.loads, insights.exam_ahead
    days = [load.day for load in loads]
    if exam and exam - timedelta(days=1) == days[-1]:
        days.append(exam)
    cards = {load.day: load.cards for load in loads}
    most, shown = max(1, *cards.values()), list[Bar]()
    has_weekdays = charts.most_bars(width) >= 2 * len(days)
    names = _names(days, insights.today, has_weekdays=has_weekdays)
    for before, day, under in zip([days[0], *days], days, names, strict=False):
        if (day - before).days > 1:
            shown.append(Bar(None, under=("",) * len(under), mark="…"))
        if day == exam:
            shown.append(Bar(None, under=under, mark="EXAM", under_ink="fair"))
        else:
            ink: Ink = "muted" if exam and day > exam else "accent"
            under_ink: Ink = "strong" if day == insights.today else "muted"
            share = cards[day] / most if cards[day] else None
            shown.append(Bar(share, str(cards[day]), under, ink, under_ink=under_ink))
    now = wording.counted(cards[insights.today], "card")
    told: list[Line] = [[(f"{now} today, {_coming(insights)}.", "")]]
    if exam:
        when = wording.full_day(exam, insights.today)
        told.append([(f"Exam on {when}. Every card comes back by the day before.", "")])
    chart = charts.bars(shown, _rows(height, len(told) + _BESIDES + len(names[0])), width)
    return [[("Cards coming up at your pace", "strong")], *chart, [], *told]


def _coming(insights: Insights) -> str:
    """Return how many cards come: until the exam, or as far as each day is known."""
    exam, last = insights.exam_ahead, insights.today + timedelta(days=DAYS)
    if exam and exam <= last + timedelta(days=1):
        return f"{sum(load.cards for load in insights.loads if load.day < exam)} until the exam"
    cards = sum(load.cards for load in insights.loads if load.day <= last)
    return f"{cards} by {wording.short_day(last)}"


def _rows(height: int, others: int) -> int:
    """Return the rows of bars in so many lines, of which others take some."""
    return min(_MOST_CHART, max(_LEAST_CHART, height - others)) if height else _CHART
