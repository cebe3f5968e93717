"""Writes parsed texts by hand, so that unit tests need no language model.

One line of words says all: ``annotated("The/DET president/NOUN/nsubj@met met Ada{PERSON Lind}")``.

- `form/POS` or `form/POS/dep` or `form/POS/dep@head`; a head is named by its form (the nearest one)
- `{LABEL` after a form opens an entity, `}` after a form closes it: ``Ada{PERSON Lind}``; an entity
  of one word is written ``Lorva{GPE}``
- `~` in front of a form: no space before it; the usual punctuation and "'s" need none
- a lone `|` begins a new sentence; `\\n` and `\\n\\n` are white space tokens

Parts of speech that are not given are guessed: capitals are PROPN, small words by a short list,
everything else is a NOUN.
"""

import re

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

_VOCAB = Vocab()
_POS = {
    **dict.fromkeys(("the", "a", "an", "this"), "DET"),
    **dict.fromkeys(("of", "in", "on", "at", "to", "for", "from", "by", "with"), "ADP"),
    **dict.fromkeys(("and", "or"), "CCONJ"),
    **dict.fromkeys(("he", "she", "it", "they", "his", "her", "their", "who"), "PRON"),
    **dict.fromkeys(("is", "was", "will", "has", "are", "were"), "AUX"),
    **dict.fromkeys(
        ("said", "says", "met", "told", "arrived", "visited", "added", "heads", "led", "named"),
        "VERB",
    ),
    **dict.fromkeys(
        ("foreign", "prime", "former", "senior", "new", "presidential", "military", "first"), "ADJ"
    ),
    "'s": "PART",
}
_GLUED = frozenset(",.:;!?)”") | {"'s", "’s", "'", "’"}
_WORD = re.compile(
    r"(?P<form>.+?)(?:/(?P<pos>[A-Z]+))?(?:/(?P<dep>[a-z:]+|ROOT)(?:@(?P<head>\S+?))?)?"
    r"(?P<open>\{[A-Z]+)?(?P<close>\})?$"
)


def _guess(form: str) -> str:
    if form.isspace():
        return "SPACE"
    if not any(character.isalnum() for character in form) and form not in _POS:
        return "PUNCT"
    if form.lower() in _POS:
        return _POS[form.lower()]
    if form.isdigit():
        return "NUM"
    return "PROPN" if form[0].isupper() else "NOUN"


def annotated(line: str) -> Doc:
    """The document a line of words writes."""
    forms: list[str] = []
    spaces: list[bool] = []
    pos: list[str] = []
    deps: list[str] = []
    heads: list[str | None] = []
    starts: list[bool] = []
    spans: list[tuple[int, int, str]] = []
    opened: tuple[int, str] | None = None
    begin = True
    for piece in line.split(" "):
        if piece == "|":
            begin = True
            continue
        word = _WORD.match(piece)
        assert word is not None, piece
        form = word["form"].replace("\\n", "\n")
        glued = form.startswith("~") or form in _GLUED or form.isspace()
        form = form.removeprefix("~") or "~"
        if forms and (glued or forms[-1] in {"(", "“"} or forms[-1].isspace()):
            spaces[-1] = False
        if word["open"]:
            opened = (len(forms), word["open"][1:])
        forms.append(form)
        spaces.append(not form.isspace())
        pos.append(word["pos"] or _guess(form))
        deps.append(word["dep"] or "dep")
        heads.append(word["head"])
        starts.append(begin)
        begin = False
        if word["close"]:
            assert opened is not None, piece
            spans.append((opened[0], len(forms), opened[1]))
            opened = None
    spaces[-1] = False
    assert opened is None, line
    doc = Doc(
        _VOCAB,
        words=forms,
        spaces=spaces,
        pos=pos,
        deps=deps,
        heads=_heads(forms, heads, starts, spans),
        sent_starts=starts,
    )
    doc.ents = [Span(doc, start, end, label) for start, end, label in spans]
    return doc


def _heads(
    forms: list[str],
    named: list[str | None],
    starts: list[bool],
    spans: list[tuple[int, int, str]],
) -> list[int]:
    """Index of each head: the nearest token of that form, else the start of name or sentence."""
    name_of = {index: start for start, end, _ in spans for index in range(start + 1, end)}
    firsts = [i for i, start in enumerate(starts) if start]
    sentence = [max(f for f in firsts if f <= i) for i in range(len(forms))]
    heads = []
    for index, name in enumerate(named):
        if name is None:
            heads.append(name_of.get(index, sentence[index]))
            continue
        places = [i for i, form in enumerate(forms) if form == name and i != index]
        assert places, f"no head {name!r}"
        heads.append(min(places, key=lambda i: (sentence[i] != sentence[index], abs(i - index))))
    return heads
