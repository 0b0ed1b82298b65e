"""When garbage is collected: seldom while an app runs, as before once it has ended."""

import gc

_before: list[tuple[bool, tuple[int, int, int]]] = []
"""For each app that runs: whether garbage was collected before it, and the thresholds of that."""


def collect_seldom() -> None:
    """Collect garbage seldom, and never look at what has been loaded up to now."""
    _before.append((gc.isenabled(), gc.get_threshold()))
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)  # a full collection is as long as five flips
    gc.enable()


def collect_as_before() -> None:
    """Collect garbage as before `collect_seldom`; do nothing where that was not called.

    What it kept out of the way is looked at again, or it would pile up where one process runs many
    apps.
    """
    if _before:
        was_enabled, thresholds = _before.pop()
        gc.unfreeze()
        gc.set_threshold(*thresholds)
        if not was_enabled:
            gc.disable()


def leave_to_the_system() -> None:
    """Never look again at what is loaded now: the process ends, and the system takes it all.

    Python would look at everything at its end, which takes longer than all else there.
    """
    gc.freeze()
