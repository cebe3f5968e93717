"""Web pages that a browser printed: what it wrote at the edges of each sheet."""

import pytest

from briefing.sources.browser_prints import without_browser

URL = "https://moe.example/tram"
TITLE = "Tram to Vik stands still"
TOLD = "The tram to Vik stood still on Monday, the town said."
MORE = "It is to run again on Tuesday."


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        (["5/6/31, 9:12 AM", f"{TITLE} - Moe Herald"], [URL, "{}/2"]),
        ([f"06.05.2031, 09:12 {TITLE} - Moe Herald"], [f"{URL} {{}}/2"]),
        ([f"{TITLE} - Moe Herald", URL], ["{} of 2", "5/6/31, 9:12 AM"]),
        ([TITLE, URL], ["{} of 2", "5/6/31, 9:12 AM"]),
    ],
    ids="apart together other same".split(),
)
def test_what_a_browser_wrote_is_no_text(head, foot):
    """Each has its way; the address is that of the article."""
    sheets = [[TITLE, TOLD], [MORE]]
    pages = [[*head, *sheet, *(one.format(n) for one in foot)] for n, sheet in enumerate(sheets, 1)]

    one = without_browser(pages[:1])
    assert (one.pages, one.url) == ([[TITLE, TOLD]], URL)
    both = without_browser(pages)
    assert both.pages == [[TITLE, TOLD], [MORE]]
    assert both.url == URL


def test_other_papers_stay_as_they_are():
    """One may print its address, and a day with an hour."""
    for page in (["Moe Herald", TITLE, TOLD, URL], [TITLE, "06.05.2031, 09:12", TOLD]):
        assert without_browser([page]).pages == [page]


def test_address_that_the_browser_cut_is_none():
    """It leads nowhere."""
    found = without_browser([["5/6/31, 9:12 AM", TITLE, TOLD, f"{URL}…"]])

    assert found.url is None
    assert found.pages == [[TITLE, TOLD]]
