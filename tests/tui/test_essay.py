"""The essay by real keys: written by the clock, kept, marked, told, drilled."""

import errno
import os
import re
import stat
from pathlib import Path
from unittest import mock

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from revise1924 import essay_words, several, writing_words
from revise1924.cards import Deck
from revise1924.essay import Essay, tries
from revise1924.library import Desk
from revise1924.marking import Marking
from revise1924.paths import data_folder
from revise1924.storage.essay_file import EssayFile
from revise1924.storage.progress_file import ProgressFile
from revise1924.tui.app import ReviseApp
from revise1924.tui.screens.drill import DrillScreen
from revise1924.tui.screens.essay import EssayWritingScreen
from revise1924.tui.screens.essay_clock import EssayClockScreen
from revise1924.tui.screens.essay_end import EssayEndScreen
from revise1924.tui.screens.home import HomeScreen
from revise1924.tui.screens.marking import MarkingScreen
from revise1924.tui.screens.save_copy import SaveCopyScreen
from revise1924.tui.screens.study import StudyScreen
from revise1924.tui.screens.unsaved import UnsavedScreen
from revise1924.tui.widgets.found_points import FoundPoints
from revise1924.tui.widgets.room import Room
from tests.support.clock import Clock
from tests.support.essays import ANSWER, Seconds, kept, written
from tests.support.failures import failing
from tests.support.progress import look, save
from tests.support.screens import (
    SIZE,
    is_up,
    keys_offered,
    notices,
    painted,
    point_lines,
    position,
    press,
    shown,
)

FIRST = "He filled posts"


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def app(deck: Deck, file: ProgressFile, clock: Clock, seconds: Seconds) -> ReviseApp:
    """The app on the shipped deck, with a clock for essays that stands still."""
    return ReviseApp(Desk(deck, file), clock, seconds=seconds)


async def paste(pilot: Pilot[None], text: str) -> None:
    pilot.app.post_message(Paste(text))
    await pilot.pause()


def on_disk(file: ProgressFile) -> str:
    """Return the text of the essay that is kept; nothing where none is."""
    essays = EssayFile(file.path, file.progress.deck)
    essay = essays.read()
    return essay.text if essay else ""


def clock_of(pilot: Pilot[None]) -> str:
    """Return the line over the essay without its bar: the time, then the words."""
    return " ".join(re.sub("[━─]", "", shown(pilot, "#clock")).split())


async def next_card(pilot: Pilot[None], clock: Clock, cards: int = 1) -> None:
    """Press Enter for each card, and not as fast as a key that is held down."""
    for _ in range(cards):
        clock.advance(seconds=1)
        await press(pilot, "enter")


async def test_an_essay_is_written_marked_and_recorded(
    app: ReviseApp, file: ProgressFile, deck: Deck, clock: Clock, seconds: Seconds
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "w")
        assert is_up(pilot, EssayClockScreen)
        await press(pilot, "down", "down", "enter")
        assert is_up(pilot, EssayWritingScreen)
        assert shown(pilot, "#title") == deck.title
        assert clock_of(pilot) == "45:00 left · by now: topic 1 of 7 0 words"
        assert "━" in shown(pilot, "#clock")  # the time is seen to run from the start
        await paste(pilot, ANSWER)
        seconds.go_by(7 * 60, pilot)
        await press(pilot, "tab")
        assert is_up(pilot, MarkingScreen)
        assert position(pilot) == "1 of 7"
        assert app.screen.query_one(FoundPoints).recital.recalled == [True, False]
        assert not file.progress.reviews
        await press(pilot, "2")
        seconds.go_by(70, pilot)
        await next_card(pilot, clock, 6)
        assert not file.progress.reviews
        await next_card(pilot, clock)
        assert is_up(pilot, EssayEndScreen)
        assert len(file.progress.reviews) == 7
        first = next(each for each in file.progress.reviews if each.card == deck.cards[0].id)
        assert first.recalled == (True, True)
        assert first.seconds == (60.0, 10.0)
        (essay,) = tries(file.progress, clock())
        assert shown(pilot, "#todo") == (
            f"{essay.recalled} of 22 points in your essay · {round(100 * essay.share)} %"
        )
        words = len(ANSWER.split())
        assert f"{words} words in 7 min" in str(pilot.app.screen.query_one("#end").border_subtitle)
        await press(pilot, "escape")
        assert is_up(pilot, HomeScreen)
    assert not kept(file.path).exists()
    for path in file.path.parent.rglob("*"):
        assert path.is_dir() or b"supporters as General" not in path.read_bytes()


