"""Packages of Anki: what is found in real ones, what goes out, and that it comes back."""

import hashlib
import io
import json
import sqlite3
import zipfile
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from revise1924.cards import Deck
from revise1924.formats import anki, json_deck
from revise1924.formats.exchange import named
from revise1924.formats.found import Found, FoundDeck, Wishes
from revise1924.formats.source import Source
from revise1924.strict_json import FaultsFound
from tests.formats.anki_packages import a_note, old, package, source_of
from tests.support.samples import expected, found_as_json, sample, wishes

SAMPLES = [
    "anki-new",
    "anki-legacy",
    "anki-scheduled",
    "anki-whole",
    "anki-whole-legacy",
    "anki-cloze",
    "anki-reversed",
    "genanki",
    "genanki-decks",
]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_real_package_is_understood_as_a_student_would(name: str) -> None:
    source = sample(name)
    assert anki.recognise(source)
    assert found_as_json(anki.find(source, wishes(name))) == expected(name)


def test_every_generation_says_the_same() -> None:
    new, legacy = (anki.find(sample(name), Wishes()).decks for name in ("anki-new", "anki-legacy"))
    assert new == legacy


def test_several_decks_stay_several_if_wished() -> None:
    found = anki.find(sample("anki-whole"), Wishes(is_split=True))
    assert [(deck.title, len(deck.cards)) for deck in found.decks] == [
        ("Biology", 1),
        ("Cells", 2),
        ("Membranes", 1),
        ("", 1),
    ]
    assert found.decks[0].description == "Year 9, before the mock exam."
    assert [card.tags for card in found.decks[2].cards] == [["water"]]
    assert not any("decks" in str(remark) for remark in found.remarks)


def test_decks_of_one_name_that_stay_several_are_called_by_all_of_it() -> None:
    decks = {"2": {"name": "French::Verbs"}, "3": {"name": "Latin::Verbs"}, "4": {"name": "Maths"}}
    notes = [a_note(f"{deck}?", "yes", deck=deck) for deck in (2, 3, 4)]
    found = anki.find(source_of(old(notes, decks=decks)), Wishes(is_split=True))
    assert [deck.title for deck in found.decks] == ["French – Verbs", "Latin – Verbs", "Maths"]


def test_how_far_the_work_is_is_told() -> None:
    told: list[tuple[int, int]] = []
    notes = [a_note(str(number), "yes") for number in range(1200)]
    anki.find(source_of(old(notes)), Wishes(tell=lambda done, of: told.append((done, of))))
    assert told[0] == (0, 1200)
    assert told == sorted(told)
    assert len(told) >= 3


# Which field is which


def found_with(fields: str, front: str, back: str, values: list[str], **more: Any) -> FoundDeck:
    """Return what is found in a package of one note of a type of one's own."""
    names = fields.split()
    kind = {
        "type": more.get("type", 0),
        "flds": [{"name": name, "ord": ord_} for ord_, name in enumerate(names)],
        "tmpls": [{"ord": 0, "qfmt": front, "afmt": back}],
    }
    (deck,) = anki.find(source_of(old([a_note(*values)], kind=kind)), Wishes()).decks
    return deck


FIELDS: dict[str, tuple[tuple[str, str, str, list[str]], dict[str, Any]]] = {
    "what stands on the front is asked, wherever it stands in the note": (
        ("Meaning Word", "{{Word}}", "{{FrontSide}}<hr>{{Meaning}}", ["the dog", "le chien"]),
        {"front": "le chien", "back": ["the dog"]},
    ),
    "several fields of a side": (
        ("A B C D", "{{A}} {{B}}", "{{C}} {{D}}", ["a", "b", "c<br>c", "d"]),
        {"front": "a\nb", "back": ["c", "c", "d"]},
    ),
    "a field on both sides is asked": (
        ("A B", "{{A}}", "{{A}} {{B}}", ["a", "b"]),
        {"front": "a", "back": ["b"]},
    ),
    "a hint is no part of the question": (
        ("A Hint B", "{{A}} {{hint:Hint}}", "{{B}}", ["a", "h", "b"]),
        {"front": "a", "back": ["b"], "note": "h"},
    ),
    "what is typed is the answer": (
        ("A B", "{{A}} {{type:B}}", "{{A}}{{type:B}}", ["a", "b"]),
        {"front": "a", "back": ["b"]},
    ),
    "filters": (
        ("A B", "{{ text:A }}", "{{furigana:text:B}}", ["a", "b"]),
        {"front": "a", "back": ["b"]},
    ),
    "a heading": (
        ("Heading Q A", "{{Heading}}{{Q}}", "{{A}}", ["h", "q", "a"]),
        {"topic": "h", "front": "q", "back": ["a"]},
    ),
    "a heading that is all that is asked": (
        ("Topic A", "{{Topic}}", "{{A}}", ["t", "a"]),
        {"front": "t", "back": ["a"]},
    ),
    "remarks": (
        ("Q A Source", "{{Q}}", "{{A}}{{#Source}}{{Source}}{{/Source}}", ["q", "a", "s<br>s"]),
        {"front": "q", "back": ["a"], "note": "s\ns"},
    ),
    "a remark that is all of the answer": (
        ("Q Notes", "{{Q}}", "{{Notes}}", ["q", "n"]),
        {"front": "q", "back": ["n"]},
    ),
    "templates without fields": (
        ("Q A", "", "", ["q", "a"]),
        {"front": "q", "back": ["a"]},
    ),
    "an answer that no template shows": (
        ("Q A B", "{{Q}}", "{{FrontSide}}", ["q", "a", "b"]),
        {"front": "q", "back": ["a", "b"]},
    ),
    "fewer fields than the type has": (
        ("Q A B", "{{Q}}", "{{A}}{{B}}", ["q", "a"]),
        {"front": "q", "back": ["a"]},
    ),
    "braces that are no field": (
        ("Q A", "{{{{Q}} {{}} {{x", "{{A}} {{#}} {{:}}", ["q", "a"]),
        {"front": "q", "back": ["a"]},
    ),
}


