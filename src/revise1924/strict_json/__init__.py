"""JSON from outside, read strictly: what is wrong is named by field path and line.

Decks and progress share it. The standard parser finds bad syntax and duplicate keys (`parsing`);
pydantic then checks the shape (`validating`). Where a fault stands (`places`) is worked out only
once something is wrong.
"""

from revise1924.strict_json.merging import canonical, joined_fields, union_of_fields
from revise1924.strict_json.parsing import FaultsFound, decode, parse, parser
from revise1924.strict_json.places import Loc, Places, end_of_value, members
from revise1924.strict_json.validating import (
    MOST_FAULTS,
    UNKNOWN_FIELD,
    Items,
    every_detail,
    nearest,
    place_of,
    sentence,
    validate,
)

__all__ = [
    "MOST_FAULTS",
    "UNKNOWN_FIELD",
    "FaultsFound",
    "Items",
    "Loc",
    "Places",
    "canonical",
    "decode",
    "end_of_value",
    "every_detail",
    "joined_fields",
    "members",
    "nearest",
    "parse",
    "parser",
    "place_of",
    "sentence",
    "union_of_fields",
    "validate",
]
