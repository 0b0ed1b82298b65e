"""What can be answered line by line, and what goes wrong meanwhile."""

import errno
import os
import re
from pathlib import Path

import pytest

from revise1924.library import open_desk
from revise1924.progress import Progress
from revise1924.storage.progress_file import ProgressFile
from revise1924.test_words import TIME_IS_UP
from tests.quiz.conftest import RIVERS, Quiz, Typed
from tests.support.clock import EXAM, Clock
from tests.support.commands import Run
from tests.support.damage import damage_one_review
from tests.support.decks import SHIPPED_ID
from tests.support.failures import failing
from tests.support.library import put_deck
from tests.support.progress import look, save, ticks

WHOLE: list[Typed] = ["", "1 3", "", "no", "", "yes", "repeat", "", "y", "", "y", ""]
"""Studies the rivers to the end, with what was missed."""


def progress_of(deck: str) -> Progress:
    return ProgressFile(Path(os.environ["REVISE1924_DATA_DIR"]) / f"{deck}.json", deck).progress


def recalled(deck: str = "rivers") -> list[tuple[str, tuple[bool | None, ...]]]:
    return [(each.card, each.recalled) for each in progress_of(deck).reviews if not each.undone]


@pytest.mark.parametrize("answers", range(len(WHOLE)))
def test_wherever_the_input_ends_all_that_was_acknowledged_is_saved(
    quiz: Quiz, rivers: Path, answers: int
) -> None:
    out = quiz(WHOLE[:answers], rivers)
    told = re.findall(r"^\d of \d: ", out, re.MULTILINE)
    assert len(told) == len(recalled())
    last = out.splitlines()[-1]
    assert last.startswith("Everything you answered is saved. Next: ")


def test_the_last_line_says_what_is_next(quiz: Quiz, rivers: Path) -> None:
    out = quiz(["", "none"], rivers)
    assert out.endswith("saved. Next: 1 new card and 1 to try once more today.\n")


@pytest.mark.parametrize("word", ["quit", "q"])
def test_quitting_is_like_the_end_of_the_input(quiz: Quiz, rivers: Path, word: str) -> None:
    out = quiz(["", "all", word, "", "all"], rivers)
    assert out.endswith("Everything you answered is saved. Next: 1 new card today.\n")
    assert recalled() == [("nile", (True, True, True))]


def test_an_empty_answer_is_no_answer(quiz: Quiz, rivers: Path) -> None:
    out = quiz(["", "", "2"], rivers)
    assert out.count("Which came back?") == 2
    assert "Write the numbers of the points you said, from 1 to 3, or all, or none." in out
    assert recalled() == [("nile", (False, True, False))]


def test_points_cannot_be_given_before_they_are_seen(quiz: Quiz, rivers: Path) -> None:
    out = quiz(["1", "all"], rivers)
    assert out.count("Press Enter to see the answer first.") == 2
    assert "6,650 km" not in out
    assert recalled() == []


def test_the_hints_come_once(quiz: Quiz, rivers: Path) -> None:
    out = quiz(["", "1 2", "", "none", "", "all"], rivers)
    for hint in ("Say the answer, then press Enter", "Write help for", "Write the numbers of"):
        assert out.count(hint) == 1


def test_help_is_given_at_every_question_of_a_card(quiz: Quiz, rivers: Path) -> None:
    out = quiz(["help", "", "help", "all"], rivers)
    assert out.count("skip asks this card again at the end.") == 2
    assert recalled() == [("nile", (True, True, True))]


def test_an_answer_can_be_taken_back(quiz: Quiz, rivers: Path) -> None:
    out = quiz(["", "1 3", "undo", "2"], rivers)
    after = out.partition("Undone: Nile, 2 of 3.\n")[2]
    assert after.startswith("\nCard 1 of 2\nNile\n")
    assert "You had written: 1 3.\nWhich came back?" in after
    assert after.count("Ready?") == 1  # of the next card: the points have been seen
    assert recalled() == [("nile", (False, True, False))]


