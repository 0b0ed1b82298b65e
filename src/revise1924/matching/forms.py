"""Words that say one thing in several forms which no rule makes: tenses, short forms, numbers."""

import re

_IRREGULAR = """
    become became
    begin began begun
    big bigger biggest
    bind bound
    break broke broken
    bring brought
    build built
    buy bought
    catch caught
    child children
    choose chose chosen
    come came
    draw drew drawn
    drive drove driven
    eat ate eaten
    fall fell fallen
    feel felt
    fight fought
    find found
    flee fled
    forbid forbade forbidden
    foresee foresaw foreseen
    forget forgot forgotten
    get got gotten
    give gave given
    go went gone goes
    grow grew grown
    half halves
    hold held
    hot hotter hottest
    keep kept
    know knew known
    lead led
    lend lent
    low lowest
    lose lost
    make made
    man men
    mean meant
    pay paid
    rise rose risen
    run ran
    say said
    see saw seen
    sell sold
    send sent
    shoot shot
    shrink shrank shrunk
    speak spoke spoken
    spend spent
    stand stood
    strike struck
    take took taken
    teach taught
    tell told
    thin thinner thinnest
    think thought
    throw threw thrown
    understand understood
    wear wore worn
    win won
    withdraw withdrew withdrawn
    woman women
    write wrote written
    """

_COMPARED = """
    cheap clear close cold cool dear deep early easy fast few firm gentle great hard heavy high
    large late light long loose narrow near new old poor quick rich rough round safe sharp
    short slow small smooth soft soon steep strong thick tight warm weak wide young
    """

IRREGULAR = {
    form: line.split()[0] for line in _IRREGULAR.strip().splitlines() for form in line.split()[1:]
} | {
    re.sub("y$", "i", word.removesuffix("e")) + ending: word
    for word in _COMPARED.split()
    for ending in ("er", "est")
}
"""Past tenses, plurals and adjectives compared, and the word that each is of."""

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

_NUMBERS = """
    2 two both twice pair couple double
    3 three triple
    4 four quarter
    5 five
    6 six
    7 seven
    8 eight
    9 nine
    10 ten decade
    11 eleven
    12 twelve dozen
    13 thirteen
    14 fourteen
    15 fifteen
    16 sixteen
    17 seventeen
    18 eighteen
    19 nineteen
    20 twenty
    30 thirty
    40 forty
    50 fifty
    60 sixty
    70 seventy
    80 eighty
    90 ninety
    """

NUMBERS = {
    word: int(line.split()[0])
    for line in _NUMBERS.strip().splitlines()
    for word in line.split()[1:]
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
