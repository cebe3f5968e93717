"""Stories: which articles belong together, what goes on, which comes first."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.model import Reading, Story
from briefing.stories import group_stories
from tests.readings import NOON, hours_before, told

NAMES = ("Jon Brandt", "Brandt", "Ostra", "Ida Falk", "Falk", "Tarsen", "Sea Ministry")


def flood(name: str, *extra: str, **options: object) -> Reading:
    """A report on a flood in Ostra."""
    return told(
        name,
        "A flood destroyed the bridge of Ostra on Monday night, Governor Jon Brandt said.",
        "Soldiers rescued families from the flooded houses with rubber boats.",
        *extra,
        title=str(options.pop("title", "Flood destroys bridge in Ostra")),
        names=NAMES,
        **options,
    )


def flood_again(name: str, *extra: str, **options: object) -> Reading:
    """Another outlet's report on the same flood."""
    return told(
        name,
        "Families in Ostra were rescued by soldiers with boats after a flood took the bridge.",
        "The governor, Jon Brandt, spoke of the worst flood since the bridge was built.",
        *extra,
        title="Bridge of Ostra gone after night of flood",
        names=NAMES,
        source="Other Herald",
        **options,
    )


def school(name: str, **options: object) -> Reading:
    """Another event with the same governor in the same town."""
    return told(
        name,
        "Governor Jon Brandt opened a music school for two hundred pupils in Ostra.",
        "Teachers and an orchestra played a waltz for the guests of the ceremony.",
        title="Brandt opens music school in Ostra",
        names=NAMES,
        **options,
    )


def harbour(name: str, **options: object) -> Reading:
    """Something else altogether."""
    return told(
        name,
        "Fishermen of Tarsen elected Ida Falk to speak for them at the Sea Ministry.",
        "Falk wants a deeper harbour and a lighthouse that is lit until dawn.",
        title="Fishermen of Tarsen choose a voice",
        names=NAMES,
        source="Tarsen Post",
        **options,
    )


def ballast(count: int = 8) -> list[Reading]:
    """A day's other news: a handful of articles alone makes every word rare."""
    subjects = ("oil price", "chess title", "tram fare", "wheat crop", "opera house", "ski race")
    return [
        told(
            f"other{n}",
            f"The {subjects[n % 6]} number {n} of region{n} surprised expert{n} and panel{n}.",
            f"Observers{n} had predicted{n} nothing{n} of the kind{n} for winter{n}.",
            title=f"{subjects[n % 6]} surprise{n}",
            source=f"Source {n}",
            published=hours_before(2 + n),
        )
        for n in range(count)
    ]


def stories_of(readings: Sequence[Reading], **options: object) -> tuple[Story, ...]:
    """The stories at the tests' noon, without the ballast."""
    found = group_stories([*readings, *ballast()], now=NOON, **options)
    return tuple(one for one in found if not one.id.startswith("other"))


def test_no_articles_no_stories() -> None:
    """An empty window is no accident; neither are articles without words."""
    assert group_stories([], now=NOON) == ()
    assert len(group_stories([told("a"), told("b")], now=NOON)) == 2


def test_reports_on_one_event_are_one_story() -> None:
    """Told by two outlets in different words."""
    (found,) = stories_of([flood("a"), flood_again("b")])

    assert set(found.articles) == {"a", "b"}
    assert found.sources == ("Herald", "Other Herald")
    assert found.duplicates == {}
    assert not found.update


def test_two_events_with_the_same_people_and_place_stay_two() -> None:
    """A governor who opens a school in the flooded town on the same day makes two stories."""
    found = stories_of([flood("a"), flood_again("b"), school("c"), harbour("d")])

    assert sorted(sorted(story.articles) for story in found) == [["a", "b"], ["c"], ["d"]]


@pytest.mark.parametrize(("town", "stories"), [("Ostra", 1), ("Tarsen", 2)])
def test_two_fires_in_two_towns_are_two_stories(town: str, stories: int) -> None:
    """However alike they are told; one fire in the words of two outlets is one."""
    first = fire("a", "Ostra", "Two people were killed when fire swept through a block of flats")
    second = fire("b", town, "Two people died in a fire in a block of flats", source="Post")

    assert len(stories_of([first, second])) == stories


def fire(name: str, town: str, lead: str, **options: object) -> Reading:
    """A report on a fire in some town."""
    reading = told(
        name,
        f"{lead} in {town} on Tuesday, firefighters said.",
        "Firefighters carried residents of the flats down their ladders, and the fire was out.",
        title=f"Two killed as fire sweeps through flats in {town}",
        names=(town,),
        **options,
    )
    placed = tuple(replace(one, label="GPE") for one in reading.analysis.mentions)
    return replace(reading, analysis=replace(reading.analysis, mentions=placed))


