"""JSON values to what they mean: each fault is a sentence, and named by field path and line."""

import json
import re
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from revise1924.errors import Fault
from revise1924.strict_json.parsing import FaultsFound
from revise1924.strict_json.places import Loc, Places, field_path
from revise1924.text import one_line

T = TypeVar("T")

UNKNOWN_FIELD = "is not a field of the format"

MOST_FAULTS = 100
"""So many of a file are named: nobody reads further."""

_TOGETHER = 500


@dataclass(frozen=True)
class Items:
    """The long list in a file: its field, and the shape of one item.

    The file's adapter stops at the first bad item, since a list of millions would otherwise make
    millions of errors; then the items are looked at one by one, until enough faults are found.
    """

    field: str
    shape: type


def validate(adapter: TypeAdapter[T], text: str, raw: Any, items: Items) -> T:  # noqa: ANN401
    """Return what `text` says in the shape of `adapter`; raises FaultsFound with every place.

    `raw` is what `parse` made of the text.
    """
    try:
        return adapter.validate_json(text)
    except ValidationError as error:
        places = Places(text)
        faults = (_fault(places, each) for each in every_detail(error, raw, items))
        raise FaultsFound(*faults) from error


def every_detail(error: ValidationError, raw: Any, items: Items) -> list[ErrorDetails]:  # noqa: ANN401
    """Return what is wrong with `raw`, of which `error` says the first: the most that are named.

    `error` is of JSON: of parsed values, pydantic names places that are not in the file.
    """
    details = error.errors(include_url=False, include_input=False)
    bad = [each["loc"][1] for each in details if each["loc"][:-1] and _is_in(each, items)]
    if bad:  # the adapter has stopped at the first of them
        details = [each for each in details if not _is_in(each, items)]
        details += _of_items(raw[items.field], items, int(bad[0]))
    return [each for each in details if not _follows(each, details)][:MOST_FAULTS]


def place_of(detail: ErrorDetails) -> Loc:
    """Return where the fault is; a check of several values says itself which of them it means."""
    return (*detail["loc"], *detail.get("ctx", {}).get("place", ()))


def _is_in(detail: ErrorDetails, items: Items) -> bool:
    return detail["loc"][:1] == (items.field,)


def _follows(detail: ErrorDetails, details: list[ErrorDetails]) -> bool:
    """Tell whether a fault is there only because of another: an entry at fault is not counted."""
    if detail["type"] == "too_short":
        loc = detail["loc"]
        return any(each["loc"][: len(loc)] == loc and each is not detail for each in details)
    return detail["type"] == "default_factory_not_called"


def _of_items(listed: list[Any], items: Items, first: int) -> list[ErrorDetails]:
    """Return what is wrong with the items from `first` on, up to the most that are named.

    Many are looked at together, and one by one only where one of them is bad.
    """
    item, several = TypeAdapter[Any](items.shape), TypeAdapter[Any](list[items.shape])  # type: ignore[name-defined]
    faults: list[ErrorDetails] = []
    for start in range(first, len(listed), _TOGETHER):
        chunk = listed[start : start + _TOGETHER]
        if not _faults(several, chunk, ()):
            continue
        for index, each in enumerate(chunk, start):
            faults += _faults(item, each, (items.field, index))
            if len(faults) >= MOST_FAULTS:
                return faults
    return faults


def _faults(
    adapter: TypeAdapter[Any],
    value: Any,  # noqa: ANN401 - JSON may be anything
    loc: tuple[str | int, ...],
) -> list[ErrorDetails]:
    try:
        adapter.validate_json(json.dumps(value))
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        return [{**detail, "loc": (*loc, *detail["loc"])} for detail in details]
    return []


def nearest(word: str, known: list[str]) -> str:
    """Return " (did you mean ...?)" for the nearest of `known`, or nothing where none is near."""
    import difflib  # noqa: PLC0415 - 1 ms of each start, and only a fault needs it

    near = difflib.get_close_matches(word, known, n=1, cutoff=0.5)
    return f' (did you mean "{near[0]}"?)' if near else ""


def _fault(places: Places, detail: ErrorDetails) -> Fault:
    if place := re.search(r" at line (\d+) column", detail["msg"]):
        return Fault(sentence(detail), line=int(place[1]))  # of JSON that only pydantic refuses
    loc = place_of(detail)
    return Fault(sentence(detail), field=field_path(loc), line=places.line(loc))


_TYPES = {
    "string_type": "must be text in quotes",
    "int_type": "must be a whole number",
    "bool_type": "must be true or false",
    "tuple_type": "must be a list in [ ]",
    "list_type": "must be a list in [ ]",
    "dict_type": "must be an object in { }",
    "model_type": "must be an object in { }",
    "model_attributes_type": "must be an object in { }",
    "dataclass_type": "must be an object in { }",
    "missing": "is missing",
    "extra_forbidden": UNKNOWN_FIELD,
    "timezone_aware": "must be a time with its offset, as in 2026-11-23T18:02:11+00:00",
    "recursion_loop": "is nested too deeply",
    "string_pattern_mismatch": "is no id: use small letters a-z, digits and single hyphens between"
    ' them, as in "lenins-will"',
}

_BOUNDS = {
    "too_long": "has more than {max_length:,} entries",
    "string_too_long": "is longer than {max_length:,} characters",
    "greater_than_equal": "is less than {ge}",
    "less_than_equal": "is more than {le}",
}


def sentence(detail: ErrorDetails) -> str:
    """Return the fault as a sentence without its subject."""
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "too_short":
        return "is empty; at least one is needed"
    if kind in _BOUNDS:
        return _BOUNDS[kind].format(**context)
    if kind in _TYPES:
        return _TYPES[kind]
    message = detail["msg"]
    return one_line(message[0].lower() + message[1:])
