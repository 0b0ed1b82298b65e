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
"""Stems of words that say little by themselves."""

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

ASIDES = frozenset({"as", "eg", "even", "like", "maybe", "perhaps", "possibly", "probably"})
"""With one of these begins what a point says by the way."""

ENDINGS = ("ing", "ed", "ly", "s", "tion", "ment", "ness", "ity", "er", "al", "ism", "ful", "ive")
"""Words that begin a sentence and end so are hardly names."""

ABBREVIATIONS = {
    "admin": "administration",
    "approx": "about",
    "co2": "carbon dioxide",
    "def": "definition",
    "econ": "economic",
    "esp": "especially",
    "govt": "government",
    "h2o": "water",
    "info": "information",
    "intl": "international",
    "max": "maximum",
    "min": "minimum",
    "msg": "message",
    "msgs": "messages",
    "natl": "national",
    "o2": "oxygen",
    "ppl": "people",
    "temp": "temperature",
    "ussr": "soviet union",
    "uk": "britain",
    "yr": "year",
    "yrs": "years",
    "1st": "first",
    "2nd": "second",
    "3rd": "third",
}
"""Those of which the beginning of the word is no hint, or too short a one."""

NUMBERS = {
    word: number
    for number, words in {
        2: "two both twice pair couple double",
        3: "three triple",
        4: "four quarter",
        5: "five",
        6: "six",
        7: "seven",
        8: "eight",
        9: "nine",
        10: "ten decade",
        11: "eleven",
        12: "twelve dozen",
        13: "thirteen",
        14: "fourteen",
        15: "fifteen",
        16: "sixteen",
        17: "seventeen",
        18: "eighteen",
        19: "nineteen",
        20: "twenty",
        30: "thirty",
        40: "forty",
        50: "fifty",
        60: "sixty",
        70: "seventy",
        80: "eighty",
        90: "ninety",
    }.items()
    for word in words.split()
}
"""Numbers as words; "one" is none, since it mostly counts nothing."""

SCALES = {
    "hundred": 100,
    "century": 100,
    "k": 1000,
    "thousand": 1000,
    "m": 10**6,
    "mn": 10**6,
    "million": 10**6,
    "bn": 10**9,
    "billion": 10**9,
}

SYNONYMS = """
    accept agree adopt
    achieve accomplish attain
    adapt suit fit match
    adequate enough sufficient
    advertisement advert ad
    aim goal purpose intention
    alarm worry frighten
    alcohol ethanol
    allow let permit enable
    ally partner
    appoint choose pick select assign name
    argument quarrel dispute debate row conflict disagreement
    army military soldier troops
    attack strike assault
    authority power control
    awful terrible
    ban forbid prohibit outlaw
    begin start launch introduce
    betray betrayal treason treachery traitor
    big large great huge
    bind oblige
    break breach violate
    build construct form
    business affair running
    camp prison
    cause reason
    cement strengthen consolidate secure
    centre middle
    change alter modify transform
    claim assert
    clear definite obvious plain
    colleague member
    completely fully entirely wholly
    continue carry
    contract agreement
    cost price expense
    criticise fault blame
    critical crucial decisive vital
    danger dangerous threat menace risk
    death die dead kill murder assassinate assassination shoot shot execute execution
    debt owe
    defence defend protect protection
    deport exile banish expel
    destroy kill ruin wreck end
    discover find
    display exhibit
    doctor fake falsify retouch alter manipulate edit
    drop abandon end scrap quit leave abolish
    duty obligation
    early soon
    economy economic
    effect consequence result outcome
    engulf swallow eat ingest
    environment surroundings habitat
    equal same
    excuse pretext justification
    expand grow growth increase rise
    expect foresee foresaw foreseen predict anticipate think
    expel throw thrown remove oust
    explain account
    fast quick rapid speedy swift
    father dad
    film movie cinema
    finish complete
    follow obey
    force compel coerce
    foreign abroad
    fill place pack
    free liberate
    friendly kind kindly benevolent
    gain win obtain
    germ pathogen microbe bacteria bacterium virus
    goods item ware product
    government state regime
    growth grow
    harm damage injure hurt
    hunt persecute
    hunger famine starvation
    illness disease sickness
    important significant major
    improve better
    infect infection
    inhibitor block
    job post position office
    keep retain maintain store
    know tell inform
    kind type sort
    land property
    lapse expire
    last permanent endure
    law statute legislation act
    leader head chief
    legacy heritage inheritance
    letter post mail
    level standard
    liver hepatic
    lower reduce decrease lessen
    main chief principal mostly mainly
    message communication
    money cash
    necessary necessaries essential
    offer proposal
    officer commander
    offspring children young descendant
    old veteran
    opposite reverse contrary
    ordinary normal common
    orders command
    painting picture portrait
    pass inherit transmit
    photo photograph picture
    poor needy
    promise pledge undertaking
    pay payment
    priority preference
    produce make yield generate give
    publish release
    quarter fourth
    reach attain catch
    react respond answer response
    rear back
    receive arrive
    recover regain
    release secrete emit give
    remote distant
    reward prize
    revere worship honour adore venerate
    revive restore bring
    rival opponent enemy competitor
    root source basis origin
    rule govern reign
    seat position
    separate isolate cut
    send sent
    show depict portray present
    side party
    split divide rift break
    steady constant stable
    step measure
    strong powerful
    sugar glucose
    supporter follower loyal ally backer
    support back favour
    supply provide
    temporary transitional provisional
    tight firm
    trait characteristic feature
    undo reverse
    union alliance
    units particles
    useful helpful
    value worth
    victim sufferer
    war conflict
    wealth rich
    whole overall total all
    withdraw revoke retract
    work labour
    world globe global
    """
"""A line is a group of words that may stand for each other in an exam."""

ANTONYMS = """
    above below
    affirm deny
    against favour
    allow forbid
    appear vanish
    approve disapprove
    attack defend
    before after
    begin end
    buy sell
    decrease increase
    dislike like
    dislike love
    early late
    easy hard
    enemy friend
    export import
    fall rise
    fast slow
    few most
    gain lose
    high low
    hot cold
    keep drop
    legal illegal
    lower raise
    lower increase
    maximum minimum
    oppose support
    permanent temporary
    permanent brief
    popular dislike
    reject accept
    release store
    revive abolish
    shrink grow
    strong weak
    succeed fail
    tight loose
    tighten loosen
    tighten weaken
    unpopular like
    unpopular popular
    victory defeat
    war peace
    win lose
    """
"""Two words of which one is said where the other is denied."""