def test_the_last_answer_of_a_session_can_be_taken_back(quiz: Quiz, rivers: Path) -> None:
    out = quiz(["", "all", "", "all", "undo", "none", "", "all", ""], rivers)
    assert "Undone: Po, 1 of 1." in out
    assert recalled() == [("nile", (True,) * 3), ("po", (False,)), ("po", (True,))]


def test_there_may_be_nothing_to_take_back(quiz: Quiz, rivers: Path) -> None:
    assert "Nothing to undo today." in quiz(["undo"], rivers)


def test_a_point_of_a_drill_can_be_asked_again(quiz: Quiz, rivers: Path) -> None:
    save(open_desk(str(rivers)).keeper, look("nile", (False, False, True), days=-1))
    out = quiz(["", "y", "", "n", "undo", "", "y", "", "y", "quit"], rivers, "--drill")
    assert "Undone: Nile, 1 of 2." in out
    assert recalled()[1:] == [("nile", (True, True, None))]


def test_a_skipped_card_comes_at_the_end(quiz: Quiz, rivers: Path) -> None:
    out = quiz(["skip", "", "all", "skip", "", "all", ""], rivers)
    assert "Skipped: it comes again at the end." in out
    assert "This is the only card left." in out
    assert [card for card, _ in recalled()] == ["po", "nile"]


def test_a_card_can_be_skipped_after_its_points_were_seen(quiz: Quiz, rivers: Path) -> None:
    quiz(["", "skip", "", "all", "", "all", ""], rivers)
    assert [card for card, _ in recalled()] == ["po", "nile"]


def test_a_drilled_card_that_is_skipped_goes_on_where_it_was(quiz: Quiz, rivers: Path) -> None:
    keeper = open_desk(str(rivers)).keeper
    save(keeper, look("nile", (False, False, False), days=-1))
    save(keeper, look("po", (False,), days=-1))
    out = quiz(["", "y", "", "skip", "", "y", "n", "", "y"], rivers, "--drill")
    again = out.rpartition("Nile\n")[2]
    assert again.index("2. In the Mediterranean") < again.index("Did you get it?")
    assert ("nile", (True, False, True)) in recalled()


def test_a_card_can_be_set_aside(quiz: Quiz, rivers: Path) -> None:
    out = quiz(["aside", "", "all", ""], rivers)
    assert "Set aside: Nile. To take it back, find it with b in the full screen." in out
    assert progress_of("rivers").is_aside("nile")
    assert [card for card, _ in recalled()] == ["po"]


def test_where_every_card_was_set_aside_there_is_no_end_to_tell(quiz: Quiz, rivers: Path) -> None:
    out = quiz(["aside", "aside"], rivers)
    assert "Session done" not in out
    assert quiz([], rivers).endswith("No card here can be asked: all are set aside.\n")
    assert quiz([], rivers, "--test").endswith("all are set aside.\n")


def test_without_a_terminal_no_editor_is_opened(quiz: Quiz, rivers: Path) -> None:
    out = quiz(["edit", "", "all"], rivers)
    assert f"An editor needs a terminal. The deck is {rivers}; any editor opens it." in out
    assert recalled() == [("nile", (True,) * 3)]


@pytest.mark.parametrize(
    ("answers", "is_lost"), [([], False), ([""], False), (["", "y"], True), (["", "n"], True)]
)
def test_who_leaves_in_the_midst_of_a_drilled_card_is_told_what_is_lost(
    quiz: Quiz, rivers: Path, answers: list[Typed], is_lost: bool
) -> None:
    save(open_desk(str(rivers)).keeper, look("nile", (False, False, True), days=-1))
    last = quiz(answers, rivers, "--drill").splitlines()[-1]
    assert ("What you answered of this card is not saved" in last) is is_lost
    assert ("Everything you answered is saved" in last) is not is_lost


# What is asked before the first card.


