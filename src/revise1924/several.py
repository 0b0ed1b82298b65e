"""What is said of several decks at once."""

from revise1924.listing import Today
from revise1924.summaries import Summary
from revise1924.wording import counted, day_in


def today_in_all(today: Today) -> str:
    """Return what is to do now: "23 due, 6 new in 3 subjects, about 12 minutes"."""
    if not today.decks:
        return "Nothing due in any subject"
    tasks = [
        f"{today.due} due" if today.due else "",
        f"{today.new} new" if today.new else "",
        f"{today.again} to go over again" if today.again else "",
    ]
    where = counted(today.decks, "subject")
    how_long = counted(today.minutes, "minute")
    return f"{', '.join(task for task in tasks if task)} in {where}, about {how_long}"


def exam_in(summary: Summary) -> str:
    """Return the exam of a deck, short enough for a table: "in 12 days"; a dash where none is."""
    if summary.exam is None:
        return "–"
    return "over" if summary.exam < summary.today else day_in(summary.exam, summary.today)
