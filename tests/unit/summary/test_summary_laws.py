"""What holds for every summary of any articles."""

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.summary import SourceText, summarise_documents
from tests.readings import source_text

WORDS = (
    "the harbour of Tarsen was closed on Tuesday he she said however minister flood bridge Ostra "
    'visit "quote” “open nine people died will arrive Falk Photo: (left) © Click here'
).split()
ENDS = (".", "?", '."', "", ":", "...")

sentences = st.builds(
    lambda words, end: " ".join(words) + end,
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=14),
    st.sampled_from(ENDS),
)
documents = st.lists(
    st.builds(
        lambda lines, title: source_text(*lines, title=title),
        st.lists(sentences, max_size=12),
        st.sampled_from(("", "Flood in Ostra", "Tarsen harbour closed")),
    ),
    min_size=1,
    max_size=4,
)
methods = st.sampled_from(("ranker", "lead", "luhn"))


def length(documents: list[SourceText], chosen: tuple[tuple[int, int], ...]) -> int:
    """Words of the chosen sentences."""
    return sum(len(documents[d].sentences[s].text.split()) for d, s in chosen)


@settings(max_examples=60, deadline=None)
@given(documents, methods, st.integers(1, 60))
def test_the_number_of_words_is_never_exceeded(
    documents: list[SourceText], method: str, words: int
) -> None:
    """Unless the first sentence alone is longer."""
    chosen = summarise_documents(documents, method=method, words=words)

    assert length(documents, chosen) <= words or len(chosen) == 1


@settings(max_examples=60, deadline=None)
@given(documents, methods, st.integers(1, 6))
def test_summaries_are_in_order_and_never_empty(
    documents: list[SourceText], method: str, most: int
) -> None:
    """Each sentence once; article after article; something, if there is anything."""
    chosen = summarise_documents(documents, method=method, sentences=most)
    order = list(dict.fromkeys(number for number, _ in chosen))

    assert len(set(chosen)) == len(chosen) <= most
    assert list(chosen) == sorted(chosen, key=lambda place: (order.index(place[0]), place[1]))
    assert bool(chosen) == any(document.sentences for document in documents)


@settings(max_examples=40, deadline=None)
@given(documents, methods)
def test_the_same_documents_give_the_same_summary(documents: list[SourceText], method: str) -> None:
    """No hidden state."""
    first = summarise_documents(documents, method=method, words=40)

    assert summarise_documents(documents, method=method, words=40) == first
