"""A deck that is edited while it is studied: it is read anew, and its cards keep their history."""

import json
from pathlib import Path
from typing import Any

import pytest

from revise1924.errors import DeckError, SaveError, UnreadableError
from revise1924.library import Desk, open_desk
from revise1924.paths import data_folder
from revise1924.records import card_records
from revise1924.reread import reread
from revise1924.session import Session
from revise1924.storage.format import read_copy
from revise1924.storage.progress_file import ProgressFile
from tests.support.clock import Clock
from tests.support.failures import failing
from tests.support.library import put_deck


@pytest.fixture
def path() -> Path:
    return put_deck("art.json", cards=3, tags=("old",))


@pytest.fixture
def desk(path: Path) -> Desk:
    return open_desk(str(path))


def rewrite(path: Path, **changes: Any) -> None:
    """Give the first card of a deck other fields."""
    said = json.loads(path.read_text())
    said["cards"][0] |= changes
    path.write_text(json.dumps(said))


def missed(desk: Desk, clock: Clock) -> list[int]:
    """Return how often each point of the first card was missed."""
    record = card_records(desk.deck, desk.keeper.progress, clock())[0]
    return [point.missed for point in record.points]


def test_a_deck_that_is_as_it_was_is_not_read_again(desk: Desk, clock: Clock) -> None:
    before = desk.deck
    assert not reread(desk, clock())
    assert desk.deck is before


def test_a_deck_without_a_file_stays_as_it_is(desk: Desk, clock: Clock) -> None:
    assert not reread(Desk(desk.deck, desk.keeper), clock())


def test_a_change_is_taken_in(path: Path, desk: Desk, clock: Clock) -> None:
    desk.tags = frozenset({"old"})
    rewrite(path, front="Another?", tags=["new"])
    assert reread(desk, clock())
    assert desk.deck.cards[0].front == "Another?"
    assert desk.tags == frozenset()  # nothing has it any more
    assert not reread(desk, clock())


def test_points_keep_their_history_over_a_change(path: Path, desk: Desk, clock: Clock) -> None:
    Session(desk, clock()).grade((False, True), clock())
    rewrite(path, back=["a new one", "b", "a"])
    assert reread(desk, clock())
    assert missed(desk, clock) == [0, 0, 1]
    assert missed(open_desk(str(path)), clock) == [0, 0, 1]


def test_two_windows_that_see_one_change_take_note_of_it_once(
    path: Path, desk: Desk, clock: Clock
) -> None:
    other = open_desk(str(path))
    Session(desk, clock()).grade((False, True), clock())
    rewrite(path, back=["b", "a"])
    for each in (desk, other):
        assert reread(each, clock())
        assert missed(each, clock) == [0, 1]
    rewrite(path, back=["a", "b"])
    for each in (other, desk):
        assert reread(each, clock())
        assert missed(each, clock) == [1, 0]
    rewrite(path, back=["b", "c", "a"])
    assert reread(desk, clock())
    rewrite(path, back=["c", "a"])
    for each in (desk, other):  # which has missed the step between
        assert reread(each, clock())
        assert missed(each, clock) == [0, 1]


def test_two_computers_that_see_one_change_count_it_once(
    path: Path, desk: Desk, clock: Clock, tmp_path: Path
) -> None:
    Session(desk, clock()).grade((False, True), clock())
    copy = tmp_path / "copy.json"
    copy.write_bytes((data_folder() / "art.json").read_bytes())
    other = open_desk(str(path), copy)
    rewrite(path, back=["b", "a"])
    for each in (desk, other):  # neither knows yet what the other one notes
        assert reread(each, clock())
    assert isinstance(desk.keeper, ProgressFile)
    desk.keeper.take_in([read_copy(copy)], clock())
    assert len(desk.keeper.progress.edits["topic-0"]) == 2
    assert missed(desk, clock) == [0, 1]
    assert missed(open_desk(str(path)), clock) == [0, 1]
    rewrite(path, back=["a", "b"])
    assert reread(desk, clock())
    assert missed(desk, clock) == [1, 0]


@pytest.mark.parametrize("spoilt", ["{", '{"id": "art"}'])
def test_a_deck_at_fault_is_not_taken_in(spoilt: str, path: Path, desk: Desk, clock: Clock) -> None:
    before, good = desk.deck, path.read_text()
    path.write_text(spoilt)
    for _ in range(2):  # it is said as long as it is so
        with pytest.raises(DeckError):
            reread(desk, clock())
    assert desk.deck is before
    path.write_text(good.replace("Topic 1", "Topic I"))
    assert reread(desk, clock())
    assert desk.deck.cards[1].topic == "Topic I"


def test_a_deck_that_is_gone_is_said_to_be(path: Path, desk: Desk, clock: Clock) -> None:
    path.unlink()
    with pytest.raises(UnreadableError, match="no such file"):
        reread(desk, clock())


def test_another_deck_in_the_file_is_not_taken_in(path: Path, desk: Desk, clock: Clock) -> None:
    path.write_text(path.read_text().replace('"id": "art"', '"id": "music"'))
    with pytest.raises(DeckError, match='is "music" now, and was "art"'):
        reread(desk, clock())
    assert desk.deck.id == "art"


def test_where_the_history_cannot_be_kept_the_deck_is_not_taken_in_yet(
    path: Path, desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    Session(desk, clock()).grade((False, True), clock())
    rewrite(path, back=["b", "a"])
    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", failing(28))
        with pytest.raises(SaveError):
            reread(desk, clock())
    assert desk.deck.cards[0].back == ("a", "b")
    assert reread(desk, clock())
    assert missed(desk, clock) == [0, 1]
