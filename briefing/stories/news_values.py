"""What a story is about and how it is told, as an editor weighs it before reading on.

Galtung and Ruge called it news values. Here they are a few word lists and headline forms, read in
headline and lead alone: affairs of state and of many people against sport, show and advice; news
against questions, appeals to watch, opinion. English only: other languages are left in the middle.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefing.model import Reading
from briefing.names import fold
from briefing.stories.leads import lead_of
from briefing.stories.vectors import stem


def _stems(words: str) -> frozenset[str]:
    return frozenset(map(stem, words.split()))


# Between states: diplomacy, war and peace, people who flee.
_WORLD = _stems(
    """foreign treaty pact summit talks negotiations negotiators diplomat diplomats diplomatic
    diplomacy ambassador ambassadors embassy envoy sanctions sanctioned ceasefire truce peace
    mediate mediator mediation war invasion invaded occupied occupation troops soldiers army
    military missile missiles airstrike airstrikes drone drones shelling bombardment bombing bombs
    militants rebels insurgents terrorist terrorism terror refugees refugee nuclear weapons arms
    nato union kremlin humanitarian hostage hostages genocide annexation annexed sovereignty
    territory territorial conflict tensions retaliation escalation escalations corridor evacuation
    allies alliance international famine starvation coup hackers espionage detainee border besieged
    west capital peacekeepers airspace""",
)
# Within states: who governs and by what law, money, and what strikes many people at once.
_AFFAIRS = _stems(
    """president presidents presidential premier minister ministers chancellor government
    governments cabinet parliament parliamentary congress senate senator lawmaker lawmakers
    legislation bill election elections vote votes voters referendum coalition opposition party
    republican republicans democrat democrats speaker kingdom constitution constitutional supreme
    tribunal indicted impeachment resign resigns resigned corruption intelligence protest protests
    protesters unrest inflation economy economic recession budget trade tariffs oil gas energy
    exports imports bank central profits drought floods flood flooding earthquake hurricane typhoon
    wildfire outbreak epidemic pandemic crisis regime abortion emissions climate rainforest dead
    killed strike strikes asylum migrants monarchy attack attacks
    jobs unemployment rates quake tsunami landslide cholera ebola explosion explosions blast
    eruption cyclone ferry capsized sank sinks derailed avalanche heatwave""",
)
_SPORT = _stems(
    """match matches beat beats thrash cup league leagues champions championship championships final
    finals quarter-final semi-final medal medals gold silverware goal goals striker midfielder coach
    team teams season olympic olympics paralympians paralympics games tennis football footballer
    soccer cricket rugby golf nba nfl mlb nhl wnba ufc boxing boxer fight formula racing tournament
    player players fans stadium club clubs qualifier wicket wickets innings batting bowls
    gymnastics swimming biathlon athlete athletes hat-trick debut playoffs playoff quarterback
    basketball baseball hockey marathon umpire referee squad defender goalkeeper transfer
    touchdown relegation heavyweight grand slam""",
)
_SHOW = _stems(
    """actor actress star stars starring film films movie movies cinema singer singers band album
    song
    songs rapper pop celebrity celebrities fashion designer supermodel model models tv television
    show shows comedy comedian drama sitcom series episode netflix disney pixar hollywood oscar
    oscars grammy grammys emmy broadway museum artist artists painting portrait exhibition festival
    novel author bestseller statue statues wedding weddings bridal duchess duke royal royals
    princess prince playboy podcast concert music musician premiere streaming gaming gamer viral
    tiktok meme brother""",
)
_ADVICE = _stems(
    """tips recipe recipes diet diets exercise stretching fitness sleep friends friendship
    colleagues
    wellbeing mindfulness brain hotel hotels restaurant restaurants cafe pizza burger cocktails
    drinks shoes sneakers iphone gadget gadgets smartphone deals shopping shoppers bargain gift
    gifts travel traveller tourism destinations holiday holidays beach spa beauty skincare makeup
    pet pets dog dogs cat cats puppy bear bears spider spiders shark octopus snorkeler lottery
    crossword wordle quiz horoscope zodiac dating astrology parenting garden gardening knitting
    ticket tickets scam scams crypto bitcoin boss ceo career careers workplace statues kidney
    mum dad hobby airport""",
)
_LEISURE = (("sport", _SPORT), ("show", _SHOW), ("advice", _ADVICE))
# A headline that asks, beckons, or speaks of the writer; a text that announces a film.
_BECKONS = re.compile(
    r"\?\s*$|\b(?:watch|listen|quiz|here['’]s (?:why|how|what)|how (?:to|this|these|adults|i|we)\b"
    r"|why (?:you|we|i)\b|what (?:you need|to know|it['’]s)|look inside"
    r"|see (?:how|inside|the moment)"
    r"|(?:simple|easy) guide|secrets|opinion|analysis|review|in pictures|explained|the best"
    r"|the papers|front pages|newsletter|in full"
    r"|(?:news|world|business|sports?) (?:in brief|briefs|round-?up)|\w+day briefing)\b"
    r"|^(?:how|why|what['’]?s?|where|this|these|are|does|do|can|i|i['’]\w+|my|meet|inside)\b",
    re.IGNORECASE,
)
# "WHO declares …" and "IS claims …" are no questions.
_ASKS = re.compile(r"^(?:[Ww]ho|Is|is)\b")
_FILMED = re.compile(
    r"\b(?:watch the moment|reports? (?:on|from)|takes? a look|look(?:s|ed)? (?:at|inside|into)"
    r"|(?:speaks?|tells?|told|joins?|talks?) (?:to )?(?:[A-Z]{2,5}\b|the (?:presenter|programme))"
    r"|footage|breaks down|explains?|describes? how|video (?:shows?|from)|listeners)\b"
)
# So many words of a list in headline and lead make a piece one of its kind.
_ENOUGH = 3.0
# The headline's words count so often.
_IN_HEADLINE = 2


@dataclass(frozen=True, slots=True)
class Values:
    """The news values of an article, each from 0 to 1.

    Attributes:
        world: How far it is about what happens between states, war and peace.
        affairs: How far it is about who governs, money, and what strikes many people.
        leisure: How far it is about sport, show, or advice.
        beckons: Whether it asks, beckons or shows, in place of telling news.
    """

    world: float
    affairs: float
    leisure: float
    beckons: float


def mean_values(readings: Sequence[Reading]) -> Values:
    """The values of a story: the mean of its articles'."""
    every = [values_of(reading) for reading in readings]
    return Values(
        world=sum(one.world for one in every) / len(every),
        affairs=sum(one.affairs for one in every) / len(every),
        leisure=sum(one.leisure for one in every) / len(every),
        beckons=sum(one.beckons for one in every) / len(every),
    )


def values_of(reading: Reading) -> Values:
    """Read the values off headline and lead."""
    return _values(reading.article.title, lead_of(reading))


@lru_cache(maxsize=4096)
def _values(title: str, lead: str) -> Values:
    headline, text = _words(title), _words(lead)
    held = {
        name: _IN_HEADLINE * len(headline & words) + len((text & words) - headline)
        for name, words in (("world", _WORLD), ("affairs", _AFFAIRS), *_LEISURE)
    }
    leisure = max(held[name] for name, _ in _LEISURE)
    filmed = bool(_FILMED.search(lead))
    return Values(
        world=min(1.0, held["world"] / _ENOUGH),
        affairs=min(1.0, held["affairs"] / _ENOUGH),
        leisure=min(1.0, leisure / _ENOUGH),
        beckons=min(1.0, _is_appeal(title) + filmed / 2),
    )


def _is_appeal(title: str) -> bool:
    """Whether a headline asks or beckons."""
    return any(rule.search(title) for rule in (_BECKONS, _ASKS))


def _words(text: str) -> frozenset[str]:
    return frozenset(map(stem, fold(text).split()))
