"""SQLite from outside, opened for reading alone, within bounds.

Nothing in its schema is run: only real tables are read, and no column that is worked out. Bounded
are the steps that SQLite goes, its memory, and the text it hands out: no more than the file holds.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from revise1924.errors import Fault
from revise1924.strict_json import FaultsFound
from revise1924.text import one_line

_LONGEST = 32 << 20
"""Bytes of one value."""

_MOST_MEMORY = 256 << 20
"""Bytes that SQLite may take."""

_STEPS = 100_000
_MOST_TIMES = 1_000
"""SQLite may go so many times as many steps; a collection of 200,000 notes takes a twentieth."""


class Tables:
    """The tables of a file."""

    def __init__(self, connection: sqlite3.Connection, size: int) -> None:
        self._connection = connection
        self._left = size
        """Characters of text that can still come out of a file of this size."""
        found = connection.execute(
            "select name from sqlite_master where type = 'table' and rootpage > 0 limit 1000"
        )
        self._names = {name.decode("utf-8", "replace") for (name,) in found}

    def has(self, *names: str) -> bool:
        """Tell whether all of these are tables, with nothing in them that would have to be run."""
        return self._names.issuperset(names) and not any(map(self._is_worked_out, names))

    def numbers(self, columns: str, table: str) -> Iterator[tuple[int, ...]]:
        """Yield some columns of each row, whole numbers, in the order of the file."""
        asked = ", ".join(f"cast(coalesce({name}, 0) as integer)" for name in columns.split())
        return self._connection.execute(f"select {asked} from {table}")  # noqa: S608 - words of ours

    def rows(self, numbers: str, texts: str, table: str) -> Iterator[tuple[Any, ...]]:
        """Yield some columns of each row: first whole numbers, then what is of bytes, UTF-8."""
        asked = [f"cast(coalesce({name}, 0) as integer)" for name in numbers.split()]
        first = len(asked)
        asked += [f"cast(coalesce({name}, '') as text)" for name in texts.split()]
        for row in self._connection.execute(f"select {', '.join(asked)} from {table}"):  # noqa: S608
            self._left -= sum(map(len, row[first:]))
            if self._left < 0:
                raise sqlite3.DatabaseError("it says more than it holds")
            yield row

    def _is_worked_out(self, name: str) -> bool:
        columns = self._connection.execute(f"pragma table_xinfo({name})")
        return any(hidden > 1 for *_, hidden in columns)


@contextmanager
def opened(path: Path) -> Iterator[Tables]:
    """Lend the tables of the file; raises FaultsFound whenever SQLite finds something wrong."""
    try:
        uri = f"{path.as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            _bound(connection)
            yield Tables(connection, path.stat().st_size)
    except (sqlite3.Error, MemoryError, OverflowError) as error:
        reason = "it takes too long" if "interrupted" in str(error) else one_line(str(error), 100)
        what = f"holds a collection that cannot be read ({reason or 'it takes too much memory'})"
        raise FaultsFound(Fault(f"{what}; export it from Anki again")) from error


def _bound(connection: sqlite3.Connection) -> None:
    times = iter(range(_MOST_TIMES))
    connection.set_progress_handler(lambda: next(times, None) is None, _STEPS)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.create_collation("unicase", lambda one, other: (one > other) - (one < other))
    connection.text_factory = bytes
    for said in ("trusted_schema = off", "query_only = on", f"hard_heap_limit = {_MOST_MEMORY}"):
        connection.execute(f"pragma {said}")
