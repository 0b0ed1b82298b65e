"""`revise1924 stats`: what the reviews tell, without a screen."""

import argparse
import json
from typing import Any

from revise1924 import mending, readiness_words, wording
from revise1924.cards import Deck
from revise1924.commands import DONE, Clock, ready_as_json, settled
from revise1924.insight import Insights, Mark, insights
from revise1924.library import open_desk
from revise1924.overview import survey_desk
from revise1924.plan import Outlook
from revise1924.records import CardRecord
from revise1924.text import one_line

_NARROWEST, _WIDEST = 30, 100
"""Cells; narrower charts show nothing, and wider ones are no easier to read."""


def run(arguments: argparse.Namespace, clock: Clock) -> int:
    """Print it as charts and tables, or as JSON for scripts."""
    desk = open_desk(arguments.deck, arguments.progress, arguments.tag)
    settings, now = settled(), clock()
    desk.new_a_day = settings.new_a_day
    facts = insights(desk.asked, desk.counted, now, desk.new_a_day)
    overview = survey_desk(desk, now)
    ready = facts.ready
    odd = mending.warnings(overview)
    warnings = [*odd, *desk.keeper.notices]
    if arguments.json:
        shares = ready_as_json(*ready.shares) if ready else None
        said = {**_as_json(desk.deck, facts), "readiness": shares, "warnings": warnings}
        print(json.dumps(said, indent=2))
    else:
        expected = readiness_words.in_full(ready, overview)
        lines = [*expected, *wording.left_out(desk), *warnings]
        _print(desk.deck, facts, lines, settings.glyphs)
    return DONE


def _print(deck: Deck, facts: Insights, lines: list[str], glyphs: str) -> None:
    # Rich takes 50 ms to import, and JSON needs none of it.
    from revise1924 import printing, report  # noqa: PLC0415

    width = max(_NARROWEST, min(_WIDEST, printing.width()))
    parts = [printing.heading(deck.title)]
    for heading, section in report.sections(facts, width).items():
        parts += [printing.line(""), printing.heading(heading), section]
    parts += [printing.line(one_line(each)) for each in lines]
    printing.show(*parts, most=width, glyphs=glyphs)


def _as_json(deck: Deck, facts: Insights) -> dict[str, Any]:
    """Return the promise to scripts: fields may be added, none renamed or removed."""
    return {
        "deck": deck.id,
        "title": deck.title,
        "today": facts.today.isoformat(),
        "exam": facts.exam and facts.exam.isoformat(),
        "streak": facts.streak,
        "seconds": round(facts.seconds, 1),
        "days": [
            {
                "day": day.day.isoformat(),
                "reviews": day.reviews,
                "recalled": day.recalled,
                "asked": day.asked,
                "seconds": round(day.seconds, 1),
            }
            for day in facts.days
        ],
        "tests": [
            {
                "at": mark.began.isoformat(),
                "cards": len(mark.cards),
                "recalled": mark.recalled,
                "asked": mark.asked,
                "seconds": round(mark.seconds, 1),
                **(_marks(mark) if mark.has_marks else {}),
            }
            for mark in facts.marks
        ],
        "forecast": [{"day": load.day.isoformat(), "cards": load.cards} for load in facts.loads],
        "plan": facts.outlook and _plan_as_json(facts.outlook),
        "cards": [_card_as_json(record) for record in facts.records],
    }


def _plan_as_json(found: Outlook) -> dict[str, Any]:
    plan = found.plan
    return {
        "days": plan.days,
        "minutes": plan.minutes,
        "last_day": plan.last,
        "minutes_a_day": found.minutes,
        "suffices": None if found.minutes is None else plan.fits,
        "left_out": plan.left_out,
        "late": plan.late,
        "enough": found.enough,
    }


def _marks(mark: Mark) -> dict[str, Any]:
    return {"earned": round(mark.earned, 2), "worth": mark.worth}


def _card_as_json(record: CardRecord) -> dict[str, Any]:
    return {
        "id": record.card.id,
        "topic": record.card.topic,
        "reviews": len(record.looks),
        "recalled": record.recalled,
        "asked": record.asked,
        "boxes": record.boxes,
        "points": [
            {
                "point": record.card.back[point.index],
                "asked": point.asked,
                "missed": point.missed,
                "weakness": round(point.weakness, 4),
            }
            for point in record.points
        ],
    }
