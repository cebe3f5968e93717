"""The summary of a story: whose sentences, which headline, what is new, which dates."""

import dataclasses
import subprocess
import sys
from datetime import UTC, date, datetime

import pytest

from briefing.errors import PluginError
from briefing.interfaces import Summariser
from briefing.model import Days, Granularity, Reading, TimeMention
from briefing.summary import METHODS, Lead, Ranker, Sumy, summarise_documents, tells_nothing_new
from briefing.summary.passages import prepare
from briefing.summary.repetition import tells_the_same_event
from tests.readings import NOON, hours_before, source_text, story, told

FLOOD = "A flood destroyed the bridge of Ostra on Monday night, the governor said."
SOLDIERS = "Soldiers took more than 300 people over the river in rubber boats."
SCHOOL = "The school of Ostra will stay closed until the water has gone."
COST = "A new bridge would cost 40 million crowns, the roads office reckons."
BRIDGE = "Governor Jon Brandt promised a new bridge before the next winter."


def article(name: str = "a", *lines: str, **options: object) -> Reading:
    """A report on the flood."""
    return told(name, *(lines or (FLOOD, SOLDIERS, SCHOOL)), title="Flood in Ostra", **options)


@pytest.mark.parametrize(
    "summariser", [Ranker(), Lead(), Sumy(), Sumy(method="luhn", words=30), Ranker(words=20)]
)
def test_every_sentence_is_evidence(summariser: Summariser) -> None:
    """The quote is the article's text at the offsets given."""
    kept = article()
    summary = summariser.summarise(story(kept), [kept])

    assert summary.sentences
    for sentence in summary.sentences:
        quoted = sentence.evidence
        assert quoted.article == kept.article.id
        assert kept.article.text[quoted.start : quoted.end] == quoted.quote


def test_three_sentences_unless_told_otherwise() -> None:
    """A story takes some fifteen seconds to read."""
    kept = article("a", FLOOD, SOLDIERS, SCHOOL, COST, BRIDGE)

    assert len(Ranker().summarise(story(kept), [kept]).sentences) == 3
    assert len(Ranker(sentences=1).summarise(story(kept), [kept]).sentences) == 1


@pytest.mark.parametrize(
    "line", ["Flood destroys bridge in Ostra", "Flood destroys bridge in Ostra."]
)
def test_a_headline_is_not_told_again_as_a_sentence(line: str) -> None:
    """A feed without a text gives the headline for it: it stands there once."""
    bare = told("a", line, title="Flood destroys bridge in Ostra")
    full = told("a", line, FLOOD, title="Flood destroys bridge in Ostra")

    assert Ranker().summarise(story(bare), [bare]).sentences == ()
    assert [s.evidence.quote for s in Ranker().summarise(story(full), [full]).sentences] == [FLOOD]


def test_copies_lend_no_sentence() -> None:
    """An agency text is cited where it was read first, not where it was printed again."""
    kept, copy = article("a"), article("b", source="Other Herald")
    summary = Ranker().summarise(story(kept, copy, copies=[(copy, kept)]), [copy, kept])

    assert {sentence.evidence.article for sentence in summary.sentences} == {"a"}


def test_one_story_is_told_in_one_language() -> None:
    """In that of the articles that are read for names, however many others there are."""
    foreign = [
        dataclasses.replace(
            one, analysis=dataclasses.replace(one.analysis, language="de", read=False)
        )
        for one in (
            article(name, "Eine Flut hat in Ostra die Brücke zerstört, sagt der Bürgermeister.")
            for name in ("b", "c")
        )
    ]
    kept = article("a")
    summary = Ranker().summarise(story(kept, *foreign), [kept, *foreign])
    alone = Ranker().summarise(story(*foreign), foreign)

    assert {sentence.evidence.article for sentence in summary.sentences} == {"a"}
    assert summary.headline_article == "a"
    assert alone.sentences


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("Norvia on Tuesday launched two short-range missiles off its coast, Ostra said.", True),
        ("Norvia on Tuesday launched three short-range missiles off its coast.", False),
        ("Norvia on Tuesday had not launched short-range missiles, Ostra said.", False),
        ("Ostra called the launch of the missiles on Tuesday unacceptable.", False),
    ],
)
def test_the_lead_of_another_outlet_may_tell_the_same_event(other: str, same: bool) -> None:
    """It names another authority; another figure, or "not", makes it another fact."""
    lead = "Norvia launched two short-range missiles into the sea on Tuesday, the army said."
    first, second = prepare([source_text(lead), source_text(other)])

    assert tells_the_same_event(second, first) is same
    assert not tells_the_same_event(dataclasses.replace(second, place=1), first)


