"""The page of the manual, in the macros that `man` has everywhere."""

from docs.shell.described import Argument, Command
from revise1924 import __version__
from revise1924.commands import BAD_USAGE, DONE, FAULTS, NOTHING_DUE

_EXITS = {
    DONE: "Done.",
    FAULTS: "A check found faults, or the app failed.",
    BAD_USAGE: "Bad usage or bad input.",
    NOTHING_DUE: "Nothing is to study now, where status \\-\\-exit\\-code asks for that.",
}

_ENVIRONMENT = {
    "REVISE1924_DATA_DIR": "The folder of your decks and your progress.",
    "REVISE1924_CONFIG_DIR": "The folder of config.toml, your settings.",
    "TEXTUAL_THEME": "The theme of this run, before the one in the settings.",
    "VISUAL, EDITOR": "The editor in which decks and cards are written.",
    "NO_COLOR": "If set, no colours.",
}

_HELP = ("--help",)
"""Every command has it: the lines of usage leave it out."""

_HEAD = f"""\
.\\" Made by `make shell` from the arguments.
.TH REVISE1924 1 "" "revise1924 {__version__}" "User Commands"
.SH NAME
revise1924 \\- revise for an exam in the terminal, point by point
.SH SYNOPSIS
.B revise1924
[\\fICOMMAND\\fR] [\\fIARGUMENTS\\fR]
.SH DESCRIPTION
Without a command it opens your decks, or the one there is.
\\fIDECK\\fR is the path of a deck file, or the id of one in your library.
Every point of an answer is scored, and the boxes know the exam date.
.SH COMMANDS
"""


def page(commands: list[Command]) -> str:
    """Return the page."""
    parts = [_HEAD, *map(_section, commands), ".SH EXIT STATUS\n"]
    parts += [f".TP\n.B {code}\n{about}\n" for code, about in _EXITS.items()]
    parts += [".TP\n.B 128+n\nEnded by signal n.\n", ".SH ENVIRONMENT\n"]
    parts += [f".TP\n.B {name}\n{_text(about)}\n" for name, about in _ENVIRONMENT.items()]
    return "".join(parts)


def _section(command: Command) -> str:
    arguments = [each for each in (*command.options, *command.places) if each.flags[-1:] != _HELP]
    usage = " ".join(map(_usage, arguments))
    about = f"{command.about[0].upper()}{command.about[1:]}."
    parts = [f".SS {command.name}\n.B revise1924 {command.name}\n{usage}\n.PP\n{_text(about)}\n"]
    parts += [_argument(each) for each in (*command.places, *command.options) if each.about]
    parts.append(f".PP\nExample:\n.PP\n.nf\n    revise1924 {_text(command.example)}\n.fi\n")
    return "".join(parts)


def _usage(argument: Argument) -> str:
    said = _said(argument.flags[-1] if argument.flags else "", argument.name)
    many = "..." if argument.is_many else ""
    return f"{said}{many}" if argument.is_needed else f"[{said}]{many}"


def _argument(argument: Argument) -> str:
    flags = argument.flags or ("",)
    said = ", ".join(_said(flag, argument.name) for flag in flags)
    return f".TP\n{said}\n{_text(argument.about)}\n"


def _said(flag: str, name: str) -> str:
    parts = [f"\\fB{_text(flag)}\\fR" if flag else "", f"\\fI{_text(name)}\\fR" if name else ""]
    return " ".join(part for part in parts if part)


def _text(text: str) -> str:
    """Return a text that is none of roff's own."""
    said = text.replace("\\", "\\e").replace("-", "\\-").replace("~", "\\(ti").replace("…", "...")
    return f"\\&{said}" if said.startswith((".", "'")) else said
