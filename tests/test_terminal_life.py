"""The terminal's life: signals, a terminal that goes, output nobody takes, stops, crashes, sizes.

Everything runs in a real pseudo-terminal. What is to end is waited for; how long that takes is the
machine's affair.
"""

import json
import os
import select
import shlex
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from signal import (
    SIGABRT,
    SIGALRM,
    SIGCONT,
    SIGHUP,
    SIGINT,
    SIGPROF,
    SIGQUIT,
    SIGSTOP,
    SIGTERM,
    SIGTRAP,
    SIGTSTP,
    SIGUSR1,
    SIGUSR2,
    SIGVTALRM,
    SIGXCPU,
    Signals,
)

import pytest

from revise1924.cards import Deck
from revise1924.storage.progress_file import ProgressFile
from revise1924.tui.life.minder import has_gone
from tests.support.commands import APP
from tests.support.places import SHIPPED
from tests.support.terminal import (
    MODES,
    PATIENCE,
    Terminal,
    children,
    cpu_seconds,
    is_stopped,
    left_as_it_was,
)

DRIVER = "textual.drivers.linux_driver:LinuxDriver"
ENDING = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]
FURTHER = [SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU, SIGABRT, SIGTRAP]

TRAP = """
import importlib, os, resource, sys, threading
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
where, what = sys.argv[1:3]
module, _, path = where.partition(":")
owner = importlib.import_module(module)
*holders, name = path.split(".")
for holder in holders:
    owner = getattr(owner, holder)
plain = getattr(owner, name)
def trap(*given, **named):
    exec(what)
    return plain(*given, **named)
setattr(owner, name, trap)
from revise1924.cli import main
sys.exit(main(sys.argv[3:]))
"""
"""Runs the app; before it calls the function `where`, it does `what`."""

STALL = """
import signal, sys, threading, time
from pathlib import Path
from revise1924.cli import main
def watch():
    main_thread = threading.main_thread().ident
    seen = 0
    while seen < 20:
        frame = sys._current_frames()[main_thread]
        codes = set()
        while frame:
            codes.add((Path(frame.f_code.co_filename).name, frame.f_code.co_name))
            frame = frame.f_back
        seen = seen + 1 if ("queue.py", "put") in codes else 0
        time.sleep(0.01)
    Path(sys.argv[1]).write_text("stalled")
    if sys.argv[2:]:
        signal.pthread_kill(threading.get_ident(), int(sys.argv[2]))
        threading.Event().wait()
threading.Thread(target=watch, daemon=True).start()
sys.exit(main([]))
"""
"""Runs the app; writes into a pipe once its event loop waits for its output to be taken.

Where the number of a signal is given, another thread than the event loop's gets that then.
"""

SHELL_THAT_STAYS = """
import json, os, signal, subprocess, sys
from pathlib import Path
signal.signal(signal.SIGHUP, signal.SIG_IGN)
app = subprocess.Popen([sys.executable, "-m", "revise1924"])
_, status, used = os.wait4(app.pid, 0)
code = os.waitstatus_to_exitcode(status)
Path(sys.argv[1]).write_text(json.dumps([code, used.ru_utime + used.ru_stime]))
"""
"""Runs the app as a shell that ignores SIGHUP: then the system sends none to the app."""


HANDLERS = """
import signal, sys
from revise1924.cli import main
names = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGTSTP", "SIGCONT")
numbers = [signal.Signals[name] for name in names]
before = [signal.getsignal(number) for number in numbers]
code = main([])
assert [signal.getsignal(number) for number in numbers] == before
assert signal.set_wakeup_fd(-1) == -1
sys.exit(code)
"""
"""Runs the app; checks that all signals are afterwards handled as before."""


def trapped(where: str, what: str, *arguments: str) -> list[str]:
    return [sys.executable, "-c", TRAP, where, what, *arguments]


def ends(terminal: Terminal, number: Signals) -> None:
    """Check that the signal ends the app, with its code."""
    terminal.kill(number)
    assert terminal.wait_exit() == 128 + number


@pytest.mark.parametrize("number", ENDING)
def test_a_signal_ends_it_and_restores_the_terminal(number: Signals) -> None:
    with Terminal(APP) as terminal, left_as_it_was(terminal):
        terminal.wait_for("7 new cards", "Study")
        assert terminal.modes >= MODES
        ends(terminal, number)
    assert terminal.said_after == ""


ASLEEP = """
import signal, sys, threading, time
from pathlib import Path
from textual.message_pump import MessagePump
often = MessagePump.set_interval
def seldom(pump, seconds, *given, **named):
    return often(pump, seconds if seconds < 1 else 1000 * seconds, *given, **named)
MessagePump.set_interval = seldom
def end_once_asleep():
    main_thread = threading.main_thread().ident
    seen = 0
    while seen < 20:
        frame = sys._current_frames()[main_thread]
        seen = seen + 1 if Path(frame.f_code.co_filename).name == "selectors.py" else 0
        time.sleep(0.01)
    signal.pthread_kill(threading.get_ident(), signal.SIGTERM)
    threading.Event().wait()
"""
"""Where it is called, that thread gets SIGTERM once nothing more is to wake the event loop."""


