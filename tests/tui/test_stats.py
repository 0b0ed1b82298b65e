"""Statistics on screen: right with no review, one, two, and five thousand."""

from datetime import timedelta

import pytest

from revise1924.cards import Deck
from revise1924.library import Desk
from revise1924.storage.progress_file import ProgressFile
from revise1924.tui.app import ReviseApp
from revise1924.tui.screens.home import HomeScreen
from revise1924.tui.screens.stats import StatsScreen
from tests.support.clock import MONDAY, Clock
from tests.support.progress import look
from tests.support.screens import SIZE, is_up, notices, press, text_of

TABS = ["recall", "cards", "points", "days", "ahead"]


def with_reviews(deck: Deck, file: ProgressFile, number: int) -> None:
    """Put so many reviews into the progress, seven a day up to MONDAY, a point missed in each."""
    for index in range(number):
        day, nth = divmod(index, 7)
        card = deck.cards[nth]
        recalled = [point != index % len(card.back) for point in range(len(card.back))]
        days = day - (number - 1) // 7
        review = look(
            card.id, recalled, days=days, minutes=nth - 7, box=1 + index % 5, seconds=(5, 5)
        )
        file.progress.put(review)


@pytest.mark.parametrize("number", [0, 1, 2, 5000])
@pytest.mark.parametrize("size", [(80, 24), (40, 15), (200, 60)])
async def test_every_tab_is_right_with_any_number_of_reviews(
    number: int, size: tuple[int, int], deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    with_reviews(deck, file, number)
    async with ReviseApp(Desk(deck, file), clock).run_test(size=size) as pilot:
        await press(pilot, "s")
        assert is_up(pilot, StatsScreen)
        text = {}
        for key, tab in enumerate(TABS, 1):
            await press(pilot, str(key))
            width = pilot.app.screen.query_one(f"#{tab}-section").size.width
            text[tab] = text_of(pilot, f"#{tab}-section")
            assert 0 < max(len(line.rstrip()) for line in text[tab].split("\n")) <= width, tab
        days = -(-number // 7)
        if number:
            assert " points recalled · " in " ".join(text["recall"].split())
            assert f"{number} review" in text["days"]
            assert "Streak: " in text["days"]
            assert "1 of" in text["points"] or "of 715" in text["points"]
        else:
            assert "Nothing yet" in text["recall"]
            assert "No point was missed yet." in text["points"]
        assert f"{min(days, 1)} day in a row" in text["days"] or days != 1
        assert "today" in text["ahead"]


async def test_keys_choose_the_tab_and_escape_goes_home(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "s")
        for key, tab in (("3", "points"), ("right", "days"), ("left", "points"), ("1", "recall")):
            await press(pilot, key)
            assert app.screen.query_one(f"#{tab}-section").region, tab
        await press(pilot, "escape")
        assert is_up(pilot, HomeScreen)


async def test_undo_works_here_too_and_says_what_it_undid(
    app: ReviseApp, deck: Deck, file: ProgressFile
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "y", "escape", "s")
        assert "2 of 2" in text_of(pilot, "#recall-section")
        await press(pilot, "u")
        assert "Nothing yet" in text_of(pilot, "#recall-section")
        assert notices(pilot) == ["Undone: Stalin's position by 1924, 2 of 2."]
        await press(pilot, "u")
        assert notices(pilot)[-1] == "Nothing to undo today."
    assert ProgressFile(file.path, deck.id).progress.reviews[0].undone


async def test_the_load_of_the_day_before_the_exam_is_shown(
    app: ReviseApp, file: ProgressFile
) -> None:
    file.set_exam((MONDAY + timedelta(days=40)).date(), MONDAY)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", *["space", "y"] * 7, "enter", "s", "5")
        ahead = text_of(pilot, "#ahead-section")
        assert "Fri 1 Jan  7 ███" in ahead
        assert "Fri 1 Jan is the day before the exam: every card comes back." in ahead
