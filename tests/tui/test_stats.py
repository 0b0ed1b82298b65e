"""Statistics on screen: right with no review, one, two, and five thousand."""

import re
from datetime import timedelta
from typing import Any

import pytest
from textual.pilot import Pilot

from revise1924.cards import Deck
from revise1924.library import Desk
from revise1924.storage.progress_file import ProgressFile
from revise1924.text import one_line
from revise1924.tui.app import ReviseApp
from revise1924.tui.screens.drill import DrillScreen
from revise1924.tui.screens.home import HomeScreen
from revise1924.tui.screens.reading import ReadingScreen
from revise1924.tui.screens.stats import StatsScreen
from revise1924.tui.sizes import NARROW
from revise1924.tui.widgets.keys import Keys
from revise1924.tui.widgets.line_list import LineList
from revise1924.tui.widgets.tab_row import TabRow
from tests.support.clock import MONDAY, Clock
from tests.support.decks import numbered_cards, with_cards
from tests.support.progress import look
from tests.support.screens import (
    BLANK,
    SIZE,
    beside,
    is_up,
    keys_offered,
    listed,
    notices,
    point_lines,
    press,
    shown,
)

TABS = ["progress", "cards", "weak", "calendar", "ahead"]

MISS_TWO = ["enter", "space", "1", "enter", "space", "y", "space", "2", "3", "enter", "escape"]
"""The second point of the first card, and all but two of the third."""


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


def tab_up(pilot: Pilot[Any]) -> str:
    """Return the name of the tab that is shown."""
    return shown(pilot, "TabRow").split("▸")[1].split("  ")[0].strip()


def app_shows(pilot: Pilot[Any], selector: str) -> bool:
    """Tell whether a widget is to be seen."""
    return bool(pilot.app.screen.query_one(selector).region)


