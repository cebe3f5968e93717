"""The brief as a mail: an HTML part that mail programs can show, a text part that says the same.

Both parts stay so small that no mail program cuts them; what a long brief leaves out is said at the
top and is in the attached PDF. Sender, recipients, date and message id belong to whoever sends it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256
from pathlib import Path
from typing import Literal

from briefing.errors import RenderError
from briefing.formats import FORMATS
from briefing.model import Brief, Document
from briefing.render.digest import digest_page, digest_text
from briefing.render.environment import environment, fill
from briefing.render.length_limits import bounded
from briefing.render.navigation import Ways
from briefing.render.phrases import counted
from briefing.render.safe_text import clean
from briefing.render.text import fill_text
from briefing.render.view import Facts

# Gmail hides what lies beyond 102 KB behind a link.
MOST_BYTES = 100_000
_LONGEST_SUBJECT = 180

MailBody = Literal["full", "digest"]
# Programs show a hundred characters or so; what is longer is never seen.
_LONGEST_PREHEADER = 220


@dataclass(frozen=True, kw_only=True)
class MailRenderer:
    """Renders `brief.eml`.

    Attributes:
        templates: A folder whose files replace or extend the default templates.
        mail_body: What the mail says: the whole brief, or its digest.
        base_url: Where the output folder lies on the web, if it does: the mail leads there.
        beside: The formats that the brief has.
    """

    templates: Path | None = None
    mail_body: MailBody = "full"
    base_url: str | None = None
    beside: tuple[str, ...] = ()

    def render(self, brief: Brief, *, attachments: Sequence[Document] = ()) -> Document:
        """Return the mail, ready but for its sender and recipients.

        Args:
            brief: The brief.
            attachments: Documents to attach, such as the PDF.

        Raises:
            RenderError: if a template is missing or broken.
        """
        message = render_mail(
            brief,
            attachments,
            templates=self.templates,
            mail_body=self.mail_body,
            ways=Ways.of(brief, self.base_url, self.beside),
        )
        return FORMATS["email"].document(message.as_bytes(policy=SMTP))


def render_mail(
    brief: Brief,
    attachments: Sequence[Document] = (),
    *,
    templates: Path | None = None,
    mail_body: MailBody = "full",
    ways: Ways | None = None,
) -> EmailMessage:
    """Return the brief as a message without sender, recipients, date and id.

    The same brief and attachments give the same bytes.

    Raises:
        RenderError: if a template is missing or broken, or what no mail may leave out is too long.
    """
    brief = bounded(brief)
    text, html = (
        _digest(Facts(brief, ways=ways), templates)
        if mail_body == "digest"
        else _full(Facts(brief, ways=ways), templates, attached=bool(attachments))
    )
    message = EmailMessage(policy=SMTP)
    message["Subject"] = subject(brief)
    message.set_content(text, cte="base64")
    message.add_alternative(html, subtype="html", cte="base64")
    for document in attachments:
        kind, _, subtype = document.media_type.partition("/")
        message.add_attachment(
            document.content,
            maintype=kind,
            subtype=subtype,
            filename=_file_name(brief, document),
        )
    _fix_boundaries(message, brief)
    return message


def subject(brief: Brief) -> str:
    """Return the subject line: the brief's name, its date and its lead."""
    day = Facts(brief).clock.day(brief.day)
    lead = brief.stories[0].summary.headline if brief.stories else "nothing to tell"
    return clean(f"{brief.title}, {day}: {lead}", limit=_LONGEST_SUBJECT)


def preheader(facts: Facts) -> str:
    """Return what a list of mails shows after the subject: the next headlines, what changed."""
    told = [one.told.summary.headline for one in facts.stories[1:3]]
    told += [
        f"{one.word}: {' and '.join(one.visit.visitor)}{one.rest}" for one in facts.changes[:2]
    ]
    return clean(
        "; ".join(told) or facts.empty_words or facts.window_words, limit=_LONGEST_PREHEADER
    )


