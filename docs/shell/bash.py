"""The completion for bash; it needs nothing but bash 3.2, which macOS still has."""

from docs.shell.described import Argument, Command

_FRAME = r"""# Completes revise1924 in bash. `make shell` makes this file from the arguments.
# To have it:
#   revise1924 completion bash > ~/.local/share/bash-completion/completions/revise1924
# or, without the package bash-completion, in ~/.bashrc:
#   eval "$(revise1924 completion bash)"

_revise1924() {
    local program=${COMP_WORDS[0]} word=${COMP_WORDS[COMP_CWORD]}
    local before=${COMP_WORDS[COMP_CWORD - 1]}
    local commands='@COMMANDS@'
    local command=study first=1 flags values places kind option at place=0

    if [[ $COMP_CWORD -gt 1 && " $commands " == *" ${COMP_WORDS[1]} "* ]]; then
        command=${COMP_WORDS[1]} first=2
    fi
    # What each takes: options, those of them with a value, and the words beside them.
    case $command in
@TABLE@
    esac

    for ((at = first; at < COMP_CWORD; at++)); do
        kind=
        for option in $values; do
            [[ ${COMP_WORDS[at]} == "${option%%=*}" ]] && kind=${option#*=}
        done
        if [[ -n $kind ]]; then
            ((at++))
        elif [[ ${COMP_WORDS[at]} != -* ]]; then
            ((place++))
        fi
    done
    if ((at == COMP_CWORD)); then # else the word is an option's value
        kind=
        for option in $places; do
            if ((place-- == 0)) || [[ $option == *+ ]]; then
                kind=${option%+}
                break
            fi
        done
        [[ $word == -* ]] && kind=flags
    fi

    local IFS=$' \t\n' found=
    case $kind in
        flags) found=$(compgen -W "$flags" -- "$word") ;;
        decks) found=$(compgen -W "$("$program" decks --ids 2>/dev/null)" -- "$word") ;;
        none) ;;
        files) ;;
        *) found=$(compgen -W "${kind//,/ }" -- "$word") ;;
    esac
    if ((COMP_CWORD == 1)) && [[ $word != -* ]]; then
        found+=$'\n'$(compgen -W "$commands" -- "$word")
    fi
    if [[ $kind == files || $kind == decks && $found != *[!$'\n']* ]]; then
        found=$(compgen -f -- "$word")
        compopt -o filenames 2>/dev/null
    fi
    IFS=$'\n'
    COMPREPLY=($found)
}

complete -F _revise1924 revise1924
"""


def completion(commands: list[Command]) -> str:
    """Return the file."""
    names = " ".join(command.name for command in commands)
    table = "\n".join(map(_row, commands))
    return _FRAME.replace("@COMMANDS@", names).replace("@TABLE@", table)


def _row(command: Command) -> str:
    flags = " ".join(flag for option in command.options for flag in option.flags)
    values = " ".join(
        f"{flag}={_kind(option)}"
        for option in command.options
        if option.name
        for flag in option.flags
    )
    for place in command.places:
        for before, words in place.after.items():  # as a flag before its value
            values += f" {before}={','.join(words)}"
    places = " ".join(_kind(place) + ("+" if place.is_many else "") for place in command.places)
    indent = " " * 12
    return (
        f"        {command.name})\n{indent}flags='{flags}'\n"
        f"{indent}values='{values.strip()}'\n{indent}places='{places}' ;;"
    )


def _kind(argument: Argument) -> str:
    return ",".join(argument.words) if argument.words else argument.kind
