"""Anki's backend without a screen: prints what `peers` asks for. Runs where `anki` is installed."""

import json
import resource
import sys
import time
from pathlib import Path

from anki.collection import Collection
from anki.scheduler.v3 import CardAnswer

folder, cards, looks = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
path = str(folder / "collection.anki2")
collection = Collection(path)
notetype = collection.models.by_name("Basic")
for at in range(cards):
    note = collection.new_note(notetype)
    note["Front"], note["Back"] = f"What is {at}, and why?", f"It is {at}. So."
    collection.add_note(note, 1)
settings = collection.decks.config_dict_for_deck_id(1)
settings["new"]["perDay"] = looks + 1
collection.decks.save(settings)
collection.close()

began = time.perf_counter()
collection = Collection(path)
queued = collection.sched.get_queued_cards()
opened = time.perf_counter() - began
took = []
for _ in range(looks):
    first = queued.cards[0]
    card = collection.get_card(first.card.id)
    card.start_timer()
    began = time.perf_counter()
    answer = collection.sched.build_answer(card=card, states=first.states, rating=CardAnswer.GOOD)
    collection.sched.answer_card(answer)
    queued = collection.sched.get_queued_cards()
    took.append(time.perf_counter() - began)
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"open": opened, "answer": took, "memory": memory}))
