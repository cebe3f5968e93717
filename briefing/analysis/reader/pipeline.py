"""Put the tokenizer and the reader together as one spaCy pipeline."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from spacy.attrs import IS_SPACE, LOWER  # type: ignore[import-not-found]
from spacy.language import Language

from briefing.analysis.reader.component import FACTORY
from briefing.analysis.reader.tokenizer import blank_english

MAX_CHARACTERS = 20_000_000
# What is asked of a word by itself: spaCy would work out twenty-three things of every new one.
_ASKED = (LOWER, IS_SPACE)


def english_reader(folder: Path | None = None, *, threads: int = 1) -> Language:
    """Return the English pipeline; without a folder it reads with the shipped model."""
    nlp = blank_english()
    nlp.max_length = MAX_CHARACTERS
    vocab: Any = nlp.vocab  # its type does not say what it keeps
    vocab.lex_attr_getters = {asked: vocab.lex_attr_getters[asked] for asked in _ASKED}
    nlp.add_pipe(FACTORY, config={"folder": str(folder) if folder else "", "threads": threads})
    return nlp