async def test_a_tick_that_comes_late_does_not_put_back_an_essay_that_is_done(
    app: ReviseApp, file: ProgressFile
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "w", "enter", *"zebra", "tab", *["n"] * 6)
        marking = app.screen
        assert isinstance(marking, MarkingScreen)
        await press(pilot, "a", "n")
        assert is_up(pilot, EssayEndScreen)
        assert not kept(file.path).exists()
        marking._is_new = True
        marking._each_second()
        assert not kept(file.path).exists()


async def test_digits_space_a_y_n_and_escape_mark_as_on_a_back(
    app: ReviseApp, file: ProgressFile, deck: Deck, clock: Clock
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "w", "enter", *"zebra", "tab")
        points = app.screen.query_one(FoundPoints)
        await press(pilot, "2", "down", "space")
        assert points.recital.recalled == [False, False]
        await press(pilot, "1", "a")
        assert points.recital.recalled == [True, True]
        await press(pilot, "a")
        assert points.recital.recalled == [False, False]
        await press(pilot, "y")
        assert position(pilot) == "2 of 7"
        await press(pilot, "n")
        assert position(pilot) == "3 of 7"
        await press(pilot, "escape", "escape")
        assert position(pilot) == "1 of 7"
        assert points.recital.recalled == [True, True]
        await next_card(pilot, clock)
        assert points.recital.recalled == [False, False]
        await press(pilot, *["n"] * 6)
        assert is_up(pilot, EssayEndScreen)
    recalled = {review.card: review.points_recalled for review in file.progress.reviews}
    assert recalled == {card.id: 2 * (card is deck.cards[0]) for card in deck.cards}


async def test_a_held_enter_goes_one_card_on(
    app: ReviseApp, deck: Deck, file: ProgressFile
) -> None:
    still = Clock()
    app = ReviseApp(Desk(deck, file), lambda: still.now)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "w", "enter", *"zebra", "tab", *["enter"] * 9)
        assert is_up(pilot, MarkingScreen)
        assert position(pilot) == "2 of 7"


async def test_words_found_are_told_on_both_sides(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "w", "enter")
        await paste(pilot, ANSWER)
        await press(pilot, "tab")
        assert not app.screen.query_one("#essay").display
        lines = " ".join(point_lines(pilot))
        assert "“He filled posts with his supporters as General Secretary" in lines
        await press(pilot, "e")
        assert app.screen.query_one("#essay").display
        assert re.search(r"He .*\[1\] .*Secretary\.", shown(pilot, "#text"))
        await press(pilot, "escape")
        assert not app.screen.query_one("#essay").display
        await pilot.resize_terminal(120, 30)
        await pilot.pause()
        assert app.screen.query_one("#essay").display
        assert "“" not in " ".join(point_lines(pilot))
        assert "Read essay" not in keys_offered(pilot)


async def test_marking_tells_the_score_so_far_and_where_enter_goes(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "w", "enter")
        await paste(pilot, ANSWER)
        await press(pilot, "tab")
        line = "■□ 1 of 2 · 1 found for you · 1 of 22 so far · Enter → card 2"
        assert shown(pilot, "#score") == line
        await press(pilot, "2")
        assert shown(pilot, "#score").startswith("■■ 2 of 2 · 1 found for you · 2 of 22 so far")
        await press(pilot, "y", "y", "n")
        assert shown(pilot, "#score").startswith("□□□ 0 of 3 · none found for you · 4 of 22 so far")
        await press(pilot, "n", "n", "n")
        assert position(pilot) == "7 of 7"
        assert " of 22 so far · Enter → result" in shown(pilot, "#score")
        await pilot.resize_terminal(40, 15)
        await pilot.pause()
        assert re.fullmatch(r"\d of 5 · \d+ of 22 · Enter → result", painted(pilot, "#score")[0])


async def test_what_was_found_is_told_apart_from_what_the_student_ticked(app: ReviseApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "w", "enter")
        await paste(pilot, ANSWER)
        await press(pilot, "tab", "2")
        lines = point_lines(pilot)
        assert [line.split()[0] for line in lines if line[0] in "✓○"] == ["✓", "✓"]
        assert [line.endswith("found") for line in lines] == [False, True, False]
        assert lines[-1].endswith("by you")
        await press(pilot, "1", "2")
        assert point_lines(pilot)[1].endswith("found")
        assert not point_lines(pilot)[2].endswith("by you")


