"""Where briefs are kept, without checking all of the configuration."""

from pathlib import Path

import pytest

from briefing.config import load_config
from briefing.config.glance import EDITION_KEYS, KEYS, glance
from briefing.config.schema import ConfigKeys, EditionKeys

SOURCES = "sources:\n  - feed: https://news.example/rss\n"


@pytest.mark.parametrize(("known", "keys"), [(KEYS, ConfigKeys), (EDITION_KEYS, EditionKeys)])
def test_what_is_looked_into_has_the_keys_of_the_schema(known, keys):
    """A new key is no unknown one."""
    assert known == keys.model_fields.keys()


@pytest.mark.parametrize(
    "text",
    [
        SOURCES,
        SOURCES + "store: briefs.db\n",
        SOURCES + "store: sqlite:////var/lib/briefing/briefs.db\n",
        SOURCES + "store: postgresql://reader:${WORD}@db.example/news\n",
        SOURCES + "store_file: place\n",
        SOURCES + "templates: looks\n",
        SOURCES + "editions:\n  - name: morning-brief\n    zone: Asia/Qatar\n  - name: weekly\n",
    ],
)
def test_a_plain_file_says_what_it_says_when_it_is_loaded(tmp_path: Path, text):
    """Both ways lead to the same store, templates and editions."""
    (tmp_path / "looks").mkdir()
    (tmp_path / "place").write_text("kept.db\n")
    path = tmp_path / "config.yaml"
    path.write_text(text)
    environment = {"WORD": "hush"}

    kept = glance(path, environment=environment)
    config = load_config(path, environment=environment, plugged=False)

    assert kept is not None
    assert (kept.store, kept.templates) == (config.store, config.templates)
    assert type(kept.store) is type(config.store)
    assert [(one.name, one.zone) for one in kept.editions] == [
        (one.name, one.zone) for one in config.editions
    ]


@pytest.mark.parametrize(
    "text",
    [
        "store: briefs.db\n",
        "sources: []\n",
        "sources: articles\n",
        SOURCES + "stor: briefs.db\n",
        SOURCES + "store: 5\n",
        SOURCES + "store:\n",
        SOURCES + "store: ${NOWHERE}\n",
        SOURCES + "templates: none\n",
        SOURCES + "templates: [looks]\n",
        SOURCES + "editions: []\n",
        SOURCES + "editions: morning\n",
        SOURCES + "editions:\n  - morning\n",
        SOURCES + "editions:\n  - zone: UTC\n",
        SOURCES + "editions:\n  - name: 2030\n",
        SOURCES + "editions:\n  - name: a/b\n",
        SOURCES + "editions:\n  - name: a\n  - name: A\n",
        SOURCES + "editions:\n  - name: a\n    zoen: Asia/Qatar\n",
        SOURCES + "editions:\n  - name: a\n    zone: Asia/Qatarr\n",
    ],
)
def test_what_is_in_doubt_is_not_looked_into(tmp_path: Path, text):
    """Loading it says what is wrong, or what an unusual value means."""
    path = tmp_path / "config.yaml"
    path.write_text(text)

    assert glance(path, environment={}) is None
