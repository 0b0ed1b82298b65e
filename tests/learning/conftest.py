"""Whoever installs only what the tests need has no numpy, and simulates no students."""

from importlib.util import find_spec

collect_ignore_glob = [] if find_spec("numpy") and find_spec("fsrs") else ["test_*.py"]
