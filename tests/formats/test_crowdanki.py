"""Decks of CrowdAnki: what is found in them, and what is said of those that are none."""

import io
import json
from typing import Any

import pytest

from revise1924.formats import crowdanki
from revise1924.formats.found import Wishes
from revise1924.formats.source import Source
from revise1924.strict_json import FaultsFound
from tests.formats.anki_packages import BASIC
from tests.support.samples import expected, found_as_json, sample, wishes

TYPE = {**BASIC, "crowdanki_uuid": "u"}


def a_note(*fields: str, **more: Any) -> dict[str, Any]:
    return {"fields": list(fields), "guid": fields[0], "note_model_uuid": "u", **more}


def a_deck(*notes: dict[str, Any], **more: Any) -> dict[str, Any]:
    fields = {"__type__": "Deck", "name": "Deck", "notes": list(notes), "note_models": [TYPE]}
    return fields | more


def source_of(value: object) -> Source:
    data = value.encode() if isinstance(value, str) else json.dumps(value).encode()
    return Source(io.BytesIO(data))


def test_a_deck_is_understood_as_a_student_would() -> None:
    source = sample("crowdanki")
    assert crowdanki.recognise(source)
    assert found_as_json(crowdanki.find(source, wishes("crowdanki"))) == expected("crowdanki")


def test_decks_in_it_stay_decks_if_wished() -> None:
    found = crowdanki.find(sample("crowdanki"), Wishes(is_split=True))
    assert [(deck.title, len(deck.cards)) for deck in found.decks] == [
        ("Geography", 1),
        ("Rivers", 1),
    ]


def test_gaps_and_notes_of_an_unknown_type_are_cards_too() -> None:
    cloze = {**TYPE, "type": 1, "tmpls": [{"qfmt": "{{cloze:Front}}", "afmt": "{{cloze:Front}}"}]}
    notes = [a_note("a {{c1::b}} c", ""), a_note("q", "a", "b", note_model_uuid="x")]
    (deck,) = crowdanki.find(source_of(a_deck(*notes, note_models=[cloze])), Wishes()).decks
    assert [card.front for card in deck.cards] == ["a […] c", "q"]
    assert deck.cards[1].back == ["a", "b"]


def test_a_note_without_guid_has_no_id() -> None:
    (deck,) = crowdanki.find(source_of(a_deck(a_note("q", "a", guid=""))), Wishes()).decks
    assert deck.cards[0].id == ""


@pytest.mark.parametrize(
    "text", ["", "{}", '{"cards": []}', "__type__: Deck", "\0\1\2", '{"__type__": "Note"}', "[1]"]
)
def test_what_is_no_deck_of_crowdanki_is_not_taken_for_one(text: str) -> None:
    assert not crowdanki.recognise(source_of(text))


DEEP = '{"__type__": "Deck", "name": "a", "children": [' * 5000 + "]}" * 5000
BAD: dict[str, tuple[object, str]] = {
    "no JSON": ('{"__type__": "Deck",\n"name": }', "is not JSON"),
    "no deck": ([], "must be"),
    "no name": ({"__type__": "Deck"}, "is missing"),
    "no notes": (a_deck(), "holds no notes"),
    "a note that is none": (a_deck(a_note("q", "a"), 7), "must be"),  # type: ignore[arg-type]
    "fields that are none": (a_deck(a_note("q", "a", fields="q")), "must be"),
    "deep": (DEEP, "nested too deeply"),
    "wide": ('{"__type__": "Deck", "x": [' + "[]," * 1_000_000 + "[]]}", "more than"),
    "40 MiB": (" " * (40 << 20), "more than 16 MiB"),
    "14 MiB of words": (a_deck(*[a_note("q", "a" * (1 << 20))] * 14), ""),
}


@pytest.mark.parametrize(("value", "says"), BAD.values(), ids=BAD)
def test_what_is_wrong_is_said(value: object, says: str) -> None:
    source = source_of(value)
    crowdanki.recognise(source)
    if not says:
        assert crowdanki.find(source, Wishes()).decks
        return
    with pytest.raises(FaultsFound) as raised:
        crowdanki.find(source, Wishes())
    assert says in str(raised.value.faults[0])


def test_a_fault_is_named_with_its_line() -> None:
    text = json.dumps(a_deck(a_note("q", "a"), a_note("q", "a", tags="x")), indent=1)
    with pytest.raises(FaultsFound) as raised:
        crowdanki.find(source_of(text), Wishes())
    (fault,) = raised.value.faults
    assert fault.field == "notes[1].tags"
    assert fault.line == 1 + text[: text.index('"x"')].count("\n")
