"""What a program read in a wrong charset is put right, other characters are left alone."""

import pytest

from briefing.mojibake import mended, mended_in_place
from briefing.sources.decoding import decode


@pytest.mark.parametrize(
    ("broken", "meant"),
    [
        ("Senator RenÃ© DuprÃ© left", "Senator René Dupré left"),
        ("Zoran Å½ivkoviÄ‡ and Ã–zgÃ¼r Ã‡elik", "Zoran Živković and Özgür Çelik"),
        ("â€œWe agree,â€ she said", "“We agree,” she said"),
        ("â€œWe agree,â€\x9d she didnâ€™t say", "“We agree,” she didn’t say"),
        ("a toll of Â£5 at 5Â\xa0°C", "a toll of £5 at 5\xa0°C"),
        ("right: “José”; wrong: GarcÃ\xada", "right: “José”; wrong: García"),
        ("ÃÂ©tÃÂ©", "été"),
    ],
)
def test_misread_characters_are_put_right(broken, meant):
    """Once or twice misread, in the whole line or in a part of it."""
    assert mended(broken) == meant


@pytest.mark.parametrize(
    "text",
    [
        "SÃO PAULO — Lula said “não” to the CAFÉ’s owner",
        "Đà Nẵng, TROMSØ, Ångström, Ñandú, Âge d’or",
        "Le maire dit : « Il a été réélu à Orléans… »",
        "Tiếng Việt, İstanbul, Łódź, Þór",
        "The café of 1°C",
    ],
)
def test_right_characters_stay(text):
    """Many languages have these letters beside quotation marks and signs."""
    assert mended(text) == text


def test_only_the_lines_that_are_wrong_change():
    text = "JosÃ© left.\n“Ça va”, dit-il.\n"

    assert mended(text) == "José left.\n“Ça va”, dit-il.\n"


def test_bytes_from_outside_are_mended():
    """Here the bytes were right: what they hold had been misread before."""
    assert decode("Mayor JosÃ© GarcÃ\xada".encode()).text == "Mayor José García"


def test_a_text_whose_length_must_stay_gets_blanks_behind_its_words():
    assert mended_in_place("JosÃ© GarcÃ\xada, mayor") == "José  García,  mayor"


def test_a_text_without_misread_characters_is_the_same():
    assert mended_in_place("José’s café — “no”") == "José’s café — “no”"
