"""The commands: what they print, where, and with which exit code."""

import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from revise1924 import __version__, cli
from revise1924.cards import Deck
from revise1924.essay import Essay
from revise1924.storage.essay_file import EssayFile
from revise1924.storage.progress_file import ProgressFile
from tests.support.clock import EXAM, MONDAY, TODAY
from tests.support.commands import Run
from tests.support.decks import SHIPPED_ID, WriteDeck, numbered_cards, with_cards
from tests.support.places import SHIPPED
from tests.support.progress import document, entry, look, save, ticks


def test_status_json_is_the_promise_to_scripts(run: Run, progress_path: Path) -> None:
    code, out, err = run("status", "--json")
    status = json.loads(out)
    cards = status.pop("cards")
    assert (code, err) == (0, "")
    assert status == {
        "deck": "stalin-1924-41",
        "title": "How did Stalin consolidate power, 1924–41?",
        "today": "2026-11-23",
        "exam": None,
        "days_left": None,
        "progress": str(progress_path),
        "counts": {"cards": 7, "points": 22, "new": 7, "due": 0, "aside": 0},
        "boxes": {"1": 0, "2": 0, "3": 0, "4": 0, "5": 0},
        "next_due": None,
        "readiness": None,
        "warnings": [],
    }
    assert cards[6] == {
        "id": "purges",
        "topic": "The purges",
        "box": None,
        "due": None,
        "reviews": 0,
        "last_recall": None,
        "readiness": None,
        "aside": False,
        "tags": [],
    }


def test_status_json_tells_where_each_card_stands(run: Run, file: ProgressFile) -> None:
    save(file, look("nep", ticks(3, 5), days=-1))
    save(file, look("cult", (True,) * 3, box=2))
    save(file, look("purges", (True,) * 5, box=2, undone=True))
    file.set_exam(EXAM, MONDAY)
    _, out, _ = run("status", "--json")
    status = json.loads(out)
    assert (status["exam"], status["days_left"]) == ("2027-06-04", 193)
    counts = {"cards": 7, "points": 22, "new": 5, "due": 1, "aside": 0}
    assert status["counts"] == counts
    assert status["boxes"] == {"1": 1, "2": 1, "3": 0, "4": 0, "5": 0}
    assert status["next_due"] == "2026-11-23"
    nep = status["cards"][2]
    assert (nep["box"], nep["due"], nep["reviews"], nep["last_recall"]) == (1, "2026-11-23", 1, 0.6)
    assert status["cards"][6]["reviews"] == 0


def test_status_is_a_table(run: Run, file: ProgressFile) -> None:
    save(file, look("nep", ticks(3, 5)))
    code, out, err = run("status")
    assert (code, err) == (0, "")
    for text in ("How did Stalin", "Siding with the Right over the NEP", "3 of 5", "tomorrow"):
        assert text in out
    assert "6 new cards today." in out
    assert "box 1: 1" in out
    assert max(len(line) for line in out.splitlines() if "Progress" not in line) <= 80


def test_status_says_that_an_essay_waits(run: Run, file: ProgressFile) -> None:
    save(file, look("nep", ticks(3, 5)))
    assert "An essay" not in run("status")[1]
    essays = EssayFile(file.path, SHIPPED_ID)
    essays.keep(Essay(SHIPPED_ID, text="three more words", seconds=130.0))
    assert "An essay waits: 3 words, 2 minutes." in run("status")[1]
    essays.path.write_text("no essay")
    code, out, _ = run("status")
    assert code == 0
    assert "is not JSON" in out


def test_status_of_a_large_deck_lists_the_cards_that_are_due_first(
    run: Run, file: ProgressFile, deck: Deck, write_deck: WriteDeck
) -> None:
    large = with_cards(deck, numbered_cards(500))
    last = large.cards[-1]
    save(file, look(last.id, ticks(0, 1)))
    _, out, _ = run("status", write_deck(large.model_dump_json(exclude_none=True)))
    assert f" 500   {last.topic}" in out
    assert "… and 300 more; those due first are listed." in out
    assert len(out.splitlines()) < 220


