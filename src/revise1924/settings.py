"""What the student has settled once for all decks: `config.toml`.

The file is the student's. What the program does not know in it stays as it is, and what it cannot
use is told and left alone; the default counts then.
"""

import json
import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from revise1924.errors import Fault, ReviseError, SettingsError, UnreadableError, UsageError
from revise1924.leitner import NEW_A_DAY
from revise1924.paths import config_folder
from revise1924.toml_lines import lines_of, with_line

MOST_NEW = 1000
"""New cards a study day that can be settled on, at most."""

GLYPHS = ("unicode", "plain")

Value = str | int | bool

_MOST_BYTES = 1 << 20
_LONGEST_THEME = 100
_UNTIL_THEN = "Until that is mended, the default counts."
_BY_HAND = "Mend the file, or delete it to have the defaults."
_HEADING = "# Settings of revise1924. What is left out, or stands behind a #, has its default.\n"
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_WORDS = {"true": True, "on": True, "yes": True, "false": False, "off": False, "no": False}


def _usual_glyphs() -> str:
    """Return the signs that the terminal's font has: that of the Linux console lacks many."""
    return "plain" if os.environ.get("TERM", "").startswith("linux") else "unicode"


@dataclass(frozen=True)
class Settings:
    """What is settled; as it stands here where the student has not said otherwise."""

    theme: str = "revise-dark"
    new_a_day: int = NEW_A_DAY
    motion: bool = True
    glyphs: str = field(default_factory=_usual_glyphs)
    accessible: bool = False


class Setting(NamedTuple):
    """One setting, as its file and its command have it."""

    about: str
    """What it does, as a sentence."""
    takes: str
    """What it can be, in words."""
    is_one: Callable[[Any], bool]
    """Tells whether a value can be this setting's."""


def _is_name(value: object) -> bool:
    return isinstance(value, str) and value.isprintable() and 0 < len(value) <= _LONGEST_THEME


def _is_number(value: object) -> bool:
    return type(value) is int and 0 <= value <= MOST_NEW


def _is_switch(value: object) -> bool:
    return isinstance(value, bool)


def _is_glyphs(value: object) -> bool:
    return value in GLYPHS


SETTINGS = {
    "theme": Setting("The colours.", "the name of a theme", _is_name),
    "new_a_day": Setting(
        "New cards a day in each deck; more where an exam is too near.",
        f"a number from 0 to {MOST_NEW}",
        _is_number,
    ),
    "motion": Setting("Short motions, as when a card is flipped.", "true or false", _is_switch),
    "glyphs": Setting(
        "Signs: plain where the font lacks some, as on the Linux console.",
        "unicode or plain",
        _is_glyphs,
    ),
    "accessible": Setting(
        "Cards line by line, for screen readers and braille.", "true or false", _is_switch
    ),
}
"""Every setting by its key, in the order of the file."""


def value_of(key: str, said: str) -> Value:
    """Return the value that a student has `said` for a setting; raises UsageError for no such."""
    setting = SETTINGS.get(key)
    if setting is None:
        raise UsageError(f'there is no setting "{key}"', remedy=f"There are {', '.join(SETTINGS)}.")
    default, value = getattr(Settings(), key), said.strip()
    found: Value = value
    if isinstance(default, bool):
        found = _WORDS.get(value.lower(), value)
    elif isinstance(default, int) and value.isascii() and value.isdigit() and len(value) < 5:
        found = int(value)
    if not setting.is_one(found):
        raise UsageError(f'{key} is {setting.takes}, not "{said}"')
    return found


