"""The language of a text, guessed offline."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.language_guess import guess_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister said that talks with the union will go on for a week.", "en"),
        ("Storm warning lifted", "en"),
        ("Der Minister hat gesagt, dass die Gespräche mit der Gewerkschaft weitergehen.", "de"),
        ("Le ministre a dit que les discussions avec le syndicat vont se poursuivre.", "fr"),
        ("El ministro dijo que las conversaciones con el sindicato seguirán una semana.", "es"),
        ("Il ministro ha detto che i colloqui con il sindacato non sono finiti.", "it"),
        ("O ministro disse que as conversações com o sindicato não vão acabar já.", "pt"),
        ("De minister zei dat de gesprekken met de vakbond nog een week duren.", "nl"),
        ("Ministern sade att samtalen med facket inte är över och att de fortsätter.", "sv"),
        ("Minister powiedział, że rozmowy ze związkiem nie są jeszcze zakończone i trwają.", "pl"),
        (
            "Bakan, sendika ile görüşmelerin bir hafta daha devam edeceğini ve çok önemli dedi.",
            "tr",
        ),
        ("Министр сказал, что переговоры с профсоюзом продолжатся.", "ru"),
        ("Міністр сказав, що переговори з профспілкою триватимуть іще тиждень.", "uk"),
        ("قال الوزير إن المحادثات مع النقابة ستستمر أسبوعا.", "ar"),
        ("השר אמר שהשיחות עם האיגוד יימשכו שבוע.", "he"),
        ("Ο υπουργός είπε ότι οι συνομιλίες θα συνεχιστούν.", "el"),
        ("大臣は協議が続くと述べた。", "ja"),
        ("部长说会谈将继续一周。", "zh"),
        ("장관은 회담이 계속될 것이라고 말했다.", "ko"),
        ("", "und"),
        ("12:30 – 14:00", "und"),
        ("Żółć gęślą jaźń ćma", "und"),
    ],
)
def test_common_languages_are_told_apart(text, language):
    """By script first, then by the smallest words; English is claimed only if it looks so."""
    assert guess_language(text) == language


@given(st.text(max_size=300))
def test_any_text_gets_the_same_answer_twice(text):
    """Whatever comes in: a code comes out, always the same one."""
    code = guess_language(text)

    assert code == guess_language(text)
    assert 2 <= len(code) <= 3
