"""The spaCy component that writes what the network reads onto a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, TAG  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.parts_of_speech import IDS as _POS_IDS  # type: ignore[import-not-found]
from spacy.pipeline.dep_parser import parser_score  # type: ignore[import-not-found]
from spacy.pipeline.lemmatizer import lemmatizer_score
from spacy.pipeline.morphologizer import morphologizer_score  # type: ignore[import-not-found]
from spacy.pipeline.tagger import tagger_score  # type: ignore[import-not-found]
from spacy.scorer import get_ner_prf
from spacy.tokens import Doc
from spacy.training import Example

from briefing.analysis.reader.cutting import PrintedWords, visible_words, windows
from briefing.analysis.reader.network import Labelled, Network
from briefing.analysis.reader.sentences import certain_starts, doubtful_starts
from briefing.analysis.reader.word_pieces import GAP_SPACE, Known

FACTORY = "briefing_reader"
_ATTRIBUTES = [HEAD, DEP, POS, TAG, MORPH, LEMMA, ENT_IOB, ENT_TYPE]
_COLUMN = {attribute: i for i, attribute in enumerate(_ATTRIBUTES)}
_INSIDE, _OUTSIDE, _BEGIN = 1, 2, 3
_LEMMAS_KEPT = 100_000

Table = npt.NDArray[np.uint64]


class Reader:
    """Fills entities, tags, morphology, lemmas, the parse and the sentences of a document."""

    def __init__(self, nlp: Language, folder: Path, *, threads: int = 1) -> None:
        """Load the network and look its labels up in the vocabulary."""
        self._network = Network(folder, threads=threads)
        self._strings = nlp.vocab.strings
        self._known_lemmas: dict[tuple[str, int], int] = {}
        labels = self._network.labels
        add = self._strings.add
        morphology = nlp.vocab.morphology
        self._tags = labels.xpos
        self._upos = self._hashes(_POS_IDS[u] for u in labels.upos)
        self._xpos = self._hashes(add(tag) for tag in labels.xpos)
        self._morphs = self._hashes(morphology.add(m.partition("|")[2]) for m in labels.morphs)
        self._relations = self._hashes(
            add("ROOT" if label == "root" else label) for label in labels.relations
        )
        self._iob = np.array(
            [_OUTSIDE if e == "O" else _BEGIN if e[0] == "B" else _INSIDE for e in labels.entities],
            dtype=np.uint64,
        )
        self._types = self._hashes(0 if e == "O" else add(e[2:]) for e in labels.entities)
        self._space = {
            POS: _POS_IDS["SPACE"],
            TAG: add("_SP"),
            DEP: add("dep"),
            MORPH: morphology.add(""),
        }

    @staticmethod
    def _hashes(values: Iterable[int]) -> Table:
        return np.array(list(values), dtype=np.uint64)

    def __call__(self, doc: Doc) -> Doc:
        """Read one document."""
        if len(doc):
            words = visible_words(doc)
            table: Any = self._table(doc, words)
            doc.from_array(_ATTRIBUTES, table)
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Read documents one after another; a document reads the same in any company."""
        del batch_size
        for doc in docs:
            yield self(doc)

    def score(self, examples: Iterable[Example], **options: object) -> dict[str, Any]:
        """Score as spaCy's own components do."""
        del options
        examples = list(examples)
        return {
            **tagger_score(examples),
            **morphologizer_score(examples),
            **lemmatizer_score(examples),
            **parser_score(examples),
            **get_ner_prf(examples),
        }

    def _table(self, doc: Doc, words: PrintedWords) -> Table:
        """Return one row for every token, one column for every attribute."""
        table = np.zeros((len(doc), len(_ATTRIBUTES)), dtype=np.uint64)
        table[:, _COLUMN[ENT_IOB]] = _OUTSIDE
        heads = np.zeros(len(doc), dtype=np.int64)
        looked_up = self._network.pieces.look_up(words.forms)
        sizes = [len(ids) for ids, _ in looked_up]
        at = np.array(words.at, dtype=np.int64)
        for window in windows(words, sizes):
            labelled = self._read(words, looked_up, window)
            rows = at[window]
            self._fill(table, rows, words.forms[window], labelled)
            heads[rows] = np.where(labelled.heads > 0, rows[labelled.heads - 1] - rows, 0)
        if len(at) < len(doc):
            self._fill_blanks(doc, table, heads, at)
        table[:, _COLUMN[HEAD]] = heads.astype(np.uint64)
        return table

    def _read(self, words: PrintedWords, looked_up: list[Known], window: slice) -> Labelled:
        forms, gaps = words.forms[window], words.gaps[window]
        spaced = [gap == GAP_SPACE for gap in gaps]
        return self._network.read(
            self._network.pieces.encode(looked_up[window], gaps),
            forms,
            sure=certain_starts(forms, spaced),
            doubtful=doubtful_starts(forms, spaced),
        )

    def _fill(
        self, table: Table, rows: npt.NDArray[np.int64], forms: list[str], found: Labelled
    ) -> None:
        columns = {
            DEP: self._relations[found.relations],
            POS: self._upos[found.upos],
            TAG: self._xpos[found.xpos],
            MORPH: self._morphs[found.morphs],
            ENT_IOB: self._iob[found.entities],
            ENT_TYPE: self._types[found.entities],
            LEMMA: self._lemmas(forms, found.xpos.tolist()),
        }
        for attribute, values in columns.items():
            table[rows, _COLUMN[attribute]] = values

    def _lemmas(self, forms: list[str], tags: list[int]) -> Table:
        """The lemmas of some words by their tags, each worked out once."""
        known = self._known_lemmas
        if len(known) > _LEMMAS_KEPT:
            known.clear()
        codes = []
        for key in zip(forms, tags, strict=True):
            code = known.get(key)
            if code is None:
                form, tag = key
                lemma = self._network.lemmatizer.lemma(form, self._tags[tag])
                code = known[key] = self._strings.add(lemma)
            codes.append(code)
        return np.array(codes, dtype=np.uint64)

    def _fill_blanks(
        self, doc: Doc, table: Table, heads: npt.NDArray[np.int64], at: npt.NDArray[np.int64]
    ) -> None:
        """Hang white-space tokens on the word before them, and let names run through them."""
        visible = np.zeros(len(doc), dtype=bool)
        visible[at] = True
        blanks = np.flatnonzero(~visible)
        for attribute, value in self._space.items():
            table[blanks, _COLUMN[attribute]] = value
        for i in blanks.tolist():
            table[i, _COLUMN[LEMMA]] = doc[i].orth
        if not len(at):
            heads[:] = -np.arange(len(doc))
            return
        place = np.searchsorted(at, blanks)
        before = at[np.maximum(place - 1, 0)]
        heads[blanks] = before - blanks
        after = at[np.minimum(place, len(at) - 1)]
        iob, kind = _COLUMN[ENT_IOB], _COLUMN[ENT_TYPE]
        within = (place > 0) & (place < len(at)) & (table[after, iob] == _INSIDE)
        table[blanks[within], iob] = _INSIDE
        table[blanks[within], kind] = table[after[within], kind]


@Language.factory(
    FACTORY,
    assigns=[
        "doc.ents",
        "doc.sents",
        "token.dep",
        "token.head",
        "token.is_sent_start",
        "token.lemma",
        "token.morph",
        "token.pos",
        "token.tag",
    ],
    default_config={"folder": "", "threads": 1},
    default_score_weights={"ents_f": 0.3, "dep_las": 0.3, "sents_f": 0.2, "pos_acc": 0.2},
)
def make_reader(nlp: Language, name: str, folder: str, threads: int) -> Reader:
    """Make the component; without a folder it reads with the shipped model."""
    del name
    chosen = Path(folder) if folder else Path(__file__).parents[1] / "model"
    return Reader(nlp, chosen, threads=threads)
