"""The brief as plain text, for terminals, mail programs without HTML and everything that pipes."""

import re
import textwrap
from dataclasses import dataclass
from pathlib import Path

from briefing.formats import FORMATS
from briefing.model import Brief, Document
from briefing.render.addresses import LONGEST_URL
from briefing.render.environment import environment, fill
from briefing.render.length_limits import bounded
from briefing.render.safe_text import clean, whole
from briefing.render.view import Facts

# Mail is quoted with "> " and must not break at 80.
_WIDTH = 76


@dataclass(frozen=True, kw_only=True)
class TextRenderer:
    """Renders `brief.txt`.

    Attributes:
        templates: A folder whose files replace or extend the default templates.
    """

    templates: Path | None = None

    def render(self, brief: Brief) -> Document:
        """Return the text.

        Raises:
            RenderError: if a template is missing or broken.
        """
        text = fill_text(Facts(bounded(brief)), templates=self.templates)
        return FORMATS["text"].document(text.encode())


def fill_text(
    facts: Facts,
    *,
    templates: Path | None = None,
    cut_words: str = "",
    name: str = "brief.txt.j2",
) -> str:
    """Fill a text template.

    Args:
        facts: What the brief holds.
        templates: The user's folder, or None.
        cut_words: What the reader must know about what was left out.
        name: The template.

    Raises:
        RenderError: if a template is missing or broken.
    """
    made = environment(templates)
    made.finalize = None
    made.filters["wrap"] = wrap
    values = {"brief": facts.brief, "facts": facts, "cut_words": clean(cut_words)}
    text = fill(made, name, values)
    return whole(_MANY_EMPTY.sub("\n\n", _TRAILING.sub("", text).strip("\n")) + "\n")


_TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)
_MANY_EMPTY = re.compile(r"\n{3,}")


def wrap(text: str, mark: str = "") -> str:
    """Clean a text and break it into lines; a mark stands before the first, space before others.

    Long words stay whole: where nothing can be clicked, an address is copied from what is printed.
    """
    return textwrap.fill(
        clean(text, longest_word=LONGEST_URL).strip(),
        width=_WIDTH,
        initial_indent=mark,
        subsequent_indent=" " * len(mark),
        break_long_words=False,
        break_on_hyphens=False,
    )
