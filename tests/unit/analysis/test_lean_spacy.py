"""spaCy is imported without its command line, and misses nothing."""

import pytest

from tests.own_process import printed_by

COME_LATE = ("spacy.cli", "weasel", "typer", "requests", "httpx")


def test_what_reads_articles_imports_no_command_line_of_spacy() -> None:
    """Neither what asks the web for models, nor what manages projects."""
    (found,) = printed_by(
        "import sys\nfrom briefing.analysis.late_reader import LateReader\n"
        "list(LateReader({}).analyse([]))\n"
        "assert 'spacy' in sys.modules\n"
        f"print([name for name in {COME_LATE!r} if name in sys.modules])"
    )

    assert found == "[]"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("import spacy.cli\nprint(spacy.cli.download.__module__)", "spacy.cli.download"),
        (
            "import spacy\nprint(spacy.info(silent=True)['spacy_version'] == spacy.__version__)",
            "True",
        ),
        ("import spacy\nprint(spacy.blank('en')('Bread is dear.')[3])", "."),
    ],
)
def test_who_asks_for_it_gets_it(asked: str, told: str) -> None:
    """The package is there as if nothing had been left out."""
    before = "from briefing.analysis.lean_spacy import import_spacy\nimport_spacy()\n"

    assert printed_by(before + asked)[-1] == told


def test_where_spacy_is_imported_already_nothing_changes() -> None:
    """Its command line may be in use."""
    before = "import spacy, spacy.cli\nkept = spacy.cli\n"
    after = "import sys\nprint(sys.modules['spacy.cli'] is kept)"

    assert printed_by(
        f"{before}from briefing.analysis.lean_spacy import import_spacy\nimport_spacy()\n{after}"
    ) == ["True"]
