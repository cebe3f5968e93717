"""The clauses around a word, as far as each reaches: its predicates, their marks and auxiliaries.

It knows the parse, not what is told.
"""

from collections.abc import Iterator

from briefing.analysis.visits.rules.article_context import ArticleContext

_DEEP = 8
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def has_mark(context: ArticleContext, clause: int, *forms: str) -> bool:
    """Whether one of the forms opens a clause."""
    words = context.words
    return any(words.lower[c] in forms for c in words.children[clause] if c < clause)


def marks(context: ArticleContext, clause: int) -> set[str]:
    """What opens a clause: "if", "unless", "whether"."""
    words = context.words
    return {words.lower[c] for c in words.children[clause] if words.dep[c] in {"mark", "advmod"}}


def auxiliaries(context: ArticleContext, clause: int) -> set[str]:
    """The auxiliaries of a clause."""
    words = context.words
    return {words.lower[c] for c in words.children[clause] if words.dep[c] in {"aux", "cop"}}


def clauses(context: ArticleContext, index: int) -> Iterator[int]:
    """The predicates that govern a word, from its own clause outwards, in its sentence."""
    helping = context.words.dep[index] in {"aux", "cop"}
    own = context.words.head[index] if helping else index
    return (node for node in climb(context, own) if _predicates(context, node))


def _predicates(context: ArticleContext, node: int) -> bool:
    words = context.words
    copular = any(words.dep[c] == "cop" for c in words.children[node])
    return copular or words.pos[node] in {"VERB", "AUX"}


def climb(context: ArticleContext, index: int) -> Iterator[int]:
    """The words from one upwards, as far as what governs them reaches down to it.

    What a finite clause of its own tells in passing ("before he travels", "who visited") is told
    as a fact, whatever the clause around it is.
    """
    words = context.words
    node = index
    for _ in range(_DEEP):
        yield node
        head = words.head[node]
        if head == node or words.sentence[head] != words.sentence[index]:
            return
        if words.dep[node] in {"conj", "parataxis"} and not _shares_clause(context, node, head):
            return
        if words.dep[node] in {"advcl", "acl"} and _is_finite(context, node):
            return
        node = head


def _is_finite(context: ArticleContext, clause: int) -> bool:
    words = context.words
    group = [clause, *(c for c in words.children[clause] if words.dep[c] in {"aux", "cop"})]
    return any(words.tag[i] in _FINITE for i in group)


def _shares_clause(context: ArticleContext, node: int, head: int) -> bool:
    """Whether joined verbs share what governs them: "if he goes to X and visits Y"."""
    words = context.words
    own = any(words.dep[c].startswith("nsubj") for c in words.children[node])
    alike = _is_finite(context, head) or not _is_finite(context, node)
    return not own and alike and words.dep[node] == "conj" and head < node


def lemma(context: ArticleContext, index: int) -> str:
    """The base form of a word; the word itself where nothing has read it."""
    found: str = context.words.doc[index].lemma_.lower()
    return found or context.words.lower[index]
