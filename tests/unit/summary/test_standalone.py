"""Which sentences may stand alone in a brief."""

import pytest

from briefing.summary.standalone import (
    Standing,
    bearable,
    cuts_quotation,
    has_dateline,
    is_beside_the_news,
    leans,
    leans_in_a_brief,
    personal,
    standing,
    standings,
)

WHOLE = [
    "The harbour of Tarsen was closed for the whole of Tuesday after the storm.",
    '"We will build it again," the mayor of Tarsen told reporters on the quay.',
    "The committee meets again in Washington D.C.",
    "Shares of the company, which were frozen in May, rose by 4 percent.",
    "It is unclear how many ships were damaged in the storm on Tuesday.",
    "That is why the harbour master closed the gates before the storm.",
]


@pytest.mark.parametrize("text", WHOLE)
def test_a_whole_sentence_stands_alone(text: str) -> None:
    """Ordinary news sentences, in any language, are not held back."""
    assert standing(text) is Standing.ALONE


@pytest.mark.parametrize(
    "text",
    [
        "He said the harbour would be open again by the end of the week.",
        "This struggling town has waited for a harbour for forty years.",
        "Their ship was found the next morning outside the gates of the port.",
        "However, the harbour master had warned the crews two days before.",
        "But the harbour master had warned the crews two days before the storm.",
        "For example, the ferry to the islands was cancelled for three days.",
        "The two agreed that the harbour must be deeper by next summer.",
        "The minister also said the harbour must be deeper by next summer.",
        "After the storm in the night, he walked along the quay with engineers.",
        "We lost two boats and all the nets that my father left to us.",
        '"Nobody told us that the gates would be closed that early."',
        "She added that no ship had been lost in the storm on Tuesday night.",
        "In the end the gates were opened an hour before the tide turned.",
        "Second was the ferry company of Lund, which had lost two ships.",
        "Some 1,900 of them were waiting on the quay at the turn of the year.",
        "The harbour masters of both towns talked the crews out of it.",
        "Trawling should be banned off the coast before then.",
        "Yesterday, I was glad to see so many friends in the hall.",
    ],
)
def test_a_sentence_that_points_back_leans(text: str) -> None:
    """Open pronouns, connectives, first persons and bare quotations need the sentence before."""
    assert standing(text) is Standing.LEANS
    assert leans(text)


@pytest.mark.parametrize(
    "text",
    [
        "Storm closes harbour",
        "STORM CLOSES THE HARBOUR OF TARSEN AGAIN.",
        "Harbour closed today.",
        "and the harbour was closed for the rest of the week.",
        "The harbour was closed on the orders of Gen.",
        "The order to close the harbour was given by J.",
        'The mayor said the harbour was "closed until the last ship is found.',
        "The mayor called the harbour “closed until the last ship is found.",
        "The harbour master gave three reasons for closing the gates:",
        "The current flag of Tarsen.",
        "A view of the harbour of Tarsen on February 8, 2010.",
        " ".join(["word"] * 80) + ".",
    ],
)
def test_a_damaged_sentence_is_unfit(text: str) -> None:
    """Headings, cut quotations, wrong splits, verbless lines and monsters stay out."""
    assert standing(text) is Standing.UNFIT


@pytest.mark.parametrize(
    "text",
    [
        "Read more: how the storm reached the harbour of Tarsen.",
        "Click here to get our letter every morning.",
        "© 2026 The Tarsen Herald.",
        "Photo: the harbour of Tarsen after the storm.",
        "Mayor Ida Falk (left) opens the harbour gates again.",
        "The harbour of Tarsen, from file.",
        "By Ida Falk and Jon Brandt",
        "Reporting by Ida Falk; editing by Jon Brandt.",
        "Share this",
    ],
)
def test_page_furniture_is_noise(text: str) -> None:
    """Boilerplate, captions and bylines are no sentences of the article."""
    assert standing(text) is Standing.NOISE


