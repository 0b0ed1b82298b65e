"""Home: what is to do, the boxes, the table, undo."""

from datetime import date

import pytest
from textual.events import AppFocus
from textual.widgets import DataTable

from revise1924.cards import Deck
from revise1924.library import Desk
from revise1924.session import Session
from revise1924.storage.progress_file import ProgressFile
from revise1924.tui.app import ReviseApp
from revise1924.tui.screens.home import HomeScreen
from revise1924.tui.widgets.boxes import Box
from tests.support.clock import MONDAY, Clock
from tests.support.screens import (
    SIZE,
    Restart,
    boxes,
    is_up,
    keys_offered,
    position,
    press,
    shown,
    wait_until,
)


async def test_home_shows_seven_new_cards_and_how_to_begin(
    app: ReviseApp, file: ProgressFile
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        assert shown(pilot, "#title") == "How did Stalin consolidate power, 1924–41?"
        assert shown(pilot, "#todo") == "7 new cards today, about 4 minutes"
        assert str(file.path) in shown(pilot, "#news")
        assert "fresh start" in shown(pilot, "#news")
        table = app.screen.query_one(DataTable)
        assert [str(cell) for cell in table.get_row_at(6)] == ["7", "The purges", "–", "–", "new"]
        new = app.screen.query(Box).first()
        assert str(new.render()).split() == list("1234567")


async def test_undo_from_home_after_a_restart(
    app: ReviseApp, restart: Restart, file: ProgressFile, deck: Deck, clock: Clock
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", *["space", "y"] * 7)
    again = restart()
    async with again.run_test(size=SIZE) as pilot:
        assert "Nothing due" in shown(pilot, "#todo")
        await press(pilot, "u")
        assert shown(pilot, "#news") == "Undone: The purges, 5 of 5."
        assert shown(pilot, "#todo") == "1 new card today, about 1 minute"
        await press(pilot, *["u"] * 6)
        assert shown(pilot, "#todo") == "7 new cards today, about 4 minutes"
        await press(pilot, "u")
        assert shown(pilot, "#news") == "Nothing to undo today."
    on_disk = ProgressFile(file.path, deck.id)
    assert boxes(on_disk, deck, clock) == [None] * 7


async def test_enter_with_nothing_due_stays_home_and_t_tests_anyway(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", *["space", "y"] * 7, "enter", "enter")
        assert is_up(pilot, HomeScreen)
        await press(pilot, "t")
        assert position(pilot) == "1 of 7"
        await press(pilot, "space", "y")
        assert shown(pilot, "#news") == "· 2 of 2: stays in box 2"


async def test_home_offers_no_studying_where_nothing_is_to_study(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", *["space", "y"] * 7, "enter")
        assert keys_offered(pilot)[0] == "Test"
        assert "Study" not in keys_offered(pilot)


async def test_home_shows_the_new_day_and_what_other_windows_saved(
    app: ReviseApp, clock: Clock, deck: Deck, file: ProgressFile
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", *["space", "y"] * 7, "enter")
        assert "Nothing due until Thursday" in shown(pilot, "#todo")
        clock.advance(days=3)
        app.screen.post_message(AppFocus())
        await pilot.pause()
        assert shown(pilot, "#todo") == "7 cards to revise today, about 4 minutes"
        other = Session(Desk(deck, ProgressFile(file.path, deck.id)), clock())
        other.grade((True, True), clock())
        app.screen.post_message(AppFocus())
        await pilot.pause()
        assert shown(pilot, "#todo") == "6 cards to revise today, about 3 minutes"


async def test_home_looks_by_itself_when_nobody_touches_it(
    app: ReviseApp, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("revise1924.tui.shared.watchful_screen.LOOK_SECONDS", 0.01)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", *["space", "y"] * 7, "enter")
        assert "Nothing due" in shown(pilot, "#todo")
        clock.advance(days=3)
        await wait_until(pilot, lambda: shown(pilot, "#todo") == "7 cards to revise today, about 4 minutes")


async def test_due_cards_stand_out_in_their_box(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    Session(Desk(deck, file), clock()).grade((True, True), clock())
    for days, stands_out in ((2, False), (1, True)):
        clock.advance(days=days)
        async with ReviseApp(Desk(deck, file), clock).run_test(size=SIZE) as pilot:
            second = list(pilot.app.screen.query(Box).results())[2]
            assert ("bold" in str(second.render().spans)) is stands_out


async def test_the_exam_is_counted_down_on_home(app: ReviseApp, file: ProgressFile) -> None:
    file.set_exam(date(2026, 12, 4), MONDAY)
    async with app.run_test(size=SIZE) as pilot:
        assert shown(pilot, "#exam") == "Exam: Friday 4 December, in 11 days"


async def test_the_table_fits_another_width_at_once(app: ReviseApp) -> None:
    def headings() -> list[str]:
        return [str(column.label) for column in app.screen.query_one(DataTable).columns.values()]

    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert headings() == ["#", "Topic", "Box", "Recall", "Due"]
        await pilot.resize_terminal(50, 30)
        await pilot.pause()
        assert headings() == ["#", "Topic", "Box", "Due"]


async def test_a_file_that_could_not_be_read_for_a_while_is_spoken_of_no_longer(
    app: ReviseApp, file: ProgressFile
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "y", "escape")
        sound = file.path.read_bytes()
        file.path.write_bytes(sound[:50])
        app.screen.post_message(AppFocus())
        await wait_until(pilot, lambda: "is not JSON" in shown(pilot, "#news"))
        file.path.write_bytes(sound)
        app.screen.post_message(AppFocus())
        await wait_until(pilot, lambda: "is not JSON" not in shown(pilot, "#news"))
