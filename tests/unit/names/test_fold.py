"""The quick way through plain letters gives the words that the pattern gives."""

import re

from hypothesis import given
from hypothesis import strategies as st

from briefing.names import fold
from briefing.names.fold import latin

PRINTED = st.text(st.one_of(st.characters(max_codepoint=127), st.sampled_from("’‘éİß中 ")))


def folded(text: str) -> str:
    """By the rules as they are said: possessives and marks off, then the words."""
    plain = re.sub(r"'s\b", "", latin(text).lower()).replace("'", "").replace("`", "")
    return " ".join(re.findall(r"\w+", plain))


@given(
    st.one_of(PRINTED, st.text(), st.lists(st.sampled_from("s 's ' ` _ a-b".split())).map("".join))
)
def test_folding_gives_the_words_that_the_rules_give(text: str) -> None:
    """Names and whole texts."""
    assert fold(text) == folded(text)
    assert fold(text * 40) == folded(text * 40)
