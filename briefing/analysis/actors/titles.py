"""The words that say what somebody is: offices, ranks, honorifics and their companions."""

from __future__ import annotations

from functools import lru_cache

from briefing.analysis.actors.occupations import BEFORE_NAMES, JOBS
from briefing.analysis.lexicon import words

MALE_HONORIFICS = words("mr mr. mister sir lord messrs messrs. señor monsieur herr")
FEMALE_HONORIFICS = words("mrs mrs. ms ms. miss dame lady madam madame señora")
OTHER_HONORIFICS = words("dr dr. doctor prof prof. professor rev rev. reverend hon hon. rabbi fr.")
HONORIFICS = MALE_HONORIFICS | FEMALE_HONORIFICS | OTHER_HONORIFICS

# Titles that belong to a given name: "Pope Benedict" is not called "Benedict" alone.
REGNAL = words("king queen prince princess pope emperor empress patriarch emir sultan tsar")

# Ranks and styles: a role only when nothing better is told.
RANKS = words(
    "general gen. gen lieutenant lt. lt colonel col. col major maj. maj captain capt.",
    "capt sergeant sgt. sgt corporal cpl. cmdr. supt. admiral adm. adm brigadier brig.",
    "marshal commodore",
    "prince princess sheikh shaikh sheik ayatollah hojatoleslam imam mullah cardinal",
    "archbishop bishop father sister king queen professor dr. dr reverend rabbi lord",
    "lady sir dame baroness baron count",
)

# Nouns that name an office, a job or another standing, in the singular.
OFFICES = words(
    "republican democrat challenger rival pitcher outfielder goalie goaltender",
    "quarterback superstar star legend ringleader advocate whistleblower defector guard",
    "driver gunman hijacker operative co-chairman vice-chairman co-chair chieftain",
    "elder mufti vicar primate appointee incumbent front-runner frontrunner hopeful",
    "lobbyist pollster chef dancer comedian entertainer celebrity screenwriter rapper",
    "guitarist pianist drummer violinist sculptor painter curator statistician",
    "extremist terrorist gangster kingpin hacker trafficker smuggler spy informant",
    "detainee inmate convict accomplice trustee overseer caretaker dealmaker peacemaker",
    "signatory organiser convener convenor moderator referee umpire skipper president",
    "premier minister chancellor secretary undersecretary prime-minister taoiseach tanaiste",
    "tánaiste",
    "governor gov. gov governor-general mayor senator sen. sen rep. rep representative mk pm fm",
    "congressman congresswoman lawmaker legislator parliamentarian mp deputy member",
    "ambassador envoy consul diplomat negotiator mediator broker emissary legate nuncio",
    "attaché commissioner chairman chairwoman chairperson chair chief head director",
    "director-general leader ruler strongman dictator spokesman spokeswoman",
    "spokesperson adviser advisor aide counsellor counselor councilor councillor",
    "counsel judge justice magistrate prosecutor attorney lawyer solicitor barrister",
    "speaker coordinator co-ordinator inspector investigator detective expert analyst",
    "economist strategist professor scientist researcher scholar historian doctor",
    "physician surgeon nurse virologist epidemiologist activist campaigner dissident",
    "opponent critic cleric preacher priest monk nun rabbi imam pastor bishop",
    "archbishop cardinal pope pontiff patriarch ayatollah commander warlord rebel",
    "militant insurgent guerrilla fighter mastermind suspect fugitive candidate nominee",
    "contender winner laureate founder co-founder cofounder owner executive ceo cfo coo",
    "manager boss coach trainer captain player striker goalkeeper midfielder defender",
    "golfer bowler batsman cricketer boxer sprinter runner swimmer skier cyclist racer",
    "champion actor actress singer musician composer conductor author writer novelist",
    "poet playwright artist filmmaker designer architect photographer model journalist",
    "reporter correspondent editor columnist commentator anchor presenter host blogger",
    "producer publisher broadcaster official officer agent constable sheriff",
    "superintendent treasurer creator inventor engineer astronaut cosmonaut pilot",
    "politician statesman tycoon billionaire millionaire banker financier investor",
    "trader businessman businesswoman entrepreneur industrialist magnate farmer teacher",
    "student pupil worker unionist organizer volunteer counterpart monarch king queen",
    "prince princess emperor empress emir sultan sheikh crown-prince duke duchess heir",
    "successor predecessor delegate observer monitor rapporteur ombudsman comptroller",
    "auditor registrar rector dean provost chancellor-designate principal",
    "vice-president vice-chancellor administrator inspector-general secretary-general",
    "attorney-general whip clerk legionnaire soldier marine sailor private general",
    "lieutenant colonel major sergeant corporal admiral brigadier marshal commodore",
    "veteran figurehead patron sponsor partner associate colleague ally confidant",
    "protégé mentor refugee exile prisoner hostage captive defendant plaintiff witness",
    "victim survivor passenger wife husband spouse son daughter brother sister father",
    "mother widow widower cousin nephew niece grandson granddaughter uncle aunt fiancé",
    "fiancée girlfriend boyfriend friend man woman chief-of-staff chief_of_staff czar",
    "tsar guru resident neighbour neighbor tourist traveller meteorologist forecaster",
    "mep msp d'affaires d’affaires",
    "lady seismologist conservationist environmentalist theologian chaplain cosmologist",
    "physicist chemist biologist astronomer geologist mathematician developer",
)

