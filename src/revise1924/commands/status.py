"""`revise1924 status`: what is due, the boxes and the exam countdown, without a screen."""

import argparse
import json
from datetime import datetime
from typing import Any

from revise1924 import at_once, exam_words, home_words, mending, readiness_words, wording
from revise1924.cards import Card
from revise1924.commands import DONE, NOTHING_DUE, Clock, iso, ready_as_json, settled
from revise1924.errors import ReviseError
from revise1924.leitner import study_day
from revise1924.library import Desk, open_desk
from revise1924.overview import Overview, survey_desk
from revise1924.progress import Progress
from revise1924.readiness import readiness_by
from revise1924.records import card_records, weak_points
from revise1924.text import one_line
from revise1924.traces import Traces
from revise1924.waiting_essay import waiting
from revise1924.what_helps import what_helps


def run(arguments: argparse.Namespace, clock: Clock) -> int:
    """Print it as a table, as JSON for scripts, or as a line for a prompt."""
    if at_once.is_asked(arguments):
        # It reads all decks, and the table of one needs nothing of that.
        from revise1924.commands.library_now import answer_of  # noqa: PLC0415

        return answer_of(clock()).give(arguments)
    desk = open_desk(arguments.deck, arguments.progress, arguments.tag)
    settings, now = settled(), clock()
    desk.new_a_day = settings.new_a_day
    overview = survey_desk(desk, now)
    if arguments.short:
        print(_in_short(desk, now))
    elif arguments.json:
        print(json.dumps(_as_json(desk, overview, now), indent=2))
    else:
        _print_table(desk, overview, now, settings.glyphs)
    return NOTHING_DUE if arguments.exit_code and not overview.to_study else DONE


def _in_short(desk: Desk, now: datetime) -> str:
    from revise1924.listing import summary_of  # noqa: PLC0415 - as above
    from revise1924.several import in_short  # noqa: PLC0415

    return in_short([summary_of(desk, now)])


def _as_json(desk: Desk, overview: Overview, now: datetime) -> dict[str, Any]:
    """Return the promise to scripts: fields may be added, none renamed or removed."""
    deck, keeper = desk.asked, desk.keeper
    traces = Traces(deck.cards, keeper.progress, now)
    ready = readiness_by(traces, overview)
    return {
        "deck": deck.id,
        "title": deck.title,
        "today": iso(overview.today),
        "exam": iso(overview.exam),
        "days_left": overview.days_left,
        "progress": str(keeper.path),
        "counts": {
            "cards": len(deck.cards),
            "points": deck.points,
            "new": overview.new,
            "due": overview.due,
            "aside": len(desk.chosen.cards) - len(deck.cards),
        },
        "boxes": {str(box): len(cards) for box, cards in overview.boxes.items()},
        "next_due": iso(overview.next_due),
        "readiness": ready_as_json(*ready.shares) if ready else None,
        "warnings": [*mending.warnings(overview), *keeper.notices],
        "cards": [_card_as_json(card, keeper.progress, traces, now) for card in desk.chosen.cards],
    }


def _card_as_json(card: Card, progress: Progress, traces: Traces, now: datetime) -> dict[str, Any]:
    standing = progress.standing(card.id, now)
    return {
        "id": card.id,
        "topic": card.topic,
        "box": standing.box,
        "due": iso(standing.due),
        "reviews": standing.reviews,
        "last_recall": standing.last and round(standing.last.score, 4),
        "readiness": traces.share(card, study_day(now)),
        "aside": progress.is_aside(card.id),
        "tags": list(card.tags),
        **({"marks": card.marks} if card.marks else {}),
    }


def _how_ready(desk: Desk, overview: Overview, now: datetime) -> list[str]:
    """Return what is expected and what would help; nothing before there is anything to say."""
    traces = Traces(overview.deck.cards, desk.counted, now)
    ready = readiness_by(traces, overview)
    if ready is None:
        return []
    weak = weak_points(card_records(overview.deck, desk.counted, now))
    helps = readiness_words.WHAT_HELPS[what_helps(traces, overview, weak)]
    return [*readiness_words.in_full(ready, overview), helps]


def _essay_waits(desk: Desk) -> list[str]:
    """Return that an unfinished essay waits; nothing where none does."""
    try:
        essay = waiting(desk)
    except ReviseError as error:
        return [str(error)]
    return [f"{home_words.essay_waits(essay).words}."] if essay else []


def _print_table(desk: Desk, overview: Overview, now: datetime, glyphs: str) -> None:
    # Rich takes 50 ms to import, and JSON needs none of it.
    from revise1924 import printing  # noqa: PLC0415

    boxes = [f"new {overview.new}"]
    boxes += [f"box {box}: {len(cards)}" for box, cards in overview.boxes.items()]
    lines = (
        wording.waiting(overview.counts) or wording.nothing_due(overview.counts),
        " · ".join(boxes),
        exam_words.exam(overview),
        *_how_ready(desk, overview, now),
        *wording.left_out(desk),
        *_essay_waits(desk),
        *mending.warnings(overview),
        *(one_line(notice) for notice in desk.keeper.notices),
        one_line(f"Progress: {desk.keeper.path}", 1000),
    )
    printing.show(
        printing.heading(overview.deck.title),
        printing.standings(overview),
        *(printing.line(line) for line in lines if line),
        glyphs=glyphs,
    )
