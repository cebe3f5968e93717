"""What the network sees: marks, shares and pairs of one window."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from briefing.analysis.actors import resolve
from briefing.analysis.language import MODEL_FOLDER
from briefing.analysis.reader.cutting import visible_words
from briefing.analysis.reader.word_pieces import Pieces
from briefing.analysis.visits.candidates import candidates_of
from briefing.analysis.visits.features import (
    COLUMNS,
    MOST_PAIRS,
    VisibleText,
    WindowInput,
    visible_numbers,
    window_input,
)
from briefing.analysis.words import Words
from tests.unit.analysis.annotated import annotated

PIECES = Pieces(Tokenizer.from_file(str(MODEL_FOLDER / "tokenizer.json")))
LINE = (
    "President Ada{PERSON Lind} will visit Oslo{GPE} on Monday . | "
    "Jo{PERSON Berg} stays in Lima{GPE} ."
)


def read(line: str, first: int = 0, last: int | None = None) -> WindowInput | None:
    """A window of an annotated text."""
    words = Words.of(annotated(line))
    visible = visible_words(words.doc)
    known = PIECES.look_up(visible.forms)
    text = VisibleText(known, visible.gaps, visible_numbers(visible.at, len(words)))
    sentences = list(zip(words.starts, words.starts[1:], strict=False))
    window = (first, len(words) if last is None else last)
    return window_input(text, window, candidates_of(words, resolve(words)), sentences)


def test_every_traveller_is_paired_with_every_place():
    """Two people and two places are four pairs, each with all its features in bounds."""
    window = read(LINE)

    assert window is not None
    assert len(window.pairs) == len(window.features) >= 4
    assert (window.features >= 0).all()
    assert (window.features < np.array(COLUMNS)).all()


def test_the_shares_of_a_mention_add_up():
    """However many mentions somebody has, the shares of the pieces sum to one."""
    window = read(LINE)

    assert window is not None
    for shares in (window.travellers, window.destinations, window.times, window.sentences):
        assert np.allclose(shares.sum(1), 1.0)


def test_a_window_holds_only_its_own():
    """What stands outside has no share in it."""
    window = read(LINE, last=9)

    assert window is not None
    assert {tuple(pair) for pair in window.pairs.tolist()} == {(0, 0)}


def test_a_window_without_a_pair_is_not_read():
    """Nothing to score, nothing to do."""
    assert read("Nothing happened in Oslo{GPE} .") is None


def test_pairs_without_number_are_cut_to_the_nearest():
    """Of a list of names, those nearest to a place are scored."""
    people = " , ".join(
        f"Ada{{PERSON Lind{'x' * (n % 7)}{chr(97 + n % 26)}{chr(97 + n // 26)}}}" for n in range(60)
    )
    places = " , ".join(["Oslo{GPE}", "Lima{GPE}", "Rome{GPE}", "Cairo{GPE}"] * 3)
    towns = " ".join(f"Tarsen{chr(97 + n)}{{GPE}}" for n in range(20))
    window = read(f"{people} met in {places} and {towns} .")

    assert window is not None
    assert len(window.pairs) <= MOST_PAIRS


@given(st.lists(st.booleans(), max_size=40))
def test_words_are_counted_before_every_token(visible):
    """The number of a token is how many visible ones stand before it."""
    at = [index for index, shown in enumerate(visible) if shown]

    numbers = visible_numbers(at, len(visible))

    assert numbers == [sum(visible[:index]) for index in range(len(visible) + 1)]
