"""The line above a press release that says until when nobody may tell it."""

from datetime import UTC, date, datetime

import pytest

from briefing.model import Problem
from briefing.sources import mail_text, markdown_text, plain_text
from briefing.sources.embargo_lines import without_embargo
from briefing.sources.front_matter import NEVER
from briefing.sources.parsed import Parsed

TEXT = "Ferry leaves again\n\nThe ferry to Lom leaves on Monday, the harbour said."
TEN = datetime(2031, 5, 12, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "until"),
    [
        ("EMBARGOED UNTIL 12 May 2031 10:00 GMT", TEN),
        ("*** Strictly under embargo until 10:00 GMT, 12 May 2031 ***", TEN),
        ("Embargo: 12 May 2031", date(2031, 5, 12)),
        ("NOT FOR PUBLICATION BEFORE 12 May 2031, 12:00 CEST", TEN),
        ("Sperrfrist: 12.05.2031, 12:00 MESZ", TEN),
        ("Sous embargo jusqu'au 12 mai 2031", date(2031, 5, 12)),
        ("Embargado hasta el 12 de mayo de 2031", date(2031, 5, 12)),
        ("**EMBARGOED UNTIL: 12 May 2031**", date(2031, 5, 12)),
    ],
)
@pytest.mark.parametrize("above", ["", "PRESS RELEASE\n\n", "Lom Harbour\nPress office\n\n"])
def test_is_read_and_is_no_text(line, until, above):
    """In the words and languages of press offices, wherever it stands above the text."""
    held = without_embargo(f"{above}{line}\n\n{TEXT}", where="a")

    assert held.until == until
    assert held.text.endswith(TEXT)
    assert line not in held.text
    assert held.problems == ()


@pytest.mark.parametrize("line", ["EMBARGOED UNTIL Monday 12 May, 10:00", "Embargo: 31 May 10 am"])
def test_without_a_year_never_ends(line):
    """It is held back, and that is told."""
    held = without_embargo(f"{line}\n\n{TEXT}", where="a")

    assert held.until == NEVER
    assert held.problems[0].message == f"the time of its embargo makes no sense: {line!r}"


@pytest.mark.parametrize(
    "line",
    [
        "Embargo on steel lifted", "Embargo until 2031 hits farmers, minister says",
        "Embargoed goods were found in the harbour on 12 May 2031.", "EMBARGO",
        "Not for release of the prisoners, 12 of them, he said",
    ],
)  # fmt: skip
def test_sentence_about_an_embargo_is_text(line):
    """And so is a headline."""
    assert without_embargo(f"{line}\n\n{TEXT}", where="a").text.startswith(line)
    assert without_embargo(f"{line}\n\n{TEXT}", where="a").until is None


def test_holds_in_texts_and_in_mails():
    """The headline below it is the headline."""
    line = "EMBARGOED UNTIL 12 May 2031 10:00 GMT"
    mail = f"From: Lom <lom@lom.example>\nSubject: Ferry leaves again\n\n{line}\n\n{TEXT}"
    found = [
        *plain_text.parse(f"PRESS RELEASE\n\n{line}\n\n{TEXT}", where="a"),
        *markdown_text.parse(f"**{line}**\n\n# {TEXT}", where="a"),
        *mail_text.parse(mail.encode(), where="a"),
    ]

    for article in found:
        assert isinstance(article, Parsed)
        assert (article.title, article.embargo) == ("Ferry leaves again", TEN)
        assert article.text == "The ferry to Lom leaves on Monday, the harbour said."


def test_unreadable_one_is_told_of_every_kind_of_text():
    """With the place of the file."""
    line = "EMBARGOED UNTIL Monday 10:00"
    mail = f"From: Lom <lom@lom.example>\nSubject: Ferry\n\n{line}\n\n{TEXT}".encode()
    read = (
        plain_text.parse(f"{line}\n\n{TEXT}", where="a"),
        markdown_text.parse(f"{line}\n\n{TEXT}", where="a"),
        mail_text.parse(mail, where="a"),
    )

    for items in read:
        assert [item.where for item in items if isinstance(item, Problem)] == ["a"]
