"""Which deck is meant, and what one sits down to."""

from pathlib import Path

import pytest

from revise1924.errors import DeckError, ProgressError, UnreadableError, UsageError
from revise1924.library import Desk, find_deck, open_desk
from revise1924.storage.memory import ProgressInMemory
from revise1924.storage.progress_file import ProgressFile
from tests.support.places import SHIPPED
from tests.support.progress import look, save


def test_without_a_name_the_deck_that_ships_is_meant() -> None:
    assert find_deck(None).resolve() == SHIPPED


def test_a_name_is_a_path_or_an_id_in_the_library(
    in_library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_deck("mine") == in_library
    assert find_deck(str(in_library)) == in_library
    assert find_deck("mine.json") == Path("mine.json")  # looks like a path, so it is one
    (tmp_path / "mine").mkdir()
    assert find_deck("mine") == in_library  # a folder is no deck
    Path("plain").write_text("{}")
    assert find_deck("plain") == Path("plain")


def test_a_markdown_deck_is_found_like_any_other(in_library: Path) -> None:
    for ending in (".md", ".markdown"):
        theirs = in_library.with_name(f"theirs{ending}")
        theirs.write_text("# T\n## A\n- a\n")
        assert find_deck("theirs") == theirs
        assert find_deck(f"theirs{ending}") == Path(f"theirs{ending}")  # looks like a path
        theirs.unlink()
    assert find_deck("MINE.MD") == Path("MINE.MD")


def test_a_deck_that_is_there_in_two_formats_is_not_guessed_at(in_library: Path) -> None:
    other = in_library.with_suffix(".md")
    other.write_text("# T\n## A\n- a\n")
    with pytest.raises(UsageError, match=r'several decks "mine": mine\.json and mine\.md in '):
        find_deck("mine")
    assert find_deck(str(other)) == other


@pytest.mark.parametrize("name", ["nowhere", "n" * 5000])
def test_a_name_of_nothing_is_said_to_be_one(name: str) -> None:
    with pytest.raises(UsageError, match="there is no deck"):
        find_deck(name)


def test_a_desk_is_a_deck_with_its_progress(in_library: Path, tmp_path: Path) -> None:
    progress = in_library.parents[1] / "mine.json"
    save(ProgressFile(progress, "mine"), look())
    desk = open_desk("mine", None)
    assert (desk.deck.id, desk.keeper.path) == ("mine", progress)
    assert len(desk.keeper.progress.reviews) == 1
    elsewhere = open_desk("mine", tmp_path / "other.json")
    assert elsewhere.keeper.path == tmp_path / "other.json"
    assert elsewhere.keeper.is_fresh
    assert Desk(desk.deck, ProgressInMemory(desk.keeper.progress)).keeper.path is None


def test_a_desk_cannot_be_opened_where_its_deck_or_its_progress_cannot_be_read(
    in_library: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text("{")
    with pytest.raises(UnreadableError):
        open_desk(str(tmp_path / "nowhere.json"), None)
    with pytest.raises(DeckError):
        open_desk(str(bad), None)
    with pytest.raises(ProgressError):
        open_desk(str(in_library), bad)


def _deck(path: Path, deck: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"# T\n<!-- id: {deck} -->\n## A\n- a\n")
    return path


def test_a_deck_is_found_in_folders_and_by_the_id_inside_it(in_library: Path) -> None:
    decks = in_library.parent
    inner = _deck(decks / "history" / "war.md", "cold-war")
    (decks / "broken.json").write_text("{")
    assert find_deck("war") == inner
    assert find_deck("cold-war") == inner
    named = _deck(decks / "cold-war.md", "other")  # the name of a file comes first
    assert find_deck("cold-war") == named
    assert find_deck("stalin-1924-41").resolve() == SHIPPED
    mine = _deck(decks / "history" / "stalin.md", "stalin-1924-41")
    assert find_deck("stalin-1924-41") == mine


def test_of_two_decks_of_one_id_none_is_guessed_at(in_library: Path) -> None:
    decks = in_library.parent
    _deck(decks / "a" / "one.md", "war")
    _deck(decks / "b" / "two.md", "war")
    with pytest.raises(UsageError, match=r'several decks "war": a/one\.md and b/two\.md in '):
        find_deck("war")
