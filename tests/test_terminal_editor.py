"""An editor run from the app, in a real pseudo-terminal: it has the terminal, and gives it back."""

import asyncio
import json
import os
import select
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from signal import SIGCONT, SIGHUP, SIGINT, SIGKILL, SIGQUIT, SIGSTOP, SIGTERM, SIGTSTP, Signals

import pytest

from tests.support.editing_app import EditingApp
from tests.support.terminal import (
    MODES,
    PATIENCE,
    Terminal,
    children,
    is_stopped,
    left_as_it_was,
)

EDITOR = """
import os, resource, signal, sys, time, tty
from pathlib import Path
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
file = Path(sys.argv[-1])
def say(text):
    os.write(1, text.encode())
def hold(text):
    file.write_text(text)
def wait_for(name):
    while not file.with_name(name).exists():
        time.sleep(0.01)
file.with_name("editor").write_text(str(os.getpid()))
"""
"""What every editor can do; its process is in a file beside the one to edit."""

TYPED = "say('editor up'); hold(input())"
"""An editor that writes down a line."""

RUDE = """
tty.setraw(0)
say("\\x1b[?1049h\\x1b[>1u\\x1b[?1002h\\x1b[?1006h\\x1b[?2004h\\x1b[?1004h\\x1b[?25l\\x1b[?7l")
say("editor up")
"""
"""An editor that has switched everything on."""

ASLEEP = "say('editor up'); signal.pause()"
"""An editor that reads nothing, so that it sees no terminal go."""

UNREAD = """
import fcntl, struct, termios
tty.setraw(0)
say("editor up")
while struct.unpack("i", fcntl.ioctl(0, termios.FIONREAD, bytes(4)))[0] < 3:
    time.sleep(0.01)
hold("well")
"""
"""An editor that ends once three keys have been typed, and reads none."""

SELDOM = """
from revise1924.tui.life import visits
visits._LOOK = 3600
"""
"""Has the app look for a terminal's end once an hour while an editor is up."""

INTERRUPTED_LATE = """
import os, signal, time
from revise1924.tui.life.bell import Bell
from revise1924.tui.life.visits import Visits
looks = []
unheard, clear_up, receive = Bell.unheard, Visits._clear_up, Visits.receive
def counted(bell):
    looks.append(bell)
    return unheard(bell)
def dawdle():
    enough = len(looks) + 4
    while len(looks) < enough:
        time.sleep(0.01)
def interrupted(*given):
    os.kill(os.getpid(), signal.SIGINT)
    dawdle()
    clear_up(*given)
def slow(*given):
    code = receive(*given)
    dawdle()
    return code
Bell.unheard, Visits._clear_up, Visits.receive = counted, interrupted, slow
"""
"""Has the app told late of a key that interrupted the editor, and busy for a while after that."""

PLACED = """
import os, sys
from pathlib import Path
from revise1924.tui.life.visits import Visits
clear_up = Visits._clear_up
def placed(*given):
    place = "foreground" if os.tcgetpgrp(0) == os.getpgrp() else "background"
    Path(sys.argv[1]).with_name("cleared").write_text(f"in the {place}")
    clear_up(*given)
Visits._clear_up = placed
"""
"""Has a file say where the app was when it took the terminal back."""

STAYING = """
import json, signal, subprocess, sys
from pathlib import Path
from tests.test_terminal_editor import editor_of, has_ended
signal.signal(signal.SIGHUP, signal.SIG_IGN)
folder = Path(sys.argv[1])
code = subprocess.Popen(sys.argv[2:]).wait()
(folder / "result").write_text(json.dumps([code, has_ended(editor_of(folder))]))
"""
"""Runs the app as a shell that ignores SIGHUP: then the system sends none to app and editor.

It stays until the editor has ended, since it would be sent one then.
"""


def editing(folder: Path, what: str) -> list[str]:
    """Return the app, with an editor that does this."""
    editor = [sys.executable, "-c", EDITOR + what]
    return [sys.executable, "-m", "tests.support.editing_app", str(folder / "file"), *editor]


def changed(change: str, program: list[str]) -> list[str]:
    """Return the program with a change made first."""
    python, _, module, *arguments = program
    run = f"import runpy\nrunpy.run_module({module!r}, run_name='__main__', alter_sys=True)"
    return [python, "-c", change + run, *arguments]


def edit(terminal: Terminal) -> None:
    """Open the editor."""
    terminal.wait_for("harmless", "Quit")
    terminal.read_all()
    terminal.screen.reset()
    terminal.press("e")
    terminal.wait_for("editor up")


