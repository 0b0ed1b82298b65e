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
        "            self._catch_up()\n",
        "            pass\n",
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
        "            self._back_up(saved.day)\n",
        "",
        "storage/test_recovery.py",
    ),
    Weakening(
        "bad bytes not kept",
        "storage/recovery.py",
        "                replace_file(aside, data)\n",
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
        "progress.py",
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
        "a key held down opens two sessions",
        "tui/app.py",
        "        if not self._home.is_active:",
        "        if False:",
        "tui/test_flow.py",
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
        "repair stops at the first bad review",
        "storage/salvage.py",
        "        place = end if review and end else start + 1\n",
        "        if review is None:\n            break\n        place = end or start + 1\n",
        "storage/test_salvage.py",
    ),
    Weakening(
        "a bad field of the head costs the others",
        "storage/salvage.py",
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
        "            self._back_up(study_day(now))\n",
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
        "wording.py",
        "{one_line(str(aside), 1000)}",
        "{aside}",
        "tui/test_recovery.py",
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
            [*PYTEST, *tests],
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
