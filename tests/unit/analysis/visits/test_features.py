"""What the network sees: marks, shares and pairs of one window."""

import numpy as np
import spacy
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from briefing.analysis.actors import resolve
from briefing.analysis.language import MODEL_FOLDER
from briefing.analysis.layout import LayoutTokenizer
from briefing.analysis.reader.word_pieces import GAP_NONE, GAP_PARAGRAPH, GAP_SPACE, Pieces
from briefing.analysis.visits.candidates import candidates_of
from briefing.analysis.visits.features import (
    COLUMNS,
    MOST_PAIRS,
    WindowInput,
    visible_numbers,
    visible_text,
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
    text = visible_text(words, PIECES)
    window = (first, len(words) if last is None else last)
    return window_input(words, text, window, candidates_of(words, resolve(words)))


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


TOLD = (
    "KUALA LUMPUR, March 3 (NA) - Ada Lind arrived here on Monday. She met Jo Berg.\n\nLIMA - Rain."
)


def told_from_towns() -> Words:
    """A text whose datelines were set apart before it was cut into words."""
    doc = LayoutTokenizer(spacy.blank("en").tokenizer)(TOLD)
    for token in doc:
        token.is_sent_start = token.i == 0 or token.text in {"She", "Rain"}
    names = (doc.char_span(TOLD.index(n), TOLD.index(n) + 8, "PERSON") for n in ("Ada", "Jo"))
    doc.set_ents([name for name in names if name])
    return Words.of(doc)


def test_the_network_sees_the_datelines_that_were_set_apart():
    """It learned with them in sight: the words stand where they were printed, one after another."""
    words = told_from_towns()

    text = visible_text(words, PIECES)

    forms = ["KUALA", "LUMPUR", ",", "March", "3", "(", "NA", ")", "-", "Ada"]
    assert text.known[: len(forms)] == PIECES.look_up(forms)
    paragraph, space, nothing = GAP_PARAGRAPH, GAP_SPACE, GAP_NONE
    assert text.gaps[:5] == [paragraph, space, nothing, space, space]
    assert text.gaps[len(forms) - 1] == space
    assert text.number[-1] == len(text.known)
    assert [text.known[a:b] for a, b in text.towns.values()] == [
        PIECES.look_up(["KUALA", "LUMPUR"]), PIECES.look_up(["LIMA"]),
    ]  # fmt: skip


def test_the_town_of_a_dateline_may_be_visited_and_nothing_else_of_it_marks_it():
    """ "Here" is the town: a pair with it is scored, by the pieces of its name."""
    words = told_from_towns()
    candidates = candidates_of(words, resolve(words))
    text = visible_text(words, PIECES)

    window = window_input(words, text, (0, len(words)), candidates)

    towns = {one.place.names[0]: one for one in candidates.destinations}
    assert towns.keys() == {"Kuala Lumpur", "Lima"}
    assert all(one.aside and not one.spans for one in towns.values())
    assert window is not None
    town = window.destinations[[*towns].index("Kuala Lumpur")]
    pieces = np.flatnonzero(town)
    assert pieces[0] == 1  # behind the mark that begins every window
    assert pieces[-1] < window.encoded.first[2]
    assert town.sum() == 1.0


def test_a_dateline_that_is_read_as_text_is_a_place_as_any_other():
    """Nothing is put back where nothing was set apart."""
    words = Words.of(annotated("OSLO{GPE} - Ada{PERSON Lind} arrived here ."))

    assert words.datelines == {}
    assert visible_text(words, PIECES).towns == {}


@given(st.lists(st.booleans(), max_size=40))
def test_words_are_counted_before_every_token(visible):
    """The number of a token is how many visible ones stand before it."""
    at = [index for index, shown in enumerate(visible) if shown]

    numbers = visible_numbers(at, len(visible))

    assert numbers == [sum(visible[:index]) for index in range(len(visible) + 1)]
