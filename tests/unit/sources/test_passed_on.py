"""Mails that pass on what others wrote: the news is theirs, and so are its day and its title."""

from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from briefing.sources import mail_text
from briefing.sources.parsed import Parsed
from briefing.sources.passed_on import passed_on

TOLD = "The ferry to Lom left on Monday."
OLDER = (
    "From: Lom Post <news@lom.example>\nSent: Sunday, May 4, 2031 8:00 AM\nTo: Desk\nSubject: Old\n"
)
SENT = datetime(2031, 5, 4, 5, tzinfo=UTC)


def written(text, *, subject="Fwd: Old", html=False):
    """A mail that somebody at the desk sent."""
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Bo Moe <bo@desk.example>", subject
    mail["Date"] = "Mon, 5 May 2031 09:00:00 +0300"
    mail.set_content(text, subtype="html" if html else "plain")
    return mail


def articles(mail):
    """Those of a mail."""
    items = mail_text.parse(mail.as_bytes(), where="a.eml")
    return [item for item in items if isinstance(item, Parsed)]


@pytest.mark.parametrize(
    "mark",
    [
        "---------- Forwarded message ---------", "Begin forwarded message:",
        "Anfang der weitergeleiteten Nachricht:", "Début du message transféré :",
    ],
)  # fmt: skip
@pytest.mark.parametrize("gap", ["", "\n"])
def test_mail_below_a_note_is_passed_on_without_its_head(mark, gap):
    """The note stays; subject, sender and hour are those of the mail."""
    (found,) = articles(written(f"See below.\n\n{mark}\n{gap}{OLDER}\n{TOLD}\n", subject="Fwd:"))

    assert (found.text, found.title) == (f"See below.\n\n{TOLD}", "Old")
    assert (found.outlet, found.published) == ("Lom Post", SENT)


@pytest.mark.parametrize("rule", ["", "_" * 32 + "\n"])
def test_bare_head_is_that_of_a_mail_passed_on_if_the_subject_says_so(rule):
    """Else it is that of an older one, which was answered."""
    text = f"For the file.\n\n{rule}{OLDER}\n{TOLD}\n"

    (found,) = articles(written(text, subject="FW: Old"))
    assert (found.text, found.outlet) == (f"For the file.\n\n{TOLD}", "Lom Post")
    assert passed_on(text, subject="Re: Old") is None


@pytest.mark.parametrize(
    ("subject", "head"),
    [
        ("TR: x", "De : Lom Post <n@l.example>\nEnvoyé : 4 mai 2031 08:00\nÀ : Desk\nObjet : Old"),
        ("RV: x", "De: Lom Post <n@l.example>\nFecha: 4 may 2031 08:00\nPara: Desk\nAsunto: Old"),
        ("WG: x", "Von: Lom Post <n@l.example>\nGesendet: 4. Mai 2031 08:00\nBetreff: Old"),
        ("I: x", "Da: Lom Post <n@l.example>\nInviato: 4 maggio 2031 08:00\nOggetto: Old"),
        ("İLT: x", "Kimden: Lom Post <n@l.example>\nTarih: 4 Mayıs 2031 08:00\nKonu: Old"),
    ],
)
def test_heads_of_other_languages_are_read(subject, head):
    """As the programs of their readers print them."""
    (found,) = articles(written(f"{head}\n\n{TOLD}\n", subject=subject))

    assert (found.text, found.outlet, found.published) == (TOLD, "Lom Post", SENT)


def test_mail_that_went_through_two_hands_is_the_first_ones():
    """Each puts a head above it."""
    mark = "---------- Forwarded message ---------"
    second = (
        "From: Ola Li <ola@desk.example>\nDate: Mon, 5 May 2031 at 8:00 AM\nSubject: Fwd: Old\n"
    )
    text = f"{mark}\n{second}\n\n{mark}\n{OLDER}\n\n{TOLD}\n"
    (found,) = articles(written(text, subject="Fwd: Fwd: Old"))

    assert (found.title, found.text, found.outlet) == ("Old", TOLD, "Lom Post")
    assert found.published == SENT


def test_head_in_html_is_read_as_well():
    """As an office program writes it."""
    head = "".join(
        f"<b>{name}:</b> {value}<br>"
        for name, value in (line.split(": ", 1) for line in OLDER.replace("<", "&lt;").splitlines())
    )
    text = f"<p>For the file.</p><div><p>{head}</p></div><p>&nbsp;</p><p>{TOLD}</p>"
    (found,) = articles(written(text, subject="WG: Old", html=True))

    assert found.text == f"For the file.\n\n{TOLD}"
    assert found.published == SENT


def test_long_text_above_a_mail_is_more_than_a_note():
    """Then the mail below is what it speaks of."""
    text = f"{'It blew all night. ' * 20}\n\nBegin forwarded message:\n\n{OLDER}\n{TOLD}"

    assert passed_on(text, subject="Fwd: Old") is None


@pytest.mark.parametrize(("subject", "number"), [("Fwd: Old", 1), ("Old", 1), ("Two mails", 2)])
def test_note_above_an_attached_mail_is_no_article(subject, number):
    """If that is all it is for; what has a subject of its own may be one."""
    inner = written(TOLD, subject="Old")
    outer = written("Please see what is attached.", subject=subject)
    outer.add_attachment(inner)

    found = articles(outer)
    assert len(found) == number
    assert (found[-1].title, found[-1].text) == ("Old", TOLD)


def test_page_saved_by_an_old_browser_has_its_address():
    """It stands with the page, not with the whole."""
    body = f"<html><body><h1>Ferry leaves</h1><p>{TOLD} It left early.</p></body></html>"
    content = (
        "Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n"
        f"Content-Type: text/html\nContent-Location: https://lom.example/1\n\n{body}\n--b--\n"
    )
    items = mail_text.parse(content.encode(), where="a.mht", page=True)

    assert [item.url for item in items if isinstance(item, Parsed)] == ["https://lom.example/1"]