# Family and other standings that tell less than an office.
RELATIONS = words(
    "wife husband spouse son daughter brother sister father mother widow widower cousin",
    "nephew niece grandson granddaughter uncle aunt fiancé fiancée girlfriend boyfriend",
    "friend man woman lady counterpart colleague ally host suspect victim resident passenger",
    "partner critic opponent rival challenger foe protégé mentor neighbour neighbor",
)
# What party somebody is of, and praise: less than what office he holds.
PARTISANS = words(
    "republican democrat liberal conservative socialist communist independent veteran star",
    "superstar legend favourite favorite player figure hopeful front-runner frontrunner",
)

# Parts of an office's word in front of a hyphen: "ex-president", "co-host".
_PREFIXES = words("co ex vice deputy arch sub then")
# In sport a "back" is somebody if it is said which: "left-back".
_BACKS = words("left right full half wing centre center fly scrum wide")

# Short for an office that is spelt out where more is told.
SHORTENED = words("pm fm mp mk")

# Endings that only words for people have.
_JOBS = ("ologist", "neer", "ographer", "ientist", "ologer")

_IRREGULAR = {
    "wives": "wife", "men": "man", "women": "woman", "spokesmen": "spokesman",
    "spokeswomen": "spokeswoman", "chairmen": "chairman", "congressmen": "congressman",
    "congresswomen": "congresswoman", "businessmen": "businessman", "statesmen": "statesman",
    "businesswomen": "businesswoman", "batsmen": "batsman", "attorneys": "attorney",
    "emissaries": "emissary", "secretaries": "secretary", "undersecretaries": "undersecretary",
    "reps.": "rep.", "reps": "rep.", "sens.": "sen.", "sens": "sen.", "govs.": "gov.",
    "gen.": "general", "lt.": "lieutenant", "col.": "colonel", "maj.": "major",
    "capt.": "captain", "sgt.": "sergeant", "adm.": "admiral", "brig.": "brigadier",
    "gen": "general", "lt": "lieutenant", "col": "colonel", "maj": "major", "capt": "captain",
    "sgt": "sergeant", "cpl": "corporal", "supt": "superintendent",
    "cpl.": "corporal", "cmdr.": "commander", "supt.": "superintendent",
    "deputies": "deputy", "mps": "mp", "mks": "mk",
    "spokespeople": "spokesperson", "allies": "ally",
}  # fmt: skip

# Second words of an office written in two: "Secretary General", "president-elect".
AFTER_OFFICE = words("general elect designate emeritus in-chief generals")
TAKES_GENERAL = words(
    "director secretary attorney governor consul inspector solicitor surgeon postmaster",
    "auditor comptroller controller superintendent prosecutor advocate commissioner",
    "directors",
)

# How many words the questions below remember the answers for: news has few words.
_KEPT = 16_384

