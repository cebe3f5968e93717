"""Loads the language pipelines: the only place that knows which model reads which language."""

from collections.abc import Mapping
from pathlib import Path

import spacy
from spacy.language import Language

from briefing.analysis.layout import LayoutTokenizer
from briefing.analysis.reader import schemes, sentences
from briefing.analysis.reader.pipeline import english_reader
from briefing.analysis.versioning import BUILT_IN
from briefing.errors import LanguageModelError

MODEL_FOLDER = Path(__file__).parents[1] / "model"
# Languages that are read when the configuration does not say otherwise.
DEFAULT_LANGUAGES: Mapping[str, str] = {"en": BUILT_IN}
# To import them makes them known to spaCy under the names that pipelines ask for.
_COMPONENTS = (sentences.mark_sentences, schemes.unify)


def load_pipeline(language: str = "en", *, languages: Mapping[str, str] | None = None) -> Language:
    """Load the pipeline that reads a language.

    Args:
        language: ISO 639-1 code.
        languages: Which pipeline reads which language: "built-in", or the name or path of an
            installed spaCy pipeline. Without it, English is read by the built-in one.

    Raises:
        LanguageModelError: if there is no pipeline for the language, or it cannot be loaded.
    """
    known = DEFAULT_LANGUAGES if languages is None else languages
    if language not in known:
        raise LanguageModelError(
            f"there is no language model for {language!r}",
            hint=f"models are configured for: {', '.join(sorted(known)) or 'no language'}",
        )
    if known[language] != BUILT_IN:
        return _load_installed(known[language])
    if language != "en":
        raise LanguageModelError(
            f"the built-in model does not read {language!r}",
            hint="name an installed spaCy pipeline for it under 'language.models'",
        )
    return _load_built_in(MODEL_FOLDER)


def load_article_pipeline(
    language: str = "en", *, languages: Mapping[str, str] | None = None
) -> Language:
    """Load the pipeline that reads articles: around their datelines, bylines and credits.

    Args:
        language: ISO 639-1 code.
        languages: As for `load_pipeline`.

    Raises:
        LanguageModelError: as `load_pipeline` does.
    """
    nlp = load_pipeline(language, languages=languages)
    nlp.tokenizer = LayoutTokenizer(nlp.tokenizer)
    return nlp


def sentence_splitter(language: str) -> Language:
    """A pipeline that only finds sentences, for languages without a model."""
    try:
        nlp = spacy.blank(language)
    except ImportError:
        nlp = spacy.blank("xx")
    nlp.add_pipe("briefing_sentences")
    return nlp


def _load_installed(name: str) -> Language:
    """Load somebody else's pipeline, and bring its labels to the scheme that our rules read."""
    try:
        nlp = spacy.load(name)
    except OSError as error:
        raise LanguageModelError(
            f"the spaCy pipeline {name!r} cannot be loaded ({error})",
            hint="install it beside briefing, or correct 'language.models' in config.yaml",
        ) from error
    nlp.add_pipe(schemes.COMPONENT)
    return nlp


def _load_built_in(folder: Path) -> Language:
    try:
        return english_reader(folder)
    except Exception as error:  # each of the libraries that read it has its own kinds
        raise LanguageModelError(
            f"the language model in {folder} cannot be read ({error})",
            hint="reinstall the package: the model is part of it",
        ) from error
