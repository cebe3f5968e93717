"""Tells what of a text is its layout: datelines, bylines, credits, captions, wrapped lines.

It looks at characters and lines, before any word is read, and knows nothing of grammar. What it
sets aside is blanked out in the copy that is read; the copy is as long as the text, so that every
offset holds in both.

`plan` puts together what the others find: datelines, credit_lines, captions, lists, diary (the days
of one), questions (an interviewer's), markup, line_breaks.
"""

from briefing.analysis.layout.datelines import Dateline
from briefing.analysis.layout.plan import Layout, LayoutTokenizer, layout_of, layout_of_doc

__all__ = ["Dateline", "Layout", "LayoutTokenizer", "layout_of", "layout_of_doc"]
