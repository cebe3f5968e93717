"""Every way of saying a visit is read with the real model, and what is none is left alone."""

from datetime import date

import pytest

from briefing.analysis.actors import resolve
from briefing.analysis.language import load_pipeline
from briefing.analysis.visits import VisitDraft, find_visits
from briefing.analysis.words import Words
from tests.integration.visits_said import NO_VISITS, SAYINGS

pytestmark = pytest.mark.model
PUBLISHED = date(2023, 5, 10)


@pytest.fixture(scope="module")
def nlp():
    return load_pipeline("en")


def _read(nlp, text: str) -> tuple[VisitDraft, ...]:
    words = Words.of(nlp(text))
    return find_visits(words, resolve(words), published=PUBLISHED)


def _shown(visit: VisitDraft) -> str:
    days = f"{visit.start or ''}..{visit.end or ''}"
    who, where = "+".join(visit.visitor), "/".join(visit.destination)
    return f"{who} > {where} | {visit.status} | {days} | {visit.host or '-'}"


def _fits(visit: VisitDraft, wanted: str) -> bool:
    who, status, days, host = (part.strip() for part in wanted.split("|"))
    names, _, place = who.partition(" > ")
    if not all(any(name in got for got in visit.visitor) for name in names.split("+")):
        return False
    if place not in visit.destination or status not in {"?", visit.status}:
        return False
    if host not in {"?", visit.host or "-"}:
        return False
    return days == "?" or _same_days(visit, days)


def _same_days(visit: VisitDraft, days: str) -> bool:
    start, _, end = days.partition("..")
    got_start, got_end = str(visit.start or ""), str(visit.end or "")
    # An open end and a single day say the same of a visit known by one day.
    return got_start == start and (got_end or got_start) == (end or start)


@pytest.mark.parametrize("way", sorted(SAYINGS))
def test_each_way_of_saying_a_visit_is_read(nlp, way):
    """Who, where, when, whose guest and how certain come out as the guidelines define them."""
    text, wanted = SAYINGS[way]

    visits = _read(nlp, text)

    shown = "\n".join(map(_shown, visits)) or "nothing"
    for line in wanted:
        assert any(_fits(visit, line) for visit in visits), f"{text}\nwanted {line}\nread {shown}"
    assert len(visits) == len(wanted), f"{text}\nread {shown}"


@pytest.mark.parametrize("way", sorted(NO_VISITS))
def test_what_is_no_visit_is_left_alone(nlp, way):
    """Tourists, storms, ships, treatment, going home and websites are not visits."""
    visits = _read(nlp, NO_VISITS[way])

    assert not visits, f"{NO_VISITS[way]}\nread " + "; ".join(map(_shown, visits))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        "...",
        "visit",
        "to visit to visit to to in in at",
        "Visit Visit Visit Visit",
        "followed by",
        "left",
        "visiting",
        "VISIT TO PARIS BY PRESIDENT LUCIE AUBERT ON MONDAY",
        "He will visit, she will visit, they will visit; where will they meet?",
        "denied entry to denied entry to",
        "Two leaders of of of will meet in in in.",
        "« Elle arrivera à Paris lundi », a dit la présidente.",
        "İstanbul’a gelen Cumhurbaşkanı I\u0307brahim 🙂 visits İzmir\u200b.",
        "on Monday " * 400 + "President Lucie Aubert will visit Rome.",
        "A, " * 600 + "and Rome will be visited by Lucie Aubert on 31 June 2022.",
    ],
)
def test_no_text_breaks_the_reading(nlp, text):
    """Whatever the words, reading ends, and every piece of evidence lies in the text."""
    for visit in _read(nlp, text):
        assert visit.visitor
        assert visit.destination
        assert visit.evidence
        assert all(0 <= start < end <= len(text) for start, end in visit.evidence)


def test_evidence_is_the_sentence_without_its_margins(nlp):
    """The spans point at whole sentences, verbatim, the leading one first."""
    text = (
        "\n  Kenyan President Samuel Otieno will travel to Uganda next week.\n\nOthers stayed.  "
        "He will meet President Moses Okello in Kampala on Tuesday.\n"
    )

    (visit,) = _read(nlp, text)

    assert [text[start:end] for start, end in visit.evidence] == [
        "Kenyan President Samuel Otieno will travel to Uganda next week.",
        "He will meet President Moses Okello in Kampala on Tuesday.",
    ]


def test_a_visit_carries_its_time_purpose_and_country(nlp):
    """When and why are verbatim; the country has its code."""
    text = (
        "Norwegian Foreign Minister Astrid Lunde will visit Accra on Monday for talks on fishing."
    )

    (visit,) = _read(nlp, text)

    assert visit.when_text == "on Monday"
    assert visit.purpose == "for talks on fishing"
    assert visit.code == "GH"
    assert visit.destination == ("Accra", "Ghana")
    assert visit.granularity == "day"


@pytest.mark.parametrize("place", [0, 9, 18])
def test_a_long_article_tells_the_visits_of_its_passages(nlp, place):
    """Wherever it stands among many others, a passage is read as it is alone."""
    told = (
        "Norwegian Foreign Minister Astrid Lunde is heading for Accra on Monday. She is to hold "
        "talks there with her colleague Kofi Mensah. The trip was put off in May.\n\n"
    )
    others = [
        f"The council spent {number} hours on the budget and put off a vote. Mayor Ingrid Moe "
        "said that the streets, the two bridges and the old school had waited long enough, and "
        "that nobody should expect new taxes before the spring.\n\n"
        for number in range(2, 20)
    ]
    text = "".join([*others[:place], told, *others[place:]])

    found = [(one.visitor, one.destination, one.status) for one in _read(nlp, text)]

    assert found == [(one.visitor, one.destination, one.status) for one in _read(nlp, told)]
    assert (("Astrid Lunde",), ("Accra", "Ghana")) in {one[:2] for one in found}
