"""Whom an article is about keeps two events apart that share the rest of their cast."""

from briefing.model import Reading
from briefing.stories import group_stories
from briefing.stories.protagonists import hero_of, heroes_in
from tests.readings import NOON, told

RALLY = (
    "Senate candidate Odd Moen spoke to two thousand voters at a rally in Tarsen on Tuesday.",
    "Vik Strand, once an adviser of the president, campaigned beside Moen and praised him.",
    "Moen leads in the polls of Tarsen; the president endorsed Moen on Monday.",
    "“They want to take your voice away,” Strand told the voters at the rally.",
)


def rally(name: str, *, source: str) -> Reading:
    return told(
        name,
        *RALLY,
        *("Moen and his party need the voters of Tarsen to keep the Senate." for _ in range(3)),
        title="Strand campaigns for Senate candidate Moen in Tarsen",
        names=("Odd Moen", "Moen", "Vik Strand", "Strand"),
        source=source,
    )


def answer(name: str, *, about: str) -> Reading:
    """What was said at the rally about somebody, and who stands by him."""
    given, surname = about.split()
    return told(
        name,
        f"Neighbours and friends defended {given} {surname} a day after Vik Strand called him a "
        "coward at a rally for Senate candidate Odd Moen.",
        f"{surname}, once a governor, did not answer; his neighbours respect {surname}.",
        f"The two have quarrelled for years over the church that {surname} belongs to.",
        f"The sons of {surname} never served in the army, as other families of the coast did.",
        f"Old friends wrote letters for {surname}, and a bishop prayed with them on the radio.",
        title=f"Neighbours defend {surname} after insult of Strand",
        names=(about, surname, "Odd Moen", "Moen", "Vik Strand", "Strand"),
    )


def test_an_article_is_about_whom_it_names_again_and_again_and_in_its_headline() -> None:
    """Somebody who is only quoted, or not in the headline, is no hero."""
    assert hero_of(answer("a", about="Mats Rohm")) == "rohm"
    assert hero_of(rally("b", source="Herald")) == "moen"
    assert hero_of(told("c", "Mats Rohm spoke.", title="Rohm", names=("Mats Rohm",))) == ""


def test_somebody_named_in_passing_is_not_of_the_cast() -> None:
    """Early in the article or again and again; a given or middle name names somebody else."""
    lines = ["The mayor opened a bridge.", "It rained.", "Mats Rohm was there."]
    passing = told("a", *lines, names=("Mats Rohm",))
    early = told("b", *reversed(lines), names=("Mats Rohm",))
    other = told("c", "Ida Rohm Berg opened a bridge.", names=("Ida Rohm Berg",))

    assert heroes_in({"rohm"}, passing) == set()
    assert heroes_in({"rohm"}, early) == {"rohm"}
    assert heroes_in({"rohm"}, other) == set()


def test_a_report_that_never_names_whom_another_is_about_is_another_story() -> None:
    """The rally is one event; who stands by a man attacked there is another."""
    stories = group_stories(
        [
            rally("a", source="Herald"),
            answer("b", about="Mats Rohm"),
        ],
        now=NOON,
    )

    assert sorted(map(len, (story.articles for story in stories))) == [1, 1]


def test_a_report_on_the_same_person_stays_in_the_story() -> None:
    """The same two reports, if the man attacked there is whom the rally was for."""
    stories = group_stories([rally("a", source="Herald"), answer("b", about="Odd Moen")], now=NOON)

    assert len(stories) == 1
