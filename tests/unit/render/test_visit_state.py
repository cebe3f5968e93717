"""A postponed visit with a new date is still ahead, in every format; only what is off is struck."""

import email
import email.policy
import re
from dataclasses import replace
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest

from briefing.model import ChangeKind, Granularity, VisitChange, VisitState, VisitStatus
from briefing.render.archive import ArchiveRenderer
from briefing.render.archive_contents import Archive
from briefing.render.date_format import Clock
from briefing.render.mail_body import MailRenderer
from briefing.render.screen import HtmlRenderer
from briefing.render.text import TextRenderer
from briefing.render.timeline import timeline
from briefing.render.view import Facts
from briefing.render.visit_state import dropped, happens_on, moved, off
from tests.sample_brief import CUTOFF, DAY, brief, evidence
from tests.unit.render.test_screen import Page

SVG = "{http://www.w3.org/2000/svg}"
OLD = VisitState(
    status=VisitStatus.PLANNED,
    start=date(2031, 3, 16),
    end=date(2031, 3, 17),
    granularity=Granularity.RANGE,
)
NEW = VisitState(
    status=VisitStatus.POSTPONED,
    start=date(2031, 3, 19),
    end=date(2031, 3, 20),
    granularity=Granularity.RANGE,
)
OPEN = VisitState(
    status=VisitStatus.POSTPONED, start=None, end=None, granularity=Granularity.UNSPECIFIED
)


def lived(*states):
    """A visit that went through some states, the last one being how it stands."""
    history = tuple(
        VisitChange(
            kind=ChangeKind.MOVED if before else ChangeKind.NEW,
            at=CUTOFF - timedelta(days=len(states) - place),
            before=before,
            after=after,
            evidence=evidence(1, "They will come."),
        )
        for place, (before, after) in enumerate(zip((None, *states), states, strict=False))
    )
    last = states[-1]
    return replace(
        brief(stories=1, visits=1).visits[0],
        visitor=("Ruta Sõber",),
        destination=("Ankara", "Turkey"),
        status=last.status,
        start=last.start,
        end=last.end,
        granularity=last.granularity,
        history=history,
        changes=(),
        conflicts=(),
    )


def called_off(status, **dates):
    return lived(replace(OLD, status=status, **dates))


def with_visits(*visits):
    return replace(brief(stories=1, actors=1, visits=1), visits=visits)


def picture(*visits):
    clock = Clock(zone="UTC", language="en", today=DAY)
    return ElementTree.fromstring(str(timeline(visits, clock)))


def drawn(svg, name):
    return [one for one in svg.iter() if one.get("class") == name]


def html(made):
    return HtmlRenderer().render(made).content.decode()


def mail(made):
    message = email.message_from_bytes(
        MailRenderer().render(made).content, policy=email.policy.default
    )
    return message.get_body(("html",)).get_content()


def text(made):
    return TextRenderer().render(made).content.decode()


def archive(made):
    pages = ArchiveRenderer().render(Archive.of([made], lambda _: ("brief.html",)))
    return next(one.content.decode() for one in pages if one.name == "archive/visits.html")


def words(content):
    return " ".join(Page(content).words.split()) if "<" in content else " ".join(content.split())


@pytest.mark.parametrize("told", [html, mail, text, archive])
def test_every_format_says_that_a_visit_was_moved_and_from_where(told):
    said = words(told(with_visits(lived(OLD, NEW))))

    assert "moved (was 16–17 Mar)" in said.casefold().replace("mar", "Mar")
    assert "19–20 Mar" in said
    assert "postponed" not in said.casefold()


@pytest.mark.parametrize("told", [html, mail, text])
def test_a_moved_visit_stands_in_the_week_ahead_on_its_new_first_day(told):
    """A reader must not miss a visit because it was to be on another day."""
    said = words(told(with_visits(lived(OLD, NEW))))
    week = said.casefold().rpartition("today and the week ahead")[2]

    assert "wed 19 mar" in week
    assert "ruta sõber" in week.partition("wed 19 mar")[2]
    assert "sun 16 mar" not in week


def test_the_week_ahead_leaves_out_what_is_off():
    still_open = lived(OLD, OPEN)
    gone = [called_off(VisitStatus.CANCELLED), called_off(VisitStatus.DENIED), still_open]

    assert Facts(replace(with_visits(*gone), stories=())).ahead is None


@pytest.mark.parametrize("status", [s for s in VisitStatus if s.upcoming])
def test_every_visit_that_is_still_to_happen_is_in_the_week_ahead(status):
    """What the model calls upcoming and an exact day of the coming week: nothing is forgotten."""
    one = called_off(status)
    _today, *days = Facts(replace(with_visits(one), stories=())).ahead.days

    assert [day.visits for day in days] == [(one,)]


