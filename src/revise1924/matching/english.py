"""What is known of English: small tables, of school English and of no subject.

Decks in other languages do without them; what is compared there is the words themselves.
"""

FILLER = frozenset(
    """a about after again ago all almost already also am among an and any anybody anyone anything
    are around as at be because been being both but by can could did do does doing done down
    during each e either else even ever every everybody everyone everything few for from g had
    hardly has have having he her here hers him his how i if in instead into is it its just
    least less many me more most much my nearly no nor not of off often on once one ones only
    or other others our out over own per perhaps quite rather really s same she should simply
    since so some somebody someone something somewhere still such than that the their them
    themselves then there therefore these they thing things this those though through thus to
    together too towards under unless until up upon us v very via vs was we were what when
    where whereas whether which while who whoever whom whose why will with within without
    would yet you your""".split()  # noqa: SIM905
)
"""Words that say nothing by themselves."""

LIGHT = frozenset(
    """act amount become begin bring call case come consider far find first get give go good great
    happen have help hold important keep know lead let like long look make may mean might must
    need new number part people place point put reason say see seem set show start suppose
    take tell think time try turn use want way well work year""".split()  # noqa: SIM905
)
"""Words that say little by themselves."""

NEGATIONS = frozenset(
    """not no never nobody none nothing neither nor cannot few hardly scarcely barely without arent
    cant couldnt didnt doesnt dont hadnt hasnt havent isnt mustnt neednt shouldnt wasnt werent
    wont wouldnt""".split()  # noqa: SIM905
)
"""What denies the words after it, to the end of the clause."""

NO_NEGATION = frozenset({"doubt", "just", "matter", "only", "wonder"})
"""After "not" or "no" these make no negation."""

FAILINGS = frozenset(
    """absence absent cease fail failed fails instead lack lacked lacking lacks missing stop stopped
    stops than unable unless unlike""".split()  # noqa: SIM905
)
"""What half denies, or compares: a clause with one of these is neither affirmed nor denied."""

CLAUSES = frozenset(
    """and although because but if or since so though unless until whereas which while who whose
    yet""".split()  # noqa: SIM905
)
"""Words with which a clause begins."""

RELATIVES = frozenset({"which", "who", "whose"})
"""Those of them whose clause goes with the one before: what is denied there is open here."""

DETERMINERS = frozenset(
    """a an another both each every few her his its many most no our some the their these this
    those""".split()  # noqa: SIM905
)
"""With one of these begins a noun, mostly a subject where it begins a clause."""

AUXILIARIES = frozenset(
    """are can could did does had has have is may might must should was were will
    would""".split()  # noqa: SIM905
)
"""Verbs that stand right after their subject."""

FRONTS = frozenset(
    """according after as at before by despite during for from in on since through to under
    until with without""".split()  # noqa: SIM905
)
"""What begins with one of these waits for the statement that it goes with."""

PLACES = frozenset({"at", "in", "on", "since"})
"""What follows one of these says where or when, and acts upon nobody."""

PERSONS = frozenset({"he", "her", "his", "she", "their", "they"})
"""Words for somebody who has been named before."""

TURNS = ("into", "from", "over", "than", "before", "after")
"""Words whose two sides are not the same the other way round."""

ASIDES = frozenset({"as", "eg", "even", "like", "maybe", "perhaps", "possibly", "probably"})
"""With one of these begins what a point says by the way."""

ENDINGS = ("ing", "ed", "ly", "s", "tion", "ment", "ness", "ity", "er", "al", "ism", "ful", "ive")
"""Words that begin a sentence and end so are hardly names."""
