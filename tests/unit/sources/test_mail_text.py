"""Mails, and pages saved as one file."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import ArticleError
from briefing.model import Problem
from briefing.sources import mail_text
from briefing.sources.parsed import Parsed

HEAD = (
    "From: Ferry Desk <desk@lom.example>\n"
    "Subject: Ferry =?utf-8?b?4oCT?= leaves again\n"
    "Date: Mon, 05 May 2031 14:20:00 +0200 (CEST)\n"
    "Message-ID: <one@lom.example>\n"
    "MIME-Version: 1.0\n"
)
TOLD = "The ferry to Lom left on Monday."


def read(content, **options):
    """The only article of a mail."""
    (article,) = mail_text.parse(content.encode(), where="a.eml", **options)
    assert isinstance(article, Parsed)
    return article


def test_headers_say_who_when_and_what():
    """Subject, sender, date and id; the signature is no text."""
    mail = f"{HEAD}Content-Type: text/plain; charset=utf-8\n\n{TOLD}\n\n-- \nFerry Desk\n"

    assert read(mail) == Parsed(
        text=TOLD,
        title="Ferry – leaves again",
        published=datetime(2031, 5, 5, 12, 20, tzinfo=UTC),
        outlet="Ferry Desk",
        key="one@lom.example",
    )


def test_plain_part_goes_before_html():
    """Of two versions of one text, the one without markup."""
    parts = f"--b\nContent-Type: text/plain\n\n{TOLD}\n--b\nContent-Type: text/html\n\n<p>No</p>\n"

    assert read(
        f"{HEAD}Content-Type: multipart/alternative; boundary=b\n\n{parts}--b--\n"
    ).text == (TOLD)


def test_html_is_read_where_it_is_all_there_is():
    """Quoted-printable, in its own charset."""
    head = f"{HEAD}Content-Type: text/html; charset=iso-8859-9\n"
    body = "<p>K=F6pr=FC a=E7=FDld=FD.</p><p>Ya=F0mur var.</p>"

    assert read(f"{head}Content-Transfer-Encoding: quoted-printable\n\n{body}").text == (
        "Köprü açıldı.\n\nYağmur var."
    )


def test_blank_that_only_marks_a_cut_line_goes():
    """`delsp=yes`: it may stand in the middle of a word."""
    kind = "Content-Type: text/plain; format=flowed; delsp=yes"

    assert read(f"{HEAD}{kind}\n\nThe fer \nry to  \nLom left.\n").text == "The ferry to Lom left."


def test_broken_lines_are_joined_where_the_mail_says_so():
    """`format=flowed`."""
    mail = f"{HEAD}Content-Type: text/plain; format=flowed\n\nThe ferry to \nLom left.\nLater.\n"

    assert read(mail).text == "The ferry to Lom left.\nLater."


def test_saved_page_is_read_as_a_page():
    """Its address, its headline, its own metadata."""
    html = (
        "<html><head><meta property='og:site_name' content='Lom Post'></head><body><article>"
        f"<h1>Ferry leaves</h1><p>{TOLD} It carried forty passengers and a cow.</p></article>"
    )
    head = (
        "From: <Saved by Browser>\nSnapshot-Content-Location: https://lom.example/1\n"
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n"
    )
    article = read(f"{head}\n--b\nContent-Type: text/html\n\n{html}\n--b--\n", page=True)

    assert (article.title, article.url, article.outlet) == (
        "Ferry leaves",
        "https://lom.example/1",
        "Lom Post",
    )
    assert article.text.startswith(TOLD)


def test_senseless_date_is_a_problem():
    """The mail is read all the same."""
    mail = HEAD.replace("Mon, 05 May 2031 14:20:00 +0200 (CEST)", "some day") + f"\n{TOLD}"

    problem, article = mail_text.parse(mail.encode(), where="a.eml")
    assert isinstance(problem, Problem)
    assert "some day" in problem.message
    assert article.text == TOLD


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("Köprü açıldı", "Köprü açıldı"),
        ("=?iso-8859-9?q?K=F6pr=FC_a=E7=FDld=FD?=", "Köprü açıldı"),
        ("=?klingon?q?Bridge?=", "=?klingon?q?Bridge?="),
        ("Bridge\n opens", "Bridge opens"),
    ],
)
def test_headline_is_read_however_it_is_encoded(stated, title):
    """What cannot be decoded stands as it is."""
    assert read(f"Subject: {stated}\nMIME-Version: 1.0\n\n{TOLD}").title == title


@pytest.mark.parametrize(
    "mail",
    [
        "Content-Type: multipart/mixed; boundary=b0\n\n"
        + "".join(
            f"--b{n}\nContent-Type: multipart/mixed; boundary=b{n + 1}\n\n" for n in range(3_000)
        ),
        "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\nContent-Type: image/png\n\n" * 900,
        "Content-Disposition: attachment\n\nThe minutes of the meeting.",
    ],
    ids=["nested", "many", "attachment"],
)
def test_mail_that_is_made_to_hurt_or_holds_no_text_is_named(mail):
    """Neither a crash nor silence."""
    with pytest.raises(ArticleError):
        read(f"{HEAD}{mail}")


def test_header_without_end_costs_nothing():
    """Its beginning is as much as anybody reads."""
    assert len(read(f"Subject: {'(' * 90_000}\n{HEAD}\n{TOLD}").title) == 2_000


def test_mail_without_text_is_named():
    """A picture alone is no article."""
    with pytest.raises(ArticleError, match="no text"):
        list(mail_text.parse(f"{HEAD}Content-Type: image/png\n\nx".encode(), where="a.eml"))


@pytest.mark.parametrize(
    ("text", "mail"),
    [
        (f"{HEAD}\n{TOLD}", True),
        (f"\ufeff{HEAD}\n{TOLD}", True),
        (f"From: the harbour\nSubject: ferries\n\n{TOLD}", False),
        (f"{TOLD}\n\n{HEAD}", False),
        (TOLD, False),
    ],
)
def test_mail_saved_as_text_is_known_by_its_headers(text, mail):
    """A text about mail is none."""
    assert mail_text.is_mail(text.encode()) is mail


@given(st.binary(max_size=400))
def test_no_bytes_break_it(content):
    """An article, a problem, or an error that is named."""
    for start in (b"", HEAD.encode(), b"Content-Type: text/html; charset=x\n\n"):
        try:
            list(mail_text.parse(start + content, where="a.eml"))
        except ArticleError:
            continue


def mixed(*parts):
    return f"{HEAD}Content-Type: multipart/mixed; boundary=b\n\n" + "".join(
        f"--b\n{part}\n" for part in parts
    )


@pytest.mark.parametrize(
    "head",
    ["Content-Disposition: inline; filename=log.txt", "Content-Type: text/plain; name=a.txt"],
)
def test_a_file_that_lies_before_the_text_is_not_the_text(head):
    """Though it is to be shown; if it is all there is, it is."""
    file = f"{head}\n\nERROR in line 7"

    assert read(mixed(file, f"Content-Type: text/plain\n\n{TOLD}")).text == TOLD
    assert read(mixed(file)).text == "ERROR in line 7"


def test_plain_part_that_only_points_to_the_other_is_not_the_text():
    """As newsletters have it for programs that show no HTML."""
    plain = "Content-Type: text/plain\n\nYour program shows no HTML."
    html = f"Content-Type: text/html\n\n<p style='display:none'>Ad</p><p>{TOLD}</p><p>{TOLD}</p>"

    assert read(mixed(plain, html)).text == f"{TOLD}\n\n{TOLD}"


def test_attached_mails_are_articles_of_their_own():
    """Those of a digest, and one that is passed on, at any depth."""
    inner = "From: B <b@x>\nSubject: Two\nMessage-ID: <two@x>\n\nThe second text."
    digest = (
        "Content-Type: multipart/digest; boundary=d\n\n"
        f"--d\nContent-Type: message/rfc822\n\n{inner}\n--d--"
    )
    mail = mixed(f"Content-Type: text/plain\n\n{TOLD}", digest) + "--b--\n"

    found = list(mail_text.parse(mail.encode(), where="a.eml"))

    assert [(one.key, one.outlet, one.text) for one in found] == [
        ("one@lom.example", "Ferry Desk", TOLD),
        ("two@x", "B", "The second text."),
    ]


@pytest.mark.parametrize(
    ("answered", "text"),
    [
        (f"{TOLD}\n\nOn 4 May Ann wrote:\n> It will not leave.\n>\n> Ann\n", TOLD),
        (f"{TOLD}\n\nOn 4 May Ann Vik <a@x>\nwrote:\n\n> It will not leave.\n", TOLD),
        (f"{TOLD}\nShe wrote:\n> It will not leave.\n", TOLD),
        (f"{TOLD}\n\n> A line of a poem.\n", f"{TOLD}\n\n> A line of a poem."),
        ("> It will not leave.\n\nIt will.", "> It will not leave.\n\nIt will."),
        ("Ann wrote:\n> It will not.", "Ann wrote:\n> It will not."),
    ],
)
def test_what_a_mail_answers_is_not_its_text(answered, text):
    """At its end, under a line that says whose it is, unless there is nothing else."""
    assert read(f"{HEAD}\n{answered}").text == text


def test_mail_without_a_date_is_of_the_day_it_came():
    """By the clock of the server that took it."""
    head = "From: A <a@x>\nReceived: from x by y; Mon, 05 May 2031 14:20:00 +0200\n"

    assert read(f"{head}\n{TOLD}").published == datetime(2031, 5, 5, 12, 20, tzinfo=UTC)


def test_letters_that_say_no_charset_are_read_and_told():
    """In the headers as browsers read them; that the text's charset was guessed is told."""
    mail = "From: A <a@x>\nSubject: Fähre\n\nDie Fähre fährt für Lüneburg über die große Förde."

    problem, found = mail_text.parse(mail.encode("cp1252"), where="a.eml")

    assert found.title == "Fähre"
    assert isinstance(problem, Problem)
    assert "does not say its charset" in problem.message


