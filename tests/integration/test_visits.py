"""Every way of saying a visit is read with the real model, and what is none is left alone."""

from datetime import date

import pytest

from briefing.analysis.cast import resolve
from briefing.analysis.language import load_pipeline
from briefing.analysis.visits import VisitDraft, find_visits
from tests.integration.visits_said import NO_VISITS, SAYINGS

pytestmark = pytest.mark.model
PUBLISHED = date(2023, 5, 10)


@pytest.fixture(scope="module")
def nlp():
    return load_pipeline("en")


def _read(nlp, text: str) -> tuple[VisitDraft, ...]:
    doc = nlp(text)
    return find_visits(doc, resolve(doc), published=PUBLISHED)


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