def test_an_article_without_read_names_is_grouped_by_its_capitals() -> None:
    """Where the language has no model, capitalised words stand for names."""
    unread = told(
        "a",
        "After the flood took the bridge of Ostra, soldiers rescued families with boats.",
        "The flood was the worst that Governor Jon Brandt has seen at the bridge.",
        title="Flood takes bridge of Ostra",
        read=False,
    )

    assert len(stories_of([unread, flood_again("b")])) == 1


def test_a_copy_is_listed_and_is_no_voice() -> None:
    """Ten prints of one agency text count as the agency."""
    original = flood("a", published=hours_before(5), source="Agency")
    prints = [flood(f"p{n}", published=hours_before(n), source=f"Paper {n}") for n in (1, 2, 3)]
    (found,) = stories_of([*prints, original])

    assert found.articles[0] == "a"
    assert found.duplicates == {"p1": "a", "p2": "a", "p3": "a"}
    assert found.sources == ("Agency", "Paper 1", "Paper 2", "Paper 3")
    alone = stories_of([original])[0]
    twice = stories_of([original, flood_again("q")])[0]
    assert found.score < twice.score
    assert found.score == pytest.approx(alone.score, rel=0.1)


def test_the_fullest_and_newest_report_comes_first() -> None:
    """The best source tells most; of equals the newer knows more."""
    short = flood("a", published=hours_before(1))
    full = flood_again("b", *(["The water is falling slowly."] * 3), published=hours_before(3))
    (found,) = stories_of([short, full])

    assert found.articles == ("b", "a")


def test_yesterdays_story_goes_on() -> None:
    """Its id stays, its earlier articles are listed with the newest first: an update."""
    first, second = flood("z", published=hours_before(40)), flood_again("y")
    first_day = stories_of([first])
    (found,) = stories_of(
        [flood_again("b", published=hours_before(2))],
        earlier=[first, told_again("y2", published=hours_before(30))],
    )

    assert found.id == first_day[0].id == "z"
    assert found.articles == ("b",)
    assert found.earlier == ("y2", "z")
    assert found.update
    assert second.article.id == "y"


def told_again(name: str, **options: object) -> Reading:
    """A third report of the flood."""
    return told(
        name,
        "Rescued families of Ostra slept in the church after the flood took the bridge.",
        "Soldiers with boats went from house to house, Governor Jon Brandt said.",
        title="Flood of Ostra: families sleep in church",
        names=NAMES,
        **options,
    )


def test_a_story_drifts_from_day_to_day() -> None:
    """The last report need not be like the first one, if each is like the one before."""
    monday = flood("a", published=hours_before(60))
    tuesday = told(
        "b",
        "Divers search the river below the destroyed bridge of Ostra for missing families.",
        "Soldiers brought boats and lamps, and Governor Jon Brandt joined the divers.",
        title="Divers search river of Ostra for missing families",
        names=NAMES,
        published=hours_before(36),
    )
    today = told(
        "c",
        "Divers found the missing in the river of Ostra, Governor Jon Brandt said in tears.",
        "The search with lamps below the dam is over, the divers go home.",
        title="Divers end search in river of Ostra",
        names=NAMES,
        published=hours_before(2),
    )
    (found,) = stories_of([today], earlier=[monday, tuesday])

    assert found.earlier == ("b", "a")


def test_an_article_of_the_window_is_not_earlier() -> None:
    """If it is given twice, the window has it."""
    one = flood("a", published=hours_before(3))
    (found,) = stories_of([one], earlier=[one])

    assert (found.articles, found.earlier) == (("a",), ())


def test_stories_of_the_days_before_alone_are_none_of_today() -> None:
    """Nothing new, no story."""
    assert stories_of([], earlier=[flood("a", published=hours_before(30))]) == ()


def test_a_reprint_of_yesterdays_report_is_worth_little() -> None:
    """It is found again, marked as a copy, and ranks behind real news."""
    yesterday = flood("a", published=hours_before(30))
    reprint = flood("b", published=hours_before(1), source="Paper")
    news = harbour("c", published=hours_before(1))
    first, second = stories_of([reprint, news], earlier=[yesterday])

    assert first.articles == ("c",)
    assert second.duplicates == {"b": "a"}
    assert second.earlier == ("a",)
    assert second.sources == ("Paper",)


def test_independent_sources_rank_and_the_volume_of_one_does_not() -> None:
    """Five reports of one outlet weigh less than two of two."""
    many = [harbour(f"h{n}", published=hours_before(1 + n / 10), day=None) for n in range(1)] + [
        told(
            f"v{n}",
            f"Fishermen of Tarsen told the Post about harbour and lighthouse, part {n}.",
            f"Ida Falk spoke for them at the Sea Ministry, chapter {n} says.",
            title=f"Fishermen of Tarsen: the voice of Falk, part {n}",
            names=NAMES,
            source="Tarsen Post",
            published=hours_before(1),
        )
        for n in range(4)
    ]
    first, second = stories_of(
        [*many, flood("a", published=hours_before(1)), flood_again("b", published=hours_before(1))]
    )

    assert set(first.articles) == {"a", "b"}
    assert len(second.articles) == 5


