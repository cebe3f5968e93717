"""Reads English: one network for entities, tags, lemmas, the parse and the sentences.

`pipeline` puts it together: tokenizer -> cutting (windows) -> word_pieces, embedding -> network
(runtime: what runs it; exactness: how it calculates here) -> decoding -> component (onto spaCy's
document), lemmas; sentences (short_quotations), clauses; schemes for others.
"""
