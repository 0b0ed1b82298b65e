"""What is revised: cards set aside, tags, and more new cards than the limit brings."""

import errno
import os

import pytest

from revise1924.cards import Deck
from revise1924.library import Desk
from revise1924.storage.progress_file import ProgressFile
from revise1924.tui.app import ReviseApp
from revise1924.tui.screens.home import HomeScreen
from revise1924.tui.screens.study import StudyScreen
from revise1924.tui.screens.tags import TagsScreen
from tests.support.clock import Clock
from tests.support.decks import numbered_cards, with_cards
from tests.support.failures import failing
from tests.support.screens import (
    SIZE,
    is_flipped,
    is_up,
    keys_offered,
    painted,
    position,
    press,
    shown,
)


@pytest.mark.parametrize("before", [[], ["space"], ["space", "1"]])
async def test_a_card_set_aside_is_not_asked_and_the_next_comes(
    before: list[str], app: ReviseApp, file: ProgressFile, deck: Deck
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", *before, "x")
        assert position(pilot) == "1 of 6"
        assert not is_flipped(pilot)
        assert shown(pilot, "#topic") == deck.cards[1].topic
        assert f"Set aside: {deck.cards[0].topic}." in shown(pilot, "#news")
        await press(pilot, "escape")
        assert "1 card set aside." in shown(pilot, "#news")
        assert shown(pilot, "#todo").startswith("6 new cards today, ")
        await press(pilot, "t", "enter")
        assert position(pilot) == "1 of 6"
    kept = ProgressFile(file.path, deck.id).progress
    assert kept.is_aside(deck.cards[0].id)
    assert not kept.reviews


async def test_it_comes_back_by_the_same_key(app: ReviseApp, file: ProgressFile) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "x", "escape", "b")
        await press(pilot, "enter")
        assert "Take back" in keys_offered(pilot)
        assert shown(pilot, "#standing").startswith("Set aside: ")
        await press(pilot, "x")
        assert "Set aside" in keys_offered(pilot)
        await press(pilot, "x", "x", "escape", "escape")
        assert shown(pilot, "#todo").startswith("7 new cards today, ")
    assert not ProgressFile(file.path, file.progress.deck).progress.is_aside("general-secretary")


async def test_a_session_whose_cards_are_all_set_aside_ends_without_a_score(
    app: ReviseApp,
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", *"xxxxxxx")
        assert is_up(pilot, HomeScreen)
        assert shown(pilot, "#todo") == "All of these cards are set aside."
        offered = ["Win back", "Browse", "Stats", "Exam", "Undo", "Quit", "Help"]
        assert keys_offered(pilot) == offered
        await press(pilot, *"to")
        assert is_up(pilot, HomeScreen)


async def test_where_it_cannot_be_saved_the_card_stays(
    app: ReviseApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter")
        with monkeypatch.context() as broken:
            broken.setattr(os, "fsync", failing(errno.ENOSPC))
            await press(pilot, "x")
        assert position(pilot) == "1 of 7"
        assert "not saved" in shown(pilot, "#news")
        await press(pilot, "x")
        assert position(pilot) == "1 of 6"


@pytest.fixture
def tagged(deck: Deck, file: ProgressFile, clock: Clock) -> ReviseApp:
    """The app on the shipped deck with two tags."""
    tags = {0: ("party",), 2: ("party", "terror")}
    cards = [
        card.model_copy(update={"tags": tags.get(index, ())})
        for index, card in enumerate(deck.cards)
    ]
    return ReviseApp(Desk(with_cards(deck, cards), file), clock)


async def test_a_tag_is_chosen_shown_and_left(tagged: ReviseApp) -> None:
    async with tagged.run_test(size=SIZE) as pilot:
        assert "Tags" in keys_offered(pilot)
        await press(pilot, "number_sign")
        assert is_up(pilot, TagsScreen)
        await press(pilot, "down", "enter")
        assert shown(pilot, "#todo").startswith("2 new cards today, ")
        assert "Only party: 2 of 7 cards." in shown(pilot, "#news")
        await press(pilot, "enter")
        assert position(pilot) == "1 of 2"
        await press(pilot, "escape", "t", "enter")
        assert position(pilot) == "1 of 2"
        await press(pilot, "escape", "number_sign", "up", "enter")
        assert shown(pilot, "#todo").startswith("7 new cards today, ")
        assert "Only" not in shown(pilot, "#news")


async def test_browsing_shows_the_cards_of_the_tag(tagged: ReviseApp, deck: Deck) -> None:
    async with tagged.run_test(size=SIZE) as pilot:
        await press(pilot, "number_sign", "down", "enter", "b")
        assert shown(pilot, "#title") == "Browse · 2 cards · party"
        await press(pilot, "down", "enter")
        assert pilot.app.screen.query_one("#card").border_title == deck.cards[2].topic
        await press(pilot, "escape", *"purges")
        assert shown(pilot, "#title") == "Browse · No cards match. · party"
        await press(pilot, "escape", "escape", "number_sign", "up", "enter", "b", *"purges")
        assert shown(pilot, "#title").startswith("Browse · 1 of 7 cards · How did Stalin")


async def test_escape_leaves_the_tags_as_they_were(tagged: ReviseApp) -> None:
    async with tagged.run_test(size=SIZE) as pilot:
        await press(pilot, "number_sign", "down", "enter", "number_sign", "down", "escape")
        assert "Only party" in shown(pilot, "#news")


async def test_a_deck_without_tags_offers_none(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        assert "Tags" not in keys_offered(pilot)
        await press(pilot, "number_sign")
        assert is_up(pilot, HomeScreen)


@pytest.fixture
def many(deck: Deck, file: ProgressFile, clock: Clock) -> ReviseApp:
    """The app on a deck of thirty new cards."""
    return ReviseApp(Desk(with_cards(deck, numbered_cards(30)), file), clock)


async def test_the_limit_of_new_cards_is_named_and_more_are_there_for_the_asking(
    many: ReviseApp,
) -> None:
    async with many.run_test(size=SIZE) as pilot:
        assert shown(pilot, "#todo") == "10 of 30 new cards today, about 5 minutes"
        await press(pilot, "plus")
        assert shown(pilot, "#todo") == "15 of 30 new cards today, about 8 minutes"
        await press(pilot, "enter")
        assert position(pilot) == "1 of 15"


async def test_a_day_that_is_done_offers_more_and_enter_is_not_dead(many: ReviseApp) -> None:
    async with many.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", *["space", "y"] * 10, "enter")
        assert is_up(pilot, HomeScreen)
        assert shown(pilot, "#todo") == "Done for today. 20 cards are still new."
        assert painted(pilot, "#todo") == [
            "✓ Done for today. 20 cards are still new. + learn 5 more"
        ]
        await press(pilot, "plus")
        assert shown(pilot, "#todo") == "5 of 20 new cards today, about 1 minute"
        await press(pilot, "enter", *["space", "y"] * 5, "enter", "enter")
        assert is_up(pilot, StudyScreen)
        assert position(pilot) == "1 of 5"


async def test_more_is_of_one_day(many: ReviseApp, clock: Clock) -> None:
    async with many.run_test(size=SIZE) as pilot:
        await press(pilot, "plus")
        clock.advance(days=1)
        await press(pilot, "b", "escape")
        assert shown(pilot, "#todo").startswith("10 of 30 new cards today, ")


async def test_where_all_cards_have_been_met_there_are_no_more(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        assert "More" not in keys_offered(pilot)
        await press(pilot, "plus")
        assert shown(pilot, "#todo").startswith("7 new cards today, ")
