"""The completion for zsh."""

from docs.shell.described import Argument, Command

_FRAME = r"""#compdef revise1924
# Completes revise1924 in zsh. `make shell` makes this file from the arguments.
# To have it, in a folder of your $fpath:
#   revise1924 completion zsh > ~/.zfunc/_revise1924
# or in ~/.zshrc, after compinit:
#   source <(revise1924 completion zsh)

_revise1924_decks() {
    local -a ids
    ids=(${(f)"$($program decks --ids 2>/dev/null)"})
    _describe deck ids
    _files -g '*.(json|md)'
}

_revise1924_value() {
    local -a found
    case $1 in
@VALUES@
    esac
    (( $#found )) && compadd -a found
}

_revise1924() {
    local program=$words[1] command=study
    local -a commands
    commands=(
@COMMANDS@
    )
    if (( CURRENT == 2 )); then
        _describe command commands
    elif (( ${commands[(I)${(b)words[2]}:*]} )); then
        command=$words[2]
        shift words
        (( CURRENT-- ))
    fi
    case $command in
@TABLE@
    esac
}

if [[ $funcstack[1] == _revise1924 ]]; then
    _revise1924 "$@"
else
    compdef _revise1924 revise1924
fi
"""

_ACTIONS = {"decks": "_revise1924_decks", "files": "_files", "none": ""}


def completion(commands: list[Command]) -> str:
    """Return the file."""
    names = "\n".join(
        f"        {_quoted(f'{command.name}:{command.about}')}" for command in commands
    )
    table = "\n".join(map(_row, commands))
    frame = _FRAME.replace("@COMMANDS@", names).replace("@TABLE@", table)
    values = "\n".join(
        f"        {before}) found=({' '.join(words)}) ;;"
        for command in commands
        for place in command.places
        for before, words in place.after.items()
    )
    return frame.replace("@VALUES@", values)


def _row(command: Command) -> str:
    specs = [_option(option) for option in command.options]
    specs += [_place(number, place) for number, place in enumerate(command.places, 1)]
    said = " \\\n                ".join(_quoted(spec) for spec in specs)
    return f"        {command.name})\n            _arguments -s \\\n                {said} ;;"


def _option(option: Argument) -> str:
    flags = option.flags if len(option.flags) == 1 else (option.flags[-1],)
    again = "*" if option.is_many else ""
    value = f"={_about(option)}:{option.name.lower()}:{_action(option)}" if option.name else ""
    return f"{again}{flags[0]}{value or _about(option)}"


def _place(number: int, place: Argument) -> str:
    which = "*" if place.is_many else f"{number}"
    needed = ":" if place.is_needed or place.is_many else "::"
    return f"{which}{needed}{place.name.lower()}:{_action(place)}"


def _about(option: Argument) -> str:
    about = option.about
    for sign in "\\[]:":
        about = about.replace(sign, f"\\{sign}")
    return f"[{about}]"


def _action(argument: Argument) -> str:
    if argument.after:
        return "{_revise1924_value $words[CURRENT-1]}"
    return f"({' '.join(argument.words)})" if argument.words else _ACTIONS[argument.kind]


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
