"""Which signs part the cells and the rows of a table, said by the student or guessed from it."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from revise1924.formats.field_names import heading_in
from revise1924.formats.found import Wishes
from revise1924.formats.table.cells import QUOTE, Cells
from revise1924.text import clean

_SAMPLE = 1 << 16
"""Characters by which the signs are guessed."""

_SAMPLE_ROWS = 200

_NAMED = {"\t": "tabs", ",": "commas", ";": "semicolons", "|": "bars", "\n": "line breaks"}

_LONGEST_NAME = 20
"""Characters of a sign that are said."""

_OF_FILES = ("\t", ";", "|", ",")
"""What programs put between cells; of equals the first."""

_OF_PEOPLE = (" - ", " – ", " — ", " -> ", " → ", " => ", " = ", " : ", ": ", "：", "=")
"""What people type between a word and its meaning; the first in a row parts it."""

_ENOUGH = 0.8
"""The share of rows that have to fit."""

_OF_TABS = 0.15
"""... and with tabs, which nobody types into a text: more lines may go on with the row above."""

_LONGEST_FRONT = 150
"""Characters of what people type before a sign of theirs; what is longer is prose."""

_ESCAPED = re.compile(r"\\([\\tnr])")
_ESCAPES = {"\\": "\\", "t": "\t", "n": "\n", "r": "\n"}

_EXCEL = re.compile(r"sep=([^\n])\n", re.IGNORECASE)
_RULE = re.compile(r"\|?[ \t]*+:?-[-|+: \t]*+")
"""The line under the heading of a table in Markdown or in Org."""

_RULED = re.compile(r"^\|[ \t]*+:?-[-|+: \t]*+$", re.MULTILINE)


class Signs(NamedTuple):
    """The signs that part a table."""

    between: str
    rows: str = "\n"
    begin: int = 0
    """Characters before the first row, which say the sign: a line of Excel's."""

    @property
    def is_typed(self) -> bool:
        """Whether people part the two sides by it, and only where it first stands in a row."""
        return self.between not in _OF_FILES

    @property
    def goes_on(self) -> bool:
        """Whether a line without the sign goes on with the row above.

        In a text that people typed it does, and no program that puts tabs between leaves them out.
        """
        return self.rows == "\n" and (self.is_typed or self.between == "\t")

    def __str__(self) -> str:
        between = _name(self.between)
        if self.rows == "\n":
            return f"{between} between"
        return f"{between} between, {_name(self.rows)} between rows"


def _name(sign: str) -> str:
    return _NAMED.get(sign, f'"{clean(sign[:_LONGEST_NAME])}"')


def typed(sign: str) -> str:
    r"""Return the sign that was typed on a command line, where a tab is `\t`, a line break `\n`."""
    return _ESCAPED.sub(lambda found: _ESCAPES[found[1]], sign)


def signs_of(text: str, wishes: Wishes) -> Signs | None:
    """Return the signs of a table; None where no sign stands in nearly all rows.

    What is wished goes before what the text says, and that before what is guessed.
    """
    rows = typed(wishes.rows or "")
    if wishes.between:
        return Signs(typed(wishes.between), rows or "\n")
    if said := _EXCEL.match(text):
        return Signs(said[1], rows or "\n", said.end())
    sample = text[:_SAMPLE]
    if rows:
        between = _guessed(sample, rows)
        return Signs(between, rows) if between else None
    between = _guessed(sample, "\n")
    if _are_rows_in_semicolons(sample, between):
        between = _guessed(sample, ";")
        return Signs(between, ";") if between else None
    return Signs(between) if between else None


def is_rule(line: str) -> bool:
    """Tell whether a line only draws one under the heading of a table."""
    return _RULE.fullmatch(line.strip()) is not None


def _guessed(sample: str, rows: str) -> str | None:
    """Return the sign between cells; None where none fits."""
    for sign in _OF_FILES:
        if heading_in(_rows(sample, sign, rows)) is not None:
            return sign
    files = [(_fit_of_files(sample, sign, rows), sign) for sign in _OF_FILES]
    people = [(_fit_of_people(sample, sign, rows), sign) for sign in _OF_PEOPLE]
    # `max` takes the first of equals.
    fit, sign = max([*files, *people], key=lambda each: each[0])
    return sign if fit > 0 else None


def _fit_of_files(sample: str, sign: str, rows: str) -> float:
    """Return how well a sign of programs fits: 0 where it does not, up to 2."""
    table = _rows(sample, sign, rows)
    if sign == "\t":  # a line that begins with one is indented
        table = [cells for cells in table if cells[0].strip()]
    many = [len(cells) for cells in table if len(cells) > 1]
    if not many:
        return 0
    fits = len(many) / len(table)
    if sign == "\t" or (sign == "|" and _RULED.search(sample)):
        return 1 + fits if fits >= _OF_TABS else 0
    if _has_torn_quotes(table):
        return 0
    even = Counter(many).most_common(1)[0][1] / len(table)
    # In prose a space follows a comma or a semicolon, and no two lines have as many of them.
    after = [cell for cells in table for cell in cells[1:] if cell.strip()]
    is_spaced = sum(cell[0] == " " for cell in after) > len(after) / 2 and sign != "|"
    if fits < _ENOUGH or len(table) < 2 or (is_spaced and even < 0.9):
        return 0
    return even if is_spaced else 1 + even * fits


def _fit_of_people(sample: str, sign: str, rows: str) -> float:
    """Return how well a sign that people type fits: 0 where it does not, up to 1.5."""
    lines = [line for line in sample.split(rows)[:_SAMPLE_ROWS] if line.strip()]
    if rows == "\n":  # what is indented goes on with the line above
        lines = [line for line in lines if not line[0].isspace()]
    parted = [line.partition(sign) for line in lines]
    fronts = [front for front, _, back in parted if front.strip() and back.strip()]
    if len(lines) < 2 or len(fronts) < _ENOUGH * len(lines):
        return 0
    if sorted(map(len, fronts))[len(fronts) // 2] > _LONGEST_FRONT:
        return 0
    return 0.5 + len(fronts) / len(lines)


def _rows(sample: str, sign: str, rows: str) -> list[list[str]]:
    """Return the first rows that are not blank, without their blank cells at the end."""
    table = []
    for row in islice(Cells(sample, sign, rows), _SAMPLE_ROWS):
        cells = row.cells
        while cells and not cells[-1].strip():
            cells.pop()
        if cells and not (sign == "|" and is_rule("|".join(cells))):
            table.append(cells)
    return table


def _has_torn_quotes(table: Sequence[Sequence[str]]) -> bool:
    """Tell whether quotes that begin in one cell end in another: the sign stood inside."""
    torn = sum(any(cell.count(QUOTE) % 2 for cell in cells) for cells in table)
    return torn > len(table) / 2


def _are_rows_in_semicolons(sample: str, between: str | None) -> bool:
    """Tell whether semicolons part the rows, as Quizlet has them on demand.

    They do where all rows stand on one line and each has one comma, or a sign that people type;
    or where a line holds several tabs, but a piece one.
    """
    pieces = [piece for piece in sample.split(";") if piece.strip()]
    if len(pieces) < 2:
        return False
    if between == "\t":
        lines = [line for line in sample.split("\n") if line.count("\t") > 1]
        return bool(lines) and all(piece.count("\t") == 1 for piece in pieces)
    is_one_line = "\n" not in sample.strip()
    return is_one_line and (
        all(piece.count(",") == 1 for piece in pieces)
        or any(all(sign in piece for piece in pieces) for sign in _OF_PEOPLE)
    )
