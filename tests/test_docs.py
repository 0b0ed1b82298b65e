"""What the docs say is so: commands, settings, links, files."""

import re
import shlex
from collections.abc import Iterator

import pytest

from revise1924.arguments import of_command, read
from revise1924.options import COMMANDS
from revise1924.settings import SETTINGS, Settings, value_of
from tests.support.docs import NAMES, code_of, prose_of, spans_of, text_of
from tests.support.places import ROOT

OTHERS = ["CONTRIBUTING.md", "benchmarks/README.md"]
"""Pages for those who work on the program: their links and files are looked at too."""

DECKS = {"cold-war", "cold-war.md", "french", "biology"}
"""Decks of which the docs speak."""

_COMMAND = re.compile(r"(?<![\w/.-])revise1924((?: [^`|>&;)$#]*)?)")
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_NO_WORD = re.compile(r"[^\w\- ]")


def commands() -> Iterator[tuple[str, list[str]]]:
    """Yield each command line of the docs: its page, and its arguments."""
    for name in NAMES:
        for line in code_of(name):
            for rest in _COMMAND.findall(line):
                said = re.split(r" {2,}", rest.rstrip())[0].translate(str.maketrans("", "", "[]"))
                if re.match(r" [^a-z-]", said) is None:  # as "revise1924 COMMAND"
                    yield name, shlex.split(said.replace("...", ""))


@pytest.mark.parametrize(
    ("page", "argv"), [pytest.param(*each, id=f"{each[0]}: {each[1]}") for each in commands()]
)
def test_a_command_in_the_docs_can_be_given(page: str, argv: list[str]) -> None:
    del page
    if argv and not argv[0].startswith("-"):
        assert argv[0] in {*COMMANDS, *DECKS}
    if argv[1:] or not COMMANDS.keys() & set(argv):  # a command alone may be a mere name
        read(argv)


def test_every_command_and_every_option_is_in_the_docs() -> None:
    told = "\n".join(line for name in NAMES for line in code_of(name))
    options = {
        option
        for command in COMMANDS
        for action in of_command(command)._actions
        for option in action.option_strings
        if option.startswith("--")
    }
    assert [each for each in COMMANDS if f"revise1924 {each}" not in told] == []
    assert [each for each in sorted(options) if not re.search(rf"{each}\b", told)] == []


def test_the_settings_in_the_docs_are_those_there_are_with_their_defaults() -> None:
    rows = re.findall(r"^\| `(\w+)` \| `(\S+)` \|", text_of("docs/settings.md"), re.MULTILINE)
    assert [key for key, _ in rows] == list(SETTINGS)
    assert {key: value_of(key, value) for key, value in rows} == {
        key: getattr(Settings(), key) for key in SETTINGS
    }


def anchors(name: str) -> set[str]:
    """Return what a link can lead to in a page: its headings, as their links are written."""
    headings = re.findall(r"^#+ (.*)$", prose_of(name), re.MULTILINE)
    return {_NO_WORD.sub("", heading.lower()).replace(" ", "-") for heading in headings}


def leads_somewhere(page: str, link: str) -> bool:
    path, _, heading = link.partition("#")
    target = ((ROOT / page).parent / path).resolve() if path else ROOT / page
    if not target.exists():
        return False
    return not heading or heading in anchors(target.relative_to(ROOT).as_posix())


@pytest.mark.parametrize("page", [*NAMES, *OTHERS])
def test_links_lead_somewhere(page: str) -> None:
    links = [link for link in _LINK.findall(prose_of(page)) if not link.startswith("https://")]
    assert [link for link in links if not leads_somewhere(page, link)] == []


@pytest.mark.parametrize("name", [*NAMES, *OTHERS])
def test_files_of_the_checkout_that_are_named_exist(name: str) -> None:
    tops = {path.name for path in ROOT.iterdir() if path.is_dir() and path.name != "data"}
    named = [span for span in spans_of(name) if span.partition("/")[0] in tops and "/" in span]
    assert [span for span in named if " " not in span and not (ROOT / span).exists()] == []


@pytest.mark.parametrize("page", [name for name in NAMES if name != "README.md"])
def test_every_page_can_be_reached_from_the_readme(page: str) -> None:
    assert f"]({page}" in text_of("README.md")


def test_variables_in_the_docs_are_heeded_by_the_program() -> None:
    source = "\n".join(path.read_text() for path in (ROOT / "src").rglob("*.py"))
    named = {each for name in NAMES for each in re.findall(r"REVISE1924_\w+", text_of(name))}
    assert named == set(re.findall(r"REVISE1924_\w+", source))
