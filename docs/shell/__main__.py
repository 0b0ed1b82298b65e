"""Write the files for shells and for `man`: `make shell`."""

from pathlib import Path

from docs.shell import bash, fish, man, zsh
from docs.shell.described import commands
from revise1924.commands.completion import FILES

ROOT = Path(__file__).parents[2]
COMPLETIONS = "src/revise1924/completions"
MAN = "docs/revise1924.1"


def made() -> dict[str, str]:
    """Return the text of every file, by its path in the checkout."""
    known = commands()
    texts = {"bash": bash.completion, "zsh": zsh.completion, "fish": fish.completion}
    files = {f"{COMPLETIONS}/{FILES[shell]}": text(known) for shell, text in texts.items()}
    return {**files, MAN: man.page(known)}


def main() -> None:
    """Write them."""
    for path, text in made().items():
        (ROOT / path).write_text(text, encoding="utf-8")
        print(path)


if __name__ == "__main__":
    main()
