"""All decks: what is due in each, all of them together, and the way into each and back."""

import errno
import json
import os
import re
from pathlib import Path

import pytest
from textual.content import Content
from textual.widgets import DataTable, Input

from revise1924.desks import Desks
from revise1924.library import open_desk
from revise1924.paths import data_folder
from revise1924.reviews import Review
from revise1924.session import Session
from revise1924.several import NO_CARDS, NOTHING_DUE, Rows
from revise1924.storage.progress_file import ProgressFile
from revise1924.tui.app import ReviseApp
from revise1924.tui.screens.all_decks import AllDecksScreen
from revise1924.tui.screens.end import EndScreen
from revise1924.tui.screens.home import HomeScreen
from revise1924.tui.screens.how_many import HowManyScreen
from revise1924.tui.screens.recovery import RecoveryScreen
from revise1924.tui.screens.study import StudyScreen
from revise1924.tui.screens.unsaved import UnsavedScreen
from revise1924.tui.widgets.here import HERE
from revise1924.wording import NO_WEAK_POINTS
from tests.support.clock import Clock, after
from tests.support.failures import failing
from tests.support.library import put_deck
from tests.support.progress import entry, written
from tests.support.screens import (
    SIZE,
    is_up,
    keys_offered,
    notices,
    painted,
    position,
    press,
    shown,
    wait_until,
)


@pytest.fixture
def decks() -> list[Path]:
    """Three decks of two cards each."""
    return [put_deck(f"{name}.json") for name in ("art", "biology", "chemistry")]


@pytest.fixture
def several(decks: list[Path], clock: Clock) -> ReviseApp:
    """The app on all three, with nothing done yet."""
    del decks
    return ReviseApp(Desks(), clock)


def rows(app: ReviseApp) -> list[str]:
    """Return the cells of each row, with what spaces them out left away."""
    table = app.screen.query_one(DataTable)
    return [
        " | ".join(" ".join(str(cell).split()) for cell in table.get_row_at(row))
        for row in range(table.row_count)
    ]


def reviews(deck: str) -> list[Review]:
    return ProgressFile(data_folder() / f"{deck}.json", deck).progress.reviews


def title(app: ReviseApp) -> str:
    """Return the title of the deck that the card is of, where it stands in the card's border."""
    place = Content.from_markup(app.screen.query_one("#card").border_subtitle or "").plain
    return place.partition(" · ")[2]


async def test_all_decks_come_first_with_a_row_for_all_together(several: ReviseApp) -> None:
    async with several.run_test(size=SIZE) as pilot:
        assert is_up(pilot, AllDecksScreen)
        assert shown(pilot, "#todo") == "6 new cards in 3 decks, about 3 minutes"
        assert rows(several) == [
            "All decks together | 0 | 6 |  | ",
            "All of art | 0 | 2 | – | –",
            "All of biology | 0 | 2 | – | –",
            "All of chemistry | 0 | 2 | – | –",
        ]
        offered = ["Study", "Find", "Test", "Win back", "Import", "Undo", "Quit", "Help"]
        assert keys_offered(pilot) == offered
        await press(pilot, "down")
        assert keys_offered(pilot) == ["Study", "Open", *offered[1:]]


async def test_enter_studies_all_decks_in_turn_and_each_is_saved_in_its_file(
    several: ReviseApp,
) -> None:
    async with several.run_test(size=SIZE) as pilot:
        await press(pilot, "enter")
        titles = []
        for _ in range(6):
            titles.append(title(several))
            await press(pilot, "space", "y")
        assert titles == ["All of art", "All of biology", "All of chemistry"] * 2
        assert is_up(pilot, EndScreen)
        await press(pilot, "enter")
        assert is_up(pilot, AllDecksScreen)
        assert shown(pilot, "#todo") == "Nothing due in any deck"
        assert rows(several)[1] == "All of art | 0 | 0 | – | in 3 days"
    assert [len(reviews(deck)) for deck in ("art", "biology", "chemistry")] == [2, 2, 2]


async def test_enter_studies_the_deck_under_the_cursor_alone(several: ReviseApp) -> None:
    async with several.run_test(size=SIZE) as pilot:
        await press(pilot, "down", "down", "enter")
        assert position(pilot) == "1 of 2"
        assert title(several) == ""
        await press(pilot, "space", "y", "escape")
        assert rows(several)[2] == "All of biology | 0 | 1 | – | in 3 days"
        assert several.screen.query_one(DataTable).cursor_row == 2
    assert [len(reviews(deck)) for deck in ("art", "biology", "chemistry")] == [0, 1, 0]


