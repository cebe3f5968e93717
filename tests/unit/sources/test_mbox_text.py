"""A mailbox in one file."""

from datetime import UTC, datetime
from io import BytesIO

import pytest

from briefing.errors import ArticleError
from briefing.model import Problem
from briefing.sources import mbox_text

NOW = datetime(2031, 5, 6, tzinfo=UTC)


def mail(number, text):
    return (
        f"From a@x Mon May  5 14:2{number}:00 2031\n"
        f"From: Desk <a@x>\nSubject: No. {number}\nMessage-ID: <{number}@x>\n\n{text}\n\n"
    )


def read(content, most=10_000):
    return list(mbox_text.parse(BytesIO(content.encode()), where="a.mbox", max_bytes=most))


def test_every_mail_is_an_article():
    """A line inside a mail that begins like the one above it ends no mail."""
    first = "The ferry left.\n>From Monday on it runs daily.\n>>From here the mark is the author's."
    second = "From Lom, 5 May: it was late.\nFrom 12:30 it will not run in 2031."

    found = read(mail(1, first) + mail(2, second))

    assert [(one.key, one.title, one.text) for one in found] == [
        ("1@x", "No. 1", first.replace(">From Monday", "From Monday").replace(">>", ">")),
        ("2@x", "No. 2", second),
    ]


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_mails_without_a_name_are_told_apart(ends):
    """By their place in the file."""
    both = (mail(1, "The ferry left.") + mail(2, "The ferry came.")).replace("Message-ID", "X-Id")

    assert [one.key for one in read(both.replace("\n", ends))] == ["1", "2"]


def test_mail_that_is_too_large_or_empty_is_named_and_the_others_read():
    """It is never held in memory."""
    small = mail(2, "The ferry came.")

    large, empty, found = read(mail(1, "word " * 2_000) + mail(3, "") + small, most=1_000)

    assert isinstance(large, Problem)
    assert (large.where, "1,000 bytes" in large.message) == ("a.mbox#1", True)
    assert isinstance(empty, Problem)
    assert empty.where == "a.mbox#2"
    assert found.text == "The ferry came."


@pytest.mark.parametrize("content", ["", "No mail at all.\n", "From here to there.\n"])
def test_other_files_are_no_mailbox(content):
    """An error says so: nothing is passed over in silence."""
    with pytest.raises(ArticleError, match="no mailbox"):
        read(content)
