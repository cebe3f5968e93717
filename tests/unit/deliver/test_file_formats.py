"""A channel's formats are named by format or ending, and rendered if they are needed."""

from pathlib import Path

from briefing.deliver.file_formats import endings_of, formats_of
from briefing.deliver.folder import Folder
from briefing.deliver.mail import Mail
from briefing.deliver.notify import Notify


def test_formats_and_endings_mean_the_same() -> None:
    """`text` is `txt`; an unknown ending stays as it is, for a format of the user's own."""
    assert endings_of(["text", "txt", ".pdf", "epub"]) == ("txt", "pdf", "epub")
    assert formats_of(["text", "txt", ".pdf", "epub"]) == ("text", "pdf")


def test_a_page_and_a_digest_are_two_files() -> None:
    """Both are HTML; who asks for the one does not get the other."""
    assert endings_of(["html", "digest"]) == ("html", "digest.html")
    assert formats_of(["digest.html"]) == ("digest",)


def test_a_channel_says_what_must_be_rendered_for_it() -> None:
    """A mail with the PDF has its PDF, even if the edition only makes a page."""
    mail = Mail(host="h", to=("a@example.org",), sender="b@example.org", attach=("pdf", "ics"))

    assert mail.needs == ("email", "pdf", "ics")
    assert Folder(Path()).needs == ()
    assert Folder(Path(), formats=("txt",)).needs == ("text",)
    assert Notify(("x://y",)).needs == ("pdf",)
