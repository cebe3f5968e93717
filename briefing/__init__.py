"""Turns the day's articles into one brief."""

__version__ = "0.1.0"
