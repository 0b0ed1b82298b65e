"""The charts of the statistics with their headings and what is said below, as lines."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from textwrap import wrap

from revise1924 import charts, exam_words, test_words, weeks, wording
from revise1924.charts import Bar, Ink, Line
from revise1924.forecast import DAYS, Load
from revise1924.in_short import in_short, trend
from revise1924.insight import Day, Insights, in_spans

_MOST_CHART = 16
"""Rows of bars: more say nothing more."""

_BESIDES = 4
"""Lines of a chart beside its bars, what stands below them, and what is told: the heading, the one
for figures, the floor, and a blank one where there is room for it."""

Chart = Callable[[Insights, int, int], list[Line]]
"""Draws what the reviews tell into so many cells and lines."""

_CHART = 8
"""Rows of bars where there is no end to the room."""

_CALENDAR = 8
"""Lines of the calendar beside its days."""

_TALLEST_DAY = 4
"""Lines of a day in the calendar at most."""

_SHORT = 14
"""Lines in which nothing is left blank that need not be."""

_LEAST_PITCH = 3
"""Cells of a bar and its gap, so that the number of its day has room below it."""

NOTHING_YET = "Nothing yet: it begins with your first review."
_GOAL = "Dotted: a goal of 80 %. Green from there, red below 50 %."
_BY_THEN = "Every card comes back by the day before."
_KEEPS_STREAK = "Days with nothing due do not break it."


def progress(insights: Insights, width: int, height: int = 0) -> list[Line]:
    """Return how much came back, a bar a day or, where they are many, a bar a span of days.

    It takes `height` lines, as far as bars make use of them; before the first review it needs none.
    """
    most = charts.most_bars(width, in_per_cent=True)
    size, spans = in_spans(insights.days, insights.today, most)
    each = {1: "each day", 7: "each week"}.get(size, f"every {size // 7} weeks")
    heading: Line = [(f"Points you remembered {each} (%)", "strong")]
    if not spans:
        return [heading, *_wrapped([NOTHING_YET], width)]
    today = insights.today if size == 1 else None
    pitch = charts.pitch(len(spans), width, in_per_cent=True)
    names = _names([span.day for span in spans], today, pitch)
    shown = [_recall_bar(span, under, today) for span, under in zip(spans, names, strict=True)]
    is_short = 0 < height <= _SHORT
    recalled, asked = (sum(day.recalled for day in spans), sum(day.asked for day in spans))
    change = trend(insights.days, in_brief=is_short)
    told = [line for words, ink in change for line in _wrapped([words], width, ink)]
    told += _wrapped([wording.score(recalled, asked), *_tests(insights)], width)
    if not is_short:
        told += _wrapped([_GOAL], width, "muted")
    rows = _rows(height, len(told) + _BESIDES - is_short + len(names[0]))
    chart = charts.bars(shown, rows, width, in_per_cent=True)
    return [heading, *chart, *([] if is_short else [[]]), *told]


def _recall_bar(span: Day, under: tuple[str, ...], today: date | None) -> Bar:
    is_now = span.day == today
    ink: Ink = "strong" if is_now else "muted"
    if not span.asked:
        return Bar(None, under=under, under_ink=ink)
    recall, figure = span.recall, f"{100 * span.recall:.0f}"
    return Bar(recall, figure, under, charts.ink_of(recall), is_now=is_now, under_ink=ink)


def _names(days: Sequence[date], today: date | None, pitch: int) -> list[tuple[str, ...]]:
    """Return what stands under each day: its weekday, its number, and each month once, or today.

    They are one above the other, as in a calendar, or side by side.
    """
    names = []
    for before, day in zip([None, *days], days, strict=False):
        is_new = before is None or (before.year, before.month) != (day.year, day.month)
        named: tuple[str, ...] = (f"{day.day:>2}",)
        if pitch > len("Mon 30"):
            named = (f"{day:%a} {day.day}",)
        elif pitch > _LEAST_PITCH:
            named = (f"{day:%a}"[:2], *named)
        month = f"{day:%b}" if is_new else ""
        names.append((*named, "today" if day == today else month))
    return names


def _tests(insights: Insights) -> list[str]:
    """Return the latest test."""
    if not insights.marks:
        return []
    last = insights.marks[-1]
    count = wording.counted(len(insights.marks), "test")
    return [f"{count}, the latest {test_words.in_all(last)}"]


def _wrapped(sentences: Iterable[str], width: int, ink: Ink = "") -> list[Line]:
    """Return sentences, each from the beginning of a line."""
    return [[(line, ink)] for each in sentences for line in wrap(each, max(1, width))]


def beside(insights: Insights, chart: Chart, width: int, height: int) -> list[Line]:
    """Return what stands beside a chart: the whole in short, and the days where there is room."""
    lines = in_short(insights) or _wrapped([NOTHING_YET], width)
    days = [] if chart is calendar or not insights.days else [[], *_days(insights, width)]
    return [*lines, *days] if len(lines) + len(days) <= height else lines


def calendar(insights: Insights, width: int, height: int = 0) -> list[Line]:
    """Return reviews a day on a calendar, the streak, the time spent."""
    reviews, streak = sum(day.reviews for day in insights.days), insights.streak
    done = f"{wording.counted(reviews, 'review')} on {wording.counted(len(insights.days), 'day')}"
    spent = f", {studying(insights.seconds)}" if insights.seconds else ""
    row = f"{wording.counted(streak, 'day')} in a row." if streak else "No streak yet."
    is_short = 0 < height <= _SHORT
    others = _CALENDAR - 3 * is_short
    tall = max(1, min(_TALLEST_DAY, (height - others) // 7)) if height else 1
    told = f"{done}{'' if is_short else spent}." if reviews else NOTHING_YET
    if is_short:
        return [*filter(None, _days(insights, width)), *_wrapped([f"{row} {told}"], width)]
    return [*_days(insights, width, tall), [], *_wrapped([f"{row} {_KEEPS_STREAK}", told], width)]


def _days(insights: Insights, width: int, tall: int = 1) -> list[Line]:
    """Return the calendar itself, each day in so many lines."""
    counts = {day.day: day.reviews for day in insights.days}
    return [
        [("Reviews each day", "strong")],
        [],
        *weeks.calendar(counts, insights.today, width, insights.exam_ahead, tall=tall),
        [],
        weeks.legend(counts),
    ]


def studying(seconds: float) -> str:
    """Return a time spent: "12 seconds studying", "5 minutes studying", "2 h 5 min studying"."""
    number, _, unit = wording.duration(seconds).partition(" ")
    spelt = {"s": "second", "min": "minute"}.get(unit)
    return f"{wording.counted(int(number), spelt) if spelt else f'{number} {unit}'} studying"


def ahead(insights: Insights, width: int, height: int = 0) -> list[Line]:
    """Return how many cards come on the days ahead, if every review goes as the last ones did.

    With minutes a day that are too few there is a line at what fits into them.
    """
    exam, outlook = insights.exam_ahead, insights.outlook
    days = _days_ahead(insights, width)
    cards = {load.day: load.cards for load in insights.loads}
    most, shown = max(1, *(cards.get(day, 0) for day in days)), list[Bar]()
    has_gap = (days[-1] - days[0]).days >= len(days)
    pitch = charts.pitch(len(days) + has_gap, width)
    names = _after_exam(_names(days, insights.today, pitch), days, exam, pitch)
    for before, day, under in zip([days[0], *days], days, names, strict=False):
        if (day - before).days > 1:
            shown.append(Bar(None, under=("",) * len(under), mark="…"))
        load = Load(day, cards.get(day, 0))
        shown.append(load_bar(load, most, under, today=insights.today, exam=exam))
    is_short = 0 < height <= _SHORT
    a_day = outlook.a_day if outlook and outlook.a_day and not is_short else None
    below = _wrapped(_told_ahead(insights, is_short=is_short), width)
    if outlook and a_day and a_day < most:
        fits = f"Dotted: what fits into {wording.counted(outlook.minutes or 0, 'minute')} a day."
        below += _wrapped([fits], width, "muted")
    room = _rows(height, len(below) + _BESIDES - is_short + len(names[0]))
    limit = a_day and a_day / most
    chart = charts.bars(shown, charts.rows_for(most, room), width, limit=limit)
    heading: Line = [("Cards coming up at your pace", "strong")]
    return [heading, *chart, *([] if is_short else [[]]), *below]


def _days_ahead(insights: Insights, width: int) -> list[date]:
    """Return the days whose bars have room for their numbers; the exam is among them."""
    exam, days = insights.exam_ahead, [load.day for load in insights.loads]
    if exam and exam - timedelta(days=1) == days[-1]:
        days.append(exam)
    fit, needed = width // _LEAST_PITCH, len(days[: days.index(exam) + 1]) if exam in days else 0
    days = days[: max(fit, needed)]
    return days if len(days) <= fit else [*days[: fit - 3], *days[-2:]]  # a gap stands for the rest


def _told_ahead(insights: Insights, *, is_short: bool) -> list[str]:
    """Return what is said below the days ahead; where that has little room, the day is marked."""
    outlook, exam = insights.outlook, insights.exam_ahead
    cards = insights.loads[0].cards
    now = wording.counted(cards, "card") if cards else "No cards"
    told = [f"{now} today, {_coming(insights)}."]
    if exam and not (is_short and outlook):
        is_kept = outlook is None or outlook.plan.fits
        promise = f" {_BY_THEN}" if is_kept and not is_short else ""
        told.append(f"Exam on {wording.full_day(exam, insights.today)}.{promise}")
    return [*told, *filter(None, [exam_words.in_a_sentence(outlook)])]


def load_bar(
    load: Load, most: int, under: tuple[str, ...], *, today: date, exam: date | None
) -> Bar:
    """Return the bar of a day, the highest one being `most`; those after the exam stand back."""
    if load.day == exam:
        return Bar(None, under=under, mark="EXAM", under_ink="fair")
    is_now = load.day == today
    return Bar(
        load.cards / most if load.cards else None,
        str(load.cards),
        under,
        "muted" if exam and load.day > exam else "accent",
        is_now=is_now,
        under_ink="strong" if is_now else "muted",
    )


def _after_exam(
    names: Sequence[tuple[str, ...]], days: Sequence[date], exam: date | None, pitch: int
) -> list[tuple[str, ...]]:
    """Return what stands under each day; the days after the exam have one caption for all."""
    after = [index for index, day in enumerate(days) if exam and day > exam]
    room = len(after) * pitch - 1
    words = next((words for words in ("after the exam", "after") if len(words) <= room), "")
    middle = after[len(after) // 2] if words else None
    captions = {index: words if index == middle else "" for index in after if words}
    return [(*under[:-1], captions.get(at, under[-1])) for at, under in enumerate(names)]


def _coming(insights: Insights) -> str:
    """Return how many cards come: until the exam, or as far as each day is known."""
    exam, last = insights.exam_ahead, insights.today + timedelta(days=DAYS)
    if exam and exam <= last + timedelta(days=1):
        return f"{sum(load.cards for load in insights.loads if load.day < exam)} until the exam"
    cards = sum(load.cards for load in insights.loads if load.day <= last)
    return f"{cards} by {wording.short_day(last)}"


def _rows(height: int, others: int) -> int:
    """Return the rows of bars in so many lines, of which others take some."""
    return min(_MOST_CHART, max(charts.LEAST_ROWS, height - others)) if height else _CHART
