"""The whole way of a student through the app, by real keys."""

from datetime import date
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import DataTable

from revise1924.cards import Deck
from revise1924.store import ProgressFile
from revise1924.tui.app import ReviseApp
from revise1924.tui.help import HelpScreen
from revise1924.tui.home import HomeScreen
from revise1924.tui.study import StudyScreen
from revise1924.tui.summary import SummaryScreen
from revise1924.tui.toosmall import TooSmallScreen
from revise1924.tui.widgets import Box, PointList
from tests.conftest import Clock
from tests.tui.conftest import Restart, keys_offered, shown

SIZE = (80, 24)


async def press(pilot: Pilot[Any], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


def boxes(file: ProgressFile, deck: Deck, clock: Clock) -> list[int | None]:
    return [file.progress.standing(card.id, clock()).box for card in deck.cards]


async def test_home_shows_seven_new_cards_and_how_to_begin(
    app: ReviseApp, file: ProgressFile
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        assert shown(pilot, "#title") == "How did Stalin consolidate power, 1924–41?"
        assert shown(pilot, "#todo") == "7 new cards. Press Enter to begin."
        assert str(file.path) in shown(pilot, "#news")
        assert "fresh start" in shown(pilot, "#news")
        table = app.screen.query_one(DataTable)
        assert [str(cell) for cell in table.get_row_at(6)] == ["7", "The purges", "–", "–", "new"]
        new = app.screen.query(Box).first()
        assert str(new.render()).split() == list("1234567")


async def test_all_recalled_leads_to_box_two_and_the_summary(
    app: ReviseApp, deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter")
        assert isinstance(app.screen, StudyScreen)
        for number, card in enumerate(deck.cards, 1):
            assert shown(pilot, "#position") == f"{number} of 7"
            assert shown(pilot, "#topic") == card.topic
            assert shown(pilot, "#question") == card.front
            await press(pilot, "space", "y")
        assert isinstance(app.screen, SummaryScreen)
        assert shown(pilot, "#todo") == "22 of 22 points recalled · 100 %"
        assert "7 up · 0 stayed · 0 fell" in shown(pilot, "#moves")
        assert "Coming back: 7 on Thursday" in shown(pilot, "#moves")
        assert boxes(file, deck, clock) == [2] * 7
        await press(pilot, "enter")
        assert isinstance(app.screen, HomeScreen)
        assert shown(pilot, "#todo") == (
            "Nothing due until Thursday 26 November. Press t to test yourself anyway."
        )
        table = app.screen.query_one(DataTable)
        row = [str(cell) for cell in table.get_row_at(6)]
        assert row == ["7", "The purges", "2", "■■■■■ 5 of 5", "in 3 days"]


async def test_ticks_show_the_score_and_enter_saves_them(
    app: ReviseApp, deck: Deck, file: ProgressFile
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space")
        points = app.screen.query_one(PointList)
        assert shown(pilot, "#score").startswith("□□□□□ 0 of 2 · Enter: into box 1")
        await press(pilot, "1")
        assert shown(pilot, "#score") == "■■■□□ 1 of 2 · Enter: into box 1, back tomorrow"
        await press(pilot, "down", "space")
        assert shown(pilot, "#score") == "■■■■■ 2 of 2 · Enter: up to box 2, back on Thursday"
        await press(pilot, "1")
        assert points.ticks == [False, True]
        await press(pilot, "a")
        assert points.ticks == [True, True]
        await press(pilot, "a")
        assert points.ticks == [False, False]
        await press(pilot, "2", "enter")
        assert shown(pilot, "#news") == "▪ 1 of 2: into box 1, back tomorrow"
        assert shown(pilot, "#topic") == deck.cards[1].topic
    (review,) = ProgressFile(file.path, deck.id).progress.reviews
    assert (review.card, review.recalled, review.box) == ("general-secretary", (False, True), 1)


@pytest.mark.parametrize("key", ["enter", "y", "n", "a", "1", "9"])
async def test_a_grading_key_does_nothing_before_the_flip(
    key: str, app: ReviseApp, file: ProgressFile
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", key)
        assert shown(pilot, "#position") == "1 of 7"
        assert not app.screen.has_class("-flipped")
        assert not file.progress.reviews


@pytest.mark.parametrize("key", ["enter", "y", "n"])
async def test_a_held_key_grades_one_card_at_most(
    key: str, app: ReviseApp, file: ProgressFile
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space")
        await pilot.press(*[key] * 20)
        await pilot.pause()
        assert len(file.progress.reviews) == 1
        assert shown(pilot, "#position").startswith("2 of")


async def test_keys_beyond_the_last_point_do_nothing(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "3", "9")
        assert app.screen.query_one(PointList).ticks == [False, False]


async def test_a_card_with_fewer_than_half_comes_round_again(
    app: ReviseApp, deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "n")
        assert "once more today" in shown(pilot, "#news")
        for _ in range(6):
            await press(pilot, "space", "y")
        assert shown(pilot, "#position") == "8 of 8"
        assert shown(pilot, "#topic") == deck.cards[0].topic
        await press(pilot, "space", "y")
        assert isinstance(app.screen, SummaryScreen)
        assert "6 up · 1 stayed · 0 fell · 1 practice" in shown(pilot, "#moves")
        assert "Coming back: 1 tomorrow, 6 on Thursday" in shown(pilot, "#moves")
    assert boxes(file, deck, clock) == [1, 2, 2, 2, 2, 2, 2]


async def test_undo_in_the_session_puts_the_card_up_with_its_ticks(
    app: ReviseApp, file: ProgressFile, deck: Deck
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "1", "enter", "u")
        assert shown(pilot, "#topic") == deck.cards[0].topic
        assert shown(pilot, "#position") == "1 of 7"
        assert "Undone: Stalin's position by 1924, 1 of 2." in shown(pilot, "#news")
        assert app.screen.query_one(PointList).ticks == [True, False]
        await press(pilot, "2", "enter")
        assert shown(pilot, "#news") == "▲ 2 of 2: up to box 2, back on Thursday"
        await press(pilot, "u", "u")
        assert "Nothing to undo" in shown(pilot, "#news")
    assert [review.undone for review in file.progress.reviews] == [True, True]


async def test_undo_from_the_summary_takes_back_the_last_card(
    app: ReviseApp, file: ProgressFile
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", *["space", "y"] * 7, "u")
        assert isinstance(app.screen, StudyScreen)
        assert shown(pilot, "#topic") == "The purges"
        assert app.screen.query_one(PointList).ticks == [True] * 5
        assert file.progress.reviews[-1].undone
        await press(pilot, "5", "enter")
        assert shown(pilot, "#todo") == "21 of 22 points recalled · 95 %"


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
        assert shown(pilot, "#todo") == "1 new card. Press Enter to begin."
        await press(pilot, *["u"] * 6)
        assert shown(pilot, "#todo") == "7 new cards. Press Enter to begin."
        await press(pilot, "u")
        assert shown(pilot, "#news") == "Nothing to undo today."
    on_disk = ProgressFile(file.path, deck.id)
    assert boxes(on_disk, deck, clock) == [None] * 7


async def test_skip_sends_the_card_to_the_end(app: ReviseApp, deck: Deck) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "k")
        assert shown(pilot, "#topic") == deck.cards[1].topic
        assert shown(pilot, "#position") == "1 of 7"
        await press(pilot, *["space", "y"] * 6)
        assert shown(pilot, "#topic") == deck.cards[0].topic


async def test_escape_leaves_and_enter_goes_on_where_it_was(app: ReviseApp, deck: Deck) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "y", "escape")
        assert shown(pilot, "#todo") == "6 new cards. Press Enter to begin."
        await press(pilot, "enter")
        assert shown(pilot, "#topic") == deck.cards[1].topic


async def test_the_right_cards_are_up_on_later_days(
    app: ReviseApp, restart: Restart, clock: Clock, file: ProgressFile, deck: Deck
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "1", "enter", *["space", "y"] * 6)
    clock.advance(days=1)
    async with restart().run_test(size=SIZE) as pilot:
        assert shown(pilot, "#todo") == "1 due. Press Enter to begin."
        await press(pilot, "enter", "space", "y")
        assert isinstance(pilot.app.screen, SummaryScreen)
        assert "1 up · 0 stayed" in shown(pilot, "#moves")
    clock.advance(days=2)
    async with restart().run_test(size=SIZE) as pilot:
        assert shown(pilot, "#todo") == "6 due. Press Enter to begin."
    assert boxes(ProgressFile(file.path, deck.id), deck, clock) == [2] * 7


async def test_enter_with_nothing_due_stays_home_and_t_tests_anyway(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", *["space", "y"] * 7, "enter", "enter")
        assert isinstance(app.screen, HomeScreen)
        await press(pilot, "t")
        assert shown(pilot, "#position") == "1 of 7"
        await press(pilot, "space", "y")
        assert shown(pilot, "#news") == "· 2 of 2: practice, it stays in box 2"


async def test_the_mouse_flips_ticks_and_presses_keys(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.click("FooterKey")
        await pilot.pause()
        assert isinstance(app.screen, StudyScreen)
        await pilot.click("#question")
        await pilot.pause()
        points = app.screen.query_one(PointList)
        assert app.screen.has_class("-flipped")
        await pilot.click(PointList, offset=(5, 0))
        await pilot.pause()
        assert points.ticks == [True, False]
        await pilot.click(PointList, offset=(5, 0))
        await pilot.pause()
        assert points.ticks == [False, False]


async def test_a_save_that_fails_keeps_card_and_ticks_and_can_be_tried_again(
    app: ReviseApp, file: ProgressFile, deck: Deck
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        in_the_way = file.path.parent
        in_the_way.write_text("not a folder")
        await press(pilot, "enter", "space", "1", "enter")
        assert "not saved" in shown(pilot, "#news")
        assert "Your ticks are kept" in shown(pilot, "#news")
        assert shown(pilot, "#topic") == deck.cards[0].topic
        assert app.screen.query_one(PointList).ticks == [True, False]
        in_the_way.unlink()
        await press(pilot, "enter")
        assert shown(pilot, "#topic") == deck.cards[1].topic
        assert not app.screen.query_one("#news").has_class("-error")
    assert len(ProgressFile(file.path, deck.id).progress.reviews) == 1


async def test_the_footer_offers_only_keys_that_do_something(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert keys_offered(pilot) == ["Study", "Test", "Undo", "Quit", "Help"]
        await press(pilot, "enter")
        assert keys_offered(pilot) == ["Flip", "Skip", "Undo", "Back", "Help"]
        await press(pilot, "space")
        await pilot.pause()
        offered = ["Save", "Tick", "All →", "None →", "Undo", "Back", "Tick all", "Help"]
        assert sorted(keys_offered(pilot)) == sorted(offered)


async def test_home_offers_no_studying_where_nothing_is_to_study(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", *["space", "y"] * 7, "enter")
        assert keys_offered(pilot) == ["Test", "Undo", "Quit", "Help"]


async def test_help_opens_anywhere_and_closes(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "question_mark")
        assert isinstance(app.screen, HelpScreen)
        await press(pilot, "question_mark")
        assert isinstance(app.screen, HomeScreen)
        await press(pilot, "enter", "space", "question_mark", "y", "escape")
        assert shown(pilot, "#position") == "1 of 7"


@pytest.mark.parametrize("size", [(39, 24), (80, 14), (1, 1)])
async def test_a_terminal_too_small_says_so_and_takes_no_keys(
    size: tuple[int, int], app: ReviseApp, file: ProgressFile
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space")
        await pilot.resize_terminal(*size)
        await pilot.pause()
        assert isinstance(app.screen, TooSmallScreen)
        assert "larger: 40×15 at least" in str(app.screen.query_one("Static").render())
        await press(pilot, "y")
        assert not file.progress.reviews
        await pilot.resize_terminal(40, 15)
        await pilot.pause()
        assert isinstance(app.screen, StudyScreen)


async def test_themes_can_be_chosen_in_the_palette(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        commands = {each.title: each for each in app.get_system_commands(app.screen)}
        assert {"Study", "Test", "Undo", "Dark theme", "Theme", "Quit"} <= set(commands)
        commands["Light theme"].callback()
        assert app.theme == "textual-light"
        await commands["Study"].callback()
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, StudyScreen)


async def test_the_exam_is_counted_down_on_home(app: ReviseApp, file: ProgressFile) -> None:
    file.set_exam(date(2026, 12, 4))
    async with app.run_test(size=SIZE) as pilot:
        assert "Exam on Friday 4 December, in 11 days" in shown(pilot, "#news")


async def test_no_text_of_a_deck_is_taken_for_markup(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    nasty = "[/] [b]x[/b] a[i] [@click=app.quit]go[/]"
    cards = [
        card.model_copy(update={"topic": nasty, "front": nasty, "back": (nasty,), "note": nasty})
        for card in deck.cards
    ]
    spiked = deck.model_copy(update={"title": nasty, "cards": tuple(cards)})
    app = ReviseApp(spiked, file, clock)
    async with app.run_test(size=SIZE) as pilot:
        assert shown(pilot, "#title") == nasty
        await press(pilot, "enter")
        assert shown(pilot, "#topic") == shown(pilot, "#question") == nasty
        await press(pilot, "space")
        screen = app.export_screenshot()
        assert "click=app.quit" in screen.replace("&#160;", " ")
        await press(pilot, "y", *["space", "y"] * 6, "u", "escape", "u")
        assert nasty in shown(pilot, "#news")
