"""In which language a text is written, and the pipeline that reads it.

guess         the language of a text, from its letters and its small words
small_words   those words, by language
pipelines     the pipelines of spaCy, ours and those a user names
"""

from briefing.analysis.language.pipelines import (
    MODEL_FOLDER,
    load_article_pipeline,
    load_pipeline,
    sentence_splitter,
)

__all__ = ["MODEL_FOLDER", "load_article_pipeline", "load_pipeline", "sentence_splitter"]