@pytest.mark.parametrize("key", ["escape", "d"])
async def test_the_arrow_opens_home_and_both_ways_lead_back(key: str, several: ReviseApp) -> None:
    async with several.run_test(size=SIZE) as pilot:
        await press(pilot, "right")
        assert is_up(pilot, AllDecksScreen)  # all together have no home
        await press(pilot, "down", "right")
        assert is_up(pilot, HomeScreen)
        assert shown(pilot, "#title") == "All of art"
        assert "Back" in keys_offered(pilot)
        await press(pilot, "enter", "space", "y", "escape", key)
        assert is_up(pilot, AllDecksScreen)
        assert rows(several)[1] == "All of art | 0 | 1 | – | in 3 days"
        await press(pilot, "down", "right")
        assert shown(pilot, "#title") == "All of biology"


async def test_d_leads_from_a_home_that_came_first_to_all_decks(
    decks: list[Path], clock: Clock
) -> None:
    app = ReviseApp(open_desk(str(decks[1])), clock)
    async with app.run_test(size=SIZE) as pilot:
        assert is_up(pilot, HomeScreen)
        assert "Back" not in keys_offered(pilot)
        await press(pilot, "escape")
        assert is_up(pilot, HomeScreen)
        await press(pilot, "enter", "space", "1", "escape", "d")
        assert is_up(pilot, AllDecksScreen)
        assert len(rows(app)) == 4
        await press(pilot, "q")  # with the ticks that were left there in mind
        assert app.is_running
        assert notices(pilot) == [
            "Not saved: your ticks on 1 card. The same key again quits without them."
        ]
        await press(pilot, "down", "down", "right")
        assert "your ticks on 1 card" in shown(pilot, "#news")
        await press(pilot, "d")
        assert is_up(pilot, AllDecksScreen)


async def test_quitting_asks_about_the_ticks_at_every_deck(several: ReviseApp) -> None:
    async with several.run_test(size=SIZE) as pilot:
        await press(pilot, "down", "enter", "space", "1", "escape")
        await press(pilot, "down", "right", "escape", "down", "enter", "space", "1", "escape", "q")
        assert several.is_running
        assert notices(pilot) == [
            "Not saved: your ticks on 2 cards. The same key again quits without them."
        ]


async def test_undo_takes_back_the_last_review_of_any_deck_also_after_a_restart(
    several: ReviseApp, clock: Clock
) -> None:
    async with several.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "y", "space", "n", "u")
        assert title(several) == "All of biology"
        await press(pilot, "n", "escape")
    again = ReviseApp(Desks(), clock)
    async with again.run_test(size=SIZE) as pilot:
        await press(pilot, "u")
        assert shown(pilot, "#news") == "Undone: Topic 0, 0 of 2. (All of biology)"
        assert rows(again)[2] == "All of biology | 0 | 2 | – | –"
        await press(pilot, "u")
        assert shown(pilot, "#news") == "Undone: Topic 0, 2 of 2. (All of art)"
        await press(pilot, "u")
        assert shown(pilot, "#news") == "Nothing to undo today."
    assert [each.undone for each in reviews("art") + reviews("biology")] == [True, True, True]


async def test_a_session_over_all_decks_takes_back_what_was_done_in_one_that_is_done(
    several: ReviseApp,
) -> None:
    async with several.run_test(size=SIZE) as pilot:
        await press(pilot, "down", "enter", "space", "y", "space", "y", "enter")  # all of art
        await press(pilot, "up", "enter", "u")
        assert title(several) == "All of art"
        assert shown(pilot, "#topic") == "Topic 1"


async def test_a_test_asks_every_card_of_the_row(several: ReviseApp) -> None:
    async with several.run_test(size=SIZE) as pilot:
        await press(pilot, "t")
        assert shown(pilot, "#asked") == "Every card is asked once: 6 cards, 12 points."
        await press(pilot, "enter")
        assert position(pilot) == "1 of 6"
        await press(pilot, "escape", "down", "t", "enter")
        assert position(pilot) == "1 of 2"