def test_a_signal_that_another_thread_gets_ends_it_too() -> None:
    """The thread that reads keys gets it, and then never wakes the event loop again."""
    python, option, _, *arguments = trapped(
        f"{DRIVER}.process_message", "sys.modules['__main__'].end_once_asleep()"
    )
    program = [python, option, ASLEEP + TRAP, *arguments]
    with Terminal(program) as terminal, left_as_it_was(terminal):
        terminal.wait_for("7 new cards", "Study")
        terminal.read_all()
        terminal.press("x")
        assert terminal.wait_exit() == 143


@pytest.mark.parametrize(
    ("key", "shown"), [("\x10", "Search and read the cards"), ("?", "Escape closes")]
)
def test_a_signal_ends_it_while_something_is_open(key: str, shown: str) -> None:
    with Terminal(APP) as terminal, left_as_it_was(terminal):
        terminal.wait_for("7 new cards", "Study")
        terminal.press(key)
        terminal.wait_for(shown)
        ends(terminal, SIGTERM)


@pytest.mark.parametrize("number", ENDING)
def test_a_signal_in_the_middle_of_a_card_loses_no_review(
    number: Signals, deck: Deck, progress_path: Path
) -> None:
    with Terminal(APP) as terminal, left_as_it_was(terminal):
        grade_one(terminal)
        terminal.press("space")
        terminal.wait_for("○", "Knew")
        terminal.press("1")
        terminal.wait_for("✓")
        ends(terminal, number)
    reviews = ProgressFile(progress_path, deck.id).progress.reviews
    assert [review.card for review in reviews] == [deck.cards[0].id]


def grade_one(terminal: Terminal) -> None:
    terminal.wait_for("7 new cards", "Study")
    terminal.press("enter")
    terminal.wait_for("1 of 7", "Flip")
    terminal.press("space")
    terminal.wait_for("○", "Knew")
    terminal.press("y")
    terminal.wait_for("2 of 7", "Flip")


@pytest.mark.parametrize("number", ENDING)
@pytest.mark.parametrize(
    "where",
    [
        "revise1924.storage.progress_file:ProgressFile.__init__",
        "revise1924.tui.app:ReviseApp.get_default_screen",
        f"{DRIVER}.start_application_mode",
        f"{DRIVER}._enable_bracketed_paste",
    ],
)
def test_a_signal_during_the_start_leaves_the_terminal_as_it_was(
    where: str, number: Signals
) -> None:
    program = trapped(where, f"os.kill(os.getpid(), {int(number)})")
    with Terminal(program) as terminal, left_as_it_was(terminal):
        assert terminal.wait_exit() == 128 + number
    assert not terminal.bells  # it rings where a screen that is not there yet has failed


@pytest.mark.parametrize("method", ["stop_application_mode", "disable_input", "close"])
def test_a_signal_during_the_end_leaves_the_terminal_as_it_was(method: str) -> None:
    program = trapped(f"{DRIVER}.{method}", f"os.kill(os.getpid(), {int(SIGTERM)})")
    with Terminal(program) as terminal, left_as_it_was(terminal):
        terminal.wait_for("7 new cards", "Study")
        terminal.press("q")
        assert terminal.wait_exit() == 143


def test_signals_are_handled_as_before_once_it_has_ended() -> None:
    with Terminal([sys.executable, "-c", HANDLERS]) as terminal:
        terminal.wait_for("7 new cards", "Study")
        terminal.press("q")
        assert terminal.wait_exit() == 0, terminal.text


def test_what_is_left_is_not_looked_through_for_garbage_at_the_end() -> None:
    program = (
        "import gc, sys\n"
        "from revise1924.cli import main\n"
        "code = main([])\n"
        "assert gc.get_freeze_count() > 10_000\n"
        "sys.exit(code)"
    )
    with Terminal([sys.executable, "-c", program]) as terminal:
        terminal.wait_for("7 new cards", "Study")
        terminal.press("q")
        assert terminal.wait_exit() == 0, terminal.text


def have_pixels_told(terminal: Terminal) -> None:
    """Say that the terminal tells of its size: then Textual asks for the mouse's pixels."""
    terminal.wait_for("7 new cards", "Study")
    terminal.press("\x1b[?2048;2$y")
    terminal.wait(lambda _: {"1016", "2048"} <= terminal.modes, "the mouse's pixels")


def test_the_mouse_of_a_terminal_that_tells_pixels_is_off_afterwards() -> None:
    with Terminal(APP) as terminal, left_as_it_was(terminal):
        have_pixels_told(terminal)
        terminal.press("q")
        assert terminal.wait_exit() == 0


