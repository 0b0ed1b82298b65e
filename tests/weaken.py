"""Weaken the program on purpose, and see that a test fails: `python -m tests.weaken`.

Each weakening changes a few characters in a copy of the checkout and runs the tests that are said
to catch it. One that no test catches ends this with exit code 1. So does, before any test runs, one
whose place is not there exactly once or whose tests do not exist; `--places` looks for that alone.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.support.places import ROOT

SOURCE = ROOT / "src" / "revise1924"
PYTEST = [sys.executable, "-m", "pytest", "-q", "-x", "-n", "0", "-p", "no:cacheprovider"]
LEFT_BEHIND = shutil.ignore_patterns(".git", ".venv", ".*_cache", "__pycache__", ".hypothesis")


@dataclass(frozen=True)
class Weakening:
    """One thing made worse: in `file`, `old` becomes `new`; `tests` are said to notice."""

    name: str
    file: str
    old: str
    new: str
    tests: str
    only: str = ""
    """Of these tests, only those that this expression of pytest's `-k` names; empty for all."""


SAVE_LATE = """\
import threading
        made.append(self._outcome(self.progress, recalled, now))
        late = made[0].review
        threading.Timer(1, lambda: self.desk.keeper.record(lambda _: late)).start()"""

WEAKENINGS = [
    Weakening(
        "no fsync of the data",
        "storage/disk.py",
        "os.fsync(file.fileno())",
        "pass",
        "storage/test_progress_file.py",
    ),
    Weakening(
        "no fsync of the folder",
        "storage/disk.py",
        "    sync_folder(target.parent)\n",
        "",
        "storage/test_progress_file.py",
    ),
    Weakening(
        "written in place",
        "storage/disk.py",
        "        Path(name).replace(target)\n",
        "        target.write_bytes(data)\n        Path(name).unlink()\n",
        "storage/test_progress_file.py",
    ),
    Weakening(
        "no lock",
        "storage/lock.py",
        "        held.acquire()\n",
        "        pass\n",
        "storage/test_progress_file.py",
    ),
    Weakening(
        "no reload before a save",
        "storage/progress_file.py",
        "            self._catch_up(target)\n            if self._swept",
        "            if self._swept",
        "storage/test_progress_file.py",
    ),
    Weakening(
        "undone does not win",
        "reviews.py",
        "if one.undone or other.undone",
        "if one.undone and other.undone",
        "test_reviews.py",
    ),
    Weakening(
        "no backup",
        "storage/progress_file.py",
        "            self._backup.keep(target, kept.day)\n",
        "",
        "storage/test_recovery.py",
    ),
    Weakening(
        "bad bytes not kept",
        "storage/recovery.py",
        "                replace_file(aside, data, swept_with=target)\n",
        "",
        "storage/test_recovery.py",
    ),
    Weakening(
        "damage taken for a fresh start",
        "storage/format.py",
        "        raise ProgressError(path, error.faults, remedy=_KEEP) from error",
        '        return Copy(deck or "", ExamDay(), [], {})',
        "storage/test_progress_file.py",
    ),
    Weakening(
        "saved after the next card shows",
        "session.py",
        "self.desk.keeper.record(make)",
        SAVE_LATE,
        "test_terminal.py test_session.py",
    ),
    Weakening(
        "text shown as it came",
        "text.py",
        "    if text.isascii() and text.isprintable():",
        "    if True:",
        "test_text.py formats/test_json_deck.py",
    ),
    Weakening(
        "no signal handlers",
        "tui/life/signals.py",
        "            signal.signal(number, self._on_end)\n",
        "            pass\n",
        "test_terminal_life.py",
    ),
    Weakening(
        "Enter overtakes ticks",
        "tui/widgets/points.py",
        'Binding("enter", "screen.save", "Save", tooltip',
        'Binding("enter", "screen.save", "Save", priority=True, tooltip',
        "tui/test_study.py",
    ),
    Weakening(
        "a failed save forgets the card",
        "session.py",
        "        self.desk.keeper.record(make)\n        outcome = made[0]\n",
        "        self._queue.append(self._queue[0])\n        self.desk.keeper.record(make)\n"
        "        outcome = made[0]\n        self._queue.pop()\n",
        "test_session.py",
    ),
    Weakening(
        "every look moves the card",
        "look.py",
        "first=kind.moves and not before.today",
        "first=kind.moves",
        "test_session.py",
    ),
    Weakening(
        "a drill takes the day's first look",
        "progress.py",
        "if look.undone or not KINDS[look.kind].asks_whole_card:",
        "if look.undone:",
        "test_session.py",
    ),
    Weakening(
        "a drill moves a box",
        "look.py",
        "first=kind.moves and not before.today",
        "first=not before.today",
        "test_session.py",
    ),
    Weakening(
        "a key taken by the shell holds the app up",
        "tui/life/stops.py",
        "            free_reader(self._terminal)\n",
        "            pass\n",
        "test_terminal_life.py",
        "keys_for_the_shell",
    ),
    Weakening(
        "a grading key works before the flip",
        "tui/screens/study.py",
        "            return self.is_flipped\n",
        "            return True\n",
        "tui/test_study.py",
    ),
    Weakening(
        "an early look lifts the card",
        "leitner.py",
        "is_early = place.due is not None and day < place.due",
        "is_early = False",
        "test_leitner.py",
    ),
    Weakening(
        "new cards wait behind all due ones, exam or not",
        "leitner.py",
        "return 2 if exam_is_ahead and box > 1 else 0, due, box",
        "return 0, due, box",
        "test_leitner.py",
    ),
    Weakening(
        "the forecast asks new cards last",
        "forecast.py",
        "is_ahead = room, exam_ahead(day, self._exam) is not None",
        "is_ahead = room, False",
        "test_forecast.py",
    ),
    Weakening(
        "an older word about the exam wins",
        "said.py",
        "return max(one, other, key=_said)",
        "return min(one, other, key=_said)",
        "test_progress.py",
    ),
    Weakening(
        "an unsaved session writes",
        "library.py",
        "        self.keeper = ProgressInMemory(self.keeper.progress, self.keeper.notices)\n",
        "        pass\n",
        "tui/test_recovery.py",
    ),
    Weakening(
        "a hidden point can be ticked",
        "recite.py",
        "return index in self.asked and not self.is_hidden(index)",
        "return index in self.asked",
        "tui/test_drill.py",
    ),
    Weakening(
        "a missed point costs no box",
        "leitner.py",
        "max(before - 1, 1)",
        "before",
        "test_leitner.py",
    ),
    Weakening(
        "the exam counts for nothing",
        "overview.py",
        "exam=self.exam, begun",
        "exam=None, begun",
        "test_session.py",
    ),
    Weakening(
        "a clock set back asks again",
        "progress.py",
        "return review.at > now and review.day > study_day(now)",
        "return review.at > now",
        "test_progress.py",
    ),
    Weakening(
        "Textual prints its box",
        "tui/life/__init__.py",
        "Console(file=printed)",
        "Console(stderr=True)",
        "test_terminal_life.py",
        "a_fault_is_told_plainly",
    ),
    Weakening(
        "what a handler raised stays Textual's",
        "tui/life/__init__.py",
        "    raised = raised or app._exception  # noqa: SLF001\n",
        "",
        "test_terminal_life.py",
        "a_fault_is_told_plainly",
    ),
    Weakening(
        "what the app itself raises passes",
        "tui/life/__init__.py",
        "            raised = error\n",
        "            raise\n",
        "test_terminal_life.py",
        "a_fault_during_the_start",
    ),
    Weakening(
        "a failed thread is no fault",
        "tui/life/__init__.py",
        "if raised is not None or printed.getvalue():",
        "if raised is not None:",
        "test_terminal_life.py",
        "thread_of_textuals",
    ),
    Weakening(
        "the terminal's end is a fault",
        "tui/life/__init__.py",
        "if guard is not None and guard.code is not None:",
        "if False:",
        "test_terminal_life.py",
        "when_its_terminal_goes or during_the_end",
    ),
    Weakening(
        "a signal wakes nobody",
        "tui/life/bell.py",
        "        signal.set_wakeup_fd(self._outside.fileno(), warn_on_full_buffer=False)\n",
        "",
        "test_terminal_life.py",
        "another_thread_gets",
    ),
    Weakening(
        "nobody hears the wake-up",
        "tui/life/bell.py",
        "        self._loop.add_reader(self._inside, lambda: hear(self.rung()))\n",
        "",
        "test_terminal_life.py",
        "another_thread_gets",
    ),
    Weakening(
        "the wake-up stays",
        "tui/life/bell.py",
        "        signal.set_wakeup_fd(-1)\n",
        "",
        "test_terminal_life.py",
        "handled_as_before",
    ),
    Weakening(
        "Textual's handlers stay",
        "tui/life/signals.py",
        "            signal.signal(number, signal.SIG_DFL if handler is None else handler)\n",
        "            pass\n",
        "test_terminal_life.py",
        "handled_as_before",
    ),
    Weakening(
        "restored for the shell's own screen",
        "tui/life/signals.py",
        "if self._stops.has_given_back:",
        "if False:",
        "test_terminal_life.py",
        "end_it_while_it_is_stopped or ends_it_while_it_is_stopped",
    ),
    Weakening(
        "restoring in the background stops it",
        "tui/life/signals.py",
        "        signal.signal(signal.SIGTTOU, signal.SIG_IGN)\n",
        "",
        "test_terminal_life.py",
        "end_it_while_it_is_stopped",
    ),
    Weakening(
        "exit before the first screen",
        "tui/life/ending.py",
        "self._app.call_after_refresh, self._app.exit,",
        "self._app.exit,",
        "test_terminal_life.py",
        "during_the_start_leaves",
    ),
    Weakening(
        "Textual stops by itself",
        "tui/life/stops.py",
        "self._app.driver_class = self._driver ",
        "pass ",
        "test_terminal_life.py",
        "stop",
    ),
    Weakening(
        "each stop asked for stops it",
        "tui/life/stops.py",
        " and not self._is_wanted:",
        ":",
        "test_terminal_life.py",
        "second_stop",
    ),
    Weakening(
        "pixels stay on while stopped",
        "tui/life/stops.py",
        "            switch_off_pixels()\n",
        "",
        "test_terminal_life.py",
        "pixels",
    ),
    Weakening(
        "pixels stay on afterwards",
        "tui/life/guard.py",
        "        switch_off_pixels()\n",
        "",
        "test_terminal_life.py",
        "pixels",
    ),
    Weakening(
        "set up again in the background",
        "tui/life/stops.py",
        "            self._halt()\n            self._wait_for_foreground()\n",
        "            self._halt()\n",
        "test_terminal_life.py",
        "in_the_background_it_leaves",
    ),
    Weakening(
        "begun again in the background",
        "tui/life/stops.py",
        "        self._wait_for_foreground()\n        if self",
        "        if self",
        "test_terminal_life.py",
        "in_the_background_it_leaves",
    ),
    Weakening(
        "a terminal without jobs is a fault",
        "tui/life/stops.py",
        "with suppress(OSError):",
        "with suppress():",
        "test_terminal_life.py",
        "no_shell_has_jobs",
    ),
    Weakening(
        "not set up after SIGSTOP",
        "tui/life/stops.py",
        "        if self._ending.code is None:\n            free_reader",
        "        if False:\n            free_reader",
        "test_terminal_life.py",
        "goes_on_after_a_stop",
    ),
    Weakening(
        "the continue is not waited for",
        "tui/life/stops.py",
        "while signal.SIGCONT not in self._bell.rung():",
        "while False:",
        "test_terminal_life.py",
        "comes_with_the_continue",
    ),
    Weakening(
        "the reader is not interrupted",
        "tui/life/streams.py",
        "    interrupt_others(signal.SIGWINCH)  # handled by asking for the size\n",
        "",
        "test_terminal_life.py",
        "keys_for_the_shell",
    ),
    Weakening(
        "the reader is not waited for",
        "tui/life/streams.py",
        "while poll.poll(0) and",
        "while False and",
        "test_terminal_life.py",
        "keys_for_the_shell",
    ),
    Weakening(
        "Textual reads the end for ever",
        "tui/life/streams.py",
        "(IN, silence), ",
        "",
        "test_terminal_life.py",
        "end_of_the_terminal_is_seen_once",
    ),
    Weakening(
        "a late reader waits for ever",
        "tui/life/streams.py",
        '    os.write(mouth, b"\\0")\n',
        "",
        "test_terminal_life.py",
        "comes_late",
    ),
    Weakening(
        "the writer dies of the terminal's end",
        "tui/life/streams.py",
        ", (OUT, nowhere), (ERR, nowhere)",
        ",",
        "test_terminal_life.py",
        "known_to_have_gone",
    ),
    Weakening(
        "no pixels is a fault",
        "tui/life/streams.py",
        "with suppress(OSError):",
        "with suppress():",
        "test_terminal_life.py",
        "gone_unseen",
    ),
    Weakening(
        "nobody looks after the terminal",
        "tui/life/minder.py",
        "if has_gone(self._terminal, _LOOK):",
        "if time.sleep(_LOOK):",
        "test_terminal_life.py",
        "terminal_goes",
    ),
    Weakening(
        "the end is seen again and again",
        "tui/life/minder.py",
        "os.dup2(IN, self._terminal)",
        "pass",
        "test_terminal_life.py",
        "end_of_the_terminal_is_seen_once",
    ),
    Weakening(
        "looked at without pause",
        "tui/life/minder.py",
        "        time.sleep(seconds)\n",
        "        pass\n",
        "test_terminal_life.py",
        "cannot_be_polled",
    ),
    Weakening(
        "nobody ends what is stuck",
        "tui/life/minder.py",
        "if time.monotonic() >= end:",
        "if False:",
        "test_terminal_life.py",
        "nobody_takes",
    ),
    Weakening(
        "a raw terminal is left",
        "tui/life/minder.py",
        "                termios.tcsetattr(self._terminal, termios.TCSANOW, self._attributes)\n",
        "                pass\n",
        "test_terminal_life.py",
        "nobody_takes",
    ),
    Weakening(
        "a terminal that has gone is restored",
        "tui/life/minder.py",
        "with suppress(termios.error):",
        "with suppress():",
        "test_terminal_life.py",
        "end_of_the_terminal_is_seen_once",
    ),
    Weakening(
        "a screen that has gone is restored",
        "tui/life/minder.py",
        "with suppress(OSError):",
        "with suppress():",
        "test_terminal_life.py",
        "end_of_the_terminal_is_seen_once",
    ),
    Weakening(
        "the minder is cut off",
        "tui/life/minder.py",
        "        with self._at_the_end:\n            self._is_over = True\n",
        "        self._is_over = True\n",
        "test_terminal_life.py",
        "at_the_last_moment",
    ),
    Weakening(
        "stuck output stays",
        "tui/life/stuck.py",
        "        termios.tcflush(terminal, termios.TCOFLUSH)\n",
        "",
        "test_terminal_life.py",
        "nobody_takes",
    ),
    Weakening(
        "the stuck writer keeps its place",
        "tui/life/stuck.py",
        "    interrupt_others(signal.SIGTERM)\n",
        "",
        "test_terminal_life.py",
        "nobody_takes",
    ),
    Weakening(
        "the stuck writer begins again",
        "tui/life/stuck.py",
        "    let_go()\n",
        "",
        "test_terminal_life.py",
        "nobody_takes",
    ),
    Weakening(
        "restoring waits for its turn",
        "tui/life/stuck.py",
        " | os.O_NONBLOCK",
        "",
        "test_terminal_life.py",
        "keeps_the_terminal_busy",
    ),
    Weakening(
        "the terminal is known by one name",
        "tui/life/guard.py",
        "os.dup(IN)",
        "IN",
        "test_terminal_life.py",
        "nobody_takes",
    ),
    Weakening(
        "frozen garbage piles up",
        "tui/life/garbage.py",
        "        gc.unfreeze()\n",
        "",
        "tui/test_garbage.py",
    ),
    Weakening(
        "thresholds stay",
        "tui/life/garbage.py",
        "        gc.set_threshold(*thresholds)\n",
        "",
        "tui/test_garbage.py",
    ),
    Weakening(
        "garbage looked for at the very end",
        "tui/life/__init__.py",
        "    leave_to_the_system()",
        "    pass",
        "test_terminal_life.py",
        "looked_through_for_garbage",
    ),
    Weakening(
        "a file put there during a save is overwritten",
        "storage/progress_file.py",
        "            if signature(target) != self._seen:\n",
        "            if False:\n",
        "storage/test_intruders.py",
    ),
    Weakening(
        "whatever lies there after a save is ours",
        "storage/progress_file.py",
        "        if there is None or (there != ours and read_bytes(target, MOST_BYTES) != data):\n",
        "        if False:\n",
        "storage/test_intruders.py",
    ),
    Weakening(
        "the name is asked whether a file changed",
        "storage/disk.py",
        "            return _signature(descriptor)\n",
        "            about = path.stat()\n"
        "            return about.st_dev, about.st_ino, about.st_size, about.st_mtime_ns\n",
        "storage/test_intruders.py",
    ),
    Weakening(
        "a link moved meanwhile is locked where it led",
        "storage/lock.py",
        "                if target_of(path) == target:\n",
        "                if True:\n",
        "storage/test_intruders.py",
    ),
    Weakening(
        "offsets with seconds are written",
        "reviews.py",
        "    if offset is None or not offset % _MINUTE:\n",
        "    if True:\n",
        "storage/test_offsets.py",
    ),
    Weakening(
        "a rounded offset moves the study day",
        "reviews.py",
        "if study_day(each) == study_day(moment)), said[0])",
        "if True), said[0])",
        "storage/test_offsets.py",
    ),
    Weakening(
        "offsets of earlier versions are not read",
        "storage/offsets.py",
        "    return _WITH_SECONDS.sub(_in_whole_minutes, text)\n",
        "    return text\n",
        "storage/test_offsets.py",
    ),
    Weakening(
        "an empty file is tried out before the first card",
        "storage/progress_file.py",
        "try_out(target, encode(self._copy) + bytes(ROOM_FOR_A_REVIEW))",
        'try_out(target, b"")',
        "storage/test_room.py",
    ),
    Weakening(
        "a backup takes the room of a review",
        "storage/backups.py",
        "                try_out(target, target.read_bytes() + bytes(ROOM_FOR_A_REVIEW))\n",
        "                pass\n",
        "storage/test_room.py",
    ),
    Weakening(
        "a new folder is not durable",
        "storage/disk.py",
        "        sync_folder(folder.parent)\n",
        "        pass\n",
        "storage/test_room.py",
    ),
    Weakening(
        "a folder that cannot be synced loses the save",
        "storage/disk.py",
        "        if error.errno not in _NO_SYNC:\n",
        "        if True:\n",
        "storage/test_room.py",
    ),
    Weakening(
        "what a killed backup leaves stays",
        "storage/backups.py",
        "replace_file(backup, self._before, swept_with=target)",
        "replace_file(backup, self._before)",
        "storage/test_room.py",
    ),
    Weakening(
        "what another copy alone knows of a review is lost",
        "reviews.py",
        "    unknown = union_of_fields(*map(_unknown, (one, other)))\n",
        "    unknown = _unknown(chosen)\n",
        "test_reviews.py",
    ),
    Weakening(
        "objects in the head are not merged",
        "strict_json/merging.py",
        "            fields[key] = joined_fields(mine, value)\n",
        "            pass\n",
        "storage/test_progress_file.py",
    ),
    Weakening(
        "two reviews on one line count as one",
        "storage/format.py",
        "or all(map(_is_one_object, lines))",
        "or True",
        "storage/test_progress_file.py",
    ),
    Weakening(
        "decomposed letters make another id",
        "cards.py",
        '        topic = unicodedata.normalize("NFC", topic)\n',
        "        pass\n",
        "test_cards.py",
    ),
    Weakening(
        "a second card of a topic is refused",
        "cards.py",
        '        if card.id in seen and "id" not in card.model_fields_set:\n',
        "        if False:\n",
        "test_cards.py",
    ),
    Weakening(
        "a made id collides with one before it",
        "cards.py",
        "        if numbered not in taken:\n",
        "        if True:\n",
        "test_cards.py",
    ),
    Weakening(
        "repair stops at the first bad review",
        "storage/salvage.py",
        "        place = end if review and end else start + 1\n",
        "        if review is None:\n            break\n        place = end or start + 1\n",
        "storage/test_salvage.py",
    ),
    Weakening(
        "a bad field of the head costs the others",
        "storage/heads.py",
        "        except (KeyError, ValidationError):\n            continue\n",
        "        except (KeyError, ValidationError):\n            break\n",
        "storage/test_salvage.py",
    ),
    Weakening(
        "repair looks at the newest backup alone",
        "storage/sources.py",
        "for day, path in backups(target)]",
        "for day, path in backups(target)[:1]]",
        "storage/test_salvage.py",
    ),
    Weakening(
        "damaged files put aside are forgotten",
        "storage/sources.py",
        'files += [("aside", path, None) for path in _asides(target)]',
        "pass",
        "storage/test_salvage.py",
    ),
    Weakening(
        "another deck's progress is repaired",
        "storage/recovery.py",
        "    if owner != deck:\n",
        "    if False:\n",
        "storage/test_salvage.py",
    ),
    Weakening(
        "any JSON is repaired",
        "storage/recovery.py",
        "    is_at_home = bool(beside) or path.stem == deck\n",
        "    return\n",
        "storage/test_salvage.py",
    ),
    Weakening(
        "the second window undoes what the first has mended",
        "storage/recovery.py",
        "_digest(data) != self.diagnosis.digest or ",
        "",
        "storage/test_recovery.py tui/test_recovery.py",
    ),
    Weakening(
        "a missing progress file is a fresh start",
        "library.py",
        "        if not desk.keeper.is_fresh:\n            return desk\n",
        "        return desk\n",
        "tui/test_recovery.py",
    ),
    Weakening(
        "merge keeps no backup",
        "storage/progress_file.py",
        "            self._backup.read(target, study_day(now))\n",
        "",
        "storage/test_conflicts.py",
    ),
    Weakening(
        "another student's file is taken in",
        "storage/conflicts.py",
        "    if re.match(SLUG, name):\n        return False\n",
        "    return True\n",
        "storage/test_conflicts.py",
    ),
    Weakening(
        "a name from a file becomes a path",
        "storage/format.py",
        "    deck: Slug  #",
        "    deck: str  #",
        "test_cli.py",
    ),
    Weakening(
        "the message after mending is shown as it came",
        "mending.py",
        "{one_line(str(aside), 1000)}",
        "{aside}",
        "tui/test_recovery.py",
    ),
    Weakening(
        "a byte that is no UTF-8 is fatal",
        "tui/life/keyboard.py",
        'getincrementaldecoder("utf-8")("replace")',
        'getincrementaldecoder("utf-8")("strict")',
        "test_terminal_input.py",
        "no_utf8",
    ),
    Weakening(
        "a letter is decoded byte by byte",
        "tui/life/keyboard.py",
        'text = decode(os.read(self.fileno, _AT_ONCE)) if ready else ""',
        'text = os.read(self.fileno, _AT_ONCE).decode(errors="replace") if ready else ""',
        "test_terminal_input.py",
        "come_apart",
    ),
    Weakening(
        "a sequence that means nothing ends the app",
        "tui/life/keyboard.py",
        "except (ValueError, OverflowError):",
        "except ZeroDivisionError:",
        "test_terminal_input.py",
        "mean_nothing",
    ),
    Weakening(
        "escapes inside a paste are keys",
        "tui/life/keyboard.py",
        '[:room].replace("\\x1b", "\\ufffd")',
        "[:room]",
        "test_terminal_input.py",
        "mebibyte",
    ),
    Weakening(
        "all of a paste is taken",
        "tui/life/keyboard.py",
        "LONGEST_PASTE + 1",
        "10**9",
        "test_terminal_input.py tui/test_writing.py",
    ),
    Weakening(
        "what is pasted loses its lines",
        "tui/frame.py",
        "(pasted if keeps_lines else one_line)(event.text)",
        "one_line(event.text)",
        "tui/test_writing.py",
    ),
    Weakening(
        "a paste is cut without a word",
        "tui/frame.py",
        "                self._tell_of_cut()\n",
        "                pass\n",
        "tui/test_writing.py",
    ),
    Weakening(
        "USR1 leaves the terminal raw",
        "tui/life/signals.py",
        "INT TERM HUP QUIT USR1 USR2",
        "INT TERM HUP QUIT USR2",
        "test_terminal_life.py",
        "other_signals",
    ),
    Weakening(
        "crash reports are open to all",
        "tui/life/crashes.py",
        " opener=_private",
        "",
        "test_terminal_life.py",
        "a_fault_is_told",
    ),
    Weakening(
        "crash reports repeat what was written",
        "tui/life/crashes.py",
        'yield f"{type(raised).__qualname__}\\n"',
        'yield f"{raised!r}\\n"',
        "test_terminal_life.py",
        "a_fault_is_told",
    ),
    Weakening(
        "a closed stream gives its number away",
        "cli.py",
        "    _open_closed_streams()\n    for stream",
        "    for stream",
        "test_odd_environments.py",
        "closed_or_full",
    ),
    Weakening(
        "full output is a fault of ours",
        "cli.py",
        "    except OSError as error:\n        # Whatever",
        "    except ZeroDivisionError as error:\n        # Whatever",
        "test_odd_environments.py",
        "closed_or_full",
    ),
    Weakening(
        "odd sizes reach rich",
        "cli.py",
        "    _forget_odd_sizes()\n    try:",
        "    try:",
        "test_odd_environments.py test_outside_text.py",
    ),
    Weakening(
        "an impossible zone is fatal",
        "cli.py",
        "    except (ValueError, OverflowError):  # $TZ",
        "    except ZeroDivisionError:  # $TZ",
        "test_odd_environments.py",
        "make_no_sense",
    ),
    Weakening(
        "without a home there is a traceback",
        "paths.py",
        "    except RuntimeError:\n",
        "    except ZeroDivisionError:\n",
        "test_odd_environments.py",
        "without_a_home",
    ),
    Weakening(
        "ticks of a card that was left are gone",
        "recite.py",
        "is_kept = draft and draft.is_begun and draft.left == today",
        "is_kept = None",
        "test_session.py tui/test_study.py",
        "ticks",
    ),
    Weakening(
        "ticks of yesterday come up",
        "recite.py",
        "draft.is_begun and draft.left == today",
        "draft.is_begun",
        "test_session.py",
        "ticks",
    ),
    Weakening(
        "ticks of other points come up",
        "recite.py",
        " and draft.recital.asks_the_same(fresh)",
        "",
        "test_session.py",
        "ticks",
    ),
    Weakening(
        "ticks that were saved come up again",
        "recite.py",
        "        self._drafts.pop((kind, card), None)\n",
        "        pass\n",
        "test_session.py",
        "ticks",
    ),
    Weakening(
        "quitting loses ticks without a word",
        "tui/app.py",
        "        if begun <= self._asked_about:\n",
        "        if True:\n",
        "tui/test_study.py",
        "quitting",
    ),
    Weakening(
        "status prints 50,000 rows",
        "printing.py",
        "sorted(by_due[:_CARDS])",
        "sorted(by_due)",
        "test_cli.py",
        "large",
    ),
    Weakening(
        "a tag may stand twice",
        "cards.py",
        "        if tag in tags[:index]:\n",
        "        if False:\n",
        "formats/test_json_deck.py",
    ),
    Weakening(
        "spaces at the end of a line are lost in Markdown",
        "formats/markdown/signs.py",
        'return f"{line}\\\\" if line.endswith((" ", "\\\\")) else line',
        "return line",
        "formats/test_markdown.py",
        "survives",
    ),
    Weakening(
        "text that looks like a sign is not escaped",
        "formats/markdown/signs.py",
        "or (no_text and (no_text.match(bare) or is_rule(bare)))",
        "",
        "formats/test_markdown.py",
        "survives",
    ),
    Weakening(
        "lines of a comment are not counted",
        "formats/markdown/texts.py",
        'number += inside.count("\\n") + is_whole',
        "number += is_whole",
        "formats/test_markdown.py",
        "every_line",
    ),
    Weakening(
        "a slip in a comment is taken for a comment of the student's own",
        "formats/markdown/about.py",
        "    return 0 < len(key) < 8 and ",
        "    return False and ",
        "formats/test_markdown.py",
        "every_line",
    ),
    Weakening(
        "an id in Markdown is not taken",
        "formats/markdown/draft.py",
        '            fields["id"] = self.about["id"][0]\n        if "tags"',
        '            pass\n        if "tags"',
        "formats/test_markdown.py",
    ),
    Weakening(
        "a flood of lines is read to its end",
        "formats/markdown/reading.py",
        "        if self._idle > MOST_IDLE_LINES:\n",
        "        if False:\n",
        "formats/test_markdown.py",
        "honest",
    ),
    Weakening(
        "Markdown is read as JSON",
        "formats/__init__.py",
        "FORMATS.get(path.suffix.lower(), _JSON)",
        "_JSON",
        "test_markdown_commands.py",
    ),
    Weakening(
        "of two decks of one name the first is taken",
        "library.py",
        "    if len(in_library) > 1:\n",
        "    if False:\n",
        "test_library.py",
    ),
    Weakening(
        "a mended file has a field that cannot be read",
        "storage/heads.py",
        " if _can_be_read(key, value)}",
        "}",
        "storage/test_salvage.py",
    ),
    Weakening(
        "a mended review is nested too deeply",
        "storage/salvage.py",
        '((review,),) = _REVIEW.validate_json(f"[[{line}]]")',
        "review = TypeAdapter(Review).validate_json(line)",
        "storage/test_salvage.py",
    ),
    Weakening(
        "what was pasted into the list of reviews is lost",
        "storage/salvage.py",
        " for each in _unfolded(listed)]",
        " for each in listed]",
        "storage/test_salvage.py",
    ),
    Weakening(
        "a file that is gone has nothing but reviews",
        "storage/sources.py",
        '    if together((each for each in sources if each.kind != "copy"), deck).is_empty:\n',
        "    if together(sources, deck).shares[:1] == ():\n",
        "storage/test_recovery.py",
    ),
    Weakening(
        "a copy is known in one spelling alone",
        "storage/conflicts.py",
        '    return unicodedata.normalize("NFC", name)\n',
        "    return name\n",
        "storage/test_conflicts.py",
    ),
    Weakening(
        "a repair overwrites what was put in place",
        "storage/recovery.py",
        "refuse(signature(target) != seen)",
        "None",
        "storage/test_intruders.py",
    ),
    Weakening(
        "the library's name breaks the line",
        "library.py",
        "shown = one_line(str(folder), 1000)",
        "shown = str(folder)",
        "test_cli.py",
    ),
    Weakening(
        "a flood of brackets is searched for its place",
        "strict_json/parsing.py",
        "        if depth > _DEEPEST:",
        "        if depth < 0:",
        "strict_json/test_places.py",
    ),
    Weakening(
        "enter overtakes keys at home",
        "tui/screens/home.py",
        """"Study", tooltip=""",
        """"Study", priority=True, tooltip=""",
        "tui/test_flow.py",
        "typed_ahead",
    ),
    Weakening(
        "enter overtakes what is searched",
        "tui/screens/browse.py",
        "if written != self._searched_for:",
        "if not written:",
        "tui/test_browse.py",
        "stands_in_the_field",
    ),
    Weakening(
        "tab overtakes what is written",
        "tui/screens/writing.py",
        """"Flip and compare")""",
        """"Flip and compare", priority=True)""",
        "tui/test_flow.py",
        "overtaken",
    ),
    Weakening(
        "ctrl+q overtakes ticks",
        "tui/frame.py",
        '"q,ctrl+q"',
        '"q"',
        "tui/test_flow.py",
        "overtakes",
    ),
    Weakening(
        "keys on a screen being made",
        "tui/frame.py",
        "and not default_namespace.is_mounted",
        "and False",
        "tui/test_browse.py",
        "before_the_search",
    ),
    Weakening(
        "pages of a palette being made",
        "tui/frame.py",
        """action == "command_list" and""",
        "False and",
        "tui/test_app.py",
        "palette_before",
    ),
    Weakening(
        "no ctrl+q in a dialog",
        "tui/frame.py",
        "return self.screen.is_modal",
        "return False",
        "tui/test_app.py",
        "ctrl_q",
    ),
    Weakening(
        "ticks lost at the end of the day",
        "recite.py",
        "        self.leave(today)\n",
        "",
        "tui/test_study.py",
        "study_day",
    ),
    Weakening(
        "ticks of an earlier day",
        "recite.py",
        "draft.is_begun and draft.left == today",
        "draft.is_begun",
        "tui/test_study.py",
        "earlier_day",
    ),
    Weakening(
        "drafts taken for one another",
        "tui/app.py",
        "if begun <= self._asked_about:",
        "if begun and self._asked_about or not begun:",
        "tui/test_study.py",
        "asks_anew",
    ),
    Weakening(
        "words kept once one is done",
        "tui/screens/writing.py",
        "    def on_text_area_changed(",
        "    def never(",
        "tui/test_writing.py",
        "quitting",
    ),
    Weakening(
        "a fault told for ever",
        "tui/screens/home.py",
        """            self._fault = ""
        self.show()""",
        "            pass\n        self.show()",
        "tui/test_home.py",
        "spoken_of",
    ),
    Weakening(
        "an undo at the end not told",
        "tui/app.py",
        "if session.card is None:  # another",
        "if False:  # another",
        "tui/test_mark.py",
        "given_again",
    ),
]