async def test_missed_points_of_all_decks_are_drilled_together(several: ReviseApp) -> None:
    async with several.run_test(size=SIZE) as pilot:
        await press(pilot, "m")
        assert shown(pilot, "#news").startswith("No weak points")
        await press(pilot, "enter", "space", "n", "space", "n", "escape", "m")
        assert position(pilot) == "1 of 2"
        assert [title(several)] == ["All of art"]


async def test_decks_are_found_by_words_while_one_types(several: ReviseApp) -> None:
    async with several.run_test(size=SIZE) as pilot:
        await press(pilot, "slash", *"bio")
        assert rows(several) == ["All of biology | 0 | 2 | – | –"]
        assert shown(pilot, "#todo") == "2 new cards in 1 deck, about 1 minute"
        await press(pilot, "enter")
        assert position(pilot) == "1 of 2"
        await press(pilot, "escape")
        assert rows(several) == ["All of biology | 0 | 2 | – | –"]
        await press(pilot, "escape")
        assert len(rows(several)) == 4
        await press(pilot, "slash", *"zz")
        assert (rows(several), shown(pilot, "#todo")) == (
            [],
            "No deck has these words in its title",
        )
        await press(pilot, "enter", "down", "t")
        assert is_up(pilot, AllDecksScreen)


async def test_the_keys_below_are_those_that_do_something_while_one_looks_for_words(
    several: ReviseApp,
) -> None:
    async with several.run_test(size=SIZE) as pilot:
        await press(pilot, "slash")
        assert keys_offered(pilot) == ["Study", "All decks", "Help"]
        await press(pilot, *"a/b", "escape")
        assert shown(pilot, "#todo").startswith("6 new")
        assert "Find" in keys_offered(pilot)
        assert "All decks" not in keys_offered(pilot)


async def test_all_decks_found_are_studied_together(several: ReviseApp) -> None:
    put_deck("biochemistry.json")
    async with several.run_test(size=SIZE) as pilot:
        await press(pilot, "slash", *"chem")
        assert rows(several)[0] == "These 2 decks together | 0 | 4 |  | "
        await press(pilot, "up", "enter")
        assert position(pilot) == "1 of 4"


async def test_enter_knows_the_last_letter_before_the_field_has_told_of_it(
    several: ReviseApp,
) -> None:
    async with several.run_test(size=SIZE) as pilot:
        await press(pilot, "slash")
        field = several.screen.query_one(Input)
        with field.prevent(Input.Changed):
            field.value = "bio"
        await press(pilot, "enter")
        assert position(pilot) == "1 of 2"


async def test_a_deck_at_fault_says_so_and_keeps_no_other_away(
    decks: list[Path], clock: Clock
) -> None:
    decks[1].write_text('{"id": [0m}')
    app = ReviseApp(Desks(), clock)
    async with app.run_test(size=SIZE) as pilot:
        assert rows(app)[2].startswith("biology.json line 1: is not JSON")
        assert shown(pilot, "#news") == ""
        await press(pilot, "down", "down")
        assert shown(pilot, "#news").startswith("biology.json: line 1: is not JSON")
        await press(pilot, "enter", "right", "t", "m")
        assert is_up(pilot, AllDecksScreen)
        await press(pilot, "home", "up", "up", "enter")
        assert position(pilot) == "1 of 4"


async def test_damaged_progress_is_mended_from_the_list_or_left(several: ReviseApp) -> None:
    damaged = data_folder() / "biology.json"
    damaged.write_text("{")
    async with several.run_test(size=SIZE) as pilot:
        await press(pilot, "down", "down", "enter")
        assert is_up(pilot, RecoveryScreen)
        assert "Back" in keys_offered(pilot)
        await press(pilot, "escape")
        assert is_up(pilot, AllDecksScreen)
        assert damaged.read_text() == "{"
        await press(pilot, "enter", "enter")
        assert is_up(pilot, HomeScreen)
        await press(pilot, "escape")
        assert is_up(pilot, AllDecksScreen)
        assert rows(several)[2] == "All of biology | 0 | 2 | – | –"


async def test_more_than_fit_are_split_over_all_decks(clock: Clock) -> None:
    for name in ("art", "biology", "chemistry"):
        put_deck(f"{name}.json", cards=10)
    app = ReviseApp(Desks(), clock)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter")
        assert is_up(pilot, HowManyScreen)
        await press(pilot, "enter")
        assert position(pilot) == "1 of 10"


