"""Browse: search as you type, and read; reading is no review."""

from pathlib import Path
from typing import Any

import pytest
from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Region
from textual.pilot import Pilot
from textual.widgets import Input

from revise1924 import tui
from revise1924.cards import Card, Deck
from revise1924.library import Desk
from revise1924.storage.progress_file import ProgressFile
from revise1924.text import one_line
from revise1924.tui.app import ReviseApp
from revise1924.tui.screens.browse import BrowseScreen
from revise1924.tui.screens.home import HomeScreen
from revise1924.tui.screens.reading import ReadingScreen
from revise1924.tui.shared.card_page import HIT
from revise1924.tui.widgets.drawn import Drawn
from revise1924.tui.widgets.keys import Keys
from revise1924.tui.widgets.line_list import LineList
from tests.support.clock import Clock
from tests.support.decks import numbered_cards, with_cards
from tests.support.progress import look, save
from tests.support.screens import SIZE, beside, is_up, keys_offered, listed, notices, press, shown

_ACTIONS = {"escape": "leave", "enter": "read", "down": "move(1)", "pagedown": "page(1)"}


def rows(pilot: Pilot[Any]) -> list[list[str]]:
    """Return the cells of the rows that are to be seen."""
    return [[cell.strip() for cell in row.split("  ") if cell.strip()] for row in listed(pilot)]


def found(pilot: Pilot[Any]) -> str:
    """Return how many cards were found."""
    return shown(pilot, "#title").split(" · ")[1]


def app_height(pilot: Pilot[Any]) -> int:
    """Return the lines of the card under the cursor."""
    return pilot.app.screen.query_one("#beside").size.height


def topic(app: ReviseApp) -> str:
    """Return the topic of the card that is read."""
    return str(app.screen.query_one("#card").border_title)


def marked(pilot: Pilot[Any]) -> set[str]:
    """Return what stands out in the card under the cursor."""
    preview = pilot.app.screen.query_one("#beside", Drawn).render()
    return {
        preview.plain[span.start : span.end] for span in preview.spans if str(span.style) == HIT
    }


async def test_every_letter_searches_topic_front_points_and_note(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "b")
        assert is_up(pilot, BrowseScreen)
        assert found(pilot) == "7 cards"
        assert rows(pilot)[6] == ["7", "The purges", "–", "–", "new"]
        await press(pilot, *"KIROV")
        assert found(pilot) == "1 of 7 cards"
        assert rows(pilot)[0][1] == "The purges"
        assert rows(pilot)[1][0].startswith("Kirov's death in 1934")  # in a point
        await press(pilot, "escape", *"ellman")
        assert rows(pilot)[0][1] == "The purges"
        assert "Ellman" in rows(pilot)[1][0]  # in a note
        await press(pilot, "escape", *"nep right")
        assert [row[1] for row in rows(pilot) if len(row) > 1] == [
            "Siding with the Right over the NEP",
            "Triumph of Socialism in One Country",
        ]
        await press(pilot, "x", "x", "x")
        assert listed(pilot)[0] == "No card has all of these words."
        assert found(pilot) == "No cards match."
        assert shown(pilot, "#beside") == ""
        await press(pilot, "down", "pagedown")
        assert is_up(pilot, BrowseScreen)


