"""Words for people, and words for what befalls them: which counts are lives, and under which one word they compare."""

from reader.model.lexicon.inline_words import wordset

PEOPLE = wordset(
    """
    people persons individuals men women children kids boys girls babies infants toddlers teenagers teens youths
    adults pensioners elderly seniors students pupils teachers professors schoolchildren schoolgirls schoolboys
    graduates workers employees staff staffers labourers laborers miners drivers farmers fishermen fishers nurses
    doctors medics paramedics physicians patients engineers scientists researchers journalists reporters
    correspondents editors lawyers judges jurors prosecutors officers officials police policemen policewomen
    deputies agents guards soldiers troops servicemen servicewomen personnel recruits conscripts reservists sailors
    marines airmen pilots paratroopers commandos fighters militants rebels insurgents gunmen terrorists jihadists
    mercenaries militiamen combatants attackers assailants suspects prisoners inmates detainees captives hostages
    convicts defendants criminals smugglers traffickers victims survivors casualties fatalities dead wounded injured
    bodies deaths civilians residents citizens villagers inhabitants locals families migrants refugees immigrants
    emigrants asylum-seekers seekers evacuees expatriates expats deportees pilgrims worshippers worshipers
    protesters protestors demonstrators marchers activists campaigners supporters opponents followers believers fans
    spectators viewers visitors tourists travellers travelers passengers crew crewmembers commuters guests attendees
    delegates participants competitors athletes players footballers voters electors respondents taxpayers consumers
    customers users subscribers shoppers clients members lawmakers senators congressmen legislators politicians
    ministers ambassadors diplomats envoys councillors councilors mps meps republicans democrats conservatives
    governors mayors leaders candidates nominees heirs americans russians ukrainians israelis palestinians syrians
    afghans iraqis iranians britons britishers europeans africans asians indians pakistanis mexicans canadians
    australians germans japanese koreans christians muslims jews catholics protestants sikhs hindus sunnis shiites
    astronauts cosmonauts climbers hikers skiers divers swimmers cyclists pedestrians motorists bystanders onlookers
    rescuers firefighters volunteers crewmen orphans widows mothers fathers parents couples twins brothers sisters
    sons daughters grandchildren stepchildren siblings nephews nieces cousins relatives friends colleagues guys
    folks souls lives humans populations veterans retirees unemployed jobless homeless poor billionaires
    millionaires investors shareholders stockholders owners tenants homeowners borrowers creditors traders
    economists analysts experts executives directors managers partners founders bankers contractors freelancers
    peacekeepers observers inspectors monitors advisers advisors aides spies hackers dissidents exiles strikers
    unionists truckers dockers actors actresses singers musicians artists dancers writers authors listeners readers
    downloaders gamers applicants jobseekers caregivers carers person man woman child boy girl soldier civilian
    officer policeman student worker employee passenger resident protester demonstrator migrant refugee patient
    victim suspect militant fighter hostage prisoner detainee voter member lawmaker senator journalist adult thieves
    attorneys witnesses captains wives enthusiasts superstars somalis yemenis saudis kurds turks arabs
    swedes danes finns
    nationals classmates teammates spouses husbands uncles aunts newborns survivors teenager visitor user subscriber
    customer pilgrim crowd crowds audience martyrs pirates brigands bandits hopefuls
    """
)

# What befalls people, by the word of the text; the value is the word under which such counts compare.
FATES = {
    "killed": "killed", "killing": "killed", "kill": "killed", "kills": "killed", "dead": "killed", "died": "killed",
    "die": "killed", "dies": "killed", "deaths": "killed", "death": "killed", "fatalities": "killed",
    "fatality": "killed", "toll": "killed", "perished": "killed", "slain": "killed", "murdered": "killed",
    "executed": "killed", "massacred": "killed", "drowned": "killed", "lives": "killed", "bodies": "killed",
    "slaughtered": "killed", "shot": "shot", "beheaded": "killed",
    "wounded": "wounded", "wounding": "wounded", "injured": "wounded", "injuring": "wounded", "hurt": "wounded",
    "injuries": "wounded", "maimed": "wounded", "wounds": "wounded", "hospitalized": "hospitalized",
    "hospitalised": "hospitalized", "missing": "missing", "unaccounted": "missing", "trapped": "trapped",
    "stranded": "stranded", "displaced": "displaced", "displacing": "displaced", "homeless": "displaced",
    "uprooted": "displaced", "evacuated": "evacuated", "evacuating": "evacuated", "fled": "fled", "flee": "fled",
    "arrested": "arrested", "arresting": "arrested", "arrests": "arrested", "detained": "arrested",
    "detaining": "arrested", "jailed": "jailed", "imprisoned": "jailed", "convicted": "convicted",
    "sentenced": "sentenced", "charged": "charged", "rescued": "rescued", "rescuing": "rescued", "saved": "rescued",
    "freed": "freed", "released": "freed", "abducted": "abducted", "kidnapped": "abducted", "captured": "captured",
    "infected": "infected", "sickened": "infected", "infections": "infected", "deported": "deported",
    "expelled": "deported", "casualties": "casualties", "hanged": "killed", "poisoned": "infected",
    "affected": "affected",
    "captive": "held", "vaccinated": "vaccinated", "registered": "registered", "starved": "killed",
}  # fmt: skip
HARM = frozenset(
    (
        "killed",
        "wounded",
        "missing",
        "displaced",
        "trapped",
        "hospitalized",
        "casualties",
        "infected",
        "shot",
        "abducted",
    )
)
"""Fates that make a figure one of casualties."""

