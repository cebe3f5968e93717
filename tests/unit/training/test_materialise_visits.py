"""Labels kept as offsets come back as the words they were put on."""

import gzip
import json

import pytest

from training.materialise_visits import (
    ANNOTATIONS,
    MissingSentenceError,
    is_held,
    main,
    materialise,
    materialised,
)

SENTENCES = {"n-1": "Ada Berg will visit Oslo on Monday.", "n-2": "Olav Dahl is her host."}
TEXT = "Ada Berg will visit Oslo on Monday. Olav Dahl is her host."


def at(words):
    start = TEXT.index(words)
    return [start, start + len(words)]


def annotation(**changes):
    visit = {
        "visitor": [at("Ada Berg")],
        "destination": [at("Oslo"), "Norway"],
        "host": [at("Olav Dahl"), at("her host")],
        "start": "2026-11-23",
        "end": "2026-11-23",
        "when_text": at("on Monday"),
        "purpose": None,
        "status": "planned",
        "evidence": [at("Ada Berg will visit Oslo on Monday.")],
    }
    actor = {
        "name": at("Ada Berg"), "type": "PERSON", "role": None, "affiliation": None,
        "mentions": [at("Ada Berg")],
    }  # fmt: skip
    row = {
        "id": "x-1", "doc": "n", "sentences": ["n-1", "n-2"], "category": "upcoming_visit",
        "published": "2026-11-20", "date_assigned": True, "actors": [actor], "visits": [visit],
    }  # fmt: skip
    return row | changes


@pytest.fixture
def corpus(tmp_path):
    with gzip.open(tmp_path / "voa_text.jsonl.gz", "wt", encoding="utf-8") as out:
        for key, text in SENTENCES.items():
            out.write(json.dumps({"doc": "n", "id": key, "text": text}) + "\n")
    return tmp_path


@pytest.fixture
def labels(tmp_path):
    path = tmp_path / "labels.jsonl"
    rows = [annotation(), annotation(id="x-2", doc="m")]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_offsets_become_words_and_normalised_names_stay():
    """Verbatim spans are cut from the passage; a country that is not printed is kept."""
    row = materialise(annotation(), SENTENCES)

    visit = row["visits"][0]
    assert row["text"] == TEXT
    assert visit["visitor"] == ["Ada Berg"]
    assert visit["destination"] == ["Oslo", "Norway"]
    assert visit["host"] == "Olav Dahl; her host"
    assert visit["when_text"] == "on Monday"
    assert visit["purpose"] is None
    assert visit["evidence"] == ["Ada Berg will visit Oslo on Monday."]
    assert row["actors"][0]["mentions"] == ["Ada Berg"]


def test_a_visit_without_a_host_has_none():
    """No host is null, as the scorer expects it, not an empty string."""
    bare = annotation()
    bare["visits"][0]["host"] = None

    assert materialise(bare, SENTENCES)["visits"][0]["host"] is None


def test_another_corpus_is_refused_with_what_to_do():
    """A sentence that is not there is named together with the file that should hold it."""
    with pytest.raises(MissingSentenceError, match=r"x-1.*n-2.*voa_text"):
        materialise(annotation(), {"n-1": SENTENCES["n-1"]})


def test_the_parts_divide_the_whole(corpus, labels):
    """Every passage is in exactly one of the two parts."""
    parts = {
        part: [row["id"] for row in materialised(corpus, annotations=labels, part=part)]
        for part in ("all", "work", "held")
    }

    assert parts["all"] == ["x-1", "x-2"]
    assert sorted(parts["work"] + parts["held"]) == parts["all"]
    assert parts["held"] == [name for name, doc in (("x-1", "n"), ("x-2", "m")) if is_held(doc)]


def test_the_command_refuses_a_corpus_without_the_sentences(corpus, tmp_path):
    """Nothing is written when the labels and the corpus do not belong together."""
    out = tmp_path / "out.jsonl"

    with pytest.raises(MissingSentenceError):
        main([str(corpus), str(out)])

    assert not out.exists()


def test_the_annotations_are_whole():
    """Identifiers are unique, no sentence is used twice, and no text is kept."""
    rows = [json.loads(line) for line in ANNOTATIONS.read_text(encoding="utf-8").splitlines()]
    used = [key for row in rows for key in row["sentences"]]
    upcoming = {"planned", "expected", "possible", "invited", "postponed"}

    assert len({row["id"] for row in rows}) == len(rows)
    assert len(set(used)) == len(used)
    assert not any("text" in row for row in rows)
    assert all(v["upcoming"] == (v["status"] in upcoming) for row in rows for v in row["visits"])
