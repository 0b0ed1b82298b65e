"""`revise1924 completion`: what lets a shell complete commands, options and decks."""

import argparse
from pathlib import Path

from revise1924.commands import DONE, Clock

FILES = {"bash": "revise1924.bash", "zsh": "_revise1924", "fish": "revise1924.fish"}
"""The file of each shell, in the folder `completions`; `make shell` makes them."""


def run(arguments: argparse.Namespace, clock: Clock) -> int:  # noqa: ARG001 - as all commands
    """Print the file of one shell; its first lines say where to put it."""
    folder = Path(__file__).parents[1] / "completions"
    print((folder / FILES[arguments.shell]).read_text(encoding="utf-8"), end="")
    return DONE
