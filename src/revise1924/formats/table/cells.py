"""Rows of cells in a text: CSV and its like, with any sign between the cells and between the rows.

The standard library's `csv` does not fit: a sign may be longer than one character, a quote that
nobody closes is text here, and each row is to know its line.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

QUOTE = '"'
MOST_CELLS = 1000
"""In a row; a row that has more comes with one more, and that is cut off or holds the rest."""

_OPENING = re.compile(' *+"')


class Row(NamedTuple):
    """One row, and where it begins."""

    line: int
    """From 1."""
    cells: list[str]
    """As they stand in the text, but for the quotes around them."""


class Cells:
    """The rows of a text, one after the other, without those of nothing at all.

    A cell in quotes may hold the signs and line breaks, and a doubled quote is one. It is in quotes
    only if the last one stands where the cell ends; else its quotes are text. As nobody types tabs
    into a text, a line break together with a tab is where the quote was meant as text, too.
    """

    def __init__(
        self,
        text: str,
        between: str,
        rows: str = "\n",
        *,
        is_quoted: bool = True,
        comment: str = "",
    ) -> None:
        """Take the text, the sign between cells and the one between rows.

        A row that begins with the sign `comment` is none, and ends where its line does.
        """
        self._text, self._between, self._rows = text, between, rows
        self._is_quoted = is_quoted and QUOTE in text
        end = f"{re.escape(between)}|{re.escape(rows)}"
        blank = [r"\n", re.escape(rows)]
        blank += [rf"{re.escape(comment)}[^\n]*+"] if comment else []
        self._blank = re.compile(f"(?:{'|'.join(blank)})++")
        self._end = re.compile(rf"({end})|\Z")
        self._closing = re.compile(rf'(?:"")*+" *+(?:({end})|\Z)')
        self._closers = _Ahead(re.compile(f'(?<!"){self._closing.pattern}'), text)
        self._breaks = _Ahead(re.compile("\n"), text)
        self._tabs = _Ahead(re.compile("\t"), text)

    def __iter__(self) -> Iterator[Row]:
        text, here, line = self._text, 0, 1
        while here < len(text):
            if blank := self._blank.match(text, here):
                line += text.count("\n", here, blank.end())
                here = blank.end()
                continue
            end = text.find(self._rows, here)
            end = len(text) if end == -1 else end
            if self._is_quoted and text.find(QUOTE, here, end) != -1:
                cells, end = self._row(here)
            else:
                cells = text[here:end].split(self._between, MOST_CELLS)
            yield Row(line, cells)
            after = end + len(self._rows)
            line += text.count("\n", here, after)
            here = after

    def _row(self, here: int) -> tuple[list[str], int]:
        """Return the cells of a row that may be quoted, and where it ends."""
        cells = list[str]()
        while True:
            cell, end, sign = self._quoted(here) or self._bare(here)
            cells.append(cell)
            if sign != self._between:
                return cells, end
            if len(cells) > MOST_CELLS:
                end = self._text.find(self._rows, end)
                return cells, len(self._text) if end == -1 else end
            here = end + len(sign)

    def _bare(self, here: int) -> tuple[str, int, str | None]:
        end = self._end.search(self._text, here)
        assert end is not None  # noqa: S101 - it finds the end of the text at the latest
        return self._text[here : end.start()], end.start(), end[1]

    def _quoted(self, here: int) -> tuple[str, int, str | None] | None:
        """Return a cell in quotes, where it ends and by which sign; None where it is in none."""
        opening = _OPENING.match(self._text, here)
        if opening is None:
            return None
        begin = opening.end()
        closing = self._closing.match(self._text, begin) or self._closers.after(begin)
        if closing is None or self._is_torn(begin, closing.start()):
            return None
        sign = closing[1]
        end = closing.end() - len(sign or "")
        inside = self._text[begin:end].rstrip(" ")[:-1]
        return inside.replace(QUOTE * 2, QUOTE), end, sign

    def _is_torn(self, begin: int, end: int) -> bool:
        """Tell whether a quote that nobody closed would take several rows for one cell."""
        if self._between != "\t" or self._rows != "\n":
            return False
        ends = (self._breaks.after(begin), self._tabs.after(begin))
        return all(each is not None and each.start() < end for each in ends)


class _Ahead:
    """Where a pattern is next found, asked from places that only go on; no place is read twice."""

    def __init__(self, pattern: re.Pattern[str], text: str) -> None:
        self._pattern, self._text = pattern, text
        self._next = pattern.search(text)

    def after(self, here: int) -> re.Match[str] | None:
        """Return the first match that begins at `here` or later."""
        if self._next is not None and self._next.start() < here:
            self._next = self._pattern.search(self._text, here)
        return self._next
