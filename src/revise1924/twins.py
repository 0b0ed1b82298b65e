"""Files of which the decks have one id: none of them can be meant by it."""

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from revise1924.text import one_line


def twin_faults(decks: Mapping[Path, str]) -> dict[Path, str]:
    """Return what is wrong with the files whose decks have one id; `decks` are the ids of all."""
    of_id = defaultdict[str, list[Path]](list)
    for path, deck in decks.items():
        of_id[deck].append(path)
    faults = {}
    for path, deck in decks.items():
        others = [each for each in of_id[deck] if each != path]
        if others:
            more = f" and {len(others) - 1} more" if len(others) > 1 else ""
            fault = f'has the id "{deck}", as has {others[0]}{more}; give each an id of its own'
            faults[path] = one_line(fault, 1000)
    return faults
