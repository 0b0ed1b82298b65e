"""The rows of a table as people and programs write it, whatever parts its cells."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from revise1924.cards import MOST_CARDS, MOST_LINES, MOST_POINTS
from revise1924.errors import Fault
from revise1924.formats.field_names import heading_in
from revise1924.formats.table.cells import MOST_CELLS, Cells, Row
from revise1924.formats.table.contents import NUMBER, SIGN
from revise1924.formats.table.separators import Signs, is_rule
from revise1924.strict_json import FaultsFound

MOST_ROWS = 2 * MOST_CARDS
"""In a table: some may be left out."""

_MOST_LINES = MOST_POINTS * MOST_LINES
"""With which a row may go on."""

_BAR, _ESCAPE = "|", "\\"


@dataclass(slots=True)
class Table:
    """What stands in a table."""

    rows: list[Row] = field(default_factory=list)
    """Those that are not blank."""
    left: list[int] = field(default_factory=list)
    """Lines that are no row."""
    has_rule: bool = False
    """Whether a line is drawn under the first row."""

    @property
    def heading(self) -> int | None:
        """The index of the row that names the columns; None where none does."""
        named = heading_in(row.cells for row in self.rows)
        return 0 if named is None and self.has_rule else named


def table_of(text: str, signs: Signs) -> Table:
    """Return the table that `signs` part; a line without one may go on with the row above.

    Raises FaultsFound where it is beyond all that may be a deck, so that no memory is taken by it.
    """
    body = text[signs.begin :]
    above = text.count("\n", 0, signs.begin)
    is_boxed = signs.between == _BAR and body.lstrip().startswith(_BAR)
    is_quoted = not (is_boxed or signs.is_typed)
    table, more = Table(), list[str]()
    for line, cells in Cells(body, signs.between, signs.rows, is_quoted=is_quoted):
        parts = _parts(cells, signs, is_boxed=is_boxed)
        _check(line + above, parts, table, more)
        if signs.between == _BAR and is_rule(_BAR.join(parts)):
            table.has_rule = table.has_rule or len(table.rows) == 1
        elif len(parts) == 1 and signs.goes_on and table.rows:
            more.append(parts[0])
        elif len(parts) == 1 and (signs.goes_on or is_boxed):
            table.left += [line + above] if parts[0].strip() else []
        elif any(cell.strip() for cell in parts):
            _go_on(table.rows, more)
            table.rows.append(Row(line + above, parts))
    _go_on(table.rows, more)
    if signs.is_typed:
        _take_bullets_off(table.rows)
    return table


def _check(line: int, cells: Sequence[str], table: Table, more: Sequence[str]) -> None:
    """Raise FaultsFound where this row would be one too many, or has too many cells."""
    if len(cells) > MOST_CELLS:
        raise FaultsFound(Fault(f"has a row of more than {MOST_CELLS:,} cells", line=line))
    if len(table.rows) == MOST_ROWS:
        raise FaultsFound(Fault(f"has more than {MOST_ROWS:,} rows", line=line))
    if len(more) == _MOST_LINES:
        raise FaultsFound(Fault(f"has a row that goes on for {_MOST_LINES:,} lines", line=line))


def _parts(cells: list[str], signs: Signs, *, is_boxed: bool) -> list[str]:
    """Return the cells of a row: without what is drawn around them, or the two sides of a sign."""
    if signs.is_typed and len(cells) > 2:
        return [cells[0], signs.between.join(cells[1:])]
    if not is_boxed:
        return cells
    if cells[0].strip():
        return [_BAR.join(cells)]
    inner = cells[1:-1] if len(cells) > 2 and not cells[-1].strip() else cells[1:]
    return _unescaped(inner) if any(cell.endswith(_ESCAPE) for cell in inner) else inner


def _unescaped(cells: Sequence[str]) -> list[str]:
    r"""Return the cells where a bar behind a `\` is a part of one."""
    whole, parts = list[str](), list[str]()
    for cell in cells:
        parts.append(cell.removesuffix(_ESCAPE))
        if not cell.endswith(_ESCAPE):
            whole.append(_BAR.join(parts))
            parts = []
    return whole if not parts else [*whole, _BAR.join(parts)]


def _take_bullets_off(rows: Sequence[Row]) -> None:
    """Take the bullets, or the numbers from 1 on, from the rows of a list, if each has one."""
    fronts = [row.cells[0].strip() for row in rows]
    numbers = [NUMBER.match(front) for front in fronts]
    if all(number and int(number[1]) == at for at, number in enumerate(numbers, 1)):
        sign = NUMBER
    elif all(map(SIGN.match, fronts)):
        sign = SIGN
    else:
        return
    for row, front in zip(rows, fronts, strict=True):
        row.cells[0] = sign.sub("", front, count=1)


def _go_on(rows: Sequence[Row], more: list[str]) -> None:
    """Add the lines `more` to the last row, and forget them."""
    if more:
        cells = rows[-1].cells
        cells[-1] = "\n".join([cells[-1], *more])
        more.clear()
