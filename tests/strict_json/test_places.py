"""Where things stand in a JSON text."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revise1924.strict_json.places import Loc, Places, field_path, find_duplicate

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text('\n "{}[],:\\é', max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=12,
)


def lines(value: Any, loc: Loc, line: int) -> Iterator[tuple[Loc, int]]:
    """Yield each place in `value`, written with an indent from `line` on, and its line."""
    yield loc, line
    members: Any = value.items() if isinstance(value, dict) else ()
    if isinstance(value, list):
        members = enumerate(value)
    line += 1
    for step, member in members:
        yield from lines(member, (*loc, step), line)
        line += json.dumps(member, indent=1).count("\n") + 1


@given(VALUES)
def test_every_value_is_found_on_its_line(value: Any) -> None:
    places = Places(json.dumps(value, indent=1))
    for loc, line in lines(value, (), 1):
        assert places.line(loc) == line


def test_what_is_not_there_is_looked_for_where_it_would_be() -> None:
    places = Places('{\n"a": [\n{"b": 1}]}')
    assert places.line(("a", 0, "c")) == 3
    assert places.line(("a", 7)) == 2
    assert places.line(("z", "y")) == 1


@pytest.mark.parametrize(
    ("loc", "path"),
    [
        ((), ""),
        (("cards", 2, "back", 0), "cards[2].back[0]"),
        (("a\nb\x1b",), "a b\ufffd"),
    ],
)
def test_a_place_is_written_as_one_writes_it(loc: Loc, path: str) -> None:
    assert field_path(loc) == path


def test_the_first_key_that_stands_twice_is_named_with_its_place() -> None:
    fault = find_duplicate('{"a": [{"b": 1}, {"b":\n{"c": ",",\n"c": 2, "b": 3}}]}')
    assert (fault.field, fault.line) == ("a[1].b.c", 3)