@pytest.mark.parametrize(("answer", "cards"), [("10", 10), ("20", 20), ("all", 21), ("7", 7)])
def test_of_more_than_fits_one_chooses_how_much(quiz: Quiz, answer: str, cards: int) -> None:
    deck = put_deck("big.json", cards=21)
    desk = open_desk(str(deck))
    for card in desk.deck.cards:
        save(desk.keeper, look(card.id, (True, False), days=-9))
    out = quiz(["", answer], deck)
    assert out.count("How many now?") == 2
    assert "Write a number, or all.\n" in out
    assert "21 cards. Write 10, 20 or all. The most urgent come first.\n" in out
    assert "20 a day are too few to get ahead of it.\n" in out
    assert f"Card 1 of {cards}\n" in out


def test_more_new_cards_are_had_for_the_asking(quiz: Quiz) -> None:
    deck = put_deck("big.json", cards=12)
    quiz(["", "all"] * 10, deck)
    for answers, asked in ((["no", ""], 0), ([], 0), (["more", "", "all"], 1)):
        before = len(recalled("big"))
        out = quiz(list(answers), deck)
        assert "Done for today. 2 cards are still new." in out
        assert len(recalled("big")) == before + asked


def test_nothing_due_is_said(quiz: Quiz, rivers: Path) -> None:
    quiz(["", "all", "", "all", ""], rivers)
    out = quiz([], rivers)
    assert out == (
        "Rivers\nNothing due until Thursday 26 November.\n"
        "To be asked every card anyway, start with --test.\n"
    )


def test_without_weak_points_there_is_no_drill(quiz: Quiz, rivers: Path) -> None:
    assert quiz([], rivers, "--drill").startswith("Rivers\nGot an exam date?")
    assert "No weak points" in quiz([], rivers, "--drill")


def test_the_exam_can_be_set(quiz: Quiz, rivers: Path) -> None:
    out = quiz([], rivers, "--exam", "2027-06-04")
    assert out.startswith("Rivers\nExam set: every card comes back by Thursday 3 June 2027.\n")
    assert progress_of("rivers").exam == EXAM
    assert quiz([], rivers).startswith("Rivers\nExam: Friday 4 June 2027, in 193 days\n")


def test_only_cards_of_a_tag_are_asked(quiz: Quiz, rivers: Path) -> None:
    out = quiz(["", "all", ""], rivers, "--tag", "africa")
    assert "Only africa: 1 of 2 cards." in out
    assert recalled() == [("nile", (True,) * 3)]


def test_progress_is_kept_in_the_file_that_is_said(
    quiz: Quiz, rivers: Path, tmp_path: Path
) -> None:
    quiz(["", "all"], rivers, "--progress", tmp_path / "mine.json")
    assert len(ProgressFile(tmp_path / "mine.json", "rivers").progress.reviews) == 1
    assert recalled() == []


# Several decks.


def test_several_decks_come_in_turn_each_with_its_title(quiz: Quiz) -> None:
    put_deck("one.json", cards=2)
    put_deck("two.json", cards=1)
    out = quiz(["", "1", "", "2", "", "all"], "one", "two")
    assert "Card 1 of 3\nAll of one\nTopic 0\n" in out
    assert "Card 2 of 3\nAll of two\nTopic 0\n" in out
    assert recalled("one") == [("topic-0", (True, False)), ("topic-1", (True, True))]
    assert recalled("two") == [("topic-0", (False, True))]


def test_without_a_name_all_decks_are_asked(quiz: Quiz, rivers: Path) -> None:
    put_deck("one.json", cards=1)
    put_deck("two.json", cards=1)
    assert "2 new cards today.\n" in quiz(["", "all"])
    assert "A test: every card is asked once.\n\nCard 1 of 2\n" in quiz([], "--test")
    assert "4 points that you missed" not in quiz([], "--drill")
    assert rivers.exists()


def test_where_nothing_is_due_in_several_decks_that_is_said_of_all(quiz: Quiz) -> None:
    put_deck("one.json", cards=1)
    put_deck("two.json", cards=1)
    quiz(["", "all", "", "all", ""])
    assert quiz([]).startswith("Nothing due until Thursday 26 November.\n")


def test_a_deck_at_fault_is_named_and_the_others_are_asked(quiz: Quiz) -> None:
    put_deck("one.json", cards=1)
    put_deck("two.json", cards=1).write_text("{")
    out = quiz(["", "all", ""], "one", "two")
    assert out.startswith("two.json: ")
    assert recalled("one") == [("topic-0", (True, True))]


