"""The pictures show every visit once, legibly, and say in words what they show."""

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain, pairwise
from xml.etree import ElementTree

import pytest

from briefing.model import Granularity, VisitStatus
from briefing.render.date_format import Clock
from briefing.render.svg import cut, wide
from briefing.render.timeline import timeline, timeline_pieces
from briefing.render.timeline_rows import MOST_ROWS, rows
from briefing.render.visit_state import dropped
from tests.sample_brief import DAY, brief, rich

CLOCK = Clock(zone="UTC", language="en", today=DAY)
SVG = "{http://www.w3.org/2000/svg}"


def picture(visits):
    return ElementTree.fromstring(str(timeline(visits, CLOCK)))


def drawn(visits, today):
    return tuple(row.visit for row in rows(visits, today))


def labels(svg):
    return [
        "".join(text.itertext())
        for text in svg.iter(f"{SVG}text")
        if text.find(f"{SVG}tspan") is not None
    ]


def boxes(svg):
    """Where each label lies: (left, right, base line), by the same measure the picture uses."""
    for text in svg.iter(f"{SVG}text"):
        words = "".join(text.itertext())
        size = float(text.get("font-size"))
        width, x = wide(words) * size / 16, float(text.get("x"))
        left = {"end": x - width, "middle": x - width / 2}.get(text.get("text-anchor"), x)
        yield left, left + width, float(text.get("y"))


def test_a_picture_without_dated_visits_is_none():
    undated = [v for v in rich().visits if v.start is None and dropped(v) is None]

    assert timeline(undated, CLOCK) == ""
    assert timeline([], CLOCK) == ""
    assert drawn(undated, DAY) == ()


def test_on_paper_a_high_calendar_is_in_pieces_each_with_its_days_and_one_legend():
    visits = brief(stories=1, actors=1, visits=40).visits
    pieces = [ElementTree.fromstring(str(one)) for one in timeline_pieces(visits, CLOCK, most=14)]
    rows_of = [labels(one) for one in pieces]

    assert [*chain(*rows_of)] == labels(picture(visits))
    assert max(map(len, rows_of)) <= 14
    assert max(map(len, rows_of)) - min(map(len, rows_of)) <= 2
    assert all("March" in "".join(one.itertext()) for one in pieces)
    assert ["Planned" in "".join(one.itertext()) for one in pieces] == [False, False, True]
    assert len({one.get("aria-labelledby") for one in pieces}) == len(pieces)


def test_on_paper_a_low_calendar_is_one_piece_and_none_is_none():
    visits = rich().visits

    assert timeline_pieces(visits, CLOCK, most=40) == (timeline(visits, CLOCK),)
    assert timeline_pieces([], CLOCK, most=14) == ()


def test_every_dated_visit_of_the_coming_months_has_a_row():
    visits = rich().visits

    assert len(labels(picture(visits))) == len(drawn(visits, DAY))
    assert all(visit.start or dropped(visit) for visit in drawn(visits, DAY))


def test_past_visits_and_those_far_ahead_are_left_to_the_table():
    one = rich().visits[1]
    past = replace(one, start=DAY - timedelta(days=9), end=DAY - timedelta(days=8))
    far = replace(one, start=DAY + timedelta(days=400), end=None)

    assert drawn([past, far, one], DAY) == (one,)


def test_a_visit_that_ends_before_it_begins_is_drawn_as_a_day():
    one = replace(rich().visits[1], end=DAY - timedelta(days=30))

    assert drawn([one], DAY) == (one,)


@pytest.mark.parametrize("count", [1, 12, 40, 500])
def test_labels_never_overlap_nor_leave_the_picture(count):
    svg = picture(brief(stories=1, actors=0, visits=count).visits)
    rows = {}
    for left, right, base in boxes(svg):
        assert left >= -1
        assert right <= 1001
        rows.setdefault(base, []).append((left, right))

    for row in rows.values():
        row.sort()
        assert all(a[1] <= b[0] + 1 for a, b in pairwise(row))
    assert len(labels(svg)) <= MOST_ROWS