def test_the_mouse_of_a_terminal_that_tells_pixels_is_off_while_it_is_stopped() -> None:
    with Terminal(APP) as terminal:
        have_pixels_told(terminal)
        terminal.kill(SIGTSTP)
        terminal.wait_stopped()
        assert not terminal.modes


@pytest.mark.parametrize("ignored", ["", "trap '' HUP; "])
def test_it_ends_when_its_terminal_goes(ignored: str) -> None:
    with Terminal(["sh", "-c", f'{ignored}exec "$@"', "sh", *APP]) as terminal:
        terminal.wait_for("7 new cards", "Study")
        used = cpu_seconds(terminal.child.pid)
        terminal.hang_up()
        assert terminal.wait_exit_unread() == 129
        assert terminal.cpu_seconds_in_all < 2 * used  # the end takes less than the rest did


def test_it_ends_when_its_terminal_goes_and_nobody_tells_it(tmp_path: Path) -> None:
    result = tmp_path / "result"
    with Terminal([sys.executable, "-c", SHELL_THAT_STAYS, str(result)]) as terminal:
        terminal.wait_for("7 new cards", "Study")
        (app,) = children(terminal.child.pid)
        used = cpu_seconds(app)
        terminal.hang_up()
        assert terminal.wait_exit_unread() == 0
    code, used_in_all = json.loads(result.read_text())
    assert code == 129
    assert used_in_all < 2 * used  # the end takes less than the rest did


READER_LATE = """
import os, sys, threading, time
from pathlib import Path
mark = Path(sys.argv[1])
read, end = os.read, os._exit
def read_late(descriptor, length):
    if threading.current_thread().name == "textual-input" and mark.exists():
        while os.path.exists(f"/proc/self/fd/{descriptor}") and os.isatty(descriptor):
            time.sleep(0.01)
    return read(descriptor, length)
def end_at_once(code):
    mark.write_text("ended in the middle")
    end(code)
os.read, os._exit = read_late, end_at_once
from revise1924.cli import main
sys.exit(main([]))
"""
"""Runs the app; once a file is there, Textual's reader reads only after the terminal is let go."""