def _file_name(brief: Brief, document: Document) -> str:
    stem, _, ending = document.name.rpartition(".")
    return f"{stem or 'brief'}-{brief.day.isoformat()}.{ending}"


def _digest(facts: Facts, templates: Path | None) -> tuple[str, str]:
    """Return the two texts of a mail that leaves all but the most important to the brief."""
    page = digest_page(facts, templates=templates, preheader=preheader(facts))
    return digest_text(facts, templates=templates), page


def _full(facts: Facts, templates: Path | None, *, attached: bool) -> tuple[str, str]:
    """Return the two texts of a mail that says all that goes into it."""
    shortened, html = _fitting(facts, templates)
    words = _cut_words(facts.brief, shortened.brief, attached=attached)
    return fill_text(shortened, templates=templates, cut_words=words), html


def _fitting(facts: Facts, templates: Path | None) -> tuple[Facts, str]:
    """Return the longest form of the brief whose mail is not cut, and its HTML part."""
    brief = facts.brief
    stories, actors, visits = len(brief.stories), len(brief.actors), len(brief.visits)
    share = 1.0
    while share > _LEAST_SHARE:
        shortened = _shortened(
            brief, _part(stories, share), _part(actors, share), _part(visits, share)
        )
        part = replace(facts, brief=shortened)
        html = _html(part, templates, _cut_words(brief, shortened, attached=True))
        if len(html.encode()) <= MOST_BYTES:
            return part, html
        share *= min(0.9, 0.95 * MOST_BYTES / len(html.encode()))
    raise RenderError(
        f"the mail of {brief.edition} {brief.day} is too long even with one story",
        hint="shorten the summaries or the mail template",
    )


_LEAST_SHARE = 0.001


def _part(count: int, share: float) -> int:
    return min(count, max(int(count * share), 1))


def _shortened(brief: Brief, stories: int, actors: int, visits: int) -> Brief:
    if (stories, actors, visits) == (len(brief.stories), len(brief.actors), len(brief.visits)):
        return brief
    told, people, journeys = brief.stories[:stories], brief.actors[:actors], brief.visits[:visits]
    cited = {sentence.evidence.article for one in told for sentence in one.summary.sentences}
    cited |= {one.summary.headline_article for one in told}
    cited |= {actor.why.article for actor in people}
    cited |= {role.evidence.article for actor in people for role in actor.roles[:1]}
    cited |= {evidence.article for visit in journeys for evidence in visit.evidence}
    cited |= {conflict.evidence.article for visit in journeys for conflict in visit.conflicts}
    return replace(
        brief,
        stories=told,
        actors=people,
        visits=journeys,
        citations=tuple(one for one in brief.citations if one.article in cited),
    )


def _cut_words(brief: Brief, shortened: Brief, *, attached: bool) -> str:
    missing = [
        counted(len(whole) - len(part), noun)
        for whole, part, noun in (
            (brief.stories, shortened.stories, "story"),
            (brief.actors, shortened.actors, "key actor"),
            (brief.visits, shortened.visits, "visit"),
        )
        if len(whole) > len(part)
    ]
    if not missing:
        return ""
    where = "the attached brief" if attached else "the full brief"
    return f"This mail leaves out {', '.join(missing)}: see {where}."


def _html(facts: Facts, templates: Path | None, cut_words: str) -> str:
    values: dict[str, object] = {
        "brief": facts.brief,
        "facts": facts,
        "target": "mail",
        "cut_words": cut_words,
    }
    values["preheader"] = preheader(facts)
    return fill(environment(templates), "email.html.j2", values)


def _fix_boundaries(message: EmailMessage, brief: Brief) -> None:
    """Name the borders between the parts by the content: Python would draw them at random."""
    parts = [part for part in message.walk() if part.is_multipart()]
    for place, part in enumerate(parts):
        seed = f"{brief.edition} {brief.day} {brief.number} {place}"
        part.set_boundary(f"=_briefing_{sha256(seed.encode()).hexdigest()[:32]}")
