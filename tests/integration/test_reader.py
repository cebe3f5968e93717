"""The shipped English reader on real text."""

import unicodedata

import pytest

from briefing.analysis.language import load_pipeline

pytestmark = pytest.mark.model

SEED = (
    "Turkish presidential spokesperson İbrahim Kalın received Israeli Foreign Ministry "
    "Director-General Alon Ushpiz and Eyal Shuiki in Ankara on Thursday. President Recep Tayyip "
    "Erdoğan expects a visit to Turkey by Israeli President Isaac Herzog in March. Palestinian "
    "President Mahmoud Abbas was informed."
)
PEOPLE = [
    "İbrahim Kalın",
    "Alon Ushpiz",
    "Eyal Shuiki",
    "Recep Tayyip Erdoğan",
    "Isaac Herzog",
    "Mahmoud Abbas",
]


@pytest.fixture(scope="module")
def nlp():
    return load_pipeline("en")


def people(nlp, text: str) -> list[str]:
    names = [entity.text for entity in nlp(text).ents if entity.label_ == "PERSON"]
    return [unicodedata.normalize("NFC", " ".join(name.split())) for name in names]


def wrapped(text: str, width: int) -> str:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] += (" " if lines[-1] else "") + word
    return "\n".join(lines)


def test_the_seed_s_people_are_found_whole(nlp):
    assert people(nlp, SEED) == PEOPLE


def test_decomposed_unicode(nlp):
    assert people(nlp, unicodedata.normalize("NFD", SEED)) == PEOPLE


@pytest.mark.parametrize("width", [1, 25, 40, 60, 72, 80])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_line_breaks_inside_names(nlp, width, newline):
    assert people(nlp, wrapped(SEED, width).replace("\n", newline)) == PEOPLE


def test_line_breaks_and_decomposed_unicode(nlp):
    assert people(nlp, unicodedata.normalize("NFD", wrapped(SEED, 30))) == PEOPLE


def test_capitals(nlp):
    found = people(nlp, SEED.upper())
    assert {"İBRAHIM KALIN", "ISAAC HERZOG", "MAHMOUD ABBAS"} <= set(found)


def test_places_groups_and_dates(nlp):
    found = {(entity.text, entity.label_) for entity in nlp(SEED).ents}
    assert {
        ("Turkish", "NORP"),
        ("Israeli", "NORP"),
        ("Ankara", "GPE"),
        ("Turkey", "GPE"),
        ("Thursday", "DATE"),
        ("March", "DATE"),
    } <= found


def test_pairs_of_countries_are_two(nlp):
    doc = nlp("The Turkey-Israel talks ended.")
    assert [entity.text for entity in doc.ents] == ["Turkey", "Israel"]


def test_parse_and_lemmas(nlp):
    doc = nlp("The president visited the countries.")
    assert [token.dep_ for token in doc] == ["det", "nsubj", "ROOT", "det", "obj", "punct"]
    assert [token.lemma_ for token in doc] == ["the", "president", "visit", "the", "country", "."]
    assert [token.pos_ for token in doc][:3] == ["DET", "NOUN", "VERB"]
    assert doc[2].tag_ == "VBD"
    assert doc[2].morph.get("Tense") == ["Past"]


def test_sentences_and_headlines(nlp):
    text = "Herzog to visit Ankara\n\nThe president arrives on Thursday. Talks follow."
    assert [sentence.text.strip() for sentence in nlp(text).sents] == [
        "Herzog to visit Ankara",
        "The president arrives on Thursday.",
        "Talks follow.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n\t ",
        "😀",
        "👩‍👩‍👧 🇹🇷 Ankara!",
        "\u200b\u200d\ufeff",
        "\x00\x01",
        "Президент met 習近平 and محمود عباس in 北京.",
        "a" * 100_000,
        "😀" * 3_000,
        "(" * 3_000,
        "x.y," * 2_000,
        " " * 100_000,
        "http://" + "a" * 50_000,
        "\n".join("word" for _ in range(2_000)),
    ],
    ids=range(15),
)
def test_strange_texts_are_read_without_loss(nlp, text):
    doc = nlp(text)
    assert doc.text == text
    assert sum(len(sentence) for sentence in doc.sents) == len(doc)
    assert all(token.head.sent == token.sent for token in doc)


def test_a_long_text_costs_no_more_by_the_word(nlp):
    sentence = "President Isaac Herzog arrived in Ankara on Thursday . "
    doc = nlp(sentence * 500)
    assert len([e for e in doc.ents if e.text == "Isaac Herzog"]) == 500
    assert len(list(doc.sents)) == 500


def test_reading_is_deterministic_in_any_company(nlp):
    texts = [SEED, "Kalın spoke.", SEED + "\n\n" + SEED, ""]
    alone = [nlp(text).to_json() for text in texts]
    together = [doc.to_json() for doc in nlp.pipe(texts, batch_size=2)]
    again = [doc.to_json() for doc in load_pipeline("en").pipe(texts)]
    assert alone == together == again
