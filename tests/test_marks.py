"""Marks on cards: where they are kept, what they weigh; a deck without them is as before."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revise1924.cards import Card, Deck
from revise1924.editing import sheet_of
from revise1924.ending import ending
from revise1924.formats import exchange, load_deck
from revise1924.formats.exchange import Format
from revise1924.formats.found import Wishes
from revise1924.formats.source import Source
from revise1924.importing import Naming, Understood, understand
from revise1924.insight import marks
from revise1924.library import Desk
from revise1924.progress import Progress
from revise1924.records import card_records, weak_points
from revise1924.said import ExamDay
from revise1924.session import Session
from revise1924.storage.memory import ProgressInMemory
from revise1924.storage.progress_file import ProgressFile
from revise1924.tally import earned, worth
from revise1924.test_words import marks as marks_in_words
from revise1924.updating import plans_for
from tests.support.clock import MONDAY
from tests.support.commands import Run
from tests.support.progress import look, save

NILE = Card(topic="Nile", id="nile", front="How long?", back=("6,650 km", "Egypt"), marks=5)
RHINE = Card(topic="Rhine", id="rhine", front="Where to?", back=("the North Sea",))
RIVERS = Deck(id="rivers", title="Rivers", cards=(NILE, RHINE))
UNMARKED = Deck(id="rivers", title="Rivers", cards=(NILE.model_copy(update={"marks": None}), RHINE))

OWN = ("json", "markdown", "csv")
OUT = {form.name: form for form in exchange.KNOWN if form.ending}


def given_out(form: Format, deck: Deck) -> bytes:
    return form.file_of(deck, MONDAY)


def understood(data: bytes, name: str | None = None) -> Understood:
    return understand(Source(io.BytesIO(data)), Wishes(), Naming(format=name))


# Where they are kept


@pytest.mark.parametrize("name", OWN)
def test_marks_go_out_and_come_in_again(name: str, tmp_path: Path) -> None:
    data = given_out(OUT[name], RIVERS)
    (plan,) = plans_for(understood(data).decks, MONDAY, tmp_path / "back.md")
    plan.save(MONDAY)
    assert load_deck(plan.file).cards == RIVERS.cards


def test_without_marks_a_deck_goes_out_as_it_always_did() -> None:
    assert given_out(OUT["json"], UNMARKED).decode() == (
        '{\n  "id": "rivers",\n  "title": "Rivers",\n  "cards": [\n'
        '    {\n      "id": "nile",\n      "topic": "Nile",\n      "front": "How long?",\n'
        '      "back": [\n        "6,650 km",\n        "Egypt"\n      ]\n    },\n'
        '    {\n      "id": "rhine",\n      "topic": "Rhine",\n      "front": "Where to?",\n'
        '      "back": [\n        "the North Sea"\n      ]\n    }\n  ]\n}\n'
    )
    assert given_out(OUT["markdown"], UNMARKED).decode() == (
        "# Rivers\n<!-- id: rivers -->\n\n## Nile\n<!-- id: nile -->\nHow long?\n- 6,650 km\n"
        "- Egypt\n\n## Rhine\n<!-- id: rhine -->\nWhere to?\n- the North Sea\n"
    )
    assert given_out(OUT["csv"], UNMARKED).decode() == (
        "\ufeffid,topic,front,points,note,tags\r\n"
        'nile,Nile,How long?,"6,650 km\nEgypt",,\r\nrhine,Rhine,Where to?,the North Sea,,\r\n'
    )


def test_with_marks_each_form_of_ours_says_them_where_they_are() -> None:
    assert '      ],\n      "marks": 5\n' in given_out(OUT["json"], RIVERS).decode()
    assert "<!-- id: nile; marks: 5 -->\n" in given_out(OUT["markdown"], RIVERS).decode()
    first, *_, nile, rhine = given_out(OUT["csv"], RIVERS).decode().split("\r\n")[:-1]
    assert (first, nile, rhine) == (
        "\ufeffid,topic,front,points,note,tags,marks",
        'nile,Nile,How long?,"6,650 km\nEgypt",,,5',
        "rhine,Rhine,Where to?,the North Sea,,,",
    )


@pytest.mark.parametrize("name", sorted(OUT.keys() - set(OWN)))
def test_what_cannot_hold_marks_says_so_only_where_there_are_any(name: str) -> None:
    assert "the marks of cards" in OUT[name].writer.lost(RIVERS)
    assert "the marks of cards" not in OUT[name].writer.lost(UNMARKED)


def test_a_table_of_others_may_have_a_column_of_marks() -> None:
    table = b"front,back,marks\nNile?,Egypt,3\nRhine?,the sea,many\nPo?,Italy,\n"
    found = understood(table)
    assert [card.marks for card in found.decks[0].cards] == [3, None, None]
    assert [str(each) for each in found.remarks] == [
        "line 3: card 2 has the marks many, and marks are 1 to 20; left out"
    ]


@pytest.mark.parametrize("said", ["0", "21", "-1", "2.5", "³", "1000"])
def test_marks_out_of_bounds_are_left_out_of_what_comes_in(said: str) -> None:
    found = understood(f"front,back,marks\nNile?,Egypt,{said}\n".encode())
    assert found.decks[0].cards[0].marks is None
    assert f"has the marks {said}, and marks are 1 to 20" in str(found.remarks[0])


def test_a_card_that_becomes_several_has_marks_no_more_and_that_is_said() -> None:
    points = "•".join(f"p{number}" for number in range(25))
    found = understood(f"front,back,marks\nNile?,{points},5\n".encode())
    assert [card.marks for card in found.decks[0].cards] == [None, None]
    assert "became 2 cards without marks" in str(found.remarks[0])


@pytest.mark.parametrize("name", ["anki", "anki-text"])
def test_what_says_nothing_of_marks_leaves_them_as_they_were(name: str, tmp_path: Path) -> None:
    there = tmp_path / "rivers.md"
    there.write_bytes(given_out(OUT["markdown"], RIVERS))
    longer = NILE.model_copy(update={"front": "How long is it?"})
    data = given_out(OUT[name], RIVERS.model_copy(update={"cards": (longer, RHINE)}))
    (plan,) = plans_for(understood(data).decks, MONDAY, there)
    assert plan.deck.cards == (longer, RHINE)


def test_an_import_changes_the_marks_it_says(tmp_path: Path) -> None:
    there = tmp_path / "rivers.json"
    there.write_bytes(given_out(OUT["json"], RIVERS))
    csv = given_out(OUT["csv"], RIVERS).decode().replace(",,,5", ",,,7")
    found = understand(Source(io.BytesIO(csv.encode())), Wishes(), Naming(id="rivers"))
    (plan,) = plans_for(found.decks, MONDAY, there)
    assert [card.marks for card in plan.deck.cards] == [7, None]
    assert [card.id for card in plan.changed] == ["nile"]


@pytest.mark.parametrize(
    ("form", "before", "after"),
    [
        ("json", '      ],\n      "marks": 5\n', '      ],\n      "marks": 12\n'),
        ("json", ',\n      "marks": 5\n', "\n"),
        ("markdown", "; marks: 5 -->", "; marks: 12 -->"),
        ("markdown", "; marks: 5 -->", " -->"),
    ],
)
def test_edited_marks_change_and_nothing_else_does(
    form: str, before: str, after: str, tmp_path: Path
) -> None:
    file = tmp_path / f"rivers{OUT[form].ending}"
    file.write_bytes(given_out(OUT[form], RIVERS))
    text, sheet = file.read_text(), sheet_of(file, "nile")
    edited = "; marks: 12 -->" if "12" in after else " -->"
    sheet.save(sheet.read(sheet.text.replace("; marks: 5 -->", edited).encode()))
    assert file.read_text() == text.replace(before, after) != text


def test_marks_are_put_into_a_json_card_that_had_none(tmp_path: Path) -> None:
    file = tmp_path / "rivers.json"
    file.write_bytes(given_out(OUT["json"], UNMARKED))
    sheet = sheet_of(file, "nile")
    sheet.save(sheet.read(sheet.text.replace("id: nile", "id: nile; marks: 5").encode()))
    assert file.read_bytes() == given_out(OUT["json"], RIVERS)


# What they weigh


@pytest.mark.parametrize(
    ("card", "in_all", "each"), [(NILE, 5, 2.5), (RHINE, 1, 1), (UNMARKED.cards[0], 2, 1)]
)
def test_points_share_the_marks_of_their_card_and_are_one_each_without(
    card: Card, in_all: int, each: float
) -> None:
    assert (card.worth, card.marks_each) == (in_all, each)


@given(st.lists(st.none() | st.booleans(), min_size=1, max_size=20), st.none() | st.integers(1, 20))
def test_full_recall_earns_all_marks_and_no_recall_none(
    recalled: list[bool | None], given_marks: int | None
) -> None:
    review = look(recalled=recalled)
    earns, of = earned(review, given_marks), worth(review, given_marks)
    assert 0 <= earns <= of
    if review.points_asked:
        assert (earns == of) is (review.points_recalled == review.points_asked)
        assert (earns == 0) is (review.points_recalled == 0)
    if given_marks is None:
        assert (earns, of) == (review.points_recalled, review.points_asked)


TESTS = Progress(
    "rivers",
    ExamDay(None),
    [
        look("nile", (True, False), days=-1, kind="test"),
        look("rhine", (True,), days=-1, kind="test"),
        look("gone", (False,), days=-1, kind="test"),
    ],
)


def test_a_test_is_marked_by_what_its_cards_are_worth() -> None:
    (mark,) = marks(RIVERS, TESTS, MONDAY)
    assert (mark.earned, mark.worth, mark.recall) == (3.5, 7, 0.5)
    assert (mark.recalled, mark.asked) == (2, 4)


def test_without_marks_a_test_is_marked_by_its_points() -> None:
    (mark,) = marks(UNMARKED, TESTS, MONDAY)
    assert (mark.earned, mark.worth, mark.recall) == (2, 4, 0.5)


MISSES = Progress(
    "rivers",
    ExamDay(None),
    [
        look("nile", (True, False), days=-2),
        look("rhine", (False,), days=-2, minutes=1),
        look("rhine", (False,), days=-1),
    ],
)


@pytest.mark.parametrize(
    ("deck", "first"), [(RIVERS, ["nile", "rhine"]), (UNMARKED, ["rhine", "nile"])]
)
def test_of_weak_points_those_come_first_that_cost_most_marks(deck: Deck, first: list[str]) -> None:
    assert [*weak_points(card_records(deck, MISSES, MONDAY))] == first


@pytest.mark.parametrize(
    ("earns", "of", "words"),
    [
        (14, 20, "14 of 20 marks · 70 %"),
        (14.5, 20, "14.5 of 20 marks · 72 %"),
        (10 / 3, 5, "3.3 of 5 marks · 67 %"),
        (4.99, 5, "4.9 of 5 marks · 99 %"),
        (0.1 + 0.2, 1, "0.3 of 1 mark · 30 %"),
        (1_000_000, 1_000_000, "1000000 of 1000000 marks · 100 %"),
        (0, 1, "0 of 1 mark · 0 %"),
    ],
)
def test_marks_are_told_to_a_tenth_and_never_rounded_up(earns: float, of: int, words: str) -> None:
    assert marks_in_words(earns, of) == words


# What scripts see


def test_json_says_marks_of_cards_that_have_some_alone(run: Run, tmp_path: Path) -> None:
    told = {}
    for deck in (RIVERS, UNMARKED):
        file = tmp_path / "rivers.json"
        file.write_bytes(given_out(OUT["json"], deck))
        _, out, _ = run("status", file, "--json")
        told[deck.has_marks] = json.loads(out)["cards"]
    assert [card.pop("marks", None) for card in told[True]] == [5, None]
    assert told[True] == told[False]


def test_check_names_the_file_and_the_line_of_marks_that_cannot_be(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "rivers.json"
    file.write_bytes(given_out(OUT["json"], RIVERS).replace(b'"marks": 5', b'"marks": 21'))
    code, out, err = run("check", file)
    assert code == 1
    assert f"{file}:13: cards[0].marks is more than 20" in out + err


def test_the_schema_lets_an_editor_know_the_bounds(run: Run) -> None:
    _, out, _ = run("schema")
    field = json.loads(out)["$defs"]["Card"]["properties"]["marks"]
    whole_number = {"type": "integer", "minimum": 1, "maximum": 20}
    assert field["anyOf"] == [whole_number, {"type": "null"}]


@pytest.mark.parametrize(
    ("deck", "score", "marks_of_test"),
    [
        (RIVERS, "3.5 of 7 marks · 50 %", {"earned": 3.5, "worth": 7}),
        (UNMARKED, "2 of 4 points recalled · 50 %", {}),
    ],
)
def test_statistics_tell_a_test_in_marks_where_there_are_any(
    deck: Deck, score: str, marks_of_test: dict[str, float], run: Run, tmp_path: Path
) -> None:
    file, progress = tmp_path / "rivers.json", tmp_path / "progress.json"
    file.write_bytes(given_out(OUT["json"], deck))
    keeper = ProgressFile(progress, deck.id)
    for review in TESTS.reviews:
        save(keeper, review)
    _, out, _ = run("stats", file, "--progress", progress, "--json")
    (test,) = json.loads(out)["tests"]
    told = {"at", "cards", "recalled", "asked", "seconds"}
    assert {key: test[key] for key in test.keys() - told} == marks_of_test
    assert (test["recalled"], test["asked"]) == (2, 4)
    _, out, _ = run("stats", file, "--progress", progress)
    assert f"1 test, the latest {score}" in out


def test_a_test_is_compared_with_those_before_in_marks() -> None:
    desk = Desk(RIVERS, ProgressInMemory(TESTS))
    session = Session(desk, MONDAY, "test")
    for ticks in ((True, True), (True,)):
        session.grade(ticks, MONDAY)
    end = ending(session, MONDAY)
    assert end.score == "6 of 6 marks · 100 %"
    assert end.in_short[0].words == "3 of 3 points recalled · 100 %"
    assert [each.points for each in end.earlier] == ["3.5 of 7 marks · 50 %"]