@pytest.mark.parametrize(("given_", "fields"), FIELDS.values(), ids=FIELDS)
def test_templates_say_which_field_is_which(
    given_: tuple[str, str, str, list[str]], fields: dict[str, Any]
) -> None:
    (card,) = found_with(*given_).cards
    empty = {"topic": "", "note": ""}
    assert {name: getattr(card, name) for name in (empty | fields)} == empty | fields


def test_fields_that_no_card_shows_are_named() -> None:
    kind = {
        "flds": [{"name": name} for name in ("Rank", "Q", "A", "Sound")],
        "tmpls": [{"qfmt": "{{Q}}", "afmt": "{{A}}{{^Sound}}-{{/Sound}}"}],
    }
    found = anki.find(source_of(old([a_note("1", "q", "a", "y")], kind=kind)), Wishes())
    assert [str(remark) for remark in found.remarks] == [
        'field that no card shows left out: "Rank"'
    ]


def test_the_card_that_a_note_has_says_what_is_asked() -> None:
    kind = {
        "flds": [{"name": "A"}, {"name": "B"}],
        "tmpls": [{"qfmt": "{{A}}", "afmt": "{{B}}"}, {"qfmt": "{{B}}", "afmt": "{{A}}", "ord": 1}],
    }
    note = a_note("a", "b")
    data = old([note], kind=kind, change="update cards set ord = 1")
    (deck,) = anki.find(source_of(data), Wishes()).decks
    assert (deck.cards[0].front, deck.cards[0].back) == ("b", ["a"])


def test_tags_of_anki_itself_are_no_tags() -> None:
    note = a_note("q", "a", tags=" Leech hist::ww2 marked x ")
    (deck,) = anki.find(source_of(old([note])), Wishes()).decks
    assert deck.cards[0].tags == ["hist-ww2", "x"]


def test_a_card_keeps_its_id_whatever_its_words() -> None:
    one, other = (
        anki.find(source_of(old([a_note(front, "a", guid="g:1")])), Wishes()).decks[0].cards[0].id
        for front in ("q", "another")
    )
    assert one == other == f"anki-{hashlib.sha256(b'g:1').hexdigest()[:12]}"


def test_a_text_with_gaps_but_without_any_asks_for_what_goes_with_it() -> None:
    values = ["no gap", "extra"]
    deck = found_with("Text More", "{{cloze:Text}}", "{{cloze:Text}}{{More}}", values, type=1)
    assert (deck.cards[0].front, deck.cards[0].back) == ("no gap", ["extra"])


# What goes out comes back

SLUGS = st.sampled_from(["a", "b", "a-2", "x1", "leech", "marked", "1924"])
PIECES = ["<br>", "<b>", "&", "&amp;", "&#91;", "[sound:x]", "[latex]", "\\(x\\)", "{{c1::a}}", "<"]
PIECES += [
    "</li><li>",
    "<ul>",
    "::",
    ":",
    ":\u200b:",
    "\n",
    "\n\n",
    "  ",
    " a",
    "a ",
    "\xa0",
    '"',
    "é",
]
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join)
TEXTS |= st.text(min_size=1, max_size=12)
LINES = TEXTS.map(lambda text: text.replace("\n", " "))
DECKS = st.fixed_dictionaries(
    {
        "id": SLUGS,
        "title": LINES,
        "cards": st.lists(
            st.fixed_dictionaries(
                {"topic": LINES, "front": TEXTS, "back": st.lists(TEXTS, min_size=1, max_size=3)},
                optional={
                    "id": SLUGS,
                    "note": TEXTS,
                    "tags": st.lists(SLUGS, max_size=3, unique=True),
                },
            ),
            min_size=1,
            max_size=3,
        ),
    },
    optional={"description": TEXTS},
)