def editor_of(folder: Path) -> int:
    """Return the process of the editor."""
    return int((folder / "editor").read_text(encoding="utf-8"))


def quit_it(terminal: Terminal) -> None:
    """End the app by its key."""
    terminal.press("q")
    assert terminal.wait_exit() == 0


def test_an_editor_has_the_terminal_as_it_was_and_the_app_goes_on_after_it(tmp_path: Path) -> None:
    with Terminal(editing(tmp_path, TYPED)) as terminal, left_as_it_was(terminal):
        before = terminal.attributes
        terminal.wait_for("harmless", "Quit")
        running = terminal.attributes
        edit(terminal)
        assert terminal.attributes == before
        assert not terminal.modes
        terminal.press("quick brown fox\r")
        terminal.wait_for("editor ended with 0: quick brown fox", "harmless", "Quit")
        terminal.wait(lambda _: terminal.attributes == running, "a raw terminal")
        assert terminal.modes >= MODES
        quit_it(terminal)


def test_a_mouse_that_tells_pixels_tells_an_editor_cells(tmp_path: Path) -> None:
    with Terminal(editing(tmp_path, TYPED)) as terminal:
        terminal.wait_for("harmless", "Quit")
        terminal.press("\x1b[?2048;2$y")
        terminal.wait(lambda _: {"1016", "2048"} <= terminal.modes, "the mouse's pixels")
        edit(terminal)
        assert not terminal.modes


@pytest.mark.parametrize(
    ("end", "code"), [("sys.exit(3)", 3), ("os.kill(os.getpid(), signal.SIGKILL)", -9)]
)
def test_the_terminal_is_right_after_an_editor_that_has_left_everything_switched_on(
    end: str, code: int, tmp_path: Path
) -> None:
    program = editing(tmp_path, f"{RUDE}\nos.read(0, 1)\n{end}")
    with Terminal(program) as terminal, left_as_it_was(terminal):
        terminal.wait_for("harmless", "Quit")
        terminal.read_all()
        running, modes = terminal.attributes, terminal.modes
        edit(terminal)
        terminal.press("x")
        terminal.wait_for(f"editor ended with {code}:", "harmless", "Quit")
        terminal.wait(lambda _: terminal.attributes == running, "a raw terminal")
        terminal.wait(lambda _: terminal.modes == modes, "its modes")
        quit_it(terminal)


def test_an_editor_that_cannot_be_started_is_said_and_the_app_goes_on() -> None:
    program = [sys.executable, "-m", "tests.support.editing_app", "file", "/no/such/editor"]
    with Terminal(program) as terminal, left_as_it_was(terminal):
        terminal.wait_for("harmless", "Quit")
        terminal.press("e")
        terminal.wait_for('the editor "/no/such/editor" cannot be started: No such file', "Quit")
        terminal.wait_for("$EDITOR")
        terminal.press("x")
        terminal.wait_for("HARM DONE")
        quit_it(terminal)


@pytest.mark.parametrize(("key", "number"), [("\x03", SIGINT), ("\x1c", SIGQUIT)])
def test_a_key_that_interrupts_an_editor_does_not_end_the_app(
    key: str, number: Signals, tmp_path: Path
) -> None:
    plain = f"signal.signal({number:d}, signal.SIG_DFL)\n{ASLEEP}"
    with Terminal(editing(tmp_path, plain)) as terminal, left_as_it_was(terminal):
        edit(terminal)
        terminal.press(key)
        terminal.wait_for(f"editor ended with {-number}:", "harmless", "Quit")
        terminal.press("x")
        terminal.wait_for("HARM DONE")
        terminal.kill(number)  # now it is for the app again
        assert terminal.wait_exit() == 128 + number


def test_a_key_that_has_ended_an_editor_does_not_end_an_app_that_is_slow_after_it(
    tmp_path: Path,
) -> None:
    with Terminal(changed(INTERRUPTED_LATE, editing(tmp_path, TYPED))) as terminal:
        edit(terminal)
        terminal.press("well\r")
        terminal.wait_for("editor ended with 0: well", "Quit")
        quit_it(terminal)


def test_an_editor_finds_no_signal_ignored_or_blocked(tmp_path: Path) -> None:
    grep = ["sh", "-c", 'grep -E "^Sig(Blk|Ign)" /proc/self/status > "$0"']
    file = tmp_path / "file"
    program = [sys.executable, "-m", "tests.support.editing_app", str(file), *grep]
    with Terminal(program) as terminal:
        terminal.wait_for("harmless", "Quit")
        terminal.press("e")
        terminal.wait_for("editor ended with 0", "Quit")
    said = dict(line.split(":") for line in file.read_text(encoding="utf-8").splitlines())
    # The last ones of 32 bits are glibc's own, which nobody can send.
    states = {name: int(signals, 16) & 0x7FFFFFFF for name, signals in said.items()}
    assert states == {"SigBlk": 0, "SigIgn": 0}