@pytest.mark.parametrize(("size", "lines"), [((120, 40), 7), ((200, 60), 7), ((120, 30), 0)])
async def test_all_cards_stand_below_the_one_that_is_marked_where_there_is_room(
    size: tuple[int, int], lines: int, app: ReviseApp, deck: Deck
) -> None:
    async with app.run_test(size=size) as pilot:
        await press(pilot, "w", "enter", *"zebra", "tab", "y", "1")
        cards, essay = app.screen.query_one("#cards"), app.screen.query_one("#essay")
        assert cards.display == bool(lines)
        if lines:
            told = painted(pilot, "#cards")
            first, second, third = (card.topic for card in deck.cards[:3])
            assert told[:3] == [f"1 {first} ■■", f"▸ 2 {second} ■□", f"3 {third} ·····"]
            assert len(told) == lines
            assert cards.region.bottom == essay.region.bottom


async def test_all_cards_are_there_as_soon_as_a_terminal_is_high_enough(
    app: ReviseApp, deck: Deck
) -> None:
    async with app.run_test(size=(120, 30)) as pilot:
        await press(pilot, "w", "enter", *"zebra", "tab", "y")
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert painted(pilot, "#cards")[1] == f"▸ 2 {deck.cards[1].topic} □□"


async def test_the_least_terminal_has_the_keys_to_leave_the_marking(app: ReviseApp) -> None:
    async with app.run_test(size=(40, 15)) as pilot:
        await press(pilot, "w", "enter", *"zebra", "tab")
        (keys,) = painted(pilot, "Keys")
        assert keys == "⏎ Next 1–9 Tick e Essay l Later esc ?"


async def test_an_essay_of_5000_words_is_pasted_whole_and_marked(
    app: ReviseApp, file: ProgressFile
) -> None:
    text = "word " * 4990 + ANSWER
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "w", "enter")
        await paste(pilot, text)
        assert notices(pilot) == []
        await press(pilot, "tab")
        assert app.screen.query_one(FoundPoints).recital.recalled == [True, False]
        await press(pilot, "l")
    assert on_disk(file) == text


async def test_who_reads_the_essay_ticks_points_as_soon_as_both_have_room(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "w", "enter", *"zebra", "tab", "e")
        for size in ((200, 60), (40, 15)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            await press(pilot, "1")
            recital = app.screen.query_one(FoundPoints).recital
            assert recital.recalled == [size == (200, 60), False]
            assert "Next" in keys_offered(pilot)


async def test_the_clock_can_be_paused_and_goes_on_as_one_writes(
    app: ReviseApp, seconds: Seconds, file: ProgressFile
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "w", "enter", *"one ")
        seconds.go_by(60, pilot)
        await press(pilot, "ctrl+t")
        assert clock_of(pilot) == "14:00 left · paused · by now: topic 1 of 7 1 word"
        seconds.now += 600
        await press(pilot, "escape")
        assert is_up(pilot, HomeScreen)
        seconds.now += 600
        await press(pilot, "w")
        assert clock_of(pilot) == "14:00 left · paused · by now: topic 1 of 7 1 word"
        await press(pilot, *"two ")
        seconds.go_by(60, pilot)
        await press(pilot, "ctrl+t")
        assert clock_of(pilot) == "13:00 left · paused · by now: topic 1 of 7 2 words"
    assert on_disk(file) == "one two "


async def test_the_time_stands_still_while_the_program_is_stopped(
    app: ReviseApp, seconds: Seconds, file: ProgressFile
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "w", "enter", *"one ")
        seconds.go_by(60, pilot)
        app.app_suspend_signal.publish(app)
        assert on_disk(file) == "one "
        seconds.now += 3600
        app.app_resume_signal.publish(app)
        seconds.go_by(60, pilot)
        await press(pilot, "ctrl+t")
        assert clock_of(pilot) == "13:00 left · paused · by now: topic 1 of 7 1 word"
        app.app_suspend_signal.publish(app)
        app.app_resume_signal.publish(app)
        seconds.now += 60
        await press(pilot, "escape", "w")
        assert clock_of(pilot) == "13:00 left · paused · by now: topic 1 of 7 1 word"


async def test_time_that_is_up_is_told_gently_and_one_may_write_on(
    app: ReviseApp, seconds: Seconds
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "w", "enter", *"one ")
        seconds.go_by(15 * 60 + 90, pilot)
        assert shown(pilot, "#news") == writing_words.TIME_IS_UP
        assert clock_of(pilot) == "1:30 over 1 word"
        await press(pilot, *"two ", "tab", *["n"] * 7)
        took = str(pilot.app.screen.query_one("#end").border_subtitle)
        assert "2 words in 16 min, 2 min over" in took


async def test_it_stays_told_that_time_is_up_while_one_writes_on(
    app: ReviseApp, seconds: Seconds
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "w", "enter", *"one")
        seconds.go_by(11 * 60, pilot)
        assert shown(pilot, "#news") == writing_words.LAST_MINUTES
        await press(pilot, *" two")
        assert shown(pilot, "#news") == writing_words.LAST_MINUTES
        seconds.go_by(5 * 60, pilot)
        await press(pilot, *" three")
        assert shown(pilot, "#news") == writing_words.TIME_IS_UP


async def test_what_it_aims_at_is_told_and_nothing_of_what_is_to_stand_in_it(
    app: ReviseApp, deck: Deck, file: ProgressFile, seconds: Seconds
) -> None:
    for card in deck.cards:
        ticks = [card is deck.cards[2]] * len(card.back)
        save(file, look(card.id, ticks, days=-2, kind="essay", box=None))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "w", "enter", *"one two")
        seconds.go_by(5 * 60, pilot)
        aim = "22 points to make, 5 last time"
        assert str(app.screen.query_one(Room).border_title) == f"Your essay · {aim}"
        told = " ".join(" ".join(painted(pilot, "#beside")).split())
        assert "7 topics, about 2 minutes each" in told
        assert "By now: topic 3 of 7 ■ 1 until 12:51 left ■ 2 until 10:42 left ▸ 3" in " ".join(
            told.split()
        )
        assert "· 6 until 2:08 left · 7 until the end" in told
        assert "words" not in told  # they stand over the sheet
        assert "Sat 21 Nov ■□□□□ 5 of 22" in told
        for card in deck.cards:
            assert not any(each in told for each in (card.topic, *card.back))


