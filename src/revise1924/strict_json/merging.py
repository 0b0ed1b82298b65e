"""Fields that nobody here knows, of two copies of one thing: none is lost by a merge."""

import json
from typing import Any


def joined_fields(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of both, of objects inside them too; where both say one, `one` is right."""
    fields = dict(one)
    for key, value in other.items():
        mine = fields.setdefault(key, value)
        if isinstance(mine, dict) and isinstance(value, dict):
            fields[key] = joined_fields(mine, value)
    return fields


def union_of_fields(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of both; the same ones, by name, in whichever order the copies come.

    Where both say something else of one, what is written later in the alphabet stays.
    """
    fields = {
        key: _greater(one.get(key, other.get(key)), other.get(key, one.get(key)))
        for key in {*one, *other}
    }
    ordered: dict[str, Any] = json.loads(canonical(fields))
    return ordered


def canonical(value: Any) -> str:  # noqa: ANN401 - JSON may be anything
    """Return the one text of all that say this value."""
    return json.dumps(value, sort_keys=True)


def _greater(one: Any, other: Any) -> Any:  # noqa: ANN401
    if isinstance(one, dict) and isinstance(other, dict):
        return union_of_fields(one, other)
    # An object comes after all else, for its brace does: so the order of three plays no part.
    return max(one, other, key=canonical)
