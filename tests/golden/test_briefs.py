"""The formats as they are: a change in what readers get shows as a difference to be looked at.

`UPDATE_GOLDEN=1 python -m pytest tests/golden/test_briefs.py` writes the files anew.
"""

import email
import email.policy
import os
import re
from pathlib import Path

import pytest

from briefing.render.brief_json import JsonRenderer
from briefing.render.digest import DigestRenderer
from briefing.render.ics import IcsRenderer
from briefing.render.mail_body import MailRenderer
from briefing.render.screen import HtmlRenderer
from briefing.render.text import TextRenderer
from tests.sample_brief import brief, empty

FOLDER = Path(__file__).parent / "briefs"
BRIEFS = {"small": brief(stories=4, actors=5, visits=10), "empty": empty()}


def _html(made):
    page = HtmlRenderer(fonts="").render(made).content.decode()
    return re.sub(r"<style>.*?</style>", "<style></style>", page, flags=re.DOTALL)


def _mail(made):
    content = MailRenderer().render(made).content
    message = email.message_from_bytes(content, policy=email.policy.default)
    return f"Subject: {message['Subject']}\n\n{message.get_body(('html',)).get_content()}"


FORMS = {
    "html": _html,
    "mail.html": _mail,
    "digest.html": lambda made: DigestRenderer().render(made).content.decode(),
    "txt": lambda made: TextRenderer().render(made).content.decode(),
    "json": lambda made: JsonRenderer().render(made).content.decode(),
    "ics": lambda made: IcsRenderer().render(made).content.decode(),
}


@pytest.mark.parametrize("name", BRIEFS)
@pytest.mark.parametrize("form", FORMS)
def test_a_format_is_as_it_was_looked_at(name, form):
    """What is compared was read by a person before it was kept."""
    path = FOLDER / f"{name}.{form}"
    made = FORMS[form](BRIEFS[name])
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(made.encode())

    assert made.encode() == path.read_bytes()