def test_keys_that_an_editor_has_not_read_do_nothing_in_the_app(tmp_path: Path) -> None:
    with Terminal(editing(tmp_path, UNREAD)) as terminal:
        for _ in range(2):
            edit(terminal)
            terminal.press("xxx")
            shown = terminal.wait_for("editor ended with 0: well", "Quit")
        assert "HARM" not in shown


def test_the_end_of_an_editor_rings(tmp_path: Path) -> None:
    """Else it would be seen by chance, when the app looks whether the terminal has gone."""
    with Terminal(changed(SELDOM, editing(tmp_path, TYPED))) as terminal:
        edit(terminal)
        terminal.press("well\r")
        terminal.wait_for("editor ended with 0: well", "Quit")


def test_a_change_of_size_meanwhile_is_seen_after_it(tmp_path: Path) -> None:
    with Terminal(editing(tmp_path, TYPED)) as terminal:
        terminal.wait_for("80 by 24")
        edit(terminal)
        terminal.resize(60, 20)
        terminal.press("well\r")
        terminal.wait_for("editor ended with 0: well", "60 by 20", "Quit")


@pytest.mark.parametrize("number", [SIGTERM, SIGHUP])
def test_a_signal_ends_editor_and_app_and_leaves_the_terminal_as_it_was(
    number: Signals, tmp_path: Path
) -> None:
    program = editing(tmp_path, f"{RUDE}\nsignal.pause()")
    with Terminal(program) as terminal, left_as_it_was(terminal):
        edit(terminal)
        terminal.kill(number)
        assert terminal.wait_exit() == 128 + number
    assert has_ended(editor_of(tmp_path))


def test_a_signal_ends_the_app_though_the_editor_stays(tmp_path: Path) -> None:
    stays = f"signal.signal(signal.SIGHUP, signal.SIG_IGN)\n{RUDE}\nwait_for('go')"
    with Terminal(editing(tmp_path, stays)) as terminal, left_as_it_was(terminal):
        edit(terminal)
        terminal.kill(SIGTERM)
        assert terminal.wait_exit() == 143
        (tmp_path / "go").touch()


def has_ended(process: int) -> bool:
    """Wait until a process, by its id, has ended."""
    try:
        descriptor = os.pidfd_open(process)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([descriptor], [], [], PATIENCE)[0])
    finally:
        os.close(descriptor)


@pytest.mark.parametrize("what", [TYPED, ASLEEP])
@pytest.mark.parametrize("ignored", ["", "trap '' HUP; "])
def test_both_end_when_the_terminal_goes(ignored: str, what: str, tmp_path: Path) -> None:
    shell = ["sh", "-c", f'{ignored}exec "$@"', "sh"]
    with Terminal([*shell, *editing(tmp_path, what)]) as terminal:
        edit(terminal)
        terminal.hang_up()
        assert terminal.wait_exit_unread() == 129
    assert has_ended(editor_of(tmp_path))


def test_both_end_when_the_terminal_goes_and_nobody_tells_them(tmp_path: Path) -> None:
    staying = [sys.executable, "-c", STAYING, str(tmp_path)]
    with Terminal([*staying, *editing(tmp_path, ASLEEP)]) as terminal:
        edit(terminal)
        terminal.hang_up()
        assert terminal.wait_exit_unread() == 0
    assert json.loads((tmp_path / "result").read_text(encoding="utf-8")) == [129, True]


def test_stops_and_the_terminals_end_are_seen_to_after_an_editor(tmp_path: Path) -> None:
    with Terminal(editing(tmp_path, TYPED)) as terminal:
        before = terminal.attributes
        edit(terminal)
        terminal.press("well\r")
        terminal.wait_for("editor ended with 0: well", "Quit")
        terminal.read_all()
        terminal.kill(SIGTSTP)
        terminal.wait_stopped()
        assert terminal.attributes == before
        assert not terminal.modes
        terminal.scribble()
        terminal.kill(SIGCONT)
        terminal.wait_for("editor ended with 0: well", "Quit")
        terminal.read_all()
        terminal.hang_up()
        assert terminal.wait_exit_unread() == 129


