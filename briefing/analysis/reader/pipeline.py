"""Put the tokenizer and the reader together as one spaCy pipeline."""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language

from briefing.analysis.reader.component import FACTORY
from briefing.analysis.reader.tokenizer import blank_english

MAX_CHARACTERS = 20_000_000


def english_reader(folder: Path | None = None, *, threads: int = 1) -> Language:
    """Return the English pipeline; without a folder it reads with the shipped model."""
    nlp = blank_english()
    nlp.max_length = MAX_CHARACTERS
    nlp.add_pipe(FACTORY, config={"folder": str(folder) if folder else "", "threads": threads})
    return nlp
