"""Stories of a handful of teasers: no ballast of other news makes common words common."""

from dataclasses import replace
from itertools import combinations

import pytest

from briefing.model import Reading
from briefing.stories import group_stories
from tests.readings import NOON, hours_before, told

Teaser = tuple[str, str, tuple[str, ...]]

# Two teasers each that share a word or two, and are two stories.
APART: dict[str, tuple[Teaser, Teaser]] = {
    "one rare word": (
        ("Dashboard footage of chase shown", "Footage from a dashboard shows the pursuit.", ()),
        ("Call for dashboard warnings", "Drivers ignore dashboard lights, a survey finds.", ()),
    ),
    "a country": (
        (
            "Ukraine: helping children through the war",
            "Doctors in Belna help children of Ukraine to understand the war.",
            ("Ukraine", "Belna"),
        ),
        (
            "How expensive is childcare in Ukraine?",
            "The government of Ukraine says nurseries may take in more toddlers.",
            ("Ukraine",),
        ),
    ),
    "one kind of news": (
        ("Stage actress Mira Holt dies", "Mira Holt has died aged 89.", ("Mira Holt",)),
        ("Voice actress Pia Strand dies", "Pia Strand has died aged 95.", ("Pia Strand",)),
    ),
    "two travellers": (
        (
            "Danish premier to visit Ankara",
            "Prime Minister Jens Rask will visit Ankara next week.",
            ("Jens Rask", "Ankara"),
        ),
        (
            "Greek president to visit Berlin",
            "President Eleni Doukas will visit Berlin next week.",
            ("Eleni Doukas", "Berlin"),
        ),
    ),
    "two banks": (
        ("Bank of Ostra cuts rates", "The Bank of Ostra cut its rate to 2%.", ("Bank of Ostra",)),
        ("Bank of Tarsen holds", "The Bank of Tarsen held its rate at 4%.", ("Bank of Tarsen",)),
    ),
    "two envoys": (
        ("Premier meets EU envoy", "The premier met the EU envoy in the capital.", ("EU",)),
        ("Premier meets UN envoy", "The premier met the UN envoy in the capital.", ("UN",)),
    ),
    "two matches": (
        ("Ostra beat Tarsen", "Ostra won the semi-final against Tarsen.", ("Ostra", "Tarsen")),
        ("Belna beat Lund", "Belna won the semi-final against Lund.", ("Belna", "Lund")),
    ),
    "names in the headlines alone": (
        (
            "Trapped families airlifted to safety to escape Belna floods",
            "Dozens of people have died and hundreds are missing in the valley.",
            (),
        ),
        (
            "Man cries out as his family flees to safety from Tarsen",
            "People who try to escape the fighting face hours of waiting.",
            (),
        ),
    ),
    "a roundup": (
        ("Harbour of Tarsen closes", "The harbour of Tarsen closed after a fire.", ("Tarsen",)),
        ("The papers: harbour of Tarsen closes", "Fire in Tarsen leads most.", ("Tarsen",)),
    ),
}  # fmt: skip


def teaser(name: str, given: Teaser, *, hours: float = 2.0) -> Reading:
    title, text, names = given
    return told(
        name, text, title=title, names=names, source=f"Paper {name}", published=hours_before(hours)
    )


@pytest.mark.parametrize("case", APART)
def test_teasers_that_share_a_word_or_two_stay_two_stories(case: str) -> None:
    """Alone in a window, as in the first hours of an edition's day."""
    first, second = APART[case]

    assert len(group_stories([teaser("a", first), teaser("b", second, hours=3)], now=NOON)) == 2


def test_all_teasers_of_a_day_stay_apart() -> None:
    """The same ones together, a small busy day."""
    readings = [
        teaser(f"{number}{side}", given)
        for number, pair in enumerate(APART.values())
        for side, given in zip("ab", pair, strict=True)
    ]
    together = [story.articles for story in group_stories(readings, now=NOON)]

    assert [articles for articles in together if len(articles) > 1] == []


