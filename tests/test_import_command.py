"""`revise1924 import`: what was understood is shown, then saved; a deck is brought up to date."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from revise1924.formats import load_deck
from revise1924.library import open_desk
from revise1924.records import card_records
from revise1924.session import Session
from tests.support.clock import Clock
from tests.support.commands import Run

NILE = {"topic": "Nile", "front": "How long?", "back": ["6,650 km", "through 11 countries"]}
RHINE = {"topic": "Rhine", "front": "Rhine", "back": ["1,233 km"]}
RIVERS = {"id": "rivers", "title": "Rivers", "cards": [NILE, RHINE]}


@pytest.fixture
def decks(home_of_its_own: Path) -> Path:
    """The folder of the library."""
    return home_of_its_own / "revise1924" / "decks"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with cards."""
    path = tmp_path / "rivers.json"
    path.write_text(json.dumps(RIVERS))
    return path


def change(file: Path, **fields: Any) -> None:
    file.write_text(json.dumps({**json.loads(file.read_text()), **fields}))


def test_it_shows_what_it_understood_and_saves_nothing_where_nobody_can_be_asked(
    run: Run, file: Path, decks: Path
) -> None:
    code, out, err = run("import", file)
    assert (code, err) == (0, "")
    assert out == (
        "This is a deck as JSON.\n"
        "\n"
        "Rivers\n"
        '2 cards, 3 points, a new deck with the id "rivers"\n'
        "\n"
        "  Nile\n"
        "  How long?\n"
        "  • 6,650 km\n"
        "  • through 11 countries\n"
        "\n"
        "  Rhine\n"
        "  • 1,233 km\n"
        "\n"
        "Nothing was saved; with --yes it is.\n"
    )
    assert not decks.exists()


def test_with_yes_the_deck_is_in_the_library_and_opens(run: Run, file: Path, decks: Path) -> None:
    code, out, _ = run("import", file, "--yes")
    assert code == 0
    assert f"Saved: {decks / 'rivers.md'}" in out
    deck = load_deck(decks / "rivers.md")
    assert [(card.id, card.topic) for card in deck.cards] == [("nile", "Nile"), ("rhine", "Rhine")]
    assert run("check", "rivers")[0] == 0


def test_the_same_again_is_nothing_new(run: Run, file: Path, decks: Path) -> None:
    run("import", file, "--yes")
    before = (decks / "rivers.md").stat()
    code, out, _ = run("import", file, "--yes")
    assert code == 0
    assert 'just as your deck "rivers" has them' in out
    assert "Nothing is new: nothing was saved." in out
    assert (decks / "rivers.md").stat() == before


def test_a_source_that_has_changed_updates_the_deck_and_says_how(
    run: Run, file: Path, decks: Path, home_of_its_own: Path
) -> None:
    run("import", file, "--yes")
    old = (decks / "rivers.md").read_bytes()
    nile = {**NILE, "topic": "The Nile"}
    change(file, cards=[{"topic": "Volga", "front": "Volga", "back": ["3,530 km"]}, nile])
    code, out, _ = run("import", file, "--yes")
    assert code == 0
    assert "  1 new: Volga\n  1 changed: The Nile\n  1 gone: Rhine\n  0 as before\n" in out
    deck = load_deck(decks / "rivers.md")
    assert [(card.id, card.topic) for card in deck.cards] == [
        ("volga", "Volga"),
        ("nile", "The Nile"),
    ]
    (kept,) = (home_of_its_own / "revise1924" / "earlier").iterdir()
    assert kept.read_bytes() == old
    assert f"As it was before: {kept}" in out


def test_history_stays_with_each_card_and_each_point(run: Run, file: Path, clock: Clock) -> None:
    run("import", file, "--yes")
    Session(open_desk("rivers"), clock()).grade((True, False), clock())
    back = ["a new one", "through 11 countries", "6,650 km"]
    change(file, cards=[{**NILE, "topic": "River Nile", "back": back}, RHINE])
    run("import", file, "--yes")
    desk = open_desk("rivers")
    (nile, _) = card_records(desk.deck, desk.keeper.progress, clock())
    assert [(nile.card.back[each.index], each.asked, each.missed) for each in nile.points] == [
        ("a new one", 0, 0),
        ("through 11 countries", 1, 1),
        ("6,650 km", 1, 0),
    ]


def test_a_deck_that_was_not_begun_gets_no_progress_by_an_update(
    run: Run, file: Path, home_of_its_own: Path
) -> None:
    run("import", file, "--yes")
    change(file, cards=[{**NILE, "back": ["x"]}])
    run("import", file, "--yes")
    assert not (home_of_its_own / "revise1924" / "rivers.json").exists()


def test_nothing_else_is_ever_overwritten(run: Run, file: Path, decks: Path) -> None:
    decks.mkdir(parents=True)
    (decks / "rivers.md").write_text("# Streams\n<!-- id: streams -->\n\n## A\n- b\n")
    for answer in ([], ["--yes"]):  # it is said before anybody is asked
        code, out, err = run("import", file, *answer)
        assert (code, "Saved" in out) == (2, False)
        assert "there is such a file already, and it is not this deck" in err
    assert "# Streams" in (decks / "rivers.md").read_text()


