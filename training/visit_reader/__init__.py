"""Trains the reader of visits: which candidates of a text belong together, and how."""