async def test_the_time_over_the_essay_tells_the_topic_where_nothing_stands_beside_it(
    app: ReviseApp, seconds: Seconds
) -> None:
    async with app.run_test(size=(40, 15)) as pilot:
        await press(pilot, "w", "enter", *"one two")
        seconds.go_by(5 * 60, pilot)
        assert clock_of(pilot) == "10:00 left · topic 3 of 7 2 words"
        assert str(app.screen.query_one(Room).border_title) == "22 points to make"
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        seconds.go_by(1, pilot)
        assert clock_of(pilot) == "9:59 left 2 words"


async def test_with_little_room_marking_tells_how_far_it_is_and_no_point_touches_the_bar(
    app: ReviseApp,
) -> None:
    async with app.run_test(size=(40, 15)) as pilot:
        await press(pilot, "w", "enter", *"one", "tab", "n", "n")
        assert "━" in painted(pilot, "HowFar")[0]
        points = app.screen.query_one(FoundPoints)
        assert points.show_vertical_scrollbar
        lines = [points.render_line(row).text for row in range(points.size.height)]
        assert {line[points.width - 1] for line in lines} == {" "}
        assert any(line[points.width - 2] != " " for line in lines)


async def test_a_sheet_is_no_higher_than_one_of_paper(app: ReviseApp) -> None:
    async with app.run_test(size=(200, 60)) as pilot:
        await press(pilot, "w", "enter")
        columns = app.screen.query_one("#columns").region
        assert columns.height == 40
        assert columns.y == 3  # its clock is above it, and below the title


async def test_without_a_clock_the_time_is_counted_all_the_same(
    app: ReviseApp, seconds: Seconds
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "w", "end", "enter", "a", "space")
        seconds.go_by(754, pilot)
        await press(pilot, "ctrl+t")
        assert clock_of(pilot) == "12:34 · paused 1 word"


async def test_what_is_written_is_kept_when_the_app_ends_and_w_goes_on_with_it(
    app: ReviseApp, deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "w", "enter", *FIRST, "ctrl+q")
    assert on_disk(file) == FIRST
    assert stat.S_IMODE(kept(file.path).stat().st_mode) == 0o600
    app = ReviseApp(Desk(deck, ProgressFile(file.path, deck.id)), clock)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "w")
        assert is_up(pilot, EssayWritingScreen)
        assert app.screen.query_one(Room).text == FIRST
        assert shown(pilot, "#news") == essay_words.STILL_THERE
        await press(pilot, *" more", "escape")
    assert on_disk(file) == f"{FIRST} more"


