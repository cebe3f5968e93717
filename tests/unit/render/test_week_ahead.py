"""Today and the week ahead: who is where, and what the stories say will happen, each once."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from briefing.model import Granularity, VisitStatus
from briefing.render.mail_body import render_mail
from briefing.render.screen import HtmlRenderer
from briefing.render.text import TextRenderer
from briefing.render.view import Facts
from briefing.render.week_ahead import MOST_EVENTS
from tests.sample_brief import DAY, SPRING, brief, empty, rich


def ahead(*visits, stories=()):
    return Facts(replace(rich(), visits=visits, stories=stories)).ahead


def on(day, end=None, *, granularity=Granularity.DAY, status=VisitStatus.PLANNED):
    return replace(
        rich().visits[1], start=day, end=end or day, granularity=granularity, status=status
    )


def test_the_days_are_today_and_those_of_the_week_of_which_something_is_known():
    week = Facts(rich()).ahead
    days = [day.day for day in week.days if day.day]

    assert days == sorted(days)
    assert days[0] == DAY
    assert {*days[1:], *week.free} <= {DAY + timedelta(days=n) for n in range(1, 8)}
    assert not {*days} & {*week.free}


def test_a_day_on_which_a_visit_goes_on_is_not_one_of_which_nothing_is_known():
    stay = on(date(2031, 3, 16), date(2031, 3, 19), granularity=Granularity.RANGE)

    assert ahead(stay).free == (date(2031, 3, 15), date(2031, 3, 20), date(2031, 3, 21))


def test_a_visit_under_way_stands_on_today_once():
    one = on(DAY - timedelta(days=1), DAY + timedelta(days=5), granularity=Granularity.RANGE)
    days = [day for day in ahead(one).days if one in day.visits]

    assert [day.day for day in days] == [DAY]
    assert Facts(rich()).stay_words(one, days[0]) == "until Wed 19 Mar, planned"


def test_a_day_without_anything_is_only_named():
    week = ahead(on(date(2031, 3, 18)))
    facts = Facts(replace(rich(), visits=(on(date(2031, 3, 18)),), stories=()))

    assert [day.free for day in week.days] == [True, False]
    assert facts.free_words == "Nothing known for 15, 16, 17, 19, 20 and 21 March 2031."


@pytest.mark.parametrize(
    ("start", "end", "granularity", "there"),
    [
        (date(2031, 3, 17), date(2031, 3, 23), Granularity.WEEK, True),
        (date(2031, 3, 10), date(2031, 3, 16), Granularity.WEEK, True),
        (date(2031, 3, 24), date(2031, 3, 30), Granularity.WEEK, False),
        (date(2031, 3, 1), date(2031, 3, 31), Granularity.MONTH, False),
    ],
)
def test_a_visit_of_the_coming_week_stands_there_without_a_day(start, end, granularity, there):
    """A month is too long to say anything of the coming days."""
    week = ahead(on(start, end, granularity=granularity))

    assert (week is not None) == there
    if week:
        assert [day.day for day in week.days] == [DAY, None]


def test_a_visit_that_is_off_or_over_has_no_week():
    span = (date(2031, 3, 17), date(2031, 3, 23))
    gone = [
        on(*span, granularity=Granularity.WEEK, status=status)
        for status in (VisitStatus.CANCELLED, VisitStatus.DENIED, VisitStatus.PAST)
    ]

    assert ahead(*gone) is None


def test_a_story_that_opens_with_a_coming_day_stands_on_it():
    """Its headline leads to it; the sentence itself is told there."""
    vote = next(one for one in Facts(rich()).stories if "Parliament" in one.told.summary.headline)
    week = Facts(replace(rich(), visits=())).ahead
    (thursday,) = [day for day in week.days if day.day == date(2031, 3, 20)]

    assert [one.number for one in thursday.events] == [vote.number]


def test_a_day_that_a_story_mentions_further_down_is_no_event():
    lira = next(one for one in Facts(rich()).stories if "lira" in one.told.summary.headline)
    week = Facts(replace(rich(), visits=())).ahead

    assert lira.told.summary.sentences[1].dates
    assert not any(lira == event for day in week.days for event in day.events)


def test_what_a_visit_tells_is_no_event_besides():
    made = brief(stories=1, actors=0, visits=2)
    opening = made.stories[0].summary.sentences[0].evidence
    told = replace(made, visits=(replace(made.visits[1], evidence=(opening,)),))

    assert not any(day.events for day in Facts(told).ahead.days)


@pytest.mark.parametrize("status", [VisitStatus.CANCELLED, VisitStatus.POSTPONED])
@pytest.mark.parametrize(
    "teller",
    [
        "its own sentence",
        "its article",
        "another article",
        "a story that only holds its report",
        "nobody",
    ],
)
def test_the_story_of_a_visit_that_is_off_is_no_event_of_its_day(status, teller):
    """Nothing happens on the day that fell, whichever outlet's sentence the story opens with."""
    made = brief(stories=2, actors=0, visits=2)
    opening, elsewhere = (one.summary.sentences[0] for one in made.stories)
    day = DAY + timedelta(days=3)
    fell, evidence = _fallen(made.visits[1], status, day), opening.evidence
    if teller not in {"its own sentence", "a story that only holds its report"}:
        evidence = replace(evidence, quote="Another sentence of it.", start=9000, end=9023)
    if teller == "a story that only holds its report":
        evidence = replace(evidence, quote="Somebody stays away.", start=9000, end=9020)
    if teller in {"another article", "nobody"}:
        evidence = elsewhere.evidence
    word = opening.evidence.quote.split()[1]
    visitor = word if teller == "another article" else "Nobody"
    place = word if teller == "its article" else "Nowhere"
    fell = replace(
        fell,
        visitor=(f"Ann {visitor.capitalize()}",),
        destination=(place.capitalize(),),
        evidence=(evidence,),
        history=tuple(replace(step, evidence=evidence) for step in fell.history),
    )
    quote = opening.evidence.quote.replace(word, word.capitalize())
    sentence = replace(
        opening, evidence=replace(opening.evidence, quote=quote), dates=((0, 3, day),)
    )
    told = replace(made.stories[0], summary=replace(made.stories[0].summary, sentences=(sentence,)))
    without = Facts(replace(made, stories=(told,), visits=())).ahead
    week = Facts(replace(made, stories=(told,), visits=(fell,))).ahead

    assert [event.number for one in without.days for event in one.events] == [1]
    assert (week is None) == (teller in {"its own sentence", "its article", "another article"})


