"""Names the jobs of ordinary news: of sport, the arts, medicine, the trades, the law, the street.

The offices of state are in `titles`. Words that are jobs only in front of a name ("the Lorva
forward Ada Lind") are kept apart: elsewhere they mean something else.
"""

from __future__ import annotations

from briefing.analysis.lexicon import words

JOBS = words(
    # sport
    "rider jockey gymnast skater snowboarder surfer rower sailor wrestler judoka fencer archer",
    "shooter weightlifter triathlete decathlete heptathlete hurdler marathoner athlete",
    "basketballer footballer quarterback linebacker cornerback fullback winger shortstop",
    "catcher slugger reliever wicketkeeper spinner pacer goaltender defenceman defenseman",
    "sweeper playmaker sprinter navigator paralympian olympian medallist medalist bodybuilder",
    "mountaineer climber diver kayaker canoeist caddie linesman steward handler matchwinner",
    "teammate pundit",
    # arts and media
    "showrunner screenwriter choreographer cinematographer dramatist novelist essayist biographer",
    "memoirist lyricist songwriter vocalist soprano tenor baritone bassist cellist violist",
    "flautist flutist saxophonist trumpeter trombonist organist harpist keyboardist frontman",
    "frontwoman bandmate dj impresario promoter stuntman stuntwoman magician ventriloquist",
    "puppeteer clown acrobat ballerina supermodel influencer youtuber streamer podcaster vlogger",
    "tiktoker newscaster newsreader weatherman illustrator cartoonist animator engraver",
    "printmaker potter ceramicist ceramist photojournalist cameraman camerawoman cameraperson",
    "videographer documentarian auteur showman showgirl socialite heiress dealer gallerist",
    "stylist hairstylist costumier couturier milliner tailor seamstress storyteller satirist",
    "humorist translator interpreter librettist librarian archivist curator restorer collector",
    "auctioneer antiquarian",
    # medicine and science
    "paediatrician pediatrician psychiatrist psychologist psychotherapist therapist ",
    "obstetrician gynaecologist gynecologist oncologist radiologist anaesthetist anesthetist",
    "dentist orthodontist optometrist optician pharmacist paramedic midwife carer caregiver",
    "nutritionist dietitian dietician physiotherapist veterinarian pathologist coroner",
    "toxicologist geneticist botanist zoologist anthropologist archaeologist archeologist",
    "linguist philosopher demographer cartographer glaciologist entomologist postdoc lecturer",
    "academic fellow inventor technologist programmer coder technician mechanic machinist",
    # trades, law, order, land
    "electrician plumber carpenter joiner builder bricklayer mason roofer welder miner driller",
    "trucker cabbie stewardess bartender barman barmaid waiter waitress restaurateur baker",
    "butcher brewer distiller vintner winemaker confectioner fishmonger fisherman fisherwoman",
    "angler trawlerman shepherd rancher cattleman grower gardener horticulturist forester",
    "lumberjack hunter gamekeeper ranger beekeeper breeder groom stablehand zookeeper keeper",
    "cleaner janitor nanny babysitter housekeeper butler chauffeur bodyguard bouncer firefighter",
    "fireman firewoman policeman policewoman trooper cop sleuth bailiff jailer warden qc kc",
    "paralegal notary arbitrator juror foreman litigant complainant petitioner appellant claimant",
    "accuser assailant attacker abuser bomber sniper hitman robber burglar thief fraudster conman",
    "swindler killer murderer rapist arsonist stalker vandal kidnapper pirate courier hijacker",
    "jihadist    protester protestor demonstrator marcher picket",
    "squatter occupier rescuer",
    # business and public life
    "accountant actuary bookkeeper cashier receptionist realtor landlord landlady",
    "tenant homeowner householder shopkeeper shopper seller salesman saleswoman",
    "importer exporter stockbroker underwriter philanthropist benefactor donor fundraiser",
    "consultant publicist speechwriter ghostwriter headmaster headmistress headteacher",
    "schoolteacher schoolboy schoolgirl teenager toddler pensioner retiree bystander onlooker",
    "eyewitness passerby commuter motorist pedestrian hiker camper holidaymaker evacuee migrant",
    "immigrant emigrant expatriate expat deportee returnee newcomer villager islander",
    "suffragette feminist abolitionist reformer moderniser modernizer hardliner",
    " pacifist frontbencher backbencher alderman",
    "alderwoman selectman assemblyman assemblywoman assemblymember councilman councilwoman",
    "councilmember freeholder       comr. supt. cllr postmaster quartermaster",
    "seneschal peeress viscount viscountess marquess earl countess infanta archduke sultana",
    "rani rajah raja maharaja nawab lama swami guruji deacon deaconess abbot abbess ",
    "evangelist televangelist missionary prophet cantor exorcist hermit",
)

# Jobs only directly in front of a name and in small letters: else a place, a thing or a direction.
BEFORE_NAMES = words(
    "forward center centre back guard wing hooker flanker lock lead ace duo pair star stars",
    "opener favourite favorite rookie recruit signing prospect hero heroine hotshot",
)