@pytest.mark.parametrize("size", [(40, 15), (80, 24), (120, 40)])
async def test_where_no_card_is_found_it_is_said_and_enter_looks_for_what_may_be_meant(
    app: ReviseApp, deck: Deck, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await press(pilot, "b", *"kirow")
        why, instead = "No card has “kirow”.", "Did you mean “kirov”? Press Enter."
        words = f"{why} {instead} Escape shows all 7 cards."
        assert " ".join(" ".join(listed(pilot)).split()) == words
        assert app.screen.query_one(LineList).border_title == ""  # no columns either
        await press(pilot, "enter")
        assert (app.screen.query_one(Input).value, found(pilot)) == ("kirov", "1 of 7 cards")
        await press(pilot, *"xqzv")
        words = "No card has “kirovxqzv”. Escape shows all 7 cards."
        assert " ".join(" ".join(listed(pilot)).split()) == words
        await press(pilot, "enter")
        assert is_up(pilot, BrowseScreen)
        await press(pilot, "escape")
        assert found(pilot) == "7 cards"
        assert beside(pilot) == deck.cards[0].topic


@pytest.mark.parametrize("size", [(72, 18), (80, 18)])
async def test_a_hit_outside_the_topic_is_seen_in_its_row(
    app: ReviseApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await press(pilot, "b", *"lenin")
        lines = [line for line in listed(pilot) if line[0].isdigit()]
        assert len(lines) == 3
        assert all("lenin" in line.casefold() for line in lines)


@pytest.mark.parametrize("size", [(72, 24), (80, 24)])
async def test_where_rows_have_two_lines_the_topic_is_whole_and_the_hit_lit_below_it(
    app: ReviseApp, deck: Deck, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await press(pilot, "b", *"lenin")
        lines = listed(pilot)
        for above, below, card in zip(lines[::2], lines[1::2], deck.cards[1:3], strict=False):
            assert above[1:].strip().startswith(card.topic)
            assert "Lenin" in below
        cards = app.screen.query_one(LineList)
        for line in (1, 4, 7):
            styled = [(each.text, each.style) for each in cards.render_line(line)]
            assert [text for text, style in styled if style and style.underline] == ["Lenin"]


@pytest.mark.parametrize("size", [(120, 40), (200, 60)])
async def test_with_much_room_all_that_has_a_hit_stands_in_the_list_and_nothing_else(
    app: ReviseApp, deck: Deck, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await press(pilot, "b", *"lenin")
        told = " ".join(" ".join(listed(pilot)).split())
        for card in (deck.cards[1], deck.cards[2], deck.cards[5]):
            for text in (card.question, *card.back):
                assert (one_line(text) in told) == ("Lenin" in text)
        cards = app.screen.query_one(LineList)
        for line in map(cards.render_line, range(cards.virtual_size.height)):
            lit = [each.text for each in line if each.style and each.style.underline]
            assert lit == ["Lenin"] * line.text.count("Lenin")


@pytest.mark.parametrize(("size", "are_there"), [((120, 40), False), ((200, 60), True)])
async def test_the_points_of_all_cards_stand_in_the_list_where_there_is_room_for_nearly_all(
    app: ReviseApp, deck: Deck, size: tuple[int, int], are_there: bool
) -> None:
    async with app.run_test(size=size) as pilot:
        await press(pilot, "enter", "space", "1", "enter", "escape", "b")
        told = " ".join(" ".join(listed(pilot)).split())
        assert "…" not in told  # texts go on in other lines
        assert all(one_line(card.question) in told for card in deck.cards)
        assert told.count("✓") == are_there  # the one that came back
        assert (one_line(deck.cards[0].back[1]) in told) == are_there
        assert ("50 %" in told) == are_there  # and there is a column for that


async def test_in_the_smallest_terminal_no_word_in_the_list_is_cut(
    app: ReviseApp, deck: Deck
) -> None:
    async with app.run_test(size=(40, 15)) as pilot:
        await press(pilot, "enter", "space", "y", "escape", "b")
        assert shown(pilot, "#title") == "Browse · 7 cards"
        assert rows(pilot)[0] == ["Stalin's position by 1924", "Thu"]
        for row, card in zip(rows(pilot), deck.cards, strict=True):
            assert f"{card.topic} ".startswith(f"{row[0].removesuffix('…')} ")


async def test_marks_stand_in_the_list_and_beside_the_card_where_a_deck_has_them(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    first, second, *others = deck.cards
    cards = (first.model_copy(update={"marks": 4}), second, *others)
    marked = deck.model_copy(update={"cards": cards})
    async with ReviseApp(Desk(marked, file), clock).run_test(size=SIZE) as pilot:
        await press(pilot, "b")
        assert rows(pilot)[0] == ["1", first.topic, "4", "–", "–", "new"]
        assert rows(pilot)[1] == ["2", second.topic, "–", "–", "–", "new"]
        assert "Marks" in str(pilot.app.screen.query_one(LineList).border_title)
        assert beside(pilot) == f"{first.topic} · 4 marks"
        await press(pilot, "down")
        assert beside(pilot) == second.topic


async def test_in_a_narrow_terminal_the_topic_has_its_column_to_itself(
    app: ReviseApp, deck: Deck
) -> None:
    async with app.run_test(size=(59, 24)) as pilot:
        await press(pilot, "b", *"betraying")
        assert [row[1] for row in rows(pilot) if len(row) > 1] == [deck.cards[2].topic]
        assert marked(pilot) == {"betraying"}  # it is seen below


async def test_in_a_small_terminal_what_the_card_asks_stands_below_the_list(
    app: ReviseApp, deck: Deck
) -> None:
    async with app.run_test(size=(40, 15)) as pilot:
        await press(pilot, "b")
        assert len(rows(pilot)) == 7
        assert beside(pilot) == deck.cards[0].topic
        assert " ".join(shown(pilot, "#beside").split()) == deck.cards[0].front
        await press(pilot, "down")
        assert " ".join(shown(pilot, "#beside").split()) == deck.cards[1].front
        await press(pilot, *"lenin")  # fewer rows leave room for points
        assert marked(pilot) == {"Lenin"}
        assert deck.cards[1].back[0][:20] in " ".join(shown(pilot, "#beside").split())
        assert [row[1] for row in rows(pilot)] == ["4×", "1×", "2×"]  # how often each card has it
        await press(pilot, "escape", *"betraying")  # in a point for which there is no room
        assert " ".join(shown(pilot, "#beside").split()) == deck.cards[2].back[2]
        assert marked(pilot) == {"betraying"}


async def test_the_names_of_the_columns_stand_within_the_frame(app: ReviseApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        for keys in (["b"], ["escape", "s", "2"]):
            await press(pilot, *keys)
            frame = app.screen.query_one("#listed")
            top = frame.render_lines(Region(0, 0, frame.outer_size.width, 1))[0].text
            assert set(top) <= set("╭─╮")


async def test_the_field_begins_with_a_sign_that_stays(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "b", *"lenin")
        sign, field = (app.screen.query_one(each).region for each in ("#sign", Input))
        assert shown(pilot, "#sign") == "/"
        assert (sign.right, sign.y) == (field.x, field.y)


async def test_the_list_leaves_the_room_it_does_not_need_to_the_card(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "b")
        of_all = app.screen.query_one("#beside").size.height
        await press(pilot, *"lenin")
        assert app.screen.query_one(LineList).size.height == 3 * 3 - 1  # with a note each
        await press(pilot, *" betraying")
        assert app.screen.query_one(LineList).size.height == 2
        assert app.screen.query_one("#beside").size.height > of_all


async def test_a_card_that_is_longer_than_its_place_ends_with_an_ellipsis(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    long = Card(topic="Long", front="What?", back=tuple(f"Point {n}" for n in range(1, 21)))
    async with ReviseApp(Desk(with_cards(deck, [long]), file), clock).run_test(size=SIZE) as pilot:
        await press(pilot, "b")
        lines = shown(pilot, "#beside").split("\n")
        assert len(lines) == app_height(pilot)
        assert lines[-1] == "…"
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert "20  Point 20" in shown(pilot, "#beside")


async def test_what_was_searched_for_is_marked_in_the_card_under_the_cursor(
    app: ReviseApp,
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "b", *"kirov purge")
        assert beside(pilot) == "The purges"
        assert marked(pilot) == {"Kirov", "purge"}
        await press(pilot, "escape")
        assert marked(pilot) == set()
        await press(pilot, "down")
        assert beside(pilot) == "Lenin's last will"


async def test_a_card_is_read_with_where_it_stands_and_its_history(
    app: ReviseApp, deck: Deck, file: ProgressFile
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "1", "enter", "escape", "b")
        assert rows(pilot)[0][1:] == ["Stalin's position by 1924", "■□", "1", "tomorrow"]
        await press(pilot, "enter")
        assert is_up(pilot, ReadingScreen)
        assert shown(pilot, "#title") == "Card 1 of 7"
        question, _, points = shown(pilot, "#points").partition("\n\n")
        assert " ".join(question.split()) == deck.cards[0].front
        assert points.startswith("✓ 1  The post of General Secretary")
        assert "○ 2  He also ran the party's day-to-day business.  " in points
        assert points.count("missed 1 of 1") == 1
        assert points.endswith(str(deck.cards[0].note))
        assert shown(pilot, "#standing") == "Box 1, back tomorrow. Reviewed once."
        assert shown(pilot, "#history") == "Mon 23 Nov  ■□  1 of 2  → box 1"
        await press(pilot, "u")
        assert shown(pilot, "#standing") == "New: not reviewed yet."
        await press(pilot, "escape")
        assert rows(pilot)[0][1:] == ["Stalin's position by 1924", "–", "–", "new"]
    assert len(file.progress.reviews) == 1


@pytest.mark.parametrize(
    ("size", "told"),
    [((40, 15), "missed 2×"), ((70, 24), "○○✓  missed 2×"), ((160, 40), "○○✓  missed 2 of 3")],
)
async def test_a_point_that_was_missed_tells_its_latest_answers_where_there_is_room(
    app: ReviseApp, deck: Deck, file: ProgressFile, size: tuple[int, int], told: str
) -> None:
    for days, came_back in ((-3, False), (-2, False), (-1, True)):
        save(file, look(deck.cards[0].id, (came_back, True), days=days))
    async with app.run_test(size=size) as pilot:
        await press(pilot, "b", "enter")
        missed = [line for line in shown(pilot, "#points").split("\n") if "missed" in line]
        assert [line.endswith(f"  {told}") for line in missed] == [True]


async def test_in_a_wide_terminal_the_history_of_a_card_stands_beside_it(
    app: ReviseApp, deck: Deck, file: ProgressFile
) -> None:
    save(file, look(deck.cards[0].id, (True, True), days=-1))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "b", "enter")
        for size, is_beside in ((SIZE, False), ((120, 40), True), ((200, 60), True)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            points, known = (app.screen.query_one(each).region for each in ("#points", "#known"))
            assert (known.x >= points.right, known.y >= points.bottom) == (is_beside, not is_beside)
            assert known.bottom <= app.screen.query_one("#card").region.bottom
            assert shown(pilot, "#history").startswith("Sun 22 Nov  ■■  2 of 2")


@pytest.mark.parametrize(("reviews", "told"), [(5, 5), (6, 6), (7, 5), (30, 5)])
async def test_of_many_reviews_the_latest_are_told_so_that_a_card_stands_whole_on_its_page(
    app: ReviseApp, deck: Deck, file: ProgressFile, reviews: int, told: int
) -> None:
    for days in range(-reviews, 0):
        save(file, look(deck.cards[0].id, (True, days < -1), days=days, box=None))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "b", "enter")
        lines = shown(pilot, "#history").split("\n")
        assert lines[0].startswith("Sun 22 Nov  ■□  1 of 2")
        assert sum(" of 2" in line for line in lines) == told
        assert lines[told:] == ([f"and {reviews - told} before"] if reviews > told else [])
        page, card = (app.screen.query_one(each) for each in ("Page", "#card"))
        assert page.content_region.contains_region(card.region)
        assert not page.show_vertical_scrollbar
        await pilot.resize_terminal(120, 60)
        await pilot.pause()
        assert shown(pilot, "#history").count(" of 2") == reviews


async def test_arrows_go_to_the_cards_beside_the_one_that_is_read(
    app: ReviseApp, deck: Deck
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "b", *"lenin", "enter")
        assert (shown(pilot, "#title"), topic(app)) == ("Card 1 of 3", deck.cards[1].topic)
        assert keys_offered(pilot)[0] == "Next"
        await press(pilot, "right")
        assert (shown(pilot, "#title"), topic(app)) == ("Card 2 of 3", deck.cards[2].topic)
        assert keys_offered(pilot)[:2] == ["Previous", "Next"]
        await press(pilot, "n", "right", "n")
        assert (shown(pilot, "#title"), topic(app)) == ("Card 3 of 3", deck.cards[5].topic)
        assert keys_offered(pilot)[:2] == ["Previous", "Set aside"]
        await press(pilot, "left", "escape")
        assert app.screen.query_one(LineList).cursor == 1
        await press(pilot, "enter", "p", "left")
        assert topic(app) == deck.cards[1].topic


async def test_undo_works_while_the_field_has_the_keys(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "y", "escape", "b", *"general secretary", "ctrl+z")
        assert rows(pilot)[0][-1] == "new"
        assert notices(pilot) == ["Undone: Stalin's position by 1924, 2 of 2."]


async def test_arrows_choose_while_the_field_keeps_the_keys(app: ReviseApp, deck: Deck) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "b")
        assert keys_offered(pilot) == ["Read", "Choose", "Undo", "Back", "Help"]
        await press(pilot, "down", "down", "up", "enter")
        assert topic(app) == deck.cards[1].topic
        await press(pilot, "escape")
        assert app.screen.query_one(LineList).cursor == 1
        await press(pilot, *"qu")
        assert app.screen.query_one(Input).value == "qu"


async def test_a_click_opens_a_card(app: ReviseApp, deck: Deck) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "b")
        await pilot.click(LineList, offset=(5, 4))  # below the names of the columns
        await pilot.pause()
        assert topic(app) == deck.cards[3].topic


async def test_escape_empties_the_field_then_goes_home(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "b", "x", "escape")
        assert is_up(pilot, BrowseScreen)
        assert len(rows(pilot)) == 7
        await press(pilot, "escape")
        assert is_up(pilot, HomeScreen)


async def test_every_card_of_a_large_deck_can_be_reached_and_is_searched(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    large = with_cards(deck, numbered_cards(3000))
    async with ReviseApp(Desk(large, file), clock).run_test(size=SIZE) as pilot:
        await press(pilot, "b")
        assert found(pilot) == "3,000 cards"
        page = len(rows(pilot))
        await press(pilot, "pagedown", "pagedown")
        assert beside(pilot) == f"Topic {2 * page}"
        await press(pilot, *["pagedown"] * (3000 // page))
        assert beside(pilot) == "Topic 2999"
        await press(pilot, *"2998")
        assert rows(pilot)[0] == ["2999", "Topic 2998", "–", "–", "new"]


async def test_the_card_stands_below_the_list_and_from_120_columns_beside_it(
    app: ReviseApp,
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "b")
        for size, is_beside in ((SIZE, False), ((120, 40), True)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            card, cards = (app.screen.query_one(each).region for each in ("#beside", LineList))
            assert (card.x >= cards.right, card.y >= cards.bottom) == (is_beside, not is_beside)
            keys = app.screen.query_one(Keys).region
            assert [card.bottom, max(card.bottom, cards.bottom)] == [keys.y, keys.y]


async def test_enter_reads_what_stands_in_the_field_before_the_list_has_heard_of_it(
    app: ReviseApp,
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "b")
        field = app.screen.query_one(Input)
        with field.prevent(Input.Changed):
            field.value = "cult"
        await press(pilot, "enter")
        assert topic(app) == "The cult of personality"


@pytest.mark.parametrize("key", list(_ACTIONS))
async def test_keys_before_the_search_is_there_wait_for_it(
    key: str, app: ReviseApp, deck: Deck, file: ProgressFile
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        app.push_screen(BrowseScreen(Desk(deck, file), Clock(), lambda _cards, _index, _left: None))
        await app.run_action(_ACTIONS[key], app.screen)
        await pilot.pause()
        assert is_up(pilot, HomeScreen if key == "escape" else BrowseScreen)


async def test_the_size_of_the_terminal_is_known_before_anything_is_laid_out(
    app: ReviseApp, deck: Deck, file: ProgressFile
) -> None:
    known = []

    class Composed(BrowseScreen):
        CSS_PATH = str(Path(tui.__file__).with_name("cards.tcss"))  # not beside this file

        def compose(self) -> ComposeResult:
            known.append({each for each in self.classes if each.startswith("-")})
            yield from super().compose()

    async with app.run_test(size=(120, 15)) as pilot:
        app.push_screen(Composed(Desk(deck, file), Clock(), lambda _cards, _index, _left: None))
        await pilot.pause()
    assert known == [{"-roomy", "-short"}]


async def test_a_card_set_aside_says_so_in_the_list(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "b", "enter", "x", "escape")
        assert rows(pilot)[0][-1] == "set aside"


async def test_what_a_deck_says_is_shown_as_it_is(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    odd = Card(topic="[b]Bold[/b]", front="[red]?", back=("[link]a", "b"), note="[i]")
    async with ReviseApp(Desk(with_cards(deck, [odd]), file), clock).run_test(size=SIZE) as pilot:
        await press(pilot, "b", *"[b")
        assert rows(pilot)[0][1] == "[b]Bold[/b]"
        assert "[link]a" in shown(pilot, "#beside")
        await press(pilot, "enter")
        assert "[red]?" in shown(pilot, "#points")


async def test_a_card_says_how_many_points_would_come_back_once_days_have_passed(
    app: ReviseApp, file: ProgressFile
) -> None:
    save(file, look("purges", (True, True, False, False, False), days=-12))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "b", *"purges", "enter")
        assert is_up(pilot, ReadingScreen)
        assert shown(pilot, "#standing").endswith("About 3 of 5 points would come back today.")


@pytest.mark.parametrize(("size", "name"), [((80, 24), " The purges "), ((120, 40), "The purges")])
async def test_the_name_of_a_part_is_apart_from_the_line_it_stands_in(
    app: ReviseApp, size: tuple[int, int], name: str
) -> None:
    async with app.run_test(size=size) as pilot:
        await press(pilot, "b", *"purges")  # Textual itself sets it apart from corners
        title = app.screen.query_one("#beside").border_title
        assert Content.from_markup(title or "").plain == name
