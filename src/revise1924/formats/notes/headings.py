"""Headings with what is to be known below them.

So write alix and mdanki (`## question`, lines, `> note`, `<!-- id: … -->`), hascard (`# question`,
`_answer_`, `- [*] right`), and whoever takes notes: each heading with a list is a card.
"""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from revise1924.formats.found import FoundCard, Remark
from revise1924.formats.gaps import gapped_by
from revise1924.formats.notes.lines import Line, Note
from revise1924.formats.notes.making import Making

_LONGEST_ANSWER = 600
"""Characters of what is no list below a heading; more is a chapter to be read."""

_ABOUT = re.compile(r"\s*+(id|tags)\s*+:\s*+([^;]*)")
_CALLOUT = re.compile(r"\[![A-Za-z-]+\][+-]?")
_CHOICE = re.compile(r"[-*+]\s+\[([ *xX])\]\s+(.+)")
_BLANK = re.compile(r"(?<!\w)_([^_\n]+)_(?!\w)")
_TAGS = re.compile(r"(?:\[?#[\w/-]+\]?(?:\([^()]*\))?\s*)+")
_BOLD = re.compile(r"\*\*(?:Q?[0-9]{1,3}[.)] )?([^*]+?) ?:?\*\*:?")
_LEAST_OF_THEM = 2
"""Lines in bold, or above lists, that are headings; one may be anything."""

_LONGEST_HEADING = 100
"""Characters of a heading without a sign; what is longer is prose above a list."""

_LOWEST = 7
"""The level of a heading without a sign, below all others."""

_MARKS = ("drill", "card", "flashcard", "flashcards")
_TAG = re.compile(r"\[?#([\w/-]+)\]?(?:\([^()]*\))?")


@dataclass(slots=True)
class _Section:
    """A heading and the lines down to the next."""

    heading: Line
    above: list[str]
    """The headings that it stands under, from the outermost on."""
    lines: list[Line] = field(default_factory=list)

    @property
    def is_list(self) -> bool:
        return any(line.inside is not None for line in self.lines)

    @property
    def has_text(self) -> bool:
        return any(line.is_text for line in self.lines)

    @property
    def is_card(self) -> bool:
        if not self.has_text:
            return False
        return self.is_list or sum(len(line.text) for line in self.lines) <= _LONGEST_ANSWER


def read(note: Note) -> Making | None:
    """Return what is made of notes; None where most of their headings make no card."""
    making = Making(note.title)
    sections = _sections(note, making)
    below = [section for section in sections if section.has_text]
    cards = [section for section in below if section.is_card]
    more = 2 * len(cards) - len(below)
    if not cards or more < 0 or (more == 0 and not any(section.is_list for section in cards)):
        return None
    are_parted = any(line.is_rule for line in note.lines)
    if len(below) == 1 and not (below[0].is_list or are_parted or below[0].heading.level > 1):
        return None  # a title, and what stands below it
    for section in below:
        if section.is_card:
            making.add(_card(making, section, with_blanks=are_parted))
        else:
            what = "text too long for an answer; left out"
            last = section.lines[-1].number
            making.remarks.append(Remark(what, section.lines[0].number, last))
    return making


def _sections(note: Note, making: Making) -> list[_Section]:
    """Return the headings that may be cards; the title and what describes the deck are none."""
    sections, open_ = list[_Section](), list[Line]()
    lines = _with_plain_headings(_with_headings_in_bold(note.lines))
    first = next((at for at, line in enumerate(lines) if line.level), len(lines))
    for line in lines[:first]:
        making.leave(line)
    making.end_left()
    for line in lines[first:]:
        if line.level:
            open_ = [each for each in open_ if each.level < line.level]
            sections.append(_Section(line, [each.text for each in open_]))
            open_.append(line)
        else:
            sections[-1].lines.append(line)
    titles = [section for section in sections if section.heading.level == 1]
    if len(titles) == 1 and titles[0] is sections[0] and len(sections) > 1:
        return _titled(sections, making)
    return sections


def _with_headings_in_bold(lines: list[Line]) -> list[Line]:
    """Return lines in which those of several that are bold, apart and alone are headings."""
    return _with_headings(
        lines,
        {
            at: bold[1]
            for at, line in enumerate(lines)
            if line.is_apart and not line.is_code and (bold := _BOLD.fullmatch(line.text))
        },
    )


