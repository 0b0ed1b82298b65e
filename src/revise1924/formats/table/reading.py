"""The cards that the rows of a table are."""

import re
from collections.abc import Sequence

from revise1924.cards import MOST_CHARACTERS, MOST_POINTS
from revise1924.errors import Fault
from revise1924.formats.field_names import Role, roles_of
from revise1924.formats.found import FoundCard, Remark, Wishes
from revise1924.formats.notes.inline import Inline
from revise1924.formats.table.cells import Row
from revise1924.formats.table.contents import (
    MARKS,
    OWN,
    lines_in,
    meant,
    points_in,
    read_points,
    tags_in,
)
from revise1924.formats.table.rows import Table
from revise1924.slugs import SLUG
from revise1924.strict_json import FaultsFound
from revise1924.text import one_line

_NAMES_TOLD = 8
"""Columns that are named in a remark."""

_MOST_OF_A_CELL = 2 * MOST_POINTS * MOST_CHARACTERS
"""Characters; points of the longest have room in it."""

_STEP = 1000
"""Rows after which it is told how far the work is."""

_INSTEAD = (None, Role.NOTE, Role.TAGS, Role.ID, Role.MARKS)
"""What is taken for the points where no column is named as such; None is a name unknown."""


class Reading:
    """The cards of a table, and what is to be said of it once they have been read."""

    def __init__(self, table: Table) -> None:
        """Find out which column holds what."""
        self._heading = table.heading
        self._names: list[str] | None = None
        self._rows = table.rows
        self._is_markdown = table.has_rule
        self._remarks: list[Remark] = []
        self._media = 0
        self._again: list[int] = []
        self._twice: list[int] = []
        self.title = ""
        """What stands above the names of the columns."""
        self._left = table.left
        if self._heading is not None:
            self._names = [cell.strip() for cell in table.rows[self._heading].cells]
            above = table.rows[: self._heading]
            self._rows = table.rows[self._heading + 1 :]
            self.title = " ".join(" ".join(row.cells).strip() for row in above)
        # A spreadsheet may have added columns without a name.
        names = tuple("\t".join(self._names or ()).rstrip("\t").split("\t"))
        self._is_own = names in {OWN, (*OWN, MARKS)}
        self._roles = self._roles_of_columns()

    def cards(self, wishes: Wishes) -> list[FoundCard]:
        """Return the cards; of rows that say the same, one.

        Raises FaultsFound where a cell is longer than any card.
        """
        cards, seen = list[FoundCard](), set[tuple[str, ...]]()
        for index, row in enumerate(self._rows):
            if index % _STEP == 0:
                wishes.tell(index, len(self._rows))
            if max(map(len, row.cells)) > _MOST_OF_A_CELL:
                what = f"has a cell of more than {_MOST_OF_A_CELL:,} characters"
                raise FaultsFound(Fault(what, line=row.line))
            cells = tuple(row.cells)
            if self._names is not None and [cell.strip() for cell in cells] == self._names:
                self._again.append(row.line)
            elif cells in seen and not self._is_own:
                self._twice.append(row.line)
            else:
                seen.add(cells)
                cards.append(_own_card(row) if self._is_own else self._card(row))
        return cards

    def remarks(self) -> list[Remark]:
        """Return what is to be said, in the order of the lines."""
        were = (
            "1 picture or sound was"
            if self._media == 1
            else f"{self._media} pictures or sounds were"
        )
        media = [Remark(f"{were} left out")] if self._media else []
        kinds = (
            (self._left, "is no row of the table and was left out"),
            (self._again, "names the columns again and was left out"),
            (self._twice, "says the same as a line above and was left out"),
        )
        lines = sorted((line, what) for numbers, what in kinds for line in numbers)
        return [*self._remarks, *(Remark(what, line) for line, what in lines), *media]

    def _roles_of_columns(self) -> list[Role | None]:
        """Return what each column holds; None of those that are left out."""
        if self._names is None:
            return [Role.FRONT]
        roles = roles_of(self._names)
        if Role.FRONT not in roles and Role.TOPIC not in roles and None in roles:
            roles[roles.index(None)] = Role.FRONT
        if Role.BACK not in roles:
            instead = next((role for role in _INSTEAD if role in roles), None)
            return [Role.BACK if role is instead else role for role in roles]
        self._say_unknown(roles)
        if Role.TOPIC in roles and Role.FRONT in roles and not self._is_own:
            self._take_chapters(roles)
        return roles

    def _say_unknown(self, roles: Sequence[Role | None]) -> None:
        names = zip(self._names or (), roles, strict=True)
        unknown = [f'"{one_line(name, 40)}"' for name, role in names if role is None and name]
        if not unknown:
            return
        named = ", ".join(unknown[:_NAMES_TOLD])
        more = len(unknown) - _NAMES_TOLD
        named += f" and {more} more" if more > 0 else ""
        what = (
            f"the column {named} was left out: its name says"
            if len(unknown) == 1
            else f"the columns {named} were left out: their names say"
        )
        self._remarks.append(Remark(f"{what} nothing of cards"))

    def _take_chapters(self, roles: list[Role | None]) -> None:
        """Make tags of topics that stand on many rows each: these are chapters."""
        column = roles.index(Role.TOPIC)
        topics = [row.cells[column].strip() for row in self._rows if len(row.cells) > column]
        topics = [topic for topic in topics if topic]
        if len(topics) >= 4 and 2 * len(set(topics)) <= len(topics):
            roles[column] = Role.TAGS
            name = one_line((self._names or [""])[column], 40)
            self._remarks.append(
                Remark(f'the column "{name}" became tags: many rows have the same')
            )

    def _card(self, row: Row) -> FoundCard:
        """Return the card that a row is."""
        said: dict[Role, list[str]] = {role: [] for role in Role}
        for index, cell in enumerate(row.cells):
            role = self._role(index)
            if role is None or not cell.strip():
                continue
            lines = self._lines(cell)
            if role is Role.BACK:
                lines = points_in(lines)
            elif role is Role.TAGS:
                lines = tags_in(lines)
            said[role] += lines
        texts = {role: "\n".join(lines).strip() for role, lines in said.items()}
        topic = " ".join(texts[Role.TOPIC].split())
        return FoundCard(
            front=texts[Role.FRONT],
            back=said[Role.BACK],
            topic=topic,
            note=texts[Role.NOTE],
            tags=said[Role.TAGS],
            marks=texts[Role.MARKS],
            id=_lasting(texts[Role.ID]),
            line=row.line,
        )

    def _lines(self, cell: str) -> list[str]:
        """Return the lines of a cell in plain text; in a table of Markdown marks are none of it."""
        lines, media = lines_in(cell)
        if self._is_markdown:
            inline = Inline()
            lines = [inline.plain(line).strip() for line in lines]
            media += inline.pictures
        self._media += media
        return lines

    def _role(self, column: int) -> Role | None:
        if column < len(self._roles):
            return self._roles[column]
        return Role.BACK if self._names is None else None


def _own_card(row: Row) -> FoundCard:
    """Return the card that a row of our own table is, to the letter."""
    columns = len(OWN) + 1
    cells = [meant(cell) for cell in row.cells[:columns]]
    id_, topic, front, points, note, tags, marks = cells + [""] * (columns - len(cells))
    return FoundCard(
        front=front,
        back=read_points(points),
        topic=topic,
        note=note,
        tags=tags_in([tags]),
        marks=marks.strip(),
        id=id_.strip(),
        line=row.line,
    )


def _lasting(id_: str) -> str:
    """Return an id that stays with its card: a number is often that of the row."""
    return id_ if re.fullmatch(SLUG, id_) and not id_.isdigit() else ""