def problems(weakening: Weakening) -> list[str]:
    """Return why this weakening cannot be tried."""
    tests = [f"tests/{name}" for name in weakening.tests.split()]
    reasons = [f"there is no {name}" for name in tests if not (ROOT / name).exists()]
    file = SOURCE / weakening.file
    if not file.exists():
        reasons.append(f"there is no {weakening.file}")
    elif (times := file.read_text(encoding="utf-8").count(weakening.old)) != 1:
        reasons.append(f"its place is {times} times in {weakening.file}")
    return [f"{weakening.name}: {problem}" for problem in reasons]


def is_noticed(weakening: Weakening) -> bool:
    """Weaken a copy of the checkout; return whether a test fails there."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "checkout"
        shutil.copytree(ROOT, copy, ignore=LEFT_BEHIND)
        target = copy / SOURCE.relative_to(ROOT) / weakening.file
        text = target.read_text(encoding="utf-8")
        target.write_text(text.replace(weakening.old, weakening.new), encoding="utf-8")
        tests = [f"tests/{name}" for name in weakening.tests.split()]
        ended = subprocess.run(
            [*PYTEST, "-k", weakening.only, *tests],
            cwd=copy,
            env={**os.environ, "PYTHONPATH": str(copy / "src")},
            capture_output=True,
            check=False,
        )
    if ended.returncode not in {0, 1}:  # neither all passed nor some failed
        raise SystemExit(ended.stdout.decode() + ended.stderr.decode())
    return ended.returncode == 1


def main() -> int:
    """Try each weakening, or those whose name has the given word; print what notices it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("word", nargs="?", default="")
    parser.add_argument("--places", action="store_true", help="only look for the places to weaken")
    arguments = parser.parse_args()
    if wrong := [problem for weakening in WEAKENINGS for problem in problems(weakening)]:
        print("\n".join(wrong), file=sys.stderr)
        return 1
    if arguments.places:
        return 0
    unnoticed = 0
    for weakening in WEAKENINGS:
        if arguments.word in weakening.name:
            noticed = is_noticed(weakening)
            unnoticed += not noticed
            by = weakening.tests if noticed else "NOT NOTICED"
            print(f"{weakening.name:<36}", by, flush=True)
    return 1 if unnoticed else 0


if __name__ == "__main__":
    sys.exit(main())
