"""The keys in the docs are those of the app, and the other way round."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from textual.binding import ActiveBinding
from textual.pilot import Pilot

from revise1924.tui.widgets.keys import Keys
from tests.support.app_places import PLACES, at
from tests.support.docs import NAMES, Said, key_named, keys_said, spans_of

EVERYWHERE = "everywhere"
SAID = keys_said()

_NAMED = re.compile(r"[A-Za-z0-9#+,/?→]|enter|space|escape|tab|up|down|left|right|ctrl\+\w")
_ELSEWHERE = {"docs/accessibility.md", "docs/formats.md", "docs/decks.md"}
"""Pages that tell, between the same signs, what one writes and not what one presses."""


def where(place: str) -> str:
    """Return the place in the table of keys."""
    return place.partition(",")[0]


def active(pilot: Pilot[Any]) -> dict[str, ActiveBinding]:
    """Return what the keys do at this moment."""
    return {key: each for key, each in pilot.app.screen.active_bindings.items() if each.enabled}


def shares_a_word(said: str, binding: ActiveBinding) -> bool:
    """Tell whether the docs speak of what the app says a key does, by the stem of a word.

    Of keys that only move, the app says nothing, and Textual's own widgets name them in its words.
    """
    does = binding.binding
    stems = {word[:4].lower() for word in re.findall(r"\w+", f"{does.description} {does.tooltip}")}
    return not (does.show or does.tooltip) or any(
        word[:4].lower() in stems for word in re.findall(r"\w+", said)
    )


def said_of(place: str) -> Iterator[Said]:
    yield from SAID.get(where(place), [])


def test_every_place_that_the_docs_name_is_in_the_app_and_the_other_way_round() -> None:
    assert SAID.keys() - {EVERYWHERE} == {where(place) for place in PLACES}


@pytest.mark.parametrize("place", PLACES)
async def test_keys_at_the_bottom_are_in_the_docs(place: str) -> None:
    told = {key for said in [*said_of(place), *SAID[EVERYWHERE]] for key in said.keys}
    async with at(place) as pilot:
        keys = pilot.app.screen.query_one(Keys)
        assert keys.offered
        assert [key for key in keys.offered if key.key not in told] == []


@pytest.mark.parametrize("name", dict.fromkeys(map(where, PLACES)))
async def test_keys_in_the_docs_do_there_what_is_said(name: str) -> None:
    found: dict[str, list[ActiveBinding]] = {}
    for place in PLACES:
        if where(place) == name:
            async with at(place) as pilot:
                for key, binding in active(pilot).items():
                    found.setdefault(key, []).append(binding)
    check(list(said_of(name)), found)


async def test_keys_that_the_docs_have_everywhere_do_what_is_said() -> None:
    async with at("home") as pilot:
        found = {key: [each] for key, each in active(pilot).items()}
    check(SAID[EVERYWHERE], found)


def check(table: list[Said], found: dict[str, list[ActiveBinding]]) -> None:
    """Check that all these keys are found, and do what is said of them."""
    wrong = [
        f"{key} {said.does}"
        for said in table
        for key in said.keys
        if not any(shares_a_word(said.does, each) for each in found.get(key, []))
    ]
    assert wrong == []


@pytest.mark.parametrize("page", [name for name in NAMES if name not in _ELSEWHERE])
def test_a_key_named_between_words_is_a_key_of_the_app(page: str) -> None:
    known = {key for table in SAID.values() for said in table for key in said.keys}
    named = {key_named(span) for span in spans_of(page) if _NAMED.fullmatch(span)}
    assert named <= known