def test_what_is_under_way_or_on_today_stands_on_today():
    today = replace(OLD, start=DAY, end=DAY, granularity=Granularity.DAY)
    last_day = replace(OLD, start=DAY - timedelta(days=2), end=DAY, status=VisitStatus.ONGOING)
    over = replace(today, status=VisitStatus.PAST)
    visits = [lived(today), lived(last_day), lived(over)]
    (day,) = Facts(replace(with_visits(*visits), stories=())).ahead.days

    assert day.day == DAY
    assert list(day.visits) == visits[:2]
    assert "Today, Fri 14 Mar" in text(with_visits(*visits))


@pytest.mark.parametrize(
    ("visit", "struck"),
    [
        (lived(OLD, NEW), False),
        (lived(NEW), False),
        (lived(OLD, OPEN), True),
        (called_off(VisitStatus.CANCELLED), True),
        (called_off(VisitStatus.DENIED), True),
        (called_off(VisitStatus.PLANNED), False),
    ],
    ids=["moved", "moved, first heard of so", "put off", "cancelled", "denied", "planned"],
)
def test_only_what_is_off_is_struck_through(visit, struck):
    """In the picture by a line, in the table by the look of its mark."""
    svg = picture(visit)
    marks = re.findall(r'class="st st-(\w+)"', html(with_visits(visit)))

    assert off(visit) is struck
    assert bool([one for one in drawn(svg, "off") if one.tag == f"{SVG}line"]) is struck
    assert marks == [{"postponed": "moved"}.get(visit.status, visit.status) if not struck else
                     visit.status]  # fmt: skip


def test_a_moved_visit_is_a_solid_bar_and_a_hollow_one_on_its_former_dates():
    svg = picture(lived(OLD, NEW))
    (solid, _legend), (hollow,) = drawn(svg, "planned"), drawn(svg, "ghost")
    (way,) = drawn(svg, "way")

    assert float(hollow.get("x")) < float(solid.get("x"))
    assert float(way.get("x2")) == pytest.approx(float(solid.get("x")), abs=0.2)
    assert len(drawn(svg, "notch")) == 2  # in the row and in the legend: it is no plain plan
    assert "Moved" in "".join(svg.itertext())


def test_a_visit_brought_forward_is_drawn_the_other_way():
    svg = picture(lived(replace(OLD, start=date(2031, 3, 27), end=date(2031, 3, 28)), NEW))
    (solid, _legend), (hollow,) = drawn(svg, "planned"), drawn(svg, "ghost")

    assert float(hollow.get("x")) > float(solid.get("x"))


def test_former_dates_that_are_over_leave_the_picture_but_not_the_words():
    gone = replace(OLD, start=DAY - timedelta(days=3), end=DAY - timedelta(days=2))
    visit = lived(gone, NEW)

    assert drawn(picture(visit), "ghost") == []
    assert Facts(with_visits(visit)).standing_words(visit) == "moved (was 11–12 Mar)"


def test_a_visit_put_off_without_a_date_is_struck_where_it_was_to_be():
    visit = lived(OLD, OPEN)
    svg = picture(visit)

    assert len([one for one in drawn(svg, "off") if one.tag == f"{SVG}rect"]) == 2
    assert Facts(with_visits(visit)).standing_words(visit) == "postponed (was 16–17 Mar)"


def test_the_label_of_a_moved_visit_lies_on_neither_bar():
    svg = picture(lived(OLD, NEW))
    (label,) = [one for one in svg.iter(f"{SVG}text") if one.find(f"{SVG}tspan") is not None]
    bars = [*drawn(svg, "ghost"), drawn(svg, "planned")[0]]
    right = max(float(bar.get("x")) + float(bar.get("width")) for bar in bars)

    assert float(label.get("x")) > right


def test_the_latest_former_dates_count():
    between = replace(NEW, start=date(2031, 3, 18), end=date(2031, 3, 18))

    assert dropped(lived(OLD, between, NEW)) == between
    assert dropped(lived(OLD, OPEN, NEW)) == OLD
    assert dropped(lived(NEW)) is None
    assert dropped(lived(OLD, replace(NEW, status=VisitStatus.PLANNED))) is None


def test_a_step_to_new_dates_does_not_say_postponed_until_a_date_that_fell():
    """First heard of as postponed: its date is the new one."""
    facts = Facts(with_visits(lived(NEW)))
    (step,) = lived(NEW).history

    assert facts.step(step) == "new, moved to 19–20 Mar"


def test_moved_to_a_month_is_moved_and_on_no_day():
    april = replace(
        NEW, start=date(2031, 4, 1), end=date(2031, 4, 30), granularity=Granularity.MONTH
    )
    visit = lived(OLD, april)

    assert moved(visit)
    assert not happens_on(visit, date(2031, 4, 3))
    assert Facts(with_visits(visit)).standing_words(visit) == "moved (was 16–17 Mar)"
