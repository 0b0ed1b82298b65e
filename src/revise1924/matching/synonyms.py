"""Which words may stand for each other, and which deny each other: school English, no subject."""

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
    centre central middle
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
    day daily everyday
    death die dead kill murder assassinate assassination shoot shot execute execution
    debt owe
    defence defend protect protection
    deport exile banish expel
    destroy kill ruin wreck end
    discover find
    dislike hate detest
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
    rest remainder
    root source basis origin
    rule govern reign
    run manage handle administer
    seat position
    separate isolate cut
    send sent
    show depict portray present
    side party
    split divide rift break
    small low
    steady constant stable
    step measure
    successor heir
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

OPPOSITES = """
    above over / below under
    accept agree / reject refuse decline
    advance / retreat withdraw
    affirm confirm / deny
    alive / dead
    allow let permit enable / forbid ban prohibit
    appear emerge / vanish disappear
    appoint promote fill / dismiss remove
    approve favour / disapprove against
    attack / defend
    before / after
    begin start / end finish stop
    borrow / lend
    buy purchase / sell
    cheap / dear expensive costly
    combine join / split divide separate
    create build found establish / destroy abolish dissolve
    deep / shallow
    double / halve half
    downstream / upstream
    early soon / late
    easy simple / hard difficult
    fast quick rapid swift / slow sluggish
    friend ally / enemy rival
    gain win succeed / lose fail
    gentle / steep
    harm hurt / help benefit protect
    high / low lower
    hot warm / cold cool
    hour / day daily / week / month / year
    import / export
    include / exclude
    inside / outside
    keep preserve retain maintain / destroy drop scrap abandon abolish
    large big huge / small tiny
    legal / illegal
    long lengthen / short shorten
    love like admire popular / hate dislike unpopular
    maximum / minimum
    north northern / south southern / east eastern / west western
    permanent / temporary brief
    red / blue / green / yellow / black / white
    release emit / absorb store
    revive / abolish
    rise raise grow increase up more / fall shrink decrease reduce lower decline cut down less
    spend / save
    stay remain / die vanish
    strong powerful strengthen / weak weaken
    support back / oppose
    tax / subsidise
    tight tighten / loose loosen weaken
    victory / defeat
    war / peace
    wide broad / narrow
    """
"""What is on the sides of a line denies each other: where one is said, the others are not."""
