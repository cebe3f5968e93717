"""Reads English: one network for entities, tags, lemmas, the parse and the sentences."""
