"""The lines of a page, and what the site has added to them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from revise1924.formats.bullets import points_of, without_bullet
from revise1924.formats.found import FoundCard, Remark

_FURNITURE = re.compile(
    r"""(?:
    no\ (?:comments?|ratings?|reviews?|study\ sessions)\b.* | (?:\d+\ )?comments?(?:\ \(\d+\))?
    | (?:be\ the\ first|log\ ?in|sign\ ?(?:in|up)|register|get\ started|join)\b.{0,60}
    | (?:similar|related|more|other|recommended|popular|latest)\b.{0,40}
        \b(?:resources?|sets?|decks?|cards?|flashcards?|subjects?|topics?|notes|articles?)\b.{0,20}
    | (?:see|view|show|browse)\ (?:all|more)\b.{0,60} | you\ (?:may|might)\ also\ (?:like|be).{0,40}
    | (?:share|flip|next|previous|prev|back\ to\ top|edit|print|save|copy|report|favou?rite|bookmark
        |shuffle|learn|match|test|spell|play|start|menu|home|search|skip\ to.{0,20}|advertisements?
        |practi[cs]e|options|export|download|rate\ this.{0,20}|click\ to\ flip|flip\ card)
    | study\ (?:analytics|guide|set|now|mode)s?.{0,40} | (?:name\ )?mastery\b.{0,60}
    | studied\ by\b.{0,40} | (?:created|made|added|written|updated|last\ updated|posted)\ (?:by|on|:).{0,60}
    | (?:©|\(c\)|copyright)\b?.{0,80} | (?:terms\ of|privacy|cookies?|about\ us|contact\ us|help\ cent).{0,60}
    | \d+(?:\.\d+)?\s*\(\d+\) | \d+\ (?:terms?|cards?|flashcards?|people|studiers|views?|likes?).{0,20}
    )\s*""",
    re.IGNORECASE | re.VERBOSE,
)
"""What sites put around cards, a whole line each."""


class Line(NamedTuple):
    """A line of a page that is not blank."""

    number: int
    """In the text, from 1."""
    text: str
    inside: str | None
    """What stands behind its bullet; None where it has none."""
    is_apart: bool
    """Whether a blank line stands before it."""

    @property
    def is_furniture(self) -> bool:
        """Whether the site has added it, surely."""
        return self.inside is None and _FURNITURE.fullmatch(self.text) is not None


@dataclass
class Page:
    """What was read of a page."""

    title: str = ""
    description: str = ""
    cards: list[FoundCard] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def leave_out(self, lines: Sequence[Line]) -> None:
        """Say that these lines are the site's; they follow each other."""
        if lines:
            self.remarks.append(Remark("furniture of the page", lines[0].number, lines[-1].number))

    def without_furniture(self, lines: Iterable[Line]) -> list[Line]:
        """Return the lines that are not the site's, and say which are left out."""
        kept, run = list[Line](), list[Line]()
        for line in lines:
            if line.is_furniture:
                run.append(line)
                continue
            self.leave_out(run)
            run = []
            kept.append(line)
        self.leave_out(run)
        return kept

    def last(self, lines: Sequence[Line]) -> Sequence[Line]:
        """Return those lines that belong to the last card; the others are the site's.

        That begins with a line known as such, or with one apart from the bullets and without one.
        """
        has_bullets = False
        for at, line in enumerate(lines):
            is_apart = has_bullets and line.is_apart and line.inside is None
            if at and (line.is_furniture or (is_apart and not line.text[0].islower())):
                self.leave_out(lines[at:])
                return lines[:at]
            has_bullets = has_bullets or line.inside is not None
        return lines

    def name(self, lines: Sequence[Line]) -> None:
        """Take what stands above the first card: the title, and what describes the deck."""
        named = self.without_furniture(lines)
        if named:
            self.title = named[0].text
            self.description = words(named[1:])


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text that are not blank."""
    lines, is_apart = list[Line](), False
    for number, typed in enumerate(text.split("\n"), 1):
        line = " ".join(typed.split()).strip("\u200b\ufeff ")
        if line:
            lines.append(Line(number, line, without_bullet(line), is_apart))
        is_apart = not line
    return lines


def answer(lines: Iterable[Line]) -> list[str]:
    """Return the points that these lines are."""
    return points_of((line.text, line.inside) for line in lines)


def asked(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """Return the lines that ask, and those that answer.

    A question goes on to its question mark, or to the first bullet; else it is one line.
    """
    for at, line in enumerate(lines):
        if at and line.inside is not None:
            return lines[:at], lines[at:]
        if line.text.endswith("?"):
            return lines[: at + 1], lines[at + 1 :]
    return lines[:1], lines[1:]


def words(lines: Iterable[Line]) -> str:
    """Return the text that these lines are, on one line."""
    return " ".join(line.text for line in lines)