def test_cards_set_aside_count_for_nothing(run: Run, file: ProgressFile) -> None:
    save(file, look("nep", ticks(3, 5), days=-1))
    file.set_aside("nep", True, MONDAY)
    status = json.loads(run("status", "--json")[1])
    assert status["counts"] == {"cards": 6, "points": 17, "new": 6, "due": 0, "aside": 1}
    assert (status["boxes"]["1"], status["next_due"], status["warnings"]) == (0, None, [])
    assert [card["id"] for card in status["cards"] if card["aside"]] == ["nep"]
    assert "1 card set aside." in run("status")[1]
    stats = json.loads(run("stats", "--json")[1])
    assert (stats["days"], len(stats["cards"])) == ([], 6)


@pytest.fixture
def tagged(deck: Deck, write_deck: WriteDeck) -> Path:
    """The shipped deck, with tags on three of its cards."""
    raw = json.loads(deck.model_dump_json(exclude_none=True))
    for index, tags in {0: ["party"], 2: ["party", "economy"], 6: ["terror"]}.items():
        raw["cards"][index]["tags"] = tags
    return write_deck(raw)


@pytest.mark.parametrize(
    ("tags", "cards"), [(["terror"], 1), (["party"], 2), (["economy", "terror"], 2), ([], 7)]
)
def test_status_and_stats_can_be_of_some_tags(
    tags: list[str], cards: int, run: Run, tagged: Path
) -> None:
    given = [part for tag in tags for part in ("--tag", tag)]
    status = json.loads(run("status", "--json", tagged, *given)[1])
    assert status["counts"]["cards"] == len(status["cards"]) == cards
    assert len(json.loads(run("stats", "--json", tagged, *given)[1])["cards"]) == cards
    only = f"Only {', '.join(tags)}: {cards} of 7 cards."
    assert (only in run("status", tagged, *given)[1]) == bool(tags)


def test_an_unknown_tag_is_told_with_the_known_ones(run: Run, tagged: Path) -> None:
    for command in ("status", "stats"):
        code, out, err = run(command, tagged, "--tag", "teror")
        assert (code, out) == (2, "")
        assert 'the deck has no tag "teror" (did you mean "terror"?)' in err
        assert "It has economy, party, terror." in err
    assert "None of its cards has any." in run("status", "--tag", "x")[2]


def test_status_writes_nothing(run: Run, progress_path: Path) -> None:
    run("status")
    run("status", "--json")
    assert not progress_path.parent.exists()


def test_progress_can_lie_in_a_file_that_is_named(run: Run, tmp_path: Path, deck: Deck) -> None:
    mine = tmp_path / "mine.json"
    save(ProgressFile(mine, deck.id), look())
    status = json.loads(run("status", "--json", "--progress", mine)[1])
    assert status["progress"] == str(mine)
    assert status["counts"]["new"] == 6


def test_a_deck_is_found_by_path_and_by_id_in_the_library(run: Run, in_library: Path) -> None:
    assert json.loads(run("status", "mine", "--json")[1])["deck"] == "mine"
    assert json.loads(run("status", in_library, "--json")[1])["deck"] == "mine"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["status", "nowhere"], 'there is no deck "nowhere"'),
        (["status", "no/where.json"], "there is no such file"),
        (["status", "."], "is a folder"),
        (["status", "--frobnicate"], "unrecognized arguments: --frobnicate"),
        (["--frobnicate"], "unrecognized arguments: --frobnicate"),
        (["merge"], "required: FILE"),
        (["new"], "required: TITLE"),
        (["new", "a", "b"], "unrecognized arguments: b"),
        (["edit", "a", "b"], "unrecognized arguments: b"),
        (["edit", "nowhere"], 'there is no deck "nowhere"'),
        (["edit", "nowhere.json"], "there is no such file"),
        (["edit", "."], "is a folder"),
        (["check", "nowhere.json"], "there is no such file"),
        (["status", "a", "b"], "unrecognized arguments: b"),
    ],
)
def test_bad_usage_is_said_in_at_most_three_lines_and_exits_2(
    run: Run, arguments: list[str], said: str
) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert err.startswith("revise1924: ")
    assert len(err.splitlines()) <= 3


