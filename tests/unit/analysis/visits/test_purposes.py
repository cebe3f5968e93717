"""What a visit is for: printed words, or nothing."""

import pytest

from briefing.analysis.visits.purposes import purpose_after
from briefing.analysis.words import Words
from tests.unit.analysis.annotated import annotated


@pytest.mark.parametrize(
    ("line", "purpose"),
    [
        ("She visits Oslo{GPE} for talks on fishing .", "for talks on fishing"),
        ("She visits Oslo{GPE} to/PART attend/VERB a funeral .", "to attend a funeral"),
        ("She visits Oslo{GPE} for talks , officials said .", "for talks"),
        ("She visits Oslo{GPE} for the first time .", None),
        ("She visits Oslo{GPE} after talks for peace .", None),
        ("She visits Oslo{GPE} .", None),
    ],
)
def test_the_purpose_is_what_stands_behind_the_place(line, purpose):
    """It begins with "for" or an infinitive and ends with its clause."""
    doc = annotated(line)
    for token in doc:
        if token.text == "attend":
            token.tag_ = "VB"

    assert purpose_after(Words.of(doc), 3, places={2}, times=()) == purpose
