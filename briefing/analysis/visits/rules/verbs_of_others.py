"""What a verb says of who has others come or go: hosts, invites, sends, takes along, refuses."""

from dataclasses import replace

from briefing.analysis.lexicon import words as lexicon
from briefing.analysis.visits.placing import PlaceMention
from briefing.analysis.visits.rules.article_context import ArticleContext
from briefing.analysis.visits.rules.destinations import destinations, home_of
from briefing.analysis.visits.rules.mentions import VisitMention
from briefing.analysis.visits.rules.mood import Mood
from briefing.analysis.visits.rules.participants import Participant, people_at
from briefing.analysis.visits.rules.subjects import guest_meant, nearest_left, subject_of
from briefing.analysis.visits.rules.verb_mood import verb_mood
from briefing.analysis.visits.rules.verb_senses import LEADING
from briefing.analysis.visits.rules.vocabulary import PERMITS, TALKS, TRIP, VERBS, Kind
from briefing.gazetteer import in_capital, resolve_place

# What takes somebody somewhere on an official journey.
_CARRIERS = lexicon("schedule programme program agenda plane flight that which")


def hosting(context: ArticleContext, verb: int, base: str) -> VisitMention | None:
    """The mention of "hosts X in Y", "was received by X"; None if no guest is named."""
    words = context.words
    subject = subject_of(context, verb)
    hosts = people_at(context, subject) if subject is not None else []
    guests = _objects(context, verb)
    if context.words.tag[verb] == "VBN" and "by" in words.lower[verb : verb + 9]:
        by = [c for c in words.children[verb] if words.dep[c] == "obl" and c > verb]
        guests, hosts = hosts, [p for c in by for p in people_at(context, c)]
    elif not guests:
        guests = _next_people(context, verb)
    if not guests:
        return None
    places = destinations(context, verb, Kind.HOST, base)
    if not places and not hosts and subject is not None and subject in context.place_of:
        places = (context.place_of[subject],)
    return VisitMention(
        trigger=verb,
        kind=Kind.HOST,
        base=base,
        visitors=tuple(guests),
        places=places or home_of(hosts),
        hosts=tuple(hosts),
        mood=verb_mood(context, verb),
    )


def inviting(context: ArticleContext, verb: int) -> VisitMention | None:
    """The mention of "invited X to Y"; None if no guest is named."""
    words = context.words
    subject = subject_of(context, verb)
    hosts = people_at(context, subject) if subject is not None else []
    if _passive(context, verb):
        guests, hosts = hosts, []
    else:
        inviting = {person.key for person in hosts}
        found = _objects(context, verb) or _next_people(context, verb)
        guests = [one for one in found if one.key not in inviting] or guest_meant(
            context, verb, inviting
        )
    if not guests:
        return None
    mood = verb_mood(context, verb)
    ahead = range(verb + 1, min(verb + 12, len(words)))
    onward = any(words.lower[i] in VERBS for i in ahead)  # that verb tells the place
    places = destinations(context, verb, Kind.INVITE, "invite")
    return VisitMention(
        trigger=verb,
        kind=Kind.INVITE,
        base="invite",
        visitors=tuple(guests),
        places=places or (() if onward else home_of(hosts)),
        hosts=tuple(hosts),
        mood=mood if mood is Mood.NEVER else Mood.INVITED,
    )


def sending(context: ArticleContext, verb: int, base: str) -> VisitMention | None:
    """The mention of "sends an envoy to Y", "leads a delegation"; None if nobody goes."""
    received = [c for c in context.words.children[verb] if context.words.dep[c] in {"obj", "iobj"}]
    if len(received) > 1:
        return None  # "sent the king a letter"
    goers = _objects(context, verb) or _next_people(context, verb)
    if base == "lead":
        if not any(context.words.lower[person.at] in LEADING for person in goers):
            return None
        subject = subject_of(context, verb)
        goers = [*(people_at(context, subject) if subject is not None else []), *goers]
    if not goers:
        return None
    return VisitMention(
        trigger=verb,
        kind=Kind.SEND,
        base=base,
        visitors=tuple(goers),
        places=destinations(context, verb, Kind.SEND, base),
        mood=verb_mood(context, verb),
    )


