"""The words news says visits with, by class: forms of verbs, nouns, and what goes with them."""

from enum import StrEnum

from briefing.analysis.lexicon import words


class Kind(StrEnum):
    """How a word speaks of a visit: what its subject, object and prepositions are."""

    VISIT = "visit"  # the object is the place
    GO = "go"  # to a place
    TAKE = "take"  # the object to a place
    LEAVE = "leave"  # for a place; the object is left
    ARRIVE = "arrive"  # in a place
    STAY = "stay"  # be or stop in a place
    MEET = "meet"  # somebody, in a place
    HOST = "host"  # the object comes to the subject's place
    INVITE = "invite"  # the object may come
    SEND = "send"  # the object goes
    TRIP = "trip"  # a noun: visit, tour, trip
    TALKS = "talks"  # a noun: talks, summit, meeting
    DENY = "deny"  # entry, a visa
    PARTY = "party"  # "a delegation to X"
    VISITING = "visiting"  # "visiting X": X is where the sentence is


def _forms(base: str, irregular: str = "") -> dict[str, str]:
    if irregular:
        return dict.fromkeys((base, *irregular.split()), base)
    if base.endswith("e"):
        return dict.fromkeys((base, base + "s", base + "d", base[:-1] + "ing"), base)
    if base.endswith(("ch", "sh", "ss")):
        return dict.fromkeys((base, base + "es", base + "ed", base + "ing"), base)
    return dict.fromkeys((base, base + "s", base + "ed", base + "ing"), base)


def _verbs(*lines: str) -> dict[str, str]:
    """Form -> base; a line is a base, or a base and its irregular forms after a colon."""
    found: dict[str, str] = {}
    for line in lines:
        base, _, rest = line.partition(":")
        for verb in base.split():
            found |= _forms(verb, rest.strip())
    return found


VISIT = _verbs("visit revisit", "tour: tours toured touring")
GO = _verbs(
    "go: goes went gone going",
    "travel: travels traveled travelled traveling travelling",
    "head: heads headed heading",
    "fly: flies flew flown flying",
    "journey jet proceed",
    "come: comes came coming",
    "return",
)
LEAVE = _verbs("leave: leaves left leaving", "depart embark")
ARRIVE = _verbs("arrive land reach", "touch: touches touched touching")
STAY = _verbs(
    "be: is are was were been being 's 're", "stay", "stop: stops stopped stopping",
    "remain",
    "swing: swings swung swinging",
    "spend: spends spent spending",
)  # fmt: skip
MEET = _verbs(
    "meet: meets met meeting", "confer: confers conferred conferring", "talk attend participate",
    "join address gather convene negotiate discuss represent",
    "speak: speaks spoke spoken speaking",
    "skip: skips skipped skipping", "boycott miss",
    "hold: holds held holding", "take: takes took taken taking", "sign", "dine", "campaign",
    "tell: tells told telling", "address: addresses addressed addressing", "inspect",
    "open: opens opened", "inaugurate unveil", "cut: cuts",
)  # fmt: skip
HOST = _verbs("host receive welcome greet", "entertain")
INVITE = _verbs("invite")
SEND = _verbs(
    "send: sends sent sending",
    "dispatch lead: leads led leading",
    "lead: leads led leading",
    "dispatch",
)

TRIP = words(
    "visit visits trip trips tour tours stop stops stopover stopovers stay mission missions",
    "journey journeys pilgrimage voyage leg swing itinerary stops",
)
TALKS = words(
    "talks summit summits meeting meetings conference conferences negotiations forum session",
    "inauguration funeral ceremony congress consultations discussions retreat interview briefing",
)
# Nouns that name people who travel as a unit or in office, without names.
DELEGATES = words(
    "delegation delegations team teams inspectors inspector envoy envoys",
    "delegates delegate ministers minister officials official diplomats diplomat lawmakers",
    "congressmen congressman senators senator mps mp parliamentarians observers monitors leaders",
    "leaders negotiators negotiator president presidents premier chancellor secretary ambassador",
    "ambassadors representatives experts expert group businessmen executives commissioners",
    "commissioner investigators member aide generals commander commanders chiefs chief king",
    "queen pope pontiff",
    "monarch prince princess sultan emir mediators mediator counterpart counterparts cardinal",
    "spokesman governor mayor head heads director members legislators dignitaries economists",
    "rapporteur rapporteurs councillors councilors advisers adviser",
)
# A team is only sent out on state business if something says so.
OFFICIAL = words(
    "negotiating inspection inspectors investigating investigation fact-finding observer advance",
    "security mediation technical expert experts un u.n. imf iaea eu nato assessment monitoring",
    "specialists peace official government mission delegation military diplomatic medical",
    "rescue",
)
PARTIES = words("delegation delegations team teams envoy envoys inspectors negotiators")
REFUSALS = words(
    "deny denies denied denying refuse refuses refused refusing bar bars barred block blocks",
    "blocked reject rejects rejected withhold withheld",
)
PERMITS = words("entry visa visas access permission entrance admission")
# Nouns whose travels are no visits.
NO_VISITORS = words(
    "tourist tourists pilgrim pilgrims migrant migrants refugee refugees athlete athletes player",
    "players coach ship ships warship warships storm hurricane troops soldiers forces soldier",
    "plane planes aircraft flight flights train trains bus buses boat boats shuttle spacecraft",
    "visitor visitors traveler travelers travellers traveller passenger passengers fans fan team's",
    "student students children body remains convoy convoys shipment cargo vessel vessels fleet",
    "aid supplies workers families family patients patient people men women citizens residents",
    "holidaymakers worshippers crowd crowds protesters survivors victims astronauts astronaut",
    "crew squad striker singer actor band car truck trucks money goods rebels militants suspects",
    "prisoners detainees hostages journalists journalist reporters reporter",
)
SPORTS_ROLES = words(
    "coach player captain striker goalkeeper midfielder defender golfer batsman bowler boxer",
    "sprinter runner swimmer skier cyclist driver champion singer actor actress musician artist",
    "pianist violinist cellist conductor composer painter author writer poet fisherman",
    "fan tourist model novelist astronaut cosmonaut quarterback pitcher cricketer footballer",
    "journalist reporter correspondent suspect hostage mountaineer climber rebel militant",
    "insurgent",
)
VERBS: dict[str, tuple[Kind, str]] = {}
for _kind, _table in (
    (Kind.VISIT, VISIT),
    (Kind.GO, GO),
    (Kind.LEAVE, LEAVE),
    (Kind.ARRIVE, ARRIVE),
    (Kind.STAY, STAY),
    (Kind.MEET, MEET),
    (Kind.HOST, HOST),
    (Kind.INVITE, INVITE),
    (Kind.SEND, SEND),
):
    for _form, _base in _table.items():
        VERBS.setdefault(_form, (_kind, _base))

REPORTING = words(
    "say says said saying announce announces announced announcing tell tells told telling report",
    "reports reported reporting confirm confirms confirmed state states stated add adds added",
    "declare declared quote quotes quoted issue issued release released publish published",
    "statement warned warns warn urged urges according deny denied denies approve",
    "insisted reiterated noted explained described suggested claimed disclosed revealed",
    "acknowledged responded responding",
)
