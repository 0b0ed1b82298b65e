"""What is said of several decks at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from revise1924.listing import Entry, Today, today_in
from revise1924.readiness_words import percent
from revise1924.summaries import Summary
from revise1924.text import one_line
from revise1924.wording import about, counted, day_in, done_but_new, to_do

NOTHING = "–"

_NEAR = 7
"""Days to an exam from which on it stands out."""

NOTHING_DUE = "Nothing is due here today."
NO_CARDS = "No card here can be asked: all are set aside."

TOGETHER = "all"
"""The key of the row of several decks together; the others have their file's path."""


@dataclass(frozen=True, slots=True)
class DeckLine:
    """A deck in the words and figures of a table's row."""

    title: str
    due: int | None = None
    """Cards due, and those to go over again; None where nobody knows."""
    new: int | None = None
    """New cards today; None where nobody knows."""
    exam: str = NOTHING
    next_due: str = NOTHING
    is_near: bool = False
    """Whether the exam is within a week."""
    ready: str = ""
    """The points expected today, "71 %"; nothing where too little is known."""
    shares: tuple[float | None, float | None] = (None, None)
    """The same as a share, and that on the exam's day."""
    details: str = ""
    """What else there is to say, where there is room: "25 cards · 10 not begun"."""
    fault: str = ""
    """What keeps the deck from being revised, on one line."""


def deck_line(deck: Entry | Path) -> DeckLine:
    """Return what a table says of a deck; a path is one that has not been read yet."""
    if isinstance(deck, Path):
        return DeckLine(one_line(deck.stem), exam="…", next_due="…")
    read = deck.summary
    title = one_line(deck.path.name if read is None else read.title)
    if read is None or deck.fault is not None:
        return DeckLine(title, fault=one_line(deck.fault or "", 1000))
    next_due = NOTHING if read.next_due is None else day_in(read.next_due, read.today)
    is_near = read.days_left is not None and read.days_left <= _NEAR
    ready = "" if read.ready_today is None else f"{percent(read.ready_today)} %"
    due = read.due + read.again
    shares = read.ready_today, read.ready_on_exam
    return DeckLine(
        title, due, read.new, exam_in(read), next_due, is_near, ready, shares, _details(read)
    )


def _details(read: Summary) -> str:
    """Return how many cards there are, how many are new, and what is expected of the exam."""
    not_begun = read.new + read.new_left
    exam = read.ready_on_exam
    parts = [
        counted(read.cards, "card"),
        f"{not_begun} not begun" if not_begun else "",
        f"{percent(exam)} % on the exam's day" if exam is not None else "",
    ]
    return " · ".join(part for part in parts if part)


def line_of_all(title: str, today: Today, cards: int) -> DeckLine:
    """Return what a table says of several decks together, which have so many cards."""
    due, details = today.due + today.again, counted(cards, "card")
    return DeckLine(title, due, today.new, exam="", next_due="", details=details)


def today_in_all(today: Today) -> str:
    """Return what is to do: "23 cards to revise and 6 new ones in 3 decks, about 12 minutes"."""
    if not today.decks:
        return done_but_new(today.new_left) if today.new_left else "Nothing due in any deck"
    tasks = to_do(today.due, today.new, today.again)
    return f"{tasks} in {counted(today.decks, 'deck')}, {about(today.minutes)}"


def in_short(decks: Sequence[Summary], faults: int = 0) -> str:
    """Return what is to do in these decks, for a prompt: "7 due · 3 new · exam in 11 days".

    So many others are at fault. Of several exams it is the next.
    """
    due, new = sum(each.due + each.again for each in decks), sum(each.new for each in decks)
    exams = [(each.exam, each.today) for each in decks if each.exam and each.exam >= each.today]
    parts = [
        f"{due} due" if due else "",
        f"{new} new" if new else "",
        "" if due or new else "nothing due",
        f"exam {day_in(*min(exams))}" if exams else "",
        f"{counted(faults, 'deck')} at fault" if faults else "",
    ]
    return " · ".join(part for part in parts if part)


def exam_in(summary: Summary) -> str:
    """Return the exam of a deck, short enough for a table: "in 12 days"; a dash where none is."""
    if summary.exam is None:
        return NOTHING
    return "over" if summary.exam < summary.today else day_in(summary.exam, summary.today)


class Rows:
    """The decks of a list that hold every word one looks for, and all of these together."""

    def __init__(
        self, decks: Sequence[Entry | Path], words: str = "", *, is_library: bool = True
    ) -> None:
        """Take the decks, the words, and whether the decks are all that there are.

        A path is a deck that has not been read yet.
        """
        self.words = words
        wanted = words.casefold().split()
        self._decks = [each for each in decks if _holds(each, wanted)]
        self.is_read = all(isinstance(each, Entry) for each in decks)
        """Whether all of them have been read."""
        self._is_all = is_library and len(self._decks) == len(decks)
        self.decks = [each for each in self._decks if isinstance(each, Entry)]
        self.today = today_in(self.decks)
        """What is to do in them together."""

    @property
    def lines(self) -> dict[str, DeckLine]:
        """The rows by their keys: with more than one deck, first the one of all together."""
        lines = {str(_path(each)): deck_line(each) for each in self._decks}
        if len(lines) < 2:
            return lines
        which = "All decks" if self._is_all else f"These {len(lines)} decks"
        cards = sum(each.summary.cards for each in self.decks if each.summary)
        return {TOGETHER: line_of_all(f"{which} together", self.today, cards), **lines}

    @property
    def todo(self) -> str:
        """What is to do in them together, in words."""
        if not self.is_read:
            return f"Looking at {counted(len(self._decks), 'deck')} …"
        if not self._decks:
            return "No deck has these words in its title"
        return today_in_all(self.today)

    @property
    def hint(self) -> str:
        """How to have more than one deck; nothing where there is more than one."""
        if not (self._is_all and self.is_read and len(self._decks) == 1):
            return ""
        return 'One deck so far. `revise1924 new "Title"` begins another.'

    def of(self, key: str | None) -> list[Entry]:
        """Return the decks of the row of this key, as far as they have been read."""
        if key == TOGETHER:
            return self.decks
        return [each for each in self.decks if str(each.path) == key]


def fault_of(decks: Sequence[Entry]) -> str:
    """Return where and what is wrong with a deck chosen alone; nothing where nothing is."""
    if len(decks) != 1 or decks[0].fault is None:
        return ""
    return one_line(f"{decks[0].path.name}: {decks[0].fault}", 2000)


def _path(deck: Entry | Path) -> Path:
    return deck if isinstance(deck, Path) else deck.path


def _holds(deck: Entry | Path, words: Sequence[str]) -> bool:
    text = f"{deck_line(deck).title}\n{_path(deck).stem}".casefold()
    return all(word in text for word in words)
