"""Which deck is meant, and what one sits down to."""

import os
from pathlib import Path

import pytest

from revise1924.errors import DeckError, ProgressError, UnreadableError, UsageError
from revise1924.library import DamagedDesk, Desk, find_deck, open_desk, open_or_diagnose
from revise1924.shelf import shelf_of
from revise1924.storage.memory import ProgressInMemory
from revise1924.storage.progress_file import ProgressFile
from revise1924.storage.recovery import cures
from tests.support.clock import MONDAY
from tests.support.decks import SHIPPED_ID
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


def test_decks_lie_in_folders_inside_the_library_too(in_library: Path) -> None:
    folder = in_library.parent / "history" / "20th"
    folder.mkdir(parents=True)
    inside = folder / "war.md"
    inside.write_text("# Who began it?\n<!-- id: cold-war -->\n## A\n- a\n")
    (in_library.parent / ".hidden.json").write_text("{")
    (in_library.parent / "notes.txt").write_text("no deck")
    (folder / "round").symlink_to(in_library.parent)
    assert shelf_of(in_library.parent).files == sorted([in_library, inside])
    assert find_deck("war") == inside
    assert find_deck("cold-war") == inside  # its id, whatever its file is called


def test_a_deck_that_does_not_load_is_in_the_way_of_no_other(in_library: Path) -> None:
    for name, what in {"a": "{", "b": "[]", "c": '{"id": "mine-2"}'}.items():
        (in_library.parent / f"{name}.json").write_text(what)
    os.mkfifo(in_library.parent / "pipe.json")
    (in_library.parent / "real.md").write_text("# T\n<!-- id: other -->\n## A\n- a\n")
    assert find_deck("other").name == "real.md"
    with pytest.raises(UsageError, match="there is no deck"):
        find_deck("mine-2")


def test_two_decks_of_one_id_are_not_guessed_at(in_library: Path) -> None:
    for name in ("one", "two"):
        (in_library.parent / f"{name}.md").write_text("# T\n<!-- id: same -->\n## A\n- a\n")
    with pytest.raises(UsageError, match=r'several decks "same": one\.md and two\.md in '):
        find_deck("same")
    assert find_deck("one").name == "one.md"


def test_the_deck_that_ships_is_found_by_its_id_unless_another_has_it(in_library: Path) -> None:
    assert find_deck(SHIPPED_ID).resolve() == SHIPPED
    own = in_library.parent / "own.md"
    own.write_text(f"# T\n<!-- id: {SHIPPED_ID} -->\n## A\n- a\n")
    assert find_deck(SHIPPED_ID) == own


@pytest.mark.parametrize(("word", "near"), [("stalin", SHIPPED_ID), ("mnie", "mine"), ("zzz", "")])
def test_the_nearest_deck_is_suggested(word: str, near: str, in_library: Path) -> None:
    with pytest.raises(UsageError) as raised:
        find_deck(word)
    assert (f'did you mean "{near}"?' in str(raised.value)) == bool(near)
    assert str(in_library.parent) in str(raised.value)


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


def test_the_tags_that_were_asked_for_are_chosen_once_damaged_progress_is_mended(
    in_library: Path, tmp_path: Path
) -> None:
    deck = in_library.parent / "tagged.md"
    deck.write_text("# T\n## A\n<!-- tags: x -->\n- a\n## B\n- b\n")
    progress = tmp_path / "progress.json"
    progress.write_text("{")
    damaged = open_or_diagnose("tagged", progress, ["x"])
    assert isinstance(damaged, DamagedDesk)
    cures(damaged.diagnosis)[0].mend(MONDAY)
    desk = damaged.reopen()
    assert isinstance(desk, Desk)
    assert [card.topic for card in desk.asked.cards] == ["A"]