async def test_marking_left_midway_goes_on_with_its_ticks(
    app: ReviseApp, deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "w", "enter", *"zebra", "tab", "y", "1", "l")
        assert is_up(pilot, HomeScreen)
        await press(pilot, "w")
        assert is_up(pilot, MarkingScreen)
        assert position(pilot) == "2 of 7"
        assert app.screen.query_one(FoundPoints).recital.recalled == [True, False]
        await press(pilot, "2", "q")
    app = ReviseApp(Desk(deck, ProgressFile(file.path, deck.id)), clock)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "w")
        assert position(pilot) == "2 of 7"
        assert app.screen.query_one(FoundPoints).recital.recalled == [True, True]
        await press(pilot, "escape")
        assert app.screen.query_one(FoundPoints).recital.recalled == [True, True]
        await press(pilot, "escape")
        assert is_up(pilot, HomeScreen)
    assert not ProgressFile(file.path, deck.id).progress.reviews


async def test_an_essay_killed_right_after_it_was_recorded_is_not_recorded_again(
    app: ReviseApp, deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    essay, essays = written(deck), EssayFile(file.path, deck.id)
    essays.open()
    Marking(Desk(deck, file), essay).record(clock(), lambda: essays.keep(essay))
    essays.close()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "w")
        assert is_up(pilot, EssayClockScreen)
        assert not kept(file.path).exists()
    assert len(file.progress.reviews) == len(deck.cards)


async def test_an_essay_waits_where_no_card_is_left_to_mark_it_by(
    app: ReviseApp, deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "w", "enter", *"zebra")
        for card in deck.cards:
            file.set_aside(card.id, True, clock())
        await press(pilot, "tab")
        assert is_up(pilot, HomeScreen)
        assert shown(pilot, "#news").startswith(several.NO_CARDS)
        file.set_aside(deck.cards[0].id, False, clock())
        await press(pilot, "u", "w")  # home looks again
        assert is_up(pilot, MarkingScreen)
        assert position(pilot) == "1 of 1"
    assert on_disk(file) == "zebra"


async def test_nothing_written_is_not_marked_and_leaves_nothing(
    app: ReviseApp, file: ProgressFile
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "w", "enter", "space", "tab")
        assert is_up(pilot, EssayWritingScreen)
        assert shown(pilot, "#news") == essay_words.NOTHING_WRITTEN
        await press(pilot, "escape")
    assert not kept(file.path).exists()


async def test_an_essay_is_thrown_away_when_asked_twice(app: ReviseApp, file: ProgressFile) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "w", "enter", *"zebra", "ctrl+n")
        assert shown(pilot, "#news") == essay_words.THROW_AWAY
        await press(pilot, "s", "ctrl+n")  # what comes between takes the first one back
        assert is_up(pilot, EssayWritingScreen)
        await press(pilot, "ctrl+n")
        assert is_up(pilot, HomeScreen)
        assert shown(pilot, "#news") == essay_words.THROWN_AWAY
        assert not kept(file.path).exists()
        await press(pilot, "w")
        assert is_up(pilot, EssayClockScreen)


async def test_an_essay_can_be_thrown_away_while_it_is_marked(
    app: ReviseApp, file: ProgressFile
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "w", "enter", *"zebra", "tab", "ctrl+n", "ctrl+n")
        assert is_up(pilot, HomeScreen)
    assert not kept(file.path).exists()
    assert not file.progress.reviews


async def test_what_enter_does_stands_first_at_the_end_of_an_essay_as_at_that_of_a_session(
    app: ReviseApp,
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "w", "enter", *"zebra", "tab", *["n"] * 7)
        assert str(pilot.app.screen.query_one("#end").border_title).startswith(
            "Essay marked · [not bold $foreground]A hard one."
        )
        assert shown(pilot, "#moves") == essay_words.THE_FIRST
        assert painted(pilot, "#then") == ["▶ Study 7 cards Enter study"]
        assert painted(pilot, "#besides") == ["22 points left out m win back"]
        await press(pilot, "enter")
        assert is_up(pilot, StudyScreen)


