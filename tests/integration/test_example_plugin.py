"""The plug-in in examples/, used as its docstring says: beside a configuration that names it."""

import shutil
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from briefing import runs
from briefing.assembly import assemble
from briefing.config import load_config
from briefing.errors import ConfigError

PLUGIN = Path(__file__).parents[2] / "examples" / "plugins" / "newsletters.py"
NOW = datetime(2026, 3, 4, 8, tzinfo=UTC)


def mail(folder: Path, name: str, *, text: str | None, sender: str = "Harbour <n@h.example>"):
    message = EmailMessage()
    message["From"], message["Subject"] = sender, f"Letter {name}"
    message["Date"] = datetime(2026, 3, 3, 9, tzinfo=UTC)
    message["Message-ID"] = f"<{name}@h.example>"
    if text is None:
        message.add_attachment(b"...", maintype="application", subtype="pdf", filename="a.pdf")
    else:
        message.set_content(text)
    (folder / name).write_bytes(message.as_bytes())


@pytest.fixture
def configured(tmp_path):
    shutil.copy(PLUGIN, tmp_path)
    for folder in ("cur", "new"):
        (tmp_path / "Maildir" / folder).mkdir(parents=True)

    def configure(options: str = ""):
        path = tmp_path / "config.yaml"
        path.write_text(
            f"sources:\n  - use: newsletters:Newsletters\n    path: Maildir\n{options}",
            encoding="utf-8",
        )
        return load_config(path)

    return configure


def test_newsletters_become_articles_and_what_is_none_is_named(configured, tmp_path):
    mail(tmp_path / "Maildir" / "cur", "one", text="The ferry to Kadıköy sails again.\n")
    mail(tmp_path / "Maildir" / "new", "two", text=None)

    with assemble(configured()) as workshop:
        report = runs.collect(workshop, now=NOW)
        (article,) = workshop.store.articles.first_seen_between(
            since=datetime(2026, 3, 1, tzinfo=UTC), until=NOW
        )

    assert (article.source, article.title) == ("Harbour", "Letter one")
    assert article.published_at == datetime(2026, 3, 3, 9, tzinfo=UTC)
    assert article.text == "The ferry to Kadıköy sails again."
    assert [problem.where for problem in report.problems] == ["two"]


def test_only_wanted_senders_are_read(configured, tmp_path):
    mail(tmp_path / "Maildir" / "cur", "one", text="Advertisement.", sender="x@y.example")

    with assemble(configured("    senders: [n@h.example]\n")) as workshop:
        report = runs.collect(workshop, now=NOW)

    assert report.outcomes[0].read == 0


def test_a_folder_that_is_no_maildir_is_a_failed_source(configured, tmp_path):
    (tmp_path / "Maildir" / "cur").rmdir()

    with assemble(configured()) as workshop:
        report = runs.collect(workshop, now=NOW)

    assert report.outcomes[0].failed
    assert "is no Maildir" in report.problems[0].message


def test_a_wrong_option_is_found_when_the_configuration_is_read(configured):
    with pytest.raises(ConfigError, match="did you mean 'senders'"):
        configured("    sender: n@h.example\n")
