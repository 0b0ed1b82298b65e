"""After a break: a short session is offered where more is due than fits."""

from datetime import timedelta

import pytest

from revise1924.cards import Deck
from revise1924.library import Desk
from revise1924.storage.progress_file import ProgressFile
from revise1924.tui.app import ReviseApp
from revise1924.tui.screens.home import HomeScreen
from revise1924.tui.screens.how_many import HowManyScreen
from revise1924.tui.screens.study import StudyScreen
from tests.support.clock import MONDAY, Clock
from tests.support.decks import numbered_cards, with_cards
from tests.support.progress import look
from tests.support.screens import SIZE, full_marks, is_up, painted, position, press, shown


@pytest.fixture
def behind(deck: Deck, file: ProgressFile, clock: Clock) -> ReviseApp:
    """The app on a deck of fifty cards, all of them overdue after a break; the last one most."""
    fifty = with_cards(deck, numbered_cards(50))
    for number, card in enumerate(fifty.cards):
        days_ago = 21 if number == 49 else 20
        file.progress.put(look(card.id, (True,), days=-days_ago, minutes=-number, box=2))
    return ReviseApp(Desk(fifty, file), clock)


async def test_home_says_when_the_backlog_will_be_gone(behind: ReviseApp) -> None:
    async with behind.run_test(size=SIZE) as pilot:
        assert shown(pilot, "#todo") == "50 cards to revise today, about 25 minutes"
        assert painted(pilot, "#todo")[-1].endswith("Enter choose how many")
        assert shown(pilot, "#besides") == "At 20 a day the backlog is gone on Wednesday."


@pytest.mark.parametrize(
    ("keys", "cards"), [(["enter"], 10), (["down", "enter"], 20), (["up", "enter"], 50)]
)
async def test_a_session_of_ten_twenty_or_all_begins_with_the_most_urgent(
    keys: list[str], cards: int, behind: ReviseApp
) -> None:
    async with behind.run_test(size=SIZE) as pilot:
        await press(pilot, "enter")
        assert is_up(pilot, HowManyScreen)
        await press(pilot, *keys)
        assert is_up(pilot, StudyScreen)
        assert position(pilot) == f"1 of {cards}"
        assert shown(pilot, "#topic") == "Topic 49"


async def test_a_first_day_of_many_new_cards_is_split_too(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    file.set_exam((MONDAY + timedelta(days=1)).date(), MONDAY)
    many = with_cards(deck, numbered_cards(50))
    async with ReviseApp(Desk(many, file), clock).run_test(size=SIZE) as pilot:
        assert shown(pilot, "#todo") == "50 new cards today, about 25 minutes"
        assert shown(pilot, "#besides") == "At 20 a day the last new card comes on Friday."
        await press(pilot, "enter")
        assert is_up(pilot, HowManyScreen)
        await press(pilot, "up", "enter")
        assert position(pilot) == "1 of 50"


async def test_escape_goes_back_to_home(behind: ReviseApp) -> None:
    async with behind.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "escape")
        assert is_up(pilot, HomeScreen)


async def test_a_short_session_leaves_the_rest_for_the_next(behind: ReviseApp) -> None:
    async with behind.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "enter", *["space", "y"] * 10)
        assert full_marks(pilot) == [
            "★ 10 of 10 ★",
            "Full marks: every card up a box",
            "Next: 40 cards to revise today.",
        ]
        assert painted(pilot, "#then") == ["▶ Enough for now Enter go back"]
