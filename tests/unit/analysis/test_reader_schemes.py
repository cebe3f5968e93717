"""Other pipelines' labels, brought to ours."""

import pytest
import spacy
from spacy.tokens import Doc, Span

from briefing.analysis.reader.schemes import unify


def clear(words: str, heads: list[int], deps: str, pos: str, lemmas: str | None = None) -> Doc:
    return Doc(
        spacy.blank("en").vocab,
        words=words.split(),
        heads=heads,
        deps=deps.split(),
        pos=pos.split(),
        lemmas=(lemmas or words).split(),
    )


def arcs(doc: Doc) -> list[tuple[str, str, str]]:
    return [(token.text, token.dep_, token.head.text) for token in doc]


def test_prepositions_become_case():
    doc = clear(
        "Herzog travelled to Turkey", [1, 1, 1, 2], "nsubj ROOT prep pobj", "PROPN VERB ADP PROPN"
    )
    assert arcs(unify(doc)) == [
        ("Herzog", "nsubj", "travelled"),
        ("travelled", "ROOT", "travelled"),
        ("to", "case", "Turkey"),
        ("Turkey", "obl", "travelled"),
    ]


def test_the_object_of_a_noun_s_preposition_is_a_modifier():
    doc = clear("a visit to Turkey", [1, 1, 1, 2], "det ROOT prep pobj", "DET NOUN ADP PROPN")
    assert ("Turkey", "nmod", "visit") in arcs(unify(doc))


def test_agents_and_passives():
    doc = clear(
        "He was received by Abbas",
        [2, 2, 2, 2, 3],
        "nsubjpass auxpass ROOT agent pobj",
        "PRON AUX VERB ADP PROPN",
    )
    assert [relation for _, relation, _ in arcs(unify(doc))] == [
        "nsubj:pass", "aux:pass", "ROOT", "case", "obl:agent",
    ]  # fmt: skip


def test_be_becomes_a_copula():
    doc = clear(
        "Herzog is president .",
        [1, 1, 1, 1],
        "nsubj ROOT attr punct",
        "PROPN AUX NOUN PUNCT",
        "Herzog be president .",
    )
    assert arcs(unify(doc)) == [
        ("Herzog", "nsubj", "president"),
        ("is", "cop", "president"),
        ("president", "ROOT", "president"),
        (".", "punct", "president"),
    ]


def test_conjuncts_hang_on_the_first():
    doc = clear(
        "Abbas , Herzog and Kalin met us",
        [5, 0, 0, 2, 2, 5, 5],
        "nsubj punct conj cc conj ROOT dobj",
        "PROPN PUNCT PROPN CCONJ PROPN VERB PRON",
    )
    found = arcs(unify(doc))
    assert ("Kalin", "conj", "Abbas") in found
    assert ("and", "cc", "Kalin") in found


def test_universal_dependencies_stay():
    doc = clear("a visit to Turkey", [1, 1, 3, 1], "det ROOT case nmod", "DET NOUN ADP PROPN")
    before = arcs(doc)
    assert arcs(unify(doc)) == before


@pytest.mark.parametrize(
    ("theirs", "ours"), [("PER", "PERSON"), ("FAC", "FAC"), ("CARDINAL", None)]
)
def test_entity_labels(theirs, ours):
    doc = Doc(spacy.blank("en").vocab, words=["Abbas", "spoke"])
    doc.ents = [Span(doc, 0, 1, label=theirs)]
    assert [entity.label_ for entity in unify(doc).ents] == ([ours] if ours else [])
