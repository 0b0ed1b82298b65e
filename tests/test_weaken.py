"""The weakenings of `tests.weaken` still find what they are to weaken."""

import pytest

from tests.support.places import ROOT
from tests.weaken import WEAKENINGS, Weakening


@pytest.mark.parametrize("weakening", WEAKENINGS, ids=[each.name for each in WEAKENINGS])
def test_the_place_to_weaken_is_there_once(weakening: Weakening) -> None:
    text = (ROOT / "src" / "revise1924" / weakening.file).read_text(encoding="utf-8")
    assert text.count(weakening.old) == 1
    for name in weakening.tests.split():
        assert (ROOT / "tests" / name).exists()
