"""Datelines, bylines, credits and headings with the real model: who acts, and when it is."""

from datetime import UTC, date, datetime

import pytest

from briefing.analysis.article_reader import ArticleReader
from briefing.model import ActorType, Analysis, Article, ArticleId, VisitStatus

pytestmark = pytest.mark.model
DAY = date(2031, 5, 6)  # a Tuesday
# Towns that the model has not met, of many regions and spellings.
DATELINES = (
    "KIRKENES, Norway (NA) — ", "ŠIAULIAI, Lithuania — ", "Gyumri, Armenia, May 5 (Newswire) — ",
    "KHAN YOUNIS, Gaza Strip — ", "DEIR EZ-ZOR, Syria (NA) - ", "AL-HASAKAH — ",
    "PORT-AU-PRINCE (NA) - ", "SANTA CRUZ DE LA SIERRA, Bolivia (NA) — ", "N'DJAMENA - ",
    "SANA’A (Saba) - ", "HO CHI MINH CITY, May 5 (VNA) – ", "ULAANBAATAR, May 5 /Montsame/. ",
    "Zaporizhzhia, Ukraine — ", "IVANO-FRANKIVSK (Ukrinform) – ",
    "NUR-SULTAN, 5 May 2031 (KT) -- ", "COX'S BAZAR, Bangladesh, May 5 — ",
    "MAZAR-I-SHARIF (Pajhwok): ", "PESHAWAR: ", "QAMISHLI — ", "Nukuʻalofa, Tonga (NA) — ",
    "SUVA - ", "PANJSHIR — ", "BUKAVU, Democratic Republic of Congo (NA) - ",
    "OUAGADOUGOU, Monday 5 May 2031 - ", "ST. JOHN'S, Newfoundland — ", "McALLEN, Texas (NA) — ",
    "ZHYTOMYR/KYIV, May 5 (NA) - ", "GANJA, Azerbaijan – ", "TALLINN, 5 May 2031. ",
    "Bitola, North Macedonia, May 5 (MIA) -- ", "Nakhchivan, May 5, AZERTAC ", "KUTAISI - ",
    "JUBA, South Sudan — ", "Medina (SPA) -- ", "OSH, 5 May (24.kg) — ", "PHNOM PENH (NA) — ",
    "LA PAZ – ", "VADUZ, Liechtenstein (NA) _ ", "THIMPHU: ",
    "RAS AL-KHAIMAH, 5th May, 2031 (WAM) -- ", "BEN GURION AIRPORT, Israel (NA) — ",
    "KABUL, Afghanistan — ", "MOSUL, Iraq, May 5 (NA) - ", "ABOARD AIR FORCE ONE — ",
    "GITEGA — ", "BENTIU – ", "YEREVAN, MAY 5, ARMENPRESS. ", "BISHKEK (AKIpress) - ",
    "MARY, Turkmenistan — ", "TÓRSHAVN - ",
)  # fmt: skip
REPORTS = {
    "apposition": (
        "The prime minister of Denmark, Jonas Berg, will visit Oslo on 12 May for talks.",
        ("Jonas Berg", "Oslo", date(2031, 5, 12)),
    ),
    "title": (
        "President Ilia Marov will travel to Berlin on 14 May, his office said.",
        ("Ilia Marov", "Berlin", date(2031, 5, 14)),
    ),
}


@pytest.fixture(scope="module")
def reader():
    return ArticleReader({"en": "built-in"})


def read(reader: ArticleReader, text: str, *, published: date = DAY) -> Analysis:
    instant = datetime(published.year, published.month, published.day, 12, tzinfo=UTC)
    found = Article(
        id=ArticleId("a1"), revision=1, source="Wire", title="", text=text, url=None,
        published_at=instant, published_on=None, known_at=instant, first_seen=instant,
        language="en",
    )  # fmt: skip
    (analysis,) = reader.analyse([found])
    return analysis


def names(analysis: Analysis) -> set[str]:
    return {actor.name for actor in analysis.actors}


@pytest.mark.parametrize("dateline", DATELINES)
@pytest.mark.parametrize("report", sorted(REPORTS))
def test_the_town_of_a_dateline_is_no_actor(reader, dateline, report):
    """Whatever the town and its layout: only the traveller is a person, and the visit is his."""
    text, (name, place, day) = REPORTS[report]
    analysis = read(reader, dateline + text)

    people = {actor.name for actor in analysis.actors if actor.type is ActorType.PERSON}
    assert people == {name}
    (visit,) = analysis.visits
    assert visit.visitor == (name,)
    assert visit.destination[0] == place
    assert (visit.start, visit.status) == (day, VisitStatus.PLANNED)


def test_the_dateline_s_place_is_where_here_is(reader):
    """An agency's "arrived here" leads to the town it reports from."""
    text = "OSLO (NA) - Danish Prime Minister Jonas Berg arrived here on Monday for talks."
    (visit,) = read(reader, text).visits

    assert visit.destination[0] == "Oslo"


@pytest.mark.parametrize(
    ("text", "visitor", "place"),
    [
        ("BERLIN and Paris agreed that Chancellor Ada Moe will travel to Warsaw on 14 May.",
         "Ada Moe", "Warsaw"),
        ("NATO - the alliance of 32 states - said Secretary General Jo Lie will visit Skopje on "
         "Monday.", "Jo Lie", "Skopje"),
        ("OSLO HOSTS SUMMIT - President Ilia Marov will travel to Oslo on 14 May.",
         "Ilia Marov", "Oslo"),
        ("By train, President Ilia Marov travelled to Kyiv on Monday.", "Ilia Marov", "Kyiv"),
        ("By Friday, Chancellor Ada Moe will be in Warsaw for talks.", "Ada Moe", "Warsaw"),
    ],
)  # fmt: skip
def test_a_real_opening_keeps_its_visit(reader, text, visitor, place):
    """What only looks like layout loses nothing."""
    (visit,) = read(reader, text).visits

    assert visit.visitor == (visitor,)
    assert visit.destination[0] == place


