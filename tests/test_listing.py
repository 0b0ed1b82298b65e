"""Every deck of the library: what is to do in it, or what is wrong; and the cache of that."""

import json
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from revise1924.formats import load_deck
from revise1924.listing import Entry, Listing, Today, today_in
from revise1924.storage.progress_file import ProgressFile
from revise1924.summaries import Summary
from tests.support.clock import EXAM, MONDAY, TODAY, TUESDAY
from tests.support.commands import Run
from tests.support.decks import SHIPPED_ID
from tests.support.places import SHIPPED
from tests.support.progress import document, entry, look, save, ticks

AGO = (MONDAY - timedelta(hours=1)).timestamp()


@pytest.fixture
def data(home_of_its_own: Path) -> Path:
    return home_of_its_own / "revise1924"


Put = Callable[..., Path]


@pytest.fixture
def put(data: Path) -> Put:
    """Return a function that puts a deck of some cards into the library."""

    def write(name: str, deck: str | None = None, cards: int = 2, title: str = "T") -> Path:
        path = data / "decks" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        made = [{"topic": f"Topic {n}", "front": "?", "back": ["a", "b"]} for n in range(cards)]
        deck = deck or path.stem
        path.write_text(json.dumps({"id": deck, "title": title, "cards": made}))
        return path

    return write


def entries(now: datetime = MONDAY) -> list[Entry]:
    return Listing(now).entries()


def known(entry: Entry) -> Summary:
    assert entry.summary is not None
    return entry.summary


def keep(data: Path, deck: str, *reviews: dict[str, Any], **fields: Any) -> Path:
    """Write the progress of a deck."""
    path = data / f"{deck}.json"
    path.write_text(document(deck=deck, reviews=list(reviews), **fields))
    return path


def test_the_deck_that_ships_is_listed_while_there_is_no_other(put: Put) -> None:
    (only,) = entries()
    assert (only.path.resolve(), only.fault) == (SHIPPED, None)
    whole = Summary(SHIPPED_ID, known(only).title, 7, TODAY, new=7)
    assert known(only) == replace(whole, next_session=TUESDAY, next_cards=7)
    put("mine.json")
    assert [known(each).deck for each in entries()] == ["mine"]


def test_the_deck_that_ships_stays_once_it_has_reviews(put: Put, file: ProgressFile) -> None:
    put("mine.json")
    save(file, look())
    assert [known(each).deck for each in entries()] == ["mine", SHIPPED_ID]
    file.path.write_text("{")  # something is kept of it, so it is not hidden
    assert [known(each).deck for each in entries()] == ["mine", SHIPPED_ID]


def test_a_deck_of_the_same_id_takes_the_place_of_the_one_that_ships(
    put: Put, file: ProgressFile
) -> None:
    mine = put("mine.json", SHIPPED_ID)
    save(file, look())
    (only,) = entries()
    assert (only.path, only.fault, known(only).reviews) == (mine, None, 1)


def test_an_entry_says_what_home_says(put: Put, data: Path) -> None:
    path = put("deep/down/mine.json", cards=14, title="Mine")
    monday = "2026-11-23T10:00:00+00:00"
    keep(
        data,
        "mine",
        entry(card="topic-0", at="2026-11-20T10:00:00+00:00", box=1, seconds=[10, 5]),
        entry(card="topic-1", at=monday, box=2),
        exam=EXAM.isoformat(),
        aside={"topic-13": {"aside": True, "at": monday}},
    )
    (only,) = entries()
    assert only == Entry(
        path,
        summary=Summary(
            deck="mine",
            title="Mine",
            cards=13,
            today=TODAY,
            due=1,
            new=9,
            new_left=2,
            exam=EXAM,
            days_left=193,
            next_due=datetime(2026, 11, 21).date(),  # noqa: DTZ001 - a day
            next_session=TUESDAY,
            next_cards=11,
            reviews=2,
            can_undo=True,
            timed=1,
            seconds=15.0,
        ),
    )


def test_a_deck_that_is_moved_or_renamed_keeps_its_progress(put: Put, data: Path) -> None:
    path = put("mine.json")
    keep(data, "mine", entry(card="topic-0", at="2026-11-20T10:00:00+00:00"))
    before = known(entries()[0])
    moved = data / "decks" / "history" / "other name.json"
    moved.parent.mkdir()
    path.rename(moved)
    (only,) = entries()
    assert (only.path, known(only)) == (moved, before)