def test_no_opinion_is_quoted_beside_reports() -> None:
    """By itself a piece of opinion is what there is."""
    view = told(
        "b",
        "Nobody in Ostra resigns over a bridge that fell into the river on Monday night.",
        title="The lesson of the bridge | Comment",
    )
    kept = article("a", FLOOD)

    def quoted(*given: Reading) -> list[str]:
        found = Ranker().summarise(story(*given), given).sentences
        return [sentence.evidence.article for sentence in found]

    assert quoted(kept, view) == ["a"]
    assert quoted(view) == ["b"]


def test_two_more_dead_is_where_an_article_begins() -> None:
    """What counts on stands alone as the first sentence: the headline is above it."""
    first = "Two more workers have died after the flood in Ostra, bringing the toll to five."
    kept = article("a", first, "The company said that a gate had been replaced.")
    summary = Ranker(sentences=1).summarise(story(kept), [kept])

    assert [sentence.evidence.quote for sentence in summary.sentences] == [first]


def test_a_story_of_copies_only_is_told_from_them() -> None:
    """The original lies before the window: better a copy than nothing."""
    before, copy = article("a", published=hours_before(30)), article("b")
    kept = story(copy, earlier=[before], copies=[(copy, before)])
    summary = Ranker().summarise(kept, [before, copy])

    assert summary.sentences[0].evidence.article == "b"


def test_an_update_tells_what_is_new() -> None:
    """What the article of yesterday said is not said again."""
    before = article("a", published=hours_before(30))
    now = article("b", FLOOD, BRIDGE, COST)
    summary = Ranker().summarise(story(now, earlier=[before]), [now, before])

    assert [sentence.evidence.quote for sentence in summary.sentences] == [BRIDGE, COST]


def test_readings_may_come_in_any_order() -> None:
    """The story says which source is best."""
    one, two = article("a"), article("b", BRIDGE, COST, FLOOD, source="Other Herald")
    kept = story(one, two)
    foreign = article("c", SCHOOL)

    assert Ranker().summarise(kept, [one, two]) == Ranker().summarise(kept, [two, foreign, one])


def test_a_story_without_its_readings_is_a_mistake() -> None:
    """It is said which story."""
    kept = article("a")

    with pytest.raises(ValueError, match="story a"):
        Ranker().summarise(story(kept), [])


def test_the_headline_is_an_articles_own() -> None:
    """Verbatim, with the article it stands above."""
    one, two = told("a", FLOOD), article("b")
    summary = Ranker().summarise(story(one, two), [one, two])

    assert (summary.headline, summary.headline_article) == ("Flood in Ostra", "b")


def test_without_headlines_the_first_sentence_takes_their_place() -> None:
    """It is not printed a second time below, unless there is nothing else."""
    several, single = told("a", "Photo: Ostra.", FLOOD, SOLDIERS), told("b", FLOOD)
    summary = Ranker().summarise(story(several), [several])
    short = Ranker().summarise(story(single), [single])

    assert summary.headline == FLOOD
    assert [sentence.evidence.quote for sentence in summary.sentences] == [SOLDIERS]
    assert short.headline == FLOOD
    assert [sentence.evidence.quote for sentence in short.sentences] == [FLOOD]


def test_an_article_without_text_has_no_sentences() -> None:
    """It is told by its headline, or by nothing."""
    titled, bare = told("a", title="Flood in Ostra"), told("b")

    assert Ranker().summarise(story(titled), [titled]).sentences == ()
    assert Ranker().summarise(story(titled), [titled]).headline == "Flood in Ostra"
    assert Ranker().summarise(story(bare), [bare]).headline == ""


OPENED = "The bridge of Ostra was opened again today."


def day(number: int) -> Days:
    """A day of March 2026."""
    one = date(2026, 3, number)
    return Days(start=one, end=one, granularity=Granularity.DAY)


TODAY = TimeMention(start=37, end=42, text="today", days=day(3), earlier=day(2), later=day(4))


def test_days_are_counted_in_the_zone_of_the_edition() -> None:
    """The analysis counts from the day in UTC; where it is a day later, today is that day."""
    late = datetime(2026, 3, 3, 22, 30, tzinfo=UTC)
    kept = article("a", OPENED, published=late, times=[TODAY])
    sentence = Ranker().summarise(story(kept), [kept]).sentences[0]
    there = Ranker(zone="Europe/Istanbul").summarise(story(kept), [kept]).sentences[0]

    assert [day for _, _, day in sentence.dates] == [date(2026, 3, 3)]
    assert [day for _, _, day in there.dates] == [date(2026, 3, 4)]
    assert sentence.evidence.quote[sentence.dates[0][0] : sentence.dates[0][1]] == "today"


def test_the_day_of_an_article_without_a_time_is_its_day() -> None:
    """No zone moves it."""
    kept = article("a", OPENED, day=date(2026, 3, 3), times=[TODAY])
    summary = Ranker(zone="Pacific/Kiritimati").summarise(story(kept), [kept])

    assert summary.sentences[0].dates[0][2] == date(2026, 3, 3)


