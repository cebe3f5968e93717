"""Names we annotated: marks come off, offsets find their words, and every file of ours is sound."""

import gzip
import json
from collections import Counter
from pathlib import Path

import pytest

from briefing.analysis.reader.tokenizer import blank_english
from training import annotated

TYPES = {"PERSON", "GPE", "LOC", "FAC", "ORG", "NORP", "EVENT", "DATE", "TIME"}
CORPUS = Path(__file__).parents[3].parent / "shared" / "corpora"


@pytest.fixture(scope="module")
def nlp():
    return blank_english()


def test_marks_come_off_and_leave_their_spans():
    text, spans = annotated.unmarked("⟦Ada Berg|PERSON⟧ left [sic] ⟦Oslo|GPE⟧ on ⟦Monday|DATE⟧.")
    assert text == "Ada Berg left [sic] Oslo on Monday."
    assert [(text[a:b], label) for a, b, label in spans] == [
        ("Ada Berg", "PERSON"), ("Oslo", "GPE"), ("Monday", "DATE"),
    ]  # fmt: skip


def test_a_span_that_cuts_a_word_is_unknown(nlp):
    found = annotated.labelled(
        "Osloites left Oslo.", [(0, 4, "GPE"), (14, 18, "GPE")], (), doc="d", nlp=nlp
    )
    assert found["ents"] == [[2, 3, "GPE"]]
    assert found["missing"] == [0]


def test_our_reading_of_a_sentence_takes_the_place_of_the_corpus_s(monkeypatch, tmp_path):
    ours = {"id": "d-1", "ents": [[4, 17, "GPE"]], "unknown": [[18, 22]]}
    (tmp_path / "entities_gum.jsonl").write_text(json.dumps(ours) + "\n", encoding="utf-8")
    monkeypatch.setattr(annotated, "_FOLDER", tmp_path)
    sentence = {
        "id": "d-1", "doc": "d", "tokens": ["The", "United", "States", "Navy", "."],
        "spaces": [1, 1, 1, 0, 1], "ents": [[2, 3, "GPE"]], "missing": [1],
    }  # fmt: skip
    other = {**sentence, "id": "d-2"}
    first, second = annotated.corrected([sentence, other])
    assert first["ents"] == [[1, 3, "GPE"]]
    assert first["missing"] == [3]
    assert second == other


def test_invented_news_is_cut_by_article_and_kept_apart_by_article(nlp):
    by_doc = {}
    for split, sentence in annotated.written(nlp):
        by_doc.setdefault(sentence["doc"], set()).add(split)
        assert split == ("dev" if annotated.is_held(sentence["doc"]) else "train")
    assert all(len(splits) == 1 for splits in by_doc.values())
    kept = Counter(next(iter(splits)) for splits in by_doc.values())
    assert 0.04 < kept["dev"] / kept.total() < 0.2


def test_every_mark_of_the_invented_news_is_a_name_of_a_known_type(nlp):
    lines = [
        line
        for path in sorted(annotated._FOLDER.glob("written_*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line
    ]
    assert len(lines) > 1000
    for line in lines:
        text, spans = annotated.unmarked(line)
        assert not set("⟦⟧") & set(text), line
        assert {label for _, _, label in spans} <= TYPES, line
        for start, end, _ in spans:
            assert text[start:end] == text[start:end].strip(), line


def test_few_names_of_the_invented_news_cut_a_word(nlp):
    sentences = [sentence for _, sentence in annotated.written(nlp)]
    cut = sum(bool(sentence["missing"]) for sentence in sentences)
    assert cut < 0.03 * len(sentences)


def test_listed_names_are_whole_and_of_one_type_and_line_each():
    names = list(annotated.names())
    assert len(names) == len(set(names)) > 1000
    assert {label for label, _ in names} <= TYPES
    assert all(name == name.strip() and "\t" not in name for _, name in names)


@pytest.mark.skipif(not CORPUS.exists(), reason="shared/corpora is not beside the checkout")
def test_the_offsets_in_gum_begin_and_end_with_words():
    sentences = {}
    for split in ("train", "dev"):
        with gzip.open(CORPUS / "train" / f"gum.{split}.jsonl.gz", "rt", encoding="utf-8") as lines:
            sentences |= {one["id"]: one for one in map(json.loads, lines)}
    ours = list(annotated._lines("entities_gum.jsonl"))
    assert len({found["id"] for found in ours}) == len(ours)
    read = {one["id"]: one for one in annotated.corrected(sentences[found["id"]] for found in ours)}
    cut = 0
    for found in ours:
        sentence = read[found["id"]]
        _, words = annotated.text_of(sentence)
        edges = [(words[a][0], words[b - 1][1], label) for a, b, label in sentence["ents"]]
        cut += len(found["ents"]) - len(edges)
        assert set(edges) <= {tuple(span) for span in found["ents"]}, found["id"]
    assert cut < 10


@pytest.mark.skipif(not CORPUS.exists(), reason="shared/corpora is not beside the checkout")
def test_nothing_of_the_second_reading_is_trained_on():
    ids = set()
    for path in (CORPUS / "train").glob("*.train.jsonl.gz"):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            ids |= {json.loads(line)["id"] for line in lines}
    second = annotated.second_reading()
    assert len(second) > 500
    assert not ids & set(second)
    assert {label for spans in second.values() for _, _, label in spans} <= TYPES
