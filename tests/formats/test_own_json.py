"""A deck given out as JSON: its text."""

import json
from typing import Any

from hypothesis import assume, given

from revise1924.formats import json_deck, own_json
from revise1924.strict_json import FaultsFound
from tests.formats.test_markdown import DECKS


@given(DECKS)
def test_a_deck_is_written_as_indented_json_is_everywhere(fields: dict[str, Any]) -> None:
    try:
        deck = json_deck.read(json.dumps(fields).encode())
    except FaultsFound:
        assume(False)
    text = own_json.write(deck)
    assert json_deck.read(text.encode()) == deck
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"