async def test_with_nothing_due_enter_wins_back_what_an_essay_left_out(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", *["space", "y"] * 7, "enter")
        await press(pilot, "w", "enter", *"zebra", "tab", *["n"] * 7)
        assert painted(pilot, "#then") == ["▶ Win back 22 points Enter win back"]
        assert painted(pilot, "#besides") == ["Done for today esc go back"]
        assert keys_offered(pilot).count("Win back") == 1
        await press(pilot, "enter")
        assert is_up(pilot, DrillScreen)


@pytest.mark.parametrize("size", [(40, 15), SIZE, (120, 40), (200, 60)])
async def test_the_squares_of_each_card_stand_at_the_right_of_its_topic(
    size: tuple[int, int], app: ReviseApp, deck: Deck
) -> None:
    async with app.run_test(size=size) as pilot:
        await press(pilot, "w", "enter", *"zebra", "tab", *["n"] * 7)
        cards = pilot.app.screen.query_one("#cards")
        drawn = "\n".join(cards.render_line(row).text for row in range(cards.size.height))
        for number, card in enumerate(deck.cards, 1):
            row = f"{number} {card.topic[:16]}[^□\n]* {'□' * len(card.back)}( |$)"
            assert re.search(row, drawn, re.MULTILINE)


async def test_the_cards_of_an_essay_stand_in_two_columns_where_these_are_wide_enough(
    app: ReviseApp, deck: Deck
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "w", "enter", *"zebra", "tab", *["n"] * 7)
        first = painted(pilot, "#cards")[1]
        assert re.match(f"1 {deck.cards[0].topic} □□ 5 {deck.cards[4].topic} □□$", first)


@pytest.mark.parametrize(("size", "stands"), [(SIZE, "#argument"), ((120, 40), "#order")])
async def test_the_order_of_the_argument_stands_beside_the_score_in_a_wide_terminal(
    size: tuple[int, int], stands: str, app: ReviseApp, deck: Deck
) -> None:
    async with app.run_test(size=size) as pilot:
        await press(pilot, "w", "enter")
        await paste(pilot, f"{deck.cards[0].back[0]} {deck.cards[2].back[0]}")
        await press(pilot, "tab", "y", "n", "y", *["n"] * 4)
        assert is_up(pilot, EssayEndScreen)
        told = [each for each in ("#argument", "#order") if painted(pilot, each)]
        assert told == [stands]
        assert painted(pilot, stands)[0] == "Your order"


async def test_what_was_left_out_is_drilled(app: ReviseApp, deck: Deck) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "w", "enter", *"zebra", "tab", *["y"] * 6, "1", "2", "y")
        assert is_up(pilot, EssayEndScreen)
        assert "Win back" not in keys_offered(pilot)
        await press(
            pilot, "escape", "w", "enter", *"zebra", "tab", "1", *["n"], "1", *["y"] * 6, "m"
        )
        assert is_up(pilot, DrillScreen)
        assert shown(pilot, "#topic") == deck.cards[0].topic
        assert position(pilot) == "1 of 1"


async def test_the_result_tells_the_order_the_cards_and_the_essays_before(
    app: ReviseApp, deck: Deck, file: ProgressFile
) -> None:
    for card in deck.cards:
        save(file, look(card.id, [False] * len(card.back), days=-2, kind="essay", box=None))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "w", "enter")
        await paste(pilot, f"{deck.cards[6].back[0]} {deck.cards[2].back[0]}")
        await press(pilot, "tab", "n", "n", "1", "y", "n", "n", "n", "y")
        moves = shown(pilot, "#moves")
        assert "10 points more than on Saturday 21 November." in moves
        table = shown(pilot, "#cards")
        assert re.search(f"3 {deck.cards[2].topic} +■■■■■", table)
        assert re.search(f"1 {deck.cards[0].topic} +□□\n  □ {deck.cards[0].back[0][:20]}", table)
        argument = shown(pilot, "#argument")
        assert f"  7 {deck.cards[6].topic}" in argument
        assert f"▲ 3 {deck.cards[2].topic}" in argument
        assert re.search("Sat 21 Nov +□□□□□ +0 of 22 ·", argument)
        assert re.search("this one +■■□□□ +10 of 22 ·", argument)


async def test_undo_takes_the_whole_essay_back_and_it_can_be_marked_again(
    app: ReviseApp, file: ProgressFile
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "w", "enter", *"zebra", "tab", *["y"] * 7)
        await press(pilot, "u")
        assert is_up(pilot, MarkingScreen)
        assert position(pilot) == "7 of 7"
        assert all(review.undone for review in file.progress.reviews)
        assert on_disk(file) == "zebra"
        await press(pilot, "n")
        assert is_up(pilot, EssayEndScreen)
        assert sum(not review.undone for review in file.progress.reviews) == 7
        await press(pilot, "escape", "u")
        assert shown(pilot, "#news") == "Undone: your essay."
        assert all(review.undone for review in file.progress.reviews)


