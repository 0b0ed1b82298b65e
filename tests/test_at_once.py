"""The line for a prompt, and the ids for a shell: what they say, and when what was kept counts."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from revise1924 import at_once
from revise1924.paths import cache_folder, data_folder
from tests.support.clock import MONDAY, Clock
from tests.support.commands import Run
from tests.support.decks import SHIPPED_ID
from tests.support.library import put_deck
from tests.support.progress import document, entry

NOW = MONDAY.replace(year=2086)
"""Later than any checkout: the deck that ships must not have been changed just now."""

SHORT = ("status", "--short")


@pytest.fixture
def clock() -> Clock:
    return Clock(NOW)


def seen(card: str, *, days: int = 0, box: int) -> dict[str, object]:
    """Return a review of so many days after now, as a progress file has it."""
    return entry(card=card, at=(NOW + timedelta(days=days)).isoformat(), box=box)


@pytest.fixture
def settled(home_of_its_own: Path) -> Callable[[], None]:
    """Return a function that has all files of the student last changed long ago."""

    def settle() -> None:
        for path in [*home_of_its_own.rglob("*"), home_of_its_own]:
            os.utime(path, (1_000_000_000, 1_000_000_000))

    return settle


@pytest.fixture
def library(settled: Callable[[], None]) -> Path:
    """Two decks, changed long ago, with an answer kept; return the file of one of them."""
    path = put_deck("art.json", cards=2)
    put_deck("physics.json", cards=3)
    (data_folder() / "cache").mkdir()
    settled()
    return path


def kept() -> Path:
    return Path(at_once.kept_file())


def spoil(**fields: object) -> None:
    """Change what is kept, so that it shows whether it is what is told."""
    kept().write_text(json.dumps({**json.loads(kept().read_text()), **fields}))


def test_the_line_is_of_all_decks_together(run: Run, library: Path) -> None:
    assert library.exists()
    assert run(*SHORT) == (0, "5 new\n", "")
    assert run("decks", "--ids") == (0, "art\nphysics\n", "")


@pytest.mark.parametrize(
    ("reviews", "exam", "line"),
    [
        ([], None, "2 new"),
        ([seen("topic-0", days=-3, box=1)], "2086-12-04", "1 due · 1 new · exam in 11 days"),
        ([seen("topic-0", days=-3, box=1)], "2086-11-23", "1 due · 1 new · exam today"),
        ([seen("topic-0", days=-3, box=1)], "2086-11-22", "1 due · 1 new"),
        (
            [seen("topic-0", box=1), seen("topic-1", box=2)],
            "2086-11-24",
            "nothing due · exam tomorrow",
        ),
    ],
)
def test_it_says_what_is_due_and_new_and_when_the_exam_is(
    run: Run, reviews: list[dict[str, object]], exam: str | None, line: str
) -> None:
    put_deck("art.json")
    fields = {} if exam is None else {"exam": exam, "exam_at": NOW.isoformat()}
    (data_folder() / "art.json").write_text(document(deck="art", reviews=reviews, **fields))
    is_to_do = "nothing" not in line
    for which in ([], ["art"]):
        assert run(*SHORT, *which) == (0, f"{line}\n", "")
        assert run(*SHORT, *which, "--exit-code")[0] == (0 if is_to_do else 3)
    assert run("status", "art", "--exit-code")[0] == (0 if is_to_do else 3)
    assert run("status", "art", "--json", "--exit-code")[0] == (0 if is_to_do else 3)
    assert run("status", "art", "--json")[0] == 0


def test_of_several_exams_it_says_the_next_and_counts_decks_at_fault(run: Run) -> None:
    for deck, exam in (("art", "2086-12-04"), ("physics", "2086-11-30"), ("latin", "2086-11-01")):
        put_deck(f"{deck}.json")
        said = document(deck=deck, exam=exam, exam_at=NOW.isoformat())
        (data_folder() / f"{deck}.json").write_text(said)
    put_deck("broken.json").write_text("{")
    assert run(*SHORT) == (0, "6 new · exam in 7 days · 1 deck at fault\n", "")
    assert not kept().exists()


def test_what_was_kept_is_told_while_nothing_has_changed(run: Run, library: Path) -> None:
    assert library.exists()
    run(*SHORT)
    spoil(line="kept", ids=["kept"], is_to_do=False)
    assert run(*SHORT) == (0, "kept\n", "")
    assert run(*SHORT, "--exit-code") == (3, "kept\n", "")
    assert run("decks", "--ids", "--exit-code")[0] == 2
    assert run("decks", "--ids") == (0, "kept\n", "")
    assert run(*SHORT, "art") == (0, "2 new\n", "")
    assert run(*SHORT, "--tag", "x")[0] == 2


CHANGES: dict[str, Callable[[Path], object]] = {
    "a deck was written": lambda deck: deck.write_text(deck.read_text().replace("All", "Some")),
    "a deck came": lambda deck: (deck.parent / "new.json").write_bytes(deck.read_bytes()),
    "a deck went": lambda deck: deck.unlink(),
    "a folder came": lambda deck: (deck.parent / "more").mkdir(),
    "progress was saved": lambda deck: (deck.parents[1] / "art.json").write_text(
        document(deck="art", reviews=[seen("topic-0", box=2)])
    ),
    "progress in place": lambda deck: (deck.parents[1] / "physics.json").write_text("{}"),
    "settings came": lambda deck: _settle_on(deck, "new_a_day = 1"),
}


def _settle_on(deck: Path, text: str) -> None:
    config = deck.parents[2] / ".config" / "revise1924" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text(text)


@pytest.mark.parametrize("change", CHANGES)
def test_what_was_kept_does_not_count_once_anything_has_changed(
    run: Run, library: Path, settled: Callable[[], None], change: str
) -> None:
    (data_folder() / "physics.json").write_text(document(deck="physics"))
    settled()
    run(*SHORT)
    spoil(line="kept")
    assert run(*SHORT)[1] == "kept\n"
    CHANGES[change](library)
    assert run(*SHORT)[1] != "kept\n"


@pytest.mark.parametrize(
    "name", ["REVISE1924_DATA_DIR", "REVISE1924_CONFIG_DIR", "HOME", "XDG_CONFIG_HOME"]
)
def test_what_was_kept_does_not_count_for_other_folders(
    run: Run, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    assert library.exists()
    run(*SHORT)
    spoil(line="kept")
    monkeypatch.setenv(name, str(tmp_path / "elsewhere"))
    assert run(*SHORT)[1] != "kept\n"


def test_what_was_kept_counts_until_the_study_day_ends(
    run: Run, library: Path, clock: Clock
) -> None:
    assert library.exists()
    run(*SHORT)
    spoil(line="kept")
    clock.now = NOW.replace(hour=3, minute=59) + timedelta(days=1)
    assert run(*SHORT)[1] == "kept\n"
    clock.now += timedelta(minutes=1)
    assert run(*SHORT)[1] == "5 new\n"
    clock.now = NOW.replace(hour=3)
    spoil(line="kept")
    assert run(*SHORT)[1] == "5 new\n"


def test_right_after_a_change_nothing_is_kept(run: Run, library: Path, clock: Clock) -> None:
    run(*SHORT)
    kept().unlink()
    at = (clock() + timedelta(seconds=1)).timestamp()
    os.utime(library, (at, at))
    assert run(*SHORT)[1] == "5 new\n"
    assert not kept().exists()


def test_a_review_of_a_day_to_come_is_not_kept(
    run: Run, library: Path, settled: Callable[[], None]
) -> None:
    reviews = [seen("topic-0", days=1, box=2)]
    (data_folder() / "art.json").write_text(document(deck=library.stem, reviews=reviews))
    settled()
    run(*SHORT)
    assert not kept().exists()


def test_linked_folders_are_looked_at_each_time(
    run: Run, library: Path, tmp_path: Path, settled: Callable[[], None]
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (library.parent / "linked").symlink_to(tmp_path / "elsewhere")
    settled()
    run(*SHORT)
    assert not kept().exists()


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b"\xff", b"null", b"[" * 5000])
def test_a_damaged_answer_is_made_anew(run: Run, library: Path, data: bytes) -> None:
    assert library.exists()
    run(*SHORT)
    kept().write_bytes(data)
    assert run(*SHORT) == (0, "5 new\n", "")
    assert json.loads(kept().read_text())["line"] == "5 new"


def test_bad_settings_are_told_each_time(run: Run, library: Path) -> None:
    _settle_on(library, "new_a_day = -1")
    for _ in range(2):
        code, out, err = run(*SHORT)
        assert (code, out) == (0, "5 new\n")
        assert "config.toml:1: new_a_day should be" in err


@pytest.mark.parametrize("name", ["XDG_CACHE_HOME", "REVISE1924_DATA_DIR", ""])
def test_the_answer_lies_with_what_else_can_be_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.delenv("REVISE1924_DATA_DIR")
    if name:
        monkeypatch.setenv(name, str(tmp_path / "there"))
    assert kept().parent == cache_folder()


def test_what_was_kept_is_told_without_importing_what_takes_long(
    run: Run, library: Path, clock: Clock
) -> None:
    assert library.exists()
    code = (
        "import sys; from datetime import datetime; from revise1924 import cli;"
        f"print(cli.main(['status', '--short'], lambda: datetime.fromisoformat('{clock()}')));"
        "print(sorted(set(sys.modules) & {'pathlib', 'typing', 'dataclasses', 'pydantic',"
        " 'platformdirs', 'tomllib', 'revise1924.commands', 'revise1924.errors'}))"
    )
    run(*SHORT)
    ran = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout == "5 new\n0\n[]\n"


def test_the_shipped_deck_is_a_library_too(run: Run) -> None:
    assert run("decks", "--ids") == (0, f"{SHIPPED_ID}\n", "")
    assert run(*SHORT) == (0, "7 new\n", "")


def test_a_line_and_json_at_once_are_refused(run: Run) -> None:
    assert run("status", "--short", "--json")[0] == 2
    assert run("decks", "--ids", "--json")[0] == 2
