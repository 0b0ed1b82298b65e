"""Files of other programs, and what a student expects of each.

A sample is `NAME.ending` in `tests/formats/samples`; beside it `NAME.expected.json` says by hand
what is to be found in it. What is empty may be left out there. "wishes" are those of the student.
"""

import io
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from revise1924.formats.found import Found, Wishes
from revise1924.formats.source import Source
from tests.support.places import ROOT

SAMPLES = ROOT / "tests" / "formats" / "samples"
_EXPECTED = ".expected.json"


def sample_path(name: str) -> Path:
    """Return the file of a sample, by its name with or without ending."""
    fits = (path for path in SAMPLES.glob(f"{name}*") if not path.name.endswith(_EXPECTED))
    (found,) = (path for path in fits if name in {path.name, path.stem})
    return found


def sample(name: str) -> Source:
    """Return the source that a sample is."""
    path = sample_path(name)
    return Source(io.BytesIO(path.read_bytes()), path.stem)


def expected(name: str) -> dict[str, Any]:
    """Return what a student expects of a sample, without what is empty, and without the wishes."""
    said = _said(name)
    said.pop("wishes", None)
    return _shortened(said)


def wishes(name: str) -> Wishes:
    """Return what the student wants of a sample."""
    return Wishes(**_said(name).get("wishes", {}))


def found_as_json(found: Found) -> dict[str, Any]:
    """Return what was found in the form of an expectation, without what is empty."""
    said = {**asdict(found), "remarks": [str(remark) for remark in found.remarks]}
    return _shortened(said)


def _said(name: str) -> dict[str, Any]:
    path = SAMPLES / f"{sample_path(name).stem}{_EXPECTED}"
    said: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return said


def _shortened(said: dict[str, Any]) -> dict[str, Any]:
    return dict(_not_empty(said))


def _not_empty(said: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in said.items():
        short = value
        if isinstance(value, list):
            short = [_shortened(each) if isinstance(each, dict) else each for each in value]
        if short:
            yield key, short