def test_decks_that_do_not_load_are_listed_and_keep_no_other_away(put: Put, data: Path) -> None:
    good = put("good.json")
    decks = good.parent
    (decks / "broken.json").write_text('{\n"id": 1')
    (decks / "empty.md").write_text("")
    (decks / "gone.json").symlink_to("nowhere")
    os.mkfifo(decks / "pipe.json")
    found = {each.path.name: each for each in entries()}
    assert list(found) == ["broken.json", "empty.md", "gone.json", "good.json", "pipe.json"]
    faults = {name: each.fault for name, each in found.items()}
    assert faults.pop("good.json") is None
    assert faults["broken.json"] is not None
    assert faults["broken.json"].startswith("line 2: ")
    assert faults["gone.json"] == "there is no such file"
    assert faults["pipe.json"] == "is no ordinary file"
    assert all(found[name].summary is None for name in faults)
    assert not (data / "good.json").exists()


def test_two_decks_of_one_id_are_both_at_fault(put: Put) -> None:
    one, other, third = put("a.json", "same"), put("b/b.json", "same"), put("c.json")
    found = {each.path: each for each in entries()}
    assert found[one].fault == f'has the id "same", as has {other}; give each an id of its own'
    assert str(one) in (found[other].fault or "")
    assert found[third].fault is None
    assert today_in(entries()).new == 2  # neither of the two is counted
    put("d.json", "same")
    assert "and 1 more" in (next(each for each in entries() if each.path == one).fault or "")


@pytest.mark.parametrize(
    ("progress", "said"),
    [
        ("{", "its progress: line 1: is not JSON"),
        (document(deck="other"), 'holds progress of the deck "other"'),
        (document(deck="mine", format=2), "from a newer revise1924"),
        (None, "its progress: is a folder, not a file"),
    ],
)
def test_damaged_progress_is_said_and_title_and_cards_are_listed(
    progress: str | None, said: str, put: Put, data: Path
) -> None:
    put("mine.json", title="Mine", cards=3)
    path = data / "mine.json"
    if progress is None:
        path.mkdir()
    else:
        path.write_text(progress)
    before = sorted(data.iterdir())
    (only,) = entries()
    assert said in (only.fault or "")
    assert "\n" not in (only.fault or "")
    assert known(only) == Summary("mine", "Mine", 3, TODAY)
    assert today_in([only]) == Today(0, 0, 0, 0, 0)
    assert [each for each in sorted(data.iterdir()) if each.name != "cache"] == before
    if progress is not None:
        assert path.read_text() == progress


def test_progress_that_is_gone_while_backups_are_there_is_said(put: Put, data: Path) -> None:
    put("mine.json")
    file = ProgressFile(data / "mine.json", "mine")
    for day in range(2):
        save(file, look("topic-0", days=day))
    file.path.unlink()
    assert entries()[0].fault == "its progress: is gone, but backups of it are there"


def test_listing_writes_nothing_but_the_cache(put: Put, data: Path) -> None:
    put("mine.json")
    keep(data, "mine", entry(card="topic-0"))

    def there() -> dict[Path, bytes]:
        files = (path for path in data.rglob("*") if path.is_file())
        return {path: path.read_bytes() for path in files if path.parent.name != "cache"}

    before = there()
    entries()
    assert there() == before


def test_only_what_is_asked_for_is_read(put: Put, reads: "Reads") -> None:
    paths = [put(f"{name}.json") for name in "abc"]
    listing = Listing(MONDAY)
    assert (listing.paths, reads.names) == (paths, [SHIPPED.name])  # is it begun?
    assert listing.load(paths[1]) is listing.load(paths[1])
    assert reads.names[1:] == ["b.json"]


def test_today_is_the_sum_of_all_sound_decks(put: Put, data: Path) -> None:
    put("a.json", cards=3)
    put("b.json", cards=1)
    put("c.json", cards=1)
    past = "2026-11-20T10:00:00+00:00"
    timed = [
        entry(card="topic-0", at=f"2026-11-20T10:{n:02}:00+00:00", seconds=[90, 30])
        for n in range(10)
    ]
    keep(data, "a", *timed)
    keep(data, "b", entry(card="topic-0", at=past))
    keep(data, "c", entry(card="topic-0", at="2026-11-23T10:00:00+00:00", box=2))
    assert today_in(entries()) == Today(due=2, new=2, again=0, decks=2, minutes=8)


