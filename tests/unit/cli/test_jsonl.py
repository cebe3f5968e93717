"""Lines come in checked and go out in a fixed form."""

import io
import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.cli import jsonl
from briefing.cli.jsonl import BadLine, Given, JsonlEntry
from briefing.model import (
    ActorType,
    Analysis,
    Appearance,
    ArticleId,
    Days,
    Evidence,
    Granularity,
    Sentence,
    TimeMention,
    VisitReport,
    VisitStatus,
)

NOW = datetime(2026, 3, 10, tzinfo=UTC)


def read(*lines: object, several: bool = False) -> list[JsonlEntry | BadLine]:
    """Read lines given as objects, text or bytes."""
    written = b"".join(
        (line if isinstance(line, bytes) else json.dumps(line).encode()) + b"\n" for line in lines
    )
    return list(jsonl.read_entries(io.BytesIO(written), several=several))


def test_an_article_has_all_its_fields() -> None:
    """Everything the format names is read; what it does not name is passed over."""
    (entry,) = read(
        {
            "id": "a1",
            "title": "Başlık",
            "text": "Text.",
            "published": "2026-03-04T07:30:00+03:00",
            "url": "https://example.org/a",
            "source": "Wire",
            "language": "tr",
            "note": {"anything": 1},
        }
    )

    assert entry == JsonlEntry(
        number=1,
        id="a1",
        documents=(
            Given(
                text="Text.",
                title="Başlık",
                published=datetime.fromisoformat("2026-03-04T07:30:00+03:00"),
                url="https://example.org/a",
                source="Wire",
                language="tr",
            ),
        ),
    )


@pytest.mark.parametrize(
    ("published", "read_as"),
    [
        ("2026-03-04", date(2026, 3, 4)),
        ("2026-03-04T07:30:00Z", datetime(2026, 3, 4, 7, 30, tzinfo=UTC)),
        ("2026-03-04T07:30", datetime(2026, 3, 4, 7, 30, tzinfo=UTC)),
        ("", None),
        (None, None),
    ],
)
def test_a_date_may_be_a_day_or_a_moment(published: str | None, read_as: object) -> None:
    """A moment without an offset is UTC."""
    (entry,) = read({"id": 1, "text": "x", "published": published})

    assert isinstance(entry, JsonlEntry)
    assert entry.documents[0].published == read_as


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"{", "is not JSON: Expecting property name"),
        (b"\xff{}", "is not UTF-8 (byte 1)"),
        (b"[1]", "is not a JSON object"),
        (b"[" * 100_000, "is not JSON: cannot be read"),
        (b"9" * 5_000, "is not JSON: cannot be read"),
        ({"text": "x"}, "'id' must be a string or an integer"),
        ({"id": True, "text": "x"}, "'id' must be a string or an integer"),
        ({"id": None, "text": "x"}, "'id' must be a string or an integer"),
        ({"id": "a"}, "'text' is missing"),
        ({"id": "a", "text": 3}, "'text' must be a string"),
        ({"id": "a", "text": "x", "title": []}, "'title' must be a string"),
        ({"id": "a", "text": "x", "published": "4 March"}, "'published' is no ISO date"),
        ({"id": "a", "text": "x", "published": "2026-02-30"}, "'published' is no ISO date"),
        ({"id": "a", "text": "\ud800"}, "holds half a character (a lone surrogate)"),
        ({"id": "a", "text": "x" * 1_000_001}, "'text' has 1,000,001 characters"),
        ({"id": "a", "docs": [{"text": "x"}]}, "'text' is missing"),
    ],
)
def test_a_line_that_cannot_be_used_says_why_and_the_rest_is_read(
    line: object, message: str
) -> None:
    """One bad line costs only itself."""
    bad, good = read(line, {"id": "b", "text": "y"})

    assert isinstance(bad, BadLine)
    assert bad.number == 1
    assert bad.message.startswith(message)
    assert isinstance(good, JsonlEntry)
    assert good.number == 2


@pytest.mark.parametrize(
    ("docs", "message"),
    [
        ([], "'docs' must be a list of at least one"),
        ("x", "'docs' must be a list of at least one"),
        (["x"], "'docs[0]' must be an object"),
        ([{"title": "x"}], "'docs[0].text' is missing"),
        ([{"text": "x"}, {"sentences": "x"}], "'docs[1].sentences' must be a list of strings"),
        ([{"sentences": ["x", 1]}], "'docs[0].sentences' must be a list of strings"),
    ],
)
def test_documents_that_cannot_be_used_are_named(docs: object, message: str) -> None:
    """The message says which document."""
    (bad,) = read({"id": "a", "docs": docs}, several=True)

    assert isinstance(bad, BadLine)
    assert bad.message.startswith(message)


def test_given_sentences_are_kept_as_they_are() -> None:
    """Their offsets count in the sentences joined by single spaces."""
    (entry,) = read(
        {"id": "a", "docs": [{"sentences": ["One. Two", "Ğ three"]}, {"text": "Four."}]},
        several=True,
    )

    assert isinstance(entry, JsonlEntry)
    first, second = entry.documents
    assert first.text == "One. Two Ğ three"
    assert first.sentences == (
        Sentence(start=0, end=8, text="One. Two"),
        Sentence(start=9, end=16, text="Ğ three"),
    )
    assert second.sentences is None


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=8))
def test_offsets_of_given_sentences_are_code_points_of_the_joined_text(
    sentences: list[str],
) -> None:
    """Each sentence is the slice that its offsets name, whatever its letters."""
    (entry,) = read({"id": "a", "docs": [{"sentences": sentences}]}, several=True)

    assert isinstance(entry, JsonlEntry)
    (document,) = entry.documents
    assert document.text == " ".join(sentences)
    assert [document.text[s.start : s.end] for s in document.sentences or ()] == sentences


