"""The decks one sits down to in a run: each once, several together, those of some tags."""

from datetime import timedelta
from pathlib import Path

import pytest

from revise1924.desks import Desks, ask_for_more, is_to_study
from revise1924.errors import DeckError, UsageError
from revise1924.leitner import MORE
from revise1924.library import DamagedDesk, Desk
from revise1924.listing import Entry
from revise1924.overview import survey_desk
from revise1924.paths import data_folder
from revise1924.session import Session
from tests.support.clock import MONDAY, TODAY
from tests.support.library import put_deck


def at(desks: Desks, path: Path) -> Desk:
    desk = desks.at(path)
    assert isinstance(desk, Desk)
    return desk


def ids(desks: list[Desk]) -> list[str]:
    return [desk.deck.id for desk in desks]


def titles(desks: Desks) -> list[str]:
    entries = desks.listing(MONDAY).entries()
    return [each.summary.title if each.summary else each.path.name for each in entries]


def test_a_desk_is_opened_once_and_keeps_what_is_not_saved() -> None:
    path, desks = put_deck("art.json"), Desks()
    desk = at(desks, path)
    desk.ask_for_new(5, MONDAY.date())
    assert at(desks, path) is desk
    assert desks.opened == [desk]


def test_the_list_counts_what_has_been_chosen_at_an_open_desk() -> None:
    path, desks = put_deck("art.json", cards=12, tags=("dates",)), Desks()
    desk = at(desks, path)
    desk.ask_for_new(12, MONDAY.date())
    (entry,) = desks.listing(MONDAY).entries()
    assert entry.summary is not None
    assert (entry.summary.new, entry.summary.new_left) == (12, 0)
    desk.tags = frozenset({"dates"})
    (entry,) = desks.listing(MONDAY).entries()
    assert entry.summary is not None
    assert (entry.summary.new, entry.summary.title) == (1, "All of art · only dates")
    (entry,) = Desks().listing(MONDAY).entries()  # and the next run knows nothing of it
    assert entry.summary is not None
    assert (entry.summary.new, entry.summary.new_left) == (10, 2)


def test_an_open_deck_is_listed_as_it_is_now_and_with_what_is_wrong_with_it() -> None:
    path, desks = put_deck("art.json"), Desks()
    desk = at(desks, path)
    put_deck("art.json", title="Of art", cards=3)
    (entry,) = desks.listing(MONDAY).entries()
    assert entry.summary is not None
    assert (entry.summary.title, entry.summary.new) == ("Of art", 3)
    path.write_text("{")
    (entry,) = desks.listing(MONDAY).entries()
    assert (entry.fault or "").startswith("line 1: is not JSON")
    assert at(desks, path) is desk  # and can still be studied as it was
    path.unlink()
    (entry,) = [each for each in desks.listing(MONDAY).entries() if each.path == path]
    assert entry.fault == "there is no such file"


def test_a_deck_opened_from_elsewhere_is_listed_with_the_library(tmp_path: Path) -> None:
    put_deck("art.json")
    elsewhere = put_deck("moved.json").rename(tmp_path / "moved.json")
    desks = Desks()
    assert titles(desks) == ["All of art"]
    at(desks, elsewhere)
    assert sorted(titles(desks)) == ["All of art", "All of moved"]


def test_decks_that_are_named_are_all_that_is_listed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    paths = [put_deck(f"{name}.json") for name in ("art", "biology", "chemistry")]
    monkeypatch.chdir(paths[0].parent)
    desks = Desks([Path("chemistry.json"), paths[0]])
    assert titles(desks) == ["All of chemistry", "All of art"]
    assert not desks.is_library
    at(desks, paths[2]).tags = frozenset({"any"})
    assert titles(desks)[0] == "All of chemistry · only any"  # the same, by another name


def test_decks_at_fault_keep_no_other_from_being_studied() -> None:
    put_deck("art.json")
    put_deck("twin.json", deck="art")
    put_deck("good.json")
    put_deck("damaged.json")
    (data_folder() / "damaged.json").write_text("{")
    broken = put_deck("broken.json")
    broken.write_text("{")
    desks = Desks()
    entries = desks.listing(MONDAY).entries()
    assert ids(desks.of(entries, lambda _: True)) == ["good"]
    assert isinstance(desks.at(put_deck("damaged.json")), DamagedDesk)
    with pytest.raises(DeckError):
        desks.at(broken)


def test_a_deck_that_was_spoilt_after_it_was_listed_is_left_out() -> None:
    put_deck("art.json")
    spoilt, desks = put_deck("biology.json"), Desks()
    entries = desks.listing(MONDAY).entries()
    spoilt.write_text("{")
    assert ids(desks.of(entries, is_to_study)) == ["art"]


def test_decks_in_which_nothing_is_to_do_are_not_opened() -> None:
    paths = [put_deck(f"{name}.json", cards=1) for name in ("art", "biology")]
    yesterday = MONDAY - timedelta(days=1)
    Session(at(Desks(), paths[0]), yesterday).grade((True, True), yesterday)
    desks = Desks()
    assert ids(desks.of(desks.listing(MONDAY).entries(), is_to_study)) == ["biology"]


def test_a_deck_done_today_is_there_so_that_its_review_can_be_taken_back() -> None:
    paths = [put_deck(f"{name}.json", cards=1) for name in ("art", "biology")]
    Session(at(Desks(), paths[0]), MONDAY).grade((True, True), MONDAY)
    desks = Desks()
    entries = desks.listing(MONDAY).entries()
    assert ids(desks.of(entries, is_to_study)) == ["art", "biology"]
    assert ids(desks.of(entries, lambda deck: deck.can_undo)) == ["art"]


