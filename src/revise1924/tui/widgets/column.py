"""A column of a list."""

from typing import NamedTuple


class Column(NamedTuple):
    """A column of a list."""

    name: str
    width: int | None = None
    """None takes what the others leave."""
    from_width: int = 0
    """It is there only in a list of so many cells."""
    is_number: bool = False
    below_width: int = 1000
    """It is there only in a list of fewer cells."""
    wraps: bool = False
    """Whether it goes on in other lines where the list has room; it is the last one."""
    gives_way: bool = False
    """Whether it goes on only where all rows have room then: it is told in full elsewhere."""
