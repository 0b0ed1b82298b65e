"""Browse: search as you type, and read; reading is no review."""

import pytest
from textual.widgets import Input, OptionList

from revise1924.cards import Deck
from revise1924.library import Desk
from revise1924.storage.progress_file import ProgressFile
from revise1924.tui.app import ReviseApp
from revise1924.tui.screens.browse import MOST_SHOWN, BrowseScreen
from revise1924.tui.screens.home import HomeScreen
from revise1924.tui.screens.reading import ReadingScreen
from tests.support.clock import Clock
from tests.support.decks import numbered_cards, with_cards
from tests.support.screens import SIZE, is_up, notices, press, shown, text_of

_ACTIONS = {"escape": "leave", "enter": "read", "down": "move(1)"}


def listed(app: ReviseApp) -> list[str]:
    """Return the lines of the list."""
    cards = app.screen.query_one(OptionList)
    return [str(cards.get_option_at_index(index).prompt) for index in range(cards.option_count)]


async def test_every_letter_searches_topic_front_points_and_note(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "b")
        assert is_up(pilot, BrowseScreen)
        assert len(listed(app)) == 7
        await press(pilot, *"KIROV")
        assert listed(app) == ["The purges · new"]  # in a point
        await press(pilot, "escape", *"ellman")
        assert listed(app) == ["The purges · new"]  # in a note
        await press(pilot, "escape", *"nep right")
        assert [line.split(" · ")[0] for line in listed(app)] == [
            "Siding with the Right over the NEP",
            "Triumph of Socialism in One Country",
        ]
        await press(pilot, "x", "x", "x")
        assert listed(app) == []
        assert shown(pilot, "#news") == "No card holds these words."
        await press(pilot, "enter")
        assert is_up(pilot, BrowseScreen)


async def test_a_card_is_read_with_where_it_stands_and_its_history(
    app: ReviseApp, deck: Deck, file: ProgressFile
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "1", "enter", "escape", "b")
        assert listed(app)[0] == "Stalin's position by 1924 · box 1, tomorrow"
        await press(pilot, "enter")
        assert is_up(pilot, ReadingScreen)
        assert shown(pilot, "#question") == deck.cards[0].front
        assert "missed 0 of 1" in text_of(pilot, "#points")
        assert "missed 1 of 1" in text_of(pilot, "#points")
        assert shown(pilot, "#note") == deck.cards[0].note
        assert shown(pilot, "#standing") == "Box 1, back tomorrow. Reviewed once."
        assert "Mon 23 Nov  ■■■□□ 1 of 2  study  1" in text_of(pilot, "#history")
        await press(pilot, "u")
        assert shown(pilot, "#standing") == "New: not reviewed yet."
        await press(pilot, "escape")
        assert listed(app)[0] == "Stalin's position by 1924 · new"
    assert len(file.progress.reviews) == 1


async def test_undo_works_while_the_field_has_the_keys(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "y", "escape", "b", *"general secretary", "ctrl+z")
        assert listed(app) == ["Stalin's position by 1924 · new"]
        assert notices(pilot) == ["Undone: Stalin's position by 1924, 2 of 2."]


async def test_arrows_choose_while_the_field_keeps_the_keys(app: ReviseApp, deck: Deck) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "b", "down", "down", "up", "enter")
        assert shown(pilot, "#title") == deck.cards[1].topic
        await press(pilot, "escape")
        assert app.screen.query_one(OptionList).highlighted == 1
        await press(pilot, *"qu")
        assert app.screen.query_one(Input).value == "qu"


async def test_a_click_opens_a_card(app: ReviseApp, deck: Deck) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "b")
        await pilot.click(OptionList, offset=(5, 3))
        await pilot.pause()
        assert shown(pilot, "#title") == deck.cards[3].topic


async def test_escape_empties_the_field_then_goes_home(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "b", "x", "escape")
        assert is_up(pilot, BrowseScreen)
        assert len(listed(app)) == 7
        await press(pilot, "escape")
        assert is_up(pilot, HomeScreen)


async def test_a_large_deck_is_shown_in_part_and_searched_whole(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    large = with_cards(deck, numbered_cards(3000))
    async with ReviseApp(Desk(large, file), clock).run_test(size=SIZE) as pilot:
        await press(pilot, "b")
        assert len(listed(pilot.app)) == MOST_SHOWN  # type: ignore[arg-type]
        assert shown(pilot, "#news").startswith("3000 cards; the first 200 are shown")
        await press(pilot, *"2999")
        assert listed(pilot.app) == ["Topic 2999 · new"]  # type: ignore[arg-type]


async def test_enter_reads_what_stands_in_the_field_before_the_list_has_heard_of_it(
    app: ReviseApp,
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "b")
        field = app.screen.query_one(Input)
        with field.prevent(Input.Changed):
            field.value = "cult"
        await press(pilot, "enter")
        assert shown(pilot, "#title") == "The cult of personality"


@pytest.mark.parametrize("key", ["escape", "enter", "down"])
async def test_keys_before_the_search_is_there_do_nothing(
    key: str, app: ReviseApp, deck: Deck, file: ProgressFile
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        app.push_screen(BrowseScreen(Desk(deck, file), Clock(), lambda _: None))
        await app.run_action(_ACTIONS[key], app.screen)
        await pilot.pause()
        assert is_up(pilot, BrowseScreen)