@pytest.mark.parametrize("number", [0, 1, 2, 5000])
@pytest.mark.parametrize("size", [(80, 24), (40, 15), (200, 60)])
async def test_every_tab_is_right_with_any_number_of_reviews(
    number: int, size: tuple[int, int], deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    with_reviews(deck, file, number)
    async with ReviseApp(Desk(deck, file), clock).run_test(size=size) as pilot:
        await press(pilot, "s")
        assert is_up(pilot, StatsScreen)
        text, alone = {}, (size[1] - 8 < 30)
        for key, tab in enumerate(TABS, 1):
            await press(pilot, str(key))
            if listed_there := bool(app_shows(pilot, "LineList")):
                text[tab] = "\n".join(listed(pilot))
            else:
                text[tab] = shown(pilot, "#drawn")
                width = pilot.app.screen.query_one("#drawn").size.width
                assert 0 < max(map(len, text[tab].split("\n"))) <= width, tab
            assert listed_there == (tab == "cards" or (tab == "weak" and number > 0))
            has_both = tab == "progress" and (not alone or (not number and size == SIZE))
            has_both |= tab == "weak" and not number and size != (40, 15)
            assert ("Cards coming up" in text[tab]) == (tab == "ahead" or has_both)
        days = -(-number // 7)
        assert (
            sum(
                topic[:9].rstrip() in text["cards"] for topic in (card.topic for card in deck.cards)
            )
            == 7
        )
        if number:
            assert " points recalled · " in text["progress"]
            assert f"{number} review" in text["calendar"]
            of = "/" if size[0] < NARROW else " of "
            assert f"1{of}" in text["weak"] or f"{of}71" in text["weak"]
        else:
            assert "Nothing yet" in text["progress"]
            none = "Nothing yet: it begins with your first review."
            assert " ".join(text["weak"].split()).startswith(none)
        assert ("1 day in a row" in text["calendar"]) == (days == 1)
        assert ("No streak yet" in text["calendar"]) == (not number)
        assert "today" in text["ahead"]


async def test_keys_choose_the_tab_and_escape_goes_home(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "s")
        assert tab_up(pilot) == "1 Progress"
        weak, days = "3 Weak points", "4 Calendar"
        for key, tab in (("3", weak), ("right", days), ("left", weak)):
            await press(pilot, key)
            assert tab_up(pilot) == tab
        await press(pilot, "1", "left")
        assert tab_up(pilot) == "5 Ahead"  # round the corner
        await press(pilot, "escape")
        assert is_up(pilot, HomeScreen)


async def test_a_click_chooses_the_tab(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "s")
        at = shown(pilot, "TabRow").index("4 Calendar")
        await pilot.click(TabRow, offset=(at + 3, 0))
        await pilot.pause()
        assert tab_up(pilot) == "4 Calendar"
        assert "Reviews each day" in shown(pilot, "#drawn")


async def test_undo_works_here_too_and_says_what_it_undid(
    app: ReviseApp, deck: Deck, file: ProgressFile
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "y", "escape", "s")
        assert "2 of 2" in shown(pilot, "#drawn")
        await press(pilot, "u")
        assert "Nothing yet" in shown(pilot, "#drawn")
        assert notices(pilot) == ["Undone: Stalin's position by 1924, 2 of 2."]
        await press(pilot, "u")
        assert notices(pilot)[-1] == "Nothing to undo today."
    assert ProgressFile(file.path, deck.id).progress.reviews[0].undone


async def test_days_without_reviews_have_their_place_and_their_date(
    app: ReviseApp, file: ProgressFile
) -> None:
    for days in (-4, -1):
        file.progress.put(look("nep", (True,) * 5, days=days))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "s")
        lines = shown(pilot, "#drawn").split("\n")
        (floor,) = (number for number, line in enumerate(lines) if "└" in line)
        assert "·" in lines[floor - 1]
        assert " ".join(lines[floor + 1].split()) == "Thu 19 Fri 20 Sat 21 Sun 22 Mon 23"


async def test_the_days_ahead_say_whether_the_minutes_a_day_suffice(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "e", *"in 3 days", "tab", *"1", "enter", "s", "5")
        told = shown(pilot, "#drawn")
        assert "1 minute a day leaves 3 cards out; 2 would do." in told
        assert ("Dotted: what fits into 1 minute a day." in told, "┈" in told) == (True, True)
        assert "Every card comes back" not in told
        await press(pilot, "escape", "e", "tab", *"4", "enter", "s", "5")
        told = shown(pilot, "#drawn")
        assert "4 minutes a day suffice." in told
        assert ("Dotted" in told, "┈" in told) == (False, False)
        assert "Every card comes back by the day before." in told


async def test_the_days_ahead_end_with_the_exam(app: ReviseApp, file: ProgressFile) -> None:
    file.set_exam((MONDAY + timedelta(days=40)).date(), MONDAY)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", *["space", "y"] * 7, "enter", "s", "5")
        ahead = shown(pilot, "#drawn").split("\n")
        (days,) = (line.split() for line in ahead if " 24 " in line)
        assert days[-2:] == ["1", "2"]
        for letter in "EXAM":
            assert any(line.rstrip().endswith(f"█ {letter}".strip("█ ")) for line in ahead)
        assert "Exam on Saturday 2 January 2027. Every card comes back by the day before." in ahead


async def test_enter_on_a_weak_point_drills_those_of_its_card_alone(
    app: ReviseApp, deck: Deck, file: ProgressFile
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *MISS_TWO, "s")
        assert keys_offered(pilot) == ["Win all back", "Tabs", "Back", "Help"]
        await press(pilot, "3")
        assert keys_offered(pilot) == ["Win back", "Win all back", "Tabs", "Back", "Help"]
        assert sum(" 1 of 1 " in line for line in listed(pilot)) == 4
        await press(pilot, "down", "enter")
        assert is_up(pilot, DrillScreen)
        assert shown(pilot, "#topic") == deck.cards[2].topic
        blank = [line for line in point_lines(pilot) if line.endswith(BLANK)]
        assert blank == [f"1 {BLANK}", f"4 {BLANK}", f"5 {BLANK}"]
        await press(pilot, *["space", "y"] * 3)
        assert file.progress.reviews[-1].kind == "drill"
        await press(pilot, "enter")
        assert is_up(pilot, StatsScreen)
        assert "✓" in listed(pilot)[-1]  # they have come back once


@pytest.mark.parametrize("tab", ["1", "3"])
async def test_all_weak_points_can_be_drilled_where_they_are_listed_and_below_the_progress(
    app: ReviseApp, deck: Deck, tab: str
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *MISS_TWO, "s", "2", "m")
        assert is_up(pilot, StatsScreen)
        await press(pilot, tab, "m")
        assert is_up(pilot, DrillScreen)
        await press(pilot, "space", "y")
        assert shown(pilot, "#topic") == deck.cards[2].topic


async def test_without_weak_points_it_says_why_and_offers_no_drill(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "y", "escape", "s", "3", "m", "enter")
        assert is_up(pilot, StatsScreen)
        why, gap, chart = shown(pilot, "#drawn").split("\n")[:3]
        assert (why, gap) == ("No weak points: you have missed none so far.", "")
        assert chart.startswith("Points you remembered each day")
        assert keys_offered(pilot) == ["Tabs", "Back", "Help"]


async def test_enter_on_a_card_reads_it_and_the_cursor_follows_to_the_last_one_read(
    app: ReviseApp, deck: Deck
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "s", "2", "down", "enter")
        assert is_up(pilot, ReadingScreen)
        assert app.screen.query_one("#card").border_title == deck.cards[1].topic
        await press(pilot, "right", "right", "escape")
        assert is_up(pilot, StatsScreen)
        assert app.screen.query_one(LineList).cursor == 3


async def test_from_120_columns_the_card_under_the_cursor_stands_beside_the_list(
    app: ReviseApp, deck: Deck
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, *MISS_TWO, "s")
        assert "7 of 11" not in shown(pilot, "#beside")
        assert "reviews" in shown(pilot, "#beside")
        await press(pilot, "2", "down")
        assert beside(pilot) == deck.cards[1].topic
        card, cards = (app.screen.query_one(each).region for each in ("#beside", "#listed"))
        assert card.x >= cards.right
        keys = app.screen.query_one(Keys).region
        assert card.bottom == cards.bottom == keys.y


async def test_points_that_keep_slipping_come_first(
    app: ReviseApp, deck: Deck, file: ProgressFile
) -> None:
    five = len(deck.cards[2].back)
    for days, missed in ((-3, {1, 3}), (-2, {1}), (-1, {1}), (0, {3})):
        recalled = tuple(point not in missed for point in range(five))
        file.progress.put(look("nep", recalled, days=days))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "s", "3")
        lines = listed(pilot)
        others = lines.index("The others (1): most to win first")
        assert lines[0] == "Keep slipping (1): missed last time"
        assert ["○✓✓○" in lines[1], "○○○✓" in lines[others + 1]] == [True, True]
        rows = app.screen.query_one(LineList)
        await pilot.click(rows, offset=(8, others + 2))  # a gap is above it, and one is the border
        assert is_up(pilot, StatsScreen)  # the name of a group is no point
        await press(pilot, "down")
        assert rows.cursor == 1
        assert app.cursor_position.y == rows.content_region.y + others + 2