async def test_done_for_today_offers_more_new_cards(clock: Clock) -> None:
    for name, cards in {"art": 11, "biology": 14}.items():
        path = put_deck(f"{name}.json", cards=cards)
        session = Session(open_desk(str(path)), clock())
        while session.card is not None:
            session.grade((True, True), clock())
    app = ReviseApp(Desks(), clock)
    async with app.run_test(size=SIZE) as pilot:
        assert painted(pilot, "#todo") == [
            "✓ Done for today. 5 cards are still new. + learn 5 more"
        ]
        await press(pilot, "down", "plus")
        assert rows(app)[1] == "All of art | 0 | 1 | – | in 3 days"
        assert "More" not in keys_offered(pilot)
        await press(pilot, "up", "escape", "enter")  # no key is dead while something can be learnt
        assert position(pilot) == "1 of 1"
        await press(pilot, "escape", "down", "down", "enter")
        assert position(pilot) == "1 of 4"


async def test_where_one_deck_cannot_be_saved_it_is_said_before_the_first_card(
    several: ReviseApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with several.run_test(size=SIZE) as pilot:
        monkeypatch.setattr(os, "fsync", failing(errno.ENOSPC))
        await press(pilot, "enter")
        assert is_up(pilot, UnsavedScreen)
        await press(pilot, "escape")
        assert is_up(pilot, AllDecksScreen)
        await press(pilot, "enter", "y")
        assert is_up(pilot, StudyScreen)
        assert "Unsaved" in str(several.screen.query_one("#card").border_title)


async def test_only_the_cards_of_the_deck_that_cannot_be_saved_are_unsaved(
    several: ReviseApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    fails = ProgressFile.why_unwritable

    def of_biology(file: ProgressFile) -> str:
        return "It is full." if file.progress.deck == "biology" else fails(file)

    monkeypatch.setattr(ProgressFile, "why_unwritable", of_biology)
    async with several.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "y")
        titles = []
        for _ in range(3):
            is_unsaved = "Unsaved" in str(several.screen.query_one("#card").border_title)
            titles.append((title(several), is_unsaved))
            await press(pilot, "space", "y")
        saved = [(f"All of {deck}", deck == "biology") for deck in ("art", "biology", "chemistry")]
        assert titles == saved
    assert [len(reviews(deck)) for deck in ("art", "biology", "chemistry")] == [1, 0, 1]


async def test_a_single_deck_is_told_how_to_get_company(clock: Clock) -> None:
    app = ReviseApp(open_desk(str(put_deck("art.json"))), clock)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "d")
        assert rows(app) == ["All of art | 0 | 2 | – | –"]
        assert "`revise1924 new" in shown(pilot, "#news")
        await press(pilot, "enter")
        assert position(pilot) == "1 of 2"


async def test_what_another_window_does_is_seen_when_one_looks_again(
    several: ReviseApp, decks: list[Path], clock: Clock
) -> None:
    async with several.run_test(size=SIZE) as pilot:
        Session(open_desk(str(decks[0])), clock()).grade((True, True), clock())
        put_deck("drama.json")
        assert isinstance(several.screen, AllDecksScreen)
        several.screen.look()
        await pilot.pause()
        assert [row[:18] for row in rows(several)[1:]] == [
            *(
                "All of art | 0 | 1",
                "All of biology | 0",
                "All of chemistry |",
                "All of drama | 0 |",
            )
        ]


async def test_a_click_chooses_a_row_and_a_second_one_studies_it(several: ReviseApp) -> None:
    async with several.run_test(size=SIZE) as pilot:
        await pilot.click(DataTable, offset=(5, 3))
        assert several.screen.query_one(DataTable).cursor_row == 2
        assert is_up(pilot, AllDecksScreen)
        await pilot.click(DataTable, offset=(5, 3), times=2)
        await pilot.pause()
        assert position(pilot) == "1 of 2"


async def test_many_decks_are_shown_before_all_of_them_are_read(clock: Clock) -> None:
    for number in range(60):
        put_deck(f"{number:02}.json")
    app = ReviseApp(Desks(), clock)
    async with app.run_test(size=SIZE) as pilot:
        screen = app.screen
        assert isinstance(screen, AllDecksScreen)
        await pilot.pause()
        await press(pilot, "end", "enter")  # and a key does not have to wait for them
        assert position(pilot) == "1 of 2"
        await press(pilot, "escape")
        assert shown(pilot, "#todo") == "120 new cards in 60 decks, about 60 minutes"


