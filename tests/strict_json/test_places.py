"""Where things stand in a JSON text."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revise1924.strict_json import FaultsFound, parse
from revise1924.strict_json.places import Loc, Places, field_path

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


def found(text: str) -> tuple[str, str, int | None]:
    """Return what `parse` finds wrong, in which field, on which line."""
    with pytest.raises(FaultsFound) as raised:
        parse(text, 100)
    (fault,) = raised.value.faults
    return fault.what, fault.field, fault.line


@pytest.mark.parametrize(
    ("text", "field", "line"),
    [
        ('{"a": [{"b": 1}, {"b":\n{"c": ",",\n"c": 2, "b": 3}}]}', "a[1].b.c", 3),
        ('{"}": "{",\n"a": {"b": [[[{"\\"}": 1}]]], "c": {}},\n"}": 1}', "}", 3),
        ('[[], {"a":\n[{"b": 1, "b": 1}, {"b": 1, "b": 1}]}]', "[1].a[0].b", 2),
        ('{"b": 1,\n"a": {"x": 1,\n"x": 1}, "b": 2}', "a.x", 3),
    ],
)
def test_the_first_object_with_a_key_twice_is_named_with_its_place(
    text: str, field: str, line: int
) -> None:
    assert found(text) == ("stands twice; keep one", field, line)


@given(VALUES, st.integers(0, 20))
def test_a_key_twice_is_found_wherever_it_stands(value: Any, after: int) -> None:
    text = json.dumps([*[value] * after, {"a": value, "b": [value]}], indent=1)
    twice = text.replace('"b": [', '"a": [') if text.count('"b": [') == 1 else ""
    if twice:
        line = twice.count("\n", 0, twice.rindex('"a": [')) + 1
        assert found(twice) == ("stands twice; keep one", f"[{after}].a", line)


@pytest.mark.parametrize(
    ("text", "what", "field", "line"),
    [
        ('{"a":\n[' + "1," * 100 + "1]}", "has more than 100 entries", "a", 2),
        ('{"a": {"b": 1,\n"c": [' + "1," * 100 + "1]}}", "has more than 100 entries", "a.c", 2),
        (
            '{"a":\n{' + ",".join(f'"{key}":1' for key in range(101)) + "}}",
            "has more than 100 fields",
            "a",
            2,
        ),
        ('{"a":\n[' + "[]," * 400, "has more than 400 lists or objects up to here", "a", 2),
        ('{"a":\n{"b": [' + "1," * 2600, "has more than 2,500 entries up to here", "a.b", 2),
    ],
)
def test_what_is_too_much_is_named_with_its_place(
    text: str, what: str, field: str, line: int
) -> None:
    assert found(text) == (what, field, line)


@pytest.mark.parametrize(
    "text", ["[{" * 300, '{"a' + "[," * 300, "]}," * 3000, '{"a" [' + "{," * 3000]
)
def test_a_flood_that_is_no_json_is_refused_too(text: str) -> None:
    assert found(text)


def test_a_flood_of_brackets_is_not_searched_for_its_place() -> None:
    for text in ("[" * 20_000, '{"a":[' * 20_000):
        with pytest.raises(FaultsFound) as error:
            parse(text, 10, lists=15_000)
        assert [str(fault) for fault in error.value.faults] == ["is nested too deeply"]
