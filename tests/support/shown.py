"""What the screens say on which the decks of `tests.support.subjects` are studied."""

import re
from dataclasses import dataclass, replace
from typing import Literal

_PLACE = r"(?:card|after (\d+) cards?, again) (\d+) of \d+(?:, then \d+ again)?"
_POSITION = re.compile(_PLACE)
_TITLE = re.compile(_PLACE + r" · All of (?P<title>\w+) [─━]")
_TOPIC = re.compile(r"Topic (\w+) (\d\d) *$", re.MULTILINE)
_FRONT = re.compile(r"Front (\w+) (\d\d)\?")
_POINT = re.compile(r"([✓○]) \d Point (\w+) (\d\d) \w(?: +missed \d+×)? *$", re.MULTILINE)
_ROW = re.compile(r"^[ ▸]+All of (\w+) +(\d+) +(\d+) ", re.MULTILINE)
_TODO = re.compile(
    r"^[ ▶✓│]*(?:(Nothing due in any deck|Done for today\.)|"
    r"(?:(\d+) cards? to revise)?(?:,| and)? ?"
    r"(?:(\d+) new (?:card|one)s?)?(?:,| and)? ?(?:(\d+) (?:cards? )?to try once more)?"
    r" in \d decks?,)",
    re.MULTILINE,
)


Place = Literal["", "decks", "how many", "front", "back", "end"]


@dataclass(frozen=True)
class Shown:
    """What a screen says."""

    place: Place = ""
    """Empty for a screen that is only half painted."""
    position: int = 0
    which: tuple[str, str] = ("", "")
    """The deck and the card that is up."""
    title: str = ""
    """The deck that the card's border names; empty where it names none."""
    ticks: tuple[bool, ...] = ()
    rows: tuple[str, ...] = ()
    """The decks in their order."""
    todo: frozenset[str] = frozenset()
    """Those in which there is anything to do."""
    is_done: bool = False
    """Whether all decks together have nothing to do."""


def shown_on(screen: str) -> Shown:
    """Read a screen; half painted ones, where its parts disagree, say nothing."""
    if "How many now?" in screen:
        return Shown("how many")
    if _is_end(screen):
        return Shown("end")
    if screen.startswith(" All decks"):
        return _decks_on(screen)
    position = position_on(screen)
    topic, title = (each.search(screen) for each in (_TOPIC, _TITLE))
    front, points = _FRONT.search(screen), _POINT.findall(screen)
    if not position or not topic or not front or front.groups() != topic.groups():
        return Shown()
    which = (topic[1], f"card-{topic[2]}")
    card = Shown("front", position, which, title["title"] if title else "")
    if points and all(tuple(of) == topic.groups() for _, *of in points):
        return replace(card, place="back", ticks=tuple(tick == "✓" for tick, *_ in points))
    return card if "press Space." in screen and not points else Shown()


def position_on(screen: str) -> int:
    """Return which look of its session a card's border tells of, from 1; 0 where there is none."""
    found = _POSITION.search(screen)
    return int(found[1] or 0) + int(found[2]) if found else 0


def _decks_on(screen: str) -> Shown:
    todo, rows = _TODO.search(screen), _ROW.findall(screen)
    due, new = (sum(int(row[number]) for row in rows) for number in (1, 2))
    if not todo:
        return Shown()
    said_due, said_new, again = (int(number or 0) for number in todo.groups()[1:])
    if (due, new) != (said_due + again, said_new):
        return Shown()
    return Shown(
        "decks",
        rows=tuple(deck for deck, _, _ in rows),
        todo=frozenset(deck for deck, *counts in rows if counts != ["0", "0"]),
        is_done=todo[1] is not None,
    )


def _is_end(screen: str) -> bool:
    return "Session done" in screen and re.search(r" points? recalled|★ \d", screen) is not None


def is_beyond(screen: str, position: int) -> bool:
    """Tell whether a screen, be it half painted, is further on in a session than this position."""
    return _is_end(screen) or position_on(screen) > position
