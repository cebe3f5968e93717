"""Texts that a press database exported."""

from datetime import UTC, date, datetime

import pytest

from briefing.model import Problem
from briefing.sources import Folder, plain_text
from briefing.sources.press_databases import articles_of_a_database

TITLE = "Tram to Vik stands still"
TOLD = ("The tram to Vik stood still on Monday, the town said.", "It is to run again on Tuesday.")
TEXT = "\n\n".join(TOLD)
NOW = datetime(2031, 5, 6, tzinfo=UTC)

NEXIS = (
    f"{TITLE}\n\nMoe Herald\n\nMay 5, 2031 Monday\n\n\nCopyright 2031 Moe Media All Rights Reserved"
    "\n\n\nSection: NEWS; Pg. 4\n\nLength: 1,345 words\n\nByline: Moa Lund\n\nDateline: VIK\n\n"
    f"Body\n\n\n{TEXT}\n\nClassification\n\nLanguage: ENGLISH\n\nLoad-Date: May 6, 2031\n\n\n"
    "End of Document\n"
)
OLDER_NEXIS = (
    "                  1 of 2 DOCUMENTS\n\n                  Moe Herald\n\n"
    "               May 5, 2031 Monday\n                First Edition\n\n"
    f"{TITLE}\n\nBYLINE: Moa Lund\n\nSECTION: NEWS; Pg. 4\n\nLENGTH: 345 words\n\n{TEXT}\n\n"
    "LOAD-DATE: May 6, 2031\n\nLANGUAGE: ENGLISH\n\n        Copyright 2031 Moe Media\n"
)
FACTIVA = (
    f"SE News\nHD {TITLE}\nBY By Moa Lund\nWC 345 words\nPD 5 May 2031\nET 08:15\nSN Moe Herald\n"
    f"SC MOEH\nLA English\nCY Copyright 2031 Moe Media\nLP\n{TOLD[0]}\nTD\n{TOLD[1]}\n"
    "CO moemed : Moe Media\nNS gtra : Trams\nAN Document MOEH0001\n"
)


@pytest.mark.parametrize("text", [NEXIS, OLDER_NEXIS, FACTIVA], ids="nexis older factiva".split())
def test_article_of_a_database_is_told_from_what_that_knows_of_it(text):
    """Above it and below."""
    (found,) = plain_text.parse(text, where="a.txt")

    assert (found.title, found.text, found.outlet) == (TITLE, TEXT, "Moe Herald")
    assert found.published == date(2031, 5, 5)


@pytest.mark.parametrize("text", [NEXIS, OLDER_NEXIS, FACTIVA], ids="nexis older factiva".split())
def test_each_article_of_one_file_is_kept(tmp_path, text):
    """Under a name of its own."""
    other = text.replace(TITLE, "Bridge opens in Lom").replace("MOEH0001", "MOEH0002")
    (tmp_path / "export.txt").write_text(f"{text}\n{other}", encoding="utf-8")
    found = [one for one in Folder(path=tmp_path).fetch(now=NOW) if not isinstance(one, Problem)]

    assert [one.title for one in found] == [TITLE, "Bridge opens in Lom"]
    assert len({one.key for one in found}) == 2


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\n\n{TEXT}",
        f"{TITLE}\n\nThe paper asked for this length: 300 words at most.\n\n{TEXT}",
        "AN old ferry left Lom.\nPD is short for a party.\nHD is not.",
    ],
)
def test_other_texts_are_none(text):
    """Though some of their words look like labels."""
    assert articles_of_a_database(text) == []