@pytest.mark.parametrize("ending", [".md", ".json", ".markdown"])
def test_it_is_written_where_the_student_says(
    run: Run, file: Path, tmp_path: Path, decks: Path, ending: str
) -> None:
    to = tmp_path / f"mine{ending}"
    assert run("import", file, "--to", to, "--yes", "--as", "mine", "--title", "Mine")[0] == 0
    assert (load_deck(to).id, load_deck(to).title) == ("mine", "Mine")
    assert not decks.exists()


def test_it_is_not_written_over_another_file_nor_in_a_form_that_is_no_deck(
    run: Run, file: Path, tmp_path: Path
) -> None:
    essay = tmp_path / "essay.md"
    essay.write_text("My essay")
    code, _, err = run("import", file, "--to", essay, "--yes")
    assert (code, essay.read_text()) == (2, "My essay")
    assert "there is such a file already" in err
    code, _, err = run("import", file, "--to", tmp_path / "deck.csv", "--yes")
    assert code == 2
    assert "ends in .json, .md, .markdown" in err
    assert not (tmp_path / "deck.csv").exists()


def test_of_several_files_one_at_fault_keeps_none_away(
    run: Run, file: Path, tmp_path: Path, decks: Path
) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text('{"cards": [')
    lakes = tmp_path / "lakes.md"
    lakes.write_text("# Lakes\n\n## Baikal\n- 1,642 m deep\n")
    code, out, err = run("import", bad, file, lakes, "--yes")
    assert code == 2
    assert err.startswith(f"revise1924: {bad}:1: is not JSON")
    assert sorted(path.name for path in decks.iterdir()) == ["lakes.md", "rivers.md"]
    assert out.count("Saved: ") == 2


def test_the_input_is_read_as_well(run: Run, decks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = io.TextIOWrapper(io.BytesIO(json.dumps(RIVERS).encode()))
    monkeypatch.setattr("sys.stdin", given)
    assert run("import", "-", "--yes")[0] == 0
    assert (decks / "rivers.md").exists()


def test_what_ships_is_brought_up_to_date_in_a_copy(
    run: Run, shipped: dict[str, Any], tmp_path: Path, decks: Path
) -> None:
    shipped["cards"][0]["back"].append("And one more.")
    file = tmp_path / "cards.json"
    file.write_text(json.dumps(shipped))
    code, out, err = run("import", file, "--yes")
    assert (code, err) == (0, "")
    assert "1 changed" in out
    assert load_deck(decks / "stalin-1924-41.md").cards[0].back[-1] == "And one more."


def test_a_deck_that_was_edited_keeps_the_ids_and_its_schema(
    run: Run, file: Path, decks: Path
) -> None:
    decks.mkdir(parents=True)
    own = {"$schema": "deck.json", **RIVERS, "cards": [{**NILE, "id": "the-long-one"}, RHINE]}
    (decks / "mine.json").write_text(json.dumps(own))
    change(file, cards=[NILE, RHINE, {"topic": "Po", "front": "Po", "back": ["652 km"]}])
    run("import", file, "--yes")
    deck = load_deck(decks / "mine.json")
    assert [card.id for card in deck.cards] == ["the-long-one", "rhine", "po"]
    assert deck.schema_ == "deck.json"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--as", "A B"], "can be no id"),
        (["--from", "jason"], 'no format is called "jason"'),
        (["--points", "words"], "invalid choice"),
    ],
)
def test_bad_usage_is_told_in_a_line_or_two(
    run: Run, file: Path, arguments: list[str], said: str
) -> None:
    code, _, err = run("import", file, *arguments)
    assert code == 2
    assert said in err
    assert err.count("\n") <= 3


def test_who_opens_the_file_of_another_program_is_told_how_it_comes_in(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "cards.csv"
    file.write_text("Nile,6650 km\n")
    code, _, err = run("status", file)
    assert code == 2
    assert "`revise1924 import` takes in cards of other programs." in err


def test_another_deck_of_the_same_name_does_not_take_its_place_unseen(
    run: Run, tmp_path: Path, decks: Path
) -> None:
    for folder, row in (("a", "Nile,6650 km"), ("b", "Lenin,1870")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "cards.csv").write_text(f"front,back\n{row}\n")
    run("import", tmp_path / "a" / "cards.csv", "--yes")
    code, _, err = run("import", tmp_path / "b" / "cards.csv", "--yes")
    assert code == 2
    assert 'no card of your deck "cards" would be left' in err
    assert "Nile" in (decks / "cards.md").read_text()
    assert run("import", tmp_path / "b" / "cards.csv", "--yes", "--as", "cards")[0] == 0
    assert "Lenin" in (decks / "cards.md").read_text()


@pytest.mark.parametrize(("cards", "name"), [(1000, "long.md"), (1001, "long.json")])
def test_a_deck_that_nobody_edits_as_text_is_written_as_json(
    run: Run, tmp_path: Path, decks: Path, cards: int, name: str
) -> None:
    file = tmp_path / "long.csv"
    file.write_text("".join(f"river {number},water\n" for number in range(cards)))
    assert run("import", file, "--yes")[0] == 0
    assert [path.name for path in decks.iterdir()] == [name]
    assert len(load_deck(decks / name).cards) == cards
