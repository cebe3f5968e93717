"""What the conversion of GUM cut out of something longer is not taught as a name."""

from training.prepare import doubt_cut_names


def sentence(text: str, tags: str, ents: list, *, missing: tuple[int, ...] = ()) -> dict:
    tokens = text.split()
    return {
        "doc": "d", "tokens": tokens, "spaces": [1] * len(tokens), "xpos": tags.split(),
        "ents": ents, "missing": list(missing),
    }  # fmt: skip


def test_a_piece_of_a_longer_proper_noun_is_unknown():
    """Only "Nobel" was labelled, and the rest of the prize has no label."""
    found, = doubt_cut_names([
        sentence("The Nobel Peace Prize", "DT NNP NNP NNP", [[1, 2, "PERSON"]], missing=(2, 3))
    ])  # fmt: skip
    assert found["ents"] == []
    assert found["missing"] == [1, 2, 3]


def test_a_whole_name_beside_an_unlabelled_common_noun_stays():
    found, = doubt_cut_names([
        sentence("Biden spoke", "NNP VBD", [[0, 1, "PERSON"]], missing=(1,))
    ])  # fmt: skip
    assert found["ents"] == [[0, 1, "PERSON"]]
    assert found["missing"] == [1]


def test_a_word_that_is_mostly_a_common_noun_is_unknown():
    plain = [sentence("the district voted", "DT NN VBD", []) for _ in range(4)]
    *_, found = doubt_cut_names(
        [*plain, sentence("The District voted", "DT NNP VBD", [[1, 2, "GPE"]])]
    )
    assert found["ents"] == []
    assert found["missing"] == [1]


def test_initials_and_labels_by_word_lists_stay():
    """US is no pronoun, and demonyms and dates come from word lists."""
    plain = [sentence("us may", "PRP MD", []) for _ in range(9)]
    *_, found = doubt_cut_names([
        *plain, sentence("US , May", "NNP , NNP", [[0, 1, "GPE"], [2, 3, "DATE"]])
    ])  # fmt: skip
    assert found["ents"] == [[0, 1, "GPE"], [2, 3, "DATE"]]
    assert found["missing"] == []