async def test_nothing_of_a_title_is_taken_for_markup(clock: Clock) -> None:
    nasty = "[b]x[/b] [/] [@click=app.quit]go[/]"
    for name in ("a", "b"):
        put_deck(f"{name}.json", title=nasty)
    app = ReviseApp(Desks(), clock)
    async with app.run_test(size=SIZE) as pilot:
        assert rows(app)[1].startswith(nasty)
        await press(pilot, "enter")
        assert title(app) == nasty


async def test_an_exam_counts_down_in_its_row(several: ReviseApp, clock: Clock) -> None:
    (data_folder() / "art.json").write_text(
        json.dumps({"format": 1, "deck": "art", "exam": "2026-12-03", "reviews": []})
    )
    async with several.run_test(size=SIZE) as pilot:
        assert rows(several)[1] == "All of art | 0 | 2 | in 10 days | –"
        clock.advance(days=10)
        await press(pilot, "down", "right", "escape")
        assert rows(several)[1] == "All of art | 0 | 2 | today | –"


async def test_an_undo_is_told_beside_the_fault_of_the_row(
    several: ReviseApp, decks: list[Path]
) -> None:
    async with several.run_test(size=SIZE) as pilot:
        await press(pilot, "down", "enter", "space", "y", "escape")
        decks[0].write_text("{")
        await press(pilot, "u", "u")
        assert shown(pilot, "#news").startswith("art.json: line 1")
        assert [notice[:7] for notice in notices(pilot)] == ["Undone:", "Nothing"]


async def test_no_key_is_dead_while_decks_are_being_read(clock: Clock) -> None:
    for number in range(100):
        put_deck(f"deck-{number:02}.json", cards=1)
    app = ReviseApp(Desks(), clock)
    async with app.run_test(size=SIZE) as pilot:
        assert isinstance(app.screen, AllDecksScreen)
        app.screen._rows = Rows([data_folder() / "decks" / f"deck-{n:02}.json" for n in range(100)])
        app.screen.query_one(DataTable).move_cursor(row=91)
        await press(pilot, "right")
        assert is_up(pilot, HomeScreen)
        assert shown(pilot, "#title") == "All of deck-90"


async def test_a_deck_that_was_found_is_opened_from_the_end_of_the_words(
    several: ReviseApp,
) -> None:
    async with several.run_test(size=SIZE) as pilot:
        await pilot.press("slash", *"chem", "left", "right", "right")
        await pilot.pause()
        assert is_up(pilot, HomeScreen)
        assert shown(pilot, "#title") == "All of chemistry"


@pytest.mark.parametrize("row", [0, 1])
async def test_where_nothing_is_to_do_a_key_says_so(
    row: int, several: ReviseApp, decks: list[Path], clock: Clock
) -> None:
    for path in decks:
        desk = open_desk(str(path))
        for card in desk.deck.cards:
            desk.keeper.set_aside(card.id, True, clock())
    async with several.run_test(size=SIZE) as pilot:
        await press(pilot, *["down"] * row)
        for key, told in (("enter", NOTHING_DUE), ("t", NO_CARDS), ("m", NO_WEAK_POINTS)):
            await press(pilot, key)
            assert is_up(pilot, AllDecksScreen)
            assert shown(pilot, "#news") == told


async def test_no_letter_of_words_typed_at_once_is_taken_for_a_command(
    several: ReviseApp,
) -> None:
    async with several.run_test(size=SIZE) as pilot:
        for key in ("slash", *"term"):  # as a terminal sends them, with no time in between
            several.simulate_key(key)
        await wait_until(pilot, lambda: isinstance(several.focused, Input))
        await press(pilot, "a")
        assert is_up(pilot, AllDecksScreen)
        assert several.screen.query_one(Input).value.endswith("a")


async def test_an_exam_far_away_has_room_in_its_row(several: ReviseApp, clock: Clock) -> None:
    for deck, days in (("art", 99), ("biology", 100), ("chemistry", 1000)):
        file = ProgressFile(data_folder() / f"{deck}.json", deck)
        file.set_exam(after(days), clock())
    async with several.run_test(size=SIZE) as pilot:
        exams = [row.split(" | ")[3] for row in rows(several)[1:]]
        assert exams == ["in 99 days", "100 days", "1000 days"]
        await pilot.resize_terminal(40, 15)
        await pilot.pause()
        exams = [row.split(" | ")[3] for row in rows(several)[1:]]
        assert exams == ["99 d", "100 d", "1000 d"]