# Adjectives and the like that belong to the role and stay in it.
MODIFIERS = words(
    "ruling leading governing sitting serving standing state army rebel police party",
    "house navy union city county district government air cabinet vice deputy prime",
    "foreign former ex acting interim outgoing incoming caretaker transitional senior",
    "top chief special first second third permanent assistant associate joint honorary",
    "executive managing general national federal presidential congressional",
    "parliamentary ministerial legislative judicial military civilian naval spiritual",
    "religious political supreme crown lead principal veteran retired late exiled",
    "ousted deposed elected president-elect democratic republican opposition separatist",
    "militant nuclear high regional provincial local municipal environmental economic",
    "financial public legal human social cultural medical scientific technical jailed",
    "imprisoned detained designated provisional hereditary non-executive founding co",
    "longtime long-time then pro-democracy anti-war conservative liberal socialist",
    "communist",
)
PAST = words("former ex late ousted deposed retired then one-time onetime erstwhile disgraced")

# Offices at the top of a state, any of which "the leader" may mean.
STATE_LEADERS = words(
    "president premier minister chancellor king queen emir sultan monarch leader ruler",
    "taoiseach emperor pope prince dictator strongman",
)
# Offices after which "to", "in" and "at" lead on to the verb, not to the office.
RULING = words("president premier chancellor king queen emir sultan monarch pope prince emperor")
TAKES_TO = words(
    "ambassador envoy adviser advisor aide assistant representative emissary delegate",
    "counsel observer heir successor counsellor counselor attaché nuncio legate",
    "secretary rapporteur consultant witness ally rival threat challenger",
)
TAKES_ON = words(
    "expert adviser advisor rapporteur spokesman spokeswoman spokesperson negotiator",
    "commissioner analyst envoy coordinator authority specialist researcher",
    "representative",
)
TAKES_WITH = words("analyst expert researcher officer correspondent lawyer scientist economist")
RULERS = words("king queen emir sultan monarch emperor")

_MALE_WORDS = words(
    "spokesman chairman congressman businessman statesman king prince emperor sultan",
    "emir sheikh father brother son husband uncle nephew grandson widower pope priest",
    "imam ayatollah monk monsignor cardinal bishop archbishop actor batsman duke lord",
    "baron count fiancé boyfriend man sir mr mr. mister",
)
_FEMALE_WORDS = words(
    "spokeswoman chairwoman congresswoman businesswoman queen princess empress mother",
    "sister daughter wife aunt niece granddaughter widow nun actress duchess lady",
    "baroness fiancée girlfriend woman girl dame mrs mrs. ms ms. miss madam madame",
)


@lru_cache(maxsize=_KEPT)
def office(word: str) -> str:
    """The singular of a noun that names an office or standing, or "" if it does not.

    Args:
        word: In lower case.
    """
    if word in OFFICES or word.endswith(_JOBS):
        return word
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("s") and word[:-1] in OFFICES:
        return word[:-1]
    prefix, hyphen, rest = word.partition("-")
    return office(rest) if hyphen and prefix in _PREFIXES else ""


@lru_cache(maxsize=_KEPT)
def standing(word: str) -> str:
    """The singular of a noun that says what somebody is: an office, or a job printed small.

    Args:
        word: As printed: "baker" is a job, "Baker" more often a name.
    """
    found = office(word.lower())
    if found or not word.islower():
        return found
    if word in JOBS:
        return word
    if word.endswith("s") and word[:-1] in JOBS:
        return word[:-1]
    prefix, hyphen, rest = word.partition("-")
    if hyphen and prefix in _BACKS and rest in {"back", "backs", "half"}:
        return word
    return standing(rest) if hyphen and prefix in _PREFIXES else ""


@lru_cache(maxsize=_KEPT)
def standing_before_name(word: str) -> str:
    """The same for a noun directly in front of a name: "the Lorva forward Ada Lind"."""
    return standing(word) or (word if word in BEFORE_NAMES else "")


@lru_cache(maxsize=_KEPT)
def is_plural(word: str) -> bool:
    """Whether an office word speaks of several people."""
    if word.endswith(".") and not word.endswith("s."):
        return False  # "Gen." stands for one, "Reps." for several
    return word not in OFFICES and not word.endswith(_JOBS) and bool(office(word))


def is_many(word: str) -> bool:
    """Whether a word for what people are, as printed, speaks of several: "climbers" too."""
    singular = standing(word)
    return bool(singular) and singular != word.lower() and not word.endswith(".")


def gender_of_title(word: str) -> str:
    """The gender a title tells: "m", "f" or ""."""
    singular = office(word) or word
    if singular in _MALE_WORDS:
        return "m"
    return "f" if singular in _FEMALE_WORDS else ""
