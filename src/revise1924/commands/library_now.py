"""What the library comes to now, found once and kept for the next time it is asked."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from revise1924 import at_once
from revise1924.at_once import Answer
from revise1924.commands import print_error
from revise1924.errors import ReviseError
from revise1924.leitner import span_of, study_day
from revise1924.listing import Listing
from revise1924.paths import data_folder, shipped_deck
from revise1924.settings import SettingsFile, settings_file
from revise1924.several import in_short
from revise1924.storage.disk import make_folder, replace_file, saving, sweep


def answer_of(now: datetime) -> Answer:
    """Return it; what cannot be used of the settings is told. Raises as `Listing` does."""
    config = settings_file()
    files = [shipped_deck(), *([config] if config else [])]
    stands_on = at_once.all_in(str(data_folder()), list(map(str, files)), now)
    settings = SettingsFile(config)
    listing = Listing(now, new_a_day=settings.now.new_a_day)
    entries = listing.entries()
    sound = [each.summary for each in entries if each.summary and each.fault is None]
    line = in_short(sound, faults=len(entries) - len(sound))
    is_to_do = any(each.due or each.new or each.again for each in sound)
    answer = Answer(line, [each.deck for each in sound], is_to_do=is_to_do)
    if settings.fault:
        print_error(settings.fault)
    elif stands_on is not None and listing.holds_all_day and len(sound) == len(entries):
        _keep(at_once.as_kept(answer, stands_on, span_of(study_day(now))))
    return answer


def _keep(data: bytes) -> None:
    """Keep it; where that is not possible, the next time takes longer."""
    file = Path(at_once.kept_file())
    with suppress(ReviseError), saving(file):
        make_folder(file.parent)
        sweep(file)
        replace_file(file, data)
