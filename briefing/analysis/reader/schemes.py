"""Bring the labels of other spaCy pipelines to the one scheme that every rule of ours reads.

Entities: OntoNotes to ours. Parse: CLEAR (spaCy's English models) to Universal Dependencies. A
pipeline that already speaks Universal Dependencies is left as it is.
"""

from __future__ import annotations

from collections.abc import Mapping

from spacy.language import Language
from spacy.tokens import Doc, Span

COMPONENT = "briefing_schemes"

# None: not a name that we read.
ENTITY_LABELS: Mapping[str, str | None] = {
    "PER": "PERSON",
    "PERSON": "PERSON",
    "GPE": "GPE",
    "LOC": "LOC",
    "FAC": "FAC",
    "FACILITY": "FAC",
    "ORG": "ORG",
    "NORP": "NORP",
    "EVENT": "EVENT",
    "DATE": "DATE",
    "TIME": "TIME",
}
RELATIONS: Mapping[str, str] = {
    "acomp": "xcomp",
    "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "dative": "iobj",
    "dobj": "obj",
    "intj": "discourse",
    "meta": "dep",
    "neg": "advmod",
    "nn": "compound",
    "npadvmod": "obl:unmarked",
    "nsubjpass": "nsubj:pass",
    "oprd": "xcomp",
    "pcomp": "advcl",
    "poss": "nmod:poss",
    "possessive": "case",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "rcmod": "acl:relcl",
    "relcl": "acl:relcl",
}
# Relations that only CLEAR has: one of them shows which scheme a parse is in.
_CLEAR_ONLY = frozenset(("dobj", "pobj", "prep", "nsubjpass", "auxpass", "attr", "relcl", "prt"))
_VERBAL = frozenset(("VERB", "AUX", "ADJ", "ADV"))

Arcs = tuple[list[int], list[str]]


@Language.component(COMPONENT)
def unify(doc: Doc) -> Doc:
    """Rewrite the entity labels and, where it is in CLEAR, the parse of a document."""
    doc.set_ents(
        [
            Span(doc, entity.start, entity.end, label=label)
            for entity in doc.ents
            if (label := ENTITY_LABELS.get(entity.label_)) is not None
        ]
    )
    if any(token.dep_ in _CLEAR_ONLY for token in doc):
        heads, relations = universal(doc)
        for token, head, relation in zip(doc, heads, relations, strict=True):
            token.head = doc[head]
            token.dep_ = relation
    return doc


def universal(doc: Doc) -> Arcs:
    """Return the heads and relations of a CLEAR parse in Universal Dependencies."""
    heads = [token.head.i for token in doc]
    relations = [token.dep_ for token in doc]
    _raise_objects(doc, heads, relations)
    _raise_predicates(doc, heads, relations)
    _join_conjuncts(heads, relations)
    return heads, [RELATIONS.get(relation, relation) for relation in relations]


def _raise_objects(doc: Doc, heads: list[int], relations: list[str]) -> None:
    """Make the object of a preposition its head: "to <- Turkey" becomes case."""
    for token in reversed(doc):
        if token.dep_ != "pobj" or token.head.dep_ not in {"prep", "agent", "dative", "pcomp"}:
            continue
        preposition = token.head
        governor = heads[preposition.i]
        heads[token.i] = governor
        if preposition.dep_ == "agent":
            relations[token.i] = "obl:agent"
        else:
            relations[token.i] = "obl" if doc[governor].pos_ in _VERBAL else "nmod"
        heads[preposition.i] = token.i
        relations[preposition.i] = "case"
        for other in preposition.children:
            if other.i != token.i and heads[other.i] == preposition.i:
                heads[other.i] = token.i


def _raise_predicates(doc: Doc, heads: list[int], relations: list[str]) -> None:
    """Make what follows "be" the head of its clause, and the verb its copula."""
    for token in doc:
        if token.dep_ not in {"attr", "acomp"} or token.head.lemma_ != "be":
            continue
        verb = token.head.i
        if relations[verb] == "cop":
            continue
        root = heads[verb] == verb
        heads[token.i] = token.i if root else heads[verb]
        relations[token.i] = relations[verb]
        for other, head in enumerate(heads):
            if head == verb and other not in (verb, token.i):
                heads[other] = token.i
        heads[verb], relations[verb] = token.i, "cop"


def _join_conjuncts(heads: list[int], relations: list[str]) -> None:
    """Hang every conjunct on the first, and the conjunction on the conjunct that follows it."""
    for i, relation in enumerate(relations):
        if relation != "conj":
            continue
        previous = heads[i]
        for other in range(previous + 1, i):
            if heads[other] == previous and relations[other] in {"cc", "punct"}:
                heads[other] = i
        while relations[previous] == "conj":
            previous = heads[previous]
        heads[i] = previous