FATE_VERBS = wordset(
    """
    killed killing kill kills wounded wounding injured injuring hurt displaced displacing evacuated evacuating
    arrested arresting detained detaining rescued rescuing saved freed released abducted kidnapped captured infected
    sickened deported expelled shot trapped stranded trapping stranding jailed executed murdered massacred infecting
    leaving left claimed claiming
    """
)
"""Verbs whose object is counted in people even when no noun follows ("killing 107")."""

SPORT = wordset(
    """
    points goals assists games appearances matches touchdowns interceptions yards rebounds wickets runs caps saves
    innings homers homeruns strikeouts passes tackles shots attempts tries birdies bogeys aces laps overs sixes
    fours podiums poles turnovers
    """
)
"""What is counted of players: news to their followers, not lit."""
PLAYED = SPORT - wordset(
    "games appearances matches runs saves passes shots attempts tries fours sixes caps poles aces laps overs"
)
"""Those of it that nothing else counts."""
WEIGHTY = wordset(
    """
    missile missiles drone drones rocket rockets bomb bombs shell shells warhead warheads tank tanks jet jets
    aircraft plane planes helicopter helicopters warship warships ship ships vessel vessels submarine submarines
    spacecraft orbiter orbiters satellite satellites reactor reactors weapon weapons explosion explosions
    blast blasts strike strikes
    attack attacks quake quakes earthquake earthquakes aftershocks hospital hospitals school schools bridge bridges
    house houses home homes building buildings village villages town towns city cities shipyard shipyards
    factory factories seat seats vote votes abstentions ballots case cases death deaths arrests charges counts
    barrel barrels job jobs lawsuit lawsuits recalls vehicle vehicles car cars truck trucks buses trains mines
    landmines tornadoes wildfires fires shootings bases sites plants districts regions provinces
    """
)
"""Nouns of news whose small counts matter too ("two reactors"); other counts below `lit.SMALL` are kept unlit."""

_SUFFIXES = ("ers", "ors", "ists", "ians", "ants", "ees", "men", "women", "crats", "goers")
_NOT_PEOPLE = (
    wordset(
        """
    numbers computers orders letters tankers rockets offers papers newspapers chapters members centers centres
    servers routers towers powers rivers flowers corners quarters headquarters matters disasters factors sectors
    reactors tractors motors doors floors errors mirrors vectors sensors monitors colors colours favors favours
    acres meters metres liters litres kilometers kilometres shares containers trailers boilers printers scanners
    drones freezers cookers chargers bumpers fighters bombers launchers cruisers destroyers freighters bunkers
    shelters gutters trackers elevators escalators generators indicators refrigerators processors transistors
    semiconductors corridors plants giants variants grants restaurants elephants descendants pants trees fees
    committees employees degrees guarantees lists wrists beers layers dollars pillars stickers posters counters
    transfers barriers carriers couriers stickers dinners winners burgers specimens semen omens regimens boosters
    clusters blockers filters transformers choppers helicopters hangars wafers tweeters speakers scooters bikers
    drawers layers players trousers breakers borders answers engineers careers tumors rumors anchors donors
    investors doctors patents tents events accents agents consultants warrants assists lists waists covenants
    pollutants outlets tablets suppliers makers retailers manufacturers brewers lenders insurers automakers
    carmakers geysers operators providers producers broadcasters airliners exporters importers shippers publishers
    wholesalers processors refiners turnovers homers tenders newsletters eyeliners shakers pointers layovers
    covers hangers
    dishwashers toasters blenders heaters coolers chillers speakers headliners winters summers
    """
    )
    - PEOPLE
)


def is_people(noun: str) -> bool:
    """Whether a plural noun names people: from the list, or by its ending ("canvassers", "rioters")."""
    word = noun.lower()
    return word in PEOPLE or (len(word) > 5 and word.endswith(_SUFFIXES) and word not in _NOT_PEOPLE)
