"""The end of a session, in every size: what moved, what is best done now, what became of cards."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content
from textual.pilot import Pilot

from revise1924.cards import Deck
from revise1924.desks import Desks
from revise1924.library import Desk
from revise1924.session import Session
from revise1924.storage.progress_file import ProgressFile
from revise1924.tui.app import ReviseApp
from revise1924.tui.screens.drill import DrillScreen
from revise1924.tui.screens.end import EndScreen
from revise1924.tui.screens.home import HomeScreen
from revise1924.tui.screens.study import StudyScreen
from revise1924.tui.sizes import HIGH
from revise1924.tui.widgets.boxes import Boxes
from revise1924.tui.widgets.came_to import shared
from revise1924.tui.widgets.keys import Keys
from tests.support.clock import EXAM, MONDAY, Clock
from tests.support.decks import numbered_cards, with_cards
from tests.support.library import put_deck
from tests.support.progress import take_tests
from tests.support.screens import (
    SIZE,
    Restart,
    full_marks,
    is_up,
    keys_offered,
    painted,
    press,
    shown,
)

SIZES = [(40, 15), (72, 20), SIZE, (120, 40), (200, 60)]

MISSED = ["enter", *["space", "n"] * 4, *["space", "y"] * 7]
"""A session in which four of seven cards are missed at first, and all come back."""


def app_edges(pilot: Pilot[None]) -> tuple[str, str]:
    """Return what stands in the upper and in the lower edge of the end."""
    paper = pilot.app.screen.query_one("#end")
    upper, lower = (str(edge or "") for edge in (paper.border_title, paper.border_subtitle))
    return Content.from_markup(upper).plain, Content.from_markup(lower).plain


@asynccontextmanager
async def second_end(app: ReviseApp, restart: Restart, clock: Clock) -> AsyncIterator[Pilot[None]]:
    """Go to the end of a second session: the first card stays in box 1, the second one falls."""
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "n", *["space", "y"] * 7)
    clock.advance(days=3)
    async with restart().run_test(size=SIZE) as pilot:
        await press(pilot, "enter", *["space", "1", "enter"] * 2, *["space", "y"] * 5)
        assert is_up(pilot, EndScreen)
        yield pilot


@pytest.mark.parametrize("size", SIZES)
async def test_all_of_the_end_is_to_be_seen_without_scrolling(
    size: tuple[int, int], app: ReviseApp
) -> None:
    async with app.run_test(size=size) as pilot:
        await press(pilot, *MISSED)
        assert is_up(pilot, EndScreen)
        screen = app.screen
        assert screen.region.contains_region(screen.query_one("#end").region)
        for selector in ("#todo", "ScoreBar", "#moves", "#then", "#besides", "CameTo"):
            part = screen.query_one(selector)
            assert part.region.height
            assert screen.query_one("#end").content_region.contains_region(part.region)
        assert not any(each.show_vertical_scrollbar for each in screen.query("*"))
        assert painted(pilot, "CameTo")[0].startswith("Shaky")


async def test_what_there_is_no_room_for_is_counted(app: ReviseApp, deck: Deck) -> None:
    async with app.run_test(size=(40, 15)) as pilot:
        await press(pilot, "enter", *["space", "n"] * 6, *["space", "y"] * 7)
        heading, *rows = painted(pilot, "CameTo")
        assert heading == f"Shaky and {6 - len(rows)} more, 1 steady"
        assert [row[:6] for row in rows] == [
            f"▪ {card.topic[:4]}" for card in deck.cards[: len(rows)]
        ]
        await pilot.resize_terminal(200, 60)
        await pilot.pause()
        lines = painted(pilot, "CameTo")
        assert [line for line in lines if line in {"Shaky", "Steady"}] == ["Shaky", "Steady"]
        assert sum(line[0] in "▪▲" for line in lines) == 7


async def test_a_card_that_fell_and_one_that_stayed_have_the_signs_of_that(
    app: ReviseApp, restart: Restart, deck: Deck, clock: Clock
) -> None:
    async with second_end(app, restart, clock) as pilot:
        signs = {line[2:8]: line[0] for line in painted(pilot, "CameTo")[1:]}
        assert signs[deck.cards[0].topic[:6]] == "▪"  # it was in box 1
        assert signs[deck.cards[1].topic[:6]] == "▼"


async def test_a_long_point_that_was_won_back_takes_one_line(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    card = deck.cards[0].model_copy(update={"back": ("word " * 40, "short")})
    desk = Desk(with_cards(deck, [card]), file)
    Session(desk, clock()).grade((False, True), clock())
    clock.advance(days=1)
    async with ReviseApp(desk, clock).run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "y")
        heading, won = painted(pilot, "CameTo")[:2]
        assert heading == "Recalled at last"
        assert won.startswith("✓ word word")
        assert won.endswith("… missed 1×")


async def test_what_came_back_at_last_stands_above_what_is_shaky(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    desk = Desk(with_cards(deck, deck.cards[:2]), file)
    Session(desk, clock()).grade((False, True), clock())
    clock.advance(days=1)
    async with ReviseApp(desk, clock).run_test(size=(40, 15)) as pilot:
        await press(pilot, "enter", "space", "y", "space", "1", "enter")
        headings = [line.split(" and ")[0] for line in painted(pilot, "CameTo")]
        assert headings[0] == "Recalled at last"
        assert "Shaky" in headings


async def test_the_bar_tells_what_came_back_at_first_from_what_came_back_later(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    app = ReviseApp(Desk(with_cards(deck, numbered_cards(4)), file), clock)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "n", *["space", "y"] * 4)
        assert painted(pilot, "ScoreBar") == ["■ ■ ■ ▣", "■ 3 at first ▣ 1 with a second try"]


@pytest.mark.parametrize(("row", "screen"), [("#then", HomeScreen), ("#besides", DrillScreen)])
async def test_what_is_best_done_now_is_done_by_a_click(
    row: str, screen: type[DrillScreen | HomeScreen], app: ReviseApp
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *MISSED)
        await pilot.click(row)
        await pilot.pause()
        assert is_up(pilot, screen)


@pytest.mark.parametrize("size", [SIZE, (120, 40)])
@pytest.mark.parametrize("keys", [MISSED, ["enter", *["space", "y"] * 7]], ids=["missed", "full"])
async def test_the_boxes_as_they_are_now_stand_below(
    keys: list[str], size: tuple[int, int], app: ReviseApp, file: ProgressFile
) -> None:
    file.set_exam(EXAM, MONDAY)  # without one, a first session's end suggests to set it
    async with app.run_test(size=size) as pilot:
        await press(pilot, *keys)
        boxes, paper = app.screen.query_one(Boxes), app.screen.query_one("#end").region
        assert app.screen.region.contains_region(boxes.region)
        assert boxes.region.y >= paper.bottom
        assert "7" in str(boxes.render())


async def test_the_boxes_show_which_cards_went_up_and_which_fell(
    app: ReviseApp, restart: Restart, clock: Clock
) -> None:
    async with second_end(app, restart, clock) as pilot:
        chips = " ".join(painted(pilot, "#boxes")[1:-1]).replace("│", "").replace("·", "").split()
        assert chips == ["1", "2▼", "3▲", "4▲", "5▲", "6▲", "7▲"]
        await press(pilot, "escape")
        assert not {*"▲▼"} & {*"".join(painted(pilot, "#boxes"))}


async def test_five_boxes_at_eighty_columns_have_four_cards_in_a_row(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    file.set_exam(EXAM, MONDAY)  # as above
    desk = Desk(with_cards(deck, numbered_cards(4)), file)
    async with ReviseApp(desk, clock).run_test(size=SIZE) as pilot:
        await press(pilot, "enter", *["space", "y"] * 4)
        assert is_up(pilot, EndScreen)
        assert len(painted(pilot, "#boxes")) == 3
        assert "1▲ 2▲ 3▲ 4▲" in painted(pilot, "#boxes")[1]


@pytest.mark.parametrize("size", SIZES)
async def test_full_marks_stand_in_the_middle_of_a_line(
    size: tuple[int, int], app: ReviseApp
) -> None:
    async with app.run_test(size=size) as pilot:
        await press(pilot, "enter", *["space", "y"] * 7)
        assert full_marks(pilot)[-2] == "Full marks: every card up a box"
        lines = painted(pilot, "#todo")
        left, *score, right = lines[len(lines) // 2].split(" ")
        assert left == right == "━" * len(left)
        drawn = app.screen.query_one("#todo")
        line = drawn.render_line(len(lines) // 2).text.rstrip()
        assert len(line) >= drawn.size.width - 1
        if size[1] < HIGH:
            assert score == ["★", "22", "of", "22", "★"]
        else:
            assert lines[0] == "╺━┓╺━┓ ╺━┓╺━┓"
            assert score == ["★", "┏━┛┏━┛", "of", "┏━┛┏━┛", "★"]
            assert lines[2] == "┗━╸┗━╸ ┗━╸┗━╸"
        assert painted(pilot, "#then") == ["▶ Done for today Enter go back"]
        assert not app.screen.query_one("#besides").display
        assert "Back" in keys_offered(pilot)


async def test_full_marks_say_of_no_card_that_it_went_up_that_did_not(
    app: ReviseApp,
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", *["space", "y"] * 7, "enter", "t", "enter")
        await press(pilot, *["space", "y"] * 7)
        assert is_up(pilot, EndScreen)
        assert full_marks(pilot)[:2] == ["★ 22 of 22 ★", "Full marks: every point came back"]


@pytest.mark.parametrize(
    ("size", "stand"), [((80, 24), False), ((80, 32), True), ((120, 24), False)]
)
async def test_the_boxes_make_room_for_a_step_of_the_first_session(
    size: tuple[int, int], stand: bool, app: ReviseApp
) -> None:
    async with app.run_test(size=size) as pilot:
        await press(pilot, *MISSED)
        assert app.screen.query_one("#step").display
        assert app.screen.query_one(Boxes).display is stand
        assert len(painted(pilot, "CameTo")) >= 5


async def test_with_several_decks_the_end_tells_of_all_their_cards(clock: Clock) -> None:
    for name in ("art", "biology"):
        put_deck(f"{name}.json")
    app = ReviseApp(Desks(), clock)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "enter", *["space", "y"] * 4)
        assert is_up(pilot, EndScreen)
        assert sum(line.startswith("▲ ") for line in painted(pilot, "CameTo")) == 4
        assert not app.screen.query(Boxes)  # which deck's?


async def test_a_drill_tells_which_cards_are_shaky_still(app: ReviseApp, deck: Deck) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *MISSED, "m", *["space", "n"] * 2, *["space", "y"] * 40)
        assert is_up(pilot, EndScreen)
        assert painted(pilot, "CameTo")[:2] == ["Shaky", f"· {deck.cards[0].topic} □□ tomorrow"]
        assert painted(pilot, "#then") == ["▶ Win back 2 points Enter win back"]
        assert painted(pilot, "#besides") == ["Done for today esc go back"]
        assert len(painted(pilot, "ScoreBar")) == 1


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", ["enter", "m", "r"])
async def test_where_points_have_not_come_back_enter_wins_them_back(
    key: str, size: tuple[int, int], app: ReviseApp
) -> None:
    async with app.run_test(size=size) as pilot:
        await press(pilot, "enter", "space", "1", "enter", *["space", "y"] * 6)
        assert painted(pilot, "#then") == ["▶ Win back 1 point Enter win back"]
        assert painted(pilot, "#besides") == ["Done for today esc go back"]
        keys = [each.display for each in app.screen.query_one(Keys).offered]
        assert keys[0] == "⏎"
        assert "m" not in keys
        assert "esc" in keys
        await press(pilot, key)
        assert is_up(pilot, DrillScreen)


async def test_escape_leaves_points_that_have_not_come_back(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "1", "enter", *["space", "y"] * 6, "escape")
        assert is_up(pilot, HomeScreen)


async def test_an_enter_held_down_after_the_last_card_begins_no_drill(
    deck: Deck, file: ProgressFile
) -> None:
    now = MONDAY
    app = ReviseApp(Desk(with_cards(deck, deck.cards[:1]), file), lambda: now)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "1", *["enter"] * 4)
        assert is_up(pilot, EndScreen)
        now += timedelta(seconds=1)
        await press(pilot, "enter")
        assert is_up(pilot, DrillScreen)


async def test_before_the_exam_the_exam_is_what_is_next(
    app: ReviseApp, file: ProgressFile, clock: Clock
) -> None:
    tomorrow = clock.now.date().replace(day=clock.now.day + 1)
    file.set_exam(tomorrow, clock.now)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *MISSED)
        assert shown(pilot, "#moves").splitlines()[-1] == "Next: the exam tomorrow"


async def test_what_repeated_enters_do_at_the_end_ends_on_home(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *MISSED[:-2], "space", "a")
        await press(pilot, *["enter"] * 5)
        assert is_up(pilot, HomeScreen)


@pytest.mark.parametrize("cards", [3, 12, 40])
async def test_in_the_smallest_terminal_no_line_wraps_and_none_is_cut(
    cards: int, deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    desk = Desk(with_cards(deck, numbered_cards(cards)), file)
    file.set_exam(EXAM, MONDAY)
    async with ReviseApp(desk, clock).run_test(size=(40, 15)) as pilot:
        await press(pilot, "enter", "space", "n", *["space", "y"] * 2, "q")
    async with ReviseApp(desk, clock).run_test(size=(40, 15)) as pilot:
        await press(pilot, "enter")
        while not is_up(pilot, EndScreen):
            await press(pilot, *(["space", "y"] if is_up(pilot, StudyScreen) else ["enter"]))
        told = painted(pilot, "#moves")
        assert len(told) == len(shown(pilot, "#moves").splitlines())
        assert not any("…" in line for line in told)
        assert told[-2].startswith("Today: ")


@pytest.mark.parametrize(
    ("height", "points"), [(40, 0), (60, 12)], ids=["a line a card", "the points"]
)
async def test_in_a_high_terminal_the_points_missed_stand_below_their_cards(
    height: int, points: int, app: ReviseApp
) -> None:
    async with app.run_test(size=(120, height)) as pilot:
        await press(pilot, *MISSED)
        assert sum(line.startswith("▣") for line in painted(pilot, "CameTo")) == points


@pytest.mark.parametrize("size", [(72, 50), (120, 40), (200, 60)])
async def test_the_panel_is_as_high_as_what_it_tells_and_the_boxes_stand_a_line_below(
    size: tuple[int, int], app: ReviseApp, file: ProgressFile
) -> None:
    file.set_exam(EXAM, MONDAY)
    async with app.run_test(size=size) as pilot:
        await press(pilot, *MISSED)
        panel, cards = app.screen.query_one("#end"), app.screen.query_one("CameTo")
        assert cards.region.bottom == panel.content_region.bottom
        assert cards.render_line(cards.size.height - 1).text.strip()
        boxes = app.screen.query_one(Boxes).region
        assert boxes.y == panel.region.bottom + 1
        above, below = panel.region.y, size[1] - 1 - boxes.bottom
        assert abs(above - below) <= 1


@pytest.mark.parametrize("missed", [2, 4])
@pytest.mark.parametrize("size", [SIZE, (120, 40)])
async def test_a_column_is_free_between_the_cards_in_a_box_and_its_walls(
    size: tuple[int, int], missed: int, app: ReviseApp, file: ProgressFile
) -> None:
    file.set_exam(EXAM, MONDAY)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "enter", *["space", "n"] * missed, *["space", "y"] * 7)
        drawn = app.screen.query_one(Boxes)
        lines = [drawn.render_line(row).text for row in range(1, drawn.size.height - 1)]
        walls = [line.strip().split("│")[1:-1] for line in lines if "│" in line]
        assert walls
        assert all(f"{held[0]}{held[-1]}" == "  " for line in walls for held in line)


async def test_a_hard_session_is_cheered_up_and_another_is_not(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", *["space", "n"] * 6, *["space", "y"] * 7)
        assert is_up(pilot, EndScreen)
        assert "A hard one." in str(app.screen.query_one("#end").border_title)
        await press(pilot, "m", *["space", "y"] * 20)
        assert is_up(pilot, EndScreen)
        assert app.screen.query_one("#end").border_title == "Session done"


async def test_with_their_points_below_cards_stand_a_line_apart(app: ReviseApp) -> None:
    async with app.run_test(size=(200, 60)) as pilot:
        await press(pilot, *MISSED)
        drawn = app.screen.query_one("CameTo")
        lines = [drawn.render_line(row).text.strip() for row in range(drawn.size.height)]
        cards = [row for row, line in enumerate(lines) if line.startswith("▪")]
        assert lines[cards[0] - 1] == "Shaky"
        assert [lines[row - 1] for row in cards[1:]] == [""] * 3


@pytest.mark.parametrize("size", [SIZE, (200, 60)])
async def test_full_marks_tell_the_topics_and_not_their_points(
    size: tuple[int, int], app: ReviseApp, deck: Deck
) -> None:
    async with app.run_test(size=size) as pilot:
        await press(pilot, "enter", *["space", "y"] * 7)
        topics = [line.split(" ■")[0] for line in painted(pilot, "CameTo")]
        assert topics == ["Steady", *(f"▲ {card.topic}" for card in deck.cards)]


@pytest.mark.parametrize(("size", "rows"), [(SIZE, 0), ((120, 40), 1)])
async def test_in_a_low_terminal_no_free_row_stands_beside_the_frame_of_what_to_do(
    size: tuple[int, int], rows: int, app: ReviseApp
) -> None:
    async with app.run_test(size=size) as pilot:
        await press(pilot, "t", "enter", *["space", "n"] * 3, *["space", "y"] * 4)
        moves, now, missed = (
            app.screen.query_one(each).region for each in ("#moves", "#now", "Page")
        )
        assert now.y - moves.bottom == rows
        assert missed.y - now.bottom == rows


@given(st.lists(st.integers(0, 12), min_size=3, max_size=3), st.integers(0, 40))
def test_sections_share_the_lines_there_are_the_first_before_all_others(
    wanted: list[int], height: int
) -> None:
    rows = shared(wanted, height)
    lines = sum(each + 1 for each in rows if each)
    assert lines <= height
    assert all(each <= most for each, most in zip(rows, wanted, strict=True))
    if sum(wanted) + sum(map(bool, wanted)) <= height:
        assert rows == wanted
    if height >= 4:
        assert all(rows[index] for index in (0, 1) if wanted[index])
    if not wanted[1] and rows[2]:
        assert rows[0] == wanted[0]


@pytest.mark.parametrize(
    ("size", "title"),
    [((40, 15), "Unsaved: nothing is kept"), (SIZE, "Unsaved: nothing is kept · Session done")],
)
async def test_the_end_says_that_nothing_is_saved(
    size: tuple[int, int], title: str, deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    desk = Desk(deck, file)
    desk.keep_in_memory()
    async with ReviseApp(desk, clock).run_test(size=size) as pilot:
        await press(pilot, "enter", *["space", "y"] * 7)
        assert app_edges(pilot)[0] == title


async def test_the_squares_of_a_card_tell_of_each_point_in_its_place_whether_it_came_back(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    two, _, five, *_ = deck.cards
    app = ReviseApp(Desk(with_cards(deck, [two, five]), file), clock)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "1", "enter")
        await press(pilot, "space", "2", "4", "enter", "space", "y")  # it comes round again
        assert is_up(pilot, EndScreen)
        rows = painted(pilot, "CameTo")[1:]
        assert [row.split(" box ")[0].split(" ")[-1] for row in rows] == ["■□", "▣■▣■▣"]
        legend = "■ 3 at first ▣ 3 with a second try □ 1 not yet"
        assert painted(pilot, "ScoreBar") == ["■ ■ ■ ▣ ▣ ▣ □", legend]


@pytest.mark.parametrize(("size", "told"), [((40, 15), ""), (SIZE, " box 1 tomorrow")])
async def test_words_are_cut_only_once_nothing_else_can_be_left_out(
    size: tuple[int, int], told: str, deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    file.set_exam(EXAM, MONDAY)
    card = deck.cards[0].model_copy(update={"topic": "Stalin's position by 1924"})
    async with ReviseApp(Desk(with_cards(deck, [card]), file), clock).run_test(size=size) as pilot:
        await press(pilot, "enter", "space", "1", "enter")
        assert painted(pilot, "CameTo")[1] == f"▪ {card.topic} ■□{told}"


async def test_the_end_tells_how_ready_one_was_and_is_once_there_are_figures(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    desk = Desk(deck, file)
    take_tests(desk, clock, days=8)
    async with ReviseApp(desk, clock).run_test(size=SIZE) as pilot:
        await press(pilot, "t", "enter", "space", "1", "enter", *["space", "y"] * 6)
        assert is_up(pilot, EndScreen)
        figures = re.search(r" Ready (\d+) → (\d+) %$", shown(pilot, "#moves").splitlines()[0])
        assert figures
        assert 0 < int(figures[1]) < int(figures[2]) < 100
        assert app_edges(pilot)[1] == "9-day streak"


@pytest.mark.parametrize(("size", "streak"), [((40, 15), ""), (SIZE, " · 2-day streak")])
async def test_the_end_tells_how_long_it_took_and_the_days_in_a_row_where_they_fit(
    size: tuple[int, int], streak: str, deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    desk = Desk(deck, file)
    Session(desk, clock()).grade((True, False), clock())
    clock.advance(days=1)
    async with ReviseApp(desk, clock).run_test(size=size) as pilot:
        await press(pilot, "enter", *["space", "n"], *["space", "y"] * 7)
        assert is_up(pilot, EndScreen)
        seconds = sum(sum(each.seconds or ()) for each in file.progress.reviews)
        took = f"7 cards, 22 points in {seconds:.0f} s"
        assert app_edges(pilot)[1] == took + streak
