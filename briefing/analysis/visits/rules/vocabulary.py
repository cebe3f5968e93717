"""The words news says visits with, by class; the lists stand beside, with an example each."""

from enum import StrEnum

from briefing.lexicons import lexicon_beside

_LEXICON = lexicon_beside(__file__)


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


def _verbs(name: str) -> dict[str, str]:
    """Form -> base of the verbs in a list: a base, or a base and its irregular forms."""
    found: dict[str, str] = {}
    for entry in _LEXICON.entries(name):
        base, _, irregular = entry.partition(":")
        found |= _forms(base, irregular.strip())
    return found


VISIT = _verbs("visit")
GO = _verbs("go")
LEAVE = _verbs("leave")
ARRIVE = _verbs("arrive")
STAY = _verbs("stay")
MEET = _verbs("meet")
HOST = _verbs("host")
INVITE = _verbs("invite")
SEND = _verbs("send")

# A noun that is a visit only to a person behind its preposition -> the preposition.
TO_PERSONS = dict(phrase.split() for phrase in _LEXICON.words("trip") if " " in phrase)
TRIP = frozenset(noun for noun in _LEXICON.words("trip") if " " not in noun)
TALKS = _LEXICON.words("talks")
DELEGATES = _LEXICON.words("delegates")
OFFICIAL = _LEXICON.words("official")
PARTIES = _LEXICON.words("parties")
REFUSALS = _LEXICON.words("refusals")
PERMITS = _LEXICON.words("permits")
NO_VISITORS = _LEXICON.words("no_visitors")
SPORTS_ROLES = _LEXICON.words("sports_roles")
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

REPORTING = _LEXICON.words("reporting")
