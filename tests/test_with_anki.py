"""Our packages and texts in Anki itself, which these tests install from the registry."""

import json
import re
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from benchmarks.peers import ANKI, install

from revise1924.cards import Deck
from revise1924.formats import anki, anki_text
from revise1924.formats.found import Wishes
from tests.formats.anki_packages import source_of
from tests.formats.test_anki import deck_of
from tests.support.places import ROOT

NOON = datetime(2027, 1, 1, 12, tzinfo=UTC)
LATER = NOON + timedelta(seconds=1)

pytestmark = pytest.mark.registry

DECK = Deck.model_validate(
    {
        "id": "stalin-1924-41",
        "title": 'How did Stalin consolidate power, 1924::41 "and" after?',
        "description": "A line <b> of description.\nAnd another.",
        "cards": [
            {
                "id": "purges",
                "topic": "The purges & trials",
                "front": "Whom did they strike,\n  and at what cost?",
                "back": ["1934 < 1938", "the party\n  and the [sound:army]", "{{c1::x}} \\(y\\)"],
                "note": "Figures are\n\ndisputed.",
                "tags": ["terror", "paper-2"],
            },
            {"topic": "Lenin's will", "front": "Lenin's will", "back": ["Nobody was named."]},
        ],
    }
)


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the Python that has Anki."""
    return install(tmp_path_factory.mktemp("anki"), ANKI)


def imported(python: str, folder: Path, *packages: bytes | str) -> list[dict[str, Any]]:
    """Return what Anki had after importing each of these packages or texts, one after the other."""
    paths = list[Path]()
    for index, package in enumerate(packages):
        ending, data = ("txt", package.encode()) if isinstance(package, str) else ("apkg", package)
        paths.append(folder / f"{index}.{ending}")
        paths[-1].write_bytes(data)
    program = ROOT / "tests" / "support" / "with_anki.py"
    ended = subprocess.run(
        [python, program, folder, *paths], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    told = json.loads(ended.stdout)
    assert told["is_sound"], told["problems"]
    said: list[dict[str, Any]] = told["said"]
    return said


def test_anki_has_the_cards_tags_and_points_of_our_package(python: str, tmp_path: Path) -> None:
    (said,) = imported(python, tmp_path, anki.write(DECK))
    assert said["new"] == 2
    purges, will = said["notes"]
    assert [note["guid"] for note in said["notes"]] == [
        "stalin-1924-41/purges",
        "stalin-1924-41/lenins-will",
    ]
    assert sorted(purges["tags"]) == ["paper-2", "terror"]
    assert len(purges["decks"]) == len(will["decks"]) == 1
    assert "::" not in purges["decks"][0]
    assert "The purges &amp; trials" in purges["question"]
    assert "Whom did they strike," in purges["question"]
    assert "1938" not in purges["question"]
    points = re.findall("<li>(.*?)</li>", purges["answer"])
    assert points[0] == "1934 &lt; 1938"
    assert points[1] == "the party<br>  and the &#91;sound:army]"
    assert len(points) == 3
    assert "disputed." in purges["answer"]
    assert will["question"].count("Lenin's will") == 1


def test_to_import_again_updates_and_doubles_nothing(python: str, tmp_path: Path) -> None:
    purges, will = DECK.cards
    reworded = purges.model_copy(update={"front": "Whom?", "back": ("the party",)})
    third = will.model_copy(update={"id": "third", "topic": "A third", "front": "A third"})
    later = DECK.only([reworded, will, third])
    packages = [anki.write(DECK, NOON), anki.write(DECK, NOON), anki.write(later, LATER)]
    first, again, last = imported(python, tmp_path, *packages)
    assert (first["new"], again["new"], last["new"]) == (2, 0, 1)
    assert again["notes"] == first["notes"]
    assert last["updated"] == 2
    assert [note["fields"][1] for note in last["notes"]] == ["Whom?", "", ""]
    assert all(len(note["decks"]) == 1 for note in last["notes"])


@pytest.mark.parametrize("name", ["new.apkg", "old.apkg"])
def test_a_deck_that_went_through_anki_is_the_same_deck(
    python: str, tmp_path: Path, name: str
) -> None:
    imported(python, tmp_path, anki.write(DECK))
    found = anki.find(source_of((tmp_path / name).read_bytes()), Wishes())
    came_back = deck_of(found)
    assert [card.model_copy(update={"tags": ()}) for card in came_back.cards] == [
        card.model_copy(update={"tags": ()}) for card in DECK.cards
    ]
    assert [sorted(card.tags) for card in came_back.cards] == [["paper-2", "terror"], []]
    assert (came_back.id, came_back.title) == (DECK.id, DECK.title)
    assert came_back.description == DECK.description


def test_anki_has_the_cards_tags_and_points_of_our_text(python: str, tmp_path: Path) -> None:
    first, again = imported(python, tmp_path, anki_text.write(DECK), anki_text.write(DECK))
    assert (first["new"], again["new"]) == (2, 0)
    purges, will = first["notes"]
    assert purges["guid"] == "stalin-1924-41/purges"
    assert sorted(purges["tags"]) == ["paper-2", "terror"]
    assert len(purges["decks"]) == len(will["decks"]) == 1
    assert "::" not in purges["decks"][0]
    assert "<b>The purges &amp; trials</b><br>Whom did they strike," in purges["question"]
    assert len(re.findall("<li>", purges["answer"])) == 3
    assert "1938" not in purges["question"]
    assert "disputed." in purges["answer"]


def test_a_reworded_text_updates_the_notes_of_anki(python: str, tmp_path: Path) -> None:
    purges, will = DECK.cards
    reworded = purges.model_copy(update={"front": "Whom?", "back": ("the party",)})
    later = DECK.only([reworded, will])
    _, last = imported(python, tmp_path, anki_text.write(DECK), anki_text.write(later))
    assert (last["new"], last["updated"]) == (0, 1)
    assert last["notes"][0]["fields"][0].endswith("<br>Whom?")


def test_a_text_that_went_through_anki_is_the_same_deck(python: str, tmp_path: Path) -> None:
    imported(python, tmp_path, anki_text.write(DECK))
    found = anki_text.find(source_of((tmp_path / "notes.txt").read_bytes()), Wishes())
    came_back = deck_of(found)
    assert [card.model_copy(update={"tags": ()}) for card in came_back.cards] == [
        card.model_copy(update={"tags": ()}) for card in DECK.cards
    ]
    assert [sorted(card.tags) for card in came_back.cards] == [["paper-2", "terror"], []]
    assert (came_back.id, came_back.title) == (DECK.id, DECK.title)


def test_decks_that_lie_in_one_collection_stay_themselves(python: str, tmp_path: Path) -> None:
    other = DECK.model_copy(update={"id": "other", "title": "Another"})
    imported(python, tmp_path, anki.write(DECK), anki.write(other))
    found = anki.find(source_of((tmp_path / "new.apkg").read_bytes()), Wishes(is_split=True))
    assert {deck.id: deck.title for deck in found.decks} == {
        DECK.id: DECK.title,
        "other": "Another",
    }
    assert all(
        [card.id for card in deck.cards] == ["purges", "lenins-will"] for deck in found.decks
    )


def test_a_package_that_anki_gives_out_as_text_is_the_same_deck(
    python: str, tmp_path: Path
) -> None:
    imported(python, tmp_path, anki.write(DECK))
    found = anki_text.find(source_of((tmp_path / "notes.txt").read_bytes()), Wishes())
    came_back = deck_of(found)
    assert [card.model_copy(update={"tags": ()}) for card in came_back.cards] == [
        card.model_copy(update={"tags": ()}) for card in DECK.cards
    ]
