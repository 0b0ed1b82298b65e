"""Home: what is to do, the boxes, the table, undo."""

import re
from datetime import date
from pathlib import Path

import pytest
from textual.color import Color
from textual.events import AppFocus

from revise1924.cards import Deck
from revise1924.essay import Essay
from revise1924.library import Desk
from revise1924.reviews import Review
from revise1924.session import Session
from revise1924.storage.disk import make_folder
from revise1924.storage.essay_file import EssayFile
from revise1924.storage.progress_file import ProgressFile
from revise1924.tui.app import ReviseApp
from revise1924.tui.screens.exam import ExamScreen
from revise1924.tui.screens.home import HomeScreen
from revise1924.tui.screens.marking import MarkingScreen
from revise1924.tui.screens.reading import ReadingScreen
from revise1924.tui.screens.study import StudyScreen
from revise1924.tui.widgets.card_list import CardList
from revise1924.tui.widgets.here import HERE
from revise1924.tui.widgets.how_ready import HowReady
from revise1924.tui.widgets.panel import Panel
from tests.support.clock import MONDAY, Clock
from tests.support.decks import numbered_cards, with_cards
from tests.support.essays import kept
from tests.support.progress import look, save, ticks
from tests.support.screens import (
    SIZE,
    Restart,
    boxes,
    is_up,
    keys_offered,
    painted,
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
        assert file.path.name in shown(pilot, "#news")
        assert "fresh start" in shown(pilot, "#news")
        assert painted(pilot, "#todo") == ["▶ 7 new cards today, about 4 minutes Enter study"]
        assert painted(pilot, "CardList")[6] == "7 The purges ····· new"
        assert painted(pilot, "#boxes")[:2] == [
            "New Box 1 Box 2 Box 3 Box 4 Box 5",
            "1 2 3 4 5 │ · │ · │ · │ · │ · │",
        ]


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
        await press(pilot, "t", "enter")
        assert position(pilot) == "1 of 7"
        await press(pilot, "space", "y")
        assert shown(pilot, "#news") == "· 2 of 2: stays in box 2"


async def test_home_offers_no_studying_where_nothing_is_to_study(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", *["space", "y"] * 7, "enter")
        assert keys_offered(pilot)[0] == "Test"
        assert "Study" not in keys_offered(pilot)


async def test_no_arrow_stands_where_enter_does_nothing(app: ReviseApp, clock: Clock) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", *["space", "y"] * 7, "enter")
        clock.advance(days=1)
        app.screen.post_message(AppFocus())
        await wait_until(pilot, lambda: painted(pilot, "#todo")[0].startswith("Nothing due"))
        assert painted(pilot, "#todo") == ["Nothing due until Thursday 26 November. t test"]


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
        await wait_until(
            pilot, lambda: shown(pilot, "#todo") == "7 cards to revise today, about 4 minutes"
        )


@pytest.mark.parametrize(("days", "due"), [(2, False), (3, True)])
@pytest.mark.parametrize("size", [SIZE, (120, 40), (40, 15)])
async def test_due_cards_are_marked_in_their_box_and_in_their_row(
    size: tuple[int, int], days: int, due: bool, deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    Session(Desk(deck, file), clock()).grade((True, True), clock())
    clock.advance(days=days)
    async with ReviseApp(Desk(deck, file), clock).run_test(size=size) as pilot:
        await pilot.pause()
        boxes = " ".join(painted(pilot, "#boxes"))
        assert ("1•" in boxes or "│ 1 due │" in boxes) is due
        assert painted(pilot, "CardList")[0].startswith("▸ 1• " if due else "▸ 1 ")


async def test_home_keeps_its_study_key_where_it_is(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        before = painted(pilot, "Keys")
        await press(pilot, "enter", *["space", "y"] * 7, "enter")
        assert "Study" not in keys_offered(pilot)
        assert painted(pilot, "Keys") == before


@pytest.mark.parametrize(
    ("size", "new", "why"),
    [(SIZE, 7, ""), (SIZE, 0, ": exam"), ((120, 40), 7, ": exam"), ((120, 40), 0, ": exam soon")],
)
async def test_boxes_tell_their_waits_with_the_exam_as_near_as_it_is(
    size: tuple[int, int], new: int, why: str, app: ReviseApp, file: ProgressFile, deck: Deck
) -> None:
    for card in deck.cards[new:]:
        save(file, look(card.id, ticks(1, len(card.back)), days=-1, minutes=1, box=1))
    waits = f"╰ 1 day ┴ 3 days ┴ 6 days ┴ 6 days ┴ 6 days{why} ╯"
    file.set_exam(date(2026, 12, 4), MONDAY)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        lines = painted(pilot, "#boxes")
        assert any(waits in " ".join(line.replace("─", "").split()) for line in lines)


async def test_boxes_with_too_many_cards_for_their_room_say_how_many_more(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    many = with_cards(deck, numbered_cards(2000))
    async with ReviseApp(Desk(many, file), clock).run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert painted(pilot, "#boxes")[3].startswith("11 12 +1988 │")


async def test_clicks_on_a_chip_a_row_and_the_headline_do_what_they_say(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.click("#boxes", offset=(7, 1))
        await wait_until(pilot, lambda: shown(pilot, "#title") == "Card 2 of 7")
        assert is_up(pilot, ReadingScreen)
        await press(pilot, "escape")
        await pilot.click("CardList", offset=(10, 6))
        await wait_until(pilot, lambda: shown(pilot, "#title") == "Card 7 of 7")
        await press(pilot, "escape")
        await pilot.click("#besides")
        assert is_up(pilot, ExamScreen)
        await press(pilot, "escape")
        await pilot.click("#todo")
        assert is_up(pilot, StudyScreen)


async def test_the_arrow_reads_the_card_under_the_cursor(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "down", "down", "right")
        assert shown(pilot, "#title") == "Card 3 of 7"
        await press(pilot, "escape")
        assert painted(pilot, "CardList")[2].startswith("▸ 3 Siding")


async def test_points_that_keep_slipping_are_offered_to_be_won_back(
    app: ReviseApp, clock: Clock
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "1", "enter", *["space", "y"] * 6, "escape")
        assert not app.screen.query_one("#besides").display
        clock.advance(days=1)
        await press(pilot, "b", "escape", "enter", "space", "1", "enter", "escape")
        assert painted(pilot, "#besides") == ["1 point keeps slipping m win back"]
        await pilot.click("#besides")
        assert position(pilot) == "1 of 1"


async def test_how_far_it_is_stands_on_home_from_the_first_review_on(
    app: ReviseApp, clock: Clock, file: ProgressFile
) -> None:
    file.set_exam(date(2026, 12, 4), MONDAY)
    async with app.run_test(size=SIZE) as pilot:
        assert not app.screen.query_one(HowReady).display
        await press(pilot, "enter", "space", "1", "enter", "escape")
        ready, days = painted(pilot, "HowReady")
        assert ready.endswith("1 of 22 points ▲ 1 today")
        assert days == f"Days ✓ today {'· ' * 10}Exam Fri 4 Dec ✓ studied ○ missed"
        clock.advance(days=2)
        await press(pilot, "b", "escape")
        ready, days = painted(pilot, "HowReady")
        assert ready.endswith("1 of 22 points came back last time")
        assert days == f"Days ✓ ○ ▸ today {'· ' * 8}Exam Fri 4 Dec ✓ studied ○ missed"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 12, 4), "Exam in 11 days"),
        (date(2026, 11, 24), "Exam tomorrow"),
        (date(2026, 11, 23), "Exam today: good luck!"),
        (None, ""),
    ],
)
async def test_the_exam_is_counted_down_on_home(
    day: date | None, said: str, app: ReviseApp, file: ProgressFile
) -> None:
    file.set_exam(day, MONDAY)
    async with app.run_test(size=SIZE) as pilot:
        assert shown(pilot, "#exam") == said


@pytest.mark.parametrize("size", [(40, 15), (71, 24), SIZE, (119, 30), (120, 40), (200, 60)])
@pytest.mark.parametrize("cards", [7, 300])
async def test_nothing_on_home_is_wider_than_its_place(
    size: tuple[int, int], cards: int, deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    some = with_cards(deck, numbered_cards(cards))
    async with ReviseApp(Desk(some, file), clock).run_test(size=size) as pilot:
        await press(pilot, "enter", "enter", "space", "y", "escape")
        for widget in pilot.app.screen.query("*"):
            assert not widget.show_horizontal_scrollbar
            assert widget.region.right <= size[0]
        assert pilot.app.screen.query_one(CardList).size.height >= 2


async def test_home_fits_another_width_at_once(app: ReviseApp) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert painted(pilot, "Heading") == ["# Topic Points Next"]
        assert painted(pilot, "CardList")[6] == "7 The purges ····· new"
        await pilot.resize_terminal(120, 30)
        await pilot.pause()
        boxes = " ".join(painted(pilot, "#boxes")[0].replace("─", "").split())
        assert boxes == "New ╭ Box 1 ┬ Box 2 ┬ Box 3 ┬ Box 4 ┬ Box 5 ╮"
        assert not app.screen.query_one("#days").display  # it is wide, and not high
        await pilot.resize_terminal(50, 30)
        await pilot.pause()
        assert painted(pilot, "#boxes") == ["New 7 Boxes │ · │ · │ · │ · │ · │"]


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


async def test_the_cursor_begins_on_the_first_card_that_is_due_and_keeps_its_place(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    session = Session(Desk(deck, file), clock())
    session.grade((True, True), clock())
    session.grade((False, False), clock())
    clock.advance(days=1)
    async with ReviseApp(Desk(deck, file), clock).run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert pilot.app.screen.query_one(CardList).cursor == 1
        assert painted(pilot, "CardList")[1].startswith("▸ 2• Lenin")
        assert painted(pilot, "CardList")[1].endswith("today → read")
        await press(pilot, "end", "b", "escape")
        assert pilot.app.screen.query_one(CardList).cursor == 6


async def test_in_the_smallest_terminal_all_seven_cards_stand_below_what_there_is_to_do(
    app: ReviseApp, clock: Clock, file: ProgressFile, deck: Deck
) -> None:
    file.set_exam(date(2026, 12, 4), MONDAY)
    async with app.run_test(size=(40, 15)) as pilot:
        await press(pilot, "enter", *["space", "1", "enter"] * 7, "escape")
        clock.advance(days=1)
        await press(pilot, "b", "escape", "enter", "space", "1", "enter", "escape")
        assert shown(pilot, "#exam") == "Exam: 10 d"
        assert painted(pilot, "#todo") == ["▶ 6 cards, 3 min Enter study"]
        assert painted(pilot, "#besides") == ["1 point keeps slipping m win back"]
        ready, known = painted(pilot, "HowReady")
        assert (known, ready) == ("Known 7/22 Days ✓ ✓ · · · · · … Exam", "Ready too early to say")
        assert painted(pilot, "#boxes") == ["Boxes │ 6 due+1 │ · │ · │ · │ · │"]
        assert painted(pilot, "CardList")[6].startswith("7• The purges")
        assert not pilot.app.screen.query_one(CardList).show_vertical_scrollbar
        assert painted(pilot, "#title") == ["How did Stalin consolidate", "power, 1924–41?"]
        for row, card in zip(painted(pilot, "CardList"), deck.cards, strict=True):
            told = row.removeprefix("▸ ").rpartition(" ")[0].partition(" ")[2]
            assert f"{card.topic} ".startswith(f"{told.removesuffix('…')} ")  # no word is cut


async def test_boxes_are_filled_from_the_top(deck: Deck, file: ProgressFile, clock: Clock) -> None:
    many = with_cards(deck, numbered_cards(12))
    async with ReviseApp(Desk(many, file), clock).run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "y", "escape")
        assert painted(pilot, "#boxes")[1].split("│")[2].split() == ["1"]


@pytest.mark.parametrize("size", [SIZE, (120, 40), (200, 60)])
async def test_what_to_do_and_the_cards_share_their_edges(
    size: tuple[int, int], app: ReviseApp
) -> None:
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        now, cards = (pilot.app.screen.query_one(each) for each in ("#now", CardList))
        rows = cards.scrollable_content_region
        assert rows.x == now.region.x
        last = rows if size == SIZE else pilot.app.screen.query_one("#glance").region
        assert last.right == now.region.right


async def test_with_much_room_no_topic_is_cut(app: ReviseApp, deck: Deck) -> None:
    async with app.run_test(size=(200, 60)) as pilot:
        await press(pilot, "enter", *["space", "y"] * 7, "enter")
        rows = " ".join(painted(pilot, "CardList"))
        assert all(f"{card.topic} ■" in rows for card in deck.cards)
        assert pilot.app.screen.query_one("#now").has_class("-done")


async def test_with_much_room_each_question_stands_below_its_topic(
    app: ReviseApp, deck: Deck
) -> None:
    async with app.run_test(size=(80, 50)) as pilot:
        await pilot.pause()
        rows = painted(pilot, "CardList")
        assert rows[0] == "▸ 1 Stalin's position by 1924 ·· new → read"
        assert rows[1].endswith("…")
        assert deck.cards[0].question.startswith(f"{rows[1].removesuffix('…')} ")
        assert deck.cards[4].question in rows[9]
        await press(pilot, "end")
        assert app.cursor_position.y == app.screen.query_one(CardList).region.y + 3 * 6
        await pilot.click("CardList", offset=(10, 4))  # the question of the second card
        assert shown(pilot, "#title") == "Card 2 of 7"
        await press(pilot, "escape")
        await pilot.resize_terminal(*SIZE)
        await pilot.pause()
        assert painted(pilot, "CardList")[2].startswith("3 Siding with the Right")


async def test_a_topic_goes_on_in_a_second_line_where_there_is_room(app: ReviseApp) -> None:
    async with app.run_test(size=(40, 30)) as pilot:
        await pilot.pause()
        assert painted(pilot, "CardList")[2:4] == ["3 Siding with the Right over ·····", "the NEP"]


async def test_beside_the_list_the_card_under_the_cursor_is_told_and_not_its_points(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    session = Session(Desk(deck, file), clock())
    session.grade((True, True), clock())
    for _ in range(2):
        file.record(lambda _: Review(deck.cards[1].id, clock(), (True, False), 1))
        clock.advance(seconds=1)
    async with ReviseApp(Desk(deck, file), clock).run_test(size=(120, 40)) as pilot:
        await press(pilot, "home")
        told = shown(pilot, "#glance")
        assert told.startswith(f"{deck.cards[0].topic}\n\n{deck.cards[0].front}\n\nBox 2, back on ")
        assert "Boxes  1 · (2) · 3 · 4 · 5" in told
        assert "slipping" not in told
        await press(pilot, "down")
        told = shown(pilot, "#glance")
        assert "1 point keeps slipping" in told
        assert "Mon 23 Nov  ■□  1 of 2  → box 1" in told
        await press(pilot, "down")
        assert shown(pilot, "#glance").endswith("New: not reviewed yet.\n\n")
        assert pilot.app.screen.query_one("#glance").border_title == "Card 3"
        for card in deck.cards[:3]:
            assert not any(point in told for point in card.back)


async def test_a_large_terminal_shows_how_many_cards_the_next_days_bring(
    app: ReviseApp, file: ProgressFile
) -> None:
    file.set_exam(date(2026, 11, 27), MONDAY)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        lines = str(app.screen.query_one(Panel).render()).splitlines()
        assert lines[-2].split()[:6] == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        assert lines[-1].split()[:6] == ["23", "24", "25", "26", "27", "28"]
        assert lines[0].split()[0] == "7"  # today
        mark = lines[-2].index("Fri") + 1
        assert [line[mark] for line in lines[-7:-3]] == [*"EXAM"]
        assert len(lines) == 7 + 4  # a row a card
        panel, glance = app.screen.query_one(Panel), app.screen.query_one("#glance")
        assert panel.region.right < glance.region.x
        await pilot.resize_terminal(200, 60)
        await pilot.pause()
        assert panel.region.right == glance.region.right  # below both, as wide as the page
        assert panel.region.y > glance.region.bottom
        assert panel.region.bottom == app.screen.query_one("Keys").region.y
        assert str(panel.render()).splitlines()[-1].split()[:3] == ["23", "24", "25"]
        await pilot.resize_terminal(120, 35)
        await pilot.pause()
        assert not app.screen.query_one("#days").display


async def test_the_path_of_a_fresh_start_is_cut_in_its_middle(
    deck: Deck, tmp_path: Path, clock: Clock
) -> None:
    file = ProgressFile(tmp_path / ("folder" * 9) / f"{deck.id}.json", deck.id)
    async with ReviseApp(Desk(deck, file), clock).run_test(size=(40, 15)) as pilot:
        await pilot.pause()
        assert "…" in painted(pilot, "#news")[-1]
        assert painted(pilot, "#news")[-1].endswith(f"{deck.id}.json")


async def test_how_ready_one_is_stands_on_home_from_the_second_day_on(
    app: ReviseApp, file: ProgressFile, deck: Deck
) -> None:
    file.set_exam(date(2026, 12, 14), MONDAY)
    for days in (-9, -6, -3):
        for number, card in enumerate(deck.cards):
            came = ticks(len(card.back) - number % 2, len(card.back))
            save(file, look(card.id, came, days=days, minutes=number, box=2))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        ready, known, _ = painted(pilot, "HowReady")
        said = re.fullmatch(r"Ready (▄+)(▂+)▁+ (\d\d) % today · (\d\d) % on 14 December", ready)
        assert said, ready
        today, ahead, before, then = len(said[1]), len(said[2]), int(said[3]), int(said[4])
        bar = known.count("▄") + known.count("▁")  # as long as the one above
        assert abs(today - bar * before / 100) <= 1
        assert abs(today + ahead - bar * then / 100) <= 1
        line = app.screen.query_one("HowReady").render_line(0)
        missed = Color.parse(app.theme_variables["text-warning"]).rich_color
        assert missed not in [each.style.color for each in line if each.style]
        await pilot.resize_terminal(40, 24)
        await pilot.pause()
        brief = painted(pilot, "HowReady")[0]
        assert re.fullmatch(r"Ready \d\d % today · \d\d % on 14 Dec", brief)
        await pilot.resize_terminal(40, 15)
        await pilot.pause()
        low, known = painted(pilot, "HowReady")
        assert known.endswith("Exam")
        assert low == brief
        await pilot.resize_terminal(*SIZE)
        await press(pilot, "enter", "space", "n", "escape")
        after_a_miss = re.search(r"(\d\d) % today", painted(pilot, "HowReady")[0])
        assert after_a_miss
        assert int(after_a_miss[1]) < before


STUDY = "▶ 2 cards to revise today, about 1 minute Enter study"


@pytest.mark.parametrize(
    ("missed", "besides"),
    [(0, []), (2, ["10 points keep slipping m win back"])],
    ids=["due", "missed"],
)
async def test_home_marks_what_enter_does_and_says_below_what_would_help_most(
    missed: int,
    besides: list[str],
    app: ReviseApp,
    file: ProgressFile,
    deck: Deck,
) -> None:
    for days in (-9, -6, -3):
        for number, card in enumerate(deck.cards):
            is_due = number < 2  # the others wait in box 3
            came = ticks(len(card.back) - (0 if is_due else missed), len(card.back))
            save(file, look(card.id, came, days=days, minutes=number, box=1 if is_due else 3))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert painted(pilot, "#todo") == [STUDY]
        assert painted(pilot, "#besides") == besides
        await pilot.resize_terminal(40, 15)
        await pilot.pause()
        assert painted(pilot, "#besides") == besides
        await press(pilot, "enter")
        assert is_up(pilot, StudyScreen)  # the key does what it says beside it


async def test_home_says_that_the_minutes_a_day_do_not_suffice(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    many = with_cards(deck, numbered_cards(60))
    file.set_exam(date(2026, 11, 29), MONDAY, 2)
    async with ReviseApp(Desk(many, file), clock).run_test(size=SIZE) as pilot:
        assert "2 minutes a day leave 40 cards out; 6 would do" in shown(pilot, "#besides")
        await press(pilot, "e", "tab", "6", "enter")
        assert "leave" not in shown(pilot, "#besides")


@pytest.mark.parametrize("theme", ["ansi-dark", "ansi-light"])
async def test_in_the_terminals_own_colours_the_row_under_the_cursor_is_bold_and_keeps_them(
    theme: str, app: ReviseApp
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        app.theme = theme
        await pilot.pause()
        cards = app.screen.query_one(CardList)
        row, other = (
            [segment for segment in cards.render_line(line) if segment.text.strip()]
            for line in range(2)
        )
        assert row[0].text.startswith(HERE)
        assert all(each.style and each.style.bold and not each.style.reverse for each in row)
        assert not all(each.style and each.style.bold for each in other)
        inks = [[each.style and each.style.color for each in cells[-2:]] for cells in (row, other)]
        assert inks[0][-2] == inks[1][-2]  # of the points, as in every row


async def test_an_essay_that_waits_is_offered_to_go_on_with(
    app: ReviseApp, file: ProgressFile, deck: Deck
) -> None:
    make_folder(file.path.parent)
    essays = EssayFile(file.path, deck.id)
    essays.keep(Essay(deck.id, text="word " * 320, seconds=12 * 60.0))
    async with app.run_test(size=SIZE) as pilot:
        waits = "An essay waits: 320 words, 12 minutes w go on"
        await wait_until(pilot, lambda: painted(pilot, "#besides") == [waits])
        essays.keep(Essay(deck.id, text="one two", seconds=20.0, is_written=True))
        app.screen.post_message(AppFocus())
        waits = "An essay waits to be marked: 2 words w mark it"
        await wait_until(pilot, lambda: painted(pilot, "#besides") == [waits])
        await pilot.resize_terminal(40, 15)
        await wait_until(pilot, lambda: painted(pilot, "#besides") == ["Essay: 2 words w mark it"])
        await pilot.click("#besides")
        await wait_until(pilot, lambda: is_up(pilot, MarkingScreen))
        await press(pilot, "ctrl+n", "ctrl+n")
        await wait_until(pilot, lambda: is_up(pilot, HomeScreen))
        assert "essay" not in shown(pilot, "#besides").casefold()


async def test_an_essay_that_was_recorded_or_is_empty_does_not_wait(
    app: ReviseApp, clock: Clock, file: ProgressFile, deck: Deck
) -> None:
    card, at = deck.cards[0], clock()
    file.record(lambda _: Review(card.id, at, (True, False), None, kind="essay"))
    essays = EssayFile(file.path, deck.id)
    essays.keep(Essay(deck.id, text="word", is_written=True, ticked={card.id: []}, at=at))
    async with app.run_test(size=SIZE) as pilot:
        await wait_until(pilot, lambda: "An essay" not in shown(pilot, "#besides"))
        essays.keep(Essay(deck.id, text=" ", seconds=20.0))
        app.screen.post_message(AppFocus())
        await pilot.pause()
        await wait_until(pilot, lambda: "An essay" not in shown(pilot, "#besides"))


async def test_an_essay_that_cannot_be_read_is_offered_and_what_is_wrong_told_then(
    app: ReviseApp, file: ProgressFile
) -> None:
    make_folder(file.path.parent)
    kept(file.path).write_text("no essay")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert painted(pilot, "#besides") == ["An essay waits w go on"]
        await press(pilot, "w")
        assert "is not JSON" in shown(pilot, "#news")
