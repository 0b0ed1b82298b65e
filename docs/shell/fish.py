"""The completion for fish."""

from docs.shell.described import Argument, Command

_HEAD = """\
# Completes revise1924 in fish. `make shell` makes this file from the arguments.
# To have it:
#   revise1924 completion fish > ~/.config/fish/completions/revise1924.fish

function __revise1924_command -d 'Whether this command, or none, stands on the line'
    set -l words (commandline -opc)
    if contains -- "$words[2]" @COMMANDS@
        test "$words[2]" = $argv[1]
    else
        test study = $argv[1]
    end
end

complete -c revise1924 -f
"""


def completion(commands: list[Command]) -> str:
    """Return the file."""
    lines = [_HEAD.replace("@COMMANDS@", " ".join(command.name for command in commands))]
    for command in commands:
        about = _quoted(command.about)
        lines.append(
            f"complete -c revise1924 -n __fish_use_subcommand -a {command.name} -d {about}"
        )
    for command in commands:
        here = f"complete -c revise1924 -n '__revise1924_command {command.name}'"
        lines += [f"{here} {_option(option)}" for option in command.options]
        for place in command.places:
            if any(other.after for other in command.places) and place.words:
                lines.append(_after(command, command.name, place.words))
            elif words := _words(place):
                lines.append(f"{here} {words}")
            lines += [_after(command, word, values) for word, values in place.after.items()]
    return "\n".join(lines) + "\n"


def _after(command: Command, word: str, values: tuple[str, ...]) -> str:
    """Return what completes after this word."""
    there = f"'__revise1924_command {command.name}; and test (commandline -opc)[-1] = {word}'"
    return f"complete -c revise1924 -n {there} -a {_quoted(' '.join(values))}"


def _option(option: Argument) -> str:
    flags = [
        f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}" for flag in option.flags
    ]
    parts = [*flags, *(["-r"] if option.name else []), *filter(None, [_words(option)])]
    return " ".join([*parts, "-d", _quoted(option.about)])


def _words(argument: Argument) -> str:
    if argument.words:
        return f"-a {_quoted(' '.join(argument.words))}"
    if argument.kind == "decks":
        return "-F -k -a '(revise1924 decks --ids 2>/dev/null)'"
    return "-F" if argument.kind == "files" else ""


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
