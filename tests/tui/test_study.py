"""The study screen: flipping, ticking, saving, undoing, reading."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from rich.color import Color as RichColor
from textual.color import Color
from textual.events import Key
from textual.geometry import Region
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from revise1924 import card_words, wording
from revise1924.cards import Card, Deck
from revise1924.edits import Moved
from revise1924.library import Desk
from revise1924.session import Session
from revise1924.storage.progress_file import ProgressFile
from revise1924.tui.app import ReviseApp
from revise1924.tui.screens.home import HomeScreen
from revise1924.tui.screens.study import StudyScreen
from revise1924.tui.widgets.points import PointList
from revise1924.tui.widgets.score_line import ScoreLine
from revise1924.tui.widgets.so_far import SoFar
from tests.support.clock import MONDAY, Clock
from tests.support.decks import numbered_cards, with_cards
from tests.support.screens import (
    SIZE,
    is_flipped,
    is_up,
    notices,
    painted,
    point_lines,
    position,
    press,
    shown,
    wait_until,
)


async def test_ticks_show_the_score_and_enter_saves_them(
    app: ReviseApp, deck: Deck, file: ProgressFile
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space")
        points = app.screen.query_one(PointList)
        assert shown(pilot, "#score").startswith("□□ 0 of 2 · Enter → box 1")
        await press(pilot, "1")
        assert shown(pilot, "#score") == "■□ 1 of 2 · Enter → box 1, back tomorrow"
        await press(pilot, "down", "space")
        assert shown(pilot, "#score") == "■■ 2 of 2 · Enter → up to box 2, back on Thursday"
        await press(pilot, "1")
        assert points.recital.recalled == [False, True]
        await press(pilot, "a")
        assert points.recital.recalled == [True, True]
        await press(pilot, "a")
        assert points.recital.recalled == [False, False]
        await press(pilot, "2", "enter")
        assert shown(pilot, "#news") == "▪ 1 of 2: box 1, back tomorrow"
        assert shown(pilot, "#topic") == deck.cards[1].topic
    (review,) = ProgressFile(file.path, deck.id).progress.reviews
    assert (review.card, review.recalled, review.box) == ("general-secretary", (False, True), 1)


@pytest.mark.parametrize("key", ["y", "n", "a", "1", "9"])
async def test_a_grading_key_does_nothing_before_the_flip(
    key: str, app: ReviseApp, file: ProgressFile
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", key)
        assert position(pilot) == "1 of 7"
        assert not is_flipped(pilot)
        assert not file.progress.reviews


@pytest.mark.parametrize("key", ["enter", "y", "n"])
@pytest.mark.parametrize("before", [["space", "1"], ["space"], []], ids=len)
async def test_a_held_key_grades_one_card_at_most(
    key: str, before: list[str], deck: Deck, file: ProgressFile
) -> None:
    app = ReviseApp(Desk(deck, file), lambda: MONDAY)  # it repeats faster than anybody presses it
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", *before)
        await pilot.press(*[key] * 20)
        await pilot.pause()
        graded = len(file.progress.reviews)
        assert graded <= 1
        assert position(pilot).startswith(f"{graded + 1} of")


async def test_enter_alone_flips_and_goes_on_and_asks_before_it_says_none(
    app: ReviseApp, file: ProgressFile
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "enter")
        assert is_flipped(pilot)
        await press(pilot, "enter")
        assert shown(pilot, "#news") == card_words.NOTHING_TICKED
        assert not file.progress.reviews
        await press(pilot, "1", "1", "enter")
        assert shown(pilot, "#news") == card_words.NOTHING_TICKED
        assert not file.progress.reviews
        await press(pilot, "enter")
        assert position(pilot) == "2 of 7, then 1 again"
        assert not is_flipped(pilot)
        await press(pilot, "enter", "enter")
        assert shown(pilot, "#news") == card_words.NOTHING_TICKED
    assert [review.recalled for review in file.progress.reviews] == [(False, False)]


async def test_a_key_looked_for_in_vain_is_told_above_the_card_and_not_over_it(
    app: ReviseApp,
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "1", "ctrl+c")
        assert shown(pilot, "#news") == card_words.HOW_TO_QUIT
        assert not notices(pilot)
        assert app.screen.query_one(PointList).recital.recalled == [True, False]


@pytest.mark.parametrize(("size", "apart"), [((80, 20), 0), ((80, 24), 1), ((120, 40), 1)])
async def test_points_stand_apart_where_there_is_much_room(
    size: tuple[int, int], apart: int, app: ReviseApp
) -> None:
    async with app.run_test(size=size) as pilot:
        await press(pilot, "enter", "space", "2")
        points = app.screen.query_one(PointList)
        begins = [
            line
            for line in range(points.size.height)
            if points.render_line(line).text.split()[:2] in (["○", "1"], ["▸", "✓"])
        ]
        assert begins[1] - begins[0] == 2 + apart  # the first takes two lines
        assert app.cursor_position.y == points.region.y + begins[1]
        await pilot.click(PointList, offset=(8, begins[0]))
        assert points.recital.recalled == [True, True]


async def test_front_and_back_tell_what_they_are_and_which_card_it_is(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter")
        card = app.screen.query_one("#card")
        front = card.styles.border
        assert (str(card.border_title), str(card.border_subtitle)) == ("Question", "card 1 of 7")
        await press(pilot, "space")
        assert str(card.border_title) == "Answer · tick what you said"
        assert card.styles.border != front
        await press(pilot, "y")
        assert (str(card.border_title), str(card.border_subtitle)) == ("Question", "card 2 of 7")
        assert card.styles.border == front
        await press(pilot, "escape", "t", "enter")
        card = app.screen.query_one("#card")
        assert str(card.border_title) == "Test · Question"
        assert str(card.border_subtitle) == "question 1 of 7"


async def test_a_point_that_was_missed_often_says_so(
    app: ReviseApp, deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    for _ in range(3):
        Session(Desk(deck, file), clock(), "test").grade((True, False), clock())
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "t", "enter", "space")
        lines = point_lines(pilot)
        (second,) = (line for line in lines if line.startswith("○ 2"))
        assert [line for line in lines if "missed" in line] == [second]
        assert second.endswith("missed 3×")


async def test_a_point_that_was_missed_often_warns_no_longer_once_it_is_ticked(
    app: ReviseApp, deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    for _ in range(3):
        Session(Desk(deck, file), clock(), "test").grade((True, False), clock())
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "t", "enter", "space", "down")
        points = app.screen.query_one(PointList)

        def inks() -> list[RichColor | None]:
            """Return the colours of the second point and of how often it was missed."""
            lines = [points.render_line(row) for row in range(points.virtual_size.height)]
            (line,) = (line for line in lines if "missed 3×" in line.text)
            parts = [each for each in line if each.text.strip(" ▸") and each.style]
            return [each.style.color for each in (parts[-2], parts[-1]) if each.style]

        _, warning = inks()
        await press(pilot, "2")
        point, remark = inks()
        assert len({warning, point, remark}) == 3


async def test_a_point_that_was_missed_once_does_not_say_so(
    app: ReviseApp, deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    Session(Desk(deck, file), clock(), "test").grade((True, False), clock())
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "t", "enter", "space")
        assert not [line for line in point_lines(pilot) if "missed" in line]


@pytest.mark.parametrize("size", [(40, 15), (80, 24), (120, 40), (200, 60)])
async def test_text_keeps_its_measure_in_the_middle_of_a_wide_terminal(
    size: tuple[int, int], app: ReviseApp
) -> None:
    async with app.run_test(size=size) as pilot:
        await press(pilot, "enter", "space")
        for selector in ("#question", "PointList"):
            assert app.screen.query_one(selector).size.width <= 84
        card, beside = (app.screen.query_one(each).region for each in ("#card", "SoFar"))
        right = beside.right if beside.width else card.right
        assert abs(card.x - (size[0] - right)) <= 1


async def test_the_session_so_far_stands_beside_the_card_where_there_is_room(
    app: ReviseApp, deck: Deck, file: ProgressFile
) -> None:
    file.set_exam(date(2026, 12, 4), MONDAY)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "enter")
        so_far = app.screen.query_one(SoFar)
        head, up = str(so_far.render()).split("\n\n")
        assert head.splitlines() == ["7 cards, about 4 minutes", "Exam in 11 days"]
        assert up.split() == ["▸", *deck.cards[0].topic.split()]
        card = app.screen.query_one("#card").region
        assert (so_far.region.y, so_far.region.bottom) == (card.y, card.bottom)
        await press(pilot, "space", "y", "space", "2", "enter")
        head, told = str(so_far.render()).split("\n\n")
        assert head.splitlines() == ["5 cards left", "about 3 minutes", "Exam in 11 days"]
        first, second, third, *_ = (card.topic for card in deck.cards)
        assert told.split() == f"▲ {first} ■■ ▪ {second} ■□ ▸ {third}".split()
        await press(pilot, "space", "3")
        assert str(so_far.render()).split()[-1] == "■□□□□"
        await pilot.resize_terminal(119, 40)
        await pilot.pause()
        assert not app.screen.query_one("#so-far").display


async def test_how_the_card_went_before_stands_beside_it_below_the_session(
    app: ReviseApp, clock: Clock
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "enter", "space", "2", "enter", "escape")
        clock.advance(days=1)
        await press(pilot, "enter", "space", "y")
        clock.advance(days=7)
        await press(pilot, "escape", "enter")
        lines = str(app.screen.query_one(SoFar).render()).splitlines()
        assert lines[-3:] == [
            "This card before",
            "Tue 24 Nov ■■ → box 2",
            "Mon 23 Nov □■ → box 1",
        ]
        assert not lines[-4]
        await pilot.resize_terminal(120, 15)
        await pilot.pause()
        assert "Mon 23 Nov" not in str(app.screen.query_one(SoFar).render())


async def test_a_card_that_comes_again_is_marked_beside_the_next(
    app: ReviseApp, deck: Deck
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "enter", "space", "n")
        told = " ".join(str(app.screen.query_one(SoFar).render()).split())
        assert f"{deck.cards[0].topic} ↻" in told
        assert told.count("↻") == 1


async def test_a_flip_finds_its_points_drawn_while_the_front_was_read(
    app: ReviseApp, deck: Deck, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    anew = Visual.to_strips

    def noted(widget: Widget, visual: Visual, *given: Any, **more: Any) -> list[Strip]:
        if isinstance(widget, PointList):
            drawn.append(" ".join(str(visual).split()))
        return anew(widget, visual, *given, **more)

    monkeypatch.setattr(Visual, "to_strips", noted)
    card = deck.cards[0]
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter")
        await wait_until(pilot, lambda: drawn[-1:] == [card.note])
        assert f"▸ ○ 1 {card.back[0]}" in drawn
        drawn.clear()
        await press(pilot, "space")
        assert point_lines(pilot)[0].startswith("○ 1")
        assert not drawn
        await press(pilot, "1")
        assert drawn == [f"▸ ✓ 1 {card.back[0]}"]


async def test_the_way_of_the_card_follows_the_ticks(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:

        def line() -> str:
            return str(app.screen.query_one(ScoreLine).render())

        await press(pilot, "enter")
        assert line().startswith("New card · know both → up to box 2, back on Thursday  ")
        assert line().split()[-9:] == [*"1·2·3·4·5"]
        assert len(line()) == SIZE[0] - 2
        await press(pilot, "space", "1")
        assert line().endswith("  (1) · 2 · 3 · 4 · 5")
        await press(pilot, "2")
        assert line().endswith("  1 ▸ (2) · 3 · 4 · 5")
        await pilot.resize_terminal(44, 15)
        await pilot.pause()
        assert "3 4 5" not in line()
        await pilot.resize_terminal(66, 24)
        await pilot.pause()
        assert line().endswith("  1▸(2) 3 4 5")


@pytest.mark.parametrize(("size", "is_told"), [((40, 15), False), ((80, 24), True)])
async def test_a_front_tells_what_to_do_where_there_is_room(
    size: tuple[int, int], is_told: bool, app: ReviseApp
) -> None:
    async with app.run_test(size=size) as pilot:
        for keys in (["enter"], ["space", "y"]):
            await press(pilot, *keys)
            lines = point_lines(pilot)
            assert lines[0] == "□□ 2 points to recall"
            assert any("press Space" in line for line in lines) == is_told
            assert not app.screen.query_one(PointList).show_vertical_scrollbar


async def test_the_card_stays_where_it_is_whatever_keys_are_offered(app: ReviseApp) -> None:
    async with app.run_test(size=(40, 15)) as pilot:
        await press(pilot, "enter", "space", "y")
        keys, places = app.screen.query_one("Keys"), set()
        for key in ("space", "1", "y", "space", "n"):
            places.add(keys.region)
            await press(pilot, key)
        assert len(places) == 1


@pytest.mark.parametrize(("lines", "scrolls"), [(4, False), (12, True)])
async def test_a_bar_takes_a_column_of_a_narrow_card_only_where_points_scroll(
    lines: int, scrolls: bool, deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    long, short = (tuple(f"word {number}" for number in range(each)) for each in (lines, 2))
    cards = [
        card.model_copy(update={"back": back})
        for card, back in zip(numbered_cards(3), (short, long, short), strict=True)
    ]
    app = ReviseApp(Desk(with_cards(deck, cards), file), clock)
    async with app.run_test(size=(40, 15)) as pilot:
        await press(pilot, "enter", "space", "y", "space", "1")
        points = app.screen.query_one(PointList)
        assert points.show_vertical_scrollbar is scrolls
        assert points.wrapped_to == points.width == (36 if scrolls else 37)
        await press(pilot, "y", "space", "1")
        assert not points.show_vertical_scrollbar
        assert points.wrapped_to == points.width == 37


async def test_the_back_keeps_topic_and_question_in_sight_where_there_is_little_room(
    app: ReviseApp, deck: Deck
) -> None:
    async with app.run_test(size=(40, 15)) as pilot:
        await press(pilot, "enter", "s", "space")
        card = app.screen.query_one("#card")
        assert str(card.border_title) == deck.cards[1].topic
        lines = painted(pilot, "#question")
        assert len(lines) == 2
        assert lines[-1].endswith("…")
        assert deck.cards[1].front.startswith(" ".join(lines).removesuffix("…"))
        assert app.screen.query_one(PointList).size.height >= 6
        assert painted(pilot, "#score") == ["□□ Enter ▪ box 1, again today"]
        await press(pilot, "a")
        assert painted(pilot, "#score") == ["■■ Enter ▲ box 2, Thursday"]
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert str(card.border_title) == "Answer · tick what you said"
        topic, *question = painted(pilot, "#question")
        assert (topic, " ".join(question)) == (deck.cards[1].topic, deck.cards[1].front)
        assert painted(pilot, "#score")[0].startswith("■■ 2 of 2 · Enter → up to box 2")


async def test_keys_typed_fast_are_taken_in_their_order(app: ReviseApp, file: ProgressFile) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space")
        for key, character in (("1", "1"), ("2", "2"), ("1", "1"), ("enter", "\r")):
            app.post_message(Key(key, character))  # all of them before any is looked at
        await wait_until(pilot, lambda: position(pilot) != "1 of 7")
        assert [review.recalled for review in file.progress.reviews] == [(False, True)]


async def test_keys_beyond_the_last_point_do_nothing(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "3", "9")
        assert app.screen.query_one(PointList).recital.recalled == [False, False]


async def test_undo_in_the_session_puts_the_card_up_with_its_ticks(
    app: ReviseApp, file: ProgressFile, deck: Deck
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "1", "enter", "u")
        assert shown(pilot, "#topic") == deck.cards[0].topic
        assert position(pilot) == "1 of 7"
        assert "Undone: Stalin's position by 1924, 1 of 2." in shown(pilot, "#news")
        assert app.screen.query_one(PointList).recital.recalled == [True, False]
        await press(pilot, "2", "enter")
        assert shown(pilot, "#news") == "▲ 2 of 2: up to box 2, back on Thursday"
        await press(pilot, "u", "u")
        assert "Nothing to undo" in shown(pilot, "#news")
    assert [review.undone for review in file.progress.reviews] == [True, True]


async def test_skip_sends_the_card_to_the_end(app: ReviseApp, deck: Deck) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "s")
        assert shown(pilot, "#topic") == deck.cards[1].topic
        assert position(pilot) == "1 of 7"
        await press(pilot, *["space", "y"] * 6)
        assert shown(pilot, "#topic") == deck.cards[0].topic


async def test_the_mouse_flips_ticks_and_presses_keys(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.click("Keys", offset=(3, 0))
        await pilot.pause()
        assert is_up(pilot, StudyScreen)
        await pilot.click("#question")
        await pilot.pause()
        points = app.screen.query_one(PointList)
        assert is_flipped(pilot)
        await pilot.click(PointList, offset=(5, 0))
        await pilot.pause()
        assert points.recital.recalled == [True, False]
        await pilot.click(PointList, offset=(5, 0))
        await pilot.pause()
        assert points.recital.recalled == [False, False]


async def test_a_save_that_fails_keeps_card_and_ticks_and_can_be_tried_again(
    app: ReviseApp, file: ProgressFile, deck: Deck
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "1")
        in_the_way = file.path.parent
        in_the_way.rename(in_the_way.with_name("away"))
        in_the_way.write_text("not a folder")
        await press(pilot, "enter")
        assert "not saved" in shown(pilot, "#news")
        assert "Your ticks are kept" in shown(pilot, "#news")
        assert shown(pilot, "#topic") == deck.cards[0].topic
        assert app.screen.query_one(PointList).recital.recalled == [True, False]
        await press(pilot, "y")
        assert shown(pilot, "#score").startswith("■■ 2 of 2")
        in_the_way.unlink()
        await press(pilot, "enter")
        assert shown(pilot, "#topic") == deck.cards[1].topic
        assert not app.screen.query_one("#news").has_class("-error")
    assert len(ProgressFile(file.path, deck.id).progress.reviews) == 1


@pytest.mark.parametrize("size", [(40, 15), (80, 24)])
async def test_every_word_of_every_point_can_be_read(
    size: tuple[int, int], deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    cjk = deck.cards[0].model_copy(update={"id": "cjk", "back": ("書記長" * 30, "x" * 150)})
    app = ReviseApp(Desk(with_cards(deck, (*deck.cards, cjk)), file), clock)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "enter", "space")
        await pilot.resize_terminal(*size)  # the first card is laid out anew, the others at once
        for card in (*deck.cards, cjk):
            await pilot.pause()
            points = app.screen.query_one(PointList)
            lines = "".join(
                points.render_line(y).text.strip()
                for y in range(-points.scroll_offset.y, points.virtual_size.height)
            )
            for point in card.back:
                assert point.replace(" ", "") in lines.replace(" ", "")
            await press(pilot, "y", "space")


async def test_keys_work_on_the_points_after_a_click_elsewhere(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space")
        await pilot.click("#question")
        await press(pilot, "tab", "space", "2")
        assert app.screen.query_one(PointList).recital.recalled == [True, True]
        await pilot.click("#score")
        await press(pilot, "up", "space")
        assert app.screen.query_one(PointList).recital.recalled == [False, True]


async def test_points_can_be_ticked_in_every_theme(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "1")
        for theme in app.available_themes:
            app.theme = theme
            await pilot.press("2", "2")
        assert app.screen.query_one(PointList).recital.recalled == [True, False]


async def test_the_line_below_a_card_is_painted_whole_and_in_the_colours_of_another_theme(
    app: ReviseApp,
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter")
        line = app.screen.query_one(ScoreLine)

        def grounds() -> set[RichColor | None]:
            (row,) = line.render_lines(Region(0, 0, *line.outer_size))
            assert row.cell_length == line.outer_size.width
            return {style.bgcolor for _, style, _ in row if style}

        dark = grounds()
        assert len(dark) == 1
        app.theme = "revise-light"
        await pilot.pause()
        assert grounds() == {Color.parse(app.theme_variables["background"]).rich_color} != dark


async def test_a_ticked_point_takes_the_colour_of_a_new_theme(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "1", "down")
        points = app.screen.query_one(PointList)
        dark = [segment.style for segment in points.render_line(0)]
        app.theme = "textual-light"
        await pilot.pause()
        await pilot.pause()
        assert [segment.style for segment in points.render_line(0)] != dark
        green = app.theme_variables["text-success"]
        expected = Color.parse(green).rich_color
        assert any(each.style and each.style.color == expected for each in points.render_line(0))


async def test_the_note_comes_into_view_with_the_last_point(app: ReviseApp) -> None:
    async with app.run_test(size=(40, 15)) as pilot:
        await press(pilot, "enter", *["s"] * 6, "space")
        points = app.screen.query_one(PointList)
        assert points.max_scroll_y > 0
        await press(pilot, *["down"] * 5)
        assert points.scroll_offset.y == points.max_scroll_y


async def test_each_question_begins_at_its_top(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    cards = tuple(card.model_copy(update={"front": "word " * 900}) for card in deck.cards)
    app = ReviseApp(Desk(with_cards(deck, cards), file), clock)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "pagedown", "pagedown")
        front = app.screen.query_one("#front")
        await pilot.wait_for_animation()
        assert front.scroll_offset.y > 0
        await press(pilot, "s")
        assert front.scroll_offset.y == 0


async def test_a_long_front_has_most_of_the_room_until_the_flip(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    cards = tuple(card.model_copy(update={"front": "word " * 200}) for card in deck.cards)
    app = ReviseApp(Desk(with_cards(deck, cards), file), clock)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter")
        front, room = app.screen.query_one("#front"), app.screen.query_one("#card").content_size
        assert front.size.height > room.height / 2
        await press(pilot, "space")
        assert front.size.height <= room.height / 2
        await press(pilot, "y")
        assert front.size.height > room.height / 2


async def test_a_question_has_the_lines_it_needs_and_the_next_one_its_own(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    fronts = ["short", "word " * 50, "short", "word " * 50]
    cards = tuple(
        card.model_copy(update={"front": front})
        for card, front in zip(deck.cards, fronts, strict=False)
    )
    app = ReviseApp(Desk(with_cards(deck, cards), file), clock)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter")
        question = app.screen.query_one("#question")
        heights = [question.size.height]
        for _ in cards[1:]:
            await press(pilot, "space", "y")
            heights.append(question.size.height)
    assert heights == [4, 6, 4, 6]


async def test_the_box_and_what_is_at_stake_stands_under_a_front(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "y")
        at_stake = "New card · know both → up to box 2, back on Thursday"
        assert shown(pilot, "#score") == at_stake
        await pilot.resize_terminal(90, 30)
        await pilot.pause()
        assert shown(pilot, "#score") == at_stake


async def test_a_card_that_comes_again_today_has_nothing_at_stake(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "n", *["space", "y"] * 6)
        assert shown(pilot, "#score") == "Box 1"


async def test_a_front_tells_what_came_back_last_time(app: ReviseApp, clock: Clock) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter")
        assert "last time" not in app.screen.query_one(PointList).hint
        await press(pilot, "space", "1", "enter", "escape")
        clock.advance(days=7)
        await press(pilot, "enter")
        first, *_ = app.screen.query_one(PointList).hint.splitlines()
        assert first == "□□ 2 points to recall · last time ■□"
        # A drill asks the second point alone; of the first, the time before that counts.
        await press(pilot, "escape", "m", "space", "n", "escape", "enter")
        first, *_ = app.screen.query_one(PointList).hint.splitlines()
        assert first == "□□ 2 points to recall · last time ■□"


async def test_the_only_card_cannot_be_skipped(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    app = ReviseApp(Desk(with_cards(deck, deck.cards[:1]), file), clock)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "s")
        assert shown(pilot, "#news") == "This is the only card left."


async def test_undo_names_a_card_that_has_changed_and_does_not_ask_to_tick_it(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    Session(Desk(deck, file), clock()).grade((True, False), clock())
    longer = deck.cards[0].model_copy(update={"back": (*deck.cards[0].back, "a third")})
    app = ReviseApp(Desk(with_cards(deck, (longer, *deck.cards[1:])), file), clock)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "u")
        assert shown(pilot, "#news") == "Undone: Stalin's position by 1924, 1 of 2."
        assert not is_flipped(pilot)


async def test_ticks_are_kept_when_the_card_is_left_and_comes_up_again(
    app: ReviseApp, file: ProgressFile
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "2", "escape")
        assert is_up(pilot, HomeScreen)
        assert "Not saved yet: your ticks on 1 card." in shown(pilot, "#news")
        await press(pilot, "enter")
        assert is_flipped(pilot)
        assert app.screen.query_one(PointList).recital.recalled == [False, True]
        assert shown(pilot, "#news") == wording.STILL_YOUR_TICKS
        await press(pilot, "enter")
        assert position(pilot) == "2 of 7"
        assert not is_flipped(pilot)
    (review,) = file.progress.reviews
    assert review.recalled == (False, True)
    assert review.seconds is None


async def test_ticks_are_kept_when_another_card_is_undone(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "y", "space", "1", "u", "y")
        assert is_flipped(pilot)
        assert app.screen.query_one(PointList).recital.recalled[0]


async def test_quitting_asks_again_where_ticks_are_not_saved(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "1", "q")
        assert app.is_running
        assert [told.message for told in app._notifications] == [
            "Not saved: your ticks on 1 card. The same key again quits without them."
        ]
        await press(pilot, "enter", "space", "1", "q")
        assert app.is_running
        await press(pilot, "q")
        assert not app.is_running


async def test_quitting_asks_nothing_where_all_is_saved(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "1", "1", "q")
        assert not app.is_running


async def test_ticks_over_the_end_of_the_study_day_are_kept_like_any_others(
    app: ReviseApp, clock: Clock
) -> None:
    clock.now = datetime(2026, 11, 24, 3, 58, tzinfo=UTC)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "y", "space", "1")
        clock.advance(minutes=5)
        await press(pilot, "u", "escape")
        assert "Not saved yet: your ticks on 2 cards." in shown(pilot, "#news")
        await press(pilot, "enter", "enter")
        assert is_flipped(pilot)
        assert app.screen.query_one(PointList).recital.recalled == [True, False]
        clock.advance(days=1)
        await press(pilot, "q")
        assert app.is_running


async def test_ticks_that_were_left_on_an_earlier_day_are_forgotten(
    app: ReviseApp, clock: Clock
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "1", "escape")
        clock.advance(days=1)
        await press(pilot, "enter")
        assert not is_flipped(pilot)
        await press(pilot, "q")
        assert not app.is_running


async def test_quitting_asks_anew_about_ticks_on_a_card_that_was_saved_since(
    app: ReviseApp,
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", *["s"] * 6, "space", "1", "q", "n")
        for _ in range(6):
            await press(pilot, "space", "y")
        await press(pilot, "space", "1", "q")
        assert app.is_running
        assert len(notices(pilot)) == 2


@pytest.mark.parametrize("front", ["Topic 0", "And what else?"])
async def test_a_topic_that_is_the_question_is_shown_once(
    front: str, deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    card = numbered_cards(1)[0].model_copy(update={"front": front})
    async with ReviseApp(Desk(with_cards(deck, [card]), file), clock).run_test() as pilot:
        await press(pilot, "enter")
        both = [shown(pilot, "#topic"), shown(pilot, "#question")]
        assert both == ["Topic 0", "" if front == "Topic 0" else front]
        await press(pilot, "escape", "b", "enter")
        assert shown(pilot, "#points").count("Topic 0") == 0
        assert shown(pilot, "#points").count("And what else?") == (front == "And what else?")


async def test_ticks_on_a_card_that_was_answered_elsewhere_since_are_waited_for_no_longer(
    app: ReviseApp, file: ProgressFile, deck: Deck, clock: Clock
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "1", "escape")
        other = Session(Desk(deck, ProgressFile(file.path, deck.id)), clock())
        other.grade((True, True), clock())
        await press(pilot, "b", "escape")
        assert "Not saved yet" not in shown(pilot, "#news")
        other.undo(clock())
        await press(pilot, "b", "escape")
        assert "Not saved yet: your ticks on 1 card." in shown(pilot, "#news")
        other.grade((True, True), clock())
        await press(pilot, "b", "escape", "q")
        assert not app.is_running


async def test_ticks_on_the_card_that_is_up_are_asked_about_though_it_was_answered_elsewhere(
    app: ReviseApp, file: ProgressFile, deck: Deck, clock: Clock
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "1")
        Session(Desk(deck, ProgressFile(file.path, deck.id)), clock()).grade((True, True), clock())
        file.refresh()
        await press(pilot, "q")
        assert app.is_running


async def test_undo_ticks_the_points_of_a_card_that_was_edited_where_they_are_now(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    first = deck.cards[0]
    Session(Desk(deck, file), clock()).grade((True, False), clock())
    file.record_edit(first.id, Moved((1, None, 0), 2), clock())
    edited = first.model_copy(update={"back": (first.back[1], "a third", first.back[0])})
    app = ReviseApp(Desk(with_cards(deck, (edited, *deck.cards[1:])), file), clock)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "u")
        news = "Undone: Stalin's position by 1924, 1 of 2. Tick again and save."
        assert shown(pilot, "#news") == news
        assert app.screen.query_one(PointList).recital.recalled == [False, False, True]
        await press(pilot, "enter")
    assert file.progress.reviews[-1].recalled == (False, False, True)


@pytest.mark.parametrize(("size", "lines"), [((120, 60), 40), ((120, 40), 39), ((80, 24), 23)])
async def test_a_card_is_no_higher_than_a_sheet_of_paper(
    app: ReviseApp, size: tuple[int, int], lines: int
) -> None:
    async with app.run_test(size=size) as pilot:
        await press(pilot, "enter", "space")
        assert app.screen.query_one(ScoreLine).region.bottom == lines
        assert not app.screen.query_one(PointList).is_cut


async def test_points_that_need_it_have_the_whole_height(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    long = Card(
        id="long",
        topic="Long",
        front="What?",
        back=tuple(f"Point {n} " + "and so on " * 9 for n in range(20)),
    )
    short = Card(id="short", topic="Short", front="Who?", back=("He",))
    desk = Desk(with_cards(deck, [long, short]), file)
    async with ReviseApp(desk, clock).run_test(size=(120, 60)) as pilot:
        await press(pilot, "enter", "space")
        score = pilot.app.screen.query_one(ScoreLine)
        assert score.region.bottom == 59
        assert not pilot.app.screen.query_one(PointList).is_cut
        await press(pilot, "y")
        assert score.region.bottom == 40


async def test_a_front_tells_what_to_do_louder_than_how_much_there_is_to_recall(
    app: ReviseApp,
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter")
        points = app.screen.query_one(PointList)
        lines = [points.render_line(row) for row in range(points.size.height)]
        looks = {
            text: segment.style.bold
            for line in lines
            for segment in line
            if segment.style and (text := segment.text.strip())
        }
        loud = [text for text, is_bold in looks.items() if is_bold]
        assert loud == ["Say them in your head, aloud or on paper. Then press Space."]
        assert "□□ 2 points to recall" in looks