async def test_a_copy_is_saved_and_nothing_is_overwritten(
    app: ReviseApp, deck: Deck, home_of_its_own: Path
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "w", "enter", *"zebra", "tab", "s")
        assert is_up(pilot, SaveCopyScreen)
        await press(pilot, "enter")
        file = home_of_its_own / f"{deck.id}-2026-11-23.md"
        assert file.read_text() == f"# {deck.title}\n\nzebra\n"
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert notices(pilot) == [f"Saved: ~/{file.name}"]
        await press(pilot, "s", *["backspace"] * len("-2.md"), *".md", "enter")
        assert is_up(pilot, SaveCopyScreen)
        assert "there is something already" in shown(pilot, "#fault")
        await press(pilot, *["backspace"] * 99, "enter")
        assert "no path" in shown(pilot, "#fault")
        await press(pilot, "escape", *["n"] * 7, "s", "enter")
        assert (home_of_its_own / f"{deck.id}-2026-11-23-2.md").exists()


async def test_a_full_disk_is_told_and_the_text_stays(app: ReviseApp, file: ProgressFile) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "w", "enter", *"zebra")
        with mock.patch.object(os, "fsync", failing(errno.ENOSPC)):
            await press(pilot, "escape")
            assert is_up(pilot, EssayWritingScreen)
            told = shown(pilot, "#news")
            assert "your essay is not kept: No space left on device" in told
            assert essay_words.NOT_LOST in told
            await press(pilot, "ctrl+q")
            assert app.is_running
            assert essay_words.QUITS_WITHOUT in shown(pilot, "#news")
            await press(pilot, "tab")  # it can be marked all the same
            assert is_up(pilot, MarkingScreen)
        await press(pilot, "1", "l")
        assert is_up(pilot, HomeScreen)
    assert on_disk(file) == "zebra"


async def test_marking_that_cannot_be_recorded_keeps_the_ticks_and_can_be_tried_again(
    app: ReviseApp, file: ProgressFile, deck: Deck
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "w", "enter", *"zebra", "tab", *["n"] * 6)
        file.path.write_text("{")  # somebody has spoilt it
        await press(pilot, "y")
        assert is_up(pilot, MarkingScreen)
        assert "is not JSON" in shown(pilot, "#news")
        assert "Your ticks are kept." in shown(pilot, "#news")
        file.path.unlink()
        await press(pilot, "y")
        assert is_up(pilot, EssayEndScreen)
    reviews = ProgressFile(file.path, deck.id).progress.reviews
    assert sum(review.points_recalled for review in reviews if not review.undone) == 5


async def test_another_window_is_told_that_an_essay_is_being_written(
    app: ReviseApp, file: ProgressFile, deck: Deck
) -> None:
    other = EssayFile(file.path, deck.id)
    other.open()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "w")
        assert is_up(pilot, HomeScreen)
        assert "is being written in another window" in shown(pilot, "#news")
        other.close()
        await press(pilot, "w")
        assert is_up(pilot, EssayClockScreen)


async def test_where_nothing_can_be_saved_an_essay_is_written_and_marked_unsaved(
    app: ReviseApp, file: ProgressFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.mkstemp", failing(errno.EROFS))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "w")
        assert is_up(pilot, UnsavedScreen)
        await press(pilot, "escape", "w", "y", "enter", *"zebra")
        assert app.screen.query_one(Room).border_subtitle == essay_words.UNSAVED
        await press(pilot, "escape")
        assert "Not saved: your essay. It is kept until you quit." in shown(pilot, "#news")
        await press(pilot, "w", *" two")
        assert app.screen.query_one(Room).text == "zebra two"
        await press(pilot, "tab")
        assert essay_words.UNSAVED in str(app.screen.query_one("#card").border_title)
        await press(pilot, "1", "l", "w")
        assert app.screen.query_one(FoundPoints).recital.recalled == [True, False]
        await press(pilot, *["n"] * 7)
        assert is_up(pilot, EssayEndScreen)
        await press(pilot, "u")
        assert position(pilot) == "7 of 7"
        await press(pilot, "n", "escape")
        assert "your essay" not in shown(pilot, "#news")
        await press(pilot, "w")
        assert is_up(pilot, EssayClockScreen)
    assert not kept(file.path).exists()
    assert not file.path.exists()


async def test_an_essay_that_is_unsaved_is_lost_only_when_quit_twice(
    app: ReviseApp, deck: Deck, file: ProgressFile, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.mkstemp", failing(errno.EROFS))
    said = "Not saved: your essay. The same key again quits without it."
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "w", "y", "enter", "ctrl+q")
        assert app.return_code == 0  # nothing is written yet
    app = ReviseApp(Desk(deck, file), clock)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "w", "y", "enter", *"zebra", "ctrl+q")
        assert is_up(pilot, EssayWritingScreen)
        assert notices(pilot) == [said]
        await press(pilot, "x", "ctrl+q")  # what is new would be lost as well
        assert is_up(pilot, EssayWritingScreen)
        await press(pilot, "ctrl+q")
        assert app.return_code == 0
    assert app.parting().startswith("Not saved: your essay.")


