"""`revise1924 status`: what is due, the boxes and the exam countdown, without a screen."""

import argparse
import json
from datetime import date
from typing import Any

from revise1924 import wording
from revise1924.commands import DONE, Clock
from revise1924.library import open_desk
from revise1924.overview import Overview, survey
from revise1924.storage.keeper import ProgressKeeper
from revise1924.text import one_line


def run(arguments: argparse.Namespace, clock: Clock) -> int:
    """Print it as a table, or as JSON for scripts."""
    desk = open_desk(arguments.deck, arguments.progress)
    overview = survey(desk.deck, desk.keeper.progress, clock())
    if arguments.json:
        print(json.dumps(_as_json(overview, desk.keeper), indent=2))
    else:
        _print_table(overview, desk.keeper)
    return DONE


def _as_json(overview: Overview, keeper: ProgressKeeper) -> dict[str, Any]:
    """Return the promise to scripts: fields may be added, none renamed or removed."""
    deck = overview.deck
    return {
        "deck": deck.id,
        "title": deck.title,
        "today": _iso(overview.today),
        "exam": _iso(overview.exam),
        "days_left": overview.days_left,
        "progress": str(keeper.path),
        "counts": {
            "cards": len(deck.cards),
            "points": deck.points,
            "new": overview.new,
            "due": overview.due,
        },
        "boxes": {str(box): len(cards) for box, cards in overview.boxes.items()},
        "next_due": _iso(overview.next_due),
        "warnings": [*wording.warnings(overview), *keeper.notices],
        "cards": [
            {
                "id": card.id,
                "topic": card.topic,
                "box": standing.box,
                "due": _iso(standing.due),
                "reviews": standing.reviews,
                "last_recall": standing.last and round(standing.last.score, 4),
            }
            for card, standing in zip(deck.cards, overview.standings, strict=True)
        ],
    }


def _print_table(overview: Overview, keeper: ProgressKeeper) -> None:
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415 - JSON needs none of it
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("#", justify="right")
    table.add_column("Topic", overflow="fold")
    for heading in ("Box", "Recall", "Due"):
        table.add_column(heading, no_wrap=True)
    rows = zip(overview.deck.cards, overview.standings, strict=True)
    for number, (card, standing) in enumerate(rows, 1):
        table.add_row(
            str(number),
            Text(one_line(card.topic)),
            str(standing.box or "–"),
            wording.recall(standing.last),
            wording.due_in(standing, overview.today),
        )
    boxes = [f"new {overview.new}"]
    boxes += [f"box {box}: {len(cards)}" for box, cards in overview.boxes.items()]
    console = Console(highlight=False)
    console.print(Text(one_line(overview.deck.title), style="bold"))
    console.print(table)
    for line in (
        wording.waiting(overview) or wording.nothing_due(overview),
        " · ".join(boxes),
        wording.exam(overview),
        *wording.warnings(overview),
        *(one_line(notice) for notice in keeper.notices),
        one_line(f"Progress: {keeper.path}", 1000),
    ):
        if line:
            console.print(Text(line), soft_wrap=True)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
