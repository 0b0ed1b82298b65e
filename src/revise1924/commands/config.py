"""`revise1924 config`: the settings, and where they lie."""

import argparse
import json
from dataclasses import asdict

from revise1924.commands import DONE, Clock, print_error
from revise1924.errors import UsageError
from revise1924.settings import SETTINGS, SettingsFile, settings_file, toml, value_of
from revise1924.text import one_line


def run(arguments: argparse.Namespace, clock: Clock) -> int:  # noqa: ARG001 - as all commands
    """Print the settings or one of them, or change one."""
    file = SettingsFile(settings_file())
    if arguments.value is not None:
        _change(file, arguments.key, arguments.value)
        return DONE
    if file.fault:
        print_error(file.fault)
    if arguments.key is not None:
        _print_one(file, arguments.key, as_json=arguments.json)
    elif arguments.json:
        print(json.dumps({"file": file.path and str(file.path), **asdict(file.now)}, indent=2))
    else:
        _print_all(file)
    return DONE


def _change(file: SettingsFile, key: str, said: str) -> None:
    """Change a setting; raises UsageError for what is none, and as `SettingsFile.take` does."""
    value = value_of(key, said)
    if key == "theme":
        # Only the app knows its themes, and they take a quarter of a second.
        from revise1924.tui.themes import known  # noqa: PLC0415

        known(str(value))
    if file.path is None:
        raise UsageError(
            "there is no home folder to keep your settings in",
            remedy="Say with $REVISE1924_CONFIG_DIR which folder to use.",
        )
    file.take(key, value)


def _print_one(file: SettingsFile, key: str, *, as_json: bool) -> None:
    if key not in SETTINGS:
        value_of(key, "")  # says which there are
    value = getattr(file.now, key)
    print(json.dumps(value) if as_json or not isinstance(value, str) else one_line(value))


def _print_all(file: SettingsFile) -> None:
    said = {key: f"{key} = {toml(value)}" for key, value in asdict(file.now).items()}
    width = max(map(len, said.values()))
    for key, setting in SETTINGS.items():
        print(f"{said[key]:<{width}}  {setting.about}")
    there_is_none = "There is no home folder to keep them in."
    print(f"\n{one_line(f'File: {file.path}', 1000) if file.path else there_is_none}")
