"""The hosted checks run on every Python that the package claims, by the script all others use."""

import json
import re
import tomllib

from tests.support.places import ROOT

WORKFLOW = (ROOT / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CLAIMED = re.findall(
    r"^Programming Language :: Python :: (3\.\d+)$", "\n".join(PROJECT["classifiers"]), re.MULTILINE
)


def the_only(pattern: str) -> str:
    """Return what the group of `pattern` holds in the one line of the workflow that matches."""
    (found,) = re.findall(rf"^ *(?:- )?{pattern}$", WORKFLOW, re.MULTILINE)
    return str(found)


def test_the_hosted_checks_run_on_the_pythons_that_the_classifiers_claim() -> None:
    # A list of JSON is one of YAML too; without its quotes 3.10 would be the number 3.1.
    assert json.loads(the_only(r"python: (\[.*\])")) == CLAIMED
    assert the_only(r"python-version: (.*)") == "${{ matrix.python }}"


def test_the_hosted_checks_run_the_script_that_every_change_has_to_pass() -> None:
    assert the_only(r"run: (.*)") == "bash .ci/run"


def test_the_oldest_python_claimed_is_the_oldest_that_may_install_the_package() -> None:
    assert PROJECT["requires-python"] == f">={CLAIMED[0]}"


def test_the_readme_names_the_pythons_that_the_classifiers_claim() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"on Linux with Python {CLAIMED[0]} to {CLAIMED[-1]}" in " ".join(readme.split())
    minors = [int(each.removeprefix("3.")) for each in CLAIMED]
    assert minors == list(range(minors[0], minors[-1] + 1))
