"""The tests; what they share is in `tests.support`, whose asserts pytest is to explain too."""

import pytest

pytest.register_assert_rewrite("tests.support")
