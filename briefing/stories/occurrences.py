"""What struck where: an earthquake in Peru, a ferry sunk off Cebu, a vote in Bulgaria.

Outlets tell one disaster in few shared words: the first gives the magnitude, the next the rescued
girl, a foreign one has not even the word. But a country seldom has two of a kind in two days, and
where it does, the towns differ. It knows nothing about words' weights.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale, UnknownLocaleError

from briefing.gazetteer import PlaceKind, code_of, country_meant, resolve_place
from briefing.model import Reading
from briefing.names import fold

# Reports of one occurrence are published at most so many hours apart.
_HOURS = 40.0
_SECONDS = 3600.0
_LEAD = 2
_ALPHA_2 = 2
_ELECTION = "election"
_QUAKE = "earthquake"
_MISSILE = "missile"
_COUP = "coup"
_TRUCE = "truce"
# Kinds that a headline tells by one word, in the languages that feeds of a morning hold beside
# English: a country has seldom two at once.
_KINDS = (
    (
        _QUAKE,
        re.compile(
            r"(?<!like an )\b(?:earth)?quakes?\b|\baftershocks?\b|\bterremotos?\b|\bse?ismos?\b"
            r"|\bséismes?\b|\bErdbeben\b|\btremblements? de terre\b|\bterremoti\b",
            re.IGNORECASE,
        ),
    ),
    (
        "flood",
        re.compile(
            r"\bflood(?:s|ing|ed|waters?)?\b(?! of\b)|\b(?:land|mud)slides?\b"
            r"|\binundaci(?:ón|ones)\b|\binondations?\b|\bÜberschwemmung(?:en)?\b|\bHochwasser\b|\balluvion[ei]\b",
            re.IGNORECASE,
        ),
    ),
    ("eruption", re.compile(r"\b(?:volcano|eruption|erupts?|erupted|volcán)\b", re.IGNORECASE)),
    (
        "wildfire",
        re.compile(
            r"\b(?:wild|bush|forest )fires?\b|\bincendios? forestal(?:es)?\b"
            r"|\bWaldbr[aä]nde?\b|\bfeux? de forêt\b",
            re.IGNORECASE,
        ),
    ),
    ("heat", re.compile(r"\b(?:heatwaves?|heatstroke)\b|\bheat wave\b", re.IGNORECASE)),
    (
        "ship",
        re.compile(
            r"\b(?:ferry|boat|ship|vessel)\b(?=.*\b(?:s[iau]nk(?:s|ing)?|capsiz\w+|overloaded)\b)"
            r"|\b(?:s[iau]nk(?:s|ing)?|capsiz\w+|overloaded)\b(?=.*\b(?:ferry|boat|ship)\b)"
            r"|\bferry\b(?=.*\b(?:disaster|tragedy|dead|missing|drown\w*|rescued|went down)\b)"
            r"|\b(?:dead|missing|drown\w*|rescued)\b(?=.*\bferry\b)",
            re.IGNORECASE,
        ),
    ),
    (
        "plane",
        re.compile(
            r"\b(?:plane|jet|airliner|helicopter|aircraft)\b(?=.*\bcrash)"
            r"|\bcrash\w*\b(?=.*\b(?:plane|jet|airliner|helicopter|aircraft)\b)",
            re.IGNORECASE,
        ),
    ),
    (
        "train",
        re.compile(
            r"\b(?:trains?|rail|railway)\b(?=.*\b(?:crash|derail|collision|collid|smash|wreck))"
            r"|\b(?:crash|derail|collision|collid|smash|wreck)\w*\b(?=.*\b(?:trains?|rail|railway)\b)"
            r"|\b(?:train|rail|railway) (?:disaster|tragedy|accident|horror)\b"
            r"|\btrain (?:hits|rams|strikes|ploughs|plows|slams|runs into)\b(?=.*\btrain\b)",
            re.IGNORECASE,
        ),
    ),
    (
        "blast",
        re.compile(
            r"\b(?:explosions?|blasts?|explodes?)\b(?=.*\b(?:refinery|factory|plant|mine|depot|"
            r"warehouse|raffinerie)\b)|\b(?:refinery|factory|plant|mine|depot|warehouse)\b(?=.*"
            r"\b(?:explosions?|blasts?|explodes?|fire)\b)",
            re.IGNORECASE,
        ),
    ),
    (
        _COUP,
        re.compile(
            r"\bcoup (?:attempt|bid|plot|leaders?)\b|\b(?:military|foiled|failed|attempted) coup\b"
            r"|\bcoup\b(?=.*\b(?:foil\w*|fail\w*|thwart\w*|army|soldiers|troops|junta)\b)"
            r"|\b(?:foil\w*|thwart\w*|army|soldiers|troops|junta)\b(?=.*\bcoup\b)",
            re.IGNORECASE,
        ),
    ),
    (
        _TRUCE,
        re.compile(
            r"\b(?:sign(?:s|ed)?|agree[sd]?(?: to| on)?|welcom\w+)\b(?=.*\b(?:truce|cease-?fire)\b)"
            r"|\b(?:truce|cease-?fire)\b(?=.*\b(?:signed|agreed|welcom\w+)\b)"
            r"|^(?:truce|cease-?fire) for\b",
            re.IGNORECASE,
        ),
    ),
    (
        _MISSILE,
        re.compile(
            r"\b(?:fires?|fired|launch(?:es|ed|ing)?|tests?|tested)\b(?=.*\bmissiles?\b)"
            r"|\bmissiles?\b(?=.*\b(?:launch(?:es|ed|ing)?|tests?|tested|fired)\b)",
            re.IGNORECASE,
        ),
    ),
    (
        _ELECTION,
        re.compile(
            r"\bexit polls?\b|\b(?:wins?|won|claims? victory|concedes?|leads?|ahead)\b"
            r"(?=.*\b(?:elections?|vote|presidency|run-?off)\b)"
            r"|\b(?:elections?|vot(?:e|es)|run-?off)\b(?=.*\b(?:wins?|won|victory|concedes?|leads?|"
            r"ahead)\b)"
            r"|\b(?:gewinnt|gewinnen|siegt|gana|ganan|remporte|vince)\b(?=.*\b(?:\w*wahl|elecci\w+|"
            r"élections?|présidentielle|elezioni)\b)|\b(?:\w*wahl|elecci\w+|élections?|"
            r"présidentielle|elezioni)\b(?=.*\b(?:gewinnt|gewinnen|siegt|gana|ganan|remporte|vince)\b)",
            re.IGNORECASE,
        ),
    ),
)
_CONCEDES = re.compile(r"\b(?:claims? victory|concedes?)\b", re.IGNORECASE)
_VOTE = re.compile(r"\b(?:elections?|vote|ballots?|run-?off)\b", re.IGNORECASE)
# Of other kinds than these a town must be named by both, if each names one: these are a country's.
_WIDE = frozenset({_QUAKE, _ELECTION, _MISSILE, _COUP, _TRUCE})
# A storm has a name, which headlines give alone: "Odile makes landfall near Tulum".
_STORM = re.compile(r"\b(?:Hurricane|Typhoon|Cyclone|Storm) ([A-Z][a-zà-ÿ]{2,})")
_BEGINNING = 400
# "Death toll rises to 15": what struck stands in the first sentence.
_TOLL = re.compile(r"\b(?:toll|dead|deaths|kill(?:s|ed))\b", re.IGNORECASE)
# Headlines shorten it.
_SHORTENED = {"N. Korea": "North Korea", "S. Korea": "South Korea", "N Korea": "North Korea"}
_WORD = re.compile(r"[^\W\d_](?:[\w’'.-]*\w)?\.?")
_POSSESSIVE = re.compile(r"[’']s?$")
# Two floods on one day are nothing special here: both must name the same place.
_VAST = frozenset({"US", "CA", "RU", "CN", "IN", "BR", "AU"})
_WITHIN = frozenset({PlaceKind.CITY, PlaceKind.TERRITORY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """What an article tells of.

    Attributes:
        kind: What happened.
        country: ISO 3166-1 alpha-2 code of where; "" for a storm, which goes from one to the next.
        places: The folded towns and regions of that country that headline and lead name.
    """

    kind: str
    country: str
    places: frozenset[str]

    def may_be(self, other: "Occurrence") -> bool:
        """Whether two articles tell of one occurrence, for all that their places say."""
        if (self.kind, self.country) != (other.kind, other.country):
            return False
        if self.kind in _WIDE and self.country not in _VAST:
            return True
        if not self.places or not other.places:
            return self.country not in _VAST
        return not self.places.isdisjoint(other.places)


def occurrence_of(reading: Reading) -> Occurrence | None:
    """What an article's headline tells of, if it is one thing that strikes a country seldom."""
    title = reading.article.title
    storm = _STORM.search(f"{title} {reading.article.text[:_BEGINNING]}")
    if storm and storm[1] in title:
        return Occurrence(kind=f"storm {storm[1]}", country="", places=frozenset())
    lead = " ".join(s.text for s in reading.analysis.sentences[:_LEAD])
    kinds = _kinds_in(title)
    kind = kinds[0] if len(kinds) == 1 else ""
    if not kinds and _TOLL.search(title) and reading.analysis.sentences:
        first = _kinds_in(reading.analysis.sentences[0].text)
        kind = first[0] if len(first) == 1 else ""
    if not kinds and _CONCEDES.search(title) and _VOTE.search(lead):
        kind = _ELECTION
    return _placed(kind, reading) if kind else None


