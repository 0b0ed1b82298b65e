"""What a deck file may say, what it may not, and how a fault is named."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from revise1924.cards import MOST_IN_A_LINE, MOST_POINTS, Deck
from revise1924.errors import DeckError, UnreadableError
from revise1924.formats import load_deck
from revise1924.formats.json_deck import deck_schema
from revise1924.slugs import SLUG
from revise1924.text import clean
from tests.support.decks import WriteDeck

TOPICS = {
    "general-secretary": ("Stalin's position by 1924", 2),
    "lenins-will": ("Lenin's last will", 2),
    "nep": ("Siding with the Right over the NEP", 5),
    "one-country": ("Triumph of Socialism in One Country", 3),
    "economy": ("Authority cemented by economic policy", 2),
    "cult": ("The cult of personality", 3),
    "purges": ("The purges", 5),
}


def test_the_shipped_deck_has_its_seven_cards_in_order(deck: Deck) -> None:
    assert deck.id == "stalin-1924-41"
    assert deck.title == "How did Stalin consolidate power, 1924–41?"
    assert {card.id: (card.topic, len(card.back)) for card in deck.cards} == TOPICS
    assert [card.id for card in deck.cards] == list(TOPICS)
    assert deck.points == 22


def test_every_point_of_the_shipped_deck_can_be_read_at_a_glance(deck: Deck) -> None:
    assert max(len(point.split()) for card in deck.cards for point in card.back) <= 25
    assert all(card.front.endswith("?") for card in deck.cards)


def spoil(change: Callable[[dict[str, Any]], object]) -> Callable[[dict[str, Any]], dict[str, Any]]:
    def spoilt(deck: dict[str, Any]) -> dict[str, Any]:
        change(deck)
        return deck

    return spoilt


def card(number: int, **fields: Any) -> Callable[[dict[str, Any]], dict[str, Any]]:
    return spoil(lambda deck: deck["cards"][number].update(fields))


FAULTS: dict[str, tuple[Any, str, str]] = {
    "no front": (spoil(lambda deck: deck["cards"][1].pop("front")), "cards[1].front", "is missing"),
    "blank front": (card(1, front="  "), "cards[1].front", "is blank"),
    "invisible front": (card(1, front="\u200b\u2060"), "cards[1].front", "is blank"),
    "no topic": (spoil(lambda deck: deck["cards"][1].pop("topic")), "cards[1].topic", "is missing"),
    "blank topic": (card(1, topic="\n"), "cards[1].topic", "is blank"),
    "topic of two lines": (card(1, topic="a\nb"), "cards[1].topic", "join them here"),
    "odd lines": (card(1, topic="a\u2028b"), "cards[1].topic", "more than one line"),
    "long topic": (card(1, topic="x" * 201), "cards[1].topic", "longer than 200 characters"),
    "title of lines": (spoil(lambda deck: deck.update(title="a\r\nb")), "title", "one line"),
    "long title": (spoil(lambda deck: deck.update(title="é" * 201)), "title", "200 characters"),
    "blank point": (card(2, back=["one", ""]), "cards[2].back[1]", "is blank"),
    "blank note": (card(0, note=""), "cards[0].note", "is blank"),
    "blank title": (spoil(lambda deck: deck.update(title="")), "title", "is blank"),
    "no title": (spoil(lambda deck: deck.pop("title")), "title", "is missing"),
    "no id": (spoil(lambda deck: deck.pop("id")), "id", "is missing"),
    "no cards": (spoil(lambda deck: deck.pop("cards")), "cards", "is missing"),
    "empty cards": (spoil(lambda deck: deck.update(cards=[])), "cards", "is empty"),
    "no points": (card(3, back=[]), "cards[3].back", "is empty"),
    "no back": (spoil(lambda deck: deck["cards"][3].pop("back")), "cards[3].back", "is missing"),
    "21 points": (card(3, back=["p"] * 21), "cards[3].back", "has more than 20 entries"),
    "same id": (card(3, id="nep"), "cards[3].id", 'is "nep", which cards[2] has already'),
    "id with capitals": (card(0, id="Nep"), "cards[0].id", "is no id"),
    "id with a space": (card(0, id="the nep"), "cards[0].id", "is no id"),
    "id with a slash": (card(0, id="../nep"), "cards[0].id", "is no id"),
    "id with a newline": (card(0, id="nep\n"), "cards[0].id", "is no id"),
    "empty id": (card(0, id=""), "cards[0].id", "is no id"),
    "endless id": (card(0, id="a" * 101), "cards[0].id", "is longer than 100"),
    "deck id no slug": (spoil(lambda deck: deck.update(id="a/b")), "id", "is no id"),
    "unknown field": (card(4, fornt="?"), "cards[4].fornt", 'did you mean "front"?'),
    "unknown deck field": (spoil(lambda deck: deck.update(titel="?")), "titel", '"title"?'),
    "number for text": (card(5, front=1924), "cards[5].front", "must be text in quotes"),
    "null for text": (card(5, front=None), "cards[5].front", "must be text in quotes"),
    "number for a point": (card(5, back=["a", 2]), "cards[5].back[1]", "must be text in quotes"),
    "tag with capitals": (card(1, tags=["a", "Terror"]), "cards[1].tags[1]", "is no tag"),
    "tag with a newline": (card(1, tags=["a\n"]), "cards[1].tags[0]", "is no tag"),
    "endless tag": (card(1, tags=["a" * 101]), "cards[1].tags[0]", "longer than 100"),
    "tag twice": (card(1, tags=["a", "b", "a"]), "cards[1].tags[2]", "stands twice; keep one"),
    "11 tags": (card(1, tags=[*"abcdefghijk"]), "cards[1].tags", "has more than 10 entries"),
    "number for a tag": (card(1, tags=["a", 2]), "cards[1].tags[1]", "must be text in quotes"),
    "text for tags": (card(1, tags="a"), "cards[1].tags", "must be a list"),
    "null for tags": (card(1, tags=None), "cards[1].tags", "must be a list"),
    "no marks": (card(1, marks=0), "cards[1].marks", "is less than 1"),
    "21 marks": (card(1, marks=21), "cards[1].marks", "is more than 20"),
    "text for marks": (card(1, marks="5"), "cards[1].marks", "must be a whole number"),
    "half a mark": (card(1, marks=2.5), "cards[1].marks", "must be a whole number"),
    "true for marks": (card(1, marks=True), "cards[1].marks", "must be a whole number"),
    "mark for marks": (card(1, mark=5), "cards[1].mark", 'did you mean "marks"?'),
    "unknown tag field": (card(4, tag=["a"]), "cards[4].tag", 'did you mean "tags"?'),
    "text for points": (card(5, back="one"), "cards[5].back", "must be a list"),
    "text for a card": (
        spoil(lambda deck: deck["cards"].__setitem__(6, "?")),
        "cards[6]",
        "must be an object",
    ),
    "object for cards": (spoil(lambda deck: deck.update(cards={})), "cards", "must be a list"),
    "list for a deck": ("[]", "", "must be an object"),
    "duplicate key": ('{"id": "a",\n "id": "b"}', "id", "stands twice"),
    "duplicate key deep down": (
        '{"cards": [{"back": ["p"],\n"note": "n", "note": "m"}]}',
        "cards[0].note",
        "stands twice",
    ),
    "trailing comma": ('{"id": "a",\n}', "", "is not JSON"),
    "cut off": ('{"id": "a"', "", "is not JSON"),
    "garbage at the end": ("{} x", "", "is not JSON"),
    "comment": ('// deck\n{"id": "a"}', "", "is not JSON"),
    "empty file": ("", "", "is not JSON"),
    "lone surrogate": ('{"id": "\\ud800"}', "", "invalid JSON"),
    "NaN": ("NaN", "", "NaN is no number"),
    "endless number": ("1" * 5000, "", "is not JSON"),
    "nested without end": ("[" * 100_000, "", "is nested too deeply"),
    "not UTF-8": (b'{"id":\n "\xff"}', "", "is not UTF-8 text (byte 0xff)"),
    "UTF-16": ('{"id": "a"}'.encode("utf-16"), "", "is not UTF-8 text"),
}


@pytest.mark.parametrize(("content", "field", "what"), FAULTS.values(), ids=FAULTS)
def test_a_faulty_deck_is_refused_with_file_field_and_what_is_wrong(
    content: Any, field: str, what: str, shipped: dict[str, Any], write_deck: WriteDeck
) -> None:
    path = write_deck(content(shipped) if callable(content) else content)
    with pytest.raises(DeckError) as raised:
        load_deck(path)
    first = raised.value.faults[0]
    assert first.field == field
    assert what in first.what
    assert raised.value.path == path
    assert str(path) in str(raised.value)
    assert len(str(raised.value).splitlines()) <= 3


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ('{"id": "a",\n"title": "t",\n\n"cards": [\n{"topic": "t",\n"front": 1}]}', 6),
        ('{"id": "a",\n"title": "t",\n"cards": [\n\n{"topic": "t"}]}', 5),  # of what is there
        ('{"id": "a",\n"title": "t",\n"cards": [{\n"a": {"b":\n[]}}]}', 3),
        ('{"id": "a"\n\n"title": 1}', 3),
        (b'{"id":\n"\xff"}', 2),
        ('{"id": "a",\n"title": "\\ud800"}', 2),
        ('{"cards": [],\n"x": [1, {"k": "\\"}",\n"k": 2}]}', 3),
    ],
)
def test_a_fault_is_on_its_line(content: str | bytes, line: int, write_deck: WriteDeck) -> None:
    with pytest.raises(DeckError) as raised:
        load_deck(write_deck(content))
    assert line in {fault.line for fault in raised.value.faults}


def test_every_fault_is_found_at_once(shipped: dict[str, Any], write_deck: WriteDeck) -> None:
    shipped["cards"][0]["front"] = ""
    shipped["cards"][6]["back"] = []
    with pytest.raises(DeckError, match="and 1 more fault") as raised:
        load_deck(write_deck(shipped))
    assert [fault.field for fault in raised.value.faults] == ["cards[0].front", "cards[6].back"]


@pytest.mark.parametrize("where", ["nowhere.json", "."])
def test_what_is_no_file_is_said_to_be_none(where: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"no such file|is a folder"):
        load_deck(tmp_path / where)


@pytest.mark.parametrize("spoilt", [{"back": [""]}, {"frnt": "?"}, {"topic": " ", "id": "x"}])
def test_one_slip_is_one_fault(
    spoilt: dict[str, Any], shipped: dict[str, Any], write_deck: WriteDeck
) -> None:
    shipped["cards"] = [{**shipped["cards"][0], **spoilt}]
    with pytest.raises(DeckError) as raised:
        load_deck(write_deck(shipped))
    assert len(raised.value.faults) == 1


def test_a_byte_order_mark_does_no_harm(shipped: dict[str, Any], write_deck: WriteDeck) -> None:
    path = write_deck(b"\xef\xbb\xbf" + json.dumps(shipped).encode())
    assert len(load_deck(path).cards) == 7


def test_twenty_points_and_a_schema_are_welcome(
    shipped: dict[str, Any], write_deck: WriteDeck
) -> None:
    shipped["$schema"] = "./deck.schema.json"
    shipped["cards"][0]["back"] = ["point"] * MOST_POINTS
    assert len(load_deck(write_deck(shipped)).cards[0].back) == MOST_POINTS


def test_a_card_may_have_tags(shipped: dict[str, Any], write_deck: WriteDeck) -> None:
    shipped["cards"][0]["tags"] = ["terror", "paper-2"]
    shipped["cards"][1]["tags"] = []
    first, second, third, *_ = load_deck(write_deck(shipped)).cards
    assert (first.tags, second.tags, third.tags) == (("terror", "paper-2"), (), ())


def test_a_topic_is_one_line_of_200_characters(
    shipped: dict[str, Any], write_deck: WriteDeck
) -> None:
    for topic in ("x" * MOST_IN_A_LINE, "é\t" * 100, "話" * MOST_IN_A_LINE):
        shipped["title"] = shipped["cards"][0]["topic"] = topic
        read = load_deck(write_deck(shipped))
        assert read.title == read.cards[0].topic == topic.replace("\t", " ")


@given(st.text(max_size=12) | st.text("a \n\t\r\x7f\xad\u0301\u2028\u2067é–", max_size=30))
def test_a_text_is_taken_the_same_from_json_and_parsed(text: str) -> None:
    deck = {"id": "a", "title": "t", "cards": [{"topic": "t", "front": text, "back": [text]}]}
    written = json.dumps(deck)
    try:
        read = TypeAdapter(Deck).validate_json(written)
    except ValidationError:
        with pytest.raises(ValidationError):
            TypeAdapter(Deck).validate_python(json.loads(written))
    else:
        assert TypeAdapter(Deck).validate_python(json.loads(written)) == read
        assert read.cards[0].front == clean(text)


def test_a_card_without_an_id_gets_it_from_its_topic(
    shipped: dict[str, Any], write_deck: WriteDeck
) -> None:
    for each in shipped["cards"]:
        del each["id"]
    loaded = load_deck(write_deck(shipped))
    assert loaded.cards[1].id == "lenins-last-will"
    assert loaded.cards[2].id == "siding-with-the-right-over-the-nep"


def test_control_characters_never_get_into_a_card(
    shipped: dict[str, Any], write_deck: WriteDeck
) -> None:
    shipped["cards"][0]["front"] = "a\x1b[31mb\x07\tc\r\nd"
    assert load_deck(write_deck(shipped)).cards[0].front == "a\ufffd[31mb\ufffd c\nd"


def test_the_schema_asks_for_what_the_models_ask_for(shipped: dict[str, Any]) -> None:
    schema = deck_schema()
    assert set(schema["required"]) == {"id", "title", "cards"}
    assert set(schema["$defs"]["Card"]["required"]) == {"topic", "front", "back"}
    assert set(shipped["cards"][0]) <= set(schema["$defs"]["Card"]["properties"])
    assert schema["$defs"]["Card"]["properties"]["back"]["maxItems"] == MOST_POINTS
    assert schema["$defs"]["Card"]["properties"]["tags"]["items"]["pattern"] == SLUG