def test_cards_to_go_over_again_are_something_to_do(put: Put, data: Path, run: Run) -> None:
    put("a.json", cards=1)
    missed = entry(card="topic-0", at="2026-11-23T17:00:00+00:00", recalled=[False, False])
    keep(data, "a", missed)
    assert today_in(entries()) == Today(due=0, new=0, again=1, decks=1, minutes=1)
    assert "1 card to try once more in 1 deck, about 1 minute" in run("decks")[1]
    said = json.loads(run("decks", "--json")[1])
    assert (said["again"], said["decks"][0]["again"]) == (1, 1)


# The cache


@pytest.fixture
def cache(data: Path) -> Path:
    return data / "cache" / "decks.json"


class Reads:
    """Which decks are read, by the names of their files."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.names: list[str] = []

        def load(path: Path) -> Any:
            self.names.append(path.name)
            return load_deck(path)

        monkeypatch.setattr("revise1924.listing.load_deck", load)

    def of_listing(self, now: datetime = MONDAY) -> list[str]:
        self.names.clear()
        entries(now)
        return [name for name in self.names if name != SHIPPED.name]


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Reads:
    return Reads(monkeypatch)


@pytest.fixture
def mine(put: Put, data: Path) -> Path:
    """A deck with progress, both as they were for an hour."""
    path = put("mine.json")
    progress = keep(data, "mine", entry(card="topic-0", at="2026-11-20T10:00:00+00:00"))
    for each in (path, progress):
        os.utime(each, (AGO, AGO))
    return path


def test_a_deck_is_read_once(mine: Path, reads: Reads) -> None:
    assert reads.of_listing() == [mine.name]
    first = entries()
    assert reads.of_listing() == []
    assert entries() == first


def change_deck(mine: Path) -> None:
    mine.write_text(mine.read_text().replace("Topic 1", "Topic 2"))
    os.utime(mine, (AGO + 1, AGO + 1))


def replace_deck(mine: Path) -> None:
    """Put another file of this size and this date there."""
    other = mine.with_name("other")
    other.write_text(mine.read_text().replace("Topic 1", "Topic 2"))
    os.utime(other, (AGO, AGO))
    other.replace(mine)


def lengthen_deck(mine: Path) -> None:
    mine.write_text(mine.read_text() + " ")
    os.utime(mine, (AGO, AGO))


def review(mine: Path) -> None:
    file = ProgressFile(mine.parents[1] / "mine.json", "mine")
    save(file, look("topic-1"))
    os.utime(file.path, (AGO, AGO))


def bring_copy(mine: Path) -> None:
    """Put a copy beside the progress, as a program that syncs folders does."""
    copy = mine.parents[1] / "mine (conflicted copy).json"
    copy.write_text(document(deck="mine", reviews=[entry(card="topic-1")]))
    os.utime(copy, (AGO, AGO))


def lose_progress(mine: Path) -> None:
    (mine.parents[1] / "mine.json").unlink()


@pytest.mark.parametrize(
    "change",
    [change_deck, replace_deck, lengthen_deck, review, bring_copy, lose_progress],
)
def test_what_has_changed_is_read_anew(
    change: Callable[[Path], None], mine: Path, reads: Reads
) -> None:
    reads.of_listing()
    change(mine)
    assert reads.of_listing() == [mine.name]


def test_another_study_day_is_counted_anew(mine: Path, reads: Reads) -> None:
    reads.of_listing()
    assert reads.of_listing(MONDAY + timedelta(days=1)) == [mine.name]
    assert known(entries(MONDAY + timedelta(days=1))[0]).today == TUESDAY
    assert reads.of_listing() == [mine.name]  # the clock is set back


def test_a_change_within_the_same_tick_of_the_clock_is_seen(mine: Path, reads: Reads) -> None:
    now = MONDAY.timestamp()
    os.utime(mine, (now - 1, now - 1))
    reads.of_listing()
    text = mine.read_text()
    mine.write_text(text.replace('"T"', '"U"'))  # in place, and as long
    os.utime(mine, (now - 1, now - 1))
    assert known(entries()[0]).title == "U"
    assert known(entries(MONDAY + timedelta(seconds=9))[0]).title == "U"


def test_a_clock_set_back_trusts_nothing_that_is_dated_later(mine: Path, reads: Reads) -> None:
    reads.of_listing()
    assert reads.of_listing(MONDAY - timedelta(hours=2)) == [mine.name]
    assert reads.of_listing(MONDAY - timedelta(hours=2)) == [mine.name]


@pytest.mark.usefixtures("mine")
def test_reviews_of_a_day_to_come_are_counted_when_their_moment_has_passed(
    data: Path,
) -> None:
    """A traveller's Tuesday begins on the Monday of the place that was left."""
    later = MONDAY + timedelta(minutes=30)
    at = later.astimezone(datetime.fromisoformat("2026-11-24T00:00:00+14:00").tzinfo)
    progress = keep(data, "mine", entry(card="topic-0", at=at.isoformat(), box=2))
    os.utime(progress, (AGO, AGO))
    assert known(entries()[0]).new == 2
    assert known(entries(later + timedelta(minutes=1))[0]).new == 1


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"[1]",
        b"null",
        b"\xff\xfe",
        b'{"version": null}',
        b"[" * 100_000,
        b"1" * 5000,
        "cut",
        "version",
        "cards",
        "title",
    ],
)
def test_a_damaged_cache_is_made_anew(
    damage: bytes | str, mine: Path, reads: Reads, cache: Path
) -> None:
    reads.of_listing()
    sound = cache.read_bytes()
    spoilt = {
        "cut": sound[:-20],
        "version": sound.replace(b'"version": "', b'"version": "9'),
        "cards": sound.replace(b'"cards": 2', b'"cards": "2"'),
        "title": sound.replace(b'"title": "T"', b'"title": ""'),
    }
    cache.write_bytes(spoilt[damage] if isinstance(damage, str) else damage)
    assert cache.read_bytes() != sound
    assert reads.of_listing() == [mine.name]
    assert cache.read_bytes() == sound