def test_an_undated_article_gets_no_dates() -> None:
    """Nobody knows what its "today" was."""
    kept = article("a", OPENED, published=None, times=[TODAY])

    assert Ranker().summarise(story(kept), [kept]).sentences[0].dates == ()


@pytest.mark.parametrize(
    "days",
    [
        Days(),
        Days(start=date(2026, 3, 1), end=date(2026, 3, 31), granularity=Granularity.MONTH),
        Days(start=date(2026, 3, 1), end=date(2026, 3, 3), granularity=Granularity.RANGE),
        Days(end=date(2026, 3, 3), granularity=Granularity.RANGE),
    ],
)
def test_what_is_not_one_day_is_not_marked(days: Days) -> None:
    """A week, a month, some time before a day: no day of the calendar stands for them."""
    kept = article("a", OPENED, times=[dataclasses.replace(TODAY, days=days)])

    assert Ranker().summarise(story(kept), [kept]).sentences[0].dates == ()


def test_a_first_and_a_last_day_are_marked() -> None:
    """ "From today", "until today" name that day."""
    for days in (dataclasses.replace(day(3), end=None), dataclasses.replace(day(3), start=None)):
        kept = article("a", OPENED, times=[dataclasses.replace(TODAY, days=days)])
        (mark,) = Ranker().summarise(story(kept), [kept]).sentences[0].dates

        assert mark == (37, 42, date(2026, 3, 3))


def test_the_times_of_another_sentence_stay_there() -> None:
    """Offsets count in the sentence."""
    second = dataclasses.replace(
        TODAY, start=TODAY.start + len(SOLDIERS) + 1, end=TODAY.end + len(SOLDIERS) + 1
    )
    kept = article("a", SOLDIERS, OPENED, times=[second])
    marked = {
        sentence.evidence.quote: [sentence.evidence.quote[s:e] for s, e, _ in sentence.dates]
        for sentence in Ranker().summarise(story(kept), [kept]).sentences
    }

    assert marked == {SOLDIERS: [], OPENED: ["today"]}


def test_newer_reports_go_before_older_ones() -> None:
    """Of two tolls the newer one is printed, and the older one is not."""
    old = article("a", "Two people died in the flood of Ostra.", published=hours_before(9))
    new = article("b", "Nine people have died in the flood of Ostra.", published=NOON)
    summary = Ranker().summarise(story(old, new), [old, new])

    assert [sentence.evidence.article for sentence in summary.sentences] == ["b"]


@pytest.mark.parametrize("method", METHODS)
def test_plain_documents_are_summarised_by_every_method(method: str) -> None:
    """Numbers of document and sentence, in reading order; none twice."""
    documents = [source_text(FLOOD, SOLDIERS, SCHOOL), source_text(BRIDGE, COST)]
    chosen = summarise_documents(documents, method=method, sentences=3)

    assert len(chosen) == len(set(chosen)) == 3
    assert all(sentence < len(documents[number].sentences) for number, sentence in chosen)


def test_the_first_sentence_is_the_headlines() -> None:
    """Whatever another outlet's sentence is worth."""
    mine = told("a", "The harbour of Tarsen was closed on Monday after a ferry ran aground.",
                title="Ferry runs aground off Tarsen, harbour closed", source="A",
                names=("Tarsen",))  # fmt: skip
    theirs = told("b", "A ferry with 312 people aboard ran aground off Tarsen on Monday.",
                  "Divers found no hole in the ferry's hull.", title="Aground", source="B",
                  names=("Tarsen",))  # fmt: skip
    summary = Ranker().summarise(story(theirs, mine), [mine, theirs])

    assert summary.headline_article == "a"
    assert summary.sentences[0].evidence.article == "a"


def test_no_furniture_under_a_headline() -> None:
    """Better a headline alone than a teaser for a film."""
    film = told("a", "TNN's Jo Lind reports on the ferry.", title="Ferry aground off Tarsen")
    summary = Ranker().summarise(story(film), [film])

    assert summary.headline == "Ferry aground off Tarsen"
    assert summary.sentences == ()


def test_of_damaged_sentences_one_stands_under_a_headline() -> None:
    """Where there is nothing else."""
    cut = told("a", "The ferry of Tarsen ran aground in the ni…", "Divers found no hole in its hu…",
               title="Ferry aground off Tarsen")  # fmt: skip

    assert len(Ranker().summarise(story(cut), [cut]).sentences) == 1


