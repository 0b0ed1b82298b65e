"""What the reviews tell, in a few lines: it stands beside the charts of the statistics."""

from collections.abc import Sequence

from revise1924 import charts, readiness_words, test_words, wording
from revise1924.charts import Ink, Line, Piece
from revise1924.insight import Day, Insights

_TESTS = 5
"""Tests that are told one by one, the latest."""


def in_short(insights: Insights) -> list[Line]:
    """Return the whole in a few lines."""
    recalled = sum(day.recalled for day in insights.days)
    asked = sum(day.asked for day in insights.days)
    if not asked:
        return []
    share, last = recalled / asked, insights.days[-1]
    lines: list[Line] = [
        [_per_cent(share), ("  of all points remembered", "")],
        [_per_cent(last.recall), ("  on the latest day", "")],
        *_ready(insights),
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
                _per_cent(mark.recall),
                (f"  {test_words.in_brief(mark)}  ", ""),
                (wording.short_day(mark.began.date()), "muted"),
            ]
        )
    return lines


def _ready(insights: Insights) -> list[Line]:
    """Return what is expected, a line each; nothing where that is not known well enough."""
    shares = insights.ready.shares if insights.ready else ()
    names = ("  if the exam were today", "  on its day, at your pace")
    return [
        [(f"{readiness_words.percent(share):>3} %", charts.ink_of(share)), (name, "")]
        for share, name in zip(shares, names, strict=False)
        if share is not None
    ]


def _per_cent(share: float) -> Piece:
    return f"{100 * share:>3.0f} %", charts.ink_of(share)


def trend(days: Sequence[Day], *, in_brief: bool) -> list[Piece]:
    """Return how the latest day went beside the first, and whether none went as well before.

    It is nothing where both went the same.
    """
    first, latest = (round(100 * day.recall) for day in (days[0], days[-1]))
    if first == latest:
        return []
    at_first, at_last = ("", "") if in_brief else (" on the first day", " on the latest")
    ink: Ink
    way, ink = ("Up", "good") if latest > first else ("Down", "poor")
    is_best = len(days) > 2 and days[-1].recall > max(day.recall for day in days[:-1])
    best = ", your best yet" if is_best else ""
    return [(f"{way} from {first} %{at_first} to {latest} %{at_last}{best}.", ink)]