def test_a_deleted_cache_is_made_anew(mine: Path, reads: Reads, cache: Path) -> None:
    reads.of_listing()
    cache.unlink()
    cache.parent.rmdir()
    assert reads.of_listing() == [mine.name]
    assert cache.exists()


def test_what_lies_in_the_way_of_the_cache_is_in_nobody_elses(mine: Path, cache: Path) -> None:
    expected = entries()
    cache.unlink()
    cache.mkdir()
    assert entries() == expected
    cache.rmdir()
    os.mkfifo(cache)
    assert entries() == expected
    cache.unlink()
    cache.parent.rmdir()
    cache.parent.write_text("")
    assert entries() == expected
    assert mine.exists()


def test_the_cache_forgets_decks_that_are_gone(mine: Path, put: Put, cache: Path) -> None:
    other = put("other.json")
    os.utime(other, (AGO, AGO))
    entries()
    assert len(json.loads(cache.read_bytes())["decks"]) == 2
    other.unlink()
    entries()
    assert list(json.loads(cache.read_bytes())["decks"]) == [str(mine)]
    assert [path.name for path in cache.parent.iterdir()] == [cache.name]


def test_a_cache_that_says_the_same_is_not_written_again(mine: Path, cache: Path) -> None:
    entries()
    before = cache.stat().st_ino
    entries()
    assert (cache.stat().st_ino, mine.exists()) == (before, True)


def test_without_the_variable_the_cache_lies_where_the_platform_has_it(
    mine: Path, home_of_its_own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REVISE1924_DATA_DIR")
    monkeypatch.setenv("XDG_DATA_HOME", str(mine.parents[2]))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home_of_its_own / "kept"))
    entries()
    assert (home_of_its_own / "kept" / "revise1924" / "decks.json").exists()


# The commands


def test_decks_json_is_a_promise_to_scripts(run: Run, mine: Path) -> None:
    (mine.parent / "bad.json").write_text("{")
    code, out, err = run("decks", "--json")
    said = json.loads(out)
    assert (code, err) == (0, "")
    bad, good = said.pop("decks")
    assert said == {"today": "2026-11-23", "due": 1, "new": 1, "again": 0, "minutes": 1}
    assert good == {
        "deck": "mine",
        "title": "T",
        "path": str(mine),
        "cards": 2,
        "due": 1,
        "new": 1,
        "again": 0,
        "exam": None,
        "days_left": None,
        "next_due": "2026-11-21",
        "readiness": None,
        "fault": None,
    }
    assert bad["fault"].startswith("line 1: is not JSON")
    assert {key for key, value in bad.items() if value is not None} == {"path", "fault"}


