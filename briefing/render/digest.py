"""The brief on one page: five headlines in a line each, what changed, who is where today.

The page is made of the mail's parts, so it can be a mail's body too.
"""

from dataclasses import dataclass
from pathlib import Path

from briefing.formats import FORMATS
from briefing.model import Brief, Document
from briefing.render.environment import environment, fill
from briefing.render.length_limits import bounded
from briefing.render.navigation import Ways
from briefing.render.text import fill_text
from briefing.render.view import Facts


@dataclass(frozen=True, kw_only=True)
class DigestRenderer:
    """Renders `digest.html`.

    Attributes:
        templates: A folder whose files replace or extend the default templates.
        home: Where the archive's first page lies from the page, if it does.
        beside: The formats that the brief has.
    """

    templates: Path | None = None
    home: str = ""
    beside: tuple[str, ...] = ()

    def render(self, brief: Brief) -> Document:
        """Return the page.

        Raises:
            RenderError: if a template is missing or broken.
        """
        facts = Facts(bounded(brief), ways=Ways.of(brief, self.home, self.beside))
        page = digest_page(facts, templates=self.templates)
        return FORMATS["digest"].document(page.encode())


def digest_page(facts: Facts, *, templates: Path | None = None, preheader: str = "") -> str:
    """Fill the page.

    Args:
        facts: What the brief holds.
        templates: The user's folder, or None.
        preheader: What a list of mails shows after the subject.

    Raises:
        RenderError: if a template is missing or broken.
    """
    values = {"brief": facts.brief, "facts": facts, "target": "mail", "preheader": preheader}
    return fill(environment(templates), "digest.html.j2", values)


def digest_text(facts: Facts, *, templates: Path | None = None) -> str:
    """Fill the same as plain text.

    Raises:
        RenderError: if a template is missing or broken.
    """
    return fill_text(facts, templates=templates, name="digest.txt.j2")
