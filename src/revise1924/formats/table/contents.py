r"""What a cell of a table says, and the cells of our own tables, from which it is read exactly.

In our own, a cell that a spreadsheet would take for a formula has an apostrophe before it, and so
has one that begins with apostrophes before such a sign. Points stand on lines of their own; if one
has several lines, or begins as `• ` does, each has this sign and goes on in lines indented by two.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from revise1924.formats.formulas import with_plain_formulas
from revise1924.formats.html_text import lines_of

OWN = ("id", "topic", "front", "points", "note", "tags")
"""The columns of our own tables."""

MARKS = "marks"
"""One more, where any card has some."""

_BYTE_ORDER_MARK = "\ufeff"
_FORMULA = re.compile(r"'*+[=+\-@\t\r\n]")
_BULLET = "• "
_INDENT = "  "

_TAG = re.compile(
    r"</?(?:a|b|blockquote|br|code|div|em|font|h[1-6]|hr|i|img|li|mark|ol|p|pre|s|small|span|strong"
    r"|sub|sup|table|tbody|td|th|tr|u|ul)(?:\s[^<>]*+)?/?>",
    re.IGNORECASE,
)
"""What makes HTML of a cell: "a < b" and "<name>" are none."""

SIGN = re.compile(r"[•●▪◦‣·*–—-][ \t\xa0]++")
NUMBER = re.compile(r"([0-9]{1,5})[.)][ \t\xa0]++")
_TAGS_END = re.compile(r"[,;|\n]")


def csv_of(rows: Iterable[Sequence[str]]) -> str:
    """Return the file of these rows: a byte order mark tells Excel its encoding."""
    file = io.StringIO()
    file.write(_BYTE_ORDER_MARK)
    table = csv.writer(file, lineterminator="\r\n")
    table.writerows([harmless(cell) for cell in row] for row in rows)
    return file.getvalue()


def harmless(text: str) -> str:
    """Return the cell that no spreadsheet takes for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def meant(cell: str) -> str:
    """Return the text of which `harmless` made this cell."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def written_points(points: Sequence[str]) -> str:
    """Return the cell of these points."""
    if not any("\n" in point or point.startswith(_BULLET) for point in points):
        return "\n".join(points)
    return "\n".join(_BULLET + point.replace("\n", f"\n{_INDENT}") for point in points)


def read_points(cell: str) -> list[str]:
    """Return the points of which `written_points` made this cell."""
    if not cell.startswith(_BULLET):
        return cell.split("\n")
    points = list[str]()
    for line in cell.split("\n"):
        if line.startswith(_BULLET):
            points.append(line.removeprefix(_BULLET))
        else:
            points[-1] += f"\n{line.removeprefix(_INDENT)}"
    return points


def is_html(text: str) -> bool:
    """Tell whether a text is surely HTML."""
    return _TAG.search(text) is not None


def lines_in(cell: str) -> tuple[list[str], int]:
    """Return the lines of a cell in plain text, and how many pictures and sounds were left out."""
    media, lines = 0, cell.split("\n")
    if is_html(cell):
        lines, media = lines_of(cell)
    return [with_plain_formulas(line).strip() for line in lines], media


def points_in(lines: Sequence[str]) -> list[str]:
    """Return the points that these lines are: one a line, without the sign before it."""
    parts = [part.strip() for line in lines for part in _parted(line)]
    points = [SIGN.sub("", part, count=1) if SIGN.match(part) else part for part in parts if part]
    numbers = [NUMBER.match(point) for point in points]
    if len(points) > 1 and all(
        number and int(number[1]) == index for index, number in enumerate(numbers, 1)
    ):
        return [NUMBER.sub("", point, count=1) for point in points]
    return points


def tags_in(lines: Sequence[str]) -> list[str]:
    """Return the tags in a cell: commas, semicolons, bars and line breaks part them."""
    return [tag.strip() for line in lines for tag in _TAGS_END.split(line) if tag.strip()]


def _parted(line: str) -> list[str]:
    """Return the points on one line: bullets that people do not type part it."""
    return line.split("•") if line.count("•") > 1 else [line]