def test_newer_stories_rank_before_older_ones() -> None:
    """All else equal, recency decides."""
    (old,) = stories_of([flood("a", published=hours_before(20))])
    (new,) = stories_of([flood("a", published=hours_before(1))])

    assert new.score > old.score > 0


def test_the_watchlist_lifts_a_story() -> None:
    """More by a name in the headline than by one in the text; spelling and case set aside."""
    readings = [flood("a", published=hours_before(1)), harbour("b", published=hours_before(9))]
    plain = {story.id: story.score for story in stories_of(readings)}
    in_text = {story.id: story for story in stories_of(readings, watchlist=["ida FALK"])}
    in_headline = {story.id: story for story in stories_of(readings, watchlist=["Tarsen"])}

    assert plain["b"] < in_text["b"].score < in_headline["b"].score
    assert in_text["b"].watched
    assert not in_text["a"].watched
    assert in_text["a"].score == plain["a"]


def test_empty_watch_words_watch_nothing() -> None:
    """A slip in the config does not lift every story."""
    (found,) = stories_of([flood("a")], watchlist=["", "!"])

    assert not found.watched


SECTIONS = (
    ("Disasters", ("flood", "storm"), 1.5),
    ("Sea", ("harbo*", "lighthouse"), 1.0),
    ("Schools", ("music school",), 0.5),
)


def test_stories_go_to_the_section_of_their_words() -> None:
    """Whole words, plurals, phrases, and endings where a star allows them."""
    found = {
        story.id: story.section
        for story in stories_of([flood("a"), harbour("b"), school("c")], sections=SECTIONS)
    }

    assert found == {"a": "Disasters", "b": "Sea", "c": "Schools"}


def test_the_weight_of_a_section_moves_its_stories() -> None:
    """The edition says what matters to its readers."""
    plain = {s.id: s.score for s in stories_of([flood("a"), school("c")])}
    weighed = {s.id: s.score for s in stories_of([flood("a"), school("c")], sections=SECTIONS)}

    assert weighed["a"] == pytest.approx(1.5 * plain["a"])
    assert weighed["c"] == pytest.approx(0.5 * plain["c"])


@pytest.mark.parametrize("words", [("water",), ("boat",), ("floo",), ()])
def test_a_word_in_passing_makes_no_section(words: tuple[str, ...]) -> None:
    """Nor does a part of a word, or a section without words."""
    (found,) = stories_of(
        [told("a", "Falk won.", "Falk is glad.", "She sang.", "Boats and water were seen.")],
        sections=[("Sea", words, 2.0)],
    )

    assert found.section == ""


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 10**6))
def test_the_order_of_articles_does_not_matter(seed: int) -> None:
    """Same stories, same order, same scores, whatever order the store gives them in."""
    window = [
        flood("a", published=hours_before(1)),
        flood("a2", published=hours_before(1), source="Paper"),
        flood_again("b", published=hours_before(1)),
        school("c", published=hours_before(1)),
        harbour("d", published=hours_before(1)),
        *ballast(),
    ]
    earlier = [
        told_again("e", published=hours_before(30)),
        harbour("f", published=hours_before(50)),
    ]
    expected = group_stories(window, earlier=earlier, sections=SECTIONS, now=NOON)
    chance = random.Random(seed)
    chance.shuffle(window)
    chance.shuffle(earlier)

    assert group_stories(window, earlier=earlier, sections=SECTIONS, now=NOON) == expected


@settings(max_examples=12, deadline=None)
@given(st.lists(st.integers(0, 200), min_size=1, max_size=30))
def test_every_article_of_the_window_is_in_exactly_one_story(hours: list[int]) -> None:
    """Nothing is lost, nothing told twice, whenever it was published."""
    kinds = (flood, flood_again, school, harbour)
    window = [
        kinds[hour % 4](f"a{n}", published=NOON - timedelta(hours=hour))
        for n, hour in enumerate(hours)
    ]
    found = group_stories(window, now=NOON)
    members = [article for story in found for article in story.articles]

    assert sorted(members) == sorted(reading.article.id for reading in window)
    assert all(set(story.duplicates) <= set(story.articles) for story in found)


def test_a_former_wording_makes_its_article_an_update() -> None:
    """The outlet that rewrites its article tells the story on: a reader had the first wording."""
    first = flood("a", published=hours_before(30))
    article = replace(first.article, revision=2, text=first.article.text + " More is known now.")
    second = replace(first, article=article, published=hours_before(1))

    (found,) = stories_of([second], earlier=[first])

    assert (found.articles, found.earlier) == (("a",), ("a",))
    assert found.update