@pytest.mark.parametrize(
    "text",
    [
        "“We will not close the harbour,” she said.",
        '"The gates stay open," he later told reporters in Tarsen.',
        "The gates were open all night, he said.",
        "The 34-year-old was found below the pier.",
        "The move comes after a week of storms.",
        "Most were women and children.",
        "Two others are still missing.",
        "Of those, nine were children.",
        "Days later, the harbour was closed.",
        "The next day, the gates were opened.",
        "The company said a valve had been replaced.",
        "The suspect was held in Ostra.",
        "The minister will still travel to Belna.",
        "The education ministry said they will stay closed until Friday.",
    ],
)
def test_who_or_what_is_meant_stands_before(text: str) -> None:
    """A speaker without a name, an age, a part of a number, a day counted from another."""
    assert leans_in_a_brief(text)


@pytest.mark.parametrize(
    "text",
    [
        "“We will not close the harbour,” Ida Falk said.",
        "Two Norvian ministers resigned over the harbour on Monday.",
        "Next week, deputies of Norvia will vote on the harbour.",
        "The talks in Tarsen about the harbour came to nothing.",
        "Two years later than planned, the bridge of Ostra was opened.",
        "Most Norvians want the harbour closed, a survey showed.",
        "The company that runs the harbour said a valve had been replaced.",
        "The government of Norvia said it would close the harbour.",
        "The dock workers said they would strike on Friday.",
    ],
)
def test_what_names_itself_stands_alone(text: str) -> None:
    """Words that lean elsewhere."""
    assert not leans_in_a_brief(text)


def test_english_rules_are_for_english() -> None:
    """Other languages have other verbs and pronouns; quotation marks they share."""
    text = "Bakan Tarsen limanında bilgi aldı."

    assert standing(text) is Standing.UNFIT
    assert standing(text, english=False) is Standing.ALONE
    assert standing("Die Hafenmeisterin hat heute nichts gesagt.", english=False) is Standing.ALONE
    assert standing('Bakan "limanı bugün açmadık dedi.', english=False) is Standing.UNFIT


def test_a_text_without_capitals_is_read_as_it_is() -> None:
    """If most sentences begin with a small letter, none is cut by it; else the few are."""
    texts = ["the harbour was closed on tuesday.", "the gates of the port were damaged."]

    assert standings(texts) == [Standing.ALONE] * 2
    assert standings([*texts, *WHOLE])[0] is Standing.UNFIT


def test_damaged_text_is_not_looked_at_for_long() -> None:
    """Megabytes without a space cost nothing."""
    assert standing("By " + "A" * 2_000_000 + "!") is Standing.UNFIT
    assert standing("By " + "A" * 1_000 + "!") is Standing.UNFIT


def test_a_long_sentence_may_speak_of_what_boilerplate_speaks_of() -> None:
    """A pattern for page furniture does not swallow a sentence of news."""
    text = (
        "The company said that it would follow the advice of the court and ask all readers to "
        "sign up again before it sends them the newsletter that had led to the complaint."
    )

    assert standing(text) is Standing.ALONE


@pytest.mark.parametrize(
    ("texts", "inside"),
    [
        (["“It was dark.", "The water came fast.”", "The mayor of Tarsen agreed."], 1),
        (['"It was dark and cold out there.', "The water came fast at night.", 'We ran."'], 1),
    ],
)
def test_a_sentence_inside_a_longer_quotation_is_unfit(texts: list[str], inside: int) -> None:
    """Its quotation marks stand elsewhere: printed alone it would be the paper's own claim."""
    assert standings(texts)[inside] is Standing.UNFIT


def test_a_quotation_that_is_never_closed_does_not_silence_the_article() -> None:
    """A slip of the pen costs a few sentences, not all of them."""
    texts = ['"It was dark and cold out there.', *WHOLE[:1] * 8]

    assert standings(texts)[-1] is Standing.ALONE
    assert standings(texts)[1] is Standing.UNFIT


def test_a_balanced_quotation_ends_an_open_one() -> None:
    """The next quotation shows that the one before is over."""
    texts = ["“It was dark and cold.", "“We ran,” he told the Herald.", WHOLE[0]]

    assert standings(texts)[-1] is Standing.ALONE


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ('A "whole" quotation.', False),
        ('A "cut quotation.', True),
        ("A «cut quotation.", True),
        ("A “whole” one.", False),
    ],
)
def test_cut_quotations_are_found(text: str, cut: bool) -> None:
    """Straight marks are counted in pairs, others by opening and closing."""
    assert cuts_quotation(text) is cut


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("TARSEN, Norway, March 4 (Meridian) — The harbour was closed.", True),
        ("TARSEN — The harbour was closed.", True),
        ("Tarsen (AP) - The harbour was closed.", True),
        ("The harbour was closed.", False),
        ("Ida Falk — the mayor — closed it.", False),
    ],
)
def test_datelines_are_recognised(text: str, dateline: bool) -> None:
    """Place, day and agency in front of a wire story's first sentence."""
    assert has_dateline(text) is dateline