class SettingsFile:
    """The settings of a student and the file that keeps them."""

    def __init__(self, path: Path | None) -> None:
        """Read the file at `path`; with None there is none, and nothing is kept. Never raises."""
        self.path = path
        self.now = Settings()
        """What is settled."""
        self.fault: ReviseError | None = None
        """What cannot be used of the file; None where all can."""
        if path is None or not _is_there(path):
            return
        try:
            text = _text(path)
            said = _parsed(text, path)
        except ReviseError as error:
            # What would not be looked at may not be there after all.
            is_gone = isinstance(error.__cause__, FileNotFoundError) and not path.is_symlink()
            self.fault = None if is_gone else error
            return
        faults = []
        for key, setting in SETTINGS.items():
            if key not in said:
                continue
            if setting.is_one(said[key]):
                self._set({key: said[key]})
            else:
                faults.append(_unusable(key, setting, text))
        if faults:
            self.fault = SettingsError(path, faults, remedy=_UNTIL_THEN)

    def take(self, key: str, value: Value) -> None:
        """Have this value from now on, and keep it.

        Raises SaveError, UnreadableError and SettingsError where it counts but cannot be kept.
        """
        self._set({key: value})
        if self.path is not None:
            _keep(self.path, key, value)

    def _set(self, said: dict[str, Any]) -> None:
        self.now = replace(self.now, **said)


def settings_file() -> Path | None:
    """Return where the settings lie; None where the user has no home folder."""
    folder = config_folder()
    return folder and folder / "config.toml"


def toml(value: Value) -> str:
    """Return a value as the file has it."""
    return json.dumps(value, ensure_ascii=False)  # what JSON writes of these, TOML reads


def _is_there(path: Path) -> bool:
    """Tell whether there may be a file; where there is none, nothing need be imported."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError):
        return True  # reading it says why
    return True


def _text(path: Path) -> str:
    """Return what the file says; raises UnreadableError and SettingsError."""
    # Most students have no file: this and what reads TOML take 10 ms.
    from revise1924.storage.disk import read_bytes  # noqa: PLC0415

    try:
        data = read_bytes(path, _MOST_BYTES)
    except UnreadableError as error:
        error.what += "; until it can be, the settings have their defaults"
        raise
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SettingsError(path, [Fault("is no UTF-8 text", line=line)], remedy=_BY_HAND) from None


def _parsed(text: str, path: Path) -> dict[str, Any]:
    """Return what a text says, by its keys; raises SettingsError where it is no TOML."""
    import tomllib  # noqa: PLC0415 - as above

    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        what = str(error) or "is nested too deep"
        place = _PLACE.search(what)
        line = place and int(place[1] or text.count("\n") + 1)
        fault = Fault(f"is no TOML: {what[: place.start()] if place else what}", line=line)
        raise SettingsError(path, [fault], remedy=_BY_HAND) from None


def _unusable(key: str, setting: Setting, text: str) -> Fault:
    lines = lines_of(key, text)
    return Fault(f"should be {setting.takes}", key, lines[0] + 1 if lines else None)


def _keep(path: Path, key: str, value: Value) -> None:
    """Write one setting into the file, and leave all else in it as it is."""
    from revise1924.storage.disk import make_folder, replace_file, saving, sweep  # noqa: PLC0415

    before = _text(path) if _is_there(path) else _all_defaults()
    _parsed(before, path)
    about = f"{SETTINGS[key].about} {_takes(key)}"
    after = with_line(before, key, toml(value), about)
    try:
        is_kept = _parsed(after, path).get(key) == value
    except SettingsError:  # the value goes on in other lines, say
        is_kept = False
    if not is_kept:
        what = f"is written in a way that cannot be changed from here; make it {toml(value)}"
        raise SettingsError(path, [Fault(what, key)], remedy="Change it in the file.")
    with saving(path, "the setting counts for now but was not saved"):
        target = path.resolve()  # a link to where a student keeps such files stays one
        make_folder(target.parent)
        sweep(target)
        replace_file(target, after.encode())


def _takes(key: str) -> str:
    takes = SETTINGS[key].takes
    return f"{takes[0].upper()}{takes[1:]}."


def _all_defaults() -> str:
    """Return a file in which every setting is told and none is set."""
    parts = [
        f"\n# {setting.about} {_takes(key)}\n# {key} = {toml(getattr(Settings(), key))}\n"
        for key, setting in SETTINGS.items()
    ]
    return "".join([_HEADING, *parts])