def test_decks_is_a_table_with_faults_and_todays_line(run: Run, mine: Path) -> None:
    (mine.parent / "bad.json").write_text("{")
    ProgressFile(mine.parents[1] / "mine.json", "mine").set_exam(EXAM, MONDAY)
    code, out, err = run("decks")
    assert (code, err) == (0, "")
    assert "in 193 days" in out
    assert f"{mine.parent / 'bad.json'}: line 1: is not JSON" in out
    assert out.splitlines()[-1] == "1 card to revise and 1 new one in 1 deck, about 1 minute"


def test_decks_says_when_there_is_nothing_to_do(run: Run, put: Put, data: Path) -> None:
    put("mine.json", cards=1)
    ProgressFile(data / "mine.json", "mine").set_exam(TODAY, MONDAY)
    keep(data, "mine", entry(card="topic-0", recalled=ticks(2, 2), box=2), exam="2026-11-22")
    out = run("decks")[1]
    assert out.splitlines()[-1] == "Nothing due in any deck"
    assert "over" in out
    assert "in 3 days" in out


def test_check_without_a_deck_checks_all_of_the_library(run: Run, put: Put) -> None:
    assert run("check") == (0, f"{Path(*SHIPPED.parts)}: 7 cards, 22 points, no fault\n", "")
    good, other = put("a/good.json"), put("other.json")
    assert run("check")[0] == 0
    twin = put("twin.json", "good")
    code, out, err = run("check")
    assert (code, err) == (1, "")
    assert f"{good}: 2 cards, 4 points, no fault" in out
    assert f'{twin}: has the id "good", as has {good}' in out
    twin.write_text("{")
    code, out, _ = run("check")
    assert code == 1
    assert f"{twin}:1: is not JSON" in out
    assert f"{other}: 2 cards" in out


@pytest.mark.parametrize(
    ("arguments", "near"),
    [
        (["statuss"], "status"),
        (["statuss", "--json"], "status"),
        (["deck"], "decks"),
        (["stalin"], "stalin-1924-41"),
        (["colld-war"], "cold-war"),
        (["status", "colld-war"], "cold-war"),
        (["check", "colld-war"], "cold-war"),
    ],
)
def test_a_wrong_name_suggests_the_nearest(
    arguments: list[str], near: str, run: Run, put: Put
) -> None:
    put("history/cold war.json", "cold-war")
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert f'(did you mean "{near}"?)' in err
    assert len(err.splitlines()) <= 3


def test_a_command_is_not_suggested_where_a_deck_is_wanted(run: Run) -> None:
    assert "did you mean" not in run("stats", "statuss")[2]


def test_what_is_wrong_beside_a_deck_is_said_as_before(run: Run, mine: Path) -> None:
    assert "unrecognized arguments: --frob" in run(mine, "--frob")[2]


def test_the_cache_does_not_speak_of_other_numbers_of_new_cards(data: Path, put: Put) -> None:
    os.utime(put("art.json", cards=12), (AGO, AGO))
    for a_day in (10, 4, 4, 10, 0):
        (entry,) = Listing(MONDAY, new_a_day=a_day).entries()
        assert (known(entry).new, known(entry).new_left) == (a_day, 12 - a_day)
        kept = json.loads((data / "cache" / "decks.json").read_text())
        assert [each["summary"]["new"] for each in kept["decks"].values()] == [a_day]


def test_who_asks_only_which_decks_there_are_leaves_the_cache_as_it_is(
    data: Path, put: Put
) -> None:
    os.utime(put("art.json", cards=12), (AGO, AGO))
    Listing(MONDAY, new_a_day=4).entries()
    before = (data / "cache" / "decks.json").read_bytes()
    put("physics.json", cards=12)
    found = Listing(MONDAY, new_a_day=None).entries()
    assert [known(each).deck for each in found] == ["art", "physics"]
    assert (data / "cache" / "decks.json").read_bytes() == before
