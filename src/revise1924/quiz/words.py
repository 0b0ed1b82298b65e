"""The sentences that only the line mode says; the others are those of the screens."""

from collections.abc import Sequence

from revise1924.wording import counted

_ENDS = (".", "!", "?", "…")

READY = "Ready?"
WHICH = "Which came back?"
GOT_IT = "Did you get it?"

AT_THE_FRONT = "Say the answer, then press Enter to see it."
AT_THE_BACK = "Write the numbers of the points you said, like 1 3 or 1-3. Or write all, or none."
AT_A_POINT = "Say what is missing, then press Enter to see it."
MORE_WORDS = "Write help for more words, and quit to leave."
"""Hints, each said once."""

ENTER_FIRST = "Press Enter to see the answer first."

HELP = (
    "Press Enter to see the answer. Then write which of its points you said:",
    "1 3 is points 1 and 3. 1-3 is points 1 to 3.",
    "all is every point, none is no point. yes is all, and no is none.",
    "undo takes back your last answer.",
    "skip asks this card again at the end.",
    "aside sets this card aside: it is not asked again until you take it back.",
    "edit opens this card in your editor.",
    "pause stops the clock of a test until you press Enter.",
    "quit leaves. Everything you answered is saved.",
    "The first letter of a word is enough; a is all, so aside is written out.",
)

SKIPPED = "Skipped: it comes again at the end."
NO_CLOCK = "There is no clock to stop."
PAUSED = "The clock rests. Press Enter to go on."
ONLY_CARD = "This is the only card left."
STILL_ASIDE = "To take it back, find it with b in the full screen."

NOT_SAVED = "Your answer is kept. Press Enter to save it again."
TRY_AGAIN = "Again?"
CARD_IS_LOST = "What you answered of this card is not saved, all before it is"

GO_ON_UNSAVED = "Go on without saving?"
GONE_TOMORROW = "You can go on all the same, but it will be gone tomorrow."

TEST_ANYWAY = "To be asked every card anyway, start with --test."
ALL_IS_SAVED = "Everything you answered is saved"

NO_EXAM = (
    "Got an exam date? Start with --exam DATE, and every card is planned up to the day before."
)

TEST = "A test: every card is asked once."

NOTHING_BEGUN = "Nothing was begun."
HOW_MANY = "How many now?"

ALL_CAME_BACK = "Every point came back."
WHAT_NOW = "What now?"


def how_many_due(cards: int, short: int, fits: int) -> str:
    """Return the choice where more is due than fits: "Write 10, 20 or all."."""
    return f"{counted(cards, 'card')}. Write {short}, {fits} or all. The most urgent come first."


def drill(points: int) -> str:
    """Return what a drill asks."""
    return f"A drill of {counted(points, 'point')} that you missed. The others of a card are given."


def to_recall(points: int, marks: int | None = None) -> str:
    """Return how many points the back has, and the marks for them where the card says them."""
    parts = [counted(points, "point"), *([counted(marks, "mark")] if marks else [])]
    return f"{', '.join(parts)}."


def after_the_editor(*, can_save: bool) -> str:
    """Return what can be done with what was written of a card."""
    save = "Write save to save it, edit" if can_save else "Write edit"
    return f"{save} to open it again, drop to forget it, or press Enter to keep it for later."


def numbered(index: int, point: str, missed: int = 0) -> str:
    """Return a point with its number, and how often it was missed before."""
    line = f"{index + 1}. {point}"
    if not missed:
        return line
    times = {1: "once", 2: "twice"}.get(missed, f"{missed} times")
    return f"{line}{'' if point.endswith(_ENDS) else '.'} Missed {times} before."


def given_before(ticks: Sequence[bool]) -> str:
    """Return what was answered before an undo: "You had written: 1 3."."""
    numbers = " ".join(str(index + 1) for index, tick in enumerate(ticks) if tick)
    said = "all" if all(ticks) else numbers or "none"
    return f"You had written: {said}."


def at_the_end(*, can_repeat: bool) -> str:
    """Return what can be done once a session is over."""
    repeat = "Write repeat to go over what you missed, undo" if can_repeat else "Write undo"
    return f"{repeat} to take back your last answer, or press Enter to end."


def missed_of(topic: str) -> str:
    """Return what stands above the points of a card that were missed."""
    return f"Missed in {topic}:"


def earlier(day: str, points: str) -> str:
    """Return the mark of a test before this one."""
    return f"Test of {day}: {points}"


def more_new(cards: int) -> str:
    """Return how more new cards are had today."""
    return f"Write more for up to {cards} of them today, or press Enter to end."
