"""A rich brief made by hand, in several scripts, for whoever needs one without running the stages.

All people, outlets and events are invented; the countries and cities are real. `brief(...)` makes
one of any size, `rich()` the one the formats are compared on, `empty()` a day without articles.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from briefing.model import (
    Actor,
    ActorId,
    ActorType,
    ArticleId,
    Brief,
    ChangeKind,
    Citation,
    Coverage,
    DateConflict,
    Differing,
    Evidence,
    Granularity,
    Problem,
    Role,
    StatedCount,
    Story,
    StoryId,
    Summary,
    SummarySentence,
    Surroundings,
    ToldStory,
    Visit,
    VisitChange,
    VisitId,
    VisitState,
    VisitStatus,
    Window,
)
from briefing.quote_context import quoted

DAY = date(2031, 3, 14)
CUTOFF = datetime(2031, 3, 14, 4, 0, tzinfo=UTC)
OUTLETS = (
    "Kestrel Wire",
    "Harbour Gazette",
    "Ege Postası",
    "The Northern Ledger",
    "صحيفة المرفأ",
    "Вечерний Маяк",
    "Ημερήσιος Φάρος",
    "עיתון הנמל",
)
SECTIONS = ("Diplomacy", "Energy", "Security", "Economy", "Region")

# (headline, sentences); the lead and the second story are told at length.
STORIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Çelebi to open the ferry talks in İzmir, with Haddad’s delegation already on its way",
        (
            "Foreign Minister Oğuzhan Çelebi will open the long-delayed talks on the Aegean ferry "
            "lines in İzmir on Tuesday, his office said, naming a date for the first time.",
            "A Lebanese delegation led by Transport Minister Nadim Haddad (نديم حداد) left Beirut "
            "on Thursday evening and is expected to stay until the talks close.",
            "Both sides have agreed to keep the question of harbour dues for the last day, "
            "according to two officials who asked not to be named.",
            "“We are not coming to sign, we are coming to listen,” Haddad told reporters at the "
            "airport.",
        ),
    ),
    (
        "Lindqvist puts off her journey to Tbilisi after the storm",
        (
            "Swedish Energy Minister Maja Lindqvist has postponed her visit to Georgia, planned "
            "for next week, because of the damage done by Wednesday’s storm.",
            "A new date will be announced “as soon as the grid is safe,” her spokesman said.",
        ),
    ),
    (
        "Grid operators agree on a common reserve for the winter",
        (
            "The operators of nine countries signed an agreement in Vienna on Thursday that sets "
            "aside a common reserve of four gigawatts.",
            "The reserve is to be tested in October.",
        ),
    ),
    (
        "Parliament in Athens votes on Thursday on the harbour law",
        (
            "The Greek parliament votes on Thursday on the law that would open the harbours of "
            "Piraeus and Volos to foreign operators.",
            "Minister Eleni Vasilakou (Ελένη Βασιλάκου) called the draft “the last word”.",
        ),
    ),
    (
        "ميناء صور يفتح أبوابه من جديد بعد أعمال التوسعة",
        (
            "قال مدير الميناء إن الرصيف الجديد سيستقبل أولى السفن يوم الاثنين.",
            "The quay can take ships of up to 190 metres, the director said.",
        ),
    ),
    (
        "Border patrols find a second tunnel under the river",
        (
            "Patrols found a second tunnel under the river on Wednesday, forty metres from the "
            "first.",
            "It was empty and had been so for weeks, the commander said.",
        ),
    ),
    (
        "Central bank leaves its rate at 4.25 per cent",
        (
            "The central bank left its rate at 4.25 per cent on Thursday, as all eleven members "
            "of the board had wished.",
            "Governor Dag Ellingsen said that he saw “no reason for haste in either direction”.",
        ),
    ),
    (
        "נמל חיפה מתכונן לביקור המשלחת",
        (
            "Haifa’s harbour is being made ready for the delegation, which will see the new "
            "terminal on Wednesday.",
        ),
    ),
    (
        "Kyiv and Ankara compare their grain figures",
        (
            "Officials of both countries compared their grain figures for the first time since "
            "autumn.",
            "Deputy Minister Олена Коваленко spoke of “small and honest differences”.",
        ),
    ),
    (
        "A quiet week for the lira, and an uneasy one for importers",
        (
            "The lira moved by less than half a per cent over the week.",
            "Importers say that they are waiting for the new customs list, due on Monday.",
        ),
    ),
    (
        "Rescue teams end the search off Rhodes",
        (
            "Rescue teams ended the search off Rhodes on Thursday after all nineteen sailors had "
            "been found alive.",
        ),
    ),
    (
        "Universities of four cities open a common register of theses",
        (
            "The universities of Tallinn, Graz, Porto and Bologna opened a common register of "
            "theses.",
            "It holds 41,000 entries and is free to read.",
        ),
    ),
)

PEOPLE: tuple[tuple[str, str | None, str | None, str | None, ActorType], ...] = (
    ("Oğuzhan Çelebi", None, "Foreign Minister", "Turkey", ActorType.PERSON),
    ("Nadim Haddad", "نديم حداد", "Transport Minister", "Lebanon", ActorType.PERSON),
    ("Maja Lindqvist", None, "Energy Minister", "Sweden", ActorType.PERSON),
    ("Eleni Vasilakou", "Ελένη Βασιλάκου", "Minister for Shipping", "Greece", ActorType.PERSON),
    ("Olena Kovalenko", "Олена Коваленко", "Deputy Minister", "Ukraine", ActorType.PERSON),
    ("Dov Almagor", "דב אלמגור", "harbour director", "Haifa", ActorType.PERSON),
    ("Dag Ellingsen", None, "Governor", "Central Bank", ActorType.PERSON),
    ("Lebanese delegation", None, None, "Lebanon", ActorType.GROUP),
    ("Union of Grid Operators", None, None, None, ActorType.ORG),
    ("Giorgi Lomidze", "გიორგი ლომიძე", "Prime Minister", "Georgia", ActorType.PERSON),
    ("Samira Al-Khatib", "سميرة الخطيب", "Ambassador", "Jordan", ActorType.PERSON),
    ("Tomáš Hrabal", None, "special envoy", "European Union", ActorType.PERSON),
)

# (visitors, where, host, start, end, granularity, when_text, status)
JOURNEYS: tuple[
    tuple[
        tuple[str, ...],
        tuple[str, ...],
        str | None,
        date | None,
        date | None,
        Granularity,
        str | None,
        VisitStatus,
    ],
    ...,
] = (
    (
        ("Lebanese delegation",),
        ("İzmir", "Turkey"),
        "Oğuzhan Çelebi",
        date(2031, 3, 13),
        date(2031, 3, 19),
        Granularity.RANGE,
        "until the talks close",
        VisitStatus.ONGOING,
    ),
    (
        ("Oğuzhan Çelebi",),
        ("İzmir", "Turkey"),
        None,
        date(2031, 3, 18),
        date(2031, 3, 18),
        Granularity.DAY,
        "on Tuesday",
        VisitStatus.PLANNED,
    ),
    (
        ("Eleni Vasilakou", "Tomáš Hrabal"),
        ("Haifa", "Israel"),
        "Dov Almagor",
        date(2031, 3, 19),
        date(2031, 3, 21),
        Granularity.RANGE,
        "from Wednesday",
        VisitStatus.EXPECTED,
    ),
    (
        ("Olena Kovalenko",),
        ("Ankara", "Turkey"),
        "Ministry of Agriculture",
        date(2031, 3, 24),
        date(2031, 3, 30),
        Granularity.WEEK,
        "the week after next",
        VisitStatus.EXPECTED,
    ),
    (
        ("Dag Ellingsen",),
        ("Frankfurt", "Germany"),
        None,
        date(2031, 3, 29),
        date(2031, 4, 2),
        Granularity.RANGE,
        "from 29 March to 2 April",
        VisitStatus.PLANNED,
    ),
    (
        ("Samira Al-Khatib",),
        ("Rome", "Italy"),
        "the Italian president",
        date(2031, 4, 1),
        date(2031, 4, 30),
        Granularity.MONTH,
        "in April",
        VisitStatus.EXPECTED,
    ),
    (
        ("Tomáš Hrabal",),
        ("Gaziantep", "Turkey"),
        None,
        date(2031, 4, 1),
        date(2031, 6, 30),
        Granularity.QUARTER,
        "in the second quarter",
        VisitStatus.POSSIBLE,
    ),
    (
        ("Giorgi Lomidze",),
        ("Stockholm", "Sweden"),
        "Maja Lindqvist",
        date(2031, 6, 1),
        date(2031, 8, 31),
        Granularity.SEASON,
        "this summer",
        VisitStatus.INVITED,
    ),
    (
        ("Nadim Haddad",),
        ("Cyprus",),
        None,
        None,
        None,
        Granularity.UNSPECIFIED,
        "in the coming weeks",
        VisitStatus.POSSIBLE,
    ),
    (
        ("Maja Lindqvist",),
        ("Tbilisi", "Georgia"),
        "Giorgi Lomidze",
        None,
        None,
        Granularity.UNSPECIFIED,
        None,
        VisitStatus.POSTPONED,
    ),
    (
        ("Dov Almagor",),
        ("Piraeus", "Greece"),
        None,
        date(2031, 3, 20),
        date(2031, 3, 20),
        Granularity.DAY,
        "next Thursday",
        VisitStatus.CANCELLED,
    ),
    (
        ("Çelebi’s deputy",),
        ("Beirut", "Lebanon"),
        None,
        date(2031, 3, 17),
        date(2031, 3, 17),
        Granularity.DAY,
        "on Monday",
        VisitStatus.DENIED,
    ),
)


def article(number: int) -> ArticleId:
    """The id of the invented article with a number."""
    return ArticleId(f"article-{number:04}")


def evidence(number: int, quote: str) -> Evidence:
    """A claim read at the head of an invented article."""
    return Evidence(article=article(number), start=40, end=40 + len(quote), quote=quote)


def citation(number: int, title: str, *, url: str | None = "") -> Citation:
    """The entry of an invented article in the list of sources; every kind of date occurs."""
    outlet = OUTLETS[number % len(OUTLETS)]
    return Citation(
        number=number,
        article=article(number),
        outlet=outlet,
        title=title,
        url=f"https://news.example/{number}?a=1&b=2" if url == "" else url,
        published=CUTOFF - timedelta(hours=20) + timedelta(minutes=7 * number % 1190),
        has_time=number % 5 != 0,
        undated=number % 11 == 0,
    )


def _dates(sentence: str) -> tuple[tuple[int, int, date], ...]:
    days = {
        "on Tuesday": date(2031, 3, 18),
        "votes on Thursday": date(2031, 3, 20),
        "on Wednesday.": date(2031, 3, 19),
        "on Monday": date(2031, 3, 17),
        "الاثنين": date(2031, 3, 17),
    }
    found = [
        (at, at + len(words), day)
        for words, day in days.items()
        if (at := sentence.find(words)) > 0
    ]
    return tuple(sorted(found))


def story(number: int, *, citations: list[Citation]) -> ToldStory:
    """The invented story with a number, adding what it cites."""
    headline, sentences = STORIES[number % len(STORIES)]
    if number >= len(STORIES):
        headline = f"{headline} ({number + 1})"
    chosen: list[SummarySentence] = []
    members: list[ArticleId] = []
    for place, words in enumerate(sentences):
        if place in {0, 2}:
            cited = citation(len(citations) + 1, headline if place == 0 else f"{headline}: more")
            citations.append(cited)
            members.append(cited.article)
        chosen.append(
            SummarySentence(evidence=evidence(citations[-1].number, words), dates=_dates(words))
        )
    return ToldStory(
        story=Story(
            id=StoryId(f"story-{number:04}"),
            articles=tuple(members),
            earlier=(article(9000 + number),) if number % 4 == 1 else (),
            duplicates={},
            sources=tuple(sorted({OUTLETS[n % len(OUTLETS)] for n in range(number % 3 + 1)})),
            section=SECTIONS[number % len(SECTIONS)],
            score=100.0 - number,
            watched=number % 6 == 0,
        ),
        summary=Summary(
            headline=headline,
            headline_article=members[0],
            sentences=tuple(chosen),
        ),
        actors=tuple(ActorId(f"actor-{n:04}") for n in (number, number + 1, number + 5)),
        figures=_figures(citations[-2:]) if number == 1 else (),
    )


def _figures(sources: Sequence[Citation]) -> tuple[Differing, ...]:
    """Two articles that do not agree on how many were hurt."""
    first, last = sources
    hurt = ((first, 2, "at least"), (last, 1240, ""))
    return (
        Differing(
            fate="injured",
            whom="",
            stated=tuple(
                StatedCount(
                    number=number,
                    bound=bound,
                    evidence=evidence(one.number, f"{bound} {number} people were hurt.".strip()),
                )
                for one, number, bound in hurt
            ),
        ),
    )


def actor(number: int, *, citations: Sequence[Citation]) -> Actor:
    """The invented key actor with a number."""
    name, native, role, affiliation, kind = PEOPLE[number % len(PEOPLE)]
    if number >= len(PEOPLE):
        name = f"{name} {'I' * (number // len(PEOPLE) + 1)}"
    source = citations[number % len(citations)].number
    why = evidence(
        source, f"{name} said on Thursday that the talks “will take the time they take”."
    )
    seen = (
        Role(
            title=role,
            affiliation=affiliation,
            first_seen=DAY - timedelta(days=9),
            last_seen=DAY,
            evidence=evidence(source, f"{affiliation}’s {role.lower()}, {name}, was not there."),
        )
        if role
        else None
    )
    return Actor(
        id=ActorId(f"actor-{number:04}"),
        name=name,
        native=native,
        type=kind,
        role=role,
        affiliation=affiliation,
        roles=(seen,) if seen else (),
        aliases=(name.split()[-1],),
        articles=(article(source),),
        sources=(OUTLETS[source % len(OUTLETS)],),
        mentions=max(24 - 2 * number, 1),
        why=why,
        score=50.0 - number,
        watched=number % 5 == 0,
        new=number % 4 == 3,
    )


SPRING = VisitState(
    status=VisitStatus.EXPECTED,
    start=date(2031, 3, 1),
    end=date(2031, 5, 31),
    granularity=Granularity.SEASON,
)


def visit(number: int, *, citations: Sequence[Citation]) -> Visit:
    """The invented visit with a number; further rounds of the list follow four days apart."""
    visitor, where, host, start, end, granularity, words, status = JOURNEYS[number % len(JOURNEYS)]
    shift = timedelta(days=4 * (number // len(JOURNEYS)))
    source = citations[number % len(citations)].number
    quote = f"{visitor[0]} is to travel to {where[0]}, {words or 'at a time still open'}, it said."
    seen = evidence(source, quote)
    further = [
        evidence(one.number, f"{visitor[0]} will be in {where[0]} {words}, another outlet wrote.")
        for one in citations[1:3]
        if number == 0
    ]
    change = VisitChange(
        kind=list(ChangeKind)[number % len(ChangeKind)],
        at=CUTOFF - timedelta(hours=6),
        before=None if number % len(ChangeKind) == 0 else SPRING,
        after=VisitState(status=status, start=start, end=end, granularity=granularity),
        evidence=seen,
    )
    conflict = DateConflict(
        source="Harbour Gazette",
        start=date(2031, 3, 22),
        end=date(2031, 3, 23),
        evidence=evidence(1, f"{visitor[0]} will arrive on the 22nd and stay for two days."),
    )
    return Visit(
        id=VisitId(f"visit-{number:04}"),
        visitor=visitor,
        visitor_role=None,
        destination=where,
        country=None,
        host=host,
        start=start + shift if start else None,
        end=end + shift if end else None,
        granularity=granularity
        if not shift or granularity != Granularity.MONTH
        else Granularity.RANGE,
        when_text=words,
        status=status,
        purpose="the ferry talks" if number == 0 else None,
        evidence=(seen, *further),
        sources=("Harbour Gazette", "Kestrel Wire") if number == 2 else ("Kestrel Wire",),
        confidence=0.8,
        history=(change,),
        changes=(change,) if number in {1, 2, 4, 9, 10} else (),
        conflicts=(conflict,) if number == 2 else (),
        sequence=number % 3,
    )


def brief(*, stories: int = 12, actors: int = 12, visits: int = 12) -> Brief:
    """A brief with so many stories, key actors and visits."""
    citations: list[Citation] = []
    rest = sorted(range(2, stories), key=lambda number: (number % len(SECTIONS), number))
    order = [*range(min(stories, 2)), *rest]  # the further stories stand section by section
    told = tuple(story(number, citations=citations) for number in order)
    sources = tuple(citations) or (citation(1, "The only one"),)
    outlets = sorted({one.outlet for one in sources})
    return Brief(
        edition="morning",
        title="The Morning Brief",
        day=DAY,
        zone="Europe/Istanbul",
        language="en",
        number=49,
        window=Window(since=CUTOFF - timedelta(days=1), until=CUTOFF),
        cutoff=CUTOFF,
        custom_window=False,
        so_far=False,
        reading_minutes=5,
        stories=told,
        actors=tuple(actor(number, citations=sources) for number in range(actors)),
        visits=tuple(visit(number, citations=sources) for number in range(visits)),
        citations=sources,
        coverage=Coverage(
            articles=57,
            duplicates=6,
            used=len(sources),
            sources=tuple((outlet, 3 + place) for place, outlet in enumerate(outlets)),
            silent=("Radio Meridian",),
            unread=2,
            undated=1,
        ),
        problems=(
            Problem(
                where="Radio Meridian",
                message="the feed could not be read: it ends in the middle of an entry",
                hint="tell the outlet",
            ),
        ),
        nearest=(),
        version="0.1.0",
    )


def rich() -> Brief:
    """The brief the formats are compared on: everything a brief can hold occurs in it."""
    return brief(stories=12, actors=25, visits=15)


def empty() -> Brief:
    """A day without articles."""
    full = brief(stories=0, actors=0, visits=0)
    return replace(
        full,
        citations=(),
        problems=(),
        coverage=Coverage(
            articles=0, duplicates=0, used=0, sources=(), silent=OUTLETS[:2], unread=0, undated=0
        ),
        nearest=(date(2031, 3, 10), date(2031, 3, 12)),
        reading_minutes=1,
    )


def with_surroundings(made: Brief) -> Brief:
    """The brief with a sentence before and after each that it shows."""
    told = {(one.article, one.end): one for one in quoted(made.stories, made.actors, made.visits)}
    return replace(
        made,
        surroundings=tuple(
            Surroundings(
                article=one.article,
                start=one.start,
                end=one.end,
                before=f"What went before stands in {one.article}.",
                after="And so it went on.",
            )
            for one in told.values()
        ),
    )
