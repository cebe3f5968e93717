"""The table of formats: what is written there is what the renderers write."""

import importlib

import pytest

from briefing.formats import FORMATS, ending_of
from briefing.plugins import names
from tests.sample_brief import brief

SMALL = brief(stories=1, actors=1, visits=1)


def test_every_format_can_be_named_in_a_configuration():
    assert set(FORMATS) <= set(names("renderers"))


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "pdf"])
def test_a_renderer_writes_the_file_that_the_table_names(name):
    module, _, attribute = FORMATS[name].renderer.partition(":")
    document = getattr(importlib.import_module(module), attribute)().render(SMALL)

    assert document == FORMATS[name].document(document.content)


def test_no_two_formats_have_one_file_or_one_ending():
    """A channel that is asked for the page must not hand over the digest as well."""
    assert len({one.file for one in FORMATS.values()}) == len(FORMATS)
    assert len({one.ending for one in FORMATS.values()}) == len(FORMATS)


@pytest.mark.parametrize(
    ("file", "ending"),
    [("brief.pdf", "pdf"), ("digest.html", "digest.html"), ("brief.epub", "epub")],
)
def test_a_file_is_told_from_the_others_by_its_ending(file, ending):
    assert ending_of(file) == ending