@pytest.mark.parametrize(
    ("cards", "more"),
    [((30, 30), (3, 2)), ((30, 11), (4, 1)), ((12, 11), (2, 1)), ((30,), (MORE,)), ((5,), (0,))],
)
def test_five_more_new_cards_come_one_of_each_deck_in_turn(
    cards: tuple[int, ...], more: tuple[int, ...]
) -> None:
    desks = Desks()
    opened = [at(desks, put_deck(f"{n}.json", cards=number)) for n, number in enumerate(cards)]
    before = [survey_desk(desk, MONDAY).new_to_study for desk in opened]
    ask_for_more(opened, MONDAY)
    after = [survey_desk(desk, MONDAY).new_to_study for desk in opened]
    assert tuple(now - then for now, then in zip(after, before, strict=True)) == more


def test_a_tag_chooses_cards_in_the_decks_that_have_it() -> None:
    for name, tags in {"art": ("dates",), "biology": (), "chemistry": ("dates", "acids")}.items():
        put_deck(f"{name}.json", tags=tags)
    desks = Desks()
    desks.choose(["dates"], MONDAY)
    assert titles(desks) == ["All of art · only dates", "All of chemistry · only dates"]
    with pytest.raises(UsageError, match=r'has the tag "date" \(did you mean "dates"') as raised:
        Desks().choose(["date", "acids"], MONDAY)
    assert "They have acids, dates." in str(raised.value)


@pytest.mark.parametrize("name", ["a.json", "z.json", "inside/art.json"])
def test_an_open_deck_that_is_renamed_stays_open_under_its_new_name(name: str) -> None:
    path, desks = put_deck("art.json"), Desks()
    desk = at(desks, path)
    moved = path.parent / name
    moved.parent.mkdir(exist_ok=True)
    path.rename(moved)
    (entry,) = desks.listing(MONDAY).entries()
    assert (entry.path, entry.fault) == (moved, None)
    assert at(desks, moved) is desk
    assert desk.file == moved
    put_deck("later.json")
    desks.listing(MONDAY).entries()  # the cache knows the deck by now
    moved.rename(path)
    assert [each.path for each in desks.listing(MONDAY).entries()] == [
        path,
        path.with_name("later.json"),
    ]
    assert at(desks, path) is desk


def test_where_an_open_deck_was_another_can_be_opened_and_the_first_comes_back() -> None:
    path, desks = put_deck("art.json"), Desks()
    desk = at(desks, path)
    put_deck("art.json", deck="music", cards=3)
    (entry,) = desks.listing(MONDAY).entries()
    assert entry.fault is None
    assert entry.summary is not None
    assert (entry.summary.deck, entry.summary.cards) == ("music", 3)
    assert at(desks, path).deck.id == "music"
    back = put_deck("back.json", deck="art")
    assert [each.fault for each in desks.listing(MONDAY).entries()] == [None, None]
    assert at(desks, back) is desk


def test_a_deck_that_has_got_another_id_since_it_was_listed_is_not_studied_with_its_twin() -> None:
    put_deck("art.json")
    put_deck("biology.json")
    desks = Desks()
    entries = desks.listing(MONDAY).entries()
    put_deck("biology.json", deck="art")
    assert ids(desks.of(entries, is_to_study)) == ["art"]


def test_a_review_can_be_taken_back_though_its_deck_is_at_fault_by_now() -> None:
    path, desks = put_deck("art.json"), Desks()
    Session(at(desks, path), MONDAY).grade((True, True), MONDAY)
    path.write_text("{")
    assert ids(desks.to_undo(MONDAY)) == ["art"]
    put_deck("art.json")
    put_deck("twin.json", deck="art")
    assert ids(Desks().to_undo(MONDAY)) == ["art", "art"]


def test_progress_that_is_damaged_while_its_deck_is_open_can_be_mended() -> None:
    path, desks = put_deck("art.json"), Desks()
    desk = at(desks, path)
    session = Session(desk, MONDAY)
    session.grade((True, True), MONDAY)
    session.draft(MONDAY).recital.tick(0)
    session.leave(MONDAY)
    progress = data_folder() / "art.json"
    sound = progress.read_bytes()
    progress.write_text("{")
    damaged = desks.at(path)
    assert isinstance(damaged, DamagedDesk)
    progress.write_bytes(sound)
    again = damaged.reopen()
    assert isinstance(again, Desk)
    desks.keep(again)
    assert desks.opened == [again]
    assert again.drafts.begun(TODAY)  # and the ticks are still there


def test_what_is_settled_on_counts_at_every_desk_and_for_the_list_at_once() -> None:
    path, desks = put_deck("art.json", cards=12), Desks(new_a_day=3)
    other = put_deck("physics.json", cards=12)
    assert [figures(each) for each in desks.listing(MONDAY).entries()] == [(3, 9), (3, 9)]
    desk = at(desks, path)
    assert Session([desk], MONDAY).total == 3
    desks.settle_on(7)
    assert Session([desk], MONDAY).total == 7
    assert [figures(each) for each in desks.listing(MONDAY).entries()] == [(7, 5), (7, 5)]
    assert Session([at(desks, other)], MONDAY).total == 7


def figures(entry: Entry) -> tuple[int, int]:
    assert entry.summary is not None
    return entry.summary.new, entry.summary.new_left