def _kinds_in(text: str) -> list[str]:
    return [name for name, words in _KINDS if words.search(text)]


def _placed(kind: str, reading: Reading) -> Occurrence | None:
    """The kind with where it is: what the headline names first, else the lead."""
    lead = reading.analysis.sentences[:_LEAD]
    end = lead[-1].end if lead else 0
    named = [m.text for m in reading.analysis.mentions if m.label == "GPE" and m.start < end]
    title = _names_in(reading.article.title)
    read = {fold(name) for name in named} if reading.analysis.read else None
    country = ""
    places = set()
    for name in [*title, *named]:
        code, inside = _where(name, sure=read is None or fold(name) in read)
        code = code or _abroad(reading.analysis.language).get(name, "")
        if code and not country:
            country = code
        if inside and code == country:
            places.add(fold(name))
    return Occurrence(kind=kind, country=country, places=frozenset(places)) if country else None


def _names_in(title: str) -> list[str]:
    """What a headline may name: each word with a capital, longer names first."""
    words = [_POSSESSIVE.sub("", word) for word in _WORD.findall(title)]
    return [
        " ".join(words[start : start + length])
        for start in range(len(words))
        for length in (3, 2, 1)
        if start + length <= len(words)
        and words[start][:1].isupper()
        and words[start + length - 1][:1].isupper()
    ]