def test_a_label_too_long_for_its_row_is_cut():
    one = replace(rich().visits[1], visitor=("Delegation " * 30,), destination=("Elsewhere " * 30,))

    assert "…" in labels(picture([one]))[0]


def test_a_bar_across_the_whole_picture_carries_its_label():
    one = replace(
        rich().visits[1], start=DAY, end=DAY + timedelta(days=60), granularity=Granularity.RANGE
    )
    svg = picture([one])

    assert labels(svg)
    assert svg.find(f"{SVG}rect[@class='panel']") is not None


def test_statuses_differ_without_colour():
    """In black and white: by line, filling, notch or stroke through."""
    visits = [
        replace(rich().visits[1], status=status, start=DAY + timedelta(days=n), end=None)
        for n, status in enumerate(VisitStatus)
    ]
    svg = str(timeline(visits, CLOCK))

    assert svg.count("stroke-dasharray") == 4  # possible and invited, drawn and in the legend
    assert len(set(re.findall(r'stroke-dasharray="([^"]+)"', svg))) == 2
    assert svg.count('class="notch"') == 2  # moved
    shown = {status.value for status in VisitStatus} - {"postponed"} | {"moved"}
    assert all(word.capitalize() in svg for word in shown)


def test_a_vague_date_is_a_thin_bar():
    month = replace(
        rich().visits[1],
        start=date(2031, 4, 1),
        end=date(2031, 4, 30),
        granularity=Granularity.MONTH,
    )
    heights = {rect.get("height") for rect in picture([month]).iter(f"{SVG}rect")}

    assert "6" in heights


def test_months_are_named_once_each():
    svg = picture(rich().visits)
    words = [
        text.text
        for text in svg.iter(f"{SVG}text")
        if text.get("font-weight") == "600" and not text.text.isdigit()
    ]

    assert words == ["March", "April"]


def test_a_long_calendar_prints_only_mondays():
    one = replace(rich().visits[1], start=DAY + timedelta(days=100), end=None)
    days = [text for text in picture([one]).iter(f"{SVG}text") if text.get("class") == "soft"]

    assert len(days) < 20


def test_names_are_escaped():
    one = replace(rich().visits[1], visitor=('<script>"&',))

    assert "<script>" not in str(timeline([one], CLOCK))
    assert any(label.startswith('<script>"&') for label in labels(picture([one])))


def test_cutting_to_no_room_leaves_nothing():
    assert cut("word", 1) == ""
    assert cut("word", 1000) == "word"


def narrow(visits):
    return ElementTree.fromstring(str(timeline(visits, CLOCK, narrow=True)))


@pytest.mark.parametrize("made", [rich(), brief(stories=1, actors=0, visits=40)])
def test_a_telephone_gets_a_picture_whose_letters_it_can_show(made):
    """Four hundred units across, letters sixteen high: on 390 pixels about thirteen of them."""
    svg = narrow(made.visits)
    width = float(svg.get("viewBox").split()[2])
    words = [box for box in boxes(svg) if box[2] > 42]

    assert width == 400
    assert len(labels(svg)) == len(drawn(made.visits, DAY))
    assert all(left >= 0 and right <= width for left, right, _ in words)


def test_on_a_telephone_a_name_stands_above_its_bar():
    svg = narrow(rich().visits)
    texts = [text for text in svg.iter(f"{SVG}text") if text.find(f"{SVG}tspan") is not None]
    names = [float(text.get("y")) for text in texts]
    bars = [float(one.get("y")) for one in svg.iter(f"{SVG}rect") if one.get("rx")]

    assert all(later - one > 16 for one, later in pairwise(names))
    assert all(any(0 < bar - name < 12 for bar in bars) for name in names)
