"""Writes word lists readably: a lexicon is prose in a string, not a page of quotation marks."""


def words(*lines: str) -> frozenset[str]:
    """The set of the words in the lines; an underscore stands for a space inside an entry."""
    return frozenset(word.replace("_", " ") for line in lines for word in line.split())
