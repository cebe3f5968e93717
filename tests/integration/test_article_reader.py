"""The article reader with the real language model, on sentences invented here."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.analysis import article_reader
from briefing.analysis.article_reader import ArticleReader
from briefing.errors import LanguageModelError
from briefing.model import ActorType, Article, ArticleId

pytestmark = pytest.mark.model

NOW = datetime(2031, 5, 6, 12, tzinfo=UTC)
SEED = Path(__file__).parents[2].parent / "shared/seed/000_42ad22e7690a480c.txt"
STORY = """The Norwegian foreign minister, Astrid Lind, will travel to Egypt next week, she said.

Lind, 54, is to meet Egyptian President Samir Hadad in Cairo on Tuesday. "We have waited long \
for these talks," she told reporters in Oslo.

Mr. Hadad's spokesman, Karim Nasser, said the president would host a dinner for her."""


def article(text, *, key="a1", language=None, published=date(2031, 5, 6)):
    return Article(
        id=ArticleId(key), revision=1, source="Wire", title="", text=text, url=None,
        published_at=None, published_on=published, known_at=NOW, first_seen=NOW, language=language,
    )  # fmt: skip


@pytest.fixture(scope="module")
def reader():
    return ArticleReader({"en": "built-in"})


def read(reader, text, **options):
    (analysis,) = reader.analyse([article(text, **options)])
    return analysis


def assert_verbatim(text, analysis):
    """Every offset of an analysis points at the words it claims."""
    for claim in (*analysis.sentences, *analysis.mentions, *analysis.quotes, *analysis.times):
        assert text[claim.start : claim.end] == claim.text
        assert claim.text
    for owner in (*analysis.actors, *analysis.visits):
        assert owner.evidence
        for evidence in owner.evidence:
            assert text[evidence.start : evidence.end] == evidence.quote
            assert evidence.article == analysis.article
    for actor in analysis.actors:
        assert actor.mentions
        assert all(mention in text for mention in actor.mentions)
        assert text[actor.first :].startswith(actor.mentions[0])
    ends = [0, *(sentence.end for sentence in analysis.sentences)]
    starts = [sentence.start for sentence in analysis.sentences]
    assert all(start >= end for start, end in zip(starts, ends, strict=False))


def test_the_times_of_an_article_are_told_with_their_days(reader):
    """A weekday by its verb, a year by itself; in a language that is not English, none."""
    text = (
        "Foreign Minister Astrid Lind said on Monday that she will travel to Cairo on Friday. "
        "She was last there in 2019."
    )
    found = read(reader, text).times
    other = read(reader, "Der Minister reist am 9. Mai 2031 nach Kairo, sagte er am Montag.")

    assert [(time.text, time.days.start, time.days.end) for time in found] == [
        ("on Monday", date(2031, 5, 5), date(2031, 5, 5)),
        ("on Friday", date(2031, 5, 9), date(2031, 5, 9)),
        ("in 2019", date(2019, 1, 1), date(2019, 12, 31)),
    ]
    assert other.times == ()


def test_a_story_gives_its_actors_with_role_and_country(reader):
    """Names resolved, roles read before and after the name, affiliations normalised."""
    analysis = read(reader, STORY)

    assert analysis.read
    assert_verbatim(STORY, analysis)
    assert {(a.name, a.role, a.affiliation) for a in analysis.actors} == {
        ("Astrid Lind", "foreign minister", "Norway"),
        ("Samir Hadad", "President", "Egypt"),
        ("Karim Nasser", "Hadad's spokesman", "Egypt"),
    }


def test_a_story_gives_its_quotes_with_speaker(reader):
    """Direct and reported speech, each with who said it."""
    said = {(quote.speaker, quote.direct) for quote in read(reader, STORY).quotes}

    assert ("Astrid Lind", True) in said
    assert ("Karim Nasser", False) in said


