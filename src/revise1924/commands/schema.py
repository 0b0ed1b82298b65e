"""`revise1924 schema`: the JSON Schema of a deck."""

import argparse
import json

from revise1924.commands import DONE, Clock
from revise1924.formats.json_deck import deck_schema


def run(_: argparse.Namespace, __: Clock) -> int:
    """Print it."""
    print(json.dumps(deck_schema(), indent=2))
    return DONE
