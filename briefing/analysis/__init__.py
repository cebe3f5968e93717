"""Reads one article: sentences, names, actors and their roles, quotes, dates, visits.

    article_reader   one article after the other, in the language it is written in; late_reader,
                     lean_spacy
    language/        which language that is, and the pipeline for it
    reader/          our own reader: words, sentences, parts of speech, dependencies, names
    layout/          what is text and what is dateline, byline, credit, caption, list or markup
    words, lexicon   a parsed text as plain lists; lists of words; place_lists
    actors/          who acts: people, organisations, groups, roles, affiliations, references
    dates/           what a time can mean; time_expressions, tense: which days are told
    visits/          who visits where, when, invited by whom, how surely
    headline         the visit that only the headline tells
    quotes           who said what
    results          all that is found, as the model has it; same_texts: read once
    single           the function that an engine hands to other processes
    versioning       by which version an article was read

Each folder's own map stands in its `__init__`.
"""