def test_where_all_decks_are_at_fault_it_ends_with_2(run: Run) -> None:
    put_deck("one.json").write_text("{")
    put_deck("two.json").write_text("{")
    code, out, err = run("quiz", "one", "two")
    assert code == 2
    assert [line.partition(":")[0] for line in out.splitlines()] == ["one.json", "two.json"]
    assert err.startswith("revise1924: none of the decks can be asked")


@pytest.mark.parametrize("option", ["--exam=none", "--progress=x.json"])
def test_what_is_for_one_deck_is_refused_with_several(run: Run, option: str) -> None:
    put_deck("one.json")
    put_deck("two.json")
    code, out, err = run("quiz", option)
    assert (code, out) == (2, "")
    assert "is for one deck, and there are several" in err


# What goes wrong.


def test_an_answer_that_cannot_be_saved_is_kept_until_it_can(
    quiz: Quiz, rivers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill() -> None:
        monkeypatch.setattr(os, "fsync", failing(errno.ENOSPC))

    fsync = os.fsync
    make_room = lambda: monkeypatch.setattr(os, "fsync", fsync)  # noqa: E731 - as `fill`
    out = quiz(["", fill, "1 3", "", "2", make_room, ""], rivers)
    assert out.count("No space left on device") == 2
    assert out.count("Your answer is kept. Press Enter to save it again.\nAgain?") == 3
    assert recalled() == [("nile", (True, False, True))]


def test_who_leaves_before_the_answer_is_saved_is_told(
    quiz: Quiz, rivers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill() -> None:
        monkeypatch.setattr(os, "fsync", failing(errno.ENOSPC))

    out = quiz(["", fill, "1 3"], rivers)
    assert out.endswith(
        "What you answered of this card is not saved, all before it is. Next: 2 new cards today.\n"
    )
    assert recalled() == []


@pytest.mark.parametrize(
    ("answers", "last"),
    [
        (["no"], "Nothing was begun."),
        ([], "Nothing was begun."),
        (["perhaps", "no"], "Nothing was begun."),
        (["yes", "", "all"], "Unsaved: nothing is kept. Next: 1 new card today."),
    ],
)
def test_where_nothing_can_be_saved_it_asks_before_the_first_card(
    quiz: Quiz,
    rivers: Path,
    monkeypatch: pytest.MonkeyPatch,
    answers: list[Typed],
    last: str,
) -> None:
    monkeypatch.setattr(os, "fsync", failing(errno.ENOSPC))
    out = quiz(answers, rivers)
    before, asked, after = out.partition("Go on without saving?")
    assert asked
    assert "Card 1" not in before
    assert ("Card 1 of 2" in after) is ("yes" in answers)
    assert out.splitlines()[-1] == last


def test_what_another_window_saves_meanwhile_is_kept_too(quiz: Quiz, rivers: Path) -> None:
    def another_window() -> None:
        save(open_desk(str(rivers)).keeper, look("nile", (True, True, True), box=2))

    out = quiz(["", another_window, "none"], rivers)
    assert "0 of 3: stays in box 2" in out
    assert recalled() == [("nile", (True,) * 3), ("nile", (False,) * 3)]


def test_a_deck_that_is_edited_meanwhile_is_asked_as_it_is_now(quiz: Quiz, rivers: Path) -> None:
    def rename() -> None:
        rivers.write_text(RIVERS.replace("In the Adriatic", "Near Venice"), encoding="utf-8")

    out = quiz(["", rename, "all", "", "all"], rivers)
    assert "1. Near Venice\n" in out


def test_a_deck_that_is_spoilt_meanwhile_is_asked_as_it_was(quiz: Quiz, rivers: Path) -> None:
    out = quiz(["", lambda: rivers.write_text("spoilt"), "all", "skip", "", "none", ""], rivers)
    assert out.count(f"{rivers}:") == 1
    assert "1. In the Adriatic\n" in out


def test_of_damaged_progress_it_says_what_mends_it(
    run: Run, file: ProgressFile, progress_path: Path
) -> None:
    save(file, look("nep", ticks(2, 5)))
    save(file, look("purges", ticks(2, 5)))
    before = damage_one_review(progress_path)
    code, out, err = run("quiz")
    assert (code, out) == (2, "")
    first, *rest = err.splitlines()
    assert first.startswith(f"revise1924: {progress_path}:")
    assert rest[0] == "  It is left untouched. `revise1924 doctor --fix` mends it so:"
    assert rest[1].startswith("  Keep 1 review: 1 from the file; 1 in the file")
    assert progress_path.read_bytes() == before


def test_a_deck_that_is_not_there_is_bad_usage(run: Run) -> None:
    code, out, err = run("quiz", "nowhere")
    assert (code, out) == (2, "")
    assert 'there is no deck "nowhere"' in err


def test_a_test_and_a_drill_at_once_are_bad_usage(run: Run) -> None:
    code, _, err = run("quiz", "--test", "--drill")
    assert code == 2
    assert "not allowed with" in err


def test_the_shipped_deck_is_studied_to_its_end(quiz: Quiz) -> None:
    out = quiz(["", "all"] * 7 + [""])
    assert "22 of 22 points recalled, 100 %\nFull marks: every card up a box.\n" in out
    assert len(recalled(SHIPPED_ID)) == 7


# A test against the clock


MARKED = """\
# Rivers
<!-- id: rivers -->

## Nile
<!-- marks: 5 -->
How long?
- 6,650 km
- Egypt

## Rhine
- the North Sea
"""


def test_a_test_against_the_clock_says_the_time_left_and_what_came_after_it(
    quiz: Quiz, tmp_path: Path, clock: Clock
) -> None:
    deck = tmp_path / "rivers.md"
    deck.write_text(MARKED)
    late: list[Typed] = ["", "1", lambda: clock.advance(minutes=20), "", "yes", ""]
    said = quiz(late, deck, "--test", "--minutes", 20)
    assert "20 minutes: 3 minutes a mark." in said
    assert "Card 1 of 2\n20 minutes left\nNile\nHow long?\n2 points, 5 marks.\n" in said
    assert said.count(TIME_IS_UP) == 0  # it runs out on the last card, where it is not said again
    assert "3.5 of 6 marks, 58 %" in said
    assert "In time 2.5 of 6 marks, later 1 more" in said


def test_the_time_is_up_once_however_many_cards_are_left(
    quiz: Quiz, tmp_path: Path, clock: Clock
) -> None:
    deck = tmp_path / "rivers.md"
    deck.write_text(MARKED)
    skips: list[Typed] = [lambda: clock.advance(minutes=5), "skip", "skip", "skip", "quit"]
    said = quiz(skips, deck, "--test", "--minutes", 5)
    assert (said.count("Card 1 of 2\n"), said.count(TIME_IS_UP)) == (4, 1)


def test_a_pause_stops_the_clock_until_enter(quiz: Quiz, tmp_path: Path, clock: Clock) -> None:
    deck = tmp_path / "rivers.md"
    deck.write_text(MARKED)
    answers: list[Typed] = ["pause", lambda: clock.advance(hours=1), "", "", "1", "", "y", ""]
    said = quiz(answers, deck, "--test", "--minutes", 20)
    assert "The clock rests. Press Enter to go on." in said
    assert "All answered in time" in said


def test_without_a_clock_there_is_nothing_to_pause(quiz: Quiz) -> None:
    assert "There is no clock to stop." in quiz(["pause", "quit"], "--test")


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--minutes", "20"], "--minutes is the time of a test"),
        (["--drill", "--minutes", "20"], "--minutes is the time of a test"),
        (["--test", "--minutes", "0"], "no minutes from 1 to 300: '0'"),
        (["--test", "--minutes", "soon"], "no minutes from 1 to 300: 'soon'"),
    ],
)
def test_minutes_that_make_no_sense_are_refused(run: Run, arguments: list[str], why: str) -> None:
    code, out, err = run("quiz", *arguments)
    assert (code, out) == (2, "")
    assert why in err
