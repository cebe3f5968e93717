"""What changed since the last brief: an editor's order, an editor's words, six lines."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from briefing.model import (
    ChangeKind,
    EarlierTelling,
    Granularity,
    StoryId,
    VisitState,
    VisitStatus,
)
from briefing.render.changes import MOST_CHANGES
from briefing.render.screen import HtmlRenderer
from briefing.render.text import TextRenderer
from briefing.render.view import Facts
from tests.sample_brief import empty, rich

EARLY = VisitState(
    status=VisitStatus.EXPECTED,
    start=date(2031, 3, 12),
    end=date(2031, 3, 13),
    granularity=Granularity.RANGE,
)
LATE = replace(EARLY, start=date(2031, 3, 17), end=date(2031, 3, 18), status=VisitStatus.PLANNED)
OPEN = VisitState(
    status=VisitStatus.POSSIBLE, start=None, end=None, granularity=Granularity.UNSPECIFIED
)


def changed(*steps):
    """A brief of which only the changes of one visit matter, and whose other news is known."""
    one = rich().visits[1]
    made = tuple(
        replace(one.history[0], kind=kind, before=before, after=after)
        for kind, before, after in steps
    )
    last = made[-1].after
    visit = replace(
        one,
        start=last.start,
        end=last.end,
        granularity=last.granularity,
        status=last.status,
        history=made,
        changes=made,
    )
    return Facts(replace(rich(), visits=(visit,)))


@pytest.mark.parametrize(
    ("kind", "before", "after", "told"),
    [
        (ChangeKind.NEW, None, LATE, "New, 17–18 Mar"),
        (ChangeKind.NEW, None, EARLY, "New, 12–13 Mar, expected"),
        (ChangeKind.MOVED, EARLY, LATE, "Moved, now 17–18 Mar (was 12–13 Mar)"),
        (ChangeKind.DATE_SET, OPEN, LATE, "Date set, 17–18 Mar"),
        (
            ChangeKind.CANCELLED,
            EARLY,
            replace(EARLY, status=VisitStatus.CANCELLED),
            "Cancelled",
        ),
        (
            ChangeKind.POSTPONED,
            EARLY,
            replace(OPEN, status=VisitStatus.POSTPONED),
            "Postponed (was 12–13 Mar)",
        ),
        (
            ChangeKind.POSTPONED,
            EARLY,
            replace(LATE, status=VisitStatus.POSTPONED),
            "Moved, now 17–18 Mar (was 12–13 Mar)",
        ),
        (
            ChangeKind.CONFIRMED,
            replace(LATE, status=VisitStatus.POSSIBLE),
            LATE,
            "Confirmed, 17–18 Mar (was possible)",
        ),
        (
            ChangeKind.TOOK_PLACE,
            EARLY,
            replace(EARLY, status=VisitStatus.PAST),
            "Took place, 12–13 Mar",
        ),
    ],
)
def test_a_change_is_told_in_an_editor_s_words(kind, before, after, told):
    """Neither a date that did not change is said twice, nor a status beside its own verb."""
    (one,) = changed((kind, before, after)).changes

    assert one.word + one.rest == told


def test_the_weightiest_come_first_and_a_visit_once():
    kinds = [told.step.kind for told in Facts(rich()).changes]
    two = changed((ChangeKind.NEW, None, EARLY), (ChangeKind.MOVED, EARLY, LATE))

    assert kinds == sorted(
        kinds,
        key=[
            ChangeKind.CANCELLED, ChangeKind.DENIED, ChangeKind.POSTPONED, ChangeKind.MOVED,
            ChangeKind.REVIVED, ChangeKind.DATE_SET, ChangeKind.CONFIRMED, ChangeKind.NEW,
            ChangeKind.BEGUN, ChangeKind.TOOK_PLACE,
        ].index,
    )  # fmt: skip
    assert [told.word for told in two.changes] == ["Moved"]


def test_six_lines_are_told_and_the_rest_counted():
    step = rich().visits[1].changes[0]
    visits = tuple(replace(one, changes=(step,)) for one in rich().visits)
    made = replace(rich(), visits=visits)
    page = HtmlRenderer().render(made).content.decode()

    assert len(Facts(made).changes) == MOST_CHANGES
    assert f"{len(visits) - MOST_CHANGES} further changes" in page
    assert (
        f"{len(visits) - MOST_CHANGES} further changes"
        in TextRenderer().render(made).content.decode()
    )


def test_a_first_brief_has_nothing_to_compare_with():
    """Where everything is new, nothing is said to be: neither at the top nor in tags."""
    step = replace(rich().visits[1].changes[0], kind=ChangeKind.NEW, before=None)
    made = replace(
        rich(),
        stories=tuple(
            replace(told, story=replace(told.story, earlier=())) for told in rich().stories
        ),
        actors=tuple(replace(actor, new=True) for actor in rich().actors),
        visits=tuple(replace(one, changes=(step,)) for one in rich().visits),
    )
    facts = Facts(made)

    assert facts.changes == ()
    assert not any(facts.is_new(actor) for actor in made.actors)
    assert "Since the last brief" not in HtmlRenderer().render(made).content.decode()
    assert Facts(replace(made, actors=rich().actors)).changes
    fallen = replace(step, kind=ChangeKind.CANCELLED)
    heard_as_off = replace(made, visits=(replace(made.visits[0], changes=(fallen,)),))
    assert Facts(heard_as_off).changes == ()


def test_an_empty_day_has_no_changes():
    assert Facts(empty()).changes == ()


@pytest.mark.parametrize(
    ("kind", "status"),
    [(ChangeKind.TOOK_PLACE, VisitStatus.PAST), (ChangeKind.BEGUN, VisitStatus.ONGOING)],
)
def test_a_row_does_not_say_twice_how_a_visit_stands(kind, status):
    """The pill "Past" beside the mark "Took place" would."""
    facts = changed((kind, EARLY, replace(EARLY, status=status)))
    (visit,) = facts.brief.visits

    assert facts.standing(visit)[0] == status.value
    assert facts.change(visit)[0] == ""


def test_a_row_says_what_its_status_does_not():
    """ "Cancelled" stands there already; that a date was set does not."""
    off = changed((ChangeKind.CANCELLED, EARLY, replace(EARLY, status=VisitStatus.CANCELLED)))
    known = changed((ChangeKind.DATE_SET, replace(EARLY, granularity=Granularity.WEEK), LATE))

    assert off.change(off.brief.visits[0]) == ("", "")
    assert known.change(known.brief.visits[0]) == ("Date set", "(was 12–13 Mar)")


def told_on(headline):
    """A brief whose second story is an update of one told two days before."""
    brief = rich()
    former = EarlierTelling(
        day=brief.day - timedelta(days=2), story=StoryId("story-of-then"), headline=headline
    )
    stories = list(brief.stories)
    stories[1] = replace(stories[1], updates=former)
    return replace(brief, stories=tuple(stories))


@pytest.mark.parametrize("renderer", [TextRenderer, HtmlRenderer])
@pytest.mark.parametrize("same", [True, False], ids=["same headline", "another headline"])
def test_an_update_says_of_what(renderer, same):
    """The day of the brief that told the story, and its headline of then if it is another one."""
    told = told_on("")
    now = told.stories[1].summary.headline
    brief = told_on(now if same else "Ministers to speak of the ferry")
    day = Facts(brief).clock.day(brief.stories[1].updates.day)

    page = " ".join(renderer().render(brief).content.decode().split())

    assert f"pdate of {day}" in page
    assert (f"{day}: Ministers to speak of the ferry" in page) is not same


def test_on_screen_an_update_leads_to_what_was_told():
    """To the page of the story in the archive."""
    brief = told_on("Ministers to speak of the ferry")

    page = HtmlRenderer(home="../..").render(brief).content.decode()

    assert 'href="../../archive/stories/story-of-then.html">Update of ' in page