def _with_plain_headings(lines: list[Line]) -> list[Line]:
    """Return lines in which those of several above lists are headings, if but a title is one."""
    if sum(line.level > 0 for line in lines) != 1:
        return lines
    return _with_headings(
        lines,
        {
            at: line.text.rstrip(" :")
            for at, (line, below) in enumerate(pairwise(lines))
            if line.is_apart and line.is_text and not line.is_code and line.inside is None
            if below.inside is not None and len(line.text) <= _LONGEST_HEADING
        },
    )


def _with_headings(lines: list[Line], found: dict[int, str]) -> list[Line]:
    """Return lines of which those in `found` are headings that say this, if there are several."""
    if len(found) < _LEAST_OF_THEM:
        return lines
    return [
        line if at not in found else line._replace(text=found[at], inside=None, level=_LOWEST)
        for at, line in enumerate(lines)
    ]


def _titled(sections: list[_Section], making: Making) -> list[_Section]:
    """Return the sections below a title; a list right below it is a card of its own."""
    title, *others = sections
    making.title = making.title or making.plain(title.heading.text)
    for section in others:
        section.above = section.above[1:]
    if title.is_list:
        return sections
    making.describe([line for line in title.lines if line.is_text])
    return others


def _card(making: Making, section: _Section, *, with_blanks: bool) -> FoundCard:
    """Return the card that a heading and its lines make."""
    heading = section.heading
    name, own = _without_tags(heading.text)
    tags = [*(making.plain(_without_tags(text)[0]) for text in section.above), *own]
    card = FoundCard("", [], topic=making.plain(name), tags=tags, line=heading.number)
    lines = _without_what_is_said_of_it(making, section, card)
    choices = [_CHOICE.fullmatch(line.text) for line in lines]
    if any(found and found[1] == "*" for found in choices):
        options = [found for found in choices if found]
        card.front = "\n".join([card.topic, *(f"– {making.plain(found[2])}" for found in options)])
        card.back = [making.plain(found[2]) for found in options if found[1] != " "]
        return card
    text = "\n".join(line.text for line in lines)
    if with_blanks and (gaps := gapped_by(text, _BLANK)):
        card.front = "" if gaps.front == "[…]" else f"{card.topic}\n{making.plain(gaps.front)}"
        card.back = [making.plain(point) for point in gaps.points]
        return card
    front, back = _asked(lines)
    card.front, card.back = making.texts(front), making.points(back)
    if not card.back and card.note:  # all of the answer is quoted
        card.back, card.note = card.note.split("\n"), ""
    return card


def _without_what_is_said_of_it(making: Making, section: _Section, card: FoundCard) -> list[Line]:
    """Return the lines of question and answer; the card gets its note, tags and id."""
    lines, noted = list[Line](), list[str]()
    for line in section.lines:
        if line.about is not None:
            said = {
                found[1]: found[2].strip()
                for found in map(_ABOUT.match, line.about.split(";"))
                if found
            }
            card.id = said.get("id", card.id)
            card.tags += filter(None, (tag.strip() for tag in said.get("tags", "").split(",")))
            card.marks = said.get("marks", card.marks)
        elif line.text.startswith(">") and not line.is_code:
            noted.append(making.plain(_CALLOUT.sub("", line.text[1:], count=1).strip()))
        elif _TAGS.fullmatch(line.text) and not line.is_code:
            card.tags += _TAG.findall(line.text)
        elif line.is_text:
            lines.append(line)
    card.note = "\n".join(filter(None, noted))
    return lines


def _without_tags(heading: str) -> tuple[str, list[str]]:
    """Return a heading without the tags behind it, and those that say more than "a card"."""
    words = heading.split()
    while len(words) > 1 and _TAGS.fullmatch(words[-1]) and not words[-1][1:].isdigit():
        words.pop()
    name = " ".join(words)
    tags = _TAG.findall(heading[len(name) :]) if name != heading else []
    return name, [tag for tag in tags if tag not in _MARKS]


def _asked(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Return the lines that ask, and those that answer.

    What ends in a question mark above a list asks; so does what stands above `%`, in mdanki.
    """
    at = next((at for at, line in enumerate(lines) if line.text == "%"), None)
    if at is not None:
        return lines[:at], lines[at + 1 :]
    first = next((at for at, line in enumerate(lines) if line.inside is not None), 0)
    if first and lines[first - 1].text.endswith("?"):
        return lines[:first], lines[first:]
    return [], lines
