"""P1: an address of three hundred characters, as sites write them, is whole in every format."""

import email
import email.policy
import html
import json
import re
from dataclasses import replace
from io import BytesIO

import pytest

from briefing.render.archive import ArchiveRenderer
from briefing.render.archive_contents import Archive
from briefing.render.brief_json import JsonRenderer
from briefing.render.digest import DigestRenderer
from briefing.render.mail_body import MailRenderer
from briefing.render.pdf import PdfRenderer
from briefing.render.screen import HtmlRenderer
from briefing.render.text import TextRenderer
from tests.sample_brief import brief

pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")


def address(number):
    """Another one for every source; the part that tells them apart comes last."""
    start = "https://www.long-news.example/2031/03/14/world/"
    end = f"?id={number:05}&from=feed"
    middle = ("a-minister-and-his-counterpart-" * 9)[: 300 - len(start) - len(end)]
    return start + middle + end


def made():
    whole = brief(stories=4, actors=3, visits=3)
    cited = tuple(replace(one, url=address(one.number)) for one in whole.citations)
    return replace(whole, citations=cited)


MADE = made()
STORED = {one.url for one in MADE.citations}


def mail(part):
    message = email.message_from_bytes(
        MailRenderer().render(MADE).content, policy=email.policy.default
    )
    return message.get_body((part,)).get_content()


def links_of_a_pdf():
    pdf = pypdf.PdfReader(BytesIO(PdfRenderer().render(MADE).content))
    links = [one.get_object() for page in pdf.pages for one in page.get("/Annots", [])]
    return {str(link["/A"]["/URI"]) for link in links if "/URI" in link.get("/A", {})}


def archive():
    pages = ArchiveRenderer().render(Archive.of([MADE], lambda _: ("brief.html",)))
    return "".join(one.content.decode() for one in pages if one.name.endswith(".html"))


def hrefs(page):
    return {
        html.unescape(href)
        for href in re.findall(r'href="([^"]*)"', page)
        if href.startswith("http")
    }


FORMS = {
    "html": lambda: hrefs(HtmlRenderer(fonts="").render(MADE).content.decode()),
    "archive": lambda: hrefs(archive()),
    "digest": lambda: hrefs(DigestRenderer().render(MADE).content.decode()),
    "mail": lambda: hrefs(mail("html")),
    "mail as text": lambda: set(re.findall(r"https?://\S+", mail("plain"))),
    "text": lambda: set(re.findall(r"https?://\S+", TextRenderer().render(MADE).content.decode())),
    "json": lambda: {
        one["url"] for one in json.loads(JsonRenderer().render(MADE).content)["brief"]["citations"]
    },
    "pdf": links_of_a_pdf,
}
# These lead to the sources of what they show, which is not all of it.
_SOME = {"digest", "archive", "mail", "pdf"}


@pytest.mark.parametrize(
    "form", [pytest.param(form, marks=pytest.mark.pdf if form == "pdf" else ()) for form in FORMS]
)
def test_a_long_address_is_whole(form):
    found = FORMS[form]()

    assert found
    assert found <= STORED
    assert form in _SOME or found == STORED
    assert all(len(one) == 300 for one in found)