def deck_of(found: Found) -> Deck:
    """Return the deck that was found, whose cards need nothing to be made of them."""
    (deck,) = found.decks
    cards = [
        {
            "id": card.id,
            "topic": card.topic,
            "front": card.front or card.topic,
            "back": card.back,
            "note": card.note or None,
            "tags": card.tags,
        }
        for card in deck.cards
    ]
    fields = {"id": deck.id, "title": deck.title, "description": deck.description or None}
    return Deck.model_validate({**fields, "cards": cards})


@given(DECKS, st.booleans())
def test_any_deck_survives_a_package(fields: dict[str, Any], is_split: bool) -> None:
    try:
        deck = json_deck.read(json.dumps(fields).encode())
    except FaultsFound:
        assume(False)
    source = Source(io.BytesIO(anki.write(deck)))
    assert anki.recognise(source)
    found = anki.find(source, Wishes(is_split=is_split))
    assert deck_of(found) == deck
    assert not found.remarks


def at(second: int) -> datetime:
    return datetime(2027, 1, 1, 12, 0, second, tzinfo=UTC)


A_DECK = Deck.model_validate(
    {
        "id": "stalin",
        "title": "Stalin",
        "cards": [
            {"topic": "The purges", "front": "Whom?", "back": ["the party", "the army\n 1937"]},
            {
                "topic": "NEP",
                "front": "NEP",
                "back": ["1921"],
                "note": "Lenin's",
                "tags": ["trade"],
            },
        ],
    }
)


def test_the_same_deck_is_always_the_same_bytes() -> None:
    assert anki.write(A_DECK) == anki.write(A_DECK)
    assert anki.write(A_DECK, at(1)) == anki.write(A_DECK, at(1)) != anki.write(A_DECK, at(2))


def test_only_what_editors_need_is_lost() -> None:
    assert anki.lost(A_DECK) == []
    assert anki.lost(A_DECK.model_copy(update={"schema_": "x"})) == ["the $schema"]


def changed(package_: bytes, change: str) -> Source:
    """Return a package after `change` in its collection, as Anki's editor makes them."""
    with zipfile.ZipFile(io.BytesIO(package_)) as archive:
        data = archive.read("collection.anki2")
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(data)
        connection.execute(change)
        connection.commit()
        return source_of(package({"collection.anki2": connection.serialize()}))


def test_our_note_that_was_edited_in_anki_is_read_as_the_html_that_it_is() -> None:
    change = "update notes set flds = 'T\x1f<div>Q&nbsp;?</div>\x1f<ul><li>a <b>b</b></li><li>c"
    source = changed(anki.write(A_DECK), f"{change}</li></ul>\x1f' where guid = 'stalin/nep'")
    card = anki.find(source, Wishes()).decks[0].cards[1]
    assert (card.id, card.topic, card.front, card.back) == ("nep", "T", "Q ?", ["a b", "c"])


def test_a_note_of_our_type_that_was_added_in_anki_is_a_card_like_any_other() -> None:
    source = changed(anki.write(A_DECK), "update notes set guid = 'xyz' where guid = 'stalin/nep'")
    (deck,) = anki.find(source, Wishes()).decks
    assert (deck.id, deck.cards[1].id) == ("", "anki-3608bca1e44e")
    assert deck.cards[1].topic == "NEP"


def test_a_package_that_goes_out_says_when() -> None:
    row = named("anki")
    assert row is not None
    first, again, later = (row.file_of(A_DECK, at(second)) for second in (1, 1, 2))
    assert first == again != later
    assert row.reader.recognise(source_of(first))


@pytest.mark.parametrize(
    "data", [b"", b"PK", b"PK\x03\x04", b"text", b"\0" * 100, b"PK\x03\x04" * 9]
)
def test_what_is_no_package_is_not_taken_for_one(data: bytes) -> None:
    assert not anki.recognise(Source(io.BytesIO(data)))


def test_an_archive_of_anything_else_is_no_package() -> None:
    assert not anki.recognise(source_of(package({"a.txt": b"collection.anki2"})))
    assert not anki.recognise(source_of(package({"deck.apkg": old([a_note("q", "a")])})))
