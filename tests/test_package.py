"""The package as others get it: built, installed elsewhere, run outside the checkout."""

import json
import os
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

from revise1924.commands.completion import FILES
from revise1924.paths import shipped_deck
from tests.support.places import ROOT, SHIPPED


def run(*command: object, cwd: Path, **env: str) -> str:
    """Run a command that has to succeed; return what it printed."""
    ended = subprocess.run(
        [str(each) for each in command],
        cwd=cwd,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


def build(kind: str, source: Path, out: Path) -> Path:
    """Build the wheel or sdist of `source`, with what is installed here."""
    run(sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", out, cwd=source)
    (built,) = out.iterdir()
    return built


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def wheel_of_sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    sdist = build("sdist", ROOT, tmp_path_factory.mktemp("sdist"))
    unpacked = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(sdist) as archive:
        archive.extractall(unpacked, filter="data")
    (source,) = unpacked.iterdir()
    return build("wheel", source, tmp_path_factory.mktemp("wheel-of-sdist"))


def fresh_environment(folder: Path, wheel: Path, *options: object) -> Path:
    """Make a virtual environment, install `wheel` into it, return its folder of programs."""
    run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder.parent)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    pip = [sys.executable, "-m", "pip", "--python", programs / "python", "install", "-q"]
    run(*pip, *options, wheel, cwd=folder.parent)
    return programs


def runs_on_the_shipped_deck(programs: Path, cwd: Path, **env: str) -> None:
    """Check that the program of an environment finds its deck there, not in the checkout."""
    where = "from revise1924.paths import shipped_deck; print(shipped_deck())"
    deck = Path(run(programs / "python", "-c", where, cwd=cwd, **env).strip())
    assert deck.is_relative_to(programs.parent)
    status = json.loads(run(programs / "revise1924", "status", "--json", cwd=cwd, **env))
    assert status["counts"] == {"cards": 7, "points": 22, "new": 7, "due": 0, "aside": 0}


def test_the_checkout_finds_the_deck_at_its_top() -> None:
    assert shipped_deck() == SHIPPED


def test_the_wheel_holds_what_the_program_shells_and_checkers_need(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    held = {"revise1924/data/cards.json", "revise1924/py.typed", "revise1924/tui/revise.tcss"}
    held |= {f"revise1924/completions/{file}" for file in FILES.values()}
    held |= {f"revise1924/web/page/page.{kind}" for kind in ("html", "css", "js")}
    assert held <= names
    assert any(name.endswith(".data/data/share/man/man1/revise1924.1") for name in names)
    assert not any(name.startswith(("data/", "tests/", "src/")) for name in names)


@pytest.mark.parametrize("built", ["wheel", "wheel_of_sdist"])
def test_a_wheel_installed_elsewhere_runs(
    built: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """What it depends on is lent by the environment that runs the tests."""
    wheel: Path = request.getfixturevalue(built)
    programs = fresh_environment(tmp_path / "venv", wheel, "--no-deps", "--no-index")
    assert any(tmp_path.rglob("revise1924-*.dist-info/licenses/LICENSE"))
    runs_on_the_shipped_deck(programs, tmp_path, PYTHONPATH=sysconfig.get_path("purelib"))


@pytest.mark.registry
def test_a_wheel_installed_elsewhere_brings_what_it_depends_on(wheel: Path, tmp_path: Path) -> None:
    pins = ("-c", ROOT / "constraints.txt")
    programs = fresh_environment(tmp_path / "venv", wheel, *pins)
    runs_on_the_shipped_deck(programs, tmp_path, PYTHONPATH="")