async def test_each_weak_point_stands_in_full_where_the_list_has_room(
    app: ReviseApp, deck: Deck
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *MISS_TWO, "s", "3")
        words = " ".join(" ".join(listed(pilot)).split())
        for card, points in ((0, (1,)), (2, (0, 3, 4))):
            assert all(one_line(deck.cards[card].back[point]) in words for point in points)
        assert beside(pilot) == deck.cards[0].topic
        why, told = shown(pilot, "#beside").split("\n", 1)
        assert why == "Missed the only time."
        assert told.split() == f"{deck.cards[0].back[1]} {deck.cards[0].front}".split()


async def test_of_more_weak_points_than_have_room_each_is_a_line_and_stands_in_full_below(
    app: ReviseApp, deck: Deck, file: ProgressFile
) -> None:
    for card in deck.cards:
        file.progress.put(look(card.id, (False,) * len(card.back), days=-1))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "s", "3")
        points = listed(pilot)
        assert len(points) > 6
        assert all(re.match(r"\d +1 of 1 +○ +\S", line) for line in points)
        assert any(line.endswith("…") for line in points)
        for row in range(5):
            number = int(points[row].split()[0])
            assert beside(pilot) == deck.cards[number - 1].topic
            words = " ".join(shown(pilot, "#beside").split())
            assert any(one_line(point) in words for point in deck.cards[number - 1].back)
            await press(pilot, "down")