def test_a_story_gives_its_visit(reader):
    """Who goes where, against the publication date."""
    visits = read(reader, STORY).visits

    assert ("Astrid Lind",) in {visit.visitor for visit in visits}


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("Accra", "GH"),
        ("Ghana", "GH"),
        ("East Timor", "TL"),
        ("Bermuda", "BM"),
        ("the Faroe Islands", "FO"),
    ],
)
def test_a_visit_carries_the_code_of_its_country(reader, place, code):
    """Also of a country whose name has many forms, and of a territory that is no state."""
    text = f"Norwegian Foreign Minister Astrid Lind will visit {place} on Monday, she said."

    assert [visit.country for visit in read(reader, text).visits] == [code]


def test_articles_come_back_in_order(reader):
    """Batches and languages are mixed inside; the order outside is the one given."""
    texts = [STORY, "Der Minister ist nach Kairo gereist und hat mit der Presse gesprochen.", STORY]
    articles = [article(text, key=f"a{n}") for n, text in enumerate(texts * 22)]

    assert [a.article for a in reader.analyse(articles)] == [a.id for a in articles]


def test_a_language_without_a_model_gives_sentences_only(reader):
    """German is told from English, split into sentences, and marked as not read."""
    analysis = read(reader, "Der Minister reist. Er wird mit der Presse sprechen.")

    assert (analysis.language, analysis.read) == ("de", False)
    assert [s.text for s in analysis.sentences] == [
        "Der Minister reist.", "Er wird mit der Presse sprechen.",
    ]  # fmt: skip
    assert analysis.actors == analysis.visits == ()


def test_a_stated_language_is_believed(reader):
    """The source knows better than a guess."""
    assert read(reader, "Taxi Hotel Radio", language="fr").language == "fr"


@pytest.mark.parametrize("text", ["", "   \n\n  ", "!!!", "\u200b", "12:30"])
def test_text_without_words_gives_an_empty_analysis(reader, text):
    """Nothing to read is no failure."""
    analysis = read(reader, text)

    assert analysis.actors == analysis.visits == analysis.quotes == ()
    assert_verbatim(text, analysis)


def test_a_very_long_article_keeps_all_its_sentences(reader, monkeypatch):
    """Only the leading part is read in full; no sentence is lost, every offset holds."""
    monkeypatch.setattr(article_reader, "LONGEST_READ", 2_000)
    line = "Foreign Minister Astrid Lind arrived in Oslo on Monday.\n\n"
    text = line + ("It rained in the valley. " * 20 + "\n\n") * 10 + "The end came late."
    analysis = read(reader, text)

    assert analysis.read
    assert analysis.sentences[-1].text == "The end came late."
    assert text[analysis.sentences[-1].start :] == "The end came late."
    assert "Astrid Lind" in {actor.name for actor in analysis.actors}


@pytest.fixture
def poisoned(reader, monkeypatch):
    """The reader, whose model fails on whatever holds a certain word."""
    nlp = reader._pipeline("en")
    tokenize = nlp.tokenizer

    def fragile(text):
        if "POISON" in text:
            raise ValueError("cannot read this")
        return tokenize(text)

    monkeypatch.setattr(nlp, "tokenizer", fragile)
    return reader


def test_one_strange_text_does_not_stop_the_others(poisoned, caplog):
    """If the model fails on an article, that one is marked, and the rest is read."""
    texts = [STORY, "The POISON is in the text. It is not read.", STORY]
    analyses = list(poisoned.analyse([article(t, key=str(n)) for n, t in enumerate(texts)]))

    assert [analysis.read for analysis in analyses] == [True, False, True]
    assert len(analyses[1].sentences) == 2
    assert analyses[1].failure == "ValueError: cannot read this"
    assert analyses[0].failure == analyses[2].failure == ""
    assert "article 1 could not be read" in caplog.text


