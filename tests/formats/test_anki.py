"""Packages of Anki: what is found in real ones, what goes out, and that it comes back."""

import io

import pytest

from revise1924.formats import anki
from tests.support.samples import expected, found_as_json, sample, wishes

SAMPLES = [
    "anki-new",
    "anki-legacy",
    "anki-scheduled",
    "anki-whole",
    "anki-whole-legacy",
    "anki-cloze",
    "anki-reversed",
    "genanki",
]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_real_package_is_understood_as_a_student_would(name: str) -> None:
    source = sample(name)
    assert anki.recognise(source)
    assert found_as_json(anki.find(source, wishes(name))) == expected(name)
