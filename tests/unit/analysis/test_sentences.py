"""Sentences begin where a reader would say so."""

import pytest
import spacy

from briefing.analysis.language import load_pipeline, sentence_splitter


def _split(text: str, language: str = "en") -> list[str]:
    return [sent.text.strip() for sent in sentence_splitter(language)(text).sents]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He left. She stayed.", 2),
        ("Mr. Smith met Gen. Jones in St. Louis.", 1),
        ("The U.S. Senate met. It voted.", 2),
        ("He lives in the U.S. The senator does not.", 2),
        ("It came from Acme Inc. Officials agreed.", 2),
        ("It came from Acme Inc. Building B is gone.", 1),
        ('"We will go." He left.', 2),
        ('"Why?" he asked.', 1),
        ("J. K. Marlow wrote it.", 1),
        ("No. 10 is open. The answer was no. They left.", 3),
        ("It rose 3.5 percent. Good.", 2),
        ("What now?! Nobody knows…", 2),
        ("HEADING\n\nThe text begins. It ends.", 3),
        ("A heading without a stop\nThe text begins here and goes on for some while.", 2),
        (
            "A line of prose that is long enough to have been wrapped goes on\nHere it ends.",
            1,
        ),
        ("It ended (at last.) Then it began.", 2),
        ("At 5 p.m. Monday he left. He came at 6 p.m. The rest is silence.", 3),
        ("", 0),
        ("   \n\n  ", 0),
    ],
)
def test_sentences_are_counted_as_a_reader_would(text, count):
    """Abbreviations, quotes, headings and wrapped lines."""
    assert len([sentence for sentence in _split(text) if sentence]) == count


def test_sentences_cover_the_text():
    """Nothing is lost between two sentences."""
    text = "  One.\n\nTwo! Three?\nFour"

    doc = sentence_splitter("en")(text)

    assert "".join(sent.text_with_ws for sent in doc.sents) == text


def test_an_unknown_language_is_split_too():
    """Languages spaCy does not know still get their sentences."""
    assert len(_split("Bir. İki.", "xx")) == 2
    assert len(_split("Foo bar. Baz qux.", "zz")) == 2


def test_spacy_knows_the_component_by_name():
    """Saved pipelines can name it."""
    assert spacy.blank("en").add_pipe("briefing_sentences") is not None


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("The yard was sold to Holm & Co. It closed on Friday.", 2),
        ("Two trains met at the Slovenian town of Zidani Most early on Thursday.", 1),
        ("The talks begin at 5 p.m. The mayor will attend.", 2),
        ("She lives in Washington, D.C. Officials said she was ill.", 2),
        ("She works for Tarsen Inc. Officials said she was ill.", 2),
        ("He wore shirt no. 5, the captain said.", 1),
        ("See Art. 5 and Sec. 12 of the law. It was passed.", 2),
        ("Who won? - The minister said nothing.", 2),
        ('"We will not go. We will stay," Vik said. She left.', 2),
        ('He said "no" twice. The "talks" failed. They ended.', 3),
        ("Ida Holm is 6'2\" tall. She left.", 2),
        ("He came from the U.K. Prime Minister Ida Holm met him.", 2),
        ("He says the U.K. Prime Minister Ida Holm met him.", 1),
        ("The bridge is old. Est. cost of a new one is $3 million.", 2),
        ("Nine died. Est. damage: $4 million.", 2),
        ("Marlow Says U.S. Officials Knew of Plan", 1),
    ],
)
def test_the_reader_keeps_the_rules_that_are_sure(text: str, sentences: int) -> None:
    """What a trained reader finds likely gives way where an abbreviation or a quotation decides."""
    assert len(list(load_pipeline("en")(text).sents)) == sentences


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The talks began at 3 p.m. | Holm Inc. did not answer.",
        "The court sits at 10 a.m. | Judge Ida Roe presides.",
        "They broke off at 6 p.m. | Foreign Minister Ida Selk blamed the other side.",
        "She told them at 9 a.m. Eastern time that it was off.",
        "She said that at 9 a.m. Drell was still at home.",
        "Shortly after 5 p.m. Foreign Minister Ida Selk said the talks had failed.",
        "The loan was given to Brand Industries Inc. | President Ida Holm objected.",
        "She told Drell Corp. President Ida Pell that she would sue.",
        "The court ruled against Marn Inc. | Investors sold at once.",
        "The prize went to Tom Roe Sr. | Judges were unanimous.",
        "They said Martin Pell Sr. Park was full.",
        "He was sent back to the U.S. | Doctors found nothing.",
        "They fear that U.S. Marines will land.",
        "Selk said U.S. Secretary of State Tom Brask was wrong.",
        "He comes from Tampa, Fla. | Voters there know him.",
        "He says Miami, Fla. Mayor Ida Brask lied.",
        "He paused ... | Then he went on.",
        "He paused ... and she went on.",
        "He said Gen. Ida Selk and Lt. Tom Drell were hurt.",
        "They say J. Selk and R. Drell met.",
        "“They came at night. Nobody warned us,” said the mayor.",
    ],
)
def test_an_abbreviation_ends_a_sentence_where_the_parse_falls_in_two_clauses(text: str) -> None:
    """The network alone runs on behind hours, firms and countries; names and titles still do."""
    parts = text.split(" | ")

    found = [sentence.text for sentence in load_pipeline("en")(" ".join(parts)).sents]

    assert found == parts


@pytest.mark.parametrize(
    ("language", "text", "sentences"),
    [
        ("de", "Am 31. August bzw. am 2. September kommt sie. Es geht um ca. 5 Mio. Euro.", 2),
        ("de", "Im 19. Jahrhundert, z. B. in Tarsen, war es still. Dann kam die Bahn.", 2),
        ("de", "Der 3. Senat entschied am Montag. Das Urteil gilt.", 2),
        ("de", "»Sie kam am Abend in die Stadt.« Am 31. August ging sie.", 2),
        ("de", "„Sie kam am Abend.“ Am Morgen ging sie.", 2),
        ("fr", "Il a dit : « Nous partons » et il est parti. Elle reste.", 2),
        ("es", "Pagó a EE. UU. 3.000 millones. Luego calló.", 2),
        ("ru", "Министр посетит г. Осло 12 марта 2026 г. Переговоры идут.", 2),
        ("ru", "Он встретил А. С. Холма на ул. Ленина. Потом уехал.", 2),
        ("es", "La Sra. Ida Holm llegó a EE. UU. con el Dr. Gil. Habló con la prensa.", 2),
        ("fr", "M. Holm a vu Mme. Roe en 50 av. J.-C. selon le guide. Il est reparti.", 2),
        ("tr", "Sn. Ayşe Holm toplantıya Doç. Dr. Ali Can ile katıldı. Sonra gitti.", 2),
    ],
)
def test_abbreviations_and_ordinals_of_other_languages(
    language: str, text: str, sentences: int
) -> None:
    """Those of the languages whose news has been seen, where no reader is there for them."""
    assert len(_split(text, language)) == sentences