def _where(name: str, *, sure: bool) -> tuple[str, bool]:
    """The code of the country a name speaks of, and whether it is a place inside it.

    Args:
        name: The name.
        sure: Whether it is known to be a place's: a headline's word may be anything.
    """
    meant = country_meant(_SHORTENED.get(name, name))
    if meant is not None:
        return code_of(meant) or "", False
    if not sure:
        return "", False
    place = resolve_place(name)
    return (place.code or "", True) if place.kind in _WITHIN else ("", False)


@lru_cache(maxsize=32)
def _abroad(language: str) -> Mapping[str, str]:
    """The codes of countries by what a language other than English calls them."""
    if language in ("", "en"):
        return {}
    try:
        named = Locale.parse(language).territories
    except (UnknownLocaleError, ValueError):
        return {}
    return {name: code for code, name in named.items() if len(code) == _ALPHA_2 and code.isalpha()}


def same_occurrences(readings: Sequence[Reading]) -> Iterator[tuple[int, int]]:
    """Pairs of articles that tell of one occurrence, by their places in the sequence."""
    found: dict[tuple[str, str], list[tuple[int, Occurrence]]] = defaultdict(list)
    for number, reading in enumerate(readings):
        occurrence = occurrence_of(reading)
        if occurrence is not None:
            found[occurrence.kind, occurrence.country].append((number, occurrence))
    for held in found.values():
        for place, (one, first) in enumerate(held):
            for other, second in held[place + 1 :]:
                apart = abs(_seconds(readings[one]) - _seconds(readings[other]))
                if apart <= _HOURS * _SECONDS and first.may_be(second):
                    yield one, other


def _seconds(reading: Reading) -> float:
    return reading.published.timestamp()