@contextmanager
def in_a_shell(folder: Path, what: str, change: str = "") -> Iterator[tuple[Terminal, int]]:
    """Run the app from a shell with job control, up to its editor; give its process too."""
    script = folder / "script"
    program = changed(change, editing(folder, what))
    script.write_text(f"exec {shlex.join(program)}\n", encoding="utf-8")
    shell = ["bash", "--norc", "--noprofile", "-i"]
    with Terminal(shell, env={"PS1": "ready ", "HISTFILE": str(folder / "history")}) as terminal:
        terminal.wait_for("ready")
        terminal.press(f"sh {script}\r")
        edit(terminal)
        (app,) = children(terminal.child.pid)
        yield terminal, app


STOPPING = """
say("editor up")
line = input()
while line != "end":
    if line == "stop":
        {stop}
        say("editor back")
    line = input()
hold("well")
"""


@pytest.mark.parametrize(
    "stop",
    [
        "os.kill(0, signal.SIGTSTP)",  # as vi does
        "os.kill(0, signal.SIGSTOP)",  # as nano does
        "os.kill(os.getpid(), signal.SIGSTOP)",
    ],
)
def test_an_editor_that_stops_itself_leaves_the_terminal_to_the_shell(
    stop: str, tmp_path: Path
) -> None:
    with in_a_shell(tmp_path, STOPPING.format(stop=stop)) as (terminal, _):
        for _ in range(2):
            terminal.screen.reset()
            terminal.press("stop\r")
            terminal.wait_for("Stopped", "ready")
            terminal.press("fg\r")
            terminal.wait_for("editor back")
        terminal.press("end\r")
        terminal.wait_for("editor ended with 0: well", "harmless", "Quit")
        terminal.press("q")
        terminal.wait(lambda _: not children(terminal.child.pid), "its end")


def test_the_key_that_stops_an_editor_stops_both(tmp_path: Path) -> None:
    with in_a_shell(tmp_path, STOPPING.format(stop="pass")) as (terminal, app):
        terminal.press("\x1a")
        terminal.wait_for("Stopped", "ready")
        terminal.press("fg\r")
        terminal.wait(lambda _: not is_stopped(app), "the app going on")
        terminal.press("stop\r")
        terminal.wait_for("editor back")
        terminal.press("end\r")
        terminal.wait_for("editor ended with 0: well", "harmless", "Quit")


def stop_alone(terminal: Terminal, app: int) -> None:
    """Stop the app and not its editor, and have both in the background."""
    os.kill(app, SIGSTOP)
    terminal.wait_for("Stopped")
    terminal.press("bg\r")
    terminal.wait_for(" &")
    terminal.read_all()


def test_an_editor_that_ends_in_the_background_is_followed_by_the_app_in_the_foreground(
    tmp_path: Path,
) -> None:
    with in_a_shell(tmp_path, ASLEEP, PLACED) as (terminal, app):
        stop_alone(terminal, app)
        length = len(terminal.written)
        os.kill(editor_of(tmp_path), SIGKILL)
        terminal.wait(lambda _: is_stopped(app), "the app stopped")
        terminal.read_all()
        assert b"?1049" not in terminal.written[length:]
        terminal.press("fg\r")
        terminal.wait_for("editor ended with -9:", "harmless", "Quit")
    assert (tmp_path / "cleared").read_text(encoding="utf-8") == "in the foreground"


@pytest.mark.parametrize("is_stopped_too", [True, False])
def test_a_shell_can_end_both_in_the_background(is_stopped_too: bool, tmp_path: Path) -> None:
    with in_a_shell(tmp_path, ASLEEP) as (terminal, app):
        if is_stopped_too:
            terminal.press("\x1a")
            terminal.wait_for("Stopped")
            terminal.read_all()
        else:
            stop_alone(terminal, app)
        attributes, length = terminal.attributes, len(terminal.written)
        os.kill(app, SIGTERM)
        with suppress(ProcessLookupError):  # it has ended already
            os.kill(app, SIGCONT)
        terminal.wait(lambda _: not children(terminal.child.pid), "its end")
        assert has_ended(editor_of(tmp_path))
        terminal.read_all()
        assert terminal.written[length:] == b""
        assert terminal.attributes == attributes
        terminal.press("\r")
        terminal.wait_for("Exit 143")


def test_where_the_app_has_no_terminal_the_editor_is_run_all_the_same(tmp_path: Path) -> None:
    command = [sys.executable, "-c", f"{EDITOR}\nhold('well')"]

    async def use(command: list[str]) -> str:
        app = EditingApp(tmp_path / "file", command)
        async with app.run_test() as pilot:
            await pilot.press("e")
        return app.said

    assert asyncio.run(use(command)) == "editor ended with 0: well"
    assert asyncio.run(use(["/no/such/editor"])).startswith('the editor "/no/such/editor" cannot')
