"""Reads one article: sentences, names, actors and their roles, quotes, dates, visits."""