async def test_with_room_for_it_each_card_has_its_question_below_its_topic(
    app: ReviseApp, deck: Deck
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "s", "2")
        words = " ".join(" ".join(listed(pilot)).split())
        assert [words.count(" ".join(card.front.split())) for card in deck.cards] == [1] * 7
        assert "…" not in words
        await pilot.resize_terminal(120, 20)
        await pilot.pause()
        assert [line[0] for line in listed(pilot)] == list("1234567")


async def test_in_a_high_terminal_how_it_went_stands_below_few_cards_and_all_in_short_beside(
    app: ReviseApp, deck: Deck
) -> None:
    async with app.run_test(size=(200, 60)) as pilot:
        await press(pilot, *MISS_TWO, "s", "2")
        assert [line[0] for line in listed(pilot) if line[0].isdigit()] == list("1234567")
        assert "Points you remembered each day" in shown(pilot, "#drawn")
        assert "Cards coming up" not in shown(pilot, "#drawn")
        cards, chart = (app.screen.query_one(each).region for each in ("LineList", "#chart"))
        assert cards.bottom <= chart.y
        card, _, short = shown(pilot, "#beside").partition("In short")
        assert one_line(deck.cards[0].back[0])[:20] in card
        assert "days with reviews" in short or "day with reviews" in short
        await pilot.resize_terminal(200, 40)
        await pilot.pause()
        assert app_shows(pilot, "LineList")
        assert not app_shows(pilot, "#drawn")
        assert "In short" not in shown(pilot, "#beside")


async def test_before_the_first_review_nothing_stands_beside_the_charts(app: ReviseApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "s")
        assert not app_shows(pilot, "#beside")
        await press(pilot, "2")
        assert app_shows(pilot, "#beside")


async def test_in_a_small_terminal_nothing_is_cut_and_why_a_point_is_weak_is_said(
    app: ReviseApp, deck: Deck
) -> None:
    async with app.run_test(size=(40, 15)) as pilot:
        await press(pilot, *MISS_TWO, "s", "3", "down")
        assert "1/1" in listed(pilot)[0]
        words = " ".join(" ".join(listed(pilot)).split())
        assert all(one_line(deck.cards[card].back[point]) in words for card, point in [(0, 1)])
        assert beside(pilot) == deck.cards[2].topic
        assert shown(pilot, "#beside") == "Missed the only time."
        await press(pilot, "2")
        assert not app_shows(pilot, "#beside")
        words = " ".join(" ".join(listed(pilot)).split())
        assert all(card.topic in words for card in deck.cards)
        assert shown(pilot, "#title") == "Statistics"


async def test_a_click_on_a_row_opens_it(app: ReviseApp, deck: Deck) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *MISS_TWO, "s", "2")
        await pilot.click(LineList, offset=(8, 5))
        await pilot.pause()
        assert app.screen.query_one("#card").border_title == deck.cards[4].topic
        await press(pilot, "escape", "3")
        await pilot.click(LineList, offset=(8, 1))
        await pilot.pause()
        assert is_up(pilot, DrillScreen)


async def test_every_card_of_a_large_deck_can_be_reached(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    large = with_cards(deck, numbered_cards(3000))
    async with ReviseApp(Desk(large, file), clock).run_test(size=SIZE) as pilot:
        await press(pilot, "s", "2", "end", "up")
        assert beside(pilot) == "Topic 2998"


async def test_a_deck_of_which_every_card_is_set_aside_says_so(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    one = with_cards(deck, deck.cards[:1])
    async with ReviseApp(Desk(one, file), clock).run_test(size=SIZE) as pilot:
        await press(pilot, "s", "2", "enter", "x", "escape")
        assert is_up(pilot, StatsScreen)
        assert shown(pilot, "#drawn") == "All of these cards are set aside."
        assert app_shows(pilot, "#drawn")
        await press(pilot, *"12345", "left", "enter", "m")
        assert is_up(pilot, StatsScreen)
