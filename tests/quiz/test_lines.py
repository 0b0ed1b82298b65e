"""Lines to and from a student."""

import io

import pytest

from revise1924.quiz.answers import UnclearError
from revise1924.quiz.lines import LONGEST, LeaveError, Lines, aloud


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_last_line_of_a_pipe_needs_no_end() -> None:
    lines = Lines(io.StringIO("all"), io.StringIO())
    assert lines.ask("Which?") == "all"
    with pytest.raises(LeaveError):
        lines.ask("Which?")


@pytest.mark.parametrize("longer", [0, 1, LONGEST, 100 * LONGEST])
def test_a_line_that_is_far_too_long_is_refused_and_the_next_one_read(longer: int) -> None:
    out = io.StringIO()
    lines = Lines(io.StringIO(f"{'1' * (LONGEST + longer)}\nall\n"), out)
    assert lines.ask("Which?") == "all\n"
    assert out.getvalue() == "Which? \nThat line is too long.\nWhich? \n"


def test_the_longest_line_is_read() -> None:
    line = "1" * (LONGEST - 1) + "\n"
    assert Lines(io.StringIO(line), io.StringIO()).ask("Which?") == line


def test_an_endless_line_ends_with_the_input() -> None:
    lines = Lines(io.StringIO("1" * 3 * LONGEST), io.StringIO())
    with pytest.raises(LeaveError):
        lines.ask("Which?")


@pytest.mark.parametrize(
    ("answers", "out", "written"),
    [
        (Terminal, Terminal, "Which? "),  # the terminal itself has begun a new line
        (Terminal, io.StringIO, "Which? \n"),
        (io.StringIO, Terminal, "Which? \n"),
        (io.StringIO, io.StringIO, "Which? \n"),
    ],
)
def test_what_comes_after_an_answer_begins_a_line(
    answers: type[io.StringIO], out: type[io.StringIO], written: str
) -> None:
    to = out()
    assert Lines(answers("1\n"), to).ask("Which?") == "1\n"
    assert to.getvalue() == written


def test_who_leaves_a_terminal_in_the_midst_of_a_line_leaves_it_ended() -> None:
    to = Terminal()
    with pytest.raises(LeaveError):
        Lines(Terminal(""), to).ask("Which?")
    assert to.getvalue() == "Which? \n"


@pytest.mark.parametrize("word", ["quit", "q", "Quit."])
def test_every_question_can_be_left(word: str) -> None:
    with pytest.raises(LeaveError):
        Lines(io.StringIO(f"{word}\nall\n"), io.StringIO()).ask("Which?")


def test_it_is_asked_until_the_answer_is_clear() -> None:
    def one(said: str) -> int:
        if said != "1\n":
            raise UnclearError("Write 1.")
        return 1

    out = io.StringIO()
    assert Lines(io.StringIO("\n2\n1\n"), out).ask_until_clear("Which?", one) == 1
    assert out.getvalue() == "Which? \nWrite 1.\nWhich? \nWrite 1.\nWhich? \n"


def test_a_hint_is_given_once() -> None:
    out = io.StringIO()
    lines = Lines(io.StringIO(), out)
    lines.hint("one", "two")
    lines.hint("two", "three")
    assert out.getvalue() == "one\ntwo\nthree\n"


def test_nothing_that_a_terminal_would_obey_is_said() -> None:
    out = io.StringIO()
    Lines(io.StringIO(), out).say("a\x1b[2J\x07b", "two\nlines")
    assert out.getvalue() == "a\ufffd[2J\ufffdb\ntwo\nlines\n"


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("21 of 22 points recalled · 95 %", "21 of 22 points recalled, 95 %"),
        ("6 up · 1 stayed", "6 up, 1 stayed"),
        ("7 cards in 40 s", "7 cards in 40 seconds"),
        ("7 cards in 5 min", "7 cards in 5 minutes"),
        ("7 cards in 1 h 1 min", "7 cards in 1 hour 1 minute"),
        ("5 of 5: up to box 2", "5 of 5: up to box 2"),
    ],
)
def test_the_sentences_of_the_screens_are_said_in_words(sentence: str, words: str) -> None:
    assert aloud(sentence) == words