async def test_what_an_unsaved_essay_was_before_is_there_and_its_file_stays(
    app: ReviseApp, file: ProgressFile, deck: Deck, monkeypatch: pytest.MonkeyPatch
) -> None:
    essays = EssayFile(file.path, deck.id)
    essays.open()
    essays.keep(Essay(deck.id, text="zebra"))
    essays.close()
    before = kept(file.path).read_bytes()
    monkeypatch.setattr("tempfile.mkstemp", failing(errno.EROFS))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "w", "y")
        assert app.screen.query_one(Room).text == "zebra"
        await press(pilot, *" two", "ctrl+n", "ctrl+n", "w")
        assert is_up(pilot, EssayClockScreen)
    assert kept(file.path).read_bytes() == before


async def test_a_copy_of_an_unsaved_essay_is_a_way_to_keep_it(
    app: ReviseApp, home_of_its_own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        with monkeypatch.context() as broken:
            broken.setattr("tempfile.mkstemp", failing(errno.EROFS))
            await press(pilot, "w", "y", "enter", *"zebra")
        await press(pilot, "ctrl+s", "enter")
        (copy,) = home_of_its_own.glob("*.md")
        assert copy.read_text().endswith("\n\nzebra\n")
        await press(pilot, "escape")
        assert "your essay" not in shown(pilot, "#news")
        await press(pilot, "w", *" two", "ctrl+q")  # that is in no copy
        assert is_up(pilot, EssayWritingScreen)
        await press(pilot, *["backspace"] * 4, "ctrl+q")
        assert app.return_code == 0


async def test_the_question_how_long_leaves_nothing_behind(
    app: ReviseApp, file: ProgressFile
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "w", "escape")
        assert is_up(pilot, HomeScreen)
        EssayFile(file.path, file.progress.deck).open()
    assert not kept(file.path).exists()


@pytest.mark.parametrize("size", [(40, 15), (80, 24), (120, 40), (200, 60)])
async def test_it_can_be_written_in_any_size_and_no_line_is_too_long(
    size: tuple[int, int], app: ReviseApp
) -> None:
    async with app.run_test(size=size) as pilot:
        await press(pilot, "w", "enter")
        await paste(pilot, "word " * 400)
        room = app.screen.query_one(Room)
        assert 20 < room.size.width <= 84
        assert room.size.height >= 4
        assert clock_of(pilot).endswith("400 words")
        assert app.screen.query_one("#clock").region.bottom <= size[1]


async def test_where_one_writes_stays_in_view_as_the_room_shrinks(
    app: ReviseApp, seconds: Seconds
) -> None:
    async with app.run_test(size=(200, 60)) as pilot:
        await press(pilot, "w", "enter")
        await paste(pilot, "word " * 400)
        room = app.screen.query_one(Room)
        await pilot.resize_terminal(40, 15)
        await pilot.pause()
        seconds.go_by(15 * 60, pilot)
        assert shown(pilot, "#news") == writing_words.TIME_IS_UP
        await pilot.pause()
        await pilot.pause()
        assert room.content_region.contains_point(room.cursor_screen_offset)


async def test_no_word_of_an_essay_is_in_the_report_of_a_crash(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    from revise1924.tui.life.crashes import crash  # noqa: PLC0415 - few tests need it

    app = ReviseApp(Desk(deck, file), clock)
    with pytest.raises(ZeroDivisionError) as raised:  # noqa: PT012 - the app fails inside
        async with app.run_test(size=SIZE) as pilot:
            await press(pilot, "w", "enter", *"zebra")
            app.screen.call_later(lambda: 1 // 0)
            await pilot.pause()
    crash(raised.value, "", clock())
    (report,) = data_folder().glob("crash-*")
    assert "ZeroDivisionError" in report.read_text()
    assert "zebra" not in report.read_text()
    assert on_disk(file) == "zebra"