async def test_without_colour_all_of_the_row_under_the_cursor_is_in_reverse(
    decks: list[Path], clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    del decks
    monkeypatch.setenv("NO_COLOR", "1")
    app = ReviseApp(Desks(), clock)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "down")
        table = app.screen.query_one(DataTable)
        other, row = (list(table.render_line(line)) for line in (1, 2))  # below the heading
        assert "art" in "".join(each.text for each in row).casefold()
        assert all(each.style and each.style.reverse and not each.style.color for each in row)
        assert not any(each.style and each.style.reverse for each in other)


@pytest.mark.parametrize("theme", ["ansi-dark", "ansi-light"])
async def test_in_the_terminals_own_colours_the_row_under_the_cursor_is_bold(
    theme: str, several: ReviseApp
) -> None:
    async with several.run_test(size=SIZE) as pilot:
        several.theme = theme
        await press(pilot, "down")
        table = several.screen.query_one(DataTable)
        row = [each for each in table.render_line(2) if each.text.strip()]  # below the heading
        assert row[0].text == HERE
        assert all(each.style and each.style.bold and not each.style.reverse for each in row)


async def test_what_is_to_do_takes_the_colours_of_another_theme(several: ReviseApp) -> None:
    async with several.run_test(size=SIZE) as pilot:
        await pilot.pause()
        inks = []
        for theme in ("revise-light", "revise-dark"):
            several.theme = theme
            await pilot.pause()
            figure = several.screen.query_one(DataTable).get_row_at(0)[2]
            inks.append(figure.style.color.name)
            assert inks[-1] == several.theme_variables["text-primary"].lower()
        assert inks[0] != inks[1]


@pytest.mark.parametrize("size", [(40, 15), SIZE, (120, 40), (200, 60)])
async def test_the_table_of_decks_is_as_wide_as_its_place(
    size: tuple[int, int], several: ReviseApp
) -> None:
    async with several.run_test(size=size) as pilot:
        await pilot.pause()
        table = several.screen.query_one(DataTable)
        assert table.virtual_size.width + 1 == table.content_size.width  # and a bar to scroll


async def test_the_key_for_what_is_to_do_stands_beside_it_as_it_fits(clock: Clock) -> None:
    for name in ("art", "biology"):
        path = put_deck(f"{name}.json", cards=14)
        session = Session(open_desk(str(path)), clock(), most=6)
        while session.card is not None:
            session.grade((True, True), clock())
    clock.advance(days=3)
    words = "12 cards to revise and 16 new ones in 2 decks, about 14 minutes"
    for width, said in ((100, [f"▶ {words} Enter study"]), (78, [f"▶ {words} Enter"])):
        async with ReviseApp(Desks(), clock).run_test(size=(width, 24)) as pilot:
            await pilot.pause()
            assert painted(pilot, "#todo") == said


async def test_how_ready_one_is_stands_in_its_row_and_with_much_room_a_bar_tells_it(
    several: ReviseApp,
) -> None:
    looks = [
        entry(card=card, at=f"2026-11-{day}T18:00:00+00:00", recalled=[True, True])
        for day in ("02", "05", "09", "13", "17", "20")
        for card in ("topic-0", "topic-1")
    ]
    written(data_folder() / "art.json", deck="art", reviews=looks)
    async with several.run_test(size=SIZE) as pilot:
        table = several.screen.query_one(DataTable)
        assert [column.label.plain for column in table.ordered_columns][-1] == "Ready"
        for size, told in ((SIZE, r"\d\d %"), ((120, 40), r"(▄+)(▁*) (\d\d) %")):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            (ready,) = (
                row.rsplit(" | ", 1)[1] for row in rows(several) if row.startswith("All of art")
            )
            assert re.fullmatch(told, ready), ready
            assert ("2 cards" in "".join(painted(pilot, "DeckTable"))) is (size != SIZE)
        full, rest, share = re.findall(told, ready)[0]
        assert len(full) == int(len(full + rest) * int(share) / 100)
