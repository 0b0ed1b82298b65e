"""The lines of a page, and what the site has added to them."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from revise1924.formats.bullets import points_of, without_bullet
from revise1924.formats.found import FoundCard, Remark

_ADDED = re.compile(
    r"""(?:
    no\ (?:comments|ratings|reviews|study\ sessions)\b.* | comments\ \(\d+\) | \d+\ comments
    | (?:be\ the\ first\ to|you\ (?:may|might)\ also\ like)\b.{0,40} | we\ use\ cookies.*
    | (?:log\ ?in|sign\ ?(?:in|up))(?:\ (?:to|for|with|or)\b.{0,60})?
    | (?:similar|related|more|other|recommended|popular|latest)\b.{0,40}
        \b(?:resources|sets|decks|flashcards|study\ materials)\b.{0,20}
    | (?:see|view|show|browse)\ all\b.{0,60} | study\ analytics.* | name\ mastery\b.*
    | how\ well\ did\ you\ know\ this\?.*
    | studied\ by\b.{0,40} | (?:terms\ of\ (?:use|service)|privacy\ policy|cookie\ policy).{0,60}
    | ©.{0,80} | copyright\ (?:©|\(c\)|\d{4}).{0,80} | \d\.\d+\s?\(\d+\)
    | (?:about|contact)\ us | help\ cent(?:re|er) | share\ this\ .{0,20} | rate\ this\ .{0,20}
    )""",
    re.IGNORECASE | re.VERBOSE,
)
"""What a site puts below its cards, a whole line each; no answer reads so."""

_ABOVE = re.compile(
    r"(?:\? )?(?:created|added|updated|last updated|posted|uploaded|written) (?:by|on)\b.{0,60}"
    r"|[0-9]+ (?:terms|cards|flashcards|studiers|views|likes)\b.{0,20}"
    r"|flashcards in .{1,80} deck \([0-9]+\)|loading\b.{0,40}"
    r"|[0-9](?:\.[0-9]+)? ?(?:/ ?[0-9]+|\([0-9]+ [a-z]+\))|[0-9]{1,3} ?%"
    r"|home(?: [>/›].*)?|menu|search|learn|test|match|flashcards|share|save|edit|print|export"
    r"|practice test|spaced repetition|get a hint|options|skip to .{0,20}",
    re.IGNORECASE,
)
"""What it puts around the title; on a card it may well be an answer."""

_BUTTONS = re.compile(
    r"flip(?: card)?|(?:click|tap) to flip|next|previous|prev|share|edit|save|copy|report|star"
    r"|favou?rite|bookmark|listen|hint|(?:show|hide) answer|back to top|advertisements?|got it"
    r"|study again",
    re.IGNORECASE,
)
"""What it puts on every card."""

QUESTION_MARKS = ("?", "？", "؟")
"""What questions end in, in most languages."""

_OFTEN = 3
"""So often a line stands on a page that the site puts on every card."""


_LONGEST_DESCRIPTION = 300
"""Characters between the title and the first card; more is no description, but the site's."""


class Line(NamedTuple):
    """A line of a page that is not blank."""

    number: int
    """In the text, from 1."""
    text: str
    inside: str | None
    """What stands behind its bullet; None where it has none."""
    is_apart: bool
    """Whether a blank line stands before it."""

    is_button: bool
    """Whether it is what the site puts on every card."""

    @property
    def is_added(self) -> bool:
        """Whether the site has added it, surely."""
        return self.inside is None and _ADDED.fullmatch(self.text) is not None


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

    def without_buttons(self, lines: Iterable[Line]) -> list[Line]:
        """Return the lines of a card that are not the site's, and say which are left out."""
        return self._kept((line, line.is_button) for line in lines)

    def _kept(self, lines: Iterable[tuple[Line, bool]]) -> list[Line]:
        kept, run = list[Line](), list[Line]()
        for line, is_furniture in lines:
            if is_furniture:
                run.append(line)
                continue
            self.leave_out(run)
            run = []
            kept.append(line)
        self.leave_out(run)
        return kept

    def last(self, lines: Sequence[Line], *, is_dense: bool = False) -> Sequence[Line]:
        """Return those lines that belong to the last card; the others are the site's.

        That begins with a line known as such, or with one apart from the answer: from its bullets,
        or from all of it where cards are dense, without blank lines inside.
        """
        has_bullets = False
        for at, line in enumerate(lines):
            is_apart = line.is_apart and line.inside is None and not line.text[0].islower()
            if at and (line.is_added or (is_apart and (has_bullets or (is_dense and at > 1)))):
                self.leave_out(lines[at:])
                return self.without_buttons(lines[:at])
            has_bullets = has_bullets or line.inside is not None
        return self.without_buttons(lines)

    def name(self, lines: Sequence[Line]) -> None:
        """Take what stands above the first card: the title, and what describes the deck.

        What the site adds below the title ends the description: behind it is nothing but more.
        """
        marked, has_title, is_over = list[tuple[Line, bool]](), False, False
        for line in lines:
            is_site = line.is_added or line.is_button or _ABOVE.fullmatch(line.text) is not None
            is_over = is_over or (has_title and is_site)
            has_title = has_title or not is_site
            marked.append((line, is_site or is_over))
        if named := self._kept(marked):
            self.title = named[0].text
            self.description = words(named[1:])
            if len(self.description) > _LONGEST_DESCRIPTION:
                what = "text above the first card"
                self.remarks.append(Remark(what, named[1].number, named[-1].number))
                self.description = ""


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text that are not blank."""
    lines, is_apart = list[Line](), False
    often = _buttons_in(text)
    for number, typed in enumerate(text.split("\n"), 1):
        line = " ".join(typed.split()).strip("\u200b\ufeff ")
        if line:
            lines.append(Line(number, line, without_bullet(line), is_apart, line in often))
        is_apart = not line
    return lines


def _buttons_in(text: str) -> Collection[str]:
    """Return the lines of a text that are buttons, and so on many cards."""
    counted = Counter(line for line in map(str.strip, text.split("\n")) if _BUTTONS.fullmatch(line))
    return {line for line, often in counted.items() if often >= _OFTEN}


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
        if line.text.endswith(QUESTION_MARKS):
            return lines[: at + 1], lines[at + 1 :]
    return lines[:1], lines[1:]


def words(lines: Iterable[Line]) -> str:
    """Return the text that these lines are, on one line."""
    return " ".join(line.text for line in lines)
