"""A mail's own words, without those of older mails and of its mailing list."""

import pytest

from briefing.sources.mail_words import own_words

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
        f"---------- Forwarded message ---------\n{OLDER}\n{TOLD}\n",
        f"----- Weitergeleitete Nachricht -----\nVon: Ola\nDatum: 4. Mai 2031\n\n{TOLD}",
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
