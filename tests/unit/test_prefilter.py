"""A prefiltered pattern finds what the pattern alone finds, in any text and any case."""

import re
import string
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.facts import counts
from briefing.lexicons import lexicon_beside
from briefing.prefilter import Prefiltered, holds_any, literals_of
from briefing.summary import boilerplate, outdated, standalone

SHIPPED = {
    f"{module.__name__} {name}": value
    for module in (boilerplate, outdated, standalone)
    for name, value in vars(module).items()
    if isinstance(value, Prefiltered)
} | {f"counts {number}": one for number, (_, one) in enumerate(vars(counts)["_PATTERNS"])}
EXAMPLES = [
    example.text
    for module in (boilerplate, outdated, standalone)
    for lexicon in [lexicon_beside(module.__file__)]
    for table in lexicon.tables
    if table != "parts"
    for example in lexicon.examples(table)
]
LETTERS = "ab1 İıſKK©.'"
# Patterns of the kinds that lists are made of: groups, choices, classes, repeats, looks around.
PARTS = st.recursive(
    st.sampled_from(
        [*map(re.escape, LETTERS), r"\b", r"\W", "^", "$", ".", "[ab]", "[^a]", "[a-k]"]
    ),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.lists(inner, min_size=1, max_size=3).map(lambda some: f"(?:{'|'.join(some)})"),
        st.tuples(
            inner, st.sampled_from(["(?:{})?", "(?:{})+", "(?:{})*", "({}){{2}}", "(?>{})"])
        ).map(lambda one: one[1].format(one[0])),
        inner.map("(?={})".format),
        inner.map("(?!{})".format),
    ),
    max_leaves=8,
)
TEXTS = st.text(alphabet=LETTERS + "AB2-IiSsk", max_size=12)


@given(PARTS, st.sampled_from([re.IGNORECASE, re.NOFLAG, re.ASCII]), TEXTS)
def test_nothing_is_found_more_or_less(written: str, flags: re.RegexFlag, text: str) -> None:
    """Whatever the pattern is made of."""
    pattern = re.compile(written, flags)
    plainly = pattern.search(text)

    found = Prefiltered(pattern).search(text)

    assert (found and found.span()) == (plainly and plainly.span())
    each = [one.span() for one in Prefiltered(pattern).finditer(text)]
    assert each == [one.span() for one in pattern.finditer(text)]


def test_no_letter_of_another_case_is_missed() -> None:
    """Python takes some letters beyond ASCII for a small one where case is ignored."""
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    alike = [
        (small, other)
        for small in string.ascii_lowercase
        for other in re.findall(small, every, re.IGNORECASE)
    ]

    assert len(alike) > 2 * 26
    assert [pair for pair in alike if not holds_any(pair[1], [pair[0]])] == []


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        ("click (?:here|on)", {"click "}),
        (r"(?:^|\byou can )read (?:more|also)\b", {"read "}),
        (r"\bour (?:\w+ ){0,5}(?:terms of use|privacy policy)", {"terms of use", "privacy policy"}),
        (r"(?:^|\s)[•‣]\s", {"•", "‣"}),
        ("Colou?rs", {"colo"}),
        (r"(?:too|\d+) late", {" late"}),
        (r"too|\d+", None),
        (r"[A-Z]\w+", None),
    ],
)
def test_the_longest_literals_that_must_be_there_are_asked_for(
    pattern: str, literals: set[str] | None
) -> None:
    """One for each alternative; nothing where an alternative needs none."""
    assert literals_of(re.compile(pattern)) == literals


@pytest.mark.parametrize("name", SHIPPED)
def test_the_patterns_shipped_are_spared_most_texts(name: str) -> None:
    """A list to which an alternative is added that needs no literal is slow again."""
    prefiltered = SHIPPED[name]

    assert "" not in prefiltered.literals
    for text in (form for each in EXAMPLES for form in (each, each.upper())):
        assert prefiltered.search(text) or not prefiltered.pattern.search(text)