def taking(context: ArticleContext, verb: int) -> VisitMention | None:
    """The mention of "a tour that will also take her to Samoa and Tonga"."""
    words = context.words
    subject = subject_of(context, verb)
    if subject is None or not _carries(context, subject):
        return None
    if words.lower[verb + 1 : verb + 2] and words.lower[verb + 1] in {"him", "her", "them"}:
        left = nearest_left(context, verb)
        named = people_at(context, left) if left is not None else []
        goers, behind = people_at(context, verb + 1) or named, verb + 2
    else:
        goers = _objects(context, verb)
        behind = max((person.at for person in goers), default=verb) + 1
    if not goers or "to" not in words.lower[behind : behind + 2]:
        return None
    return VisitMention(
        trigger=verb,
        kind=Kind.GO,
        base="take",
        visitors=tuple(goers),
        places=destinations(context, verb, Kind.TAKE, "take"),
        mood=verb_mood(context, verb),
    )


def _carries(context: ArticleContext, subject: int) -> bool:
    """Whether a word is for a journey, or the place of one: "a tour of the Balkans that"."""
    lower = context.words.lower
    if lower[subject] in TRIP | TALKS | _CARRIERS:
        return True
    before = lower[max(subject - 4, context.words.sentence_start(subject)) : subject]
    return subject in context.place_of and bool({"of", "to"} & set(before) and TRIP & set(before))


def refusal(context: ArticleContext, verb: int) -> VisitMention | None:
    """The mention of "was denied entry to X", "refuses visas to the delegation"."""
    words = context.words
    end = words.sentence_end(verb)
    if not PERMITS & set(words.lower[verb + 1 : min(verb + 5, end)]):
        return None
    subject = subject_of(context, verb)
    goers = people_at(context, subject) if subject is not None else []
    places = destinations(context, verb, Kind.DENY, "deny")
    if not goers or not _passive(context, verb):
        ahead = (people_at(context, i) for i in range(verb + 2, min(verb + 14, end)))
        goers = next((found for found in ahead if found), [])
        if not places and subject is not None and subject in context.place_of:
            places = (_whose(context.place_of[subject]),)
    inner = [p for p in context.places_in(verb, end) if words.lower[p.start - 1] != "from"]
    if inner and not (places and places[0] in inner):
        places = (inner[0],)
    return VisitMention(
        trigger=verb,
        kind=Kind.DENY,
        base="deny",
        visitors=tuple(goers),
        places=places,
        mood=Mood.DENIED,
    )


def _whose(place: PlaceMention) -> PlaceMention:
    """The country of a capital that acts for it: "Washington withheld visas"."""
    country = place.place.country
    if country is None or not in_capital(place.place):
        return place
    return replace(place, place=resolve_place(country))


def _objects(context: ArticleContext, verb: int) -> list[Participant]:
    words = context.words
    heads = [c for c in words.children[verb] if words.dep[c] in {"obj", "iobj"} and c > verb]
    return [person for head in heads for person in people_at(context, head)]


def _next_people(context: ArticleContext, verb: int) -> list[Participant]:
    """For a broken parse: the people of the phrase right after a verb."""
    words = context.words
    for index in range(verb + 1, min(verb + 9, words.sentence_end(verb))):
        if words.pos[index] in {"VERB", "AUX", "ADP", "PUNCT"}:
            return []
        found = people_at(context, index)
        if found and found[0].actor is not None:
            return found
    return []


def _passive(context: ArticleContext, verb: int) -> bool:
    words = context.words
    left = words.lower[max(verb - 4, words.sentence_start(verb)) : verb]
    being = {"was", "were", "been", "being", "is", "are"}
    return context.words.tag[verb] == "VBN" and bool(being & set(left))