@pytest.mark.parametrize(("one", "other"), list(combinations(range(3), 2)))
def test_teasers_on_one_event_are_one_story(one: int, other: int) -> None:
    """Each pair of three outlets' teasers, alone in the window."""
    names = ("Ilse Marr", "Belna", "Court of Rights")
    teasers: list[Teaser] = [
        ("Marr shrugs off court warrant with Belna invitation",
         "Ilse Marr was invited to Belna although the Court of Rights wants her arrested.", names),
        ("Belna invites Marr despite arrest warrant",
         "Belna asked Ilse Marr to come, warrant of the Court of Rights or not.", names),
        ("Court warrant divides neighbours as Marr is invited to Belna",
         "The invitation of Ilse Marr to Belna defies the warrant of the Court of Rights.", names),
    ]  # fmt: skip
    pair = [teaser("a", teasers[one]), teaser("b", teasers[other], hours=4)]

    assert len(group_stories(pair, now=NOON)) == 1


def test_two_days_of_a_series_are_two_stories() -> None:
    """However alike the pieces of one house are."""
    text = "%s and steel went abroad for a fortune, wool for nothing."
    readings = [
        told(f"d{day}", text % goods, title=f"The ledger (March {day}) - {goods}, wool")
        for day, goods in ((3, "Glass"), (4, "Timber"))
    ]

    assert len(group_stories(readings, now=NOON)) == 2


def test_links_to_other_pieces_behind_a_teaser_are_not_its_words() -> None:
    """Feeds put bullets with other headlines behind the text."""
    heat = ("Heat wave reaches the plains", "Thermometers showed 41 degrees in Belna.", ("Belna",))
    floods = (
        "Three ways a river rises",
        "Melting snow is one of them. • Heat wave reaches the plains of Belna • Water in Tarsen",
        ("Belna", "Tarsen"),
    )

    assert len(group_stories([teaser("a", heat), teaser("b", floods)], now=NOON)) == 2


def test_one_house_under_two_names_is_one_outlet() -> None:
    """Capitals, an article, a host in place of a name."""
    texts = (
        "A ferry with 300 people aboard ran aground off Tarsen in the night, police said.",
        "Nobody was hurt when the Tarsen ferry ran aground with 300 people, police said.",
        "Ferry passengers were taken off at Tarsen after it ran aground, 300 were aboard.",
    )
    houses = (("The Tarsen Post", "tarsenpost.example"), ("TARSEN POST", "tarsenpost.example"),
              ("www.tarsenpost.example", "www.tarsenpost.example"))  # fmt: skip
    readings = [
        at(told(f"p{n}", text, title="Ferry aground", names=("Tarsen",), source=source), host)
        for n, (text, (source, host)) in enumerate(zip(texts, houses, strict=True))
    ]
    (story,) = group_stories(readings, now=NOON)

    assert len(story.sources) == 1
    assert "." not in story.sources[0]


def at(reading: Reading, host: str) -> Reading:
    """The same article on a host."""
    url = f"https://{host}/{reading.article.id}"
    return replace(reading, article=replace(reading.article, url=url))


def test_a_house_goes_by_the_name_the_reader_gives_it() -> None:
    """Where neither name nor host tells."""
    one = told("a", "A ferry with 300 people aboard ran aground off Tarsen, police said.",
               title="Ferry aground off Tarsen", source="The Tarsen Post")  # fmt: skip
    other = told("b", "Police said that 300 people were aboard the ferry aground off Tarsen.",
                 title="Ferry runs aground off Tarsen", source="TP Media")  # fmt: skip
    (apart,) = group_stories([one, other], now=NOON)
    (said,) = group_stories([one, other], outlets={"TP Media": "The Tarsen Post"}, now=NOON)

    assert len(apart.sources) == 2
    assert said.sources == ("The Tarsen Post",)
