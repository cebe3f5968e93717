"""Read a parsed text once into plain lists, because asking each token again and again is slow."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from spacy.attrs import (  # type: ignore[import-not-found]
    DEP,
    ENT_IOB,
    ENT_TYPE,
    HEAD,
    IDX,
    ORTH,
    POS,
    SENT_START,
    SPACY,
    TAG,
)
from spacy.strings import StringStore
from spacy.tokens import Doc

from briefing.analysis.dates import TimeExpression, find_times
from briefing.analysis.layout import Dateline, Layout, layout_of_doc

_READ = [ORTH, POS, TAG, DEP, ENT_TYPE, ENT_IOB, SENT_START, SPACY, IDX, HEAD]
_BEGINS_ENTITY = 3  # in ENT_IOB
_INSIDE_ENTITY = 1


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity: token span and label."""

    start: int
    end: int
    label: str


@dataclass(frozen=True)
class Words:
    """The tokens of one document as parallel lists, in reading order.

    Attributes:
        doc: The document they come from.
        text: The tokens as printed.
        lower: The tokens in lower case.
        pos: Universal part of speech.
        tag: Fine part of speech (Penn Treebank).
        dep: Dependency label.
        head: Index of the head.
        sentence: Number of the sentence each token stands in.
        starts: Index of the first token of each sentence, and the length as the last item.
        entities: The named entities, in order.
        label: Entity label of each token, or "".
        spaced: Whether a blank follows each token.
        offsets: The character each token begins at.
    """

    doc: Doc
    text: list[str]
    lower: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    sentence: list[int]
    starts: list[int]
    entities: list[Entity]
    label: list[str]
    spaced: list[int]
    offsets: list[int]

    @classmethod
    def of(cls, doc: Doc) -> Words:
        """Read a document. Without sentence boundaries it counts as one sentence."""
        codes = doc.to_array(_READ)
        orth, pos, tag, dep, kind, inside, begins, spaced, offsets = codes.T[:-1].tolist()
        head = (np.arange(len(doc)) + codes[:, -1].astype(np.int64)).tolist()
        strings = doc.vocab.strings
        forms = {code: strings[code] for code in set(orth)}
        small = {code: form.lower() for code, form in forms.items()}
        labels = {code: strings[code].partition(":")[0] for code in set(dep)}
        starts = [0, *(index for index in range(1, len(doc)) if begins[index] == 1)]
        if len(doc):
            starts.append(len(doc))
        sentence = [0] * len(doc)
        for number, (first, last) in enumerate(pairwise(starts)):
            sentence[first:last] = [number] * (last - first)
        entities = list(_entities(strings, kind, inside))
        label = [""] * len(doc)
        for entity in entities:
            label[entity.start : entity.end] = [entity.label] * (entity.end - entity.start)
        return cls(
            doc=doc,
            text=[forms[code] for code in orth],
            lower=[small[code] for code in orth],
            pos=_named(strings, pos),
            tag=_named(strings, tag),
            dep=[labels[code] for code in dep],
            head=head,
            sentence=sentence,
            starts=starts,
            entities=entities,
            label=label,
            spaced=spaced,
            offsets=offsets,
        )

    def __len__(self) -> int:
        """How many tokens there are."""
        return len(self.text)

    @cached_property
    def layout(self) -> Layout:
        """What the text looks like."""
        return layout_of_doc(self.doc)

    @property
    def printed(self) -> str:
        """The whole text as printed."""
        return self.layout.text

    @cached_property
    def times(self) -> tuple[TimeExpression, ...]:
        """The time expressions, in order."""
        return find_times(self.layout.reading)

    @cached_property
    def children(self) -> list[list[int]]:
        """The dependents of each token."""
        children: list[list[int]] = [[] for _ in self.text]
        for index, head in enumerate(self.head):
            if head != index:
                children[head].append(index)
        return children

    @cached_property
    def told_from(self) -> Dateline | None:
        """The first dateline with a town."""
        return next((line for line in self.layout.datelines if line.town), None)

    @cached_property
    def datelines(self) -> dict[int, Dateline]:
        """The datelines with a town that were set apart, each by the blank token in its stead."""
        found = {}
        for line in self.layout.datelines:
            blank = not self.layout.reading[line.start : line.end].strip()
            if line.town and blank and self.offsets:
                found[max(bisect_left(self.offsets, line.end) - 1, 0)] = line
        return found

    def is_aside(self, offset: int) -> bool:
        """Whether a character stands in a dateline, a byline or a credit: it belongs to nothing."""
        return any(start <= offset < end for start, end in self.layout.aside)

    def is_asked(self, offset: int) -> bool:
        """Whether a character stands in what an interviewer says."""
        return any(start <= offset < end for start, end in self.layout.questions)

    def said(self, start: int, end: int) -> str:
        """The text of a token span; a line that is wrapped inside it is put together."""
        if start >= end:
            return ""
        return self.layout.reading[
            self.offsets[start] : self.offsets[end - 1] + len(self.text[end - 1])
        ]

    def verbatim(self, start: int, end: int) -> str:
        """The text of a token span exactly as printed."""
        last = self.offsets[end - 1] + len(self.text[end - 1])
        return self.printed[self.offsets[start] : last]

    def visible(self, sentence: int) -> tuple[int, int]:
        """The characters of a sentence, without white space around it."""
        first, last = self.starts[sentence], self.starts[sentence + 1]
        said = self.said(first, last)
        start = self.offsets[first] + len(said) - len(said.lstrip())
        return start, start + len(said.strip())

    def sentence_end(self, index: int) -> int:
        """Index after the last token of the sentence a token stands in."""
        return self.starts[self.sentence[index] + 1]

    def sentence_start(self, index: int) -> int:
        """Index of the first token of the sentence a token stands in."""
        return self.starts[self.sentence[index]]


def _named(strings: StringStore, codes: list[int]) -> list[str]:
    """The words for codes of which there are only a few."""
    names = {code: strings[code] for code in set(codes)}
    return [names[code] for code in codes]


def _entities(strings: StringStore, kind: list[int], inside: list[int]) -> Iterator[Entity]:
    """The named entities by the type of each token and where it stands in one."""
    count = len(kind)
    for start in range(count):
        if inside[start] == _BEGINS_ENTITY and kind[start]:
            end = start + 1
            while end < count and inside[end] == _INSIDE_ENTITY:
                end += 1
            yield Entity(start, end, strings[kind[start]])
