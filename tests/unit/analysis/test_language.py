"""A missing model is an error a person can act on."""

from pathlib import Path

import pytest
import spacy

from briefing.analysis.language import load_pipeline
from briefing.errors import LanguageModelError


def test_a_language_without_a_model_is_named():
    """The message names the language, the hint the ones there are."""
    with pytest.raises(LanguageModelError, match="no language model for 'fr'") as caught:
        load_pipeline("fr")

    assert "en" in caught.value.hint


def test_the_built_in_model_reads_english_only():
    """Configuring it for another language is refused."""
    with pytest.raises(LanguageModelError, match="does not read 'de'"):
        load_pipeline("de", languages={"de": "built-in"})


def test_a_pipeline_that_is_not_installed_is_named():
    """The hint says where to look."""
    with pytest.raises(LanguageModelError, match="xx_missing_pipeline") as caught:
        load_pipeline("tr", languages={"tr": "xx_missing_pipeline"})

    assert "config.yaml" in caught.value.hint


def test_a_model_that_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A damaged installation is told as such."""
    monkeypatch.setattr("briefing.analysis.language.pipelines.MODEL_FOLDER", tmp_path)
    with pytest.raises(LanguageModelError, match="language model in"):
        load_pipeline("en")


def test_an_installed_pipeline_s_labels_are_brought_to_ours(tmp_path: Path):
    """Somebody else's pipeline ends with the mapping."""
    spacy.blank("en").to_disk(tmp_path / "other")
    nlp = load_pipeline("en", languages={"en": str(tmp_path / "other")})
    assert nlp.pipe_names == ["briefing_schemes"]