def test_a_reader_that_comes_late_to_the_terminals_end_holds_nothing_up(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    with Terminal([sys.executable, "-c", READER_LATE, str(mark)]) as terminal:
        terminal.wait_for("7 new cards", "Study")
        mark.touch()
        terminal.hang_up()
        assert terminal.wait_exit_unread() == 129
    assert mark.read_text(encoding="utf-8") == ""


COUNTED = """
import json, os, signal, sys, threading
from pathlib import Path
from textual.drivers.linux_driver import LinuxDriver
from revise1924.cli import main
from revise1924.tui.life.ending import Ending
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGHUP])
LinuxDriver.stop_application_mode = lambda driver: threading.Event().wait()
counts = {"ends read": 0, "asked to end": 0}
ask, read, end = Ending.ask, os.read, os._exit
def ask_and_count(*given):
    counts["asked to end"] += 1
    ask(*given)
def read_and_count(*given):
    is_late = counts["asked to end"] > 0
    data = read(*given)
    counts["ends read"] += is_late and not data
    return data
def end_and_tell(code):
    Path(sys.argv[1]).write_text(json.dumps(counts))
    end(code)
Ending.ask, os.read, os._exit = ask_and_count, read_and_count, end_and_tell
sys.exit(main([]))
"""
"""Runs an app that never ends by itself; counts what is done at the end of its terminal."""


def test_the_end_of_the_terminal_is_seen_once(tmp_path: Path) -> None:
    result = tmp_path / "result"
    with Terminal([sys.executable, "-c", COUNTED, str(result)]) as terminal:
        terminal.wait_for("7 new cards", "Study")
        terminal.hang_up()
        assert terminal.wait_exit_unread() == 129
    counts = json.loads(result.read_text(encoding="utf-8"))
    assert counts == {"ends read": 0, "asked to end": 1}


WRITER_WATCHED = """
import signal, sys, threading
from pathlib import Path
from revise1924.cli import main
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGHUP])
threading.excepthook = lambda failed: Path(sys.argv[1]).write_text(repr(failed.exc_value))
sys.exit(main([]))
"""
"""Runs the app; makes a file where a thread fails. Nothing but the minder sees the terminal go."""


def test_nothing_is_written_to_a_terminal_that_is_known_to_have_gone(tmp_path: Path) -> None:
    failure = tmp_path / "failure"
    with Terminal([sys.executable, "-c", WRITER_WATCHED, str(failure)]) as terminal:
        terminal.wait_for("7 new cards", "Study")
        terminal.read_all()
        terminal.hang_up()
        assert terminal.wait_exit_unread() == 129
    assert not failure.exists(), failure.read_text(encoding="utf-8")


def test_a_terminal_that_has_gone_unseen_is_no_fault_at_the_end() -> None:
    program = trapped("revise1924.tui.life.minder:has_gone", "threading.Event().wait()")
    with Terminal(program) as terminal:
        terminal.wait_for("7 new cards", "Study")
        terminal.read_all()
        terminal.hang_up()
        assert terminal.wait_exit_unread() == 129


def test_a_terminal_that_cannot_be_polled_is_looked_at_now_and_then(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slept: list[float] = []
    monkeypatch.setattr("time.sleep", slept.append)
    source, mouth = os.pipe()
    os.close(source)
    os.close(mouth)
    assert not has_gone(source, 0.25)
    assert slept == [0.25]


@contextmanager
def stalled(
    folder: Path,
    watched: Callable[[Terminal], AbstractContextManager[object]] = nullcontext,
    *arguments: str,
) -> Iterator[Terminal]:
    """Give the app a lot to write and take nothing, until it waits for that."""
    pipe = folder / "stalled"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        program = [sys.executable, "-c", STALL, str(pipe), *arguments]
        with Terminal(program) as terminal, watched(terminal):
            terminal.wait_for("7 new cards", "Study")
            end = time.monotonic() + PATIENCE
            while not select.select([reading], [], [], 0.02)[0]:
                assert time.monotonic() < end, "never stalled"
                terminal.resize(201 if terminal.screen.columns == 200 else 200, 50)
            yield terminal
    finally:
        os.close(reading)


@pytest.mark.parametrize("number", ENDING)
def test_a_signal_ends_it_while_nobody_takes_its_output(number: Signals, tmp_path: Path) -> None:
    with stalled(tmp_path, left_as_it_was) as terminal:
        terminal.kill(number)
        assert terminal.wait_exit_unread() == 128 + number
        terminal.read_all()


def test_a_signal_that_another_thread_gets_ends_it_while_nobody_takes_its_output(
    tmp_path: Path,
) -> None:
    """The system chooses another thread where the first has not yet woken from one before."""
    with stalled(tmp_path, left_as_it_was, f"{SIGQUIT:d}") as terminal:
        assert terminal.wait_exit_unread() == 128 + SIGQUIT
        terminal.read_all()


BLOCK_WRITER = """
import os, sys
terminal = os.open(sys.argv[1], os.O_WRONLY | os.O_NOCTTY)
print("ready", flush=True)
while True:
    os.write(terminal, b"x" * 10_000_000)
"""
"""Fills a terminal, again and again, by writes that keep all others out until they are done."""


def test_a_signal_ends_it_though_another_process_keeps_the_terminal_busy(tmp_path: Path) -> None:
    with stalled(tmp_path) as terminal:
        path = Path(f"/proc/{terminal.child.pid}/fd/0").readlink()
        writer = [sys.executable, "-c", BLOCK_WRITER, str(path)]
        with subprocess.Popen(writer, stdout=subprocess.PIPE) as other:
            try:
                wait_until_it_writes(other)
                terminal.kill(SIGTERM)
                assert terminal.wait_exit_unread() == 143
            finally:
                other.kill()


def wait_until_it_writes(other: "subprocess.Popen[bytes]") -> None:
    """Wait until the block writer waits for the terminal, after which it does nothing else."""
    assert other.stdout
    assert other.stdout.readline() == b"ready\n"
    end = time.monotonic() + PATIENCE
    stat = Path(f"/proc/{other.pid}/stat")
    while ") S " not in stat.read_text(encoding="utf-8"):
        assert time.monotonic() < end, "never waits"
        time.sleep(0.01)


BOTH_END_IT = """
import sys, termios, threading, time
from textual.drivers.linux_driver import LinuxDriver
from revise1924.cli import main
stop, flush = LinuxDriver.stop_application_mode, termios.tcflush
is_being_ended = threading.Event()
def stop_late(driver):
    is_being_ended.wait()
    stop(driver)
def flush_late(*given):
    if threading.current_thread().name == "minder":
        is_being_ended.set()
        seen = 0
        while seen < 20:
            frame = sys._current_frames()[threading.main_thread().ident]
            codes = set()
            while frame:
                codes.add(frame.f_code.co_name)
                frame = frame.f_back
            seen = seen + 1 if "finish" in codes else 0
            time.sleep(0.01)
    flush(*given)
LinuxDriver.stop_application_mode, termios.tcflush = stop_late, flush_late
sys.exit(main([]))
"""
"""Runs the app; its end in good order begins while the minder has let go of the terminal."""


def test_an_app_that_ends_at_the_last_moment_lets_the_terminal_be_restored() -> None:
    with Terminal([sys.executable, "-c", BOTH_END_IT]) as terminal, left_as_it_was(terminal):
        terminal.wait_for("7 new cards", "Study")
        ends(terminal, SIGTERM)


def test_it_ends_when_a_terminal_goes_that_took_no_output(tmp_path: Path) -> None:
    with stalled(tmp_path) as terminal:
        used = cpu_seconds(terminal.child.pid)
        terminal.hang_up()
        assert terminal.wait_exit_unread() == 129
        assert terminal.cpu_seconds_in_all < 2 * used  # the end takes less than the rest did


@pytest.mark.parametrize(
    ("key", "shown"), [("\x10", "Search and read the cards"), ("?", "Escape closes")]
)
@pytest.mark.parametrize("number", [SIGTSTP, SIGSTOP])
def test_it_goes_on_after_a_stop(number: Signals, key: str, shown: str) -> None:
    with Terminal(APP) as other, Terminal(APP) as terminal, left_as_it_was(terminal):
        before = terminal.attributes
        for each in (other, terminal):
            each.wait_for("7 new cards", "Study")
            each.press(key)
            each.wait_for(shown)
        running = terminal.attributes
        terminal.kill(number)
        terminal.wait_stopped()
        if number == SIGTSTP:
            assert terminal.attributes == before
            assert not terminal.modes
        terminal.attributes = before  # as a shell does before it asks for the next command
        terminal.scribble()
        terminal.kill(SIGCONT)
        # What was on its way may still be painted before.
        terminal.wait(lambda _: terminal.written.count(b"\x1b[?1049h") == 2, "it going on")
        # Wherever it was stopped, it ends up with the screen of one that nobody stopped.
        terminal.wait(lambda text: not other.read() and text == other.text, "the whole screen")
        terminal.wait(lambda _: terminal.attributes == running, "a raw terminal")
        assert terminal.modes >= MODES
        terminal.press("escape")
        terminal.wait(lambda text: shown not in text, "home")
        terminal.press("q")
        assert terminal.wait_exit() == 0


@pytest.mark.parametrize(
    "where",
    [
        "revise1924.tui.life.stops:Stops._stop",
        f"{DRIVER}.suspend_application_mode",
        f"{DRIVER}.stop_application_mode",
        "revise1924.tui.life.stops:Stops._halt",
    ],
)
def test_a_word_to_go_on_right_after_a_stop_is_heeded(where: str) -> None:
    with Terminal(trapped(where, f"os.kill(os.getpid(), {int(SIGCONT)})")) as terminal:
        terminal.wait_for("7 new cards", "Study")
        terminal.kill(SIGTSTP)
        terminal.wait(lambda _: terminal.written.count(b"\x1b[?1049h") == 2, "it going on")
        terminal.wait_for("7 new cards", "Study")
        terminal.press("q")
        assert terminal.wait_exit() == 0


@pytest.mark.parametrize("numbers", [(SIGTSTP, SIGCONT), (SIGCONT, SIGTSTP), (SIGTSTP, SIGTSTP)])
def test_of_a_stop_and_a_word_to_go_on_in_one_moment_the_later_counts(
    numbers: tuple[Signals, Signals],
) -> None:
    """Python itself would handle SIGCONT first, whichever came first."""
    # One call of C sends both, before Python looks at either.
    both = [int(number) for number in numbers]
    in_one_moment = f"import ctypes; list(map(ctypes.CDLL(None).kill, [os.getpid()] * 2, {both}))"
    with Terminal(trapped("revise1924.tui.frame:Frame.action_help", in_one_moment)) as terminal:
        terminal.wait_for("7 new cards", "Study")
        terminal.press("?")
        if numbers[1] == SIGTSTP:
            terminal.wait_stopped()
            terminal.kill(SIGCONT)
        terminal.wait_for("Escape closes")
        if numbers == (SIGTSTP, SIGTSTP):
            # Stopped twice, it would heed no key; going on, it forgets those of before.
            terminal.wait(lambda _: terminal.written.count(b"\x1b[?1049h") == 2, "it going on")
            terminal.press("escape")
            terminal.wait(lambda text: "Escape closes" not in text, "home")
        assert not is_stopped(terminal.child.pid)


@pytest.mark.parametrize("number", FURTHER)
def test_other_signals_end_it_and_restore_the_terminal_too(number: Signals) -> None:
    with Terminal(APP) as terminal, left_as_it_was(terminal):
        terminal.wait_for("7 new cards", "Study")
        ends(terminal, number)
    assert terminal.said_after == ""


def test_a_handler_that_is_not_pythons_is_no_hindrance() -> None:
    program = [sys.executable, "-X", "faulthandler", *APP[1:]]
    with Terminal(program) as terminal, left_as_it_was(terminal):
        terminal.wait_for("7 new cards", "Study")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    assert terminal.said_after == ""


@contextmanager
def in_a_shell(folder: Path, program: list[str] = APP) -> Iterator[tuple[Terminal, int]]:
    """Run the app from a shell with job control; give its process too."""
    script = folder / "revise1924"
    script.write_text(f"exec {shlex.join(program)}\n", encoding="utf-8")
    shell = ["bash", "--norc", "--noprofile", "-i"]
    with Terminal(shell, env={"PS1": "ready ", "HISTFILE": str(folder / "history")}) as terminal:
        terminal.wait_for("ready")
        terminal.press(f"sh {script}\r")
        terminal.wait_for("7 new cards", "Study")
        # Stopped in the middle of a paint, it would go on with that in the background.
        terminal.press("?")
        terminal.wait_for("Escape closes")
        terminal.press("escape")
        terminal.wait(lambda text: "Escape closes" not in text, "home")
        terminal.read_all()
        (app,) = children(terminal.child.pid)
        yield terminal, app


def stop_in_a_shell(terminal: Terminal, app: int, number: Signals) -> None:
    terminal.screen.reset()
    os.kill(app, number)
    terminal.wait_for("Stopped")


def test_a_shell_can_have_it_in_the_background_and_back(tmp_path: Path) -> None:
    with in_a_shell(tmp_path) as (terminal, app):
        for number in (SIGTSTP, SIGSTOP):
            stop_in_a_shell(terminal, app, number)
            terminal.press("bg\r")
            terminal.wait_for(" &")
            terminal.scribble()
            terminal.press("fg\r")
            terminal.wait_for("7 new cards", "Study")
        terminal.press("q")
        terminal.wait(lambda _: not children(terminal.child.pid), "its end")


@pytest.mark.parametrize("number", [SIGTSTP, SIGSTOP])
def test_in_the_background_it_leaves_the_terminal_to_the_shell(
    number: Signals, tmp_path: Path
) -> None:
    with in_a_shell(tmp_path) as (terminal, app):
        stop_in_a_shell(terminal, app, number)
        terminal.read_all()
        attributes, length = terminal.attributes, len(terminal.written)
        slept = times_slept(app)
        os.kill(app, SIGCONT)  # as `bg` does, but without a word of the shell's
        terminal.wait(lambda _: times_slept(app) > slept and is_stopped(app), "a second stop")
        terminal.read_all()
        if number == SIGTSTP:  # the terminal has been given back already
            os.kill(app, SIGTERM)
            os.kill(app, SIGCONT)
            terminal.wait(lambda _: not children(terminal.child.pid), "its end")
            terminal.read_all()
        assert terminal.written[length:] == b""
        assert terminal.attributes == attributes


def times_slept(process: int) -> int:
    """Return how often a process, by its id, has waited for something or been stopped."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    return int(status.rpartition("\nvoluntary_ctxt_switches:")[2].split()[0])


def test_keys_for_the_shell_while_it_is_in_the_background_do_not_hold_it_up(tmp_path: Path) -> None:
    """Reading such a key stops the process inside the read, and the shell has taken the key."""
    on = tmp_path / "on"
    program = trapped(
        "revise1924.tui.life.stops:Stops.wait_for_foreground",
        f"import time\nwhile not os.path.exists({str(on)!r}): time.sleep(0.01)",
    )
    with in_a_shell(tmp_path, program) as (terminal, app):
        for _ in range(5):  # who does not wait for the reader is ahead of it every other time
            on.unlink(missing_ok=True)
            stop_in_a_shell(terminal, app, SIGSTOP)
            terminal.press("bg\r")
            terminal.wait_for(" &")
            end = time.monotonic() + PATIENCE
            while not is_stopped(app):
                assert time.monotonic() < end, "never read"
                terminal.press("\x15")  # the shell's key for an empty line
                terminal.read()
            terminal.scribble()
            on.touch()
            terminal.press("fg\r")
            terminal.wait_for("7 new cards", "Study")
            terminal.press("?")
            terminal.wait_for("Escape closes")
            terminal.press("escape")
            terminal.wait(lambda text: "Escape closes" not in text, "help gone")
            terminal.read_all()  # as at the start: it is not to be stopped in the middle of a paint


@pytest.mark.parametrize("number", [SIGTSTP, SIGSTOP])
def test_a_shell_can_end_it_while_it_is_stopped(number: Signals, tmp_path: Path) -> None:
    with in_a_shell(tmp_path) as (terminal, app):
        stop_in_a_shell(terminal, app, number)
        terminal.press("kill %1\r")
        terminal.wait(lambda _: not children(terminal.child.pid), "its end")
        terminal.press("\r")
        terminal.wait_for("Exit 143")
        assert terminal.modes <= {"2004"}  # the shell's own


@pytest.mark.parametrize("number", [SIGCONT, SIGTSTP])
def test_a_stop_during_the_start_changes_nothing(number: Signals) -> None:
    program = trapped(
        "revise1924.tui.app:ReviseApp.get_default_screen", f"os.kill(os.getpid(), {int(number)})"
    )
    with Terminal(program) as terminal, left_as_it_was(terminal):
        if number == SIGTSTP:
            terminal.wait_stopped()
            terminal.kill(SIGCONT)
        terminal.wait_for("7 new cards", "Study")
        terminal.press("?")
        terminal.wait_for("Escape closes")
        terminal.press("escape")
        terminal.wait(lambda text: "Escape closes" not in text, "home")
        terminal.press("q")
        assert terminal.wait_exit() == 0


def test_a_second_stop_before_the_first_changes_nothing() -> None:
    program = trapped("revise1924.tui.life.stops:Stops._stop", f"os.kill(os.getpid(), {SIGTSTP:d})")
    with Terminal(program) as terminal, left_as_it_was(terminal):
        terminal.wait_for("7 new cards", "Study")
        terminal.kill(SIGTSTP)
        terminal.wait_stopped()
        terminal.kill(SIGCONT)
        terminal.press("?")
        terminal.wait_for("Escape closes")
        ends(terminal, SIGTERM)


@pytest.mark.parametrize("number", [SIGTSTP, SIGSTOP])
def test_it_goes_on_after_a_stop_where_no_shell_has_jobs(number: Signals) -> None:
    """A session of its own has no terminal to control jobs by."""
    with Terminal(["setsid", "--fork", "--wait", *APP]) as terminal, left_as_it_was(terminal):
        terminal.wait_for("7 new cards", "Study")
        (app,) = children(terminal.child.pid)
        os.kill(app, number)
        terminal.wait(lambda _: is_stopped(app), "the process stopped")
        os.kill(app, SIGCONT)
        terminal.press("?")
        terminal.wait_for("Escape closes")
        terminal.press("escape")
        terminal.wait(lambda text: "Escape closes" not in text, "home")
        terminal.press("q")
        assert terminal.wait_exit() == 0


LATE = """
import signal, threading, time
late = {signal.SIGTERM, signal.SIGCONT}
signal.pthread_sigmask(signal.SIG_BLOCK, late)
def let_in():
    if threading.current_thread() is threading.main_thread():
        signal.pthread_sigmask(signal.SIG_UNBLOCK, late)
"""
"""No thread handles SIGTERM and SIGCONT before the main thread has called `let_in`."""


def test_a_signal_that_comes_with_the_continue_is_handled_before_the_terminal_is_set_up(
    tmp_path: Path,
) -> None:
    """The system may give both to another thread; the main thread handles them a moment later."""
    python, option, _, *arguments = trapped("time:sleep", "sys.modules['__main__'].let_in()")
    with in_a_shell(tmp_path, [python, option, LATE + TRAP, *arguments]) as (terminal, app):
        stop_in_a_shell(terminal, app, SIGTSTP)
        terminal.press("kill %1\r")
        terminal.wait(lambda _: not children(terminal.child.pid), "its end")
        terminal.press("\r")
        terminal.wait_for("Exit 143")


@pytest.mark.parametrize("number", [SIGTERM, SIGHUP])
def test_a_signal_ends_it_while_it_is_stopped(number: Signals) -> None:
    with Terminal(APP) as terminal, left_as_it_was(terminal):
        terminal.wait_for("7 new cards", "Study")
        terminal.kill(SIGTSTP)
        terminal.wait_stopped()
        terminal.kill(number)
        terminal.kill(SIGCONT)
        assert terminal.wait_exit() == 128 + number


RAISE = "raise ZeroDivisionError('[/] \\x1b[31mno such\\ncard')"
FAILED = "revise1924: failed: ZeroDivisionError: [/] \ufffd[31mno such card"
SAFE = "  All that was saved is safe; start again to go on."


def test_a_fault_is_told_plainly_and_nothing_is_lost(
    deck: Deck, progress_path: Path, home_of_its_own: Path
) -> None:
    program = trapped("revise1924.tui.screens.study:StudyScreen.action_skip", RAISE)
    with Terminal(program) as terminal, left_as_it_was(terminal):
        grade_one(terminal)
        terminal.press("s")
        assert terminal.wait_exit() == 1
    (report,) = (home_of_its_own / "revise1924").glob("crash-*.txt")
    assert terminal.said_after.splitlines() == [FAILED, SAFE, f"  Details: {report}"]
    details = report.read_text(encoding="utf-8")
    assert "Traceback (most recent call last)" in details
    assert ", in trap\n" in details
    assert "no such" not in details  # what is raised may repeat what the student has written
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    for program_used in ("revise1924 ", "Textual ", "Rich ", "Python "):
        assert program_used in details
    reviews = ProgressFile(progress_path, deck.id).progress.reviews
    assert [review.card for review in reviews] == [deck.cards[0].id]


def test_a_fault_while_cards_are_read_beside_the_app_is_told_with_its_place(
    home_of_its_own: Path,
) -> None:
    program = trapped("revise1924.importing:understand", RAISE)
    with Terminal(program) as terminal, left_as_it_was(terminal):
        terminal.wait_for("7 new cards", "Study")
        terminal.press("d")
        terminal.wait_for("Import")
        terminal.press("i")
        terminal.wait_for("Drop a file here")
        terminal.press("x", "\t")
        assert terminal.wait_exit() == 1
    (report,) = (home_of_its_own / "revise1924").glob("crash-*.txt")
    assert terminal.said_after.splitlines() == [FAILED, SAFE, f"  Details: {report}"]
    assert ", in trap\n" in report.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "where",
    [
        "revise1924.tui.screens.home:HomeScreen.compose",
        "revise1924.tui.app:ReviseApp.on_mount",
        "textual.app:App.run_async",
    ],
)
def test_a_fault_during_the_start_is_told_too(where: str) -> None:
    with Terminal(trapped(where, RAISE)) as terminal, left_as_it_was(terminal):
        assert terminal.wait_exit() == 1
    said = terminal.said_after.splitlines()
    assert said[:2] == [FAILED, SAFE]
    assert len(said) == 3


def test_a_fault_in_a_thread_of_textuals_is_told_too(home_of_its_own: Path) -> None:
    where = "revise1924.tui.life.keyboard:ForgivingDriver.run_input_thread"
    program = trapped(where, RAISE)
    with Terminal(program) as terminal, left_as_it_was(terminal):
        assert terminal.wait_exit() == 1
    (report,) = (home_of_its_own / "revise1924").glob("crash-*.txt")
    said = terminal.said_after.splitlines()
    assert said[0].startswith("revise1924: failed:")
    assert said[1:] == [SAFE, f"  Details: {report}"]
    assert "ZeroDivisionError" in report.read_text(encoding="utf-8")


def test_a_fault_that_another_driver_only_prints_is_told_too(
    tmp_path: Path, home_of_its_own: Path
) -> None:
    (tmp_path / "odd_driver.py").write_text(
        "from textual.drivers.linux_driver import LinuxDriver\n"
        "class OddDriver(LinuxDriver):\n"
        "    def run_input_thread(self):\n"
        "        raise ZeroDivisionError('no such card')\n"
    )
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    odd = {"TEXTUAL_DRIVER": "odd_driver:OddDriver", "PYTHONPATH": path}
    with Terminal(APP, env=odd) as terminal, left_as_it_was(terminal):
        assert terminal.wait_exit() == 1
    (report,) = (home_of_its_own / "revise1924").glob("crash-*.txt")
    assert terminal.said_after.splitlines()[1:] == [SAFE, f"  Details: {report}"]
    assert "ZeroDivisionError" in report.read_text(encoding="utf-8")


def test_where_the_details_cannot_be_written_the_place_of_the_fault_is_told(
    tmp_path: Path,
) -> None:
    (tmp_path / "file").touch()
    no_folder = {"REVISE1924_DATA_DIR": str(tmp_path / "file" / "below")}
    program = trapped(
        "revise1924.tui.screens.home:HomeScreen.action_choose",
        RAISE,
        str(SHIPPED),  # else there were two to choose from: a folder at fault is listed too
        "--progress",
        str(tmp_path / "progress.json"),
    )
    with Terminal(program, env=no_folder) as terminal, left_as_it_was(terminal):
        terminal.wait_for("7 new cards", "Study")
        terminal.press("enter")
        assert terminal.wait_exit() == 1
    *said, place = terminal.said_after.splitlines()
    assert said == [FAILED, SAFE]
    assert place.startswith("  Details could not be written (Not a directory)")
    assert place.endswith(" at <string>, line 1")


def test_it_fits_every_size_it_is_given() -> None:
    sizes = [(40, 15), (0, 0), (300, 100), (1, 1), (80, 24), (1, 1), (40, 15), (80, 24)]
    with Terminal(APP) as terminal, left_as_it_was(terminal):
        first = terminal.wait_for("7 new cards", "Study")
        for columns, lines in sizes:
            terminal.screen.reset()
            terminal.resize(columns, lines)
            terminal.read_all()
            if columns == 1:
                terminal.wait_for("P")
                terminal.read_all()  # which ends only when it paints no more
                continue
            terminal.wait_for("7 cards," if columns == 40 else "7 new cards")
            terminal.wait(lambda text: "Study" in "".join(text.splitlines()[-2:]), "the keys below")
        terminal.wait(lambda text: text.split() == first.split(), "the first screen again")
        terminal.press("q")
        assert terminal.wait_exit() == 0


def test_it_is_there_and_does_nothing_where_there_are_no_such_signals() -> None:
    program = """
import sys, signal, select
import asyncio, platform
asyncio.new_event_loop().close()  # Python 3.14 and newer choose its kind now, by the real system
sys.platform = "win32"
for name in ("SIGHUP", "SIGQUIT", "SIGTSTP", "SIGCONT", "SIGTTOU", "pthread_kill"):
    delattr(signal, name)
del select.poll
sys.modules["termios"] = None

from revise1924.tui.life import live
class App:
    return_code = 3
    driver_class = object
    _exception = None
    async def run_async(self): pass
assert asyncio.run(live(App(), lambda: None)) == 3
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=PATIENCE)
