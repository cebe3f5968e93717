"""The clauses around a word, as far as each reaches: its predicates, their marks and auxiliaries.

It knows the parse, not what is told.
"""

from collections.abc import Iterator

from briefing.analysis.visits.rules.article_context import Scene

_DEEP = 8
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def has_mark(scene: Scene, clause: int, *forms: str) -> bool:
    """Whether one of the forms opens a clause."""
    words = scene.words
    return any(words.lower[c] in forms for c in words.children[clause] if c < clause)


def marks(scene: Scene, clause: int) -> set[str]:
    """What opens a clause: "if", "unless", "whether"."""
    words = scene.words
    return {words.lower[c] for c in words.children[clause] if words.dep[c] in {"mark", "advmod"}}


def auxiliaries(scene: Scene, clause: int) -> set[str]:
    """The auxiliaries of a clause."""
    words = scene.words
    return {words.lower[c] for c in words.children[clause] if words.dep[c] in {"aux", "cop"}}


def clauses(scene: Scene, index: int) -> Iterator[int]:
    """The predicates that govern a word, from its own clause outwards, in its sentence."""
    helping = scene.words.dep[index] in {"aux", "cop"}
    own = scene.words.head[index] if helping else index
    return (node for node in climb(scene, own) if _predicates(scene, node))


def _predicates(scene: Scene, node: int) -> bool:
    words = scene.words
    copular = any(words.dep[c] == "cop" for c in words.children[node])
    return copular or words.pos[node] in {"VERB", "AUX"}


def climb(scene: Scene, index: int) -> Iterator[int]:
    """The words from one upwards, as far as what governs them reaches down to it.

    What a finite clause of its own tells in passing ("before he travels", "who visited") is told
    as a fact, whatever the clause around it is.
    """
    words = scene.words
    node = index
    for _ in range(_DEEP):
        yield node
        head = words.head[node]
        if head == node or words.sentence[head] != words.sentence[index]:
            return
        if words.dep[node] in {"conj", "parataxis"} and not _shares_clause(scene, node, head):
            return
        if words.dep[node] in {"advcl", "acl"} and _is_finite(scene, node):
            return
        node = head


def _is_finite(scene: Scene, clause: int) -> bool:
    words = scene.words
    group = [clause, *(c for c in words.children[clause] if words.dep[c] in {"aux", "cop"})]
    return any(words.tag[i] in _FINITE for i in group)


def _shares_clause(scene: Scene, node: int, head: int) -> bool:
    """Whether joined verbs share what governs them: "if he goes to X and visits Y"."""
    words = scene.words
    own = any(words.dep[c].startswith("nsubj") for c in words.children[node])
    alike = _is_finite(scene, head) or not _is_finite(scene, node)
    return not own and alike and words.dep[node] == "conj" and head < node


def lemma(scene: Scene, index: int) -> str:
    """The base form of a word; the word itself where nothing has read it."""
    found: str = scene.words.doc[index].lemma_.lower()
    return found or scene.words.lower[index]