@pytest.mark.parametrize(
    "text",
    [
        "The post Bridge closed appeared first on Ostra Courier.",
        "The post “Why the mayor of Ostra, who had promised a bridge before the next winter, now "
        "wants a ferry and a lighthouse instead of it” first appeared on Ostra Courier.",
    ],
)
def test_the_tail_of_a_feed_is_no_sentence(text: str) -> None:
    """However long the headline is that stands in it."""
    assert standing(text) is Standing.NOISE


@pytest.mark.parametrize(
    ("texts", "verdict"),
    [
        (
            ["The gates were closed again.", "The mayor has resigned from his office."],
            Standing.ALONE,
        ),
        (
            ["The mayor of Tarsen resigned on Monday.", "The gates were closed again."],
            Standing.LEANS,
        ),
    ],
    ids=["opening", "further down"],
)
def test_a_few_words_live_on_the_sentence_before(texts: list[str], verdict: Standing) -> None:
    """Unless they open the text."""
    assert standings(texts)[texts.index("The gates were closed again.")] is verdict


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The harbour of Tarsen was closed on Tuesday after a storm that abou…", True),
        ("It is quiz time.", False),
        ("THANKS to all who helped at the harbour of Tarsen on Tuesday!", False),
        ("I was glad to see so many friends in the hall of Tarsen", False),
        ("; ".join(["ministers in Tarsen speak of a long night"] * 7), False),
        ("Harbour of Tarsen closed; ministers speak of a long night for the port", False),
        ("Snow and ice on the roads of the north on Tuesday", False),
        ("The gates of the harbour broke in a storm on Tuesday", True),
        ("The harbour is where my grandfather kept his boat in a storm.", False),
    ],
    ids=[
        "cut",
        "says nothing",
        "shouted",
        "of the writer",
        "a string of headlines",
        "glued lines",
        "another heading",
        "without its full stop",
        "of the writer's family",
    ],
)
def test_a_damaged_sentence_stands_under_a_headline_only_if_it_tells(text: str, told: bool) -> None:
    """A headline alone is better than furniture under it."""
    assert bearable(text, "Harbour closed after storm") is told


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("New friends are important, my husband told me.", True),
        ("For years I'd looked for a boat like this.", True),
        ("“I will go to my boat,” the captain said.", False),
        ('"It was my boat, and I lost it," he told me', True),
        ("The captain said ‘my boat is lost’ on Tuesday.", False),
        ("King Charles I. of Norvia had a boat.", False),
        ("World War I began in Tarsen.", False),
        ("The captain lost his boat.", False),
    ],
)
def test_a_writer_speaks_of_himself_outside_quotations(text: str, written: bool) -> None:
    """What somebody says of himself between quotation marks is news."""
    assert personal(text) is written


@pytest.mark.parametrize("text", ["And there he was at the gate of Tarsen again!"])
def test_what_is_exclaimed_is_no_news(text: str) -> None:
    """In a quotation it may be."""
    assert standing(text) is Standing.UNFIT
    assert standing('"We made it home to Tarsen!" said the captain.') is Standing.ALONE


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("A sailor who swam ashore has told how he held on to a door.", True),
        ("The survivors described the moment the ferry rolled over.", True),
        ("Ada Lind, 29, from Tarsen, said she had cried for six hours.", True),
        ("Ada Lind, the harbour master, said the gates would stay shut.", False),
        ("The minister told how much the gates had cost.", False),
        ("A court in Ostra told the ministry to pay.", False),
    ],
)
def test_a_witness_stands_beside_the_news(text: str, *, beside: bool) -> None:
    """A tale of what one lived through, the feelings of a passer-by: no report, no statement."""
    assert is_beside_the_news(text) is beside


def test_advice_to_the_reader_is_personal() -> None:
    assert personal("Do not answer calls from the bank of Tarsen.")
    assert not personal("The bank told clients that they do not have to answer.")
