"""`revise1924 decks`: every deck of the library, and what is to do today in all of them."""

import argparse
import json
from datetime import datetime
from typing import Any

from revise1924 import at_once, several
from revise1924.commands import DONE, Clock, iso, ready_as_json, settled
from revise1924.commands.library_now import answer_of
from revise1924.leitner import study_day
from revise1924.listing import Entry, Listing, today_in
from revise1924.text import one_line


def run(arguments: argparse.Namespace, clock: Clock) -> int:
    """Print it as a table, or as JSON for scripts; decks at fault are in both. Or the ids alone."""
    now = clock()
    if at_once.is_asked(arguments):
        return answer_of(now).give(arguments)
    settings = settled()
    entries = Listing(now, new_a_day=settings.new_a_day).entries()
    if arguments.json:
        print(json.dumps(_as_json(entries, now), indent=2))
    else:
        _print_table(entries, settings.glyphs)
    return DONE


def _as_json(entries: list[Entry], now: datetime) -> dict[str, Any]:
    """Return the promise to scripts: fields may be added, none renamed or removed."""
    today = today_in(entries)
    return {
        "today": iso(study_day(now)),
        "due": today.due,
        "new": today.new,
        "again": today.again,
        "minutes": today.minutes,
        "decks": [_deck_as_json(entry) for entry in entries],
    }


def _deck_as_json(entry: Entry) -> dict[str, Any]:
    """Return one deck; what is not known of one at fault is null."""
    read = entry.summary
    sound = read if entry.fault is None else None
    return {
        "deck": read and read.deck,
        "title": read and read.title,
        "path": str(entry.path),
        "cards": read and read.cards,
        "due": sound and sound.due,
        "new": sound and sound.new,
        "again": sound and sound.again,
        "exam": iso(sound.exam if sound else None),
        "days_left": sound and sound.days_left,
        "next_due": iso(sound.next_due if sound else None),
        "readiness": ready_as_json(sound.ready_today, sound.ready_on_exam) if sound else None,
        "fault": entry.fault,
    }


def _print_table(entries: list[Entry], glyphs: str) -> None:
    # Rich takes 50 ms to import, and JSON needs none of it.
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    from revise1924 import printing  # noqa: PLC0415

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("Title", overflow="fold")
    for name in ("Due", "New"):
        table.add_column(name, justify="right", no_wrap=True)
    for name in ("Exam", "Next due"):
        table.add_column(name, no_wrap=True)
    lines = [several.deck_line(each) for each in entries]
    if has_ready := any(line.ready for line in lines):
        table.add_column("Ready", justify="right", no_wrap=True)
    for line in lines:
        figures = [several.NOTHING if each is None else str(each) for each in (line.due, line.new)]
        days = [line.exam, line.next_due, *([line.ready] if has_ready else [])]
        table.add_row(Text(line.title), *figures, *days)
    faults = [one_line(f"{each.path}: {each.fault}", 2000) for each in entries if each.fault]
    printing.show(
        table,
        *(printing.line(fault) for fault in faults),
        printing.line(several.today_in_all(today_in(entries))),
        glyphs=glyphs,
    )