def _fallen(visit, status, day):
    """The visit as it stands after it was to take place on a day; one postponed has no date now."""
    was = replace(SPRING, start=day, end=day, granularity=Granularity.DAY)
    step = replace(visit.history[0], before=was, after=replace(was, start=None, end=None))
    start = None if status is VisitStatus.POSTPONED else day
    return replace(visit, status=status, start=start, end=None, history=(step,))


def test_nothing_known_leaves_the_section_out():
    made = empty()

    assert Facts(made).ahead is None
    assert Facts(made).free_words == ""
    assert "week ahead" not in HtmlRenderer().render(made).content.decode()


def test_the_week_stands_above_the_headlines_and_the_changes():
    """Lead, week, headlines, changes, stories: in this order in every format."""
    page = HtmlRenderer().render(rich()).content.decode()
    text = TextRenderer().render(rich()).content.decode()
    mail = render_mail(rich()).get_body(("html",)).get_content()
    order = ["h-lead", "h-ahead", "h-headlines", "h-since", "h-more", "h-actors", "h-visits"]
    heads = ["LEAD STORY", "TODAY AND THE WEEK", "SINCE THE LAST", "MORE STORIES", "KEY ACTORS"]

    assert sorted(order, key=lambda name: page.index(f'id="{name}"')) == order
    assert sorted(heads, key=text.index) == heads
    assert mail.index("In brief") < mail.index("week ahead") < mail.index("Since the last")


def test_a_crowded_day_leads_to_the_table():
    crowd = [replace(on(DAY), id=f"v{n}") for n in range(40)]
    made = replace(rich(), visits=tuple(crowd))

    assert "34 more visits" in HtmlRenderer().render(made).content.decode()


def test_of_a_day_of_many_stories_the_rest_is_counted():
    """Three hundred stories made the week ahead four pages long."""
    made = brief(stories=120, actors=1, visits=1)
    week = Facts(made).ahead
    crowded = [day for day in week.days if day.further]
    page = HtmlRenderer(fonts="").render(made).content.decode()

    assert crowded
    assert all(len(day.events) == MOST_EVENTS for day in crowded)
    for day in crowded:
        words = f"{day.further} more stories"
        assert f'<a href="#h-more">{words}</a>' in page
        assert words in TextRenderer().render(made).content.decode()
