"""The version of this stage, by which kept analyses are known to be current."""

import subprocess
import sys
from pathlib import Path

from briefing.analysis import versioning
from briefing.analysis.versioning import reading_version


def test_the_version_is_stable_and_tells_configurations_apart():
    """Kept analyses are used again only if the same would come out."""
    own = reading_version({"en": "built-in"})

    assert own == reading_version({"en": "built-in"})
    assert own != reading_version({})
    assert own != reading_version({"en": "built-in", "de": "some_model"})


def test_what_python_is_just_compiling_is_no_other_version():
    """Two commands that start together must not read a whole quarter anew."""
    before = reading_version({"en": "built-in"})
    compiling = Path(versioning.__file__).parent / "__pycache__" / "a.cpython-311.pyc.140"
    compiling.parent.mkdir(exist_ok=True)
    compiling.write_bytes(b"half written")
    try:
        assert reading_version({"en": "built-in"}) == before
    finally:
        compiling.unlink()


def test_asking_for_the_version_loads_no_language_model():
    """A brief whose articles are all read does not wait for spaCy."""
    code = (
        "import sys; from briefing.analysis.versioning import reading_version;"
        "reading_version({'en': 'built-in'}); print('spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"


def test_what_is_known_of_names_and_of_the_world_counts():
    """A country more in the gazetteer, and every article is read anew."""
    folders = {folder.name for folder in versioning.FOLDERS}

    assert folders == {"analysis", "names", "gazetteer"}
    assert all(any(folder.rglob("*.py")) for folder in versioning.FOLDERS)
