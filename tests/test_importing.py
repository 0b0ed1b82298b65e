"""A source becomes decks: what it is, is known by its content, and what goes out comes back."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given

from revise1924.cards import Card, Deck
from revise1924.errors import SourceError, UnreadableError, UsageError
from revise1924.formats import json_deck
from revise1924.formats.exchange import KNOWN, Format, by_ending, named, recognised
from revise1924.formats.found import Wishes
from revise1924.formats.source import Source
from revise1924.importing import Naming, Understood, source_at, understand
from revise1924.strict_json import FaultsFound
from tests.formats.test_markdown import DECKS
from tests.support.samples import sample_path

AS_IT_IS = Naming()

RIVERS = {
    "id": "rivers",
    "title": "Rivers",
    "cards": [
        {"topic": "Nile", "front": "How long?", "back": ["6,650 km", "through 11 countries"]},
        {"topic": "Rhine", "front": "Rhine", "back": ["1,233 km"]},
    ],
}


def source(data: bytes | str, name: str = "") -> Source:
    return Source(io.BytesIO(data.encode() if isinstance(data, str) else data), name)


def understood(data: bytes | str, naming: Naming = AS_IT_IS, name: str = "") -> Understood:
    return understand(source(data, name), Wishes(), naming)


def deck_of(understood: Understood) -> dict[str, Any]:
    (brought,) = understood.decks
    cards = [each.with_id(each.id) for each in brought.cards]
    return {"id": brought.id, "title": brought.title, "cards": cards}


def test_a_deck_of_ours_is_recognised_and_comes_in_as_it_is() -> None:
    found = understood(json.dumps(RIVERS))
    assert found.form == "a deck as JSON"
    assert deck_of(found)["id"] == "rivers"
    assert [each.topic for each in found.decks[0].cards] == ["Nile", "Rhine"]
    assert found.remarks == []


def test_what_it_is_does_not_depend_on_its_name() -> None:
    markdown = "# Rivers\n\n## Nile\nHow long?\n- 6,650 km\n"
    assert understood(markdown, name="table.csv").form == "a deck as Markdown"


def test_a_form_that_is_named_is_taken_for_it() -> None:
    with pytest.raises(SourceError, match="is not JSON"):
        understood("# Rivers\n\n## Nile\n- 6,650 km\n", Naming(format="json"))


@pytest.mark.parametrize("name", ["jason", "sheet", ""])
def test_a_form_that_is_not_read_is_refused_with_those_that_are(name: str) -> None:
    with pytest.raises(UsageError, match="no format is called") as raised:
        understood(json.dumps(RIVERS), Naming(format=name))
    assert "crowdanki" in raised.value.remedy


def test_the_student_names_deck_and_id() -> None:
    (brought,) = understood(json.dumps(RIVERS), Naming(id="water", title="Water")).decks
    assert (brought.id, brought.title) == ("water", "Water")


@pytest.mark.parametrize("bad", ["Water", "a--b", "../x", "", "x" * 101])
def test_an_id_that_can_be_none_is_refused(bad: str) -> None:
    with pytest.raises(UsageError, match="can be no id"):
        understood(json.dumps(RIVERS), Naming(id=bad))


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"\x00" * 100, "is empty"),
        (b"\x7fELF\x02\x01\x01" + bytes(range(32)) * 10, "is no text, and no package"),
        (b"\xff\xd8\xff\xe0" + bytes(range(256)) * 4, "is no text, and no package"),
        (b'{"cards": [', "is not JSON"),
        (b'{"cards": []}', "id is missing"),
    ],
)
def test_what_holds_no_cards_is_refused_with_the_reason(data: bytes, what: str) -> None:
    with pytest.raises(SourceError, match=what):
        understood(data)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError), source_at(tmp_path / "none"):
        pass


# Text of any encoding

WORDS = "# Flüsse\n\n## Größe – “Rhône”\n- 812 km\n"


@pytest.mark.parametrize(
    ("data", "remark"),
    [
        (WORDS.encode(), None),
        (WORDS.encode("utf-8-sig"), None),
        (WORDS.encode("utf-16"), "UTF-16"),
        (WORDS.encode("utf-16-le"), "UTF-16"),
        (WORDS.encode("utf-16-be"), "UTF-16"),
        (WORDS.encode("cp1252"), "Windows-1252"),
        (WORDS.replace("\n", "\r\n").encode(), None),
        (WORDS.replace("\n", "\r").encode(), None),
        (WORDS.replace("812", "8\x0012").encode(), "bytes of zero"),
    ],
)
def test_text_is_read_whatever_its_encoding_and_said_where_that_is_a_guess(
    data: bytes, remark: str | None
) -> None:
    found = understood(data)
    (brought,) = found.decks
    assert brought.title == "Flüsse"
    assert brought.cards[0].topic == "Größe – “Rhône”"
    assert brought.cards[0].back == ("812 km",)
    assert [remark in str(each) for each in found.remarks if remark] == [True] * bool(remark)
    assert len(found.remarks) == bool(remark)


@pytest.mark.parametrize("many", [1, 17 << 20])
def test_a_package_whose_entries_are_not_compressed_is_not_looked_at_as_text(many: int) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive, zipfile.ZipFile(sample_path("genanki")) as packed:
        archive.writestr("collection.anki2", packed.read("collection.anki2"))
        archive.writestr("0", b"\0" * many)  # a picture
    source_ = source(made.getvalue())
    assert not source_.is_text
    found = understand(source_, Wishes(), AS_IT_IS)
    assert found.form == "a package of Anki"
    assert [remark for remark in found.remarks if "UTF-16" in str(remark)] == []


@pytest.mark.parametrize(
    ("data", "remedy"),
    [
        (b"PK\3\4" + b"\0\1" * 99 + b"xl/workbook.xml", "save a spreadsheet as CSV"),
        (b"\x89PNG\r\n" + bytes(range(256)), "paste the text of a document"),
        (b"<!DOCTYPE html>\n<p>Who?</p>\n", "paste what it shows"),
    ],
)
def test_a_refusal_says_what_to_give_instead(data: bytes, remedy: str) -> None:
    with pytest.raises(SourceError, match=remedy):
        understood(data)


def test_a_letter_that_the_end_of_the_first_look_cuts_does_no_harm() -> None:
    head = "# Rivers\n\n## Nile\n- x\n> "
    for fill in range(3):
        text = head + "x" * ((1 << 16) - len(head) - fill - 1) + "é" * 10
        assert Source(io.BytesIO(text.encode())).is_text
        assert source(text).text == text


# What goes out comes back


def _unmarked(card: Card) -> Card:
    return card.model_copy(update={"marks": None})


BOTH_WAYS = [form for form in KNOWN if form.reads and form.ending]


@pytest.mark.parametrize("form", BOTH_WAYS, ids=lambda form: form.name)
@given(DECKS)
def test_a_deck_that_goes_out_is_recognised_and_comes_back(
    form: Format, fields: dict[str, Any]
) -> None:
    try:
        deck = json_deck.read(json.dumps(fields).encode())
    except FaultsFound:
        assume(False)
    written = form.writer.write(deck)
    data = written.encode() if isinstance(written, str) else written
    assert recognised(source(data)) is form
    found = understood(data, Naming(form.name, id=deck.id, title=deck.title))
    (brought,) = found.decks
    cards = tuple(Card.model_validate(each.with_id(each.id)) for each in brought.cards)
    lost = form.writer.lost(deck)
    keeps_marks = not any("marks" in each for each in lost)
    wanted = deck.cards if keeps_marks else [_unmarked(card) for card in deck.cards]
    assert list(cards) == list(wanted)
    assert found.remarks == []
    if not lost:
        assert brought.description == deck.description
        (itself,) = understood(data).decks
        assert (itself.id, itself.title.strip()) == (deck.id, deck.title.strip())


def test_each_form_is_found_by_its_name_and_each_ending_is_of_one() -> None:
    assert [named(form.name) for form in KNOWN] == [*KNOWN]
    endings = [form.ending for form in KNOWN if form.ending]
    assert [by_ending(ending.upper()) for ending in endings] == [f for f in KNOWN if f.ending]
    assert by_ending("") is None
    assert by_ending(".xyz") is None


def test_the_deck_that_ships_goes_out_as_it_is(deck: Deck) -> None:
    form = named("json")
    assert form is not None
    assert form.writer.write(deck) == Path("data/cards.json").read_text(encoding="utf-8")


def test_a_description_that_no_deck_can_have_is_left_out_and_said() -> None:
    model = {"crowdanki_uuid": "m", "flds": [{"name": "Front"}, {"name": "Back"}], "type": 0}
    note = {"fields": ["Nile", "6,650 km"], "guid": "g", "note_model_uuid": "m", "tags": []}
    deck = {"__type__": "Deck", "name": "Rivers", "children": [], "note_models": [model]}
    for too_much in ("x" * 10_001, "x<br>" * 300):
        found = understood(json.dumps({**deck, "notes": [note], "desc": too_much}))
        (brought,) = found.decks
        assert brought.description is None
        assert any("the description" in str(remark) for remark in found.remarks)
