"""A mail's own words, without those of older mails and of its mailing list."""

import pytest

from briefing.sources.mail_words import own_words, subject_of, without_frame

TOLD = "The ferry to Lom left on Monday."
OLDER = (
    "From: Ola Li <ola@lom.example>\nSent: Sunday, May 4, 2031 8:00 AM\nTo: Desk\nSubject: Old\n"
)


@pytest.mark.parametrize(
    "written",
    [
        f"{TOLD}\n\n{'_' * 32}\n{OLDER}\nOld words.\n",
        f"{TOLD}\n\n-----Original Message-----\n{OLDER}\nOld words.\n",
        f"{TOLD}\n{'_' * 47}\nFerries mailing list\nferries@lom.example\n",
        f"{TOLD}\n\nOn Sun, 4 May 2031 Ola Li wrote:\n> Old words.\n",
    ],
)
def test_only_they_are_read(written):
    """Whatever program put the others there."""
    assert own_words(written).strip() == TOLD


@pytest.mark.parametrize(
    "written",
    [
        f"{TOLD}\n\n{'_' * 40}\n\nThe second part.",
        f"{'_' * 32}\n{OLDER}\n{TOLD}",
        "From: here\nto there\n\nThe way is long.",
    ],
)
def test_what_may_be_text_stays(written):
    """A rule parts two stories of a newsletter."""
    assert own_words(written).strip() == written.strip()


@pytest.mark.parametrize(
    ("stated", "subject"),
    [
        ("Fwd: Re: Ferry leaves", "Ferry leaves"),
        ("AW: WG: Fähre fährt", "Fähre fährt"),
        ("Re-election of the mayor", "Re-election of the mayor"),
        ("Free: the ferry", "Free: the ferry"),
        ("Re:", ""),
    ],
)
def test_subject_says_nothing_of_answers(stated, subject):
    """A brief prints it as a headline."""
    assert subject_of(stated) == subject


@pytest.mark.parametrize(
    "above",
    [
        "View this email in your browser", "View in browser: https://lom.example/v/1",
        "Having trouble viewing this message? Click here", "Im Browser ansehen",
        "https://lom.example/v/1",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "below",
    [
        "You are receiving this email because you signed up.\n\nLom Post, 1 Quay Road\n\nOptions",
        "---\nYou received this because you asked for it.\nUnsubscribe: https://lom.example/u",
        "Copyright © 2031 Lom Post, All rights reserved.\n\nOur mailing address is: Lom",
        "Unsubscribe | Preferences", "Sie erhalten diese E-Mail, weil Sie sie bestellt haben.",
    ],
)  # fmt: skip
def test_frame_of_a_newsletter_is_no_text(above, below):
    """What leads to a browser, and everything from why one got it."""
    text = (
        f"{above}\n\n{TOLD}\nRead more: https://lom.example/1\n\n* * *\n\nIt came back.\n\n{below}"
    )

    assert without_frame(text) == f"{TOLD}\n\nIt came back."


@pytest.mark.parametrize(
    "text",
    [
        f"{TOLD}\n\nYou are receiving this storm as a guest, he said.\n\n{'It blew. ' * 60}",
        f"{TOLD}\n\nMany want to unsubscribe from the news.",
        "Unsubscribe from it all, she told them.\n\nThey did.",
        "https://lom.example/1",
    ],
)
def test_news_about_newsletters_stays(text):
    """It has paragraphs behind it, or begins another way, or is all there is."""
    assert without_frame(text) == text.strip()