@pytest.mark.parametrize(
    "text",
    [
        "Danish leader off to Oslo\n\nBy Kari Moe, Lom\n5 May 2031, 14:20\n\n{}",
        "By Kari Moe and Per Dahl\nHerald staff writers\n\n{}\n\nAdditional reporting by Kari Moe "
        "in Lom; editing by Per Dahl.\n\nKari Moe is a senior reporter at the Herald.",
        "{} (Reporting by Kari Moe; Editing by Per Dahl)",
        "{}\n\nPresident Dahl's palace at night. Kari Moe/AP",
        "KARI MOE, HOST: {}",
    ],
)
def test_who_makes_the_news_is_no_actor(reader, text):
    """Reporters, editors, photographers and presenters neither act nor travel."""
    report, (name, _, day) = REPORTS["apposition"]
    analysis = read(reader, text.format(report))

    assert not any("Moe" in actor or actor == "Per Dahl" for actor in names(analysis))
    (visit,) = analysis.visits
    assert (visit.visitor, visit.start) == ((name,), day)


def test_a_caption_tells_what_has_been(reader):
    """The present tense under a picture announces nothing, and its day is of this year."""
    text = (
        "The talks failed.\n\nPresident Ilia Marov visits Oslo on May 4. (Photo: Kari Moe/Agency)"
    )
    (visit,) = read(reader, text).visits

    assert (visit.start, visit.status) == (date(2031, 5, 4), VisitStatus.PAST)


@pytest.mark.parametrize(
    ("day", "expected", "status"),
    [
        ("May 5", date(2031, 5, 5), VisitStatus.PAST),
        ("May 20", date(2031, 5, 20), VisitStatus.PLANNED),
    ],
)
def test_a_day_in_the_present_tense_is_the_nearest(reader, day, expected, status):
    """Yesterday's day is not next year's."""
    (visit,) = read(reader, f"Foreign Minister Ann Lie visits Cairo on {day}.").visits

    assert (visit.start, visit.status) == (expected, status)


def test_headings_that_are_days_date_a_diary(reader):
    """The present tense under a day to come is a plan for that day."""
    text = (
        "Tuesday, 13 May\nFrench President Luc Barbe begins a three-day visit to India.\n\n"
        "Friday, 16 May\nGerman Chancellor Ada Voll hosts Polish Prime Minister Jan Wilk in Berlin."
    )
    first, second = read(reader, text).visits

    assert (first.start, first.end, first.status) == (
        date(2031, 5, 13), date(2031, 5, 15), VisitStatus.PLANNED,
    )  # fmt: skip
    assert (second.visitor, second.start) == (("Jan Wilk",), date(2031, 5, 16))
    assert second.status is VisitStatus.PLANNED


def test_i_is_the_speaker_or_nobody(reader):
    """An answer's "I" is never somebody whom another answer names."""
    text = (
        "Norland's transport minister, Yaro Tule, on the railway.\n\n"
        "A: I am going to Baku in June to ask for it.\n\n"
        "Q: China's trade minister said that it is slow.\n\nA: Mr Fang was here in October."
    )
    assert {visit.visitor for visit in read(reader, text).visits} <= {("Yaro Tule",)}


def test_wrapped_lines_read_like_one(reader):
    """Hard-wrapped prose gives the same people, offices and visits."""
    text = (
        "The prime minister of Denmark, Jonas\nBerg, will visit Oslo on 12\nMay for talks with "
        "Prime Minister\nErik Lie. Foreign\nMinister Ann Vik will travel to New\nYork on 14 May."
    )
    wrapped, plain = read(reader, text), read(reader, text.replace("\n", " "))

    assert [(a.name, a.role) for a in wrapped.actors] == [(a.name, a.role) for a in plain.actors]
    assert [(v.visitor, v.destination, v.host, v.start) for v in wrapped.visits] == [
        (v.visitor, v.destination, v.host, v.start) for v in plain.visits
    ]
    for claim in (*wrapped.sentences, *wrapped.mentions):
        assert text[claim.start : claim.end] == claim.text


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The talks go on next week in the capital of Norvia", "Prime Minister Bo Selk agreed."),
        ("What happens next", "“We wait,” the mayor said."),
    ],
)
def test_a_blank_line_ends_a_sentence(reader, first, second):
    """Whatever begins behind it: a title, a quotation."""
    told = [sentence.text for sentence in read(reader, f"{first}\n\n{second}").sentences]

    assert told == [first, second]


@pytest.mark.parametrize(
    "text",
    [
        "The British prime minister risks a lot. Among the beaten was Jo Ash, who wanted a post.",
        "Ro Durste, who was jailed this week, is ill, his lawyer told the court on Saturday.",
        "Ric Cord plans to run for governor, an adviser said. Cord will go, the adviser said.",
    ],
)
def test_an_office_goes_to_nobody_else(reader, text):
    """A title without a name is not given to the next name, nor to the last."""
    assert all(a.role is None for a in read(reader, text).actors if a.type is ActorType.PERSON)