def test_one_strange_headline_costs_its_own_visit(poisoned, caplog):
    """What the other headlines tell is read, and so is every text."""
    titles = ["POISON expected to visit", "Chancellor Lind expected to visit Oslo on Monday"]
    texts = [replace(article("It rained.", key=str(n)), title=t) for n, t in enumerate(titles)]
    analyses = list(poisoned.analyse(texts))

    assert [analysis.read for analysis in analyses] == [True, True]
    assert [len(analysis.visits) for analysis in analyses] == [0, 1]
    assert "headline of article 0 could not be read" in caplog.text


def test_what_fails_after_the_model_is_told_as_well(reader, monkeypatch):
    """A rule that stumbles over one text costs that text's actors and visits, nothing else."""

    def stumbles(*_):
        raise RuntimeError

    monkeypatch.setattr(article_reader, "analysis_of", stumbles)
    analysis = read(reader, STORY)

    assert (analysis.read, analysis.failure) == (False, "RuntimeError")
    assert analysis.sentences


def test_a_language_without_a_model_is_no_failure(reader):
    analysis = read(reader, "Bakan yarın Ankara'ya gidecek.", language="tr")

    assert (analysis.read, analysis.failure) == (False, "")


def test_a_text_is_read_in_its_own_language_though_its_source_states_another(reader):
    """A page template that says "tr" over an English article must not hide who is in it."""
    analysis = read(reader, STORY, language="tr")

    assert (analysis.read, analysis.language) == (True, "en")


def test_a_missing_pipeline_is_an_error_with_a_hint():
    """A configured language whose model is not installed must not pass silently."""
    broken = ArticleReader({"en": "no_such_pipeline_anywhere"})

    with pytest.raises(LanguageModelError):
        list(broken.analyse([article(STORY, language="en")]))


PIECES = st.sampled_from(
    [
        "President Astrid Lind", "the Turkish delegation", "Mr. Hadad", "the U.N.", "\n\n", "\n",
        " said ", " will visit ", " arrived in ", "Cairo", "Oslo", " on Monday", ". ", ", ", '"',
        "“", "”", "He ", "her spokesman", "’s", " led by ", "İbrahim Kalın", "and ", "(", ")", "—",
        "the president", "\u00a0", "e\u0301", "👩‍🚀", "MINISTER", " told reporters: ", "ﬁ", "\t",
    ]
)  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pieces=st.lists(PIECES, max_size=40))
def test_every_offset_is_verbatim_for_any_text(pieces):
    """Law: whatever the text, each claim points at exactly its own words."""
    text = "".join(pieces)

    assert_verbatim(text, read(_shared_reader(), text, language="en"))


_READERS = []


def _shared_reader():
    """One reader for all examples of the property test: loading takes a second."""
    if not _READERS:
        _READERS.append(ArticleReader({"en": "built-in"}))
    return _READERS[0]


@pytest.mark.skipif(not SEED.is_file(), reason="the founding article is not beside this checkout")
def test_the_founding_article_gives_its_table_of_actors(reader):
    """The product's first promise: these six people, in these roles, for these countries."""
    text = SEED.read_text(encoding="utf-8")
    analysis = read(reader, text, published=date(2022, 2, 17))
    people = [actor for actor in analysis.actors if actor.type is ActorType.PERSON]

    assert_verbatim(text, analysis)
    assert {(a.name, a.role, a.affiliation) for a in people} == {
        (
            "İbrahim Kalın",
            "presidential spokesperson and senior adviser to the president",
            "Turkey",
        ),
        ("Isaac Herzog", "President", "Israel"),
        ("Recep Tayyip Erdoğan", "President", "Turkey"),
        ("Mahmoud Abbas", "President", "Palestine"),
        ("Alon Ushpiz", "Foreign Ministry Director-General", "Israel"),
        ("Eyal Shuiki", "the Israeli president's director-general", "Israel"),
    }
    assert [actor.name for actor in analysis.actors if actor.type is ActorType.GROUP] == [
        "Turkish delegation"
    ]
    assert {q.speaker for q in analysis.quotes if q.direct} == {"İbrahim Kalın"}