def test_a_library_in_a_folder_with_an_odd_name_is_named_on_one_line(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REVISE1924_DATA_DIR", "/tmp/a\n\x1b[31mb")
    err = run("status", "nowhere")[2]
    assert len(err.splitlines()) == 2
    assert "put nowhere.json or nowhere.md into /tmp/a \ufffd[31mb/decks." in err


def test_a_faulty_deck_is_said_with_file_line_and_field(
    run: Run, shipped: dict[str, Any], write_deck: WriteDeck
) -> None:
    shipped["cards"][2]["front"] = "\x1b[31m "
    shipped["cards"][2]["back"] = [""]
    path = write_deck(shipped)
    code, out, err = run("status", path)
    assert (code, out) == (2, "")
    assert f"{path}:" in err
    assert "cards[2].back[0]" in err
    assert len(err.splitlines()) <= 3


def test_a_spoilt_progress_file_is_said_and_left(run: Run, progress_path: Path) -> None:
    progress_path.parent.mkdir(parents=True)
    progress_path.write_text("{")
    code, out, err = run("status")
    assert (code, out) == (2, "")
    assert f"{progress_path}:1:" in err
    assert progress_path.read_text() == "{"


def test_check_names_every_fault_of_every_deck(
    run: Run, shipped: dict[str, Any], write_deck: WriteDeck
) -> None:
    shipped["cards"][0]["fornt"] = "?"
    shipped["cards"][6]["back"] = []
    path = write_deck(shipped)
    code, out, err = run("check", SHIPPED, path)
    good, first, second = out.splitlines()
    assert (code, err) == (1, "")
    assert good == f"{SHIPPED}: 7 cards, 22 points, no fault"
    assert first.startswith(f"{path}:")
    assert 'cards[0].fornt is not a field of the format (did you mean "front"?)' in first
    assert "cards[6].back is empty" in second
    assert run("check", SHIPPED)[0] == 0


def test_schema_is_json(run: Run) -> None:
    code, out, _ = run("schema")
    assert code == 0
    assert json.loads(out)["$schema"].endswith("2020-12/schema")


def test_version_and_help(run: Run) -> None:
    assert run("--version") == (0, f"revise1924 {__version__}\n", "")
    code, out, _ = run("--help")
    assert code == 0
    assert {"study", "status", "check", "schema"} <= set(out.split())


@pytest.mark.parametrize(
    "command",
    ["study", "quiz", "status", "decks", "new", "edit", "check", "schema", "doctor", "merge"],
)
def test_each_command_has_help_with_an_example(run: Run, command: str) -> None:
    code, out, _ = run(command, "--help")
    assert code == 0
    assert f"example:\n  revise1924 {command}" in out


@pytest.mark.parametrize("arguments", [[], ["study"], ["--exam", "none"], [str(SHIPPED)]])
def test_without_a_terminal_study_says_what_works_there(arguments: list[str]) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "revise1924", *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "needs a terminal" in ended.stderr
    assert "status, stats, decks (each with --json too), check" in ended.stderr


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("2026-11-22", "is past"),
        ("9999-12-31", "more than ten years away"),
        ("soon", "is no date"),
        ("2027-02-30", "is no date"),
    ],
)
def test_an_exam_date_that_cannot_be_is_refused(
    given: str, said: str, monkeypatch: pytest.MonkeyPatch, run: Run, progress_path: Path
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    for stream in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(getattr(sys, stream), "isatty", lambda: True)
    code, _, err = run("--exam", given)
    assert code == 2
    assert said in err
    assert not progress_path.exists()


def test_the_exam_may_be_today(
    monkeypatch: pytest.MonkeyPatch, run: Run, progress_path: Path, deck: Deck
) -> None:
    for stream in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(getattr(sys, stream), "isatty", lambda: True)
    monkeypatch.setattr("revise1924.tui.app.ReviseApp.go", lambda _: 0)
    assert run("--exam", "2026-11-23")[0] == 0
    assert ProgressFile(progress_path, deck.id).progress.exam == TODAY


def test_an_interrupt_ends_a_command_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("revise1924.commands.schema.deck_schema", interrupt)
    assert run("schema") == (130, "", "")


@pytest.mark.usefixtures("in_library")
def test_check_takes_ids_too_and_goes_on_after_a_deck_that_is_not_there(run: Run) -> None:
    code, out, err = run("check", "nowhere", "mine")
    assert code == 2
    assert "7 cards" in out
    assert 'there is no deck "nowhere"' in err


@pytest.mark.usefixtures("in_library")
def test_a_folder_does_not_hide_a_deck_of_the_library(
    run: Run, home_of_its_own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(home_of_its_own)
    (home_of_its_own / "mine").mkdir()
    assert json.loads(run("status", "mine", "--json")[1])["deck"] == "mine"


def test_doctor_says_what_is_wrong_and_mends_it_only_when_asked_to(
    run: Run, file: ProgressFile
) -> None:
    assert run("doctor") == (0, f"{file.path}: nothing there yet, a fresh start\n", "")
    for day in range(2):
        save(file, look(days=day))
    assert run("doctor") == (0, f"{file.path}: sound, 2 reviews, 1 dated on a day to come\n", "")
    file.path.write_bytes(b"{")
    code, out, err = run("doctor")
    assert (code, err) == (1, "")
    assert f"{file.path}:1: is not JSON" in out
    assert "With --fix: keep 1 review: 1 from the backup of Tuesday 24 November 2026" in out
    assert file.path.read_bytes() == b"{"
    code, out, _ = run("doctor", "--fix")
    assert code == 0
    assert ".corrupt-" in out
    assert json.loads(run("status", "--json")[1])["counts"]["new"] == 6


def test_doctor_keeps_what_is_good_and_tells_both_counts(run: Run, file: ProgressFile) -> None:
    for day in range(3):
        save(file, look(days=day))
    file.path.write_text(file.path.read_text().replace('"box": 1', '"box": -1', 1))
    said = "keep 3 reviews: 2 from the file, 1 more from the backup of Wednesday 25 November 2026"
    assert f"{said}; 1 in the file cannot be read" in run("doctor", "--fix")[1]
    assert run("doctor")[1] == f"{file.path}: sound, 3 reviews, 2 dated on a day to come\n"


def test_merge_takes_copies_in(run: Run, file: ProgressFile, tmp_path: Path) -> None:
    save(file, look())
    copies = [tmp_path / "one.json", tmp_path / "two.json"]
    for minutes, copy in enumerate(copies, 1):
        save(ProgressFile(copy, SHIPPED_ID), look(minutes=minutes, box=None))
    assert run("merge", *copies) == (0, f"{file.path}: 3 reviews, 2 of them new\n", "")
    assert run("merge", *copies) == (0, f"{file.path}: 3 reviews, 0 of them new\n", "")


def test_merge_refuses_copies_of_different_decks(run: Run, tmp_path: Path) -> None:
    for name in ("one", "two"):
        save(ProgressFile(tmp_path / name, name), look())
    code, out, err = run("merge", tmp_path / "one", tmp_path / "two")
    assert (code, out) == (2, "")
    assert 'holds progress of the deck "two"' in err


def imports_of(arguments: str, *modules: str) -> set[str]:
    """Return which of `modules` a command has imported by its end."""
    code = (
        "import sys\nfrom revise1924.cli import main\n"
        f"try: main({arguments})\n"
        "except SystemExit: pass\n"
        f"print(*[m for m in {modules} if m in sys.modules], file=sys.stderr)"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(ended.stderr.split())


def test_help_and_version_import_nothing_heavy() -> None:
    for arguments in (["--help"], ["--version"], ["status", "--help"]):
        assert imports_of(repr(arguments), "textual", "pydantic", "rich", "filelock") == set()


def test_status_does_not_import_textual() -> None:
    assert imports_of("['status']", "textual", "pydantic", "filelock") == {"pydantic"}
    assert imports_of("['status', '--json']", "textual", "rich") == set()
    assert imports_of("['stats']", "textual") == set()
    assert imports_of("['stats', '--json']", "textual", "rich") == set()
    assert imports_of("['decks']", "textual") == set()
    assert imports_of("['decks', '--json']", "textual", "rich") == set()


def test_nothing_of_an_essay_is_imported_where_none_waits() -> None:
    of_essays = ("revise1924.essay", "revise1924.storage.essay_file")
    assert imports_of("['status']", *of_essays) == set()
    at_start = "import sys, revise1924.tui.app; print(*sys.modules)"
    ended = subprocess.run(
        [sys.executable, "-c", at_start], capture_output=True, text=True, check=True
    )
    assert not {*of_essays} & {*ended.stdout.split()}


def test_what_imports_cards_is_imported_by_nothing_else() -> None:
    heavy = (
        "revise1924.formats.exchange",
        "revise1924.updating",
        "sqlite3",
        "rich.progress",
    )
    for arguments in (["status"], ["decks"], ["stats"], ["check"]):
        assert imports_of(repr(arguments), *heavy) == set()
    assert imports_of(f"['import', {str(SHIPPED)!r}]", "textual", "rich.progress") == set()


def test_a_reader_that_goes_away_is_no_error() -> None:
    ended = subprocess.run(
        f"{sys.executable} -m revise1924 schema | head -c 1; exit ${{PIPESTATUS[0]}}",
        shell=True,
        executable="/bin/bash",
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.stderr == ""
    assert ended.returncode in {0, 141}  # all was written before the reader went, or not


FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="there is no device that is always full")
@pytest.mark.parametrize("command", ["schema", "status", "stats --json", f"check {SHIPPED}"])
def test_output_that_cannot_be_written_is_said_in_a_line(command: str) -> None:
    with FULL.open("w") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "revise1924", *command.split()],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    said = "revise1924: the output cannot be written: No space left on device\n"
    assert (ended.returncode, ended.stderr) == (2, said)


def test_the_system_clock_knows_its_offset() -> None:
    assert cli.system_clock().utcoffset() is not None
    assert isinstance(cli.system_clock(), datetime)


@pytest.mark.parametrize("deck", ["../../x", "{tmp}/x", "x\0y", "x\n", "X", ""])
def test_merge_makes_no_path_of_what_is_no_deck_id(
    run: Run, deck: str, tmp_path: Path, home_of_its_own: Path
) -> None:
    copy = tmp_path / "copy.json"
    copy.write_text(document(deck=deck.format(tmp=tmp_path), reviews=[entry()]))
    before = sorted(tmp_path.rglob("*"))
    code, out, err = run("merge", copy)
    assert (code, out) == (2, "")
    assert "deck is no id" in err
    assert sorted(tmp_path.rglob("*")) == before
    assert not list(home_of_its_own.rglob("*.json"))


def test_a_progress_file_that_is_gone_is_offered_from_its_backups_and_said_everywhere(
    run: Run, file: ProgressFile
) -> None:
    for day in range(2):
        save(file, look(days=day))
    file.path.unlink()
    assert "is gone, but backups of it are there" in run("status")[1].replace("\n", " ")
    assert "is gone, but backups of it are there" in str(
        json.loads(run("stats", "--json")[1])["warnings"]
    )
    code, out, _ = run("doctor")
    assert code == 1
    assert "With --fix: keep 1 review: 1 from the backup of Tuesday 24 November 2026" in out
    copy = file.path.with_name("copy")
    copy.write_text(document(reviews=[entry()]))
    assert run("merge", copy)[0] == 2  # it would be a fresh start
    assert not file.path.exists()
    assert run("doctor", "--fix")[1].endswith("Mended.\n")
    assert run("doctor")[1] == f"{file.path}: sound, 1 review\n"


def test_doctor_refuses_what_is_no_progress_of_this_deck(run: Run, tmp_path: Path) -> None:
    for text in (SHIPPED.read_text(), "[1]", document(deck="other", reviews=[entry(box=9)])):
        other = tmp_path / "other.json"
        other.write_text(text)
        code, out, err = run("doctor", "--fix", "--progress", other)
        assert (code, out) == (2, "")
        assert "It is left untouched." in err
        assert other.read_text() == text
        assert list(tmp_path.glob("other*")) == [other]


def test_doctor_says_which_reviews_other_counts_leave_out(run: Run, file: ProgressFile) -> None:
    for each in (look(), look(minutes=1, undone=True), look(card="gone"), look(days=9)):
        save(file, each)
    said = "4 reviews, 1 undone, 1 dated on a day to come, 1 of cards no longer in the deck"
    assert run("doctor")[1] == f"{file.path}: sound, {said}\n"
    for command in ("status", "stats"):
        cards = json.loads(run(command, "--json")[1])["cards"]
        assert sum(card["reviews"] for card in cards) == 1


def test_check_without_a_deck_looks_at_the_whole_library(run: Run, in_library: Path) -> None:
    folder = in_library.parent
    (folder / "more").mkdir()
    (folder / "more" / "twin.md").write_text("# T\n<!-- id: mine -->\n## A\n- a\n")
    (folder / "odd.md").write_text("# T\n## A\n")
    code, out, err = run("check")
    assert (code, err) == (1, "")
    lines = out.splitlines()
    assert any(line.startswith(f"{in_library}: ") and "no fault" in line for line in lines)
    assert any(line.startswith(f"{folder}/odd.md:2: ") for line in lines)
    same = '"mine", as has'
    assert [line.partition(":")[0] for line in lines if same in line] == [
        str(in_library),
        f"{folder}/more/twin.md",
    ]


def test_check_of_an_empty_library_looks_at_the_deck_that_ships(run: Run) -> None:
    code, out, _ = run("check")
    assert code == 0
    assert out.endswith("cards.json: 7 cards, 22 points, no fault\n")