@pytest.mark.parametrize("question", ["Q: Will the tariff fall next year?", "Will the fee fall?"])
def test_a_question_comes_with_its_answer(question: str) -> None:
    """And an answer that leans on its question with that."""
    talk = told("a", question, "Yes, and the harbour office has promised it in writing to us.",
                "Shipowners had asked the harbour office of Tarsen for a lower tariff.",
                title="Tarsen's harbour master on the tariff")  # fmt: skip
    quotes = [s.evidence.quote for s in Ranker().summarise(story(talk), [talk]).sentences]

    assert question not in quotes or quotes[quotes.index(question) + 1].startswith("Yes")


def test_the_lead_is_the_beginning() -> None:
    """Of one article its first sentences, of several their first ones."""
    documents = [source_text(FLOOD, SOLDIERS, SCHOOL), source_text(BRIDGE, COST)]

    assert summarise_documents(documents[:1], method="lead", sentences=2) == ((0, 0), (0, 1))
    assert summarise_documents(documents, method="lead", sentences=2) == ((0, 0), (1, 0))
    assert summarise_documents(documents, method="lead", sentences=3) == ((0, 0), (0, 1), (1, 0))


def test_no_documents_no_sentences() -> None:
    """Nothing is chosen from nothing."""
    assert summarise_documents([], words=10) == ()
    assert summarise_documents([source_text()], method="lexrank") == ()


def test_unknown_methods_are_named_with_the_known_ones() -> None:
    """The message tells what there is."""
    with pytest.raises(PluginError, match=r"'textrunk'.*choose one of ranker, lead, edmundson"):
        summarise_documents([source_text(FLOOD)], method="textrunk")
    with pytest.raises(PluginError, match=r"'textrunk'.*lexrank"):
        Sumy(method="textrunk")


@pytest.mark.parametrize("make", [Ranker, Lead, Sumy])
def test_impossible_options_are_refused_when_they_are_read(make: type) -> None:
    """Not when the brief is due."""
    with pytest.raises(PluginError, match=r"words must be 1 or more.*positive"):
        make(words=0)
    with pytest.raises(PluginError, match="sentences must be 1 or more"):
        make(sentences=-3)
    with pytest.raises(PluginError, match="no time zone 'Mars/Olympus'"):
        make(zone="Mars/Olympus")


@pytest.mark.parametrize("summariser", [Ranker(), Lead(), Sumy()])
def test_summarisers_are_plain_values(summariser: Summariser) -> None:
    """Their options are their fields."""
    assert dataclasses.replace(summariser, words=50).words == 50
    assert hash(summariser) == hash(dataclasses.replace(summariser))


def test_naming_the_methods_loads_none_of_them() -> None:
    """The command line starts fast: sumy and numpy are loaded when a method of sumy is used."""
    program = "import sys, briefing.summary; sys.exit('sumy' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_a_former_wording_lends_no_sentence() -> None:
    """The reader was told it: only what the new wording adds is told, in the new wording."""
    first = article("a", FLOOD, SOLDIERS)
    longer = article("a", FLOOD, SOLDIERS, COST)
    second = dataclasses.replace(longer, article=dataclasses.replace(longer.article, revision=2))

    summary = Ranker().summarise(story(second, earlier=[first]), [first, second])

    assert [sentence.evidence.quote for sentence in summary.sentences] == [COST]


def test_a_story_of_told_sentences_tells_nothing_new() -> None:
    """Nor do headings and other lines that are never printed; a new fact does."""
    known, again = article("a", FLOOD, SOLDIERS), article("b", SOLDIERS, FLOOD, "Read more")
    worse = article("c", FLOOD, SOLDIERS.replace("300", "900"))

    assert tells_nothing_new(story(again, earlier=[known]), [known, again], zone="UTC")
    assert not tells_nothing_new(story(worse, earlier=[known]), [known, worse], zone="UTC")
    assert not tells_nothing_new(story(again), [again], zone="UTC")


def test_the_imprint_of_a_reprint_is_no_news() -> None:
    """What stands behind the reprinted text is the printer's; what stands in it is news."""
    imprint = "The Courier belongs to the Press House of Melby."
    known = article("a", FLOOD, SOLDIERS)
    printed, added = article("b", FLOOD, SOLDIERS, imprint), article("c", FLOOD, COST, SOLDIERS)

    for copy, nothing in ((printed, True), (added, False)):
        told_on = story(copy, earlier=[known], copies=[(copy, known)])
        assert tells_nothing_new(told_on, [known, copy], zone="UTC") is nothing


def test_an_article_without_sentences_is_judged_by_its_headline() -> None:
    """A feed may send headlines only."""
    known, same = told("a", title="Flood in Ostra"), told("b", title="Flood in Ostra")
    other = told("c", title="Bridge of Ostra gone")

    assert tells_nothing_new(story(same, earlier=[known]), [known, same], zone="UTC")
    assert not tells_nothing_new(story(other, earlier=[known]), [known, other], zone="UTC")
