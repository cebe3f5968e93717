"""Of the people of a mention, who travels and who is at home where it takes place."""

from dataclasses import replace

from briefing.analysis.lexicon import words as lexicon
from briefing.analysis.visits.at_work import is_pope
from briefing.analysis.visits.noun_phrases import of_several_states
from briefing.analysis.visits.placing import PlaceMention
from briefing.analysis.visits.rules.article_context import ArticleContext
from briefing.analysis.visits.rules.mentions import VisitMention
from briefing.analysis.visits.rules.mood import Mood
from briefing.analysis.visits.rules.participants import Participant, is_person
from briefing.analysis.visits.rules.vocabulary import Kind
from briefing.gazetteer import PlaceKind, in_capital
from briefing.model import ActorType

Sides = tuple[tuple[Participant, ...], tuple[Participant, ...]]
# Verbs whose subject comes to an event by itself.
_ONE_SIDED = lexicon("attend participate represent join address skip miss boycott")


_GATHERING = frozenset({"meet", "gather", "convene", "confer"})
_CAMPAIGNING = frozenset({"campaign", "rally", "stump"})
_OPENING = frozenset({"open", "inaugurate", "unveil", "cut"})
# What somebody in office returns to a place for, who is not at home there.
_ERRANDS = _OPENING | {"lay", "sign", "inspect", "tour", "visit", "meet", "resume", "launch"}


def sides_of(context: ArticleContext, mention: VisitMention, place: PlaceMention | None) -> Sides:
    """The visitors and the hosts of a mention, for one of its places."""
    if place is None or mention.kind is Kind.INVITE:
        return mention.visitors, mention.hosts
    if mention.kind in {Kind.MEET, Kind.TALKS}:
        return _of_meeting(mention, place)
    country = place.place.country
    if mention.kind in {Kind.VISITING, Kind.HOST}:
        guests = tuple(p for p in mention.visitors if p.home != country or country is None)
        return guests, tuple(p for p in mention.hosts if p.home in {None, country})
    guests = _travellers(mention, place)
    if mention.base == "return":
        guests = tuple(
            person
            for person in guests
            if person.home not in {None, country}
            or (person.home is None and _titled(person) and _is_errand(context, mention, place))
        )
    if mention.base == "spend":
        abroad = place.place.kind is not PlaceKind.LANDMARK
        guests = tuple(p for p in guests if abroad and country not in {p.home, p.likely})
    if mention.kind is Kind.STAY and mention.base in {"be", "remain"}:
        guests = tuple(p for p in guests if _stays(context, mention, p, place))
    return guests, mention.hosts


def _is_errand(context: ArticleContext, mention: VisitMention, place: PlaceMention) -> bool:
    """Whether a return leads to no capital, and for something: "returned to X to open a school"."""
    words = context.words
    purposes = (c for c in words.children[mention.trigger] if words.dep[c] == "advcl")
    done = any(words.lower[c] in _ERRANDS and words.lower[c - 1] == "to" for c in purposes)
    wide = {PlaceKind.COUNTRY, PlaceKind.TERRITORY, PlaceKind.REGION}
    return done and place.place.kind not in wide and not in_capital(place.place)


def _of_meeting(mention: VisitMention, place: PlaceMention) -> Sides:
    """Who of those who meet has come from elsewhere."""
    country = place.place.country
    if country is None and mention.base in _OPENING and all(map(_titled, mention.visitors)):
        return mention.visitors, ()
    if country is None or not mention.visitors:
        return (), ()
    if mention.base in _CAMPAIGNING:  # with whom, is at home there or comes along
        return _travellers(mention, place), ()
    party = tuple(
        replace(person, home=country) if _at_work(person, place) else _placed(person, country)
        for person in (*mention.visitors, *mention.hosts)
    )
    foreign = any(p.home is not None and p.home != country for p in party)
    # Whom a foreigner meets there, without a word on where from, is at home there; so is an
    # office-holder who meets a foreigner in a capital.
    capital = in_capital(place.place)
    met = {
        p.key
        for p in party
        if foreign and p.home is None and (p in mention.hosts or (capital and _titled(p)))
    }
    others = [p for p in party if p.home != country and p.key not in met]
    guests = tuple(p for p in others if p.home is not None or is_person(p) or not foreign)
    hosts = tuple(p for p in party if p.home == country or p.key in met)
    if hosts:  # somebody receives: those met besides are met elsewhere
        came = {p.key for p in mention.visitors}
        guests = tuple(p for p in guests if p.key in came) or guests
    opens = mention.base in _OPENING and not capital
    alone = (mention.base in _ONE_SIDED or opens) and all(p.actor and p.actor.role for p in guests)
    gather = mention.base in _GATHERING and bool(guests) and all(_sent(p) for p in guests)
    if not hosts and not any(p.home for p in guests) and not (alone or gather):
        return (), ()
    if not guests and not capital and mention.kind is Kind.MEET:
        guests = _travellers(mention, place)
        return guests, tuple(p for p in mention.hosts if p not in guests)
    return guests, hosts


def _sent(person: Participant) -> bool:
    """Whether a group is told with where it is from: "officials from oil producers"."""
    grouped = person.actor is None or person.actor.type is ActorType.GROUP
    return grouped and (" from " in person.name or of_several_states(person.name))


def _placed(person: Participant, country: str) -> Participant:
    """Take somebody to be at home where the rest of the text suggests it."""
    guessed = person.home is None and person.likely == country and _titled(person)
    return replace(person, home=country) if guessed else person


def _titled(person: Participant) -> bool:
    return person.actor is not None and (person.actor.role or "")[:1].isupper()


def _travellers(mention: VisitMention, place: PlaceMention) -> tuple[Participant, ...]:
    return tuple(person for person in mention.visitors if not _at_work(person, place))


def _at_work(person: Participant, place: PlaceMention) -> bool:
    """Whether a place is where the person works anyway."""
    pope = person.actor is not None and is_pope(person.actor.name, person.actor.role)
    if (pope or person.home == "Vatican") and "Rome" in place.place.names:
        return True
    if person.home is None or person.home != place.place.country:
        return False
    return place.place.kind is PlaceKind.COUNTRY or in_capital(place.place)


def _stays(
    context: ArticleContext, mention: VisitMention, person: Participant, place: PlaceMention
) -> bool:
    """Whether "is in X" tells of a visit: by a foreigner, or on an errand that is told."""
    after = context.words.lower[place.end : place.end + 1]
    if person.home is not None:
        return person.home != place.place.country or after in (["for"], ["to"])
    timed = any(time.start == place.end for time in context.times)
    offices = " of " in person.name and mention.mood is Mood.PLANNED  # "ministers of the three"
    known = person.actor is not None or _sent(person) or offices
    return known and (timed or after in (["for"], ["on"], ["to"], [","]))