def test_empty_lines_are_passed_over_and_counted() -> None:
    """The number of a line is the one an editor shows; a byte order mark is no letter."""
    entries = read(b'\xef\xbb\xbf{"id": 1, "text": "x"}', b"", b"  ", b'{"id": 2, "text": ""}')

    assert [entry.number for entry in entries] == [1, 4]
    assert all(isinstance(entry, JsonlEntry) for entry in entries)


def test_a_line_too_long_to_hold_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory is bounded, and the next line is read."""
    monkeypatch.setattr(jsonl, "MAX_LINE", 100)

    bad, good, end = read({"id": 1, "text": "x" * 1000}, {"id": 2, "text": "y"}, b"z" * 150)

    assert bad == BadLine(number=1, message="the line is over 100 bytes")
    assert isinstance(good, JsonlEntry)
    assert isinstance(end, BadLine)


def test_an_article_for_the_stages_keeps_what_was_given() -> None:
    """A day stays a day, a moment becomes UTC, nothing stays nothing."""
    moment = datetime.fromisoformat("2026-03-04T07:30:00+03:00")

    dated = jsonl.as_article(Given(text="x", published=moment, source="W"), "n", now=NOW)
    daily = jsonl.as_article(Given(text="x", published=date(2026, 3, 4)), "n", now=NOW)
    undated = jsonl.as_article(Given(text="x"), "n", now=NOW)

    assert dated.published_at == datetime(2026, 3, 4, 4, 30, tzinfo=UTC)
    assert dated.known_at == dated.published_at
    assert dated.source == "W"
    assert (daily.published_at, daily.published_on) == (None, date(2026, 3, 4))
    assert undated.undated
    assert undated.known_at == NOW


def test_what_was_read_goes_out_in_the_contracts_form() -> None:
    """Names and order of the fields are the contract's; media are no actors."""
    evidence = (Evidence(article=ArticleId("x"), start=0, end=4, quote="İpek"),)
    actor = Appearance(
        name="İpek Çağlayan",
        type=ActorType.PERSON,
        role="Foreign Minister",
        affiliation="Turkey",
        mentions=("İpek Çağlayan", "Çağlayan"),
        count=2,
        first=0,
        evidence=evidence,
    )
    media = Appearance(
        name="Wire",
        type=ActorType.ORG,
        role=None,
        affiliation=None,
        mentions=("Wire",),
        count=1,
        first=9,
        evidence=evidence,
        media=True,
    )
    visit = VisitReport(
        visitor=("İpek Çağlayan",),
        destination=("Baku", "Azerbaijan"),
        host=None,
        start=date(2026, 3, 1),
        end=None,
        granularity=Granularity.DAY,
        when_text="on Sunday",
        status=VisitStatus.PLANNED,
        purpose=None,
        evidence=evidence,
        country="AZ",
        probability=0.75,
    )
    analysis = Analysis(
        article=ArticleId("x"),
        revision=1,
        language="en",
        read=True,
        sentences=(Sentence(start=0, end=4, text="İpek"),),
        actors=(actor, media),
        visits=(visit,),
        times=(
            TimeMention(
                start=0,
                end=4,
                text="İpek",
                days=Days(start=date(2026, 3, 1), granularity=Granularity.DAY),
            ),
        ),
    )

    line = jsonl.analysis_line(JsonlEntry(number=1, id="a", documents=()), analysis)

    proof = [{"start": 0, "end": 4, "text": "İpek"}]
    assert "İpek" in line
    assert list(json.loads(line).items()) == [
        ("id", "a"),
        ("language", "en"),
        ("sentences", [{"start": 0, "end": 4, "text": "İpek"}]),
        (
            "actors",
            [
                {
                    "name": "İpek Çağlayan",
                    "type": "PERSON",
                    "role": "Foreign Minister",
                    "affiliation": "Turkey",
                    "mentions": ["İpek Çağlayan", "Çağlayan"],
                    "evidence": proof,
                }
            ],
        ),
        (
            "visits",
            [
                {
                    "visitor": ["İpek Çağlayan"],
                    "destination": ["Baku", "Azerbaijan"],
                    "host": None,
                    "start": "2026-03-01",
                    "end": None,
                    "granularity": "day",
                    "when_text": "on Sunday",
                    "status": "planned",
                    "upcoming": True,
                    "probability": 0.75,
                    "purpose": None,
                    "evidence": proof,
                }
            ],
        ),
        (
            "times",
            [
                {
                    "start": 0,
                    "end": 4,
                    "text": "İpek",
                    "days": {"start": "2026-03-01", "end": None, "granularity": "day"},
                }
            ],
        ),
    ]


def test_a_summary_names_document_and_offsets() -> None:
    """Sentences and their evidence stand in the same order."""
    entry = JsonlEntry(number=1, id=7, documents=())
    chosen = [(1, Sentence(start=3, end=7, text="Four")), (0, Sentence(start=0, end=1, text="A"))]

    assert json.loads(jsonl.summary_line(entry, chosen)) == {
        "id": 7,
        "summary_sentences": ["Four", "A"],
        "evidence": [
            {"article": 1, "start": 3, "end": 7},
            {"article": 0, "start": 0, "end": 1},
        ],
    }


def test_a_story_is_its_id() -> None:
    """And the story's place in a brief, on one line."""
    assert jsonl.story_line(JsonlEntry(number=1, id="a", documents=()), "s1", 3) == (
        '{"id": "a", "story": "s1", "rank": 3}'
    )
