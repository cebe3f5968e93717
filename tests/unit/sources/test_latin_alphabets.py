"""A charset that nobody names is known by the letters of the language."""

import pytest

from briefing.sources.decoding import decode

TOLD = {
    ("cp1252", "Spanish"): "El señor llegó ayer a Bogotá.",
    ("cp1252", "French"): "L'été dernier, près de la forêt, le maire a été reçu à l'hôtel.",
    ("cp1252", "German"): "Die Straße wurde für die Gäste geöffnet.",
    ("cp1252", "German in capitals"): "MINISTER FÄHRT NACH ÖSTERREICH. GRÖSSE DER BRÜCKE",
    ("cp1252", "Portuguese"): "A eleição não será em março.",
    ("cp1252", "Italian"): "Il ministro è già partito perché così può tornare più tardi.",
    ("cp1252", "Swedish"): "Ministern åker i dag till Oslo för att tala om fisket på sex språk.",
    ("cp1252", "Danish"): "Statsministeren rejser til Færøerne på onsdag.",
    ("cp1252", "Icelandic"): "Forsætisráðherra fór í gær til Ísafjarðar og ræddi við sjómenn þar.",
    ("cp1252", "English"): "The minister’s “talks” – at the café – weren’t long.",
    ("cp1252", "a mark alone"): "It’s true: he won’t.",
    ("cp1254", "Turkish"): "Bakan dün Şanlıurfa'ya gitti, görüşmeler yarın sürecek.",
    ("cp1250", "Polish"): "Premier przyjechał dziś do Gdańska.",
    ("cp1250", "Czech"): "Předseda vlády přiletěl včera večer do Brna.",
    ("cp1250", "Hungarian"): "A miniszterelnök tegnap érkezett Győrbe, ahol tűz volt.",
    ("cp1250", "Romanian"): "Preşedintele a vorbit despre ţară şi muncă; vânzări mari.",
    ("cp1257", "Lithuanian"): "Premjeras šiandien atvyko į Šiaulius, kur susitiks su ūkininkais.",
    ("cp1257", "Latvian"): "Premjers šodien ieradās Liepājā, kur tikās ar zvejniekiem.",
    ("iso8859_2", "Polish"): "Premier przyjechał dziś do Gdańska, ślad prowadzi do Łodzi.",
    ("cp850", "German"): "Die Straße wurde für die Gäste geöffnet.",
    ("cp857", "Turkish"): "Bakan dün Şanlıurfa'ya gitti, görüşmeler sürecek.",
    ("mac_roman", "French"): "Le maire a été élu après un débat.",
}


@pytest.mark.parametrize(
    ("charset", "text"), [(of[0], text) for of, text in TOLD.items()], ids=map(" ".join, TOLD)
)
def test_a_sentence_is_enough(charset, text):
    """In the right charset its letters are all of one language; a guess it is all the same."""
    decoded = decode(text.encode(charset))

    assert decoded.text == text
    assert decoded.guessed is not None


@pytest.mark.parametrize("charset", ["cp1251", "koi8-r", "iso8859_5"])
def test_other_scripts_are_not_taken_for_latin(charset):
    """Nearly all of their letters lie beyond ASCII."""
    text = "Премьер-министр посетит Осло 12 марта. Он встретится с премьером. " * 2

    assert decode(text.encode(charset)).text == text


def test_a_name_of_another_language_does_not_mislead():
    """One foreign letter in a whole text."""
    text = (
        "Le président a été reçu à l'Élysée, où la cérémonie a commencé très tôt: déjà fêtée. " * 2
    )

    content = text.encode("cp1252") + "Núñez".encode("cp1252")

    assert decode(content).text == f"{text}Núñez"