def test_mark_and_empty_lines_before_the_headers_cost_nothing():
    """Some programs save them so."""
    assert read(f"\ufeff\r\n{HEAD}\n{TOLD}\n").title == "Ferry – leaves again"


def test_headline_is_not_repeated_above_the_text():
    """HTML newsletters begin with it."""
    html = f"<h1>Ferry – leaves again</h1><p>{TOLD}</p>"

    assert read(f"{HEAD}Content-Type: text/html; charset=utf-8\n\n{html}").text == TOLD


def test_documents_attached_are_named():
    """They may be what the mail speaks of; pictures and signatures are not."""
    parts = "".join(
        f"--b\nContent-Type: {kind}\nContent-Disposition: attachment; filename={name}\n\nx\n"
        for kind, name in (("application/pdf", "plan.pdf"), ("image/png", "logo.png"))
    )
    mail = f"{HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\n\n{TOLD}\n{parts}--b--\n"
    article, problem = mail_text.parse(mail.encode(), where="a.eml")

    assert article.text == TOLD
    assert problem.message == "what is attached to it was not read: plan.pdf"
    assert problem.notice


def test_signs_without_a_shape_fill_no_line():
    """Newsletters hide the beginning of their text from lists of mails."""
    html = f"<p>{TOLD}</p><p>&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#8203;</p><p>It came back.</p>"

    assert read(f"{HEAD}Content-Type: text/html\n\n{html}").text == f"{TOLD}\n\nIt came back."


def test_sign_that_joins_letters_stays():
    """A Persian word has one inside."""
    words = "کشتی می\u200cرود."

    assert read(f"{HEAD}Content-Type: text/html; charset=utf-8\n\n<p>{words}</p>").text == words
