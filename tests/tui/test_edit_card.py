"""E opens a card in the student's editor; nothing that was written is lost, and no history."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot

from revise1924.errors import SaveError
from revise1924.library import open_desk
from revise1924.paths import data_folder, library_folder, shipped_deck
from revise1924.reviews import Review
from revise1924.storage import disk
from revise1924.storage.progress_file import ProgressFile
from revise1924.tui.app import ReviseApp
from revise1924.tui.screens.browse import BrowseScreen
from revise1924.tui.screens.edited import EditedScreen
from revise1924.tui.screens.end import EndScreen
from revise1924.tui.screens.home import HomeScreen
from revise1924.tui.screens.study import StudyScreen
from revise1924.wording import NOTHING_TO_REPEAT
from tests.support.clock import Clock
from tests.support.library import put_deck
from tests.support.screens import (
    BLANK,
    SIZE,
    is_flipped,
    is_up,
    keys_offered,
    notices,
    point_lines,
    position,
    press,
    shown,
)

Writes = Callable[[str], str]
"""What a student makes of a text."""


class Editor:
    """Stands for the student at the editor: each text that is opened becomes what comes next."""

    def __init__(self) -> None:
        self.opened: list[str] = []
        self.writes: list[Writes] = []
        self.codes: list[int] = []
        self.meanwhile: Callable[[], object] = lambda: None

    def __call__(self, _app: App[None], command: list[str], file: Path) -> int:
        assert command == ["true"]
        self.opened.append(file.read_text())
        self.meanwhile()
        if self.writes:
            file.write_text(self.writes.pop(0)(self.opened[-1]))
        return self.codes.pop(0) if self.codes else 0


@pytest.fixture
def editor(monkeypatch: pytest.MonkeyPatch) -> Editor:
    """The student at an editor, which the environment names."""
    monkeypatch.setenv("VISUAL", "true")
    return Editor()


@pytest.fixture
def path() -> Path:
    """A deck of three cards."""
    return put_deck("art.json", cards=3)


@pytest.fixture
def app(path: Path, clock: Clock, editor: Editor) -> ReviseApp:
    """The app on it."""
    return ReviseApp(open_desk(str(path)), clock, editor)


def kept() -> list[Path]:
    """Return what has been written and is neither saved nor dropped."""
    return list((data_folder() / "edits").glob("*"))


def reviews() -> list[Review]:
    return ProgressFile(data_folder() / "art.json", "art").progress.reviews


def told(pilot: Pilot[Any]) -> str:
    """Return what is told on a card."""
    return shown(pilot, "#news")


def dialog(app: ReviseApp) -> tuple[str, str]:
    """Return the title and the words of the dialog that is up."""
    assert isinstance(app.screen, EditedScreen)
    return str(app.screen._title), app.screen._words


async def test_a_card_that_is_reworded_is_saved_and_stays_up(
    app: ReviseApp, editor: Editor, path: Path
) -> None:
    before = path.read_text()
    editor.writes = [lambda text: text.replace("- a", "- another")]
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "2", "E")
        assert editor.opened == ["## Topic 0\n<!-- id: topic-0 -->\n?\n- a\n- b\n"]
        assert told(pilot) == "Saved: Topic 0."
        assert position(pilot) == "1 of 3"
        assert is_flipped(pilot)
        assert point_lines(pilot) == ["○ 1 another", "✓ 2 b"]
    assert path.read_text() == before.replace('["a", "b"]', '["another", "b"]', 1)
    assert not kept()


async def test_a_card_is_edited_from_its_front_too(app: ReviseApp, editor: Editor) -> None:
    editor.writes = [lambda text: text.replace("?", "What is it?")]
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "E")
        assert shown(pilot, "#question") == "What is it?"
        assert not is_flipped(pilot)


async def test_the_last_card_is_edited_at_the_end_of_a_session(
    app: ReviseApp, editor: Editor, path: Path
) -> None:
    editor.writes = [lambda text: text.replace("Topic 2", "The last")]
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", *["space", "y"] * 3)
        assert is_up(pilot, EndScreen)
        await press(pilot, "E")
        assert notices(pilot) == ["Saved: The last."]
    card = json.loads(path.read_text())["cards"][2]
    assert (card["topic"], card["id"]) == ("The last", "topic-2")


async def test_a_card_is_edited_where_it_is_read(app: ReviseApp, editor: Editor) -> None:
    editor.writes = [lambda text: text.replace("- b", "- b\n> a note")]
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "b", "down", "enter")
        assert "Edit" in keys_offered(pilot)
        await press(pilot, "E")
        assert shown(pilot, "#points").endswith("\n\na note")
        await press(pilot, "escape")
        assert is_up(pilot, BrowseScreen)


async def test_a_card_is_edited_in_a_drill(app: ReviseApp, editor: Editor) -> None:
    editor.writes = [lambda text: text.replace("- a", "- another")]
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "2", "enter", "escape", "m", "E", "space")
        assert point_lines(pilot)[0].endswith("another")


async def test_nothing_changed_is_said_and_nothing_written(
    app: ReviseApp, editor: Editor, path: Path
) -> None:
    before = path.stat().st_mtime_ns
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "E")
        assert told(pilot) == "Nothing was changed."
    assert path.stat().st_mtime_ns == before
    assert not kept()
    assert len(editor.opened) == 1


async def test_another_number_of_points_is_saved_once_it_is_known_what_it_means(
    app: ReviseApp, editor: Editor, path: Path
) -> None:
    editor.writes = [lambda text: text.replace("- a", "- new\n- a")]
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "1", "enter", "u", "E")
        title, words = dialog(app)
        assert title == "Save this?"
        assert words.startswith("3 points now, 2 before: 1 is new. Its box and its day stay")
        assert len(json.loads(path.read_text())["cards"][0]["back"]) == 2
        await press(pilot, "enter")
        assert point_lines(pilot) == ["○ 1 new", "✓ 2 a", "○ 3 b"]
    assert not kept()


async def test_a_fault_is_shown_with_its_line_and_edited_again(
    app: ReviseApp, editor: Editor
) -> None:
    editor.writes = [
        lambda text: text.replace("- a\n- b\n", ""),
        lambda text: f"{text}- a\n- c\n",
    ]
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "E")
        title, words = dialog(app)
        assert title == "This cannot be saved yet"
        assert words == 'Line 1: the back has no point: begin each with "- "'
        await press(pilot, "enter")
        assert editor.opened[1] == "## Topic 0\n<!-- id: topic-0 -->\n?\n"  # as it was left
        await press(pilot, "space")
        assert point_lines(pilot) == ["○ 1 a", "○ 2 c"]
    assert not kept()


async def test_what_was_written_can_be_dropped(app: ReviseApp, editor: Editor, path: Path) -> None:
    before = path.read_bytes()
    editor.writes = [lambda _: "nothing that is a card"]
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "E", "down", "enter")
        assert told(pilot) == "Dropped: the card is as it was."
        assert position(pilot) == "1 of 3"
    assert path.read_bytes() == before
    assert not kept()


async def test_what_was_written_is_kept_for_later_also_over_a_restart(
    app: ReviseApp, editor: Editor, path: Path, clock: Clock
) -> None:
    editor.writes = [lambda text: text.replace("- a\n- b\n", ""), lambda text: f"{text}- a\n- c\n"]
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "E", "escape")
        assert told(pilot) == "What you wrote is kept: E on this card goes on with it."
    assert len(kept()) == 1
    again = ReviseApp(open_desk(str(path)), clock, editor)
    async with again.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "E")
        assert editor.opened[1] == "## Topic 0\n<!-- id: topic-0 -->\n?\n"
        assert dialog(again) == ("Save this?", "It begins with what you wrote before.")
        await press(pilot, "enter", "space")
        assert point_lines(pilot) == ["○ 1 a", "○ 2 c"]
    assert not kept()


async def test_what_is_written_is_its_owner_s_alone_and_its_folder_is_made_durable(
    app: ReviseApp, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = list[Path]()
    monkeypatch.setattr(disk, "sync_folder", synced.append)
    editor.writes = [lambda _: "nothing that is a card"]
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "E", "escape")
    (path,) = kept()
    assert [each.stat().st_mode & 0o777 for each in (path.parent, path)] == [0o700, 0o600]
    assert {path.parent, data_folder()} <= set(synced)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (1, "The editor has ended with exit code 1."),
        (-9, "The editor was ended by signal 9 (Killed)."),
    ],
)
async def test_an_editor_that_failed_saves_nothing_unasked(
    code: int, words: str, app: ReviseApp, editor: Editor, path: Path
) -> None:
    before = path.read_bytes()
    editor.codes = [code, code]
    editor.writes = [lambda text: text.replace("- a", "- another"), lambda text: text]
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "E")
        assert dialog(app) == ("Save this?", words)
        await press(pilot, "down", "down", "enter")
        await press(pilot, "E")
        assert told(pilot) == words  # and nothing was written
    assert path.read_bytes() == before


async def test_a_deck_that_changed_meanwhile_is_not_overwritten(
    app: ReviseApp, editor: Editor, path: Path
) -> None:
    editor.writes = [lambda text: text.replace("- a", "- mine"), lambda text: text]
    editor.meanwhile = lambda: path.write_text(path.read_text().replace("Topic 1", "Theirs"))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "E")
        title, words = dialog(app)
        assert title == "Not saved"
        assert "was changed elsewhere" in words
        assert "mine" not in path.read_text()
        editor.meanwhile = lambda: None
        await press(pilot, "enter")  # edit again: on the deck as it is now
        assert "- mine" in editor.opened[1]
        await press(pilot, "enter")
    said = json.loads(path.read_text())
    assert [card["topic"] for card in said["cards"]] == ["Topic 0", "Theirs", "Topic 2"]
    assert said["cards"][0]["back"] == ["mine", "b"]


async def test_a_deck_that_cannot_be_written_loses_nothing_of_what_was_written(
    app: ReviseApp, editor: Editor, path: Path
) -> None:
    path.chmod(0o444)
    editor.writes = [lambda text: text.replace("- a", "- mine")]
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "E")
        assert "for reading only" in dialog(app)[1]
        path.chmod(0o644)
        await press(pilot, "enter")  # save it
        assert told(pilot) == "Saved: Topic 0."
    assert "mine" in path.read_text()


async def test_another_id_makes_a_new_card_and_the_session_goes_on(
    app: ReviseApp, editor: Editor
) -> None:
    editor.writes = [lambda text: text.replace("topic-0", "other")]
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "E")
        assert "begins as a new card" in dialog(app)[1]
        await press(pilot, "enter")
        assert (position(pilot), shown(pilot, "#topic")) == ("1 of 2", "Topic 1")


async def test_without_an_editor_it_is_said_which_to_name(
    app: ReviseApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor")
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "E")
        assert "no-such-editor" in told(pilot)
        assert position(pilot) == "1 of 3"


async def test_the_deck_that_ships_is_edited_in_a_copy_of_the_student_s_own(
    clock: Clock, editor: Editor
) -> None:
    shipped = shipped_deck().read_bytes()
    editor.writes = [lambda text: f"{text}> Mine.\n", lambda text: f"{text}> Again.\n"]
    app = ReviseApp(open_desk(None), clock, editor)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "E", "E")
        assert editor.opened[1].endswith("> Mine.\n")
        assert told(pilot).startswith("Saved")
    assert shipped_deck().read_bytes() == shipped
    (copy,) = library_folder().iterdir()
    assert json.loads(copy.read_text())["cards"][0]["note"].endswith("Mine.\nAgain.")
    assert (open_desk(None).deck.cards[0].note or "").endswith("Again.")


async def test_what_is_too_large_is_kept_to_be_edited_again(app: ReviseApp, editor: Editor) -> None:
    editor.writes = [lambda text: text + "- x\n" * 3_000_000]
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "E")
        assert "larger than 10 MiB" in dialog(app)[1]
        await press(pilot, "enter")  # edit it again
        assert len(editor.opened[-1]) > 10_000_000


async def test_what_was_missed_is_repeated_with_the_points_a_card_has_now(
    app: ReviseApp, editor: Editor
) -> None:
    editor.writes = [lambda text: text.replace("- a\n", "- new\n- a\n")]
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "t", "enter", *["space", "y"] * 2, "space", "n")
        assert is_up(pilot, EndScreen)
        await press(pilot, "E", "enter", "r")
        assert point_lines(pilot) == ["1 new", f"2 {BLANK}", f"3 {BLANK}"]


async def test_an_undone_review_comes_up_on_the_card_as_it_is_now(
    app: ReviseApp, editor: Editor
) -> None:
    editor.writes = [lambda text: text.replace("- a\n", "- new\n- a\n")]
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "t", "enter", *["space", "y"] * 3, "E", "enter", "u")
        assert point_lines(pilot) == ["○ 1 new", "✓ 2 a", "✓ 3 b"]


async def test_it_is_said_where_nothing_missed_is_left_to_repeat(
    app: ReviseApp, editor: Editor
) -> None:
    editor.writes = [lambda text: text.replace("- b\n", "")]
    async with app.run_test(size=SIZE) as pilot:
        await press(
            pilot, "t", "enter", *["space", "y"] * 2, "space", "1", "enter", "E", "enter", "r"
        )
        assert is_up(pilot, HomeScreen)
        assert shown(pilot, "#news") == NOTHING_TO_REPEAT


async def test_where_the_history_cannot_be_saved_it_is_said_that_the_card_is_not_taken_in(
    app: ReviseApp, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor.writes = [lambda text: f"{text}- third\n"]
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "y", "u", "E")
        with monkeypatch.context() as full:
            full.setattr(ProgressFile, "record_edit", failing_save)
            await press(pilot, "enter")
        assert told(pilot).startswith("Saved: Topic 0. It is not taken in yet: ")
        assert len(point_lines(pilot)) == 2
        assert isinstance(app.screen, StudyScreen)
        app.screen.look()
        await pilot.pause()
        assert len(point_lines(pilot)) == 3


def failing_save(*_: object) -> None:
    raise SaveError("not saved: the disk is full")
