"""The deck that ships, and the student's own copy of it."""

import errno
import json
from pathlib import Path

import pytest

from revise1924.cards import Deck
from revise1924.errors import SaveError, UsageError
from revise1924.formats import markdown
from revise1924.library import find_deck
from revise1924.listing import Listing
from revise1924.paths import SHIPPED_ID, library_folder, shipped_deck
from revise1924.shipped import is_shipped, own_copy
from revise1924.storage.progress_file import ProgressFile
from tests.support.clock import MONDAY
from tests.support.commands import Run
from tests.support.failures import failing
from tests.support.library import put_deck
from tests.support.places import SHIPPED
from tests.support.progress import look, save


def test_the_id_of_the_deck_that_ships_is_known_without_reading_it(deck: Deck) -> None:
    assert deck.id == SHIPPED_ID


def test_any_other_deck_is_edited_where_it_is(in_library: Path) -> None:
    assert own_copy(in_library) == in_library
    assert [path.name for path in library_folder().iterdir()] == ["mine.json"]


def test_of_the_deck_that_ships_a_copy_is_made_and_taken_from_then_on(tmp_path: Path) -> None:
    copy = own_copy(shipped_deck())
    assert copy == library_folder() / f"{SHIPPED_ID}.json"
    assert copy.read_bytes() == SHIPPED.read_bytes()
    assert not is_shipped(copy)
    copy.write_text(copy.read_text().replace("The purges", "Terror"))
    assert own_copy(shipped_deck()) == copy
    link = tmp_path / "link.json"
    link.symlink_to(shipped_deck())
    assert own_copy(link) == copy
    assert "Terror" in copy.read_text()


def test_a_deck_of_that_id_anywhere_in_the_library_is_the_copy(deck: Deck) -> None:
    theirs = library_folder() / "history" / "mine.md"
    theirs.parent.mkdir(parents=True)
    theirs.write_text(markdown.write(deck))
    (library_folder() / "broken.json").write_text("{")
    assert own_copy(shipped_deck()) == theirs


def test_what_is_in_the_way_of_a_copy_is_not_overwritten() -> None:
    copy = library_folder() / f"{SHIPPED_ID}.json"
    copy.parent.mkdir(parents=True)
    copy.write_text("{")
    with pytest.raises(SaveError, match="there is a file already"):
        own_copy(shipped_deck())
    assert copy.read_text() == "{"
    copy.unlink()
    copy.symlink_to("nowhere")
    with pytest.raises(SaveError, match="there is a file already"):
        own_copy(shipped_deck())
    assert copy.is_symlink()


def test_a_copy_that_cannot_be_made_is_said_to_be_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.mkstemp", failing(errno.EROFS))
    with pytest.raises(SaveError, match="not saved: Read-only file system"):
        own_copy(shipped_deck())
    assert not list(library_folder().iterdir())


@pytest.mark.parametrize("ending", [".json", ".md", ".markdown"])
def test_without_a_name_the_copy_is_meant_once_there_is_one(ending: str) -> None:
    library_folder().mkdir(parents=True)
    copy = library_folder() / f"{SHIPPED_ID}{ending}"
    copy.write_text("")
    assert find_deck(None) == copy
    copy.unlink()
    assert find_deck(None) == shipped_deck()


def test_without_a_home_folder_the_deck_that_ships_is_meant(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("revise1924.paths.user_data_path", lambda *_, **__: Path("~"))
    monkeypatch.delenv("REVISE1924_DATA_DIR")
    assert find_deck(None) == shipped_deck()


def test_without_a_name_the_only_deck_there_is_is_meant(file: ProgressFile) -> None:
    mine = put_deck("mine.json")
    assert find_deck(None) == mine
    put_deck("another.json")
    with pytest.raises(UsageError, match="you have 2 decks; which one is meant"):
        find_deck(None)
    save(file, look())  # the one that ships has been begun
    assert find_deck(None) == shipped_deck()


def test_commands_without_a_deck_show_the_copy(run: Run) -> None:
    copy = own_copy(shipped_deck())
    copy.write_text(copy.read_text().replace("The purges", "Terror"))
    cards = json.loads(run("status", "--json")[1])["cards"]
    assert (cards[6]["id"], cards[6]["topic"]) == ("purges", "Terror")


def test_the_copy_takes_its_place_also_where_both_are_named() -> None:
    copy, other = own_copy(shipped_deck()), put_deck("other.json")
    entries = Listing(MONDAY, [shipped_deck(), copy, other]).entries()
    assert [(each.path, each.fault) for each in entries] == [(copy, None), (other, None)]


def test_the_copy_takes_the_place_of_the_deck_that_ships_in_the_library(
    file: ProgressFile,
) -> None:
    save(file, look())
    assert Listing(MONDAY).paths == [shipped_deck()]
    copy = own_copy(shipped_deck())
    listing = Listing(MONDAY)
    assert listing.paths == [copy]  # so that the deck is opened, and not a list of one
    assert [(each.path, each.fault) for each in listing.entries()] == [(copy, None)]
    (entry,) = listing.entries()
    assert entry.summary is not None
    assert entry.summary.reviews == 1
